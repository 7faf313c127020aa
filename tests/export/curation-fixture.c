#include "curation-fixture.h"

#include "base/edtf.h"
#include "base/id.h"
#include "export/curation-writer.h"
#include "import/curation-import.h"

#include <glib/gstdio.h>
#include <string.h>

/* Each kind of text that a file could spoil: quotes, controls, Hangul, signs beyond U+FFFF. */
#define TEXT "Grain “북한” 😀\tand \"energy\"\\ \x01\x7f.\nSecond line: ¶ é.\n"
#define ROWS 3

void
curation_fixture_open (CurationFixture *f)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStore) store = NULL;

  f->folder = g_dir_make_tmp ("dossier-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, "test.dossier", NULL);
  store = dossier_store_create (f->path, &error);
  g_assert_no_error (error);
  f->corpus = dossier_corpus_new (store, "Tester");
}

void
curation_fixture_close (CurationFixture *f)
{
  dossier_corpus_close (f->corpus);
  g_clear_object (&f->corpus);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpint (g_unlink (f->path), ==, 0);
  g_assert_cmpint (g_rmdir (f->folder), ==, 0);
  g_free (f->path);
  g_free (f->folder);
}

typedef struct
{
  DossierDatabase *database;
  DossierCatalog *catalog;
  GHashTable *ids; /* table → its ROWS ids */
  char *sha256;    /* of TEXT */
} Filling;

static gint64
get_id (Filling *self, const char *table, int row)
{
  /* A record is an outlet, which is as good as any. */
  if (strcmp (table, "record") == 0)
    table = "outlet";
  return ((gint64 *) g_hash_table_lookup (self->ids, table))[row];
}

/* What stands in the text at the passage of @row. */
static void
bind_passage (DossierStatement *row, int parameter, const char *column, int n)
{
  const char *start = g_utf8_offset_to_pointer (TEXT, 5 * n);
  g_autofree char *quote = g_strndup (start, g_utf8_offset_to_pointer (start, 9) - start);

  if (strcmp (column, "start_at") == 0)
    dossier_statement_bind_int (row, parameter, 5 * n);
  else if (strcmp (column, "end_at") == 0)
    dossier_statement_bind_int (row, parameter, 5 * n + 9);
  else
    dossier_statement_bind_text (row, parameter, quote);
}

/* A date and the days that follow from it; the last row has none. */
static gboolean
bind_date (DossierStatement *row, int parameter, const char *column, int n)
{
  static const char *const dates[] = { "published",      "valid",   "edtf", "edtf_proposed",
                                       "edtf_from_text", "planned", NULL };
  g_autoptr (DossierEdtf) edtf = dossier_edtf_parse (n == 0 ? "-0043-03-15/.." : "2019-XX", NULL);

  if (g_strv_contains (dates, column))
    dossier_statement_bind_text (row, parameter, edtf->text);
  else if (g_str_has_suffix (column, "_min"))
    dossier_statement_bind_int (row, parameter, edtf->day_min);
  else if (g_str_has_suffix (column, "_max"))
    dossier_statement_bind_int (row, parameter, edtf->day_max);
  else
    return FALSE;
  return TRUE;
}

static void
bind_plain (DossierStatement *row, int parameter, const char *table,
            const DossierCatalogColumn *column, int n)
{
  g_autofree char *text = g_strdup_printf ("%s.%s %d %s", table, column->name, n, TEXT);

  if (bind_date (row, parameter, column->name, n))
    return;
  if (column->type == 'i')
    dossier_statement_bind_int (row, parameter, n == 0 ? G_MININT64 : n);
  else if (column->type == 'd')
    dossier_statement_bind_double (row, parameter, n == 0 ? 0.1 : -3.0);
  else
    dossier_statement_bind_text (row, parameter, text);
}

