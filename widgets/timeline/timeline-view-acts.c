#include "timeline/timeline-view-private.h"

#include "corpus/facts.h"
#include "timeline/timeline-legend.h"

#include <glib/gi18n.h>

#define PAUSE_MS 250 /* after a change, before menus are read anew */

/* What can be chosen */

/* data: the query, and the words that terms have in them */
static gpointer
choices_thread (DossierDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GVariant) query = g_variant_get_child_value (data, 0);
  const char *words;

  g_variant_get_child (data, 1, "&s", &words);
  return dossier_timeline_choices_read (database, query, words, error);
}

static void
choices_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierTimelineView) self = data;
  DossierTimelineChoices *choices =
      dossier_store_read_finish (DOSSIER_STORE (source), result, NULL);

  if (choices == NULL)
    return;
  if (self->box == NULL)
    {
      dossier_timeline_choices_free (choices);
      return;
    }
  dossier_timeline_filter_show (self->filter, choices, dossier_timeline_get_query (self->timeline));
  dossier_timeline_lanes_show_saved (self->lanes, choices->saved);
  g_clear_pointer (&self->choices, dossier_timeline_choices_free);
  self->choices = choices;
}

/* Reads what the menus offer. */
void
dossier_timeline_view_read_choices (DossierTimelineView *self)
{
  DossierStore *store = dossier_corpus_get_store (dossier_session_get_corpus (self->session));

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    dossier_store_read_async (
        store, DOSSIER_READ_LONG, choices_thread,
        g_variant_ref_sink (g_variant_new ("(@a{sv}s)", dossier_timeline_get_query (self->timeline),
                                           self->term_words != NULL ? self->term_words : "")),
        (GDestroyNotify) g_variant_unref, (GDestroyNotify) dossier_timeline_choices_free, NULL,
        choices_cb, g_object_ref (self));
}

static void
searched_cb (DossierTimelineFilter *filter, const char *words, DossierTimelineView *self)
{
  g_free (self->term_words);
  self->term_words = g_strdup (words);
  dossier_timeline_view_read_choices (self);
}

static gboolean
read_choices_cb (gpointer data)
{
  DossierTimelineView *self = data;

  self->choices_id = 0;
  dossier_timeline_view_read_choices (self);
  return G_SOURCE_REMOVE;
}

static void
corpus_changed_cb (DossierCorpus *corpus, DossierDelta *delta, DossierTimelineView *self)
{
  static const char *const tables[] = { "event",       "actor",         "tag",
                                        "participant", "evidence",      "article",
                                        "timeline",    "timeline_lane", NULL };

  if ((delta->op == DOSSIER_DELTA_CUT || dossier_delta_touches (delta, tables))
      && self->choices_id == 0)
    self->choices_id = g_timeout_add (PAUSE_MS, read_choices_cb, self);
}

static void
narrowed_cb (DossierTimelineFilter *filter, GVariant *query, DossierTimelineView *self)
{
  dossier_timeline_set_query (self->timeline, query);
  dossier_timeline_view_update_list (self);
  if (self->choices != NULL)
    dossier_timeline_filter_show (self->filter, self->choices,
                                  dossier_timeline_get_query (self->timeline));
  dossier_timeline_view_read_choices (self);
}

/* Lanes by hand, saved timelines */

static void
ordered_cb (DossierTimelineLanes *lanes, GArray *order, DossierTimelineView *self)
{
  self->by_hand = TRUE;
  dossier_timeline_canvas_refresh (self->canvas, order);
}

static GVariant *
make_lanes (DossierTimelineView *self)
{
  GArray *order = dossier_timeline_canvas_get_order (self->canvas);
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(xsb)"));
  for (guint i = 0; self->by_hand && i < order->len; i++)
    {
      const DossierLaneChoice *choice = &g_array_index (order, DossierLaneChoice, i);

      if (!choice->hidden)
        g_variant_builder_add (&builder, "(xsb)", choice->record,
                               choice->name != NULL ? choice->name : "", choice->folded);
    }
  return g_variant_builder_end (&builder);
}

