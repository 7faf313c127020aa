#include "timeline/timeline-lanes.h"

#include <glib/gi18n.h>

#define LIST_HEIGHT 340
#define MAX_LANES   200 /* lines; further lanes come up when others are hidden by a filter */

struct _DossierTimelineLanes
{
  GtkPopover parent_instance;

  GtkWidget *lanes;
  GtkWidget *saved;
  GtkWidget *name;
  GArray *order; /* what is shown, of DossierLaneChoice */
  DossierTimelineIndex *index;
  GPtrArray *timelines; /* borrowed until the next are shown */
  gboolean showing;
};

enum
{
  SIGNAL_ORDERED,
  SIGNAL_SAVE,
  SIGNAL_OPENED,
  SIGNAL_DELETED,
  SIGNAL_RENAMED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierTimelineLanes, dossier_timeline_lanes, GTK_TYPE_POPOVER)

static guint
get_number (gpointer widget)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (widget), "number"));
}

static DossierLaneChoice *
get_choice (DossierTimelineLanes *self, gpointer widget)
{
  return &g_array_index (self->order, DossierLaneChoice, get_number (widget));
}

static void
emit_order (DossierTimelineLanes *self)
{
  g_signal_emit (self, signals[SIGNAL_ORDERED], 0, self->order);
}

static void
shown_cb (GtkCheckButton *button, DossierTimelineLanes *self)
{
  if (self->showing)
    return;
  get_choice (self, button)->hidden = !gtk_check_button_get_active (button);
  emit_order (self);
}

static void
folded_cb (GtkToggleButton *button, DossierTimelineLanes *self)
{
  if (self->showing)
    return;
  get_choice (self, button)->folded = gtk_toggle_button_get_active (button);
  emit_order (self);
}

static void fill (DossierTimelineLanes *self);

/* Past lanes without events, which have no line here. */
static guint
neighbour (DossierTimelineLanes *self, guint number, int step)
{
  for (int i = (int) number + step; i >= 0 && i < (int) self->order->len; i += step)
    if (g_array_index (self->order, DossierLaneChoice, i).lane != DOSSIER_NO_LANE)
      return (guint) i;
  return number;
}

/* The button that moved a lane keeps the keys, where the lane now stands. */
static void
focus_button (DossierTimelineLanes *self, guint number, const char *icon)
{
  for (GtkWidget *line = gtk_widget_get_first_child (self->lanes); line != NULL;
       line = gtk_widget_get_next_sibling (line))
    for (GtkWidget *child = gtk_widget_get_first_child (line); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      if (GTK_IS_BUTTON (child) && get_number (child) == number
          && g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (child)), icon) == 0)
        gtk_widget_grab_focus (child);
}

static void
move (DossierTimelineLanes *self, gpointer button, int step)
{
  guint a = get_number (button);
  guint b = neighbour (self, a, step);
  DossierLaneChoice choice = g_array_index (self->order, DossierLaneChoice, a);

  g_array_index (self->order, DossierLaneChoice, a) =
      g_array_index (self->order, DossierLaneChoice, b);
  g_array_index (self->order, DossierLaneChoice, b) = choice;
  if (a == b)
    {
      gtk_widget_error_bell (button);
      return;
    }
  fill (self);
  focus_button (self, b, step < 0 ? "go-up-symbolic" : "go-down-symbolic");
  emit_order (self);
}

static void
up_cb (GtkButton *button, DossierTimelineLanes *self)
{
  move (self, button, -1);
}

static void
down_cb (GtkButton *button, DossierTimelineLanes *self)
{
  move (self, button, 1);
}

static GtkWidget *
create_button (DossierTimelineLanes *self, GtkWidget *button, guint number, const char *icon,
               const char *tip, const char *signal, GCallback callback)
{
  gtk_button_set_icon_name (GTK_BUTTON (button), icon);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "small-button");
  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  g_object_set_data (G_OBJECT (button), "number", GUINT_TO_POINTER (number));
  g_signal_connect (button, signal, callback, self);
  return button;
}

