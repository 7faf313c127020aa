#include "notes/note-editor.h"

#include "notes/note-document.h"
#include "notes/note-styling.h"

#include <adwaita.h>
#include <string.h>

struct _DossierNoteEditor
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkRevealer *conflict;
  GtkWidget *title_clamp;
  GtkWidget *title;
  GtkWidget *scroller;
  GtkTextView *text;

  DossierSession *session;
  DossierNoteDocument *document;
  gulong document_ids[4];
  gulong buffer_ids[2];
  GHashTable *positions; /* N of every [^N] that means something */
  GCancellable *reading;
  gint64 article; /* whose note it is, or 0 */
  gboolean is_dark;
  char *wanted_words; /* to be selected when the note is read; NULL */
};

enum
{
  PROP_0,
  PROP_NOTE,
  N_PROPS,
};

enum
{
  SIGNAL_CITATION_ACTIVATED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierNoteEditor, dossier_note_editor, GTK_TYPE_WIDGET)

static gboolean
has_citation (guint position, gpointer data)
{
  DossierNoteEditor *self = data;

  return g_hash_table_contains (self->positions, GUINT_TO_POINTER (position));
}

static void
style_all (DossierNoteEditor *self)
{
  dossier_note_styling_apply (gtk_text_view_get_buffer (self->text), 0, G_MAXINT, has_citation,
                              self);
}

static void
inserted_cb (GtkTextBuffer *buffer, GtkTextIter *end, char *text, int length,
             DossierNoteEditor *self)
{
  GtkTextIter start = *end;
  int offset = gtk_text_iter_get_offset (end);

  gtk_text_iter_backward_chars (&start, (int) g_utf8_strlen (text, length));
  dossier_note_styling_apply (buffer, gtk_text_iter_get_line (&start), gtk_text_iter_get_line (end),
                              has_citation, self);
  gtk_text_buffer_get_iter_at_offset (buffer, end, offset);
}

static void
deleted_cb (GtkTextBuffer *buffer, GtkTextIter *start, GtkTextIter *end, DossierNoteEditor *self)
{
  int offset = gtk_text_iter_get_offset (start);
  int line = gtk_text_iter_get_line (start);

  dossier_note_styling_apply (buffer, line, line, has_citation, self);
  gtk_text_buffer_get_iter_at_offset (buffer, start, offset);
  *end = *start;
}

static gpointer
read_positions_thread (DossierDatabase *database, gpointer note, GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GHashTable) positions = g_hash_table_new (NULL, NULL);
  g_autoptr (DossierStatement) s = dossier_database_query (
      database, error, "SELECT position FROM citation WHERE note = ?", "i", *(gint64 *) note);
  DossierStep step;

  if (s == NULL)
    return NULL;
  while ((step = dossier_statement_step (s, error)) == DOSSIER_STEP_ROW)
    g_hash_table_add (positions, GUINT_TO_POINTER ((guint) dossier_statement_get_int (s, 0)));
  return step == DOSSIER_STEP_DONE ? g_steal_pointer (&positions) : NULL;
}

static void
positions_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierNoteEditor) self = data;
  g_autoptr (GError) error = NULL;
  GHashTable *positions = dossier_store_read_finish (DOSSIER_STORE (source), result, &error);

  if (positions == NULL)
    {
      dossier_session_fail (self->session, error);
      return;
    }
  g_hash_table_unref (self->positions);
  self->positions = positions;
  if (self->box != NULL)
    style_all (self);
}

static void
read_positions (DossierNoteEditor *self)
{
  gint64 note = dossier_note_editor_get_note (self);

  dossier_session_read_newest (self->session, &self->reading, DOSSIER_READ_VIEW,
                               read_positions_thread, g_memdup2 (&note, sizeof note), g_free,
                               (GDestroyNotify) g_hash_table_unref, positions_read_cb, self);
}

static void
changed_cb (DossierCorpus *corpus, DossierDelta *delta, DossierNoteEditor *self)
{
  static const char *const tables[] = { "citation", NULL };

  if (self->document != NULL
      && (delta->op == DOSSIER_DELTA_CUT || dossier_delta_touches (delta, tables)))
    read_positions (self);
}

static void
title_changed_cb (GtkEditable *editable, DossierNoteEditor *self)
{
  if (self->document != NULL)
    dossier_note_document_set_title (self->document, gtk_editable_get_text (editable));
}

