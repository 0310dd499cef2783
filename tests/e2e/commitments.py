"""A promise from its making to its keeping: noted on a person's page, due in Today, kept there, in the timeline and among what is done."""
import os
import re

from relnet_e2e import _, Notifications, Relnet, cli, run, section_key, set_setting, wait
from relnet_mail import MailServer, connect_mailbox, send_message

DAY_OF_PROMISE = '2026-11-18T09:00:00'
DAY_OF_RISK = '2026-11-24T09:00:00'
A_LITTLE_LATER = '2026-11-24T09:02:00'
desktop = None
program = None
mail = None


def start(now):
    global program
    program = Relnet(RELNET_NOW=now, RELNET_TEST_CA=mail.authority).wait_window()


def leave():
    program.quit()
    program.wait_end(0)
    assert program.complaints() == [], program.complaints()


def test_a_promise_is_noted_on_the_page_of_a_person():
    global desktop, mail
    desktop = Notifications('fdo')
    mail = MailServer()
    set_setting('background-asked', 'true')
    card = os.path.join(os.environ['HOME'], 'people.vcf')
    with open(card, 'w', encoding='utf-8') as f:
        for name in ('Idris Benkirane', 'Antoine Rivaud'):
            f.write(f'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:{name}\r\nEMAIL:{name.split()[0].lower()}@relnet.example\r\nEND:VCARD\r\n')
    cli('import', card)
    start(DAY_OF_PROMISE)
    program.press('ctrl+2')
    program.click(program.find('list item', re.compile('^Idris Benkirane')))
    wait(lambda: program.look('label|heading', 'Idris Benkirane'), 'the page')
    program.press('ctrl+p')
    wait(lambda: len(program.x_windows()) == 2, 'the editor')
    program.settle()
    program.type('Send the audit grid')
    program.press('Tab')
    program.type('2026-11-25')
    program.press('ctrl+Return')
    wait(lambda: len(program.x_windows()) == 1, 'the editor to close')
    program.find_text(re.escape(_('You promised: %s') % 'Send the audit grid'))


def test_it_stands_among_the_commitments():
    program.click(program.find('list item', re.compile('^' + re.escape(_('Commitments')))))
    program.find_text('Send the audit grid')
    program.find_text(re.escape(_('My promises')))
    leave()


def test_on_the_day_it_waits_in_today():
    start(DAY_OF_RISK)
    program.press('ctrl+1')
    program.find('list item', re.compile('^Send the audit grid — Idris Benkirane'))


def test_the_other_side_is_told_honestly():
    connect_mailbox(program, mail, 'alice@relnet.example')
    row = program.find('list item', re.compile('^Send the audit grid — Idris Benkirane'))
    program.click(program.find('push button', _('Write'), within=row, into_rows=True))
    program.find_text('Send the audit grid')
    send_message(program, 'Alice')
    leave()
    start(A_LITTLE_LATER)
    wait(lambda: mail.recipients() == ['idris@relnet.example'], 'the message at the server', 40)
    program.find_text(re.escape(_('%s knows that a promise is at risk') % 'Idris Benkirane'))
    program.press(section_key('commitments'))
    program.find_text(re.escape((_('%s · they know since %s') % ('', '')).strip()))
    program.press(section_key('today'))


def test_kept_it_leaves_today():
    program.find_text(re.escape(_('Promises')))
    row = program.find('list item', re.compile('^Send the audit grid — Idris Benkirane'))
    program.click(program.find('push button', _('Done'), within=row, into_rows=True))
    wait(lambda: program.look('list item', re.compile('^Send the audit grid')) is None, 'the row to leave')
    program.find_text(re.escape(_('Promise kept (%s)') % 'Idris Benkirane'))


def test_it_is_in_the_timeline_and_among_what_is_done():
    program.press('ctrl+3')
    program.find_text(re.escape(_('Promise kept: %s') % 'Send the audit grid'))
    program.click(program.find('list item', re.compile('^' + re.escape(_('Commitments')))))
    program.click(program.find('toggle button|radio button|push button', _('Done')))
    program.find('list item', re.compile('^Send the audit grid'))


def test_undo_takes_it_back():
    program.press('ctrl+z')
    program.press('ctrl+1')
    program.find('list item', re.compile('^Send the audit grid — Idris Benkirane'))
    leave()


run(globals())
