"""Expands rules of RFC 5545 with dateutil: “START UNTIL RULE” a line in, the dates a line out."""
import datetime
import sys

from dateutil.rrule import rrulestr

for line in sys.stdin:
    start, until, rule = line.split()
    start = datetime.datetime.strptime(start, "%Y-%m-%d")
    until = datetime.datetime.strptime(until, "%Y-%m-%d")
    days = []
    for day in rrulestr(rule, dtstart=start):
        if day > until:
            break
        days.append(day.strftime("%Y-%m-%d"))
    print(" ".join(days))
