#!/usr/bin/python3
"""Turn the network.sql of gen_network.py into a database of RelNet, for measuring.

  load-network.py DIR OUT.db

DIR holds network.sql (gen_network.py --out DIR --formats sql). The schema is that of resources/sql, its triggers fill
summaries and search tables as they do in the program. Four circles, some tags and some stars are added by rule.
Names are sorted in the order of LC_ALL, as the program would: open the database with the same one.
"""
import ctypes
import glob
import locale
import os
import sqlite3
import sys
import unicodedata

APPLICATION_ID = 0x524E6574
PLAIN = {0xDF: "ss", 0xE6: "ae", 0xF0: "d", 0xF8: "o", 0xFE: "th", 0x111: "d", 0x127: "h", 0x131: "i", 0x142: "l",
         0x153: "oe", 0x167: "t", 0x2019: "'", 0x2BC: "'", 0x2010: "-", 0x2011: "-", 0xA0: " ", 0x202F: " "}
CHANNELS = {"email": "email", "meeting": "in-person", "call": "phone", "message": "message", "event": "group-event",
            "note": "note"}
CIRCLES = ["Clients", "Former colleagues", "Mentors", "Suppliers"]
TAGS = ["conference", "référence", "newsletter", "alumni", "board"]

glib = ctypes.CDLL("libglib-2.0.so.0")
glib.g_utf8_collate_key.restype = ctypes.c_void_p
glib.g_utf8_collate_key.argtypes = [ctypes.c_char_p, ctypes.c_ssize_t]
glib.g_free.argtypes = [ctypes.c_void_p]


def fold(text):
    """relnet_text_fold ()"""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(PLAIN.get(ord(c), c) for c in decomposed.lower() if not unicodedata.category(c).startswith("M"))


def sort_key(text):
    key = glib.g_utf8_collate_key(text.encode(), -1)
    value = ctypes.string_at(key)
    glib.g_free(key)
    return value


def digits(number):
    return ("+" if number.startswith("+") else "") + "".join(c for c in number if c in "0123456789")


def bare(url):
    return url.split("://", 1)[-1].removeprefix("www.").rstrip("/").lower()


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    source, out = sys.argv[1:]
    try:
        locale.setlocale(locale.LC_ALL, "")
    except locale.Error:
        sys.exit("the locale of LC_ALL is not there; make it with tests/tools/make-locales and set LOCPATH")
    for suffix in ("", "-wal", "-shm"):
        if os.path.exists(out + suffix):
            os.unlink(out + suffix)
    os.makedirs(os.path.dirname(os.path.abspath(out)), mode=0o700, exist_ok=True)
    os.close(os.open(out, os.O_CREAT | os.O_WRONLY, 0o600))

    raw = sqlite3.connect(":memory:")
    with open(os.path.join(source, "network.sql"), encoding="utf-8") as script:
        raw.executescript(script.read())

    db = sqlite3.connect(out, isolation_level=None)
    db.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA cache_size = -200000;")
    scripts = sorted(glob.glob(os.path.join(os.path.dirname(__file__), "..", "..", "resources", "sql", "*.sql")))
    for number, path in enumerate(scripts, 1):
        with open(path, encoding="utf-8") as script:
            db.executescript(f"{script.read()}; PRAGMA user_version = {number};")
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute("BEGIN")
    db.execute("INSERT INTO setting VALUES ('collation', ?)", (locale.setlocale(locale.LC_COLLATE, None),))

    def people():
        for (i, uid, given, family, sector, city, country, note, met, cadence) in raw.execute(
                "SELECT id, uid, given, family, sector, city, country, note, first_met, cadence_days FROM contact"):
            name = f"{given} {family}".strip()
            yield (i, uid, name, fold(name), sort_key(name), given, family, sector, city, country, note,
                   cadence if cadence else -1, int(i % 40 == 0), met, met)
    db.executemany(
        "INSERT INTO person (id, uid, name, name_folded, sort_key, given_name, family_name, sector, city, country, note,"
        " cadence_days, starred, added_on, added_at, changed_at)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, date (?14, 'unixepoch'), ?14, ?15)", people())

    organisations = {}
    for (name,) in raw.execute("SELECT DISTINCT org FROM contact WHERE org <> '' ORDER BY 1"):
        if fold(name) not in organisations:
            organisations[fold(name)] = len(organisations) + 1
            db.execute("INSERT INTO organisation VALUES (?, ?, ?)", (len(organisations), name, fold(name)))
    db.executemany("INSERT INTO position (person_id, rank, organisation_id, title) VALUES (?, 0, ?, ?)",
                   ((i, organisations.get(fold(org)), title)
                    for i, org, title in raw.execute("SELECT id, org, title FROM contact ORDER BY id")))
    db.executemany("INSERT INTO link (person_id, rank, value, folded) VALUES (?, 0, ?, ?)",
                   ((i, url, bare(url)) for i, url in raw.execute("SELECT id, url FROM contact WHERE url <> '' ORDER BY id")))
    for table, column, folded in (("email", "address", str.lower), ("phone", "number", digits)):
        ranks = {}
        rows = []
        for person, value in raw.execute(f"SELECT contact_id, {column} FROM {table} ORDER BY rowid"):
            ranks[person] = ranks.get(person, -1) + 1
            rows.append((person, ranks[person], value, folded(value)))
        db.executemany(f"INSERT INTO {table} (person_id, rank, value, {'folded' if table == 'email' else 'digits'})"
                       " VALUES (?, ?, ?, ?)", rows)

    db.executemany("INSERT INTO circle (id, name, folded, colour, rank) VALUES (?, ?, ?, ?, ?)",
                   ((k + 1, name, fold(name), k, k) for k, name in enumerate(CIRCLES)))
    db.execute("INSERT INTO circle_member SELECT id % 4 + 1, id FROM person WHERE id % 10 < 4 ORDER BY 1, 2")
    for k, tag in enumerate(TAGS):
        db.execute("INSERT INTO person_tag SELECT id, ? FROM person WHERE id % 23 = ?", (tag, k))

    db.executemany(
        "INSERT INTO interaction (id, date, instant, channel, direction, initiated_by_me, subject, note, added_at)"
        " VALUES (?1, date (?2, 'unixepoch'), ?2, ?3, ?4, ?5, ?6, ?7, ?2)",
        ((i, at, CHANNELS[kind], "outgoing" if out_ else "incoming", int(bool(out_)), subject or "", body or "")
         for i, at, kind, out_, subject, body in raw.execute(
             "SELECT id, at, kind, outgoing, subject, body FROM interaction ORDER BY id")))
    db.executemany(
        "INSERT INTO interaction_person (interaction_id, person_id, date, counts)"
        " VALUES (?1, ?2, date (?3, 'unixepoch'), ?4)",
        ((i, person, at, int(kind not in ("event", "note"))) for i, person, at, kind in raw.execute(
            "SELECT id, contact_id, at, kind FROM interaction ORDER BY id")))
    db.execute("COMMIT")
    db.execute("PRAGMA optimize")
    db.execute("PRAGMA wal_checkpoint (TRUNCATE)")
    print("{}: {} people, {} interactions".format(
        out, db.execute("SELECT count (*) FROM person").fetchone()[0],
        db.execute("SELECT count (*) FROM interaction").fetchone()[0]))


if __name__ == "__main__":
    main()
