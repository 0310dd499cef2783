"""The ways an address book comes in: by the menu, dragged from the file manager, opened in it while the program runs and while
it does not; and a mailto: link, which says what it leaves out."""
import os
import subprocess

from gi.repository import Gio, GLib

from relnet_e2e import (APP_ID, BUILD, _, Notifications, Relnet, cli, cli_json, run, set_setting, sh, text_of, wait)

desktop = None
program = None


def write_card(name, *people):
    path = os.path.join(os.environ['HOME'], name)
    with open(path, 'w', encoding='utf-8') as f:
        for person in people:
            f.write(f'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:{person}\r\nEMAIL:{person.split()[0].lower()}@x.example\r\nEND:VCARD\r\n')
    return path


def names():
    return sorted(person['name'] for person in cli_json('people'))


def import_what_is_shown():
    """The preview is shown: imports it, and closes the window."""
    program.click(program.find('push button', _('Import')))
    program.click(program.find('push button', _('Finish')))
    wait(lambda: len(program.x_windows()) == 1, 'the import window to close')


def open_by_the_desktop(uri):
    """As a file manager or a browser opens something with a program whose launcher says DBusActivatable."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    bus.call_sync(APP_ID, '/' + APP_ID.replace('.', '/'), 'org.freedesktop.Application', 'Open',
                  GLib.Variant('(asa{sv})', ([uri], {})), None, 0, 20000, None)


def test_by_the_menu():
    global desktop, program
    desktop = Notifications('fdo')
    set_setting('background-asked', 'true')
    card = write_card('menu.vcf', 'Karim Haddouche')
    # On the first start the way is the row of the welcome page, to the same window.
    cli('import', write_card('known.vcf', 'Maëlle Kervran'))
    program = Relnet().wait_window()
    program.press('F10')
    title = _('_Import Contacts…')
    program.find('menu item', title.replace('_', ''))
    program.settle()
    program.press(title.partition('_')[2][0].lower())
    program.click(program.find('push button', _('Choose a file…')))
    wait(lambda: len(program.x_windows()) == 3, 'the file chooser')
    program.settle()
    # A path is typed after a slash.
    program.type(card)
    program.press('Return')
    wait(lambda: len(program.x_windows()) == 2, 'the file chooser to close')
    import_what_is_shown()
    assert names() == ['Karim Haddouche', 'Maëlle Kervran'], names()


def test_by_drag_and_drop():
    source = subprocess.Popen([os.path.join(BUILD, 'tests', 'e2e', 'file-drag'),
                               write_card('one.vcf', 'Hélène Marchetti'), write_card('two.vcf', 'Idris Benkirane')],
                              stdout=subprocess.PIPE, text=True)
    try:
        window = sh('xdotool', 'search', '--sync', '--onlyvisible', '--name', '^Files to drag$').split()[-1]
        (_title, x, y, width, height), = program.x_windows().values()
        sh('xdotool', 'windowmove', '--sync', window, 1200, 740)
        sh('xdotool', 'windowraise', window)
        program.settle()
        sh('xdotool', 'mousemove', 1280, 800, 'mousedown', 1)
        for step in range(1, 21):
            sh('xdotool', 'mousemove', 1280 + (x + width // 2 - 1280) * step // 20, 800 + (y + height // 2 - 800) * step // 20)
            program.settle()
        sh('xdotool', 'mouseup', 1)
        assert source.stdout.readline() == 'dropped\n'
    finally:
        source.kill()
        source.wait()
    # One file after the other.
    program.find('push button', _('Import'))
    program.find_text('Hélène Marchetti')
    program.click(program.find('push button', _('Import')))
    program.click(program.find('push button', _('Next file')))
    program.find_text('Idris Benkirane')
    import_what_is_shown()
    assert {'Hélène Marchetti', 'Idris Benkirane'} <= set(names()), names()


def test_from_the_file_manager_while_it_runs():
    open_by_the_desktop('file://' + write_card('running.vcf', 'Nadia Okoro'))
    program.find_text('Nadia Okoro')
    import_what_is_shown()
    assert 'Nadia Okoro' in names(), names()


def test_a_mailto_link_says_what_it_leaves_out():
    open_by_the_desktop('mailto:nadia@x.example?subject=Bonjour&bcc=eve@x.example&attach=/etc/passwd')
    subject = program.find('text|entry', _('Subject'))
    wait(lambda: text_of(subject) == 'Bonjour', 'the subject')
    program.find_text('bcc, attach')
    program.settle()
    # Nobody clicked in this session, so that no window was given the keyboard.
    program.focus_window()
    program.press('Escape')
    wait(lambda: len(program.x_windows()) == 1, 'the composer to close')


def test_it_complains_of_nothing():
    program.quit()
    assert program.complaints() == [], program.complaints()


def test_from_the_file_manager_while_it_does_not_run():
    open_by_the_desktop('file://' + write_card('closed.vcf', 'Rui Sequeira'))
    wait(lambda: program.app is not None and program.x_windows(), 'the program to be started')
    program.find_text('Rui Sequeira')
    import_what_is_shown()
    assert 'Rui Sequeira' in names(), names()


run(globals())
