#include "dialogs/article-dialog.h"

#include "corpus/article-details.h"
#include "dialogs/date-row.h"
#include "dialogs/outlet-row.h"
#include "dialogs/reason-list.h"
#include "parts/said-date.h"

#include <glib/gi18n.h>

struct _DossierArticleDialog
{
  DossierFormWindow parent_instance;

  GtkEditable *title;
  GtkEditable *label;
  GtkEditable *byline;
  GtkEditable *genre;
  GtkEditable *language;
  GtkEditable *url;
  AdwComboRow *state;
  DossierOutletRow *outlet;
  DossierDateRow *published;
  DossierReasonList *reasons;
  AdwComboRow *reliability;
  GtkEditable *reliability_reason;
  AdwComboRow *outlet_reliability;
  GtkEditable *outlet_reason;

  DossierSession *session;
  gint64 article;
  DossierArticleDetails *details; /* as they were read; NULL until then */
  GCancellable *reading;
};

G_DEFINE_FINAL_TYPE (DossierArticleDialog, dossier_article_dialog, DOSSIER_TYPE_FORM_WINDOW)

/* In the order of the rows that choose them. */
static const char *const states[] = { "unread", "reading", "curated", "aside" };
static const char *const letters[] = { "", "A", "B", "C", "D", "E", "F" };

static guint
find_word (const char *const *words, guint n_words, const char *word)
{
  for (guint i = 0; i < n_words; i++)
    if (g_strcmp0 (words[i], word) == 0)
      return i;
  return 0;
}

static void
select_letter (AdwComboRow *row, const char *letter)
{
  adw_combo_row_set_selected (row, find_word (letters, G_N_ELEMENTS (letters), letter));
}

static char *
dup_stripped (GtkEditable *editable)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (editable)));
}

/* Whoever names another outlet sees how that one is rated. */
static void
outlet_changed_cb (DossierArticleDialog *self)
{
  g_autofree char *name = dup_stripped (GTK_EDITABLE (self->outlet));
  const DossierOutletFacts *facts =
      self->details != NULL ? dossier_outlet_facts_find (self->details->outlets, name) : NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (self->outlet_reliability), name[0] != '\0');
  gtk_widget_set_sensitive (GTK_WIDGET (self->outlet_reason), name[0] != '\0');
  select_letter (self->outlet_reliability, facts != NULL ? facts->reliability : "");
  gtk_editable_set_text (self->outlet_reason,
                         facts != NULL && facts->reason != NULL ? facts->reason : "");
}

static void
validate_cb (DossierArticleDialog *self)
{
  g_autofree char *title = dup_stripped (self->title);

  dossier_form_window_set_can_accept (DOSSIER_FORM_WINDOW (self),
                                      self->details != NULL && title[0] != '\0'
                                          && dossier_date_row_get_edtf (self->published) != NULL);
}

static void
fill (DossierArticleDialog *self)
{
  const DossierArticleDetails *d = self->details;

  gtk_editable_set_text (self->title, d->title);
  gtk_editable_set_text (self->label, d->label);
  gtk_editable_set_text (self->byline, d->byline);
  gtk_editable_set_text (self->genre, d->genre);
  gtk_editable_set_text (self->language, d->language);
  gtk_editable_set_text (self->url, d->url);
  adw_combo_row_set_selected (self->state, find_word (states, G_N_ELEMENTS (states), d->state));
  gtk_editable_set_text (GTK_EDITABLE (self->outlet), d->outlet);
  dossier_outlet_row_set_outlets (self->outlet, d->outlets);
  outlet_changed_cb (self);
  gtk_editable_set_text (GTK_EDITABLE (self->published), d->published);
  dossier_reason_list_set_reasons (self->reasons, (const char *const *) d->reasons);
  select_letter (self->reliability, d->reliability);
  gtk_editable_set_text (self->reliability_reason, d->reliability_reason);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierArticleDialog) self = data;
  g_autoptr (GError) error = NULL;

  self->details = dossier_article_details_read_finish (DOSSIER_CORPUS (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    {
      dossier_form_window_set_error (DOSSIER_FORM_WINDOW (self), error->message);
      return;
    }
  fill (self);
  dossier_form_window_set_busy (DOSSIER_FORM_WINDOW (self), FALSE);
  validate_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->title));
}

static void
add_if_changed (GVariantBuilder *args, const char *name, const char *now, const char *before)
{
  if (g_strcmp0 (now, before != NULL ? before : "") != 0)
    g_variant_builder_add (args, "{sv}", name, g_variant_new_string (now));
}

static void
add_text (GVariantBuilder *args, const char *name, GtkEditable *editable, const char *before)
{
  g_autofree char *now = dup_stripped (editable);

  add_if_changed (args, name, now, before);
}

static void
add_outlet (DossierArticleDialog *self, GVariantBuilder *args)
{
  g_autofree char *name = dup_stripped (GTK_EDITABLE (self->outlet));
  const DossierOutletFacts *facts = dossier_outlet_facts_find (self->details->outlets, name);

  add_if_changed (args, "outlet", name, self->details->outlet);
  if (name[0] == '\0')
    return;
  add_if_changed (args, "outlet-reliability",
                  letters[adw_combo_row_get_selected (self->outlet_reliability)],
                  facts != NULL ? facts->reliability : NULL);
  add_text (args, "outlet-reason", self->outlet_reason, facts != NULL ? facts->reason : NULL);
}

