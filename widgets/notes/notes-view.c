#include "notes/notes-view.h"

#include "notes/note-editor.h"
#include "notes/note-list-pane.h"
#include "notes/note-side-pane.h"
#include "parts/empty-state.h"
#include "parts/pane.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define LIST_WIDTH 268
#define SIDE_WIDTH 320
/* Where there is less for the page, the panes fold away. */
#define PAGE_WIDTH 360

struct _DossierNotesView
{
  GtkWidget parent_instance;

  DossierPane *list_pane;
  DossierPane *side_pane;
  DossierNoteListPane *list;
  DossierNoteSidePane *side;
  DossierNoteEditor *editor;
  GtkWidget *stack;

  DossierSession *session;
  gboolean opened; /* something was, since the view came to be */
};

G_DEFINE_FINAL_TYPE (DossierNotesView, dossier_notes_view, GTK_TYPE_WIDGET)

static void
show_page (DossierNotesView *self)
{
  gboolean open = dossier_notes_get_open_note (self) != 0;

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), open ? "note" : "empty");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "notes.delete", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "notes.insert", open);
}

/* Also when the open note is gone: undo took it back, or somebody deleted it. */
static void
note_cb (DossierNotesView *self)
{
  gint64 note = dossier_notes_get_open_note (self);

  dossier_session_set_note (self->session, note);
  dossier_session_set_spot (self->session, "notes",
                            dossier_args_new ("note", g_variant_new_int64 (note), NULL));
  dossier_note_list_pane_select (self->list, note);
  dossier_note_side_pane_set_note (self->side, note);
  show_page (self);
}

/**
 * dossier_notes_view_open_note:
 * @note: its id
 *
 * Saves what is open and opens another; passages go into that one from now on.
 */
void
dossier_notes_view_open_note (DossierNotesView *self, gint64 note)
{
  self->opened = TRUE;
  dossier_note_editor_set_note (self->editor, note);
  note_cb (self);
}

/**
 * dossier_notes_get_open_note:
 *
 * Returns: the id of the note that passages go into, or 0
 */
gint64
dossier_notes_get_open_note (DossierNotesView *self)
{
  return dossier_note_editor_get_note (self->editor);
}

/**
 * dossier_notes_view_flush:
 *
 * Saves what is not saved yet: before the window closes.
 */
void
dossier_notes_view_flush (DossierNotesView *self)
{
  dossier_note_editor_flush (self->editor);
}

/* The note that one leaves is where Back leads to. */
static void
open_note_cb (DossierNoteListPane *list, gint64 note, DossierNotesView *self)
{
  if (note != dossier_notes_get_open_note (self))
    dossier_session_go_to_view (self->session, "notes",
                                dossier_args_new ("note", g_variant_new_int64 (note), NULL));
}

static void
show_spot_cb (DossierNotesView *self, const char *view, GVariant *spot)
{
  gint64 note = dossier_args_get_id (spot, "note");
  const char *words = dossier_args_get_text (spot, "words");

  if (!g_str_equal (view, "notes") || note == 0)
    return;
  dossier_notes_view_open_note (self, note);
  if (words != NULL && words[0] != '\0')
    dossier_note_editor_show_words (self->editor, words);
}

/* The first time, where one left it: the note of the session, else the one edited last. */
static void
list_loaded_cb (DossierNoteListPane *list, DossierNotesView *self)
{
  gint64 note = dossier_session_get_note (self->session);

  if (self->opened)
    return;
  if (note == 0)
    note = dossier_note_list_pane_get_first (list);
  if (note != 0)
    dossier_notes_view_open_note (self, note);
}

static void
citation_activated_cb (DossierNoteEditor *editor, guint position, DossierNotesView *self)
{
  dossier_note_side_pane_go_to_citation (self->side, position);
}

static void
citation_selected_cb (DossierNoteSidePane *side, guint position, DossierNotesView *self)
{
  dossier_note_editor_show_citation (self->editor, position);
}

static void
made_cb (DossierSession *session, GVariant *result, gpointer data)
{
  DossierNotesView *self = data;

  dossier_notes_view_open_note (self, dossier_args_get_id (result, "id"));
  dossier_note_editor_focus_title (self->editor);
}

static void
new_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierNotesView *self = DOSSIER_NOTES_VIEW (widget);

  dossier_notes_view_flush (self);
  dossier_session_do_then (self->session, "note.create", NULL, made_cb, g_object_ref (self),
                           g_object_unref);
}

static void
delete_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierNotesView *self = DOSSIER_NOTES_VIEW (widget);
  gint64 note = dossier_notes_get_open_note (self);

  dossier_notes_view_flush (self);
  if (note != 0)
    dossier_session_do (self->session, "note.delete",
                        dossier_args_new ("note", g_variant_new_int64 (note), NULL));
}

static void
insert_action (GtkWidget *widget, const char *action, GVariant *highlight)
{
  DossierNotesView *self = DOSSIER_NOTES_VIEW (widget);
  gint64 note = dossier_notes_get_open_note (self);

  dossier_notes_view_flush (self);
  if (note != 0)
    dossier_session_do (self->session, "note.cite",
                        dossier_args_new ("note", g_variant_new_int64 (note), "record",
                                          g_variant_new_int64 (g_variant_get_int64 (highlight)),
                                          NULL));
}

static void
done_action (GtkWidget *widget, const char *action, GVariant *follow_up)
{
  DossierNotesView *self = DOSSIER_NOTES_VIEW (widget);

  dossier_session_do (self->session, "follow-up.set",
                      dossier_args_new ("follow-up",
                                        g_variant_new_int64 (g_variant_get_int64 (follow_up)),
                                        "done", g_variant_new_boolean (TRUE), NULL));
}

