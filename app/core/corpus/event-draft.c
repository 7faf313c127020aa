#include "corpus/event-draft.h"

#include "corpus/date-accept.h"
#include "corpus/date-reading.h"

/* Offered even where nobody has used them yet. */
#define KINDS                                                                                      \
  "('agreement'), ('conference'), ('decision'), ('delivery'), ('incident'), ('meeting'), "         \
  "('negotiation'), ('statement'), ('visit'), ('vote')"
#define STATES                                                                                     \
  "('reported'), ('occurred'), ('planned'), ('possible'), ('alleged'), ('disputed'), ('denied'), " \
  "('did not happen')"

typedef struct
{
  gint64 revision;
  guint start;
  guint end;
  char *words;
} Wish;

/* More would not fit into a form. */
#define MAX_CANDIDATES 3

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  g_free (wish->words);
  g_free (wish);
}

/**
 * dossier_event_draft_free:
 */
void
dossier_event_draft_free (DossierEventDraft *self)
{
  g_free (self->edtf);
  g_clear_pointer (&self->accept, g_variant_unref);
  g_free (self->place);
  g_clear_pointer (&self->actors, g_array_unref);
  g_clear_pointer (&self->candidates, g_array_unref);
  g_strfreev (self->kinds);
  g_strfreev (self->states);
  g_free (self);
}

static char **
read_words (DossierDatabase *database, const char *sql, GError **error)
{
  g_autoptr (DossierStatement) s = dossier_database_query (database, error, sql, "");
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  DossierStep step;

  if (s == NULL)
    return NULL;
  while ((step = dossier_statement_step (s, error)) == DOSSIER_STEP_ROW)
    g_strv_builder_add (words, dossier_statement_get_text (s, 0));
  return step == DOSSIER_STEP_DONE ? g_strv_builder_end (words) : NULL;
}

static gboolean
read_actors (DossierDatabase *database, const Wish *wish, GArray *actors, GError **error)
{
  g_autoptr (DossierStatement) s = dossier_database_query (
      database, error,
      "SELECT n.id, n.name, n.kind FROM passage p JOIN mention m ON m.passage = p.id "
      "JOIN actor a ON a.id = m.actor JOIN actor n ON n.id = coalesce (a.merged_into, a.id) "
      "WHERE p.revision = ? AND p.start_at >= ? AND p.end_at <= ? AND m.sense = 'actor' "
      "GROUP BY n.id ORDER BY min (p.start_at), n.id",
      "iii", wish->revision, (gint64) wish->start, (gint64) wish->end);
  DossierStep step;

  if (s == NULL)
    return FALSE;
  while ((step = dossier_statement_step (s, error)) == DOSSIER_STEP_ROW)
    {
      DossierCardItem item = {
        dossier_statement_get_int (s, 0),  0,    dossier_statement_dup_text (s, 1),
        dossier_statement_dup_text (s, 2), NULL, FALSE
      };
      g_array_append_val (actors, item);
    }
  return step == DOSSIER_STEP_DONE;
}

/* The first expression that has a value says when. */
static gboolean
read_date (DossierDatabase *database, const Wish *wish, DossierEventDraft *draft, GError **error)
{
  g_autoptr (DossierStatement) s = dossier_database_query (
      database, error,
      "SELECT d.id, d.edtf FROM passage p JOIN date_expression d ON d.passage = p.id "
      "WHERE p.revision = ? AND p.start_at >= ? AND p.end_at <= ? AND d.edtf IS NOT NULL "
      "ORDER BY p.start_at, d.id",
      "iii", wish->revision, (gint64) wish->start, (gint64) wish->end);
  DossierStep step = s != NULL ? dossier_statement_step (s, error) : DOSSIER_STEP_ERROR;

  if (step == DOSSIER_STEP_ROW)
    {
      draft->date = dossier_statement_get_int (s, 0);
      draft->edtf = dossier_statement_dup_text (s, 1);
    }
  return step != DOSSIER_STEP_ERROR;
}

static gboolean
says_when (DossierDateReading *reading, guint index, const Wish *wish)
{
  const DossierFoundDate *found = dossier_date_reading_get (reading, index);

  return found->start >= wish->start && found->end <= wish->end && found->edtf != NULL
         && (found->type == DOSSIER_DATE_TYPE_DATE || found->type == DOSSIER_DATE_TYPE_TIME)
         && dossier_date_reading_get_standing (reading, index) == DOSSIER_DATE_SUGGESTED;
}

/* Where no date is recorded in the words, the first that is suggested there says when. */
static gboolean
read_suggestion (DossierDatabase *database, const Wish *wish, DossierEventDraft *draft,
                 GError **error)
{
  g_autoptr (DossierDateSources) sources = NULL;
  g_autoptr (DossierDateReading) reading = NULL;

  if (draft->edtf != NULL || wish->revision == 0)
    return TRUE;
  sources = dossier_date_sources_read (database, wish->revision, error);
  if (sources == NULL)
    return FALSE;
  reading = dossier_date_reading_new (sources);
  for (guint i = 0; i < reading->found->len && draft->edtf == NULL; i++)
    if (says_when (reading, i, wish))
      {
        g_autoptr (GVariant) args =
            g_variant_ref_sink (dossier_date_accept_args (reading, i, FALSE));

        draft->edtf = g_strdup (dossier_date_reading_get (reading, i)->edtf);
        draft->accept = dossier_args_dup_value (args, "dates", "aa{sv}");
      }
  return TRUE;
}