static GtkWidget *
create_line (DossierTimelineLanes *self, guint number)
{
  const DossierLaneChoice *choice = &g_array_index (self->order, DossierLaneChoice, number);
  const DossierTimelineLane *lane = dossier_timeline_index_get_lane (self->index, choice->lane);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (lane->name != NULL ? lane->name : _ ("Unassigned"));
  GtkWidget *fold = gtk_toggle_button_new ();

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), !choice->hidden);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, NULL, -1);
  g_object_set_data (G_OBJECT (check), "number", GUINT_TO_POINTER (number));
  g_signal_connect (check, "toggled", G_CALLBACK (shown_cb), self);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (fold), choice->folded);
  gtk_box_append (GTK_BOX (line), check);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line),
                  create_button (self, fold, number, "go-bottom-symbolic", _ ("Fold to One Row"),
                                 "toggled", G_CALLBACK (folded_cb)));
  gtk_box_append (GTK_BOX (line), create_button (self, gtk_button_new (), number, "go-up-symbolic",
                                                 _ ("Move Up"), "clicked", G_CALLBACK (up_cb)));
  gtk_box_append (GTK_BOX (line),
                  create_button (self, gtk_button_new (), number, "go-down-symbolic",
                                 _ ("Move Down"), "clicked", G_CALLBACK (down_cb)));
  return line;
}

static void
clear_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
fill (DossierTimelineLanes *self)
{
  guint n = 0;

  self->showing = TRUE;
  clear_box (self->lanes);
  for (guint i = 0; i < self->order->len && n < MAX_LANES; i++)
    if (g_array_index (self->order, DossierLaneChoice, i).lane != DOSSIER_NO_LANE)
      {
        gtk_box_append (GTK_BOX (self->lanes), create_line (self, i));
        n++;
      }
  self->showing = FALSE;
}

/**
 * dossier_timeline_lanes_show_order:
 * @order: (transfer none): of #DossierLaneChoice; copied
 * @index: borrowed until the next call
 */
void
dossier_timeline_lanes_show_order (DossierTimelineLanes *self, GArray *order,
                                   DossierTimelineIndex *index)
{
  GArray *copy = dossier_timeline_order_new ();

  for (guint i = 0; i < order->len; i++)
    {
      const DossierLaneChoice *choice = &g_array_index (order, DossierLaneChoice, i);

      dossier_timeline_order_add (copy, choice->record, choice->name, choice->folded,
                                  choice->hidden);
      g_array_index (copy, DossierLaneChoice, i).lane = choice->lane;
    }
  g_clear_pointer (&self->order, g_array_unref);
  self->order = copy;
  self->index = index;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    fill (self);
}

/* Lines are made when somebody looks. */
static void
dossier_timeline_lanes_map (GtkWidget *widget)
{
  fill (DOSSIER_TIMELINE_LANES (widget));
  GTK_WIDGET_CLASS (dossier_timeline_lanes_parent_class)->map (widget);
}

static void
opened_cb (GtkButton *button, DossierTimelineLanes *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_OPENED], 0,
                 g_ptr_array_index (self->timelines, get_number (button)));
}

static void
deleted_cb (GtkButton *button, DossierTimelineLanes *self)
{
  const DossierSavedTimeline *saved = g_ptr_array_index (self->timelines, get_number (button));

  g_signal_emit (self, signals[SIGNAL_DELETED], 0, saved->id);
}

/* The words in the entry become the name of that timeline. */
static void
renamed_cb (GtkButton *button, DossierTimelineLanes *self)
{
  const DossierSavedTimeline *saved = g_ptr_array_index (self->timelines, get_number (button));
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->name));

  if (name[0] == '\0')
    {
      gtk_widget_grab_focus (self->name);
      gtk_widget_error_bell (self->name);
      return;
    }
  g_signal_emit (self, signals[SIGNAL_RENAMED], 0, saved->id, name);
  gtk_editable_set_text (GTK_EDITABLE (self->name), "");
}

/**
 * dossier_timeline_lanes_show_saved:
 * @saved: (transfer none): of #DossierSavedTimeline; borrowed until the next call
 */
