#include "export/exporter.h"
#include "curation-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "corpus/lists.h"
#include "model/conflict.h"

/* Whether the model holds all that a demanding analyst recorded of a real article. The articles are
 * other people's text and lie beside the project, not in it. */

static void
run_script (const char *mode, const char *source, const char *path)
{
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "export", "curation_a.py", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE, &error,
                        "python3", "-B", script, mode, source, path, NULL);
  g_autofree char *output = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_test_message ("%s", output);
  if (!g_subprocess_get_successful (process))
    g_error ("%s", output);
}

static void
check_counts (CurationFixture *f)
{
  static const struct
  {
    const char *table;
    gint64 n;
  } counts[] = { { "mention", 105 }, { "actor", 40 }, { "date_expression", 17 },
                 { "event", 13 },    { "claim", 20 }, { "relation", 13 } };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s", counts[i].table);
      g_assert_cmpint (curation_fixture_count (f, sql), ==, counts[i].n);
    }
  g_assert_cmpint (curation_fixture_count (f, "SELECT count(*) FROM actor a WHERE NOT EXISTS"
                                              " (SELECT 1 FROM actor_name n WHERE n.actor = a.id)"),
                   ==, 0);
  g_assert_cmpint (
      curation_fixture_count (f, "SELECT count(*) FROM passage p JOIN revision r ON r.id ="
                                 " p.revision JOIN content c ON c.sha256 = r.content WHERE"
                                 " substr (c.text, start_at + 1, end_at - start_at) <> quote"),
      ==, 0);
}

static void
test_holds_all (gconstpointer source)
{
  CurationFixture f = { 0 };
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autofree char *exported = NULL;
  g_autoptr (GVariant) summary = NULL;
  g_auto (GStrv) remarks = NULL;
  g_autoptr (GError) error = NULL;

  curation_fixture_open (&f);
  path = g_build_filename (f.folder, "a.json", NULL);
  run_script ("convert", source, path);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  summary = curation_fixture_import (&f, text, &error);
  g_assert_no_error (error);
  g_assert_true (g_variant_lookup (summary, "remarks", "^as", &remarks));
  g_assert_cmpuint (g_strv_length (remarks), ==, 0);
  check_counts (&f);
  exported = curation_fixture_export (&f);
  g_assert_true (g_file_set_contents (path, exported, -1, NULL));
  run_script ("verify", source, path);
  g_unlink (path);
  curation_fixture_close (&f);
}

static gpointer
ask_cb (DossierDatabase *database, gpointer sql, GCancellable *cancellable, GError **error)
{
  return dossier_database_get_text (database, error, sql, "");
}

static char *
ask (CurationFixture *f, const char *sql)
{
  g_autoptr (GError) error = NULL;
  char *answer = dossier_store_read (dossier_corpus_get_store (f->corpus), ask_cb, (gpointer) sql,
                                     NULL, &error);

  g_assert_no_error (error);
  return answer;
}

static gint64
act (CurationFixture *f, const char *verb, GVariant *args)
{
  g_autoptr (GVariant) owned = g_variant_ref_sink (args);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) result = dossier_corpus_do (f->corpus, verb, owned, 0, &error);

  g_assert_no_error (error);
  return dossier_args_get_id (result, "id");
}

/* A sentence of an article by a few of its words: the texts are not repeated here. */
typedef struct
{
  gint64 revision;
  gint64 start;
  gint64 end;
} Sentence;

