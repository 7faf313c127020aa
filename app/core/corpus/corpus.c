#include "corpus/corpus.h"

#include "base/error.h"
#include "corpus/verb.h"

struct _DossierCorpus
{
  GObject parent_instance;

  DossierStore *store;
  char *author;
  gulong changed_id;
};

enum
{
  PROP_0,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  N_PROPS,
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierCorpus, dossier_corpus, G_TYPE_OBJECT)

/* An act on its way to the store's thread. */
typedef struct
{
  const DossierVerb *verb;
  GVariant *args;
} Call;

static void
call_free (gpointer data)
{
  Call *call = data;

  g_variant_unref (call->args);
  g_free (call);
}

static gboolean
run_call (DossierAct *act, gpointer data, GError **error)
{
  Call *call = data;

  return call->verb->run (act, call->args, error);
}

static Call *
call_new (const char *name, GVariant *args, GError **error)
{
  g_autoptr (GVariant) owned =
      g_variant_ref_sink (args != NULL ? args : dossier_args_new (NULL, NULL));
  const DossierVerb *verb = dossier_verbs_find (name);
  Call *call;

  if (verb == NULL)
    {
      g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT, "There is no verb “%s”", name);
      return NULL;
    }
  if (!dossier_verb_check (verb, owned, error))
    return NULL;

  call = g_new0 (Call, 1);
  call->verb = verb;
  call->args = g_steal_pointer (&owned);
  return call;
}

static void
act_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  GVariant *value = dossier_store_act_finish (DOSSIER_STORE (source), result, &error);

  if (value == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, value, (GDestroyNotify) g_variant_unref);
}

/**
 * dossier_corpus_do_async:
 * @verb: the name of a verb of the registry
 * @args: (transfer floating) (nullable): its arguments, a{sv}
 * @step: a step that the act belongs to, as an earlier one returned it, or 0
 *
 * The one road for every change. `changed` is emitted before @callback is called.
 */
void
dossier_corpus_do_async (DossierCorpus *self, const char *verb, GVariant *args, gint64 step,
                         GCancellable *cancellable, GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  GError *error = NULL;
  Call *call = call_new (verb, args, &error);

  g_task_set_source_tag (task, dossier_corpus_do_async);
  if (call == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  dossier_store_act_async (self->store, verb, self->author, step, run_call, call, call_free,
                           cancellable, act_done_cb, g_steal_pointer (&task));
}

/**
 * dossier_corpus_do_finish:
 *
 * Returns: (transfer full): what the verb returned, a{sv}; NULL with the error of the verb or of
 *   the store
 */
GVariant *
dossier_corpus_do_finish (DossierCorpus *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * dossier_corpus_do:
 *
 * dossier_corpus_do_async() for callers that may wait: the command line and tests.
 */
GVariant *
dossier_corpus_do (DossierCorpus *self, const char *verb, GVariant *args, gint64 step,
                   GError **error)
{
  Call *call = call_new (verb, args, error);
  GVariant *result;

  if (call == NULL)
    return NULL;
  result = dossier_store_act (self->store, verb, self->author, step, run_call, call, error);
  call_free (call);
  return result;
}

static void
step_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  char *label = dossier_store_step_finish (DOSSIER_STORE (source), result, &error);

  if (label == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, label, g_free);
}

/**
 * dossier_corpus_undo_async:
 *
 * Takes the newest step back.
 */
void
dossier_corpus_undo_async (DossierCorpus *self, GAsyncReadyCallback callback, gpointer user_data)
{
  dossier_store_step_async (self->store, TRUE, step_done_cb,
                            g_task_new (self, NULL, callback, user_data));
}

/**
 * dossier_corpus_redo_async:
 *
 * Does again what was undone last.
 */
void
dossier_corpus_redo_async (DossierCorpus *self, GAsyncReadyCallback callback, gpointer user_data)
{
  dossier_store_step_async (self->store, FALSE, step_done_cb,
                            g_task_new (self, NULL, callback, user_data));
}

/**
 * dossier_corpus_step_finish:
 *
 * Returns: (transfer full): what was undone or redone
 */
char *
dossier_corpus_step_finish (DossierCorpus *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * dossier_corpus_undo:
 *
 * dossier_corpus_undo_async() for callers that may wait.
 */
char *
dossier_corpus_undo (DossierCorpus *self, GError **error)
{
  return dossier_store_step (self->store, TRUE, error);
}

/**
 * dossier_corpus_redo:
 *
 * dossier_corpus_redo_async() for callers that may wait.
 */
char *
dossier_corpus_redo (DossierCorpus *self, GError **error)
{
  return dossier_store_step (self->store, FALSE, error);
}

/**
 * dossier_corpus_get_store:
 *
 * Returns: (transfer none):
 */
DossierStore *
dossier_corpus_get_store (DossierCorpus *self)
{
  return self->store;
}

/**
 * dossier_corpus_close:
 *
 * Closes the file. Idempotent.
 */
void
dossier_corpus_close (DossierCorpus *self)
{
  dossier_store_close (self->store);
}

static void
store_changed_cb (DossierStore *store, DossierDelta *delta, gpointer data)
{
  DossierCorpus *self = data;

  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, delta);
  for (guint i = PROP_UNDO_LABEL; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
}

static void
dossier_corpus_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DossierCorpus *self = DOSSIER_CORPUS (object);
  const char *undo = dossier_store_get_undo_label (self->store);
  const char *redo = dossier_store_get_redo_label (self->store);

  switch (id)
    {
    case PROP_UNDO_LABEL:
      g_value_set_string (value, undo);
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, redo);
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, undo != NULL);
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, redo != NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dossier_corpus_dispose (GObject *object)
{
  DossierCorpus *self = DOSSIER_CORPUS (object);

  if (self->store != NULL)
    g_clear_signal_handler (&self->changed_id, self->store);
  g_clear_object (&self->store);
  g_clear_pointer (&self->author, g_free);
  G_OBJECT_CLASS (dossier_corpus_parent_class)->dispose (object);
}

static void
dossier_corpus_class_init (DossierCorpusClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = dossier_corpus_get_property;
  object_class->dispose = dossier_corpus_dispose;

  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * DossierCorpus::changed:
   * @delta: a #DossierDelta: what was done, undone or redone, here or by another process
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", DOSSIER_TYPE_CORPUS, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, DOSSIER_TYPE_DELTA);
}

static void
dossier_corpus_init (DossierCorpus *self)
{
}

/**
 * dossier_corpus_new:
 * @store: an open store, shared
 * @author: who acts, for the history
 *
 * Returns: (transfer full):
 */
DossierCorpus *
dossier_corpus_new (DossierStore *store, const char *author)
{
  DossierCorpus *self = g_object_new (DOSSIER_TYPE_CORPUS, NULL);

  self->store = g_object_ref (store);
  self->author = g_strdup (author != NULL ? author : "");
  self->changed_id = g_signal_connect (store, "changed", G_CALLBACK (store_changed_cb), self);
  return self;
}
