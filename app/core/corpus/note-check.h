#pragma once

#include "store/database.h"

G_BEGIN_DECLS

/* What should be looked at before a note leaves the dossier. */
typedef struct
{
  guint n_citations;  /* that lead to a passage */
  guint n_equal;      /* whose quote stands in its article, letter for letter */
  guint n_unused;     /* [^N] without a citation */
  guint n_undated;    /* whose article has no certain date */
  guint n_follow_ups; /* still open on what is cited, its article or the note */
} DossierNoteCheck;

DossierNoteCheck *dossier_note_check_read (DossierDatabase *database, gint64 note, GError **error);

G_END_DECLS
