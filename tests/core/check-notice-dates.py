#!/usr/bin/python3
"""Reads “end notice renewal today state notice_by ends_on” lines and computes each anew with dateutil."""

import sys
from datetime import date

from dateutil.relativedelta import relativedelta

UNITS = ["days", "weeks", "months", "years"]


def delta(text, times=1):
    count, unit = text.split(":")
    return relativedelta(**{UNITS[int(unit)]: int(count) * times})


def expected(end, notice, renewal, today):
    n = 0
    if not renewal.startswith("0:"):
        # Begin well before the answer, not at the first end: a renewal by the day has many.
        days = (end + delta(renewal) - end).days
        n = max(0, (today - end).days // max(days, 1) - 40)
    while True:
        last = end + delta(renewal, n)
        by = last - delta(notice)
        if by >= today:
            return "open", by, last
        if renewal.startswith("0:"):
            return ("ended" if last < today else "late"), by, last
        n += 1


checked = wrong = 0
for line in sys.stdin:
    end, notice, renewal, today, state, by, last = line.split()
    want = expected(date.fromisoformat(end), notice, renewal, date.fromisoformat(today))
    checked += 1
    if (state, by, last) != (want[0], want[1].isoformat(), want[2].isoformat()):
        wrong += 1
        if wrong <= 10:
            print(f"{line.strip()}: expected {want[0]} {want[1]} {want[2]}", file=sys.stderr)
print(f"# {checked} dates compared with dateutil, {wrong} differ", file=sys.stderr)
sys.exit(1 if wrong or not checked else 0)
