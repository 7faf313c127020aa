#pragma once

#include "corpus/args.h"
#include "corpus/date-reading.h"

G_BEGIN_DECLS

/* What a person makes of a suggestion, where it is not taken as it stands. */
typedef struct
{
  const char *edtf;
  const char *rule;
  const char *anchor_kind; /* NULL: as it was found */
  gint64 anchor;           /* a record, or 0 */
  int anchor_index;        /* another expression of the reading, or -1 */
  const char *anchor_text; /* how it is counted from there, or NULL */
} DossierDateWish;

GVariant *dossier_date_accept_args (DossierDateReading *reading, guint index, gboolean all_like_it);
GVariant *dossier_date_accept_args_like (DossierDateReading *reading, guint like);
GVariant *dossier_date_accept_args_everywhere (GVariant *args, const char *words, guint before);
GVariant *dossier_date_accept_args_as (DossierDateReading *reading, guint index,
                                       const DossierDateWish *wish);

G_END_DECLS
