"""relnet-cli: templates of messages."""

import sys

import cli
from cli import main, same, test

cli.tests.clear()

LISTED = ['name', 'label', 'language', 'register', 'origin', 'subject']
MADE = ['name', 'person_id', 'language', 'register', 'subject', 'body', 'gaps']
PERSON = 'BEGIN:VCARD\nVERSION:4.0\nFN:{}\nN:{};{};;;\nLANG:{}\nEND:VCARD\n'
SITUATIONS = ['reconnect-news', 'reconnect-meet', 'reconnect-request-direct', 'reconnect-request-success', 'thank-you',
              'progress-update', 'promise-at-risk', 'congratulation', 'follow-up', 'introduction-ask-first',
              'introduction-ask-second', 'introduction', 'introduction-decline', 'ask-mutual', 'recommendation-request',
              'recommendation', 'meetup-invitation', 'meetup-invitation-group',
              'coffee-postponed', 'mentee-handover', 'supplier-ending']


def people(book):
    cards = [('Antoine Rivaud', 'Rivaud', 'Antoine', 'fr'), ('Greta Hollenberg', 'Hollenberg', 'Greta', 'en'), ('Cher', '', '', 'en'),
             ('Jens Vogt', 'Vogt', 'Jens', 'de'), ('<b>Eve</b> {me}', '{me}', '<b>Eve</b>', 'en')]
    book.ok('import', book.file('people.vcf', ''.join(PERSON.format(*card) for card in cards)))


def made(book, *arguments):
    rows = book.rows('template', 'render', *arguments)
    same(len(rows), 1)
    same(list(rows[0]), MADE)
    return rows[0]


@test
def they_are_listed(book):
    before = book.rows('template', 'list')
    people(book)
    rows = book.rows('template', 'list')
    same(rows, before)
    same([list(row) for row in rows], [LISTED] * len(rows))
    same(list(dict.fromkeys(row['name'] for row in rows)), SITUATIONS)
    for name in SITUATIONS:
        same([(row['language'], row['register'], row['origin']) for row in rows if row['name'] == name],
             [('fr', 'vous', 'relnet'), ('fr', 'tu', 'relnet'), ('en', None, 'relnet')])
    same(len(set(row['label'] for row in rows)), len(SITUATIONS))
    french = book.ok('template', 'list', locale='fr_FR.UTF-8')
    assert 'Remerciement' in french, french
    same(len(french.splitlines()), len(rows))


@test
def each_is_made_for_each(book):
    people(book)
    for name in SITUATIONS:
        for arguments in (['--register', 'tu'], ['--register', 'vous'], ['--lang', 'en']):
            row = made(book, name, '--to', 'Antoine', '--about', 'Greta', '--topic', 'la note', *arguments)
            # (A whole group is called by no name.)
            assert name.endswith('-group') or 'Antoine' in row['body'] + row['subject'], row
            assert '{' not in row['subject'] + row['body'], row
            same(row['gaps'].count('your name'), 1)
            same((row['language'], row['register']),
                 ('en', None) if arguments[0] == '--lang' else ('fr', arguments[1]))


@test
def what_is_not_known_is_a_gap(book):
    people(book)
    row = made(book, 'thank-you', '--to', 'Cher')
    assert row['body'].startswith('Hi Cher,'), row
    same(row['gaps'], ['what it is about', 'what happened thanks to it', 'your name'])
    status, out, err = book.run('template', 'render', 'thank-you', '--to', 'Cher')
    same(status, 0)
    assert '3 places' in err, err
    assert out.startswith('Thank you\n\nHi Cher,\n'), out


@test
def values_are_taken_as_they_are(book):
    people(book)
    row = made(book, 'congratulation', '--to', '<b>Eve</b>', '--topic', '{first_name} & <i>⟨x')
    assert row['body'].startswith('Hi <b>Eve</b>,'), row
    assert '{first_name} & <i>⟨x' in row['body'], row


@test
def another_language_falls_back(book):
    people(book)
    same(made(book, 'thank-you', '--to', 'Jens')['language'], 'en')
    same(made(book, 'thank-you', '--to', 'Greta', '--lang', 'fr')['register'], 'vous')


@test
def nonsense_is_refused(book):
    people(book)
    for arguments in ([], ['all'], ['list', 'x'], ['render'], ['render', 'thank-you'],
                      ['render', 'thank-you', '--to', 'Antoine', '--lang', 'de'],
                      ['render', 'thank-you', '--to', 'Antoine', '--register', 'du']):
        book.misused('template', *arguments)
    book.refused('template', 'render', 'no-such-thing', '--to', 'Antoine')
    book.refused('template', 'render', '../thank-you', '--to', 'Antoine')
    book.refused('template', 'render', 'thank-you', '--to', 'Nobody There')
    book.refused('template', 'render', 'introduction', '--to', 'Antoine', '--about', 'Nobody There')


sys.exit(main())
