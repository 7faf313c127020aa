#include "inspector/event-accounts.h"

#include "conflicts/accounts-window.h"
#include "conflicts/conflict-lines.h"
#include "corpus/lists.h"
#include "inspector/card-parts.h"
#include "palette/event-palette.h"
#include "parts/popover-bin.h"

#include <glib/gi18n.h>

struct _DossierEventAccounts
{
  GtkWidget parent_instance;

  DossierSession *session;
  gint64 event;
  DossierLiveList *conflicts;
  GtkWidget *box;
  GtkWidget *accounts;
  GtkWidget *compare;           /* where there are others */
  GtkWidget *candidates;        /* lines */
  GtkWidget *candidate_section; /* with a heading */
  GtkWidget *conflict_lines;
  GtkWidget *conflict_section;
};

enum
{
  SIGNAL_OPEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierEventAccounts, dossier_event_accounts, GTK_TYPE_WIDGET)

static void
open_cb (GtkButton *button, DossierEventAccounts *self)
{
  g_signal_emit (self, signals[SIGNAL_OPEN], 0,
                 *(gint64 *) g_object_get_data (G_OBJECT (button), "event"));
}

static GtkWidget *
title_button_new (DossierEventAccounts *self, const DossierCardItem *item)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *lines = dossier_card_line_new (NULL, item->text, item->detail, NULL);

  if (item->extra != NULL)
    {
      GtkWidget *source = gtk_label_new (item->extra);

      gtk_label_set_xalign (GTK_LABEL (source), 0);
      gtk_label_set_ellipsize (GTK_LABEL (source), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (source, "caption");
      gtk_widget_add_css_class (source, "dim-label");
      gtk_box_append (GTK_BOX (gtk_widget_get_first_child (lines)), source);
    }
  gtk_button_set_child (GTK_BUTTON (button), lines);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "saying-button");
  gtk_widget_set_tooltip_text (button, _ ("Show this event"));
  g_object_set_data_full (G_OBJECT (button), "event", g_memdup2 (&item->other, sizeof item->other),
                          g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (open_cb), self);
  return button;
}

static void
link_with (DossierEventAccounts *self, gint64 other)
{
  dossier_session_do (self->session, "link.add",
                      dossier_args_new ("kind", g_variant_new_string ("same event"), "from",
                                        g_variant_new_int64 (self->event), "to",
                                        g_variant_new_int64 (other), NULL));
}

static void
same_cb (GtkButton *button, DossierEventAccounts *self)
{
  link_with (self, *(gint64 *) g_object_get_data (G_OBJECT (button), "event"));
}

static void
other_cb (GtkButton *button, DossierEventAccounts *self)
{
  gint64 other = *(gint64 *) g_object_get_data (G_OBJECT (button), "event");

  dossier_session_do (self->session, "event.not-same",
                      dossier_args_new ("event", g_variant_new_int64 (self->event), "other-event",
                                        g_variant_new_int64 (other), NULL));
}

static void
add_icon_button (DossierEventAccounts *self, GtkWidget *line, const char *icon, const char *tooltip,
                 gint64 event, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "small-button");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "event", g_memdup2 (&event, sizeof event), g_free);
  g_signal_connect (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (line), button);
}

static void
show_accounts (DossierEventAccounts *self, const GArray *accounts)
{
  dossier_card_clear (self->accounts);
  for (guint i = 0; i < accounts->len; i++)
    {
      const DossierCardItem *item = &g_array_index (accounts, DossierCardItem, i);
      GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

      gtk_box_append (GTK_BOX (line), title_button_new (self, item));
      if (item->id != 0)
        gtk_box_append (GTK_BOX (line),
                        dossier_card_remove_button_new (self->session, _ ("Not the same event"),
                                                        "link.remove", "link", item->id));
      gtk_box_append (GTK_BOX (self->accounts), line);
    }
  gtk_widget_set_visible (self->compare, accounts->len > 0);
}

static void
show_candidates (DossierEventAccounts *self, const GArray *candidates)
{
  dossier_card_clear (self->candidates);
  for (guint i = 0; i < candidates->len; i++)
    {
      const DossierCardItem *item = &g_array_index (candidates, DossierCardItem, i);
      GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

      gtk_box_append (GTK_BOX (line), title_button_new (self, item));
      add_icon_button (self, line, "object-select-symbolic", _ ("It is the same event"),
                       item->other, G_CALLBACK (same_cb));
      add_icon_button (self, line, "window-close-symbolic", _ ("It is another event"), item->other,
                       G_CALLBACK (other_cb));
      gtk_box_append (GTK_BOX (self->candidates), line);
    }
  gtk_widget_set_visible (self->candidate_section, candidates->len > 0);
}

