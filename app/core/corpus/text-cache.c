#include "corpus/text-cache.h"

/* A page of rows speaks of places in few articles: reading, mapping and counting a text once for
 * each row of it would cost more than all else about the page. */

#define NAME "texts"

/* Beyond either, the text used longest ago goes. One longer than all this is kept alone. */
#define MAX_TEXTS       16
#define MAX_CODE_POINTS (4u << 20)

typedef struct
{
  gint64 version; /* of the database when the texts were read */
  GQueue texts;   /* of DossierArticleText, used last first */
  guint64 n_code_points;
} Cache;

static void
cache_clear (Cache *self)
{
  g_queue_clear_full (&self->texts, (GDestroyNotify) dossier_article_text_free);
  self->n_code_points = 0;
}

static void
cache_free (gpointer data)
{
  cache_clear (data);
  g_free (data);
}

static Cache *
get_cache (DossierDatabase *database)
{
  Cache *self = dossier_database_get_kept (database, NAME);

  if (self != NULL)
    return self;
  self = g_new0 (Cache, 1);
  g_queue_init (&self->texts);
  dossier_database_keep (database, NAME, self, cache_free);
  return self;
}

static DossierArticleText *
find (Cache *self, gint64 revision)
{
  for (GList *link = self->texts.head; link != NULL; link = link->next)
    {
      DossierArticleText *text = link->data;

      if (text->revision != revision)
        continue;
      g_queue_unlink (&self->texts, link);
      g_queue_push_head_link (&self->texts, link);
      return text;
    }
  return NULL;
}

static void
add (Cache *self, DossierArticleText *text)
{
  g_queue_push_head (&self->texts, text);
  self->n_code_points += dossier_text_map_get_length (text->map);
  while (self->texts.length > MAX_TEXTS
         || (self->texts.length > 1 && self->n_code_points > MAX_CODE_POINTS))
    {
      g_autoptr (DossierArticleText) last = g_queue_pop_tail (&self->texts);

      self->n_code_points -= dossier_text_map_get_length (last->map);
    }
}

/**
 * dossier_text_cache_get:
 *
 * dossier_article_text_load() for those who look at many rows, one after the other: as long as
 * nothing is written, a text is loaded once for a connection.
 *
 * Returns: (transfer none): the text of a revision, until the next call on @database; NULL with
 *   NOT_FOUND or an error of the store. Reading thread.
 */
DossierArticleText *
dossier_text_cache_get (DossierDatabase *database, gint64 revision, GError **error)
{
  Cache *self = get_cache (database);
  DossierArticleText *text;
  gint64 version;

  if (!dossier_database_get_version (database, &version, error))
    return NULL;
  if (version != self->version)
    cache_clear (self);
  self->version = version;
  text = find (self, revision);
  if (text != NULL)
    return text;
  text = dossier_article_text_load (database, revision, error);
  if (text != NULL)
    add (self, text);
  return text;
}
