"""What a screen reader and weak eyes make of a screen: names of what can be acted upon, contrast of what is written,
and a Tab key that walks through the window and not through the rows of a list."""
import collections
import re
import subprocess
import time

from relnet_e2e import BORDER, WINDOW, Atspi, GLib, is_hidden_page, is_shown, text_of

# Roles a person acts upon: each must say what it is.
NEED_NAME = {'push button', 'toggle button', 'check box', 'radio button', 'entry', 'text', 'password text', 'combo box',
             'spin button', 'slider', 'switch', 'list item', 'menu item', 'link', 'page tab'}
NO_NAME = re.compile(r'^(Gtk|Adw|Relnet)[A-Z]|^$')


Seen = collections.namedtuple('Seen', 'node role name place clip sensitive parent')


def overlap(a, b):
    """The rectangle that two have in common, or None."""
    x, y = max(a[0], b[0]), max(a[1], b[1])
    w, h = min(a[0] + a[2], b[0] + b[2]) - x, min(a[1] + a[3], b[1] + b[3]) - y
    return (x, y, w, h) if w > 0 and h > 0 else None


def look_around(root):
    """Everything below a window, once: what it is called, where it stands, through which opening one sees it."""
    found = []

    def add(node, clip, sensitive, parent):
        try:
            role, name = node.get_role_name(), node.get_name() or ''
            if is_hidden_page(node, role):
                return
            e = Atspi.Component.get_extents(node, WINDOW) if node.get_component_iface() else None
            states = node.get_state_set()
            n = min(node.get_child_count(), 40 if role in ('list', 'table', 'tree table') else 500)
            place = (e.x, e.y, e.width, e.height) if e and e.width > 1 and e.height > 1 else None
            sensitive = sensitive and states.contains(Atspi.StateType.SENSITIVE)
            seen = Seen(node, role, name, place, clip, sensitive, parent)
            found.append(seen)
            if role == 'scroll pane' and place:
                clip = overlap(clip, place) or (0, 0, 0, 0)
            for i in range(n):
                child = node.get_child_at_index(i)
                if child is not None:
                    add(child, clip, sensitive, seen)
        except GLib.Error:
            return

    e = Atspi.Component.get_extents(root, WINDOW)
    add(root, (e.x, e.y, e.width, e.height), True, None)
    return found


def where(seen):
    parts = []
    while seen is not None:
        parts.append(f'{seen.role}[{seen.name}]')
        seen = seen.parent
    return '/'.join(reversed(parts))


def newest_window(relnet):
    """What a screen reader sees of the window in front, and its X window."""
    newest = list(relnet.x_windows())[-1]
    tops = [relnet.app.get_child_at_index(i) for i in range(relnet.app.get_child_count())]
    return ([t for t in tops if t is not None and relnet.x_window_of(t) == newest] or tops)[-1], newest


def nameless(around):
    """Things one acts upon that a screen reader cannot name, names by their mnemonic, or names twice."""
    problems = []
    for seen in around:
        if seen.role not in NEED_NAME or not seen.place:
            continue
        # The text inside an entry row or a spin button is the inner half of something that has the name.
        if seen.role in ('text', 'entry') and NO_NAME.search(seen.name) and seen.parent is not None \
                and seen.parent.role in ('entry', 'spin button', 'text', 'combo box', 'list item', 'password text') \
                and not NO_NAME.search(seen.parent.name):
            continue
        if NO_NAME.search(seen.name):
            problems.append(f'no name: {where(seen)[-150:]}')
        elif re.search(r'(^|\W)_\w', seen.name):
            problems.append(f'mnemonic in the name: {where(seen)[-150:]}')
        elif re.fullmatch(r'(.+) \1', seen.name):
            problems.append(f'said twice: {where(seen)[-150:]}')
    return problems


def linear(c):
    c /= 255
    return c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4


def luminance(pixel):
    return 0.2126 * linear(pixel[0]) + 0.7152 * linear(pixel[1]) + 0.0722 * linear(pixel[2])


def ratio(a, b):
    dark, bright = sorted((luminance(a), luminance(b)))
    return (bright + 0.05) / (dark + 0.05)


class Shot:
    """The pixels of one X window."""

    def __init__(self, window):
        data = subprocess.run(['import', '-window', window, '-depth', '8', 'ppm:-'], capture_output=True, check=True).stdout
        match = re.match(rb'P6\s+(\d+)\s+(\d+)\s+255\s', data)
        self.width, self.height, self.pixels = int(match[1]), int(match[2]), data[match.end():]

    def colours(self, x, y, w, h):
        counts = collections.Counter()
        for row in range(max(0, y), min(self.height, y + h)):
            start = 3 * (row * self.width + max(0, x))
            end = 3 * (row * self.width + min(self.width, x + w))
            line = self.pixels[start:end]
            counts.update(zip(line[0::3], line[1::3], line[2::3]))
        return counts


def pale(around, window):
    """Words that stand out too little from what is behind them (WCAG 2, AA: 4.5, for large letters 3).

    What cannot be acted upon now may be pale."""
    if any(seen.name == 'GtkPopoverContent' and seen.place and is_shown(seen.node) for seen in around):
        return []  # It has a surface of its own in front of this one, and its places are in that.
    shot = Shot(window)
    words = [seen for seen in around if seen.place and seen.role in ('label', 'entry', 'text')
             and (re.search(r'\w', seen.name) or seen.role != 'label')]
    problems = []
    for seen in words:
        x, y, w, h = seen.place
        if not seen.sensitive or overlap(seen.clip, seen.place) != seen.place:
            continue  # Scrolled out of sight, wholly or in part.
        counts = shot.colours(x + BORDER, y + BORDER, w, h)
        if len(counts) < 3:
            continue
        ground = counts.most_common(1)[0][0]
        best = max(ratio(pixel, ground) for pixel in counts)
        enough = 3.0 if h >= 30 else 4.5
        if best < enough - 0.05 and text_of(seen.node).strip() and is_shown(seen.node):
            problems.append(f'contrast {best:.2f} where {enough} is asked: {where(seen)[-120:]}')
    return problems


def tab_walk(relnet, steps=70):
    """Presses Tab and tells what had the focus: [(role, name, parent)…], None where a press moved it nowhere."""
    arrived = []
    listener = Atspi.EventListener.new(lambda event: arrived.append(event.source) if event.detail1 else None)
    listener.register('object:state-changed:focused')
    loop = GLib.MainContext.default()
    seen = []
    for _step in range(steps):
        arrived.clear()
        relnet.press('Tab')
        end = time.monotonic() + 1
        while not arrived and time.monotonic() < end:
            if not loop.iteration(False):
                time.sleep(0.005)
        node = arrived[-1] if arrived else None
        seen.append((node.get_role_name(), node.get_name(), hash(node.get_parent())) if node is not None else None)
    listener.deregister('object:state-changed:focused')
    return seen


def rows_walked(seen):
    """The longest run of rows of one list that Tab went through one by one."""
    longest = run = 0
    before = None
    for now in seen:
        if now is not None and now[0] == 'list item' and before is not None and before[0] == 'list item' \
                and now[2] == before[2] and now[1] != before[1]:
            run += 1
        else:
            run = 0
        longest = max(longest, run)
        before = now
    return longest
