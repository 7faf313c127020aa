#include "palette/palette-row.h"

#include "parts/glyph.h"

#include <glib/gi18n.h>

struct _DossierPaletteRow
{
  GtkListBoxRow parent_instance;

  const DossierPaletteItem *item;
  GtkWidget *detail;
  GtkWidget *check; /* only where the words have the tag */
};

G_DEFINE_FINAL_TYPE (DossierPaletteRow, dossier_palette_row, GTK_TYPE_LIST_BOX_ROW)

/**
 * dossier_palette_row_get_item:
 *
 * Returns: (transfer none):
 */
const DossierPaletteItem *
dossier_palette_row_get_item (DossierPaletteRow *self)
{
  return self->item;
}

/**
 * dossier_palette_row_set_count:
 * @count: passages of the tag, mentions of the actor
 */
void
dossier_palette_row_set_count (DossierPaletteRow *self, guint count)
{
  g_autofree char *number =
      self->item->type == DOSSIER_PALETTE_ITEM_TAG
          ? g_strdup_printf ("%u", count)
          : g_strdup_printf (ngettext ("%u mention", "%u mentions", count), count);
  g_autofree char *text = self->item->detail != NULL
                              ? g_strdup_printf ("%s · %s", self->item->detail, number)
                              : g_strdup (number);

  gtk_label_set_text (GTK_LABEL (self->detail), text);
}

/**
 * dossier_palette_row_set_taken:
 * @taken: whether the words have the tag already: taking it takes it off
 */
void
dossier_palette_row_set_taken (DossierPaletteRow *self, gboolean taken)
{
  g_autofree char *label =
      taken ? g_strdup_printf (_ ("%s, on these words: take it off"), self->item->title)
            : g_strdup (self->item->title);

  gtk_widget_set_visible (self->check, taken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static GtkWidget *
make_sign (const DossierPaletteItem *item)
{
  GtkWidget *sign;

  switch (item->type)
    {
    case DOSSIER_PALETTE_ITEM_TAG:
      sign = dossier_glyph_new ();
      dossier_glyph_set_tag_colour (DOSSIER_GLYPH (sign), item->colour);
      return sign;
    case DOSSIER_PALETTE_ITEM_ACTOR:
    case DOSSIER_PALETTE_ITEM_NEW_ACTOR:
      sign = dossier_glyph_new ();
      dossier_glyph_set_actor_kind (DOSSIER_GLYPH (sign), item->kind);
      return sign;
    case DOSSIER_PALETTE_ITEM_NEW_TAG:
      return gtk_image_new_from_icon_name ("list-add-symbolic");
    case DOSSIER_PALETTE_ITEM_DATE:
      return gtk_image_new_from_icon_name ("dossier-date-symbolic");
    case DOSSIER_PALETTE_ITEM_HINT:
    default:
      return NULL;
    }
}

static GtkWidget *
make_keycap (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "keycap");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  return label;
}

static void
add_keys (DossierPaletteRow *self, GtkBox *box, gboolean is_first_new)
{
  if (self->item->digit != 0)
    {
      g_autofree char *digit = g_strdup_printf ("%u", self->item->digit);
      gtk_box_append (box, make_keycap (digit));
    }
  if (is_first_new)
    gtk_box_append (box, make_keycap ("Ctrl ⏎"));
}

static void
dossier_palette_row_class_init (DossierPaletteRowClass *klass)
{
}

static void
dossier_palette_row_init (DossierPaletteRow *self)
{
}

static void
build (DossierPaletteRow *self, gboolean is_first_new)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title = gtk_label_new (self->item->title);
  GtkWidget *sign = make_sign (self->item);
  gboolean is_hint = self->item->type == DOSSIER_PALETTE_ITEM_HINT;

  if (sign != NULL)
    gtk_box_append (GTK_BOX (box), sign);
  gtk_label_set_ellipsize (GTK_LABEL (title), is_hint ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
  gtk_label_set_wrap (GTK_LABEL (title), is_hint);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, is_hint ? "dim-label" : "palette-title");
  gtk_box_append (GTK_BOX (box), title);

  self->detail = gtk_label_new (self->item->detail);
  gtk_label_set_ellipsize (GTK_LABEL (self->detail), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->detail), 0);
  gtk_widget_set_hexpand (self->detail, TRUE);
  gtk_widget_add_css_class (self->detail, "dim-label");
  gtk_widget_add_css_class (self->detail, "caption");
  gtk_box_append (GTK_BOX (box), self->detail);
  self->check = gtk_image_new_from_icon_name ("object-select-symbolic");
  gtk_widget_set_tooltip_text (self->check, _ ("On these words: take it off"));
  gtk_widget_set_visible (self->check, FALSE);
  gtk_box_append (GTK_BOX (box), self->check);
  add_keys (self, GTK_BOX (box), is_first_new);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (self), !is_hint);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), !is_hint);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->item->title, -1);
}

/**
 * dossier_palette_row_new:
 * @item: (transfer none): outlives the row
 * @is_first_new: Ctrl+Enter takes this one
 */
GtkWidget *
dossier_palette_row_new (const DossierPaletteItem *item, gboolean is_first_new)
{
  DossierPaletteRow *self = g_object_new (DOSSIER_TYPE_PALETTE_ROW, NULL);

  self->item = item;
  build (self, is_first_new);
  return GTK_WIDGET (self);
}
