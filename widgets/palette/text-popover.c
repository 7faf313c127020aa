#include "palette/text-popover.h"

#include <glib/gi18n.h>

struct _DossierTextPopover
{
  GtkPopover parent_instance;

  GtkWidget *entry; /* one line */
  GtkWidget *view;  /* several */
  char *initial;    /* what stood there to begin with */
};

enum
{
  SIGNAL_TAKEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierTextPopover, dossier_text_popover, GTK_TYPE_POPOVER)

static char *
dup_text (DossierTextPopover *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  if (self->entry != NULL)
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
take (DossierTextPopover *self)
{
  g_autofree char *text = g_strstrip (dup_text (self));

  g_object_ref (self);
  gtk_popover_popdown (GTK_POPOVER (self));
  if (g_strcmp0 (text, self->initial) != 0)
    g_signal_emit (self, signals[SIGNAL_TAKEN], 0, text);
  g_object_unref (self);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
                GdkModifierType state, DossierTextPopover *self)
{
  gboolean is_return =
      keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter;

  if (!is_return || (self->view != NULL && (state & GDK_CONTROL_MASK) == 0))
    return GDK_EVENT_PROPAGATE;
  take (self);
  return GDK_EVENT_STOP;
}

/**
 * dossier_text_popover_set_text:
 * @text: (nullable): to begin with, selected; only something else is taken
 */
void
dossier_text_popover_set_text (DossierTextPopover *self, const char *text)
{
  g_free (self->initial);
  self->initial = g_strdup (text != NULL ? text : "");
  if (self->entry != NULL)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->entry), text != NULL ? text : "");
      gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
    }
  else
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)),
                              text != NULL ? text : "", -1);
}

static void
dossier_text_popover_map (GtkWidget *widget)
{
  DossierTextPopover *self = DOSSIER_TEXT_POPOVER (widget);

  GTK_WIDGET_CLASS (dossier_text_popover_parent_class)->map (widget);
  gtk_widget_grab_focus (self->entry != NULL ? self->entry : self->view);
}

static void
dossier_text_popover_finalize (GObject *object)
{
  g_free (DOSSIER_TEXT_POPOVER (object)->initial);
  G_OBJECT_CLASS (dossier_text_popover_parent_class)->finalize (object);
}

static void
dossier_text_popover_class_init (DossierTextPopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_text_popover_finalize;
  GTK_WIDGET_CLASS (klass)->map = dossier_text_popover_map;

  signals[SIGNAL_TAKEN] = g_signal_new ("taken", DOSSIER_TYPE_TEXT_POPOVER, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
dossier_text_popover_init (DossierTextPopover *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_css_class (GTK_WIDGET (self), "form-popover");
}

static GtkWidget *
build_view (DossierTextPopover *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->view = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->view), FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (scroller, 340, 96);
  gtk_widget_add_css_class (scroller, "text-field");
  return scroller;
}

/**
 * dossier_text_popover_new:
 * @heading: what is asked for
 * @text: (nullable): to begin with
 * @several: whether the text may have several lines
 *
 * Returns: (transfer floating): to be shown with dossier_popover_bin_show()
 */
GtkPopover *
dossier_text_popover_new (const char *heading, const char *text, gboolean several)
{
  DossierTextPopover *self = g_object_new (DOSSIER_TYPE_TEXT_POPOVER, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *label = gtk_label_new (heading);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (box), label);
  if (several)
    {
      GtkWidget *hint = gtk_label_new (_ ("Ctrl+Enter keeps it, Escape leaves it"));

      gtk_box_append (GTK_BOX (box), build_view (self));
      gtk_label_set_xalign (GTK_LABEL (hint), 0);
      gtk_widget_add_css_class (hint, "caption");
      gtk_widget_add_css_class (hint, "dim-label");
      gtk_box_append (GTK_BOX (box), hint);
    }
  else
    {
      self->entry = gtk_entry_new ();
      gtk_widget_set_size_request (self->entry, 260, -1);
      gtk_box_append (GTK_BOX (box), self->entry);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (several ? self->view : self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, heading, -1);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  dossier_text_popover_set_text (self, text);
  return GTK_POPOVER (self);
}
