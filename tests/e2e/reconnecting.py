"""Somebody drifted away: they are suggested with reasons, put off, written to, and gone from the list once they answer."""
import os
import re

from relnet_e2e import _, Notifications, Relnet, cli, cli_json, run, section_key, set_setting, wait

NOW = '2026-11-24T09:12:00'
FRIEND = 'Rui Sequeira'
OTHER = 'Nadia Okoro'
desktop = None
program = None


def suggested():
    return [r['person'] for r in cli_json('reconnect', RELNET_NOW=NOW)]


def met(name, *dates):
    for date in dates:
        cli('log', '--person', name, '--channel', 'in-person', '--date', date, '--subject', 'Villefontaine',
            RELNET_NOW=f'{date}T12:00:00')


def row_of(name):
    return program.find('list item', re.compile('^' + re.escape(name) + ','))


def test_nobody_has_drifted_away():
    global desktop, program
    desktop = Notifications('fdo')
    set_setting('background-asked', 'true')
    set_setting('section', "'reconnect'")
    card = os.path.join(os.environ['HOME'], 'people.vcf')
    with open(card, 'w', encoding='utf-8') as f:
        for name in (FRIEND, OTHER):
            f.write(f'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:{name}\r\nEMAIL:{name.split()[0].lower()}@arvalier.example\r\n'
                    'END:VCARD\r\n')
    cli('import', card)
    program = Relnet(RELNET_NOW=NOW).wait_window()
    program.find_text(re.escape(_('Nobody has drifted away')))


def test_who_was_close_and_fell_silent_appears_with_reasons():
    met(FRIEND, '2023-01-10', '2023-02-10', '2023-03-10', '2023-04-12')
    met(OTHER, '2023-01-10', '2023-02-10')
    row_of(FRIEND)
    program.find_text(re.escape(_('Why now')))
    program.find_text(re.escape(_('Past closeness')))
    assert suggested() == [FRIEND, OTHER], suggested()


def test_today_suggests_them():
    program.press(section_key('today'))
    program.find_text(re.escape(FRIEND))
    program.press(section_key('reconnect'))


def test_let_rest_and_suggested_again():
    program.click(row_of(OTHER))
    program.find('label|heading', OTHER)
    program.click(program.find('push button', _('Let it rest')))
    wait(lambda: suggested() == [FRIEND], 'the other to rest')
    program.press('ctrl+z')
    wait(lambda: suggested() == [FRIEND, OTHER], 'the other to be suggested again')
    program.click(row_of(FRIEND))
    program.find('label|heading', FRIEND)


def test_a_request_after_a_long_silence_comes_second():
    program.click(program.find('radio button|check box', _('A request')))
    program.click(program.find('push button', _('Nothing to ask first')))


def test_the_message_begins_with_the_template():
    program.click(program.find('push button', _('Write')))
    program.find_text('Villefontaine')
    program.press('Escape')


def test_what_was_sent_without_an_answer_ends_nothing():
    cli('log', '--person', FRIEND, '--channel', 'email', '--direction', 'outgoing', RELNET_NOW=NOW)
    assert suggested() == [FRIEND, OTHER], suggested()


def test_the_answer_does():
    cli('log', '--person', FRIEND, '--channel', 'email', '--direction', 'incoming', RELNET_NOW=NOW)
    assert suggested() == [OTHER], suggested()
    program.find('label|heading', OTHER)
    program.gone('list item', re.compile('^' + re.escape(FRIEND) + ','))


def test_it_complains_of_nothing():
    assert program.complaints() == [], program.complaints()


def test_it_leaves_by_ctrl_q():
    program.quit()


run(globals())
