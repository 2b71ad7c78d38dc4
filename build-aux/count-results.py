#!/usr/bin/env python3
"""Counts tests and subtests from meson's JSON logs and prints "N passed, N failed" as the last line.

A TAP program counts each of its "ok" and "not ok" lines; any other program counts as one. A program that failed
without saying which subtest did counts as one failure, so that a crash is never lost."""
import json
import re
import sys

LINE = re.compile(r'^\s*(not )?ok\b[^#\n]*(?:#\s*(SKIP|TODO)\b.*)?$', re.M | re.I)


def count(test):
    passed = failed = skipped = 0
    lines = list(LINE.finditer(test.get('stdout') or ''))
    for m in lines:
        if (m.group(2) or '').upper() == 'SKIP':
            skipped += 1
        elif m.group(1):
            failed += 1
        else:
            passed += 1
    result = test['result']
    bad = result in ('FAIL', 'ERROR', 'TIMEOUT', 'INTERRUPT', 'UNEXPECTEDPASS')
    if not lines:
        return (0, 0, 1) if result == 'SKIP' else (0, 1, 0) if bad else (1, 0, 0)
    if bad and not failed:
        failed += 1
    return passed, failed, skipped


def main(paths):
    totals = [0, 0, 0]
    for path in paths:
        with open(path, encoding='utf-8') as log:
            for line in log:
                for i, n in enumerate(count(json.loads(line))):
                    totals[i] += n
    if totals[2]:
        print('%d skipped' % totals[2])
    print('%d passed, %d failed' % (totals[0], totals[1]))
    return 1 if totals[1] or not totals[0] else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
