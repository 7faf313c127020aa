#include "corpus/article-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/error.h"

static const struct
{
  const char *kind;
  const char *name;
} zone_names[] = {
  { DOSSIER_ZONE_ASIDE, N_ ("set aside") },
  { "title", N_ ("title") },
  { "label", N_ ("label") },
  { "caption", N_ ("caption") },
  { "credit", N_ ("credit") },
  { "subheading", N_ ("subheading") },
  { "byline", N_ ("byline") },
  { "source-line", N_ ("source line") },
  { "date-line", N_ ("date line") },
  { "translation-note", N_ ("translation note") },
  { "footer", N_ ("footer") },
  { "separator", N_ ("separator") },
};

/**
 * dossier_zone_kinds_get:
 * @index: from 0
 * @kind: (out): as stored
 * @name: (out): for a person, translated
 *
 * Returns: FALSE beyond the last of the kinds of what is set aside. Any thread.
 */
gboolean
dossier_zone_kinds_get (guint index, const char **kind, const char **name)
{
  if (index >= G_N_ELEMENTS (zone_names))
    return FALSE;
  *kind = zone_names[index].kind;
  *name = _ (zone_names[index].name);
  return TRUE;
}

/**
 * dossier_zone_kind_get_name:
 * @kind: as stored
 *
 * Returns: (transfer none): the kind for a person, translated; @kind itself if nobody here knows it.
 *   Any thread.
 */
const char *
dossier_zone_kind_get_name (const char *kind)
{
  for (guint n = 0; n < G_N_ELEMENTS (zone_names); n++)
    if (strcmp (zone_names[n].kind, kind) == 0)
      return _ (zone_names[n].name);
  return kind;
}

static void
zone_clear (gpointer data)
{
  DossierZone *zone = data;

  g_free (zone->kind);
}

static gboolean
load_zones (DossierDatabase *database, DossierArticleText *self, GError **error)
{
  g_autoptr (DossierStatement) statement = dossier_database_query (
      database, error,
      "SELECT z.id, p.start_at, p.end_at, z.kind, z.in_body FROM passage p "
      "JOIN zone z ON z.passage = p.id WHERE p.revision = ? ORDER BY p.start_at, p.end_at, z.id",
      "i", self->revision);
  DossierStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    {
      DossierZone zone = {
        .id = dossier_statement_get_int (statement, 0),
        .range = { (guint) dossier_statement_get_int (statement, 1),
                   (guint) dossier_statement_get_int (statement, 2) },
        .kind = dossier_statement_dup_text (statement, 3),
        .in_body = dossier_statement_get_int (statement, 4) != 0,
      };
      g_array_append_val (self->zones, zone);
    }
  return step == DOSSIER_STEP_DONE;
}

/* A text is read without its form rather than not at all. */
static void
read_layout (DossierArticleText *self, const char *json)
{
  g_autoptr (GError) error = NULL;

  if (json != NULL)
    self->layout =
        dossier_article_layout_parse (json, dossier_text_map_get_length (self->map), &error);
  if (error != NULL)
    g_message ("Revision %" G_GINT64_FORMAT ": %s", self->revision, error->message);
  if (self->layout == NULL)
    self->layout = dossier_article_layout_new ();
}

static gboolean
load_text (DossierDatabase *database, DossierArticleText *self, GError **error)
{
  g_autoptr (DossierStatement) statement = dossier_database_query (
      database, error,
      "SELECT r.article, a.language, c.text, l.text FROM revision r "
      "JOIN article a ON a.id = r.article JOIN content c ON c.sha256 = r.content "
      "LEFT JOIN content l ON l.sha256 = r.layout WHERE r.id = ?",
      "i", self->revision);
  g_autoptr (GBytes) text = NULL;
  DossierStep step =
      statement != NULL ? dossier_statement_step (statement, error) : DOSSIER_STEP_ERROR;

  if (step == DOSSIER_STEP_DONE)
    g_set_error_literal (error, DOSSIER_ERROR, DOSSIER_ERROR_NOT_FOUND,
                         _ ("The article is no longer in the dossier"));
  if (step != DOSSIER_STEP_ROW)
    return FALSE;
  self->article = dossier_statement_get_int (statement, 0);
  self->language = dossier_statement_dup_text (statement, 1);
  text = dossier_statement_dup_bytes (statement, 2);
  if (text == NULL)
    text = g_bytes_new_static ("", 0);
  self->map = dossier_text_map_new (text, error);
  if (self->map != NULL)
    read_layout (self, dossier_statement_get_text (statement, 3));
  return self->map != NULL;
}

/* Paragraphs are counted over the reading text: a caption between the second and the third does
 * not make the third the fourth. */
static DossierSegments *
make_segments (DossierArticleText *self)
{
  g_autoptr (GArray) excluded = g_array_new (FALSE, FALSE, sizeof (DossierTextRange));

  for (guint i = 0; i < self->zones->len; i++)
    {
      const DossierZone *zone = &g_array_index (self->zones, DossierZone, i);
      if (!zone->in_body)
        g_array_append_val (excluded, zone->range);
    }
  return dossier_segments_new (self->map, self->language,
                               (const DossierTextRange *) (gpointer) excluded->data, excluded->len);
}

/**
 * dossier_article_text_load:
 *
 * Returns: (transfer full): the text of a revision; NULL with NOT_FOUND or an error of the store.
 *   Reading thread, or the store's inside an act.
 */
DossierArticleText *
dossier_article_text_load (DossierDatabase *database, gint64 revision, GError **error)
{
  g_autoptr (DossierArticleText) self = g_new0 (DossierArticleText, 1);

  self->revision = revision;
  self->zones = g_array_new (FALSE, FALSE, sizeof (DossierZone));
  g_array_set_clear_func (self->zones, zone_clear);
  if (!load_text (database, self, error) || !load_zones (database, self, error))
    return NULL;
  self->segments = make_segments (self);
  return g_steal_pointer (&self);
}

static const char *
zone_name_at (DossierArticleText *self, guint offset)
{
  for (guint i = 0; i < self->zones->len; i++)
    {
      const DossierZone *zone = &g_array_index (self->zones, DossierZone, i);

      if (zone->in_body || offset < zone->range.start || offset >= zone->range.end)
        continue;
      return dossier_zone_kind_get_name (zone->kind);
    }
  return NULL;
}

/**
 * dossier_article_text_locator:
 * @start: the first code point
 * @end: the one after the last
 *
 * Returns: (transfer full): the place as people say it: "¶2, s. 1", or the zone, "caption"
 */
char *
dossier_article_text_locator (DossierArticleText *self, guint start, guint end)
{
  const char *zone = zone_name_at (self, start);
  char *locator;

  if (zone != NULL)
    return g_strdup (zone);
  locator = dossier_segments_locator_range (self->segments, start, end);
  return locator != NULL ? locator : g_strdup ("");
}

/**
 * dossier_article_text_free:
 * @self: (nullable) (transfer full):
 */
void
dossier_article_text_free (DossierArticleText *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->segments, dossier_segments_free);
  g_clear_pointer (&self->map, dossier_text_map_unref);
  g_clear_pointer (&self->zones, g_array_unref);
  g_clear_pointer (&self->layout, g_array_unref);
  g_free (self->language);
  g_free (self);
}
