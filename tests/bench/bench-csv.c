/* CSV of the 5,000 highlights of one tag out of 10,000 articles, beside bare SQL that writes the
 * same rows with stdio: DESIGN.md section 7. Run: meson test --benchmark csv -v */
#include "export/exporter.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>

#define N_ARTICLES 10000
#define N_ROUNDS   15

static const char *const sentence =
    "The ministry said on Monday that the talks on grain and energy would go on. ";

static gboolean
insert_article (DossierDatabase *database, gint64 n, const char *body, GError **error)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT " %s", n, body);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  g_autofree char *title = g_strdup_printf ("Article %05" G_GINT64_FORMAT, n);
  g_autofree char *quote = g_utf8_substring (text, 100, 180);
  gint64 id = n * 10;

  return dossier_database_run (database, error,
                               "INSERT INTO content (sha256, media_type, text) VALUES (?, ?, ?)",
                               "ttt", hash, "text/plain", text)
         && dossier_database_run (database, error,
                                  "INSERT INTO article (id, title, published, published_min,"
                                  " published_max) VALUES (?, ?, '2019', ?, ?)",
                                  "itii", id, title, n, n)
         && dossier_database_run (database, error,
                                  "INSERT INTO revision (id, article, number, content, code_points,"
                                  " made) VALUES (?, ?, 1, ?, ?, 'import')",
                                  "iiti", id, id, hash, (gint64) g_utf8_strlen (text, -1))
         && dossier_database_run (database, error,
                                  "INSERT INTO passage (id, revision, start_at, end_at, quote,"
                                  " prefix, suffix) VALUES (?, ?, 100, 180, ?, '', '')",
                                  "iit", id, id, quote)
         && dossier_database_run (database, error,
                                  "INSERT INTO highlight (id, passage, comment) VALUES (?, ?, ?)",
                                  "iit", id, id, "A comment, with a comma")
         && dossier_database_run (database, error,
                                  "INSERT INTO highlight_tag (id, highlight, tag) VALUES (?, ?, ?)",
                                  "iii", id, id, 1 + n % 2);
}

static gboolean
fill (DossierAct *act, gpointer data, GError **error)
{
  DossierDatabase *database = dossier_act_get_database (act);
  g_autoptr (GString) body = g_string_new (NULL);

  while (body->len < 3500)
    g_string_append (body, sentence);
  if (!dossier_database_run (database, error,
                             "INSERT INTO tag (id, name) VALUES (1, 'Trade'), (2, 'Other')", ""))
    return FALSE;
  for (gint64 n = 1; n <= N_ARTICLES; n++)
    if (!insert_article (database, n, body->str, error))
      return FALSE;
  return TRUE;
}

/* The yardstick: the same columns of the same rows, quoted without a look. */
static gpointer
write_bare (DossierDatabase *database, gpointer path, GCancellable *cancellable, GError **error)
{
  g_autoptr (DossierStatement) rows = dossier_database_query (
      database, error,
      "SELECT h.id, a.id, a.title, o.name, a.published, (SELECT group_concat (t.name, '; ')"
      " FROM highlight_tag x JOIN tag t ON t.id = x.tag WHERE x.highlight = h.id), p.quote,"
      " h.comment, p.start_at, p.end_at, p.state, h.author, h.made_at"
      " FROM highlight_tag y JOIN highlight h ON h.id = y.highlight"
      " JOIN passage p ON p.id = h.passage JOIN revision r ON r.id = p.revision"
      " JOIN article a ON a.id = r.article LEFT JOIN outlet o ON o.id = a.outlet WHERE y.tag = 1"
      " ORDER BY a.published_min, a.title, p.start_at",
      "");
  FILE *file = fopen (path, "w");

  while (rows != NULL && file != NULL && dossier_statement_step (rows, error) == DOSSIER_STEP_ROW)
    {
      for (int i = 0; i < dossier_statement_get_n_columns (rows); i++)
        {
          const char *text = dossier_statement_get_text (rows, i);
          fprintf (file, "\"%s\",", text != NULL ? text : "");
        }
      fputs ("\r\n", file);
    }
  return GINT_TO_POINTER (rows != NULL && file != NULL && fclose (file) == 0);
}

static int
compare (const void *a, const void *b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return (first > second) - (first < second);
}

static void
measure (DossierStore *store, const char *path)
{
  const DossierExportOptions plain = { .tag = 1 };
  const DossierExportOptions located = { .tag = 1, .locators = TRUE };
  const DossierExportFormat *format = dossier_export_format_find ("csv");
  static const char *const names[] = { "bare SQL", "CSV", "CSV with locators" };
  double ms[3][N_ROUNDS];
  g_autoptr (GError) error = NULL;

  for (int round = 0; round < N_ROUNDS; round++)
    for (int kind = 0; kind < 3; kind++)
      {
        gint64 began = g_get_monotonic_time ();
        gboolean ok =
            kind == 0
                ? dossier_store_read (store, write_bare, (gpointer) path, NULL, &error) != NULL
                : dossier_export_to_file (store, format, kind == 1 ? &plain : &located, path, NULL,
                                          &error);
        ms[kind][round] = (double) (g_get_monotonic_time () - began) / 1000.0;
        if (!ok)
          g_error ("%s", error->message);
      }
  g_print ("%-20s %8s %8s %8s %8s\n", "5,000 of 10,000", "median", "min", "max", "ratio");
  for (int kind = 0; kind < 3; kind++)
    {
      qsort (ms[kind], N_ROUNDS, sizeof (double), compare);
      g_print ("%-20s %8.1f %8.1f %8.1f %8.2f\n", names[kind], ms[kind][N_ROUNDS / 2], ms[kind][0],
               ms[kind][N_ROUNDS - 1], ms[kind][N_ROUNDS / 2] / ms[0][N_ROUNDS / 2]);
    }
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("dossier-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "bench.dossier", NULL);
  g_autofree char *table = g_build_filename (folder, "bench.csv", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStore) store = dossier_store_create (path, &error);
  g_autoptr (GVariant) result = NULL;

  if (store != NULL)
    result = dossier_store_act (store, "bench.fill", "Bench", 0, fill, NULL, &error);
  if (result == NULL)
    g_error ("%s", error->message);
  measure (store, table);
  dossier_store_close (store);
  g_unlink (table);
  g_unlink (path);
  g_rmdir (folder);
  return 0;
}
