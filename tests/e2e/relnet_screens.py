"""Every screen and state of the window, and how one gets there: what ./run pictures shows and what the scans of
accessibility read. A new screen is a line in SCREENS.

A step gets the program (relnet_e2e.Relnet) with its window open on the people of the sample data, or of the line's own
scene, and acts as a person would. Afterwards the program is brought back by Escape, or started again if that fails.
"""
import collections
import os
import re
import subprocess
import time

from relnet_e2e import (PROGRAM, Atspi, Notifications, Relnet, cli, extents, fresh_home, has_state, is_drawn, is_shown,
                        section_key, set_setting, sh, wait, walk, _)
from relnet_scan import newest_window

# The day of the pictures: a Tuesday, so that the week strip has something on both sides.
NOW = '2026-11-24T09:12:00'
# The person of the pictures in the design.
PERSON = 'Hélène Marchetti'

Screen = collections.namedtuple('Screen', 'name scene step')


# Scenes: what is in the database before the program starts.

def nothing():
    pass


def sample():
    cli('--now', NOW[:16], 'sample')


def sample_scrolled():
    """For a screen that scrolls the page of Today, which stays where it was: the next one finds it as it begins."""
    sample()


def one_person():
    """Somebody without a rhythm: there are people, and nothing to do."""
    path = os.path.join(os.environ['HOME'], 'one.vcf')
    with open(path, 'w', encoding='utf-8') as f:
        f.write('BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Idris Benkirane\r\nEMAIL:idris@kelvane.example\r\nORG:Kelvane\r\n'
                'TITLE:CTO\r\nEND:VCARD\r\n')
    cli('import', path, RELNET_NOW=NOW)


def damaged():
    sample()
    path = os.path.join(os.environ['XDG_DATA_HOME'], 'relnet', 'relnet.db')
    with open(path, 'r+b') as f:
        f.seek(0)
        f.write(b'This was a database once. ' * 40)


# Steps

def section(name):
    def step(relnet):
        relnet.press(section_key(name))
        wait(lambda: sh('gsettings', 'get', 'com.example.RelNet', 'section').strip() == f"'{name}'", f'the section {name}')
    return step


def introductions(part):
    def step(relnet):
        relnet.press(section_key('introductions'))
        made = relnet.find('push button|toggle button|radio button', _('Made by You'))
        # The chips stand beside each other.
        relnet.click(made.get_parent().get_child_at_index(part))
    return step


def open_person(relnet, name=PERSON):
    relnet.press('ctrl+2')
    relnet.press('ctrl+f')
    relnet.type(name.split()[-1])
    def found():
        results = relnet.look('list', _('Search results'))
        row = results and relnet.look('list item', re.compile('^' + re.escape(name)), within=results)
        return row if row is not None and is_shown(row) else None
    relnet.click(wait(found, f'{name} among what was found'))
    wait(lambda: relnet.look('label|heading', name), f'the page of {name}')


def show_tab(relnet, title):
    """A tab of the page of somebody, which stays chosen for the next one."""
    relnet.settle()
    relnet.find("toggle button|radio button|push button|page tab", _(title))
    # Narrow, the tabs are at the bottom; those of the header keep the place they do not show in.
    tabs = [node for node in walk(relnet.app) if node.get_name() == _(title) and is_drawn(node)
            and node.get_role_name() in ('toggle button', 'radio button', 'push button', 'page tab')]
    tab = max(tabs, key=lambda node: extents(node)[1]) if is_narrow(relnet) else tabs[0]
    relnet.click(tab)
    # A page that is made only now is slower than a screen that stands still for two looks.
    wait(lambda: has_state(tab, Atspi.StateType.CHECKED) or has_state(tab, Atspi.StateType.PRESSED), f'the tab {title}')
    relnet.settle()


def person_page(title, name=PERSON):
    def step(relnet):
        open_person(relnet, name)
        show_tab(relnet, title)
    return step


