#include "passages/found-view.h"

#include "corpus/found-list.h"
#include "model/found.h"
#include "parts/empty-state.h"
#include "passages/found-bar.h"
#include "passages/found-card.h"
#include "passages/found-kinds.h"
#include "passages/passages-frame.h"
#include "passages/tally.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* So many more places are asked for when the end of the list comes near. */
#define PAGE 200

struct _DossierFoundView
{
  GtkWidget parent_instance;

  GtkWidget *frame;
  DossierFoundBar *bar;
  DossierFoundKinds *kinds;
  GtkWidget *stack;
  GtkWidget *list_view;
  GtkAdjustment *scroll;

  DossierSession *session;
  char *words;
  char *kind; /* NULL: all */
  guint limit;
  gint64 wanted;         /* the row that is to be selected when it is there, or 0 */
  DossierLiveList *list; /* from the first time that the view is on the screen */
  GtkSingleSelection *selection;
  DossierTally *tally;
};

enum
{
  SIGNAL_SPOT_CHANGED,
  SIGNAL_ACTOR_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierFoundView, dossier_found_view, GTK_TYPE_WIDGET)

static GVariant *
make_query (DossierFoundView *self)
{
  return dossier_args_new ("text", g_variant_new_string (self->words), "typing",
                           g_variant_new_boolean (TRUE), "kind",
                           self->kind != NULL ? g_variant_new_string (self->kind) : NULL, "limit",
                           g_variant_new_int64 (self->limit), NULL);
}

static void
show_page (DossierFoundView *self)
{
  const char *page = "list";

  if (self->words[0] == '\0')
    page = "empty";
  else if (self->list == NULL || dossier_live_list_is_loading (self->list))
    page = "loading";
  else if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0)
    page = "nothing";
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), page);
}

static gpointer
count_thread (DossierDatabase *database, gpointer query, GCancellable *cancellable, GError **error)
{
  return dossier_found_counts_read (database, query, error);
}

static void
counted_cb (DossierFoundView *self, const DossierFoundCounts *counts)
{
  g_autofree char *report = NULL;
  gint64 sum = 0;

  for (guint i = 0; i < DOSSIER_N_SEARCH_KINDS; i++)
    sum += counts->n[i];
  if (self->words[0] == '\0')
    report = g_strdup ("");
  else
    report = g_strdup_printf (ngettext ("%u found · %u ms", "%u found · %u ms", (gulong) sum),
                              (guint) sum, (guint) ((counts->n_microseconds + 999) / 1000));
  dossier_found_kinds_set_counts (self->kinds, counts, self->kind);
  dossier_found_bar_set_report (self->bar, report);
}

static void
list_failed_cb (DossierLiveList *list, GError *error, DossierFoundView *self)
{
  dossier_session_fail (self->session, error);
}

/* The row that one comes back to, as soon as it is there. */
static void
select_wanted (DossierFoundView *self)
{
  guint position =
      self->wanted != 0 ? dossier_live_list_find (self->list, self->wanted) : G_MAXUINT;

  if (position == G_MAXUINT)
    return;
  self->wanted = 0;
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (self->list_view, "list.scroll-to-item", "u", position);
}

static void
list_changed_cb (DossierFoundView *self)
{
  show_page (self);
  select_wanted (self);
}

static void
selected_cb (DossierFoundView *self)
{
  g_signal_emit (self, signals[SIGNAL_SPOT_CHANGED], 0);
}

static void
ensure_list (DossierFoundView *self)
{
  if (self->list != NULL)
    return;
  self->list = dossier_live_list_new (dossier_session_get_corpus (self->session),
                                      &dossier_found_list_kind, make_query (self));
  g_signal_connect_object (self->list, "failed", G_CALLBACK (list_failed_cb), self, 0);
  g_signal_connect_object (self->list, "notify::loading", G_CALLBACK (list_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->list));
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (list_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list_view), GTK_SELECTION_MODEL (self->selection));
}

