#!/usr/bin/env python3
"""The command line end to end, as a user would type it. Prints TAP.

Environment: QIMAM_CLI (the program), QIMAM_SAMPLES (data/samples), QIMAM_SHARED (a folder with seeds/, optional)."""
import hashlib
import json
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import traceback

CLI = os.environ['QIMAM_CLI']
SAMPLES = pathlib.Path(os.environ['QIMAM_SAMPLES'])
SHARED = pathlib.Path(os.environ.get('QIMAM_SHARED', '/nonexistent'))
ENV = dict(os.environ, LC_ALL='C.UTF-8', LANGUAGE='en')
TMP = pathlib.Path(tempfile.mkdtemp(prefix='qimam-cli-'))
ENV['XDG_DATA_HOME'] = str(TMP / 'data')


class Skip(Exception):
    pass


def run(*args, stdin=None, library=None, status=0):
    """Runs the program and gives its stdout; the status must be the one that is expected."""
    command = [CLI] + (['--library', str(library)] if library else []) + [str(a) for a in args]
    done = subprocess.run(command, input=stdin, capture_output=True, env=ENV, timeout=300)
    text = done.stdout.decode('utf-8')
    if done.returncode != status:
        raise AssertionError('%s: exit %d, not %d\n%s\n%s' % (args, done.returncode, status, text[-800:],
                                                             done.stderr.decode('utf-8', 'replace')[-800:]))
    run.stderr = done.stderr.decode('utf-8')
    return text


def run_json(*args, **kw):
    return json.loads(run('--json', *args, **kw))


def lines(*args, **kw):
    return [json.loads(l) for l in run('--json', *args, **kw).splitlines()]


_cache = {}


def sample_library():
    if 'samples' not in _cache:
        path = TMP / 'samples.qimam'
        _cache['samples_import'] = lines('import', SAMPLES, library=path)
        _cache['samples'] = path
    return _cache['samples']


def check_spans(article):
    """Every span of an article is the text it says."""
    fields = {'body': '\n'.join(article['body']), 'headline': article['headline'] or '', 'caption': article['caption'] or ''}
    spans = list(article['claims']) + list(article['statements']) + list(article['summary'])
    for topic in article['topics']:
        spans += topic['spans']
    for claim in article['claims']:
        spans += claim['repeats']
    for span in spans:
        data = fields[span.get('in') or 'body'].encode('utf-8')
        assert data[span['start']:span['end']].decode('utf-8') == span['text'], span
    for claim in article['claims']:
        assert claim['sentence']['start'] <= claim['start'] and claim['end'] <= claim['sentence']['end'], claim


def test_usage():
    run(status=2)
    run('nonsense', status=2)
    run('list', '--no-such-option', status=2)
    run('search', status=2)
    run('show', 'x', status=2, library=TMP / 'u.qimam')
    run('list', '--from', 'yesterday', status=2, library=TMP / 'u.qimam')
    run('list', '--topic', 'no_such_topic', status=2, library=TMP / 'u.qimam')
    assert 'import' in run('--help')
    run('--json', 'nonsense', status=2)
    error = json.loads(run.stderr)['error']
    assert error['code'] == 'usage' and 'nonsense' in error['message'], error


def test_refused_values():
    """What cannot be meant is refused before anything is done, and the sentence names it."""
    path = TMP / 'values.qimam'
    for words, named in ((['list', '--limit', '-3'], '--limit'), (['list', '--meeting', '0'], '0'),
                         (['check', 'now'], 'check'), (['reanalyse', '1'], 'reanalyse'),
                         (['compare', '1', '1'], 'twice'), (['compare', '--sources', 'x'], 'x'),
                         (['brief', '--meeting', '1', '1'], 'twice'), (['brief', '1'], '--meeting'),
                         (['brief', '--meeting', '1', '--query', 'x'], 'both'),
                         (['brief', '--topic', 'no_such_topic'], 'no_such_topic'),
                         (['meeting', 'paint', '1', '2'], 'rename'),
                         (['times', '--reference', 'sometime', 'غدا'], 'sometime'),
                         (['import', '--published', 'sometime', SAMPLES], 'sometime'),
                         (['analyse', '--published', 'sometime', 'nofile'], 'sometime')):
        run(*words, library=path, status=2)
        assert named in run.stderr, (words, run.stderr)
        assert run.stderr.count('\n') == 1, run.stderr
    assert run_json('list', library=path)['total'] == 0
    done = subprocess.run([CLI, '--library', '', 'list'], capture_output=True, env=ENV)
    assert done.returncode == 3 and b'no file name' in done.stderr, done
    run('import', SAMPLES, '', library=path, status=2)
    assert run_json('list', library=path)['total'] == 0
    run('backup', TMP / 'nowhere' / 'b.qimam', library=path, status=1)
    assert 'nowhere/b.qimam' in run.stderr, run.stderr


def test_help_anywhere():
    """--help and --version need no command and no place of their own."""
    plain = run('--help')
    assert plain == run('--json', '--help') == run('--language', 'en', '-h')
    assert run('--version') == run('--json', '--version') and run.stderr == ''
    for part in ('Exit status', 'library.qimam', 'meeting rename M TITLE'):
        assert part in plain, plain
    assert not any(line.endswith(' ') for line in plain.splitlines()), plain


def test_manual():
    """The manual page has every command and option that there is, and no other."""
    page = pathlib.Path(__file__).resolve().parent.parent / 'data' / 'man' / 'qimam-cli.1'
    manual = page.read_text().replace('\\-', '-')
    commands = re.findall(r'^  (\w+)', run('--help').split('“')[0], re.M)
    assert len(commands) > 20, commands
    options = set()
    for command in commands:
        assert re.search(r'^\.(B|BI|BR) "?%s\b' % command, manual, re.M), command
        options |= set(re.findall(r'--[a-z-]+', run(command, '--help').split('Application Options')[1]))
    there = set(re.findall(r'--[a-z-]+', manual))
    assert options - there == set() and there - options == {'--help', '--version'}, options ^ there


def test_one_sentence_each():
    """Whatever is refused is told once, in a sentence that names it; with --json it is named as the item."""
    path = TMP / 'sentences.qimam'
    row = json.dumps({'id': 'a', 'headline': 'خبر', 'body': 'وصل الوفد إلى المدينة صباحا.'}, ensure_ascii=False)
    run('import', '--format', 'jsonl', '-', stdin=row.encode(), library=path)
    (TMP / 'no-list.opml').write_text('<html/>')
    (TMP / 'bad-feeds.opml').write_text('<opml version="2.0"><body><outline text="x" xmlUrl="ftp://c.invalid/f"/></body></opml>')
    for words, status, item, count in (
            (['opml', 'import', TMP / 'no-list.opml'], 1, 'no-list.opml', 1),
            (['opml', 'import', TMP / 'not-there.opml'], 1, 'not-there.opml', 1),
            (['opml', 'import', TMP / 'bad-feeds.opml'], 1, 'bad-feeds.opml', 1),
            (['opml', 'import', TMP / 'no-list.opml', TMP / 'not-there.opml'], 1, 'no-list.opml', 2),
            (['feed', 'remove', '77', '78'], 1, '77', 2), (['feed', 'edit', 'x'], 2, 'x', 1),
            (['meeting', 'assign', '77', '78', 'none'], 1, '77', 2), (['meeting', 'rename', '77', 'x'], 1, '77', 1),
            (['meeting', 'merge', '77', '78', '79'], 1, None, 2), (['meeting', 'split', '77', '1'], 1, '77', 1),
            (['topics', 'remove', 'none_such', 'nor_this'], 1, 'none_such', 2),
            (['claim', 'dismiss', '999'], 1, '999', 1), (['claim', 'restore', 'x'], 2, 'x', 1),
            (['claim', 'forget', '77'], 1, '77', 1), (['claim', 'list', '--article', '77'], 1, None, 1)):
        run(*words, library=path, status=status)
        assert run.stderr.count('\n') == count, (words, run.stderr)
        assert item is None or item in run.stderr or 'not an http' in run.stderr, (words, run.stderr)
        run('--json', *words, library=path, status=status)
        errors = [json.loads(line)['error'] for line in run.stderr.splitlines()]
        assert len(errors) == count, errors
        assert item is None or errors[0]['item'].endswith(item), errors


