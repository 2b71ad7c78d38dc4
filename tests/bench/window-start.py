#!/usr/bin/env python3
"""Time from starting a program to its window on the screen, and what it takes at rest, beside the smallest libadwaita
program.

Usage: window-start.py NAME=PROGRAM [ARGUMENT…] -- NAME=PROGRAM …   (under a display, such as xvfb-run gives)"""
import os
import statistics
import subprocess
import sys
import time

RUNS = int(os.environ.get('QIMAM_BENCH_RUNS', '7'))
# Seconds until a window has all it shows, and for which it is watched then.
FILLING, WATCHING = 6, 4


def processor_time(pid):
    with open('/proc/%d/stat' % pid) as stat:
        words = stat.read().rsplit(')', 1)[1].split()
    return (int(words[11]) + int(words[12])) / os.sysconf('SC_CLK_TCK')


def at_rest(command):
    """What is used until the window is full, what it holds then, and what it uses while nobody touches it."""
    env = dict(os.environ, GDK_BACKEND='x11', GSK_RENDERER='cairo')
    program = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        time.sleep(FILLING)
        used = processor_time(program.pid)
        time.sleep(WATCHING)
        idle = (processor_time(program.pid) - used) / WATCHING
        with open('/proc/%d/status' % program.pid) as status:
            held = next(int(line.split()[1]) for line in status if line.startswith('VmRSS')) / 1024
    finally:
        program.terminate()
        program.wait()
    return used, held, idle


def once(command):
    env = dict(os.environ, GDK_BACKEND='x11', GSK_RENDERER='cairo')
    start = time.perf_counter()
    program = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        subprocess.run(['xdotool', 'search', '--sync', '--onlyvisible', '--pid', str(program.pid)], check=True,
                       stdout=subprocess.DEVNULL, timeout=60)
        seconds = time.perf_counter() - start
        peak = 0
        with open('/proc/%d/status' % program.pid) as status:
            for line in status:
                if line.startswith('VmHWM'):
                    peak = int(line.split()[1]) / 1024
    finally:
        program.terminate()
        program.wait()
    return seconds * 1000, peak


def main():
    words, groups = sys.argv[1:], [[]]
    for word in words:
        if word == '--':
            groups.append([])
        else:
            groups[-1].append(word)
    medians = []
    for group in groups:
        name, program = group[0].split('=', 1)
        command = [program] + group[1:]
        used, held, idle = at_rest(command)
        runs = [once(command) for _ in range(RUNS)]
        median = statistics.median(r[0] for r in runs)
        medians.append(median)
        print('%-34s %9.0f ms %9.0f MB   median of %d' % (name, median, max(r[1] for r in runs), RUNS))
        print('%-34s %9.2f s  %9.0f MB   processor time until it is full, and memory; then %.1f %% of a processor'
              % ('', used, held, idle * 100))
    if len(medians) == 2:
        print('%-34s x%.2f' % ('ratio', medians[0] / medians[1]))


if __name__ == '__main__':
    main()
