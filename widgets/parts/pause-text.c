#include "parts/pause-text.h"

#include <string.h>

#define PAUSE_SECONDS 3

struct _DossierPauseText
{
  GtkTextView *view;
  GtkEventController *focus;
  GtkEventController *keys;
  DossierPauseTextFunc written;
  gpointer data;
  guint pause_id;
  gboolean showing;
  gboolean dirty;
  char *shown; /* what is kept already */
};

static char *
dup_text (DossierPauseText *self)
{
  GtkTextIter start, end;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/**
 * dossier_pause_text_flush:
 *
 * Keeps now what is written.
 */
void
dossier_pause_text_flush (DossierPauseText *self)
{
  g_autofree char *text = NULL;

  g_clear_handle_id (&self->pause_id, g_source_remove);
  if (!self->dirty)
    return;
  self->dirty = FALSE;
  text = dup_text (self);
  if (g_strcmp0 (text, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_strdup (text);
  self->written (text, self->data);
}

/**
 * dossier_pause_text_forget:
 *
 * Drops what is written and not kept yet.
 */
void
dossier_pause_text_forget (DossierPauseText *self)
{
  g_clear_handle_id (&self->pause_id, g_source_remove);
  self->dirty = FALSE;
}

static gboolean
pause_cb (gpointer data)
{
  DossierPauseText *self = data;

  self->pause_id = 0;
  dossier_pause_text_flush (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (GtkTextBuffer *buffer, DossierPauseText *self)
{
  if (self->showing)
    return;
  self->dirty = TRUE;
  g_clear_handle_id (&self->pause_id, g_source_remove);
  self->pause_id = g_timeout_add_seconds (PAUSE_SECONDS, pause_cb, self);
}

static void
leave_cb (GtkEventControllerFocus *controller, DossierPauseText *self)
{
  dossier_pause_text_flush (self);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
                GdkModifierType state, DossierPauseText *self)
{
  if ((state & GDK_CONTROL_MASK) == 0
      || (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter && keyval != GDK_KEY_ISO_Enter))
    return GDK_EVENT_PROPAGATE;
  dossier_pause_text_flush (self);
  return GDK_EVENT_STOP;
}

/**
 * dossier_pause_text_show:
 * @text: (nullable): what is recorded now; what is being written is not overwritten
 */
void
dossier_pause_text_show (DossierPauseText *self, const char *text)
{
  const char *now = text != NULL ? text : "";
  g_autofree char *there = NULL;

  if (self->dirty)
    return;
  g_free (self->shown);
  self->shown = g_strdup (now);
  there = dup_text (self);
  if (strcmp (there, now) == 0)
    return;
  self->showing = TRUE;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), now, -1);
  self->showing = FALSE;
}

/**
 * dossier_pause_text_new:
 * @view: the editor
 * @written: keeps a text
 *
 * Returns: (transfer full):
 */
DossierPauseText *
dossier_pause_text_new (GtkTextView *view, DossierPauseTextFunc written, gpointer data)
{
  DossierPauseText *self = g_new0 (DossierPauseText, 1);

  self->focus = gtk_event_controller_focus_new ();
  self->keys = gtk_event_controller_key_new ();
  self->view = g_object_ref (view);
  self->written = written;
  self->data = data;
  g_signal_connect (gtk_text_view_get_buffer (view), "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect (self->focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (view), self->focus);
  gtk_event_controller_set_propagation_phase (self->keys, GTK_PHASE_CAPTURE);
  g_signal_connect (self->keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (view), self->keys);
  return self;
}

/**
 * dossier_pause_text_free:
 *
 * Drops what is not kept yet: flush first.
 */
void
dossier_pause_text_free (DossierPauseText *self)
{
  g_clear_handle_id (&self->pause_id, g_source_remove);
  g_signal_handlers_disconnect_by_data (gtk_text_view_get_buffer (self->view), self);
  gtk_widget_remove_controller (GTK_WIDGET (self->view), self->focus);
  gtk_widget_remove_controller (GTK_WIDGET (self->view), self->keys);
  g_object_unref (self->view);
  g_free (self->shown);
  g_free (self);
}
