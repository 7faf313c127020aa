#include "reader/reader-controller-private.h"

#include "corpus/reading.h"
#include "library/article-words.h"
#include "reader/reader-text.h"

/* How long after the last scrolling the place is kept. */
#define SAVE_DELAY_S 2

enum
{
  SIGNAL_DATES_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierReaderController, dossier_reader_controller, G_TYPE_OBJECT)

static void
save_place (DossierReaderController *self)
{
  g_clear_handle_id (&self->save_id, g_source_remove);
  if (self->article != 0)
    dossier_reading_save (dossier_corpus_get_store (dossier_session_get_corpus (self->session)),
                          self->article, dossier_reader_get_top (self->reader));
}

static gboolean
save_cb (gpointer data)
{
  DossierReaderController *self = data;

  self->save_id = 0;
  save_place (self);
  return G_SOURCE_REMOVE;
}

static void
scrolled_cb (DossierReaderController *self)
{
  if (self->save_id == 0 && self->article != 0)
    self->save_id = g_timeout_add_seconds (SAVE_DELAY_S, save_cb, self);
}

static void
choose_wanted_mark (DossierReaderController *self)
{
  if (self->wanted_mark == 0 || dossier_reader_get_mark (self->reader, self->wanted_mark) == NULL)
    return;
  dossier_reader_set_current_mark (self->reader, self->wanted_mark);
  self->wanted_mark = 0;
}

/* Makes a mark the current one, now or when it comes. */
void
dossier_reader_controller_want_mark (DossierReaderController *self, gint64 id)
{
  self->wanted_mark = id;
  choose_wanted_mark (self);
}

/* All marks of the page anew: what is recorded and what is suggested. */
void
dossier_reader_controller_load_marks (DossierReaderController *self)
{
  g_autoptr (GArray) marks = dossier_marks_dup_all (self->marks);

  if (self->suggestions != NULL)
    dossier_date_suggestions_append_marks (self->suggestions, marks);
  dossier_reader_set_marks (self->reader, (const DossierMark *) (gpointer) marks->data, marks->len);
  choose_wanted_mark (self);
}

/* What is recorded or suggested of dates is another. */
void
dossier_reader_controller_emit_dates_changed (DossierReaderController *self)
{
  g_signal_emit (self, signals[SIGNAL_DATES_CHANGED], 0);
}

static void
marks_reset_cb (DossierReaderController *self)
{
  dossier_reader_controller_load_marks (self);
  dossier_reader_controller_emit_dates_changed (self);
}

static void
mark_changed_cb (DossierReaderController *self, gint64 id)
{
  const DossierMark *mark = dossier_marks_find (self->marks, id);

  if (mark != NULL)
    dossier_reader_add_mark (self->reader, mark);
  choose_wanted_mark (self);
  /* Who follows walks through all marks: not for a tag among ten thousand. */
  if (mark != NULL && mark->kind == DOSSIER_MARK_DATE)
    g_signal_emit (self, signals[SIGNAL_DATES_CHANGED], 0);
}

static void
mark_removed_cb (DossierReaderController *self, gint64 id)
{
  const DossierMark *mark = dossier_reader_get_mark (self->reader, id);
  gboolean is_date = mark != NULL && mark->kind == DOSSIER_MARK_DATE;

  dossier_reader_remove_mark (self->reader, id);
  if (is_date)
    g_signal_emit (self, signals[SIGNAL_DATES_CHANGED], 0);
}

static void
drop_marks (DossierReaderController *self)
{
  if (self->marks != NULL)
    g_signal_handlers_disconnect_by_data (self->marks, self);
  g_clear_object (&self->marks);
}

static void
follow_marks (DossierReaderController *self)
{
  drop_marks (self);
  self->marks = dossier_marks_new (dossier_session_get_corpus (self->session), self->revision);
  g_signal_connect_swapped (self->marks, "reset", G_CALLBACK (marks_reset_cb), self);
  g_signal_connect_swapped (self->marks, "mark-changed", G_CALLBACK (mark_changed_cb), self);
  g_signal_connect_swapped (self->marks, "mark-removed", G_CALLBACK (mark_removed_cb), self);
}

static void
row_cb (DossierReaderController *self)
{
  DossierArticle *row = dossier_session_get_row (self->session);
  g_autofree char *meta = row != NULL ? dossier_article_words_meta (&row->fields) : NULL;

  /* The row is there before the text: the title comes with its text, not above another. */
  if (row != NULL && dossier_row_get_id (DOSSIER_ROW (row)) != self->article)
    return;
  dossier_reader_set_title (self->reader, row != NULL ? row->fields.title : NULL, meta);
  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->reader), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    row->fields.title, -1);
}

static void
show_nothing (DossierReaderController *self)
{
  drop_marks (self);
  dossier_reader_controller_drop_suggestions (self);
  self->article = self->revision = 0;
  dossier_reader_set_marks (self->reader, NULL, 0);
  dossier_reader_set_zones (self->reader, NULL, 0);
  dossier_reader_set_article (self->reader, "");
  g_signal_emit (self, signals[SIGNAL_DATES_CHANGED], 0);
}

static void
show_text (DossierReaderController *self, DossierArticleText *text)
{
  g_clear_handle_id (&self->save_id, g_source_remove);
  self->article = text->article;
  self->revision = text->revision;
  self->wanted_mark = 0;
  dossier_reader_set_current_mark (self->reader, 0);
  dossier_reader_show_text (self->reader, text);
  row_cb (self);
  dossier_reader_set_top (self->reader, dossier_session_get_left_at (self->session));
  follow_marks (self);
  dossier_reader_controller_follow_suggestions (self);
}

