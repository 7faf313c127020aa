#include "timeline/timeline-view-private.h"

#include "corpus/facts.h"
#include "corpus/timeline-query.h"
#include "dialogs/passage-way.h"
#include "inspector/event-card-view.h"
#include "parts/empty-state.h"

#include <glib/gi18n.h>

#define SIDE_WIDTH 330
/* Where there is less beside the event, it lies over the timeline. */
#define CONTENT_WIDTH 420
/* Where both have too little, the event stands below. */
#define NARROW      860
#define SIDE_HEIGHT 330

G_DEFINE_FINAL_TYPE (DossierTimelineView, dossier_timeline_view, GTK_TYPE_WIDGET)

/* Which page stands there: the lanes, the list, or why there is neither. */
void
dossier_timeline_view_show_page (DossierTimelineView *self)
{
  DossierTimelineIndex *index = dossier_timeline_get_index (self->timeline);
  guint n = index != NULL ? dossier_timeline_index_get_n_events (index) : 0;
  guint undated = dossier_timeline_get_n_undated (self->timeline);
  const char *page = "lanes";

  if (index != NULL && self->mode == DOSSIER_TIMELINE_UNDATED && undated == 0)
    self->mode = DOSSIER_TIMELINE_AS_LANES;
  if (index == NULL)
    page = "loading";
  else if (n == 0 && undated == 0)
    page = dossier_timeline_query_is_everything (dossier_timeline_get_query (self->timeline))
               ? "empty"
               : "nothing";
  else if (self->mode != DOSSIER_TIMELINE_AS_LANES)
    page = "list";
  else if (n == 0)
    page = "undated";
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), page);
  if (index == NULL)
    return;
  dossier_timeline_bar_set_counts (self->bar, n, undated);
  if (self->wants_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static const char *
get_heading (DossierTimelineView *self)
{
  if (self->mode == DOSSIER_TIMELINE_CROWD)
    return self->crowd_words;
  return self->mode == DOSSIER_TIMELINE_UNDATED ? _ ("Without a date") : _ ("By date");
}

/* The list asks for what the lanes show. */
void
dossier_timeline_view_update_list (DossierTimelineView *self)
{
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (dossier_timeline_get_query (self->timeline));

  if (self->mode == DOSSIER_TIMELINE_AS_LANES)
    return;
  dossier_timeline_list_set_heading (self->list, get_heading (self));
  if (self->mode == DOSSIER_TIMELINE_CROWD)
    {
      GVariantIter iter;
      const char *key;
      GVariant *value;

      g_variant_iter_init (&iter, self->crowd);
      while (g_variant_iter_loop (&iter, "{&sv}", &key, &value))
        g_variant_dict_insert_value (&dict, key, value);
    }
  g_variant_dict_insert (
      &dict, "lanes-by", "s",
      dossier_lanes_by_to_string (dossier_timeline_get_lanes_by (self->timeline)));
  g_variant_dict_insert (&dict, "undated", "b", self->mode == DOSSIER_TIMELINE_UNDATED);
  dossier_timeline_list_set_query (self->list, g_variant_dict_end (&dict));
  if (self->shown != 0)
    dossier_timeline_list_select (self->list, self->shown);
}

/* Lanes or one of the lists, with the keys. */
void
dossier_timeline_view_set_mode (DossierTimelineView *self, DossierTimelineMode mode)
{
  self->mode = mode;
  dossier_timeline_view_update_list (self);
  dossier_timeline_view_show_page (self);
  dossier_timeline_view_notify_acts (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* The order as it was, for an index in which lanes have other places. */
static GArray *
copy_order (GArray *old)
{
  GArray *order = dossier_timeline_order_new ();

  for (guint i = 0; i < old->len; i++)
    {
      const DossierLaneChoice *choice = &g_array_index (old, DossierLaneChoice, i);

      dossier_timeline_order_add (order, choice->record, choice->name, choice->folded,
                                  choice->hidden);
    }
  return order;
}

static void
show_lanes (DossierTimelineView *self)
{
  dossier_timeline_lanes_show_order (self->lanes, dossier_timeline_canvas_get_order (self->canvas),
                                     dossier_timeline_get_index (self->timeline));
}

/* Whether time is seen in which there are events. */
static gboolean
sees_events (DossierTimelineView *self)
{
  DossierTimelineIndex *index = dossier_timeline_get_index (self->timeline);
  gint64 first, last, seen_first, seen_last;

  if (!dossier_timeline_index_get_extent (index, &first, &last))
    return TRUE;
  dossier_timeline_canvas_get_seen (self->canvas, &seen_first, &seen_last);
  return first <= seen_last && last >= seen_first;
}

static void
reset_cb (DossierTimelineView *self)
{
  g_autoptr (GArray) order = g_steal_pointer (&self->saved_order);

  if (order == NULL)
    order = self->by_hand ? copy_order (dossier_timeline_canvas_get_order (self->canvas))
                          : dossier_timeline_order_new ();
  dossier_timeline_order_adopt (order, dossier_timeline_get_index (self->timeline),
                                self->others_away);
  dossier_timeline_canvas_refresh (self->canvas, order);
  if (self->fit_next || dossier_timeline_canvas_is_fitted (self->canvas) || !sees_events (self))
    dossier_timeline_canvas_fit (self->canvas);
  self->fit_next = FALSE;
  if (self->wanted != 0)
    dossier_timeline_canvas_select (self->canvas, self->wanted);
  self->wanted = 0;
  show_lanes (self);
  dossier_timeline_view_read_shown (self);
  dossier_timeline_view_show_page (self);
}

static void
changed_cb (DossierTimelineView *self)
{
  g_autoptr (GArray) order = copy_order (dossier_timeline_canvas_get_order (self->canvas));

  dossier_timeline_order_adopt (order, dossier_timeline_get_index (self->timeline),
                                self->others_away);
  dossier_timeline_canvas_refresh (self->canvas, order);
  show_lanes (self);
  dossier_timeline_view_read_shown (self);
  dossier_timeline_view_show_page (self);
}

static void
progress_cb (DossierTimeline *timeline, guint n_read, DossierTimelineView *self)
{
  g_autofree char *text = g_strdup_printf (_ ("Reading… %u"), n_read);

  dossier_timeline_bar_say (self->bar, text);
}

static void
failed_cb (DossierTimeline *timeline, GError *error, DossierTimelineView *self)
{
  dossier_session_fail (self->session, error);
}

/* All that is recorded of the chosen event. */
static void
show_card (DossierTimelineView *self, gint64 event)
{
  GtkWidget *card;

  if (self->shown == event)
    return;
  self->shown = event;
  dossier_timeline_view_read_shown (self);
  adw_flap_set_reveal_flap (self->flap, event != 0);
  if (event == 0)
    {
      adw_bin_set_child (self->side, NULL);
      return;
    }
  card = dossier_event_card_view_new (self->session, self->names, event);
  adw_bin_set_child (self->side, card);
}

static void
selected_cb (DossierTimelineCanvas *canvas, gint64 event, DossierTimelineView *self)
{
  show_card (self, event);
}

/* Where the first passage of an event stands. */
typedef struct
{
  gint64 event;
  DossierEvidencePlace place;
} Going;

static gpointer
find_place_thread (DossierDatabase *database, gpointer data, GCancellable *cancellable,
                   GError **error)
{
  Going *going = g_memdup2 (data, sizeof (Going));

  dossier_facts_find_evidence (database, going->event, &going->place);
  return going;
}

static void
place_found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierTimelineView) self = data;
  g_autofree Going *going = dossier_store_read_finish (DOSSIER_STORE (source), result, NULL);

  if (going == NULL || self->box == NULL)
    return;
  if (going->place.article == 0)
    dossier_session_say (self->session, _ ("No passage shows this event yet."), FALSE);
  else
    dossier_passage_way_go (self->session, going->place.article, going->place.earlier,
                            going->place.start, going->place.end, going->event, GTK_WIDGET (self));
}

static void
list_selected_cb (DossierTimelineList *list, gint64 event, DossierTimelineView *self)
{
  dossier_timeline_canvas_select (self->canvas, event);
  show_card (self, event);
}

static void
activated_cb (GtkWidget *source, gint64 event, DossierTimelineView *self)
{
  Going going = { .event = event };

  dossier_store_read_async (dossier_corpus_get_store (dossier_session_get_corpus (self->session)),
                            DOSSIER_READ_VIEW, find_place_thread, g_memdup2 (&going, sizeof going),
                            g_free, g_free, NULL, place_found_cb, g_object_ref (self));
}

static void
zoom_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action_variant (GTK_WIDGET (DOSSIER_TIMELINE_VIEW (widget)->canvas),
                                      "canvas.zoom", parameter);
}

