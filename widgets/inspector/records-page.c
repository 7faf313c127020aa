#include "inspector/records-page.h"

#include "corpus/lists.h"
#include "inspector/actor-card-view.h"
#include "inspector/drill.h"
#include "inspector/event-card-view.h"
#include "inspector/filter-entry.h"
#include "inspector/record-rows.h"
#include "parts/empty-state.h"

#include <glib/gi18n.h>

struct _DossierRecordsPage
{
  GtkWidget parent_instance;

  DossierSession *session;
  DossierNameIndex *index;
  const DossierRecordsPageKind *kind;
  DossierLiveList *list;
  GtkSingleSelection *selection;

  GtkWidget *drill;
  GtkWidget *filter;
  GtkWidget *narrow; /* or NULL */
  GtkWidget *stack;
  GtkWidget *view;
  gboolean asked; /* other rows, and nobody has looked at their beginning */
};

G_DEFINE_FINAL_TYPE (DossierRecordsPage, dossier_records_page, GTK_TYPE_WIDGET)

const DossierRecordsPageKind dossier_actors_page_kind = {
  .kind = &dossier_actor_list_kind,
  .get_row_type = dossier_actor_row_get_type,
  .make_card = dossier_actor_card_view_new,
  .verb = "actor.create",
  .key = "name",
  .list_name = N_ ("Actors"),
  .filter = N_ ("Filter or create an actor"),
  .heading = N_ ("No actors yet"),
  .sentence =
      N_ ("Put the cursor on a name in an article and press <tt> a </tt> to say who it is."),
  .nothing = N_ ("No such actor"),
};

const DossierRecordsPageKind dossier_events_page_kind = {
  .kind = &dossier_event_list_kind,
  .get_row_type = dossier_event_row_get_type,
  .make_card = dossier_event_card_view_new,
  .verb = "event.create",
  .key = "title",
  .list_name = N_ ("Events"),
  .filter = N_ ("Filter or create an event"),
  .heading = N_ ("No events yet"),
  .sentence =
      N_ ("Put the cursor on a sentence and press <tt> e </tt> to record what it tells of."),
  .nothing = N_ ("No such event"),
  .narrow_key = "unsupported",
  .narrow = N_ ("Only events that no passage supports"),
  .action = "win.conflicts",
  .action_label = N_ ("Disagreements…"),
  .go = dossier_event_card_view_go,
};

static const char *
get_filter (DossierRecordsPage *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->filter));
}

static gboolean
is_narrowed (DossierRecordsPage *self)
{
  return self->narrow != NULL && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->narrow));
}

static void
ask_for_rows (DossierRecordsPage *self)
{
  gint64 article = dossier_session_get_article (self->session);
  const char *text = get_filter (self);

  self->asked = TRUE;
  dossier_live_list_set_query (
      self->list, dossier_args_new ("article", article != 0 ? g_variant_new_int64 (article) : NULL,
                                    "all", g_variant_new_boolean (TRUE), "text",
                                    text[0] != '\0' ? g_variant_new_string (text) : NULL,
                                    is_narrowed (self) ? self->kind->narrow_key : NULL,
                                    g_variant_new_boolean (TRUE), NULL));
}

static void
show_emptiness (DossierRecordsPage *self)
{
  gboolean empty = !dossier_live_list_is_loading (self->list)
                   && g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0;

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    !empty                                               ? "list"
                                    : get_filter (self)[0] != '\0' || is_narrowed (self) ? "nothing"
                                                                                         : "empty");
}

/* A list view keeps what it showed in its place and so hides what comes in front of it: what is in
 * the article that was opened. */
static void
rows_cb (DossierRecordsPage *self)
{
  show_emptiness (self);
  if (!self->asked || dossier_live_list_is_loading (self->list)
      || g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0)
    return;
  self->asked = FALSE;
  gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", 0);
}

static void
gone_cb (GtkWidget *card, DossierRecordsPage *self)
{
  if (dossier_drill_get_pushed (DOSSIER_DRILL (self->drill)) == card)
    dossier_drill_pop (DOSSIER_DRILL (self->drill));
}

