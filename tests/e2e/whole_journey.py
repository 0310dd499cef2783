"""The whole of the main job, as one person does it: import → search → log → overdue → notification → Write → send → timeline.

Everything around the window is real: a notification service, a keyring (UI_KEYRING=1), an SMTP server with TLS. The first
half is lived sixty days ago, with a clock that stands still; the second today, since the Outbox waits by the real one.
"""
import datetime
import os
import re

from relnet_e2e import (FRENCH, _, Notifications, Relnet, cli_json, run, section_key, set_setting, sh, text_of,
                        wait)
from relnet_mail import MailServer, connect_mailbox

NAME = 'Karim Haddouche'
ADDRESS = 'karim@haddouche.example'
OURS = 'alice@relnet.example'
SUBJECT = 'Nouvelles de la filature — déjà l’été'
BODY = 'Bonjour Karim, où en est le métier à tisser ?'
THEN = datetime.datetime.combine(datetime.date.today() - datetime.timedelta(days=60), datetime.time(10))

desktop = None
program = None
mail = None


def rows(role, name):
    """The rows of the list with this name, as a screen reader tells them."""
    found = program.look(role, name)
    return [n for n in program.names('list item', found) if n] if found is not None else []


def open_karim():
    program.press('ctrl+2')
    program.press('ctrl+f')
    program.press('ctrl+a')
    program.type('haddou karim')
    # After the heading, the person comes first.
    wait(lambda: len(rows('list', _('Search results'))) >= 2 and rows('list', _('Search results'))[1].startswith(NAME)
         and not any('Idris' in n for n in rows('list', _('Search results'))), 'what the search finds')
    program.click(program.find('list item', re.compile('^' + NAME), within=program.find('list', _('Search results'))))
    program.find('text|entry', _('What happened'))


def test_importing_a_card_file():
    global desktop, program, mail
    desktop = Notifications('gtk')
    mail = MailServer()
    set_setting('background-asked', 'true')
    # Whatever the hour and the day at which the tests are run.
    for key in ('quiet-hours', 'quiet-weekends', 'digest'):
        set_setting(key, 'false')
    card = os.path.join(os.environ['HOME'], 'people.vcf')
    with open(card, 'w', encoding='utf-8') as f:
        for name, address in ((NAME, ADDRESS), ('Hélène Marchetti', 'helene@marchetti.example'),
                              ('Idris Benkirane', 'idris@kelvane.example')):
            f.write(f'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:{name}\r\nEMAIL:{address}\r\nEND:VCARD\r\n')
    program = Relnet(card, RELNET_NOW=THEN.isoformat(timespec='seconds'), RELNET_TEST_CA=mail.authority).wait_window()
    program.click(program.find('push button', _('Import')))
    program.click(program.find('push button', _('Finish')))
    wait(lambda: len(program.x_windows()) == 1, 'the import window to close')
    assert sorted(p['name'] for p in cli_json('people')) == ['Hélène Marchetti', 'Idris Benkirane', NAME]


def test_searching_and_opening_a_person():
    open_karim()


def test_logging_a_call_in_one_row():
    program.click(program.find('text|entry', _('What happened')))
    program.type('Appelé à propos de la filature' if FRENCH else 'Called about the spinning mill')
    program.press('Return')
    program.find('list item', re.compile('filature' if FRENCH else 'spinning mill'))
    logged, = cli_json('show', NAME)[0]['timeline']
    assert (logged['channel'], logged['date']) == ('phone', THEN.date().isoformat()), logged


def test_setting_a_rhythm():
    program.click(program.find('toggle button|radio button|page tab|push button', _('About')))
    rhythm = program.find('combo box', _('Be in touch'))
    program.scroll_to(rhythm, over=program.find('label', _('How to Talk to Them')))
    program.click(rhythm)
    program.find('label', _('No rhythm'), into_rows=True)
    # As the circles say, no rhythm, every 2 weeks, every month.
    program.press('Down', 'Down', 'Down', 'Return')
    wait(lambda: cli_json('show', NAME)[0]['cadence_days'] == 30, 'the rhythm to be kept')


def test_connecting_a_mailbox():
    connect_mailbox(program, mail, OURS)
    # The password is nowhere but in the keyring.
    found = sh('gdbus', 'call', '--session', '-d', 'org.freedesktop.secrets', '-o', '/org/freedesktop/secrets',
               '-m', 'org.freedesktop.Secret.Service.SearchItems', "{'xdg:schema': 'com.example.RelNet.Mail'}")
    assert '/org/freedesktop/secrets/collection' in found, found
    program.quit()


def test_being_told_that_it_is_overdue():
    global program
    program = Relnet(RELNET_TEST_CA=mail.authority).wait_window()
    assert cli_json('agenda')[0]['person'], cli_json('agenda')
    shown = wait(lambda: next((n for n in desktop.shown() if NAME in n['title']), None), 'the notification')
    assert [b['label'] for b in shown['buttons']] == [_('Done'), _('Snooze'), _('Write')], shown
    desktop.press(shown, _('Write'))
    program.find('text|entry', _('Subject'))


def test_writing_and_sending():
    program.fill(program.find('text|entry', _('Subject')), SUBJECT)
    program.click(program.find('text', _('Text of the message')))
    program.type(BODY)
    wait(lambda: BODY in text_of(program.find('text', _('Text of the message'))), 'the text of the message')
    program.click(program.find('push button', re.compile('(^| )' + _('_Send').replace('_', '') + '$')))
    wait(lambda: len(program.x_windows()) == 1, 'the composer to close')
    # For ten seconds it can still be taken back.
    wait(mail.taken, 'the message at the server', 40)


def test_the_server_has_it_once():
    program.press(section_key('messages'))
    wait(lambda: any(NAME in n and SUBJECT in n and _('Sent') in n for n in rows('list', _('Messages'))), 'the sent message')
    message, = mail.taken()
    assert mail.recipients() == [ADDRESS], mail.recipients()
    assert message['Subject'] == SUBJECT and ADDRESS in message['To'] and OURS in message['From'], message.as_string()
    assert message.get_body().get_content().strip() == BODY, message.as_string()


def test_it_is_in_the_timeline():
    open_karim()
    program.find('list item', re.compile(re.escape(SUBJECT)))
    newest, call = cli_json('show', NAME)[0]['timeline']
    assert (newest['channel'], newest['direction'], newest['subject']) == ('email', 'outgoing', SUBJECT), newest
    assert call['channel'] == 'phone', call
    # A message is a sign of life: nothing is overdue any more.
    assert cli_json('agenda') == [], cli_json('agenda')


def test_it_complains_of_nothing():
    program.quit()
    assert program.complaints() == [], program.complaints()


run(globals())