static void
read_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dossier_session_set_view (DOSSIER_TIMELINE_VIEW (widget)->session, "read");
}

/* Asks for other events: @value instead of what the query has for @key; NULL for any. */
void
dossier_timeline_view_narrow (DossierTimelineView *self, const char *key, GVariant *value)
{
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (dossier_timeline_get_query (self->timeline));

  g_variant_dict_remove (&dict, key);
  if (value != NULL)
    g_variant_dict_insert_value (&dict, key, value);
  dossier_timeline_set_query (self->timeline, g_variant_dict_end (&dict));
  dossier_timeline_view_update_list (self);
}

static void
show_all_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierTimelineView *self = DOSSIER_TIMELINE_VIEW (widget);

  dossier_timeline_bar_set_words (self->bar, NULL);
  dossier_timeline_set_query (self->timeline, dossier_args_new (NULL, NULL));
  dossier_timeline_view_read_choices (self);
  dossier_timeline_view_update_list (self);
}

static void
lanes_cb (DossierTimelineBar *bar, int lanes_by, DossierTimelineView *self)
{
  self->by_hand = FALSE;
  self->others_away = FALSE;
  dossier_timeline_set_lanes_by (self->timeline, (DossierLanesBy) lanes_by);
  dossier_timeline_bar_set_lanes_by (self->bar, (DossierLanesBy) lanes_by);
  dossier_timeline_view_update_list (self);
}

