#include "passages/facet-row.h"

#include "parts/glyph.h"

#include <glib/gi18n.h>

struct _DossierFacetRow
{
  GtkButton parent_instance;

  GtkWidget *glyph;
  GtkWidget *icon;
  GtkLabel *name;
  GtkLabel *count;

  const char *key;
  GVariant *value;
  gboolean active;
};

G_DEFINE_FINAL_TYPE (DossierFacetRow, dossier_facet_row, GTK_TYPE_BUTTON)

/**
 * dossier_facet_row_set:
 * @key: (transfer none): of the query; static
 * @value: (transfer floating): what the query would ask for
 * @name: for a person
 * @count: highlights that would be left
 * @active: whether the query asks for it now
 */
void
dossier_facet_row_set (DossierFacetRow *self, const char *key, GVariant *value, const char *name,
                       guint count, gboolean active)
{
  g_autofree char *number = g_strdup_printf ("%u", count);
  g_autofree char *said =
      g_strdup_printf (ngettext ("%s, %u passage", "%s, %u passages", count), name, count);

  self->key = key;
  g_clear_pointer (&self->value, g_variant_unref);
  self->value = g_variant_ref_sink (value);
  self->active = active;
  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->count, number);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), name);
  if (active)
    gtk_widget_add_css_class (GTK_WIDGET (self), "active");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "active");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_PRESSED,
      active ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
}

/**
 * dossier_facet_row_set_icon:
 * @icon: (nullable): a symbolic icon in front of the name
 */
void
dossier_facet_row_set_icon (DossierFacetRow *self, const char *icon)
{
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon);
  gtk_widget_set_visible (self->icon, icon != NULL);
  gtk_widget_set_visible (self->glyph, FALSE);
}

/**
 * dossier_facet_row_set_colour:
 * @colour: of the tag that the row stands for
 */
void
dossier_facet_row_set_colour (DossierFacetRow *self, guint colour)
{
  dossier_glyph_set_tag_colour (DOSSIER_GLYPH (self->glyph), colour);
  gtk_widget_set_visible (self->glyph, TRUE);
  gtk_widget_set_visible (self->icon, FALSE);
}

/**
 * dossier_facet_row_set_actor_kind:
 * @kind: (nullable): of the actor that the row stands for
 */
void
dossier_facet_row_set_actor_kind (DossierFacetRow *self, const char *kind)
{
  dossier_glyph_set_actor_kind (DOSSIER_GLYPH (self->glyph), kind);
  gtk_widget_set_visible (self->glyph, kind != NULL);
  gtk_widget_set_visible (self->icon, FALSE);
}

const char *
dossier_facet_row_get_key (DossierFacetRow *self)
{
  return self->key;
}

/**
 * dossier_facet_row_get_value:
 *
 * Returns: (transfer none):
 */
GVariant *
dossier_facet_row_get_value (DossierFacetRow *self)
{
  return self->value;
}

gboolean
dossier_facet_row_is_active (DossierFacetRow *self)
{
  return self->active;
}

static void
dossier_facet_row_finalize (GObject *object)
{
  g_clear_pointer (&DOSSIER_FACET_ROW (object)->value, g_variant_unref);
  G_OBJECT_CLASS (dossier_facet_row_parent_class)->finalize (object);
}

static void
dossier_facet_row_class_init (DossierFacetRowClass *class)
{
  G_OBJECT_CLASS (class)->finalize = dossier_facet_row_finalize;
}

static void
dossier_facet_row_init (DossierFacetRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->glyph = dossier_glyph_new ();
  self->icon = gtk_image_new ();
  self->name = GTK_LABEL (gtk_label_new (NULL));
  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_valign (self->glyph, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->glyph, FALSE);
  gtk_widget_set_visible (self->icon, FALSE);
  gtk_label_set_xalign (self->name, 0);
  gtk_label_set_ellipsize (self->name, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->name), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "facet-count");
  gtk_box_append (GTK_BOX (box), self->glyph);
  gtk_box_append (GTK_BOX (box), self->icon);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->name));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->count));
  gtk_button_set_child (GTK_BUTTON (self), box);
  gtk_button_set_has_frame (GTK_BUTTON (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "facet");
}

/**
 * dossier_facet_row_new:
 *
 * Returns: (transfer floating): an empty row. Main thread.
 */
GtkWidget *
dossier_facet_row_new (void)
{
  return g_object_new (DOSSIER_TYPE_FACET_ROW, NULL);
}
