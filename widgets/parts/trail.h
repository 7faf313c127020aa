#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where somebody was: a passage of an article, start and end in code points, or a place in a view. */
typedef struct
{
  gint64 article;
  guint start;
  guint end;
  gint64 record;    /* the mark that was current there, or 0 */
  const char *view; /* where it was looked at, interned; NULL while reading */
  GVariant *spot;   /* (nullable): what that view had shown, as it says itself */
} DossierPlace;

void dossier_place_clear (DossierPlace *place);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DossierPlace, dossier_place_clear)

/* Where a person has been, for going back and forward. The place of now is not in it. */
typedef struct _DossierTrail DossierTrail;

DossierTrail *dossier_trail_new (void);
void dossier_trail_free (DossierTrail *self);
void dossier_trail_leave (DossierTrail *self, const DossierPlace *here);
gboolean dossier_trail_back (DossierTrail *self, const DossierPlace *here, DossierPlace *to);
gboolean dossier_trail_forward (DossierTrail *self, const DossierPlace *here, DossierPlace *to);
gboolean dossier_trail_can_back (DossierTrail *self);
gboolean dossier_trail_can_forward (DossierTrail *self);
void dossier_trail_forget (DossierTrail *self, gint64 article);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierTrail, dossier_trail_free)

G_END_DECLS