static void
words_cb (DossierTimelineBar *bar, const char *words, DossierTimelineView *self)
{
  dossier_timeline_view_narrow (self, "text",
                                words[0] != '\0' ? g_variant_new_string (words) : NULL);
}

static void
leave_cb (DossierTimelineBar *bar, DossierTimelineView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
filter_requested_cb (DossierTimelineCanvas *canvas, DossierTimelineView *self)
{
  dossier_timeline_bar_focus_words (self->bar);
}

static void
leave_list_cb (DossierTimelineView *self)
{
  dossier_timeline_view_set_mode (self, DOSSIER_TIMELINE_AS_LANES);
}

static GtkWidget *
create_stack (DossierTimelineView *self)
{
  self->stack = gtk_stack_new ();
  self->canvas = DOSSIER_TIMELINE_CANVAS (dossier_timeline_canvas_new (self->timeline));
  g_signal_connect (self->canvas, "selected", G_CALLBACK (selected_cb), self);
  g_signal_connect (self->canvas, "activated", G_CALLBACK (activated_cb), self);
  g_signal_connect (self->canvas, "filter-requested", G_CALLBACK (filter_requested_cb), self);
  gtk_stack_add_named (GTK_STACK (self->stack), adw_bin_new (), "loading");
  gtk_stack_add_named (GTK_STACK (self->stack), GTK_WIDGET (self->canvas), "lanes");
  self->list = DOSSIER_TIMELINE_LIST (dossier_timeline_list_new (self->session));
  g_signal_connect (self->list, "selected", G_CALLBACK (list_selected_cb), self);
  g_signal_connect (self->list, "activated", G_CALLBACK (activated_cb), self);
  g_signal_connect_swapped (self->list, "left", G_CALLBACK (leave_list_cb), self);
  gtk_stack_add_named (GTK_STACK (self->stack), GTK_WIDGET (self->list), "list");
  gtk_stack_add_named (
      GTK_STACK (self->stack),
      dossier_empty_state_new (_ ("No Events Yet"),
                               _ ("Select a sentence in an article and press e to make an event."),
                               _ ("Read"), "timeline.read"),
      "empty");
  gtk_stack_add_named (GTK_STACK (self->stack),
                       dossier_empty_state_new (_ ("Nothing Found"),
                                                _ ("No event fits everything that is asked for."),
                                                _ ("Show All Events"), "timeline.show-all"),
                       "nothing");
  gtk_stack_add_named (GTK_STACK (self->stack),
                       dossier_empty_state_new (_ ("Events Without a Date"),
                                                _ ("None of these events has a date yet."),
                                                _ ("Show Undated Events"), "timeline.undated"),
                       "undated");
  gtk_widget_set_size_request (self->stack, CONTENT_WIDTH, -1);
  return self->stack;
}

static void
build (DossierTimelineView *self)
{
  GtkWidget *clamp = adw_clamp_new ();

  self->bar = DOSSIER_TIMELINE_BAR (dossier_timeline_bar_new ());
  g_signal_connect (self->bar, "lanes", G_CALLBACK (lanes_cb), self);
  g_signal_connect (self->bar, "words", G_CALLBACK (words_cb), self);
  g_signal_connect (self->bar, "leave", G_CALLBACK (leave_cb), self);
  self->conflicts = DOSSIER_CONFLICT_CHIP (dossier_conflict_chip_new (self->session));
  dossier_timeline_bar_add_note (self->bar, GTK_WIDGET (self->conflicts));
  self->side = ADW_BIN (adw_bin_new ());
  /* However long the words are that stand in it. */
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), SIDE_WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), SIDE_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->side));
  gtk_widget_add_css_class (clamp, "timeline-side");
  self->flap = ADW_FLAP (adw_flap_new ());
  adw_flap_set_flap_position (self->flap, GTK_PACK_END);
  adw_flap_set_flap (self->flap, clamp);
  adw_flap_set_separator (self->flap, gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  adw_flap_set_content (self->flap, create_stack (self));
  adw_flap_set_reveal_flap (self->flap, FALSE);
  adw_flap_set_swipe_to_open (self->flap, FALSE);
  adw_flap_set_swipe_to_close (self->flap, FALSE);
  adw_flap_set_modal (self->flap, FALSE);
  adw_flap_set_fold_policy (self->flap, ADW_FLAP_FOLD_POLICY_NEVER);
  gtk_widget_set_vexpand (GTK_WIDGET (self->flap), TRUE);
  dossier_timeline_view_add_menus (self);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->bar));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->flap));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * dossier_timeline_view_select:
 * @event: its id
 *
 * Chooses an event; when it was not read yet, as soon as it is.
 */
