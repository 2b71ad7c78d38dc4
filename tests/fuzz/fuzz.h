/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <stddef.h>
#include <stdint.h>

#include "qimam-document.h"

G_BEGIN_DECLS

/* One function a target, which takes any bytes, checks what must hold and returns 0. libFuzzer calls it, or
 * fuzz-driver.c with the files of the corpus and their mutations. */
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* A copy of its exact length, so that reading beyond it is found; never NULL. Free with g_free(). */
char *fuzz_copy (const uint8_t *data, size_t size);

/* As fuzz_copy(), made valid UTF-8 without NUL, as all text is that has passed the border. */
char *fuzz_text (const uint8_t *data, size_t size, gsize *length);

/* Valid UTF-8 without NUL, and no absurd length for what came of @size bytes. */
void fuzz_check_string (const char *text, gsize size);

/* (nullable): a sentence that can be shown. */
void fuzz_check_error (const GError *error);

/* Inside of the text, not empty, at borders of characters. */
void fuzz_check_span (const char *text, gsize length, gsize start, gsize end);

/* All that is promised of a document made of @size bytes. */
void fuzz_check_document (const QimamDocument *document, gsize size);

/* Changes @data, which has room for @max bytes, and returns its new size. The same @seed does the same. */
size_t fuzz_mutate (uint8_t *data, size_t size, size_t max, unsigned seed);

G_END_DECLS