def test_files_that_cannot_be_written():
    path = sample_library()
    (TMP / 'a-folder.html').mkdir()
    for words, target in ((['compare', '2', '5', '--output'], TMP / 'nowhere' / 'c.html'),
                          (['compare', '2', '5', '--output'], TMP / 'a-folder.html'),
                          (['brief', '--meeting', '2', '--output'], TMP / 'nowhere' / 'b.pdf'),
                          (['opml', 'export'], TMP / 'a-folder.html'), (['opml', 'export'], TMP / 'nowhere' / 'x')):
        run(*words, target, library=path, status=1)
        assert run.stderr.startswith('qimam-cli: %s cannot be written: ' % target), run.stderr
        assert run.stderr.count(str(target)) == 1, run.stderr
    if os.path.exists('/dev/full'):
        run('opml', 'export', '/dev/full', library=path, status=1)
    command = 'ulimit -f 1; trap "" XFSZ; exec "$0" "$@"'
    done = subprocess.run(['bash', '-c', command, CLI, '--library', path, 'compare', '2', '5', '--output', TMP / 'cut.html'],
                          capture_output=True, env=ENV)
    assert done.returncode != 0 and not (TMP / 'cut.html').exists(), done


def test_batches():
    """A line of a batch that cannot be answered is told with its number; words beside a batch are a mistake."""
    text = '{"text":"غدا"}\nno json\n\n{"text":5}\n{"other":"x"}\n'.encode()
    answers = run('times', '--batch', stdin=text, status=1).splitlines()
    assert len(answers) == 5 and all('times' in json.loads(line) for line in answers), answers
    assert [line.split(':')[1] for line in run.stderr.splitlines()] == [' standard input, line %d' % n for n in (2, 4, 5)]
    for words in (['times', '--batch', 'غدا'], ['quantities', '--batch', 'خمسون'], ['search', '--batch', '-', 'قمة'],
                  ['search', '--batch', '-', '--offset', '-1']):
        run(*words, stdin=b'', library=TMP / 'batch.qimam', status=2)
    (TMP / 'queries.txt').write_text('قمة\n')
    whole, rest = (json.loads(run('search', '--batch', TMP / 'queries.txt', *words, library=sample_library()))
                   for words in ([], ['--offset', '2', '--limit', '3']))
    assert rest['ids'] == whole['ids'][2:5] and rest['total'] == whole['total'], (whole, rest)


def test_damaged_library_opens():
    """What can still be read of a damaged library is shown; a check tells of the damage and nothing is written."""
    path, hurt = sample_library(), TMP / 'hurt.qimam'
    run('backup', hurt, library=path)
    connection = sqlite3.connect(hurt)
    root, size = connection.execute("SELECT rootpage, (SELECT page_size FROM pragma_page_size) FROM sqlite_schema"
                                    " WHERE name = 'article_meeting'").fetchone()
    connection.close()
    with open(hurt, 'r+b') as file:
        file.seek((root - 1) * size)
        file.write(b'\x00' * size)
    assert run_json('list', library=hurt)['total'] == run_json('list', library=path)['total']
    problems = run_json('check', library=hurt, status=1)['problems']
    assert any('damaged' in problem for problem in problems), problems


def test_output_that_does_not_arrive():
    if not os.path.exists('/dev/full'):
        raise Skip('no /dev/full')
    with open('/dev/full', 'w') as full:
        done = subprocess.run([CLI, '--json', 'topics', 'list'], stdout=full, stderr=subprocess.PIPE, env=ENV)
    assert done.returncode == 1 and b'standard output' in done.stderr, done


def test_cut_export_leaves_nothing():
    path, target = TMP / 'wide.qimam', TMP / 'cut-export.jsonl'
    row = json.dumps({'id': 'wide', 'headline': 'عنوان', 'body': 'كلام كثير ' * 20000}, ensure_ascii=False)
    run('import', '--format', 'jsonl', '-', stdin=row.encode(), library=path)
    command = 'ulimit -f 40; trap "" XFSZ; exec "$0" "$@"'
    done = subprocess.run(['bash', '-c', command, CLI, '--library', path, 'export', target], capture_output=True, env=ENV)
    assert done.returncode == 1 and 'cut-export' in done.stderr.decode(), done
    assert not target.exists()


def test_long_line_is_read_over():
    rows = b'{"id":"long","headline":"' + b'x' * (33 << 20) + b'"}\n{"id":"after","headline":"\xd9\x82"}\n'
    out = lines('import', '--format', 'jsonl', '-', stdin=rows, library=TMP / 'long.qimam', status=1)
    assert [r.get('result') for r in out[:-1]] == ['refused', 'added'] and 'MiB' in out[0]['reason'], out


def test_blank_lines_take_no_time():
    text = '\n' * 300000 + 'قمة القاهرة تنطلق غدا\n\nتنعقد القمة العربية في القاهرة غدا بمشاركة عشرين رئيسا.\n'
    done = subprocess.run([CLI, '--json', 'extract', '-'], input=text.encode(), capture_output=True, env=ENV, timeout=30)
    assert done.returncode == 0 and 'عشرين' in done.stdout.decode(), done


def test_global_options_anywhere():
    path = sample_library()
    before = run('--json', '--library', path, 'list')
    after = run('list', '--json', '--library', path)
    assert json.loads(before)['total'] == json.loads(after)['total'] > 0


def test_tokens():
    """Each word with its folded form, its stem, and the bytes of the text that it takes."""
    text = 'قِمَّةُ الوزراء في ﷺ: 13,000 و١٧:٠٥ G7 می\u200cروند، ﻻ'
    found = run_json('tokens', text)['tokens']
    data = text.encode('utf-8')
    assert [t['folded'] for t in found] == ['قمه', 'الوزراء', 'في', 'صلي', 'الله', 'عليه', 'وسلم', '13000', 'و',
                                            '17:05', 'g7', 'ميروند', 'لا'], found
    end = 0
    for token in found:
        assert sorted(token) == ['end', 'folded', 'start', 'stem', 'text'], token
        assert data[token['start']:token['end']].decode('utf-8') == token['text'], token
        assert token['stem'], token
        # The four words of one character share its place.
        assert token['start'] >= end or token['text'] == 'ﷺ', token
        end = token['end']
    # Inflected forms meet in one stem, and with particles as well.
    stems = [t['stem'] for t in run_json('tokens', 'القمة وبقمتهم للقمة قِمَم')['tokens']]
    assert len(set(stems)) == 1, stems
    plain = [line.split() for line in run('tokens', text).splitlines()]
    assert plain[0] == ['0', '14', 'قِمَّةُ', 'قمه', 'قمه'], plain[0]
    assert len(plain) == len(found)
    assert run_json('tokens', '؟! …') == {'tokens': []}
    assert run('tokens', '') == ''
    run('tokens', status=2)
    run('tokens', 'قمة', 'قمة', status=2)


