"""relnet-cli: goals, their pace, and the news owed to those who help."""

import sys

import cli
from cli import CARD, main, same, test

cli.tests.clear()

KEYS = ['id', 'what', 'why', 'state', 'started', 'due', 'progress', 'pace', 'reason', 'moved', 'people', 'steps', 'outcomes']


def people(book, *names):
    book.ok('import', book.file('people.vcf', ''.join(CARD.format(n, n.split()[0].lower() + '@a.example') for n in names)))


def news(book, now):
    return [(row['person'], row['due']) for row in book.rows('agenda', now=now) if row['kind'] == 'news']


@test
def a_goal_is_added_and_listed(book):
    people(book, 'Antoine Rivaud', 'Greta Hollenberg')
    goal = book.rows('goal', '--what', 'Join a <b>board</b>', '--by', '2027-06-30', '--why', 'To pass it on', '--person', 'Antoine',
                     '--person', 'Greta', '--hope', 'Can recommend')[0]
    same(list(goal), KEYS)
    same((goal['what'], goal['due'], goal['state'], goal['pace']), ('Join a <b>board</b>', '2027-06-30', 'open', 'no-steps'))
    same([(p['person'], p['hope'], p['helped'], p['news_due']) for p in goal['people']],
         [('Antoine Rivaud', 'Can recommend', None, None), ('Greta Hollenberg', 'Can recommend', None, None)])
    same(book.rows('goals'), [goal])
    same(book.rows('goal', str(goal['id']), '--state', 'dropped')[0]['state'], 'dropped')


@test
def helpers_are_due_news_when_it_moves(book):
    people(book, 'Antoine Rivaud', 'Greta Hollenberg')
    book.ok('goal', '--what', 'Join a board', '--by', '2027-06-30', '--person', 'Greta', '--helper', 'Antoine', '--step', 'The note',
            '--step', 'The lunch', now='2026-11-01')
    same(news(book, '2026-11-05'), [])
    goal = book.rows('goal', '1', '--step-done', '1', now='2026-11-05')[0]
    same((goal['progress'], goal['moved']), (50, '2026-11-05'))
    same(news(book, '2026-11-07'), [('Antoine Rivaud', '2026-11-05')])
    book.ok('goal', '1', '--news-to', 'Antoine', now='2026-11-07')
    same(news(book, '2026-11-08'), [])
    same([t['kind'] for t in book.rows('show', 'Antoine', now='2026-11-08')[0]['timeline']], ['news'])
    # The interval of 90 days; shorter, if the user says so.
    same(news(book, '2027-02-04'), [])
    same(news(book, '2027-02-05'), [('Antoine Rivaud', '2027-02-05')])
    book.ok('goal', '1', '--news-days', '30')
    same(news(book, '2026-12-07'), [('Antoine Rivaud', '2026-12-07')])
    # A step ticked by mistake.
    book.ok('goal', '1', '--step-done', '2', now='2026-11-10')
    same(news(book, '2026-11-10'), [('Antoine Rivaud', '2026-11-10')])
    book.ok('goal', '1', '--step-open', '2', now='2026-11-10')
    same(news(book, '2026-11-10'), [])


@test
def an_outcome_makes_helpers(book):
    people(book, 'Margaux Stern')
    book.ok('goal', '--what', 'Open the market')
    goal = book.rows('goal', '1', '--outcome', 'The mission is signed', '--thanks-to', 'Margaux', '--date', '2026-11-20')[0]
    same(goal['outcomes'], [{'what': 'The mission is signed', 'date': '2026-11-20', 'thanks_to': ['Margaux Stern']}])
    same(news(book, '2026-11-23'), [('Margaux Stern', '2026-11-22')])
    same(sorted(t['kind'] for t in book.rows('show', 'Margaux')[0]['timeline']), ['favour', 'outcome'])
    same([r['person'] for r in book.rows('agenda') if r['kind'] == 'thanks'], ['Margaux Stern'])


@test
def a_step_is_on_the_agenda(book):
    book.ok('goal', '--what', 'Publish')
    book.ok('goal', '1', '--step', 'Find the angle', '--by', '2026-11-25')
    same([r for r in book.rows('agenda', now='2026-11-24') if r['kind'] == 'step'], [])
    row = [r for r in book.rows('agenda', now='2026-11-27') if r['kind'] == 'step'][0]
    same((row['text'], row['due'], row['overdue_days'], row['person']), ('Find the angle', '2026-11-25', 2, ''))
    book.ok('goal', '1', '--state', 'dropped')
    same([r for r in book.rows('agenda', now='2026-11-27') if r['kind'] == 'step'], [])


@test
def nonsense_is_refused(book):
    people(book, 'Antoine Rivaud')
    book.misused('goal')
    book.misused('goal', '--what', 'x', '--state', 'tomorrow')
    book.refused('goal', '--what', '   ')
    book.refused('goal', '--what', 'x', '--by', '2020-01-01')
    book.refused('goal', '--what', 'x', '--person', 'Nobody There')
    book.refused('goal', '99', '--what', 'x')
    book.refused('goal', 'x', '--what', 'x')
    same(book.rows('goals'), [])
    book.ok('goal', '--what', 'x')
    for arguments in (['--step-done', '1'], ['--step-done', 'one'], ['--news-days', '-3'], ['--news-to', 'Antoine']):
        status, _out, err = book.run('goal', '1', *arguments)
        assert status in (1, 2) and err, (arguments, status, err)


@test
def who_could_open_the_field(book):
    people(book, 'Sofia Lindqvist', 'Ilse Vandermeer')
    goal = book.rows('goal', '--what', 'Ports', '--sector', 'Ports', '--target', 'Ilse Vandermeer')[0]
    assert 'openings' not in goal
    row = book.rows('goals', '--openings')[0]
    same(row['openings'], [])
    same(row['missing'], [{'kind': 'sector', 'what': 'Ports', 'people': []}])


sys.exit(main())