static void
show_title (DossierNoteEditor *self)
{
  const char *title = dossier_note_document_get_title (self->document);

  if (strcmp (gtk_editable_get_text (GTK_EDITABLE (self->title)), title) == 0)
    return;
  /* Between the old and the new text there is none: nobody wrote that. */
  g_signal_handlers_block_by_func (self->title, title_changed_cb, self);
  gtk_editable_set_text (GTK_EDITABLE (self->title), title);
  g_signal_handlers_unblock_by_func (self->title, title_changed_cb, self);
}

static void
note_cb (DossierNoteEditor *self)
{
  read_positions (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NOTE]);
}

static void
conflict_cb (DossierNoteEditor *self)
{
  gtk_revealer_set_reveal_child (self->conflict,
                                 dossier_note_document_has_conflict (self->document));
}

static void
select_words (DossierNoteEditor *self, const char *words)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter start, from, to;

  gtk_text_buffer_get_start_iter (buffer, &start);
  if (!gtk_text_iter_forward_search (&start, words, 0, &from, &to, NULL))
    return;
  gtk_text_buffer_select_range (buffer, &from, &to);
  gtk_text_view_scroll_to_mark (self->text, gtk_text_buffer_get_insert (buffer), 0.1, FALSE, 0, 0);
}

static void
loaded_cb (DossierNoteEditor *self)
{
  gboolean loaded = dossier_note_document_is_loaded (self->document);

  gtk_text_view_set_editable (self->text, loaded);
  if (!loaded || self->wanted_words == NULL)
    return;
  select_words (self, self->wanted_words);
  g_clear_pointer (&self->wanted_words, g_free);
}

static void
title_activated_cb (GtkText *title, DossierNoteEditor *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

static void
drop_document (DossierNoteEditor *self)
{
  GtkTextBuffer *buffer;

  if (self->document == NULL)
    return;
  buffer = dossier_note_document_get_buffer (self->document);
  for (guint i = 0; i < G_N_ELEMENTS (self->document_ids); i++)
    g_clear_signal_handler (&self->document_ids[i], self->document);
  for (guint i = 0; i < G_N_ELEMENTS (self->buffer_ids); i++)
    g_clear_signal_handler (&self->buffer_ids[i], buffer);
  dossier_note_document_close (self->document);
  g_clear_object (&self->document);
}

static void
take_document (DossierNoteEditor *self, DossierNoteDocument *document)
{
  GtkTextBuffer *buffer = dossier_note_document_get_buffer (document);

  drop_document (self);
  self->document = document;
  self->document_ids[0] =
      g_signal_connect_swapped (document, "notify::note", G_CALLBACK (note_cb), self);
  self->document_ids[1] =
      g_signal_connect_swapped (document, "notify::title", G_CALLBACK (show_title), self);
  self->document_ids[2] =
      g_signal_connect_swapped (document, "notify::loaded", G_CALLBACK (loaded_cb), self);
  self->document_ids[3] =
      g_signal_connect_swapped (document, "notify::conflict", G_CALLBACK (conflict_cb), self);
  dossier_note_styling_add_tags (buffer);
  dossier_note_styling_set_colours (buffer, GTK_WIDGET (self));
  self->buffer_ids[0] =
      g_signal_connect_after (buffer, "insert-text", G_CALLBACK (inserted_cb), self);
  self->buffer_ids[1] =
      g_signal_connect_after (buffer, "delete-range", G_CALLBACK (deleted_cb), self);
  gtk_text_view_set_buffer (self->text, buffer);
  g_hash_table_remove_all (self->positions);
  show_title (self);
  conflict_cb (self);
  loaded_cb (self);
  note_cb (self);
}

/**
 * dossier_note_editor_set_note:
 * @note: its id
 *
 * Saves what is open and opens another note.
 */
void
dossier_note_editor_set_note (DossierNoteEditor *self, gint64 note)
{
  if (self->document != NULL && self->article == 0
      && dossier_note_document_get_note (self->document) == note)
    return;
  self->article = 0;
  take_document (self, dossier_note_document_new (self->session, note));
}

/**
 * dossier_note_editor_set_article:
 * @article: whose note is shown; it is made with the first word when there is none
 *
 * Saves what is open and opens the note of an article. It has no title line: the article has one.
 */
void
dossier_note_editor_set_article (DossierNoteEditor *self, gint64 article)
{
  if (self->document != NULL && self->article == article && article != 0)
    return;
  self->article = article;
  gtk_widget_set_visible (self->title_clamp, FALSE);
  gtk_widget_set_sensitive (self->scroller, article != 0);
  if (article != 0)
    take_document (self, dossier_note_document_new_for_article (self->session, article));
  else if (self->document != NULL)
    {
      drop_document (self);
      gtk_text_view_set_buffer (self->text, NULL);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NOTE]);
    }
}