static void
save_cb (DossierTimelineLanes *lanes, const char *name, DossierTimelineView *self)
{
  g_autofree char *filter = g_variant_print (dossier_timeline_get_query (self->timeline), TRUE);
  DossierLanesBy by = dossier_timeline_get_lanes_by (self->timeline);

  dossier_session_do (self->session, "timeline.save",
                      dossier_args_new ("name", g_variant_new_string (name), "lanes-by",
                                        g_variant_new_string (dossier_lanes_by_to_string (by)),
                                        "filter", g_variant_new_string (filter), "lanes",
                                        make_lanes (self), NULL));
}

static void
deleted_cb (DossierTimelineLanes *lanes, gint64 timeline, DossierTimelineView *self)
{
  dossier_session_do (self->session, "timeline.delete",
                      dossier_args_new ("timeline", g_variant_new_int64 (timeline), NULL));
}

static void
renamed_cb (DossierTimelineLanes *lanes, gint64 timeline, const char *name,
            DossierTimelineView *self)
{
  dossier_session_do (self->session, "timeline.rename",
                      dossier_args_new ("timeline", g_variant_new_int64 (timeline), "name",
                                        g_variant_new_string (name), NULL));
}

static void
opened_cb (DossierTimelineLanes *lanes, const DossierSavedTimeline *saved,
           DossierTimelineView *self)
{
  self->by_hand = self->others_away = saved->order->len > 0;
  self->fit_next = TRUE;
  g_clear_pointer (&self->saved_order, g_array_unref);
  if (saved->order->len > 0)
    {
      self->saved_order = dossier_timeline_order_new ();
      for (guint i = 0; i < saved->order->len; i++)
        {
          const DossierLaneChoice *lane = &g_array_index (saved->order, DossierLaneChoice, i);

          dossier_timeline_order_add (self->saved_order, lane->record, lane->name, lane->folded,
                                      FALSE);
        }
    }
  dossier_timeline_bar_set_lanes_by (self->bar, saved->lanes_by);
  dossier_timeline_bar_set_words (self->bar, dossier_args_get_text (saved->query, "text"));
  dossier_timeline_open (self->timeline, saved->query, saved->lanes_by);
  dossier_timeline_view_read_choices (self);
  dossier_timeline_view_update_list (self);
}

/* The date of the chosen event */

static gpointer
edtf_thread (DossierDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return dossier_database_get_text (database, error, "SELECT edtf FROM event WHERE id = ?", "i",
                                    *(gint64 *) data);
}

static void
edtf_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  DossierTimelineView *self = g_task_get_source_object (task);
  char *edtf = dossier_store_read_finish (DOSSIER_STORE (source), result, NULL);

  if (*(gint64 *) g_task_get_task_data (task) != self->shown)
    {
      g_free (edtf);
      return;
    }
  g_free (self->shown_edtf);
  self->shown_edtf = edtf;
}

/* Reads the date of the event at the side, so that it is there when it is taken hold of. */
void
dossier_timeline_view_read_shown (DossierTimelineView *self)
{
  DossierStore *store = dossier_corpus_get_store (dossier_session_get_corpus (self->session));
  GTask *task;

  g_clear_pointer (&self->shown_edtf, g_free);
  if (self->shown == 0 || dossier_store_is_read_only (store))
    return;
  task = g_task_new (self, NULL, NULL, NULL);
  g_task_set_task_data (task, g_memdup2 (&self->shown, sizeof self->shown), g_free);
  dossier_store_read_async (store, DOSSIER_READ_VIEW, edtf_thread,
                            g_memdup2 (&self->shown, sizeof self->shown), g_free, g_free, NULL,
                            edtf_cb, task);
}

static char *
date_wanted_cb (DossierTimelineCanvas *canvas, gint64 event, DossierTimelineView *self)
{
  return event == self->shown ? g_strdup (self->shown_edtf) : NULL;
}

static void
moved_cb (DossierTimelineCanvas *canvas, gint64 event, const char *edtf, DossierTimelineView *self)
{
  dossier_session_do (self->session, "event.set",
                      dossier_args_new ("event", g_variant_new_int64 (event), "edtf",
                                        g_variant_new_string (edtf), NULL));
}

/* Acts of the menus */

static void
undated_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierTimelineView *self = DOSSIER_TIMELINE_VIEW (widget);

  dossier_timeline_view_set_mode (self, self->mode == DOSSIER_TIMELINE_UNDATED
                                            ? DOSSIER_TIMELINE_AS_LANES
                                            : DOSSIER_TIMELINE_UNDATED);
}

