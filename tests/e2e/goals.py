"""A goal from the first example to the news for those who helped: it moves, helpers are due news, the news is given."""
import os
import re

from relnet_e2e import _, Notifications, Relnet, cli, cli_json, run, section_key, set_setting, wait
from relnet_mail import MailServer, connect_mailbox, send_message

NOW = '2026-11-24T09:12:00'
A_LITTLE_LATER = '2026-11-24T09:14:00'
HELPER = 'Antoine Rivaud'
STEP = 'Write the one-page note'
desktop = None
program = None
mail = None


def goals():
    return cli_json('--now', NOW, 'goals')


def start(now):
    global program
    program = Relnet(RELNET_NOW=now, RELNET_TEST_CA=mail.authority).wait_window()


def leave():
    program.quit()
    assert program.complaints() == [], program.complaints()


def news_owed():
    return [r for r in cli_json('--now', NOW, 'agenda') if r['kind'] == 'news']


def test_the_empty_section_offers_examples():
    global desktop, mail
    desktop = Notifications('fdo')
    set_setting('background-asked', 'true')
    set_setting('section', "'goals'")
    card = os.path.join(os.environ['HOME'], 'people.vcf')
    with open(card, 'w', encoding='utf-8') as f:
        for name in (HELPER, 'Greta Hollenberg'):
            f.write(f'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:{name}\r\nEMAIL:{name.split()[0].lower()}@relnet.example\r\nEND:VCARD\r\n')
    cli('import', card)
    mail = MailServer()
    start(NOW)
    connect_mailbox(program, mail, 'alice@relnet.example')
    program.find_text(re.escape(_('What do you want to reach?')))
    program.click(program.find('list item', re.compile(re.escape(_('Join a board')))))


def test_a_goal_starts_from_an_example():
    # The window that asks has the example's words, and wants no date.
    program.find_text(re.escape(_('Why?')))
    program.click(program.find('push button', re.compile(re.escape(_('_Add').replace('_', '')) + '$')))
    wait(lambda: [g['what'] for g in goals()] == [_('Join a board')], 'the goal to be stored')
    program.find('label|heading', _('Join a board'))


def test_a_step_is_added_in_place():
    program.click(program.find('push button|toggle button', _('Add a step')))
    program.find('text|entry', _('What is the next step?'))
    program.type(STEP)
    program.press('Return')
    program.find_text(re.escape(STEP))
    wait(lambda: [s['what'] for s in goals()[0]['steps']] == [STEP], 'the step to be stored')


def test_somebody_matters_and_has_helped():
    program.click(program.find('toggle button|push button', _('Add people')))
    program.find('text|entry', _('Who could help?'), into_rows=True)
    program.settle()
    program.type('Antoine')
    program.find('label', re.compile('^' + HELPER), into_rows=True)
    program.press('Return')
    program.find('push button', _('Remove %s') % HELPER, into_rows=True)
    program.do(program.find('push button', _('Add to the goal'), into_rows=True))
    wait(lambda: [p['person'] for p in goals()[0]['people']] == [HELPER], 'who matters to be stored')
    program.find_text(re.escape(HELPER))
    program.click(program.find('toggle button|push button', _('What they are to this goal'), into_rows=True))
    program.find('check box', _('Has helped, and gets news'), into_rows=True)
    program.settle()
    # From what is hoped to the box below it.
    program.press('Tab', 'space')
    program.do(program.find('push button', _('Save'), into_rows=True))
    wait(lambda: goals()[0]['people'][0]['helped'] == '2026-11-24', 'the help to be stored')
    assert [p['news_due'] for p in goals()[0]['people']] == ['2027-02-22'], goals()[0]['people']


def test_the_goal_moves_and_the_helper_is_due_news():
    program.click(program.find('check box', STEP, into_rows=True))
    wait(lambda: goals()[0]['progress'] == 100, 'the step to be done')
    program.find_text(re.escape(_('News owed')))
    program.press('ctrl+1')
    program.find_text(re.escape(_('Thank-yous and news')))
    program.find_text(re.escape(HELPER))


def test_news_given_goes_from_today_into_the_timeline():
    program.click(program.find('push button', _('Done'), into_rows=True))
    wait(lambda: goals()[0]['people'][0]['news'] == '2026-11-24', 'the news to be noted')
    shown = cli_json('--now', NOW, 'show', HELPER)[0]
    assert [i['kind'] for i in shown['timeline']] == ['news'], shown
    wait(lambda: not news_owed(), 'nothing to be owed any more')


def test_it_is_taken_back():
    program.press('ctrl+z')
    wait(news_owed, 'the news to be owed again')


def test_news_sent_is_news_given():
    row = program.find('list item', re.compile(re.escape(HELPER)), within=program.find('list', _('Thank-yous and news')))
    program.click(program.find('push button', _('Write'), within=row, into_rows=True))
    send_message(program, 'Alice')
    assert news_owed(), 'it can still be taken back'
    leave()
    start(A_LITTLE_LATER)
    wait(lambda: mail.recipients() == ['antoine@relnet.example'], 'the message at the server', 40)
    wait(lambda: not news_owed(), 'nothing to be owed any more')
    kinds = [i['kind'] for i in cli_json('--now', NOW, 'show', HELPER)[0]['timeline']]
    assert sorted(kinds) == ['exchange', 'news'], kinds
    # What was noted can be taken back, what was sent cannot.
    program.find_text(re.escape(_('News given to %s') % HELPER))
    program.press('ctrl+z')
    wait(news_owed, 'the news to be owed again')
    assert [i['kind'] for i in cli_json('--now', NOW, 'show', HELPER)[0]['timeline']] == ['exchange']


def test_it_complains_of_nothing():
    leave()


run(globals())
