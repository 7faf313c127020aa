#include "palette/selection-bar.h"

#include "parts/glyph.h"
#include "reader/reader-keys.h"

#include <glib/gi18n.h>

#define DISTANCE   8 /* from the words, in pixels */
#define MAX_TAGS   4 /* the others are one click further, in the palette */
#define NAME_CHARS 12

struct _DossierSelectionBar
{
  GtkWidget parent_instance;

  DossierReader *reader; /* outlives the bar: both belong to the same page */
  GtkWidget *box;
  GtkWidget *tags;
  guint look_id;
};

G_DEFINE_FINAL_TYPE (DossierSelectionBar, dossier_selection_bar, GTK_TYPE_WIDGET)

/* The acts behind the tags, with what they look like. */
static const struct
{
  const char *action;
  const char *icon;
  gboolean stays; /* one may want another one of it */
} acts[] = {
  { "reader.palette", "dossier-tag-symbolic", FALSE },
  { "reader.highlight", "dossier-highlight-symbolic", TRUE },
  { "reader.actor", "dossier-actor-symbolic", FALSE },
  { "reader.date", "dossier-date-symbolic", FALSE },
  { "reader.event", "dossier-event-symbolic", FALSE },
  { "reader.comment", "dossier-note-symbolic", FALSE },
  { "reader.check-later", "dossier-check-later-symbolic", FALSE },
  { "reader.copy-citation", "edit-copy-symbolic", FALSE },
};

/**
 * dossier_selection_bar_dismiss:
 * @self: the bar
 *
 * Takes it away; the selection stays.
 */
void
dossier_selection_bar_dismiss (DossierSelectionBar *self)
{
  g_clear_handle_id (&self->look_id, g_source_remove);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
clicked_cb (GtkWidget *button, DossierSelectionBar *self)
{
  guint place = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "act"));

  gtk_widget_grab_focus (GTK_WIDGET (self->reader));
  if (!acts[place].stays)
    dossier_selection_bar_dismiss (self);
  gtk_widget_activate_action_variant (GTK_WIDGET (self->reader), acts[place].action, NULL);
}

static void
tag_clicked_cb (GtkWidget *button, DossierSelectionBar *self)
{
  guint digit = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "digit"));

  gtk_widget_grab_focus (GTK_WIDGET (self->reader));
  gtk_widget_activate_action (GTK_WIDGET (self->reader), "reader.tag-digit", "i", (int) digit);
}

/* The keys stay with the page: with them one would go on there. */
static void
prepare_button (GtkWidget *button, const char *label, const char *key)
{
  /* Translators: what a button does, and its key: "Highlight (h)" */
  g_autofree char *tooltip = g_strdup_printf (_ ("%s (%s)"), label, key);

  gtk_widget_set_focusable (button, FALSE);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

static void
add_act (DossierSelectionBar *self, guint place)
{
  GtkWidget *button = gtk_button_new_from_icon_name (acts[place].icon);
  guint n_keys;
  const DossierReaderKey *keys = dossier_reader_keys_get (&n_keys);

  for (guint i = 0; i < n_keys; i++)
    if (g_str_equal (keys[i].action, acts[place].action))
      {
        g_autofree char *key = dossier_reader_keys_dup_label (&keys[i]);

        prepare_button (button, _ (keys[i].title), key);
      }
  g_object_set_data (G_OBJECT (button), "act", GUINT_TO_POINTER (place));
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_box_append (GTK_BOX (self->box), button);
}

static void
add_tag (DossierSelectionBar *self, const DossierTagFact *tag)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  GtkWidget *glyph = dossier_glyph_new ();
  GtkWidget *name = gtk_label_new (tag->name);
  g_autofree char *key = g_strdup_printf ("%u", tag->digit);

  dossier_glyph_set_tag_colour (DOSSIER_GLYPH (glyph), tag->colour);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (name), NAME_CHARS);
  gtk_box_append (GTK_BOX (box), glyph);
  gtk_box_append (GTK_BOX (box), name);
  gtk_button_set_child (GTK_BUTTON (button), box);
  prepare_button (button, tag->name, key);
  g_object_set_data (G_OBJECT (button), "digit", GUINT_TO_POINTER (tag->digit));
  g_signal_connect (button, "clicked", G_CALLBACK (tag_clicked_cb), self);
  gtk_box_append (GTK_BOX (self->tags), button);
}

