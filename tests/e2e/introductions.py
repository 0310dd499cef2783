"""Two people are introduced as one does it: the idea with its reasons, the first is asked, the second is asked, both agree, they
are introduced, what came of it, thanks; then one that the first refuses, and one that the second refuses, of which the first is
told."""
import os
import re

from relnet_e2e import FRENCH, _, Notifications, Relnet, cli_json, run, section_key, set_setting, wait
from relnet_mail import MailServer, connect_mailbox, send_message

NOW = '2026-11-24T09:12:00'
PEOPLE = ('Priya Raghunathan', 'Maëlle Kerdoncuff', 'Karim Haddouche', 'Thorsten Wiedenhag')
MENU = 'menu item|push button|list item|check menu item'

desktop = None
program = None
mail = None
minute = 12


def states():
    return {row['a'].split()[0] + ' ' + row['b'].split()[0]: row['state'] for row in cli_json('introductions')}


def card(names):
    """The card of two given names."""
    first, second = names.split()
    return program.find('list item', re.compile(f'^{first} .*{second} '))


def press(names, text):
    program.click(program.find('push button', text, within=card(names), into_rows=True))


def move(names, text):
    """⋮, and below “Move to” what happened."""
    program.click(program.find('toggle button|push button', _('More'), within=card(names), into_rows=True))
    # (A popover is a window of its own.)
    program.do(program.find(MENU, text, into_rows=True))


def start():
    global program, minute
    minute += 2
    program = Relnet(RELNET_NOW=NOW.replace(':12:', f':{minute}:'), RELNET_TEST_CA=mail.authority).wait_window()
    program.press(section_key('introductions'))


def leave():
    program.quit()
    assert program.complaints() == [], program.complaints()


def send(names, text, to):
    """The button of the card proposes a message, which is sent: it goes when its time has come."""
    n, before = len(mail.recipients()), states()[names]
    press(names, text)
    send_message(program, 'Alice')
    assert (len(mail.recipients()), states()[names]) == (n, before), 'nothing has happened before it is sent'
    leave()
    start()
    wait(lambda: mail.recipients()[n:] == [to], 'the message at the server', 40)
    card(names)


def introduce(first, second):
    program.press('ctrl+i')
    for placeholder, name in (('Who is asked first?', first), ('Who is asked next?', second)):
        program.click(program.find('text|entry', _(placeholder)))
        program.type(name)
        program.find('label', re.compile('^' + name), into_rows=True)
        program.press('Return')
        program.find('push button', _('Remove %s') % next(n for n in PEOPLE if n.startswith(name)))
    for name in (first, second):
        whole = next(n for n in PEOPLE if n.startswith(name))
        program.click(program.find('text|entry', _('Why it makes sense for %s') % whole, into_rows=True))
        program.type('Une bonne raison' if FRENCH else 'A good reason')
    program.click(program.find('push button', re.compile('(^| )' + _('_Save').replace('_', '') + '$')))
    wait(lambda: len(program.x_windows()) == 1, 'the dialog to close')
    program.gone('text|entry', _('Who is asked first?'))


def test_the_empty_board_explains():
    global desktop, mail
    desktop = Notifications('fdo')
    set_setting('background-asked', 'true')
    cards = os.path.join(os.environ['HOME'], 'people.vcf')
    with open(cards, 'w', encoding='utf-8') as f:
        for name in PEOPLE:
            f.write(f'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:{name}\r\nN:{name.split()[1]};{name.split()[0]};;;\r\n'
                    f'EMAIL:{name.split()[0].lower().replace("ë", "e")}@relnet.example\r\nEND:VCARD\r\n')
    cli_json('import', cards, RELNET_NOW=NOW)
    mail = MailServer()
    start()
    program.find('label', _('Bring Two People Together'))
    connect_mailbox(program, mail, 'alice@relnet.example')


def test_an_idea_with_its_reasons():
    introduce('Priya', 'Maëlle')
    wait(lambda: states() == {'Priya Maëlle': 'idea'}, 'the idea')
    program.find('push button', _('Ask %s') % 'Priya', into_rows=True)


