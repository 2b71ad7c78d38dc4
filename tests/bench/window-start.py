#!/usr/bin/env python3
"""Time from starting a program to its window on the screen, beside the smallest libadwaita program.

Usage: window-start.py NAME=PROGRAM [ARGUMENT…] -- NAME=PROGRAM …   (under a display, such as xvfb-run gives)"""
import os
import statistics
import subprocess
import sys
import time

RUNS = int(os.environ.get('QIMAM_BENCH_RUNS', '7'))


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
        once(command)
        runs = [once(command) for _ in range(RUNS)]
        median = statistics.median(r[0] for r in runs)
        medians.append(median)
        print('%-34s %9.0f ms %9.0f MB   median of %d' % (name, median, max(r[1] for r in runs), RUNS))
    if len(medians) == 2:
        print('%-34s x%.2f' % ('ratio', medians[0] / medians[1]))


if __name__ == '__main__':
    main()