static void
ask (DossierFoundView *self)
{
  if (self->list != NULL)
    dossier_live_list_set_query (self->list, make_query (self));
  show_page (self);
  dossier_tally_ask (self->tally, make_query (self));
  g_signal_emit (self, signals[SIGNAL_SPOT_CHANGED], 0);
}

/**
 * dossier_found_view_search:
 * @words: what to look for, as a person types it
 * @kind: (nullable): only hits of that kind
 *
 * Works also before the view is on the screen.
 */
void
dossier_found_view_search (DossierFoundView *self, const char *words, const char *kind)
{
  if (g_str_equal (self->words, words) && g_strcmp0 (self->kind, kind) == 0)
    return;
  g_free (self->words);
  self->words = g_strdup (words);
  g_free (self->kind);
  self->kind = g_strdup (kind);
  self->limit = PAGE;
  self->wanted = 0;
  if (self->selection != NULL)
    gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  gtk_adjustment_set_value (self->scroll, 0);
  ask (self);
}

/**
 * dossier_found_view_make_spot:
 *
 * Returns: (transfer floating): a{sv}: what is looked for and which hit is chosen, for coming back
 */
GVariant *
dossier_found_view_make_spot (DossierFoundView *self)
{
  gint64 row = 0;

  if (self->selection != NULL)
    row =
        dossier_live_list_get_id (self->list, gtk_single_selection_get_selected (self->selection));
  return dossier_args_new ("scope", g_variant_new_string ("everything"), "text",
                           g_variant_new_string (self->words), "kind",
                           self->kind != NULL ? g_variant_new_string (self->kind) : NULL, "row",
                           row != 0 ? g_variant_new_int64 (row) : NULL, NULL);
}

/**
 * dossier_found_view_show_spot:
 * @spot: what dossier_found_view_make_spot() gave; without a text only the view itself
 *
 * Nothing moves where all of that is shown already.
 */
void
dossier_found_view_show_spot (DossierFoundView *self, GVariant *spot)
{
  const char *words = dossier_args_get_text (spot, "text");
  gint64 row = dossier_args_get_id (spot, "row");
  guint selected = self->selection != NULL ? gtk_single_selection_get_selected (self->selection)
                                           : GTK_INVALID_LIST_POSITION;

  if (words == NULL)
    return;
  dossier_found_bar_set_words (self->bar, words);
  dossier_found_view_search (self, words, dossier_args_get_text (spot, "kind"));
  if (row == 0 || (self->list != NULL && dossier_live_list_get_id (self->list, selected) == row))
    return;
  self->wanted = row;
  if (self->list != NULL)
    select_wanted (self);
}

/**
 * dossier_found_view_focus_words:
 *
 * Puts the cursor where the words are typed.
 */
void
dossier_found_view_focus_words (DossierFoundView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->bar));
}

/**
 * dossier_found_view_get_hits:
 *
 * Returns: (transfer none) (nullable) (element-type DossierFound): NULL until the view was shown
 */
GListModel *
dossier_found_view_get_hits (DossierFoundView *self)
{
  return self->list != NULL ? G_LIST_MODEL (self->list) : NULL;
}

static void
search_cb (DossierFoundBar *bar, const char *words, DossierFoundView *self)
{
  dossier_found_view_search (self, words, self->kind);
}

static void
narrow_cb (DossierFoundKinds *kinds, const char *kind, DossierFoundView *self)
{
  dossier_found_view_search (self, self->words, kind);
}

/* On into the list: to the hit that is chosen, else to the first. */
static void
leave_cb (DossierFoundBar *bar, DossierFoundView *self)
{
  if (self->list == NULL || g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0)
    return;
  if (gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION)
    gtk_single_selection_set_selected (self->selection, 0);
  gtk_widget_grab_focus (self->list_view);
}

