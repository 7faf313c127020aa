#include "corpus/event-words.h"

#include "base/edtf-event-words.h"
#include "base/words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A short list, to be picked from with the arrows. */
#define MAX_SHOWN 5
/* More that match are no name of one event; the first are as good as others. */
#define MAX_FOUND 200
/* A name, not a text */
#define MAX_NAME_WORDS 8
/* A word is the beginning of another from so many bytes on: “vote”, “votes”. */
#define STEM_BYTES 4

typedef struct
{
  gint64 event;
  guint n_more; /* words of the title that are not said */
  gboolean is_here;
  gboolean is_dated;
  char *title;
  char *edtf;
} Found;

static void
clear_found (gpointer data)
{
  Found *found = data;

  g_free (found->title);
  g_free (found->edtf);
}

static void
free_match (gpointer data)
{
  DossierEventMatch *match = data;

  g_free (match->title);
  g_free (match->edtf);
  g_free (match->value);
  g_free (match->problem);
  g_free (match);
}

static int
take_word (gpointer data, const char *token, int length, int start, int end)
{
  GPtrArray *words = data;

  g_ptr_array_add (words, g_strndup (token, (gsize) length));
  return 0;
}

static gboolean
is_small (const char *word)
{
  static const char *const small[] = { "a",  "an", "the", "of",  "on", "in",   "at",
                                       "to", "by", "for", "and", "s",  "with", NULL };

  return g_strv_contains (small, word);
}

static GPtrArray *
read_words (const char *text, DossierWordsFlags flags)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  dossier_words_tokenize (text, strlen (text), flags, take_word, all);
  for (guint i = 0; i < all->len && words->len < MAX_NAME_WORDS; i++)
    if (!is_small (all->pdata[i]))
      g_ptr_array_add (words, g_strdup (all->pdata[i]));
  return words;
}

/* “raid” is meant by “raids”, and the other way round. */
static gboolean
is_alike (const char *said, const char *word)
{
  return g_str_has_prefix (word, said)
         || (strlen (word) >= STEM_BYTES && g_str_has_prefix (said, word));
}

typedef struct
{
  GPtrArray *said;
  guint64 heard; /* a bit for each of them */
  guint n_words; /* of the title */
} Hearing;

static int
hear_word (gpointer data, const char *token, int length, int start, int end)
{
  Hearing *hearing = data;
  g_autofree char *word = g_strndup (token, (gsize) length);

  if (is_small (word))
    return 0;
  hearing->n_words++;
  for (guint i = 0; i < hearing->said->len; i++)
    if (is_alike (hearing->said->pdata[i], word))
      hearing->heard |= G_GUINT64_CONSTANT (1) << i;
  return 0;
}

/* Whether the title has all that is said; @n_more: words beyond. */
static gboolean
is_named (const char *title, GPtrArray *said, guint *n_more)
{
  Hearing hearing = { .said = said };

  dossier_words_tokenize (title, strlen (title), DOSSIER_WORDS_TEXT, hear_word, &hearing);
  *n_more = hearing.n_words > said->len ? hearing.n_words - said->len : 0;
  return hearing.heard == (G_GUINT64_CONSTANT (1) << said->len) - 1;
}

static gboolean
look_at_all (DossierDatabase *database, const DossierEventWords *wish, GPtrArray *said,
             GArray *found, GCancellable *cancellable, GError **error)
{
  g_autoptr (DossierStatement) s = dossier_database_query (
      database, error,
      "SELECT id, title, edtf FROM event WHERE id <> ? ORDER BY edtf IS NULL, day_min DESC, id",
      "i", wish->except);
  DossierStep step = DOSSIER_STEP_ERROR;

  while (s != NULL && found->len < MAX_FOUND
         && (step = dossier_statement_step (s, error)) == DOSSIER_STEP_ROW)
    {
      Found one = { .event = dossier_statement_get_int (s, 0) };

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!is_named (dossier_statement_get_text (s, 1), said, &one.n_more))
        continue;
      one.title = dossier_statement_dup_text (s, 1);
      one.is_dated = !dossier_statement_is_null (s, 2);
      one.edtf = one.is_dated ? dossier_statement_dup_text (s, 2) : NULL;
      g_array_append_val (found, one);
    }
  return step != DOSSIER_STEP_ERROR;
}

