#!/usr/bin/env python3
"""Reads each page of a folder with a process of its own and prints how many a second of processor time, how many
bytes, and how much memory one took at most.

A small program of its own: memory that the parent has counts for a child until it has begun.

Usage: page-processes.py QIMAM_CLI FOLDER"""
import os
import pathlib
import subprocess
import sys


def main():
    cli, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    pages = sorted(p for p in folder.rglob('*') if p.is_file())
    seconds = size = peak = 0
    for page in pages:
        process = subprocess.Popen([cli, 'extract', '--json', page], stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        _, _, usage = os.wait4(process.pid, 0)
        process.returncode = 0
        seconds += usage.ru_utime + usage.ru_stime
        peak = max(peak, usage.ru_maxrss)
        size += page.stat().st_size
    print(f'  {"Qimam, one process a page":<36} {len(pages) / seconds:9.0f} a second  {size / 1e6 / seconds:7.1f} MB/s  '
          f'(at most {peak // 1024} MB)')


if __name__ == '__main__':
    main()