def test_extract_dump():
    found = run_json('extract', SAMPLES / 'rawaq-geneva.txt')
    body = '\n'.join(found['body'])
    assert found['headline'].startswith('بوتين وبايدن يختتمان'), found['headline']
    assert 'الرواق' in (found['source'] or ''), found['source']
    assert found['published']['value'][:10] == '2021-06-17', found['published']
    for cruft in ('النشرة البريدية', 'جميع الحقوق محفوظة', 'دقائق القراءة', 'شارك عبر', 'الرئيسية |', 'اقرأ أيضا'):
        assert cruft not in body, cruft
        assert any(cruft in d['text'] for d in found['dropped']), cruft
    for d in found['dropped']:
        assert d['why'] and d['line'] > 0, d
    for kept in ('طوى الرئيس الأميركي', 'ماذا قال بايدن؟', 'القطب الشمالي'):
        assert kept in body, kept


def test_extract_page():
    found = run_json('extract', SAMPLES / 'marsa-geneva.html')
    body = '\n'.join(found['body'])
    assert found['headline'] == 'بيان نووي مشترك وسفيران عائدان: حصيلة يوم في جنيف', found['headline']
    assert 'مرسى' in found['source'] and found['byline'] == 'ليان الصباغ'
    assert found['published']['value'].startswith('2021-06-16'), found['published']
    assert 'الفضاء السيبراني' in found['body'] and 'الأسواق تترقب' not in body and 'فيسبوك' not in body


def test_extract_feed():
    found = run_json('extract', SAMPLES / 'sanabil.rss')
    assert len(found['items']) == 5 and found['feed']['language'] == 'ar'
    first = found['items'][0]
    assert first['guid'] == 'sanabil-2021-06-16-geneva'
    assert first['published']['value'] == '2021-06-16T19:20:00+02:00', first['published']
    assert len(first['body']) == 6


def test_import_samples():
    path = sample_library()
    answers = _cache['samples_import']
    assert answers[-1] == {'totals': {'added': 16, 'updated': 0, 'unchanged': 0, 'refused': 0}}, answers[-1]
    assert all(a['result'] == 'added' and a['article'] for a in answers[:-1])
    again = lines('import', SAMPLES, library=path)
    assert again[-1]['totals'] == {'added': 0, 'updated': 0, 'unchanged': 16, 'refused': 0}, again[-1]
    sources = {a['source'] for a in run_json('list', '--limit', 100, library=path)['articles']}
    assert sources == {'صحيفة الرواق (عيّنة)', 'وكالة سنابل (عيّنة)', 'شبكة مرسى (عيّنة)', 'موقع قناديل (عيّنة)'}, sources


def test_show_is_analyse():
    path = sample_library()
    for article in run_json('list', '--limit', 100, library=path)['articles']:
        shown = run_json('show', article['id'], library=path)
        assert shown['article'] == article['id']
        check_spans(shown)
        ids = {c['id'] for c in shown['claims']}
        assert len(ids) == len(shown['claims'])
        for meeting in shown['meetings']:
            for part in [meeting['date'], meeting['format']] + meeting['places'] + meeting['durations'] + meeting['participants']:
                assert set(part['claims']) <= ids, part


def test_jobs():
    folder = TMP / 'jobs'
    folder.mkdir()
    path = TMP / 'jobs.qimam'
    (folder / 'a.txt').write_text('عنوان الخبر\n\nوصل الوفد إلى المدينة صباح اليوم، وكان في استقباله عدد من المسؤولين.\n')
    (folder / 'b.txt').write_text('')
    (folder / 'c.opml').write_text('<opml version="2.0"><body><outline text="أ" xmlUrl="http://a.invalid/feed"/>'
                                   '<outline text="ب" xmlUrl="ftp://b.invalid/"/></body></opml>')
    assert lines('jobs', 'list', library=path) == []
    told = lines('import', folder, library=path, status=1)
    assert {'item': str(folder / 'c.opml'), 'added': 1, 'known': 0} in told, told
    assert told[-1]['totals'] == {'added': 1, 'updated': 0, 'unchanged': 0, 'refused': 2}, told[-1]
    listed, job = lines('jobs', 'list', library=path)
    assert (listed['kind'], listed['added'], listed['refused'], listed['state']) == ('subscriptions', 1, 1, 'done'), listed
    assert (job['kind'], job['added'], job['refused'], job['items']) == ('import', 1, 1, [str(folder)]), job
    shown = lines('jobs', 'show', job['id'], library=path)
    assert shown[0] == job
    assert shown[1]['item'] == str(folder / 'b.txt') and shown[1]['retry'] and 'empty' in shown[1]['reason'], shown
    assert str(folder / 'b.txt') in run('jobs', 'show', job['id'], library=path)
    # What was wrong is right now.
    (folder / 'b.txt').write_text('خبر آخر\n\nغادر الوفد المدينة مساء اليوم بعد محادثات استمرت ساعات مع المسؤولين.\n')
    again = lines('jobs', 'retry', job['id'], library=path)
    assert again[-1]['totals']['added'] == 1, again
    run('jobs', 'show', 999, library=path, status=1)
    run('jobs', 'show', 'x', library=path, status=2)
    run('jobs', library=path, status=2)
    run('jobs', 'clear', library=path)
    assert lines('jobs', 'list', library=path) == []
    # A list alone is taken as “opml import” takes it.
    assert lines('import', folder / 'c.opml', library=path, status=1)[0]['known'] == 1


def test_bad_input():
    folder = TMP / 'bad'
    folder.mkdir()
    good = 'خبر قصير عن لقاء\n\nالتقى الوزيران في مسقط وبحثا التعاون بين البلدين في مجال النقل.\n\nواتفق الوزيران على عقد لقاء جديد.\n'
    (folder / 'a-empty.txt').write_bytes(b'')
    (folder / 'b-blank.txt').write_bytes(b' \n\n\t\n')
    (folder / 'c-binary.bin').write_bytes(bytes(range(256)) * 40)
    (folder / 'd-1256.txt').write_bytes(good.encode('cp1256'))
    (folder / 'e-cut.txt').write_bytes(good.replace('مسقط', 'صلالة').encode('utf-8') + b'\xd9')
    (folder / 'f-locked.txt').write_text(good)
    os.chmod(folder / 'f-locked.txt', 0)
    (folder / 'g-good.txt').write_text(good.replace('مسقط', 'نزوى').replace('قصير', 'عاجل'))
    path = TMP / 'bad.qimam'
    answers = lines('import', folder, TMP / 'not-there.txt', library=path, status=1)
    by = {os.path.basename(a['item']): a for a in answers if 'item' in a}
    for name in ('a-empty.txt', 'b-blank.txt', 'c-binary.bin', 'not-there.txt') + (() if os.geteuid() == 0 else ('f-locked.txt',)):
        assert by[name]['result'] == 'refused', by[name]
        assert name in by[name]['reason'] and '\n' not in by[name]['reason'], by[name]
    for name in ('d-1256.txt', 'e-cut.txt', 'g-good.txt'):
        assert by[name]['result'] == 'added', by[name]
    shown = run_json('show', by['d-1256.txt']['article'], library=path)
    assert 'التقى الوزيران في مسقط' in '\n'.join(shown['body'])
    totals = answers[-1]['totals']
    assert totals['refused'] == (4 if os.geteuid() == 0 else 5), totals