/* Just the events of the crowd as a list. */
static void
crowd_activated_cb (DossierTimelineCanvas *canvas, guint lane, gint64 first, gint64 last,
                    DossierTimelineView *self)
{
  const DossierTimelineLane *of =
      dossier_timeline_index_get_lane (dossier_timeline_get_index (self->timeline), lane);
  g_autofree char *from = dossier_timeline_day_to_label (first, DOSSIER_TICKS_DAYS);
  g_autofree char *to = dossier_timeline_day_to_label (last, DOSSIER_TICKS_DAYS);
  g_autofree char *days =
      first == last ? g_strdup (from) : g_strdup_printf (_ ("%s – %s"), from, to);
  const char *by = dossier_lanes_by_to_string (dossier_timeline_get_lanes_by (self->timeline));

  g_clear_pointer (&self->crowd, g_variant_unref);
  self->crowd = g_variant_ref_sink (dossier_args_new (
      "begins", g_variant_new ("(xx)", first, last), "lane",
      g_variant_new ("(sxs)", by, of->record, of->record == 0 && of->name != NULL ? of->name : ""),
      NULL));
  g_free (self->crowd_words);
  self->crowd_words =
      g_strdup_printf ("%s · %s", days, of->name != NULL ? of->name : _ ("Unassigned"));
  dossier_timeline_view_set_mode (self, DOSSIER_TIMELINE_CROWD);
}

/* What the menu switches on and off. */
enum
{
  PROP_AS_LIST = 1,
  PROP_QUIET_AT_LENGTH,
  PROP_LOOKS_BACK, /* to what was told by a day, from where it can be pulled */
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DossierTimelineView *self = DOSSIER_TIMELINE_VIEW (object);

  if (id == PROP_AS_LIST)
    g_value_set_boolean (value, self->mode == DOSSIER_TIMELINE_AS_LIST);
  else if (id == PROP_QUIET_AT_LENGTH)
    g_value_set_boolean (value, !dossier_timeline_canvas_get_fold_quiet (self->canvas));
  else
    g_value_set_boolean (value,
                         dossier_timeline_canvas_get_as_of (self->canvas) != DOSSIER_DAY_NONE);
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DossierTimelineView *self = DOSSIER_TIMELINE_VIEW (object);
  gboolean on = g_value_get_boolean (value);

  if (id == PROP_AS_LIST)
    dossier_timeline_view_set_mode (self,
                                    on ? DOSSIER_TIMELINE_AS_LIST : DOSSIER_TIMELINE_AS_LANES);
  else if (id == PROP_QUIET_AT_LENGTH)
    {
      dossier_timeline_canvas_set_fold_quiet (self->canvas, !on);
      g_object_notify_by_pspec (object, pspec);
    }
  else if (on)
    dossier_timeline_canvas_look_back (self->canvas);
  else
    dossier_timeline_canvas_set_as_of (self->canvas, DOSSIER_DAY_NONE);
}

/* Lanes, lists and the day that is looked back from change in other ways, too. */
void
dossier_timeline_view_notify_acts (DossierTimelineView *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AS_LIST]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOOKS_BACK]);
}

/**
 * dossier_timeline_view_get_seen:
 *
 * Returns: (transfer floating): what is seen, as dossier_timeline_scope_new() takes it
 */
GVariant *
dossier_timeline_view_get_seen (DossierTimelineView *self)
{
  GArray *order = dossier_timeline_canvas_get_order (self->canvas);
  GVariantBuilder lanes;
  gint64 first, last;

  g_variant_builder_init (&lanes, G_VARIANT_TYPE ("a(xsbb)"));
  for (guint i = 0; i < order->len; i++)
    {
      const DossierLaneChoice *choice = &g_array_index (order, DossierLaneChoice, i);

      g_variant_builder_add (&lanes, "(xsbb)", choice->record,
                             choice->name != NULL ? choice->name : "", choice->folded,
                             choice->hidden);
    }
  dossier_timeline_canvas_get_seen (self->canvas, &first, &last);
  return dossier_args_new (
      "query", dossier_timeline_get_query (self->timeline), "lanes-by",
      g_variant_new_string (
          dossier_lanes_by_to_string (dossier_timeline_get_lanes_by (self->timeline))),
      "order", g_variant_builder_end (&lanes), "first", g_variant_new_int64 (first), "last",
      g_variant_new_int64 (last), "width",
      g_variant_new_double (dossier_timeline_canvas_get_time_width (self->canvas)), "fold",
      g_variant_new_boolean (dossier_timeline_canvas_get_fold_quiet (self->canvas)), NULL);
}

