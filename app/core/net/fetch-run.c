/* One fetch under way: request, redirects, body, each with the limits in force. */
#include "net/fetch-run.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>
#include <string.h>

#include "base/error.h"
#include "config.h"
#include "net/address.h"
#include "net/failure.h"

#define PIECE           65536
#define LONGEST_HEADERS 65536

/* One run, from the first request to the last byte; it belongs to its GTask. */
typedef struct
{
  const DossierFetchLimits *limits; /* of the task's source object */
  SoupSession *session;
  SoupMessage *msg;
  GInputStream *body;
  GByteArray *bytes;
  gsize total;
  GPtrArray *redirects;
  DossierFetched *fetched;
  DossierFetchProgress progress;
  gpointer progress_data;
  GCancellable *outer; /* the caller's */
  gulong outer_id;
  GCancellable *inner; /* ends the operation under way, for the caller or for a timer */
  GSource *connect_timer;
  GSource *total_timer;
  gboolean connecting_took_too_long;
} Run;

static void send_request (GTask *task, GUri *uri);
static void read_piece (GTask *task);

static void
clear_timer (GSource **timer)
{
  if (*timer)
    g_source_destroy (*timer);
  g_clear_pointer (timer, g_source_unref);
}

static void
run_free (gpointer data)
{
  Run *run = data;

  clear_timer (&run->connect_timer);
  clear_timer (&run->total_timer);
  if (run->outer)
    g_cancellable_disconnect (run->outer, run->outer_id);
  if (run->session)
    soup_session_abort (run->session);
  g_clear_object (&run->outer);
  g_clear_object (&run->inner);
  g_clear_object (&run->body);
  g_clear_object (&run->msg);
  g_clear_object (&run->session);
  g_clear_pointer (&run->bytes, g_byte_array_unref);
  g_clear_pointer (&run->redirects, g_ptr_array_unref);
  g_clear_pointer (&run->fetched, dossier_fetched_free);
  g_free (run);
}

static GSource *
start_timer (guint milliseconds, GSourceFunc callback, gpointer data)
{
  GSource *timer = g_timeout_source_new (milliseconds);

  g_source_set_callback (timer, callback, data, NULL);
  g_source_attach (timer, g_main_context_get_thread_default ());
  return timer;
}

static gboolean
connect_timeout_cb (gpointer data)
{
  Run *run = data;

  run->connecting_took_too_long = TRUE;
  g_cancellable_cancel (run->inner);
  return G_SOURCE_REMOVE;
}

static gboolean
total_timeout_cb (gpointer data)
{
  g_cancellable_cancel (data);
  return G_SOURCE_REMOVE;
}

static void
outer_cancelled_cb (GCancellable *outer, gpointer inner)
{
  g_cancellable_cancel (inner);
}

static void
request_starting_cb (SoupMessage *msg, gpointer data)
{
  Run *run = data;

  clear_timer (&run->connect_timer);
}

