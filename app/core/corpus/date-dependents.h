#pragma once

#include "store/act.h"

G_BEGIN_DECLS

/**
 * DossierDateDependent:
 * @date: the record, or 0 for a suggestion
 * @article: where it stands
 * @quote: its words
 * @now: (nullable): the value that it has
 * @then: (nullable): what would follow from its anchor
 * @is_own: whether the analyst gave it another value than was proposed: then it stays
 *
 * A date that hangs on the day of publication, at once or by way of others.
 */
typedef struct
{
  gint64 date;
  gint64 article;
  char *quote;
  char *now;
  char *then;
  gboolean is_own;
} DossierDateDependent;

GPtrArray *dossier_date_dependents_read (DossierDatabase *database, gint64 article,
                                         const char *published, GError **error);
gboolean dossier_date_dependent_moves (const DossierDateDependent *self);

G_END_DECLS