def search(text):
    def step(relnet):
        relnet.press('ctrl+2')
        relnet.press('ctrl+f')
        relnet.type(text)
    return step


def is_narrow(relnet):
    return min(geometry[3] for geometry in relnet.x_windows().values()) < 560


def circle(relnet):
    if is_narrow(relnet):
        relnet.press('alt+Left')
    relnet.click(relnet.find('list item', re.compile('^Clients')))


def preferences(page):
    def step(relnet):
        relnet.action('app.preferences', page)
        relnet.settle()
    return step


def open_by(action, *arguments):
    def step(relnet):
        relnet.action(action, *arguments)
        wait(lambda: len(relnet.x_windows()) > 1, f'the window of {action}')
        relnet.settle()
    return step


def edit_circle(relnet):
    circle(relnet)
    if is_narrow(relnet):
        relnet.press('alt+Left')
    relnet.settle()
    relnet.press('shift+F10')
    relnet.settle()
    relnet.press('Return')
    wait(lambda: any(title == _('Edit Circle') for title, *_rest in relnet.x_windows().values()), 'the editor of a circle')
    relnet.settle()


def end_of_about(relnet):
    person_page('About')(relnet)
    over = relnet.find('text', _('Interests'))
    for _turn in range(60):
        relnet.click(over, button=5)
    relnet.settle()


def edit_interaction(relnet):
    person_page('Timeline')(relnet)
    row = relnet.find('list item', re.compile('Cordeliers'))
    if is_narrow(relnet):
        # The tabs and the notice of the sample stand there.
        relnet.scroll_to(row, relnet.find('label|heading', PERSON), above=200)
    relnet.click(row)
    wait(lambda: len(relnet.x_windows()) > 1, 'the editor of an interaction')
    relnet.settle()


def snooze(relnet):
    relnet.press('ctrl+1')
    relnet.settle()
    relnet.click(relnet.find('push button|toggle button', _('More actions') if is_narrow(relnet) else _('Snooze'), into_rows=True))
    relnet.settle()


def decide_on_contract(relnet):
    """What was decided on the last day to give notice: asked in the row of Today."""
    relnet.press('ctrl+1')
    relnet.settle()
    row = relnet.find('list item', re.compile(re.escape(_('Give notice or go on: %s') % 'Julien Tardivel')))
    done = relnet.find('push button|toggle button', _('Done'), within=row, into_rows=True)
    relnet.scroll_to(done, relnet.find('label|heading', re.compile(_('Hello'))), above=160 if is_narrow(relnet) else 80)
    relnet.click(done)
    relnet.find('menu item', _('Let This Day Pass'), into_rows=True)
    # The tooltip stands over the menu.
    sh('xdotool', 'mousemove', 2, 2)
    relnet.settle()


def keys(*pressed):
    def step(relnet):
        for key in pressed:
            relnet.press(key)
            relnet.settle()
    return step


def write(relnet):
    open_person(relnet)
    relnet.press('ctrl+m')
    relnet.settle()


def menu_item(name, title):
    """Chooses something in the main menu."""
    def step(relnet):
        relnet.press('F10')
        wait(lambda: is_shown(relnet.find('menu item', _(name).replace('_', ''))), 'the menu')
        relnet.settle()
        relnet.press(_(name).partition('_')[2][0].lower())
        wait(lambda: any(shown == _(title) for shown, *_rest in relnet.x_windows().values()), f'the window {title}')
        relnet.settle()
    return step


def write_with_coach(relnet):
    """A request to a former manager who was not thanked, as in picture 04: a draft of the sample data."""
    section('messages')(relnet)
    relnet.click(relnet.find('list item', re.compile('Des nouvelles de Lyon'), into_rows=True))
    relnet.click(relnet.find('push button', _('Change this message')))
    relnet.find_text('^' + _('Before you send'))
    relnet.settle()