/**
 * dossier_event_accounts_show:
 * @fields: of the event
 */
void
dossier_event_accounts_show (DossierEventAccounts *self, const DossierEventCardFields *fields)
{
  show_accounts (self, fields->accounts);
  show_candidates (self, fields->candidates);
}

/* There are few: one of the event itself, and links that touch it. */
static void
show_conflicts (DossierEventAccounts *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->conflicts));

  dossier_card_clear (self->conflict_lines);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DossierConflict) conflict =
          g_list_model_get_item (G_LIST_MODEL (self->conflicts), i);
      GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);

      g_signal_handlers_disconnect_by_data (conflict, self);
      g_signal_connect_object (conflict, "changed", G_CALLBACK (show_conflicts), self,
                               G_CONNECT_SWAPPED);
      if (dossier_row_is_loaded (DOSSIER_ROW (conflict))
          && !dossier_row_is_gone (DOSSIER_ROW (conflict)))
        dossier_conflict_lines_fill (lines, self->session, conflict);
      gtk_box_append (GTK_BOX (self->conflict_lines), lines);
    }
  gtk_widget_set_visible (self->conflict_section, n > 0);
}

static void
chosen_cb (DossierEventPalette *palette, gint64 event, DossierEventAccounts *self)
{
  link_with (self, event);
}

static void
add_account_cb (GtkWidget *button, DossierEventAccounts *self)
{
  GtkPopover *palette = dossier_event_palette_new (self->session);

  dossier_palette_popover_set_placeholder (DOSSIER_PALETTE_POPOVER (palette),
                                           _ ("Which event is the same?"));
  g_signal_connect_object (palette, "chosen", G_CALLBACK (chosen_cb), self, 0);
  dossier_popover_show_at (palette, button);
}

static void
compare_cb (GtkWidget *button, DossierEventAccounts *self)
{
  dossier_accounts_window_present (self->session, self->event, button);
}

static void
dossier_event_accounts_dispose (GObject *object)
{
  DossierEventAccounts *self = DOSSIER_EVENT_ACCOUNTS (object);

  if (self->conflicts != NULL)
    g_signal_handlers_disconnect_by_data (self->conflicts, self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->conflicts);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (dossier_event_accounts_parent_class)->dispose (object);
}

static void
dossier_event_accounts_class_init (DossierEventAccountsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_event_accounts_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  signals[SIGNAL_OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
dossier_event_accounts_init (DossierEventAccounts *self)
{
  GtkWidget *section, *heading;

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->conflict_section = dossier_card_section_new (_ ("Disagreements"), NULL);
  self->conflict_lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  gtk_box_append (GTK_BOX (self->conflict_section), self->conflict_lines);
  gtk_widget_set_visible (self->conflict_section, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->conflict_section);
  section = dossier_card_section_new (_ ("Other accounts"), &heading);
  self->compare = gtk_button_new_with_label (_ ("Compare…"));
  gtk_widget_add_css_class (self->compare, "reading-button");
  gtk_widget_set_tooltip_text (self->compare, _ ("All accounts of this event side by side"));
  gtk_widget_set_valign (self->compare, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->compare, FALSE);
  g_signal_connect (self->compare, "clicked", G_CALLBACK (compare_cb), self);
  gtk_box_append (GTK_BOX (heading), self->compare);
  g_signal_connect (dossier_card_add_button (heading, _ ("Link another account of this event")),
                    "clicked", G_CALLBACK (add_account_cb), self);
  self->accounts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_box_append (GTK_BOX (section), self->accounts);
  gtk_box_append (GTK_BOX (self->box), section);
  self->candidate_section = dossier_card_section_new (_ ("Perhaps the same event"), NULL);
  self->candidates = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_box_append (GTK_BOX (self->candidate_section), self->candidates);
  gtk_widget_set_visible (self->candidate_section, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->candidate_section);
}

/**
 * dossier_event_accounts_new:
 * @session: where its acts are done
 * @event: which
 */
GtkWidget *
dossier_event_accounts_new (DossierSession *session, gint64 event)
{
  DossierEventAccounts *self = g_object_new (DOSSIER_TYPE_EVENT_ACCOUNTS, NULL);

  self->session = g_object_ref (session);
  self->event = event;
  self->conflicts =
      dossier_live_list_new (dossier_session_get_corpus (session), &dossier_conflict_list_kind,
                             dossier_args_new ("event", g_variant_new_int64 (event), NULL));
  g_signal_connect_swapped (self->conflicts, "items-changed", G_CALLBACK (show_conflicts), self);
  g_signal_connect_object (self->conflicts, "failed", G_CALLBACK (dossier_session_fail), session,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
