#include "export/csv-writer.h"

#include <string.h>

static char *
steal_text (GOutputStream *stream)
{
  g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

static char *
write_record (const char *const *cells, char separator, gboolean excel)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (DossierCsvWriter) writer = dossier_csv_writer_new (stream, separator, excel, NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; cells[i] != NULL; i++)
    dossier_csv_writer_text (writer, cells[i]);
  dossier_csv_writer_end_record (writer);
  dossier_csv_writer_finish (writer, &error);
  g_assert_no_error (error);
  return steal_text (stream);
}

/* A reader of RFC 4180 as strict as its grammar: fails on a stray quote or a bare line break. */
static GPtrArray *
read_record (const char *text, char separator)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  const char *p = text;

  while (TRUE)
    {
      g_autoptr (GString) cell = g_string_new (NULL);
      if (*p == '"')
        {
          for (p++; p[0] != '"' || p[1] == '"'; p++)
            {
              g_assert_cmpint (p[0], !=, '\0');
              g_string_append_c (cell, *p);
              p += p[0] == '"';
            }
          p++;
        }
      else
        for (; *p != separator && *p != '\r'; p++)
          {
            g_assert_null (strchr ("\"\n", *p));
            g_string_append_c (cell, *p);
          }
      g_ptr_array_add (cells, g_strdup (cell->str));
      if (*p == '\r')
        break;
      g_assert_cmpint (*p++, ==, separator);
    }
  g_assert_cmpstr (p, ==, "\r\n");
  return g_steal_pointer (&cells);
}

static void
test_reads_back (void)
{
  static const char *const cells[] = { "plain",  "",        "a,b;c\td", "say \"no\"", "two\nlines",
                                       "c\r\nd", " space ", "북한",     "\"",         "end\"",
                                       "1=2",    "a@b",     "x-y",      NULL };
  static const char separators[] = { ',', ';', '\t' };

  for (guint s = 0; s < G_N_ELEMENTS (separators); s++)
    {
      g_autofree char *text = write_record (cells, separators[s], FALSE);
      g_autoptr (GPtrArray) back = read_record (text, separators[s]);

      g_assert_cmpuint (back->len, ==, g_strv_length ((GStrv) cells));
      for (guint i = 0; i < back->len; i++)
        g_assert_cmpstr (back->pdata[i], ==, cells[i]);
    }
}

static void
test_formulas_are_neutralised (void)
{
  static const char *const cells[] = { "=1+1", "+1",   "-1",       "@SUM(A1)", "\t=1",
                                       "\r=1", "\n=1", "=\"a\",1", "＝1",      NULL };
  g_autofree char *text = write_record (cells, ',', FALSE);
  g_autoptr (GPtrArray) back = read_record (text, ',');

  for (guint i = 0; i < back->len; i++)
    {
      g_autofree char *expected = g_strconcat ("'", cells[i], NULL);
      g_assert_cmpstr (back->pdata[i], ==, expected);
    }
}

static void
test_excel_gets_a_byte_order_mark (void)
{
  static const char *const cells[] = { "북한", "b", NULL };
  g_autofree char *excel = write_record (cells, ';', TRUE);
  g_autofree char *plain = write_record (cells, ',', FALSE);

  g_assert_cmpstr (excel, ==, "\xef\xbb\xbf북한;b\r\n");
  g_assert_cmpstr (plain, ==, "북한,b\r\n");
}

static void
test_numbers_and_empty_cells (void)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (DossierCsvWriter) writer = dossier_csv_writer_new (stream, ',', FALSE, NULL);
  g_autofree char *text = NULL;

  dossier_csv_writer_text (writer, NULL);
  dossier_csv_writer_integer (writer, -3);
  dossier_csv_writer_text (writer, NULL);
  dossier_csv_writer_end_record (writer);
  dossier_csv_writer_integer (writer, G_MAXINT64);
  dossier_csv_writer_end_record (writer);
  g_assert_true (dossier_csv_writer_finish (writer, NULL));
  text = steal_text (stream);
  g_assert_cmpstr (text, ==, ",-3,\r\n9223372036854775807\r\n");
}

static void
test_full_stream_is_an_error (void)
{
  static char room[16];
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new (room, sizeof room, NULL, NULL);
  g_autoptr (DossierCsvWriter) writer = dossier_csv_writer_new (stream, ',', FALSE, NULL);
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 10000 && !dossier_csv_writer_has_failed (writer); i++)
    {
      dossier_csv_writer_text (writer, "a cell of some length");
      dossier_csv_writer_end_record (writer);
    }
  g_assert_true (dossier_csv_writer_has_failed (writer));
  g_assert_false (dossier_csv_writer_finish (writer, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv-writer/reads-back", test_reads_back);
  g_test_add_func ("/csv-writer/formulas-are-neutralised", test_formulas_are_neutralised);
  g_test_add_func ("/csv-writer/excel", test_excel_gets_a_byte_order_mark);
  g_test_add_func ("/csv-writer/numbers-and-empty-cells", test_numbers_and_empty_cells);
  g_test_add_func ("/csv-writer/full-stream", test_full_stream_is_an_error);
  return g_test_run ();
}
