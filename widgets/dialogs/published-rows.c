#include "dialogs/published-rows.h"

#include "parts/edtf-entry.h"

#include <glib/gi18n.h>

/**
 * dossier_evidence_row_new:
 * @reason: what tells, as it would become a reason
 * @supports: (nullable): for what it speaks
 *
 * Returns: (transfer floating): a row with a tick, for a preferences group
 */
GtkWidget *
dossier_evidence_row_new (const char *reason, const char *supports)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *verdict = gtk_label_new (NULL);
  /* A sentence of ours that begins with a name in another script still runs as ours do. */
  gboolean rtl = gtk_widget_get_direction (row) == GTK_TEXT_DIR_RTL;
  g_autofree char *title = g_markup_printf_escaped ("%s%s", rtl ? "\u200f" : "\u200e", reason);
  g_autofree char *subtitle =
      supports != NULL ? g_markup_printf_escaped (_ ("speaks for: %s"), supports) : g_strdup ("");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, reason,
                                  -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_widget_add_css_class (verdict, "caption");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), verdict);
  g_object_set_data (G_OBJECT (row), "check", check);
  g_object_set_data (G_OBJECT (row), "verdict", verdict);
  return row;
}

/**
 * dossier_evidence_row_weigh:
 * @verdict: what the evidence says to the day that is written
 */
void
dossier_evidence_row_weigh (GtkWidget *row, DossierEvidenceVerdict verdict)
{
  GtkWidget *label = g_object_get_data (G_OBJECT (row), "verdict");

  gtk_label_set_text (GTK_LABEL (label), verdict == DOSSIER_EVIDENCE_AGREES      ? _ ("✓ agrees")
                                         : verdict == DOSSIER_EVIDENCE_DISAGREES ? _ ("✗ not then")
                                                                                 : "");
  gtk_widget_remove_css_class (label, "success");
  gtk_widget_remove_css_class (label, "error");
  if (verdict != DOSSIER_EVIDENCE_SILENT)
    gtk_widget_add_css_class (label, verdict == DOSSIER_EVIDENCE_AGREES ? "success" : "error");
}

/**
 * dossier_evidence_row_is_chosen:
 */
gboolean
dossier_evidence_row_is_chosen (GtkWidget *row)
{
  return gtk_check_button_get_active (g_object_get_data (G_OBJECT (row), "check"));
}

/**
 * dossier_evidence_row_choose:
 */
void
dossier_evidence_row_choose (GtkWidget *row, gboolean chosen)
{
  gtk_check_button_set_active (g_object_get_data (G_OBJECT (row), "check"), chosen);
}

/**
 * dossier_guess_button_new:
 *
 * Returns: (transfer floating): a day that the evidence speaks for, to be taken with a click
 */
GtkWidget *
dossier_guess_button_new (const DossierDateGuess *guess)
{
  g_autofree char *words = dossier_edtf_dup_words (guess->edtf);
  g_autofree char *label = g_strdup_printf (_ ("%s · %u of %u"), words, guess->n_agree,
                                            guess->n_agree + guess->n_disagree);
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "chip-toggle");
  gtk_widget_set_tooltip_text (button, _ ("How many of the reasons agree with it"));
  return button;
}

/**
 * dossier_dependent_row_new:
 *
 * Returns: (transfer floating): from what to what a date would move; one that the person dated as
 *   it was proposed has a tick
 */
GtkWidget *
dossier_dependent_row_new (const DossierDateDependent *dependent)
{
  gboolean moves = dossier_date_dependent_moves (dependent);
  g_autofree char *now = dossier_edtf_dup_words (dependent->now);
  g_autofree char *then = dossier_edtf_dup_words (dependent->then);
  g_autofree char *quote = g_strdup_printf ("“%s”", dependent->quote);
  g_autofree char *title = g_markup_escape_text (quote, -1);
  g_autofree char *way = NULL;
  g_autofree char *subtitle = NULL;
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  if (moves)
    way = g_strdup_printf (_ ("%s → %s"), now != NULL ? now : _ ("no date"), then);
  else if (dependent->is_own && then != NULL)
    way = g_strdup_printf (_ ("stays %s, which is yours; would be %s"), now, then);
  else
    way = g_strdup_printf (_ ("stays %s"), now != NULL ? now : _ ("without a date"));
  subtitle = g_markup_escape_text (way, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (check, moves && dependent->date != 0);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), moves);
  gtk_widget_set_tooltip_text (check, dependent->date != 0 ? _ ("Moves with the day of publication")
                                                           : _ ("A suggestion moves by itself"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, quote, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  if (moves && dependent->date != 0)
    adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_object_set_data (G_OBJECT (row), "check", check);
  return row;
}
