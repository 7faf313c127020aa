#include "passages/passage-card.h"

#include "parts/tag-chips.h"
#include "passages/passage-words.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _DossierPassageCard
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *origin;
  GtkLabel *state;
  GtkLabel *text;
  GtkLabel *comment;
  DossierTagChips *chips;
  GtkWidget *open;

  DossierHighlight *row;
  gulong changed_id;
  char *words;
  gboolean is_dark; /* when the words were coloured */
};

G_DEFINE_FINAL_TYPE (DossierPassageCard, dossier_passage_card, GTK_TYPE_WIDGET)

static void
open_clicked_cb (GtkButton *button, DossierPassageCard *self)
{
  if (self->row != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "passages.open", "x",
                                dossier_row_get_id (DOSSIER_ROW (self->row)));
}

static void
show_state (DossierPassageCard *self, const char *state)
{
  const char *said = NULL;

  if (g_strcmp0 (state, "moved") == 0)
    said = _ ("moved");
  else if (g_strcmp0 (state, "lost") == 0)
    said = _ ("no longer in the text");
  gtk_label_set_label (self->state, said != NULL ? said : "");
  gtk_widget_set_visible (GTK_WIDGET (self->state), said != NULL);
}

static void
show_words (DossierPassageCard *self)
{
  const DossierHighlightFields *fields = &self->row->fields;
  g_autoptr (PangoAttrList) attributes = NULL;
  g_autofree char *text =
      dossier_passage_words_build (GTK_WIDGET (self), fields, self->words, &attributes);

  gtk_label_set_attributes (self->text, attributes);
  gtk_label_set_label (self->text, text);
}

static void
show_row (DossierPassageCard *self)
{
  gboolean loaded = self->row != NULL && dossier_row_is_loaded (DOSSIER_ROW (self->row));
  const DossierHighlightFields *fields = loaded ? &self->row->fields : NULL;
  g_autofree char *origin = loaded ? dossier_passage_words_dup_origin (fields) : g_strdup ("");
  g_autofree char *name = NULL;

  gtk_label_set_label (self->origin, origin);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->origin), loaded ? fields->article_title : NULL);
  gtk_widget_set_sensitive (self->open, loaded);
  gtk_widget_set_visible (GTK_WIDGET (self->comment), loaded && fields->comment != NULL);
  gtk_label_set_label (self->comment, loaded && fields->comment != NULL ? fields->comment : "");
  dossier_tag_chips_set_tags (self->chips, loaded ? fields->tags : NULL);
  show_state (self, loaded ? fields->state : NULL);
  if (loaded)
    show_words (self);
  else
    gtk_label_set_label (self->text, "\n");
  name = loaded ? g_strdup_printf ("%s, %s", fields->quote, origin) : g_strdup (_ ("Loading"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
row_changed_cb (DossierRow *row, DossierPassageCard *self)
{
  show_row (self);
}

/* The tint is not of the style sheet: it is made anew when that turns dark or light. */
static void
dossier_passage_card_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  DossierPassageCard *self = DOSSIER_PASSAGE_CARD (widget);
  gboolean is_dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  GTK_WIDGET_CLASS (dossier_passage_card_parent_class)->css_changed (widget, change);
  if (self->is_dark == is_dark)
    return;
  self->is_dark = is_dark;
  if (self->row != NULL && dossier_row_is_loaded (DOSSIER_ROW (self->row)))
    show_words (self);
}

/**
 * dossier_passage_card_set_row:
 * @row: (nullable): what to show and follow; it may still be empty
 */
void
dossier_passage_card_set_row (DossierPassageCard *self, DossierHighlight *row)
{
  if (self->row != NULL)
    g_clear_signal_handler (&self->changed_id, self->row);
  g_set_object (&self->row, row);
  if (row != NULL)
    self->changed_id = g_signal_connect (row, "changed", G_CALLBACK (row_changed_cb), self);
  show_row (self);
}

/**
 * dossier_passage_card_set_words:
 * @words: (nullable): what was searched for
 */
void
dossier_passage_card_set_words (DossierPassageCard *self, const char *words)
{
  if (g_strcmp0 (self->words, words) == 0)
    return;
  g_free (self->words);
  self->words = g_strdup (words);
  if (self->row != NULL)
    show_row (self);
}

static void
dossier_passage_card_dispose (GObject *object)
{
  DossierPassageCard *self = DOSSIER_PASSAGE_CARD (object);

  if (self->row != NULL)
    g_clear_signal_handler (&self->changed_id, self->row);
  g_clear_object (&self->row);
  g_clear_pointer (&self->words, g_free);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (dossier_passage_card_parent_class)->dispose (object);
}

static void
dossier_passage_card_class_init (DossierPassageCardClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dossier_passage_card_dispose;
  widget_class->css_changed = dossier_passage_card_css_changed;
  g_type_ensure (DOSSIER_TYPE_TAG_CHIPS);
  gtk_widget_class_set_css_name (widget_class, "passagecard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dossier/Dossier/ui/passage-card.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierPassageCard, box);
  gtk_widget_class_bind_template_child (widget_class, DossierPassageCard, origin);
  gtk_widget_class_bind_template_child (widget_class, DossierPassageCard, state);
  gtk_widget_class_bind_template_child (widget_class, DossierPassageCard, text);
  gtk_widget_class_bind_template_child (widget_class, DossierPassageCard, comment);
  gtk_widget_class_bind_template_child (widget_class, DossierPassageCard, chips);
  gtk_widget_class_bind_template_child (widget_class, DossierPassageCard, open);
  gtk_widget_class_bind_template_callback (widget_class, open_clicked_cb);
}

static void
dossier_passage_card_init (DossierPassageCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->is_dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
}

/**
 * dossier_passage_card_new:
 *
 * Returns: (transfer floating): an empty card. Main thread.
 */
GtkWidget *
dossier_passage_card_new (void)
{
  return g_object_new (DOSSIER_TYPE_PASSAGE_CARD, NULL);
}
