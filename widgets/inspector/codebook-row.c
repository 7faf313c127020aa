#include "inspector/codebook-row.h"

#include "model/tag.h"
#include "parts/glyph.h"

#include <glib/gi18n.h>

#define INDENT 18

struct _DossierCodebookRow
{
  DossierRowWidget parent_instance;

  GtkWidget *expander;
  GtkWidget *glyph;
  GtkWidget *name;
  GtkWidget *digit;
  GtkWidget *count;
  GHashTable *collapsed; /* set of gint64, shared with the codebook */
};

enum
{
  SIGNAL_ACTIVATED,
  SIGNAL_TOGGLED,
  SIGNAL_MENU,
  SIGNAL_DROPPED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierCodebookRow, dossier_codebook_row, DOSSIER_TYPE_ROW_WIDGET)

static void
describe (DossierCodebookRow *self, const DossierTagFields *f)
{
  g_autofree char *uses =
      g_strdup_printf (ngettext ("%u passage", "%u passages", f->n_uses), f->n_uses);
  g_autofree char *description =
      f->digit != 0 ? g_strdup_printf (_ ("%s, %s, key %u"), f->name, uses, f->digit)
                    : g_strdup_printf ("%s, %s", f->name, uses);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, description,
                                  -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), f->description);
}

static void
show_expander (DossierCodebookRow *self, DossierTag *tag)
{
  gint64 id = dossier_row_get_id (DOSSIER_ROW (tag));
  gboolean has_children = tag->fields.n_children > 0;
  gboolean collapsed = self->collapsed != NULL && g_hash_table_contains (self->collapsed, &id);

  gtk_widget_set_opacity (self->expander, has_children ? 1 : 0);
  gtk_widget_set_sensitive (self->expander, has_children);
  gtk_button_set_icon_name (GTK_BUTTON (self->expander),
                            collapsed ? "pan-end-symbolic" : "pan-down-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->expander), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  collapsed ? _ ("Show the tags below") : _ ("Hide the tags below"),
                                  -1);
}

static void
dossier_codebook_row_show_row (DossierRowWidget *widget, gpointer row)
{
  DossierCodebookRow *self = DOSSIER_CODEBOOK_ROW (widget);
  const DossierTagFields *f = &DOSSIER_TAG (row)->fields;
  g_autofree char *digit = g_strdup_printf ("%u", f->digit);
  g_autofree char *count = g_strdup_printf ("%u", f->n_uses);

  gtk_widget_set_margin_start (self->expander, (int) f->depth * INDENT);
  dossier_glyph_set_tag_colour (DOSSIER_GLYPH (self->glyph), f->colour);
  gtk_label_set_text (GTK_LABEL (self->name), f->name);
  gtk_label_set_text (GTK_LABEL (self->digit), digit);
  gtk_widget_set_visible (self->digit, f->digit != 0);
  gtk_label_set_text (GTK_LABEL (self->count), f->n_uses > 0 ? count : "");
  if (f->depth == 0)
    gtk_widget_add_css_class (self->name, "top-tag");
  else
    gtk_widget_remove_css_class (self->name, "top-tag");
  show_expander (self, DOSSIER_TAG (row));
  describe (self, f);
}

/**
 * dossier_codebook_row_set_collapsed:
 * @ids: (transfer none) (element-type gint64): the tags below which nothing is shown
 *
 * To be called anew when @ids changed.
 */
void
dossier_codebook_row_set_collapsed (DossierCodebookRow *self, GHashTable *ids)
{
  DossierTag *tag = dossier_row_widget_get_row (DOSSIER_ROW_WIDGET (self));

  if (self->collapsed == NULL)
    self->collapsed = g_hash_table_ref (ids);
  if (tag != NULL && dossier_row_is_loaded (DOSSIER_ROW (tag)))
    show_expander (self, tag);
}

static void
dossier_codebook_row_finalize (GObject *object)
{
  g_clear_pointer (&DOSSIER_CODEBOOK_ROW (object)->collapsed, g_hash_table_unref);
  G_OBJECT_CLASS (dossier_codebook_row_parent_class)->finalize (object);
}

static void
expander_clicked_cb (DossierCodebookRow *self)
{
  g_signal_emit (self, signals[SIGNAL_TOGGLED], 0);
}

