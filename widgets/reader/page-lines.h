#pragma once

#include "base/page-text.h"
#include "reader/line-edges.h"

G_BEGIN_DECLS

/**
 * DossierPageLine:
 * @first: at its first character
 * @start: the article's code point there
 * @end: the article's code point behind its last character, the line feed left out
 * @x: left edge of its first character, buffer coordinates
 * @y: top of its characters, buffer coordinates
 * @height: of its characters
 * @is_bidi: whether characters run from right to left in it
 * @begins_paragraph: whether a paragraph of the page begins with it
 *
 * One line as it is laid out.
 */
typedef struct
{
  GtkTextIter first;
  guint start;
  guint end;
  guint n_chars;
  int x;
  int y;
  int height;
  gboolean is_bidi;
  gboolean begins_paragraph;

  /*< private >*/
  DossierEdges *edges; /* looked up when first needed */
} DossierPageLine;

GArray *dossier_page_lines_collect (GtkTextView *view, DossierPageText *page);
GArray *dossier_page_line_get_spans (DossierPageLine *self, GtkTextView *view,
                                     DossierLineEdges *edges, guint start, guint end);

G_END_DECLS
