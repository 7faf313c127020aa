#include "passages/found-bar.h"

#include "base/words-problem.h"

#include <glib/gi18n.h>

/* Words are searched for when the hand rests, not at every letter. */
#define PAUSE_MS 180

struct _DossierFoundBar
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *words;
  GtkLabel *report;
  GtkLabel *problem;
  guint search_id;
};

enum
{
  SIGNAL_SEARCH,
  SIGNAL_LEAVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierFoundBar, dossier_found_bar, GTK_TYPE_WIDGET)

static void
show_problem (DossierFoundBar *self)
{
  g_autofree char *problem =
      dossier_words_problem (gtk_editable_get_text (GTK_EDITABLE (self->words)));

  gtk_label_set_text (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

static gboolean
search_cb (gpointer data)
{
  DossierFoundBar *self = data;

  self->search_id = 0;
  show_problem (self);
  g_signal_emit (self, signals[SIGNAL_SEARCH], 0,
                 gtk_editable_get_text (GTK_EDITABLE (self->words)));
  return G_SOURCE_REMOVE;
}

static void
changed_cb (GtkEditable *editable, DossierFoundBar *self)
{
  g_clear_handle_id (&self->search_id, g_source_remove);
  self->search_id = g_timeout_add (PAUSE_MS, search_cb, self);
}

static void
activated_cb (GtkText *text, DossierFoundBar *self)
{
  g_clear_handle_id (&self->search_id, g_source_remove);
  search_cb (self);
  g_signal_emit (self, signals[SIGNAL_LEAVE], 0);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
                GdkModifierType state, DossierFoundBar *self)
{
  if (keyval == GDK_KEY_Escape && gtk_editable_get_text (GTK_EDITABLE (self->words))[0] != '\0')
    {
      gtk_editable_set_text (GTK_EDITABLE (self->words), "");
      return GDK_EVENT_STOP;
    }
  if ((keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down)
      && (state & gtk_accelerator_get_default_mod_mask ()) == 0)
    {
      g_signal_emit (self, signals[SIGNAL_LEAVE], 0);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

/**
 * dossier_found_bar_set_words:
 * @words: (nullable): shown as if they had been searched for already
 */
void
dossier_found_bar_set_words (DossierFoundBar *self, const char *words)
{
  g_clear_handle_id (&self->search_id, g_source_remove);
  g_signal_handlers_block_by_func (self->words, changed_cb, self);
  gtk_editable_set_text (GTK_EDITABLE (self->words), words != NULL ? words : "");
  g_signal_handlers_unblock_by_func (self->words, changed_cb, self);
  show_problem (self);
}

/**
 * dossier_found_bar_set_report:
 * @report: how much was found, for a person
 */
void
dossier_found_bar_set_report (DossierFoundBar *self, const char *report)
{
  gtk_label_set_text (self->report, report);
}

static gboolean
dossier_found_bar_grab_focus (GtkWidget *widget)
{
  DossierFoundBar *self = DOSSIER_FOUND_BAR (widget);

  if (!gtk_widget_grab_focus (self->words))
    return FALSE;
  gtk_editable_select_region (GTK_EDITABLE (self->words), 0, -1);
  return TRUE;
}

static void
dossier_found_bar_dispose (GObject *object)
{
  DossierFoundBar *self = DOSSIER_FOUND_BAR (object);

  g_clear_handle_id (&self->search_id, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (dossier_found_bar_parent_class)->dispose (object);
}

static void
dossier_found_bar_class_init (DossierFoundBarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  GType type = G_TYPE_FROM_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dossier_found_bar_dispose;
  widget_class->grab_focus = dossier_found_bar_grab_focus;
  gtk_widget_class_set_css_name (widget_class, "filterbar");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  signals[SIGNAL_SEARCH] = g_signal_new ("search", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_LEAVE] =
      g_signal_new ("leave", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
create_field (DossierFoundBar *self)
{
  GtkWidget *frame = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->words = g_object_new (GTK_TYPE_TEXT, "accessible-role", GTK_ACCESSIBLE_ROLE_TEXT_BOX, NULL);
  gtk_text_set_placeholder_text (GTK_TEXT (self->words), _ ("Words, \"a phrase\", begin*"));
  gtk_editable_set_width_chars (GTK_EDITABLE (self->words), 14);
  gtk_widget_set_hexpand (self->words, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->words), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Words to find everywhere"), -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->words, keys);
  g_signal_connect (self->words, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect (self->words, "activate", G_CALLBACK (activated_cb), self);
  gtk_widget_add_css_class (frame, "filter-field");
  gtk_widget_set_hexpand (frame, TRUE);
  gtk_box_append (GTK_BOX (frame), gtk_image_new_from_icon_name ("system-search-symbolic"));
  gtk_box_append (GTK_BOX (frame), self->words);
  return frame;
}

static void
dossier_found_bar_init (DossierFoundBar *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);

  self->report = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->report), "filter-found");
  gtk_label_set_ellipsize (self->report, PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (line), create_field (self));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->report));

  self->problem = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, NULL);
  gtk_label_set_xalign (self->problem, 0);
  gtk_label_set_wrap (self->problem, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "filter-problem");

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_box_append (GTK_BOX (self->box), line);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->problem));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * dossier_found_bar_new:
 *
 * Returns: (transfer floating): without words. Main thread.
 */
GtkWidget *
dossier_found_bar_new (void)
{
  return g_object_new (DOSSIER_TYPE_FOUND_BAR, NULL);
}