static gboolean
read_candidates (DossierDatabase *database, const Wish *wish, DossierEventDraft *draft,
                 GError **error)
{
  g_autoptr (GArray) actors = g_array_new (FALSE, FALSE, sizeof (gint64));
  DossierSameEventWish known = { .words = wish->words, .edtf = draft->edtf };

  if (wish->words == NULL)
    return TRUE;
  for (guint i = 0; i < draft->actors->len; i++)
    g_array_append_val (actors, g_array_index (draft->actors, DossierCardItem, i).id);
  known.actors = (const gint64 *) (gpointer) actors->data;
  known.n_actors = actors->len;
  draft->candidates = dossier_same_events_find (database, &known, MAX_CANDIDATES, error);
  return draft->candidates != NULL;
}

static gpointer
read_thread (DossierDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  const Wish *wish = data;
  g_autoptr (DossierEventDraft) draft = g_new0 (DossierEventDraft, 1);

  draft->actors = dossier_card_items_new ();
  if (!read_date (database, wish, draft, error) || !read_suggestion (database, wish, draft, error)
      || !read_actors (database, wish, draft->actors, error)
      || !read_candidates (database, wish, draft, error))
    return NULL;
  draft->place = dossier_database_get_text (
      database, NULL,
      "SELECT n.name FROM passage p JOIN mention m ON m.passage = p.id "
      "JOIN actor a ON a.id = m.actor JOIN actor n ON n.id = coalesce (a.merged_into, a.id) "
      "WHERE p.revision = ? AND p.start_at >= ? AND p.end_at <= ? AND m.sense IN ('place', "
      "'location') ORDER BY p.start_at, n.id",
      "iii", wish->revision, (gint64) wish->start, (gint64) wish->end);
  draft->kinds = read_words (database,
                             "SELECT name FROM term WHERE vocabulary = 'event-kind' UNION "
                             "SELECT kind FROM event WHERE kind IS NOT NULL UNION "
                             "SELECT column1 FROM (VALUES " KINDS ") ORDER BY 1",
                             error);
  if (draft->kinds == NULL)
    return NULL;
  draft->states = read_words (database,
                              "SELECT column1 FROM (VALUES " STATES ") UNION "
                              "SELECT name FROM term WHERE vocabulary = 'event-status' UNION "
                              "SELECT status FROM event ORDER BY 1",
                              error);
  return draft->states != NULL ? g_steal_pointer (&draft) : NULL;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  DossierEventDraft *draft = dossier_store_read_finish (DOSSIER_STORE (source), result, &error);

  if (draft == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, draft, (GDestroyNotify) dossier_event_draft_free);
}

/**
 * dossier_event_draft_read_async:
 * @revision: the text, or 0 where only the words to offer are wanted
 * @start: of the words, in code points
 * @end: of the words
 * @words: (nullable): the words themselves, for finding events that may be the same
 *
 * Main thread.
 */
void
dossier_event_draft_read_async (DossierCorpus *corpus, gint64 revision, guint start, guint end,
                                const char *words, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->revision = revision;
  wish->start = start;
  wish->end = end;
  wish->words = g_strdup (words);
  dossier_store_read_async (dossier_corpus_get_store (corpus), DOSSIER_READ_VIEW, read_thread, wish,
                            wish_free, (GDestroyNotify) dossier_event_draft_free, cancellable,
                            read_cb, g_task_new (corpus, cancellable, callback, user_data));
}

/**
 * dossier_event_draft_read_finish:
 *
 * Returns: (transfer full):
 */
DossierEventDraft *
dossier_event_draft_read_finish (DossierCorpus *corpus, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct
{
  char *words;
  char *edtf;
  GArray *actors;
} Likeness;

static void
likeness_free (gpointer data)
{
  Likeness *likeness = data;

  g_free (likeness->words);
  g_free (likeness->edtf);
  g_array_unref (likeness->actors);
  g_free (likeness);
}

static gpointer
find_same_thread (DossierDatabase *database, gpointer data, GCancellable *cancellable,
                  GError **error)
{
  const Likeness *likeness = data;
  DossierSameEventWish wish = { .words = likeness->words,
                                .edtf = likeness->edtf,
                                .actors = (const gint64 *) (gpointer) likeness->actors->data,
                                .n_actors = likeness->actors->len };

  return dossier_same_events_find (database, &wish, MAX_CANDIDATES, error);
}

static void
same_found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  GArray *found = dossier_store_read_finish (DOSSIER_STORE (source), result, &error);

  if (found == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, found, (GDestroyNotify) g_array_unref);
}

/**
 * dossier_event_draft_find_same_async:
 * @words: the title as it is now
 * @edtf: (nullable): the date as it is now
 * @actors: (transfer full) (element-type gint64): who takes part
 *
 * Which events may be the same as one that is being made. Main thread.
 */
void
dossier_event_draft_find_same_async (DossierCorpus *corpus, const char *words, const char *edtf,
                                     GArray *actors, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data)
{
  Likeness *likeness = g_new0 (Likeness, 1);

  likeness->words = g_strdup (words);
  likeness->edtf = g_strdup (edtf);
  likeness->actors = actors;
  dossier_store_read_async (dossier_corpus_get_store (corpus), DOSSIER_READ_VIEW, find_same_thread,
                            likeness, likeness_free, (GDestroyNotify) g_array_unref, cancellable,
                            same_found_cb, g_task_new (corpus, cancellable, callback, user_data));
}

/**
 * dossier_event_draft_find_same_finish:
 *
 * Returns: (transfer full) (element-type DossierSameEvent): the likeliest first
 */
GArray *
dossier_event_draft_find_same_finish (DossierCorpus *corpus, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
