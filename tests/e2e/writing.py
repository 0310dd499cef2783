"""Writing well: somebody who drifted away is asked for something; the coach finds three things to mend, a click mends each, the
message is sent, and what was not answered comes back on Today. Then a template of one's own, from the menu to the message.

What is done is done in the window; what comes of it is asked of relnet-cli.
"""
import os
import re

from relnet_e2e import FRENCH, _, Notifications, Relnet, cli, cli_json, run, section_key, set_setting, text_of, wait
from relnet_mail import SEND, MailServer, connect_mailbox

NOW = '2026-11-24T09:12:00'
A_LITTLE_LATER = '2026-11-24T09:14:00'
NEXT_WEEK = '2026-12-02T09:12:00'
OURS = 'alice@relnet.example'
FRIEND = 'Rui Sequeira'
# Words too many, and two sentences too few.
WORDS = ((
    'Bonjour Rui,', '',
    'Cela fait trois ans que nous ne nous sommes pas vus, et nos cafés à Villefontaine me manquent. '
    'J’espère que votre équipe va bien et que vous avez retrouvé du temps pour vous.', '',
    'Pourriez-vous relire ma note d’une page au plus vite ? Je prépare une candidature, et votre avis compte pour moi.', '',
    'Alice') if FRENCH else (
    'Hello Rui,', '',
    'It has been three years since our coffees at Villefontaine, and I miss them. '
    'I hope your team is well and that you found some time for yourself.', '',
    'Could you read my note of one page as soon as possible? I am preparing an application, and your view counts for me.', '',
    'Alice'))
OWN = 'Note à relire' if FRENCH else 'A note to read'

desktop = None
program = None
mail = None


def start(now):
    global program
    program = Relnet(RELNET_NOW=now, RELNET_TEST_CA=mail.authority).wait_window()


def leave():
    program.quit()
    assert program.complaints() == [], program.complaints()


def text():
    return program.find('text', _('Text of the message'))


def remarks():
    """What the coach warns of, as a screen reader tells it."""
    pattern = re.compile('^' + re.escape(_('To look at: %s. %s')).replace('%s', '.*'))
    panel = program.find('list', _('Before you send'))
    return [name for name in program.names('list item', panel) if pattern.match(name)]


def remark(words):
    return program.find('list item', re.compile(re.escape(words)), within=program.find('list', _('Before you send')))


def press_fix(words, label):
    """The button of a remark, and that it is gone then."""
    before = text_of(text())
    program.click(program.find('push button', _(label), within=remark(_(words)), into_rows=True))
    wait(lambda: not any(_(words) in name for name in remarks()), f'“{words}” to be mended')
    assert text_of(text()) != before
    return before


def test_somebody_drifted_away():
    global desktop, mail
    desktop = Notifications('fdo')
    mail = MailServer()
    set_setting('background-asked', 'true')
    set_setting('section', "'reconnect'")
    card = os.path.join(os.environ['HOME'], 'people.vcf')
    with open(card, 'w', encoding='utf-8') as f:
        f.write(f'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:{FRIEND}\r\nN:Sequeira;Rui;;;\r\nEMAIL:rui@arvalier.example\r\n'
                f'LANG:{"fr" if FRENCH else "en"}\r\nEND:VCARD\r\n')
    cli('import', card)
    for day in ('2023-01-10', '2023-02-10', '2023-03-10', '2023-04-12'):
        cli('--now', NOW, 'log', '--person', FRIEND, '--date', day, '--channel', 'in-person', '--subject', 'Café à Villefontaine')
    cli('--now', NOW, 'favour', '--received-from', FRIEND, '--what', 'Villefontaine', '--weight', 'medium', '--date', '2023-04-12')
    start(NOW)
    connect_mailbox(program, mail, OURS)


def test_a_request_begins_with_its_template():
    program.click(program.find('list item', re.compile('^' + re.escape(FRIEND) + ','), within=program.find('list', _('Reconnect'))))
    program.find('label|heading', FRIEND)
    program.click(program.find('radio button|check box', _('A request')))
    program.click(program.find('push button', _('Write')))
    program.find_text(re.escape(_('Reconnect — a request')))
    assert '⟨' in text_of(text()), text_of(text())


