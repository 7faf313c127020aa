#include "tag-path.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/error.h"

typedef struct
{
  GPtrArray *names;
  guint n_found; /* so many of them are there, */
  gint64 tag;    /* and this is the last one that is */
} Lookup;

/* "Trade/Grain" in its names; "\/" is a stroke that belongs to a name. */
static GPtrArray *
split (const char *path)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) name = g_string_new (NULL);

  for (const char *p = path;; p++)
    {
      if (*p == '/' || *p == '\0')
        {
          g_ptr_array_add (names, g_strstrip (g_strdup (name->str)));
          g_string_truncate (name, 0);
          if (*p == '\0')
            return names;
        }
      else
        {
          if (*p == '\\' && p[1] == '/')
            p++;
          g_string_append_c (name, *p);
        }
    }
}

/**
 * dossier_tag_path_check:
 * @path: names with strokes between
 *
 * Returns: FALSE with BAD_INPUT when a name is empty or not UTF-8
 */
gboolean
dossier_tag_path_check (const char *path, GError **error)
{
  g_autoptr (GPtrArray) names = split (path);
  gboolean fine = g_utf8_validate (path, -1, NULL);

  for (guint i = 0; i < names->len; i++)
    fine = fine && ((char *) names->pdata[i])[0] != '\0';
  if (!fine)
    g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT, _ ("“%s” is no name of a tag"),
                 path);
  return fine;
}

static gpointer
look_up (DossierDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  Lookup *lookup = data;

  for (; lookup->n_found < lookup->names->len; lookup->n_found++)
    {
      g_autoptr (DossierStatement) row = dossier_database_query (
          database, error,
          "SELECT id FROM tag WHERE name = ? COLLATE NOCASE AND parent IS ? ORDER BY id", "tI",
          lookup->names->pdata[lookup->n_found], lookup->tag);
      DossierStep step = row != NULL ? dossier_statement_step (row, error) : DOSSIER_STEP_ERROR;

      if (step == DOSSIER_STEP_ERROR)
        return NULL;
      if (step == DOSSIER_STEP_DONE)
        break;
      lookup->tag = dossier_statement_get_int (row, 0);
    }
  return lookup;
}

static gint64
create (DossierCorpus *corpus, const char *name, gint64 parent, gint64 *step, GError **error)
{
  g_autoptr (GVariant) result =
      dossier_corpus_do (corpus, "tag.create",
                         dossier_args_new ("name", g_variant_new_string (name), "parent",
                                           parent != 0 ? g_variant_new_int64 (parent) : NULL, NULL),
                         *step, error);

  if (result == NULL)
    return 0;
  if (*step == 0)
    *step = dossier_args_get_id (result, "step");
  return dossier_args_get_id (result, "id");
}

/**
 * dossier_tag_path_make:
 * @path: names with strokes between
 * @step: (inout): the step that what is made belongs to; 0 before the first
 *
 * Finds the tag, or makes it and those above it.
 *
 * Returns: the tag; 0 with an error
 */
gint64
dossier_tag_path_make (DossierCorpus *corpus, const char *path, gint64 *step, GError **error)
{
  g_autoptr (GPtrArray) names = split (path);
  Lookup lookup = { names, 0, 0 };

  if (!dossier_store_read (dossier_corpus_get_store (corpus), look_up, &lookup, NULL, error))
    return 0;
  for (guint i = lookup.n_found; i < names->len; i++)
    {
      lookup.tag = create (corpus, names->pdata[i], lookup.tag, step, error);
      if (lookup.tag == 0)
        return 0;
    }
  return lookup.tag;
}
