#!/usr/bin/python3
"""read-message.py: an independent reader for the messages RelNet builds.

Standard input: messages, each after a line with its length in bytes. Standard output, a block a message: a line a header
("name: value", decoded), "--", the text, then for each attached file "-- name type length sum".
"""
import email, email.policy, hashlib, sys

data = sys.stdin.buffer
while line := data.readline():
    raw = data.read(int(line))
    assert raw.isascii(), "not ASCII"
    assert b"\n" not in raw.replace(b"\r\n", b""), "a bare line feed"
    assert b"\r" not in raw.replace(b"\r\n", b""), "a bare carriage return"
    assert all(len(line) <= 998 for line in raw.split(b"\r\n")), "a line too long for SMTP"
    message = email.message_from_bytes(raw, policy=email.policy.default)
    for name, value in message.items():
        print(f"{name}: {value}")
    print("--")
    text = message.get_body(("plain",))
    print(text.get_content().replace("\r\n", "\n"), end="")
    for part in message.iter_attachments():
        content = part.get_payload(decode=True)
        print(f"-- {part.get_filename()} {part.get_content_type()} {len(content)} {hashlib.sha256(content).hexdigest()}")
    print("==")
