#include "inspector/note-page.h"

#include "notes/note-editor.h"
#include "notes/note-side-pane.h"
#include "parts/empty-state.h"

#include <glib/gi18n.h>

#define CITATIONS_HEIGHT 240

struct _DossierNotePage
{
  GtkWidget parent_instance;

  DossierSession *session;
  GtkWidget *stack;
  DossierNoteEditor *editor;
  DossierNoteSidePane *side;
};

G_DEFINE_FINAL_TYPE (DossierNotePage, dossier_note_page, GTK_TYPE_WIDGET)

static void
note_cb (DossierNotePage *self)
{
  gint64 note = dossier_note_editor_get_note (self->editor);

  dossier_note_side_pane_set_note (self->side, note);
  gtk_widget_set_visible (GTK_WIDGET (self->side), note != 0);
}

static void
article_cb (DossierNotePage *self)
{
  gint64 article = dossier_session_get_article (self->session);

  if (article != 0)
    dossier_note_editor_set_article (self->editor, article);
  else
    dossier_note_editor_flush (self->editor);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), article != 0 ? "note" : "empty");
}

static void
activated_cb (DossierNoteEditor *editor, guint position, DossierNotePage *self)
{
  dossier_note_side_pane_go_to_citation (self->side, position);
}

static void
selected_cb (DossierNoteSidePane *side, guint position, DossierNotePage *self)
{
  dossier_note_editor_show_citation (self->editor, position);
}

static void
dossier_note_page_dispose (GObject *object)
{
  DossierNotePage *self = DOSSIER_NOTE_PAGE (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  if (self->editor != NULL)
    g_signal_handlers_disconnect_by_data (self->editor, self);
  self->editor = NULL;
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (dossier_note_page_parent_class)->dispose (object);
}

static void
dossier_note_page_class_init (DossierNotePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_note_page_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
dossier_note_page_init (DossierNotePage *self)
{
}

static GtkWidget *
build_note (DossierNotePage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->editor = DOSSIER_NOTE_EDITOR (dossier_note_editor_new (self->session));
  self->side = DOSSIER_NOTE_SIDE_PANE (dossier_note_side_pane_new (self->session));
  gtk_widget_set_vexpand (GTK_WIDGET (self->editor), TRUE);
  gtk_widget_set_size_request (GTK_WIDGET (self->side), -1, CITATIONS_HEIGHT);
  gtk_widget_set_visible (GTK_WIDGET (self->side), FALSE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->editor));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->side));
  g_signal_connect_swapped (self->editor, "notify::note", G_CALLBACK (note_cb), self);
  g_signal_connect (self->editor, "citation-activated", G_CALLBACK (activated_cb), self);
  g_signal_connect (self->side, "citation-selected", G_CALLBACK (selected_cb), self);
  return box;
}

/**
 * dossier_note_page_new:
 */
GtkWidget *
dossier_note_page_new (DossierSession *session)
{
  DossierNotePage *self = g_object_new (DOSSIER_TYPE_NOTE_PAGE, NULL);

  self->session = g_object_ref (session);
  self->stack = gtk_stack_new ();
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
  gtk_stack_add_named (
      GTK_STACK (self->stack),
      dossier_empty_state_new (_ ("No article is open"),
                               _ ("Open one to write a note on it; <tt> Ctrl+J </tt> puts the "
                                  "passage at the cursor into it."),
                               NULL, NULL),
      "empty");
  gtk_stack_add_named (GTK_STACK (self->stack), build_note (self), "note");
  g_signal_connect_swapped (session, "notify::article", G_CALLBACK (article_cb), self);
  article_cb (self);
  return GTK_WIDGET (self);
}
