#include "net/fetch.h"

#include <string.h>

#include "base/error.h"
#include "net/address.h"
#include "page-service.h"

/* A server in a thread and main context of its own, as a server is. */
typedef struct
{
  GTlsCertificate *certificate;
  GMainContext *context;
  GMainLoop *loop;
  GThread *thread;
  GMutex mutex;
  GCond listening;
  char *root;
} Site;

static gpointer
site_thread (gpointer data)
{
  Site *site = data;
  g_autoptr (SoupServer) server = NULL;
  g_autoptr (GError) error = NULL;

  g_main_context_push_thread_default (site->context);
  server = page_service_new (NULL, site->certificate);
  g_mutex_lock (&site->mutex);
  site->root = page_service_listen (server, &error);
  g_assert_no_error (error);
  g_cond_signal (&site->listening);
  g_mutex_unlock (&site->mutex);
  g_main_loop_run (site->loop);
  soup_server_disconnect (server);
  g_main_context_pop_thread_default (site->context);
  return NULL;
}

static Site *
site_new (const char *certificate)
{
  Site *site = g_new0 (Site, 1);
  g_autoptr (GError) error = NULL;

  if (certificate)
    {
      g_autofree char *file =
          g_test_build_filename (G_TEST_DIST, "fixtures", "tls", certificate, NULL);

      site->certificate = g_tls_certificate_new_from_file (file, &error);
      g_assert_no_error (error);
    }
  site->context = g_main_context_new ();
  site->loop = g_main_loop_new (site->context, FALSE);
  site->thread = g_thread_new ("site", site_thread, site);
  g_mutex_lock (&site->mutex);
  while (!site->root)
    g_cond_wait (&site->listening, &site->mutex);
  g_mutex_unlock (&site->mutex);
  return site;
}

static void
site_free (Site *site)
{
  g_main_loop_quit (site->loop);
  g_main_context_wakeup (site->context);
  g_thread_join (site->thread);
  g_main_loop_unref (site->loop);
  g_main_context_unref (site->context);
  g_clear_object (&site->certificate);
  g_free (site->root);
  g_free (site);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Site, site_free)

static DossierFetched *
fetch (DossierFetch *limits, Site *site, const char *path, GError **error)
{
  g_autoptr (DossierFetch) fetcher = limits ? g_object_ref (limits) : dossier_fetch_new ();
  g_autofree char *address = g_strconcat (site->root, path, NULL);

  return dossier_fetch_run (fetcher, address, NULL, NULL, NULL, error);
}

/* Fetches what must fail, and looks for words of the sentence. */
static void
assert_refused (DossierFetch *limits, Site *site, const char *path, DossierError code,
                const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierFetched) page = fetch (limits, site, path, &error);

  g_assert_null (page);
  g_assert_error (error, DOSSIER_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_nonnull (strstr (error->message, "127.0.0.1"));
  g_assert_true (g_str_has_suffix (error->message, "."));
}

static gboolean
body_has (DossierFetched *page, const char *words)
{
  gsize length = 0;
  const char *bytes = g_bytes_get_data (page->bytes, &length);

  return g_strstr_len (bytes, length, words) != NULL;
}

static void
test_page (void)
{
  g_autoptr (Site) site = site_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierFetched) page = fetch (NULL, site, "/-/type?Text/HTML;charset=EUC-KR", &error);
  g_autofree char *address = g_strconcat (site->root, "/-/type?Text/HTML;charset=EUC-KR", NULL);
  g_autoptr (GDateTime) time = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (page->requested, ==, address);
  g_assert_cmpstr (page->address, ==, address);
  g_assert_cmpuint (page->status, ==, 200);
  g_assert_cmpstr (page->content_type, ==, "text/html");
  g_assert_cmpstr (page->charset, ==, "EUC-KR");
  g_assert_null (page->redirects[0]);
  g_assert_true (body_has (page, "<p>arrived"));
  g_assert_true (g_str_has_prefix (page->headers, "HTTP/1.1 200 OK\n"));
  g_assert_nonnull (strstr (page->headers, "Content-Type: Text/HTML;charset=EUC-KR\n"));
  time = g_date_time_new_from_iso8601 (page->retrieved_at, NULL);
  g_assert_nonnull (time);
}

static void
test_agent_and_cookies (void)
{
  g_autoptr (Site) site = site_new (NULL);
  g_autoptr (DossierFetch) fetcher = dossier_fetch_new ();
  g_autoptr (DossierFetched) agent = fetch (fetcher, site, "/-/agent", NULL);
  g_autoptr (DossierFetched) first = fetch (fetcher, site, "/-/cookie", NULL);
  g_autoptr (DossierFetched) second = fetch (fetcher, site, "/-/cookie", NULL);

  g_assert_true (body_has (agent, "Dossier/"));
  g_assert_true (body_has (first, "none"));
  g_assert_true (body_has (second, "none"));
  g_assert_null (strstr (second->headers, "visitor=7"));
}

