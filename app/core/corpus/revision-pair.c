#include "corpus/revision-pair.h"

#include <glib/gi18n-lib.h>

#include "base/error.h"

static char *
make_name (gint64 number, gint64 made_at)
{
  g_autoptr (GDateTime) made = g_date_time_new_from_unix_local (made_at / 1000);
  g_autofree char *day = made != NULL ? g_date_time_format (made, "%x") : g_strdup ("");

  /* Translators: which text of an article, and the day it was made on. */
  return g_strdup_printf (_ ("Text %d, %s"), (int) number, day);
}

static gboolean
read_names (DossierDatabase *database, gint64 article, GPtrArray *names, GArray *ids,
            GError **error)
{
  g_autoptr (DossierStatement) rows = dossier_database_query (
      database, error, "SELECT id, number, made_at FROM revision WHERE article = ? ORDER BY number",
      "i", article);
  DossierStep step = DOSSIER_STEP_ERROR;

  while (rows != NULL && (step = dossier_statement_step (rows, error)) == DOSSIER_STEP_ROW)
    {
      gint64 id = dossier_statement_get_int (rows, 0);

      g_array_append_val (ids, id);
      g_ptr_array_add (names, make_name (dossier_statement_get_int (rows, 1),
                                         dossier_statement_get_int (rows, 2)));
    }
  return step == DOSSIER_STEP_DONE;
}

static DossierTextMap *
read_text (DossierDatabase *database, gint64 revision, GError **error)
{
  g_autofree char *text = dossier_database_get_text (
      database, error,
      "SELECT c.text FROM revision r JOIN content c ON c.sha256 = r.content WHERE r.id = ?", "i",
      revision);

  return text != NULL ? dossier_text_map_new_for_string (text, error) : NULL;
}

/**
 * dossier_revision_pair_read:
 * @database: a connection
 * @article: an article
 * @chosen: which of its texts, from 0; beyond the last: the one before the newest
 * @error: return location
 *
 * Returns: (transfer full): that text and the newest one; NULL with NOT_FOUND. Reading thread.
 */
DossierRevisionPair *
dossier_revision_pair_read (DossierDatabase *database, gint64 article, guint chosen, GError **error)
{
  g_autoptr (DossierRevisionPair) self = g_new0 (DossierRevisionPair, 1);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  self->ids = ids;
  self->names = g_ptr_array_new_with_free_func (g_free);
  if (!read_names (database, article, self->names, ids, error))
    return NULL;
  if (ids->len == 0)
    {
      g_set_error_literal (error, DOSSIER_ERROR, DOSSIER_ERROR_NOT_FOUND,
                           _ ("The article is no longer in the dossier"));
      return NULL;
    }
  self->chosen = chosen < ids->len ? chosen : ids->len - MIN (ids->len, 2);
  self->before = read_text (database, g_array_index (ids, gint64, self->chosen), error);
  if (self->before != NULL)
    self->after = read_text (database, g_array_index (ids, gint64, ids->len - 1), error);
  return self->after != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * dossier_revision_pair_free:
 * @self: (nullable) (transfer full): a pair
 */
void
dossier_revision_pair_free (DossierRevisionPair *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->before, dossier_text_map_unref);
  g_clear_pointer (&self->after, dossier_text_map_unref);
  g_free (self);
}