/* As many tags as there is room for on the page. */
static void
show_tags (DossierSelectionBar *self)
{
  GArray *tags = dossier_reader_get_digit_tags (self->reader);
  int room = gtk_widget_get_width (GTK_WIDGET (self->reader)) - 2 * DISTANCE;
  GtkWidget *child;
  int width;

  while ((child = gtk_widget_get_first_child (self->tags)) != NULL)
    gtk_box_remove (GTK_BOX (self->tags), child);
  for (guint i = 0; i < MIN (tags->len, MAX_TAGS); i++)
    add_tag (self, &g_array_index (tags, DossierTagFact, i));
  while ((child = gtk_widget_get_last_child (self->tags)) != NULL)
    {
      gtk_widget_measure (self->box, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
      if (width <= room)
        break;
      gtk_box_remove (GTK_BOX (self->tags), child);
    }
}

static gboolean
look_cb (gpointer data)
{
  DossierSelectionBar *self = data;
  guint start, end;

  self->look_id = 0;
  if (dossier_reader_get_selection (self->reader, &start, &end))
    {
      show_tags (self);
      gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
      gtk_widget_queue_resize (GTK_WIDGET (self));
    }
  return G_SOURCE_REMOVE;
}

/* Every event of the page passes here first. The selection is what it is only after the release. */
static gboolean
event_cb (GtkEventController *controller, GdkEvent *event, DossierSelectionBar *self)
{
  GdkEventType type = gdk_event_get_event_type (event);

  if (type == GDK_KEY_PRESS || type == GDK_BUTTON_PRESS)
    dossier_selection_bar_dismiss (self);
  else if (type == GDK_BUTTON_RELEASE && gdk_button_event_get_button (event) == GDK_BUTTON_PRIMARY
           && self->look_id == 0)
    self->look_id = g_idle_add (look_cb, self);
  return GDK_EVENT_PROPAGATE;
}

static void
selection_cb (DossierSelectionBar *self)
{
  guint start, end;

  if (!dossier_reader_get_selection (self->reader, &start, &end))
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
scrolled_cb (DossierSelectionBar *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * dossier_selection_bar_place:
 * @self: the bar
 * @over: the widget over whose child it lies
 * @allocation: (out): where it belongs there
 *
 * Above the selected words; where there is no room, below them.
 *
 * Returns: FALSE if it would cover the words wherever it stood
 */
gboolean
dossier_selection_bar_place (DossierSelectionBar *self, GtkWidget *over, GdkRectangle *allocation)
{
  graphene_point_t corner;
  GdkRectangle area;
  GtkRequisition size;
  guint start, end;

  gtk_widget_get_preferred_size (GTK_WIDGET (self), NULL, &size);
  *allocation = (GdkRectangle){ 0, 0, size.width, size.height };
  if (!dossier_reader_get_selection (self->reader, &start, &end)
      || !dossier_reader_get_area (self->reader, start, end, &area)
      || !gtk_widget_compute_point (GTK_WIDGET (self->reader), over,
                                    &GRAPHENE_POINT_INIT ((float) area.x, (float) area.y), &corner))
    return FALSE;
  allocation->x = CLAMP ((int) corner.x, DISTANCE,
                         MAX (gtk_widget_get_width (over) - size.width - DISTANCE, DISTANCE));
  allocation->y = (int) corner.y - size.height - DISTANCE;
  if (allocation->y < 0)
    allocation->y = (int) corner.y + area.height + DISTANCE;
  return allocation->y + size.height <= gtk_widget_get_height (over);
}

static void
dossier_selection_bar_dispose (GObject *object)
{
  DossierSelectionBar *self = DOSSIER_SELECTION_BAR (object);

  g_clear_handle_id (&self->look_id, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (dossier_selection_bar_parent_class)->dispose (object);
}

static void
dossier_selection_bar_class_init (DossierSelectionBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_selection_bar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "selectionbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TOOLBAR);
}

static void
dossier_selection_bar_init (DossierSelectionBar *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->tags = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_append (GTK_BOX (self->box), self->tags);
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    add_act (self, i);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The selected words"), -1);
}

/**
 * dossier_selection_bar_new:
 * @reader: on whose words it acts; it stands in a scrolled window
 *
 * Returns: (transfer floating): hidden until words are selected with the mouse
 */
GtkWidget *
dossier_selection_bar_new (DossierReader *reader)
{
  DossierSelectionBar *self = g_object_new (DOSSIER_TYPE_SELECTION_BAR, NULL);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (reader));
  GtkEventController *events = gtk_event_controller_legacy_new ();

  self->reader = reader;
  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_object (events, "event", G_CALLBACK (event_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (reader), events);
  g_signal_connect_object (buffer, "notify::has-selection", G_CALLBACK (selection_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (reader)),
                           "value-changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