static Sentence
find_sentence (CurationFixture *f, const char *article, const char *words)
{
  g_autofree char *id_sql =
      g_strdup_printf ("SELECT r.id FROM revision r JOIN external_id x ON x.record = r.article "
                       "WHERE x.scheme = 'curation-A' AND x.value = '%s'",
                       article);
  g_autofree char *id = ask (f, id_sql);
  g_autofree char *text_sql = g_strdup_printf (
      "SELECT c.text FROM revision r JOIN content c ON c.sha256 = r.content WHERE r.id = %s", id);
  g_autofree char *text = ask (f, text_sql);
  char *at = strstr (text, words);
  char *from, *to;

  if (at == NULL)
    g_error ("Article %s does not say “%s”", article, words);
  for (from = at; from > text && from[-1] != '\n' && !(from[-1] == ' ' && from[-2] == '.'); from--)
    ;
  for (to = at + strlen (words); *to != '\0' && *to != '\n' && strncmp (to, ". ", 2) != 0; to++)
    ;
  return (Sentence){ g_ascii_strtoll (id, NULL, 10), g_utf8_pointer_to_offset (text, from),
                     g_utf8_pointer_to_offset (text, to) };
}

static gint64
find_record (CurationFixture *f, const char *name)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT record FROM external_id WHERE value = '%s'", name);
  g_autofree char *id = ask (f, sql);

  return g_ascii_strtoll (id, NULL, 10);
}

static gint64
make_event (CurationFixture *f, Sentence s, const char *title, const char *edtf, gint64 actor,
            const char *polarity)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(xss)"));
  g_variant_builder_add (&builder, "(xss)", actor, "", polarity);
  return act (
      f, "event.create",
      dossier_args_new ("title", g_variant_new_string (title), "edtf", g_variant_new_string (edtf),
                        "status", g_variant_new_string ("occurred"), "participants",
                        g_variant_builder_end (&builder), "revision",
                        g_variant_new_int64 (s.revision), "start", g_variant_new_int64 (s.start),
                        "end", g_variant_new_int64 (s.end), NULL));
}

static gint64
mark (CurationFixture *f, Sentence s)
{
  return act (f, "highlight.add",
              dossier_args_new ("revision", g_variant_new_int64 (s.revision), "start",
                                g_variant_new_int64 (s.start), "end", g_variant_new_int64 (s.end),
                                NULL));
}

static void
join (CurationFixture *f, const char *kind, gint64 from, gint64 to)
{
  act (f, "link.add",
       dossier_args_new ("kind", g_variant_new_string (kind), "from", g_variant_new_int64 (from),
                         "to", g_variant_new_int64 (to), NULL));
}

/* What the second and the third article add, and where they speak against each other or the first. */
static void
curate_the_others (CurationFixture *f)
{
  gint64 putin = find_record (f, "putin");
  gint64 kim = find_record (f, "kju");
  gint64 visit = make_event (f, find_sentence (f, "B", "July 19, 2000"),
                             "Last summit before, by the second article", "2000-07-19", putin, "+");
  gint64 stand = make_event (f, find_sentence (f, "C", "on Oct. 9, attended"),
                             "Guests of the anniversary, by the caption", "2025-10-09", kim, "+");
  gint64 aside = make_event (f, find_sentence (f, "C", "met only with Jo Yong-won"),
                             "Guests of the anniversary, by the text", "2025-10-09", kim, "-");

  make_event (f, find_sentence (f, "B", "on Jan. 16"), "Putin accepts, by the agency", "2024-01-16",
              putin, "+");
  join (f, "same event", visit, find_record (f, "A-E7"));
  join (f, "same event", stand, aside);
  join (f, "contradicts", mark (f, find_sentence (f, "B", "on Jan. 16")),
        mark (f, find_sentence (f, "B", "Cho Han-bum")));
  join (f, "contradicts", mark (f, find_sentence (f, "B", "allegedly supposed")),
        mark (f, find_sentence (f, "B", "has not succeeded")));
}

