"""Drives the real program as a person does: finds things by what a screen reader is told, acts by mouse and keyboard.

A journey is a Python file with functions test_…, run in the order they are written, in one session (tests/tools/ui-session);
it ends with `relnet_e2e.run (globals ())`, which speaks TAP. When one fails, a picture of the screen and the tree a screen
reader sees are left in the build folder and the rest of the journey is not walked.

Traps of GTK 4.8 that this file knows, so that journeys need not: coordinates are told without the window's border; the
state SHOWING is not set; the text of an entry must be asked with its length; xdotool types « É » as « é » unless the
keyboard is French.
"""
import collections
import gettext
import inspect
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import traceback
import warnings

warnings.simplefilter('ignore')
import gi  # noqa: E402

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, Gio, GLib  # noqa: E402

# Each time a program ends libatspi says that it is gone, which everybody knows.
GLib.log_set_handler('dbind', GLib.LogLevelFlags.LEVEL_WARNING, lambda *_: None, None)

APP_ID = 'com.example.RelNet'
BUILD = os.environ.get('RELNET_BUILD', '_build')
SOURCE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = os.environ.get('RELNET_PROGRAM', os.path.join(BUILD, 'src', 'relnet'))
CLI = os.path.join(BUILD, 'src', 'cli', 'relnet-cli')
LEFTOVERS = os.path.join(BUILD, 'tests', 'e2e', 'failures')
FRENCH = os.environ.get('UI_LANG', 'en') == 'fr'
# A slow machine is no failure: everything waits for what it wants to see, this long at most.
PATIENCE = float(os.environ.get("RELNET_E2E_PATIENCE", "30"))  # seconds: a machine under load is slow, not broken
WINDOW = Atspi.CoordType.WINDOW
BORDER = 5  # Without a compositor GTK draws a border around the window that coordinates do not count.


class Skip(Exception):
    """Raised by a step that cannot be taken on this machine; says why."""


def section_key(name):
    """The key of a section: they follow the order of the sidebar, as its source says it."""
    with open(os.path.join(SOURCE, 'src', 'ui', 'relnet-window-sections.c'), encoding='utf-8') as f:
        table = f.read().split('static const Section sections[] = {')[1].split('};')[0]
    return f"ctrl+{re.findall(r'{ .([a-z]+).,', table).index(name) + 1}"


def catalogue():
    folder = os.environ.get('RELNET_LOCALEDIR', os.path.join(BUILD, 'po'))
    return gettext.translation('relnet', folder, ['fr'] if FRENCH else [], fallback=not FRENCH)


def _(message, **values):
    """A message of the program in the session's language; journeys are written in English."""
    text = catalogue().gettext(message)
    assert not FRENCH or text != message or message in SAME_IN_FRENCH, f'“{message}” is no message of the program'
    return text % values if values else text


# What is spelt alike in both languages.
SAME_IN_FRENCH = {'Messages', 'Suggestions', 'Message', 'RelNet', 'Actions', 'Options', 'Description', 'Note'}


def sh(*args, **kwargs):
    """Runs a command and returns what it printed; its complaints are in the exception if it fails."""
    done = subprocess.run([str(a) for a in args], capture_output=True, text=True, **kwargs)
    if done.returncode != 0:
        raise AssertionError(f'{args[0]} ended with {done.returncode}: {done.stderr.strip() or done.stdout.strip()}')
    return done.stdout


def wait(condition, what, patience=None):
    """Waits until condition() is true and returns its value. Objects may vanish meanwhile: that is tried again."""
    end = time.monotonic() + (patience or PATIENCE)
    while True:
        try:
            result = condition()
            if result:
                return result
        except GLib.Error:
            pass
        if time.monotonic() > end:
            raise AssertionError(f'waited in vain for {what}')
        time.sleep(0.03)


