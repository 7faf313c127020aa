#include "timeline/timeline-list.h"

#include "corpus/lists.h"
#include "timeline/timeline-list-row.h"

#include <glib/gi18n.h>

struct _DossierTimelineList
{
  GtkWidget parent_instance;

  DossierSession *session;
  GtkWidget *box;
  GtkWidget *heading;
  GtkWidget *count;
  GtkWidget *view;
  DossierLiveList *list;
  GtkSingleSelection *selection;
  gint64 wanted; /* to be chosen as soon as it is read */
};

enum
{
  SIGNAL_SELECTED,
  SIGNAL_ACTIVATED,
  SIGNAL_LEFT,
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
show_count (DossierTimelineList *self)
{
  guint n = dossier_timeline_list_get_n_events (self);
  g_autofree char *text = g_strdup_printf (ngettext ("%u event", "%u events", n), n);

  gtk_label_set_text (GTK_LABEL (self->count), text);
}

/* A list that got the keys while it was empty keeps them for itself: a row must have them. */
static void
give_keys_to_row (DossierTimelineList *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0 && gtk_widget_is_focus (self->view))
    gtk_widget_grab_focus (self->view);
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
  g_signal_connect_swapped (self->list, "items-changed", G_CALLBACK (show_count), self);
  /* Behind the view, which has its rows by then. */
  g_signal_connect_swapped (self->list, "items-changed", G_CALLBACK (give_keys_to_row), self);
  g_signal_connect_swapped (self->list, "notify::loading", G_CALLBACK (show_wanted), self);
}

/**
 * dossier_timeline_list_set_heading:
 * @heading: which events these are
 */
void
dossier_timeline_list_set_heading (DossierTimelineList *self, const char *heading)
{
  gtk_label_set_text (GTK_LABEL (self->heading), heading);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  heading, -1);
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
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (dossier_timeline_list_parent_class)->dispose (object);
}

static void
leave_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_LEFT], 0);
}

static void
dossier_timeline_list_class_init (DossierTimelineListClass *class)
{
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (class), "timeline-list.leave", NULL,
                                   leave_action);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (class), GDK_KEY_Escape, 0,
                                       "timeline-list.leave", NULL);
  signals[SIGNAL_LEFT] = g_signal_new ("left", DOSSIER_TYPE_TIMELINE_LIST, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);
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

/* Which events these are, how many, and the way back. */
static GtkWidget *
create_head (DossierTimelineList *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *back = gtk_button_new_from_icon_name ("go-previous-symbolic");

  gtk_actionable_set_action_name (GTK_ACTIONABLE (back), "timeline-list.leave");
  gtk_widget_add_css_class (back, "flat");
  gtk_widget_set_tooltip_text (back, _ ("Back to the Lanes (Esc)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (back), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Back to the Lanes"), -1);
  self->heading = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->heading), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->heading, "heading");
  self->count = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->count, "timeline-found");
  gtk_widget_add_css_class (head, "timeline-list-head");
  gtk_box_append (GTK_BOX (head), back);
  gtk_box_append (GTK_BOX (head), self->heading);
  gtk_box_append (GTK_BOX (head), self->count);
  return head;
}

static void
dossier_timeline_list_init (DossierTimelineList *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->view = gtk_list_view_new (
      NULL, dossier_row_factory_new (DOSSIER_TYPE_TIMELINE_LIST_ROW, NULL, NULL));
  gtk_widget_add_css_class (self->view, "timeline-list");
  g_signal_connect (self->view, "activate", G_CALLBACK (activated_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (self->box), create_head (self));
  gtk_box_append (GTK_BOX (self->box), scroller);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
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
