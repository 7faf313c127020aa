#include "timeline/timeline-bar.h"

#include "parts/wrap-layout.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define PAUSE_MS 180

struct _DossierTimelineBar
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *asked; /* what is asked for; below it stands more of that */
  GtkWidget
      *found_line; /* what is found, and tools: beside it, or below where there is little room */
  GtkWidget *buttons[DOSSIER_N_LANES];
  GtkWidget *choice;
  GtkWidget *filters;
  GtkWidget *words;
  GtkWidget *found;
  GtkWidget *undated;
  GtkWidget *tools;
  guint search_id;
  gboolean showing;
};

enum
{
  SIGNAL_LANES,
  SIGNAL_WORDS,
  SIGNAL_LEAVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *const names[DOSSIER_N_LANES] = {
  N_ ("Actor"), N_ ("Tag"), N_ ("Kind"), N_ ("Status"), N_ ("Place"), N_ ("Article"),
};

G_DEFINE_FINAL_TYPE (DossierTimelineBar, dossier_timeline_bar, GTK_TYPE_WIDGET)

static void
ask_for_lanes (DossierTimelineBar *self, guint lanes_by)
{
  if (!self->showing && lanes_by < DOSSIER_N_LANES)
    g_signal_emit (self, signals[SIGNAL_LANES], 0, (int) lanes_by);
}

static void
toggled_cb (GtkToggleButton *button, DossierTimelineBar *self)
{
  for (guint i = 0; i < DOSSIER_N_LANES; i++)
    if (GTK_WIDGET (button) == self->buttons[i] && gtk_toggle_button_get_active (button))
      ask_for_lanes (self, i);
}

static void
chosen_cb (DossierTimelineBar *self)
{
  ask_for_lanes (self, gtk_drop_down_get_selected (GTK_DROP_DOWN (self->choice)));
}

static gboolean
search_cb (gpointer data)
{
  DossierTimelineBar *self = data;

  self->search_id = 0;
  g_signal_emit (self, signals[SIGNAL_WORDS], 0,
                 gtk_editable_get_text (GTK_EDITABLE (self->words)));
  return G_SOURCE_REMOVE;
}

static void
words_changed_cb (DossierTimelineBar *self)
{
  if (self->showing)
    return;
  g_clear_handle_id (&self->search_id, g_source_remove);
  self->search_id = g_timeout_add (PAUSE_MS, search_cb, self);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
        DossierTimelineBar *self)
{
  if (key != GDK_KEY_Escape && key != GDK_KEY_Down && key != GDK_KEY_Return)
    return FALSE;
  if (key == GDK_KEY_Escape)
    gtk_editable_set_text (GTK_EDITABLE (self->words), "");
  g_signal_emit (self, signals[SIGNAL_LEAVE], 0);
  return TRUE;
}

/* A row of buttons where there is room, a menu where there is not. */
static GtkWidget *
create_lanes (DossierTimelineBar *self)
{
  GtkWidget *squeezer = adw_squeezer_new ();
  GtkWidget *segments = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  gtk_widget_add_css_class (segments, "segments");
  for (guint i = 0; i < DOSSIER_N_LANES; i++)
    {
      self->buttons[i] = gtk_toggle_button_new_with_label (_ (names[i]));
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->buttons[i]),
                                     GTK_TOGGLE_BUTTON (self->buttons[0]));
      g_signal_connect (self->buttons[i], "toggled", G_CALLBACK (toggled_cb), self);
      gtk_box_append (GTK_BOX (segments), self->buttons[i]);
      gtk_string_list_append (list, _ (names[i]));
    }
  self->choice = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&list)), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Lanes by"), -1);
  g_signal_connect_swapped (self->choice, "notify::selected", G_CALLBACK (chosen_cb), self);
  gtk_widget_set_valign (segments, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->choice, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (self->choice, GTK_ALIGN_START);
  adw_squeezer_set_homogeneous (ADW_SQUEEZER (squeezer), FALSE);
  adw_squeezer_add (ADW_SQUEEZER (squeezer), segments);
  adw_squeezer_add (ADW_SQUEEZER (squeezer), self->choice);
  return squeezer;
}

static GtkWidget *
create_words (DossierTimelineBar *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->words = gtk_search_entry_new ();
  gtk_search_entry_set_search_delay (GTK_SEARCH_ENTRY (self->words), 0);
  g_object_set (self->words, "placeholder-text", _ ("Filter ( / )"), NULL);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->words), 9);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->words), 16);
  gtk_widget_set_valign (self->words, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->words), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Words in the title"), -1);
  g_signal_connect_swapped (self->words, "changed", G_CALLBACK (words_changed_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->words, keys);
  return self->words;
}

static GtkWidget *
create_tool (const char *icon, const char *action, int parameter, const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", parameter);
  return button;
}

