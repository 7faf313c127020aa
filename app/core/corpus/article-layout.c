#include "corpus/article-layout.h"

#include "base/error.h"
#include "base/json-stream-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A page with more is no article; the rest of its form is left out. */
#define MAX_SPANS 20000

#define MAX_BYTES  (16u * 1024 * 1024)
#define MAX_STRING (16u * 1024)

static const char *const kinds[] = { "heading", "list-item", "quote", "link" };

static void
span_clear (gpointer data)
{
  g_free (((DossierTextSpan *) data)->value);
}

/**
 * dossier_article_layout_new:
 *
 * Returns: (transfer full) (element-type DossierTextSpan): an empty layout
 */
GArray *
dossier_article_layout_new (void)
{
  GArray *spans = g_array_new (FALSE, TRUE, sizeof (DossierTextSpan));

  g_array_set_clear_func (spans, span_clear);
  return spans;
}

/* What one object of the list says, before it is believed. */
typedef struct
{
  gint64 start;
  gint64 end;
  int kind; /* -1: none that is shown */
  char *value;
} Read;

static void
read_clear (Read *self)
{
  g_clear_pointer (&self->value, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Read, read_clear)

static int
find_kind (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i], name) == 0)
      return (int) i;
  return -1;
}

/* Takes the value of @key; one of another type than expected is passed over. */
static gboolean
read_member (DossierJsonStreamReader *reader, const char *key, Read *read, GError **error)
{
  DossierJsonToken token = dossier_json_stream_reader_next (reader, NULL, error);

  switch (token)
    {
    case DOSSIER_JSON_INTEGER:
      if (strcmp (key, "start") == 0)
        read->start = dossier_json_stream_reader_get_integer (reader);
      else if (strcmp (key, "end") == 0)
        read->end = dossier_json_stream_reader_get_integer (reader);
      return TRUE;
    case DOSSIER_JSON_STRING:
      if (strcmp (key, "kind") == 0)
        read->kind = find_kind (dossier_json_stream_reader_get_string (reader, NULL));
      else if (strcmp (key, "value") == 0)
        {
          g_free (read->value);
          read->value = g_strdup (dossier_json_stream_reader_get_string (reader, NULL));
        }
      return TRUE;
    case DOSSIER_JSON_NUMBER:
    case DOSSIER_JSON_BOOLEAN:
    case DOSSIER_JSON_NULL:
      return TRUE;
    case DOSSIER_JSON_ERROR:
      return FALSE;
    case DOSSIER_JSON_END:
    case DOSSIER_JSON_OBJECT_BEGIN:
    case DOSSIER_JSON_OBJECT_END:
    case DOSSIER_JSON_ARRAY_BEGIN:
    case DOSSIER_JSON_ARRAY_END:
    case DOSSIER_JSON_KEY:
    default:
      g_set_error_literal (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT,
                           _ ("The layout of the text holds more than a list of parts"));
      return FALSE;
    }
}

static void
add_span (GArray *spans, Read *read, guint length)
{
  DossierTextSpan span = { .kind = (DossierSpanKind) read->kind };

  if (read->kind < 0 || read->start < 0 || read->start >= read->end || read->end > length
      || spans->len == MAX_SPANS)
    return;
  span.range = (DossierTextRange){ (guint) read->start, (guint) read->end };
  if (span.kind == DOSSIER_SPAN_HEADING)
    span.level =
        read->value != NULL ? CLAMP ((guint) g_ascii_strtoull (read->value, NULL, 10), 1, 6) : 2;
  else
    span.value = g_steal_pointer (&read->value);
  g_array_append_val (spans, span);
}

static gboolean
read_span (DossierJsonStreamReader *reader, GArray *spans, guint length, GError **error)
{
  g_auto (Read) read = { .start = -1, .end = -1, .kind = -1 };
  DossierJsonToken token;

  while ((token = dossier_json_stream_reader_next (reader, NULL, error)) == DOSSIER_JSON_KEY)
    {
      g_autofree char *key = g_strdup (dossier_json_stream_reader_get_string (reader, NULL));

      if (!read_member (reader, key, &read, error))
        return FALSE;
    }
  if (token != DOSSIER_JSON_OBJECT_END)
    return FALSE;
  add_span (spans, &read, length);
  return TRUE;
}

/**
 * dossier_article_layout_parse:
 * @json: the list as the import writes it: kind, start, end, value
 * @length: of the text in code points
 * @error: return location
 *
 * What has an unknown kind or lies outside the text is left out.
 *
 * Returns: (transfer full) (element-type DossierTextSpan): the parts in the order of the list; NULL
 *   with an error if it is no such list. Any thread.
 */
GArray *
dossier_article_layout_parse (const char *json, guint length, GError **error)
{
  const DossierJsonLimits limits = { .depth = 4, .string = MAX_STRING, .total = MAX_BYTES };
  g_autoptr (GInputStream) stream =
      g_memory_input_stream_new_from_data (json, (gssize) strlen (json), NULL);
  g_autoptr (DossierJsonStreamReader) reader =
      dossier_json_stream_reader_new (stream, _ ("the layout of the text"), &limits);
  g_autoptr (GArray) spans = dossier_article_layout_new ();
  DossierJsonToken token = dossier_json_stream_reader_next (reader, NULL, error);

  if (token == DOSSIER_JSON_ARRAY_BEGIN)
    while ((token = dossier_json_stream_reader_next (reader, NULL, error))
           == DOSSIER_JSON_OBJECT_BEGIN)
      if (!read_span (reader, spans, length, error))
        return NULL;
  if (token == DOSSIER_JSON_ARRAY_END)
    return g_steal_pointer (&spans);
  if (token != DOSSIER_JSON_ERROR)
    g_set_error_literal (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT,
                         _ ("The layout of the text is not a list of parts"));
  return NULL;
}
