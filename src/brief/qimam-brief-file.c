/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-brief-file.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <sys/stat.h>

/* GLib's own sentences name the temporary file and the call that failed. */
static const char *
reason_of (const GError *problem)
{
  switch (problem->code)
    {
    case G_FILE_ERROR_NOENT:
    case G_FILE_ERROR_NOTDIR:
      return _ ("there is no such folder");
    case G_FILE_ERROR_ACCES:
    case G_FILE_ERROR_PERM:
      return _ ("permission is denied");
    case G_FILE_ERROR_ROFS:
      return _ ("the disk can only be read");
    case G_FILE_ERROR_NOSPC:
      return _ ("the disk is full");
    case G_FILE_ERROR_NAMETOOLONG:
      return _ ("the name is too long");
    case G_FILE_ERROR_IO:
      return _ ("the disk does not answer");
    default:
      return problem->message;
    }
}

static gboolean
fail (const char *path, const char *reason, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_FAILED, _ ("%s cannot be written: %s"), name, reason);
  return FALSE;
}

gboolean
qimam_brief_write_file (const char *path, const char *data, gsize length, GError **error)
{
  g_autofree char *target = NULL;
  g_autoptr (GError) problem = NULL;
  struct stat info;

  g_return_val_if_fail (path != NULL && (data != NULL || length == 0), FALSE);
  /* A link stays and its target is replaced; what is no file is left alone. */
  target = realpath (path, NULL);
  if (target == NULL && errno != ENOENT)
    return fail (path, g_strerror (errno), error);
  if (target != NULL && stat (target, &info) == 0 && !S_ISREG (info.st_mode))
    return fail (path, _ ("it is not a file"), error);
  if (g_file_set_contents_full (target != NULL ? target : path, data, (gssize) length,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0666, &problem))
    return TRUE;
  return fail (path, reason_of (problem), error);
}
