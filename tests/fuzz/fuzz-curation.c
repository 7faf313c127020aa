/* Curation files in which anything may stand anywhere: a file is refused with a sentence, or what it
 * holds can be read by all that reads dates, events and what they differ in, and be taken out. */
#include <string.h>

#include "base/error.h"
#include "corpus/cards.h"
#include "corpus/conflict.h"
#include "corpus/date-anchor.h"
#include "corpus/date-dependents.h"
#include "corpus/date-evidence.h"
#include "corpus/date-reading.h"
#include "corpus/event-words.h"
#include "corpus/lists.h"
#include "corpus/timeline-read.h"
#include "corpus/timeline-saved.h"
#include "export/exporter.h"
#include "fuzz.h"
#include "import/curation-import.h"
#include "dossier-fixture.h"

static const char *const values[] = {
  "null",
  "0",
  "-1",
  "1",
  "\"\"",
  "\"x\"",
  "9223372036854775807",
  "-9223372036854775808",
  "-9223372036854775807",
  "4294967295",
  "2147483648",
  "19000",
  "3000000000000",
  "1.5",
  "\"2024\"",
  "\"2024-01-16\"",
  "\"XXXX-09\"",
  "\"../..\"",
  "\"2012/..\"",
  "\"../2012\"",
  "\"[2019-03-25..2019-04-07]\"",
  "\"Y-9999999999999999\"",
  "\"Y9999999999999999\"",
  "\"-4800\"",
  "\"9999-12-31\"",
  "\"0000\"",
  "\"2024-02-30\"",
  "\"2020/2019\"",
  "\"198X\"",
  "\"XXXX\"",
  "\"2024-01-16T10:00:00+14:00\"",
  "\"1950S2\"",
  "\"{..2020}\"",
  "\"some day\"",
  "\"publication\"",
  "\"date\"",
  "\"event\"",
  "\"+\"",
  "\"-\"",
  "\"lost\"",
  "\"moved\"",
  "\"exact\"",
  "\"same event\"",
  "\"contradicts\"",
  "\"conflict\"",
  "\"participant\"",
  "\"denied\"",
  "\"planned\"",
  "\"did not happen\"",
  "\"DATE\"",
  "\"DURATION\"",
  "\"tag\"",
  "\"place\"",
  "\"the raid\"",
  "\"two weeks after the raid\"",
  "\"<b>&\"",
  "\"=1+1\"",
  "\"\\u202e\\n\\t\"",
  "\"북한 é 😀\"",
  "\"{'actors': <[int64 1]>}\"",
  "\"{'begins': <(int64 -9223372036854775808, int64 5)>}\"",
  "\"{'lane': <('actor', int64 0, '')>}\"",
  "\"{'kinds': <@as []>, 'text': <5>}\"",
  "\"{<<<<\"",
};

static char *
read_sample (void)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "..", "data", "sample", "sample.json", NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* The lines of rows, and the ids that stand anywhere in them. */
static GPtrArray *
harvest_ids (char **lines)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GRegex) id = g_regex_new ("\"[0-9]{8,19}\"", 0, 0, NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (GMatchInfo) match = NULL;

      if (strlen (lines[i]) > 2000)
        continue;
      for (g_regex_match (id, lines[i], 0, &match); g_match_info_matches (match);
           g_match_info_next (match, NULL))
        g_ptr_array_add (ids, g_match_info_fetch (match, 0));
    }
  return ids;
}

static gboolean
is_id (const char *value)
{
  return value[0] == '"' && strspn (value + 1, "0123456789") >= 8;
}

/* Mostly of the same sort as what stood there: otherwise a file does not get far. */
static const char *
any_value_like (const char *old)
{
  const char *value = values[fuzz_below (G_N_ELEMENTS (values))];

  while (value[0] != 'n' && (value[0] == '"') != (old[0] == '"') && !fuzz_one_in (50))
    value = values[fuzz_below (G_N_ELEMENTS (values))];
  return value;
}

/* Puts something else behind one of the keys of a row; its own id stays, to get farther. */
static char *
mutate_line (const char *line, GPtrArray *ids)
{
  g_auto (GStrv) parts = g_strsplit (line, ", \"", -1);
  guint n = g_strv_length (parts);
  guint at = n > 1 ? 1 + fuzz_below (n - 1) : 0;
  char *colon = n > 1 ? strstr (parts[at], "\": ") : NULL;
  const char *other;
  g_autofree char *changed = NULL;

  if (colon == NULL)
    return g_strdup (line);
  if (is_id (colon + 3) && !fuzz_one_in (5))
    other = ids->pdata[fuzz_below (ids->len)];
  else
    other = any_value_like (colon + 3);
  colon[3] = '\0';
  changed = g_strconcat (parts[at], other, at + 1 < n ? "" : strrchr (line, '}'), NULL);
  g_free (parts[at]);
  parts[at] = g_steal_pointer (&changed);
  return g_strjoinv (", \"", parts);
}

