#include "palette/palette.h"

#include "base/day.h"
#include "palette/palette-row.h"
#include "reader/reader-keys.h"

#include <glib/gi18n.h>

#define WIDTH      350
#define MAX_HEIGHT 330

struct _DossierPalette
{
  GtkPopover parent_instance;

  DossierNameIndex *index;
  DossierPaletteScope scope;
  gint64 anchor;
  gint64 except;

  GtkWidget *entry;
  GtkWidget *list;
  GtkWidget *scroller;
  GPtrArray *items;
  GArray *taken; /* gint64: what the words have */
  GCancellable *counting;
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierPalette, dossier_palette, GTK_TYPE_POPOVER)

static gboolean
is_new (const DossierPaletteItem *item)
{
  return item->type == DOSSIER_PALETTE_ITEM_NEW_TAG || item->type == DOSSIER_PALETTE_ITEM_NEW_ACTOR;
}

static void
clear_list (DossierPalette *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierPalette) self = data;
  g_autoptr (GArray) counts =
      dossier_name_index_count_finish (DOSSIER_NAME_INDEX (source), result, NULL);

  /* Without counts the palette still does its work; cancelled means that other lines are shown. */
  for (guint i = 0; counts != NULL && self->items != NULL && i < counts->len; i++)
    dossier_palette_row_set_count (
        DOSSIER_PALETTE_ROW (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) i)),
        g_array_index (counts, guint, i));
}

/* The lines that stand for a record come first, so positions are those of the ids. */
static void
count_items (DossierPalette *self)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_cancellable_cancel (self->counting);
  g_set_object (&self->counting, NULL);
  self->counting = g_cancellable_new ();
  for (guint i = 0; i < self->items->len; i++)
    {
      const DossierPaletteItem *item = self->items->pdata[i];
      if (item->id != 0)
        g_array_append_val (ids, item->id);
    }
  if (ids->len > 0)
    dossier_name_index_count_async (self->index, (const gint64 *) (gpointer) ids->data, ids->len,
                                    self->counting, counted_cb, g_object_ref (self));
}

/* Ticks what the words have. */
static void
show_taken (DossierPalette *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const DossierPaletteItem *item = self->items->pdata[i];
      gboolean taken = FALSE;

      for (guint t = 0; t < self->taken->len; t++)
        taken = taken || (item->id != 0 && g_array_index (self->taken, gint64, t) == item->id);
      dossier_palette_row_set_taken (
          DOSSIER_PALETTE_ROW (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) i)),
          taken);
    }
}

