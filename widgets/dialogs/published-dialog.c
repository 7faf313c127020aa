#include "dialogs/published-dialog.h"

#include "corpus/article-details.h"
#include "dialogs/date-row.h"
#include "dialogs/published-rows.h"
#include "dialogs/reason-list.h"
#include "parts/said-date.h"
#include "parts/words-in-hand.h"
#include "parts/wrap-layout.h"

#include <glib/gi18n.h>

/* More rows would be a list that nobody reads; the heading says how many there are. */
#define MAX_ROWS     40
#define QUOTE_LENGTH 80

struct _DossierPublishedDialog
{
  DossierFormWindow parent_instance;

  DossierDateRow *published;
  GtkWidget *guess_row;
  GtkWidget *guesses;
  AdwPreferencesGroup *evidence;
  DossierReasonList *reasons;
  AdwPreferencesGroup *dependents;

  DossierSession *session;
  gint64 article;
  gint64 revision; /* of the words selected on the page, which stand first among the evidence */
  guint start;
  guint end;
  GtkWidget *selected_row;        /* NULL where nothing is selected */
  DossierArticleDetails *details; /* as they were read; NULL until then */
  DossierDateCase *known;         /* NULL until it is read */
  GPtrArray *evidence_rows;       /* one for each of the evidence; NULL in it: a reason already */
  GPtrArray *hanging;             /* DossierDateDependent, for the day that is written */
  GPtrArray *hanging_rows;
  GCancellable *reading;
  GCancellable *looking; /* for what hangs on the day that is written */
};

G_DEFINE_FINAL_TYPE (DossierPublishedDialog, dossier_published_dialog, DOSSIER_TYPE_FORM_WINDOW)

typedef struct
{
  gint64 article;
  char *published;
} Question;

static void
free_question (gpointer data)
{
  Question *question = data;

  g_free (question->published);
  g_free (question);
}

static void
weigh (DossierPublishedDialog *self)
{
  const char *edtf = dossier_date_row_get_edtf (self->published);
  g_autoptr (DossierEdtf) published =
      edtf != NULL && edtf[0] != '\0' ? dossier_edtf_parse (edtf, NULL) : NULL;

  for (guint i = 0; i < self->evidence_rows->len; i++)
    if (self->evidence_rows->pdata[i] != NULL)
      dossier_evidence_row_weigh (
          self->evidence_rows->pdata[i],
          dossier_date_evidence_weigh (self->known->evidence->pdata[i], published));
}

static void
show_hanging (DossierPublishedDialog *self)
{
  guint n_moving = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->hanging_rows->len; i++)
    adw_preferences_group_remove (self->dependents, self->hanging_rows->pdata[i]);
  g_ptr_array_set_size (self->hanging_rows, 0);
  for (guint i = 0; i < self->hanging->len; i++)
    {
      n_moving += dossier_date_dependent_moves (self->hanging->pdata[i]);
      if (i < MAX_ROWS)
        {
          GtkWidget *row = dossier_dependent_row_new (self->hanging->pdata[i]);

          g_ptr_array_add (self->hanging_rows, row);
          adw_preferences_group_add (self->dependents, row);
        }
    }
  text = g_strdup_printf (ngettext ("%u date hangs on it, %u would move",
                                    "%u dates hang on it, %u would move", self->hanging->len),
                          self->hanging->len, n_moving);
  adw_preferences_group_set_description (self->dependents, text);
  gtk_widget_set_visible (GTK_WIDGET (self->dependents), self->hanging->len > 0);
}

static gpointer
hanging_thread (DossierDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  Question *question = data;

  return dossier_date_dependents_read (database, question->article, question->published, error);
}

static void
hanging_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierPublishedDialog) self = data;
  GPtrArray *hanging = dossier_store_read_finish (DOSSIER_STORE (source), result, NULL);

  if (hanging == NULL || self->session == NULL)
    {
      g_clear_pointer (&hanging, g_ptr_array_unref);
      return;
    }
  g_clear_pointer (&self->hanging, g_ptr_array_unref);
  self->hanging = hanging;
  show_hanging (self);
}

