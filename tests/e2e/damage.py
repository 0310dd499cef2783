"""The disk spoils the data file while the program runs: it stops using it, says so and offers the backup."""
import glob
import os
import re

from relnet_e2e import _, Notifications, Relnet, cli, cli_json, run, set_setting, wait
from relnet_screens import open_person

NOW = '2026-11-24T09:12:00'
DATABASE = os.path.join(os.environ['XDG_DATA_HOME'], 'relnet', 'relnet.db')
PAGE = 4096
WRITTEN = 'called her about the plans of the hall'
desktop = None
program = None
spoilt = None


def read(path):
    with open(path, 'rb') as f:
        return f.read()


def titles():
    return [window[0] for window in program.x_windows().values()]


def test_the_program_runs_on_a_sound_file():
    global desktop, program
    # What is due may be announced in the meantime.
    desktop = Notifications('fdo')
    cli('--now', NOW, 'sample')
    cli('backup')
    set_setting('background-asked', 'true')
    program = Relnet(RELNET_NOW=NOW).wait_window()
    program.find_text('Hélène Marchetti')


def test_something_is_being_written():
    open_person(program)
    program.fill(program.find('text|entry', _('What happened')), WRITTEN)
    program.action('app.preferences', 'general')
    wait(lambda: len(program.x_windows()) == 2, 'the preferences')


def test_the_disk_spoils_it():
    global spoilt
    with open(DATABASE, 'r+b') as f:
        size = os.fstat(f.fileno()).st_size
        assert size > 40 * PAGE, size
        # All but the first page, which says what the file is.
        f.seek(PAGE)
        f.write(b'\xa5' * (size - PAGE))
    spoilt = read(DATABASE)
    program.action('app.backup')


def test_every_window_on_the_data_goes_and_the_trouble_page_comes():
    program.find('label', _('Your data file is damaged'))
    wait(lambda: titles() == ['RelNet'], 'one window')
    assert program.look('label', 'Hélène Marchetti') is None
    assert program.running()


def test_what_was_being_written_is_kept():
    unsaved = glob.glob(os.path.join(os.path.dirname(DATABASE), 'relnet-unsaved-*.txt'))
    assert len(unsaved) == 1 and WRITTEN in read(unsaved[0]).decode(), unsaved
    assert os.stat(unsaved[0]).st_mode & 0o777 == 0o600, unsaved
    program.find_text(re.escape(_('What you were writing is kept')))
    program.find('push button', _('Copy'), into_rows=True)


def test_nothing_of_the_program_holds_the_file():
    held = [os.path.realpath(link) for link in glob.glob(f'/proc/{program.process.pid}/fd/*')]
    assert not [path for path in held if path.startswith(DATABASE)], held


def test_the_outbox_lets_another_program_send():
    assert not os.path.exists(DATABASE + '.outbox')


def test_the_file_is_kept_as_it_is():
    assert read(DATABASE) == spoilt


def test_a_second_start_shows_the_same_page():
    Relnet(RELNET_NOW=NOW).wait_end(0)
    wait(lambda: titles() == ['RelNet'], 'one window')
    program.find('label', _('Your data file is damaged'))


def test_the_backup_brings_everything_back():
    button = re.compile(_('Open the backup of %s').replace('%s', '.*'))
    program.click(program.find('push button', button))
    program.find_text('Hélène Marchetti')
    wait(lambda: titles() and _('Your data file is damaged') not in program.names('label'), 'the window')
    program.find_text(re.escape(_('What you were writing is in %s, beside your data')).replace('%s', '.*'))
    kept = glob.glob(os.path.join(os.path.dirname(DATABASE), 'relnet-damaged-*.db'))
    assert [read(path) for path in kept] == [spoilt], kept
    assert len(cli_json('people')) >= 60


def test_it_complains_of_nothing():
    assert program.complaints() == [], program.complaints()


def test_it_leaves_by_ctrl_q():
    program.quit()


run(globals())
