/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-topic-model.h"

#include <glib/gi18n.h>

#include "qimam-ui.h"

#define NAME_CHARS 48

GtkStringList *
qimam_topic_model_new (QimamLibrary *library, const QimamFacets *facets, GPtrArray **keys)
{
  GtkStringList *model = gtk_string_list_new (NULL);

  *keys = g_ptr_array_new_with_free_func (g_free);
  gtk_string_list_append (model, _ ("All topics"));
  g_ptr_array_add (*keys, NULL);
  for (guint i = 0; facets && i < facets->topics->len; i++)
    {
      const QimamFacet *facet = g_ptr_array_index (facets->topics, i);
      g_autofree char *name =
          qimam_ui_clean (qimam_library_topic_name (library, facet->key, qimam_ui_language ()), NAME_CHARS);

      gtk_string_list_append (model, name);
      g_ptr_array_add (*keys, g_strdup (facet->key));
    }
  return model;
}

guint
qimam_topic_model_find (GPtrArray *keys, const char *key)
{
  for (guint i = 0; i < keys->len; i++)
    {
      if (g_strcmp0 (g_ptr_array_index (keys, i), key) == 0)
        return i;
    }
  return 0;
}
