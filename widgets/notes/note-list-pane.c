#include "notes/note-list-pane.h"

#include "corpus/lists.h"
#include "model/follow-up.h"
#include "notes/note-rows.h"

#include <glib/gi18n.h>

#define FOLLOW_UPS_HEIGHT 280

struct _DossierNoteListPane
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *filter;
  GtkWidget *follow_up_box;
  GtkLabel *follow_up_heading;

  DossierSession *session;
  DossierLiveList *notes;
  DossierLiveList *follow_ups;
  GtkSingleSelection *selection;
  gint64 note;        /* what is open */
  gboolean selecting; /* by us */
};

enum
{
  SIGNAL_OPEN_NOTE,
  SIGNAL_LOADED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierNoteListPane, dossier_note_list_pane, GTK_TYPE_WIDGET)

static void
failed_cb (DossierLiveList *list, GError *error, DossierNoteListPane *self)
{
  dossier_session_fail (self->session, error);
}

static DossierLiveList *
create_list (DossierNoteListPane *self, const DossierListKind *kind)
{
  DossierLiveList *list =
      dossier_live_list_new (dossier_session_get_corpus (self->session), kind, NULL);

  g_signal_connect_object (list, "failed", G_CALLBACK (failed_cb), self, 0);
  return list;
}

static void
select_open_note (DossierNoteListPane *self)
{
  guint position = self->note != 0 ? dossier_live_list_find (self->notes, self->note) : G_MAXUINT;

  self->selecting = TRUE;
  gtk_single_selection_set_selected (self->selection,
                                     position != G_MAXUINT ? position : GTK_INVALID_LIST_POSITION);
  self->selecting = FALSE;
}

/* A note that was edited moves to the top: what is open stays selected. */
static void
notes_changed_cb (DossierNoteListPane *self)
{
  select_open_note (self);
}

static void
notes_loaded_cb (DossierNoteListPane *self)
{
  g_signal_emit (self, signals[SIGNAL_LOADED], 0);
}

static void
selected_cb (DossierNoteListPane *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);
  gint64 note = dossier_live_list_get_id (self->notes, position);

  if (self->selecting || position == GTK_INVALID_LIST_POSITION || note == 0 || note == self->note)
    return;
  self->note = note;
  g_signal_emit (self, signals[SIGNAL_OPEN_NOTE], 0, note);
}

static void
follow_ups_changed_cb (DossierNoteListPane *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->follow_ups));
  g_autofree char *heading = g_strdup_printf (_ ("Check later · %u"), n);

  gtk_label_set_label (self->follow_up_heading, heading);
  gtk_widget_set_visible (self->follow_up_box, n > 0);
}

static void
filter_changed_cb (GtkSearchEntry *entry, DossierNoteListPane *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (entry));

  dossier_live_list_set_query (
      self->notes, words[0] != '\0' ? dossier_args_new ("text", g_variant_new_string (words), NULL)
                                    : dossier_args_new (NULL, NULL));
}

static void
note_activated_cb (GtkListView *view, guint position, DossierNoteListPane *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "notes.write", NULL);
}

static void
follow_up_activated_cb (GtkListView *view, guint position, DossierNoteListPane *self)
{
  g_autoptr (DossierFollowUp) row =
      g_list_model_get_item (G_LIST_MODEL (self->follow_ups), position);
  const DossierFollowUpFields *fields;

  if (row == NULL || !dossier_row_is_loaded (DOSSIER_ROW (row)))
    return;
  fields = &row->fields;
  if (fields->article != 0)
    dossier_session_go_to (self->session, fields->article, fields->start, fields->end,
                           fields->record);
  else if (dossier_live_list_find (self->notes, fields->record) != G_MAXUINT)
    g_signal_emit (self, signals[SIGNAL_OPEN_NOTE], 0, fields->record);
}

static GtkWidget *
create_view (GtkSelectionModel *model, GType row, const char *name)
{
  GtkWidget *view = gtk_list_view_new (model, dossier_row_factory_new (row, NULL, NULL));

  gtk_widget_add_css_class (view, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return view;
}

static GtkWidget *
create_scroller (GtkWidget *child)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  return scroller;
}

static GtkWidget *
create_top (DossierNoteListPane *self)
{
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *add = gtk_button_new_from_icon_name ("list-add-symbolic");
  GtkWidget *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");

  self->filter = gtk_search_entry_new ();
  g_object_set (self->filter, "placeholder-text", _ ("Filter notes"), NULL);
  gtk_widget_set_hexpand (self->filter, TRUE);
  g_signal_connect (self->filter, "search-changed", G_CALLBACK (filter_changed_cb), self);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "notes.new");
  gtk_widget_set_tooltip_text (add, _ ("New Note"));
  gtk_widget_add_css_class (add, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (remove), "notes.delete");
  gtk_widget_set_tooltip_text (remove, _ ("Delete Note"));
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_add_css_class (top, "notes-top");
  gtk_box_append (GTK_BOX (top), self->filter);
  gtk_box_append (GTK_BOX (top), add);
  gtk_box_append (GTK_BOX (top), remove);
  return top;
}

