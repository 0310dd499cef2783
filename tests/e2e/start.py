"""The first start, on a computer that has never seen RelNet; the sample data; finding somebody in it."""
import os
import re

from relnet_e2e import _, Notifications, Relnet, run, set_setting, wait

NOW = '2026-11-24T09:12:00'
desktop = None
program = None


def people_shown(where='People'):
    """The names of the rows in a list, as a screen reader tells them. (The full list stays alive behind the results.)"""
    found = program.look('list', _(where))
    return [name for name in program.names('list item', found) if name] if found is not None else []


def test_the_welcome_page_shows():
    global desktop, program
    desktop = Notifications('fdo')
    set_setting('background-asked', 'true')
    program = Relnet(RELNET_NOW=NOW).wait_window()
    program.find('label', _('Welcome to RelNet'))
    for way in ('Import contacts', 'Connect a mailbox', 'Add a first person'):
        program.find_text(re.escape(_(way)))


def test_a_second_start_raises_the_first_window():
    second = Relnet()
    second.wait_end(0)
    assert program.running()
    assert len(program.x_windows()) == 1, program.x_windows()


def test_the_sample_data_fills_the_window():
    program.click(program.find('push button|link', _('Explore with sample data')))
    program.find_text(re.escape(_('Sample data: these people are invented.')))
    program.press('ctrl+2')
    wait(lambda: any('Hélène Marchetti' in name for name in people_shown()), 'Hélène Marchetti in the list')


def test_search_finds_whatever_the_accents_case_and_order():
    program.press('ctrl+f')
    for typed in ('helene', 'MARCHETTI HÉL', 'marchetti helene'):
        program.press('ctrl+a')
        program.type(typed)
        wait(lambda: people_shown('Search results')
             # After the heading, the person herself comes first.
             and people_shown('Search results')[1].startswith('Hélène Marchetti')
             and not any('Idris Benkirane' in name for name in people_shown('Search results')), f'what “{typed}” finds')


def test_search_tells_when_nothing_is_found():
    program.press('ctrl+a')
    program.type('zzzzqqqq')
    wait(lambda: not any('Marchetti' in name for name in people_shown('Search results')), 'an empty result')


def test_escape_shows_everybody_again():
    program.press('Escape')
    wait(lambda: sum('Hélène Marchetti' in name or 'Idris Benkirane' in name for name in people_shown()) >= 2,
         'everybody again')


def test_it_complains_of_nothing():
    assert program.complaints() == [], program.complaints()


def test_it_leaves_by_ctrl_q():
    program.quit()


def test_its_first_window_needs_no_svg_renderer():
    """That is a third of what starting takes, and 6 MiB: the icons of the window are drawn by the build. (An X server is also
    given the icon of the program; not one that is not installed.)"""
    folders = ':'.join(f for f in os.environ['XDG_DATA_DIRS'].split(':') if f != os.environ['UI_DATA'])
    for section in ('today', 'people'):
        set_setting('section', f"'{section}'")
        again = Relnet(RELNET_NOW=NOW, XDG_DATA_DIRS=folders).wait_window()
        again.find_text('Hélène Marchetti')
        again.settle()
        with open(f'/proc/{again.process.pid}/maps', encoding='utf-8') as f:
            assert 'librsvg' not in f.read(), section
        again.quit()


run(globals())
