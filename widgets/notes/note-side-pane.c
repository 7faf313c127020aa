#include "notes/note-side-pane.h"

#include "corpus/lists.h"
#include "corpus/note-check.h"
#include "model/citation.h"
#include "notes/note-rows.h"

#include <glib/gi18n.h>

/* After a change the checks are made anew when no other follows at once. */
#define PAUSE_MS    400
#define LIST_HEIGHT 300

struct _DossierNoteSidePane
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkLabel *citation_heading;
  GtkWidget *citation_view;
  GtkWidget *check_heading;
  GtkWidget *checks;

  DossierSession *session;
  DossierLiveList *citations;
  DossierLiveList *ready;
  GtkSingleSelection *selection;
  gint64 note;
  GCancellable *checking;
  guint check_id;
};

G_DEFINE_FINAL_TYPE (DossierNoteSidePane, dossier_note_side_pane, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CITATION_SELECTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
add_check (DossierNoteSidePane *self, gboolean good, const char *text)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *sign = gtk_label_new (good ? "✓" : "!");
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (sign), 1);
  gtk_widget_set_valign (sign, GTK_ALIGN_START);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (line, good ? "check-good" : "check-open");
  gtk_box_append (GTK_BOX (line), sign);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (self->checks), line);
}

static void
add_count (DossierNoteSidePane *self, gboolean good, char *text)
{
  add_check (self, good, text);
  g_free (text);
}

static void
show_quotes (DossierNoteSidePane *self, const DossierNoteCheck *check)
{
  guint n_other = check->n_citations - check->n_equal;

  if (check->n_equal > 0)
    add_count (self, TRUE,
               g_strdup_printf (ngettext ("%u quote equals its article",
                                          "%u quotes equal their articles", check->n_equal),
                                check->n_equal));
  if (n_other > 0)
    add_count (self, FALSE,
               g_strdup_printf (ngettext ("%u quote no longer stands in its article",
                                          "%u quotes no longer stand in their articles", n_other),
                                n_other));
}

static void
show_checks (DossierNoteSidePane *self, const DossierNoteCheck *check)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->checks)) != NULL)
    gtk_box_remove (GTK_BOX (self->checks), child);
  show_quotes (self, check);
  if (check->n_citations == 0)
    add_check (self, FALSE, _ ("Nothing is cited yet"));
  if (check->n_unused > 0)
    add_count (self, FALSE,
               g_strdup_printf (ngettext ("%u number leads to no citation",
                                          "%u numbers lead to no citation", check->n_unused),
                                check->n_unused));
  if (check->n_undated > 0)
    add_count (self, FALSE,
               g_strdup_printf (ngettext ("%u citation has no certain date",
                                          "%u citations have no certain date", check->n_undated),
                                check->n_undated));
  else if (check->n_citations > 0)
    add_check (self, TRUE, _ ("every citation has a certain date"));
  if (check->n_follow_ups > 0)
    add_count (self, FALSE,
               g_strdup_printf (ngettext ("%u thing to check later is open",
                                          "%u things to check later are open", check->n_follow_ups),
                                check->n_follow_ups));
  else
    add_check (self, TRUE, _ ("nothing is left to check"));
}

static gpointer
check_thread (DossierDatabase *database, gpointer note, GCancellable *cancellable, GError **error)
{
  gint64 found;

  /* A note that is gone by now has nothing to check. */
  if (!dossier_database_get_int (database, &found, NULL, "SELECT id FROM note WHERE id = ?", "i",
                                 *(gint64 *) note))
    return g_new0 (DossierNoteCheck, 1);
  return dossier_note_check_read (database, *(gint64 *) note, error);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierNoteSidePane) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree DossierNoteCheck *check =
      dossier_store_read_finish (DOSSIER_STORE (source), result, &error);

  if (check == NULL)
    dossier_session_fail (self->session, error);
  else if (self->scroller != NULL)
    show_checks (self, check);
}

