#include "reader/line-edges.h"

/* Lines that are kept; more than some screens hold. */
#define MAX_LINES 600

#define UNKNOWN G_MININT

struct _DossierEdges
{
  guint n_chars;
  DossierSpan first; /* as they were when the rest was measured */
  DossierSpan last;
  int height;
  DossierSpan chars[];
};

struct _DossierLineEdges
{
  GHashTable *lines; /* offset in the buffer + 1 → (owned) DossierEdges */
};

/**
 * dossier_line_edges_new:
 *
 * Returns: (transfer full): nothing known yet. Main thread.
 */
DossierLineEdges *
dossier_line_edges_new (void)
{
  DossierLineEdges *self = g_new0 (DossierLineEdges, 1);

  self->lines = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  return self;
}

/**
 * dossier_line_edges_free:
 * @self: (transfer full): what is known
 */
void
dossier_line_edges_free (DossierLineEdges *self)
{
  g_hash_table_unref (self->lines);
  g_free (self);
}

/* From left to right, whichever way the character is read. */
static DossierSpan
measure (GtkTextView *view, const GtkTextIter *first, guint i, int *height)
{
  GtkTextIter iter = *first;
  GdkRectangle rect;

  gtk_text_iter_forward_chars (&iter, (int) i);
  gtk_text_view_get_iter_location (view, &iter, &rect);
  if (height != NULL)
    *height = rect.height;
  return (DossierSpan){ MIN (rect.x, rect.x + rect.width), ABS (rect.width) };
}

static gboolean
is_same (DossierSpan a, DossierSpan b)
{
  return a.x == b.x && a.width == b.width;
}

/**
 * dossier_line_edges_find:
 * @self: what is known
 * @view: the view, always the same one
 * @first: the first character of a display line
 * @n_chars: of the line, at least one
 *
 * What is known of a line counts while both its ends are where they were: nothing has to say that
 * the type, the width or the text changed.
 *
 * Returns: (transfer none): the line, until the next call
 */
DossierEdges *
dossier_line_edges_find (DossierLineEdges *self, GtkTextView *view, const GtkTextIter *first,
                         guint n_chars)
{
  gpointer key = GINT_TO_POINTER (gtk_text_iter_get_offset (first) + 1);
  DossierEdges *edges = g_hash_table_lookup (self->lines, key);
  int height;
  DossierSpan begin = measure (view, first, 0, &height);
  DossierSpan end = measure (view, first, n_chars - 1, NULL);

  if (edges != NULL && edges->n_chars == n_chars && edges->height == height
      && is_same (edges->first, begin) && is_same (edges->last, end))
    return edges;

  if (g_hash_table_size (self->lines) >= MAX_LINES)
    g_hash_table_remove_all (self->lines);
  edges = g_malloc (sizeof *edges + n_chars * sizeof *edges->chars);
  *edges = (DossierEdges){ n_chars, begin, end, height };
  for (guint i = 0; i < n_chars; i++)
    edges->chars[i] = (DossierSpan){ UNKNOWN, 0 };
  edges->chars[0] = begin;
  edges->chars[n_chars - 1] = end;
  g_hash_table_replace (self->lines, key, edges);
  return edges;
}

/**
 * dossier_edges_get:
 * @self: a line
 * @view: the view
 * @first: the first character of the line
 * @i: a character of it
 *
 * Returns: where the character stands, in buffer coordinates
 */
DossierSpan
dossier_edges_get (DossierEdges *self, GtkTextView *view, const GtkTextIter *first, guint i)
{
  g_return_val_if_fail (i < self->n_chars, self->first);

  if (self->chars[i].x == UNKNOWN)
    self->chars[i] = measure (view, first, i, NULL);
  return self->chars[i];
}