/* Tables that are about dates and events. */
static gboolean
is_of_interest (const char *name)
{
  static const char *const tables[] = { "date_expression",
                                        "event",
                                        "event_date",
                                        "participant",
                                        "evidence",
                                        "link",
                                        "decision",
                                        "timeline",
                                        "timeline_lane",
                                        "claim_event",
                                        "passage",
                                        "article",
                                        "role",
                                        "actor",
                                        NULL };

  return g_strv_contains (tables, name);
}

static GArray *
list_rows (char **lines)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));
  gboolean inside = FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (g_str_has_prefix (lines[i], "  \"") && g_str_has_suffix (lines[i], "["))
        {
          g_autofree char *name = g_strndup (lines[i] + 3, strcspn (lines[i] + 3, "\""));
          inside = is_of_interest (name);
        }
      else if (inside && g_str_has_prefix (lines[i], "   {"))
        g_array_append_val (rows, i);
    }
  return rows;
}

static char *
mutate (char *const *lines, GArray *rows, GPtrArray *ids)
{
  g_autofree char **changed =
      g_memdup2 (lines, (g_strv_length ((char **) lines) + 1) * sizeof *lines);
  g_autoptr (GPtrArray) own = g_ptr_array_new_with_free_func (g_free);

  for (guint n = 1 + fuzz_below (3); n > 0; n--)
    {
      guint i = g_array_index (rows, guint, fuzz_below (rows->len));

      changed[i] = mutate_line (changed[i], ids);
      g_ptr_array_add (own, changed[i]);
    }
  return g_strjoinv ("\n", changed);
}

static void
export_all (DossierStore *store)
{
  static const char *const lanes[] = { "actor", "tag", "kind", "status", "place", "article" };
  static const char *const formats[] = { "svg", "timeline-csv", "timelinejs", "csv", "markdown" };
  const char *format = formats[fuzz_below (G_N_ELEMENTS (formats))];
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;
  DossierExportOptions options = { .table = "events",
                                   .group_by = strcmp (format, "markdown") == 0
                                                   ? "event"
                                                   : lanes[fuzz_below (G_N_ELEMENTS (lanes))] };

  dossier_export (store, dossier_export_format_find (format), &options, stream, NULL, &error);
  g_assert_no_error (error);
}

static GArray *
collect (DossierDatabase *database, const char *sql)
{
  g_autoptr (DossierStatement) s = dossier_database_query (database, NULL, sql, "");
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  while (s != NULL && dossier_statement_step (s, NULL) == DOSSIER_STEP_ROW)
    {
      gint64 id = dossier_statement_get_int (s, 0);
      g_array_append_val (ids, id);
    }
  return ids;
}

static void
read_rows (DossierDatabase *database, const DossierListKind *kind, GArray *ids, GError **error)
{
  g_autoptr (GVariant) query = g_variant_ref_sink (dossier_args_new (NULL, NULL));

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (DossierRow) row =
          kind->read_row (database, g_array_index (ids, gint64, i), query, error);

      g_assert_true (error == NULL || *error == NULL);
    }
}

static void
read_list (DossierDatabase *database, const DossierListKind *kind, GError **error)
{
  g_autoptr (GVariant) query = g_variant_ref_sink (dossier_args_new (NULL, NULL));
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (DossierListEntry));
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_assert_true (kind->read_entries (database, query, entries, error));
  for (guint i = 0; i < entries->len; i++)
    g_array_append_val (ids, g_array_index (entries, DossierListEntry, i).id);
  read_rows (database, kind, ids, error);
}

static void
read_article (DossierDatabase *database, gint64 article, GError **error)
{
  g_autoptr (DossierDateCase) known = NULL;
  g_autoptr (GPtrArray) dependents = NULL;

  known = dossier_date_case_read (database, article, 20000, error);
  dependents = dossier_date_dependents_read (database, article, "2024-01-16", error);
  g_assert_true (known == NULL || dependents != NULL);
}

static void
read_revision (DossierDatabase *database, gint64 revision, GError **error)
{
  g_autoptr (DossierDateSources) sources = dossier_date_sources_read (database, revision, error);
  g_autoptr (DossierDateReading) reading =
      sources != NULL ? dossier_date_reading_new (sources) : NULL;

  for (guint i = 0; reading != NULL && i < reading->found->len; i++)
    g_assert_cmpint (dossier_date_reading_get (reading, i)->end, <=,
                     dossier_text_map_get_length (dossier_date_sources_get_text (sources)->map));
}

static void
read_timeline (DossierDatabase *database, GVariant *query, DossierLanesBy lanes_by, GError **error)
{
  DossierTimelineReading *reading = dossier_timeline_reading_new (query, lanes_by);

  reading->with_told = TRUE;
  reading->with_coverage = TRUE;
  dossier_timeline_reading_run (reading, database, NULL, error);
  dossier_timeline_reading_unref (reading);
}

