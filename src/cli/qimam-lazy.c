/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part in C of the stubs that build-aux/lazy-libraries.py writes. */
#include "qimam-lazy.h"

#include <dlfcn.h>

gpointer
qimam_lazy_resolve (gsize number)
{
  /* A library that is open already is only counted once more; it stays until the end. */
  gpointer library = dlopen (qimam_lazy_libraries[number], RTLD_LAZY | RTLD_LOCAL | RTLD_NODELETE);
  gpointer function = library != NULL ? dlsym (library, qimam_lazy_names[number]) : NULL;

  /* As where the library had been missing when the program was started: there is no going on. */
  if (function == NULL)
    g_error ("%s", dlerror ());
  g_atomic_pointer_set (&qimam_lazy_table[number], function);
  return function;
}
