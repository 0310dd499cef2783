"""import_in_window.py WATCH FILE.vcf, in tests/tools/ui-session: imports a file by the window, as a person does, while WATCH
(watch-loop.c) asks the window for signs of life. Prints the longest time it took to answer, in milliseconds.

From the click on Import until the window stands still after the end, when the lists have taken in everybody. Nothing is
asked of the window by other ways meanwhile: what a screen reader asks is answered by the same main loop.
"""
import os
import sqlite3
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'e2e'))
from relnet_e2e import _, Relnet, set_setting, wait  # noqa: E402

watch, cards = sys.argv[1:]
database = os.path.join(os.environ['XDG_DATA_HOME'], 'relnet', 'relnet.db')


def imported():
    connection = sqlite3.connect(f'file:{database}?mode=ro', uri=True)
    try:
        return connection.execute('SELECT count(*) FROM import WHERE undone_at IS NULL').fetchone()[0]
    finally:
        connection.close()


set_setting('background-asked', 'true')
program = Relnet(cards).wait_window()
button = program.find('push button', _('Import'), patience=120)
window = program.x_window_of(button)
watching = subprocess.Popen([watch, window], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
program.click(button)
wait(imported, 'the end of the import', 300)
program.settle()
longest, _nothing = watching.communicate()
program.find('push button', _('Finish'))
assert program.complaints() == [], program.complaints()
program.kill()
print(longest.strip())