static void
read_timelines (DossierDatabase *database, GError **error)
{
  g_autoptr (GVariant) everything = g_variant_ref_sink (dossier_args_new (NULL, NULL));
  DossierTimelineChoices *choices = dossier_timeline_choices_read (database, everything, "", error);

  g_assert_nonnull (choices);
  for (guint i = 0; i < choices->saved->len; i++)
    {
      const DossierSavedTimeline *saved = choices->saved->pdata[i];

      read_timeline (database, saved->query, saved->lanes_by, error);
    }
  dossier_timeline_choices_free (choices);
  read_timeline (database, dossier_args_new (NULL, NULL), fuzz_below (DOSSIER_N_LANES), error);
}

static gpointer
read_all (DossierDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  DossierEventWords words = { .words = "two weeks after the visit" };
  g_autoptr (GArray) events = collect (database, "SELECT id FROM event");
  g_autoptr (GArray) articles = collect (database, "SELECT id FROM article");
  g_autoptr (GArray) revisions = collect (database, "SELECT id FROM revision");
  g_autoptr (GArray) differences = dossier_anchor_read_differences (database, 0, error);
  g_autoptr (GPtrArray) named = dossier_event_words_find (database, &words, NULL, error);

  g_assert_true (differences != NULL && named != NULL);
  read_rows (database, &dossier_event_card_kind, events, error);
  read_list (database, &dossier_event_list_kind, error);
  read_list (database, &dossier_conflict_list_kind, error);
  read_list (database, &dossier_timeline_list_kind, error);
  read_timelines (database, error);
  for (guint i = 0; i < articles->len; i++)
    read_article (database, g_array_index (articles, gint64, i), error);
  for (guint i = 0; i < revisions->len; i++)
    read_revision (database, g_array_index (revisions, gint64, i), error);
  return GINT_TO_POINTER (TRUE);
}

/* Changes what others follow: articles and events, with what counts from them. */
static void
change_days (DossierFixture *f)
{
  g_autofree char *article = dossier_fixture_ask (f, "SELECT id FROM article LIMIT 1");
  g_autofree char *event = dossier_fixture_ask (
      f, "SELECT anchor FROM date_expression WHERE anchor_kind = 'event' AND anchor IN "
         "(SELECT id FROM event) UNION ALL SELECT id FROM event LIMIT 1");
  g_autofree char *date = dossier_fixture_ask (
      f, "SELECT anchor FROM date_expression WHERE anchor_kind = 'date' AND anchor IN "
         "(SELECT id FROM date_expression) UNION ALL SELECT id FROM date_expression LIMIT 1");
  const struct
  {
    const char *verb, *key, *id, *value;
  } acts[] = { { "article.set", "article", article, "published" },
               { "event.set", "event", event, "edtf" },
               { "date.set", "date", date, "edtf" } };

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    g_variant_unref (dossier_fixture_do (
        f, acts[i].verb,
        dossier_args_new (acts[i].key, g_variant_new_int64 (g_ascii_strtoll (acts[i].id, NULL, 10)),
                          acts[i].value, g_variant_new_string ("2019-05-06"), NULL)));
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    g_free (dossier_corpus_undo (f->corpus, NULL));
}

static void
use_all (DossierFixture *f)
{
  g_autoptr (GError) error = NULL;
  DossierStore *store = dossier_corpus_get_store (f->corpus);

  dossier_store_read (store, read_all, NULL, NULL, &error);
  g_assert_no_error (error);
  export_all (store);
  change_days (f);
}

static gboolean
try_file (const char *text)
{
  DossierFixture f = { NULL };
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, -1, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) summary = NULL;
  gboolean taken;

  dossier_fixture_set_up (&f, NULL);
  summary = dossier_curation_import (f.corpus, stream, "a.json", NULL, &error);
  taken = summary != NULL;
  if (taken)
    {
      use_all (&f);
      g_free (dossier_corpus_undo (f.corpus, &error));
      g_assert_no_error (error);
      dossier_fixture_assert (&f, "SELECT count(*) FROM record", "0");
    }
  else
    {
      g_assert_true (error->domain == DOSSIER_ERROR);
      g_assert_cmpint (error->code, ==, DOSSIER_ERROR_BAD_INPUT);
      g_assert_true (g_str_has_prefix (error->message, "Cannot read “a.json”"));
    }
  dossier_fixture_tear_down (&f, NULL);
  return taken;
}

static void
test_changed_values (void)
{
  Fuzz fuzz = fuzz_begin (25);
  g_autofree char *sample = read_sample ();
  g_auto (GStrv) lines = g_strsplit (sample, "\n", -1);
  g_autoptr (GPtrArray) ids = harvest_ids (lines);
  g_autoptr (GArray) rows = list_rows (lines);
  guint n_taken = 0;

  g_assert_cmpuint (rows->len, >, 300);
  while (fuzz_next (&fuzz))
    {
      g_autofree char *text = mutate (lines, rows, ids);
      const char *keep = g_getenv ("FUZZ_KEEP");

      if (keep != NULL)
        g_file_set_contents (keep, text, -1, NULL);
      n_taken += try_file (text) ? 1 : 0;
    }
  g_test_message ("%u of %u were taken", n_taken, fuzz.round);
  g_assert_cmpuint (n_taken, >, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fuzz-curation/changed-values", test_changed_values);
  return g_test_run ();
}