static void
write_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (DOSSIER_NOTES_VIEW (widget)->editor));
}

static void
toggle_list_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dossier_pane_toggle (DOSSIER_NOTES_VIEW (widget)->list_pane);
}

static void
toggle_side_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dossier_pane_toggle (DOSSIER_NOTES_VIEW (widget)->side_pane);
}

static GtkWidget *
create_toggle (const char *icon, const char *action, const char *name, GtkAlign align)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, name);
  gtk_widget_set_halign (button, align);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "notes-toggle");
  return button;
}

static GtkWidget *
create_page (DossierNotesView *self)
{
  GtkWidget *overlay = gtk_overlay_new ();

  self->editor = DOSSIER_NOTE_EDITOR (dossier_note_editor_new (self->session));
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack),
                       dossier_empty_state_new (
                           _ ("No Note Is Open"),
                           _ ("Write what the passages say; Ctrl+J brings each with its source."),
                           _ ("New Note"), "notes.new"),
                       "empty");
  gtk_stack_add_named (GTK_STACK (self->stack), GTK_WIDGET (self->editor), "note");
  gtk_widget_add_css_class (self->stack, "view");
  gtk_widget_set_size_request (self->stack, PAGE_WIDTH, -1);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), self->stack);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay),
                           create_toggle ("dossier-library-pane-symbolic", "notes.toggle-list",
                                          _ ("Show or Hide the Notes"), GTK_ALIGN_START));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay),
                           create_toggle ("dossier-inspector-pane-symbolic", "notes.toggle-side",
                                          _ ("Show or Hide the Citations"), GTK_ALIGN_END));
  return overlay;
}

static void
build (DossierNotesView *self)
{
  GtkWidget *list_pane = dossier_pane_new (GTK_PACK_START, LIST_WIDTH, _ ("Width of the notes"));
  GtkWidget *side_pane = dossier_pane_new (GTK_PACK_END, SIDE_WIDTH, _ ("Width of the citations"));

  self->list_pane = DOSSIER_PANE (list_pane);
  self->side_pane = DOSSIER_PANE (side_pane);
  self->list = DOSSIER_NOTE_LIST_PANE (dossier_note_list_pane_new (self->session));
  self->side = DOSSIER_NOTE_SIDE_PANE (dossier_note_side_pane_new (self->session));
  dossier_pane_set_pane (self->side_pane, GTK_WIDGET (self->side));
  dossier_pane_set_content (self->side_pane, create_page (self));
  dossier_pane_set_pane (self->list_pane, GTK_WIDGET (self->list));
  dossier_pane_set_content (self->list_pane, side_pane);
  gtk_widget_set_parent (list_pane, GTK_WIDGET (self));
  g_signal_connect (self->list, "open-note", G_CALLBACK (open_note_cb), self);
  g_signal_connect (self->list, "loaded", G_CALLBACK (list_loaded_cb), self);
  g_signal_connect (self->editor, "citation-activated", G_CALLBACK (citation_activated_cb), self);
  g_signal_connect (self->side, "citation-selected", G_CALLBACK (citation_selected_cb), self);
  g_signal_connect_swapped (self->editor, "notify::note", G_CALLBACK (note_cb), self);
  show_page (self);
}

static gboolean
dossier_notes_view_grab_focus (GtkWidget *widget)
{
  DossierNotesView *self = DOSSIER_NOTES_VIEW (widget);

  if (dossier_notes_get_open_note (self) != 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->editor));
  return gtk_widget_child_focus (self->stack, GTK_DIR_TAB_FORWARD);
}

static void
dossier_notes_view_unmap (GtkWidget *widget)
{
  dossier_notes_view_flush (DOSSIER_NOTES_VIEW (widget));
  GTK_WIDGET_CLASS (dossier_notes_view_parent_class)->unmap (widget);
}

static void
dossier_notes_view_dispose (GObject *object)
{
  DossierNotesView *self = DOSSIER_NOTES_VIEW (object);

  if (self->list_pane != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->editor, self);
      gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->list_pane)));
    }
  g_clear_object (&self->session);
  G_OBJECT_CLASS (dossier_notes_view_parent_class)->dispose (object);
}

static void
dossier_notes_view_class_init (DossierNotesViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dossier_notes_view_dispose;
  widget_class->unmap = dossier_notes_view_unmap;
  widget_class->grab_focus = dossier_notes_view_grab_focus;
  gtk_widget_class_set_css_name (widget_class, "notesview");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "notes.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "notes.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "notes.insert", "x", insert_action);
  gtk_widget_class_install_action (widget_class, "notes.done", "x", done_action);
  gtk_widget_class_install_action (widget_class, "notes.write", NULL, write_action);
  gtk_widget_class_install_action (widget_class, "notes.toggle-list", NULL, toggle_list_action);
  gtk_widget_class_install_action (widget_class, "notes.toggle-side", NULL, toggle_side_action);
}

static void
dossier_notes_view_init (DossierNotesView *self)
{
}

/**
 * dossier_notes_view_new:
 * @session: what the window has open
 *
 * Returns: (transfer floating): with the note that the session has open. Main thread.
 */
GtkWidget *
dossier_notes_view_new (DossierSession *session)
{
  DossierNotesView *self = g_object_new (DOSSIER_TYPE_NOTES_VIEW, NULL);

  self->session = g_object_ref (session);
  build (self);
  g_signal_connect_object (session, "show-spot", G_CALLBACK (show_spot_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