/* Ends the run with a failure of the transport; a cancelled operation is the caller's wish or a timer's. */
static void
fail_transport (GTask *task, const GError *cause)
{
  Run *run = g_task_get_task_data (task);
  GUri *uri = soup_message_get_uri (run->msg);
  GError *error = NULL;

  if (!g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    dossier_failure_set_transport (&error, run->msg, cause);
  else if (run->outer && g_cancellable_is_cancelled (run->outer))
    error = g_error_copy (cause);
  else if (run->connecting_took_too_long)
    dossier_failure_set (&error, DOSSIER_ERROR_FAILED, uri,
                         _ ("%s did not accept a connection within %g seconds"),
                         g_uri_get_host (uri), run->limits->connect_timeout / 1000.0);
  else
    dossier_failure_set (&error, DOSSIER_ERROR_FAILED, uri,
                         _ ("it was not complete after %g seconds"),
                         run->limits->total_timeout / 1000.0);
  g_task_return_error (task, error);
}

static void
fail_too_large (GTask *task)
{
  Run *run = g_task_get_task_data (task);
  g_autofree char *most = g_format_size (run->limits->max_bytes);
  GError *error = NULL;

  dossier_failure_set (&error, DOSSIER_ERROR_BAD_INPUT, soup_message_get_uri (run->msg),
                       _ ("it is larger than %s"), most);
  g_task_return_error (task, error);
}

static void
append_header (const char *name, const char *value, gpointer data)
{
  GString *text = data;

  /* A cookie identifies the reader, not the article. */
  if (g_ascii_strcasecmp (name, "Set-Cookie") == 0)
    return;
  if (text->len + strlen (name) + strlen (value) < LONGEST_HEADERS)
    g_string_append_printf (text, "%s: %s\n", name, value);
}

static char *
describe_headers (SoupMessage *msg)
{
  GString *text = g_string_new (NULL);
  g_autofree char *raw = NULL;

  g_string_append_printf (text, "HTTP/%s %u %s\n",
                          soup_message_get_http_version (msg) == SOUP_HTTP_2_0   ? "2"
                          : soup_message_get_http_version (msg) == SOUP_HTTP_1_0 ? "1.0"
                                                                                 : "1.1",
                          soup_message_get_status (msg),
                          soup_status_get_phrase (soup_message_get_status (msg)));
  soup_message_headers_foreach (soup_message_get_response_headers (msg), append_header, text);
  raw = g_string_free (text, FALSE);
  return g_utf8_make_valid (raw, -1);
}

/* Without a type in the headers: markup begins with an angle bracket, text holds no NUL. */
static const char *
guess_type (GByteArray *bytes)
{
  gsize at = 0;

  while (at < bytes->len && (g_ascii_isspace (bytes->data[at]) || bytes->data[at] >= 0x80))
    at++;
  if (at < bytes->len && bytes->data[at] == '<')
    return "text/html";
  return memchr (bytes->data, '\0', bytes->len) ? NULL : "text/plain";
}

static void
finish_run (GTask *task)
{
  Run *run = g_task_get_task_data (task);
  DossierFetched *fetched = run->fetched;

  clear_timer (&run->total_timer);
  if (!fetched->content_type)
    fetched->content_type = g_strdup (guess_type (run->bytes));
  if (!fetched->content_type)
    {
      GError *error = NULL;

      dossier_failure_set (&error, DOSSIER_ERROR_BAD_INPUT, soup_message_get_uri (run->msg),
                           _ ("the server names no type, and it does not look like a page"));
      g_task_return_error (task, error);
      return;
    }
  g_ptr_array_add (run->redirects, NULL);
  fetched->redirects = (char **) g_ptr_array_free (g_steal_pointer (&run->redirects), FALSE);
  fetched->bytes = g_byte_array_free_to_bytes (g_steal_pointer (&run->bytes));
  g_task_return_pointer (task, g_steal_pointer (&run->fetched),
                         (GDestroyNotify) dossier_fetched_free);
}

static void
piece_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Run *run = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) piece = g_input_stream_read_bytes_finish (run->body, result, &error);
  gsize length = 0;
  const guint8 *bytes = piece ? g_bytes_get_data (piece, &length) : NULL;

  if (!piece)
    {
      fail_transport (task, error);
      return;
    }
  if (length == 0)
    {
      finish_run (task);
      return;
    }
  /* Counted after decoding, so that a small body that unpacks to gigabytes ends here too. */
  if (run->bytes->len + length > run->limits->max_bytes)
    {
      fail_too_large (task);
      return;
    }
  g_byte_array_append (run->bytes, bytes, length);
  if (run->progress)
    run->progress (run->bytes->len, run->total, run->progress_data);
  read_piece (task);
}

static void
read_piece (GTask *task)
{
  Run *run = g_task_get_task_data (task);

  g_input_stream_read_bytes_async (run->body, PIECE, G_PRIORITY_DEFAULT, run->inner, piece_read_cb,
                                   g_object_ref (task));
}

