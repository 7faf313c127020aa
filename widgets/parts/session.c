#include "parts/session-private.h"
#include "parts/session-text.h"

#include "base/error.h"

struct _DossierSession
{
  GObject parent_instance;

  DossierCorpus *corpus;
  gulong changed_id;
  gboolean closed;

  gint64 article;
  DossierArticleText *text;
  DossierArticle *row;
  DossierTrail *trail;
  guint start; /* the selection, or twice the cursor */
  guint end;

  GCancellable *loading;
  gint64 loading_article;
  DossierPlace wanted; /* where to go when the text is there */
  gboolean has_wanted;

  gint64 record;
  gint64 note;
  gint64 last_tag;
  char *view;
  char *panel;
};

enum
{
  PROP_0,
  PROP_CORPUS,
  PROP_ARTICLE,
  PROP_REVISION,
  PROP_ROW,
  PROP_RECORD,
  PROP_NOTE,
  PROP_VIEW,
  PROP_PANEL,
  PROP_CAN_GO_BACK,
  PROP_CAN_GO_FORWARD,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];
guint dossier_session_signals[DOSSIER_SESSION_N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierSession, dossier_session, G_TYPE_OBJECT)

static void
notify (DossierSession *self, guint property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
show_wanted (DossierSession *self)
{
  if (!self->has_wanted)
    return;

  self->has_wanted = FALSE;
  g_signal_emit (self, dossier_session_signals[DOSSIER_SESSION_SIGNAL_SHOW_PASSAGE], 0,
                 self->wanted.start, self->wanted.end, self->wanted.record);
}

static void
notify_trail (DossierSession *self)
{
  notify (self, PROP_CAN_GO_BACK);
  notify (self, PROP_CAN_GO_FORWARD);
}

/* Nothing is open: when the last article was deleted, or never was one. */
static void
clear_article (DossierSession *self)
{
  g_clear_pointer (&self->text, dossier_article_text_free);
  g_clear_object (&self->row);
  self->article = 0;
  self->start = self->end = 0;
  self->has_wanted = FALSE;
  notify (self, PROP_ARTICLE);
  notify (self, PROP_ROW);
  notify (self, PROP_REVISION);
  dossier_session_set_record (self, 0);
}

static void
take_text (DossierSession *self, DossierSessionText *read)
{
  gboolean is_other = read->text != NULL && read->text->article != self->article;

  g_set_object (&self->row, read->row);
  if (read->text != NULL)
    {
      g_clear_pointer (&self->text, dossier_article_text_free);
      self->text = g_steal_pointer (&read->text);
      self->article = self->text->article;
    }
  if (is_other)
    {
      self->start = self->end = 0;
      dossier_session_set_record (self, 0);
      notify (self, PROP_ARTICLE);
    }
  notify (self, PROP_ROW);
}

static void
text_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierSession) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierSessionText) read =
      dossier_session_text_read_finish (self->corpus, result, &error);
  gboolean with_text = read != NULL && read->text != NULL;

  if (read == NULL)
    {
      if (g_error_matches (error, DOSSIER_ERROR, DOSSIER_ERROR_NOT_FOUND)
          && self->wanted.article == self->article)
        clear_article (self);
      self->has_wanted = FALSE;
      dossier_session_fail (self, error);
      return;
    }
  take_text (self, read);
  if (with_text)
    {
      notify (self, PROP_REVISION);
      show_wanted (self);
    }
}

static void
load (DossierSession *self, gint64 article, gboolean with_text)
{
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  self->loading_article = article;
  dossier_session_text_read_async (self->corpus, article, with_text, self->loading, text_read_cb,
                                   g_object_ref (self));
}

/* Another article that is on its way is not wanted any more. */
static void
stay (DossierSession *self)
{
  if (self->loading_article != self->article)
    g_cancellable_cancel (self->loading);
}

static gboolean
deletes_article (DossierSession *self, const DossierDelta *delta)
{
  for (guint i = 0; i < delta->rows->len; i++)
    {
      const DossierDeltaRow *row = &g_array_index (delta->rows, DossierDeltaRow, i);

      if (row->id == self->article && row->op == '-' && g_str_equal (row->table->name, "article"))
        return TRUE;
    }
  return FALSE;
}

static void
changed_cb (DossierCorpus *corpus, DossierDelta *delta, DossierSession *self)
{
  static const char *const text_tables[] = { "revision", "zone", NULL };
  static const char *const row_tables[] = { "outlet", NULL };
  gboolean of_text;

  if (self->article == 0 || self->closed)
    return;
  if (deletes_article (self, delta))
    {
      dossier_trail_forget (self->trail, self->article);
      notify_trail (self);
      clear_article (self);
      return;
    }
  of_text = dossier_delta_touches (delta, text_tables);
  if (of_text || dossier_delta_touches (delta, row_tables)
      || dossier_delta_has (delta, "article", self->article))
    {
      gint64 article = self->has_wanted ? self->wanted.article : self->article;

      load (self, article, of_text || self->has_wanted);
    }
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
  self->closed = TRUE;
  g_cancellable_cancel (self->loading);
  if (self->corpus != NULL)
    g_clear_signal_handler (&self->changed_id, self->corpus);
}

