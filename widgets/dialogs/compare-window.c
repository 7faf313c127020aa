#include "dialogs/compare-window.h"

#include "base/text-diff.h"
#include "corpus/revision-pair.h"

#include <glib/gi18n.h>

struct _DossierCompareWindow
{
  AdwWindow parent_instance;

  GtkDropDown *revision;
  GtkTextView *text;

  DossierSession *session;
  gint64 article;
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

/* The line says what happened to the words, the colour only helps. */
static void
show_parts (DossierCompareWindow *self, const Answer *answer)
{
  static const char *const tags[] = { NULL, "removed", "added" };
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter iter;

  gtk_text_buffer_set_text (buffer, "", 0);
  gtk_text_buffer_get_start_iter (buffer, &iter);
  for (guint i = 0; i < answer->parts->len; i++)
    {
      const DossierDiffPart *part = &g_array_index (answer->parts, DossierDiffPart, i);
      gboolean removed = part->kind == DOSSIER_DIFF_REMOVED;
      const DossierTextRange *range = removed ? &part->before : &part->after;
      g_autofree char *words = dossier_text_map_dup_slice (
          removed ? answer->pair->before : answer->pair->after, range->start, range->end);

      gtk_text_buffer_insert_with_tags_by_name (buffer, &iter, words, -1, tags[part->kind], NULL);
    }
}

static void chosen_cb (DossierCompareWindow *self);

static void
show_names (DossierCompareWindow *self, const Answer *answer)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (guint i = 0; i < answer->pair->names->len; i++)
    gtk_string_list_append (list, answer->pair->names->pdata[i]);
  g_signal_handlers_block_by_func (self->revision, chosen_cb, self);
  gtk_drop_down_set_model (self->revision, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->revision, answer->pair->chosen);
  g_signal_handlers_unblock_by_func (self->revision, chosen_cb, self);
}

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
  show_names (self, answer);
  show_parts (self, answer);
}

static void
compare (DossierCompareWindow *self, guint chosen)
{
  Query *query = g_new0 (Query, 1);

  query->article = self->article;
  query->chosen = chosen;
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  dossier_store_read_async (dossier_corpus_get_store (dossier_session_get_corpus (self->session)),
                            DOSSIER_READ_LONG, read_thread, query, g_free,
                            (GDestroyNotify) answer_free, self->reading, read_cb,
                            g_object_ref (self));
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
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dossier/Dossier/ui/compare-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierCompareWindow, revision);
  gtk_widget_class_bind_template_child (widget_class, DossierCompareWindow, text);
}

static void
dossier_compare_window_init (DossierCompareWindow *self)
{
  GtkTextBuffer *buffer;

  gtk_widget_init_template (GTK_WIDGET (self));
  buffer = gtk_text_view_get_buffer (self->text);
  gtk_text_buffer_create_tag (buffer, "removed", "strikethrough", TRUE, "background-rgba",
                              &(GdkRGBA){ 0.88f, 0.11f, 0.14f, 0.18f }, NULL);
  gtk_text_buffer_create_tag (buffer, "added", "underline", PANGO_UNDERLINE_SINGLE,
                              "background-rgba", &(GdkRGBA){ 0.15f, 0.64f, 0.41f, 0.2f }, NULL);
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
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter from, to;

  gtk_text_buffer_get_bounds (buffer, &from, &to);
  return gtk_text_buffer_get_text (buffer, &from, &to, TRUE);
}