static GVariant *
make_note_spot (const DossierFoundFields *f)
{
  const DossierTextRange *mark =
      f->marks->len > 0 ? &g_array_index (f->marks, DossierTextRange, 0) : NULL;
  g_autofree char *words =
      mark != NULL ? g_utf8_substring (f->snippet, mark->start, mark->end) : g_strdup ("");

  return dossier_args_new ("note", g_variant_new_int64 (f->record), "words",
                           g_variant_new_string (words), NULL);
}

static void
open_hit (DossierFoundView *self, const DossierFoundFields *f)
{
  if (g_str_equal (f->kind, "text"))
    dossier_session_go_to (self->session, f->article, f->start, f->end, 0);
  else if (g_str_equal (f->kind, "title"))
    dossier_session_open_article (self->session, f->article);
  else if (g_str_equal (f->kind, "comment"))
    dossier_session_go_to (self->session, f->article, f->quote_start, f->quote_end, f->highlight);
  else if (g_str_equal (f->kind, "note"))
    dossier_session_go_to_view (self->session, "notes", make_note_spot (f));
  else
    g_signal_emit (self, signals[SIGNAL_ACTOR_ACTIVATED], 0, f->record);
}

static void
activate_cb (GtkListView *view, guint position, DossierFoundView *self)
{
  g_autoptr (DossierFound) row = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  if (row == NULL || !dossier_row_is_loaded (DOSSIER_ROW (row))
      || dossier_row_is_gone (DOSSIER_ROW (row)))
    return;
  gtk_single_selection_set_selected (self->selection, position);
  open_hit (self, &row->fields);
}

/* The list goes on as long as it is scrolled. */
static void
scrolled_cb (DossierFoundView *self)
{
  double behind = gtk_adjustment_get_upper (self->scroll) - gtk_adjustment_get_value (self->scroll)
                  - gtk_adjustment_get_page_size (self->scroll);

  if (self->list == NULL || behind > gtk_adjustment_get_page_size (self->scroll)
      || g_list_model_get_n_items (G_LIST_MODEL (self->list)) < self->limit)
    return;
  self->limit += PAGE;
  dossier_live_list_set_query (self->list, make_query (self));
}

static void
words_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dossier_found_view_focus_words (DOSSIER_FOUND_VIEW (widget));
}

