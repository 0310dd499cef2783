"""relnet-cli: the last day to give notice, and the list of contracts."""

import sys

import cli
from cli import main, same, test

cli.tests.clear()


@test
def the_last_day_is_printed_alone(book):
    same(book.ok('notice', '--end', '2026-02-28', '--period', '3 months', now='2025-11-18').strip(), '2025-11-28')
    same(book.ok('notice', '--end', '2028-02-29', '--period', '1 an', now='2025-11-18').strip(), '2027-02-28')
    same(book.ok('notice', '--end', '2026-03-31', '--period', '1 mois', now='2025-11-18').strip(), '2026-02-28')
    same(book.ok('notice', '--end', '2026-03-01', '--period', '90 jours', now='2025-11-18').strip(), '2025-12-01')


@test
def the_renewal_that_counts_is_found(book):
    row, = book.rows('notice', '--end', '2024-02-29', '--period', '3 months', '--renews', '1 year', now='2026-11-29')
    same((row['notice_by'], row['end'], row['state'], row['renewals']), ('2027-11-29', '2028-02-29', 'open', 4))
    same(row['days_left'], 365)


@test
def nonsense_is_refused(book):
    for arguments in (['--end', '2026-02-30', '--period', '3 months'], ['--end', '2026-02-28', '--period', '3 moons'],
                      ['--end', '2026-02-28', '--period', '-3 months'], ['--end', '2026-02-28'], ['--period', '3 months'],
                      ['--end', '2026-02-28', '--period', '1000 years'], ['--end', '2026-02-28', '--period', ''],
                      ['--end', '0001-01-31', '--period', '3 months'],
                      ['--end', '2026-02-28', '--period', '3 months', '--renews', 'often'],
                      ['--end', '2026-02-28', '--period', '3 months', '--start', '2027-01-01']):
        book.misused('notice', *arguments)
    book.refused('notice', '--end', '2026-02-28', '--period', '3 months', '--start', '2026-01-01')


@test
def contracts_are_listed_by_notice_day(book):
    same(book.rows('contracts'), [])
    book.ok('sample', now='2026-11-18')
    rows = book.rows('contracts', now='2026-11-18')
    days = [row['notice_by'] for row in rows if 'notice_by' in row and row['state'] == 'open' and row['notice_given'] is None]
    same(days, sorted(days))
    assert any(row['person'] == '' and row['organisation'] for row in rows)
    assert [row['kind'] for row in book.rows('agenda', now='2026-11-18')].count('notice') >= 1


sys.exit(main())
