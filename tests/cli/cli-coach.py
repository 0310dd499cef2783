"""relnet-cli: the coach."""

import subprocess
import sys

import cli
from cli import NOW, main, same, test

cli.tests.clear()

KEYS = ['rule', 'state', 'start', 'end', 'message', 'reason']
RULES = ('identify gap one-request reason way-out pressure apology thanks-owed promise-open balance cold-ask unanswered '
         'blind-introduction register language about-me').split()
PERSON = 'BEGIN:VCARD\nVERSION:4.0\nFN:{}\nN:{};{};;;\nLANG:{}\nEND:VCARD\n'


def people(book):
    cards = [('Antoine Rivaud', 'Rivaud', 'Antoine', 'fr'), ('Greta Hollenberg', 'Hollenberg', 'Greta', 'en'), ('Cher', '', '', 'en'),
             ('Jens Vogt', 'Vogt', 'Jens', 'de'), ('Karim Haddouche', 'Haddouche', 'Karim', 'fr')]
    book.ok('import', book.file('people.vcf', ''.join(PERSON.format(*card) for card in cards)))


class Coach:
    """Runs relnet-cli with a text on its standard input."""

    def __init__(self, book):
        self.book = book

    def run(self, text, *arguments, now=NOW, locale='C.UTF-8'):
        done = subprocess.run([cli.CLI, '--database', self.book.path, '--now', now, *arguments], capture_output=True, timeout=60,
                              input=text if isinstance(text, bytes) else text.encode(),
                              env=dict(cli.os.environ, LC_ALL=locale, TZ='UTC', HOME=self.book.folder))
        assert b'CRITICAL' not in done.stderr and b'WARNING' not in done.stderr, done.stderr
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def rows(self, text, *arguments, **options):
        status, out, err = self.run(text, '--json', 'coach', *arguments, **options)
        same((status, err), (0, ''))
        rows = [cli.json.loads(line) for line in out.splitlines()]
        for row in rows:
            same(list(row), KEYS)
            assert row['rule'] in RULES and row['state'] in ('ok', 'warn'), row
            assert 0 <= row['start'] <= row['end'] <= len(text), row
        return rows

    def states(self, text, *arguments, **options):
        return {row['rule']: row['state'] for row in self.rows(text, *arguments, **options)}


@test
def what_a_colleague_would_say(book):
    people(book)
    book.ok('log', '--person', 'Antoine', '--channel', 'phone', '--date', '2026-03-12')
    book.ok('favour', '--received-from', 'Antoine', '--what', 'Mise en relation avec Greta', '--weight', 'small', '--date', '2026-03-12')
    book.ok('promise', '--to', 'Antoine', '--what', 'Envoyer la grille', '--due', '2026-11-20', '--made', '2026-11-01')
    text = 'Bonjour Antoine,\n\nPourriez-vous relire ma note au plus vite ? 🙂 Il me faut votre réponse avant ce soir.\n\nBien à vous,\nCamille'
    rows = Coach(book).rows(text, '--to', 'Antoine')
    states = {row['rule']: row['state'] for row in rows}
    same(states, {'identify': 'warn', 'gap': 'warn', 'reason': 'warn', 'way-out': 'warn', 'pressure': 'warn', 'thanks-owed': 'warn',
                  'promise-open': 'warn', 'one-request': 'ok', 'balance': 'ok', 'language': 'ok'})
    same([row['state'] for row in rows], sorted((row['state'] for row in rows), reverse=True))
    # Characters, not bytes, and past the one that is two in UTF-16.
    pressure = next(row for row in rows if row['rule'] == 'pressure')
    same(text[pressure['start']:pressure['end']], 'au plus vite')
    request = next(row for row in rows if row['rule'] == 'one-request')
    same(text[request['start']:request['end']], 'Pourriez-vous relire ma note au plus vite ?')
    thanks = next(row for row in rows if row['rule'] == 'thanks-owed')
    assert 'Mise en relation avec Greta' in thanks['reason'] and '12 Mar' in thanks['reason'], thanks


@test
def without_json_it_is_a_table(book):
    people(book)
    book.ok('log', '--person', 'Greta', '--channel', 'phone', '--date', '2026-11-20')
    status, out, err = Coach(book).run('Could you send me the file ASAP?\x1b[0m', 'coach', '--to', 'Greta')
    same((status, err), (0, ''))
    same([line.split('\t')[:4] for line in out.splitlines()][2], ['pressure', 'warn', '27', '31'])
    assert '\x1b' not in out