static void
bind_column (Filling *self, DossierStatement *row, int parameter, const char *table,
             const DossierCatalogColumn *column, int n)
{
  gboolean is_self = g_strcmp0 (column->references, table) == 0;

  if (parameter == 1)
    dossier_statement_bind_int (row, parameter, get_id (self, table, n));
  else if (!column->not_null && (n == ROWS - 1 || (is_self && n == 0)))
    dossier_statement_bind_null (row, parameter);
  else if (column->references != NULL)
    dossier_statement_bind_int (row, parameter, get_id (self, column->references, 0));
  else if (column->is_content)
    dossier_statement_bind_text (row, parameter, self->sha256);
  else if (strcmp (column->name, "code_points") == 0)
    dossier_statement_bind_int (row, parameter, g_utf8_strlen (TEXT, -1));
  else if (strcmp (table, "passage") == 0 && strstr ("start_at end_at quote", column->name) != NULL)
    bind_passage (row, parameter, column->name, n);
  else
    bind_plain (row, parameter, table, column, n);
}

static gboolean
insert_rows (Filling *self, const DossierCatalogTable *table, GError **error)
{
  const char *name = table->table->name;
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (DossierStatement) row = NULL;

  g_string_append_printf (sql, "INSERT INTO \"%s\" VALUES (?", name);
  for (guint i = 1; i < table->columns->len; i++)
    g_string_append (sql, ", ?");
  g_string_append_c (sql, ')');
  row = dossier_database_query (self->database, error, sql->str, "");
  for (int n = 0; row != NULL && n < ROWS; n++)
    {
      for (guint i = 0; i < table->columns->len; i++)
        bind_column (self, row, (int) i + 1, name, g_ptr_array_index (table->columns, i), n);
      if (dossier_statement_step (row, error) != DOSSIER_STEP_DONE)
        return FALSE;
      dossier_statement_reset (row);
      if (table->table->has_record
          && !dossier_database_run (self->database, error,
                                    "INSERT INTO record (id, kind) VALUES (?, ?)", "it",
                                    get_id (self, name, n), name))
        return FALSE;
    }
  return row != NULL;
}

static gboolean
fill (DossierAct *act, gpointer data, GError **error)
{
  DossierDatabase *database = dossier_act_get_database (act);
  g_autoptr (DossierCatalog) catalog = dossier_catalog_read (database, error);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, TEXT, -1);
  Filling self = { database, catalog, ids, sha256 };

  g_assert_nonnull (catalog);
  for (guint i = 0; i < catalog->tables->len; i++)
    {
      const DossierCatalogTable *table = g_ptr_array_index (catalog->tables, i);
      gint64 *list = g_new (gint64, ROWS);

      for (int n = 0; n < ROWS; n++)
        list[n] = dossier_id_new ();
      g_hash_table_insert (ids, (gpointer) table->table->name, list);
    }
  if (!dossier_database_run (database, error,
                             "INSERT INTO content (sha256, media_type, text) VALUES (?, ?, ?)",
                             "ttt", sha256, "text/plain", TEXT))
    return FALSE;
  for (guint i = 0; i < catalog->tables->len; i++)
    {
      const DossierCatalogTable *table = g_ptr_array_index (catalog->tables, i);
      if (strcmp (table->table->name, "record") != 0 && !insert_rows (&self, table, error))
        return FALSE;
    }
  return dossier_database_run (database, error, "DELETE FROM dossier WHERE id <> ?", "i",
                               get_id (&self, "dossier", 0));
}

/* Puts rows into every recorded table, with a value in every column: what the columns are the
 * dossier itself says, so that a new one is tested without being named here. */
void
curation_fixture_fill (CurationFixture *f)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) result = dossier_store_act (dossier_corpus_get_store (f->corpus),
                                                   "test.fill", "Tester", 0, fill, NULL, &error);

  g_assert_no_error (error);
}