static GtkWidget *
create_menu_button (const char *icon, const char *name, GtkWidget *popover)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), icon);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static GtkWidget *
create_menu (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button =
      create_menu_button ("view-more-symbolic", _ ("More About the Timeline"), NULL);

  g_menu_append (menu, _ ("As a List"), "timeline.list");
  g_menu_append (menu, _ ("Quiet Years at Their Length"), "timeline.quiet");
  g_menu_append (menu, _ ("What Was Told by a Day"), "timeline.as-of");
  g_menu_append (menu, _ ("Export…"), "win.export");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  return button;
}

/* Adds filter, lanes, legend and menu to the bar. */
void
dossier_timeline_view_add_menus (DossierTimelineView *self)
{
  GtkBox *tools = dossier_timeline_bar_get_tools (self->bar);

  self->filter = DOSSIER_TIMELINE_FILTER (dossier_timeline_filter_new ());
  g_signal_connect (self->filter, "narrowed", G_CALLBACK (narrowed_cb), self);
  g_signal_connect (self->filter, "searched", G_CALLBACK (searched_cb), self);
  dossier_timeline_bar_add_filter (self->bar, GTK_WIDGET (self->filter),
                                   dossier_timeline_filter_get_chips (self->filter));
  self->lanes = DOSSIER_TIMELINE_LANES (dossier_timeline_lanes_new ());
  g_signal_connect (self->lanes, "ordered", G_CALLBACK (ordered_cb), self);
  g_signal_connect (self->lanes, "save", G_CALLBACK (save_cb), self);
  g_signal_connect (self->lanes, "opened", G_CALLBACK (opened_cb), self);
  g_signal_connect (self->lanes, "deleted", G_CALLBACK (deleted_cb), self);
  g_signal_connect (self->lanes, "renamed", G_CALLBACK (renamed_cb), self);
  gtk_box_append (tools, create_menu_button ("view-list-symbolic", _ ("Lanes and Saved Timelines"),
                                             GTK_WIDGET (self->lanes)));
  gtk_box_append (tools, create_menu_button ("dialog-question-symbolic", _ ("What the Forms Mean"),
                                             dossier_timeline_legend_new ()));
  gtk_box_append (tools, create_menu ());
  g_signal_connect (self->canvas, "date-wanted", G_CALLBACK (date_wanted_cb), self);
  g_signal_connect (self->canvas, "moved", G_CALLBACK (moved_cb), self);
  g_signal_connect (self->canvas, "crowd-activated", G_CALLBACK (crowd_activated_cb), self);
  g_signal_connect_swapped (self->canvas, "as-of-changed",
                            G_CALLBACK (dossier_timeline_view_notify_acts), self);
  g_signal_connect_object (dossier_session_get_corpus (self->session), "changed",
                           G_CALLBACK (corpus_changed_cb), self, 0);
}

static GParamSpec *
create_switch (const char *name)
{
  return g_param_spec_boolean (name, NULL, NULL, FALSE,
                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                   | G_PARAM_STATIC_STRINGS);
}

/* Adds the actions of the menus to the class. */
void
dossier_timeline_view_install_acts (GtkWidgetClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = get_property;
  object_class->set_property = set_property;
  properties[PROP_AS_LIST] = create_switch ("as-list");
  properties[PROP_QUIET_AT_LENGTH] = create_switch ("quiet-at-length");
  properties[PROP_LOOKS_BACK] = create_switch ("looks-back");
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_install_property_action (class, "timeline.list", "as-list");
  gtk_widget_class_install_property_action (class, "timeline.quiet", "quiet-at-length");
  gtk_widget_class_install_property_action (class, "timeline.as-of", "looks-back");
  gtk_widget_class_install_action (class, "timeline.undated", NULL, undated_action);
}
