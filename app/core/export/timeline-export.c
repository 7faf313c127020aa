#include "export/timeline-export.h"

#include "base/json-stream-writer.h"
#include "corpus/event-sql.h"
#include "corpus/timeline-query.h"
#include "export/csv-writer.h"
#include "export/source-line.h"
#include "export/timeline-scope.h"

/* What of an event goes into a file; its sources are read one by one. */
#define COLUMNS                                                                                    \
  "SELECT e.id, e.title, e.edtf, e.status, e.kind, e.day_min, e.day_max, (%s), "                   \
  "" DOSSIER_PLACE_NAME_SQL ", e.outside_source "                                                  \
  "FROM event e"

typedef struct
{
  DossierTimelineScope *scope;
  DossierStatement *rows;
  DossierDatabase *database;
  DossierTimelineEvent event; /* of the row */
} Walk;

static DossierStatement *
begin_walk (Walk *walk, DossierDatabase *database, GError **error)
{
  g_autofree char *head =
      g_strdup_printf (COLUMNS, dossier_lanes_by_get_names_sql (walk->scope->lanes_by));

  walk->database = database;
  walk->rows = dossier_timeline_query (
      database, walk->scope->query, head,
      "ORDER BY e.edtf IS NULL, e.day_min, e.day_max, e.title, e.id", error);
  return walk->rows;
}

/* The next event that is seen; undated ones only where all days are. */
static DossierStep
next_event (Walk *walk, gboolean *is_dated, GError **error)
{
  DossierStep step;

  while ((step = dossier_statement_step (walk->rows, error)) == DOSSIER_STEP_ROW)
    {
      *is_dated = dossier_timeline_event_init (
          &walk->event, dossier_statement_get_int (walk->rows, 0),
          dossier_statement_get_text (walk->rows, 2), dossier_statement_get_text (walk->rows, 3));
      if (*is_dated ? dossier_timeline_scope_has (walk->scope, &walk->event)
                    : !walk->scope->has_days)
        return step;
    }
  return step;
}

/* The articles that an event has passages in, as citations, one a line. */
static char *
read_sources (DossierDatabase *database, gint64 event, GError **error)
{
  g_autoptr (DossierStatement) s = dossier_database_query (
      database, error,
      "SELECT DISTINCT a.id, o.name, a.title, a.published, a.url FROM evidence x "
      "JOIN passage p ON p.id = x.passage JOIN revision r ON r.id = p.revision "
      "JOIN article a ON a.id = r.article LEFT JOIN outlet o ON o.id = a.outlet "
      "WHERE x.record = ? ORDER BY a.published_min, a.id",
      "i", event);
  g_autoptr (GString) sources = g_string_new (NULL);
  DossierStep step = DOSSIER_STEP_ERROR;

  while (s != NULL && (step = dossier_statement_step (s, error)) == DOSSIER_STEP_ROW)
    {
      DossierSourceLine source = { dossier_statement_get_text (s, 1),
                                   dossier_statement_get_text (s, 2),
                                   dossier_statement_get_text (s, 3),
                                   dossier_statement_get_text (s, 4), NULL };
      g_autofree char *line = dossier_source_line_format (&source, DOSSIER_SOURCE_PLAIN);

      g_string_append_printf (sources, "%s%s", sources->len > 0 ? "\n" : "", line);
    }
  return step == DOSSIER_STEP_DONE ? g_string_free (g_steal_pointer (&sources), FALSE) : NULL;
}

static char *
dup_day (gint64 day)
{
  return dossier_day_is_finite (day) ? dossier_edtf_day_to_string (day) : NULL;
}

static char *
dup_words (const char *edtf)
{
  g_autoptr (DossierEdtf) parsed = edtf != NULL ? dossier_edtf_parse (edtf, NULL) : NULL;

  return parsed != NULL ? dossier_edtf_to_words (parsed) : NULL;
}

