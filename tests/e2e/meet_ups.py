"""A coffee turned into a meet-up: its rhythm ended by a plan, which offers a meet-up with others; a second member, the invitation
written and sent, with which the plan is carried out, the day, who came, and the timelines of both."""
import os
import re
import sqlite3

from relnet_e2e import _, Notifications, Relnet, cli, cli_json, run, set_setting, wait
from relnet_mail import MailServer, connect_mailbox, send_message
from relnet_screens import person_menu

NOW = '2026-11-24T09:12:00'
A_LITTLE_LATER = '2026-11-24T09:14:00'
THE_DAY = '2026-12-04T19:30:00'
FIRST = 'Antoine Rivaud'
SECOND = 'Greta Hollenberg'
NAME = 'Breakfast'
desktop = None
program = None
mail = None


def ask(sql, *values):
    connection = sqlite3.connect(os.path.join(os.environ['XDG_DATA_HOME'], 'relnet', 'relnet.db'), timeout=10)
    try:
        row = connection.execute(sql, values).fetchone()
        return row[0] if row else None
    finally:
        connection.close()


def set_rhythm(name, days):
    connection = sqlite3.connect(os.path.join(os.environ['XDG_DATA_HOME'], 'relnet', 'relnet.db'), timeout=10)
    connection.execute('UPDATE person SET cadence_days = ? WHERE name = ?', (days, name))
    connection.commit()
    connection.close()


def start(now):
    global program
    program = Relnet(RELNET_NOW=now, RELNET_TEST_CA=mail.authority).wait_window()


def leave():
    program.quit()
    assert program.complaints() == [], program.complaints()


def agenda(now, kind):
    return [entry for entry in cli_json('--now', now, 'agenda') if entry['kind'] == kind]


def taken():
    """What the server took, with every recipient."""
    path = os.path.join(mail.folder, 'taken')
    if not os.path.exists(path):
        return ''
    with open(path, encoding='utf-8') as f:
        return f.read()


def window(title):
    wait(lambda: any(shown == title for shown, *_rest in program.x_windows().values()), f'the window “{title}”')
    program.settle()


def group_events(name):
    return [i for i in cli_json('--now', THE_DAY, 'show', name)[0]['timeline'] if i['channel'] == 'group-event']


def test_the_coffees_are_to_end():
    global desktop, mail
    desktop = Notifications('fdo')
    set_setting('background-asked', 'true')
    card = os.path.join(os.environ['HOME'], 'people.vcf')
    with open(card, 'w', encoding='utf-8') as f:
        for name in (FIRST, SECOND):
            f.write(f'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:{name}\r\nEMAIL:{name.split()[0].lower()}@relnet.example\r\nEND:VCARD\r\n')
    cli('import', card)
    set_rhythm(FIRST, 14)
    mail = MailServer()
    start(NOW)
    connect_mailbox(program, mail, 'alice@relnet.example')
    person_menu(FIRST, 'Wind Down…')(program)
    program.click(program.find('list item', re.compile('^' + re.escape(_('Meet with others'))), into_rows=True))
    program.settle()
    program.find('list item', re.compile('^' + re.escape(_('Invite to a meet-up'))), into_rows=True)


def test_a_meet_up_is_offered_instead():
    program.press('ctrl+Return')
    # There is no meet-up yet: a new one is made, with them in it.
    window(_('New Meet-Up'))
    program.find('push button', _('Remove %s') % FIRST, into_rows=True)
    assert ask('SELECT cadence_days FROM person WHERE name = ?', FIRST) == 0, 'no rhythm any more'
    assert ask('SELECT variant FROM wind_down') == 'coffee'
    assert ask("SELECT count(*) FROM message WHERE state = 'draft'") == 1, 'the message that says so'
    assert [entry['person'] for entry in agenda(NOW, 'wind-down')] == [], 'it is due tomorrow'


def test_a_meet_up_is_made():
    program.click(program.find('text|entry', _('What: “Breakfast of the founders”'), into_rows=True))
    program.type(NAME)
    program.do(program.find('push button', _('_Save').replace('_', '')))
    window(NAME)
    program.find('list item', re.compile('^' + FIRST))


def test_a_second_one_joins():
    program.click(program.find('text|entry', _('Add somebody'), into_rows=True))
    program.type('Greta')
    program.find('label', re.compile('^' + SECOND), into_rows=True)
    program.press('Return')
    program.find('list item', re.compile('^' + SECOND))
    assert len(agenda(NOW, 'meet-up')) == 1, cli_json('--now', NOW, 'agenda')


def test_both_are_invited_in_one_message():
    program.do(program.find('push button', re.compile('^(Invite 2 People|Inviter 2 personnes)')))
    # The meet-ups stay open, and say at once that both are invited.
    send_message(program, 'Alice', windows=2)
    program.find('list item', re.compile('^' + FIRST + '.*(Invited on|Invitation le)'))
    leave()
    start(A_LITTLE_LATER)
    wait(lambda: all(address in taken() for address in ('antoine@relnet.example', 'greta@relnet.example')),
         'the message at the server', 40)
    assert len(mail.recipients()) == 1, 'one message for both'
    wait(lambda: not agenda(A_LITTLE_LATER, 'meet-up'), 'nobody to be left to invite')


def test_the_plan_is_carried_out():
    wait(lambda: ask('SELECT state FROM wind_down') == 'finished', 'the plan to know of the invitation')
    assert ask("SELECT done_on FROM wind_down_step WHERE kind = 'invite'") == A_LITTLE_LATER[:10]
    assert ask('SELECT cadence_days FROM person WHERE name = ?', FIRST) == 365, 'once a year'
    # It can be taken back, as anything that was noted.
    program.press('ctrl+z')
    wait(lambda: ask('SELECT state FROM wind_down') == 'active', 'the step to be open again')
    program.press('ctrl+shift+z')
    wait(lambda: ask('SELECT state FROM wind_down') == 'finished', 'the step to be done')
    leave()


def test_the_day_comes_and_who_came_is_noted():
    start(THE_DAY)
    assert len(agenda(THE_DAY, 'attendance')) == 1
    program.press('ctrl+1')
    row = program.find('list item', re.compile(re.escape(NAME)), within=program.find('list', _('Meet-ups and you')))
    program.do(program.find('push button', _('Done'), within=row, into_rows=True))
    wait(lambda: any(title.startswith(NAME + ', ') for title, *_rest in program.x_windows().values()), 'who came to be asked')
    program.settle()
    program.do(program.find('push button', _('_Save').replace('_', '')))
    wait(lambda: len(group_events(FIRST)) == 1 and len(group_events(SECOND)) == 1, 'both timelines to have it')
    assert group_events(FIRST)[0]['subject'] == NAME, group_events(FIRST)
    assert not agenda(THE_DAY, 'attendance')


def test_it_is_taken_back_for_all():
    program.press('ctrl+z')
    wait(lambda: not group_events(FIRST) and not group_events(SECOND), 'nobody to have come')
    assert len(agenda(THE_DAY, 'attendance')) == 1


def test_it_is_found_by_its_name():
    program.press('ctrl+f')
    program.type(NAME.lower())
    results = program.find('list', _('Search results'))
    program.find('list item', re.compile('^' + NAME + '.*' + re.escape(_('Meet-up'))), within=results)
    program.press('Return')
    window(NAME)
    program.find('list item', re.compile('^' + SECOND))
    program.press('Escape')
    program.press('Escape')


def test_it_complains_of_nothing():
    leave()


run(globals())
