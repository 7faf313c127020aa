#include "corpus/date-reading.h"

#include "corpus/date-verbs.h"

/* Beyond this much text nothing is suggested, and of very many dates only the first: it is about
 * what a person reads, and a hostile text must not keep a thread busy for minutes. */
#define MAX_BYTES (8 * 1024 * 1024)
#define MAX_FOUND 20000

/* A text in no known language is read as English, in which nothing is found where it is not. */
#define FALLBACK_LANGUAGE "en"

typedef struct
{
  gint64 id;
  guint start, end;
  char *edtf;
  char *anchor_kind;
  gint64 anchor;
  char *anchor_edtf; /* of an event, or of an expression elsewhere */
} Recorded;

struct _DossierDateSources
{
  DossierArticleText *text;
  char *published;
  GArray *recorded; /* Recorded */
  GArray *rejected; /* DossierTextRange, by position */
  gboolean reads_all;
};

static void
clear_recorded (gpointer data)
{
  Recorded *recorded = data;

  g_free (recorded->edtf);
  g_free (recorded->anchor_kind);
  g_free (recorded->anchor_edtf);
}

static gboolean
read_recorded (DossierDatabase *database, DossierDateSources *self, GError **error)
{
  g_autoptr (DossierStatement) s = dossier_database_query (
      database, error,
      "SELECT d.id, p.start_at, p.end_at, d.edtf, d.anchor_kind, coalesce (d.anchor, 0), "
      "CASE d.anchor_kind WHEN 'event' THEN (SELECT edtf FROM event WHERE id = d.anchor) "
      "WHEN 'date' THEN (SELECT coalesce (edtf, edtf_proposed) FROM date_expression "
      "WHERE id = d.anchor) END "
      "FROM passage p JOIN date_expression d ON d.passage = p.id WHERE p.revision = ? "
      "ORDER BY p.start_at, p.end_at, d.id",
      "i", self->text->revision);
  DossierStep step = DOSSIER_STEP_ERROR;

  while (s != NULL && (step = dossier_statement_step (s, error)) == DOSSIER_STEP_ROW)
    {
      Recorded recorded = {
        .id = dossier_statement_get_int (s, 0),
        .start = (guint) dossier_statement_get_int (s, 1),
        .end = (guint) dossier_statement_get_int (s, 2),
        .edtf = dossier_statement_dup_text (s, 3),
        .anchor_kind = dossier_statement_dup_text (s, 4),
        .anchor = dossier_statement_get_int (s, 5),
        .anchor_edtf = dossier_statement_dup_text (s, 6),
      };
      g_array_append_val (self->recorded, recorded);
    }
  return step == DOSSIER_STEP_DONE;
}

static gboolean
read_rejected (DossierDatabase *database, DossierDateSources *self, GError **error)
{
  g_autoptr (DossierStatement) s = dossier_database_query (
      database, error,
      "SELECT p.start_at, p.end_at FROM passage p JOIN decision d ON d.record = p.id "
      "WHERE p.revision = ? AND d.kind = '" DOSSIER_DECISION_NO_DATE "' ORDER BY p.start_at",
      "i", self->text->revision);
  DossierStep step = DOSSIER_STEP_ERROR;

  while (s != NULL && (step = dossier_statement_step (s, error)) == DOSSIER_STEP_ROW)
    {
      DossierTextRange range = { (guint) dossier_statement_get_int (s, 0),
                                 (guint) dossier_statement_get_int (s, 1) };
      g_array_append_val (self->rejected, range);
    }
  return step == DOSSIER_STEP_DONE;
}

/**
 * dossier_date_sources_read:
 * @revision: the text
 *
 * Returns: (transfer full): what its dates are found with: the words, what is set aside, when it
 *   was published, what is recorded and rejected; NULL with NOT_FOUND or an error of the store.
 *   Reading thread, or the store's inside an act.
 */
DossierDateSources *
dossier_date_sources_read (DossierDatabase *database, gint64 revision, GError **error)
{
  g_autoptr (DossierDateSources) self = g_new0 (DossierDateSources, 1);

  self->recorded = g_array_new (FALSE, FALSE, sizeof (Recorded));
  g_array_set_clear_func (self->recorded, clear_recorded);
  self->rejected = g_array_new (FALSE, FALSE, sizeof (DossierTextRange));
  self->text = dossier_article_text_load (database, revision, error);
  if (self->text == NULL || !read_recorded (database, self, error)
      || !read_rejected (database, self, error))
    return NULL;
  self->published = dossier_database_get_text (
      database, NULL, "SELECT published FROM article WHERE id = ?", "i", self->text->article);
  if (self->published != NULL && self->published[0] == '\0')
    g_clear_pointer (&self->published, g_free);
  return g_steal_pointer (&self);
}

