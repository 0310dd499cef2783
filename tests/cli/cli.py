"""Drives the real relnet-cli: every command, every exit status, both languages, several processes at once, hostile data."""

import json
import os
import re
import shutil
import stat
import subprocess
import sys
import tempfile
import threading

CLI = sys.argv[1]
PERSON = ['id', 'name', 'emails', 'phones', 'organisations', 'title', 'birthday', 'circles', 'tags', 'last_contact',
          'cadence_days', 'overdue_days', 'closeness', 'peak', 'peak_date']
INTERACTION = ['id', 'date', 'channel', 'direction', 'subject', 'note', 'people', 'people_ids', 'kind']
AGENDA = ['kind', 'due', 'overdue_days', 'person', 'person_id', 'text', 'reason', 'key']
IMPORT = ['file', 'format', 'encoding', 'read', 'added', 'merged', 'skipped', 'rejected', 'import_id']
NOW = '2026-11-22T12:00:00Z'

tests = []


def test(function):
    tests.append(function)
    return function


class Refused(AssertionError):
    pass


class Book:
    """A database of its own, and the program on it."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix='relnet-')
        self.path = os.path.join(self.folder, 'data', 'relnet.db')

    def close(self):
        shutil.rmtree(self.folder)

    def file(self, name, text):
        path = os.path.join(self.folder, name)
        with open(path, 'wb') as file:
            file.write(text if isinstance(text, bytes) else text.encode())
        return path

    def run(self, *arguments, locale='C.UTF-8', now=NOW, path=None):
        environment = dict(os.environ, LC_ALL=locale, TZ='UTC', HOME=self.folder)
        environment.pop('LANGUAGE', None)
        command = [CLI, '--database', path or self.path]
        if now:
            command += ['--now', now]
        done = subprocess.run(command + list(arguments), capture_output=True, env=environment, timeout=60,
                              stdin=subprocess.DEVNULL)
        assert b'CRITICAL' not in done.stderr and b'WARNING' not in done.stderr, done.stderr.decode()
        return done.returncode, done.stdout.decode('utf-8'), done.stderr.decode('utf-8')

    def ok(self, *arguments, **options):
        status, out, err = self.run(*arguments, **options)
        if status != 0 or err:
            raise Refused(f'{arguments}: {status} {err}')
        return out

    def rows(self, *arguments, **options):
        return [json.loads(line) for line in self.ok('--json', *arguments, **options).splitlines()]

    def refused(self, *arguments, **options):
        status, out, err = self.run(*arguments, **options)
        assert status == 1, (arguments, status, out, err)
        assert err.startswith('relnet-cli: '), err
        return err

    def misused(self, *arguments, **options):
        status, out, err = self.run(*arguments, **options)
        assert status == 2, (arguments, status, out, err)
        assert out == '' and '--help' in err, (out, err)
        return err


CARD = 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{0}\r\nN:{0};;;;\r\nEMAIL:{1}\r\nEND:VCARD\r\n'


def same(value, wanted):
    assert value == wanted, f'{value!r} is not {wanted!r}'


@test
def nothing_yet(book):
    for command in (['people'], ['people', 'x'], ['agenda'], ['--json', 'people']):
        same(book.run(*command), (0, '', ''))
    for command in (['show', '1'], ['backup'], ['check'], ['undo-import', '1'],
                    ['export', '--format', 'vcard', os.path.join(book.folder, 'out.vcf')]):
        book.refused(*command)
    assert not os.path.exists(os.path.dirname(book.path)), 'a command that reads made a file'


@test
def wrong_usage(book):
    for arguments in ([], ['nonsense'], ['--bogus'], ['people', '--bogus'], ['show'], ['show', '1', '2'], ['import'],
                      ['undo-import'], ['undo-import', 'x'], ['undo-import', '-3'], ['export', 'out'],
                      ['export', '--format', 'pdf', 'out'], ['export', '--format', 'vcard'], ['restore'], ['log'],
                      ['log', '--person', '1'], ['log', '--channel', 'phone'],
                      ['log', '--person', '1', '--channel', 'pigeon'],
                      ['log', '--person', '1', '--channel', 'phone', '--date', '22/11/2026'],
                      ['log', '--person', '1', '--channel', 'phone', '--date', '2026-02-30'],
                      ['log', '--person', '1', '--channel', 'phone', '--direction', 'sideways'],
                      ['log', '--person', '1', '--channel', 'phone', 'extra'], ['agenda', '--now', 'tomorrow'],
                      ['promise'], ['promise', '--to', '1', '--what', 'x'], ['promise', '--what', 'x', '--due', '2026-12-01'],
                      ['promise', '--to', '1', '--from', '1', '--what', 'x', '--due', '2026-12-01'],
                      ['promise', '--to', '1', '--what', ' ', '--due', '2026-12-01'],
                      ['promise', '--to', '1', '--what', 'x', '--due', 'soon'], ['favour', '--given-to', '1', '--what', 'x'],
                      ['favour', '--given-to', '1', '--what', 'x', '--weight', 'heavy'], ['ask', '--what', 'x'], ['thank'],
                      ['thank', '1', '--date', 'x'], ['balance'], ['commitments', 'x'],
                      ['check', 'x'], ['sample', 'x'], ['backup', 'x']):
        book.misused(*arguments)
    assert not os.path.exists(book.path)


@test
def help_and_version(book):
    commands = ['people', 'show', 'log', 'agenda', 'commitments', 'promise', 'favour', 'ask', 'thank', 'balance', 'reconnect',
                'pause', 'rest', 'import', 'undo-import', 'export', 'backup', 'restore', 'check', 'sample']
    english, french = book.ok('--help'), book.ok('--help', locale='fr_FR.UTF-8')
    for command in commands:
        assert f'\n  {command}' in english and f'\n  {command}' in french, command
        assert book.ok(command, '--help').startswith(f'Usage: relnet-cli {command}')
    assert english.startswith('Usage: relnet-cli')
    if have('fr_FR.UTF-8'):
        assert french.startswith('Utilisation\u00a0: relnet-cli'), french
    assert '--dry-run' in book.ok('import', '--help')
    assert book.ok('--version').startswith('relnet-cli ')


@test
def documented(book):
    """The manual pages of both languages and the completion tell every command, option and kind of entry there is."""
    source = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..')
    read = lambda *path: open(os.path.join(source, *path), encoding='utf-8').read()
    pages = {name: read('data', 'man', name).replace(r'\-', '-') for name in ('relnet-cli.1', 'relnet-cli.fr.1')}
    completion = read('data', 'completions', 'relnet-cli')
    offered = re.search("commands='([^']*)'", completion)[1].split()
    commands = re.findall(r'^  ([a-z-]+)', book.ok('--help').partition('Commands:')[2].partition('\nOptions:')[0], re.M)
    assert len(commands) > 30, commands
    same(sorted(offered), sorted(commands))
    kinds = re.findall(r'\[RELNET_AGENDA_\w+\] = { "([a-z-]+)"', read('src', 'core', 'relnet-agenda-entry.c'))
    assert 'follow-up' in kinds and len(kinds) > 10, kinds
    missing = []
    for name, page in pages.items():
        described, _, interface = page.partition('.SH JSON')
        missing += [(name, command) for command in commands
                    if not re.search(rf'^(\.B |\\fB){command}\b', described, re.M)]
        entry = interface.partition('.B agenda')[2].partition('.TP')[0]
        missing += [(name, 'kind ' + kind) for kind in kinds if not re.search(rf'[ (]{kind}[ )"]', entry)]
        for command in commands:
            for option in re.findall(r'^  (--[a-z-]+)', book.ok(command, '--help').partition('Options of')[2], re.M):
                if not re.search(option + r'\b(?!-)', described.replace(r'\fR', ' ') + interface):
                    missing.append((name, command, option))
                if option not in completion:
                    missing.append(('completion', command, option))
    same(missing, [])


@test
def reconnecting(book):
    book.ok('import', book.file('two.vcf', CARD.format('Rui Sequeira', 'rui@arvalier.example')
                                + CARD.format('Nadia Okoro', 'nadia@lumen.example')))
    rui = ['--person', 'Rui Sequeira']
    for date in ('2023-01-10', '2023-02-10', '2023-03-10'):
        book.ok('log', *rui, '--channel', 'in-person', '--date', date, now=f'{date}T12:00:00Z')
    row = book.rows('people', 'Rui')[0]
    same(row['peak_date'], '2023-03-10')
    assert 7 < row['peak'] < 9 and row['closeness'] < row['peak'] / 4, row
    assert abs(book.rows('people', 'Rui', now='2023-03-10T12:00:00Z')[0]['closeness'] - row['peak']) < 0.002
    same(book.rows('people', 'Nadia')[0]['peak_date'], None)
    # Two half lives later a quarter is left.
    same(book.rows('reconnect', now='2024-03-03T12:00:00Z'), [])
    same([r['person'] for r in book.rows('reconnect', now='2024-03-04T12:00:00Z')], ['Rui Sequeira'])
    found = book.rows('reconnect')[0]
    same(list(found), ['person', 'person_id', 'score', 'parts', 'reasons', 'via'])
    same(list(found['parts']), ['past', 'goal', 'sector', 'expertise', 'mutual'])
    same((found['score'], found['via'], len(found['reasons'])), (sum(found['parts'].values()), None, 1))
    assert '3 exchanges' in found['reasons'][0]
    # What is promised stands in the timeline, and is no exchange.
    book.ok('promise', '--to', 'Rui Sequeira', '--what', 'A <b>grid</b> &amp; more', '--due', '2027-01-10')
    assert '3 exchanges' in book.rows('reconnect')[0]['reasons'][0]
    # Paused, then not any more; left to rest, and woken.
    same(book.rows('pause', 'Rui Sequeira', '--until', '2027-01-01')[0]['paused_until'], '2027-01-01')
    same(book.rows('reconnect'), [])
    same(len(book.rows('reconnect', now='2027-01-01T12:00:00Z')), 1)
    book.refused('pause', 'Rui Sequeira', '--until', '2026-11-21')
    book.misused('pause', 'Rui Sequeira')
    book.misused('reconnect', '--limit', '-1')
    book.refused('rest', 'Nobody')
    same(book.rows('rest', 'Rui Sequeira')[0]['resting'], True)
    same(book.rows('reconnect', now='2027-02-01T12:00:00Z'), [])
    same(book.rows('rest', 'Rui Sequeira', '--wake')[0]['resting'], False)
    # Who knows him and is close says through whom; what one writes oneself ends nothing, an answer does.
    book.ok('log', '--person', 'Nadia Okoro', '--channel', 'in-person', '--date', '2026-11-20')
    book.ok('log', '--person', 'Nadia Okoro', '--channel', 'phone', '--date', '2026-11-21')
    book.ok('knows', 'Nadia Okoro', 'Rui Sequeira')
    found = book.rows('reconnect', now='2027-01-02T12:00:00Z')[0]
    same(found['via'], 'Nadia Okoro')
    assert found['parts']['mutual'] > 0 and len(found['reasons']) == 2, found
    book.ok('log', *rui, '--channel', 'email', '--direction', 'outgoing', '--date', '2026-11-22')
    same(len(book.rows('reconnect', now='2027-01-02T12:00:00Z')), 1)
    book.ok('log', *rui, '--channel', 'email', '--direction', 'incoming', '--date', '2026-11-22')
    same(book.rows('reconnect', now='2027-01-02T12:00:00Z'), [])


@test
def sample(book):
    same(book.rows('sample'), [{'people': 60}])
    people = book.rows('people')
    same(len(people), 60)
    for person in people:
        same(list(person), PERSON)
        assert person['name'] and all(email == email.lower() and email.endswith('.example') for email in person['emails'])
        assert all(phone.lstrip('+').isdigit() for phone in person['phones']), person['phones']
    assert len(book.ok('people').splitlines()) == 60
    helene = [person for person in people if person['name'] == 'Hélène Marchetti'][0]
    same(helene['overdue_days'], 4)
    same(helene['cadence_days'], 90)
    same(helene['organisations'], ['Novarelle Santé', 'Cordélia'])
    same(helene['circles'], ['Clients', 'Mentors'])
    same(helene['birthday'], '1975-02-19')
    never = [person for person in people if person['last_contact'] is None]
    assert len(never) >= 3
    # Once is enough.
    assert 'already' in book.refused('sample')
    same(len(book.rows('people')), 60)


@test
def sample_in_french(book):
    if not have('fr_FR.UTF-8'):
        return
    book.ok('sample', locale='fr_FR.UTF-8')
    same(book.rows('show', 'helene marchetti')[0]['circles'], ['Clients', 'Mentors'])
    same(book.rows('show', 'antoine rivaud')[0]['circles'], ['Anciens collègues'])
    assert 'en retard' in book.ok('agenda', locale='fr_FR.UTF-8')
    assert 'late' in book.ok('agenda')


@test
def finds(book):
    book.ok('sample')
    names = lambda *query: [person['name'] for person in book.rows('people', *query)]
    same(names('HELENE'), ['Hélène Marchetti'])
    same(names('marchetti', 'hel'), ['Hélène Marchetti'])
    same(names('0639981427'), ['Hélène Marchetti'])
    same(names('thorsten wied'), ['Thorsten Wiedenhag'])
    assert 'ليلى المنصوري' in names('المنصوري')
    same(names('nobody-of-that-name'), [])


@test
def show(book):
    book.ok('sample')
    person, = book.rows('show', 'h.marchetti@novarelle.example')
    same(list(person), PERSON + ['timeline'])
    assert len(person['timeline']) > 10
    for interaction in person['timeline']:
        same(list(interaction), INTERACTION)
        assert 'Hélène Marchetti' in interaction['people'] and person['id'] in interaction['people_ids']
    dates = [interaction['date'] for interaction in person['timeline']]
    same(dates, sorted(dates, reverse=True))
    same(book.rows('show', str(person['id'])), [person])
    same(book.rows('show', 'Hélène  marchetti'), [person])
    text = book.ok('show', 'helene')
    assert text.startswith('Hélène Marchetti\n') and 'Novarelle Santé' in text and dates[0] in text
    assert 'Nobody' in book.refused('show', 'nobody')
    book.refused('show', '9999')
    book.refused('show', '')
    many = book.refused('show', 'jo')
    assert 'Jonathan Ashcombe' in many and 'Sigrún Jónsdóttir' in many, many


@test
def log(book):
    book.ok('sample')
    entry, = book.rows('log', '--person', 'karim haddouche', '--person', 'helene', '--channel', 'phone', '--note',
                       'Ça avance : é\n— deux lignes', '--subject', 'Devis', '--direction', 'incoming', '--date', '2026-11-20')
    same(list(entry), INTERACTION)
    same(sorted(entry['people']), ['Hélène Marchetti', 'Karim Haddouche'])
    same((entry['channel'], entry['direction'], entry['date']), ('phone', 'incoming', '2026-11-20'))
    helene, = book.rows('show', 'helene')
    same(helene['timeline'][0], entry)
    same((helene['last_contact'], helene['overdue_days']), ('2026-11-20', 0))
    # Today if no date is given, whatever today is.
    same(book.rows('log', '--person', '1', '--channel', 'email', now='2027-03-01')[0]['date'], '2027-03-01')
    # A group event does not reset the cadence.
    book.ok('log', '--person', 'nadia', '--channel', 'group-event')
    assert book.rows('show', 'nadia')[0]['overdue_days'] == 9
    count = len(book.rows('show', 'nadia')[0]['timeline'])
    book.refused('log', '--person', 'nobody', '--channel', 'phone')
    book.refused('log', '--person', 'nadia', '--person', 'jo', '--channel', 'phone')
    book.refused('log', '--person', 'nadia', '--channel', 'phone', '--date', '2026-11-23')
    same(len(book.rows('show', 'nadia')[0]['timeline']), count)


@test
def agenda(book):
    book.ok('sample')
    entries = book.rows('agenda')
    assert len(entries) >= 8
    for entry in entries:
        same(list(entry), AGENDA)
        assert entry['text'] and entry['reason'] and entry['overdue_days'] >= 0
    quote, = [entry for entry in entries if entry['person'] == 'Karim Haddouche' and entry['kind'] == 'follow-up']
    same((quote['kind'], quote['due'], quote['overdue_days']), ('follow-up', '2026-11-18', 4))
    assert 'Devis transport bas-carbone' in quote['reason']
    same(len(book.ok('agenda').splitlines()), len(entries))
    birthdays = [entry for entry in book.rows('agenda', now='2026-11-25') if entry['kind'] == 'birthday']
    same([entry['person'] for entry in birthdays], ['Sofia Lindqvist'])
    # The option stands before the command or after it, with or without a time.
    same(book.ok('agenda', '--now', '2026-11-25T08:00', now=None), book.ok('agenda', now='2026-11-25'))


@test
def commitments(book):
    for name, address in (('Idris Benkirane', 'idris@kelvane.example'), ('Antoine Rivaud', 'antoine@cordelia.example')):
        book.ok('import', book.file(address, CARD.format(name, address)))
    # Made on a day, due on a day: at risk from two days before, late from the day after.
    promise, = book.rows('promise', '--to', 'idris', '--what', 'The grid', '--due', '2026-12-01', '--made', '2026-11-04')
    same((promise['kind'], promise['mine'], promise['person'], promise['due'], promise['at_risk'], promise['state']),
         ('promise', True, 'Idris Benkirane', '2026-12-01', False, 'open'))
    day = lambda now: [(entry['kind'], entry['overdue_days']) for entry in book.rows('agenda', now=now)]
    same(day('2026-11-28'), [])
    same(day('2026-11-29'), [('promise', 0)])
    same(day('2026-12-03'), [('promise', 2)])
    same([row['at_risk'] for row in book.rows('commitments', now='2026-11-29')], [True])
    book.rows('promise', '--from', 'antoine', '--what', 'The quote', '--due', '2026-11-20', '--made', '2026-11-10')
    same([(row['mine'], row['overdue_days']) for row in book.rows('commitments')], [(True, 0), (False, 2)])
    book.refused('promise', '--to', 'idris', '--what', 'x', '--due', '2026-11-03', '--made', '2026-11-04')
    book.refused('promise', '--to', 'idris', '--what', 'x', '--due', '2026-12-03', '--made', '2026-11-24')
    book.refused('promise', '--to', 'nobody', '--what', 'x', '--due', '2026-12-03')
    # A request that is granted owes thanks by itself; thanked, it does not.
    ask, = book.rows('ask', '--of', 'antoine', '--what', 'An introduction', '--date', '2026-11-10')
    same((ask['kind'], ask['state'], ask['weight'], ask['warnings']), ('ask', 'open', 'medium', ['too-heavy']))
    favour, = book.rows('favour', '--received-from', 'antoine', '--weight', 'large', '--what', 'an introduction')
    same((favour['id'], favour['state'], favour['direction']), (ask['id'], 'thanks-owed', 'received'))
    same([row['kind'] for row in book.rows('commitments')], ['promise', 'promise', 'thanks'])
    same([row['kind'] for row in book.rows('agenda')], ['promise', 'thanks'])
    balance, = book.rows('balance', 'antoine')
    same((balance['given'], balance['received'], balance['balance'], balance['state'], balance['thanks_owed']),
         (0, 1, -3, 'received-more', 1))
    assert 'poor-balance' in balance['warnings'] and 'thanks-owed' in balance['warnings'], balance
    same(book.rows('thank', 'antoine')[0]['for'], ['An introduction'])
    same(book.rows('balance', 'antoine')[0]['thanks_owed'], 0)
    same([row['kind'] for row in book.rows('agenda')], ['promise'])
    book.rows('favour', '--given-to', 'antoine', '--weight', 'medium', '--what', 'Two names', '--date', '2026-11-21')
    same(book.rows('balance', 'antoine')[0]['state'], 'even')
    book.refused('favour', '--given-to', 'antoine', '--weight', 'small', '--what', 'x', '--date', '2026-11-23')
    book.refused('thank', 'antoine', '--date', '2026-11-23')
    # All of it is in the timeline.
    same([row['kind'] for row in book.rows('show', 'antoine')[0]['timeline']],
         ['thanks', 'favour', 'favour', 'ask', 'promise-made'])


@test
def import_and_undo(book):
    file = book.file('two.vcf', CARD.format('Zoé Amsel', 'Zoe@Amsel.example') + CARD.format('Yvo Berg', 'yvo@berg.example'))
    tried, = book.rows('import', '--dry-run', file)
    same(list(tried), IMPORT)
    same((tried['read'], tried['added'], tried['import_id']), (2, 2, None))
    assert not os.path.exists(book.path), 'a dry run made a database'
    done, = book.rows('import', file)
    same((done['format'], done['read'], done['added'], done['merged'], done['rejected']), ('vcard', 2, 2, 0, []))
    same([person['emails'] for person in book.rows('people')], [['yvo@berg.example'], ['zoe@amsel.example']])
    before = book.rows('people')
    again, = book.rows('import', file)
    same((again['read'], again['added'], again['merged'], again['skipped']), (2, 0, 0, 2))
    same(book.rows('people'), before)
    same(book.rows('undo-import', str(done['import_id'])), [{'import_id': done['import_id']}])
    same(book.rows('people'), [])
    book.refused('undo-import', str(done['import_id']))
    book.refused('undo-import', '4711')


@test
def import_refusals(book):
    good = book.file('good.vcf', CARD.format('Zoé Amsel', 'zoe@amsel.example'))
    bad = book.file('bad.vcf', 'Dear diary,\n')
    table = book.file('Connections.csv', 'First Name,Last Name,URL,Email Address,Company,Position,Connected On\n'
                      'Ann,Oak,,ann@oak.example,Oak,Boss,05 Mar 2024\n,,,,,,\n,,,,Elm,Clerk,05 Mar 2024\n')
    status, out, err = book.run('--json', 'import', bad, '/nowhere/at/all.vcf', good, table)
    same(status, 1)
    reports = [json.loads(line) for line in out.splitlines()]
    same([list(report) for report in reports], [IMPORT] * 4)
    same([report['file'] for report in reports], [bad, '/nowhere/at/all.vcf', good, table])
    same([report['added'] for report in reports], [0, 0, 1, 1])
    same([report['import_id'] is None for report in reports], [True, True, False, False])
    assert reports[0]['rejected'][0]['reason'] and reports[1]['rejected'][0]['reason']
    same([list(rejection) for rejection in reports[3]['rejected']][:1], [['line', 'reason']])
    assert reports[3]['rejected'][-1]['line'] == 4, reports[3]
    assert err.count('relnet-cli: ') == 2, err
    # Records that cannot be read are told of, and refuse nothing.
    same(book.run('--json', 'import', table)[0], 0)


@test
def export(book):
    book.ok('sample')
    for name, start in (('vcard', 'BEGIN:VCARD'), ('csv', 'Name,')):
        out = os.path.join(book.folder, 'out.' + name)
        same(book.rows('export', '--format', name, out), [{'file': out, 'format': name, 'people': 60}])
        same(stat.S_IMODE(os.stat(out).st_mode), 0o600)
        with open(out, encoding='utf-8-sig') as file:
            assert file.read().startswith(start)
        other = Book()
        try:
            report, = other.rows('import', out)
            same((report['read'], report['added'], report['rejected']), (60, 60, []))
            key = lambda person: (person['name'], person['emails'], person['phones'], person['birthday'])
            same(sorted(map(key, other.rows('people'))), sorted(map(key, book.rows('people'))))
        finally:
            other.close()
    book.refused('export', '--format', 'vcard', '/nowhere/at/all.vcf')


@test
def backup_and_restore(book):
    book.ok('sample')
    people = book.rows('people')
    made, = book.rows('backup')
    same((made['people'], os.path.dirname(made['file'])), (60, os.path.join(book.folder, 'data', 'backups')))
    same(stat.S_IMODE(os.stat(made['file']).st_mode), 0o600)
    book.ok('log', '--person', '1', '--channel', 'phone', '--note', 'after the backup')
    assert book.rows('people') != people
    book.ok('restore', made['file'])
    same(book.rows('people'), people)
    same(book.rows('check')[0]['sound'], True)
    # What was there before is in a backup too.
    kept = [name for name in os.listdir(os.path.dirname(made['file'])) if 'restore' in name]
    same(len(kept), 1)
    book.refused('restore', '/nowhere/at/all.db')
    book.refused('restore', book.file('letter.db', 'Dear diary,\n'))
    same(book.rows('people'), people)


@test
def damaged_and_foreign(book):
    path = book.file('letter.db', 'This is not a database, but a letter to somebody. ' * 100)
    with open(path, 'rb') as file:
        before = file.read()
    for command in (['people'], ['agenda'], ['check'], ['sample'], ['log', '--person', '1', '--channel', 'phone'],
                    ['show', '1']):
        book.refused(*command, path=path)
    with open(path, 'rb') as file:
        same(file.read(), before)


@test
def read_only(book):
    book.ok('sample')
    if os.geteuid() == 0:
        # Nothing is read-only to root; a folder where the file should be is what root cannot write.
        book.refused('people', path=os.path.join(book.folder, 'data'))
        return
    os.chmod(book.path, 0o400)
    os.chmod(os.path.dirname(book.path), 0o500)
    try:
        book.refused('log', '--person', '1', '--channel', 'phone')
    finally:
        os.chmod(os.path.dirname(book.path), 0o700)


@test
def any_locale(book):
    book.ok('sample')
    plain = book.ok('people')
    assert 'Aïcha Ndiaye-Roche' in plain
    same(book.ok('people', locale='C'), plain)
    same(book.ok('people', locale='xx_XX.ISO-8859-1'), plain)
    book.ok('log', '--person', 'aïcha', '--channel', 'phone', '--note', 'Café — à Marseille', locale='C')
    same(book.rows('show', 'aicha')[0]['timeline'][0]['note'], 'Café — à Marseille')
    # The order of names stays that of the window's locale.
    names = [person['name'] for person in book.rows('people')]
    same([person['name'] for person in book.rows('people', locale='C')], names)


@test
def hostile_data(book):
    name = '<b>A</b> & <a href="x">\u202egnp.exe\u001b]52;c;AAAA\u0007'
    file = book.file('hostile.vcf', CARD.format(name.replace(';', r'\;'), 'hostile@x.example'))
    book.ok('import', file)
    note = 'one\ttwo\nthree\u001b[31m\u009b31m\r\u2028'
    book.ok('log', '--person', 'hostile@x.example', '--channel', 'phone', '--note', note)
    for command in (['people'], ['show', '1'], ['agenda'], ['people', 'gnp']):
        out = book.ok(*command)
        for c in out.replace('\n', '').replace('\t', ''):
            assert ord(c) >= 0x20 and not 0x7f <= ord(c) < 0xa0 and c not in '\u202e\u2028', (command, out)
    assert '<b>A</b> &' in book.ok('people')
    same(len(book.ok('people').splitlines()), 1)
    person, = book.rows('show', '1')
    same(person['timeline'][0]['note'], note)
    status, out, err = book.run('show', 'x\u001b[31m')
    same(status, 1)
    assert '\u001b' not in err
    status, out, err = book.run('show', b'caf\xe9'.decode('utf-8', 'surrogateescape'), locale='C.UTF-8')
    assert status in (1, 2) and '\ufffd' in err or '\\x' in err or err


@test
def many_at_once(book):
    book.ok('sample')
    failed = []

    def work(number):
        try:
            for i in range(5):
                book.ok('log', '--person', str(number), '--channel', 'phone', '--note', f'{number}/{i}')
                book.ok('people')
        except AssertionError as error:
            failed.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(1, 5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    same(failed, [])
    for number in range(1, 5):
        notes = [interaction['note'] for interaction in book.rows('show', str(number))[0]['timeline']]
        same([note for note in notes if note.startswith(f'{number}/')], [f'{number}/{i}' for i in (4, 3, 2, 1, 0)])
    same(book.rows('check')[0]['sound'], True)


@test
def full_output(book):
    book.ok('sample')
    if not os.path.exists('/dev/full'):
        return
    with open('/dev/full', 'wb') as full:
        done = subprocess.run([CLI, '--database', book.path, 'people'], stdout=full, stderr=subprocess.PIPE, timeout=60)
    same(done.returncode, 1)
    assert b'could not be written' in done.stderr or done.stderr


def have(locale):
    import locale as module
    try:
        module.setlocale(module.LC_ALL, locale)
        return True
    except module.Error:
        return False
    finally:
        module.setlocale(module.LC_ALL, 'C')


def main():
    print(f'1..{len(tests)}')
    status = 0
    for number, function in enumerate(tests, 1):
        book = Book()
        try:
            function(book)
            print(f'ok {number} {function.__name__}')
        except Exception as error:  # An assertion, or output that is not JSON: the test failed, the next one runs.
            status = 1
            import traceback
            print(f'not ok {number} {function.__name__}')
            for line in traceback.format_exc().splitlines():
                print('# ' + line)
        finally:
            book.close()
        sys.stdout.flush()
    return status


if __name__ == '__main__':
    sys.exit(main())