void
dossier_timeline_view_select (DossierTimelineView *self, gint64 event)
{
  self->wanted = event;
  if (dossier_timeline_get_index (self->timeline) != NULL)
    dossier_timeline_canvas_select (self->canvas, event);
}

static gboolean
turn_cb (gpointer data)
{
  DossierTimelineView *self = data;
  GtkWidget *clamp = adw_flap_get_flap (self->flap);

  self->turn_id = 0;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->flap), self->is_narrow
                                                                   ? GTK_ORIENTATION_VERTICAL
                                                                   : GTK_ORIENTATION_HORIZONTAL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (adw_flap_get_separator (self->flap)),
                                  self->is_narrow ? GTK_ORIENTATION_HORIZONTAL
                                                  : GTK_ORIENTATION_VERTICAL);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), self->is_narrow ? NARROW : SIDE_WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), self->is_narrow ? NARROW : SIDE_WIDTH);
  gtk_widget_set_size_request (clamp, -1, self->is_narrow ? SIDE_HEIGHT : -1);
  return G_SOURCE_REMOVE;
}

/* Beside each other where there is room for both, else above each other. */
static void
dossier_timeline_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DossierTimelineView *self = DOSSIER_TIMELINE_VIEW (widget);

  gtk_widget_allocate (self->box, width, height, baseline, NULL);
  if ((width < NARROW) == self->is_narrow)
    return;
  self->is_narrow = width < NARROW;
  if (self->turn_id == 0)
    self->turn_id = g_idle_add (turn_cb, self);
}

