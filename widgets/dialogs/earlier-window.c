#include "dialogs/earlier-window.h"

#include "corpus/article-text.h"
#include "corpus/marks.h"
#include "corpus/revision-pair.h"
#include "dialogs/revision-choice.h"
#include "reader/reader-page.h"
#include "reader/reader-text.h"

#include <glib/gi18n.h>

struct _DossierEarlierWindow
{
  AdwWindow parent_instance;

  GtkDropDown *revisions;
  GtkLabel *notice;
  AdwBin *slot;
  DossierReaderPage *page;
  DossierReader *reader;

  DossierSession *session;
  gint64 article;
  DossierMarks *marks; /* of the revision that is shown */
  guint start;         /* the words to show when the text is there; none where both are 0 */
  guint end;
  GCancellable *reading;
};

G_DEFINE_FINAL_TYPE (DossierEarlierWindow, dossier_earlier_window, ADW_TYPE_WINDOW)

typedef struct
{
  gint64 article;
  gint64 revision; /* 0: by its number */
  guint chosen;
} Query;

typedef struct
{
  DossierRevisionPair *pair;
  DossierArticleText *text;
} Answer;

static void
answer_free (Answer *answer)
{
  dossier_revision_pair_free (answer->pair);
  g_clear_pointer (&answer->text, dossier_article_text_free);
  g_free (answer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, answer_free)

static gpointer
read_thread (DossierDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  const Query *query = data;
  g_autoptr (Answer) answer = g_new0 (Answer, 1);
  gint64 chosen = query->chosen;

  if (query->revision != 0
      && !dossier_database_get_int (database, &chosen, error,
                                    "SELECT count(*) FROM revision r JOIN revision s "
                                    "ON r.article = s.article AND r.number < s.number "
                                    "WHERE s.id = ?",
                                    "i", query->revision))
    return NULL;
  answer->pair = dossier_revision_pair_read (database, query->article, (guint) chosen, error);
  if (answer->pair == NULL)
    return NULL;
  answer->text = dossier_article_text_load (
      database, g_array_index (answer->pair->ids, gint64, answer->pair->chosen), error);
  return answer->text != NULL ? g_steal_pointer (&answer) : NULL;
}

static void
marks_cb (DossierEarlierWindow *self)
{
  g_autoptr (GArray) marks = dossier_marks_dup_all (self->marks);

  dossier_reader_set_marks (self->reader, (const DossierMark *) (gpointer) marks->data, marks->len);
}

static void
follow_marks (DossierEarlierWindow *self, gint64 revision)
{
  if (self->marks != NULL)
    g_signal_handlers_disconnect_by_data (self->marks, self);
  g_clear_object (&self->marks);
  self->marks = dossier_marks_new (dossier_session_get_corpus (self->session), revision);
  g_signal_connect_swapped (self->marks, "reset", G_CALLBACK (marks_cb), self);
  g_signal_connect_swapped (self->marks, "mark-changed", G_CALLBACK (marks_cb), self);
  g_signal_connect_swapped (self->marks, "mark-removed", G_CALLBACK (marks_cb), self);
}

static void
show_text (DossierEarlierWindow *self, DossierArticleText *text)
{
  DossierArticle *row = dossier_session_get_row (self->session);

  dossier_reader_show_text (self->reader, text);
  if (row != NULL)
    dossier_reader_set_title (self->reader, row->fields.title, NULL);
  follow_marks (self, text->revision);
  if (self->end > self->start)
    dossier_reader_show_range (self->reader, self->start, self->end, TRUE);
  self->start = self->end = 0;
}

static void chosen_cb (DossierEarlierWindow *self);

static void
show_names (DossierEarlierWindow *self, const DossierRevisionPair *pair)
{
  gboolean is_newest = pair->chosen + 1 == pair->names->len;

  dossier_revision_choice_show (self->revisions, pair, G_CALLBACK (chosen_cb), self);
  gtk_label_set_text (self->notice,
                      is_newest ? _ ("This is the newest text. In this window it can only be read.")
                                : _ ("This is an earlier text. It can only be read."));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierEarlierWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Answer) answer = dossier_store_read_finish (DOSSIER_STORE (source), result, &error);

  if (self->session == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (answer == NULL)
    {
      dossier_session_fail (self->session, error);
      return;
    }
  show_names (self, answer->pair);
  show_text (self, answer->text);
  gtk_widget_grab_focus (GTK_WIDGET (self->reader));
}

static void
read_text (DossierEarlierWindow *self, gint64 revision, guint chosen)
{
  Query *query = g_new0 (Query, 1);

  query->article = self->article;
  query->revision = revision;
  query->chosen = chosen;
  dossier_session_read_newest (self->session, &self->reading, DOSSIER_READ_LONG, read_thread, query,
                               g_free, (GDestroyNotify) answer_free, read_cb, self);
}

static void
chosen_cb (DossierEarlierWindow *self)
{
  read_text (self, 0, gtk_drop_down_get_selected (self->revisions));
}

/* A key that would mark says why it does not. */
static void
act_cb (DossierEarlierWindow *self)
{
  dossier_status_line_say (dossier_reader_page_get_status (self->page),
                           _ ("This text can only be read: marks go into the text of now."), FALSE);
}

static void
dossier_earlier_window_dispose (GObject *object)
{
  DossierEarlierWindow *self = DOSSIER_EARLIER_WINDOW (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (self->marks != NULL)
    g_signal_handlers_disconnect_by_data (self->marks, self);
  g_clear_object (&self->marks);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (dossier_earlier_window_parent_class)->dispose (object);
}

static void
dossier_earlier_window_class_init (DossierEarlierWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dossier_earlier_window_dispose;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dossier/Dossier/ui/earlier-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierEarlierWindow, revisions);
  gtk_widget_class_bind_template_child (widget_class, DossierEarlierWindow, notice);
  gtk_widget_class_bind_template_child (widget_class, DossierEarlierWindow, slot);
}

static void
dossier_earlier_window_init (DossierEarlierWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->page = DOSSIER_READER_PAGE (dossier_reader_page_new ());
  self->reader = dossier_reader_page_get_reader (self->page);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reader), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Earlier text"), -1);
  adw_bin_set_child (self->slot, GTK_WIDGET (self->page));
  g_signal_connect_object (self->reader, "act", G_CALLBACK (act_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->revisions, "notify::selected", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * dossier_earlier_window_new:
 * @session: of the window
 * @article: whose texts are read
 *
 * Returns: (transfer none): the window, empty until dossier_earlier_window_show()
 */
GtkWidget *
dossier_earlier_window_new (DossierSession *session, gint64 article)
{
  DossierEarlierWindow *self = g_object_new (DOSSIER_TYPE_EARLIER_WINDOW, NULL);

  self->session = g_object_ref (session);
  self->article = article;
  return GTK_WIDGET (self);
}

/**
 * dossier_earlier_window_show:
 * @revision: the text to show; 0 for the one before the newest
 * @start: first code point of words to show in it
 * @end: the one after their last; @start for none
 */
void
dossier_earlier_window_show (DossierEarlierWindow *self, gint64 revision, guint start, guint end)
{
  self->start = start;
  self->end = end;
  read_text (self, revision, G_MAXUINT);
}

/**
 * dossier_earlier_window_present:
 * @before: a widget of the window that it belongs to
 *
 * Shows an earlier text beside that window, which stays usable.
 */
void
dossier_earlier_window_present (DossierSession *session, gint64 article, gint64 revision,
                                guint start, guint end, GtkWidget *before)
{
  GtkWidget *window = dossier_earlier_window_new (session, article);
  GtkRoot *root = gtk_widget_get_root (before);

  if (GTK_IS_WINDOW (root))
    {
      gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (root));
      gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
    }
  dossier_earlier_window_show (DOSSIER_EARLIER_WINDOW (window), revision, start, end);
  gtk_window_present (GTK_WINDOW (window));
}

/**
 * dossier_earlier_window_get_text:
 *
 * Returns: (transfer none): the text that is shown; "" until it is read
 */
const char *
dossier_earlier_window_get_text (DossierEarlierWindow *self)
{
  return dossier_reader_get_article (self->reader);
}
