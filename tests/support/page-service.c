/* A web server for tests: the files of one folder, and below /- the answers that servers are feared for.
 *
 *   /-/redirect/N        N redirects, then the page "arrived"
 *   /-/redirect-to?URL   one redirect to whatever stands after the question mark
 *   /-/loop              two addresses that redirect to each other
 *   /-/status/N          that status
 *   /-/type?TYPE         "arrived" with that content type; without TYPE, with none
 *   /-/silent            accepts the request and never answers
 *   /-/stall             headers, one piece of the body, then nothing more
 *   /-/endless           a body without end and without Content-Length
 *   /-/gzip/N            N MiB of one letter, compressed
 *   /-/length/N          announces N bytes and sends one
 *   /-/headers/N         an answer of N headers of a thousand bytes
 *   /-/cut               announces a hundred bytes, sends one and closes
 *   /-/cookie            sets a cookie and answers with the Cookie header it was sent
 *   /-/agent             answers with the User-Agent header it was sent
 */
#include "page-service.h"

#include <string.h>

#define ARRIVED "<!doctype html><title>arrived</title><p>arrived"

static void
answer (SoupServerMessage *msg, const char *type, const char *body)
{
  soup_server_message_set_status (msg, 200, NULL);
  if (*type == '\0')
    {
      SoupMessageHeaders *headers = soup_server_message_get_response_headers (msg);

      soup_message_headers_set_content_length (headers, strlen (body));
      soup_message_body_append (soup_server_message_get_response_body (msg), SOUP_MEMORY_COPY, body,
                                strlen (body));
      return;
    }
  soup_server_message_set_response (msg, type, SOUP_MEMORY_COPY, body, strlen (body));
}

static void
redirect (SoupServerMessage *msg, const char *where)
{
  soup_message_headers_replace (soup_server_message_get_response_headers (msg), "Location", where);
  soup_server_message_set_status (msg, 302, NULL);
}

static void
serve_redirects (SoupServerMessage *msg, int left)
{
  g_autofree char *next = g_strdup_printf ("/-/redirect/%d", left - 1);

  if (left > 0)
    redirect (msg, next);
  else
    answer (msg, "text/html", ARRIVED);
}

static void
append_chunk_cb (SoupServerMessage *msg, gpointer data)
{
  static const char chunk[65536] = "endless ";

  soup_message_body_append (soup_server_message_get_response_body (msg), SOUP_MEMORY_STATIC, chunk,
                            sizeof chunk);
  soup_server_message_unpause (msg);
}

static void
serve_open_body (SoupServerMessage *msg, gboolean endless)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (msg);

  soup_server_message_set_status (msg, 200, NULL);
  soup_message_headers_set_content_type (headers, "text/html", NULL);
  soup_message_headers_set_encoding (headers, SOUP_ENCODING_CHUNKED);
  soup_message_body_set_accumulate (soup_server_message_get_response_body (msg), FALSE);
  /* What follows the first piece never comes unless the body is endless: libsoup waits for it. */
  if (endless)
    g_signal_connect (msg, "wrote-chunk", G_CALLBACK (append_chunk_cb), NULL);
  soup_message_body_append (soup_server_message_get_response_body (msg), SOUP_MEMORY_STATIC,
                            "<p>begun", 8);
}

