#pragma once

#include "dates/date-finder.h"
#include "store/database.h"

G_BEGIN_DECLS

/* Some words with the text around them, enough to tell the tense of their verb. */
typedef struct
{
  char *text;
  guint start; /* of the words in @text, code points */
  guint end;
  char *language; /* nullable */
} DossierDateWords;

DossierDateWords *dossier_date_words_read (DossierDatabase *database, gint64 revision, guint start,
                                           guint end, GError **error);
void dossier_date_words_free (DossierDateWords *self);
DossierFoundDate *dossier_date_propose (const DossierDateWords *words, DossierDateAnchor anchor,
                                        const char *anchor_edtf);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierDateWords, dossier_date_words_free)

G_END_DECLS