def test_stdin_and_jsonl():
    path = TMP / 'jsonl.qimam'
    rows = [{'id': 'p%d' % i, 'url': None, 'source': 'مصدر', 'headline': 'عنوان %d' % i, 'published': '2021-06-1%d' % (i % 10),
             'body': 'فقرة أولى عن القمة.\nفقرة ثانية رقم %d.' % i} for i in range(5)]
    text = '\n'.join(json.dumps(r, ensure_ascii=False) for r in rows).encode()
    answers = lines('import', '--format', 'jsonl', '-', library=path, stdin=text)
    assert [a['id'] for a in answers[:-1]] == ['p%d' % i for i in range(5)], answers
    assert all(a['status'] == 'added' for a in answers[:-1])
    rows[2]['body'] += '\nفقرة ثالثة.'
    text = '\n'.join(json.dumps(r, ensure_ascii=False) for r in rows).encode()
    answers = lines('import', '--format', 'jsonl', '-', library=path, stdin=text)
    assert [a['status'] for a in answers[:-1]] == ['unchanged', 'unchanged', 'updated', 'unchanged', 'unchanged'], answers
    assert run_json('list', library=path)['total'] == 5
    batch = TMP / 'queries'
    batch.write_text('القمة\n"غير مغلقة\n\nNEAR( * : (\n')
    found = lines('search', '--batch', batch, '--sort', 'relevance', '--limit', '3', library=path)
    assert len(found) == 4 and found[0]['total'] == 5 and len(found[0]['guids']) == 3, found


def test_search_folds():
    path = sample_library()
    def total(*words):
        return run_json('search', *words, library=path)['total']
    assert total('بايدن') > 5
    assert total('الامريكي') == total('الأمريكي')
    assert total('القمه') == total('القِمّة') == total('القمـــة') > 3
    assert total('سيرغى') == total('سيرغي') > 0
    assert total('٢٠١٨') == total('2018') == 1
    assert total('كلمةلاوجودلها') == 0
    assert total('"حوار الاستقرار"') > 0
    for hostile in ('"', 'a:b', 'x AND', '*', "'; DROP TABLE article; --", 'NEAR(a b)', '^', '(', '-'):
        total('--', hostile)
    found = run_json('search', 'هلسنكي', library=path)
    article = found['articles'][0]
    assert article['matches'], article
    for m in article['matches']:
        field = article['snippet' if m['in'] == 'snippet' else m['in']].encode()
        assert 'هلسنكي' in field[m['start']:m['end']].decode(), m


def test_filters_and_facets():
    path = sample_library()
    everything = run_json('list', '--limit', 100, library=path)
    shown = [run_json('show', a['id'], library=path) for a in everything['articles']]
    facets = run_json('facets', library=path)
    assert facets['total'] == everything['total'] == 16
    count = {}
    for article in shown:
        for topic in article['topics']:
            count[topic['key']] = count.get(topic['key'], 0) + 1
    assert {f['key']: f['count'] for f in facets['topics']} == count
    for f in facets['topics']:
        assert run_json('list', '--topic', f['key'], library=path)['total'] == f['count'], f
    for f in facets['sources']:
        assert run_json('list', '--source', f['key'], library=path)['total'] == f['count'], f
    for f in facets['meetings']:
        assert run_json('list', '--meeting', f['key'], library=path)['total'] == f['count'], f
    assert sum(f['count'] for f in facets['months']) + facets['undated'] == 16
    june = run_json('list', '--from', '2021-06-01', '--to', '2021-06-30', library=path)
    assert june['total'] == dict((f['key'], f['count']) for f in facets['months'])['2021-06']
    one = run_json('list', '--from', '2021-06-17', '--to', '2021-06-17', library=path)
    assert [a['published'][:10] for a in one['articles']] == ['2021-06-17'], one
    both = run_json('search', 'السيبراني', '--source', 'شبكة مرسى (عيّنة)', '--to', '2021-06-30', library=path)
    assert both['total'] == 1, both
    page = run_json('list', '--limit', 3, '--offset', 2, library=path)
    assert [a['id'] for a in page['articles']] == [a['id'] for a in everything['articles'][2:5]]
    dates = [a['published'] for a in everything['articles'] if a['published']]
    assert [d[:10] for d in dates] == sorted((d[:10] for d in dates), reverse=True)


def main_meeting(meetings, date):
    found = [m for m in meetings if m['date']['iso'] == date and any(a['main'] for a in m['articles'])]
    assert len(found) == 1, (date, [(m['id'], m['title'], m['date']['iso'], m['articles']) for m in meetings])
    return found[0]


def test_meetings():
    path = sample_library()
    meetings = run_json('meetings', library=path)['meetings']
    headline = {a['id']: a for a in run_json('list', '--limit', 100, library=path)['articles']}
    for date, places, count in (('2021-06-16', {'geneva'}, 4), ('2021-12-07', set(), 4), ('2021-09-30', {'geneva'}, 4)):
        meeting = main_meeting(meetings, date)
        mains = [a['article'] for a in meeting['articles'] if a['main']]
        assert len(mains) >= count, (date, [headline[a]['headline'] for a in mains])
        assert places <= {p['key'] for p in meeting['places']}, meeting['places']
    assert 'video' in main_meeting(meetings, '2021-12-07')['format']['keys']
    names = {p['key'] for p in main_meeting(meetings, '2021-06-16')['participants']}
    assert {'vladimir_putin', 'joe_biden'} <= names, names


def test_compare():
    path = sample_library()
    meetings = run_json('meetings', library=path)['meetings']
    ids = [main_meeting(meetings, d)['id'] for d in ('2021-06-16', '2021-09-30', '2021-12-07')]
    table = run_json('compare', *ids, library=path)
    assert [c['meeting'] for c in table['columns']] == ids and table['mode'] == 'meetings'
    shown = {}
    for row in table['rows']:
        assert len(row['cells']) == 3
        for column, cell in enumerate(row['cells']):
            assert (cell['status'] == 'silent') == (not cell['claims']), row
            for claim in cell['claims']:
                if claim['article'] not in shown:
                    shown[claim['article']] = run_json('show', claim['article'], library=path)
                theirs = {c['id']: c for c in shown[claim['article']]['claims']}[claim['id']]
                assert theirs['text'] == claim['text'] and theirs['start'] == claim['start']
                assert theirs['meeting'] == ids[column]
    assert not [d for d in table['discrepancies'] if d['level'] == 'contradiction']
    outlets = run_json('compare', '--sources', ids[0], library=path)
    row = [r for r in outlets['rows'] if r['key'] == 'duration:total'][0]
    assert row['status'] == 'differ', row
    found = [d for d in outlets['discrepancies'] if d['row'] == 'duration:total' and d['level'] == 'contradiction']
    assert found, outlets['discrepancies']
    isos = {(c['value']['iso'], c['value']['cmp']) for c in row['cells'] if c['value']}
    assert ('PT4H30M', 'approx') in isos and ('PT4H', 'lt') in isos, isos
    for ending in ('html', 'md', 'csv', 'pdf'):
        out = TMP / ('table.' + ending)
        run('compare', '--sources', ids[0], '--output', out, library=path)
        assert out.stat().st_size > 500
    run('compare', '--sources', ids[0], '--output', TMP / 'table.exe', library=path, status=2)
    run('compare', 99999, ids[0], library=path, status=1)