static void
open_cb (GtkWidget *card, gint64 id, DossierRecordsPage *self)
{
  dossier_records_page_open (self, id);
}

/**
 * dossier_records_page_open:
 * @id: an actor or an event
 *
 * Shows its card.
 */
void
dossier_records_page_open (DossierRecordsPage *self, gint64 id)
{
  GtkWidget *card = self->kind->make_card (self->session, self->index, id);

  g_signal_connect_object (card, "gone", G_CALLBACK (gone_cb), self, 0);
  if (g_signal_lookup ("open", G_OBJECT_TYPE (card)) != 0)
    g_signal_connect_object (card, "open", G_CALLBACK (open_cb), self, 0);
  dossier_drill_push (DOSSIER_DRILL (self->drill), _ (self->kind->list_name), card);
}

static void
activate_cb (GtkListView *view, guint position, DossierRecordsPage *self)
{
  gint64 id = dossier_live_list_get_id (self->list, position);

  if (id != 0)
    dossier_records_page_open (self, id);
}

static void
created_cb (DossierSession *session, GVariant *result, gpointer data)
{
  g_autoptr (DossierRecordsPage) self = g_weak_ref_get (data);

  if (self == NULL || self->filter == NULL)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->filter), "");
  dossier_records_page_open (self, dossier_args_get_id (result, "id"));
}

static void
free_weak (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

/* Enter opens what is found; where nothing is, it creates what was typed. */
static void
filter_activate_cb (GtkSearchEntry *entry, DossierRecordsPage *self)
{
  const char *text = get_filter (self);
  GWeakRef *weak;

  if (text[0] == '\0')
    return;
  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0)
    {
      activate_cb (NULL, 0, self);
      return;
    }
  weak = g_new0 (GWeakRef, 1);
  g_weak_ref_init (weak, self);
  dossier_session_do_then (self->session, self->kind->verb,
                           dossier_args_new (self->kind->key, g_variant_new_string (text), NULL),
                           created_cb, weak, free_weak);
}

static void
focus_list (gpointer data)
{
  DossierRecordsPage *self = data;

  if (gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION)
    gtk_single_selection_set_selected (self->selection, 0);
  gtk_widget_grab_focus (self->view);
}

/* While another page is in front, marking need not wait for what this one lists. */
static void
dossier_records_page_map (GtkWidget *widget)
{
  dossier_live_list_set_paused (DOSSIER_RECORDS_PAGE (widget)->list, FALSE);
  GTK_WIDGET_CLASS (dossier_records_page_parent_class)->map (widget);
}

static void
dossier_records_page_unmap (GtkWidget *widget)
{
  DossierLiveList *list = DOSSIER_RECORDS_PAGE (widget)->list;

  if (list != NULL)
    dossier_live_list_set_paused (list, TRUE);
  GTK_WIDGET_CLASS (dossier_records_page_parent_class)->unmap (widget);
}

static void
dossier_records_page_dispose (GObject *object)
{
  DossierRecordsPage *self = DOSSIER_RECORDS_PAGE (object);

  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_pointer (&self->drill, gtk_widget_unparent);
  self->filter = NULL;
  self->narrow = NULL;
  g_clear_object (&self->list);
  g_clear_object (&self->session);
  g_clear_object (&self->index);
  G_OBJECT_CLASS (dossier_records_page_parent_class)->dispose (object);
}

