#include "export/exporter.h"

#include "base/error.h"
#include "export/curation-writer.h"
#include "export/csv-export.h"
#include "export/notes-export.h"
#include "export/timeline-export.h"
#include "export/timeline-picture.h"
#include "export/timeline-scope.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static gboolean
write_curation (DossierDatabase *database, const DossierExportOptions *options,
                GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  return dossier_curation_write (database, stream, cancellable, error);
}

static const DossierExportFormat formats[] = {
  { "markdown", N_ ("Notes in Markdown"), "md", "text/markdown", dossier_notes_check,
    dossier_notes_write },
  { "csv", N_ ("Table in CSV"), "csv", "text/csv", dossier_csv_check, dossier_csv_write },
  { "json", N_ ("Curation as JSON"), "json", "application/json", NULL, write_curation },
  { "svg", N_ ("Timeline as a drawing (SVG)"), "svg", "image/svg+xml", dossier_timeline_scope_check,
    dossier_timeline_svg_write },
  { "png", N_ ("Timeline as a picture (PNG)"), "png", "image/png", dossier_timeline_scope_check,
    dossier_timeline_png_write },
  { "pdf", N_ ("Timeline as a page (PDF)"), "pdf", "application/pdf", dossier_timeline_scope_check,
    dossier_timeline_pdf_write },
  { "timeline-csv", N_ ("Timeline as a table (CSV)"), "csv", "text/csv",
    dossier_timeline_scope_check, dossier_timeline_csv_write },
  { "timelinejs", N_ ("Timeline for TimelineJS"), "json", "application/json",
    dossier_timeline_scope_check, dossier_timeline_js_write },
};

/**
 * dossier_export_formats_get:
 * @n_formats: (out): how many
 *
 * Returns: (transfer none): all formats. Any thread.
 */
const DossierExportFormat *
dossier_export_formats_get (guint *n_formats)
{
  *n_formats = G_N_ELEMENTS (formats);
  return formats;
}

/**
 * dossier_export_format_find:
 * @name: what the command line calls it
 *
 * Returns: (transfer none) (nullable): the format of that name. Any thread.
 */
const DossierExportFormat *
dossier_export_format_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (strcmp (formats[i].name, name) == 0)
      return &formats[i];
  return NULL;
}

typedef struct
{
  const DossierExportFormat *format;
  const DossierExportOptions *options;
  GOutputStream *stream;
} Job;

static gpointer
run_job (DossierDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return GINT_TO_POINTER (
      job->format->write (database, job->options, job->stream, cancellable, error));
}

/**
 * dossier_export:
 * @store: an open dossier
 * @format: a format of the registry
 * @options: (nullable): NULL for the defaults
 * @stream: where the file goes; it is not closed
 * @cancellable: (nullable): stops the export
 * @error: return location
 *
 * Writes what is recorded at one moment; the same records and options give the same bytes. A
 * suggestion is not recorded and therefore never exported. For callers that may wait.
 *
 * Returns: FALSE with BAD_INPUT for options that the format does not know, or an error of the store
 *   or the stream, after which the stream holds half a file
 */
gboolean
dossier_export (DossierStore *store, const DossierExportFormat *format,
                const DossierExportOptions *options, GOutputStream *stream,
                GCancellable *cancellable, GError **error)
{
  const DossierExportOptions defaults = { 0 };
  Job job = { format, options != NULL ? options : &defaults, stream };

  if (format->check != NULL && !format->check (job.options, error))
    return FALSE;
  return GPOINTER_TO_INT (dossier_store_read (store, run_job, &job, cancellable, error));
}

static gboolean
set_file_error (const char *path, int code, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  DossierError kind = code == ENOSPC || code == EDQUOT                   ? DOSSIER_ERROR_NO_SPACE
                      : code == EACCES || code == EPERM || code == EROFS ? DOSSIER_ERROR_READ_ONLY
                                                                         : DOSSIER_ERROR_FAILED;

  g_set_error (error, DOSSIER_ERROR, kind, _ ("Cannot write “%s”: %s."), name,
               kind == DOSSIER_ERROR_NO_SPACE ? _ ("the disk is full") : g_strerror (code));
  return FALSE;
}