static DossierStore *
get_store (DossierPublishedDialog *self)
{
  return dossier_corpus_get_store (dossier_session_get_corpus (self->session));
}

static void
look_at_hanging (DossierPublishedDialog *self, const char *published)
{
  Question *question = g_new0 (Question, 1);

  question->article = self->article;
  question->published = g_strdup (published);
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  self->looking = g_cancellable_new ();
  dossier_store_read_async (get_store (self), DOSSIER_READ_LONG, hanging_thread, question,
                            free_question, (GDestroyNotify) g_ptr_array_unref, self->looking,
                            hanging_cb, g_object_ref (self));
}

static void
published_cb (DossierPublishedDialog *self)
{
  const char *edtf = dossier_date_row_get_edtf (self->published);

  dossier_form_window_set_can_accept (DOSSIER_FORM_WINDOW (self),
                                      self->details != NULL && edtf != NULL);
  if (self->known == NULL || edtf == NULL)
    return;
  weigh (self);
  look_at_hanging (self, edtf);
}

static void
guess_cb (GtkButton *button, DossierPublishedDialog *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->published),
                         g_object_get_data (G_OBJECT (button), "edtf"));
}

static void
show_guesses (DossierPublishedDialog *self)
{
  for (guint i = 0; i < self->known->guesses->len; i++)
    {
      const DossierDateGuess *guess = self->known->guesses->pdata[i];
      GtkWidget *button = dossier_guess_button_new (guess);

      g_object_set_data_full (G_OBJECT (button), "edtf", g_strdup (guess->edtf), g_free);
      g_signal_connect (button, "clicked", G_CALLBACK (guess_cb), self);
      gtk_box_append (GTK_BOX (self->guesses), button);
    }
  gtk_widget_set_visible (self->guess_row, self->known->guesses->len > 0);
}

static void
show_evidence (DossierPublishedDialog *self)
{
  for (guint i = 0; i < self->known->evidence->len; i++)
    {
      const DossierDateEvidence *evidence = self->known->evidence->pdata[i];
      GtkWidget *row = NULL;

      if (!g_strv_contains ((const char *const *) self->details->reasons, evidence->reason))
        {
          row = dossier_evidence_row_new (evidence->reason, evidence->supports);
          adw_preferences_group_add (self->evidence, row);
        }
      g_ptr_array_add (self->evidence_rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->evidence),
                          self->known->evidence->len > 0 || self->selected_row != NULL);
}

static gpointer
case_thread (DossierDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return dossier_date_case_read (database, ((Question *) data)->article, dossier_day_today (),
                                 error);
}

static void
case_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierPublishedDialog) self = data;
  g_autoptr (GError) error = NULL;
  DossierDateCase *known = dossier_store_read_finish (DOSSIER_STORE (source), result, &error);

  if (known == NULL || self->session == NULL)
    {
      g_clear_pointer (&known, dossier_date_case_free);
      if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        dossier_form_window_set_error (DOSSIER_FORM_WINDOW (self), error->message);
      return;
    }
  self->known = known;
  show_evidence (self);
  show_guesses (self);
  dossier_form_window_set_busy (DOSSIER_FORM_WINDOW (self), FALSE);
  published_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->published));
}

static void
details_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierPublishedDialog) self = data;
  g_autoptr (GError) error = NULL;
  Question *question;

  self->details = dossier_article_details_read_finish (DOSSIER_CORPUS (source), result, &error);
  if (self->details == NULL || self->session == NULL)
    {
      if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        dossier_form_window_set_error (DOSSIER_FORM_WINDOW (self), error->message);
      return;
    }
  gtk_editable_set_text (GTK_EDITABLE (self->published), self->details->published);
  dossier_reason_list_set_reasons (self->reasons, (const char *const *) self->details->reasons);
  question = g_new0 (Question, 1);
  question->article = self->article;
  dossier_store_read_async (get_store (self), DOSSIER_READ_LONG, case_thread, question,
                            free_question, (GDestroyNotify) dossier_date_case_free, self->reading,
                            case_cb, g_object_ref (self));
}

