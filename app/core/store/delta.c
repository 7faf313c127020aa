#include "store/delta.h"

G_DEFINE_BOXED_TYPE (DossierDelta, dossier_delta, dossier_delta_ref, dossier_delta_unref)

/**
 * dossier_delta_new:
 * @label: what was done, as a person reads it
 * @subject: the record it is about, or 0
 *
 * Returns: (transfer full): a delta without rows; filled by the store before anybody else sees it
 */
DossierDelta *
dossier_delta_new (DossierDeltaOp op, const char *label, gint64 subject)
{
  DossierDelta *self = g_new0 (DossierDelta, 1);

  g_atomic_ref_count_init (&self->references);
  self->op = op;
  self->label = g_strdup (label);
  self->subject = subject;
  self->rows = g_array_new (FALSE, FALSE, sizeof (DossierDeltaRow));
  return self;
}

/**
 * dossier_delta_ref:
 *
 * Returns: (transfer full): the same. Any thread.
 */
DossierDelta *
dossier_delta_ref (DossierDelta *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

/**
 * dossier_delta_unref:
 *
 * Any thread.
 */
void
dossier_delta_unref (DossierDelta *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;

  g_free (self->label);
  g_free (self->undo_label);
  g_free (self->redo_label);
  g_array_unref (self->rows);
  g_free (self);
}

/**
 * dossier_delta_add:
 * @op: '+', '-' or '~'
 * @owner: the value of the second column where it is an integer that is known, else 0
 */
void
dossier_delta_add (DossierDelta *self, const DossierTable *table, char op, gint64 id, gint64 owner)
{
  DossierDeltaRow row = { table, op, id, owner };

  g_array_append_val (self->rows, row);
}

/**
 * dossier_delta_touches:
 * @tables: NULL-terminated names
 *
 * Returns: whether a row of one of @tables was touched
 */
gboolean
dossier_delta_touches (const DossierDelta *self, const char *const *tables)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_strv_contains (tables, g_array_index (self->rows, DossierDeltaRow, i).table->name))
      return TRUE;
  return FALSE;
}

/**
 * dossier_delta_has:
 *
 * Returns: whether the row @id of @table was touched
 */
gboolean
dossier_delta_has (const DossierDelta *self, const char *table, gint64 id)
{
  const DossierTable *wanted = dossier_tables_find (table);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const DossierDeltaRow *row = &g_array_index (self->rows, DossierDeltaRow, i);
      if (row->id == id && row->table == wanted)
        return TRUE;
    }
  return FALSE;
}
