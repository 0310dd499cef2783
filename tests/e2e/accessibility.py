"""Every screen of the sample data (relnet_screens.py): names for a screen reader, contrast in both styles, and where Tab
goes. A screen is one step; one that fails does not keep the others from being looked at."""
import os

import relnet_e2e
from relnet_e2e import FRENCH, run
from relnet_scan import look_around, nameless, newest_window, pale, rows_walked, tab_walk
from relnet_screens import SCREENS, Stage, sample

stages = {}


def look_at(screen, dark):
    def step():
        for other in [s for key, s in stages.items() if key != dark]:
            other.stop()
        stage = stages.setdefault(dark, Stage(dark=dark))
        try:
            relnet = stage.show(screen)
            top, window = newest_window(relnet)
            around = look_around(top)
            problems = pale(around, window)
            if not dark:
                problems += nameless(around)
            problems += relnet.complaints()
            assert not problems, '\n'.join(problems)
            stage.back()
        except BaseException:
            relnet_e2e.leave_traces(f'accessibility-{screen.name}-{"dark" if dark else "light"}')
            stage.stop()
            raise
    return step


def tab_through(screen):
    def step():
        stage = stages.setdefault(False, Stage())
        relnet = stage.show(screen)
        seen = tab_walk(relnet)
        stage.back()
        assert rows_walked(seen) < 5, f'Tab walks through rows one by one: {[s and s[:2] for s in seen]}'
        # It is somewhere, and more than one place.
        assert len({s for s in seen if s}) > 3, f'Tab goes nowhere: {seen}'
    return step


for _screen in SCREENS:
    globals()[f'test_{_screen.name}_light'] = look_at(_screen, False)
for _screen in SCREENS:
    if _screen.name in ('people', 'timeline', 'today', 'person-timeline'):
        globals()[f'test_{_screen.name}_tab'] = tab_through(_screen)
# Colours are the same in every language: each looks at half of them, so that the two end together.
for _n, _screen in enumerate(SCREENS):
    if FRENCH == bool(_n % 2) and _screen.scene is sample and not _screen.name.startswith('import'):
        globals()[f'test_{_screen.name}_dark'] = look_at(_screen, True)

# While one works on a screen: SCREENS="today write" looks at those whose name has one of these words.
_words = os.environ.get('SCREENS', '').split()
for _name in [n for n in globals() if n.startswith('test_') and _words and not any(w in n for w in _words)]:
    del globals()[_name]

run(globals(), stop_at_failure=False)