static DossierPlace
get_here (DossierSession *self)
{
  return (DossierPlace){ self->article, self->start, self->end, self->record };
}

static void
go (DossierSession *self, const DossierPlace *place)
{
  self->wanted = *place;
  self->has_wanted = TRUE;
  dossier_session_set_view (self, "read");
  notify_trail (self);
  if (place->article != self->article)
    load (self, place->article, TRUE);
  else
    {
      stay (self);
      show_wanted (self);
    }
}

/**
 * dossier_session_go_to:
 * @article: where the passage is
 * @start: its first code point
 * @end: the one after its last
 * @record: the mark that becomes the current one, or 0
 *
 * Opens the article if it is another and shows the passage. Where the person was is kept for
 * going back.
 */
void
dossier_session_go_to (DossierSession *self, gint64 article, guint start, guint end, gint64 record)
{
  DossierPlace here = get_here (self);
  DossierPlace place = { article, start, end, record };

  dossier_trail_leave (self->trail, &here);
  go (self, &place);
}

/**
 * dossier_session_open_article:
 *
 * Opens an article where it was left; `show-passage` is not emitted.
 */
void
dossier_session_open_article (DossierSession *self, gint64 article)
{
  DossierPlace here = get_here (self);

  dossier_session_set_view (self, "read");
  if (article == self->article)
    {
      stay (self);
      return;
    }
  dossier_trail_leave (self->trail, &here);
  notify_trail (self);
  self->has_wanted = FALSE;
  load (self, article, TRUE);
}

/**
 * dossier_session_go_back:
 *
 * Returns: FALSE when the person has been nowhere else
 */
gboolean
dossier_session_go_back (DossierSession *self)
{
  DossierPlace here = get_here (self);
  DossierPlace to;

  if (!dossier_trail_back (self->trail, &here, &to))
    return FALSE;
  go (self, &to);
  return TRUE;
}

/**
 * dossier_session_go_forward:
 *
 * Returns: FALSE when the person did not go back before
 */
gboolean
dossier_session_go_forward (DossierSession *self)
{
  DossierPlace here = get_here (self);
  DossierPlace to;

  if (!dossier_trail_forward (self->trail, &here, &to))
    return FALSE;
  go (self, &to);
  return TRUE;
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
  notify (self, PROP_RECORD);
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
  notify (self, PROP_NOTE);
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
  notify (self, PROP_VIEW);
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
  notify (self, PROP_PANEL);
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
    case PROP_CORPUS:
      g_value_set_object (value, self->corpus);
      break;
    case PROP_ARTICLE:
      g_value_set_int64 (value, self->article);
      break;
    case PROP_REVISION:
      g_value_set_int64 (value, dossier_session_get_revision (self));
      break;
    case PROP_ROW:
      g_value_set_object (value, self->row);
      break;
    case PROP_RECORD:
      g_value_set_int64 (value, self->record);
      break;
    case PROP_NOTE:
      g_value_set_int64 (value, self->note);
      break;
    case PROP_VIEW:
      g_value_set_string (value, self->view);
      break;
    case PROP_PANEL:
      g_value_set_string (value, self->panel);
      break;
    case PROP_CAN_GO_BACK:
      g_value_set_boolean (value, dossier_trail_can_back (self->trail));
      break;
    case PROP_CAN_GO_FORWARD:
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
    case PROP_CORPUS:
      self->corpus = g_value_dup_object (value);
      break;
    case PROP_RECORD:
      dossier_session_set_record (self, g_value_get_int64 (value));
      break;
    case PROP_NOTE:
      dossier_session_set_note (self, g_value_get_int64 (value));
      break;
    case PROP_VIEW:
      dossier_session_set_view (self, g_value_get_string (value));
      break;
    case PROP_PANEL:
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
  self->changed_id = g_signal_connect (self->corpus, "changed", G_CALLBACK (changed_cb), self);
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

  properties[PROP_CORPUS] =
      g_param_spec_object ("corpus", NULL, NULL, DOSSIER_TYPE_CORPUS,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_ARTICLE] = id_property ("article", G_PARAM_READABLE);
  properties[PROP_REVISION] = id_property ("revision", G_PARAM_READABLE);
  properties[PROP_ROW] = g_param_spec_object ("row", NULL, NULL, DOSSIER_TYPE_ARTICLE, readable);
  properties[PROP_RECORD] = id_property ("record", G_PARAM_READWRITE);
  properties[PROP_NOTE] = id_property ("note", G_PARAM_READWRITE);
  properties[PROP_VIEW] = g_param_spec_string ("view", NULL, NULL, "read", writable);
  properties[PROP_PANEL] = g_param_spec_string ("panel", NULL, NULL, "tags", writable);
  properties[PROP_CAN_GO_BACK] = g_param_spec_boolean ("can-go-back", NULL, NULL, FALSE, readable);
  properties[PROP_CAN_GO_FORWARD] =
      g_param_spec_boolean ("can-go-forward", NULL, NULL, FALSE, readable);
  g_object_class_install_properties (object_class, N_PROPS, properties);
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
  signals[DOSSIER_SESSION_SIGNAL_PALETTE_REQUESTED] =
      g_signal_new ("palette-requested", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                    3, G_TYPE_STRING, G_TYPE_UINT, G_TYPE_UINT);
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