def test_brief():
    path = sample_library()
    meeting = main_meeting(run_json('meetings', library=path)['meetings'], '2021-06-16')
    brief = run_json('brief', '--meeting', meeting['id'], '--language', 'ar', library=path)
    refs = {r['number']: r for r in brief['refs']}
    keys = [s['key'] for s in brief['sections']]
    for key in ('facts', 'agreed', 'quotations', 'differences'):
        assert key in keys, keys
    seen = 0
    for section in brief['sections']:
        for item in section['items']:
            if item['kind'] != 'note':
                assert item['evidence'], item
            for evidence in item['evidence']:
                ref = refs[evidence['ref']]
                article = run_json('show', ref['article'], library=path)
                field = {'body': '\n'.join(article['body']), 'headline': article['headline'],
                         'caption': article['caption'] or ''}[evidence['in']].encode()
                quoted = field[evidence['start']:evidence['end']].decode()
                assert quoted.strip(), evidence
                if item['kind'] == 'sentence' and len(item['evidence']) == 1:
                    assert quoted == item['text'], (quoted, item['text'])
                seen += 1
    assert seen > 10
    other = next(m['id'] for m in run_json('meetings', library=path)['meetings'] if m['id'] != meeting['id'])
    assert (run('brief', '--meeting', meeting['id'], other, library=path) ==
            run('brief', '--meeting', meeting['id'], '--meeting', other, library=path))
    for ending in ('pdf', 'html', 'md', 'txt'):
        run('brief', '--meeting', meeting['id'], '--language', 'ar', '--output', TMP / ('brief.' + ending), library=path)
    html = (TMP / 'brief.html').read_text()
    assert 'dir="rtl"' in html and '<script' not in html
    info = subprocess.run(['pdfinfo', TMP / 'brief.pdf'], capture_output=True, text=True).stdout
    assert 'Tagged:          yes' in info, info
    text = subprocess.run(['pdftotext', TMP / 'brief.pdf', '-'], capture_output=True, text=True).stdout
    # Poppler puts marks of direction around lines, and turns around the letters of a ligature of lam and alef.
    wanted = {w for s in brief['sections'] for i in s['items'] for w in i['text'].split()
              if len(w) > 4 and w.isalpha() and not re.search('ل[اأإآ]', w)}
    got = set(re.sub('[\u200e\u200f\u202a-\u202e]', ' ', text).split())
    share = len(wanted & got) / max(1, len(wanted))
    assert share > 0.95, (share, sorted(wanted - got)[:20])


def test_corrections_survive():
    path = TMP / 'fixed.qimam'
    lines('import', SAMPLES / 'rawaq-geneva.txt', SAMPLES / 'qanadeel-geneva.txt', SAMPLES / 'rawaq-video.txt', library=path)
    meetings = run_json('meetings', library=path)['meetings']
    june = main_meeting(meetings, '2021-06-16')
    run('meeting', 'rename', june['id'], 'لقاء', 'جنيف', library=path)
    video = main_meeting(meetings, '2021-12-07')
    article = [a['article'] for a in june['articles'] if a['main']][0]
    run('meeting', 'assign', article, video['id'], library=path)
    run('reanalyse', library=path)
    after = {m['id']: m for m in run_json('meetings', library=path)['meetings']}
    assert after[june['id']]['title'] == 'لقاء جنيف' and after[june['id']]['fixed']
    assert article in [a['article'] for a in after[video['id']]['articles'] if a['main']], after[video['id']]
    run('meeting', 'rename', 99999, 'x', library=path, status=1)
    for title in ('', ' \n', 'x' * 5000):
        run('meeting', 'rename', june['id'], title, library=path, status=2)
    run('meeting', 'rename', june['id'], ' لقاء\n\u001b]0;x\u0007جنيف ', library=path)
    title = [m['title'] for m in run_json('meetings', library=path)['meetings'] if m['id'] == june['id']]
    assert title == ['لقاء  ]0;x جنيف'], title


def test_claims():
    """What a reader says of claims holds through a new analysis, and is taken back whole."""
    path = TMP / 'claims.qimam'
    run('import', SAMPLES, library=path)
    before = run_json('show', 1, library=path)
    meetings = run_json('meetings', library=path)
    gone = next(c for c in before['claims'] if c['dimension'] == 'duration')
    moved = next(c for c in before['claims'] if c['dimension'] == 'date')
    run('claim', 'dismiss', gone['id'], library=path)
    run('claim', 'correct', moved['id'], '--value', '17 حزيران 2021', '--party', 'RU', library=path)
    run('reanalyse', library=path)
    after = run_json('show', 1, library=path)
    assert [c['id'] for c in after['claims']] == [c['id'] for c in before['claims'] if c['id'] != gone['id']]
    new = next(c for c in after['claims'] if c['id'] == moved['id'])
    assert new['corrected'] is True and new['value']['iso'] == '2021-06-17' and new['party'] == 'RU', new
    assert not any('corrected' in c for c in after['claims'] if c['id'] != moved['id'])
    text = json.dumps(run_json('compare', '--sources', gone['meeting'], library=path))
    assert f'"id": {moved["id"]},' in text and f'"id": {gone["id"]},' not in text, gone
    kept = run_json('claim', 'list', library=path)['corrections']
    assert [(c['kind'], c['claim'], c['found']) for c in kept] == [('dismissed', gone['id'], True),
                                                                  ('corrected', moved['id'], True)], kept
    assert len(run_json('claim', 'list', '--dismissed', library=path)['corrections']) == 1
    for words in (['correct', gone['id']], ['correct', gone['id'], '--scope', 'none'], ['dismiss'], ['list', 'x'],
                  ['correct', moved['id'], '--value', 'x'], ['correct', moved['id'], '--dimension', 'x'],
                  ['paint', gone['id']]):
        run('claim', *words, library=path, status=2)
    run('claim', 'dismiss', 99999, library=path, status=1)
    run('claim', 'restore', gone['id'], moved['id'], library=path)
    after = run_json('show', 1, library=path)
    for article in (before, after):  # statements are numbered anew
        for thing in article['claims'] + article['statements']:
            thing.pop('statement' if 'statement' in thing else 'id')
    assert after == before
    assert run_json('meetings', library=path) == meetings
    run('claim', 'restore', gone['id'], library=path, status=1)
    run('meeting', 'assign', 1, 'none', library=path)
    assert not any(a['article'] == 1 and a['main'] for m in run_json('meetings', library=path)['meetings']
                   for a in m['articles'])


def test_order_does_not_matter():
    files = sorted(SAMPLES.glob('*geneva*')) + sorted(SAMPLES.glob('*stability*')) + sorted(SAMPLES.glob('*video*'))
    seen = []
    for n, order in enumerate((files, files[::-1])):
        path = TMP / ('order%d.qimam' % n)
        for f in order:
            run('import', f, library=path)
        headline = {a['id']: a['headline'] for a in run_json('list', '--limit', 100, library=path)['articles']}
        seen.append(sorted((m['date']['iso'] or '', sorted((headline[a['article']], a['main']) for a in m['articles']))
                           for m in run_json('meetings', library=path)['meetings']))
    assert seen[0] == seen[1], seen


