#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Part of a line, from left to right. */
typedef struct
{
  int x;
  int width;
} DossierSpan;

/**
 * DossierLineEdges:
 *
 * Where characters stand on the display lines of one view, kept from frame to frame: asking
 * GtkTextView costs as much as all other painting of a dense page, and scrolling changes nothing in
 * it.
 */
typedef struct _DossierLineEdges DossierLineEdges;

/* The characters of one line. */
typedef struct _DossierEdges DossierEdges;

DossierLineEdges *dossier_line_edges_new (void);
void dossier_line_edges_free (DossierLineEdges *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierLineEdges, dossier_line_edges_free)

DossierEdges *dossier_line_edges_find (DossierLineEdges *self, GtkTextView *view,
                                       const GtkTextIter *first, guint n_chars);
DossierSpan dossier_edges_get (DossierEdges *self, GtkTextView *view, const GtkTextIter *first,
                               guint i);

G_END_DECLS