/**
 * dossier_note_editor_get_note:
 *
 * Returns: the id of the note that is open; 0 for none, or one that is not made yet
 */
gint64
dossier_note_editor_get_note (DossierNoteEditor *self)
{
  return self->document != NULL ? dossier_note_document_get_note (self->document) : 0;
}

/**
 * dossier_note_editor_get_buffer:
 *
 * Returns: (transfer none): what is written
 */
GtkTextBuffer *
dossier_note_editor_get_buffer (DossierNoteEditor *self)
{
  return gtk_text_view_get_buffer (self->text);
}

/**
 * dossier_note_editor_focus_title:
 *
 * Puts the cursor into the title, for a new note.
 */
void
dossier_note_editor_focus_title (DossierNoteEditor *self)
{
  gtk_widget_grab_focus (self->title);
}

/**
 * dossier_note_editor_flush:
 *
 * Saves what is not saved yet: before the window closes, or something else acts on the note.
 */
void
dossier_note_editor_flush (DossierNoteEditor *self)
{
  if (self->document != NULL)
    dossier_note_document_flush (self->document);
}

/**
 * dossier_note_editor_show_citation:
 * @position: N of the [^N] to go to
 */
void
dossier_note_editor_show_citation (DossierNoteEditor *self, guint position)
{
  g_autofree char *sign = g_strdup_printf ("[^%u]", position);

  select_words (self, sign);
}

/**
 * dossier_note_editor_show_words:
 * @words: as they stand in the note; selected as soon as it is read
 */
void
dossier_note_editor_show_words (DossierNoteEditor *self, const char *words)
{
  g_free (self->wanted_words);
  self->wanted_words = g_strdup (words);
  if (self->document != NULL)
    loaded_cb (self);
}

static void
focus_left_cb (GtkEventControllerFocus *controller, DossierNoteEditor *self)
{
  dossier_note_editor_flush (self);
}

static gboolean
activate_citation_at (DossierNoteEditor *self, const GtkTextIter *iter)
{
  guint position = dossier_note_styling_get_citation (iter);

  if (position == G_MAXUINT)
    return FALSE;
  g_signal_emit (self, signals[SIGNAL_CITATION_ACTIVATED], 0, position);
  return TRUE;
}

static void
released_cb (GtkGestureClick *click, int n_press, double x, double y, DossierNoteEditor *self)
{
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (click));
  int buffer_x, buffer_y;
  GtkTextIter iter;

  if ((state & GDK_CONTROL_MASK) == 0)
    return;
  gtk_text_view_window_to_buffer_coords (self->text, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y,
                                         &buffer_x, &buffer_y);
  if (gtk_text_view_get_iter_at_location (self->text, &iter, buffer_x, buffer_y))
    activate_citation_at (self, &iter);
}

static void
activate_citation_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierNoteEditor *self = DOSSIER_NOTE_EDITOR (widget);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  if (!activate_citation_at (self, &iter) && gtk_text_iter_backward_char (&iter))
    activate_citation_at (self, &iter);
}

/* Around the selection, or around the cursor to write on inside. */
static void
surround_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierNoteEditor *self = DOSSIER_NOTE_EDITOR (widget);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  const char *sign = g_variant_get_string (parameter, NULL);
  int length = (int) strlen (sign);
  GtkTextIter start, end;
  int from, to;

  gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
  from = gtk_text_iter_get_offset (&start);
  to = gtk_text_iter_get_offset (&end);
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_insert (buffer, &end, sign, length);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, from);
  gtk_text_buffer_insert (buffer, &start, sign, length);
  gtk_text_buffer_end_user_action (buffer);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, from + length);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, to + length);
  gtk_text_buffer_select_range (buffer, &start, &end);
}

static void
keep_mine_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dossier_note_document_resolve (DOSSIER_NOTE_EDITOR (widget)->document, TRUE);
}

static void
take_theirs_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dossier_note_document_resolve (DOSSIER_NOTE_EDITOR (widget)->document, FALSE);
}

static gboolean
dossier_note_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DOSSIER_NOTE_EDITOR (widget)->text));
}