def test_notes_and_history():
    library = TMP / 'notes.qimam'
    line = {'id': 'n1', 'source': 'منبر', 'headline': 'لقاء الوزيرين', 'published': '2022-03-05',
            'body': 'عقد الوزيران لقاء أمس.\nواستمر اللقاء ساعتين ونصفا بحضور الوفدين.\nوقال الناطق إنه كان بناء.'}
    first, second = TMP / 'first.jsonl', TMP / 'second.jsonl'
    first.write_text(json.dumps(line), encoding='utf-8')
    line['body'] = 'عقد الوزيران لقاء أمس.\nواستمر اللقاء ثلاث ساعات ونصفا بحضور الوفدين.\nوغادر الوفدان.'
    line['modified'] = '2022-03-06'
    second.write_text(json.dumps(line), encoding='utf-8')
    run('import', first, library=library)
    length = run_json('note', 'add', '1', '--quote', 'واستمر اللقاء ساعتين ونصفا بحضور الوفدين', '--text', 'كم؟',
                      library=library)
    lost = run_json('note', 'add', '1', '--quote', 'إنه كان بناء', library=library)
    run('note', 'add', '1', '--quote', 'لا يوجد', library=library, status=1)
    run('note', 'add', '1', '--quote', 'الو', library=library, status=2)
    run('note', 'add', '1', library=library, status=2)
    run('note', 'edit', '1', library=library, status=2)
    run('note', 'remove', '99', library=library, status=1)
    run('note', 'nonsense', library=library, status=2)
    run('history', '99', library=library, status=1)
    assert 'not changed' in run('history', '1', library=library)
    assert run_json('history', '1', library=library)['versions'] == []
    run('import', second, library=library)

    article = run_json('show', '1', library=library)
    assert article['modified'] == '2022-03-06' and len(article['versions']) == 1, article['versions']
    notes = {n['id']: n for n in article['notes']}
    assert notes[length['id']]['anchor'] == 'changed' and notes[lost['id']]['anchor'] == 'lost', notes
    assert notes[lost['id']]['span'] is None and notes[lost['id']]['quote'] == 'إنه كان بناء'
    span = notes[length['id']]['span']
    body = '\n'.join(article['body']).encode('utf-8')
    assert body[span['start']:span['end']].decode('utf-8') == 'واستمر اللقاء ثلاث ساعات ونصفا بحضور الوفدين'

    history = run_json('history', '1', library=library)
    version = history['versions'][0]
    assert version['earlier']['body'][2] == 'وقال الناطق إنه كان بناء.' and version['earlier']['why'] == 'changed'
    runs = [(r['kind'], r['text'].strip()) for c in version['changes'] for r in c['runs']]
    assert ('removed', 'ساعتين') in runs and ('added', 'ثلاث ساعات') in runs, runs
    text = run('history', '1', library=library)
    assert '[-ساعتين-] {+ثلاث ساعات+}' in text and 'عقد الوزيران' not in text, text

    assert run_json('note', 'edit', length['id'], '--text', 'ثلاث', library=library)['text'] == 'ثلاث'
    assert 'source changed' in run('note', 'list', '1', library=library)
    out = TMP / 'notes-export.jsonl'
    run('export', out, library=library)
    exported = json.loads(out.read_text(encoding='utf-8'))
    assert [n['text'] for n in exported['notes']] == ['ثلاث', ''], exported['notes']
    # What is exported can be taken in.
    copy = TMP / 'notes-copy.qimam'
    assert 'added' in run('import', out, library=copy)
    for _ in range(2):
        back = run_json('note', 'list', '1', library=copy)['notes']
        assert [(n['text'], n['quote']) for n in back] == [
            ('ثلاث', 'واستمر اللقاء ساعتين ونصفا بحضور الوفدين'), ('', 'إنه كان بناء')], back
        assert [n['anchor'] for n in back] == ['changed', 'lost'], back
        run('import', out, library=copy)
    # A note whose words are gone is put on others.
    run('note', 'attach', lost['id'], library=library, status=2)
    run('note', 'attach', '99', '--quote', 'الوفدان', library=library, status=1)
    moved = run_json('note', 'attach', lost['id'], '--quote', 'غادر الوفدا', library=library)
    assert moved['quote'] == 'وغادر الوفدان' and moved['anchor'] == 'exact', moved
    assert 'source changed' not in run('note', 'list', '1', library=library)
    # Articles with notes, as a filter, in a query and as a count.
    plain = TMP / 'plain.jsonl'
    plain.write_text(json.dumps({'id': 'n2', 'source': 'منبر', 'body': 'نص آخر بلا شيء.'}), encoding='utf-8')
    run('import', plain, library=library)
    assert run_json('list', '--noted', library=library)['total'] == 1
    assert run_json('search', 'فيه:ملاحظة', library=library)['total'] == 1
    assert run_json('search', 'نص', '--noted', library=library)['total'] == 0
    assert '--noted' in run('search', 'نص', '--noted', library=library)
    assert run_json('facets', library=library)['noted'] == 1
    run('note', 'remove', length['id'], library=library)
    assert len(run_json('note', 'list', library=library)['notes']) == 1
    run('note', 'remove', lost['id'], library=library)
    assert run_json('facets', library=library)['noted'] == 0


def test_export_round_trip():
    """What an export tells of an article comes back whole: texts, earlier versions, corrections, notes and marks."""
    library, copy = TMP / 'whole.qimam', TMP / 'whole-copy.qimam'
    run('import', SAMPLES / 'rawaq-geneva.txt', '--source', 'رواق', library=library)
    line = {'id': 'v1', 'source': 'منبر', 'headline': 'لقاء الوزيرين', 'published': '2022-03-05', 'body': 'نص أول.'}
    for n, body in enumerate(('نص أول.', 'نص ثان.', 'نص ثالث.')):
        line['body'] = body
        line['modified'] = f'2022-03-0{6 + n}'
        run('import', '--format', 'jsonl', '-', library=library, stdin=json.dumps(line).encode())
    article = run_json('show', 1, library=library)
    gone = next(c for c in article['claims'] if c['dimension'] == 'duration')
    moved = next(c for c in article['claims'] if c['dimension'] == 'date')
    run('claim', 'dismiss', gone['id'], library=library)
    run('claim', 'correct', moved['id'], '--value', '17 حزيران 2021', '--party', 'RU', library=library)
    run('note', 'add', '1', '--quote', article['body'][0][:30].strip(), '--text', 'يراجع', library=library)
    outs = TMP / 'whole.jsonl', TMP / 'whole-copy.jsonl'
    run('export', outs[0], library=library)
    # Into a library without anything, and once more.
    for expected in ('added', 'unchanged'):
        answers = lines('import', '--format', 'jsonl', outs[0], library=copy)
        assert {a['result'] for a in answers[:-1]} == {expected}, answers
    ids = {a['headline']: a['article'] for a in answers[:-1]}
    first, second = (run_json('show', n, library=p) for n, p in ((1, library), (ids[article['headline']], copy)))
    strip = lambda claims: [{k: v for k, v in c.items() if k not in ('id', 'meeting', 'statement', 'repeats')} for c in claims]
    for member in ('headline', 'source', 'byline', 'dateline', 'caption', 'published', 'body', 'roles', 'language'):
        assert first.get(member) == second.get(member), (member, first.get(member), second.get(member))
    for one, other in zip(strip(first["claims"]), strip(second["claims"]), strict=True):
        assert one == other, (one, other)
    kept = [[(c['kind'], c['dimension'], c['found'], c.get('corrected')) for c in
             run_json('claim', 'list', library=p)['corrections']] for p in (library, copy)]
    assert len(kept[0]) == 2 and kept[0] == kept[1], kept
    assert [n['text'] for n in second['notes']] == ['يراجع']
    old = [run_json('history', n, library=p)['versions']
           for n, p in ((2, library), (ids['لقاء الوزيرين'], copy))]
    assert [v['earlier']['body'] for v in old[1]] == [['نص أول.'], ['نص ثان.']], old[1]
    assert [(v['earlier']['retrieved'], v['earlier']['replaced']) for v in old[0]] == [
        (v['earlier']['retrieved'], v['earlier']['replaced']) for v in old[1]]
    # And what is exported from there is the same.
    run('export', outs[1], library=copy)
    rows = [sorted((json.loads(row) for row in out.read_text(encoding='utf-8').splitlines()), key=lambda r: r['headline'])
            for out in outs]
    for row in rows[0] + rows[1]:
        row.pop('id')
        for note in row.get('notes', []):
            for member in ('id', 'article', 'version'):
                note.pop(member)
    assert rows[0] == rows[1], rows


