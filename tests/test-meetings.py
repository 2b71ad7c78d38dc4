#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What `analyse` says of the articles of data/meetings: who met, when, where, how, how long, and which figures.

usage: test-meetings.py CLI FOLDER

Beside each article lies a JSON file with its facts, written by reading. A fact counts as found where a claim of its
dimension, of the article's meeting or of another as the fact, has its value. What is found beyond the facts counts
against precision, as far as it is of the article's meeting and the file does not leave it open."""
import json
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

# recall of the facts, and precision of the claims on the article's meeting, in per cent
FLOORS = {'date': (93, 95), 'duration': (92, 93), 'place': (85, 95), 'format': (93, 96), 'participants': (91, 95),
          'figure': (80, 90)}
KINDS, STATUSES = 85, 95
FOLD = str.maketrans({'أ': 'ا', 'إ': 'ا', 'آ': 'ا', 'ى': 'ي', 'ة': 'ه', 'ؤ': 'و', 'ئ': 'ي', 'غ': 'ج'})


def words(text):
    plain = ''.join(c for c in unicodedata.normalize('NFKC', text) if unicodedata.category(c)[0] != 'M')
    return [w[2:] if w.startswith('ال') and len(w) > 4 else w for w in re.findall(r'\w+', plain.translate(FOLD))]


def same_name(got, want):
    a, b = set(words(got or '')), set(words(want))
    return bool(a) and bool(b) and (a <= b or b <= a or ''.join(words(got)) == ''.join(words(want)))


def right(dimension, value, fact):
    if dimension in ('place', 'participants'):
        return any(same_name(value.get('name'), name) for name in fact['names'])
    if dimension == 'date':
        return any((value.get('iso') or '').startswith(iso[:10]) for iso in fact['iso'])
    if dimension == 'format':
        return value.get('key') in fact['keys']
    if dimension == 'duration':
        return (value.get('iso'), value.get('cmp') or 'eq') == (fact['iso'], fact['cmp']) and value.get('scope') in fact['scope']
    if (value.get('cmp') or 'eq') != fact['cmp']:
        return False
    return value.get('iso') == fact['iso'] if 'iso' in fact else value.get('number') == fact['number']


def is_open(claim, gold, facts):
    """Whether the file leaves it open, or a fact is told a second time."""
    text = set(words(claim['text']))
    return (any(o['dimension'] == claim['dimension'] and text & set(words(o['span'])) for o in gold['optional']) or
            any(right(claim['dimension'], claim['value'], f) for f in facts) or
            claim['value'].get('key') == 'in_person' or claim['value'].get('role') in ('delegation', 'announcement'))


def main():
    cli, folder = sys.argv[1], Path(sys.argv[2])
    score = {d: [0, 0, 0, 0] for d in FLOORS}           # facts, found, claims, right
    kinds, statuses, n = 0, 0, 0
    for path in sorted(folder.glob('*.json')):
        gold = json.loads(path.read_text(encoding='utf-8'))
        done = subprocess.run([cli, '--json', 'analyse', path.with_suffix('.txt'), '--published', gold['published']],
                              capture_output=True, text=True, check=True)
        found = json.loads(done.stdout)
        main_ids = {m['id'] for m in found['meetings'] if m['main']}
        n += 1
        kinds += any(m['kind'] == gold['kind'] for m in found['meetings'] if m['main'])
        statuses += any(m['status'] == gold['status'] for m in found['meetings'] if m['main'])
        for dimension, counts in score.items():
            facts = [f for f in gold['facts'] if f['dimension'] == dimension]
            claims = [c for c in found['claims'] if c['dimension'] == dimension and c['value']]
            for fact in facts:
                counts[0] += 1
                hit = any(right(dimension, c['value'], fact) for c in claims)
                counts[1] += hit
                if not hit:
                    print('# %s: %s misses %s' % (path.stem, dimension, fact['span']))
            for claim in claims:
                good = any(right(dimension, claim['value'], f) for f in facts)
                if not good and (claim['meeting'] not in main_ids and dimension != 'figure' or is_open(claim, gold, facts)):
                    continue
                counts[2] += 1
                counts[3] += good
                if not good:
                    print('# %s: %s adds %s' % (path.stem, dimension, claim['text']))
    bad = 0
    print('1..%d' % (len(FLOORS) + 1))
    for i, (dimension, (recall, precision)) in enumerate(FLOORS.items(), 1):
        facts, hits, claims, good = score[dimension]
        fine = 100 * hits >= recall * facts and 100 * good >= precision * claims
        bad += not fine
        print('%sok %d %s: recall %d of %d, precision %d of %d' % ('' if fine else 'not ', i, dimension, hits, facts, good, claims))
    fine = 100 * kinds >= KINDS * n and 100 * statuses >= STATUSES * n
    print('%sok %d kind %d, status %d of %d' % ('' if fine else 'not ', len(FLOORS) + 1, kinds, statuses, n))
    sys.exit(1 if bad or not fine else 0)


main()