/* Where the date counts from an event, that is a reason, too. */
static char **
dup_reasons (DossierArticleDialog *self)
{
  g_auto (GStrv) own = dossier_reason_list_dup_reasons (self->reasons);
  g_autofree char *rule = dossier_date_row_dup_rule (self->published);
  g_autoptr (GStrvBuilder) all = g_strv_builder_new ();

  g_strv_builder_addv (all, (const char **) own);
  if (rule != NULL)
    g_strv_builder_add (all, rule);
  return g_strv_builder_end (all);
}

/* What differs from what was read: an act says only what the person changed. */
static GVariant *
make_args (DossierArticleDialog *self)
{
  const DossierArticleDetails *d = self->details;
  g_auto (GStrv) reasons = dup_reasons (self);
  GVariantBuilder args;

  g_variant_builder_init (&args, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&args, "{sv}", "article", g_variant_new_int64 (self->article));
  add_text (&args, "title", self->title, d->title);
  add_text (&args, "label", self->label, d->label);
  add_text (&args, "byline", self->byline, d->byline);
  add_text (&args, "genre", self->genre, d->genre);
  add_text (&args, "language", self->language, d->language);
  add_text (&args, "url", self->url, d->url);
  add_if_changed (&args, "state", states[adw_combo_row_get_selected (self->state)], d->state);
  add_outlet (self, &args);
  add_if_changed (&args, "published", dossier_date_row_get_edtf (self->published), d->published);
  add_if_changed (&args, "reliability", letters[adw_combo_row_get_selected (self->reliability)],
                  d->reliability);
  add_text (&args, "reliability-reason", self->reliability_reason, d->reliability_reason);
  if (!g_strv_equal ((const char *const *) reasons, (const char *const *) d->reasons))
    g_variant_builder_add (&args, "{sv}", "reasons",
                           g_variant_new_strv ((const char *const *) reasons, -1));
  return g_variant_ref_sink (g_variant_builder_end (&args));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierArticleDialog) self = data;
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
  dossier_session_say (self->session, _ ("Saved the details of the article"), TRUE);
  gtk_window_close (GTK_WINDOW (self));
}

static void
accept_cb (DossierArticleDialog *self)
{
  g_autoptr (GVariant) args = make_args (self);

  if (g_variant_n_children (args) == 1)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  dossier_form_window_set_error (DOSSIER_FORM_WINDOW (self), NULL);
  dossier_form_window_set_busy (DOSSIER_FORM_WINDOW (self), TRUE);
  dossier_corpus_do_async (dossier_session_get_corpus (self->session), "article.set", args, 0, NULL,
                           saved_cb, g_object_ref (self));
}

static void
dossier_article_dialog_dispose (GObject *object)
{
  DossierArticleDialog *self = DOSSIER_ARTICLE_DIALOG (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->session);
  g_clear_pointer (&self->details, dossier_article_details_free);
  G_OBJECT_CLASS (dossier_article_dialog_parent_class)->dispose (object);
}

static void
dossier_article_dialog_class_init (DossierArticleDialogClass *class)
{
  static const struct
  {
    const char *name;
    gsize offset;
  } children[] = {
#define CHILD(name) { #name, G_STRUCT_OFFSET (DossierArticleDialog, name) }
    CHILD (title),
    CHILD (label),
    CHILD (byline),
    CHILD (genre),
    CHILD (language),
    CHILD (url),
    CHILD (state),
    CHILD (outlet),
    CHILD (published),
    CHILD (reasons),
    CHILD (reliability),
    CHILD (reliability_reason),
    CHILD (outlet_reliability),
    CHILD (outlet_reason),
#undef CHILD
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dossier_article_dialog_dispose;
  g_type_ensure (DOSSIER_TYPE_OUTLET_ROW);
  g_type_ensure (DOSSIER_TYPE_DATE_ROW);
  g_type_ensure (DOSSIER_TYPE_SAID_DATE);
  g_type_ensure (DOSSIER_TYPE_REASON_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dossier/Dossier/ui/article-dialog.ui");
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    gtk_widget_class_bind_template_child_full (widget_class, children[i].name, FALSE,
                                               (gssize) children[i].offset);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
  gtk_widget_class_bind_template_callback (widget_class, validate_cb);
  gtk_widget_class_bind_template_callback (widget_class, outlet_changed_cb);
}

static void
dossier_article_dialog_init (DossierArticleDialog *self)
{
  self->reading = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dossier_article_dialog_present:
 * @article: whose details are shown
 * @before: a widget of the window that the form belongs to
 */
void
dossier_article_dialog_present (DossierSession *session, gint64 article, GtkWidget *before)
{
  DossierArticleDialog *self = g_object_new (DOSSIER_TYPE_ARTICLE_DIALOG, NULL);

  self->session = g_object_ref (session);
  self->article = article;
  dossier_date_row_set_session (self->published, session);
  dossier_form_window_set_busy (DOSSIER_FORM_WINDOW (self), TRUE);
  dossier_article_details_read_async (dossier_session_get_corpus (session), article, self->reading,
                                      read_cb, g_object_ref (self));
  dossier_form_window_present (DOSSIER_FORM_WINDOW (self), before);
}
