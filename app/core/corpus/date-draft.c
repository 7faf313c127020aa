#include "corpus/date-draft-private.h"

#include "corpus/dated.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* More to count from would be a list to read, not to pick from. */
#define MAX_EXPRESSIONS 6
#define MAX_EVENTS      6

typedef struct
{
  gint64 revision;
  guint start;
  guint end;
} Place;

static void
free_choice (gpointer data)
{
  DossierDateChoice *choice = data;

  g_free (choice->title);
  g_free (choice->edtf);
  g_free (choice);
}

static void
free_candidate (gpointer data)
{
  DossierDateCandidate *candidate = data;

  g_free (candidate->edtf);
  g_free (candidate->rule);
  g_free (candidate);
}

/**
 * dossier_date_draft_free:
 * @self: (nullable) (transfer full):
 */
void
dossier_date_draft_free (DossierDateDraft *self)
{
  if (self == NULL)
    return;
  g_free (self->published);
  g_free (self->edtf);
  g_free (self->recorded);
  g_free (self->follows);
  g_free (self->rule);
  g_free (self->anchor_title);
  g_free (self->plain);
  g_free (self->counting);
  g_free (self->anchor_title_before);
  g_clear_pointer (&self->candidates, g_ptr_array_unref);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_clear_pointer (&self->reading, dossier_date_reading_free);
  g_clear_pointer (&self->words, dossier_date_words_free);
  g_free (self);
}

static DossierDateAnchor
anchor_of_kind (const char *kind)
{
  for (DossierDateAnchor anchor = DOSSIER_DATE_ANCHOR_PUBLICATION;
       anchor <= DOSSIER_DATE_ANCHOR_EVENT; anchor++)
    if (g_strcmp0 (kind, dossier_date_anchor_to_string (anchor)) == 0)
      return anchor;
  return DOSSIER_DATE_ANCHOR_NONE;
}

/* What is recorded on these words, or the shortest that holds some of them. */
static gboolean
read_record (DossierDatabase *database, DossierDateDraft *self, GError **error)
{
  g_autoptr (DossierStatement) s = dossier_database_query (
      database, error,
      "SELECT d.id, p.start_at, p.end_at, d.edtf, d.edtf_proposed, d.rule, d.anchor_kind, "
      "coalesce ((SELECT title FROM event WHERE id = d.anchor), d.anchor_text, "
      "(SELECT q.quote FROM date_expression o JOIN passage q ON q.id = o.passage "
      "WHERE o.id = d.anchor)) "
      "FROM passage p JOIN date_expression d ON d.passage = p.id "
      "WHERE p.revision = ?1 AND p.start_at < ?3 AND p.end_at > ?2 "
      "ORDER BY p.start_at = ?2 AND p.end_at = ?3 DESC, p.end_at - p.start_at, d.id LIMIT 1",
      "iii", self->revision, (gint64) self->start, (gint64) self->end);
  DossierStep step = s != NULL ? dossier_statement_step (s, error) : DOSSIER_STEP_ERROR;

  if (step != DOSSIER_STEP_ROW)
    return step == DOSSIER_STEP_DONE;
  self->record = dossier_statement_get_int (s, 0);
  self->start = (guint) dossier_statement_get_int (s, 1);
  self->end = (guint) dossier_statement_get_int (s, 2);
  self->recorded = dossier_statement_dup_text (s, 3);
  self->follows = dossier_statement_dup_text (s, 4);
  self->rule = dossier_statement_dup_text (s, 5);
  self->anchor = anchor_of_kind (dossier_statement_get_text (s, 6));
  self->anchor_title = dossier_statement_dup_text (s, 7);
  self->edtf = g_strdup (self->recorded != NULL ? self->recorded : self->follows);
  return TRUE;
}

static void
add_candidate (DossierDateDraft *self, const char *edtf, const char *rule)
{
  DossierDateCandidate *candidate;

  for (guint i = 0; edtf != NULL && i < self->candidates->len; i++)
    {
      candidate = self->candidates->pdata[i];
      if (strcmp (candidate->edtf, edtf) == 0)
        return;
    }
  if (edtf == NULL)
    return;
  candidate = g_new0 (DossierDateCandidate, 1);
  candidate->edtf = g_strdup (edtf);
  candidate->rule = g_strdup (rule);
  g_ptr_array_add (self->candidates, candidate);
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const DossierDateCandidate *one = *(DossierDateCandidate *const *) a;
  const DossierDateCandidate *other = *(DossierDateCandidate *const *) b;
  g_auto (DossierDated) first = { NULL };
  g_auto (DossierDated) second = { NULL };

  if (!dossier_dated_parse (one->edtf, &first, NULL)
      || !dossier_dated_parse (other->edtf, &second, NULL) || first.day_min == second.day_min)
    return 0;
  return first.day_min < second.day_min ? -1 : 1;
}

