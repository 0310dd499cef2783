"""A goal from the first example to the news for those who helped: it moves, helpers are due news, the news is given."""
import os
import re

from relnet_e2e import _, Notifications, Relnet, cli, cli_json, run, set_setting, wait

NOW = '2026-11-24T09:12:00'
HELPER = 'Antoine Rivaud'
STEP = 'Write the one-page note'
desktop = None
program = None


def goals():
    return cli_json('--now', NOW, 'goals')


def test_the_empty_section_offers_examples():
    global desktop, program
    desktop = Notifications('fdo')
    set_setting('background-asked', 'true')
    set_setting('section', "'goals'")
    card = os.path.join(os.environ['HOME'], 'people.vcf')
    with open(card, 'w', encoding='utf-8') as f:
        for name in (HELPER, 'Greta Hollenberg'):
            f.write(f'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:{name}\r\nEND:VCARD\r\n')
    cli('import', card)
    program = Relnet(RELNET_NOW=NOW).wait_window()
    program.find_text(re.escape(_('What do you want to reach?')))
    program.click(program.find('list item', re.compile(re.escape(_('Join a board')))))


def test_a_goal_starts_from_an_example():
    # The window that asks has the example's words, and wants no date.
    program.find_text(re.escape(_('Why?')))
    program.click(program.find('push button', re.compile(re.escape(_('_Add').replace('_', '')) + '$')))
    wait(lambda: [g['what'] for g in goals()] == [_('Join a board')], 'the goal to be stored')
    program.find('label|heading', _('Join a board'))


def test_a_step_is_added_in_place():
    program.click(program.find('push button|toggle button', _('Add a step')))
    program.find('text|entry', _('What is the next step?'))
    program.type(STEP)
    program.press('Return')
    program.find_text(re.escape(STEP))
    wait(lambda: [s['what'] for s in goals()[0]['steps']] == [STEP], 'the step to be stored')


def test_somebody_matters_and_has_helped():
    number = str(goals()[0]['id'])
    cli('--now', NOW, 'goal', number, '--helper', HELPER)
    program.find_text(re.escape(HELPER))
    assert [p['news_due'] for p in goals()[0]['people']] == ['2027-02-22'], goals()[0]['people']


def test_the_goal_moves_and_the_helper_is_due_news():
    program.click(program.find('check box', STEP, into_rows=True))
    wait(lambda: goals()[0]['progress'] == 100, 'the step to be done')
    program.find_text(re.escape(_('News owed')))
    program.press('ctrl+1')
    program.find_text(re.escape(_('Thank-yous and news')))
    program.find_text(re.escape(HELPER))


def test_news_given_goes_from_today_into_the_timeline():
    program.click(program.find('push button', _('Done'), into_rows=True))
    wait(lambda: goals()[0]['people'][0]['news'] == '2026-11-24', 'the news to be noted')
    shown = cli_json('--now', NOW, 'show', HELPER)[0]
    assert [i['kind'] for i in shown['timeline']] == ['news'], shown
    wait(lambda: not [r for r in cli_json('--now', NOW, 'agenda') if r['kind'] == 'news'], 'nothing to be owed any more')


def test_it_is_taken_back():
    program.press('ctrl+z')
    wait(lambda: [r for r in cli_json('--now', NOW, 'agenda') if r['kind'] == 'news'], 'the news to be owed again')


def test_it_complains_of_nothing():
    assert program.complaints() == [], program.complaints()


def test_it_leaves_by_ctrl_q():
    program.quit()


run(globals())