static void
test_redirects (void)
{
  g_autoptr (Site) site = site_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierFetched) page = fetch (NULL, site, "/-/redirect/10", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (page->redirects), ==, 10);
  g_assert_true (g_str_has_suffix (page->redirects[0], "/-/redirect/10"));
  g_assert_true (g_str_has_suffix (page->redirects[9], "/-/redirect/1"));
  g_assert_true (g_str_has_suffix (page->requested, "/-/redirect/10"));
  g_assert_true (g_str_has_suffix (page->address, "/-/redirect/0"));
  g_assert_false (page->left_tls);
  assert_refused (NULL, site, "/-/redirect/11", DOSSIER_ERROR_FAILED, "more than 10 times");
  assert_refused (NULL, site, "/-/loop", DOSSIER_ERROR_FAILED, "in a circle");
}

static void
test_redirect_elsewhere (void)
{
  g_autoptr (Site) site = site_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierFetched) page = NULL;

  page = fetch (NULL, site, "/-/redirect-to?file:///etc/passwd", &error);
  g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT);
  g_assert_nonnull (strstr (error->message, "not “file”"));
  g_clear_error (&error);
  page = fetch (NULL, site, "/-/redirect-to?http://me:secret@127.0.0.1/", &error);
  g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT);
  g_assert_null (strstr (error->message, "secret"));
}

static void
test_refused_answers (void)
{
  g_autoptr (Site) site = site_new (NULL);

  assert_refused (NULL, site, "/-/status/404", DOSSIER_ERROR_NOT_FOUND, "404 (Not Found)");
  assert_refused (NULL, site, "/-/status/410", DOSSIER_ERROR_NOT_FOUND, "410 (Gone)");
  assert_refused (NULL, site, "/-/status/503", DOSSIER_ERROR_FAILED, "503");
  assert_refused (NULL, site, "/-/status/304", DOSSIER_ERROR_FAILED, "304");
  assert_refused (NULL, site, "/-/type?application/pdf", DOSSIER_ERROR_BAD_INPUT,
                  "“application/pdf”");
  assert_refused (NULL, site, "/-/type?image/png", DOSSIER_ERROR_BAD_INPUT, "“image/png”");
}

static void
test_missing_type (void)
{
  g_autoptr (Site) site = site_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierFetched) page = fetch (NULL, site, "/-/type", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (page->content_type, ==, "text/html");
}

static void
test_sizes (void)
{
  g_autoptr (Site) site = site_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierFetched) page = fetch (NULL, site, "/-/gzip/2", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (page->bytes), ==, 2 << 20);
  assert_refused (NULL, site, "/-/endless", DOSSIER_ERROR_BAD_INPUT, "larger than 25.0");
  assert_refused (NULL, site, "/-/gzip/100", DOSSIER_ERROR_BAD_INPUT, "larger than 25.0");
  assert_refused (NULL, site, "/-/length/25000001", DOSSIER_ERROR_BAD_INPUT, "larger than 25.0");
}

static void
test_headers_without_end (void)
{
  g_autoptr (Site) site = site_new (NULL);
  g_autoptr (DossierFetch) hasty = g_object_new (DOSSIER_TYPE_FETCH, "total-timeout", 10000, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierFetched) page = fetch (hasty, site, "/-/headers/200000", &error);

  g_assert_null (page);
  g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_FAILED);
}

static void
test_timeouts (void)
{
  g_autoptr (Site) site = site_new (NULL);
  g_autoptr (DossierFetch) hasty = g_object_new (DOSSIER_TYPE_FETCH, "total-timeout", 100, NULL);
  g_autoptr (GSocket) deaf =
      g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL);
  g_autoptr (DossierFetch) quick = g_object_new (DOSSIER_TYPE_FETCH, "connect-timeout", 100, NULL);
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) any = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) bound = NULL;
  g_autofree char *address = NULL;
  g_autoptr (DossierFetched) page = NULL;
  g_autoptr (GError) error = NULL;

  assert_refused (hasty, site, "/-/silent", DOSSIER_ERROR_FAILED, "not complete after 0.1 seconds");
  assert_refused (hasty, site, "/-/stall", DOSSIER_ERROR_FAILED, "not complete after 0.1 seconds");

  /* A socket that accepts in the kernel's queue only, so that the TLS handshake never begins. */
  g_assert_true (g_socket_bind (deaf, any, FALSE, NULL) && g_socket_listen (deaf, NULL));
  bound = g_socket_get_local_address (deaf, NULL);
  address = g_strdup_printf ("https://127.0.0.1:%u/",
                             g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound)));
  page = dossier_fetch_run (quick, address, NULL, NULL, NULL, &error);
  g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "connection within 0.1 seconds"));
}

static void
cancel_cb (gsize bytes, gsize total, gpointer cancellable)
{
  g_assert_cmpuint (bytes, >, 0);
  g_cancellable_cancel (cancellable);
}

