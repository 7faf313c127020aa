#include "notes/note-rows.h"

#include "model/citation.h"
#include "model/follow-up.h"
#include "model/highlight.h"
#include "model/note.h"
#include "notes/note-words.h"
#include "passages/passage-words.h"

#include <glib/gi18n.h>

/* Two lines of words are what a row has room for. */
#define MAX_QUOTE 160

struct _DossierNoteRow
{
  DossierRowWidget parent_instance;

  GtkLabel *title;
  GtkLabel *edited;
  GtkLabel *article;
};

struct _DossierFollowUpRow
{
  DossierRowWidget parent_instance;

  GtkWidget *done;
  GtkLabel *quote;
  GtkLabel *line;
  gboolean showing;
};

struct _DossierCitationRow
{
  DossierRowWidget parent_instance;

  GtkLabel *number;
  GtkLabel *quote;
  GtkLabel *origin;
  GtkLabel *state;
};

struct _DossierReadyRow
{
  DossierRowWidget parent_instance;

  GtkLabel *quote;
  GtkLabel *origin;
};

G_DEFINE_FINAL_TYPE (DossierNoteRow, dossier_note_row, DOSSIER_TYPE_ROW_WIDGET)
G_DEFINE_FINAL_TYPE (DossierFollowUpRow, dossier_follow_up_row, DOSSIER_TYPE_ROW_WIDGET)
G_DEFINE_FINAL_TYPE (DossierCitationRow, dossier_citation_row, DOSSIER_TYPE_ROW_WIDGET)
G_DEFINE_FINAL_TYPE (DossierReadyRow, dossier_ready_row, DOSSIER_TYPE_ROW_WIDGET)

static GtkLabel *
add_label (GtkWidget *box, const char *style, int lines)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (lines > 1)
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_lines (GTK_LABEL (label), lines);
    }
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static GtkWidget *
add_column (GtkWidget *row)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_set_hexpand (column, TRUE);
  gtk_widget_set_parent (column, row);
  return column;
}

static void
set_label (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && text[0] != '\0');
}

static void
name_row (gpointer row, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_note (DossierRowWidget *widget, gpointer row)
{
  DossierNoteRow *self = DOSSIER_NOTE_ROW (widget);
  const DossierNoteFields *fields = &DOSSIER_NOTE (row)->fields;
  g_autofree char *title = dossier_note_words_dup_title (fields);
  g_autofree char *edited = dossier_note_words_dup_edited (fields);

  set_label (self->title, title);
  set_label (self->edited, edited);
  set_label (self->article, fields->article_title);
  name_row (self, title);
}

static void
dossier_note_row_class_init (DossierNoteRowClass *class)
{
  DOSSIER_ROW_WIDGET_CLASS (class)->show_row = show_note;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "noterow");
}

static void
dossier_note_row_init (DossierNoteRow *self)
{
  GtkWidget *column = add_column (GTK_WIDGET (self));

  self->title = add_label (column, "note-row-title", 2);
  self->edited = add_label (column, "note-row-line", 1);
  self->article = add_label (column, "note-row-line", 1);
}

static void
show_follow_up (DossierRowWidget *widget, gpointer row)
{
  DossierFollowUpRow *self = DOSSIER_FOLLOW_UP_ROW (widget);
  const DossierFollowUpFields *fields = &DOSSIER_FOLLOW_UP (row)->fields;
  g_autofree char *quote =
      fields->quote[0] != '\0' ? dossier_note_words_dup_quote (fields->quote, MAX_QUOTE) : NULL;

  self->showing = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->done), FALSE);
  self->showing = FALSE;
  set_label (self->quote, quote);
  set_label (self->line, fields->line[0] != '\0' ? fields->line : fields->article_title);
  name_row (self, fields->line[0] != '\0' ? fields->line : quote);
}

static void
done_cb (GtkCheckButton *button, DossierFollowUpRow *self)
{
  DossierRow *row = dossier_row_widget_get_row (DOSSIER_ROW_WIDGET (self));

  if (!self->showing && row != NULL && gtk_check_button_get_active (button))
    gtk_widget_activate_action (GTK_WIDGET (self), "notes.done", "x", dossier_row_get_id (row));
}

static void
dossier_follow_up_row_class_init (DossierFollowUpRowClass *class)
{
  DOSSIER_ROW_WIDGET_CLASS (class)->show_row = show_follow_up;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "followuprow");
}

