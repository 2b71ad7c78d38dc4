/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "qimam-sql.h"

G_BEGIN_DECLS

struct _QimamSql
{
  QimamConnection *connection;
  sqlite3_stmt *handle;
  gboolean cached;
  gboolean busy;
  int bind_error;
};

QimamSql *qimam_sql_new (QimamConnection *connection, sqlite3_stmt *handle);
void qimam_sql_free (QimamSql *self);

G_END_DECLS
