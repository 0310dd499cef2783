"""Reminders on the desktop: shown, put off, done and written to, with the window open, closed, and the program not running."""
import os
import sqlite3

from relnet_e2e import _, Notifications, Relnet, cli, never, run, sh, wait

DATABASE = os.path.join(os.environ['XDG_DATA_HOME'], 'relnet', 'relnet.db')
AUTOSTART = os.path.join(os.environ['XDG_CONFIG_HOME'], 'autostart', 'com.example.RelNet.desktop')
desktop = None
program = None


def database():
    connection = sqlite3.connect(DATABASE, timeout=10)
    connection.isolation_level = None
    return connection


def ask(sql, *values):
    connection = database()
    try:
        row = connection.execute(sql, values).fetchone()
        return row[0] if row else None
    finally:
        connection.close()


def person(name):
    return ask('SELECT id FROM person WHERE name = ?', name)


def add_follow_up(person, due):
    connection = database()
    n = connection.execute("INSERT INTO follow_up (person_id, due, what, added_on, added_at)"
                           " VALUES (?, ?, 'A private matter', '2026-01-01', 0)", (person, due)).lastrowid
    connection.close()
    return n


def the_notification(title):
    return wait(lambda: next((n for n in desktop.shown() if n['title'] == title), None), title)


def test_an_overdue_follow_up_is_announced():
    global desktop, program
    desktop = Notifications('gtk')
    card = os.path.join(os.environ['HOME'], 'people.vcf')
    with open(card, 'w', encoding='utf-8') as f:
        for name in ('Karim Haddouche', 'Hélène Marchetti', 'Idris Benkirane'):
            f.write(f'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:{name}\r\nEND:VCARD\r\n')
    cli('import', card)
    add_follow_up(person('Karim Haddouche'), '2026-11-14')
    program = Relnet(RELNET_NOW='2026-11-18T09:00:00').wait_window()
    shown = the_notification(_('Overdue follow-up: %s') % 'Karim Haddouche')
    assert [b['label'] for b in shown['buttons']] == [_('Done'), _('Snooze'), _('Write')], shown
    # It may stand on a locked screen.
    assert 'private' not in shown['body'], shown


def test_the_question_is_asked_with_the_first_reminder():
    assert not os.path.exists(AUTOSTART)
    program.click(program.find('push button', _('Yes, Remind Me')))
    wait(lambda: os.path.exists(AUTOSTART), 'the autostart entry')
    with open(AUTOSTART, encoding='utf-8') as f:
        assert '--gapplication-service' in f.read()


def test_snooze_while_the_window_is_open():
    desktop.press(the_notification(_('Overdue follow-up: %s') % 'Karim Haddouche'), _('Snooze'))
    wait(lambda: ask('SELECT snoozed_until FROM follow_up WHERE id = 1') == '2026-11-19', 'the follow-up to be put off')
    program.find_text(_('Nothing is pressing today'))
    program.quit()
    program.wait_end(0)


def test_done_while_the_program_does_not_run():
    global program
    program = Relnet(RELNET_NOW='2026-11-19T09:00:00').wait_window()
    shown = the_notification(_('Overdue follow-up: %s') % 'Karim Haddouche')
    program.quit()
    program.wait_end(0)
    desktop.press(shown, _('Done'))
    wait(lambda: ask('SELECT done_on FROM follow_up WHERE id = 1'), 'the follow-up to be done')
    never(lambda: program.x_windows(), 'a window')


def test_it_goes_on_without_a_window():
    global program
    # The program that the button started stays, as the user wants reminders without a window. Its clock is the real one.
    program.action('app.quit')
    wait(lambda: 'com.example.RelNet' not in sh('gdbus', 'call', '--session', '-d', 'org.freedesktop.DBus', '-o', '/',
                                                '-m', 'org.freedesktop.DBus.ListNames'), 'the service to end', 30)
    program = Relnet(RELNET_NOW='2026-11-20T09:00:00').wait_window()
    (_title, x, y, width, _height), = program.x_windows().values()
    # The close button, in the corner of the window.
    sh('xdotool', 'mousemove', x + width - 28, y + 28, 'click', 1)
    wait(lambda: not program.x_windows(), 'the window to close')
    add_follow_up(person('Hélène Marchetti'), '2026-11-18')
    the_notification(_('Overdue follow-up: %s') % 'Hélène Marchetti')
    assert program.running()


def test_write_opens_a_window():
    desktop.press(the_notification(_('Overdue follow-up: %s') % 'Hélène Marchetti'), _('Write'))
    # The main window, and the composer.
    wait(lambda: len(program.x_windows()) == 2, 'the composer')


def test_done_elsewhere_takes_it_away():
    add_follow_up(person('Idris Benkirane'), '2026-11-19')
    shown = the_notification(_('Overdue follow-up: %s') % 'Idris Benkirane')
    connection = database()
    connection.execute("UPDATE follow_up SET done_on = '2026-11-20'")
    connection.close()
    wait(lambda: shown['id'] not in [n['id'] for n in desktop.shown()], 'the notification to go')


def test_switching_it_off_takes_the_entry_away():
    windows = len(program.x_windows())
    program.action('app.preferences', 'reminders')
    program.click(program.find('check box', _('Keep reminding when the window is closed'), into_rows=True))
    wait(lambda: not os.path.exists(AUTOSTART), 'the autostart entry to go')
    program.press('Escape')
    wait(lambda: len(program.x_windows()) == windows, 'the preferences to close')
    program.action('app.quit')
    program.wait_end(0)
    assert program.complaints() == [], program.complaints()


run(globals())