def remarks(relnet):
    """In a narrow window what the coach says is a page of its own."""
    write_with_coach(relnet)
    if is_narrow(relnet):
        relnet.click(relnet.find('push button', re.compile(r'^\d+.rem')))
        relnet.settle()


templates = menu_item('Message _Templates…', 'Message Templates')


def template_editor(relnet):
    templates(relnet)
    relnet.click(relnet.find('list item', re.compile('^' + re.escape(_('Thank-you')))))
    relnet.settle()


def commitments(view):
    def step(relnet):
        section('commitments')(relnet)
        relnet.click(relnet.find('toggle button|radio button|push button', _(view)))
    return step


def promise(relnet):
    open_person(relnet)
    relnet.press('ctrl+p')
    relnet.settle()


def open_file(relnet, path):
    """As the file manager does it: the program that runs is told by a second start, which ends at once."""
    subprocess.run([PROGRAM, path], timeout=20, check=True)
    wait(lambda: len(relnet.x_windows()) > 1, 'the import window')
    # The preview is there when it can be imported.
    relnet.find('push button', _('Import'))


def import_linkedin(relnet):
    """The preview of a file that names people who are there already."""
    path = os.path.join(os.environ['HOME'], 'Connections.csv')
    with open(path, 'w', encoding='utf-8') as f:
        f.write('Notes:\n"When exporting your connection data, you may notice that some of the email addresses are '
                'missing."\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\n'
                'Hélène,Marchetti,https://www.linkedin.com/in/helene-marchetti,,Novarelle Santé,Purchasing Director,'
                '03 Mar 2019\nNora,Vasseur,https://www.linkedin.com/in/nora-vasseur,nora@vasseur.example,Vasseur Conseil,'
                'Partner,14 Aug 2025\nTomás,Iglesias,https://www.linkedin.com/in/tomas-iglesias,,Puerto Azul,CFO,'
                '02 Feb 2024\n,,,,,,\nIngrid,Solberg,https://www.linkedin.com/in/ingrid-solberg,,Fjordlys,Head of Design,'
                '19 May 2023\n')
    open_file(relnet, path)


def import_own_csv(relnet):
    """A CSV nobody knows: the mapping of its columns."""
    path = os.path.join(os.environ['HOME'], 'membres.csv')
    with open(path, 'w', encoding='utf-8') as f:
        f.write('Membre;Courriel;Téléphone bureau;Structure;Depuis\nNora Vasseur;nora@vasseur.example;+33 4 72 00 00 11;'
                'Vasseur Conseil;2021\nTomás Iglesias;tomas@puerto-azul.example;;Puerto Azul;2019\n')
    open_file(relnet, path)


def open_goal(relnet):
    section('goals')(relnet)
    relnet.click(relnet.find('list item', re.compile('^Siéger dans un conseil industriel'), within=relnet.find('list', _('Goals'))))
    relnet.find('label|heading', 'Siéger dans un conseil industriel')


def edit_goal(relnet):
    open_goal(relnet)
    relnet.click(relnet.find('toggle button|push button', _('Change the goal')))
    relnet.settle()


def add_goal(relnet):
    section('goals')(relnet)
    relnet.settle()
    relnet.click(relnet.find('push button', _('New goal')))
    wait(lambda: any(title == _('New Goal') for title, *_rest in relnet.x_windows().values()), 'the window of a new goal')
    relnet.settle()


def person_menu(name, entry):
    """What the menu of somebody's page opens."""
    def step(relnet):
        person_page('Timeline', name)(relnet)
        # (The page of a brief, left before, keeps its own menu in its own place.)
        menus = wait(lambda: [node for node in walk(relnet.app) if node.get_name() == _('More') and is_drawn(node)
                              and is_shown(node) and node.get_role_name() in ('push button', 'toggle button')], 'the menu')
        # (A popover is a window of its own. One that came while the page was still being filled is closed by it.)
        for _turn in range(3):
            relnet.click(menus[-1])
            end = time.monotonic() + 4
            while relnet.look('menu item', _(entry)) is None and time.monotonic() < end:
                time.sleep(.1)
            if relnet.look('menu item', _(entry)) is not None:
                break
        relnet.do(relnet.find('menu item', _(entry)))
        wait(lambda: len(relnet.x_windows()) > 1, f'the window of {entry}')
        relnet.settle()
    return step