static void
dossier_timeline_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                               int *minimum, int *natural, int *minimum_baseline,
                               int *natural_baseline)
{
  gtk_widget_measure (DOSSIER_TIMELINE_VIEW (widget)->box, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static void
dossier_timeline_view_map (GtkWidget *widget)
{
  DossierTimelineView *self = DOSSIER_TIMELINE_VIEW (widget);

  GTK_WIDGET_CLASS (dossier_timeline_view_parent_class)->map (widget);
  dossier_timeline_set_paused (self->timeline, FALSE);
  dossier_conflict_chip_set_paused (self->conflicts, FALSE);
  dossier_timeline_view_read_choices (self);
}

static void
dossier_timeline_view_unmap (GtkWidget *widget)
{
  DossierTimelineView *self = DOSSIER_TIMELINE_VIEW (widget);

  dossier_timeline_set_paused (self->timeline, TRUE);
  dossier_conflict_chip_set_paused (self->conflicts, TRUE);
  GTK_WIDGET_CLASS (dossier_timeline_view_parent_class)->unmap (widget);
}

static gboolean
dossier_timeline_view_grab_focus (GtkWidget *widget)
{
  DossierTimelineView *self = DOSSIER_TIMELINE_VIEW (widget);
  GtkWidget *page = gtk_stack_get_visible_child (GTK_STACK (self->stack));

  self->wants_focus = dossier_timeline_get_index (self->timeline) == NULL;
  return gtk_widget_grab_focus (page) || gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD)
         || gtk_widget_child_focus (self->box, GTK_DIR_TAB_FORWARD);
}

static void
dossier_timeline_view_dispose (GObject *object)
{
  DossierTimelineView *self = DOSSIER_TIMELINE_VIEW (object);

  if (self->timeline != NULL)
    g_signal_handlers_disconnect_by_data (self->timeline, self);
  g_clear_handle_id (&self->choices_id, g_source_remove);
  g_clear_handle_id (&self->turn_id, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->choices, dossier_timeline_choices_free);
  g_clear_pointer (&self->saved_order, g_array_unref);
  g_clear_pointer (&self->shown_edtf, g_free);
  g_clear_pointer (&self->term_words, g_free);
  g_clear_pointer (&self->crowd, g_variant_unref);
  g_clear_pointer (&self->crowd_words, g_free);
  g_clear_object (&self->timeline);
  g_clear_object (&self->names);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (dossier_timeline_view_parent_class)->dispose (object);
}

static void
dossier_timeline_view_class_init (DossierTimelineViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dossier_timeline_view_dispose;
  widget_class->size_allocate = dossier_timeline_view_size_allocate;
  widget_class->measure = dossier_timeline_view_measure;
  widget_class->map = dossier_timeline_view_map;
  widget_class->unmap = dossier_timeline_view_unmap;
  widget_class->grab_focus = dossier_timeline_view_grab_focus;
  gtk_widget_class_set_css_name (widget_class, "timelineview");
  gtk_widget_class_install_action (widget_class, "timeline.zoom", "i", zoom_action);
  gtk_widget_class_install_action (widget_class, "timeline.read", NULL, read_action);
  gtk_widget_class_install_action (widget_class, "timeline.show-all", NULL, show_all_action);
  dossier_timeline_view_install_acts (widget_class);
}

static void
dossier_timeline_view_init (DossierTimelineView *self)
{
}

/**
 * dossier_timeline_view_new:
 * @session: what the window has open
 * @names: of the dossier, shared
 *
 * Returns: (transfer floating): all events, by actor
 */
GtkWidget *
dossier_timeline_view_new (DossierSession *session, DossierNameIndex *names)
{
  DossierTimelineView *self = g_object_new (DOSSIER_TYPE_TIMELINE_VIEW, NULL);

  self->session = g_object_ref (session);
  self->names = g_object_ref (names);
  self->timeline = dossier_timeline_new (dossier_session_get_corpus (session));
  g_signal_connect_swapped (self->timeline, "reset", G_CALLBACK (reset_cb), self);
  g_signal_connect_swapped (self->timeline, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect (self->timeline, "progress", G_CALLBACK (progress_cb), self);
  g_signal_connect (self->timeline, "failed", G_CALLBACK (failed_cb), self);
  build (self);
  dossier_timeline_view_show_page (self);
  return GTK_WIDGET (self);
}