static void
check_note (DossierNoteSidePane *self)
{
  g_clear_handle_id (&self->check_id, g_source_remove);
  g_cancellable_cancel (self->checking);
  g_clear_object (&self->checking);
  gtk_widget_set_visible (self->checks, self->note != 0);
  gtk_widget_set_visible (self->check_heading, self->note != 0);
  if (self->note == 0 || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->checking = g_cancellable_new ();
  dossier_store_read_async (dossier_corpus_get_store (dossier_session_get_corpus (self->session)),
                            DOSSIER_READ_LONG, check_thread,
                            g_memdup2 (&self->note, sizeof self->note), g_free, g_free,
                            self->checking, checked_cb, g_object_ref (self));
}

static void
check_cb (gpointer data)
{
  DossierNoteSidePane *self = data;

  self->check_id = 0;
  check_note (self);
}

static void
changed_cb (DossierCorpus *corpus, DossierDelta *delta, DossierNoteSidePane *self)
{
  static const char *const tables[] = { "note",    "citation",  "follow_up", "passage",
                                        "article", "highlight", NULL };

  if ((delta->op == DOSSIER_DELTA_CUT || dossier_delta_touches (delta, tables))
      && self->check_id == 0)
    self->check_id = g_timeout_add_once (PAUSE_MS, check_cb, self);
}

static void
citations_changed_cb (DossierNoteSidePane *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->citations));
  g_autofree char *heading = g_strdup_printf (_ ("Citations · %u"), n);

  gtk_label_set_label (self->citation_heading, heading);
  gtk_widget_set_visible (GTK_WIDGET (self->citation_heading), n > 0);
  gtk_widget_set_visible (self->citation_view, n > 0);
}

static void
go_to (DossierNoteSidePane *self, DossierCitation *row)
{
  if (row != NULL && dossier_row_is_loaded (DOSSIER_ROW (row)) && row->fields.article != 0)
    dossier_session_go_to (self->session, row->fields.article, row->fields.start, row->fields.end,
                           row->fields.record);
}

static void
citation_activated_cb (GtkListView *view, guint position, DossierNoteSidePane *self)
{
  g_autoptr (DossierCitation) row =
      g_list_model_get_item (G_LIST_MODEL (self->citations), position);

  go_to (self, row);
}

static void
citation_selected_cb (DossierNoteSidePane *self)
{
  DossierCitation *row = gtk_single_selection_get_selected_item (self->selection);

  if (row != NULL && dossier_row_is_loaded (DOSSIER_ROW (row)))
    g_signal_emit (self, signals[SIGNAL_CITATION_SELECTED], 0, row->fields.position);
}

static void
ready_activated_cb (GtkListView *view, guint position, DossierNoteSidePane *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "notes.insert", "x",
                              dossier_live_list_get_id (self->ready, position));
}

/**
 * dossier_note_side_pane_go_to_citation:
 * @position: N of the [^N] whose passage is wanted
 */
void
dossier_note_side_pane_go_to_citation (DossierNoteSidePane *self, guint position)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->citations));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DossierCitation) row = g_list_model_get_item (G_LIST_MODEL (self->citations), i);

      if (row->fields.position == position)
        {
          go_to (self, row);
          return;
        }
    }
}

/**
 * dossier_note_side_pane_set_note:
 * @note: the id of what is open, or 0
 */
void
dossier_note_side_pane_set_note (DossierNoteSidePane *self, gint64 note)
{
  if (self->note == note)
    return;
  self->note = note;
  dossier_live_list_set_query (self->citations,
                               dossier_args_new ("note", g_variant_new_int64 (note), NULL));
  check_note (self);
}

static void
failed_cb (DossierLiveList *list, GError *error, DossierNoteSidePane *self)
{
  dossier_session_fail (self->session, error);
}

static GtkLabel *
add_heading (GtkWidget *box, const char *text)
{
  GtkWidget *heading = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "notes-heading");
  gtk_box_append (GTK_BOX (box), heading);
  return GTK_LABEL (heading);
}

static GtkWidget *
add_list (GtkWidget *box, GtkSelectionModel *model, GType row, const char *name)
{
  GtkWidget *view = gtk_list_view_new (model, dossier_row_factory_new (row, NULL, NULL));
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_widget_add_css_class (view, "note-cards");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_box_append (GTK_BOX (box), scroller);
  return view;
}

