#include "dialogs/review-row.h"

#include "dialogs/earlier-window.h"
#include "model/review.h"
#include "parts/text-side.h"

#include <glib/gi18n.h>
#include <math.h>

struct _DossierReviewRow
{
  DossierRowWidget parent_instance;

  GtkWidget *box;
  GtkWidget *words;
  GtkWidget *proposal;
  GtkWidget *score;
  GtkWidget *accept;

  DossierSession *session;
};

G_DEFINE_FINAL_TYPE (DossierReviewRow, dossier_review_row, DOSSIER_TYPE_ROW_WIDGET)

static const DossierReviewFields *
get_fields (DossierReviewRow *self)
{
  DossierReview *row = dossier_row_widget_get_row (DOSSIER_ROW_WIDGET (self));

  return row != NULL && dossier_row_is_loaded (DOSSIER_ROW (row)) ? &row->fields : NULL;
}

static void
accept_cb (DossierReviewRow *self)
{
  const DossierReviewFields *f = get_fields (self);

  if (f != NULL)
    dossier_session_do (self->session, "passage.accept",
                        dossier_args_new ("passage", g_variant_new_int64 (f->passage), NULL));
}

/* The mark goes onto the words that are selected in the article. */
static void
place_cb (DossierReviewRow *self)
{
  const DossierReviewFields *f = get_fields (self);
  guint start, end;

  if (f == NULL)
    return;
  if (!dossier_session_get_selection (self->session, &start, &end) || start >= end)
    {
      dossier_session_say (self->session, _ ("Select the words in the article first."), FALSE);
      return;
    }
  dossier_session_do (
      self->session, "passage.place",
      dossier_args_new ("passage", g_variant_new_int64 (f->passage), "revision",
                        g_variant_new_int64 (dossier_session_get_revision (self->session)), "start",
                        g_variant_new_int64 (start), "end", g_variant_new_int64 (end), NULL));
}

/* A proposal stands in the text of now; what is lost stands in the text that had it. */
static void
go_cb (DossierReviewRow *self)
{
  const DossierReviewFields *f = get_fields (self);

  if (f == NULL)
    return;
  if (f->lost)
    dossier_earlier_window_present (self->session, f->article, f->revision, f->start, f->end,
                                    GTK_WIDGET (self));
  else
    dossier_session_go_to (self->session, f->article, f->start, f->end, 0);
}

static void
dossier_review_row_show_row (DossierRowWidget *widget, gpointer row)
{
  DossierReviewRow *self = DOSSIER_REVIEW_ROW (widget);
  const DossierReviewFields *f = &DOSSIER_REVIEW (row)->fields;
  g_autofree char *score =
      f->lost ? g_strdup (_ ("Lost"))
              : g_strdup_printf (_ ("Moved · %d %% alike"), (int) floor (f->score * 100.0));

  gtk_label_set_text (GTK_LABEL (self->words), f->words);
  gtk_label_set_text (GTK_LABEL (self->proposal),
                      f->proposal != NULL ? f->proposal : _ ("No longer in the text"));
  if (f->proposal != NULL)
    gtk_widget_remove_css_class (self->proposal, "dim-label");
  else
    gtk_widget_add_css_class (self->proposal, "dim-label");
  dossier_text_side_follow (GTK_LABEL (self->words));
  dossier_text_side_follow (GTK_LABEL (self->proposal));
  gtk_label_set_text (GTK_LABEL (self->score), score);
  gtk_widget_set_visible (self->accept, !f->lost);
}

static void
dossier_review_row_dispose (GObject *object)
{
  DossierReviewRow *self = DOSSIER_REVIEW_ROW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (dossier_review_row_parent_class)->dispose (object);
}

static void
dossier_review_row_class_init (DossierReviewRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dossier_review_row_dispose;
  DOSSIER_ROW_WIDGET_CLASS (class)->show_row = dossier_review_row_show_row;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dossier/Dossier/ui/review-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierReviewRow, box);
  gtk_widget_class_bind_template_child (widget_class, DossierReviewRow, words);
  gtk_widget_class_bind_template_child (widget_class, DossierReviewRow, proposal);
  gtk_widget_class_bind_template_child (widget_class, DossierReviewRow, score);
  gtk_widget_class_bind_template_child (widget_class, DossierReviewRow, accept);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_cb);
}

static void
dossier_review_row_init (DossierReviewRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dossier_review_row_set_session:
 * @self: a row
 * @session: (transfer none): where its acts are done
 */
void
dossier_review_row_set_session (DossierReviewRow *self, DossierSession *session)
{
  g_set_object (&self->session, session);
}