def wind_down(name, last=False):
    """How to take some distance; of the last kind instead of what is proposed."""
    def step(relnet):
        person_menu(name, 'Wind Down…')(relnet)
        if last:
            relnet.click(relnet.find('combo box|toggle button|push button', re.compile('^' + re.escape(_('Kind of relationship')))))
            relnet.settle()
            for key in ('End', 'Return'):
                relnet.press(key)
            relnet.settle()
    return step


def main_menu(entry):
    def step(relnet):
        relnet.press('ctrl+2')
        relnet.settle()
        if is_narrow(relnet):
            relnet.press('alt+Left')
            relnet.settle()
        relnet.press('F10')
        relnet.do(relnet.find('menu item', _(entry).replace('_', '')))
        wait(lambda: len(relnet.x_windows()) > 1, f'the window of {entry}')
        relnet.settle()
    return step


def edit_contract(relnet):
    main_menu('_Contracts…')(relnet)
    relnet.click(relnet.find('list item', re.compile('^Identité')))
    wait(lambda: any(title == _('Contract') for title, *_rest in relnet.x_windows().values()), 'the editor of a contract')
    relnet.settle()


def brief(relnet):
    """The meeting of tomorrow, prepared."""
    section('today')(relnet)
    relnet.settle()
    row = relnet.find('list item', re.compile('^(Meeting with|Rencontre avec) Sofia Lindqvist'))
    if is_narrow(relnet):
        relnet.scroll_to(row, relnet.find('label|heading', re.compile(_('Hello'))), above=200)
    relnet.click(row)
    relnet.find('label|heading', 'Sofia Lindqvist')
    relnet.find('list item', re.compile('^' + re.escape('Café Mollien')))
    relnet.settle()


def end_of_brief(relnet):
    brief(relnet)
    button = relnet.find('push button', _('It Is Prepared'))
    relnet.scroll_to(button, relnet.find('list item', re.compile('^' + re.escape('Café Mollien'))), above=110)
    relnet.settle()


def brief_of_nobody(relnet):
    """Somebody of whom nothing is known."""
    open_person(relnet, 'Idris Benkirane')
    relnet.press('ctrl+b')
    relnet.find('label|heading', _('Questions to ask'))
    relnet.settle()


def plan_meeting(relnet):
    open_person(relnet)
    relnet.press('ctrl+shift+b')
    wait(lambda: any(title == _('Plan a Meeting') for title, *_rest in relnet.x_windows().values()), 'the window of a meeting')
    relnet.settle()


def after_meeting(relnet):
    brief(relnet)
    button = relnet.find('push button', _('Note the Exchange'))
    relnet.scroll_to(button, relnet.find('label|heading', 'Sofia Lindqvist'), above=110)
    relnet.click(button)
    wait(lambda: any(title == _('After the Meeting') for title, *_rest in relnet.x_windows().values()), 'the form')
    relnet.settle()


def meet_up(relnet):
    main_menu('_Meet-Ups…')(relnet)
    # (In the window in front: a timeline behind it may have the same words.)
    front, _x_window = newest_window(relnet)
    relnet.click(relnet.find('list item', re.compile('^Petit-déjeuner'), within=front))
    relnet.find('list item', re.compile('^Aïcha'), within=front)
    relnet.settle()
    return front


def meet_up_editor(relnet):
    relnet.click(relnet.find('push button', _('Change'), within=meet_up(relnet)))
    wait(lambda: any(title == _('Change Meet-Up') for title, *_rest in relnet.x_windows().values()), 'the editor of a meet-up')
    relnet.settle()