static void
add_reason (GVariantBuilder *texts, GVariantBuilder *places, const char *reason, gint64 revision,
            guint start, guint end)
{
  g_variant_builder_add (texts, "s", reason);
  g_variant_builder_add (places, "(xxx)", end > start ? revision : 0, (gint64) start, (gint64) end);
}

/* Those that stand there in their order, then what was ticked. */
static void
collect_reasons (DossierPublishedDialog *self, GVariantBuilder *texts, GVariantBuilder *places)
{
  g_auto (GStrv) own = dossier_reason_list_dup_reasons (self->reasons);
  g_autofree char *rule = dossier_date_row_dup_rule (self->published);

  for (guint i = 0; own[i] != NULL; i++)
    add_reason (texts, places, own[i], 0, 0, 0);
  if (rule != NULL)
    add_reason (texts, places, rule, 0, 0, 0);
  if (self->selected_row != NULL && dossier_evidence_row_is_chosen (self->selected_row))
    add_reason (texts, places, g_object_get_data (G_OBJECT (self->selected_row), "reason"),
                self->revision, self->start, self->end);
  for (guint i = 0; i < self->evidence_rows->len; i++)
    {
      const DossierDateEvidence *evidence = self->known->evidence->pdata[i];

      if (self->evidence_rows->pdata[i] != NULL
          && dossier_evidence_row_is_chosen (self->evidence_rows->pdata[i]))
        add_reason (texts, places, evidence->reason, self->known->revision, evidence->start,
                    evidence->end);
    }
}

/* A date beyond the rows that are shown stays, and is flagged. */
static GVariant *
collect_moving (DossierPublishedDialog *self)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->hanging_rows->len; i++)
    {
      const DossierDateDependent *one = self->hanging->pdata[i];

      if (one->date != 0 && dossier_date_dependent_moves (one)
          && dossier_evidence_row_is_chosen (self->hanging_rows->pdata[i]))
        g_array_append_val (ids, one->date);
    }
  return dossier_args_ids ((const gint64 *) (gpointer) ids->data, ids->len);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierPublishedDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) done = dossier_corpus_do_finish (DOSSIER_CORPUS (source), result, &error);

  if (self->session == NULL)
    return;
  dossier_form_window_set_busy (DOSSIER_FORM_WINDOW (self), FALSE);
  if (done == NULL)
    {
      dossier_form_window_set_error (DOSSIER_FORM_WINDOW (self), error->message);
      return;
    }
  dossier_session_say (self->session, _ ("Dated the article"), TRUE);
  gtk_window_close (GTK_WINDOW (self));
}

static void
accept_cb (DossierPublishedDialog *self)
{
  GVariantBuilder texts, places;
  g_autoptr (GVariant) args = NULL;

  if (self->known == NULL || dossier_date_row_get_edtf (self->published) == NULL)
    return;
  g_variant_builder_init (&texts, G_VARIANT_TYPE ("as"));
  g_variant_builder_init (&places, G_VARIANT_TYPE ("a(xxx)"));
  collect_reasons (self, &texts, &places);
  args = g_variant_ref_sink (dossier_args_new (
      "article", g_variant_new_int64 (self->article), "published",
      g_variant_new_string (dossier_date_row_get_edtf (self->published)), "reasons",
      g_variant_builder_end (&texts), "reason-places", g_variant_builder_end (&places),
      "move-dates", collect_moving (self), NULL));
  dossier_form_window_set_error (DOSSIER_FORM_WINDOW (self), NULL);
  dossier_form_window_set_busy (DOSSIER_FORM_WINDOW (self), TRUE);
  dossier_corpus_do_async (dossier_session_get_corpus (self->session), "article.set", args, 0, NULL,
                           saved_cb, g_object_ref (self));
}