static void
test_cancel (void)
{
  g_autoptr (Site) site = site_new (NULL);
  g_autoptr (DossierFetch) fetcher = dossier_fetch_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *address = g_strconcat (site->root, "/-/stall", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierFetched) page = NULL;

  page = dossier_fetch_run (fetcher, address, cancellable, cancel_cb, cancellable, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  page = dossier_fetch_run (fetcher, address, cancellable, NULL, NULL, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_cut_off (void)
{
  g_autoptr (Site) site = site_new (NULL);
  g_autofree char *root = g_strdup (site->root);
  g_autoptr (DossierFetch) fetcher = dossier_fetch_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierFetched) page = NULL;

  assert_refused (NULL, site, "/-/cut", DOSSIER_ERROR_FAILED, "127.0.0.1");
  g_clear_pointer (&site, site_free);
  page = dossier_fetch_run (fetcher, root, NULL, NULL, NULL, &error);
  g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "refused"));
}

static DossierFetch *
trusting (const char *certificate)
{
  g_autofree char *file = g_test_build_filename (G_TEST_DIST, "fixtures", "tls", certificate, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsDatabase) anchors = g_tls_file_database_new (file, &error);

  g_assert_no_error (error);
  return g_object_new (DOSSIER_TYPE_FETCH, "tls-database", anchors, NULL);
}

static void
test_tls (void)
{
  g_autoptr (Site) plain = site_new (NULL);
  g_autoptr (Site) site = site_new ("loopback.pem");
  g_autoptr (Site) impostor = site_new ("elsewhere.pem");
  g_autoptr (DossierFetch) trusts_site = trusting ("loopback.pem");
  g_autoptr (DossierFetch) trusts_impostor = trusting ("elsewhere.pem");
  g_autofree char *down = g_strdup_printf ("/-/redirect-to?%s/-/redirect/0", plain->root);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierFetched) page = NULL;
  g_autoptr (DossierFetched) fallen = NULL;

  assert_refused (NULL, site, "/-/redirect/0", DOSSIER_ERROR_FAILED,
                  "certificate of 127.0.0.1 is not accepted, because no authority");
  assert_refused (trusts_impostor, impostor, "/-/redirect/0", DOSSIER_ERROR_FAILED,
                  "issued for another host");
  page = fetch (trusts_site, site, "/-/redirect/1", &error);
  g_assert_no_error (error);
  g_assert_false (page->left_tls);
  fallen = fetch (trusts_site, site, down, &error);
  g_assert_no_error (error);
  g_assert_true (fallen->left_tls);
  g_assert_true (g_str_has_prefix (fallen->address, "http://"));
}

static void
test_addresses (void)
{
  static const char *const good[][2] = {
    { "  https://example.org/a?b=c#d \n", "https://example.org/a?b=c#d" },
    { "example.org", "https://example.org/" },
    { "example.org/a/b", "https://example.org/a/b" },
    { "localhost:8080/x", "https://localhost:8080/x" },
    { "<http://example.org/x>", "http://example.org/x" },
    { "//example.org/x", "https://example.org/x" },
    { "https://example.org/기사", "https://example.org/%EA%B8%B0%EC%82%AC" },
    { "HTTP://example.org/", "http://example.org/" },
  };
  static const char *const bad[] = {
    "",
    "   ",
    "word",
    "two words",
    "https://",
    "https:///path",
    "ftp://example.org/",
    "file:///etc/passwd",
    "/etc/passwd",
    "javascript:alert(1)",
    "mailto:a@example.org",
    "data:text/html,x",
    "https://me@example.org/",
    "https://me:secret@example.org/",
    "https://exa mple.org/",
    "http://example.org:99999999/",
    "https://example.org/\001",
    "\xff.org",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *clean = dossier_address_clean (good[i][0], &error);

      g_assert_no_error (error);
      g_assert_cmpstr (clean, ==, good[i][1]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *clean = dossier_address_clean (bad[i], &error);

      g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT);
      g_assert_null (clean);
      g_assert_null (strstr (error->message, "secret"));
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fetch/page", test_page);
  g_test_add_func ("/fetch/agent-and-cookies", test_agent_and_cookies);
  g_test_add_func ("/fetch/redirects", test_redirects);
  g_test_add_func ("/fetch/redirect-elsewhere", test_redirect_elsewhere);
  g_test_add_func ("/fetch/refused-answers", test_refused_answers);
  g_test_add_func ("/fetch/missing-type", test_missing_type);
  g_test_add_func ("/fetch/sizes", test_sizes);
  g_test_add_func ("/fetch/headers-without-end", test_headers_without_end);
  g_test_add_func ("/fetch/timeouts", test_timeouts);
  g_test_add_func ("/fetch/cancel", test_cancel);
  g_test_add_func ("/fetch/cut-off", test_cut_off);
  g_test_add_func ("/fetch/tls", test_tls);
  g_test_add_func ("/fetch/addresses", test_addresses);
  return g_test_run ();
}
