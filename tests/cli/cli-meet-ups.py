"""relnet-cli: the list of meet-ups, and the search of what is no person."""

import sys

import cli
from cli import main, same, test

cli.tests.clear()

MEET_UP = ['id', 'name', 'when', 'rule', 'starts', 'time', 'minutes', 'place', 'note', 'next', 'ended', 'members', 'to_invite',
           'people']
FOUND = ['kind', 'id', 'text', 'about', 'date']


@test
def meet_ups_are_listed_by_their_next_time(book):
    same(book.rows('meet-ups'), [])
    book.ok('sample', now='2026-11-18')
    rows = book.rows('meet-ups', now='2026-11-18')
    same([list(row) for row in rows], [MEET_UP] * len(rows))
    days = [row['next'] for row in rows if row['next'] is not None]
    same(days, sorted(days))
    breakfast, = [row for row in rows if row['name'] == 'Petit-déjeuner des indépendants']
    same((breakfast['rule'], breakfast['time'], breakfast['next'], breakfast['ended']),
         ('FREQ=MONTHLY;BYDAY=1FR', '08:30', '2026-12-04', None))
    same(breakfast['when'], 'the first Friday of the month · 08:30 · Café Mollien, Lyon')
    same(breakfast['members'], len([person for person in breakfast['people'] if person['member']]))
    same(list(breakfast['people'][0]), ['id', 'name', 'member', 'invited', 'answer'])
    # The next time counts from the day it is asked for.
    breakfast, = [row for row in book.rows('meet-ups', now='2026-12-20') if row['id'] == breakfast['id']]
    same(breakfast['next'], '2027-01-01')
    same(breakfast['to_invite'], breakfast['members'])


@test
def plain_lines_have_tabs_between(book):
    book.ok('sample', now='2026-11-18')
    lines = book.ok('meet-ups', now='2026-11-18', locale='fr_FR.UTF-8').splitlines()
    same([len(line.split('\t')) for line in lines], [5] * len(lines))
    assert any('le premier vendredi du mois' in line for line in lines) or not cli.have('fr_FR.UTF-8'), lines
    book.misused('meet-ups', 'x')


def found(book, *words):
    rows = book.rows('search', *words, now='2026-11-18')
    same([list(row) for row in rows], [FOUND] * len(rows))
    return [(row['kind'], row['text']) for row in rows]


@test
def what_is_no_person_is_found_by_its_words(book):
    same(book.rows('search', 'anything'), [])
    book.ok('sample', now='2026-11-18')
    assert ('meet-up', 'Petit-déjeuner des indépendants') in found(book, 'PETIT-dejeuner')
    assert ('contract', 'Assurance professionnelle') in found(book, 'assurance', 'mutuelle')
    assert ('finding', 'An old dispute about a late report') in found(book, 'dispute')
    assert ('goal', 'Siéger dans un conseil industriel') in found(book, 'conseil industriel')
    assert any(kind == 'follow-up' for kind, _text in found(book, 'transport'))
    assert any(kind == 'interaction' for kind, _text in found(book, 'budget'))
    same(found(book, 'nothinglikethis'), [])
    insurance, = [row for row in book.rows('search', 'mutuelle', now='2026-11-18') if row['kind'] == 'contract']
    same(insurance['about'], 'Contract with Mutuelle des Conseils')
    assert insurance['id'] in [row['id'] for row in book.rows('contracts', now='2026-11-18')]


@test
def a_search_for_nothing_is_no_search(book):
    book.misused('search')
    book.ok('sample', now='2026-11-18')
    same(book.ok('search', ' ', now='2026-11-18'), '')
    same(book.ok('search', '"', "'; DROP TABLE goal; --", '%', now='2026-11-18'), '')


sys.exit(main())