static void
dossier_published_dialog_dispose (GObject *object)
{
  DossierPublishedDialog *self = DOSSIER_PUBLISHED_DIALOG (object);

  g_cancellable_cancel (self->reading);
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->reading);
  g_clear_object (&self->looking);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (dossier_published_dialog_parent_class)->dispose (object);
}

static void
dossier_published_dialog_finalize (GObject *object)
{
  DossierPublishedDialog *self = DOSSIER_PUBLISHED_DIALOG (object);

  g_clear_pointer (&self->details, dossier_article_details_free);
  g_clear_pointer (&self->known, dossier_date_case_free);
  g_clear_pointer (&self->hanging, g_ptr_array_unref);
  g_ptr_array_unref (self->evidence_rows);
  g_ptr_array_unref (self->hanging_rows);
  G_OBJECT_CLASS (dossier_published_dialog_parent_class)->finalize (object);
}

static void
dossier_published_dialog_class_init (DossierPublishedDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dossier_published_dialog_dispose;
  G_OBJECT_CLASS (class)->finalize = dossier_published_dialog_finalize;
  g_type_ensure (DOSSIER_TYPE_DATE_ROW);
  g_type_ensure (DOSSIER_TYPE_SAID_DATE);
  g_type_ensure (DOSSIER_TYPE_REASON_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dossier/Dossier/ui/published-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierPublishedDialog, published);
  gtk_widget_class_bind_template_child (widget_class, DossierPublishedDialog, guess_row);
  gtk_widget_class_bind_template_child (widget_class, DossierPublishedDialog, guesses);
  gtk_widget_class_bind_template_child (widget_class, DossierPublishedDialog, evidence);
  gtk_widget_class_bind_template_child (widget_class, DossierPublishedDialog, reasons);
  gtk_widget_class_bind_template_child (widget_class, DossierPublishedDialog, dependents);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
  gtk_widget_class_bind_template_callback (widget_class, published_cb);
}

static void
dossier_published_dialog_init (DossierPublishedDialog *self)
{
  self->reading = g_cancellable_new ();
  self->evidence_rows = g_ptr_array_new ();
  self->hanging_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->guesses, dossier_wrap_layout_new (6, FALSE));
}

/* The words that are selected on the page are there to be a reason. */
static void
offer_selection (DossierPublishedDialog *self)
{
  g_autofree char *quote = NULL;
  char *reason;

  if (dossier_session_get_article (self->session) != self->article
      || !dossier_session_get_selection (self->session, &self->start, &self->end)
      || self->start >= self->end)
    return;
  self->revision = dossier_session_get_revision (self->session);
  quote = dossier_words_dup (self->session, self->start, self->end, QUOTE_LENGTH);
  reason = g_strdup_printf (_ ("The text says “%s”"), quote);
  self->selected_row = dossier_evidence_row_new (reason, NULL);
  dossier_evidence_row_choose (self->selected_row, TRUE);
  g_object_set_data_full (G_OBJECT (self->selected_row), "reason", reason, g_free);
  adw_preferences_group_add (self->evidence, self->selected_row);
}

/**
 * dossier_published_dialog_present:
 * @article: that is dated
 * @before: a widget of the window that the form belongs to
 */
void
dossier_published_dialog_present (DossierSession *session, gint64 article, GtkWidget *before)
{
  DossierPublishedDialog *self = g_object_new (DOSSIER_TYPE_PUBLISHED_DIALOG, NULL);

  self->session = g_object_ref (session);
  self->article = article;
  dossier_date_row_set_session (self->published, session);
  offer_selection (self);
  dossier_form_window_set_busy (DOSSIER_FORM_WINDOW (self), TRUE);
  dossier_article_details_read_async (dossier_session_get_corpus (session), article, self->reading,
                                      details_cb, g_object_ref (self));
  dossier_form_window_present (DOSSIER_FORM_WINDOW (self), before);
}
