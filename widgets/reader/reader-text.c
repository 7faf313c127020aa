#include "reader/reader-text.h"

/**
 * dossier_reader_show_zones:
 *
 * Shows what of the text is set aside: what is no body.
 */
void
dossier_reader_show_zones (DossierReader *self, const DossierArticleText *text)
{
  g_autoptr (GArray) zones = g_array_new (FALSE, FALSE, sizeof (DossierReaderZone));

  for (guint i = 0; i < text->zones->len; i++)
    {
      const DossierZone *zone = &g_array_index (text->zones, DossierZone, i);
      DossierReaderZone shown = { zone->range, dossier_zone_kind_get_name (zone->kind) };

      if (!zone->in_body)
        g_array_append_val (zones, shown);
    }
  dossier_reader_set_zones (self, (const DossierReaderZone *) (gpointer) zones->data, zones->len);
}

/**
 * dossier_reader_show_text:
 * @text: what is shown from now on, with its form and what is set aside; without marks
 */
void
dossier_reader_show_text (DossierReader *self, const DossierArticleText *text)
{
  gsize n_bytes;
  const char *data = dossier_text_map_get_data (text->map, &n_bytes);
  g_autofree char *terminated = g_strndup (data, n_bytes);

  dossier_reader_set_marks (self, NULL, 0);
  dossier_reader_set_zones (self, NULL, 0);
  dossier_reader_set_article (self, terminated);
  dossier_reader_set_layout (self, (const DossierTextSpan *) (gpointer) text->layout->data,
                             text->layout->len);
  dossier_reader_show_zones (self, text);
}
