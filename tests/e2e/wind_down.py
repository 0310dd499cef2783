"""A supplier wound down from the first step to the last day to give notice, as a person does it: what is said becomes a message
and reminders, nothing is sent, the notice day is announced, and the relationship is taken up again half-way."""
import os
import re
import sqlite3

from relnet_e2e import _, Notifications, Relnet, cli, run, wait
from relnet_screens import person_menu

DATABASE = os.path.join(os.environ['XDG_DATA_HOME'], 'relnet', 'relnet.db')
NAME = 'Julien Tardivel'
desktop = None
program = None


def ask(sql, *values):
    connection = sqlite3.connect(DATABASE, timeout=10)
    try:
        row = connection.execute(sql, values).fetchone()
        return row[0] if row else None
    finally:
        connection.close()


def start(now):
    global program
    if program is not None:
        program.action('app.quit')
        program.wait_end(0)
        assert program.complaints() == [], program.complaints()
    program = Relnet(RELNET_NOW=now).wait_window()
    program.settle()


def open_step(title):
    program.click(program.find('list item|push button|toggle button', re.compile('^' + re.escape(_(title))), into_rows=True))
    program.settle()


def say(lead, words):
    program.click(program.find('text', _(lead), into_rows=True))
    program.type(words)
    program.settle()


def message():
    from relnet_e2e import text_of
    return text_of(program.find('text', _('Message'), into_rows=True))


def test_a_plan_is_made():
    global desktop
    desktop = Notifications('gtk')
    card = os.path.join(os.environ['HOME'], 'people.vcf')
    with open(card, 'w', encoding='utf-8') as f:
        f.write(f'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:{NAME}\r\nN:Tardivel;Julien;;;\r\nEMAIL:julien@tardivel.example\r\n'
                'LANG:fr\r\nEND:VCARD\r\n')
    cli('import', card)
    connection = sqlite3.connect(DATABASE, timeout=10)
    connection.execute("INSERT INTO person_relation (person_id, relation) VALUES (1, 'supplier')")
    connection.commit()
    connection.close()
    start('2026-11-18T09:00:00')
    person_menu(NAME, 'Wind Down…')(program)
    open_step('The good news and the thanks')
    say('Together we have achieved…', 'le site de 2022')
    say('Thank you for…', 'votre patience')
    wait(lambda: 'le site de 2022. Merci pour votre patience.' in message(), 'the message to follow')


def test_the_end_and_the_notice_make_reminders():
    program.click(program.find('push button|toggle button', re.compile('^' + re.escape(_('End wished for'))), into_rows=True))
    program.settle()
    program.type('28/02/2027')
    program.press('Return')
    program.settle()
    assert '28 février 2027' in message(), message()
    spin = program.find('spin button', _('Notice in the contract'), into_rows=True)
    program.scroll_to(spin, program.find('text', _('Thank you for…'), into_rows=True))
    program.click(spin, at=(60, 17))
    program.press('ctrl+a')
    program.type('3 mois')
    program.press('Tab')
    program.settle()
    wait(lambda: 'préavis de 3\u00a0mois' in message(), 'the notice in the message')
    program.find('list item', re.compile('^' + re.escape(_('Last day to give notice'))), into_rows=True)


def test_a_draft_is_made_and_nothing_is_sent():
    program.press('ctrl+Return')
    wait(lambda: ask('SELECT count(*) FROM wind_down') == 1, 'the plan')
    assert ask("SELECT count(*) FROM message WHERE state = 'draft' AND deleted_at IS NULL") == 1
    assert ask("SELECT count(*) FROM message WHERE state <> 'draft'") == 0
    assert ask('SELECT group_concat(due) FROM (SELECT due FROM wind_down_step ORDER BY due)') \
        == '2026-11-20,2026-11-28,2027-02-01,2027-03-01'
    assert ask('SELECT cadence_days FROM person') == 0
    # The page of the person says so.
    program.find('push button', _('Resume'))
    program.find('push button', _('Continue'))


def test_the_call_is_due():
    start('2026-11-20T09:00:00')
    program.press('ctrl+1')
    program.settle()
    row = program.find('list item', re.compile('^' + re.escape(_('Call before writing'))))
    program.click(program.find('push button', _('Done'), within=row, into_rows=True))
    wait(lambda: ask("SELECT done_on FROM wind_down_step WHERE kind = 'call'") == '2026-11-20', 'the call to be done')
    assert ask("SELECT count(*) FROM interaction WHERE kind = 'wind-down' AND deleted_at IS NULL") == 2


def test_the_notice_day_is_announced_ahead():
    # (On a Friday: there are no reminders at weekends. What was shown before may still be on the screen.)
    start('2026-11-27T09:00:00')
    title = _('Give notice or go on: %s') % NAME
    shown = wait(lambda: next((n for n in desktop.shown() if n['title'] == title and n['id'].endswith('2026-11-27')), None),
                 'the notification')
    assert [b['label'] for b in shown['buttons']] == [_('Notice Given'), _('Snooze'), _('Write')], shown


def decide(what):
    """Chooses in the menu of the row of the contract."""
    row = program.find('list item', re.compile(re.escape(_('Give notice or go on: %s') % NAME)))
    program.click(program.find('push button|toggle button', _('Done'), within=row, into_rows=True))
    program.do(program.find('menu item', _(what), into_rows=True))
    return row


def test_the_day_may_pass_and_comes_back():
    start('2026-11-28T09:00:00')
    program.press('ctrl+1')
    program.settle()
    row = program.find('list item', re.compile(re.escape(_('Give notice or go on: %s') % NAME)))
    assert _('today is the last day') in row.get_name(), row.get_name()
    decide('Let This Day Pass')
    wait(lambda: ask('SELECT kept_on FROM contract') == '2026-11-28', 'the day to pass')
    program.gone('list item', re.compile(re.escape(_('Give notice or go on: %s') % NAME)))
    program.press('ctrl+z')
    wait(lambda: ask('SELECT kept_on FROM contract') == '', 'the day again')


def test_notice_is_given_on_the_last_day():
    decide('Notice Given')
    wait(lambda: ask('SELECT notice_given_on FROM contract') == '2026-11-28', 'the notice')
    assert ask('SELECT leaves_on FROM contract') == '2027-02-28'
    assert ask("SELECT done_on FROM wind_down_step WHERE kind = 'notice'") == '2026-11-28'


def test_the_plan_shows_how_far_it_is():
    person_menu(NAME, 'Wind Down…')(program)
    program.find('push button', _('Resume the Relationship'))
    program.click(program.find('push button', _('Open the Draft')))
    wait(lambda: ask("SELECT count(*) FROM message WHERE state = 'draft'") == 1
         and program.look('text', _('Subject'), into_rows=True), 'the composer')
    program.press('Escape')
    program.settle()


def test_it_is_reversed_half_way():
    program.press('ctrl+2')
    program.settle()
    program.click(program.find('push button', _('Resume')))
    wait(lambda: ask('SELECT state FROM wind_down') == 'resumed', 'the relationship')
    assert ask('SELECT cadence_days FROM person') == -1
    # What has happened stays, and the way back is one key away.
    assert ask("SELECT count(*) FROM interaction WHERE kind = 'wind-down' AND deleted_at IS NULL") == 4
    program.press('ctrl+z')
    wait(lambda: ask('SELECT state FROM wind_down') == 'active', 'the plan again')
    program.find('push button', _('Continue'))
    program.action('app.quit')
    program.wait_end(0)
    assert program.complaints() == [], program.complaints()


run(globals())
