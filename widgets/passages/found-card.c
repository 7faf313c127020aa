#include "passages/found-card.h"

#include "base/text-map.h"
#include "parts/text-side.h"
#include "passages/passage-words.h"

#include <glib/gi18n.h>

struct _DossierFoundCard
{
  DossierRowWidget parent_instance;

  GtkWidget *box;
  GtkLabel *heading;
  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *origin;
  GtkLabel *text;
};

G_DEFINE_FINAL_TYPE (DossierFoundCard, dossier_found_card, DOSSIER_TYPE_ROW_WIDGET)

static const struct
{
  const char *kind;
  const char *name;
  const char *icon;
} names[] = {
  { "name", N_ ("Names"), "dossier-actor-symbolic" },
  { "note", N_ ("Notes"), "dossier-note-symbolic" },
  { "comment", N_ ("Comments"), "dossier-highlight-symbolic" },
  { "title", N_ ("Titles"), "dossier-library-pane-symbolic" },
  { "text", N_ ("Articles"), "dossier-passages-symbolic" },
};

/**
 * dossier_found_card_get_kind_name:
 * @kind: as dossier_search_kind_get_nick() says it
 *
 * Returns: (transfer none) (nullable): the heading above hits of that kind
 */
const char *
dossier_found_card_get_kind_name (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (kind, names[i].kind) == 0)
      return _ (names[i].name);
  return NULL;
}

/**
 * dossier_found_card_get_kind_icon:
 * @kind: as dossier_search_kind_get_nick() says it
 *
 * Returns: (transfer none) (nullable): the name of its sign
 */
const char *
dossier_found_card_get_kind_icon (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (kind, names[i].kind) == 0)
      return names[i].icon;
  return NULL;
}

/* The snippet as markup: matches are bold and underlined, so that they do not depend on colour. */
static char *
mark_up (const DossierFoundFields *f)
{
  g_autoptr (GString) markup = g_string_new (f->is_cut ? "…" : "");
  guint at = 0;
  guint length = (guint) g_utf8_strlen (f->snippet, -1);

  for (guint i = 0; i <= f->marks->len; i++)
    {
      gboolean is_last = i == f->marks->len;
      DossierTextRange mark = is_last ? (DossierTextRange){ length, length }
                                      : g_array_index (f->marks, DossierTextRange, i);
      g_autofree char *before = NULL;
      g_autofree char *words = NULL;
      g_autofree char *escaped = NULL;

      if (mark.start < at || mark.end > length)
        continue;
      before = g_utf8_substring (f->snippet, at, mark.start);
      words = g_utf8_substring (f->snippet, mark.start, mark.end);
      escaped = g_markup_escape_text (before, -1);
      g_string_append (markup, escaped);
      if (words[0] != '\0')
        {
          g_autofree char *found = g_markup_escape_text (words, -1);
          g_string_append_printf (markup, "<b><u>%s</u></b>", found);
        }
      at = mark.end;
    }
  if (f->goes_on)
    g_string_append (markup, "…");
  return g_string_free (g_steal_pointer (&markup), FALSE);
}

/* Where it is from; nothing for a name or a note of its own. */
static char *
dup_origin (const DossierFoundFields *f)
{
  g_autoptr (GString) origin = g_string_new (NULL);

  if (f->article == 0)
    return g_string_free (g_steal_pointer (&origin), FALSE);
  if (f->outlet != NULL)
    g_string_append_printf (origin, "%s · ", f->outlet);
  if (f->published != NULL)
    {
      g_autofree char *date = dossier_passage_words_dup_date (f->published);
      g_string_append_printf (origin, "%s · ", date);
    }
  if (f->locator != NULL && f->locator[0] != '\0')
    g_string_append (origin, f->locator);
  if (g_str_has_suffix (origin->str, " · "))
    g_string_truncate (origin, origin->len - strlen (" · "));
  return g_string_free (g_steal_pointer (&origin), FALSE);
}

static void
show_heading (DossierFoundCard *self, DossierRow *row, const char *kind)
{
  gboolean is_first = dossier_row_is_first_of_group (row);

  gtk_label_set_text (self->heading, is_first ? dossier_found_card_get_kind_name (kind) : "");
  gtk_widget_set_visible (GTK_WIDGET (self->heading), is_first);
}

static void
dossier_found_card_show_row (DossierRowWidget *widget, gpointer row)
{
  DossierFoundCard *self = DOSSIER_FOUND_CARD (widget);
  const DossierFoundFields *f = &DOSSIER_FOUND (row)->fields;
  g_autofree char *origin = dup_origin (f);
  g_autofree char *markup = mark_up (f);
  gboolean says_title = g_strcmp0 (f->kind, "title") == 0 && g_strcmp0 (f->snippet, f->title) == 0;

  show_heading (self, row, f->kind);
  gtk_image_set_from_icon_name (self->icon, dossier_found_card_get_kind_icon (f->kind));
  gtk_label_set_text (self->title, f->title);
  gtk_widget_set_visible (GTK_WIDGET (self->title), !says_title);
  gtk_label_set_text (self->origin, origin);
  gtk_widget_set_visible (GTK_WIDGET (self->origin), origin[0] != '\0');
  gtk_label_set_markup (self->text, markup);
  dossier_text_side_follow (self->text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, f->title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, f->snippet, -1);
}

static void
dossier_found_card_class_init (DossierFoundCardClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  DOSSIER_ROW_WIDGET_CLASS (class)->show_row = dossier_found_card_show_row;
  gtk_widget_class_set_css_name (widget_class, "foundcard");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dossier/Dossier/ui/found-card.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierFoundCard, box);
  gtk_widget_class_bind_template_child (widget_class, DossierFoundCard, heading);
  gtk_widget_class_bind_template_child (widget_class, DossierFoundCard, icon);
  gtk_widget_class_bind_template_child (widget_class, DossierFoundCard, title);
  gtk_widget_class_bind_template_child (widget_class, DossierFoundCard, origin);
  gtk_widget_class_bind_template_child (widget_class, DossierFoundCard, text);
}

static void
dossier_found_card_init (DossierFoundCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
