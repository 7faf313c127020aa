#include "palette/palette-lines.h"

static GtkAdjustment *
find_adjustment (GtkListBox *lines)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (lines), GTK_TYPE_SCROLLED_WINDOW);

  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
}

/**
 * dossier_palette_lines_new:
 * @name: the accessible name
 *
 * Returns: (transfer floating): an empty #GtkListBox, for dossier_palette_lines_scroll()
 */
GtkWidget *
dossier_palette_lines_new (const char *name)
{
  GtkWidget *lines = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (lines), GTK_SELECTION_BROWSE);
  gtk_widget_set_can_focus (lines, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (lines), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return lines;
}

/**
 * dossier_palette_lines_scroll:
 * @lines: (transfer floating): as made by dossier_palette_lines_new()
 *
 * Returns: (transfer floating): a #GtkScrolledWindow around them
 */
GtkWidget *
dossier_palette_lines_scroll (GtkListBox *lines)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (lines));
  return scroller;
}

/**
 * dossier_palette_lines_clear:
 *
 * Removes every line.
 */
void
dossier_palette_lines_clear (GtkListBox *lines)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (lines, 0)) != NULL)
    gtk_list_box_remove (lines, GTK_WIDGET (row));
}

/**
 * dossier_palette_lines_choose_first:
 *
 * Chooses the first line, and shows it.
 */
void
dossier_palette_lines_choose_first (GtkListBox *lines)
{
  gtk_list_box_select_row (lines, gtk_list_box_get_row_at_index (lines, 0));
  gtk_adjustment_set_value (find_adjustment (lines), 0);
}

/**
 * dossier_palette_lines_move:
 * @by: how many lines down, negative for up; it ends at the last or the first
 *
 * Chooses another line, and shows it.
 */
void
dossier_palette_lines_move (GtkListBox *lines, int by)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (lines);
  int position = row != NULL ? gtk_list_box_row_get_index (row) : -1;
  int step = by > 0 ? 1 : -1;
  graphene_rect_t bounds;

  for (int i = 0; i < ABS (by); i++)
    {
      GtkListBoxRow *next = gtk_list_box_get_row_at_index (lines, MAX (position + step, 0));

      if (next == NULL)
        break;
      row = next;
      position = gtk_list_box_row_get_index (row);
    }
  if (row == NULL)
    return;
  gtk_list_box_select_row (lines, row);
  if (gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (lines), &bounds))
    gtk_adjustment_clamp_page (find_adjustment (lines), bounds.origin.y,
                               bounds.origin.y + bounds.size.height);
}