/**
 * dossier_date_sources_set_published:
 * @published: (nullable): as if the article had been published then
 */
void
dossier_date_sources_set_published (DossierDateSources *self, const char *published)
{
  char *copy = g_strdup (published != NULL && published[0] != '\0' ? published : NULL);

  g_free (self->published);
  self->published = copy;
}

/**
 * dossier_date_sources_read_all:
 *
 * What is set aside is read as well: a date line says when an article was published.
 */
void
dossier_date_sources_read_all (DossierDateSources *self)
{
  self->reads_all = TRUE;
}

/**
 * dossier_date_sources_get_published:
 *
 * Returns: (transfer none) (nullable): when the article was published, as EDTF
 */
const char *
dossier_date_sources_get_published (DossierDateSources *self)
{
  return self->published;
}

/**
 * dossier_date_sources_get_text:
 *
 * Returns: (transfer none): the text
 */
DossierArticleText *
dossier_date_sources_get_text (DossierDateSources *self)
{
  return self->text;
}

/**
 * dossier_date_sources_free:
 * @self: (nullable) (transfer full):
 */
void
dossier_date_sources_free (DossierDateSources *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->text, dossier_article_text_free);
  g_clear_pointer (&self->recorded, g_array_unref);
  g_clear_pointer (&self->rejected, g_array_unref);
  g_free (self->published);
  g_free (self);
}

/* What is set aside says when the page was printed or the picture taken, not what is told. */
static GArray *
list_skipped (DossierDateSources *self)
{
  GArray *skipped = g_array_new (FALSE, FALSE, sizeof (DossierTextRange));
  guint end = 0;

  for (guint i = 0; !self->reads_all && i < self->text->zones->len; i++)
    {
      const DossierZone *zone = &g_array_index (self->text->zones, DossierZone, i);
      DossierTextRange range = { MAX (zone->range.start, end), zone->range.end };

      if (zone->in_body || range.start >= range.end)
        continue;
      g_array_append_val (skipped, range);
      end = range.end;
    }
  return skipped;
}

static GHashTable *
index_recorded (DossierDateSources *self)
{
  GHashTable *index = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < self->recorded->len; i++)
    g_hash_table_insert (index, &g_array_index (self->recorded, Recorded, i).id,
                         GUINT_TO_POINTER (i + 1));
  return index;
}

static GArray *
list_known (DossierDateSources *self)
{
  GArray *known = g_array_new (FALSE, TRUE, sizeof (DossierKnownDate));
  g_autoptr (GHashTable) index = index_recorded (self);

  for (guint i = 0; i < self->recorded->len; i++)
    {
      const Recorded *recorded = &g_array_index (self->recorded, Recorded, i);
      guint other = GPOINTER_TO_UINT (g_hash_table_lookup (index, &recorded->anchor));
      DossierKnownDate one = { .start = recorded->start,
                               .end = recorded->end,
                               .edtf = recorded->edtf };

      if (g_strcmp0 (recorded->anchor_kind, "publication") == 0)
        one.has_anchor = TRUE, one.anchor = DOSSIER_DATE_ANCHOR_PUBLICATION;
      else if (g_strcmp0 (recorded->anchor_kind, "date") == 0 && other > 0)
        {
          one.has_anchor = TRUE;
          one.anchor = DOSSIER_DATE_ANCHOR_DATE;
          one.anchor_known = other - 1;
        }
      else if (recorded->anchor_edtf != NULL)
        {
          /* An expression of another text counts like an event: by its day. */
          one.has_anchor = TRUE;
          one.anchor = DOSSIER_DATE_ANCHOR_EVENT;
          one.anchor_edtf = recorded->anchor_edtf;
        }
      g_array_append_val (known, one);
    }
  return known;
}