static GtkWidget *
create_list (DossierFoundView *self)
{
  GtkWidget *scroller;

  self->list_view =
      gtk_list_view_new (NULL, dossier_row_factory_new (DOSSIER_TYPE_FOUND_CARD, NULL, NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list_view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What was found"), -1);
  g_signal_connect (self->list_view, "activate", G_CALLBACK (activate_cb), self);
  scroller = dossier_passages_frame_scroll (self->list_view);
  self->scroll = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  g_signal_connect_object (self->scroll, "value-changed", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED);
  return scroller;
}

static GtkWidget *
create_stack (DossierFoundView *self)
{
  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_widget_set_hexpand (self->stack, TRUE);
  gtk_stack_add_named (
      GTK_STACK (self->stack),
      dossier_empty_state_new (
          _ ("Find Everywhere"),
          _ ("Words that must all be there, \"a phrase\", the beginning of a word with *, a OR b, "
             "a NOT b, NEAR(a b, 5): in articles, titles, names, notes and comments."),
          NULL, NULL),
      "empty");
  gtk_stack_add_named (GTK_STACK (self->stack), create_list (self), "list");
  gtk_stack_add_named (GTK_STACK (self->stack), adw_bin_new (), "loading");
  gtk_stack_add_named (GTK_STACK (self->stack),
                       dossier_empty_state_new (_ ("Nothing Found"),
                                                _ ("Fewer words, or OR between them, find more."),
                                                _ ("Other Words"), "found.words"),
                       "nothing");
  return self->stack;
}

static void
build (DossierFoundView *self)
{
  self->bar = DOSSIER_FOUND_BAR (dossier_found_bar_new ());
  g_signal_connect (self->bar, "search", G_CALLBACK (search_cb), self);
  g_signal_connect (self->bar, "leave", G_CALLBACK (leave_cb), self);
  self->kinds = DOSSIER_FOUND_KINDS (dossier_found_kinds_new ());
  g_signal_connect (self->kinds, "narrow", G_CALLBACK (narrow_cb), self);
  self->frame =
      dossier_passages_frame_new (GTK_WIDGET (self->bar), GTK_WIDGET (self->kinds),
                                  _ ("Show or Hide in What It Was Found"), create_stack (self));
  gtk_widget_set_parent (self->frame, GTK_WIDGET (self));
  show_page (self);
}

static void
dossier_found_view_map (GtkWidget *widget)
{
  DossierFoundView *self = DOSSIER_FOUND_VIEW (widget);

  GTK_WIDGET_CLASS (dossier_found_view_parent_class)->map (widget);
  ensure_list (self);
  dossier_live_list_set_paused (self->list, FALSE);
  show_page (self);
  select_wanted (self);
  dossier_tally_set_watched (self->tally, TRUE);
}

static void
dossier_found_view_unmap (GtkWidget *widget)
{
  DossierFoundView *self = DOSSIER_FOUND_VIEW (widget);

  if (self->list != NULL)
    dossier_live_list_set_paused (self->list, TRUE);
  dossier_tally_set_watched (self->tally, FALSE);
  GTK_WIDGET_CLASS (dossier_found_view_parent_class)->unmap (widget);
}

static gboolean
dossier_found_view_grab_focus (GtkWidget *widget)
{
  DossierFoundView *self = DOSSIER_FOUND_VIEW (widget);
  gboolean chosen =
      self->selection != NULL
      && gtk_single_selection_get_selected (self->selection) != GTK_INVALID_LIST_POSITION;

  return gtk_widget_grab_focus (chosen ? self->list_view : GTK_WIDGET (self->bar));
}

static void
dossier_found_view_dispose (GObject *object)
{
  DossierFoundView *self = DOSSIER_FOUND_VIEW (object);

  if (self->tally != NULL)
    g_object_run_dispose (G_OBJECT (self->tally));
  g_clear_object (&self->tally);
  g_clear_pointer (&self->frame, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (dossier_found_view_parent_class)->dispose (object);
}

static void
dossier_found_view_finalize (GObject *object)
{
  DossierFoundView *self = DOSSIER_FOUND_VIEW (object);

  g_free (self->words);
  g_free (self->kind);
  G_OBJECT_CLASS (dossier_found_view_parent_class)->finalize (object);
}

static void
dossier_found_view_class_init (DossierFoundViewClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  GType type = G_TYPE_FROM_CLASS (class);

  object_class->dispose = dossier_found_view_dispose;
  object_class->finalize = dossier_found_view_finalize;
  widget_class->map = dossier_found_view_map;
  widget_class->unmap = dossier_found_view_unmap;
  widget_class->grab_focus = dossier_found_view_grab_focus;
  gtk_widget_class_set_css_name (widget_class, "passagesview");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "found.words", NULL, words_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "found.words", NULL);
  signals[SIGNAL_SPOT_CHANGED] =
      g_signal_new ("spot-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ACTOR_ACTIVATED] = g_signal_new ("actor-activated", type, G_SIGNAL_RUN_LAST, 0,
                                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
dossier_found_view_init (DossierFoundView *self)
{
  self->words = g_strdup ("");
  self->limit = PAGE;
}

/**
 * dossier_found_view_new:
 * @session: what the window has open
 *
 * Returns: (transfer floating): asking for nothing. Main thread.
 */
GtkWidget *
dossier_found_view_new (DossierSession *session)
{
  DossierFoundView *self = g_object_new (DOSSIER_TYPE_FOUND_VIEW, NULL);

  self->session = g_object_ref (session);
  self->tally =
      dossier_tally_new (session, dossier_found_list_kind.order_tables, count_thread, g_free);
  g_signal_connect_swapped (self->tally, "counted", G_CALLBACK (counted_cb), self);
  build (self);
  dossier_tally_ask (self->tally, make_query (self));
  return GTK_WIDGET (self);
}