static void
dossier_records_page_class_init (DossierRecordsPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_records_page_dispose;
  GTK_WIDGET_CLASS (klass)->map = dossier_records_page_map;
  GTK_WIDGET_CLASS (klass)->unmap = dossier_records_page_unmap;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
dossier_records_page_init (DossierRecordsPage *self)
{
}

/* Back to the text, wherever on the card one is but in an entry. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
                GdkModifierType state, DossierRecordsPage *self)
{
  GtkWidget *card = dossier_drill_get_pushed (DOSSIER_DRILL (self->drill));

  if (keyval != GDK_KEY_g || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 || card == NULL
      || self->kind->go == NULL)
    return GDK_EVENT_PROPAGATE;
  self->kind->go (card);
  return GDK_EVENT_STOP;
}

static GtkWidget *
build_bar (DossierRecordsPage *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->filter = dossier_filter_entry_new (_ (self->kind->filter));
  g_signal_connect_swapped (self->filter, "changed", G_CALLBACK (ask_for_rows), self);
  g_signal_connect (self->filter, "activate", G_CALLBACK (filter_activate_cb), self);
  dossier_filter_entry_set_down (self->filter, focus_list, self);
  gtk_widget_set_hexpand (self->filter, TRUE);
  gtk_box_append (GTK_BOX (bar), self->filter);
  if (self->kind->narrow_key == NULL)
    return bar;
  self->narrow = gtk_toggle_button_new ();
  gtk_button_set_icon_name (GTK_BUTTON (self->narrow), "action-unavailable-symbolic");
  gtk_widget_set_tooltip_text (self->narrow, _ (self->kind->narrow));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->narrow), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (self->kind->narrow), -1);
  g_signal_connect_swapped (self->narrow, "toggled", G_CALLBACK (ask_for_rows), self);
  gtk_box_append (GTK_BOX (bar), self->narrow);
  return bar;
}

static GtkWidget *
build_list (DossierRecordsPage *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->list)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  self->view =
      gtk_list_view_new (GTK_SELECTION_MODEL (self->selection),
                         dossier_row_factory_new (self->kind->get_row_type (), NULL, NULL));
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->view), TRUE);
  gtk_widget_add_css_class (self->view, "panel-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (self->kind->list_name), -1);
  g_signal_connect (self->view, "activate", G_CALLBACK (activate_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  return scroller;
}

static void
build (DossierRecordsPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_add_css_class (box, "panel");
  gtk_box_append (GTK_BOX (box), build_bar (self));
  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_stack_add_named (GTK_STACK (self->stack), build_list (self), "list");
  gtk_stack_add_named (
      GTK_STACK (self->stack),
      dossier_empty_state_new (_ (self->kind->heading), _ (self->kind->sentence), NULL, NULL),
      "empty");
  gtk_stack_add_named (GTK_STACK (self->stack),
                       dossier_empty_state_new (_ (self->kind->nothing),
                                                _ ("Press <tt> Enter </tt> to create it."), NULL,
                                                NULL),
                       "nothing");
  gtk_box_append (GTK_BOX (box), self->stack);
  if (self->kind->action != NULL)
    {
      GtkWidget *button = gtk_button_new_with_label (_ (self->kind->action_label));

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), self->kind->action);
      gtk_widget_add_css_class (button, "flat");
      gtk_box_append (GTK_BOX (box), button);
    }
  self->drill = dossier_drill_new (box);
  gtk_widget_set_parent (self->drill, GTK_WIDGET (self));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * dossier_records_page_new:
 * @index: the names, shared
 * @kind: actors or events
 */
GtkWidget *
dossier_records_page_new (DossierSession *session, DossierNameIndex *index,
                          const DossierRecordsPageKind *kind)
{
  DossierRecordsPage *self = g_object_new (DOSSIER_TYPE_RECORDS_PAGE, NULL);

  self->session = g_object_ref (session);
  self->index = g_object_ref (index);
  self->kind = kind;
  self->list = dossier_live_list_new (dossier_session_get_corpus (session), kind->kind, NULL);
  build (self);
  g_signal_connect_object (self->list, "failed", G_CALLBACK (dossier_session_fail), session,
                           G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->list, "items-changed", G_CALLBACK (rows_cb), self);
  g_signal_connect_swapped (self->list, "notify::loading", G_CALLBACK (rows_cb), self);
  g_signal_connect_swapped (session, "notify::article", G_CALLBACK (ask_for_rows), self);
  dossier_live_list_set_paused (self->list, TRUE);
  ask_for_rows (self);
  return GTK_WIDGET (self);
}