static void
dossier_note_editor_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  DossierNoteEditor *self = DOSSIER_NOTE_EDITOR (widget);
  gboolean is_dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  GTK_WIDGET_CLASS (dossier_note_editor_parent_class)->css_changed (widget, change);
  if (self->document == NULL || self->is_dark == is_dark)
    return;
  self->is_dark = is_dark;
  dossier_note_styling_set_colours (gtk_text_view_get_buffer (self->text), widget);
}

static void
dossier_note_editor_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_NOTE)
    g_value_set_int64 (value, dossier_note_editor_get_note (DOSSIER_NOTE_EDITOR (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dossier_note_editor_dispose (GObject *object)
{
  DossierNoteEditor *self = DOSSIER_NOTE_EDITOR (object);

  drop_document (self);
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (dossier_note_editor_parent_class)->dispose (object);
}

static void
dossier_note_editor_finalize (GObject *object)
{
  g_free (DOSSIER_NOTE_EDITOR (object)->wanted_words);
  g_hash_table_unref (DOSSIER_NOTE_EDITOR (object)->positions);
  G_OBJECT_CLASS (dossier_note_editor_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *class)
{
  gtk_widget_class_set_template_from_resource (class,
                                               "/io/github/dossier/Dossier/ui/note-editor.ui");
  gtk_widget_class_bind_template_child (class, DossierNoteEditor, box);
  gtk_widget_class_bind_template_child (class, DossierNoteEditor, conflict);
  gtk_widget_class_bind_template_child (class, DossierNoteEditor, title_clamp);
  gtk_widget_class_bind_template_child (class, DossierNoteEditor, title);
  gtk_widget_class_bind_template_child (class, DossierNoteEditor, scroller);
  gtk_widget_class_bind_template_child (class, DossierNoteEditor, text);
  gtk_widget_class_bind_template_callback (class, title_changed_cb);
  gtk_widget_class_bind_template_callback (class, title_activated_cb);
}

static void
install_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "note.surround", "s", surround_action);
  gtk_widget_class_install_action (class, "note.go-to-citation", NULL, activate_citation_action);
  gtk_widget_class_install_action (class, "note.keep-mine", NULL, keep_mine_action);
  gtk_widget_class_install_action (class, "note.take-theirs", NULL, take_theirs_action);
  gtk_widget_class_add_binding_action (class, GDK_KEY_b, GDK_CONTROL_MASK, "note.surround", "s",
                                       "**");
  gtk_widget_class_add_binding_action (class, GDK_KEY_i, GDK_CONTROL_MASK, "note.surround", "s",
                                       "*");
  gtk_widget_class_add_binding_action (class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "note.go-to-citation", NULL);
}

static void
dossier_note_editor_class_init (DossierNoteEditorClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = dossier_note_editor_get_property;
  object_class->dispose = dossier_note_editor_dispose;
  object_class->finalize = dossier_note_editor_finalize;
  widget_class->grab_focus = dossier_note_editor_grab_focus;
  widget_class->css_changed = dossier_note_editor_css_changed;
  gtk_widget_class_set_css_name (widget_class, "noteeditor");
  bind_template (widget_class);
  install_actions (widget_class);
  properties[PROP_NOTE] =
      g_param_spec_int64 ("note", NULL, NULL, 0, G_MAXINT64, 0,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_CITATION_ACTIVATED] =
      g_signal_new ("citation-activated", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
dossier_note_editor_init (DossierNoteEditor *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->positions = g_hash_table_new (NULL, NULL);
  self->is_dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  g_signal_connect (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->text), GTK_EVENT_CONTROLLER (click));
}

/**
 * dossier_note_editor_new:
 * @session: what the window has open
 *
 * Returns: (transfer floating): without a note. Main thread.
 */
GtkWidget *
dossier_note_editor_new (DossierSession *session)
{
  DossierNoteEditor *self = g_object_new (DOSSIER_TYPE_NOTE_EDITOR, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (dossier_session_get_corpus (session), "changed", G_CALLBACK (changed_cb),
                           self, 0);
  return GTK_WIDGET (self);
}

/**
 * dossier_note_editor_new_for_article:
 * @article: whose note is shown, or 0
 *
 * Returns: (transfer floating): the page for an article's note, without a title line. Main thread.
 */
GtkWidget *
dossier_note_editor_new_for_article (DossierSession *session, gint64 article)
{
  GtkWidget *self = dossier_note_editor_new (session);

  dossier_note_editor_set_article (DOSSIER_NOTE_EDITOR (self), article);
  return self;
}