static void
revision_cb (DossierReaderController *self)
{
  DossierArticleText *text = dossier_session_get_text (self->session);

  if (text == NULL)
    show_nothing (self);
  else if (text->revision != self->revision)
    show_text (self, text);
  else
    dossier_reader_show_zones (self->reader, text);
}

/* The place in the article that is about to be left. */
static void
article_cb (DossierReaderController *self)
{
  if (self->article != dossier_session_get_article (self->session))
    save_place (self);
}

static void
show_passage_cb (DossierReaderController *self, guint start, guint end, gint64 record)
{
  dossier_reader_show_range (self->reader, start, end, record == 0 && end > start);
  dossier_reader_controller_want_mark (self, record);
  gtk_widget_grab_focus (GTK_WIDGET (self->reader));
}

static void
selection_cb (DossierReaderController *self)
{
  guint start, end;

  self->has_pressed = FALSE;
  if (!dossier_reader_get_selection (self->reader, &start, &end))
    start = end = dossier_reader_get_cursor (self->reader);
  dossier_session_set_selection (self->session, start, end);
}

static void
mark_activated_cb (DossierReaderController *self, gint64 id)
{
  dossier_session_set_record (self->session, id);
}

/* A panel chose another record: what is no mark of this page leaves the page as it is. */
static void
record_cb (DossierReaderController *self)
{
  gint64 record = dossier_session_get_record (self->session);

  /* A mark that was made just now is not there yet. */
  if (record == 0 || dossier_reader_get_mark (self->reader, record) != NULL)
    dossier_reader_set_current_mark (self->reader, record);
  else
    self->wanted_mark = record;
}

static void
connect_reader (DossierReaderController *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->reader));

  g_signal_connect_object (buffer, "notify::cursor-position", G_CALLBACK (selection_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "notify::has-selection", G_CALLBACK (selection_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reader, "mark-activated", G_CALLBACK (mark_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->reader)),
                           "value-changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
}

static void
connect_session (DossierReaderController *self)
{
  static const struct
  {
    const char *signal;
    GCallback callback;
  } connections[] = {
    { "notify::article", G_CALLBACK (article_cb) },
    { "notify::revision", G_CALLBACK (revision_cb) },
    { "notify::row", G_CALLBACK (row_cb) },
    { "notify::record", G_CALLBACK (record_cb) },
    { "show-passage", G_CALLBACK (show_passage_cb) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (connections); i++)
    g_signal_connect_object (self->session, connections[i].signal, connections[i].callback, self,
                             G_CONNECT_SWAPPED);
}

static void
dossier_reader_controller_dispose (GObject *object)
{
  DossierReaderController *self = DOSSIER_READER_CONTROLLER (object);

  g_clear_handle_id (&self->save_id, g_source_remove);
  drop_marks (self);
  dossier_reader_controller_drop_suggestions (self);
  g_clear_object (&self->work_bar);
  g_clear_object (&self->page);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (dossier_reader_controller_parent_class)->dispose (object);
}

static void
dossier_reader_controller_class_init (DossierReaderControllerClass *class)
{
  G_OBJECT_CLASS (class)->dispose = dossier_reader_controller_dispose;
  /**
   * DossierReaderController::dates-changed:
   *
   * Dates of the page came, went or are others.
   */
  signals[SIGNAL_DATES_CHANGED] =
      g_signal_new ("dates-changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 0);
}

static void
dossier_reader_controller_init (DossierReaderController *self)
{
}

/**
 * dossier_reader_controller_new:
 * @page: what shows the articles of @session from now on
 *
 * Returns: (transfer full): holds both
 */
DossierReaderController *
dossier_reader_controller_new (DossierSession *session, DossierReaderPage *page)
{
  DossierReaderController *self = g_object_new (DOSSIER_TYPE_READER_CONTROLLER, NULL);

  self->session = g_object_ref (session);
  self->page = g_object_ref (page);
  self->reader = dossier_reader_page_get_reader (page);
  connect_session (self);
  connect_reader (self);
  dossier_reader_controller_connect_acts (self);
  revision_cb (self);
  return self;
}

static gint
compare_marks (gconstpointer one, gconstpointer other)
{
  const DossierMark *a = *(const DossierMark *const *) one;
  const DossierMark *b = *(const DossierMark *const *) other;

  return a->start != b->start ? (a->start < b->start ? -1 : 1)
                              : (a->id < b->id ? -1 : a->id > b->id);
}

/**
 * dossier_reader_controller_dup_marks:
 *
 * Returns: (transfer container) (element-type DossierMark): the marks of one kind, shown or not,
 *   by position; the marks are borrowed until marks change
 */
GPtrArray *
dossier_reader_controller_dup_marks (DossierReaderController *self, DossierMarkKind kind)
{
  g_autoptr (GArray) all = self->marks != NULL ? dossier_marks_dup_all (self->marks) : NULL;
  GPtrArray *some = g_ptr_array_new ();

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const DossierMark *mark = &g_array_index (all, DossierMark, i);

      if (mark->kind == kind)
        g_ptr_array_add (some, (gpointer) dossier_marks_find (self->marks, mark->id));
    }
  g_ptr_array_sort (some, compare_marks);
  return some;
}

/**
 * dossier_reader_controller_save_place:
 *
 * Keeps where the person is in the article, for opening it again: before closing.
 */
void
dossier_reader_controller_save_place (DossierReaderController *self)
{
  save_place (self);
}
