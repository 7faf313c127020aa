#include "reader/reader-private.h"

/* Marks change many times a second while tagging: only what is drawn is asked for again. */
static void
marks_changed (DossierReader *self)
{
  if (self->current != 0 && dossier_mark_set_lookup (self->marks, self->current) == NULL)
    dossier_reader_set_current_mark (self, 0);
  dossier_reader_update_actions (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  dossier_reader_marks_changed (self);
}

/**
 * dossier_reader_set_marks:
 * @self: a reader
 * @marks: (array length=n_marks) (nullable): copied
 * @n_marks: their number
 *
 * Replaces all marks; the current one stays if it is among them.
 */
void
dossier_reader_set_marks (DossierReader *self, const DossierMark *marks, guint n_marks)
{
  self->moved_mark = 0;
  dossier_mark_set_load (self->marks, marks, n_marks);
  marks_changed (self);
}

/**
 * dossier_reader_add_mark:
 * @self: a reader
 * @mark: copied; the mark with the same id is replaced
 */
void
dossier_reader_add_mark (DossierReader *self, const DossierMark *mark)
{
  if (mark->id == self->moved_mark && mark->start == self->moved_to.start
      && mark->end == self->moved_to.end)
    self->moved_mark = 0;
  if (dossier_mark_set_add (self->marks, mark))
    marks_changed (self);
}

/**
 * dossier_reader_remove_mark:
 * @self: a reader
 * @id: of a mark; one that is not there is no error
 */
void
dossier_reader_remove_mark (DossierReader *self, gint64 id)
{
  if (dossier_mark_set_remove (self->marks, id))
    marks_changed (self);
}

/**
 * dossier_reader_get_mark:
 * @self: a reader
 * @id: of a mark
 *
 * Returns: (transfer none) (nullable): the mark, valid until marks change
 */
const DossierMark *
dossier_reader_get_mark (DossierReader *self, gint64 id)
{
  return dossier_mark_set_lookup (self->marks, id);
}

/**
 * dossier_reader_get_n_marks:
 * @self: a reader
 *
 * Returns: how many marks there are, shown or not
 */
guint
dossier_reader_get_n_marks (DossierReader *self)
{
  return dossier_mark_set_get_size (self->marks);
}

/**
 * dossier_reader_find_marks:
 * @self: a reader
 * @start: first code point
 * @end: the one behind the last
 *
 * Returns: (transfer full) (element-type DossierMark): the shown marks in the range, valid until
 *   marks change
 */
GPtrArray *
dossier_reader_find_marks (DossierReader *self, guint start, guint end)
{
  return dossier_mark_set_query (self->marks, start, end);
}

/**
 * dossier_reader_set_kind_shown:
 * @self: a reader
 * @kind: a kind of marks
 * @shown: whether the page shows it
 */
void
dossier_reader_set_kind_shown (DossierReader *self, DossierMarkKind kind, gboolean shown)
{
  const DossierMark *current = dossier_mark_set_lookup (self->marks, self->current);

  dossier_mark_set_set_kind_shown (self->marks, kind, shown);
  if (!shown && current != NULL && current->kind == kind)
    dossier_reader_set_current_mark (self, 0);
  marks_changed (self);
}

/**
 * dossier_reader_is_kind_shown:
 * @self: a reader
 * @kind: a kind of marks
 *
 * Returns: whether the page shows it
 */
gboolean
dossier_reader_is_kind_shown (DossierReader *self, DossierMarkKind kind)
{
  return dossier_mark_set_is_kind_shown (self->marks, kind);
}

/**
 * dossier_reader_set_show_actor_kinds:
 * @self: a reader
 * @show: whether mentions are drawn in the colour of their actor's kind; otherwise they are one
 *   thin neutral line
 */
void
dossier_reader_set_show_actor_kinds (DossierReader *self, gboolean show)
{
  self->show_actor_kinds = show;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * dossier_reader_set_current_mark:
 * @self: a reader
 * @id: of a mark, or 0 for none; one that is not there counts as none
 *
 * Outlines the mark and emits ::mark-activated if it was not the current one.
 */
void
dossier_reader_set_current_mark (DossierReader *self, gint64 id)
{
  if (id != 0 && dossier_mark_set_lookup (self->marks, id) == NULL)
    id = 0;
  if (self->current == id)
    return;
  self->current = id;
  dossier_reader_current_changed (self);
}

/**
 * dossier_reader_get_current_mark:
 * @self: a reader
 *
 * Returns: the current mark, or 0
 */
gint64
dossier_reader_get_current_mark (DossierReader *self)
{
  return self->current;
}
