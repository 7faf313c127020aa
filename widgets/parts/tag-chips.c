#include "parts/tag-chips.h"

#include "model/highlight.h"
#include "parts/tag-style.h"
#include "parts/wrap-layout.h"

struct _DossierTagChips
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (DossierTagChips, dossier_tag_chips, GTK_TYPE_WIDGET)

/* Rows are bound anew while scrolling: the labels that are there are used again. */
static GtkWidget *
take_chip (DossierTagChips *self, GtkWidget *previous)
{
  GtkWidget *chip = previous != NULL ? gtk_widget_get_next_sibling (previous)
                                     : gtk_widget_get_first_child (GTK_WIDGET (self));

  if (chip != NULL)
    return chip;
  chip = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (chip), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (chip, "tag-chip");
  gtk_widget_set_parent (chip, GTK_WIDGET (self));
  return chip;
}

/**
 * dossier_tag_chips_set_tags:
 * @tags: (nullable) (element-type DossierTagUse): in their order
 */
void
dossier_tag_chips_set_tags (DossierTagChips *self, GArray *tags)
{
  GtkWidget *chip = NULL;
  GtkWidget *rest;

  for (guint i = 0; tags != NULL && i < tags->len; i++)
    {
      const DossierTagUse *use = &g_array_index (tags, DossierTagUse, i);

      chip = take_chip (self, chip);
      gtk_label_set_label (GTK_LABEL (chip), use->name);
      gtk_widget_set_tooltip_text (chip, use->name);
      dossier_tag_style_set_colour (chip, use->colour);
    }
  while ((rest = chip != NULL ? gtk_widget_get_next_sibling (chip)
                              : gtk_widget_get_first_child (GTK_WIDGET (self)))
         != NULL)
    gtk_widget_unparent (rest);
  gtk_widget_set_visible (GTK_WIDGET (self), tags != NULL && tags->len > 0);
}

static void
dossier_tag_chips_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dossier_tag_chips_parent_class)->dispose (object);
}

static void
dossier_tag_chips_class_init (DossierTagChipsClass *class)
{
  G_OBJECT_CLASS (class)->dispose = dossier_tag_chips_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "tagchips");
}

static void
dossier_tag_chips_init (DossierTagChips *self)
{
  dossier_tag_style_ensure (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (GTK_WIDGET (self), dossier_wrap_layout_new (4, FALSE));
}

/**
 * dossier_tag_chips_new:
 *
 * Returns: (transfer floating): without chips. Main thread.
 */
GtkWidget *
dossier_tag_chips_new (void)
{
  return g_object_new (DOSSIER_TYPE_TAG_CHIPS, NULL);
}