/* "2 open: date participant contradicts contradicts" */
static char *
list_conflicts (CurationFixture *f)
{
  g_autoptr (DossierLiveList) list =
      dossier_live_list_new (f->corpus, &dossier_conflict_list_kind, dossier_args_new (NULL, NULL));
  g_autoptr (GString) all = g_string_new (NULL);
  guint n_open = 0;

  while (dossier_live_list_is_loading (list))
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (DossierConflict) row = g_list_model_get_item (G_LIST_MODEL (list), i);

      while (!dossier_row_is_loaded (DOSSIER_ROW (row)))
        g_main_context_iteration (NULL, TRUE);
      n_open += row->fields.n_open;
      for (guint j = 0; j < row->fields.matters->len; j++)
        {
          const DossierMatter *matter = row->fields.matters->pdata[j];

          g_string_append_printf (all, " %s", dossier_matter_kind_to_string (matter->kind));
          for (guint k = 0; k < matter->sayings->len; k++)
            g_assert_cmpint (g_array_index (matter->sayings, DossierSaying, k).article, !=, 0);
        }
    }
  return g_strdup_printf ("%u open:%s", n_open, all->str);
}

/* All events of the three articles stand on one timeline, each with the articles that tell of it. */
static void
check_timeline (CurationFixture *f)
{
  const DossierExportFormat *format = dossier_export_format_find ("timeline-csv");
  const DossierExportOptions options = { .group_by = "article" };
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;
  g_autofree char *titles = ask (f, "SELECT group_concat(title, char(10)) FROM article");
  g_auto (GStrv) articles = g_strsplit (titles, "\n", -1);
  g_autofree char *ids = ask (f, "SELECT group_concat(id) FROM event");
  g_auto (GStrv) events = g_strsplit (ids, ",", -1);
  const char *text;

  dossier_export (dossier_corpus_get_store (f->corpus), format, &options, stream, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_write (stream, "", 1, NULL, NULL);
  text = g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream));
  for (guint i = 0; events[i] != NULL; i++)
    g_assert_nonnull (strstr (text, events[i]));
  for (guint i = 0; articles[i] != NULL; i++)
    g_assert_nonnull (strstr (text, articles[i]));
}

static void
test_contradictions (gconstpointer source)
{
  CurationFixture f = { 0 };
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *decided = NULL;
  g_autoptr (GVariant) summary = NULL;

  curation_fixture_open (&f);
  path = g_build_filename (f.folder, "a.json", NULL);
  run_script ("convert", source, path);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  summary = curation_fixture_import (&f, text, NULL);
  before = list_conflicts (&f);
  g_assert_cmpstr (before, ==, "0 open:"); /* no false alarm in what one article says */

  curate_the_others (&f);
  after = list_conflicts (&f);
  g_assert_cmpstr (after, ==, "4 open: participant date contradicts contradicts");
  g_assert_cmpint (curation_fixture_count (&f, "SELECT count(*) FROM event WHERE day_min IS NULL "
                                               "OR id NOT IN (SELECT record FROM evidence)"),
                   ==, 0);
  check_timeline (&f);
  act (&f, "conflict.decide",
       dossier_args_new ("event", g_variant_new_int64 (find_record (&f, "A-E7")), "matter",
                         g_variant_new_string ("date"), "outcome",
                         g_variant_new_string ("dismissed"), "reason",
                         g_variant_new_string ("One counts Putin's visits, the other summits."),
                         "basis", g_variant_new_string ("2000-07-19 | 2011"), NULL));
  decided = list_conflicts (&f);
  g_assert_true (g_str_has_prefix (decided, "3 open:"));
  g_unlink (path);
  curation_fixture_close (&f);
}

int
main (int argc, char *argv[])
{
  g_autofree char *source = NULL;

  g_test_init (&argc, &argv, NULL);
  source =
      g_test_build_filename (G_TEST_DIST, "..", "..", "shared", "corpus", "curation-A.json", NULL);
  if (g_file_test (source, G_FILE_TEST_EXISTS))
    {
      g_test_add_data_func ("/curation-a/holds-all", source, test_holds_all);
      g_test_add_data_func ("/curation-a/contradictions", source, test_contradictions);
    }
  else
    g_test_message ("%s is not here: nothing to convert", source);
  return g_test_run ();
}
