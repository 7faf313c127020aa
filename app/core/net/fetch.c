#include "net/fetch.h"

#include "net/address.h"
#include "net/fetch-run.h"

struct _DossierFetch
{
  GObject parent_instance;
  DossierFetchLimits limits;
};

G_DEFINE_FINAL_TYPE (DossierFetch, dossier_fetch, G_TYPE_OBJECT)

enum
{
  PROP_CONNECT_TIMEOUT = 1,
  PROP_TOTAL_TIMEOUT,
  PROP_MAX_REDIRECTS,
  PROP_MAX_BYTES,
  PROP_TLS_DATABASE,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

/**
 * dossier_fetch_run_async:
 * @self: the limits to keep to
 * @address: what a person typed; dossier_address_clean() is applied
 * @cancellable: (nullable): ends the fetch with G_IO_ERROR_CANCELLED
 * @progress: (nullable): called as bytes arrive
 *
 * Fetches one page over http or https. Redirects are followed within the limits, certificates are
 * verified, no cookie is kept or sent, nothing in the page is run or loaded. To be called in the
 * thread that runs the thread-default main context; several runs may be under way at once.
 */
void
dossier_fetch_run_async (DossierFetch *self, const char *address, GCancellable *cancellable,
                         DossierFetchProgress progress, gpointer progress_data,
                         GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  g_autofree char *clean = NULL;
  GError *error = NULL;

  /* The task does not look at @cancellable itself: only the run can tell it from a timer. */
  g_task_set_source_tag (task, dossier_fetch_run_async);
  clean = dossier_address_clean (address, &error);
  if (clean)
    dossier_fetch_run_begin (task, &self->limits, clean, cancellable, progress, progress_data);
  else
    g_task_return_error (task, error);
}

/**
 * dossier_fetch_run_finish:
 * @error: DOSSIER_ERROR_BAD_INPUT for an address, size or type that is refused,
 *   DOSSIER_ERROR_NOT_FOUND for an unknown host, 404 or 410, DOSSIER_ERROR_FAILED for the rest,
 *   G_IO_ERROR_CANCELLED; each with a sentence
 *
 * Returns: (transfer full): the page with where and when it was found, or NULL.
 */
DossierFetched *
dossier_fetch_run_finish (DossierFetch *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/**
 * dossier_fetch_run:
 *
 * The same as dossier_fetch_run_async(), waiting for the end in a main context of its own. For the
 * command line and for worker threads; the main thread of the window does not wait.
 *
 * Returns: (transfer full): the page, or NULL with @error as in dossier_fetch_run_finish().
 */
DossierFetched *
dossier_fetch_run (DossierFetch *self, const char *address, GCancellable *cancellable,
                   DossierFetchProgress progress, gpointer progress_data, GError **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GAsyncResult) result = NULL;
  DossierFetched *fetched = NULL;

  g_main_context_push_thread_default (context);
  dossier_fetch_run_async (self, address, cancellable, progress, progress_data, keep_result_cb,
                           &result);
  while (!result)
    g_main_context_iteration (context, TRUE);
  fetched = dossier_fetch_run_finish (self, result, error);
  g_clear_object (&result);
  /* Aborting closes connections in idle callbacks of this context. */
  while (g_main_context_iteration (context, FALSE))
    ;
  g_main_context_pop_thread_default (context);
  return fetched;
}

static void
dossier_fetch_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DossierFetch *self = DOSSIER_FETCH (object);

  switch (id)
    {
    case PROP_CONNECT_TIMEOUT:
      self->limits.connect_timeout = g_value_get_uint (value);
      break;
    case PROP_TOTAL_TIMEOUT:
      self->limits.total_timeout = g_value_get_uint (value);
      break;
    case PROP_MAX_REDIRECTS:
      self->limits.max_redirects = g_value_get_uint (value);
      break;
    case PROP_MAX_BYTES:
      self->limits.max_bytes = g_value_get_uint64 (value);
      break;
    case PROP_TLS_DATABASE:
      self->limits.tls_database = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dossier_fetch_finalize (GObject *object)
{
  g_clear_object (&DOSSIER_FETCH (object)->limits.tls_database);
  G_OBJECT_CLASS (dossier_fetch_parent_class)->finalize (object);
}

static void
dossier_fetch_class_init (DossierFetchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = dossier_fetch_set_property;
  object_class->finalize = dossier_fetch_finalize;
  /* Milliseconds; the first holds for each connection, the second for everything together. */
  props[PROP_CONNECT_TIMEOUT] =
      g_param_spec_uint ("connect-timeout", NULL, NULL, 1, G_MAXINT, 30000, flags);
  props[PROP_TOTAL_TIMEOUT] =
      g_param_spec_uint ("total-timeout", NULL, NULL, 1, G_MAXINT, 120000, flags);
  props[PROP_MAX_REDIRECTS] = g_param_spec_uint ("max-redirects", NULL, NULL, 0, 100, 10, flags);
  props[PROP_MAX_BYTES] =
      g_param_spec_uint64 ("max-bytes", NULL, NULL, 1, G_MAXINT, 25000000, flags);
  /* Other authorities than the system's, for an institution with its own. */
  props[PROP_TLS_DATABASE] =
      g_param_spec_object ("tls-database", NULL, NULL, G_TYPE_TLS_DATABASE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
dossier_fetch_init (DossierFetch *self)
{
}

/**
 * dossier_fetch_new:
 *
 * Returns: (transfer full): a fetcher with the program's limits: 30 s to connect, 120 s and
 *   25 MB in all, 10 redirects. Construct-only properties set others. Any thread.
 */
DossierFetch *
dossier_fetch_new (void)
{
  return g_object_new (DOSSIER_TYPE_FETCH, NULL);
}
