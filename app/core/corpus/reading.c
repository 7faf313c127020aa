#include "corpus/reading.h"

/**
 * dossier_reading_get_position:
 *
 * Returns: the first code point that was on the screen when the article was left; 0 when it never
 *   was opened. Reading thread.
 */
guint
dossier_reading_get_position (DossierDatabase *database, gint64 article)
{
  gint64 position;

  if (!dossier_database_get_int (database, &position, NULL,
                                 "SELECT position FROM reading WHERE article = ?", "i", article))
    return 0;
  return (guint) CLAMP (position, 0, G_MAXINT);
}

/**
 * dossier_reading_get_last:
 *
 * Returns: the article that was open last and is still there, or 0. Reading thread.
 */
gint64
dossier_reading_get_last (DossierDatabase *database)
{
  gint64 article;

  if (!dossier_database_get_int (
          database, &article, NULL,
          "SELECT r.article FROM reading r JOIN article a ON a.id = r.article "
          "ORDER BY r.opened_at DESC LIMIT 1",
          ""))
    return 0;
  return article;
}

typedef struct
{
  gint64 article;
  gint64 position;
} Place;

static gboolean
save_thread (DossierAct *act, gpointer data, GError **error)
{
  const Place *place = data;

  return dossier_act_run (act, error,
                          "INSERT INTO reading (article, position, opened_at) VALUES (?, ?, ?) "
                          "ON CONFLICT (article) DO UPDATE SET position = excluded.position, "
                          "opened_at = excluded.opened_at",
                          "iii", place->article, place->position, dossier_act_get_time (act));
}

/**
 * dossier_reading_save:
 * @position: the first code point on the screen
 *
 * Keeps where the person is, later and without a word: where it cannot be kept (a dossier that
 * may only be read) nothing is lost. Main thread.
 */
void
dossier_reading_save (DossierStore *store, gint64 article, guint position)
{
  Place place = { article, position };

  if (!dossier_store_is_read_only (store))
    dossier_store_act_async (store, "reading", NULL, 0, save_thread,
                             g_memdup2 (&place, sizeof place), g_free, NULL, NULL, NULL);
}
