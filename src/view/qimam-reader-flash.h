/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define QIMAM_TYPE_READER_FLASH (qimam_reader_flash_get_type ())
G_DECLARE_FINAL_TYPE (QimamReaderFlash, qimam_reader_flash, QIMAM, READER_FLASH, GObject)

/* Lets a stretch of a text view light up and fade. */
QimamReaderFlash *qimam_reader_flash_new (GtkTextView *view);
void qimam_reader_flash_start (QimamReaderFlash *self, const GtkTextIter *start, const GtkTextIter *end);

G_END_DECLS