static gboolean
write_csv_row (Walk *walk, gboolean is_dated, DossierCsvWriter *out, GError **error)
{
  static const int texts[] = { 1, 2, 3, 4 };
  const char *edtf = dossier_statement_get_text (walk->rows, 2);
  g_autofree char *words = dup_words (edtf);
  g_autofree char *first = is_dated ? dup_day (walk->event.first) : NULL;
  g_autofree char *last = is_dated ? dup_day (walk->event.last) : NULL;
  g_autofree char *sources =
      read_sources (walk->database, dossier_statement_get_int (walk->rows, 0), error);

  if (sources == NULL)
    return FALSE;
  dossier_csv_writer_integer (out, dossier_statement_get_int (walk->rows, 0));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    dossier_csv_writer_text (out, dossier_statement_get_text (walk->rows, texts[i]));
  dossier_csv_writer_text (out, words);
  dossier_csv_writer_text (out, first);
  dossier_csv_writer_text (out, last);
  dossier_csv_writer_text (out, dossier_statement_get_text (walk->rows, 7));
  dossier_csv_writer_text (out, dossier_statement_get_text (walk->rows, 8));
  dossier_csv_writer_text (out, sources);
  dossier_csv_writer_text (out, dossier_statement_get_text (walk->rows, 9));
  dossier_csv_writer_end_record (out);
  return TRUE;
}

/**
 * dossier_timeline_csv_write:
 *
 * Writes one line an event: its date as EDTF, in words and as first and last day, its lanes, and the
 * articles that tell of it. The connection's thread.
 *
 * Returns: FALSE with an error of the store or the stream
 */
