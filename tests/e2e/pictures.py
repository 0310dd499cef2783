#!/usr/bin/python3
"""pictures.py OUT [WORD]: a picture of every screen in the session's language, light and dark, wide and narrow.

Those whose name has WORD, if given. OUT gets NAME-LANGUAGE-STYLE-WIDTH.png. Ends with 1 if a screen could not be shown.
"""
import os
import sys
import traceback

import relnet_e2e
from relnet_screens import SCREENS, Stage

out = sys.argv[1]
word = sys.argv[2] if len(sys.argv) > 2 else ''
language = 'fr' if relnet_e2e.FRENCH else 'en'
relnet_e2e.PATIENCE = 6
relnet_e2e.Atspi.init()
missing = 0
for width, height in ((1280, 800), (360, 720)):
    for style in ('light', 'dark'):
        stage = Stage(width, height, dark=style == 'dark')
        for screen in SCREENS:
            if word not in screen.name:
                continue
            path = os.path.join(out, f'{screen.name}-{language}-{style}-{width}.png')
            try:
                stage.show(screen).picture(path)
                complaints = stage.relnet.complaints()
                if complaints:
                    print(f'{os.path.basename(path)}: the program complained: {complaints[0]}', file=sys.stderr)
                stage.back()
            except Exception as error:
                missing += 1
                print(f'{os.path.basename(path)}: could not be shown: {error}', file=sys.stderr)
                if not isinstance(error, AssertionError):
                    traceback.print_exc()
                for trace in relnet_e2e.leave_traces(f'picture-{screen.name}-{language}-{style}-{width}'):
                    print(f'  {trace}', file=sys.stderr)
                stage.stop()
        stage.stop()
sys.exit(1 if missing else 0)
