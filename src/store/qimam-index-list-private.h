/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-index-list.h"
#include "qimam-index-reader.h"

G_BEGIN_DECLS

#define QIMAM_LIST_BODY QIMAM_POSITION_BODY
/* Lists of fewer documents have plain numbers: a packed block's head would cost more than it saves. */
#define QIMAM_LIST_TINY 4u

enum
{
  QIMAM_STORAGE_INLINE,
  QIMAM_STORAGE_BLOCKS,
  QIMAM_STORAGE_BITMAP,
};

G_END_DECLS
