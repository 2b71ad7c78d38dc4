#!/usr/bin/env python3
"""The rules of the house that a program can check. Prints TAP.

Usage: check-source.py SOURCE_ROOT"""
import pathlib
import re
import sys
import xml.etree.ElementTree as ET

ROOT = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else '.')
SRC = ROOT / 'src'

# Who may include whom: the table of HACKING.md.
MAY = {
    'base': set(),
    'text': {'base'},
    'ingest': {'base', 'text'},
    'analysis': {'base', 'text'},
    'store': {'base', 'text'},
    'query': {'base', 'text', 'store'},
    'compare': {'base', 'text'},
    'brief': {'base', 'text', 'compare'},
    'library': {'base', 'text', 'ingest', 'analysis', 'store', 'query', 'compare', 'brief'},
    'cli': {'base', 'text', 'ingest', 'analysis', 'store', 'query', 'compare', 'brief', 'library'},
    'view': {'base', 'text', 'ingest', 'analysis', 'store', 'query', 'compare', 'brief', 'library'},
    'app': {'base', 'text', 'ingest', 'analysis', 'store', 'query', 'compare', 'brief', 'library', 'view'},
}
GENERATED = {'qimam-config.h', 'qimam-lexicon-resources.h'}
WINDOW = {'view', 'app'}

INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]', re.M)


def sources():
    return sorted(p for p in SRC.rglob('*') if p.suffix in ('.c', '.h'))


def folder(path):
    return path.relative_to(SRC).parts[0]


def check_layers():
    home = {}
    for path in sources():
        if path.suffix == '.h':
            if path.name in home:
                yield '%s has the name of a header of %s/' % (path.relative_to(ROOT), home[path.name])
            home[path.name] = folder(path)
    for path in sources():
        own = folder(path)
        for kind, name in INCLUDE.findall(path.read_text(encoding='utf-8')):
            if kind == '<' or name in GENERATED or name.endswith('-resources.h'):
                continue
            other = home.get(pathlib.PurePath(name).name)
            if '/' in name:
                yield '%s includes "%s": headers are named without a folder' % (path.relative_to(ROOT), name)
            elif other is None:
                yield '%s includes "%s", which is nowhere' % (path.relative_to(ROOT), name)
            elif other != own and other not in MAY[own]:
                yield '%s (%s/) includes "%s" (%s/)' % (path.relative_to(ROOT), own, name, other)


def check_no_gtk_in_core():
    for path in sources():
        if folder(path) not in WINDOW:
            for kind, name in INCLUDE.findall(path.read_text(encoding='utf-8')):
                if re.match(r'(gtk|gdk|gsk|adwaita)\b', name):
                    yield '%s includes <%s>' % (path.relative_to(ROOT), name)


def check_core_is_silent():
    """The core never prints, never exits, and never stops on what a user gave it."""
    word = re.compile(r'\b(g_print|g_printerr|printf|puts|exit|abort|g_error)\s*\(')
    for path in sources():
        if folder(path) in WINDOW | {'cli'}:
            continue
        text = re.sub(r'/\*.*?\*/', lambda m: '\n' * m.group().count('\n'), path.read_text(encoding='utf-8'), flags=re.S)
        for number, line in enumerate(text.split('\n'), 1):
            if word.search(line):
                yield '%s:%d: %s' % (path.relative_to(ROOT), number, line.strip())


def check_licence():
    for path in sources() + sorted((ROOT / 'tests').rglob('*.c')):
        if not path.read_text(encoding='utf-8').startswith('/* SPDX-License-Identifier: GPL-3.0-or-later */'):
            yield '%s does not begin with its licence' % path.relative_to(ROOT)


def check_meson_lists():
    """Every source file is built: a file that nobody lists is dead."""
    listed = {}
    for path in SRC.rglob('meson.build'):
        listed[path.parent] = set(re.findall(r"'([^']+\.c)'", path.read_text(encoding='utf-8')))
    for path in sources():
        if path.suffix == '.c' and path.name not in listed.get(path.parent, set()):
            yield '%s is in no meson.build' % path.relative_to(ROOT)


def check_lexicon_list():
    lexicon = ROOT / 'data' / 'lexicon'
    listed = {e.text for e in ET.parse(lexicon / 'lexicon.gresource.xml').iter('file')}
    there = {p.name for p in lexicon.glob('*.tsv')}
    for name in sorted(there - listed):
        yield 'data/lexicon/%s is not in lexicon.gresource.xml' % name
    for name in sorted(listed - there):
        yield 'lexicon.gresource.xml lists %s, which is not there' % name


def check_lexicon_form():
    for path in sorted((ROOT / 'data' / 'lexicon').glob('*.tsv')):
        lines = path.read_text(encoding='utf-8').split('\n')
        columns = lines[0][1:].strip().split('\t')
        if not lines[0].startswith('# ') or len(set(columns)) != len(columns):
            yield '%s: line 1 is no header' % path.name
        if len(lines) < 2 or not lines[1].startswith('# '):
            yield '%s: line 2 does not explain the columns' % path.name
        for number, line in enumerate(lines[1:], 2):
            if line and not line.startswith('#') and len(line.split('\t')) > len(columns):
                yield '%s:%d has more cells than columns' % (path.name, number)


def check_potfiles():
    """What has translatable text is listed for translation, and nothing else."""
    listed = {l.strip() for l in (ROOT / 'po' / 'POTFILES').read_text().split('\n') if l.strip() and l[0] != '#'}
    for name in sorted(listed):
        if not (ROOT / name).exists():
            yield 'po/POTFILES lists %s, which is not there' % name
    call = re.compile(r'\b(_|N_|C_|NC_|ngettext)\s*\(\s*"')
    for path in sources() + sorted((ROOT / 'ui').glob('*.ui')):
        text = path.read_text(encoding='utf-8')
        marked = call.search(text) if path.suffix != '.ui' else 'translatable="' in text
        if marked and str(path.relative_to(ROOT)) not in listed:
            yield '%s has text to translate and is not in po/POTFILES' % path.relative_to(ROOT)


def check_packages():
    names = [l for l in (ROOT / 'build-aux' / 'debian-packages.txt').read_text().split('\n') if l and l[0] != '#']
    for name in sorted({n for n in names if names.count(n) > 1}):
        yield 'build-aux/debian-packages.txt names %s twice' % name


CHECKS = [check_layers, check_no_gtk_in_core, check_core_is_silent, check_licence, check_meson_lists,
          check_lexicon_list, check_lexicon_form, check_potfiles, check_packages]

print('1..%d' % len(CHECKS))
bad = 0
for number, check in enumerate(CHECKS, 1):
    found = list(check())
    print('%sok %d %s' % ('not ' if found else '', number, check.__name__))
    for line in found[:20]:
        print('# ' + line)
    bad += bool(found)
sys.exit(1 if bad else 0)