def test_both_are_asked_and_say_yes():
    send('Priya Maëlle', _('Ask %s') % 'Priya', 'priya@relnet.example')
    wait(lambda: states()['Priya Maëlle'] == 'asked-a', 'the first to be asked')
    # Dragged with the mouse into the column of the next step, as its button does.
    program.drag(program.find('label', _('%s & %s') % ('Priya', 'Maëlle'), within=card('Priya Maëlle'), into_rows=True),
                 onto=program.find('label', _('Ask second person')), at=(60, 120))
    program.find('push button', _('Ask %s') % 'Maëlle', into_rows=True)
    send('Priya Maëlle', _('Ask %s') % 'Maëlle', 'maëlle@relnet.example'.replace('ë', 'e'))
    wait(lambda: states()['Priya Maëlle'] == 'asked-b', 'the second to be asked')
    press('Priya Maëlle', _('%s said yes') % 'Maëlle')
    wait(lambda: states()['Priya Maëlle'] == 'both-agreed', 'both to have agreed')


def test_undo_takes_the_last_step_back():
    program.press('ctrl+z')
    wait(lambda: states()['Priya Maëlle'] == 'asked-b', 'the step to be taken back')
    press('Priya Maëlle', _('%s said yes') % 'Maëlle')
    wait(lambda: states()['Priya Maëlle'] == 'both-agreed', 'both to have agreed')


def test_they_are_introduced_and_it_stands_in_both_timelines():
    press('Priya Maëlle', _('Introduce them'))
    send_message(program, 'Alice')
    leave()
    start()
    wait(lambda: states()['Priya Maëlle'] == 'introduced', 'the two to be introduced', 40)
    assert mail.recipients()[-1] == 'priya@relnet.example,maelle@relnet.example', mail.recipients()
    for name in ('Priya', 'Maëlle'):
        trace, = [i for i in cli_json('show', name)[0]['timeline'] if i['kind'] != 'exchange']
        assert trace['kind'] == 'introduction', trace
    known, = cli_json('knows', 'Priya')
    assert known['knows'] == 'Maëlle Kerdoncuff', known


def test_what_came_of_it_and_thanks():
    press('Priya Maëlle', _('Note outcome…'))
    program.click(program.find('text|entry', _('What came of it'), into_rows=True))
    program.type('Un audit commun' if FRENCH else 'A common audit')
    program.click(program.find('push button', re.compile('(^| )' + _('_Save').replace('_', '') + '$')))
    wait(lambda: states()['Priya Maëlle'] == 'outcome', 'the outcome')
    press('Priya Maëlle', _('Thanks were said'))
    wait(lambda: states()['Priya Maëlle'] == 'thanked', 'the end')


def test_the_first_refuses():
    introduce('Karim', 'Thorsten')
    move('Karim Thorsten', _('%s was asked') % 'Karim')
    wait(lambda: states()['Karim Thorsten'] == 'asked-a', 'the first to be asked')
    move('Karim Thorsten', _('%s declined') % 'Karim')
    wait(lambda: states()['Karim Thorsten'] == 'declined', 'the end')
    ended = next(r for r in cli_json('introductions') if r['a'].startswith('Karim'))
    assert ended['to_tell'] is None, ended


def test_the_second_refuses_and_the_first_is_told():
    introduce('Thorsten', 'Priya')
    move('Thorsten Priya', _('%s was asked') % 'Thorsten')
    wait(lambda: states()['Thorsten Priya'] == 'asked-a', 'the first to be asked')
    press('Thorsten Priya', _('%s said yes') % 'Thorsten')
    program.find('push button', _('Ask %s') % 'Priya', into_rows=True)
    move('Thorsten Priya', _('%s agreed, %s was asked') % ('Thorsten', 'Priya'))
    wait(lambda: states()['Thorsten Priya'] == 'asked-b', 'the second to be asked')
    move('Thorsten Priya', _('%s declined') % 'Priya')
    wait(lambda: states()['Thorsten Priya'] == 'declined', 'the end')
    ended = next(r for r in cli_json('introductions') if r['a'].startswith('Thorsten'))
    assert ended['to_tell'] == 'Thorsten Wiedenhag', ended
    program.find('push button', _('Tell %s') % 'Thorsten', into_rows=True)
    # It waits in Today until it is done.
    program.press(section_key('today'))
    program.find('list item', re.compile('^Thorsten Wiedenhag .* Priya Raghunathan'))
    program.press(section_key('introductions'))
    send('Thorsten Priya', _('Tell %s') % 'Thorsten', 'thorsten@relnet.example')
    wait(lambda: next(r for r in cli_json('introductions') if r['a'].startswith('Thorsten'))['to_tell'] is None,
         'the first to be told')


def test_it_complains_of_nothing():
    leave()


run(globals())