static gboolean
is_rejected (GArray *rejected, const DossierFoundDate *found)
{
  for (guint i = 0; i < rejected->len; i++)
    {
      const DossierTextRange *range = &g_array_index (rejected, DossierTextRange, i);

      if (range->start >= found->end)
        return FALSE;
      if (range->end > found->start)
        return TRUE;
    }
  return FALSE;
}

/* Both lists are in order, and the expressions do not overlap one another. */
static void
compare_with_records (DossierDateReading *self, DossierDateSources *sources)
{
  guint at = 0;

  for (guint i = 0; i < self->found->len; i++)
    {
      const DossierFoundDate *found = self->found->pdata[i];
      DossierDateStanding standing =
          is_rejected (sources->rejected, found) ? DOSSIER_DATE_REJECTED : DOSSIER_DATE_SUGGESTED;
      gint64 record = 0;

      while (at < sources->recorded->len
             && g_array_index (sources->recorded, Recorded, at).end <= found->start)
        at++;
      if (at < sources->recorded->len
          && g_array_index (sources->recorded, Recorded, at).start < found->end)
        standing = DOSSIER_DATE_RECORDED;
      if (found->known >= 0)
        record = g_array_index (sources->recorded, Recorded, found->known).id;
      g_array_append_val (self->standings, standing);
      g_array_append_val (self->records, record);
    }
}

/**
 * dossier_date_reading_new:
 * @sources: (transfer none): used by one thread at a time
 *
 * Finds the dates of a text. Takes as long as the text is: not on the main thread.
 *
 * Returns: (transfer full): without a single one where the language is not known
 */
DossierDateReading *
dossier_date_reading_new (DossierDateSources *sources)
{
  DossierDateReading *self = g_new0 (DossierDateReading, 1);
  g_autoptr (GArray) skipped = list_skipped (sources);
  g_autoptr (GArray) known = list_known (sources);
  const char *language =
      sources->text->language != NULL ? sources->text->language : FALLBACK_LANGUAGE;
  gsize n_bytes;
  const char *text = dossier_text_map_get_data (sources->text->map, &n_bytes);
  DossierDateContext context = {
    sources->published, (const DossierTextRange *) (gpointer) skipped->data,
    skipped->len,       (const DossierKnownDate *) (gpointer) known->data,
    known->len,
  };

  self->article = sources->text->article;
  self->revision = sources->text->revision;
  self->published = g_strdup (sources->published);
  self->standings = g_array_new (FALSE, FALSE, sizeof (DossierDateStanding));
  self->records = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->found = n_bytes <= MAX_BYTES
                    ? dossier_dates_find (text, n_bytes, language, &context)
                    : g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_found_date_free);
  if (self->found->len > MAX_FOUND)
    g_ptr_array_set_size (self->found, MAX_FOUND);
  compare_with_records (self, sources);
  return self;
}

/**
 * dossier_date_reading_free:
 * @self: (nullable) (transfer full):
 */
void
dossier_date_reading_free (DossierDateReading *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->found);
  g_array_unref (self->standings);
  g_array_unref (self->records);
  g_free (self->published);
  g_free (self);
}

/**
 * dossier_date_reading_get:
 *
 * Returns: (transfer none): an expression
 */
const DossierFoundDate *
dossier_date_reading_get (DossierDateReading *self, guint index)
{
  return self->found->pdata[index];
}

/**
 * dossier_date_reading_get_standing:
 *
 * Returns: whose its value is
 */
DossierDateStanding
dossier_date_reading_get_standing (DossierDateReading *self, guint index)
{
  return g_array_index (self->standings, DossierDateStanding, index);
}

/**
 * dossier_date_reading_get_record:
 *
 * Returns: what is recorded on exactly these words, or 0
 */
gint64
dossier_date_reading_get_record (DossierDateReading *self, guint index)
{
  return g_array_index (self->records, gint64, index);
}

/**
 * dossier_date_reading_find:
 * @start: of some words, in code points
 * @end: behind them
 *
 * Returns: the first expression that overlaps them, or -1
 */
int
dossier_date_reading_find (DossierDateReading *self, guint start, guint end)
{
  guint from = 0, to = self->found->len;

  while (from < to)
    {
      guint middle = from + (to - from) / 2;

      if (dossier_date_reading_get (self, middle)->end <= start)
        from = middle + 1;
      else
        to = middle;
    }
  return from < self->found->len
                 && dossier_date_reading_get (self, from)->start < MAX (end, start + 1)
             ? (int) from
             : -1;
}
