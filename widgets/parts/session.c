#include "parts/session-private.h"

static GParamSpec *properties[DOSSIER_SESSION_N_PROPS];
guint dossier_session_signals[DOSSIER_SESSION_N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierSession, dossier_session, G_TYPE_OBJECT)

void
dossier_session_notify (DossierSession *self, guint property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

/**
 * dossier_session_get_corpus:
 *
 * Returns: (transfer none): the dossier; also after closing
 */
DossierCorpus *
dossier_session_get_corpus (DossierSession *self)
{
  return self->corpus;
}

/* Whether the window is gone: nothing is said any more. */
gboolean
dossier_session_is_closed (DossierSession *self)
{
  return self->closed;
}

/**
 * dossier_session_close:
 *
 * Stops following the dossier, which stays open for whoever holds it. Idempotent.
 */
void
dossier_session_close (DossierSession *self)
{
  if (!self->closed)
    g_signal_emit (self, dossier_session_signals[DOSSIER_SESSION_SIGNAL_CLOSING], 0);
  self->closed = TRUE;
  g_cancellable_cancel (self->loading);
  if (self->corpus != NULL)
    g_clear_signal_handler (&self->changed_id, self->corpus);
}

/**
 * dossier_session_get_article:
 *
 * Returns: the id of the open article, or 0
 */
gint64
dossier_session_get_article (DossierSession *self)
{
  return self->article;
}

/**
 * dossier_session_get_revision:
 *
 * Returns: the id of the revision that is shown, or 0
 */
gint64
dossier_session_get_revision (DossierSession *self)
{
  return self->text != NULL ? self->text->revision : 0;
}

/**
 * dossier_session_get_text:
 *
 * Returns: (transfer none) (nullable): the text of the open article, until the next
 *   `notify::revision`
 */
DossierArticleText *
dossier_session_get_text (DossierSession *self)
{
  return self->text;
}

/**
 * dossier_session_get_left_at:
 *
 * Returns: the first code point that was on the screen when the open article was left last time
 */
guint
dossier_session_get_left_at (DossierSession *self)
{
  return self->left_at;
}

/**
 * dossier_session_get_row:
 *
 * Returns: (transfer none) (nullable): title, outlet, date and so on of the open article
 */
DossierArticle *
dossier_session_get_row (DossierSession *self)
{
  return self->row;
}

/**
 * dossier_session_set_record:
 * @record: the mark that the reader has made the current one, or what a panel shows; 0 for none
 */
void
dossier_session_set_record (DossierSession *self, gint64 record)
{
  if (self->record == record)
    return;
  self->record = record;
  dossier_session_notify (self, DOSSIER_SESSION_PROP_RECORD);
}

gint64
dossier_session_get_record (DossierSession *self)
{
  return self->record;
}

/**
 * dossier_session_set_selection:
 * @start: the first code point that is selected
 * @end: the one after the last; @start when nothing is, for the cursor
 *
 * For the reader.
 */
void
dossier_session_set_selection (DossierSession *self, guint start, guint end)
{
  self->start = start;
  self->end = end;
}

/**
 * dossier_session_get_selection:
 *
 * Returns: whether words of the open article are selected; else both are the cursor's place
 */
gboolean
dossier_session_get_selection (DossierSession *self, guint *start, guint *end)
{
  *start = self->start;
  *end = self->end;
  return self->article != 0 && self->end > self->start;
}

/**
 * dossier_session_set_note:
 * @note: the note that passages are put into, or 0
 */
void
dossier_session_set_note (DossierSession *self, gint64 note)
{
  if (self->note == note)
    return;
  self->note = note;
  dossier_session_notify (self, DOSSIER_SESSION_PROP_NOTE);
}

gint64
dossier_session_get_note (DossierSession *self)
{
  return self->note;
}

/**
 * dossier_session_set_last_tag:
 * @tag: what was put on last, for putting it on again
 */
void
dossier_session_set_last_tag (DossierSession *self, gint64 tag)
{
  self->last_tag = tag;
}

gint64
dossier_session_get_last_tag (DossierSession *self)
{
  return self->last_tag;
}

/**
 * dossier_session_set_view:
 * @view: "read", "passages" or "notes"
 */
void
dossier_session_set_view (DossierSession *self, const char *view)
{
  if (g_strcmp0 (self->view, view) == 0)
    return;
  g_free (self->view);
  self->view = g_strdup (view);
  dossier_session_notify (self, DOSSIER_SESSION_PROP_VIEW);
}

const char *
dossier_session_get_view (DossierSession *self)
{
  return self->view;
}

/**
 * dossier_session_set_panel:
 * @panel: of the inspector: "tags", "actors", "events" or "note"
 */
void
dossier_session_set_panel (DossierSession *self, const char *panel)
{
  if (g_strcmp0 (self->panel, panel) == 0)
    return;
  g_free (self->panel);
  self->panel = g_strdup (panel);
  dossier_session_notify (self, DOSSIER_SESSION_PROP_PANEL);
}

const char *
dossier_session_get_panel (DossierSession *self)
{
  return self->panel;
}

/* Where an act was done, as people say it; empty when it was not on a passage of the open text. */
char *
dossier_session_dup_place_suffix (DossierSession *self, GVariant *args)
{
  g_autofree char *locator = NULL;

  if (self->text == NULL || !dossier_args_has (args, "start") || !dossier_args_has (args, "end")
      || dossier_args_get_id (args, "revision") != self->text->revision)
    return g_strdup ("");
  locator = dossier_article_text_locator (self->text, (guint) dossier_args_get_id (args, "start"),
                                          (guint) dossier_args_get_id (args, "end"));
  return locator[0] != '\0' ? g_strconcat (" · ", locator, NULL) : g_strdup ("");
}

static void
dossier_session_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DossierSession *self = DOSSIER_SESSION (object);

  switch (id)
    {
    case DOSSIER_SESSION_PROP_CORPUS:
      g_value_set_object (value, self->corpus);
      break;
    case DOSSIER_SESSION_PROP_ARTICLE:
      g_value_set_int64 (value, self->article);
      break;
    case DOSSIER_SESSION_PROP_REVISION:
      g_value_set_int64 (value, dossier_session_get_revision (self));
      break;
    case DOSSIER_SESSION_PROP_ROW:
      g_value_set_object (value, self->row);
      break;
    case DOSSIER_SESSION_PROP_RECORD:
      g_value_set_int64 (value, self->record);
      break;
    case DOSSIER_SESSION_PROP_NOTE:
      g_value_set_int64 (value, self->note);
      break;
    case DOSSIER_SESSION_PROP_VIEW:
      g_value_set_string (value, self->view);
      break;
    case DOSSIER_SESSION_PROP_PANEL:
      g_value_set_string (value, self->panel);
      break;
    case DOSSIER_SESSION_PROP_CAN_GO_BACK:
      g_value_set_boolean (value, dossier_trail_can_back (self->trail));
      break;
    case DOSSIER_SESSION_PROP_CAN_GO_FORWARD:
      g_value_set_boolean (value, dossier_trail_can_forward (self->trail));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dossier_session_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DossierSession *self = DOSSIER_SESSION (object);

  switch (id)
    {
    case DOSSIER_SESSION_PROP_CORPUS:
      self->corpus = g_value_dup_object (value);
      break;
    case DOSSIER_SESSION_PROP_RECORD:
      dossier_session_set_record (self, g_value_get_int64 (value));
      break;
    case DOSSIER_SESSION_PROP_NOTE:
      dossier_session_set_note (self, g_value_get_int64 (value));
      break;
    case DOSSIER_SESSION_PROP_VIEW:
      dossier_session_set_view (self, g_value_get_string (value));
      break;
    case DOSSIER_SESSION_PROP_PANEL:
      dossier_session_set_panel (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dossier_session_constructed (GObject *object)
{
  DossierSession *self = DOSSIER_SESSION (object);

  G_OBJECT_CLASS (dossier_session_parent_class)->constructed (object);
  self->changed_id =
      g_signal_connect (self->corpus, "changed", G_CALLBACK (dossier_session_changed_cb), self);
}

static void
dossier_session_dispose (GObject *object)
{
  DossierSession *self = DOSSIER_SESSION (object);

  dossier_session_close (self);
  g_clear_object (&self->loading);
  g_clear_pointer (&self->text, dossier_article_text_free);
  g_clear_object (&self->row);
  g_clear_object (&self->corpus);
  G_OBJECT_CLASS (dossier_session_parent_class)->dispose (object);
}

static void
dossier_session_finalize (GObject *object)
{
  DossierSession *self = DOSSIER_SESSION (object);

  dossier_trail_free (self->trail);
  g_hash_table_unref (self->spots);
  g_free (self->view);
  g_free (self->panel);
  G_OBJECT_CLASS (dossier_session_parent_class)->finalize (object);
}

static GParamSpec *
id_property (const char *name, GParamFlags flags)
{
  return g_param_spec_int64 (name, NULL, NULL, 0, G_MAXINT64, 0,
                             flags | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  const GParamFlags writable = readable | G_PARAM_WRITABLE;

  properties[DOSSIER_SESSION_PROP_CORPUS] =
      g_param_spec_object ("corpus", NULL, NULL, DOSSIER_TYPE_CORPUS,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[DOSSIER_SESSION_PROP_ARTICLE] = id_property ("article", G_PARAM_READABLE);
  properties[DOSSIER_SESSION_PROP_REVISION] = id_property ("revision", G_PARAM_READABLE);
  properties[DOSSIER_SESSION_PROP_ROW] =
      g_param_spec_object ("row", NULL, NULL, DOSSIER_TYPE_ARTICLE, readable);
  properties[DOSSIER_SESSION_PROP_RECORD] = id_property ("record", G_PARAM_READWRITE);
  properties[DOSSIER_SESSION_PROP_NOTE] = id_property ("note", G_PARAM_READWRITE);
  properties[DOSSIER_SESSION_PROP_VIEW] =
      g_param_spec_string ("view", NULL, NULL, "read", writable);
  properties[DOSSIER_SESSION_PROP_PANEL] =
      g_param_spec_string ("panel", NULL, NULL, "tags", writable);
  properties[DOSSIER_SESSION_PROP_CAN_GO_BACK] =
      g_param_spec_boolean ("can-go-back", NULL, NULL, FALSE, readable);
  properties[DOSSIER_SESSION_PROP_CAN_GO_FORWARD] =
      g_param_spec_boolean ("can-go-forward", NULL, NULL, FALSE, readable);
  g_object_class_install_properties (object_class, DOSSIER_SESSION_N_PROPS, properties);
}

static void
dossier_session_class_init (DossierSessionClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  const GType type = G_TYPE_FROM_CLASS (class);
  guint *signals = dossier_session_signals;

  object_class->constructed = dossier_session_constructed;
  object_class->get_property = dossier_session_get_property;
  object_class->set_property = dossier_session_set_property;
  object_class->dispose = dossier_session_dispose;
  object_class->finalize = dossier_session_finalize;
  install_properties (object_class);

  signals[DOSSIER_SESSION_SIGNAL_SHOW_PASSAGE] =
      g_signal_new ("show-passage", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                    G_TYPE_UINT, G_TYPE_UINT, G_TYPE_INT64);
  signals[DOSSIER_SESSION_SIGNAL_SHOW_SPOT] =
      g_signal_new ("show-spot", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                    G_TYPE_STRING, G_TYPE_VARIANT);
  signals[DOSSIER_SESSION_SIGNAL_PALETTE_REQUESTED] =
      g_signal_new ("palette-requested", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                    3, G_TYPE_STRING, G_TYPE_UINT, G_TYPE_UINT);
  signals[DOSSIER_SESSION_SIGNAL_PANEL_REQUESTED] =
      g_signal_new ("panel-requested", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                    G_TYPE_STRING);
  signals[DOSSIER_SESSION_SIGNAL_CLOSING] =
      g_signal_new ("closing", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DOSSIER_SESSION_SIGNAL_SAID] =
      g_signal_new ("said", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                    G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[DOSSIER_SESSION_SIGNAL_FAILED] = g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL,
                                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
dossier_session_init (DossierSession *self)
{
  self->trail = dossier_trail_new ();
  self->spots =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_variant_unref);
  self->view = g_strdup ("read");
  self->panel = g_strdup ("tags");
}

/**
 * dossier_session_new:
 * @corpus: an open dossier
 *
 * Returns: (transfer full): a session with no article open
 */
DossierSession *
dossier_session_new (DossierCorpus *corpus)
{
  return g_object_new (DOSSIER_TYPE_SESSION, "corpus", corpus, NULL);
}