def test_export_topics():
    """Topics of the user, and rules for those of the program, come back with an export, and what is there stays."""
    library, copy, out = TMP / 'own.qimam', TMP / 'own-copy.qimam', TMP / 'own.jsonl'
    texts = {'a': 'ناقش الوزراء أسعار القمح في الأسواق.', 'b': 'فاز الفريق بكأس البطولة.'}
    for key, body in texts.items():
        line = {'id': key, 'headline': f'خبر {key}', 'published': '2022-03-05', 'body': body}
        run('import', '--format', 'jsonl', '-', library=library, stdin=json.dumps(line).encode())
    run('topics', 'add', '--key', 'wheat', 'القمح', 'قمح', library=library)
    run('topics', 'edit', 'energy', '--rule', 'بطولة', library=library)
    run('export', out, library=library)
    rows = [json.loads(row) for row in out.read_text(encoding='utf-8').splitlines()]
    assert [row.get('topic') for row in rows] == [
        {'key': 'wheat', 'name': 'القمح', 'rule': 'قمح'}, {'key': 'energy', 'name': None, 'rule': 'بطولة'}, None, None], rows
    own = lambda path: sorted((t['key'], t['ar'], t['rule'], t['count']) for t in
                              run_json('topics', 'list', library=path)['topics'] if t['own'])
    # Articles that are there already get the topics as well.
    run('import', '--format', 'jsonl', '-', library=copy, stdin=json.dumps(line | {'id': 'c', 'body': 'القمح غال.'}).encode())
    answers = lines('import', out, library=copy)
    assert [a['result'] for a in answers[:-1]] == ['added', 'added'], answers
    assert answers[-1]['totals']['topics'] == 2 and answers[-1]['totals']['refused'] == 0, answers[-1]
    counts = {key: n for key, _, _, n in own(copy)}
    assert counts == {'wheat': 2, 'energy': 1}, counts
    assert [row[:3] for row in own(copy)] == [row[:3] for row in own(library)]
    # Once more: nothing comes twice, and another rule of the same topic stays.
    run('topics', 'edit', 'wheat', '--rule', 'قمح|شعير', library=copy)
    answers = lines('import', out, library=copy)
    assert [a['result'] for a in answers[:-1]] == ['unchanged', 'unchanged'] and 'topics' not in answers[-1]['totals'], answers
    assert ('wheat', 'القمح', 'قمح|شعير') in [row[:3] for row in own(copy)]
    # What is no topic is refused by its line.
    bad = [{'topic': {'key': 'a b', 'name': 'س', 'rule': 'س'}}, {'topic': {'key': 'ab', 'name': 'س', 'rule': '('}},
           {'topic': {'key': 'ab', 'rule': 'س'}}, {'topic': {}}, {'topic': 'energy'}]
    answers = lines('import', '--format', 'jsonl', '-', library=copy, status=1,
                    stdin='\n'.join(json.dumps(row) for row in bad).encode())
    assert [a['result'] for a in answers[:-1]] == ['refused'] * 5 and [a['item'] for a in answers[:-1]] == [
        f'-:{n}' for n in range(1, 6)], answers
    assert len(own(copy)) == 2


def test_damaged_analysis():
    """An article whose analysis is damaged says so, and is analysed anew."""
    path = TMP / 'damaged.qimam'
    run('import', SAMPLES / 'rawaq-geneva.txt', '--source', 'رواق', library=path)
    whole = run_json('show', 1, library=path)
    assert whole['claims'] and 'analysis_damaged' not in whole
    assert 'damaged' not in run('show', 1, library=path)
    db = sqlite3.connect(path)
    db.execute('UPDATE article_analysis SET data = substr (data, 1, length (data) / 2)')
    db.commit()
    db.close()
    hurt = run_json('show', 1, library=path)
    assert hurt['analysis_damaged'] is True and hurt['claims'] == [] and hurt['body'] == whole['body']
    assert run('show', 1, library=path).count('damaged in the library; “qimam-cli reanalyse”') == 1
    # Tagging articles writes no empty analysis in its place.
    run('topics', 'add', '--key', 'talks', 'محادثات', 'محادثات', library=path)
    assert run_json('show', 1, library=path)['analysis_damaged'] is True
    run('reanalyse', library=path)
    mended = run_json('show', 1, library=path)
    strip = lambda claims: [{k: v for k, v in c.items() if k not in ('id', 'meeting', 'statement', 'topics')} for c in claims]
    assert 'analysis_damaged' not in mended and strip(mended['claims']) == strip(whole['claims'])
    assert run_json('check', library=path) == {'problems': []}


def test_care():
    path = sample_library()
    assert run_json('check', library=path) == {'problems': []}
    copy = TMP / 'copy.qimam'
    run('backup', copy, library=path)
    assert run_json('list', library=copy)['total'] == 16
    run('backup', copy, library=path, status=2)
    out = TMP / 'all.jsonl'
    run('export', out, library=path)
    answers = lines('import', '--format', 'jsonl', out, library=TMP / 'again.qimam')
    assert answers[-1]['totals']['added'] == 16
    assert len(run_json('topics', 'list')['topics']) == 38


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_foreign_library():
    text = TMP / 'notes.txt'
    text.write_text('not a library')
    other = TMP / 'other.db'
    db = sqlite3.connect(other)
    db.execute('create table t (x)')
    db.commit()
    db.close()
    newer = TMP / 'newer.qimam'
    run('list', library=newer)
    db = sqlite3.connect(newer)
    db.execute('pragma user_version = 9999')
    db.commit()
    db.close()
    for path, code in ((text, 'library-foreign'), (other, 'library-foreign'), (newer, 'library-newer')):
        before = digest(path)
        run('--json', 'list', library=path, status=3)
        error = json.loads(run.stderr)['error']
        assert error['code'] == code and str(path) in error['message'], error
        assert digest(path) == before
        assert not list(path.parent.glob(path.name + '-*')), 'files were left beside it'
    run('list', library=TMP, status=3)


