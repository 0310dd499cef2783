"""Mail in a journey: a server with TLS on loopback, the mailbox that is set up, and a message that is sent.

For the session, UI_KEYRING=1. A journey whose clock stands still sends by being started again a little later: the Outbox waits
ten seconds, and sends at the next start what its time has come for while the window was closed.
"""
import email
import email.policy
import os
import re
import subprocess

from relnet_e2e import SOURCE, _, text_of, wait

SEND = re.compile('(^| )' + _('_Send').replace('_', '') + '$')

NOTICE = re.escape(_('One place still waits for your words: %s. Fill it in or remove it, then send.')).replace('%s', '.*')


class MailServer:
    """tests/mail/smtpd.py: listens on loopback, with a certificate of an authority that only this test trusts."""

    def __init__(self):
        self.folder = os.path.join(os.environ['HOME'], 'mail-server')
        os.makedirs(self.folder)
        self.process = subprocess.Popen(['/usr/bin/python3', os.path.join(SOURCE, 'tests', 'mail', 'smtpd.py'), self.folder],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        assert self.process.stdout.readline() == b'ready\n', 'the mail server does not start'
        with open(os.path.join(self.folder, 'ports'), encoding='utf-8') as f:
            self.ports = dict(line.split() for line in f)
        self.authority = os.path.join(self.folder, 'ca.pem')

    def taken(self):
        """The messages that were accepted."""
        folder = os.path.join(self.folder, 'mail')
        messages = []
        for name in sorted(os.listdir(folder)):
            with open(os.path.join(folder, name), 'rb') as f:
                messages.append(email.message_from_binary_file(f, policy=email.policy.default))
        return messages

    def recipients(self):
        path = os.path.join(self.folder, 'taken')
        if not os.path.exists(path):
            return []
        with open(path, encoding='utf-8') as f:
            return [line.split()[1] for line in f]


def connect_mailbox(program, mail, address):
    """In the preferences, as one does it."""
    program.press('ctrl+comma')
    program.click(program.find('toggle button|radio button|page tab|push button', _('Mail')))
    # The password last: from then on the account is tried by itself.
    for title, value in (('Your name', 'Alice Dubreuil'), ('Address', address), ('SMTP server', f'localhost:{mail.ports["tls"]}'),
                         ('Name to sign in with, if it is not the address', 'alice'), ('Password', 'secret')):
        field = program.find('text|entry|password text', _(title), into_rows=True)
        program.click(field)
        program.press('ctrl+a')
        program.type(value)
    program.find_text(_('Connected · sending works'))
    program.press('Escape')
    wait(lambda: len(program.x_windows()) == 1, 'the preferences to close')


def send_message(program, words, windows=1):
    """Sends what is in the composer, and waits until so many windows are left. Each place that a template leaves open is typed over, as the notice asks for it."""
    text, subject = program.find('text', _('Text of the message')), program.find('text|entry', _('Subject'))

    def gaps():
        return (text_of(subject) + text_of(text)).count('⟨')
    program.settle()
    while gaps():
        left = gaps()
        program.click(program.find('push button', SEND))
        program.find('label', re.compile(NOTICE))
        program.settle()
        program.type(words)
        wait(lambda: gaps() == left - 1, 'the open place to be filled')
    program.click(program.find('push button', SEND))
    wait(lambda: len(program.x_windows()) == windows, 'the composer to close')
