"""A meeting from its planning to the promise made there: planned on a person's page, prepared with its brief, held, noted in
one form, and the promise due in Today; one undo takes the whole form back."""
import os
import re

from relnet_e2e import _, Notifications, Relnet, cli, run, section_key, set_setting, wait

DAY_BEFORE = '2026-11-24T09:00:00'
AFTERWARDS = '2026-11-25T11:30:00'
MEETING = re.compile('^(Meeting with|Rencontre avec) Sofia Lindqvist')
PROMISE = re.compile('^Send the study — Sofia Lindqvist')
desktop = None
program = None


def start(now):
    global program
    program = Relnet(RELNET_NOW=now).wait_window()


def leave():
    program.quit()
    program.wait_end(0)
    assert program.complaints() == [], program.complaints()


def test_it_is_planned_on_the_page_of_a_person():
    global desktop
    desktop = Notifications('fdo')
    set_setting('background-asked', 'true')
    card = os.path.join(os.environ['HOME'], 'people.vcf')
    with open(card, 'w', encoding='utf-8') as f:
        for name in ('Sofia Lindqvist', 'Greta Hollenberg'):
            f.write(f'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:{name}\r\nEMAIL:{name.split()[0].lower()}@norrflod.example\r\nEND:VCARD\r\n')
    cli('import', card)
    cli('log', '--person', 'Sofia', '--channel', 'in-person', '--date', '2026-11-04', '--subject', 'Trade fair')
    start(DAY_BEFORE)
    program.press('ctrl+2')
    program.click(program.find('list item', re.compile('^Sofia Lindqvist')))
    wait(lambda: program.look('label|heading', 'Sofia Lindqvist'), 'the page')
    program.press('ctrl+shift+b')
    wait(lambda: len(program.x_windows()) == 2, 'the editor')
    program.settle()
    program.type('2026-11-25')
    program.press('Tab', 'Tab')
    program.type('10:00')
    program.press('ctrl+Return')
    wait(lambda: len(program.x_windows()) == 1, 'the editor to close')
    program.find_text(re.escape(_('Meeting with %s planned') % 'Sofia Lindqvist'))


def test_it_waits_in_today_and_opens_its_brief():
    program.press(section_key('today'))
    program.click(program.find('list item', MEETING))
    wait(lambda: program.look('label|heading', 'Sofia Lindqvist'), 'the brief')
    program.find('list item', re.compile('^Trade fair'))
    program.find('push button', _('It Is Prepared'))


def test_a_question_is_kept_and_it_is_prepared():
    program.click(program.find('list item', re.compile('.*Trade fair.*\\?')))
    program.find('check box', re.compile('^' + re.escape((_('Asked: %s') % '').strip())), into_rows=True)
    program.click(program.find('push button', _('It Is Prepared')))
    row = program.find('list item', MEETING)
    assert (_('%s, prepared') % '').strip() in row.get_name(), row.get_name()
    leave()


def test_held_it_is_noted_in_one_form():
    start(AFTERWARDS)
    program.press(section_key('today'))
    row = program.find('list item', MEETING)
    program.click(program.find('push button', _('Note it'), within=row, into_rows=True))
    wait(lambda: any(title == _('After the Meeting') for title, *_rest in program.x_windows().values()), 'the form')
    program.settle()
    program.type('The regulator decides in March')
    promise = program.find('text', _('Add a promise'))
    program.click(promise)
    program.settle()
    program.type('Send the study')
    # Past the button that edits, to the day.
    program.settle()
    program.click(program.find('text', _('By when')))
    program.settle()
    program.type('2026-11-26')
    program.press('ctrl+Return')
    wait(lambda: len(program.x_windows()) == 1, 'the form to close')
    program.find_text(re.escape(_('Meeting with %s noted') % 'Sofia Lindqvist'))


def test_the_promise_is_due_in_today():
    program.find('list item', PROMISE)
    wait(lambda: program.look('list item', MEETING) is None, 'the meeting to leave')


def test_one_undo_takes_the_form_back():
    program.focus_window()
    program.press('ctrl+z')
    wait(lambda: program.look('list item', PROMISE) is None, 'the promise to go')
    program.find('list item', MEETING)
    program.press('ctrl+shift+z')
    program.find('list item', PROMISE)
    leave()


run(globals())