void
dossier_timeline_lanes_show_saved (DossierTimelineLanes *self, GPtrArray *saved)
{
  self->timelines = saved;
  clear_box (self->saved);
  for (guint i = 0; i < saved->len; i++)
    {
      const DossierSavedTimeline *timeline = g_ptr_array_index (saved, i);
      GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
      GtkWidget *open = gtk_button_new_with_label (timeline->name);

      gtk_widget_add_css_class (open, "flat");
      gtk_widget_set_hexpand (open, TRUE);
      gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (open))), 0);
      g_object_set_data (G_OBJECT (open), "number", GUINT_TO_POINTER (i));
      g_signal_connect (open, "clicked", G_CALLBACK (opened_cb), self);
      gtk_box_append (GTK_BOX (line), open);
      gtk_box_append (GTK_BOX (line),
                      create_button (self, gtk_button_new (), i, "document-edit-symbolic",
                                     _ ("Give It the Name Below"), "clicked",
                                     G_CALLBACK (renamed_cb)));
      gtk_box_append (GTK_BOX (line),
                      create_button (self, gtk_button_new (), i, "user-trash-symbolic",
                                     _ ("Delete"), "clicked", G_CALLBACK (deleted_cb)));
      gtk_box_append (GTK_BOX (self->saved), line);
    }
}

static void
save_cb (DossierTimelineLanes *self)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->name));

  if (name[0] == '\0')
    return;
  g_signal_emit (self, signals[SIGNAL_SAVE], 0, name);
  gtk_editable_set_text (GTK_EDITABLE (self->name), "");
}

static GtkWidget *
create_heading (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  return label;
}

static void
dossier_timeline_lanes_finalize (GObject *object)
{
  g_clear_pointer (&DOSSIER_TIMELINE_LANES (object)->order, g_array_unref);
  G_OBJECT_CLASS (dossier_timeline_lanes_parent_class)->finalize (object);
}

static guint
add_signal (const char *name, guint n, GType a, GType b)
{
  return g_signal_new (name, DOSSIER_TYPE_TIMELINE_LANES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, n, a, b);
}

static void
dossier_timeline_lanes_class_init (DossierTimelineLanesClass *class)
{
  G_OBJECT_CLASS (class)->finalize = dossier_timeline_lanes_finalize;
  GTK_WIDGET_CLASS (class)->map = dossier_timeline_lanes_map;
  signals[SIGNAL_ORDERED] = add_signal ("ordered", 1, G_TYPE_POINTER, 0);
  signals[SIGNAL_SAVE] = add_signal ("save", 1, G_TYPE_STRING, 0);
  signals[SIGNAL_OPENED] = add_signal ("opened", 1, G_TYPE_POINTER, 0);
  signals[SIGNAL_DELETED] = add_signal ("deleted", 1, G_TYPE_INT64, 0);
  signals[SIGNAL_RENAMED] = add_signal ("renamed", 2, G_TYPE_INT64, G_TYPE_STRING);
}

static void
dossier_timeline_lanes_init (DossierTimelineLanes *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *save = gtk_button_new_with_label (_ ("Save"));

  self->order = dossier_timeline_order_new ();
  self->lanes = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  self->saved = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  self->name = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->name), _ ("Name of this timeline"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->name), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name of this timeline"), -1);
  gtk_widget_set_hexpand (self->name, TRUE);
  g_signal_connect_swapped (self->name, "activate", G_CALLBACK (save_cb), self);
  g_signal_connect_swapped (save, "clicked", G_CALLBACK (save_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->lanes);
  gtk_box_append (GTK_BOX (box), create_heading (_ ("Lanes")));
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), create_heading (_ ("Saved timelines")));
  gtk_box_append (GTK_BOX (box), self->saved);
  gtk_box_append (GTK_BOX (line), self->name);
  gtk_box_append (GTK_BOX (line), save);
  gtk_box_append (GTK_BOX (box), line);
  gtk_widget_set_size_request (box, 300, -1);
  gtk_popover_set_child (GTK_POPOVER (self), box);
}

/**
 * dossier_timeline_lanes_new:
 *
 * Returns: (transfer floating): a popover without lanes
 */
GtkWidget *
dossier_timeline_lanes_new (void)
{
  return g_object_new (DOSSIER_TYPE_TIMELINE_LANES, NULL);
}