/* What the program found, if anything: the value where none is recorded, and what else it may be. */
void
dossier_date_draft_take_found (DossierDateDraft *self, const DossierFoundDate *found)
{
  if (found != NULL)
    add_candidate (self, found->edtf, found->rule);
  for (guint i = 0; found != NULL && found->candidates != NULL && i < found->candidates->len; i++)
    {
      const DossierDateCandidate *candidate = found->candidates->pdata[i];

      add_candidate (self, candidate->edtf, candidate->rule);
    }
  add_candidate (self, self->follows, _ ("what follows from its anchor now"));
  add_candidate (self, self->recorded, self->rule);
  g_ptr_array_sort (self->candidates, compare_candidates);
}

/* The words that are meant are those of the expression they are part of. */
static const DossierFoundDate *
find_expression (DossierDateDraft *self)
{
  int index = dossier_date_reading_find (self->reading, self->start, self->end);
  const DossierFoundDate *found =
      index >= 0 ? dossier_date_reading_get (self->reading, (guint) index) : NULL;

  if (found == NULL || found->start > self->start || found->end < self->end)
    return NULL;
  if (self->record == 0)
    {
      self->index = index;
      self->start = found->start;
      self->end = found->end;
    }
  return found->start == self->start && found->end == self->end ? found : NULL;
}

static char *
read_words (DossierDateDraft *self)
{
  g_autoptr (DossierTextMap) map = dossier_text_map_new_for_string (self->words->text, NULL);
  g_autofree char *quote = dossier_text_map_dup_slice (map, self->words->start, self->words->end);
  g_auto (DossierDated) published = { NULL };
  gboolean is_dated = dossier_dated_parse (self->published, &published, NULL)
                      && published.text != NULL && dossier_day_is_finite (published.day_min);
  g_autoptr (DossierEdtf) edtf =
      dossier_edtf_from_words (quote, is_dated ? published.day_min : DOSSIER_DAY_NONE, NULL);

  return edtf != NULL ? g_strdup (edtf->text) : NULL;
}

/* A value for words on which nothing is recorded. */
static void
propose (DossierDateDraft *self, const DossierFoundDate *found)
{
  g_autoptr (DossierFoundDate) own = NULL;

  if (found == NULL)
    found = own =
        dossier_date_propose (self->words, DOSSIER_DATE_ANCHOR_PUBLICATION, self->published);
  dossier_date_draft_take_found (self, found);
  if (self->record != 0)
    return;
  if (found == NULL)
    {
      self->edtf = read_words (self);
      return;
    }
  self->edtf = g_strdup (found->edtf);
  self->rule = g_strdup (found->rule);
  self->anchor = found->anchor;
  if (self->index >= 0 && found->anchor == DOSSIER_DATE_ANCHOR_DATE)
    {
      const DossierFoundDate *other = dossier_date_reading_get (self->reading, found->anchor_index);
      self->anchor_title = g_strdup (other->edtf);
    }
}

/* @title: (transfer full) */
void
dossier_date_draft_take_choice (DossierDateDraft *self, DossierDateAnchor kind, gint64 record,
                                int index, char *title, const char *edtf)
{
  DossierDateChoice *choice = g_new0 (DossierDateChoice, 1);

  choice->kind = kind;
  choice->record = record;
  choice->index = index;
  choice->title = title;
  choice->edtf = g_strdup (edtf);
  g_ptr_array_add (self->choices, choice);
}

static gboolean
add_choices (DossierDatabase *database, DossierDateDraft *self, DossierDateAnchor kind,
             const char *sql, GError **error)
{
  g_autoptr (DossierStatement) s = dossier_database_query (
      database, error, sql, "iii", self->revision, (gint64) self->start, self->record);
  DossierStep step = DOSSIER_STEP_ERROR;

  while (s != NULL && (step = dossier_statement_step (s, error)) == DOSSIER_STEP_ROW)
    dossier_date_draft_take_choice (self, kind, dossier_statement_get_int (s, 0), -1,
                                    dossier_statement_dup_text (s, 1),
                                    dossier_statement_get_text (s, 2));
  return step == DOSSIER_STEP_DONE;
}

/* The nearest before the words that are only suggested: they would be accepted with them. */
static void
add_suggested (DossierDateDraft *self, DossierTextMap *map)
{
  guint n = 0;

  for (int i = self->index - 1; i >= 0 && n < MAX_EXPRESSIONS; i--)
    {
      const DossierFoundDate *found = dossier_date_reading_get (self->reading, (guint) i);

      if (dossier_date_reading_get_standing (self->reading, (guint) i) != DOSSIER_DATE_SUGGESTED
          || found->edtf == NULL)
        continue;
      dossier_date_draft_take_choice (self, DOSSIER_DATE_ANCHOR_DATE, 0, i,
                                      dossier_text_map_dup_slice (map, found->start, found->end),
                                      found->edtf);
      n++;
    }
}

