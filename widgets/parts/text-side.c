#include "parts/text-side.h"

/**
 * dossier_text_side_follow:
 * @label: whose text was just set
 *
 * Puts words that are read from right to left at the right, whatever the language of the program.
 * Main thread.
 */
void
dossier_text_side_follow (GtkLabel *label)
{
  PangoLayout *layout = gtk_label_get_layout (label);
  gboolean text_rtl = pango_layout_get_direction (layout, 0) == PANGO_DIRECTION_RTL;
  gboolean widget_rtl = gtk_widget_get_direction (GTK_WIDGET (label)) == GTK_TEXT_DIR_RTL;

  gtk_label_set_xalign (label, text_rtl == widget_rtl ? 0.f : 1.f);
}
