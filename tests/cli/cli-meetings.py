"""relnet-cli: meetings, and what to know before one."""

import sys

import cli
from cli import CARD, main, same, test

cli.tests.clear()

KEYS = ['id', 'day', 'time', 'minutes', 'place', 'channel', 'state', 'people', 'wants']
BRIEF = ['who', 'meeting', 'how_met', 'last_exchanges', 'promises', 'balance', 'matters', 'goals', 'interests', 'questions',
         'proposed_questions', 'links', 'search_urls', 'known_by', 'wants']


def people(book, *names):
    book.ok('import', book.file('people.vcf', ''.join(CARD.format(n, n.split()[0].lower() + '@norrflod.example') for n in names)))


@test
def a_meeting_is_planned_and_listed(book):
    people(book, 'Sofia Lindqvist', 'Greta Hollenberg')
    meeting = book.rows('meeting', 'Sofia', '2026-11-23', '--at', '10h30', '--minutes', '60', '--place', 'Café <Mollien>',
                        '--with', 'Greta', '--wants', 'Know whether they decide')[0]
    same(list(meeting), KEYS)
    same((meeting['day'], meeting['time'], meeting['minutes'], meeting['place'], meeting['state']),
         ('2026-11-23', '10:30', 60, 'Café <Mollien>', 'planned'))
    same([p['name'] for p in meeting['people']], ['Sofia Lindqvist', 'Greta Hollenberg'])
    same(book.rows('meetings'), [meeting])
    same([(row['kind'], row['reason']) for row in book.rows('agenda', now='2026-11-22')],
         [('meeting', 'Café <Mollien> · tomorrow at 10:30')])
    # Prepared, it waits no more before its day; nobody noted anything the day after.
    same(book.rows('meetings', '1', '--state', 'prepared')[0]['state'], 'prepared')
    same([row['overdue_days'] for row in book.rows('agenda', now='2026-11-24') if row['kind'] == 'meeting'], [1])
    same(book.rows('meetings', '1', '--state', 'cancelled')[0]['state'], 'cancelled')
    same(book.rows('meetings'), [])
    same(book.rows('agenda', now='2026-11-24'), [])


@test
def nonsense_is_refused(book):
    people(book, 'Sofia Lindqvist')
    for arguments in (['Sofia', 'tomorrow'], ['Sofia', '2026-02-30'], ['Sofia', '2026-11-23', '--at', '25:00'],
                      ['Sofia', '2026-11-23', '--minutes', '-5'], ['Sofia', '2026-11-23', '--channel', 'telepathy']):
        book.misused('meeting', *arguments)
    book.refused('meeting', 'Nobody Here', '2026-11-23')
    book.misused('meetings', 'x', '--state', 'held')
    book.misused('meetings', '1', '--state', 'great')
    book.refused('meetings', '1', '--state', 'held')
    same(book.rows('meetings'), [])


@test
def a_brief_says_it_all(book):
    people(book, 'Sofia Lindqvist')
    book.ok('log', '--person', 'Sofia', '--channel', 'in-person', '--date', '2026-11-10', '--subject', 'Trade fair')
    book.ok('promise', '--to', 'Sofia', '--what', 'The study', '--due', '2026-11-25')
    book.ok('promise', '--from', 'Sofia', '--what', 'The number', '--due', '2026-12-01')
    book.ok('meeting', 'Sofia', '2026-11-24', '--wants', 'Listen')
    brief = book.rows('brief', 'Sofia', now='2026-11-23')[0]
    same(list(brief), BRIEF)
    same((brief['who']['name'], brief['meeting']['day'], brief['meeting']['time_in_person'], brief['wants']),
         ('Sofia Lindqvist', '2026-11-24', 2, 'Listen'))
    same([(p['by'], p['what']) for p in brief['promises']], [('me', 'The study'), ('them', 'The number')])
    same([e['what'] for e in brief['last_exchanges']], ['Trade fair'])
    same(brief['links'], ['https://norrflod.example'])
    assert brief['search_urls'][0].startswith('https://') and 'Sofia%20Lindqvist' in brief['search_urls'][0], brief['search_urls']
    same(len(brief['proposed_questions']), 4)
    same(brief['proposed_questions'][0], 'What has happened since “Trade fair”?')
    assert 'Trade fair' in book.ok('brief', 'Sofia')
    book.refused('brief', 'Nobody Here')


@test
def a_brief_of_somebody_unknown_is_still_one(book):
    people(book, 'Idris Benkirane')
    brief = book.rows('brief', 'Idris')[0]
    same((brief['meeting'], brief['last_exchanges'], brief['promises'], brief['matters']), (None, [], [], ''))
    same(len(brief['proposed_questions']), 4)


sys.exit(main())
