#include "conflicts/conflict-chip.h"

#include "corpus/args.h"
#include "corpus/lists.h"
#include "corpus/live-list.h"

#include <glib/gi18n.h>

struct _DossierConflictChip
{
  GtkButton parent_instance;

  DossierLiveList *open;
};

G_DEFINE_FINAL_TYPE (DossierConflictChip, dossier_conflict_chip, GTK_TYPE_BUTTON)

static void
show_count (DossierConflictChip *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->open));
  g_autofree char *label = g_strdup_printf (ngettext ("%u in conflict", "%u in conflict", n), n);

  gtk_button_set_label (GTK_BUTTON (self), label);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
}

static void
dossier_conflict_chip_dispose (GObject *object)
{
  DossierConflictChip *self = DOSSIER_CONFLICT_CHIP (object);

  if (self->open != NULL)
    g_signal_handlers_disconnect_by_data (self->open, self);
  g_clear_object (&self->open);
  G_OBJECT_CLASS (dossier_conflict_chip_parent_class)->dispose (object);
}

static void
dossier_conflict_chip_class_init (DossierConflictChipClass *class)
{
  G_OBJECT_CLASS (class)->dispose = dossier_conflict_chip_dispose;
}

static void
dossier_conflict_chip_init (DossierConflictChip *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "chip");
  gtk_widget_add_css_class (GTK_WIDGET (self), "conflict-chip");
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), _ ("Disagreements between accounts"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "win.conflicts");
}

/**
 * dossier_conflict_chip_new:
 * @session: whose dossier is looked at
 *
 * Returns: (transfer floating): it counts only after dossier_conflict_chip_set_paused() with %FALSE
 */
GtkWidget *
dossier_conflict_chip_new (DossierSession *session)
{
  DossierConflictChip *self = g_object_new (DOSSIER_TYPE_CONFLICT_CHIP, NULL);

  self->open =
      dossier_live_list_new (dossier_session_get_corpus (session), &dossier_conflict_list_kind,
                             dossier_args_new ("state", g_variant_new_string ("open"), NULL));
  dossier_live_list_set_paused (self->open, TRUE);
  g_signal_connect_swapped (self->open, "items-changed", G_CALLBACK (show_count), self);
  show_count (self);
  return GTK_WIDGET (self);
}

/**
 * dossier_conflict_chip_set_paused:
 * @paused: whether it stops counting, because nobody sees it
 */
void
dossier_conflict_chip_set_paused (DossierConflictChip *self, gboolean paused)
{
  dossier_live_list_set_paused (self->open, paused);
}
