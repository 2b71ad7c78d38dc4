#!/usr/bin/env python3
"""The catalogues against the sources: Arabic complete and current, every catalogue well formed. Prints TAP.

Usage: check-translations.py SOURCE_ROOT"""
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else '.').resolve()
PO = ROOT / 'po'
ARABIC_PLURALS = 'nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5'


def languages():
    return [l.strip() for l in (PO / 'LINGUAS').read_text().split('\n') if l.strip() and l[0] != '#']


def entries(path):
    """(context, msgid, [translations]) of a catalogue, by msgfmt's own rules for quoting."""
    text = re.sub(r'"\n"', '', path.read_text(encoding='utf-8'))
    for block in text.split('\n\n'):
        if re.search(r'^#~', block, re.M) or not re.search(r'^msgid ', block, re.M):
            continue
        get = lambda key: re.findall(r'^%s "(.*)"$' % key, block, re.M)
        yield ((get('msgctxt') or [''])[0], get('msgid')[0], get(r'msgstr(?:\[\d\])?'), bool(re.search(r'^#,.*fuzzy', block, re.M)),
               (get('msgid_plural') or [None])[0])


def template():
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / 'qimam.pot'
        subprocess.run(['xgettext', '--from-code=UTF-8', '--files-from=po/POTFILES', '--output=%s' % out,
                        '--keyword=_', '--keyword=N_', '--keyword=C_:1c,2', '--keyword=NC_:1c,2', '--keyword=ngettext:1,2',
                        '--keyword=g_dngettext:2,3', '--keyword=ADD:2,3', '--add-comments'], cwd=ROOT, check=True, capture_output=True)
        return {(c, m) for c, m, _, _, _ in entries(out) if m}


def check_well_formed():
    for language in languages():
        done = subprocess.run(['msgfmt', '--check', '--output-file=/dev/null', str(PO / (language + '.po'))],
                              capture_output=True, text=True)
        if done.returncode:
            yield '%s.po: %s' % (language, done.stderr.strip().split('\n')[0])


def check_arabic_complete():
    found = {(c, m): (t, fuzzy) for c, m, t, fuzzy, _ in entries(PO / 'ar.po') if m}
    for key in sorted(template()):
        translations, fuzzy = found.get(key, ([], False))
        if not translations or not all(translations) or fuzzy:
            yield 'ar.po: not translated: %s' % key[1][:80]


def check_no_leftovers():
    known = template()
    for language in languages():
        path = PO / (language + '.po')
        if re.search(r'^#~', path.read_text(encoding='utf-8'), re.M):
            yield '%s.po keeps obsolete entries' % language
        for c, m, _, fuzzy, _ in entries(path):
            if fuzzy:
                yield '%s.po: fuzzy: %s' % (language, m[:80])
            elif m and (c, m) not in known:
                yield '%s.po: no longer in the sources: %s' % (language, m[:80])


def check_list_sorted():
    listed = [l for l in (PO / 'POTFILES').read_text().split('\n') if l and l[0] != '#']
    if listed != sorted(set(listed)):
        yield 'po/POTFILES is not sorted, or names a file twice'


def check_arabic_plurals():
    head = [t for c, m, t, _, _ in entries(PO / 'ar.po') if not m][0][0]
    if ARABIC_PLURALS not in head.replace('(', '').replace(')', ''):
        yield 'ar.po: the header has not the six plural forms'
    for c, m, t, _, plural in entries(PO / 'ar.po'):
        if plural is not None and len(t) != 6:
            yield 'ar.po: %d forms, not 6: %s' % (len(t), m)


CHECKS = [check_well_formed, check_arabic_complete, check_no_leftovers, check_list_sorted, check_arabic_plurals]
print('1..%d' % len(CHECKS))
bad = 0
for number, check in enumerate(CHECKS, 1):
    found = list(check())
    print('%sok %d %s' % ('not ' if found else '', number, check.__name__))
    for line in found[:30]:
        print('# ' + line)
    bad += bool(found)
sys.exit(1 if bad else 0)