def test_what_is_typed_is_looked_at():
    program.click(text())
    program.press('ctrl+a')
    for line in WORDS:
        program.type(line)
        program.press('Return')
    for words in ('You have not said thank you', 'No way out is left', 'This puts pressure on'):
        wait(lambda words=words: any(_(words) in name for name in remarks()), f'the remark “{words}”, among {remarks()}')


def test_clicking_shows_the_words_meant():
    program.click(remark(_('This puts pressure on')), at=(60, 12))
    expected = 'au plus vite' if FRENCH else 'as soon as possible'

    def selected():
        found = text().get_text_iface()
        n = found.get_n_selections()
        chosen = found.get_selection(0) if n else None
        return chosen is not None and expected in text_of(text())[chosen.start_offset:chosen.end_offset]
    wait(selected, 'the words to be selected')


def test_a_click_mends_each_and_ctrl_z_takes_back():
    before = press_fix('You have not said thank you', 'Add a Thank-You')
    program.press('ctrl+z')
    wait(lambda: text_of(text()) == before, 'the text as it was')
    wait(lambda: any(_('You have not said thank you') in name for name in remarks()), 'the remark again')
    press_fix('You have not said thank you', 'Add a Thank-You')
    press_fix('No way out is left', 'Leave a Way Out')
    press_fix('This puts pressure on', 'Take It Out')


def test_it_is_sent_whatever_is_left_to_look_at():
    program.click(program.find('switch|toggle button|check box', re.compile('7')))
    program.press('ctrl+Return')
    wait(lambda: len(program.x_windows()) == 1, 'the composer to close')
    leave()
    start(A_LITTLE_LATER)
    message, = wait(mail.taken, 'the message at the server', 40)
    content = message.get_body().get_content()
    assert mail.recipients() == ['rui@arvalier.example'], mail.recipients()
    assert ('au plus vite' if FRENCH else 'as soon as possible') not in content, content
    wait(lambda: cli_json('--now', NOW, 'show', FRIEND)[0]['timeline'][0]['channel'] == 'email', 'it to be in the timeline')


def test_what_was_not_answered_comes_back_on_today():
    assert [r for r in cli_json('--now', A_LITTLE_LATER, 'agenda') if r['person'] == FRIEND and r['kind'] == 'answer'] == []
    leave()
    start(NEXT_WEEK)
    program.press(section_key('today'))
    program.find_text(re.escape(FRIEND))
    rows = [r['kind'] for r in cli_json('--now', NEXT_WEEK, 'agenda') if r['person'] == FRIEND]
    assert 'answer' in rows or 'follow-up' in rows, rows


def test_a_template_of_ones_own():
    program.press('F10')
    title = _('Message _Templates…')
    program.find('menu item', title.replace('_', ''))
    program.settle()
    program.press(title.partition('_')[2][0].lower())
    program.find('list', _('Message Templates'))
    program.settle()
    program.click(program.find('toggle button|push button', _('Add a template')))
    name = program.find('text|entry', _('Name of the template'))
    program.click(name)
    program.type(OWN)
    program.press('Return')
    program.find('list item', OWN)
    body = program.find('text', _('Text of the template'))
    program.click(body)
    program.press('ctrl+End')
    program.type('{frist_name}')
    program.find_text('first_name')
    program.press(*['BackSpace'] * len('{frist_name}'))
    program.type('PS: Villefontaine')
    program.press('ctrl+s')
    wait(lambda: 'Villefontaine' in ' '.join(r['body'] for r in cli_json('template', 'render', OWN, '--to', FRIEND)), 'the template')

    def closed():
        """While a toast is shown, Escape takes that away first."""
        if len(program.x_windows()) > 1:
            program.press('Escape')
            program.settle()
        return len(program.x_windows()) == 1
    wait(closed, 'the templates to close')


def test_it_is_offered_in_the_composer():
    program.press(section_key('people'))
    program.click(program.find('list item', re.compile('^' + re.escape(FRIEND)), within=program.find('list', _('People'))))
    program.find('label|heading', FRIEND)
    program.press('ctrl+m')
    program.find('text', _('Text of the message'))
    program.settle()
    program.click(program.find('combo box', _('Template')))
    program.find('label', _('Reconnect — meet'), into_rows=True)
    program.press('End', 'Return')
    wait(lambda: 'Villefontaine' in text_of(text()), 'the text of the template')
    program.press('Escape')
    wait(lambda: len(program.x_windows()) == 1, 'the composer to close')


def test_it_complains_of_nothing():
    leave()


run(globals())
