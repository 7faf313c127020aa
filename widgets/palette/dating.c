#include "palette/dating.h"

#include "palette/date-card.h"

struct _DossierDating
{
  GObject parent_instance;

  DossierSession *session;
  DossierPopoverBin *bin; /* holds this */
  DossierReader *reader;  /* inside the bin */
  GCancellable *reading;
  GtkPopover *card; /* that is shown; the bin's */
  gboolean takes_keys;
  DossierDateDraft *waiting; /* for its words to be on the screen */
};

G_DEFINE_FINAL_TYPE (DossierDating, dossier_dating, G_TYPE_OBJECT)

static void
closed_cb (GtkPopover *card, DossierDating *self)
{
  gboolean had_keys = self->takes_keys;

  if (self->card != card)
    return;
  self->card = NULL;
  if (had_keys && self->reader != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->reader));
}

static void
close_card (DossierDating *self)
{
  g_clear_pointer (&self->waiting, dossier_date_draft_free);
  if (self->card != NULL)
    gtk_popover_popdown (self->card);
  self->card = NULL;
}

/* Where the words are, in the bin. */
static gboolean
get_area (DossierDating *self, guint start, guint end, GdkRectangle *area)
{
  graphene_point_t point;

  if (!dossier_reader_get_area (self->reader, start, end, area)
      || !gtk_widget_compute_point (GTK_WIDGET (self->reader), GTK_WIDGET (self->bin),
                                    &GRAPHENE_POINT_INIT ((float) area->x, (float) area->y),
                                    &point))
    return FALSE;
  area->x = (int) point.x;
  area->y = (int) point.y;
  return TRUE;
}

/* A key of the reader, pressed or clicked on the card. */
static void
reader_action_cb (DossierDateCard *card, const char *action, DossierDating *self)
{
  g_autofree char *name = g_strdup (action);

  close_card (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->reader));
  gtk_widget_activate_action (GTK_WIDGET (self->reader), name, NULL);
}

static void
show_card (DossierDating *self)
{
  DossierDateDraft *draft = g_steal_pointer (&self->waiting);
  GdkRectangle area;

  if (!get_area (self, draft->start, draft->end, &area))
    {
      self->waiting = draft;
      return;
    }
  self->card = dossier_date_card_new (self->session, draft, self->takes_keys);
  g_signal_connect_object (self->card, "closed", G_CALLBACK (closed_cb), self, 0);
  g_signal_connect_object (self->card, "reader-action", G_CALLBACK (reader_action_cb), self, 0);
  dossier_popover_bin_show (self->bin, self->card, &area);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierDating) self = data;
  g_autoptr (GError) error = NULL;
  DossierDateDraft *draft =
      dossier_date_draft_read_finish (DOSSIER_CORPUS (source), result, &error);

  if (draft == NULL)
    {
      if (self->session != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        dossier_session_fail (self->session, error);
      return;
    }
  if (self->session == NULL || draft->revision != dossier_session_get_revision (self->session))
    {
      dossier_date_draft_free (draft);
      return;
    }
  close_card (self);
  self->waiting = draft;
  show_card (self);
}

static void
ask (DossierDating *self, guint start, guint end, gboolean takes_keys)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  close_card (self);
  self->takes_keys = takes_keys;
  dossier_date_draft_read_async (dossier_session_get_corpus (self->session),
                                 dossier_session_get_revision (self->session), start, end,
                                 self->reading, read_cb, g_object_ref (self));
}

/**
 * dossier_dating_open:
 * @start: of the words that a person wants to date, in code points
 * @end: behind them
 *
 * Shows the card for them and gives it the keys.
 */
void
dossier_dating_open (DossierDating *self, guint start, guint end)
{
  ask (self, start, end, TRUE);
}

/* The current mark is another one: a suggestion shows what Enter would take. */
static void
record_cb (DossierDating *self)
{
  gint64 record = dossier_session_get_record (self->session);
  const DossierMark *mark = record < 0 ? dossier_reader_get_mark (self->reader, record) : NULL;

  if (self->takes_keys && self->card != NULL)
    return;
  if (mark == NULL)
    {
      g_cancellable_cancel (self->reading);
      close_card (self);
      return;
    }
  ask (self, mark->start, mark->end, FALSE);
}

/* The card goes with its words, and with them out of sight. */
static void
scrolled_cb (DossierDating *self)
{
  GdkRectangle area;
  DossierDateDraft *draft;

  if (self->waiting != NULL)
    show_card (self);
  if (self->card == NULL)
    return;
  draft = dossier_date_card_get_draft (DOSSIER_DATE_CARD (self->card));
  if (get_area (self, draft->start, draft->end, &area))
    gtk_popover_set_pointing_to (self->card, &area);
  else if (!self->takes_keys)
    close_card (self);
}

static void
dossier_dating_dispose (GObject *object)
{
  DossierDating *self = DOSSIER_DATING (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->waiting, dossier_date_draft_free);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  self->card = NULL;
  self->reader = NULL;
  G_OBJECT_CLASS (dossier_dating_parent_class)->dispose (object);
}

static void
dossier_dating_class_init (DossierDatingClass *class)
{
  G_OBJECT_CLASS (class)->dispose = dossier_dating_dispose;
}

static void
dossier_dating_init (DossierDating *self)
{
}

/**
 * dossier_dating_new:
 * @bin: (transfer none): over which the card stands; lives longer than this
 * @reader: (transfer none): inside @bin
 *
 * Returns: (transfer full):
 */
DossierDating *
dossier_dating_new (DossierSession *session, DossierPopoverBin *bin, DossierReader *reader)
{
  DossierDating *self = g_object_new (DOSSIER_TYPE_DATING, NULL);

  self->session = g_object_ref (session);
  self->bin = bin;
  self->reader = reader;
  g_signal_connect_object (session, "notify::record", G_CALLBACK (record_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (reader)),
                           "value-changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  return self;
}
