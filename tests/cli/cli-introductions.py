"""relnet-cli: introductions from the idea to thanks and to each refusal, who knows whom, and the path to a person."""

import sys

import cli
from cli import CARD, main, same, test

cli.tests.clear()

KEYS = ['id', 'a', 'a_id', 'reason_a', 'b', 'b_id', 'reason_b', 'state', 'since', 'due', 'waiting', 'blind', 'to_tell', 'outcome',
        'status', 'next']
REASONS = ['--reason-a', 'She looks for an auditor', '--reason-b', 'She audits <b>']


def people(book, *names):
    book.ok('import', book.file('people.vcf', ''.join(CARD.format(n, n.split()[0].lower() + '@a.example') for n in names)))


def two(book):
    people(book, 'Priya Raghunathan', 'Maëlle Kerdoncuff')
    return book.rows('introduce', 'Priya', 'Maëlle', *REASONS)[0]


@test
def from_idea_to_thanks(book):
    idea = two(book)
    same(list(idea), KEYS)
    same((idea['state'], idea['since'], idea['next']), ('idea', '2026-11-22', ['asked-a', 'declined']))
    same((idea['a'], idea['b'], idea['reason_b']), ('Priya Raghunathan', 'Maëlle Kerdoncuff', 'She audits <b>'))
    number = str(idea['id'])
    day = 22
    for state in ('asked-a', 'asked-b', 'both-agreed', 'introduced', 'outcome', 'thanked'):
        day += 1
        now = f'2026-11-{day}'
        row = book.rows('introduction', number, '--to', state, '--outcome', 'Signed' if state == 'outcome' else '', now=now)[0]
        same((row['state'], row['since']), (state, now))
    same((row['outcome'], row['next'], row['due']), ('Signed', [], None))
    same(book.rows('introductions', 'Priya'), [row])
    timeline = book.rows('show', 'Priya', now='2026-12-01')[0]['timeline']
    same([(t['kind'], t['date'], t['people']) for t in timeline],
         [('introduction', '2026-11-26', ['Maëlle Kerdoncuff', 'Priya Raghunathan'])]
         if timeline[0]['people'][0].startswith('M') else
         [('introduction', '2026-11-26', ['Priya Raghunathan', 'Maëlle Kerdoncuff'])])
    same([r['knows'] for r in book.rows('knows', 'Priya')], ['Maëlle Kerdoncuff'])


@test
def illegal_steps(book):
    number = str(two(book)['id'])
    for state in ('asked-b', 'both-agreed', 'outcome', 'thanked', 'idea', 'no-answer'):
        err = book.refused('introduction', number, '--to', state)
        assert len(err) > 30, err
    err = book.refused('introduction', number, '--to', 'introduced')
    assert 'blind' in err, err
    same(book.rows('introductions')[0]['state'], 'idea')
    same(book.rows('introduction', number, '--to', 'introduced', '--blind')[0]['blind'], True)
    book.refused('introduction', '4711', '--to', 'asked-a')
    err = book.misused('introduction', number, '--to', 'married')
    assert 'both-agreed' in err, err
    for arguments in (['introduction', 'x', '--to', 'asked-a'], ['introduction', number, '--to', 'declined', '--by', 'c'],
                      ['introduce', 'Priya'], ['introduce']):
        book.misused(*arguments)


@test
def reasons_come_first(book):
    people(book, 'Priya Raghunathan', 'Maëlle Kerdoncuff')
    number = str(book.rows('introduce', 'Priya', 'Maëlle', '--reason-a', 'Because')[0]['id'])
    err = book.refused('introduction', number, '--to', 'asked-a')
    assert 'Maëlle Kerdoncuff' in err, err
    book.refused('introduction', number, '--to', 'introduced', '--blind')


@test
def pairs(book):
    two(book)
    err = book.refused('introduce', 'Priya', 'Priya', *REASONS)
    assert 'Priya Raghunathan' in err, err
    book.refused('introduce', 'Maëlle', 'Priya', *REASONS)
    book.refused('introduce', 'Maëlle', 'Nobody', *REASONS)


@test
def refusals(book):
    """Both: the first says no; the second does, and the first is told."""
    number = str(two(book)['id'])
    book.ok('introduction', number, '--to', 'asked-a')
    row = book.rows('introduction', number, '--to', 'declined')[0]
    same((row['to_tell'], row['status'], row['next']), (None, 'Priya preferred not to', []))
    number = str(book.rows('introduce', 'Priya', 'Maëlle', *REASONS)[0]['id'])
    book.ok('introduction', number, '--to', 'asked-a')
    book.ok('introduction', number, '--to', 'asked-b')
    waiting = book.rows('introduction', number, now='2026-11-28')[0]
    same((waiting['waiting'], waiting['status']), (True, 'Priya said yes · Waiting for Maëlle, 6 days'))
    row = book.rows('introduction', number, '--to', 'no-answer', now='2026-12-24')[0]
    same((row['to_tell'], row['due']), ('Priya Raghunathan', '2026-12-24'))


@test
def knows_and_path(book):
    people(book, 'Karim Haddouche', 'Thorsten Weber', 'Lucie Delmas', 'Far Away')
    book.ok('log', '--person', 'Karim', '--channel', 'phone', '--date', '2026-11-01')
    book.ok('log', '--person', 'Lucie', '--channel', 'phone', '--date', '2024-11-01')
    row = book.rows('knows', 'Karim', 'Thorsten', '--how', 'colleague')[0]
    same(row, {'person': 'Karim Haddouche', 'person_id': row['person_id'], 'knows': 'Thorsten Weber',
               'knows_id': row['knows_id'], 'how': 'colleague', 'note': ''})
    same(book.rows('knows', 'Lucie', 'Thorsten', '--how', 'introduced by Karim')[0]['note'], 'Karim')
    path = book.rows('path', 'Thorsten')[0]
    same((path['via'], path['length'], path['direct']), (['Karim Haddouche'], 2, False))
    same(path['reasons'], ['Last in touch 3 weeks ago', 'Colleagues'])
    same(path['text'], 'You → Karim Haddouche → Thorsten Weber')
    same(book.rows('path', 'Far')[0], {'person': 'Far Away', 'person_id': book.rows('path', 'Far')[0]['person_id'],
                                       'direct': False, 'length': 0, 'via': [], 'via_ids': [], 'reasons': [], 'text': None})
    same(book.rows('path', 'Karim')[0]['length'], 4 - 1)
    book.refused('knows', 'Karim', 'Karim')
    book.refused('path', 'Nobody')
    book.misused('knows', 'Karim', 'Thorsten', '--how', 'enemies')
    assert 'Karim' in book.ok('path', 'Thorsten')


@test
def in_french(book):
    number = str(two(book)['id'])
    if not cli.have('fr_FR.UTF-8'):
        return
    err = book.refused('introduction', number, '--to', 'asked-b', locale='fr_FR.UTF-8')
    assert 'Demandez d’abord' in err, err


@test
def nothing_yet(book):
    same(book.run('introductions'), (0, '', ''))
    book.refused('introduction', '1', '--to', 'asked-a')
    book.refused('path', 'somebody')


sys.exit(main())