static GtkWidget *
create_follow_ups (DossierNoteListPane *self)
{
  GtkSelectionModel *model =
      GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->follow_ups))));
  GtkWidget *view = create_view (model, DOSSIER_TYPE_FOLLOW_UP_ROW, _ ("To check later"));
  GtkWidget *scroller = create_scroller (view);

  g_signal_connect (view, "activate", G_CALLBACK (follow_up_activated_cb), self);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), FOLLOW_UPS_HEIGHT);
  self->follow_up_heading = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->follow_up_heading, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->follow_up_heading), "notes-heading");
  self->follow_up_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->follow_up_box), GTK_WIDGET (self->follow_up_heading));
  gtk_box_append (GTK_BOX (self->follow_up_box), scroller);
  gtk_widget_set_visible (self->follow_up_box, FALSE);
  return self->follow_up_box;
}

static void
build (DossierNoteListPane *self)
{
  GtkWidget *view, *scroller;

  self->notes = create_list (self, &dossier_note_list_kind);
  self->follow_ups = create_list (self, &dossier_follow_up_list_kind);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->notes));
  view = create_view (GTK_SELECTION_MODEL (g_object_ref (self->selection)), DOSSIER_TYPE_NOTE_ROW,
                      _ ("Notes"));
  g_signal_connect (view, "activate", G_CALLBACK (note_activated_cb), self);
  scroller = create_scroller (view);
  gtk_widget_set_vexpand (scroller, TRUE);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), create_top (self));
  gtk_box_append (GTK_BOX (self->box), scroller);
  gtk_box_append (GTK_BOX (self->box), create_follow_ups (self));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static void
follow (DossierNoteListPane *self)
{
  g_signal_connect_object (self->notes, "items-changed", G_CALLBACK (notes_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->notes, "notify::loading", G_CALLBACK (notes_loaded_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->follow_ups, "items-changed", G_CALLBACK (follow_ups_changed_cb),
                           self, G_CONNECT_SWAPPED);
}

/**
 * dossier_note_list_pane_select:
 * @note: the id of what is open, or 0
 */
void
dossier_note_list_pane_select (DossierNoteListPane *self, gint64 note)
{
  self->note = note;
  select_open_note (self);
}

/**
 * dossier_note_list_pane_get_first:
 *
 * Returns: the id of the note that was edited last, or 0
 */
gint64
dossier_note_list_pane_get_first (DossierNoteListPane *self)
{
  return dossier_live_list_get_id (self->notes, 0);
}

static void
dossier_note_list_pane_map (GtkWidget *widget)
{
  DossierNoteListPane *self = DOSSIER_NOTE_LIST_PANE (widget);

  GTK_WIDGET_CLASS (dossier_note_list_pane_parent_class)->map (widget);
  dossier_live_list_set_paused (self->notes, FALSE);
  dossier_live_list_set_paused (self->follow_ups, FALSE);
}

static void
dossier_note_list_pane_unmap (GtkWidget *widget)
{
  DossierNoteListPane *self = DOSSIER_NOTE_LIST_PANE (widget);

  dossier_live_list_set_paused (self->notes, TRUE);
  dossier_live_list_set_paused (self->follow_ups, TRUE);
  GTK_WIDGET_CLASS (dossier_note_list_pane_parent_class)->unmap (widget);
}

static void
dossier_note_list_pane_dispose (GObject *object)
{
  DossierNoteListPane *self = DOSSIER_NOTE_LIST_PANE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->notes);
  g_clear_object (&self->follow_ups);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (dossier_note_list_pane_parent_class)->dispose (object);
}

static void
dossier_note_list_pane_class_init (DossierNoteListPaneClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  GType type = G_TYPE_FROM_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dossier_note_list_pane_dispose;
  widget_class->map = dossier_note_list_pane_map;
  widget_class->unmap = dossier_note_list_pane_unmap;
  gtk_widget_class_set_css_name (widget_class, "notelist");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  signals[SIGNAL_OPEN_NOTE] = g_signal_new ("open-note", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                            NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SIGNAL_LOADED] =
      g_signal_new ("loaded", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dossier_note_list_pane_init (DossierNoteListPane *self)
{
}

/**
 * dossier_note_list_pane_new:
 * @session: what the window has open
 *
 * Returns: (transfer floating): with nothing selected. Main thread.
 */
GtkWidget *
dossier_note_list_pane_new (DossierSession *session)
{
  DossierNoteListPane *self = g_object_new (DOSSIER_TYPE_NOTE_LIST_PANE, NULL);

  self->session = g_object_ref (session);
  build (self);
  follow (self);
  return GTK_WIDGET (self);
}
