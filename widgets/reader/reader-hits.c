#include "reader/reader-private.h"

/* Hits are marks that nobody made: a set of their own keeps them out of what `[`, `]`, `o` and a
 * click go to, and a change of the marks does not lose them. */

/**
 * dossier_reader_set_hits:
 * @self: a reader
 * @hits: (array length=n_hits) (nullable): in code points of the article; copied
 * @n_hits: their number
 *
 * Replaces what was found; another article has none.
 */
void
dossier_reader_set_hits (DossierReader *self, const DossierTextRange *hits, guint n_hits)
{
  g_autofree DossierMark *marks = g_new0 (DossierMark, n_hits + 1);

  for (guint i = 0; i < n_hits; i++)
    marks[i] = (DossierMark){ .id = (gint64) i + 1,
                              .start = hits[i].start,
                              .end = hits[i].end,
                              .kind = DOSSIER_MARK_SEARCH_HIT };
  if (n_hits == 0 && dossier_mark_set_get_size (self->hits) == 0)
    return;
  dossier_mark_set_load (self->hits, marks, n_hits);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  dossier_reader_marks_changed (self);
}

/**
 * dossier_reader_find_hits:
 * @self: a reader
 * @start: first code point
 * @end: the one behind the last
 *
 * Returns: (transfer full) (element-type DossierMark): what was found in the range, valid until
 *   dossier_reader_set_hits()
 */
GPtrArray *
dossier_reader_find_hits (DossierReader *self, guint start, guint end)
{
  return dossier_mark_set_query (self->hits, start, end);
}
