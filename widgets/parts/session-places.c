#include "parts/session-private.h"
#include "parts/session-text.h"

#include "base/error.h"

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
  dossier_session_notify (self, DOSSIER_SESSION_PROP_CAN_GO_BACK);
  dossier_session_notify (self, DOSSIER_SESSION_PROP_CAN_GO_FORWARD);
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
  dossier_session_notify (self, DOSSIER_SESSION_PROP_ARTICLE);
  dossier_session_notify (self, DOSSIER_SESSION_PROP_ROW);
  dossier_session_notify (self, DOSSIER_SESSION_PROP_REVISION);
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
      self->left_at = read->left_at;
    }
  if (is_other)
    {
      self->start = self->end = 0;
      dossier_session_set_record (self, 0);
      dossier_session_notify (self, DOSSIER_SESSION_PROP_ARTICLE);
    }
  dossier_session_notify (self, DOSSIER_SESSION_PROP_ROW);
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
      dossier_session_notify (self, DOSSIER_SESSION_PROP_REVISION);
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
deletes (const DossierDelta *delta, const char *table, gint64 id)
{
  for (guint i = 0; i < delta->rows->len; i++)
    {
      const DossierDeltaRow *row = &g_array_index (delta->rows, DossierDeltaRow, i);

      if (row->id == id && row->op == '-' && g_str_equal (row->table->name, table))
        return TRUE;
    }
  return FALSE;
}

/* What a change means for the open article, and for the note that passages go into. */
void
dossier_session_changed_cb (DossierCorpus *corpus, DossierDelta *delta, DossierSession *self)
{
  static const char *const text_tables[] = { "revision", "zone", NULL };
  static const char *const row_tables[] = { "outlet", NULL };
  gboolean of_text;

  if (self->closed)
    return;
  if (self->note != 0 && deletes (delta, "note", self->note))
    dossier_session_set_note (self, 0);
  if (self->article == 0)
    return;
  if (deletes (delta, "article", self->article))
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

/* The spot is borrowed. */
static DossierPlace
get_here (DossierSession *self)
{
  const char *view = dossier_session_get_view (self);

  return (DossierPlace){ self->article,
                         self->start,
                         self->end,
                         self->record,
                         g_strcmp0 (view, "read") != 0 ? g_intern_string (view) : NULL,
                         g_hash_table_lookup (self->spots, view) };
}

static void
go (DossierSession *self, const DossierPlace *place)
{
  dossier_session_set_view (self, place->view != NULL ? place->view : "read");
  notify_trail (self);
  /* Back among the passages or on a note: the article stays as it is. */
  if (place->view != NULL)
    {
      if (place->spot != NULL)
        g_signal_emit (self, dossier_session_signals[DOSSIER_SESSION_SIGNAL_SHOW_SPOT], 0,
                       place->view, place->spot);
      return;
    }
  self->wanted = *place;
  self->wanted.spot = NULL;
  self->has_wanted = TRUE;
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
  DossierPlace place = { article, start, end, record, NULL, NULL };

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

  gboolean stays = article == self->article;

  if (!stays || here.view != NULL)
    dossier_trail_leave (self->trail, &here);
  notify_trail (self);
  dossier_session_set_view (self, "read");
  if (stays)
    {
      stay (self);
      return;
    }
  self->has_wanted = FALSE;
  load (self, article, TRUE);
}

/**
 * dossier_session_go_to_view:
 * @view: "read", "passages" or "notes"
 * @spot: (nullable) (transfer floating): what it is to show; NULL for what it showed last
 *
 * Goes there as a person does; where the person was is kept for going back.
 */
void
dossier_session_go_to_view (DossierSession *self, const char *view, GVariant *spot)
{
  g_autoptr (GVariant) owned = spot != NULL ? g_variant_ref_sink (spot) : NULL;
  gboolean reading = g_str_equal (view, "read");
  DossierPlace here = get_here (self);
  DossierPlace place = { self->article, 0, 0, 0, reading ? NULL : g_intern_string (view), owned };

  if (g_strcmp0 (self->view, view) == 0 && owned == NULL)
    return;
  dossier_trail_leave (self->trail, &here);
  if (!reading)
    go (self, &place);
  else
    {
      dossier_session_set_view (self, view);
      notify_trail (self);
    }
}

/**
 * dossier_session_set_spot:
 * @view: the view that says it
 * @spot: (transfer floating): what it shows now; it is given back by ::show-spot
 */
void
dossier_session_set_spot (DossierSession *self, const char *view, GVariant *spot)
{
  g_hash_table_insert (self->spots, g_strdup (view), g_variant_ref_sink (spot));
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
  g_auto (DossierPlace) to = { 0 };

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
  g_auto (DossierPlace) to = { 0 };

  if (!dossier_trail_forward (self->trail, &here, &to))
    return FALSE;
  go (self, &to);
  return TRUE;
}
