#include "inspector/passage-row.h"

#include "model/highlight.h"
#include "model/passage.h"
#include "parts/edtf-entry.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_QUOTE 220

struct _DossierPassageRow
{
  DossierRowWidget parent_instance;

  GtkWidget *quote;
  GtkWidget *source;
  GtkWidget *bar; /* with the source, and a button where there is one */
};

enum
{
  SIGNAL_REMOVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierPassageRow, dossier_passage_row, DOSSIER_TYPE_ROW_WIDGET)

/* What both kinds of rows say. */
typedef struct
{
  gint64 article, earlier;
  guint start, end;
  const char *prefix, *quote, *suffix, *title, *outlet, *published, *locator, *state;
} Shown;

static void
get_shown (gpointer row, Shown *shown)
{
  if (DOSSIER_IS_HIGHLIGHT (row))
    {
      const DossierHighlightFields *f = &DOSSIER_HIGHLIGHT (row)->fields;
      *shown = (Shown){ f->article, strcmp (f->state, "lost") == 0 ? f->revision : 0,
                        f->start,   f->end,
                        f->prefix,  f->quote,
                        f->suffix,  f->article_title,
                        f->outlet,  f->published,
                        f->locator, f->state };
    }
  else
    {
      const DossierPassageFields *f = &DOSSIER_PASSAGE (row)->fields;
      *shown =
          (Shown){ f->article, f->earlier,       f->start,  f->end,       f->prefix,  f->quote,
                   f->suffix,  f->article_title, f->outlet, f->published, f->locator, f->state };
    }
}

/**
 * dossier_passage_row_get_range:
 * @row: a #DossierHighlight or #DossierPassage
 * @earlier: (out): the earlier text that alone has the words, or 0
 *
 * Returns: FALSE while the row is not read yet
 */
gboolean
dossier_passage_row_get_range (gpointer row, gint64 *article, gint64 *earlier, guint *start,
                               guint *end)
{
  Shown shown;

  if (!dossier_row_is_loaded (row) || dossier_row_is_gone (row))
    return FALSE;
  get_shown (row, &shown);
  *article = shown.article;
  *earlier = shown.earlier;
  *start = shown.start;
  *end = shown.end;
  return TRUE;
}

/* On one line, and escaped; long ones lose their middle. */
static char *
dup_markup (const char *text)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\n\r\t", ' ');
  glong length = g_utf8_strlen (line, -1);
  g_autofree char *head = NULL;
  g_autofree char *tail = NULL;
  g_autofree char *cut = NULL;

  if (length <= MAX_QUOTE)
    return g_markup_escape_text (line, -1);
  head = g_utf8_substring (line, 0, MAX_QUOTE / 2);
  tail = g_utf8_substring (line, length - MAX_QUOTE / 2, length);
  cut = g_strconcat (head, " … ", tail, NULL);
  return g_markup_escape_text (cut, -1);
}

static void
dossier_passage_row_show_row (DossierRowWidget *widget, gpointer row)
{
  DossierPassageRow *self = DOSSIER_PASSAGE_ROW (widget);
  g_autoptr (GString) source = g_string_new (NULL);
  g_autofree char *prefix = NULL;
  g_autofree char *quote = NULL;
  g_autofree char *suffix = NULL;
  g_autofree char *markup = NULL;
  g_autofree char *date = NULL;
  Shown shown;

  get_shown (row, &shown);
  prefix = dup_markup (shown.prefix);
  quote = dup_markup (shown.quote);
  suffix = dup_markup (shown.suffix);
  markup =
      g_strdup_printf ("<span alpha=\"60%%\">…%s</span><b>%s</b><span alpha=\"60%%\">%s…</span>",
                       prefix, quote, suffix);
  gtk_label_set_markup (GTK_LABEL (self->quote), markup);

  date = dossier_edtf_dup_words (shown.published);
  g_string_append (source, shown.title);
  if (shown.outlet != NULL)
    g_string_append_printf (source, " · %s", shown.outlet);
  if (date != NULL)
    g_string_append_printf (source, " · %s", date);
  g_string_append_printf (source, " · %s", shown.locator);
  if (strcmp (shown.state, "lost") == 0)
    g_string_append_printf (source, " · %s", _ ("not in the text any more"));
  gtk_label_set_text (GTK_LABEL (self->source), source->str);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, shown.quote,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, source->str, -1);
}

static void
dossier_passage_row_class_init (DossierPassageRowClass *klass)
{
  DOSSIER_ROW_WIDGET_CLASS (klass)->show_row = dossier_passage_row_show_row;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "passagerow");

  signals[SIGNAL_REMOVE] = g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static GtkWidget *
make_label (int lines)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_lines (GTK_LABEL (label), lines);
  return label;
}

static void
dossier_passage_row_init (DossierPassageRow *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 3);
  self->quote = make_label (6);
  gtk_widget_add_css_class (self->quote, "quote");
  gtk_widget_set_parent (self->quote, GTK_WIDGET (self));
  self->source = make_label (2);
  gtk_widget_add_css_class (self->source, "caption");
  gtk_widget_add_css_class (self->source, "dim-label");
  gtk_widget_set_hexpand (self->source, TRUE);
  self->bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (self->bar), self->source);
  gtk_widget_set_parent (self->bar, GTK_WIDGET (self));
}

static void
remove_cb (DossierPassageRow *self)
{
  DossierRow *row = dossier_row_widget_get_row (DOSSIER_ROW_WIDGET (self));

  if (row != NULL)
    g_signal_emit (self, signals[SIGNAL_REMOVE], 0, dossier_row_get_id (row));
}

/**
 * dossier_passage_row_offer_removal:
 * @tooltip: what is removed, also its accessible name
 *
 * Gives the row a button that says ::remove.
 */
void
dossier_passage_row_offer_removal (DossierPassageRow *self, const char *tooltip)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "chip-button");
  gtk_widget_set_valign (button, GTK_ALIGN_END);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                  -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (remove_cb), self);
  gtk_box_append (GTK_BOX (self->bar), button);
}