def never(condition, what, seconds=1.0):
    """Looks for some time that something does not happen."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if condition():
                raise AssertionError(f'should not have happened: {what}')
        except GLib.Error:
            pass
        time.sleep(0.05)


def name_matches(pattern, name):
    if pattern is None:
        return True
    if isinstance(pattern, re.Pattern):
        return bool(pattern.search(name or ''))
    return pattern == name


def is_hidden_page(node, role):
    """Whether a thing is a page of a stack that shows another one. After all sections were visited nine tenths of the tree
    are such pages; GTK 4.8 keeps their places, but nothing is at a place in them."""
    if role != 'panel' or node.get_name() != 'GtkStackPage':
        return False
    child = node.get_child_at_index(0)
    return child is not None and not is_shown(child)


def walk(root, into_rows=False, limit=4000):
    """The tree below root that one sees: rows as one thing unless into_rows. A long list tells only its first rows."""
    stack, seen = [root], 0
    while stack:
        node = stack.pop()
        seen += 1
        if seen > limit:
            return
        yield node
        try:
            role = node.get_role_name()
            if (role == 'list item' and not into_rows) or is_hidden_page(node, role):
                continue
            n = min(node.get_child_count(), 60 if role in ('list', 'table', 'tree table') else 500)
            for i in reversed(range(n)):
                child = node.get_child_at_index(i)
                if child is not None:
                    stack.append(child)
        except GLib.Error:
            continue


def path_of(node):
    parts = []
    while node is not None and node.get_role_name() != 'application':
        parts.append(f'{node.get_role_name()}[{node.get_name()}]')
        node = node.get_parent()
    return '/'.join(reversed(parts))


def text_of(node):
    """The text of an entry, text view or label."""
    try:
        if node.get_text_iface() is not None:
            return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))
    except GLib.Error:
        pass
    return node.get_name() or ''


def extents(node):
    """Where a thing stands in its window, once it has stopped moving: (x, y, width, height)."""
    before = None
    end = time.monotonic() + PATIENCE
    while True:
        e = Atspi.Component.get_extents(node, WINDOW)
        now = (e.x, e.y, e.width, e.height)
        if now == before and e.width > 0:
            return now
        if time.monotonic() > end:
            raise AssertionError(f'{path_of(node)} has no place on the screen')
        before = now
        time.sleep(0.03)


def is_drawn(node):
    """Whether a thing has a place in its window: those of hidden pages have none. (The state SHOWING is not set.)"""
    e = Atspi.Component.get_extents(node, WINDOW)
    return e.width > 0 and e.height > 0


def is_shown(node):
    """Whether a thing is on the page one sees: of two pages of a stack GTK 4.8 does not tell, but nothing is at a place in
    the other."""
    try:
        e = Atspi.Component.get_extents(node, WINDOW)
        return Atspi.Component.contains(node, e.x + e.width // 2, e.y + e.height // 2, WINDOW)
    except GLib.Error:
        return False


def has_state(node, state):
    return node.get_state_set().contains(state)


class Notifications:
    """A notification service as the desktop has one: keeps what it was told and presses buttons.

    mode is 'gtk' (as GNOME Shell: works when the program is not running) or 'fdo' (as most other desktops)."""

    def __init__(self, mode='gtk'):
        self.events = []
        service = os.path.join(SOURCE, 'tests', 'e2e', 'notification_service.py')
        self.process = subprocess.Popen(['/usr/bin/python3', service, mode], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE)
        os.set_blocking(self.process.stdout.fileno(), False)
        self.pending = b''
        wait(lambda: any(e['event'] == 'ready' for e in self.read()), 'the notification service')

    def read(self):
        # (Not through the text layer: it takes “nothing there yet” for an error.)
        try:
            self.pending += os.read(self.process.stdout.fileno(), 65536)
        except BlockingIOError:
            pass
        *lines, self.pending = self.pending.split(b'\n')
        self.events += [json.loads(line) for line in lines]
        return self.events

    def shown(self):
        """Those on the screen now, oldest first."""
        showing = collections.OrderedDict()
        for event in self.read():
            if event['event'] == 'shown':
                showing[event['id']] = event
            elif event['event'] == 'closed':
                showing.pop(event['id'], None)
        return list(showing.values())

    def press(self, notification, button):
        """Presses the button with this label; None is a click on the notification itself."""
        action = 'default'
        if button is not None:
            buttons = {b['label']: b['action'] for b in notification['buttons']}
            assert button in buttons, f'no button {button!r} but {sorted(buttons)}'
            action = button
        self.process.stdin.write(json.dumps({'id': notification['id'], 'button': action}).encode() + b'\n')
        self.process.stdin.flush()

    def stop(self):
        self.process.stdin.close()
        self.process.terminate()
        self.process.wait(5)


class Relnet:
    """One start of the program."""

    def __init__(self, *args, **environment):
        """environment is added to the program's; RELNET_NOW fixes its clock."""
        env = dict(os.environ, G_ENABLE_DIAGNOSTIC='0', **environment)
        os.makedirs(LEFTOVERS, exist_ok=True)
        self.log = os.path.join(os.environ['HOME'], f'relnet-{time.monotonic_ns()}.log')
        self.process = subprocess.Popen([PROGRAM, *args], stdout=open(self.log, 'w'), stderr=subprocess.STDOUT, env=env)
        current_programs.append(self)

    # The program

    @property
    def app(self):
        """What a screen reader sees of it. (Not kept: a started second process only raises the first one's window.)"""
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(i)
            if child is not None and child.get_name() in ('relnet', 'RelNet', APP_ID):
                return child
        return None

    def wait_window(self):
        """Waits until a window of the program is on the screen."""
        def there():
            assert self.running(), f'the program ended with {self.process.returncode}: {self.output()[-1500:]}'
            return self.app is not None and self.app.get_child_count() > 0 and self.x_windows()
        wait(there, 'the window')
        return self

    def output(self):
        with open(self.log, encoding='utf-8', errors='replace') as f:
            return f.read()

    def complaints(self):
        """Warnings the program printed: a clean program prints none."""
        return [line for line in self.output().splitlines()
                if re.search(r'(WARNING|CRITICAL|ERROR) \*\*|-(WARNING|CRITICAL) ', line)]

    def running(self):
        return self.process.poll() is None

    def wait_end(self, status=0):
        got = wait(lambda: (self.process.poll() is not None) and ('ended', self.process.returncode), 'the program’s end')[1]
        assert got == status, f'ended with {got}: {self.output()[-2000:]}'

    def quit(self):
        """Leaves by Ctrl+Q, as a user does."""
        self.focus_window()
        self.press('ctrl+q')
        self.wait_end()

    def kill(self):
        if self.running():
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()

    def action(self, name, *arguments):
        """Activates app.NAME or win.NAME over D-Bus: to set a scene, not as a proof of the window."""
        group, action = name.split('.', 1)
        path = '/' + APP_ID.replace('.', '/') + ('/window/1' if group == 'win' else '')
        variants = []
        for argument in arguments:
            if isinstance(argument, int):
                variants.append(GLib.Variant('x', argument))
            elif isinstance(argument, list):
                variants.append(GLib.Variant('as', argument))
            else:
                variants.append(GLib.Variant('s', argument))
        bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        bus.call_sync(APP_ID, path, 'org.gtk.Actions', 'Activate',
                      GLib.Variant('(sava{sv})', (action, variants, {})), None, 0, 10000, None)

    # Finding

    def look(self, role, name=None, within=None, into_rows=False):
        """The first thing of a role and name now, or None. role may be several, separated by '|'."""
        roles = role.split('|')
        root = within or self.app
        if root is None:
            return None
        for node in walk(root, into_rows):
            if node.get_role_name() in roles and name_matches(name, node.get_name()) and is_drawn(node):
                return node
        return None

    def find(self, role, name=None, within=None, into_rows=False, patience=None):
        """Waits for a thing of a role and name (a text, or a compiled pattern)."""
        shown = name.pattern if isinstance(name, re.Pattern) else name
        return wait(lambda: self.look(role, name, within, into_rows), f'{role} “{shown}”', patience)

    def gone(self, role, name=None, within=None):
        wait(lambda: self.look(role, name, within) is None, f'{role} “{name}” to go')

    def find_text(self, pattern, patience=None):
        """Waits until some label, entry, row or notice says what the pattern wants."""
        pattern = re.compile(pattern)

        def look():
            for node in walk(self.app, into_rows=True):
                name = node.get_name()
                if name and pattern.search(name):
                    return node
                if node.get_role_name() in ('label', 'text', 'entry') and pattern.search(text_of(node)):
                    return node
            return None
        return wait(look, f'the text “{pattern.pattern}”', patience)

    def names(self, role, within=None):
        return [n.get_name() for n in walk(within or self.app) if n.get_role_name() == role]

    # Acting

    def x_windows(self):
        """The program's windows on the screen: {id: (title, x, y, width, height)}, the newest last."""
        found = collections.OrderedDict()
        pids = {self.process.pid}
        try:
            ids = sh('xdotool', 'search', '--onlyvisible', '--name', '.*').split()
        except AssertionError:
            return found
        for window in ids:
            try:
                pid, title, *lines = sh('xdotool', 'getwindowpid', window, 'getwindowname', window,
                                        'getwindowgeometry', '--shell', window).split('\n')
                if int(pid) not in pids and self.running():
                    continue
                geometry = dict(line.split('=') for line in lines if '=' in line)
                x, y, w, h = (int(geometry[k]) for k in ('X', 'Y', 'WIDTH', 'HEIGHT'))
                if w > 20 and h > 20:
                    found[window] = (title, x, y, w, h)
            except AssertionError:
                continue
        return found

    def x_window_of(self, node):
        """The X window in which a thing is drawn."""
        top = node
        while top.get_parent() is not None and top.get_parent().get_role_name() != 'application':
            top = top.get_parent()
        e = Atspi.Component.get_extents(top, WINDOW)
        best = None
        # (A tooltip that goes while they are listed lets the list fail.)
        for window, (title, _, _, w, h) in wait(self.x_windows, 'a window of the program').items():
            score = (title == top.get_name(), -abs(w - 2 * BORDER - e.width) - abs(h - 2 * BORDER - e.height))
            if best is None or score >= best[0]:
                best = (score, window)
        return best[1]

    def focus_window(self):
        for window in list(self.x_windows())[-1:]:
            sh('xdotool', 'windowfocus', '--sync', window)

    def click(self, node, times=1, button=1, at=None):
        """Clicks in the middle of a thing; at=(x, y) is relative to its upper left corner."""
        x, y, w, h = extents(node)
        dx, dy = at or (w // 2, h // 2)
        sh('xdotool', 'mousemove', '--window', self.x_window_of(node), x + dx + BORDER, y + dy + BORDER,
           'click', '--repeat', times, '--delay', 40, button)

    def drag(self, node, onto, at=None):
        """Drags a thing onto the middle of another one, or onto (x, y) from its upper left corner, in small steps as a hand
        does: a drag begins after some pixels."""
        window = self.x_window_of(node)
        x, y, w, h = extents(node)
        to_x, to_y, to_w, to_h = extents(onto)
        dx, dy = at or (to_w // 2, to_h // 2)
        start, end = (x + w // 2 + BORDER, y + h // 2 + BORDER), (to_x + dx + BORDER, to_y + dy + BORDER)
        sh('xdotool', 'mousemove', '--window', window, *start, 'mousedown', 1)
        for step in range(1, 21):
            sh('xdotool', 'mousemove', '--window', window, *(a + (b - a) * step // 20 for a, b in zip(start, end)))
            time.sleep(0.02)
        self.settle()
        sh('xdotool', 'mouseup', 1)

    def scroll_to(self, node, over, above=40):
        """Turns the mouse wheel where a thing stands now until another one, further down, is in the window and can be clicked,
        above bars so high at the bottom."""
        window = self.x_window_of(node)
        _title, _x, _y, _width, height = self.x_windows()[window]
        x, y, w, h = extents(over)
        place = (x + w // 2 + BORDER, y + h // 2 + BORDER)

        def seen():
            top, tall = extents(node)[1::2]
            if top + tall < height - 2 * BORDER - above:
                return True
            sh('xdotool', 'mousemove', '--window', window, *place, 'click', 5)
            return False
        wait(seen, f'{path_of(node)} to come into view')

    def press(self, *keys):
        sh('xdotool', 'key', '--clearmodifiers', '--delay', 20, *keys)

    def type(self, text):
        use_french_keyboard()
        sh('xdotool', 'type', '--delay', 12, '--', text)

    def fill(self, node, text):
        """Replaces what an entry holds, by mouse and keyboard."""
        self.click(node)
        self.press('ctrl+a')
        self.type(text)
        wait(lambda: text_of(node) == text, f'“{text}” in {path_of(node)}, which has “{text_of(node)}”')

    def do(self, node, index=0):
        """The thing's own action, as a screen reader does it: for what the mouse cannot reach."""
        assert Atspi.Action.do_action(node, index), f'{path_of(node)} does nothing'

    # Seeing

    def settle(self):
        """Waits until nothing on the screen moves: two looks in a row see the same."""
        seen = []

        def still():
            with subprocess.Popen(['import', '-silent', '-window', 'root', '-depth', '8', 'rgb:-'],
                                  stdout=subprocess.PIPE) as picture:
                seen.append(picture.stdout.read())
            return len(seen) > 1 and seen[-2] == seen[-1]
        wait(still, 'the screen to be still')

    def picture(self, path):
        """A picture of the program's windows."""
        windows = list(self.x_windows().values())
        x0, y0 = min(max(0, w[1]) for w in windows), min(max(0, w[2]) for w in windows)
        x1, y1 = max(w[1] + w[3] for w in windows), max(w[2] + w[4] for w in windows)
        sh('import', '-window', 'root', '-crop', f'{x1 - x0}x{y1 - y0}+{x0}+{y0}', '+repage', path)

    def tree(self):
        lines = []

        def add(node, depth):
            try:
                e = Atspi.Component.get_extents(node, WINDOW) if node.get_component_iface() else None
                place = f' {e.x},{e.y} {e.width}x{e.height}' if e else ''
                lines.append(f'{"  " * depth}{node.get_role_name()} “{node.get_name()}”{place}')
                for i in range(min(node.get_child_count(), 40)):
                    child = node.get_child_at_index(i)
                    if child is not None and len(lines) < 1500:
                        add(child, depth + 1)
            except GLib.Error:
                pass
        if self.app is not None:
            add(self.app, 0)
        return '\n'.join(lines)


current_programs = []
keyboard = []


def use_french_keyboard():
    """xdotool types every letter right only on a keyboard that has the accents."""
    if not keyboard:
        sh('setxkbmap', '-layout', 'fr', '-variant', 'oss')
        keyboard.append(True)


def cli(*args, status=0, **environment):
    """Runs relnet-cli and returns what it printed."""
    done = subprocess.run([CLI, *args], capture_output=True, text=True, env=dict(os.environ, **environment))
    assert done.returncode == status, f'relnet-cli {" ".join(args)} ended with {done.returncode}: {done.stderr}'
    return done.stdout


def cli_json(*args, **environment):
    return [json.loads(line) for line in cli('--json', *args, **environment).splitlines() if line]


def fresh_home():
    """Forgets everything: the next start is a first one."""
    for name in ('XDG_DATA_HOME', 'XDG_STATE_HOME', 'XDG_CACHE_HOME'):
        shutil.rmtree(os.environ[name], ignore_errors=True)
        os.makedirs(os.environ[name], mode=0o700)
    shutil.rmtree(os.path.join(os.environ['XDG_CONFIG_HOME'], 'glib-2.0'), ignore_errors=True)


def set_setting(key, value):
    """Writes a setting before the program starts; value in GVariant text form, such as "'people'" or 360."""
    folder = os.path.join(os.environ['XDG_CONFIG_HOME'], 'glib-2.0', 'settings')
    os.makedirs(folder, exist_ok=True)
    path = os.path.join(folder, 'keyfile')
    keyfile = GLib.KeyFile()
    if os.path.exists(path):
        keyfile.load_from_file(path, GLib.KeyFileFlags.NONE)
    keyfile.set_value('com/example/RelNet', key, str(value))
    keyfile.save_to_file(path)


def leave_traces(name):
    """What a developer needs to see why it failed."""
    os.makedirs(LEFTOVERS, exist_ok=True)
    base = os.path.join(LEFTOVERS, name)
    said = []
    subprocess.run(['import', '-window', 'root', base + '.png'], capture_output=True)
    for program in current_programs[-1:]:
        try:
            with open(base + '.txt', 'w', encoding='utf-8') as f:
                f.write(program.tree() + '\n\n' + program.output())
        except Exception as error:  # The tree is a help, never a reason of its own.
            said.append(f'no tree: {error}')
    if os.path.exists(os.environ.get('UI_BUS_LOG', '')):
        shutil.copy(os.environ['UI_BUS_LOG'], base + '.bus.txt')
    return [f'look at {base}.png and {base}.txt', *said]


def run(namespace, stop_at_failure=True):
    """Runs the journey's steps and ends the process. Steps that do not build on each other go on after a failure."""
    Atspi.init()
    Atspi.set_timeout(3000, 8000)
    journey = os.path.splitext(os.path.basename(namespace['__file__']))[0]
    steps = [(n, f) for n, f in namespace.items() if n.startswith('test_') and inspect.isfunction(f)]
    print(f'1..{len(steps)}', flush=True)
    failed = 0
    stopped = None
    for number, (name, step) in enumerate(steps, 1):
        title = f'{name.removeprefix("test_")}'
        if stopped:
            print(f'not ok {number} - {title} (not reached: {stopped})', flush=True)
            failed += 1
            continue
        try:
            step()
            print(f'ok {number} - {title}', flush=True)
        except Skip as reason:
            print(f'ok {number} - {title} # SKIP {reason}', flush=True)
        except BaseException as error:
            failed += 1
            print(f'not ok {number} - {title}', flush=True)
            for line in [*traceback.format_exc().splitlines()[-12:], *leave_traces(f'{journey}-{name}'
                         + ('-fr' if FRENCH else ''))]:
                print(f'# {line}', flush=True)
            if isinstance(error, KeyboardInterrupt):
                break
            stopped = f'{title} failed' if stop_at_failure else None
    for program in current_programs:
        program.kill()
    sys.exit(1 if failed else 0)
