#include "parts/session-private.h"

#include <glib/gi18n.h>

typedef struct
{
  DossierSession *session;
  char *place;      /* " · ¶2, s. 1", or empty */
  gint64 begins_in; /* the unread article whose text it is about, or 0 */
  DossierSessionDone done;
  gpointer data;
  GDestroyNotify destroy;
} Doing;

static void
doing_free (Doing *doing)
{
  if (doing->destroy != NULL)
    doing->destroy (doing->data);
  g_free (doing->place);
  g_object_unref (doing->session);
  g_free (doing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Doing, doing_free)

/* An unread article in which something was marked is being read: one step with the mark. */
static void
begin_reading (DossierSession *self, gint64 article, gint64 step)
{
  if (article == 0 || step == 0 || self->row == NULL || self->article != article
      || g_strcmp0 (self->row->fields.state, "unread") != 0)
    return;
  dossier_corpus_do_async (self->corpus, "article.set",
                           dossier_args_new ("article", g_variant_new_int64 (article), "state",
                                             g_variant_new_string ("reading"), NULL),
                           step, NULL, NULL, NULL);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Doing) doing = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) value = dossier_corpus_do_finish (DOSSIER_CORPUS (source), result, &error);
  g_autofree char *label = NULL;
  g_autofree char *text = NULL;

  if (value == NULL)
    {
      dossier_session_fail (doing->session, error);
      return;
    }
  if (dossier_session_is_closed (doing->session))
    return;
  /* An act that changed nothing is no step that Undo could take back. */
  if (dossier_args_has (value, "step"))
    g_object_get (source, "undo-label", &label, NULL);
  if (label != NULL)
    {
      text = g_strconcat (label, doing->place, NULL);
      dossier_session_say (doing->session, text, TRUE);
    }
  begin_reading (doing->session, doing->begins_in, dossier_args_get_id (value, "step"));
  if (doing->done != NULL)
    doing->done (doing->session, value, doing->data);
}

/**
 * dossier_session_do_then:
 * @verb: of the registry
 * @args: (transfer floating) (nullable):
 * @done: (nullable): called when it was done, never when it failed
 * @destroy: (nullable): frees @data in either case
 *
 * Does something as a person's act: what was done is said with a way to undo it, a failure is
 * said as a sentence.
 */
void
dossier_session_do_then (DossierSession *self, const char *verb, GVariant *args,
                         DossierSessionDone done, gpointer data, GDestroyNotify destroy)
{
  g_autoptr (GVariant) owned =
      g_variant_ref_sink (args != NULL ? args : dossier_args_new (NULL, NULL));
  Doing *doing = g_new0 (Doing, 1);

  doing->session = g_object_ref (self);
  doing->place = dossier_session_dup_place_suffix (self, owned);
  if (self->text != NULL && dossier_args_get_id (owned, "revision") == self->text->revision)
    doing->begins_in = self->article;
  doing->done = done;
  doing->data = data;
  doing->destroy = destroy;
  dossier_corpus_do_async (dossier_session_get_corpus (self), verb, owned, 0, NULL, done_cb, doing);
}

/**
 * dossier_session_do:
 *
 * dossier_session_do_then() with nothing to follow.
 */
void
dossier_session_do (DossierSession *self, const char *verb, GVariant *args)
{
  dossier_session_do_then (self, verb, args, NULL, NULL, NULL);
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierSession) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = dossier_corpus_step_finish (DOSSIER_CORPUS (source), result, &error);
  g_autofree char *text = NULL;

  if (label == NULL)
    {
      dossier_session_fail (self, error);
      return;
    }
  text = g_strdup_printf (_ ("Undone: %s"), label);
  dossier_session_say (self, text, FALSE);
}

static void
redone_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierSession) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = dossier_corpus_step_finish (DOSSIER_CORPUS (source), result, &error);
  g_autofree char *text = NULL;

  if (label == NULL)
    {
      dossier_session_fail (self, error);
      return;
    }
  text = g_strdup_printf (_ ("Done again: %s"), label);
  dossier_session_say (self, text, TRUE);
}

/**
 * dossier_session_undo:
 *
 * Takes the newest step back and says so.
 */
void
dossier_session_undo (DossierSession *self)
{
  dossier_corpus_undo_async (dossier_session_get_corpus (self), undone_cb, g_object_ref (self));
}

/**
 * dossier_session_redo:
 *
 * Does again what was undone last, and says so.
 */
void
dossier_session_redo (DossierSession *self)
{
  dossier_corpus_redo_async (dossier_session_get_corpus (self), redone_cb, g_object_ref (self));
}

/**
 * dossier_session_say:
 * @text: what was done, or what a person should know
 * @can_undo: whether a button beside it takes the last step back
 */
void
dossier_session_say (DossierSession *self, const char *text, gboolean can_undo)
{
  if (!dossier_session_is_closed (self))
    g_signal_emit (self, dossier_session_signals[DOSSIER_SESSION_SIGNAL_SAID], 0, text, can_undo);
}

/**
 * dossier_session_fail:
 * @error: what went wrong; that something was cancelled is not said
 */
void
dossier_session_fail (DossierSession *self, const GError *error)
{
  if (dossier_session_is_closed (self) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
    return;
  g_signal_emit (self, dossier_session_signals[DOSSIER_SESSION_SIGNAL_FAILED], 0, error->message);
}

/**
 * dossier_session_request_palette:
 * @mode: as in the description of the type
 * @start: of the words that are meant
 * @end: of them
 */
void
dossier_session_request_palette (DossierSession *self, const char *mode, guint start, guint end)
{
  g_signal_emit (self, dossier_session_signals[DOSSIER_SESSION_SIGNAL_PALETTE_REQUESTED], 0, mode,
                 start, end);
}

/**
 * dossier_session_request_panel:
 * @panel: of the inspector, as for dossier_session_set_panel()
 *
 * The panel is shown and gets the keys.
 */
void
dossier_session_request_panel (DossierSession *self, const char *panel)
{
  dossier_session_set_panel (self, panel);
  g_signal_emit (self, dossier_session_signals[DOSSIER_SESSION_SIGNAL_PANEL_REQUESTED], 0, panel);
}