/* Errors of the stream become the sentence that the file deserves; others stay. */
static gboolean
name_file (const char *path, GError *problem, GError **error)
{
  if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    set_file_error (path, ENOSPC, error);
  else
    {
      g_propagate_error (error, g_error_copy (problem));
      if (problem->domain == G_IO_ERROR && problem->code != G_IO_ERROR_CANCELLED)
        {
          g_autofree char *name = g_path_get_basename (path);
          g_prefix_error (error, _ ("Cannot write “%s”: "), name);
        }
    }
  g_error_free (problem);
  return FALSE;
}

static gboolean
write_and_sync (DossierStore *store, Job *job, const char *path, int fd, GCancellable *cancellable,
                GError **error)
{
  g_autoptr (GOutputStream) stream = g_unix_output_stream_new (fd, FALSE);
  GError *problem = NULL;

  if (!dossier_export (store, job->format, job->options, stream, cancellable, &problem))
    return name_file (path, problem, error);
  /* A rename that reaches the disk before the bytes would leave an empty file after a crash. */
  return fsync (fd) == 0 ? TRUE : set_file_error (path, errno, error);
}

/**
 * dossier_export_to_file:
 * @path: the file; one that exists is replaced when the new one is whole
 *
 * dossier_export() into a file, all or nothing: it is written beside @path and renamed.
 *
 * Returns: FALSE with NO_SPACE, READ_ONLY or what dossier_export() gives; @path is as it was
 */
gboolean
dossier_export_to_file (DossierStore *store, const DossierExportFormat *format,
                        const DossierExportOptions *options, const char *path,
                        GCancellable *cancellable, GError **error)
{
  g_autofree char *temporary = g_strconcat (path, ".XXXXXX", NULL);
  Job job = { format, options, NULL };
  int fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0666);
  gboolean ok;

  if (fd < 0)
    return set_file_error (path, errno, error);
  ok = write_and_sync (store, &job, path, fd, cancellable, error);
  if (close (fd) != 0 && ok)
    ok = set_file_error (path, errno, error);
  if (ok && g_rename (temporary, path) != 0)
    ok = set_file_error (path, errno, error);
  if (!ok)
    g_unlink (temporary);
  return ok;
}

typedef struct
{
  const DossierExportFormat *format;
  DossierExportOptions options;
  char *group_by;
  char *table;
  gint64 *highlights;
  char *path;
} FileJob;

static void
file_job_free (gpointer data)
{
  FileJob *self = data;

  g_free (self->group_by);
  g_free (self->table);
  g_free (self->highlights);
  g_clear_pointer (&self->options.timeline, g_variant_unref);
  g_free (self->path);
  g_free (self);
}

static void
file_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  FileJob *self = data;
  GError *error = NULL;

  if (dossier_export_to_file (source, self->format, &self->options, self->path, cancellable,
                              &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * dossier_export_to_file_async:
 *
 * dossier_export_to_file() without waiting; all arguments are copied. Main thread.
 */
void
dossier_export_to_file_async (DossierStore *store, const DossierExportFormat *format,
                              const DossierExportOptions *options, const char *path,
                              GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  FileJob *self = g_new0 (FileJob, 1);

  self->format = format;
  self->path = g_strdup (path);
  if (options != NULL)
    {
      self->options = *options;
      self->options.group_by = self->group_by = g_strdup (options->group_by);
      self->options.table = self->table = g_strdup (options->table);
      self->highlights =
          g_memdup2 (options->highlights, options->n_highlights * sizeof *options->highlights);
      self->options.highlights = self->highlights;
      if (options->timeline != NULL)
        g_variant_ref (self->options.timeline);
    }
  g_task_set_source_tag (task, dossier_export_to_file_async);
  g_task_set_task_data (task, self, file_job_free);
  g_task_run_in_thread (task, file_thread);
}

/**
 * dossier_export_to_file_finish:
 *
 * Returns: as dossier_export_to_file()
 */
gboolean
dossier_export_to_file_finish (DossierStore *store, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