static void
build (DossierNoteSidePane *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *view;

  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->citations));
  self->citation_heading = add_heading (box, NULL);
  view = add_list (box, GTK_SELECTION_MODEL (g_object_ref (self->selection)),
                   DOSSIER_TYPE_CITATION_ROW, _ ("Citations"));
  self->citation_view = gtk_widget_get_parent (view);
  g_signal_connect (view, "activate", G_CALLBACK (citation_activated_cb), self);
  self->check_heading = GTK_WIDGET (add_heading (box, _ ("Before you export")));
  self->checks = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->checks, "note-checks");
  gtk_box_append (GTK_BOX (box), self->checks);
  add_heading (box, _ ("Ready to cite"));
  view = add_list (
      box, GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->ready)))),
      DOSSIER_TYPE_READY_ROW, _ ("Ready to cite"));
  g_signal_connect (view, "activate", G_CALLBACK (ready_activated_cb), self);

  gtk_widget_add_css_class (box, "note-side");
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), box);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  citations_changed_cb (self);
  check_note (self);
}

static void
set_paused (DossierNoteSidePane *self, gboolean paused)
{
  dossier_live_list_set_paused (self->citations, paused);
  dossier_live_list_set_paused (self->ready, paused);
}

static void
dossier_note_side_pane_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dossier_note_side_pane_parent_class)->map (widget);
  set_paused (DOSSIER_NOTE_SIDE_PANE (widget), FALSE);
  check_note (DOSSIER_NOTE_SIDE_PANE (widget));
}

static void
dossier_note_side_pane_unmap (GtkWidget *widget)
{
  set_paused (DOSSIER_NOTE_SIDE_PANE (widget), TRUE);
  GTK_WIDGET_CLASS (dossier_note_side_pane_parent_class)->unmap (widget);
}

static void
dossier_note_side_pane_dispose (GObject *object)
{
  DossierNoteSidePane *self = DOSSIER_NOTE_SIDE_PANE (object);

  g_cancellable_cancel (self->checking);
  g_clear_object (&self->checking);
  g_clear_handle_id (&self->check_id, g_source_remove);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->citations);
  g_clear_object (&self->ready);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (dossier_note_side_pane_parent_class)->dispose (object);
}

static void
dossier_note_side_pane_class_init (DossierNoteSidePaneClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dossier_note_side_pane_dispose;
  widget_class->map = dossier_note_side_pane_map;
  widget_class->unmap = dossier_note_side_pane_unmap;
  gtk_widget_class_set_css_name (widget_class, "noteside");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  signals[SIGNAL_CITATION_SELECTED] =
      g_signal_new ("citation-selected", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
dossier_note_side_pane_init (DossierNoteSidePane *self)
{
}

/**
 * dossier_note_side_pane_new:
 * @session: what the window has open
 *
 * Returns: (transfer floating): of no note. Main thread.
 */
GtkWidget *
dossier_note_side_pane_new (DossierSession *session)
{
  DossierNoteSidePane *self = g_object_new (DOSSIER_TYPE_NOTE_SIDE_PANE, NULL);
  DossierCorpus *corpus = dossier_session_get_corpus (session);

  self->session = g_object_ref (session);
  self->citations = dossier_live_list_new (corpus, &dossier_citation_list_kind, NULL);
  self->ready =
      dossier_live_list_new (corpus, &dossier_highlight_list_kind,
                             dossier_args_new ("recent", g_variant_new_boolean (TRUE), NULL));
  build (self);
  g_signal_connect_object (self->citations, "failed", G_CALLBACK (failed_cb), self, 0);
  g_signal_connect_object (self->ready, "failed", G_CALLBACK (failed_cb), self, 0);
  g_signal_connect_object (self->citations, "items-changed", G_CALLBACK (citations_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected-item",
                           G_CALLBACK (citation_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (corpus, "changed", G_CALLBACK (changed_cb), self, 0);
  return GTK_WIDGET (self);
}