static void
build (DossierTimelineBar *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->box, "timeline-bar");
  gtk_widget_set_layout_manager (line, dossier_wrap_layout_new (8, TRUE));
  self->asked = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->found_line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_widget_set_halign (self->found_line, GTK_ALIGN_END);
  gtk_widget_set_valign (self->found_line, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), self->asked);
  gtk_box_append (GTK_BOX (line), self->found_line);
  gtk_box_append (GTK_BOX (self->box), line);
  gtk_box_append (GTK_BOX (self->asked), create_lanes (self));
  gtk_box_append (GTK_BOX (self->asked), create_words (self));
  self->filters = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (self->asked), self->filters);
  self->found = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->found, "timeline-found");
  gtk_box_append (GTK_BOX (self->found_line), self->found);
  self->undated = gtk_button_new ();
  gtk_widget_add_css_class (self->undated, "chip");
  gtk_widget_set_valign (self->undated, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->undated, FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->undated), "timeline.undated");
  gtk_box_append (GTK_BOX (self->found_line), self->undated);
  self->tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  gtk_box_append (GTK_BOX (self->tools),
                  create_tool ("zoom-out-symbolic", "timeline.zoom", -1, _ ("More Time ( − )")));
  gtk_box_append (GTK_BOX (self->tools),
                  create_tool ("zoom-in-symbolic", "timeline.zoom", 1, _ ("Less Time ( + )")));
  gtk_box_append (GTK_BOX (self->tools), create_tool ("zoom-fit-best-symbolic", "timeline.zoom", 0,
                                                      _ ("All Events ( 0 )")));
  gtk_box_append (GTK_BOX (self->found_line), self->tools);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static void
dossier_timeline_bar_dispose (GObject *object)
{
  DossierTimelineBar *self = DOSSIER_TIMELINE_BAR (object);

  g_clear_handle_id (&self->search_id, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (dossier_timeline_bar_parent_class)->dispose (object);
}

static void
dossier_timeline_bar_class_init (DossierTimelineBarClass *class)
{
  G_OBJECT_CLASS (class)->dispose = dossier_timeline_bar_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "timelinebar");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  signals[SIGNAL_LANES] = g_signal_new ("lanes", DOSSIER_TYPE_TIMELINE_BAR, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[SIGNAL_WORDS] = g_signal_new ("words", DOSSIER_TYPE_TIMELINE_BAR, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_LEAVE] = g_signal_new ("leave", DOSSIER_TYPE_TIMELINE_BAR, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dossier_timeline_bar_init (DossierTimelineBar *self)
{
  build (self);
}

/**
 * dossier_timeline_bar_new:
 *
 * Returns: (transfer floating): with lanes by actor
 */
GtkWidget *
dossier_timeline_bar_new (void)
{
  DossierTimelineBar *self = g_object_new (DOSSIER_TYPE_TIMELINE_BAR, NULL);

  dossier_timeline_bar_set_lanes_by (self, DOSSIER_LANES_ACTOR);
  return GTK_WIDGET (self);
}

/**
 * dossier_timeline_bar_set_lanes_by:
 *
 * Shows what the lanes are; no signal comes of it.
 */
void
dossier_timeline_bar_set_lanes_by (DossierTimelineBar *self, DossierLanesBy lanes_by)
{
  self->showing = TRUE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[lanes_by]), TRUE);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->choice), lanes_by);
  self->showing = FALSE;
}

/**
 * dossier_timeline_bar_set_words:
 * @words: (nullable): that are filtered by; no signal comes of it
 */
void
dossier_timeline_bar_set_words (DossierTimelineBar *self, const char *words)
{
  self->showing = TRUE;
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->words)), words != NULL ? words : "")
      != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->words), words != NULL ? words : "");
  self->showing = FALSE;
}

/**
 * dossier_timeline_bar_set_counts:
 * @n_events: on the timeline
 * @n_undated: that have no place on it
 */
void
dossier_timeline_bar_set_counts (DossierTimelineBar *self, guint n_events, guint n_undated)
{
  g_autofree char *found = g_strdup_printf (ngettext ("%u event", "%u events", n_events), n_events);
  g_autofree char *undated =
      g_strdup_printf (ngettext ("%u undated", "%u undated", n_undated), n_undated);

  gtk_label_set_text (GTK_LABEL (self->found), found);
  gtk_button_set_label (GTK_BUTTON (self->undated), undated);
  gtk_widget_set_visible (self->undated, n_undated > 0);
}

/**
 * dossier_timeline_bar_say:
 * @text: what is going on, in the place of the counts
 */
void
dossier_timeline_bar_say (DossierTimelineBar *self, const char *text)
{
  gtk_label_set_text (GTK_LABEL (self->found), text);
}

/**
 * dossier_timeline_bar_add_note:
 * @note: (transfer floating): stands with the counts, in front of the tools
 */
void
dossier_timeline_bar_add_note (DossierTimelineBar *self, GtkWidget *note)
{
  gtk_box_insert_child_after (GTK_BOX (self->found_line), note, self->undated);
}

/**
 * dossier_timeline_bar_add_filter:
 * @filter: stands beside the words
 * @chips: a line below
 */
void
dossier_timeline_bar_add_filter (DossierTimelineBar *self, GtkWidget *filter, GtkWidget *chips)
{
  gtk_box_append (GTK_BOX (self->filters), filter);
  gtk_box_append (GTK_BOX (self->box), chips);
}

/**
 * dossier_timeline_bar_get_tools:
 *
 * Returns: (transfer none): the buttons at the end
 */
GtkBox *
dossier_timeline_bar_get_tools (DossierTimelineBar *self)
{
  return GTK_BOX (self->tools);
}

void
dossier_timeline_bar_focus_words (DossierTimelineBar *self)
{
  gtk_widget_grab_focus (self->words);
}
