#include "library/imports.h"

#include "import/importer.h"

struct _DossierImports
{
  GObject parent_instance;

  DossierSession *session;
  DossierImportBar *bar;
  GQueue *waiting; /* of Job */
  DossierImporter *importer;
  GCancellable *cancellable; /* NULL: nothing is running */
};

enum
{
  SIGNAL_FINISHED,
  SIGNAL_IDLE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierImports, dossier_imports, G_TYPE_OBJECT)

/* Something to be imported: places, or one text. */
typedef struct
{
  char **places;
  GPtrArray *items;
} Job;

static void
job_free (Job *job)
{
  g_strfreev (job->places);
  g_clear_pointer (&job->items, g_ptr_array_unref);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

static void start_next (DossierImports *self);

static void
progress_cb (guint done, guint total, const char *name, gpointer data)
{
  DossierImports *self = data;

  if (self->bar != NULL && self->cancellable != NULL)
    dossier_import_bar_set_progress (self->bar, done, total);
}

static guint
count (GPtrArray *items, DossierImportState state, gint64 *article)
{
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    if (dossier_import_item_get_state (items->pdata[i]) == state)
      {
        n++;
        *article = dossier_import_item_get_article (items->pdata[i]);
      }
  return n;
}

/* One article that came, or was there already, is what the person wants to see. */
static void
show_result (DossierImports *self, GPtrArray *items)
{
  g_autofree char *summary = NULL;
  gint64 article = 0;
  guint n_new = count (items, DOSSIER_IMPORT_IMPORTED, &article);

  if (n_new == 0 && items->len == 1)
    count (items, DOSSIER_IMPORT_KNOWN, &article);
  if (article != 0 && (n_new <= 1 || dossier_session_get_article (self->session) == 0))
    dossier_session_open_article (self->session, article);
  if (items->len == 1 && dossier_import_item_get_state (items->pdata[0]) == DOSSIER_IMPORT_FAILED)
    dossier_session_fail (self->session, dossier_import_item_get_error (items->pdata[0]));
  else if (items->len > 0)
    {
      summary = dossier_import_summary (items);
      dossier_session_say (self->session, summary, n_new > 0);
    }
}

static void
end_run (DossierImports *self)
{
  g_clear_object (&self->cancellable);
  /* Its last report may come later than its end, when nobody is left to be told. */
  dossier_importer_set_progress (self->importer, NULL, NULL);
  g_clear_object (&self->importer);
  if (self->bar != NULL)
    dossier_import_bar_stop (self->bar);
  start_next (self);
}

static void
take_result (DossierImports *self, GPtrArray *items, const GError *error)
{
  if (error == NULL)
    show_result (self, items);
  else
    dossier_session_fail (self->session, error);
  if (items != NULL)
    g_signal_emit (self, signals[SIGNAL_FINISHED], 0, items);
  end_run (self);
}

static void
run_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierImports) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items =
      dossier_importer_run_finish (DOSSIER_IMPORTER (source), result, &error);

  take_result (self, items, error);
}

typedef struct
{
  DossierImports *imports;
  GPtrArray *items;
} Committing;

static void
commit_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Committing *committing = data;
  g_autoptr (DossierImports) self = committing->imports;
  g_autoptr (GPtrArray) items = committing->items;
  g_autoptr (GError) error = NULL;

  dossier_importer_commit_finish (DOSSIER_IMPORTER (source), result, &error);
  take_result (self, items, error);
}

static void
start_next (DossierImports *self)
{
  g_autoptr (Job) job = NULL;
  Committing *committing;

  if (self->cancellable != NULL)
    return;
  job = g_queue_pop_head (self->waiting);
  if (job == NULL)
    {
      g_signal_emit (self, signals[SIGNAL_IDLE], 0);
      return;
    }
  self->cancellable = g_cancellable_new ();
  self->importer = dossier_importer_new (dossier_session_get_corpus (self->session));
  dossier_importer_set_progress (self->importer, progress_cb, self);
  if (self->bar != NULL)
    dossier_import_bar_start (self->bar);
  if (job->places != NULL)
    {
      dossier_importer_run_async (self->importer, (const char *const *) job->places,
                                  self->cancellable, run_cb, g_object_ref (self));
      return;
    }
  committing = g_new0 (Committing, 1);
  committing->imports = g_object_ref (self);
  committing->items = g_ptr_array_ref (job->items);
  dossier_importer_commit_async (self->importer, job->items, self->cancellable, commit_cb,
                                 committing);
}

static void
add_job (DossierImports *self, char **places, GPtrArray *items)
{
  Job *job = g_new0 (Job, 1);

  job->places = places;
  job->items = items;
  g_queue_push_tail (self->waiting, job);
  start_next (self);
}

static void
dossier_imports_dispose (GObject *object)
{
  DossierImports *self = DOSSIER_IMPORTS (object);

  g_queue_clear_full (self->waiting, (GDestroyNotify) job_free);
  g_clear_object (&self->bar);
  g_clear_object (&self->importer);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (dossier_imports_parent_class)->dispose (object);
}

static void
dossier_imports_finalize (GObject *object)
{
  g_queue_free (DOSSIER_IMPORTS (object)->waiting);
  G_OBJECT_CLASS (dossier_imports_parent_class)->finalize (object);
}

static void
dossier_imports_class_init (DossierImportsClass *class)
{
  G_OBJECT_CLASS (class)->dispose = dossier_imports_dispose;
  G_OBJECT_CLASS (class)->finalize = dossier_imports_finalize;
  signals[SIGNAL_FINISHED] = g_signal_new ("finished", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
  signals[SIGNAL_IDLE] = g_signal_new ("idle", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dossier_imports_init (DossierImports *self)
{
  self->waiting = g_queue_new ();
}

/**
 * dossier_imports_new:
 * @bar: (nullable): what shows how far it is
 *
 * Returns: (transfer full): nothing running
 */
DossierImports *
dossier_imports_new (DossierSession *session, DossierImportBar *bar)
{
  DossierImports *self = g_object_new (DOSSIER_TYPE_IMPORTS, NULL);

  self->session = g_object_ref (session);
  g_set_object (&self->bar, bar);
  if (bar != NULL)
    g_signal_connect_object (bar, "cancelled", G_CALLBACK (dossier_imports_stop), self,
                             G_CONNECT_SWAPPED);
  return self;
}

/**
 * dossier_imports_add:
 * @places: paths of files and folders, and addresses
 *
 * Imports them as soon as what was asked for before is done.
 */
void
dossier_imports_add (DossierImports *self, const char *const *places)
{
  if (places[0] != NULL)
    add_job (self, g_strdupv ((char **) places), NULL);
}

/**
 * dossier_imports_add_items:
 * @items: (element-type DossierImportItem): prepared, perhaps corrected; nobody else touches them
 *   until ::finished
 */
void
dossier_imports_add_items (DossierImports *self, GPtrArray *items)
{
  add_job (self, NULL, g_ptr_array_ref (items));
}

/**
 * dossier_imports_stop:
 *
 * Ends what is running and forgets what waits. What was brought in until now stays, as one step
 * that can be undone. ::idle comes when it has ended.
 */
void
dossier_imports_stop (DossierImports *self)
{
  g_queue_clear_full (self->waiting, (GDestroyNotify) job_free);
  g_cancellable_cancel (self->cancellable);
}

/**
 * dossier_imports_is_running:
 */
gboolean
dossier_imports_is_running (DossierImports *self)
{
  return self->cancellable != NULL;
}
