#include <gio/gunixoutputstream.h>
#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

#include "export/exporter.h"
#include "invocation.h"
#include "opened.h"

static const DossierExportFormat *
find_format (DossierInvocation *invocation, GError **error)
{
  const char *name = dossier_invocation_get_option (invocation, "format");
  const DossierExportFormat *format = name != NULL ? dossier_export_format_find (name) : NULL;
  g_autoptr (GString) names = g_string_new (NULL);
  const DossierExportFormat *all;
  guint n;

  if (format != NULL)
    return format;
  all = dossier_export_formats_get (&n);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", all[i].name);
  g_set_error (error, DOSSIER_USAGE_ERROR, 0, _ ("“export” needs --format, one of: %s"),
               names->str);
  return NULL;
}

/* A wrong --by or --table is wrong usage, whoever finds it. */
static gboolean
read_options (DossierInvocation *invocation, const DossierExportFormat *format,
              DossierExportOptions *options, GError **error)
{
  const char *separator = dossier_invocation_get_option (invocation, "separator");
  g_autoptr (GError) cause = NULL;

  options->group_by = dossier_invocation_get_option (invocation, "by");
  options->table = dossier_invocation_get_option (invocation, "table");
  options->excel = dossier_invocation_has (invocation, "excel");
  options->locators = dossier_invocation_has (invocation, "locators");
  if (separator != NULL && strcmp (separator, "tab") == 0)
    separator = "\t";
  if (separator != NULL && (strlen (separator) != 1 || strchr (",;\t", separator[0]) == NULL))
    {
      g_set_error_literal (error, DOSSIER_USAGE_ERROR, 0,
                           _ ("--separator is a comma, a semicolon or “tab”"));
      return FALSE;
    }
  options->separator = separator != NULL ? separator[0] : options->excel ? ';' : ',';
  if (format->check == NULL || format->check (options, &cause))
    return TRUE;
  g_set_error_literal (error, DOSSIER_USAGE_ERROR, 0, cause->message);
  return FALSE;
}

static gboolean
write_out (DossierCorpus *corpus, const DossierExportFormat *format,
           const DossierExportOptions *options, const char *path, GError **error)
{
  DossierStore *store = dossier_corpus_get_store (corpus);
  g_autoptr (GOutputStream) stream = NULL;

  if (path != NULL && strcmp (path, "-") != 0)
    return dossier_export_to_file (store, format, options, path, NULL, error);
  stream = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
  return dossier_export (store, format, options, stream, NULL, error)
         && g_output_stream_flush (stream, NULL, error);
}

static gboolean
run (DossierInvocation *invocation, GError **error)
{
  const DossierExportFormat *format = find_format (invocation, error);
  DossierExportOptions options = { NULL };
  g_autoptr (DossierOpened) corpus = NULL;

  if (format == NULL || !read_options (invocation, format, &options, error))
    return FALSE;
  corpus = dossier_opened (dossier_invocation_get (invocation, 0), error);
  return corpus != NULL
         && write_out (corpus, format, &options,
                       dossier_invocation_get_option (invocation, "output"), error);
}

const DossierCommand dossier_command_export = {
  .name = "export",
  .operands = N_ ("FILE --format FORMAT"),
  .summary = N_ ("Write notes, a table, or everything"),
  .details = N_ ("markdown: notes with every quote and its citation. csv: a table, safe to open in "
                 "a spreadsheet. json: the whole dossier as curation JSON, which “import” reads. "
                 "svg, png, pdf: the timeline, drawn with its legend and sources. timeline-csv, "
                 "timelinejs: its events. "
                 "The same dossier gives the same bytes."),
  .min_operands = 1,
  .max_operands = 1,
  .options = DOSSIER_COMMAND_OPTIONS (
      { "format", 'f', N_ ("FORMAT"),
        N_ ("markdown, csv, json, svg, png, pdf, timeline-csv or timelinejs") },
      { "output", 'o', N_ ("OUT"),
        N_ ("Write to this file, which is replaced only by a whole one") },
      { "by", 0, N_ ("GROUP"),
        N_ ("What notes are grouped by: article, tag, actor or event; what the lanes of a timeline "
            "are: actor, tag, kind, status, place or article") },
      { "table", 0, N_ ("TABLE"),
        N_ ("What CSV holds: highlights, articles, actors, mentions or events") },
      { "excel", 0, NULL,
        N_ ("Write CSV so that Excel opens it well: byte order mark, semicolons") },
      { "separator", 0, N_ ("SIGN"), N_ ("Between the cells of CSV: “,”, “;” or “tab”") },
      { "locators", 0, NULL, N_ ("Let CSV also say paragraph and sentence; slower") }),
  .run = run,
};