def test_language_of_errors():
    """The sentences of the core are told in the language of the user, and in English where there is none."""
    po = pathlib.Path(__file__).resolve().parent.parent / 'po' / 'ar.po'
    folder = TMP / 'language'
    catalogue = folder / 'ar' / 'LC_MESSAGES' / 'qimam.mo'
    catalogue.parent.mkdir(parents=True)
    if shutil.which('msgfmt') is None:
        raise Skip('msgfmt is not installed')
    subprocess.run(['msgfmt', '-o', str(catalogue), str(po)], check=True)
    if 'C.utf8' not in subprocess.run(['locale', '-a'], capture_output=True, text=True).stdout.replace('-', '').replace('UTF', 'utf'):
        raise Skip('there is no locale C.UTF-8')
    empty, broken = folder / 'empty.txt', folder / 'lines.jsonl'
    empty.write_bytes(b'')
    broken.write_text('{"headline": 3}\n')
    path = TMP / 'language.qimam'

    def refused(language, locale='C.UTF-8'):
        env = dict(ENV, LC_ALL=locale, LANGUAGE=language, QIMAM_LOCALE_DIR=str(folder))
        done = subprocess.run([CLI, '--library', str(path), '--json', 'import', str(empty), str(broken), str(folder / 'none')],
                              capture_output=True, env=env, timeout=300)
        answers = [json.loads(l) for l in done.stdout.decode('utf-8').splitlines()]
        return [a['reason'].split(': ', 1) for a in answers if 'reason' in a]

    english = ['the text is empty', '“headline” must be a text', 'there is no such file']
    assert [why for _, why in refused('en')] == english, refused('en')
    assert [why for _, why in refused('ar', 'C')] == english, 'the locale C knows no language'
    arabic = refused('ar')
    assert len(arabic) == 3, arabic
    for (name, why), item in zip(arabic, ('empty.txt', 'lines.jsonl:1', 'none')):
        assert item in name and re.search('[\u0621-\u064a]{2}', why), arabic
    assert 'headline' in arabic[1][1], arabic


def test_no_control_characters():
    path = TMP / 'evil.qimam'
    rows = [{'id': 'x', 'source': 's', 'headline': 'ع\u001b]52;c;AAAA\u0007نوان \u202eقلب', 'body': 'نص \u001b[31mأحمر.'}]
    run('import', '--format', 'jsonl', '-', library=path, stdin=json.dumps(rows[0]).encode())
    for args in (('list',), ('show', '1')):
        out = run(*args, library=path)
        assert '\u001b' not in out and '\u0007' not in out and '\u202e' not in out


def seeds_library():
    seeds = SHARED / 'seeds'
    if not seeds.is_dir():
        raise Skip('the five articles of shared/seeds are not here')
    if 'seeds' not in _cache:
        _cache['seeds'] = TMP / 'seeds.qimam'
        _cache['seeds_import'] = lines('import', seeds, library=_cache['seeds'])
    return _cache['seeds']


def test_seeds_import():
    path = seeds_library()
    assert _cache['seeds_import'][-1]['totals']['added'] == 5
    articles = {a['item'].rsplit('/', 1)[1][:3]: a['article'] for a in _cache['seeds_import'][:-1]}
    shown = {k: run_json('show', v, library=path) for k, v in articles.items()}
    for article in shown.values():
        check_spans(article)
    assert shown['000']['source'] == 'PublicPresse' and shown['003']['source'] is None
    assert shown['003']['published']['value'] == '2021-09-30' and shown['003']['published']['basis'] == 'inferred'
    assert all(shown[k]['published']['value'] is None for k in ('000', '002'))


def test_seeds_meetings():
    path = seeds_library()
    articles = {a['article']: a['item'].rsplit('/', 1)[1][:3] for a in _cache['seeds_import'][:-1]}
    meetings = run_json('meetings', library=path)['meetings']
    mains = {m['date']['iso']: sorted(articles[a['article']] for a in m['articles'] if a['main'])
             for m in meetings if any(a['main'] for a in m['articles'])}
    assert mains == {'2021-06-16': ['000', '002', '004'], '2021-12-07': ['001'], '2021-09-30': ['003']}, mains
    june = main_meeting(meetings, '2021-06-16')
    outlets = run_json('compare', '--sources', june['id'], library=path)
    row = [r for r in outlets['rows'] if r['key'] == 'duration:total'][0]
    values = sorted((c['value']['iso'], c['value']['cmp']) for c in row['cells'] if c['value'])
    assert values == [('PT4H', 'lt'), ('PT4H', 'lt'), ('PT4H30M', 'approx')], values
    assert row['status'] == 'differ'


def test_own_topics():
    path = TMP / 'topics.qimam'
    run('import', SAMPLES, library=path)
    rule = 'قمة ~ جنيف | عقوبات; -«لا يوجد»'
    tried = run_json('topics', 'test', rule, '--limit', 3, library=path)
    assert tried['total'] > 3 and len(tried['articles']) == 3 and all(a['words'] for a in tried['articles'])
    added = run_json('topics', 'add', '--key', 'summits', 'القمم', rule, library=path)
    assert (added['key'], added['ar'], added['rule'], added['count'], added['own'], added['pending']) == \
        ('summits', 'القمم', rule, tried['total'], True, False)
    assert run_json('list', '--topic', 'summits', library=path)['total'] == tried['total']
    assert run_json('search', 'topic:القمم', library=path)['total'] == tried['total']
    assert {f['key']: f['count'] for f in run_json('facets', library=path)['topics']}['summits'] == tried['total']
    shown = run_json('show', tried['articles'][0]['id'], library=path)
    assert next(t for t in shown['topics'] if t['key'] == 'summits')['spans']
    run('reanalyse', library=path)
    assert run_json('list', '--topic', 'summits', library=path)['total'] == tried['total']
    run('check', library=path)
    edited = run_json('topics', 'edit', 'summits', '--rule', 'قمة', '--name', 'القمة', library=path)
    change = run_json('topics', 'test', rule, '--key', 'summits', library=path)
    assert edited['count'] - change['lost'] + change['gained'] == tried['total'] and change['lost'] > 0
    for wrong, place in ((['topics', 'test', 'قمة …'], '5'), (['topics', 'add', 'x', ''], '1'),
                         (['topics', 'edit', 'summits', '--rule', 'قمة | «جنيف'], '7')):
        run(*wrong, library=path, status=2)
        assert 'Character ' + place + ':' in run.stderr, run.stderr
    run('topics', 'add', 'القمة', 'قمة', library=path, status=2)
    run('topics', 'edit', 'none', '--rule', 'قمة', library=path, status=1)
    run('topics', 'remove', 'cyber', library=path, status=2)
    run('topics', 'remove', 'summits', library=path)
    run('list', '--topic', 'summits', library=path, status=2)
    assert len(run_json('topics', 'list', library=path)['topics']) == 38


def main():
    tests = [(n, f) for n, f in globals().items() if n.startswith('test_') and callable(f)]
    wanted = sys.argv[1:]
    tests = [t for t in tests if not wanted or t[0] in wanted]
    print('1..%d' % len(tests))
    bad = 0
    for number, (name, func) in enumerate(tests, 1):
        try:
            func()
            print('ok %d %s' % (number, name))
        except Skip as why:
            print('ok %d %s # SKIP %s' % (number, name, why))
        except Exception:
            bad += 1
            print('not ok %d %s' % (number, name))
            for line in traceback.format_exc().splitlines():
                print('# ' + line)
        sys.stdout.flush()
    subprocess.run(['rm', '-rf', str(TMP)])
    return 1 if bad else 0


if __name__ == '__main__':
    sys.exit(main())
