#include "palette/palette.h"

#include "base/day.h"
#include "palette/palette-lines.h"
#include "palette/palette-row.h"
#include "reader/reader-keys.h"

#include <glib/gi18n.h>

#define WIDTH      350
#define MAX_HEIGHT 330

struct _DossierPalette
{
  DossierPalettePopover parent_instance;

  DossierNameIndex *index;
  DossierPaletteScope scope;
  gint64 anchor;
  gint64 except;

  GtkEditable *entry;
  GtkListBox *list;
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

G_DEFINE_FINAL_TYPE (DossierPalette, dossier_palette, DOSSIER_TYPE_PALETTE_POPOVER)

static gboolean
is_new (const DossierPaletteItem *item)
{
  return item->type == DOSSIER_PALETTE_ITEM_NEW_TAG || item->type == DOSSIER_PALETTE_ITEM_NEW_ACTOR;
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
        DOSSIER_PALETTE_ROW (gtk_list_box_get_row_at_index (self->list, (int) i)),
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
          DOSSIER_PALETTE_ROW (gtk_list_box_get_row_at_index (self->list, (int) i)), taken);
    }
}

static void
refresh (DossierPalette *self)
{
  gboolean had_new = FALSE;

  dossier_palette_lines_clear (self->list);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  self->items =
      dossier_palette_items_build (dossier_name_index_get_table (self->index), self->scope,
                                   gtk_editable_get_text (self->entry), self->anchor, self->except);
  for (guint i = 0; i < self->items->len; i++)
    {
      const DossierPaletteItem *item = self->items->pdata[i];

      gtk_list_box_append (self->list, dossier_palette_row_new (item, is_new (item) && !had_new));
      had_new = had_new || is_new (item);
    }
  dossier_palette_lines_choose_first (self->list);
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
    gtk_editable_set_text (self->entry, "");
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
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return row != NULL ? dossier_palette_row_get_item (DOSSIER_PALETTE_ROW (row)) : NULL;
}

/* An open palette keeps the keys of the window away. Where nothing is typed that could be undone,
 * Ctrl+Z means what was taken last. */
static gboolean
undo (DossierPalette *self, guint keyval, guint keycode, GdkModifierType state)
{
  GdkModifierType modifiers = state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK);

  return modifiers == GDK_CONTROL_MASK
         && dossier_reader_keys_to_us (keyval, keycode, 0) == GDK_KEY_z
         && gtk_editable_get_text (self->entry)[0] == '\0'
         && gtk_widget_activate_action (GTK_WIDGET (self), "win.undo", NULL);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
                GdkModifierType state, DossierPalette *self)
{
  return undo (self, keyval, keycode, state) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

static void
dossier_palette_take (DossierPalettePopover *popover, GdkModifierType state)
{
  DossierPalette *self = DOSSIER_PALETTE (popover);

  if ((state & GDK_CONTROL_MASK) != 0)
    take (self, find_new (self), FALSE);
  else
    take (self, get_selected (self), (state & GDK_SHIFT_MASK) != 0);
}

static void
dossier_palette_move (DossierPalettePopover *popover, int by)
{
  dossier_palette_lines_move (DOSSIER_PALETTE (popover)->list, by);
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
  gtk_editable_set_text (self->entry, text);
  gtk_editable_select_region (self->entry, 0, -1);
}

static void
dossier_palette_dispose (GObject *object)
{
  DossierPalette *self = DOSSIER_PALETTE (object);

  if (self->counting != NULL)
    g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  if (self->list != NULL)
    dossier_palette_lines_clear (self->list);
  self->list = NULL;
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->taken, g_array_unref);
  g_clear_object (&self->index);
  G_OBJECT_CLASS (dossier_palette_parent_class)->dispose (object);
}

static void
dossier_palette_class_init (DossierPaletteClass *klass)
{
  DossierPalettePopoverClass *popover_class = DOSSIER_PALETTE_POPOVER_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_palette_dispose;
  popover_class->take = dossier_palette_take;
  popover_class->move = dossier_palette_move;

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", DOSSIER_TYPE_PALETTE, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static GtkWidget *
build_list (DossierPalette *self)
{
  GtkWidget *scroller;

  self->list = GTK_LIST_BOX (dossier_palette_lines_new (_ ("Matches")));
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  scroller = dossier_palette_lines_scroll (self->list);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT);
  return scroller;
}

static void
dossier_palette_init (DossierPalette *self)
{
  DossierPalettePopover *popover = DOSSIER_PALETTE_POPOVER (self);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->anchor = DOSSIER_DAY_NONE;
  self->taken = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->entry = GTK_EDITABLE (dossier_palette_popover_get_entry (popover));
  dossier_palette_popover_set_lines (popover, build_list (self), WIDTH);
  gtk_popover_set_offset (GTK_POPOVER (self), 0, 6);

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
  dossier_palette_popover_set_placeholder (DOSSIER_PALETTE_POPOVER (self),
                                           scope == DOSSIER_PALETTE_ALL ? _ ("Tag, @actor or =date")
                                                                        : _ ("Type a name"));
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (refresh), self);
  g_signal_connect_object (index, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_POPOVER (self);
}