static void
dossier_follow_up_row_init (DossierFollowUpRow *self)
{
  GtkWidget *column;

  self->done = gtk_check_button_new ();
  gtk_widget_set_valign (self->done, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (self->done, _ ("Checked"));
  gtk_widget_set_parent (self->done, GTK_WIDGET (self));
  g_signal_connect (self->done, "toggled", G_CALLBACK (done_cb), self);
  column = add_column (GTK_WIDGET (self));
  self->quote = add_label (column, "note-row-quote", 2);
  self->line = add_label (column, "note-row-line", 3);
}

static const char *
say_state (const char *state, gint64 article)
{
  if (g_strcmp0 (state, "moved") == 0)
    return _ ("moved");
  if (g_strcmp0 (state, "lost") == 0)
    return _ ("no longer in the text");
  return article != 0 ? _ ("exact") : NULL;
}

static void
show_citation (DossierRowWidget *widget, gpointer row)
{
  DossierCitationRow *self = DOSSIER_CITATION_ROW (widget);
  const DossierCitationFields *fields = &DOSSIER_CITATION (row)->fields;
  g_autofree char *number = g_strdup_printf ("%u", fields->position);
  g_autofree char *quote = dossier_note_words_dup_quote (fields->quote, MAX_QUOTE);
  g_autofree char *origin = dossier_note_words_dup_origin (fields);
  g_autofree char *name = g_strdup_printf ("%s. %s, %s", number, quote, origin);

  set_label (self->number, number);
  set_label (self->quote, quote);
  set_label (self->origin, origin);
  set_label (self->state, say_state (fields->state, fields->article));
  if (g_strcmp0 (fields->state, "exact") == 0)
    gtk_widget_remove_css_class (GTK_WIDGET (self->state), "not-exact");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->state), "not-exact");
  name_row (self, name);
}

static void
dossier_citation_row_class_init (DossierCitationRowClass *class)
{
  DOSSIER_ROW_WIDGET_CLASS (class)->show_row = show_citation;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "citationrow");
}

static void
dossier_citation_row_init (DossierCitationRow *self)
{
  GtkWidget *number = gtk_label_new (NULL);
  GtkWidget *column, *line;

  self->number = GTK_LABEL (number);
  gtk_label_set_width_chars (self->number, 2);
  gtk_widget_set_valign (number, GTK_ALIGN_START);
  gtk_widget_add_css_class (number, "citation-number");
  gtk_widget_set_parent (number, GTK_WIDGET (self));
  column = add_column (GTK_WIDGET (self));
  self->quote = add_label (column, "note-row-quote", 2);
  line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (column), line);
  self->origin = add_label (line, "note-row-line", 2);
  self->state = add_label (line, "citation-state", 1);
}

static void
show_ready (DossierRowWidget *widget, gpointer row)
{
  DossierReadyRow *self = DOSSIER_READY_ROW (widget);
  const DossierHighlightFields *fields = &DOSSIER_HIGHLIGHT (row)->fields;
  g_autofree char *quote = dossier_note_words_dup_quote (fields->quote, MAX_QUOTE);
  g_autofree char *origin = dossier_passage_words_dup_origin (fields);
  g_autofree char *name = g_strdup_printf ("%s, %s", quote, origin);

  set_label (self->quote, quote);
  set_label (self->origin, origin);
  name_row (self, name);
}

static void
insert_cb (GtkButton *button, DossierReadyRow *self)
{
  DossierRow *row = dossier_row_widget_get_row (DOSSIER_ROW_WIDGET (self));

  if (row != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "notes.insert", "x", dossier_row_get_id (row));
}

static void
dossier_ready_row_class_init (DossierReadyRowClass *class)
{
  DOSSIER_ROW_WIDGET_CLASS (class)->show_row = show_ready;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "readyrow");
}

static void
dossier_ready_row_init (DossierReadyRow *self)
{
  GtkWidget *column = add_column (GTK_WIDGET (self));
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *insert = gtk_button_new_with_label (_ ("Insert"));

  self->quote = add_label (column, "note-row-quote", 2);
  gtk_box_append (GTK_BOX (column), line);
  self->origin = add_label (line, "note-row-line", 1);
  gtk_widget_set_hexpand (GTK_WIDGET (self->origin), TRUE);
  gtk_widget_add_css_class (insert, "flat");
  gtk_widget_add_css_class (insert, "note-insert");
  gtk_widget_set_valign (insert, GTK_ALIGN_CENTER);
  g_signal_connect (insert, "clicked", G_CALLBACK (insert_cb), self);
  gtk_box_append (GTK_BOX (line), insert);
}