@test
def in_the_language_of_the_user(book):
    people(book)
    book.ok('log', '--person', 'Greta', '--channel', 'phone', '--date', '2026-11-20')
    row = [r for r in Coach(book).rows('Could you send me the file?', '--to', 'Greta', locale='fr_FR.UTF-8') if r['rule'] == 'way-out'][0]
    same(row['message'], 'Aucune porte de sortie')


@test
def register_and_language(book):
    people(book)
    book.ok('log', '--person', 'Antoine', '--channel', 'phone', '--date', '2026-11-20')
    book.ok('log', '--person', 'Jens', '--channel', 'phone', '--date', '2026-11-20')
    coach = Coach(book)
    same(coach.states('Je vous appelle mardi.', '--to', 'Antoine', '--register', 'vous'), {'register': 'ok', 'language': 'ok'})
    same(coach.states('Je vous appelle mardi.', '--to', 'Antoine', '--register', 'tu')['register'], 'warn')
    same(coach.states('I will call you on Tuesday.', '--to', 'Antoine', '--lang', 'en'), {'language': 'warn'})
    same(coach.states('Ich rufe am Dienstag an und wir sprechen über das Buch, es ist sehr gut.', '--to', 'Jens'), {'language': 'ok'})
    same(coach.states('Ich rufe am Dienstag an und wir sprechen über das Buch, es ist sehr gut.', '--to', 'Antoine'), {'language': 'warn'})
    assert 'Greta' in str(coach.rows('Bonjour à vous deux, je vous attends mardi.', '--to', 'Antoine', '--to', 'Greta'))


@test
def an_introduction_takes_two_yeses(book):
    people(book)
    book.ok('log', '--person', 'Antoine', '--channel', 'phone', '--date', '2026-11-20')
    coach = Coach(book)
    same(coach.states('Je te présente Karim.', '--to', 'Antoine')['blind-introduction'], 'warn')
    book.ok('introduce', 'Karim', 'Antoine', '--reason-a', 'x', '--reason-b', 'y')
    same(coach.states('Je te présente Karim.', '--to', 'Antoine')['blind-introduction'], 'warn')
    for state in ('asked-a', 'asked-b', 'both-agreed'):
        book.ok('introduction', '1', '--to', state)
    same(coach.states('Je te présente Karim.', '--to', 'Antoine')['blind-introduction'], 'ok')
    assert 'blind-introduction' not in coach.states('J’ai croisé Karim.', '--to', 'Antoine')


@test
def the_day_of_now(book):
    people(book)
    book.ok('log', '--person', 'Greta', '--channel', 'email', '--direction', 'outgoing', '--date', '2026-11-20')
    coach = Coach(book)
    same(coach.states('Just coming back to you.', '--to', 'Greta').get('unanswered'), 'warn')
    same(coach.states('Just coming back to you.', '--to', 'Greta', now='2026-12-05').get('unanswered'), None)
    same(coach.states('Just coming back to you.', '--to', 'Greta', now='2027-09-05').get('gap'), 'warn')


@test
def bad_input(book):
    coach = Coach(book)
    same(coach.run('x', 'coach', '--to', 'Antoine')[0], 1)
    people(book)
    for arguments in (['coach'], ['coach', '--to', 'Antoine', '--lang', 'de'], ['coach', '--to', 'Antoine', '--register', 'du'],
                      ['coach', '--to', 'Antoine', 'extra']):
        same(coach.run('x', *arguments)[0], 2)
    for text in (b'caf\xe9', b'a\0b', b'\xff\xfe'):
        status, out, err = coach.run(text, 'coach', '--to', 'Antoine')
        same((status, out), (1, ''))
        assert 'UTF-8' in err, err
    same(coach.run('x', 'coach', '--to', 'Nobody')[0], 1)
    same(coach.states('', '--to', 'Cher'), {})
    same(coach.states('\n\n', '--to', 'Cher'), {})
    # Nothing is written, not even read from a file that is not there.
    same(coach.states('Could you send me the file?', '--to', 'Cher')['cold-ask'], 'warn')


@test
def a_megabyte(book):
    people(book)
    text = 'Pourrais-tu me présenter à Karim ? Je suis désolé. ' * 20000
    rows = Coach(book).rows(text, '--to', 'Antoine')
    same(len({row['rule'] for row in rows}), len(rows))
    same({row['rule']: row['state'] for row in rows}['one-request'], 'warn')


sys.exit(main())