def attendance(relnet):
    front = meet_up(relnet)
    over = relnet.find('list item', re.compile('^Aïcha'), within=front)
    for _turn in range(60):
        relnet.click(over, button=5)
    relnet.settle()
    relnet.do(relnet.find('push button', re.compile('^' + re.escape(_('Change…'))), within=front, into_rows=True))
    wait(lambda: any(title.startswith('Petit-déjeuner des indépendants, ') for title, *_rest in relnet.x_windows().values()),
         'the window of who came')
    relnet.settle()


def time_and_worth(relnet):
    main_menu('_Meet-Ups…')(relnet)
    relnet.click(relnet.find('page tab', _('Time and Worth')))
    relnet.find('label|heading', _('One-to-One Meetings'))
    relnet.settle()


def invite_to_meet_up(relnet):
    person_menu(PERSON, 'Invite to a Meet-Up…')(relnet)


def finding(relnet):
    main_menu('Your R_eputation Online…')(relnet)
    relnet.click(relnet.find('list item', re.compile('^An old dispute')))
    wait(lambda: any(title == _('Change Finding') for title, *_rest in relnet.x_windows().values()), 'the editor of a finding')
    relnet.settle()


SCREENS = [
    Screen('today', sample, section('today')),
    Screen('today-snooze', sample, snooze),
    Screen('today-contract', sample_scrolled, decide_on_contract),
    Screen('brief', sample, brief),
    Screen('brief-end', sample, end_of_brief),
    Screen('plan-meeting', sample, plan_meeting),
    Screen('after-meeting', sample, after_meeting),
    Screen('people', sample, section('people')),
    Screen('people-search', sample, search('lyon')),
    Screen('people-search-things', sample, search('mollien')),
    Screen('people-search-nothing', sample, search('zzzz')),
    Screen('circle', sample, circle),
    Screen('person-timeline', sample, person_page('Timeline')),
    Screen('person-about', sample, person_page('About')),
    Screen('person-about-end', sample, end_of_about),
    Screen('person-messages', sample, person_page('Messages')),
    Screen('edit-interaction', sample, edit_interaction),
    Screen('timeline', sample, section('timeline')),
    Screen('reconnect', sample, section('reconnect')),
    Screen('commitments', sample, section('commitments')),
    Screen('commitments-favours', sample, commitments('Favours')),
    Screen('commitments-done', sample, commitments('Done')),
    Screen('promise', sample, promise),
    Screen('introductions', sample, section('introductions')),
    Screen('introductions-received', sample, introductions(1)),
    Screen('introductions-suggestions', sample, introductions(2)),
    Screen('introduce', sample, keys('ctrl+i')),
    Screen('goals', sample, section('goals')),
    Screen('goal', sample, open_goal),
    Screen('goal-edit', sample, edit_goal),
    Screen('goal-new', sample, add_goal),
    Screen('wind-down-supplier', sample, wind_down('Julien Tardivel')),
    Screen('wind-down-mentee', sample, wind_down('Yann Quéméneur')),
    Screen('wind-down-coffee', sample, wind_down(PERSON)),
    Screen('wind-down-pause', sample, wind_down(PERSON, True)),
    Screen('wind-down-plan', sample, wind_down('Peter Krasniqi')),
    Screen('person-wind-down', sample, person_page('Timeline', 'Peter Krasniqi')),
    Screen('contracts', sample, main_menu('_Contracts…')),
    Screen('contract-editor', sample, edit_contract),
    Screen('meet-ups', sample, main_menu('_Meet-Ups…')),
    Screen('meet-up', sample, meet_up),
    Screen('meet-up-editor', sample, meet_up_editor),
    Screen('attendance', sample, attendance),
    Screen('meet-up-invite', sample, invite_to_meet_up),
    Screen('time-and-worth', sample, time_and_worth),
    Screen('reputation', sample, main_menu('Your R_eputation Online…')),
    Screen('finding', sample, finding),
    Screen('messages', sample, section('messages')),
    Screen('add-person', sample, keys('ctrl+n')),
    Screen('circle-editor', sample, edit_circle),
    Screen('write', sample, write),
    Screen('write-coach', sample, write_with_coach),
    Screen('write-remarks', sample, remarks),
    Screen('templates', sample, templates),
    Screen('template-editor', sample, template_editor),
    Screen('import-preview', sample, import_linkedin),
    Screen('import-mapping', sample, import_own_csv),
    Screen('preferences-general', sample, preferences('general')),
    Screen('preferences-mail', sample, preferences('mail')),
    Screen('preferences-reminders', sample, preferences('reminders')),
    Screen('preferences-writing', sample, preferences('writing')),
    Screen('preferences-data', sample, preferences('data')),
    Screen('restore', sample, open_by('app.restore')),
    Screen('shortcuts', sample, keys('ctrl+question')),
    Screen('menu', sample, keys('ctrl+2', 'F10')),
    Screen('welcome', nothing, lambda relnet: None),
    Screen('today-empty', one_person, section('today')),
    Screen('brief-empty', one_person, brief_of_nobody),
    Screen('meet-ups-empty', one_person, main_menu('_Meet-Ups…')),
    Screen('reputation-empty', one_person, main_menu('Your R_eputation Online…')),
    Screen('timeline-empty', one_person, section('timeline')),
    Screen('reconnect-empty', one_person, section('reconnect')),
    Screen('commitments-empty', one_person, section('commitments')),
    Screen('introductions-empty', one_person, section('introductions')),
    Screen('goals-empty', one_person, section('goals')),
    Screen('contracts-empty', one_person, main_menu('_Contracts…')),
    Screen('messages-empty', one_person, section('messages')),
    Screen('damaged', damaged, lambda relnet: None),
]