static gpointer
export_text (DossierDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();

  if (!dossier_curation_write (database, stream, cancellable, error))
    return NULL;
  g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

char *
curation_fixture_export (CurationFixture *f)
{
  g_autoptr (GError) error = NULL;
  char *text =
      dossier_store_read (dossier_corpus_get_store (f->corpus), export_text, NULL, NULL, &error);

  g_assert_no_error (error);
  return text;
}

GVariant *
curation_fixture_import (CurationFixture *f, const char *text, GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, -1, NULL);

  return dossier_curation_import (f->corpus, stream, "a.json", NULL, error);
}

static gpointer
count_rows (DossierDatabase *database, gpointer sql, GCancellable *cancellable, GError **error)
{
  gint64 *n = g_new (gint64, 1);

  if (!dossier_database_get_int (database, n, error, sql, ""))
    g_clear_pointer (&n, g_free);
  return n;
}

gint64
curation_fixture_count (CurationFixture *f, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *n = dossier_store_read (dossier_corpus_get_store (f->corpus), count_rows,
                                             (gpointer) sql, NULL, &error);

  g_assert_no_error (error);
  return *n;
}

gint64
curation_fixture_import_text (CurationFixture *f, const char *title, const char *text)
{
  g_autoptr (GError) error = NULL;
  GVariant *article = dossier_args_new (
      "title", g_variant_new_string (title), "text",
      g_variant_new_from_data (G_VARIANT_TYPE ("ay"), text, strlen (text), TRUE, NULL, NULL), NULL);
  g_autoptr (GVariant) result = dossier_corpus_do (
      f->corpus, "article.import",
      dossier_args_new ("articles", g_variant_new_array (G_VARIANT_TYPE_VARDICT, &article, 1),
                        NULL),
      0, &error);
  g_autoptr (GArray) ids = NULL;

  g_assert_no_error (error);
  ids = dossier_args_dup_ids (result, "ids");
  return g_array_index (ids, gint64, 0);
}

/* A small file: one article, a highlight with a tag. @search is replaced in it. */
char *
curation_fixture_make_file (const char *search, const char *replace)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, CURATION_BODY, -1);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (
      text,
      "{\"format\": \"dossier-curation\", \"version\": 1,\n"
      "\"dossier\": \"" CURATION_UUID "\",\n"
      "\"content\": [\n{\"sha256\": \"%s\", \"media_type\": \"text/plain\", \"text\": "
      "\"" CURATION_BODY "\"}],\n"
      "\"tables\": {\n"
      "\"record\": [{\"id\": \"1\", \"kind\": \"article\"}, {\"id\": \"2\", \"kind\": "
      "\"passage\"},\n"
      " {\"id\": \"3\", \"kind\": \"highlight\"}, {\"id\": \"4\", \"kind\": \"tag\"},\n"
      " {\"id\": \"5\", \"kind\": \"tag\"}],\n"
      "\"article\": [{\"id\": \"1\", \"title\": \"Grain\"}],\n"
      "\"revision\": [{\"id\": \"9\", \"article\": \"1\", \"number\": 1, \"content\": \"%s\","
      " \"code_points\": 24, \"made\": \"import\"}],\n"
      "\"passage\": [\n{\"id\": \"2\", \"revision\": \"9\", \"start_at\": 10, \"end_at\": 16,"
      " \"quote\": \"energy\", \"prefix\": \"Grain and \", \"suffix\": \". 북한\"}],\n"
      "\"highlight\": [{\"id\": \"3\", \"passage\": \"2\"}],\n"
      "\"highlight_tag\": [{\"id\": \"7\", \"highlight\": \"3\", \"tag\": \"5\"}],\n"
      "\"tag\": [\n{\"id\": \"4\", \"name\": \"Trade\"},\n"
      "{\"id\": \"5\", \"parent\": \"4\", \"name\": \"Energy\"}]\n"
      "}}\n",
      hash, hash);
  if (search != NULL)
    g_assert_cmpuint (g_string_replace (text, search, replace, 1), ==, 1);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