gboolean
dossier_timeline_csv_write (DossierDatabase *database, const DossierExportOptions *options,
                            GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  static const char *const heads[] = { "id",    "title", "edtf",    "status",
                                       "kind",  "date",  "first",   "last",
                                       "lanes", "place", "sources", "outside_source" };
  g_autoptr (DossierTimelineScope) scope = dossier_timeline_scope_new (options, error);
  g_autoptr (DossierCsvWriter) out = dossier_csv_writer_new (
      stream, options->separator != '\0' ? options->separator : ',', options->excel, cancellable);
  g_autoptr (DossierStatement) rows = NULL;
  Walk walk = { .scope = scope };
  gboolean is_dated;
  DossierStep step;

  if (scope == NULL || (rows = begin_walk (&walk, database, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    dossier_csv_writer_text (out, heads[i]);
  dossier_csv_writer_end_record (out);
  while ((step = next_event (&walk, &is_dated, error)) == DOSSIER_STEP_ROW)
    if (!write_csv_row (&walk, is_dated, out, error) || dossier_csv_writer_has_failed (out))
      break;
  return step == DOSSIER_STEP_DONE ? dossier_csv_writer_finish (out, error)
                                   : step == DOSSIER_STEP_ROW && (error == NULL || *error == NULL)
                                         && dossier_csv_writer_finish (out, error);
}

static void
put (DossierJsonStreamWriter *out, const char *key, const char *text)
{
  dossier_json_stream_writer_key (out, key);
  dossier_json_stream_writer_string (out, text, -1);
}

/* A date as TimelineJS takes it; years of more than its range are its own affair. */
static void
put_date (DossierJsonStreamWriter *out, const char *key, gint64 day, const char *words)
{
  gint64 year;
  int month, number;

  dossier_day_to_civil (day, &year, &month, &number);
  dossier_json_stream_writer_key (out, key);
  dossier_json_stream_writer_begin_object (out, DOSSIER_JSON_ONE_LINE);
  dossier_json_stream_writer_key (out, "year");
  dossier_json_stream_writer_integer (out, year);
  dossier_json_stream_writer_key (out, "month");
  dossier_json_stream_writer_integer (out, month);
  dossier_json_stream_writer_key (out, "day");
  dossier_json_stream_writer_integer (out, number);
  if (words != NULL)
    put (out, "display_date", words);
  dossier_json_stream_writer_end_object (out);
}

/* The text of a slide is HTML: status, place and sources. */
static char *
dup_slide (Walk *walk, const char *sources)
{
  g_autofree char *status = g_markup_escape_text (dossier_statement_get_text (walk->rows, 3), -1);
  const char *place = dossier_statement_get_text (walk->rows, 8);
  g_auto (GStrv) lines = g_strsplit (sources, "\n", -1);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "<p>%s", status);
  if (place != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (place, -1);

      g_string_append_printf (text, " · %s", escaped);
    }
  g_string_append (text, "</p>");
  for (guint i = 0; lines[i] != NULL && lines[i][0] != '\0'; i++)
    {
      g_autofree char *escaped = g_markup_escape_text (lines[i], -1);

      g_string_append_printf (text, "<p><small>%s</small></p>", escaped);
    }
  return g_string_free (text, FALSE);
}

static gboolean
write_slide (Walk *walk, DossierJsonStreamWriter *out, GError **error)
{
  const DossierTimelineEvent *event = &walk->event;
  gint64 first = dossier_day_is_finite (event->first) ? event->first : event->last;
  gint64 last = dossier_day_is_finite (event->last) ? event->last : first;
  g_autofree char *words = dup_words (dossier_statement_get_text (walk->rows, 2));
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, event->id);
  g_autofree char *title = g_markup_escape_text (dossier_statement_get_text (walk->rows, 1), -1);
  g_autofree char *sources = read_sources (walk->database, event->id, error);
  g_autofree char *slide = sources != NULL ? dup_slide (walk, sources) : NULL;
  const char *group = dossier_statement_get_text (walk->rows, 7);

  if (slide == NULL)
    return FALSE;
  dossier_json_stream_writer_begin_object (out, DOSSIER_JSON_LINES);
  put (out, "unique_id", id);
  put_date (out, "start_date", first, words);
  if (last != first)
    put_date (out, "end_date", last, NULL);
  dossier_json_stream_writer_key (out, "text");
  dossier_json_stream_writer_begin_object (out, DOSSIER_JSON_LINES);
  put (out, "headline", title);
  put (out, "text", slide);
  dossier_json_stream_writer_end_object (out);
  if (group != NULL)
    put (out, "group", group);
  dossier_json_stream_writer_end_object (out);
  return TRUE;
}

/**
 * dossier_timeline_js_write:
 *
 * Writes dated events in the format of TimelineJS 3, which knows no uncertainty: the date in words
 * says it. Titles and texts are HTML there and are escaped. The connection's thread.
 *
 * Returns: FALSE with an error of the store or the stream
 */
gboolean
dossier_timeline_js_write (DossierDatabase *database, const DossierExportOptions *options,
                           GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (DossierTimelineScope) scope = dossier_timeline_scope_new (options, error);
  g_autoptr (DossierJsonStreamWriter) out = dossier_json_stream_writer_new (stream, cancellable);
  g_autoptr (DossierStatement) rows = NULL;
  Walk walk = { .scope = scope };
  gboolean is_dated;
  DossierStep step;

  if (scope == NULL || (rows = begin_walk (&walk, database, error)) == NULL)
    return FALSE;
  dossier_json_stream_writer_begin_object (out, DOSSIER_JSON_LINES);
  dossier_json_stream_writer_key (out, "events");
  dossier_json_stream_writer_begin_array (out, DOSSIER_JSON_LINES);
  while ((step = next_event (&walk, &is_dated, error)) == DOSSIER_STEP_ROW)
    {
      if (is_dated && !write_slide (&walk, out, error))
        return FALSE;
      if (dossier_json_stream_writer_has_failed (out))
        break;
    }
  if (step == DOSSIER_STEP_ERROR)
    return FALSE;
  dossier_json_stream_writer_end_array (out);
  dossier_json_stream_writer_end_object (out);
  return dossier_json_stream_writer_finish (out, error);
}