static void
serve_gzip (SoupServerMessage *msg, gsize mebibytes)
{
  g_autoptr (GZlibCompressor) zip = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
  g_autofree char *letters = g_strnfill (mebibytes << 20, 'a');
  g_autoptr (GInputStream) plain =
      g_memory_input_stream_new_from_data (letters, mebibytes << 20, NULL);
  g_autoptr (GInputStream) packed = g_converter_input_stream_new (plain, G_CONVERTER (zip));
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  g_autoptr (GBytes) bytes = NULL;

  g_output_stream_splice (out, packed, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, NULL);
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
  soup_message_headers_replace (soup_server_message_get_response_headers (msg), "Content-Encoding",
                                "gzip");
  soup_server_message_set_status (msg, 200, NULL);
  soup_server_message_set_response (msg, "text/html", SOUP_MEMORY_COPY,
                                    g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
serve_length (SoupServerMessage *msg, const char *length)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (msg);

  soup_server_message_set_status (msg, 200, NULL);
  soup_message_headers_set_content_type (headers, "text/html", NULL);
  soup_message_headers_set_content_length (headers, g_ascii_strtoll (length, NULL, 10));
  soup_message_body_set_accumulate (soup_server_message_get_response_body (msg), FALSE);
  soup_message_body_append (soup_server_message_get_response_body (msg), SOUP_MEMORY_STATIC, "x",
                            1);
}

static void
serve_headers (SoupServerMessage *msg, int count)
{
  g_autofree char *value = g_strnfill (1000, 'h');

  for (int i = 0; i < count; i++)
    soup_message_headers_append (soup_server_message_get_response_headers (msg), "X-Filler", value);
  answer (msg, "text/html", ARRIVED);
}

static void
serve_cut (SoupServerMessage *msg)
{
  static const char text[] = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
                             "Content-Length: 100\r\n\r\nx";
  GIOStream *connection = soup_server_message_steal_connection (msg);

  g_output_stream_write_all (g_io_stream_get_output_stream (connection), text, strlen (text), NULL,
                             NULL, NULL);
  g_io_stream_close (connection, NULL, NULL);
  g_object_unref (connection);
}

static void
serve_echo (SoupServerMessage *msg, const char *header)
{
  SoupMessageHeaders *request = soup_server_message_get_request_headers (msg);
  const char *value = soup_message_headers_get_one (request, header);

  soup_message_headers_append (soup_server_message_get_response_headers (msg), "Set-Cookie",
                               "visitor=7; Path=/");
  answer (msg, "text/plain", value ? value : "none");
}

static void
feared_cb (SoupServer *server, SoupServerMessage *msg, const char *path, GHashTable *query,
           gpointer data)
{
  const char *what = path + strlen ("/-/");
  const char *asked = g_uri_get_query (soup_server_message_get_uri (msg));

  if (g_str_has_prefix (what, "redirect/"))
    serve_redirects (msg, atoi (what + strlen ("redirect/")));
  else if (strcmp (what, "redirect-to") == 0)
    redirect (msg, asked ? asked : "");
  else if (g_str_has_prefix (what, "loop"))
    redirect (msg, strcmp (what, "loop") == 0 ? "/-/loop/other" : "/-/loop");
  else if (g_str_has_prefix (what, "status/"))
    soup_server_message_set_status (msg, atoi (what + strlen ("status/")), NULL);
  else if (strcmp (what, "type") == 0)
    answer (msg, asked ? asked : "", ARRIVED);
  else if (strcmp (what, "silent") == 0)
    soup_server_message_pause (msg);
  else if (strcmp (what, "stall") == 0)
    serve_open_body (msg, FALSE);
  else if (strcmp (what, "endless") == 0)
    serve_open_body (msg, TRUE);
  else if (g_str_has_prefix (what, "gzip/"))
    serve_gzip (msg, atoi (what + strlen ("gzip/")));
  else if (g_str_has_prefix (what, "length/"))
    serve_length (msg, what + strlen ("length/"));
  else if (g_str_has_prefix (what, "headers/"))
    serve_headers (msg, atoi (what + strlen ("headers/")));
  else if (strcmp (what, "cut") == 0)
    serve_cut (msg);
  else if (strcmp (what, "cookie") == 0)
    serve_echo (msg, "Cookie");
  else if (strcmp (what, "agent") == 0)
    serve_echo (msg, "User-Agent");
  else
    soup_server_message_set_status (msg, 404, NULL);
}

static void
file_cb (SoupServer *server, SoupServerMessage *msg, const char *path, GHashTable *query,
         gpointer data)
{
  g_autofree char *file = g_build_filename (data, path, NULL);
  g_autofree char *content_type = NULL;
  g_autofree char *type = NULL;
  char *bytes = NULL;
  gsize length = 0;

  if (strstr (path, "..") || !g_file_get_contents (file, &bytes, &length, NULL))
    {
      soup_server_message_set_status (msg, 404, NULL);
      return;
    }
  content_type = g_content_type_guess (file, NULL, 0, NULL);
  type = g_content_type_get_mime_type (content_type);
  soup_server_message_set_status (msg, 200, NULL);
  soup_server_message_set_response (msg, type ? type : "application/octet-stream", SOUP_MEMORY_TAKE,
                                    bytes, length);
}

/**
 * page_service_new:
 * @folder: (nullable): the folder whose files are served, or NULL for none
 * @certificate: (nullable): makes it an HTTPS server
 *
 * Returns: (transfer full): a server that does not listen yet; it works in the main context in
 *   which it will listen.
 */
SoupServer *
page_service_new (const char *folder, GTlsCertificate *certificate)
{
  SoupServer *server = soup_server_new ("tls-certificate", certificate, NULL);

  if (folder)
    soup_server_add_handler (server, "/", file_cb, g_strdup (folder), g_free);
  soup_server_add_handler (server, "/-/", feared_cb, NULL, NULL);
  return server;
}

/**
 * page_service_listen:
 * @server: not listening yet
 *
 * Listens on a free port of the loopback interface.
 *
 * Returns: (transfer full): the address of its root, without the final slash.
 */
char *
page_service_listen (SoupServer *server, GError **error)
{
  gboolean https = soup_server_get_tls_certificate (server) != NULL;
  GSList *uris = NULL;
  char *root = NULL;

  if (!soup_server_listen_local (
          server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY | (https ? SOUP_SERVER_LISTEN_HTTPS : 0), error))
    return NULL;
  uris = soup_server_get_uris (server);
  root =
      g_strdup_printf ("%s://127.0.0.1:%d", https ? "https" : "http", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  return root;
}
