#include "model/row.h"

#include <string.h>

typedef struct
{
  gint64 id;
  gint group;
  gboolean first_of_group;
  gboolean loaded;
  gboolean gone;
} DossierRowPrivate;

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_TYPE_WITH_PRIVATE (DossierRow, dossier_row, G_TYPE_OBJECT)

static void
dossier_row_class_init (DossierRowClass *klass)
{
  /**
   * DossierRow::changed:
   *
   * The fields were read, or read anew.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", DOSSIER_TYPE_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
dossier_row_init (DossierRow *self)
{
}

static DossierRowPrivate *private(DossierRow *self)
{
  return dossier_row_get_instance_private (self);
}

/**
 * dossier_row_get_id:
 */
gint64
dossier_row_get_id (DossierRow *self)
{
  return private(self)->id;
}

/**
 * dossier_row_set_id:
 *
 * For whoever makes the row.
 */
void
dossier_row_set_id (DossierRow *self, gint64 id)
{
  private (self)->id = id;
}

/**
 * dossier_row_is_loaded:
 *
 * Returns: FALSE while the fields are still empty
 */
gboolean
dossier_row_is_loaded (DossierRow *self)
{
  return private(self)->loaded;
}

/**
 * dossier_row_is_gone:
 *
 * Returns: whether the record was no longer there when the row was read
 */
gboolean
dossier_row_is_gone (DossierRow *self)
{
  return private(self)->gone;
}

/**
 * dossier_row_get_group:
 *
 * Returns: which group of its list the row stands in; what the number means, the list says
 */
gint
dossier_row_get_group (DossierRow *self)
{
  return private(self)->group;
}

/**
 * dossier_row_is_first_of_group:
 *
 * Returns: whether a heading belongs above the row
 */
gboolean
dossier_row_is_first_of_group (DossierRow *self)
{
  return private(self)->first_of_group;
}

/**
 * dossier_row_set_group:
 *
 * For the list that holds the row.
 */
void
dossier_row_set_group (DossierRow *self, gint group, gboolean first)
{
  DossierRowPrivate *row = private(self);

  row->group = group;
  row->first_of_group = first;
}

/**
 * dossier_row_take:
 * @fresh: (nullable): a row of the same type that was just read; NULL when the record is gone
 *
 * Takes over the fields of @fresh, which gets the old ones, and says `changed`.
 */
void
dossier_row_take (DossierRow *self, DossierRow *fresh)
{
  DossierRowClass *klass = DOSSIER_ROW_GET_CLASS (self);
  DossierRowPrivate *row = private(self);

  row->gone = fresh == NULL;
  row->loaded = TRUE;
  if (fresh != NULL)
    {
      g_autofree gpointer fields =
          g_memdup2 (G_STRUCT_MEMBER_P (self, klass->fields_offset), klass->fields_size);

      memcpy (G_STRUCT_MEMBER_P (self, klass->fields_offset),
              G_STRUCT_MEMBER_P (fresh, klass->fields_offset), klass->fields_size);
      memcpy (G_STRUCT_MEMBER_P (fresh, klass->fields_offset), fields, klass->fields_size);
    }
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}
