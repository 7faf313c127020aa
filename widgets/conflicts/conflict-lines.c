#include "conflicts/conflict-lines.h"

#include "conflicts/reading-dialog.h"
#include "dialogs/passage-way.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * dossier_conflict_dup_state:
 *
 * Returns: (transfer full): what became of a disagreement, for a person
 */
char *
dossier_conflict_dup_state (const DossierMatter *matter)
{
  if (matter->changed)
    return g_strdup (_ ("Open again: the accounts have changed"));
  if (matter->outcome == NULL)
    return g_strdup (_ ("Open"));
  if (strcmp (matter->outcome, "open") == 0)
    return g_strdup (_ ("Left open"));
  return g_strdup (strcmp (matter->outcome, "read") == 0 ? _ ("Decided") : _ ("Set aside"));
}

static GtkWidget *
label_new (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

typedef struct
{
  DossierSession *session;
  gint64 article;
  guint start, end;
  gint64 earlier;
} Way;

static void
way_free (gpointer data, GClosure *closure)
{
  Way *way = data;

  g_object_unref (way->session);
  g_free (way);
}

static void
go_cb (GtkButton *button, Way *way)
{
  dossier_passage_way_go (way->session, way->article, way->earlier, way->start, way->end, 0,
                          GTK_WIDGET (button));
}

/* What an account says, who says so, and the way there. */
static GtkWidget *
saying_new (DossierSession *session, const DossierMatter *matter, const DossierSaying *saying)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *text = label_new (saying->text, "saying-text");
  GtkWidget *button;
  Way *way;

  gtk_box_append (GTK_BOX (texts), text);
  if (saying->record == matter->preferred)
    {
      gtk_widget_add_css_class (text, "preferred");
      gtk_box_append (GTK_BOX (texts), label_new (_ ("preferred"), "caption-heading"));
    }
  if (saying->source != NULL)
    {
      GtkWidget *source = label_new (saying->source, "caption");

      gtk_widget_add_css_class (source, "dim-label");
      gtk_box_append (GTK_BOX (texts), source);
    }
  gtk_widget_add_css_class (texts, "saying");
  if (saying->article == 0)
    return texts;

  button = gtk_button_new ();
  way = g_new0 (Way, 1);
  way->session = g_object_ref (session);
  way->article = saying->article;
  way->start = saying->start;
  way->end = saying->end;
  way->earlier = saying->earlier;
  gtk_button_set_child (GTK_BUTTON (button), texts);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "saying-button");
  gtk_widget_set_tooltip_text (button, _ ("Go to the passage"));
  g_signal_connect_data (button, "clicked", G_CALLBACK (go_cb), way, way_free, 0);
  return button;
}

typedef struct
{
  DossierSession *session;
  DossierConflict *conflict;
  guint matter;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->session);
  g_object_unref (question->conflict);
  g_free (question);
}

static void
read_cb (GtkWidget *button, Question *question)
{
  dossier_reading_dialog_present (question->session, question->conflict, question->matter, button);
}

static GtkWidget *
heading_new (DossierSession *session, DossierConflict *conflict, guint position)
{
  const DossierMatter *matter = conflict->fields.matters->pdata[position];
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *button = gtk_button_new_with_label (_ ("Reading…"));
  g_autofree char *name = dossier_matter_dup_name (matter);
  g_autofree char *state = dossier_conflict_dup_state (matter);
  Question *question = g_new0 (Question, 1);

  gtk_box_append (GTK_BOX (texts), label_new (name, "matter-name"));
  gtk_box_append (
      GTK_BOX (texts),
      label_new (state, dossier_matter_is_open (matter) ? "matter-open" : "matter-decided"));
  gtk_widget_set_hexpand (texts, TRUE);
  question->session = g_object_ref (session);
  question->conflict = g_object_ref (conflict);
  question->matter = position;
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "reading-button");
  gtk_widget_set_tooltip_text (button, _ ("Say how you read it, leave it open or set it aside"));
  g_signal_connect_data (button, "clicked", G_CALLBACK (read_cb), question, question_free, 0);
  gtk_box_append (GTK_BOX (bar), texts);
  gtk_box_append (GTK_BOX (bar), button);
  return bar;
}

/**
 * dossier_conflict_lines_fill:
 * @box: emptied and filled
 * @conflict: with its sources
 *
 * Each matter with who says what, the way to every passage, and what the analyst makes of it.
 */
void
dossier_conflict_lines_fill (GtkWidget *box, DossierSession *session, DossierConflict *conflict)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
  for (guint i = 0; i < conflict->fields.matters->len; i++)
    {
      const DossierMatter *matter = conflict->fields.matters->pdata[i];
      GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

      gtk_box_append (GTK_BOX (lines), heading_new (session, conflict, i));
      for (guint j = 0; j < matter->sayings->len; j++)
        gtk_box_append (
            GTK_BOX (lines),
            saying_new (session, matter, &g_array_index (matter->sayings, DossierSaying, j)));
      if (matter->reading != NULL && matter->reading[0] != '\0')
        gtk_box_append (GTK_BOX (lines), label_new (matter->reading, "matter-reading"));
      gtk_widget_add_css_class (lines, "matter");
      gtk_box_append (GTK_BOX (box), lines);
    }
}
