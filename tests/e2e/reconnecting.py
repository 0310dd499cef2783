"""Somebody drifted away: they are suggested with reasons, put off, written to, and gone from the list once they answer.

What is done is done in the window, from the exchanges of years ago to the answer; what comes of it is asked of relnet-cli.
"""
import os
import re

from relnet_e2e import FRENCH, _, Notifications, Relnet, cli, cli_json, run, section_key, set_setting, text_of, wait
from relnet_mail import MailServer, connect_mailbox, send_message

NOW = '2026-11-24T09:12:00'
A_LITTLE_LATER = '2026-11-24T09:14:00'
OURS = 'alice@relnet.example'
FRIEND = 'Rui Sequeira'
OTHER = 'Nadia Okoro'
MET = {
    FRIEND: ('10 janvier 2023', '10 février 2023', '10 mars 2023', '12 avril 2023') if FRENCH else
            ('10 Jan 2023', '10 Feb 2023', '10 Mar 2023', '12 Apr 2023'),
    OTHER: ('10 janvier 2023', '10 février 2023') if FRENCH else ('10 Jan 2023', '10 Feb 2023'),
}
desktop = None
program = None
mail = None


def suggested():
    return [r['person'] for r in cli_json('--now', NOW, 'reconnect')]


def row_of(name):
    return program.find('list item', re.compile('^' + re.escape(name) + ','), within=program.find('list', _('Reconnect')))


def open_page(name):
    program.press(section_key('people'))
    program.click(program.find('list item', re.compile('^' + re.escape(name)), within=program.find('list', _('People'))))
    program.find('label|heading', name)


def log(words):
    """In the one row of a page, which understands a day and a channel."""
    program.click(program.find('text|entry', _('What happened')))
    program.type(words)
    program.press('Return')
    wait(lambda: text_of(program.find('text|entry', _('What happened'))) == '', 'the row to be empty again')


def start(now):
    global program
    program = Relnet(RELNET_NOW=now, RELNET_TEST_CA=mail.authority).wait_window()


def leave():
    program.quit()
    assert program.complaints() == [], program.complaints()


def test_nobody_has_drifted_away():
    global desktop, mail
    desktop = Notifications('fdo')
    mail = MailServer()
    set_setting('background-asked', 'true')
    set_setting('section', "'reconnect'")
    card = os.path.join(os.environ['HOME'], 'people.vcf')
    with open(card, 'w', encoding='utf-8') as f:
        for name in (FRIEND, OTHER):
            f.write(f'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:{name}\r\nEMAIL:{name.split()[0].lower()}@arvalier.example\r\n'
                    'END:VCARD\r\n')
    cli('import', card)
    start(NOW)
    program.find_text(re.escape(_('Nobody has drifted away')))
    connect_mailbox(program, mail, OURS)


def test_what_was_years_ago_is_logged():
    for name, days in MET.items():
        open_page(name)
        for n, day in enumerate(days, 1):
            log(f'Café à Villefontaine le {day}' if FRENCH else f'Coffee at Villefontaine on {day}')
            wait(lambda: len(cli_json('--now', NOW, 'show', name)[0]['timeline']) == n, 'the exchange to be stored')
    met = cli_json('--now', NOW, 'show', FRIEND)[0]['timeline']
    assert [(i['date'], i['channel']) for i in met] == [(d, 'in-person') for d in (
        '2023-04-12', '2023-03-10', '2023-02-10', '2023-01-10')], met


def test_who_was_close_and_fell_silent_appears_with_reasons():
    program.press(section_key('reconnect'))
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


def test_the_message_begins_with_the_template_and_is_sent():
    program.click(program.find('push button', _('Write')))
    program.find_text('Villefontaine')
    send_message(program, 'Alice')
    assert mail.taken() == [], 'it can still be taken back'
    # It is sent when its time has come, by whichever RelNet runs then.
    leave()
    start(A_LITTLE_LATER)
    message, = wait(mail.taken, 'the message at the server', 40)
    assert mail.recipients() == ['rui@arvalier.example'], mail.recipients()
    assert 'Villefontaine' in message.get_body().get_content(), message.as_string()
    wait(lambda: cli_json('--now', NOW, 'show', FRIEND)[0]['timeline'][0]['channel'] == 'email', 'it to be in the timeline')


def test_what_was_sent_without_an_answer_ends_nothing():
    row_of(FRIEND)
    assert suggested() == [FRIEND, OTHER], suggested()


def test_the_answer_does():
    open_page(FRIEND)
    log('Mail reçu : de retour à Lyon' if FRENCH else 'Mail received, back in Lyon')
    wait(lambda: cli_json('--now', NOW, 'show', FRIEND)[0]['timeline'][0]['direction'] == 'incoming', 'the answer')
    program.press(section_key('reconnect'))
    program.find('label|heading', OTHER)
    program.gone('list item', re.compile('^' + re.escape(FRIEND) + ','), within=program.find('list', _('Reconnect')))
    assert suggested() == [OTHER], suggested()


def test_it_complains_of_nothing():
    leave()


run(globals())
