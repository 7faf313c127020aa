#include "model/account-table.h"

G_DEFINE_FINAL_TYPE (DossierAccountTable, dossier_account_table, DOSSIER_TYPE_ROW)

/**
 * dossier_account_column_free:
 */
void
dossier_account_column_free (DossierAccountColumn *self)
{
  g_free (self->title);
  g_free (self->source);
  g_free (self);
}

/**
 * dossier_account_line_new:
 * @name: of the question, for a person
 *
 * Returns: (transfer full): without an answer yet
 */
DossierAccountLine *
dossier_account_line_new (const char *name)
{
  DossierAccountLine *self = g_new0 (DossierAccountLine, 1);

  self->name = g_strdup (name);
  self->cells = g_ptr_array_new_with_free_func (g_free);
  self->matter = -1;
  return self;
}

/**
 * dossier_account_line_free:
 */
void
dossier_account_line_free (DossierAccountLine *self)
{
  g_free (self->name);
  g_ptr_array_unref (self->cells);
  g_free (self);
}

static void
dossier_account_table_finalize (GObject *object)
{
  DossierAccountTable *self = DOSSIER_ACCOUNT_TABLE (object);

  g_clear_pointer (&self->fields.columns, g_ptr_array_unref);
  g_clear_pointer (&self->fields.lines, g_ptr_array_unref);
  g_clear_object (&self->fields.conflict);
  G_OBJECT_CLASS (dossier_account_table_parent_class)->finalize (object);
}

static void
dossier_account_table_class_init (DossierAccountTableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_account_table_finalize;
  DOSSIER_ROW_CLASS (klass)->fields_offset = G_STRUCT_OFFSET (DossierAccountTable, fields);
  DOSSIER_ROW_CLASS (klass)->fields_size = sizeof (DossierAccountTableFields);
}

static void
dossier_account_table_init (DossierAccountTable *self)
{
}