desktop = []


class Stage:
    """Shows one screen after the other, starting the program only when it must."""

    def __init__(self, width=1280, height=800, dark=False):
        self.settings = {'window-width': width, 'window-height': height, 'background-asked': 'true',
                         'color-scheme': "'dark'" if dark else "'light'", 'section': "'people'"}
        self.narrow = width < 560
        self.relnet = None
        self.scene = None
        # Reminders go somewhere, as on every desktop.
        if not desktop:
            desktop.append(Notifications('fdo'))

    def start(self, scene):
        self.stop()
        fresh_home()
        for key, value in self.settings.items():
            set_setting(key, value)
        scene()
        self.relnet = Relnet(RELNET_NOW=NOW).wait_window()
        self.relnet.settle()
        self.scene = scene

    def stop(self):
        if self.relnet is not None:
            self.relnet.kill()
        self.relnet = None

    def show(self, screen):
        if self.relnet is None or not self.relnet.running() or self.scene is not screen.scene:
            self.start(screen.scene)
        screen.step(self.relnet)
        self.relnet.settle()
        # Without a window manager a dialog appears at the corner: put it where it would be.
        self.centre_dialogs()
        return self.relnet

    def centre_dialogs(self):
        windows = list(self.relnet.x_windows().items())
        main = next((w for w in windows if w[1][0] == 'RelNet'), windows[0])
        for window, (title, x, y, w, h) in windows:
            if window != main[0] and (x, y) == (0, 0) and h > 100:
                subprocess.run(['xdotool', 'windowmove', '--sync', window, str(max(0, main[1][1] + (main[1][3] - w) // 2)),
                                str(max(0, main[1][2] + (main[1][4] - h) // 2))], timeout=5, capture_output=True)
        self.relnet.settle()

    def back(self):
        """Closes what the last screen opened."""
        for _ in range(3):
            self.relnet.focus_window()
            self.relnet.press('Escape')
            self.relnet.settle()
        if not self.relnet.running() or len(self.relnet.x_windows()) != 1 or self.narrow:
            self.stop()