static void
refresh (DossierPalette *self)
{
  gboolean had_new = FALSE;

  clear_list (self);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  self->items = dossier_palette_items_build (
      dossier_name_index_get_table (self->index), self->scope,
      gtk_editable_get_text (GTK_EDITABLE (self->entry)), self->anchor, self->except);
  for (guint i = 0; i < self->items->len; i++)
    {
      const DossierPaletteItem *item = self->items->pdata[i];

      gtk_list_box_append (GTK_LIST_BOX (self->list),
                           dossier_palette_row_new (item, is_new (item) && !had_new));
      had_new = had_new || is_new (item);
    }
  gtk_list_box_select_row (GTK_LIST_BOX (self->list),
                           gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0));
  gtk_adjustment_set_value (
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
  show_taken (self);
  count_items (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_popover_present (GTK_POPOVER (self));
}

static void
take (DossierPalette *self, const DossierPaletteItem *item, gboolean stay)
{
  if (item == NULL || item->type == DOSSIER_PALETTE_ITEM_HINT)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  if (!stay)
    gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, item);
  if (stay)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

static const DossierPaletteItem *
find_new (DossierPalette *self)
{
  for (guint i = 0; i < self->items->len; i++)
    if (is_new (self->items->pdata[i]))
      return self->items->pdata[i];
  return NULL;
}

static const DossierPaletteItem *
get_selected (DossierPalette *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  return row != NULL ? dossier_palette_row_get_item (DOSSIER_PALETTE_ROW (row)) : NULL;
}

static void
move (DossierPalette *self, int by)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  int position = row != NULL ? gtk_list_box_row_get_index (row) : -1;
  GtkAdjustment *adjustment =
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  graphene_rect_t bounds;

  row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list),
                                       CLAMP (position + by, 0, (int) self->items->len - 1));
  if (row == NULL)
    return;
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);
  if (gtk_widget_compute_bounds (GTK_WIDGET (row), self->list, &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
}

/* An open palette keeps the keys of the window away. Where nothing is typed that could be undone,
 * Ctrl+Z means what was taken last. */
static gboolean
undo (DossierPalette *self, guint keyval, guint keycode, GdkModifierType state)
{
  GdkModifierType modifiers = state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK);

  return modifiers == GDK_CONTROL_MASK
         && dossier_reader_keys_to_us (keyval, keycode, 0) == GDK_KEY_z
         && gtk_editable_get_text (GTK_EDITABLE (self->entry))[0] == '\0'
         && gtk_widget_activate_action (GTK_WIDGET (self), "win.undo", NULL);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
                GdkModifierType state, DossierPalette *self)
{
  if (undo (self, keyval, keycode, state))
    return GDK_EVENT_STOP;
  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      if ((state & GDK_CONTROL_MASK) != 0)
        take (self, find_new (self), FALSE);
      else
        take (self, get_selected (self), (state & GDK_SHIFT_MASK) != 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Down:
      move (self, 8);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Up:
      move (self, -8);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, DossierPalette *self)
{
  take (self, dossier_palette_row_get_item (DOSSIER_PALETTE_ROW (row)), FALSE);
}

/**
 * dossier_palette_set_anchor:
 * @day: from which "last week" counts, or DOSSIER_DAY_NONE
 */
void
dossier_palette_set_anchor (DossierPalette *self, gint64 day)
{
  self->anchor = day;
  refresh (self);
}

/**
 * dossier_palette_set_except:
 * @id: a record that is not offered
 */
void
dossier_palette_set_except (DossierPalette *self, gint64 id)
{
  self->except = id;
  refresh (self);
}

/**
 * dossier_palette_set_taken:
 * @ids: (element-type gint64): records that are on the words already
 *
 * Ticks them: to take one of them is to take it off.
 */
void
dossier_palette_set_taken (DossierPalette *self, GArray *ids)
{
  if (self->items == NULL)
    return;
  g_array_set_size (self->taken, 0);
  g_array_append_vals (self->taken, ids->data, ids->len);
  show_taken (self);
}

/**
 * dossier_palette_set_text:
 * @text: to begin with; the next key replaces it
 */
void
dossier_palette_set_text (DossierPalette *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

/**
 * dossier_palette_set_placeholder:
 * @text: what is asked for, also the accessible name of the entry
 */
void
dossier_palette_set_placeholder (DossierPalette *self, const char *text)
{
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  -1);
}

static void
dossier_palette_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dossier_palette_parent_class)->map (widget);
  gtk_widget_grab_focus (DOSSIER_PALETTE (widget)->entry);
}

static void
dossier_palette_dispose (GObject *object)
{
  DossierPalette *self = DOSSIER_PALETTE (object);

  if (self->counting != NULL)
    g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  if (self->list != NULL)
    clear_list (self);
  self->list = NULL;
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->taken, g_array_unref);
  g_clear_object (&self->index);
  G_OBJECT_CLASS (dossier_palette_parent_class)->dispose (object);
}

static void
dossier_palette_class_init (DossierPaletteClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_palette_dispose;
  GTK_WIDGET_CLASS (klass)->map = dossier_palette_map;

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", DOSSIER_TYPE_PALETTE, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static GtkWidget *
build_list (DossierPalette *self)
{
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_BROWSE);
  gtk_widget_set_can_focus (self->list, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Matches"), -1);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->list);
  return self->scroller;
}

static void
dossier_palette_init (DossierPalette *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->anchor = DOSSIER_DAY_NONE;
  self->taken = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->entry = gtk_entry_new ();
  gtk_widget_set_size_request (self->entry, WIDTH, -1);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), build_list (self));
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_popover_set_has_arrow (GTK_POPOVER (self), FALSE);
  gtk_popover_set_offset (GTK_POPOVER (self), 0, 6);
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_BOTTOM);
  gtk_widget_add_css_class (GTK_WIDGET (self), "palette");

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * dossier_palette_new:
 * @index: the names, shared
 * @scope: what is offered
 *
 * Returns: (transfer floating): to be shown with dossier_popover_bin_show()
 */
GtkPopover *
dossier_palette_new (DossierNameIndex *index, DossierPaletteScope scope)
{
  DossierPalette *self = g_object_new (DOSSIER_TYPE_PALETTE, NULL);

  self->index = g_object_ref (index);
  self->scope = scope;
  dossier_palette_set_placeholder (self, scope == DOSSIER_PALETTE_ALL ? _ ("Tag, @actor or =date")
                                                                      : _ ("Type a name"));
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (refresh), self);
  g_signal_connect_object (index, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_POPOVER (self);
}
