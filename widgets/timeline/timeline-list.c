#include "timeline/timeline-list.h"

#include "corpus/lists.h"
#include "timeline/timeline-list-row.h"

#include <glib/gi18n.h>

struct _DossierTimelineList
{
  GtkWidget parent_instance;

  DossierSession *session;
  GtkWidget *scroller;
  GtkWidget *view;
  DossierLiveList *list;
  GtkSingleSelection *selection;
  gint64 wanted; /* to be chosen as soon as it is read */
};

enum
{
  SIGNAL_SELECTED,
  SIGNAL_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierTimelineList, dossier_timeline_list, GTK_TYPE_WIDGET)

static void
selected_cb (DossierTimelineList *self)
{
  guint place = gtk_single_selection_get_selected (self->selection);

  if (place != GTK_INVALID_LIST_POSITION)
    g_signal_emit (self, signals[SIGNAL_SELECTED], 0, dossier_live_list_get_id (self->list, place));
}

static void
activated_cb (GtkListView *view, guint place, DossierTimelineList *self)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, dossier_live_list_get_id (self->list, place));
}

static void
failed_cb (DossierLiveList *list, GError *error, DossierTimelineList *self)
{
  dossier_session_fail (self->session, error);
}

static void
show_wanted (DossierTimelineList *self)
{
  guint place;

  if (self->wanted == 0 || self->list == NULL || dossier_live_list_is_loading (self->list))
    return;
  place = dossier_live_list_find (self->list, self->wanted);
  self->wanted = 0;
  if (place == GTK_INVALID_LIST_POSITION)
    return;
  gtk_single_selection_set_selected (self->selection, place);
  gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", place);
}

/**
 * dossier_timeline_list_set_query:
 * @query: (transfer floating): as dossier_timeline_list_kind takes it
 */
void
dossier_timeline_list_set_query (DossierTimelineList *self, GVariant *query)
{
  if (self->list != NULL)
    {
      dossier_live_list_set_query (self->list, query);
      return;
    }
  self->list = dossier_live_list_new (dossier_session_get_corpus (self->session),
                                      &dossier_timeline_list_kind, query);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->list)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->view), GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_swapped (self->selection, "notify::selected", G_CALLBACK (selected_cb), self);
  g_signal_connect (self->list, "failed", G_CALLBACK (failed_cb), self);
  g_signal_connect_swapped (self->list, "notify::loading", G_CALLBACK (show_wanted), self);
}

/**
 * dossier_timeline_list_select:
 * @event: chosen and scrolled to, as soon as it is read
 */
void
dossier_timeline_list_select (DossierTimelineList *self, gint64 event)
{
  self->wanted = event;
  show_wanted (self);
}

guint
dossier_timeline_list_get_n_events (DossierTimelineList *self)
{
  return self->list != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->list)) : 0;
}

static gboolean
dossier_timeline_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (DOSSIER_TIMELINE_LIST (widget)->view);
}

static void
dossier_timeline_list_dispose (GObject *object)
{
  DossierTimelineList *self = DOSSIER_TIMELINE_LIST (object);

  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (dossier_timeline_list_parent_class)->dispose (object);
}

static void
dossier_timeline_list_class_init (DossierTimelineListClass *class)
{
  G_OBJECT_CLASS (class)->dispose = dossier_timeline_list_dispose;
  GTK_WIDGET_CLASS (class)->grab_focus = dossier_timeline_list_grab_focus;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  signals[SIGNAL_SELECTED] =
      g_signal_new ("selected", DOSSIER_TYPE_TIMELINE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SIGNAL_ACTIVATED] =
      g_signal_new ("activated", DOSSIER_TYPE_TIMELINE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
dossier_timeline_list_init (DossierTimelineList *self)
{
  self->scroller = gtk_scrolled_window_new ();
  self->view = gtk_list_view_new (
      NULL, dossier_row_factory_new (DOSSIER_TYPE_TIMELINE_LIST_ROW, NULL, NULL));
  gtk_widget_add_css_class (self->view, "timeline-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Events by date"), -1);
  g_signal_connect (self->view, "activate", G_CALLBACK (activated_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->view);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

/**
 * dossier_timeline_list_new:
 *
 * Returns: (transfer floating): empty
 */
GtkWidget *
dossier_timeline_list_new (DossierSession *session)
{
  DossierTimelineList *self = g_object_new (DOSSIER_TYPE_TIMELINE_LIST, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
