#!/usr/bin/python3
"""smtpd.py DIRECTORY: real SMTP servers on loopback for the tests, with TLS and faults on demand.

Makes certificates in DIRECTORY with openssl, listens on ports of the system's choice, writes them to DIRECTORY/ports
("name port" a line) when all listen, prints "ready", and keeps every message it takes in DIRECTORY/mail/NNNN.eml and
"Message-ID recipients" a line in DIRECTORY/taken. It ends when its standard input does.

Whoever: alice, password: secret.
  starttls tls plain   work               auth-none  works, offers no AUTH   no-starttls  offers no STARTTLS
  bad-cert             a stranger's certificate                              expired      one of last year
  wrong-host           our authority's, for another name                     refuse       421 for a greeting
  drop-greeting hang-greeting hang-ehlo drop-ehlo starttls-refused inject  login  AUTH LOGIN only
The local part of the first recipient picks a fault of the message: r550 q452 d554 s421 dropmid dropdot dropafter
hangafter slowafter hangquit multi; of the sender: m451.
"""
import asyncio, os, socket, ssl, subprocess, sys, threading

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

where = sys.argv[1]
os.makedirs(f"{where}/mail", exist_ok=True)
lock = threading.Lock()
count = 0


def openssl(*args):
    subprocess.run(["openssl", *args], cwd=where, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def make_certificates():
    key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    openssl("req", "-x509", *key, "-days", "30", "-subj", "/CN=Test authority", "-keyout", "ca.key", "-out", "ca.pem",
            "-addext", "basicConstraints=critical,CA:TRUE")
    for name, subject, extension in [("srv", "localhost", "DNS:localhost,IP:127.0.0.1"), ("other", "other.example", "DNS:other.example")]:
        openssl("req", *key, "-subj", f"/CN={subject}", "-keyout", f"{name}.key", "-out", f"{name}.csr")
        open(f"{where}/{name}.ext", "w").write(f"subjectAltName={extension}\n")
        openssl("x509", "-req", "-in", f"{name}.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "30",
                "-extfile", f"{name}.ext", "-out", f"{name}.pem")
    openssl("req", "-x509", *key, "-days", "30", "-subj", "/CN=evil.example", "-keyout", "bad.key", "-out", "bad.pem")
    # openssl refuses to make a certificate of the past: it is made for one second and outlived below.
    openssl("req", *key, "-subj", "/CN=localhost", "-keyout", "old.key", "-out", "old.csr")
    open(f"{where}/old.cnf", "w").write(
        "[ca]\ndefault_ca=d\n[d]\ndatabase=old.db\nserial=old.serial\nnew_certs_dir=.\npolicy=p\nx509_extensions=x\n"
        "[p]\ncommonName=supplied\n[x]\nsubjectAltName=DNS:localhost,IP:127.0.0.1\n")
    open(f"{where}/old.db", "w").close()
    open(f"{where}/old.serial", "w").write("4242\n")
    openssl("ca", "-config", "old.cnf", "-batch", "-notext", "-md", "sha256", "-startdate", "20240101000000Z", "-enddate",
            "20250101000000Z", "-in", "old.csr", "-out", "old.pem", "-cert", "ca.pem", "-keyfile", "ca.key")


def context(name):
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.load_cert_chain(f"{where}/{name}.pem", f"{where}/{name}.key")
    return made


def authenticate(server, session, envelope, mechanism, data):
    return AuthResult(success=isinstance(data, LoginPassword) and (data.login, data.password) == (b"alice", b"secret"),
                      handled=False)


def faults(envelope):
    return {address.split("@")[0] for address in envelope.rcpt_tos}


def take(envelope, content):
    global count
    with lock:
        count += 1
        with open(f"{where}/mail/{count:04}.eml", "wb") as file:
            file.write(content)
        header = next((line[11:].strip().decode() for line in content.split(b"\r\n") if line.lower().startswith(b"message-id:")), "?")
        with open(f"{where}/taken", "a") as file:
            file.write(f"{header} {','.join(envelope.rcpt_tos)}\n")


class Server(SMTP):
    async def smtp_MAIL(self, arg):
        if "m451@" in arg:
            return await self.push("451 4.3.0 Try again later")
        await super().smtp_MAIL(arg)

    async def smtp_DATA(self, arg):
        wanted = faults(self.envelope)
        if "dropmid" in wanted:
            await self.push("354 go")
            await self._reader.readexactly(2000)
            return self.transport.abort()
        if "dropdot" in wanted:  # everything but the end was read; nothing is kept
            await self.push("354 go")
            await self._reader.readuntil(b"END-OF-TEXT")
            return self.transport.abort()
        if "s421" in wanted:
            await self.push("421 4.3.2 Going down")
            return self.transport.close()
        await super().smtp_DATA(arg)

    async def smtp_QUIT(self, arg):
        if getattr(self, "hang_quit", False):
            await asyncio.sleep(60)
        await super().smtp_QUIT(arg)


class Handler:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("r550@"):
            return "550 5.1.1 No such user here"
        if address.startswith("q452@"):
            return "452 4.2.2 Mailbox full"
        if address.startswith("multi@"):
            return "550-5.7.1 First line of the reason\r\n550 5.7.1 second line"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        wanted = faults(envelope)
        if "d554" in wanted:
            return "554 5.7.1 This looks like spam"
        take(envelope, envelope.original_content)
        if "dropafter" in wanted:  # taken, but the answer never arrives
            server.transport.abort()
        if "hangafter" in wanted:
            await asyncio.sleep(600)
        if "slowafter" in wanted:
            await asyncio.sleep(2)
        server.hang_quit = "hangquit" in wanted
        return "250 2.0.0 queued"


class Listener(Controller):
    def __init__(self, implicit=None, **options):
        self.options = options
        # Bound at once and kept: a port that is looked for now and bound later belongs to another test by then.
        self.socket = socket.create_server(("127.0.0.1", 0))
        super().__init__(Handler(), hostname="127.0.0.1", port=self.socket.getsockname()[1], ssl_context=implicit)

    def _create_server(self):
        return self.loop.create_server(self._factory_invoker, sock=self.socket, ssl=self.ssl_context)

    def factory(self):
        return Server(self.handler, authenticator=authenticate, auth_require_tls=False, data_size_limit=64 << 20, **self.options)


def scripted(steps):
    """A server that says and does what steps tell: bytes are sent, 'line' waits for one, 'hang' and 'close' are clear."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve(connection):
        with connection:
            for step in steps:
                if step == "line":
                    data = b""
                    while not data.endswith(b"\n"):
                        byte = connection.recv(1)
                        if not byte:
                            return
                        data += byte
                    with open(f"{where}/heard", "ab") as file:
                        file.write(data)
                elif step == "hang":
                    connection.recv(65536)
                    threading.Event().wait(120)
                elif step == "close":
                    return
                else:
                    connection.sendall(step)

    def accept():
        while True:
            connection, _ = listener.accept()
            threading.Thread(target=serve, args=(connection,), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    return listener.getsockname()[1]


make_certificates()
good = context("srv")
controllers = {
    "starttls": Listener(tls_context=good, require_starttls=True, auth_required=True),
    "tls": Listener(implicit=good, auth_required=True),
    "plain": Listener(),
    "login": Listener(implicit=good, auth_required=True, auth_exclude_mechanism=["PLAIN"]),
    "auth-none": Listener(implicit=good, auth_exclude_mechanism=["PLAIN", "LOGIN"]),
    "bad-cert": Listener(implicit=context("bad"), auth_required=True),
    "wrong-host": Listener(implicit=context("other"), auth_required=True),
    "expired": Listener(implicit=context("old"), auth_required=True),
}
for controller in controllers.values():
    controller.start()
ports = {name: controller.port for name, controller in controllers.items()}
ports["drop-greeting"] = scripted(["close"])
ports["hang-greeting"] = scripted(["hang"])
ports["refuse"] = scripted([b"421 4.3.2 Too many connections\r\n", "close"])
ports["hang-ehlo"] = scripted([b"220 hello\r\n", "line", "hang"])
ports["drop-ehlo"] = scripted([b"220 hello\r\n", "line", "close"])
ports["no-starttls"] = scripted([b"220 hello\r\n", "line", b"250-hello\r\n250 AUTH PLAIN LOGIN\r\n", "line", b"221 bye\r\n", "line"])
ports["starttls-refused"] = scripted([b"220 hello\r\n", "line", b"250-hello\r\n250-AUTH PLAIN\r\n250 STARTTLS\r\n", "line", b"454 TLS not available\r\n", "line", b"221 bye\r\n"])
ports["inject"] = scripted([b"220 hello\r\n", "line", b"250-hello\r\n250 STARTTLS\r\n", "line", b"220 go\r\n250-hello\r\n250 AUTH PLAIN\r\n235 in\r\n", "line", "line"])
# Taken, so that nobody else gets it, but not listened to: it refuses.
closed = socket.socket()
closed.bind(("127.0.0.1", 0))
ports["closed"] = closed.getsockname()[1]
with open(f"{where}/ports.new", "w") as file:
    file.write("".join(f"{name} {port}\n" for name, port in ports.items()))
os.rename(f"{where}/ports.new", f"{where}/ports")
print("ready", flush=True)
sys.stdin.read()