static void
clicked_cb (GtkGestureClick *gesture, int n_press, double x, double y, DossierCodebookRow *self)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));

  if (button == GDK_BUTTON_PRIMARY && n_press == 1)
    g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

static void
secondary_cb (GtkGestureClick *gesture, int n_press, double x, double y, DossierCodebookRow *self)
{
  g_signal_emit (self, signals[SIGNAL_MENU], 0, x, y);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static GdkContentProvider *
drag_prepare_cb (GtkDragSource *source, double x, double y, DossierCodebookRow *self)
{
  DossierTag *tag = dossier_row_widget_get_row (DOSSIER_ROW_WIDGET (self));

  return tag != NULL
             ? gdk_content_provider_new_typed (G_TYPE_INT64, dossier_row_get_id (DOSSIER_ROW (tag)))
             : NULL;
}

static int
where_at (DossierCodebookRow *self, double y)
{
  double height = gtk_widget_get_height (GTK_WIDGET (self));

  return y < height * 0.28 ? -1 : y > height * 0.72 ? 1 : 0;
}

static GdkDragAction
motion_cb (GtkDropTarget *target, double x, double y, DossierCodebookRow *self)
{
  static const char *const classes[] = { "drop-before", "drop-into", "drop-behind" };
  int where = where_at (self, y);

  for (int i = 0; i < 3; i++)
    if (i == where + 1)
      gtk_widget_add_css_class (GTK_WIDGET (self), classes[i]);
    else
      gtk_widget_remove_css_class (GTK_WIDGET (self), classes[i]);
  return GDK_ACTION_MOVE;
}

static void
leave_cb (GtkDropTarget *target, DossierCodebookRow *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), "drop-before");
  gtk_widget_remove_css_class (GTK_WIDGET (self), "drop-into");
  gtk_widget_remove_css_class (GTK_WIDGET (self), "drop-behind");
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, DossierCodebookRow *self)
{
  leave_cb (target, self);
  g_signal_emit (self, signals[SIGNAL_DROPPED], 0, g_value_get_int64 (value), where_at (self, y));
  return TRUE;
}

static void
dossier_codebook_row_class_init (DossierCodebookRowClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dossier_codebook_row_finalize;
  DOSSIER_ROW_WIDGET_CLASS (klass)->show_row = dossier_codebook_row_show_row;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "tagrow");

  signals[SIGNAL_ACTIVATED] =
      g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_TOGGLED] =
      g_signal_new ("toggled", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_MENU] = g_signal_new ("menu", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  signals[SIGNAL_DROPPED] = g_signal_new ("dropped", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT);
}

static void
add_controllers (DossierCodebookRow *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *secondary = gtk_gesture_click_new ();
  GtkDragSource *drag = gtk_drag_source_new ();
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_INT64, GDK_ACTION_MOVE);

  g_signal_connect (click, "released", G_CALLBACK (clicked_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect (secondary, "pressed", G_CALLBACK (secondary_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (secondary));
  gtk_drag_source_set_actions (drag, GDK_ACTION_MOVE);
  g_signal_connect (drag, "prepare", G_CALLBACK (drag_prepare_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect (drop, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (drop, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

static void
dossier_codebook_row_init (DossierCodebookRow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (widget)), 8);
  self->expander = gtk_button_new_from_icon_name ("pan-down-symbolic");
  gtk_widget_add_css_class (self->expander, "flat");
  gtk_widget_add_css_class (self->expander, "expander");
  gtk_widget_set_focusable (self->expander, FALSE);
  gtk_widget_set_valign (self->expander, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->expander, "clicked", G_CALLBACK (expander_clicked_cb), self);
  self->glyph = dossier_glyph_new ();
  self->name = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->name), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->name), 0);
  self->digit = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->digit, "keycap");
  gtk_widget_set_valign (self->digit, GTK_ALIGN_CENTER);
  self->count = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->count), 1);
  gtk_widget_set_hexpand (self->count, TRUE);
  gtk_widget_add_css_class (self->count, "dim-label");
  gtk_widget_add_css_class (self->count, "numeric");
  for (guint i = 0; i < 5; i++)
    gtk_widget_set_parent (
        (GtkWidget *[]){ self->expander, self->glyph, self->name, self->digit, self->count }[i],
        widget);
  add_controllers (self);
}
