#!/usr/bin/env python3
"""Writes stubs by which a program loads some of its libraries only when it first calls them.

A command that reads one page would otherwise spend most of its time on libraries for the network, mails and PDF
that it never calls. The stubs have the names of the functions, so that the sources know nothing of it and the
linker, told --as-needed, leaves the libraries out.

Usage: lazy-libraries.py NM OUTPUT.S ARCHIVE...

Of the functions that the static libraries call, those of the libraries below get a stub."""
import re
import subprocess
import sys

# The first expression that fits a function's name tells its library; "\\1" is what it names.
LIBRARIES = [
    (r'soup_\w+', 'libsoup-3.0.so.0'),
    (r'g_mime_\w+', 'libgmime-3.0.so.0'),
    (r'archive_\w+', 'libarchive.so.13'),
    (r'pango_cairo_\w+', 'libpangocairo-1.0.so.0'),
    (r'pango_\w+', 'libpango-1.0.so.0'),
    (r'cairo_\w+', 'libcairo.so.2'),
    (r'ucal_\w+_(\d+)', r'libicui18n.so.\1'),
]

HEAD = '''/* Made by lazy-libraries.py: functions whose library is loaded with the first call. */
    .section .note.GNU-stack,"",@progbits
    .text
/* With the number of a function on the stack: finds it and goes on there, with all arguments as they were. */
    .type lazy_resolve, @function
lazy_resolve:
    .cfi_startproc
    .cfi_def_cfa_offset 16
    pushq %rdi
    .cfi_adjust_cfa_offset 8
    pushq %rsi
    .cfi_adjust_cfa_offset 8
    pushq %rdx
    .cfi_adjust_cfa_offset 8
    pushq %rcx
    .cfi_adjust_cfa_offset 8
    pushq %r8
    .cfi_adjust_cfa_offset 8
    pushq %r9
    .cfi_adjust_cfa_offset 8
    pushq %rax
    .cfi_adjust_cfa_offset 8
    subq $136, %rsp
    .cfi_adjust_cfa_offset 136
'''
MIDDLE = '''    movq 192(%rsp), %rdi
    call qimam_lazy_resolve
    movq %rax, %r11
'''
TAIL = '''    addq $136, %rsp
    .cfi_adjust_cfa_offset -136
    popq %rax
    .cfi_adjust_cfa_offset -8
    popq %r9
    .cfi_adjust_cfa_offset -8
    popq %r8
    .cfi_adjust_cfa_offset -8
    popq %rcx
    .cfi_adjust_cfa_offset -8
    popq %rdx
    .cfi_adjust_cfa_offset -8
    popq %rsi
    .cfi_adjust_cfa_offset -8
    popq %rdi
    .cfi_adjust_cfa_offset -8
    addq $8, %rsp
    .cfi_adjust_cfa_offset -8
    jmp *%r11
    .cfi_endproc
    .size lazy_resolve, . - lazy_resolve
'''
STUB = '''
    .globl {name}
    .hidden {name}
    .type {name}, @function
{name}:
    endbr64
    jmp *(qimam_lazy_table + 8 * {number})(%rip)
.Lfirst{number}:
    endbr64
    pushq ${number}
    jmp lazy_resolve
    .size {name}, . - {name}
'''


def find_functions(nm, archives):
    called, defined = set(), set()
    listing = subprocess.run([nm, '--format=posix', *archives], check=True, capture_output=True, text=True).stdout
    for line in listing.splitlines():
        fields = line.split()
        if len(fields) >= 2 and fields[1] in 'UTWVBDR':
            (called if fields[1] == 'U' else defined).add(fields[0])
    found = []
    for name in sorted(called - defined):
        for pattern, library in LIBRARIES:
            match = re.fullmatch(pattern, name)
            if match:
                found.append((name, match.expand(library)))
                break
    return found


def main():
    nm, output, archives = sys.argv[1], sys.argv[2], sys.argv[3:]
    functions = find_functions(nm, archives)
    libraries = sorted({library for _, library in functions})
    with open(output, 'w', encoding='ascii') as out:
        out.write(HEAD)
        out.writelines(f'    movups %xmm{i}, {16 * i}(%rsp)\n' for i in range(8))
        out.write(MIDDLE)
        out.writelines(f'    movups {16 * i}(%rsp), %xmm{i}\n' for i in range(8))
        out.write(TAIL)
        for number, (name, _) in enumerate(functions):
            out.write(STUB.format(name=name, number=number))
        out.write('\n    .section .rodata\n')
        for number, (name, _) in enumerate(functions):
            out.write(f'.Lname{number}: .string "{name}"\n')
        for number, library in enumerate(libraries):
            out.write(f'.Llibrary{number}: .string "{library}"\n')
        # Addresses are filled in when the program is loaded, wherever that is.
        out.write('    .data\n    .balign 8\n')
        for table in ('table', 'names', 'libraries'):
            out.write(f'    .globl qimam_lazy_{table}\n    .hidden qimam_lazy_{table}\n')
        out.write('qimam_lazy_table:\n')
        out.writelines(f'    .quad .Lfirst{number}\n' for number in range(len(functions)))
        out.write('qimam_lazy_names:\n')
        out.writelines(f'    .quad .Lname{number}\n' for number in range(len(functions)))
        out.write('qimam_lazy_libraries:\n')
        out.writelines(f'    .quad .Llibrary{libraries.index(library)}\n' for _, library in functions)
        out.write('    .quad 0\n')


if __name__ == '__main__':
    main()