static void
begin_body (GTask *task)
{
  Run *run = g_task_get_task_data (task);
  SoupMessageHeaders *headers = soup_message_get_response_headers (run->msg);
  g_autoptr (GHashTable) params = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  const char *type = soup_message_headers_get_content_type (headers, &params);
  g_autofree char *content_type = type ? g_ascii_strdown (type, -1) : NULL;
  goffset length = soup_message_headers_get_content_length (headers);
  GError *error = NULL;

  if (!dossier_failure_check_answer (run->msg, content_type, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (length > 0 && (guint64) length > run->limits->max_bytes)
    {
      fail_too_large (task);
      return;
    }
  /* The announced length is that of the encoded body: of no use as a total when it is compressed. */
  if (!soup_message_headers_get_one (headers, "Content-Encoding"))
    run->total = length;
  run->fetched->address = g_uri_to_string (soup_message_get_uri (run->msg));
  run->fetched->status = soup_message_get_status (run->msg);
  run->fetched->headers = describe_headers (run->msg);
  run->fetched->content_type = g_steal_pointer (&content_type);
  run->fetched->charset = params ? g_strdup (g_hash_table_lookup (params, "charset")) : NULL;
  run->fetched->retrieved_at = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  read_piece (task);
}

static gboolean
has_been_at (Run *run, const char *address)
{
  for (guint i = 0; i < run->redirects->len; i++)
    if (strcmp (run->redirects->pdata[i], address) == 0)
      return TRUE;
  return FALSE;
}

/* Goes where the answer points, or says why not. libsoup's own following neither keeps the chain
 * nor tells a loop from a long way. */
static GUri *
resolve_redirect (Run *run, GError **error)
{
  GUri *from = soup_message_get_uri (run->msg);
  const char *location =
      soup_message_headers_get_one (soup_message_get_response_headers (run->msg), "Location");
  g_autoptr (GUri) to = g_uri_parse_relative (from, location, SOUP_HTTP_URI_FLAGS, NULL);
  g_autofree char *address = to ? g_uri_to_string (to) : NULL;

  if (!to)
    {
      dossier_failure_set (error, DOSSIER_ERROR_FAILED, from,
                           _ ("it redirects to something that is not an address"));
      return NULL;
    }
  if (!dossier_address_check (to, error))
    return NULL;
  g_ptr_array_add (run->redirects, g_uri_to_string (from));
  if (has_been_at (run, address))
    {
      dossier_failure_set (error, DOSSIER_ERROR_FAILED, from,
                           _ ("its redirects go round in a circle"));
      return NULL;
    }
  if (run->redirects->len > run->limits->max_redirects)
    {
      dossier_failure_set (error, DOSSIER_ERROR_FAILED, from,
                           _ ("it is redirected more than %u times"), run->limits->max_redirects);
      return NULL;
    }
  if (strcmp (g_uri_get_scheme (from), "https") == 0 && strcmp (g_uri_get_scheme (to), "http") == 0)
    run->fetched->left_tls = TRUE;
  return g_steal_pointer (&to);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Run *run = g_task_get_task_data (task);
  SoupStatus status = SOUP_STATUS_NONE;
  g_autoptr (GUri) next = NULL;
  g_autoptr (GError) error = NULL;

  clear_timer (&run->connect_timer);
  g_clear_object (&run->body);
  run->body = soup_session_send_finish (run->session, result, &error);
  if (!run->body)
    {
      fail_transport (task, error);
      return;
    }
  status = soup_message_get_status (run->msg);
  if (!SOUP_STATUS_IS_REDIRECTION (status) || status == SOUP_STATUS_NOT_MODIFIED
      || !soup_message_headers_get_one (soup_message_get_response_headers (run->msg), "Location"))
    {
      begin_body (task);
      return;
    }
  next = resolve_redirect (run, &error);
  if (next)
    send_request (task, next);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
send_request (GTask *task, GUri *uri)
{
  Run *run = g_task_get_task_data (task);

  g_clear_object (&run->msg);
  run->msg = soup_message_new_from_uri ("GET", uri);
  soup_message_add_flags (run->msg, SOUP_MESSAGE_NO_REDIRECT);
  soup_message_headers_replace (soup_message_get_request_headers (run->msg), "Accept",
                                "text/html,application/xhtml+xml,text/plain;q=0.8");
  g_signal_connect (run->msg, "starting", G_CALLBACK (request_starting_cb), run);
  run->connect_timer = start_timer (run->limits->connect_timeout, connect_timeout_cb, run);
  soup_session_send_async (run->session, run->msg, G_PRIORITY_DEFAULT, run->inner, answered_cb,
                           g_object_ref (task));
}

/* A session lives for one fetch: no cookie, credential, cache or connection outlasts it. */
static SoupSession *
open_session (GTlsDatabase *tls_database)
{
  SoupSession *session =
      soup_session_new_with_options ("user-agent", "Dossier/" DOSSIER_VERSION, "timeout", 0, NULL);

  /* Authentication would ask for or send passwords; nobody is there to be asked. */
  soup_session_remove_feature_by_type (session, SOUP_TYPE_AUTH_MANAGER);
  if (tls_database)
    soup_session_set_tls_database (session, tls_database);
  return session;
}

/**
 * dossier_fetch_run_begin:
 * @task: gets the DossierFetched or the error
 * @limits: owned by the task's source object
 * @address: as dossier_address_clean() gave it
 * @cancellable: (nullable): the caller's
 * @progress: (nullable): called as bytes arrive
 *
 * Works in the thread-default main context of the caller.
 */
void
dossier_fetch_run_begin (GTask *task, const DossierFetchLimits *limits, const char *address,
                         GCancellable *cancellable, DossierFetchProgress progress,
                         gpointer progress_data)
{
  g_autoptr (GUri) uri = g_uri_parse (address, SOUP_HTTP_URI_FLAGS, NULL);
  Run *run = g_new0 (Run, 1);

  g_task_set_task_data (task, run, run_free);
  run->limits = limits;
  run->session = open_session (limits->tls_database);
  run->bytes = g_byte_array_new ();
  run->redirects = g_ptr_array_new_with_free_func (g_free);
  run->fetched = g_new0 (DossierFetched, 1);
  run->fetched->requested = g_strdup (address);
  run->progress = progress;
  run->progress_data = progress_data;
  run->inner = g_cancellable_new ();
  run->total_timer = start_timer (limits->total_timeout, total_timeout_cb, run->inner);
  if (cancellable)
    {
      run->outer = g_object_ref (cancellable);
      run->outer_id = g_cancellable_connect (cancellable, G_CALLBACK (outer_cancelled_cb),
                                             g_object_ref (run->inner), g_object_unref);
    }
  send_request (task, uri);
}
