#include "dialogs/compare-window.h"

#include "base/text-diff.h"
#include "corpus/revision-pair.h"
#include "dialogs/diff-view.h"
#include "dialogs/earlier-window.h"
#include "dialogs/revision-choice.h"

#include <glib/gi18n.h>

struct _DossierCompareWindow
{
  AdwWindow parent_instance;

  GtkDropDown *revision;
  DossierDiffView *text;
  GtkLabel *report;

  DossierSession *session;
  gint64 article;
  gint64 chosen; /* the revision that is compared */
  GCancellable *reading;
};

G_DEFINE_FINAL_TYPE (DossierCompareWindow, dossier_compare_window, ADW_TYPE_WINDOW)

typedef struct
{
  gint64 article;
  guint chosen;
} Query;

typedef struct
{
  DossierRevisionPair *pair;
  GArray *parts;
} Answer;

static void
answer_free (Answer *answer)
{
  dossier_revision_pair_free (answer->pair);
  g_array_unref (answer->parts);
  g_free (answer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, answer_free)

static gpointer
read_thread (DossierDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  const Query *query = data;
  DossierRevisionPair *pair =
      dossier_revision_pair_read (database, query->article, query->chosen, error);
  Answer *answer;

  if (pair == NULL)
    return NULL;
  answer = g_new0 (Answer, 1);
  answer->pair = pair;
  answer->parts = dossier_text_diff (pair->before, pair->after);
  return answer;
}

static void
show_parts (DossierCompareWindow *self, const Answer *answer)
{
  guint n = 0;
  g_autofree char *report = NULL;

  /* Words that were exchanged are one place, although they are removed and added. */
  for (guint i = 0; i < answer->parts->len; i++)
    {
      const DossierDiffPart *part = &g_array_index (answer->parts, DossierDiffPart, i);

      n += part->kind != DOSSIER_DIFF_SAME && (i == 0 || part[-1].kind == DOSSIER_DIFF_SAME);
    }
  report =
      n == 0 ? g_strdup (_ ("Both texts are the same."))
             : g_strdup_printf (ngettext ("Different in %u place", "Different in %u places", n), n);
  gtk_label_set_text (self->report, report);
  dossier_diff_view_show (self->text, answer->pair->before, answer->pair->after, answer->parts);
}

static void
read_clicked_cb (DossierCompareWindow *self)
{
  dossier_earlier_window_present (self->session, self->article, self->chosen, 0, 0,
                                  GTK_WIDGET (self));
}

static void chosen_cb (DossierCompareWindow *self);

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierCompareWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Answer) answer = dossier_store_read_finish (DOSSIER_STORE (source), result, &error);

  if (self->session == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (answer == NULL)
    {
      dossier_session_fail (self->session, error);
      return;
    }
  self->chosen = g_array_index (answer->pair->ids, gint64, answer->pair->chosen);
  dossier_revision_choice_show (self->revision, answer->pair, G_CALLBACK (chosen_cb), self);
  show_parts (self, answer);
}

static void
compare (DossierCompareWindow *self, guint chosen)
{
  Query *query = g_new0 (Query, 1);

  query->article = self->article;
  query->chosen = chosen;
  dossier_session_read_newest (self->session, &self->reading, DOSSIER_READ_LONG, read_thread, query,
                               g_free, (GDestroyNotify) answer_free, read_cb, self);
}

static void
chosen_cb (DossierCompareWindow *self)
{
  compare (self, gtk_drop_down_get_selected (self->revision));
}

static void
dossier_compare_window_dispose (GObject *object)
{
  DossierCompareWindow *self = DOSSIER_COMPARE_WINDOW (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (dossier_compare_window_parent_class)->dispose (object);
}

static void
dossier_compare_window_class_init (DossierCompareWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dossier_compare_window_dispose;
  g_type_ensure (DOSSIER_TYPE_DIFF_VIEW);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dossier/Dossier/ui/compare-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierCompareWindow, revision);
  gtk_widget_class_bind_template_child (widget_class, DossierCompareWindow, text);
  gtk_widget_class_bind_template_child (widget_class, DossierCompareWindow, report);
  gtk_widget_class_bind_template_callback (widget_class, read_clicked_cb);
}

static void
dossier_compare_window_init (DossierCompareWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->revision, "notify::selected", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * dossier_compare_window_new:
 * @session: of the window
 * @article: whose texts are compared
 *
 * Returns: (transfer none): the window, which begins with the text before the newest
 */
GtkWidget *
dossier_compare_window_new (DossierSession *session, gint64 article)
{
  DossierCompareWindow *self = g_object_new (DOSSIER_TYPE_COMPARE_WINDOW, NULL);

  self->session = g_object_ref (session);
  self->article = article;
  compare (self, G_MAXUINT);
  return GTK_WIDGET (self);
}

/**
 * dossier_compare_window_dup_text:
 * @self: a window
 *
 * Returns: (transfer full): both texts as they stand in it; "" until they are read
 */
char *
dossier_compare_window_dup_text (DossierCompareWindow *self)
{
  return dossier_diff_view_dup_text (self->text);
}
