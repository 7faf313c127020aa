#include "timeline/date-strip.h"

#include "timeline/date-strip-painter.h"

#include <glib/gi18n.h>

/* An article with more dates than this shows the first ones; a guard against hostile input. */
#define MAX_ITEMS 2000

struct _DossierDateStrip
{
  GtkWidget parent_instance;

  GArray *items; /* DossierDateItem sorted by day, labels owned */
  DossierDateStripPainter painter;
  int selected; /* -1: none */
};

enum
{
  SIGNAL_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierDateStrip, dossier_date_strip, GTK_TYPE_WIDGET)

static void
free_item (gpointer item)
{
  g_free ((char *) ((DossierDateItem *) item)->label);
}

static const DossierDateItem *
get_item (DossierDateStrip *self, int i)
{
  return i >= 0 && i < (int) self->items->len ? &g_array_index (self->items, DossierDateItem, i)
                                              : NULL;
}

/* The strip says which date is chosen, and what there is before one is. */
static void
update_description (DossierDateStrip *self)
{
  const DossierDateItem *item = get_item (self, self->selected);
  g_autofree char *count =
      g_strdup_printf (ngettext ("%u date", "%u dates", self->items->len), self->items->len);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  item != NULL ? item->label : count, -1);
}

static void
set_selected (DossierDateStrip *self, int selected)
{
  self->selected = selected;
  update_description (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
dossier_date_strip_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DossierDateStrip *self = DOSSIER_DATE_STRIP (widget);

  dossier_date_strip_painter_paint (&self->painter, widget, snapshot,
                                    (DossierDateItem *) (void *) self->items->data,
                                    self->items->len, self->selected);
}

static void
dossier_date_strip_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                            int *minimum, int *natural, int *minimum_baseline,
                            int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 200 : 76;
  *minimum_baseline = *natural_baseline = -1;
}

static void
step_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierDateStrip *self = DOSSIER_DATE_STRIP (widget);
  int last = (int) self->items->len - 1;
  int step = g_variant_get_int32 (parameter);

  if (last < 0)
    return;
  set_selected (self, self->selected < 0 ? (step > 0 ? 0 : last)
                                         : CLAMP (self->selected + step, 0, last));
}

static void
activate_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierDateStrip *self = DOSSIER_DATE_STRIP (widget);
  const DossierDateItem *item = get_item (self, self->selected);

  if (item != NULL)
    g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, item->id);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, DossierDateStrip *self)
{
  int found = dossier_date_strip_painter_find (&self->painter, x, y);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  set_selected (self, found);
  activate_cb (GTK_WIDGET (self), NULL, NULL);
}

static gboolean
query_tooltip_cb (DossierDateStrip *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  const DossierDateItem *item = get_item (
      self, keyboard ? self->selected : dossier_date_strip_painter_find (&self->painter, x, y));

  gtk_tooltip_set_text (tooltip, item != NULL ? item->label : NULL);
  return item != NULL;
}

static void
dossier_date_strip_finalize (GObject *object)
{
  DossierDateStrip *self = DOSSIER_DATE_STRIP (object);

  g_array_unref (self->items);
  dossier_date_strip_painter_clear (&self->painter);
  G_OBJECT_CLASS (dossier_date_strip_parent_class)->finalize (object);
}

static void
add_bindings (GtkWidgetClass *class)
{
  static const guint keys[][2] = { { GDK_KEY_Left, GDK_KEY_KP_Left },
                                   { GDK_KEY_Right, GDK_KEY_KP_Right } };
  static const guint enters[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_space };

  gtk_widget_class_install_action (class, "strip.step", "i", step_cb);
  gtk_widget_class_install_action (class, "strip.activate", NULL, activate_cb);
  for (int i = 0; i < 2; i++)
    for (int j = 0; j < 2; j++)
      gtk_widget_class_add_binding_action (class, keys[i][j], 0, "strip.step", "i", 2 * i - 1);
  for (guint i = 0; i < G_N_ELEMENTS (enters); i++)
    gtk_widget_class_add_binding_action (class, enters[i], 0, "strip.activate", NULL);
}

static void
dossier_date_strip_class_init (DossierDateStripClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = dossier_date_strip_finalize;
  widget_class->snapshot = dossier_date_strip_snapshot;
  widget_class->measure = dossier_date_strip_measure;
  gtk_widget_class_set_css_name (widget_class, "datestrip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  add_bindings (widget_class);
  /**
   * DossierDateStrip::activated:
   * @id: of the date that a person goes to
   */
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", DOSSIER_TYPE_DATE_STRIP, G_SIGNAL_RUN_LAST,
                                            0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
dossier_date_strip_init (DossierDateStrip *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->selected = -1;
  self->items = g_array_new (FALSE, FALSE, sizeof (DossierDateItem));
  g_array_set_clear_func (self->items, free_item);
  dossier_date_strip_painter_init (&self->painter);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Dates in this article"), -1);
}

/**
 * dossier_date_strip_new:
 *
 * Returns: (transfer floating): an empty strip
 */
GtkWidget *
dossier_date_strip_new (void)
{
  return g_object_new (DOSSIER_TYPE_DATE_STRIP, NULL);
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const DossierDateItem *x = a;
  const DossierDateItem *y = b;

  if (x->day_min != y->day_min)
    return x->day_min < y->day_min ? -1 : 1;
  if (x->day_max != y->day_max)
    return x->day_max < y->day_max ? -1 : 1;
  return x->id < y->id ? -1 : x->id > y->id;
}

/**
 * dossier_date_strip_set_items:
 * @self: a strip
 * @items: (array length=n_items) (nullable): in any order; copied
 * @n_items: their number
 *
 * Shows other dates; the chosen one stays if it is among them.
 */
void
dossier_date_strip_set_items (DossierDateStrip *self, const DossierDateItem *items, guint n_items)
{
  gint64 selected = dossier_date_strip_get_selected (self);

  g_array_set_size (self->items, 0);
  for (guint i = 0; i < MIN (n_items, MAX_ITEMS); i++)
    {
      DossierDateItem item = items[i];

      item.label = g_strdup (items[i].label != NULL ? items[i].label : "");
      g_array_append_val (self->items, item);
    }
  g_array_sort (self->items, compare_items);
  dossier_date_strip_select (self, selected);
}

/**
 * dossier_date_strip_select:
 * @self: a strip
 * @id: of the date to choose; one that is not there chooses none
 */
void
dossier_date_strip_select (DossierDateStrip *self, gint64 id)
{
  int selected = -1;

  for (guint i = 0; i < self->items->len; i++)
    if (g_array_index (self->items, DossierDateItem, i).id == id)
      selected = (int) i;
  set_selected (self, selected);
}

/**
 * dossier_date_strip_get_selected:
 * @self: a strip
 *
 * Returns: the id of the chosen date, or 0
 */
gint64
dossier_date_strip_get_selected (DossierDateStrip *self)
{
  const DossierDateItem *item = get_item (self, self->selected);

  return item != NULL ? item->id : 0;
}