/* What the text at hand tells of comes first. */
static void
mark_here (DossierDatabase *database, gint64 revision, GArray *found)
{
  for (guint i = 0; revision != 0 && i < found->len; i++)
    {
      Found *one = &g_array_index (found, Found, i);
      gint64 here;

      one->is_here = dossier_database_get_int (
          database, &here, NULL,
          "SELECT 1 FROM evidence v JOIN passage p ON p.id = v.passage "
          "JOIN revision r ON r.id = p.revision WHERE v.record = ?1 AND r.article = "
          "(SELECT article FROM revision WHERE id = ?2) LIMIT 1",
          "ii", one->event, revision);
    }
}

static int
compare_found (gconstpointer a, gconstpointer b)
{
  const Found *one = a, *other = b;

  if (one->is_dated != other->is_dated)
    return one->is_dated ? -1 : 1;
  if (one->is_here != other->is_here)
    return one->is_here ? -1 : 1;
  if (one->n_more != other->n_more)
    return one->n_more < other->n_more ? -1 : 1;
  return g_utf8_collate (one->title, other->title);
}

static DossierEventMatch *
make_match (const char *words, Found *found)
{
  DossierEventMatch *match = g_new0 (DossierEventMatch, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierEdtf) event =
      found->edtf != NULL ? dossier_edtf_parse (found->edtf, NULL) : NULL;
  g_autoptr (DossierEdtf) value =
      event != NULL ? dossier_edtf_from_event_words (words, event, &error) : NULL;

  match->event = found->event;
  match->title = g_steal_pointer (&found->title);
  match->edtf = g_steal_pointer (&found->edtf);
  if (value != NULL)
    match->value = g_strdup (value->text);
  else if (error != NULL)
    match->problem = g_strdup (error->message);
  else
    match->problem =
        g_strdup_printf (_ ("“%s” is not dated: nothing can be counted from it"), match->title);
  return match;
}

/**
 * dossier_event_words_find:
 * @wish: what is asked
 *
 * The events that the words may name: those whose title has every word of the name.
 *
 * Returns: (transfer full) (element-type DossierEventMatch): the few likeliest, dated ones first;
 *   empty where the words name none. NULL with an error of the store. Reading thread.
 */
GPtrArray *
dossier_event_words_find (DossierDatabase *database, const DossierEventWords *wish,
                          GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) matches = g_ptr_array_new_with_free_func (free_match);
  g_autofree char *name = dossier_edtf_find_event_name (wish->words);
  g_autoptr (GPtrArray) said = name != NULL ? read_words (name, DOSSIER_WORDS_QUERY) : NULL;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Found));

  g_array_set_clear_func (found, clear_found);
  if (said == NULL || said->len == 0)
    return g_steal_pointer (&matches);
  if (!look_at_all (database, wish, said, found, cancellable, error))
    return NULL;
  mark_here (database, wish->revision, found);
  g_array_sort (found, compare_found);
  for (guint i = 0; i < MIN (found->len, MAX_SHOWN); i++)
    g_ptr_array_add (matches, make_match (wish->words, &g_array_index (found, Found, i)));
  return g_steal_pointer (&matches);
}

static void
free_wish (gpointer data)
{
  DossierEventWords *wish = data;

  g_free ((char *) wish->words);
  g_free (wish);
}

static gpointer
find_thread (DossierDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return dossier_event_words_find (database, data, cancellable, error);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  GPtrArray *matches = dossier_store_read_finish (DOSSIER_STORE (source), result, &error);

  if (matches == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, matches, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * dossier_event_words_find_async:
 *
 * dossier_event_words_find() on a reading thread. Main thread.
 */
void
dossier_event_words_find_async (DossierCorpus *corpus, const DossierEventWords *wish,
                                GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data)
{
  DossierEventWords *copy = g_memdup2 (wish, sizeof *wish);

  copy->words = g_strdup (wish->words);
  dossier_store_read_async (dossier_corpus_get_store (corpus), DOSSIER_READ_LONG, find_thread, copy,
                            free_wish, (GDestroyNotify) g_ptr_array_unref, cancellable, found_cb,
                            g_task_new (corpus, cancellable, callback, user_data));
}

/**
 * dossier_event_words_find_finish:
 *
 * Returns: (transfer full) (element-type DossierEventMatch):
 */
GPtrArray *
dossier_event_words_find_finish (DossierCorpus *corpus, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