/* Publication, the expressions nearest to the words, the events that the article tells of. */
static gboolean
read_choices (DossierDatabase *database, DossierDateDraft *self, DossierTextMap *map,
              GError **error)
{
  dossier_date_draft_take_choice (self, DOSSIER_DATE_ANCHOR_PUBLICATION, 0, -1,
                                  g_strdup (_ ("publication")), self->published);
  if (!add_choices (database, self, DOSSIER_DATE_ANCHOR_DATE,
                    "SELECT d.id, p.quote, coalesce (d.edtf, d.edtf_proposed) FROM passage p "
                    "JOIN date_expression d ON d.passage = p.id WHERE p.revision = ?1 "
                    "AND d.id <> ?3 AND coalesce (d.edtf, d.edtf_proposed) IS NOT NULL "
                    "ORDER BY abs (p.start_at - ?2), d.id LIMIT " G_STRINGIFY (MAX_EXPRESSIONS),
                    error))
    return FALSE;
  add_suggested (self, map);
  return add_choices (
      database, self, DOSSIER_DATE_ANCHOR_EVENT,
      "SELECT e.id, e.title, e.edtf FROM event e WHERE e.edtf IS NOT NULL AND ?3 >= 0 "
      "ORDER BY (SELECT min (abs (p.start_at - ?2)) FROM evidence v JOIN passage p "
      "ON p.id = v.passage WHERE v.record = e.id AND p.revision = ?1) IS NULL, "
      "(SELECT min (abs (p.start_at - ?2)) FROM evidence v JOIN passage p ON p.id = v.passage "
      "WHERE v.record = e.id AND p.revision = ?1), e.day_min DESC "
      "LIMIT " G_STRINGIFY (MAX_EVENTS),
      error);
}

/**
 * dossier_date_draft_read:
 * @revision: a text
 * @start: of words that a person means, in code points
 * @end: behind them
 *
 * Returns: (transfer full): what is recorded on them, or what they may mean; NULL with NOT_FOUND or
 *   an error of the store. Reading thread.
 */
DossierDateDraft *
dossier_date_draft_read (DossierDatabase *database, gint64 revision, guint start, guint end,
                         GError **error)
{
  g_autoptr (DossierDateDraft) self = g_new0 (DossierDateDraft, 1);
  g_autoptr (DossierDateSources) sources = dossier_date_sources_read (database, revision, error);
  const DossierFoundDate *found;

  self->revision = revision;
  self->start = start;
  self->end = end;
  self->index = self->chosen = -1;
  self->candidates = g_ptr_array_new_with_free_func (free_candidate);
  self->choices = g_ptr_array_new_with_free_func (free_choice);
  if (sources == NULL || !read_record (database, self, error))
    return NULL;
  self->published = g_strdup (dossier_date_sources_get_published (sources));
  self->reading = dossier_date_reading_new (sources);
  found = find_expression (self);
  self->words = dossier_date_words_read (database, revision, self->start, self->end, error);
  if (self->words == NULL)
    return NULL;
  propose (self, found);
  return read_choices (database, self, dossier_date_sources_get_text (sources)->map, error)
             ? g_steal_pointer (&self)
             : NULL;
}

static gpointer
read_thread (DossierDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  const Place *place = data;

  return dossier_date_draft_read (database, place->revision, place->start, place->end, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  DossierDateDraft *draft = dossier_store_read_finish (DOSSIER_STORE (source), result, &error);

  if (draft == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, draft, (GDestroyNotify) dossier_date_draft_free);
}

/**
 * dossier_date_draft_read_async:
 *
 * dossier_date_draft_read() on a reading thread. Main thread.
 */
void
dossier_date_draft_read_async (DossierCorpus *corpus, gint64 revision, guint start, guint end,
                               GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data)
{
  Place place = { revision, start, end };

  dossier_store_read_async (dossier_corpus_get_store (corpus), DOSSIER_READ_LONG, read_thread,
                            g_memdup2 (&place, sizeof place), g_free,
                            (GDestroyNotify) dossier_date_draft_free, cancellable, read_cb,
                            g_task_new (corpus, cancellable, callback, user_data));
}

/**
 * dossier_date_draft_read_finish:
 *
 * Returns: (transfer full):
 */
DossierDateDraft *
dossier_date_draft_read_finish (DossierCorpus *corpus, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
