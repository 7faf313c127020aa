#include "palette/event-palette.h"

#include "corpus/lists.h"
#include "inspector/record-rows.h"
#include "parts/row-widget.h"

#include <glib/gi18n.h>

#define WIDTH      380
#define MAX_HEIGHT 340

struct _DossierEventPalette
{
  DossierPalettePopover parent_instance;

  DossierSession *session;
  DossierLiveList *events;
  GtkSingleSelection *selection; /* of the view */
  GtkWidget *view;
  GtkWidget *stack;
  gboolean wants; /* Enter came before what was typed was looked up */
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierEventPalette, dossier_event_palette, DOSSIER_TYPE_PALETTE_POPOVER)

static GVariant *
make_query (DossierEventPalette *self)
{
  gint64 article = dossier_session_get_article (self->session);
  const char *text = dossier_palette_popover_get_text (DOSSIER_PALETTE_POPOVER (self));

  return dossier_args_new ("article", article != 0 ? g_variant_new_int64 (article) : NULL, "all",
                           g_variant_new_boolean (TRUE), "text",
                           text[0] != '\0' ? g_variant_new_string (text) : NULL, NULL);
}

static void
typed_cb (DossierEventPalette *self)
{
  self->wants = FALSE;
  dossier_live_list_set_query (self->events, make_query (self));
}

static void
take (DossierEventPalette *self, guint position)
{
  gint64 event =
      position != GTK_INVALID_LIST_POSITION ? dossier_live_list_get_id (self->events, position) : 0;

  if (event == 0)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, event);
}

static void
take_selected (DossierEventPalette *self)
{
  self->wants = dossier_live_list_is_loading (self->events);
  if (!self->wants)
    take (self, gtk_single_selection_get_selected (self->selection));
}

static void
show_emptiness (DossierEventPalette *self)
{
  gboolean empty = !dossier_live_list_is_loading (self->events)
                   && g_list_model_get_n_items (G_LIST_MODEL (self->events)) == 0;

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), empty ? "empty" : "list");
  if (!empty && gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION)
    gtk_single_selection_set_selected (self->selection, 0);
  if (self->wants && !dossier_live_list_is_loading (self->events))
    take_selected (self);
}

static void
dossier_event_palette_take (DossierPalettePopover *popover, GdkModifierType state)
{
  take_selected (DOSSIER_EVENT_PALETTE (popover));
}

static void
dossier_event_palette_move (DossierPalettePopover *popover, int by)
{
  DossierEventPalette *self = DOSSIER_EVENT_PALETTE (popover);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->events));
  guint at = gtk_single_selection_get_selected (self->selection);
  int to = at == GTK_INVALID_LIST_POSITION ? 0 : (int) at + by;

  if (n == 0)
    return;
  to = CLAMP (to, 0, (int) n - 1);
  gtk_single_selection_set_selected (self->selection, (guint) to);
  gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", (guint) to);
}

static void
dossier_event_palette_dispose (GObject *object)
{
  DossierEventPalette *self = DOSSIER_EVENT_PALETTE (object);

  if (self->events != NULL)
    g_signal_handlers_disconnect_by_data (self->events, self);
  g_clear_object (&self->events);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (dossier_event_palette_parent_class)->dispose (object);
}

static void
dossier_event_palette_class_init (DossierEventPaletteClass *klass)
{
  DossierPalettePopoverClass *popover_class = DOSSIER_PALETTE_POPOVER_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_event_palette_dispose;
  popover_class->take = dossier_event_palette_take;
  popover_class->move = dossier_event_palette_move;

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", DOSSIER_TYPE_EVENT_PALETTE, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
dossier_event_palette_init (DossierEventPalette *self)
{
  gtk_popover_set_offset (GTK_POPOVER (self), 0, 6);
}

static void
build (DossierEventPalette *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *nothing = gtk_label_new (_ ("No event has such a title"));

  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->events)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  self->view =
      gtk_list_view_new (GTK_SELECTION_MODEL (self->selection),
                         dossier_row_factory_new (dossier_event_row_get_type (), NULL, NULL));
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->view), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Events"), -1);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (take), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  gtk_widget_add_css_class (nothing, "dim-label");
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), scroller, "list");
  gtk_stack_add_named (GTK_STACK (self->stack), nothing, "empty");
  dossier_palette_popover_set_lines (DOSSIER_PALETTE_POPOVER (self), self->stack, WIDTH);
}

/**
 * dossier_event_palette_new:
 *
 * Returns: (transfer floating): to be shown with dossier_popover_bin_show()
 */
GtkPopover *
dossier_event_palette_new (DossierSession *session)
{
  DossierEventPalette *self = g_object_new (DOSSIER_TYPE_EVENT_PALETTE, NULL);

  self->session = g_object_ref (session);
  self->events =
      dossier_live_list_new (dossier_session_get_corpus (session), &dossier_event_list_kind, NULL);
  build (self);
  g_signal_connect_swapped (dossier_palette_popover_get_entry (DOSSIER_PALETTE_POPOVER (self)),
                            "changed", G_CALLBACK (typed_cb), self);
  g_signal_connect_swapped (self->events, "items-changed", G_CALLBACK (show_emptiness), self);
  g_signal_connect_swapped (self->events, "notify::loading", G_CALLBACK (show_emptiness), self);
  g_signal_connect_object (self->events, "failed", G_CALLBACK (dossier_session_fail), session,
                           G_CONNECT_SWAPPED);
  typed_cb (self);
  return GTK_POPOVER (self);
}
