"""The keys that the shortcuts window names, each pressed in the real window, wide and narrow."""
import re

from relnet_e2e import Notifications, Relnet, _, fresh_home, is_shown, run, set_setting, text_of, wait
from relnet_screens import NOW, PERSON, open_person, sample

program = None
desktop = None


def start(width, height):
    global program, desktop
    desktop = desktop or Notifications('fdo')
    if program is not None:
        program.kill()
    fresh_home()
    for key, value in {'window-width': width, 'window-height': height, 'background-asked': 'true',
                       'section': "'people'"}.items():
        set_setting(key, value)
    sample()
    program = Relnet(RELNET_NOW=NOW).wait_window()
    program.settle()


def log_entry():
    return program.find('text|entry', re.compile(_('What happened')))


def test_search_by_ctrl_f_and_by_typing():
    start(1280, 800)
    program.press('ctrl+2', 'ctrl+f')
    program.type('marchetti')
    program.find('list item', re.compile('^' + PERSON), within=program.find('list', _('Search results')))
    program.press('Escape', 'Escape')
    program.gone('list', _('Search results'))
    program.type('lyon')
    program.find('list', _('Search results'))
    program.press('Escape', 'Escape')


def test_ctrl_z_while_typing_is_about_the_words():
    open_person(program)
    program.press('ctrl+l')
    program.type('bonjour')
    entry = log_entry()
    wait(lambda: text_of(entry) == 'bonjour', 'what was typed')
    program.press('ctrl+z')
    wait(lambda: text_of(entry) != 'bonjour', 'the words to be taken back')
    program.press('ctrl+shift+z')
    wait(lambda: text_of(entry) == 'bonjour', 'the words again')
    # Noted, and then taken back: now it is about the act.
    program.press('Return')
    noted = re.compile('^bonjour')
    program.find('list item', noted)
    program.press('ctrl+z')
    wait(lambda: program.look('list item', noted) is None, 'the note to be taken back')


def test_ctrl_m_writes_and_escape_closes():
    program.press('ctrl+m')
    wait(lambda: len(program.x_windows()) == 2, 'the composer')
    program.find('text|entry', _('Subject'))
    program.press('Escape')
    wait(lambda: len(program.x_windows()) == 1, 'the composer to close')


def test_windows_by_keys_close_by_escape():
    for key, title in (('ctrl+n', _('New Person')), ('ctrl+comma', _('Preferences')),
                       ('ctrl+question', _('Keyboard shortcuts'))):
        program.press(key)
        wait(lambda: any(t == title for t, *_rest in program.x_windows().values()), f'“{title}” by {key}')
        program.press('Escape')
        wait(lambda: len(program.x_windows()) == 1, f'“{title}” to close')


def test_f10_opens_the_menu():
    program.press('F10')
    program.find('menu item', _('_Preferences').replace('_', ''))
    program.press('Escape')


def test_narrow_f10_shows_the_sidebar_while_the_menu_is_open():
    start(360, 720)
    program.press('ctrl+1')
    program.settle()
    program.find('push button', _('Back'))
    before = program.look('list', _('Sections'))
    assert before is None or not is_shown(before)
    program.press('F10')
    sections = program.find('list', _('Sections'))
    wait(lambda: is_shown(program.find('menu item', _('_Preferences').replace('_', ''))), 'the menu')
    assert is_shown(sections)
    program.press('Escape')
    wait(lambda: not is_shown(sections), 'Today again')


def test_narrow_back_by_escape_and_alt_left():
    for key in ('Escape', 'alt+Left'):
        start(360, 720)
        open_person(program)
        program.settle()
        program.press(key)
        results = program.find('list', _('Search results'))
        wait(lambda: is_shown(results), f'the list again by {key}')


def test_ctrl_w_closes_the_window():
    program.focus_window()
    program.press('ctrl+w')
    wait(lambda: not program.running() or not program.x_windows(), 'the window to close')


run(globals())
