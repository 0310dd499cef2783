"""What a screen reader and weak eyes make of a screen: names of what can be acted upon, contrast of what is written,
and a Tab key that walks through the window and not through the rows of a list."""
import collections
import re
import subprocess

from relnet_e2e import BORDER, WINDOW, Atspi, GLib, path_of, walk

# Roles a person acts upon: each must say what it is.
NEED_NAME = {'push button', 'toggle button', 'check box', 'radio button', 'entry', 'text', 'password text', 'combo box',
             'spin button', 'slider', 'switch', 'list item', 'menu item', 'link', 'page tab'}
NO_NAME = re.compile(r'^(Gtk|Adw|Relnet)[A-Z]|^$')


def visible(node):
    """The place of a thing that is drawn, else None."""
    try:
        e = Atspi.Component.get_extents(node, WINDOW)
    except GLib.Error:
        return None
    return (e.x, e.y, e.width, e.height) if e.width > 1 and e.height > 1 else None


def nameless(relnet):
    """Things one acts upon that a screen reader cannot name, or names by their mnemonic."""
    problems = []
    for node in walk(relnet.app, into_rows=True):
        role, name = node.get_role_name(), node.get_name() or ''
        if role not in NEED_NAME or not visible(node):
            continue
        # The text inside an entry row or a spin button is the inner half of something that has the name.
        parent = node.get_parent()
        if role in ('text', 'entry') and NO_NAME.search(name) and parent is not None \
                and parent.get_role_name() in ('entry', 'spin button', 'text', 'combo box', 'list item', 'password text') \
                and not NO_NAME.search(parent.get_name() or ''):
            continue
        if NO_NAME.search(name):
            problems.append(f'no name: {path_of(node)[-150:]}')
        elif re.match(r'_\w', name) or re.search(r'\b_\w', name):
            problems.append(f'mnemonic in the name: {path_of(node)[-150:]}')
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


def pale(relnet):
    """Words that stand out too little from what is behind them (WCAG 2, AA: 4.5, for large letters 3)."""
    windows = relnet.x_windows()
    newest = list(windows)[-1]
    tops = [relnet.app.get_child_at_index(i) for i in range(relnet.app.get_child_count())]
    tops = [t for t in tops if visible(t) and relnet.x_window_of(t) == newest] or tops[-1:]
    shot = Shot(newest)
    problems = []
    for node in walk(tops[-1], into_rows=True):
        try:
            role, name = node.get_role_name(), node.get_name() or ''
            if role not in ('label', 'entry', 'text') or not (name.strip() or role != 'label'):
                continue
            place = visible(node)
            states = node.get_state_set()
        except GLib.Error:
            continue
        if place is None or not states.contains(Atspi.StateType.SENSITIVE):
            continue
        x, y, w, h = place
        if x < 0 or y < 0 or x + w + BORDER > shot.width or y + h + BORDER > shot.height:
            continue  # Scrolled out of sight, wholly or in part.
        counts = shot.colours(x + BORDER, y + BORDER, w, h)
        if len(counts) < 3:
            continue
        ground = counts.most_common(1)[0][0]
        best = max(ratio(pixel, ground) for pixel in counts)
        enough = 3.0 if h >= 30 else 4.5
        if best < enough - 0.05:
            problems.append(f'contrast {best:.2f} where {enough} is asked: {path_of(node)[-120:]}')
    return problems


def focused(relnet):
    for node in walk(relnet.app, into_rows=True):
        if node.get_state_set().contains(Atspi.StateType.FOCUSED) and node.get_role_name() not in ('frame', 'application'):
            return node
    return None


def tab_walk(relnet, steps=70):
    """Presses Tab and tells what had the focus: [(role, name, parent)…]."""
    seen = []
    for _step in range(steps):
        relnet.press('Tab')
        node = focused(relnet)
        seen.append((node.get_role_name(), node.get_name(), hash(node.get_parent())) if node is not None else None)
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
