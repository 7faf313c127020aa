#include "reader/reader-private.h"

#include <string.h>

/*
 * GtkTextBuffer gives its own text to whoever pastes or drops: the page's, with line ends that are
 * ours. What leaves the reader is the article's text, so clipboard, primary selection and dragging
 * are served from here.
 */

#define DOSSIER_TYPE_READER_CONTENT (dossier_reader_content_get_type ())
G_DECLARE_FINAL_TYPE (DossierReaderContent, dossier_reader_content, DOSSIER, READER_CONTENT,
                      GdkContentProvider)

/* The words that are selected when somebody asks for them: copying them with every movement of the
 * pointer would cost as much as they are long. */
struct _DossierReaderContent
{
  GdkContentProvider parent_instance;

  GWeakRef reader;
};

G_DEFINE_FINAL_TYPE (DossierReaderContent, dossier_reader_content, GDK_TYPE_CONTENT_PROVIDER)

static char *
dup_selection (DossierReader *self)
{
  guint start, end;

  return dossier_reader_get_selection (self, &start, &end)
             ? dossier_reader_dup_quote (self, start, end)
             : NULL;
}

static GdkContentFormats *
dossier_reader_content_ref_formats (GdkContentProvider *provider)
{
  return gdk_content_formats_new_for_gtype (G_TYPE_STRING);
}

static gboolean
dossier_reader_content_get_value (GdkContentProvider *provider, GValue *value, GError **error)
{
  g_autoptr (DossierReader) reader = g_weak_ref_get (&DOSSIER_READER_CONTENT (provider)->reader);

  if (!G_VALUE_HOLDS (value, G_TYPE_STRING) || reader == NULL)
    return GDK_CONTENT_PROVIDER_CLASS (dossier_reader_content_parent_class)
        ->get_value (provider, value, error);
  g_value_take_string (value, dup_selection (reader));
  return TRUE;
}

static void
dossier_reader_content_finalize (GObject *object)
{
  g_weak_ref_clear (&DOSSIER_READER_CONTENT (object)->reader);
  G_OBJECT_CLASS (dossier_reader_content_parent_class)->finalize (object);
}

static void
dossier_reader_content_class_init (DossierReaderContentClass *class)
{
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = dossier_reader_content_finalize;
  provider_class->ref_formats = dossier_reader_content_ref_formats;
  provider_class->get_value = dossier_reader_content_get_value;
}

static void
dossier_reader_content_init (DossierReaderContent *self)
{
  g_weak_ref_init (&self->reader, NULL);
}

static GdkContentProvider *
create_content (DossierReader *reader)
{
  DossierReaderContent *self = g_object_new (DOSSIER_TYPE_READER_CONTENT, NULL);

  g_weak_ref_set (&self->reader, reader);
  return GDK_CONTENT_PROVIDER (self);
}

/* The primary selection is taken when words are selected and stays with whoever takes it next. */
static void
selection_cb (DossierReader *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  g_autoptr (GdkContentProvider) content = NULL;

  if (self->is_loading || !gtk_text_buffer_get_has_selection (buffer))
    return;
  content = create_content (self);
  gdk_clipboard_set_content (gtk_widget_get_primary_clipboard (GTK_WIDGET (self)), content);
}

static void
dossier_reader_realize (GtkWidget *widget)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget));

  GTK_WIDGET_CLASS (g_type_class_peek (GTK_TYPE_TEXT_VIEW))->realize (widget);
  gtk_text_buffer_remove_selection_clipboard (buffer, gtk_widget_get_primary_clipboard (widget));
  g_signal_connect_object (buffer, "notify::has-selection", G_CALLBACK (selection_cb), widget,
                           G_CONNECT_SWAPPED);
}

/* The view takes the clipboard away from the buffer itself, and must find it there. */
static void
dossier_reader_unrealize (GtkWidget *widget)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget));

  g_signal_handlers_disconnect_by_func (buffer, selection_cb, widget);
  gtk_text_buffer_add_selection_clipboard (buffer, gtk_widget_get_primary_clipboard (widget));
  GTK_WIDGET_CLASS (g_type_class_peek (GTK_TYPE_TEXT_VIEW))->unrealize (widget);
}

static void
dossier_reader_copy_clipboard (GtkTextView *view)
{
  g_autofree char *text = dup_selection (DOSSIER_READER (view));

  if (text != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (view)), text);
}

/* Lets the class give its own text to the clipboards. */
void
dossier_reader_install_copying (DossierReaderClass *class)
{
  GTK_WIDGET_CLASS (class)->realize = dossier_reader_realize;
  GTK_WIDGET_CLASS (class)->unrealize = dossier_reader_unrealize;
  GTK_TEXT_VIEW_CLASS (class)->copy_clipboard = dossier_reader_copy_clipboard;
}

/* Whether a point of the widget is on selected words. */
static gboolean
is_on_selection (GtkTextView *view, double x, double y)
{
  GtkTextIter from, to, at;
  int buffer_x, buffer_y;

  if (!gtk_text_buffer_get_selection_bounds (gtk_text_view_get_buffer (view), &from, &to))
    return FALSE;
  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x,
                                         &buffer_y);
  gtk_text_view_get_iter_at_location (view, &at, buffer_x, buffer_y);
  return gtk_text_iter_in_range (&at, &from, &to);
}

/* What is selected when the button goes down decides: a movement asks again for content as long as
 * it got none, and by then the words it is just selecting lie below the point where it began. */
static void
press_begin_cb (GtkGesture *source, GdkEventSequence *sequence, DossierReader *self)
{
  double x, y;

  if (!gtk_gesture_get_point (source, sequence, &x, &y)
      || !is_on_selection (GTK_TEXT_VIEW (self), x, y))
    gtk_gesture_set_state (source, GTK_EVENT_SEQUENCE_DENIED);
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, DossierReader *self)
{
  return is_on_selection (GTK_TEXT_VIEW (self), x, y) ? create_content (self) : NULL;
}

/* The view takes every drop of text, and then refuses it because nobody may write into it: what is
 * dropped on the page is for the window. */
static void
leave_drops_alone (DossierReader *self)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (self));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET_ASYNC (controller))
        gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_NONE);
    }
}

/* Dragging selected words; before the view, which would drag the page's. Dropping is left to what
 * the page is in. */
void
dossier_reader_add_dragging (DossierReader *self)
{
  GtkDragSource *source = gtk_drag_source_new ();

  leave_drops_alone (self);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (source), GTK_PHASE_CAPTURE);
  g_signal_connect (source, "begin", G_CALLBACK (press_begin_cb), self);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
}

/**
 * dossier_reader_copy_content:
 * @self: a reader
 * @plain: UTF-8
 * @html: the same with its form
 *
 * Puts both on the clipboard: who pastes takes what it can show.
 */
void
dossier_reader_copy_content (DossierReader *self, const char *plain, const char *html)
{
  g_autoptr (GBytes) bytes = g_bytes_new (html, strlen (html));
  GdkContentProvider *providers[] = {
    gdk_content_provider_new_for_bytes ("text/html", bytes),
    gdk_content_provider_new_typed (G_TYPE_STRING, plain),
  };
  g_autoptr (GdkContentProvider) content =
      gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));

  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), content);
}
