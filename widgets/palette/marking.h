#pragma once

#include "palette/palette.h"
#include "palette/text-popover.h"
#include "parts/session.h"

G_BEGIN_DECLS

/* Some words of a text that something is being done about, and the acts. */
typedef struct _DossierMarking DossierMarking;

DossierMarking *dossier_marking_new (DossierSession *session, gint64 revision, guint start,
                                     guint end);
void dossier_marking_free (DossierMarking *self);
void dossier_marking_take (DossierMarking *self, const DossierPaletteItem *item);
void dossier_marking_comment (DossierMarking *self, const char *text);
void dossier_marking_show_taken (DossierMarking *self, DossierPalette *palette);
void dossier_marking_load_comment (DossierMarking *self, DossierTextPopover *popover);
void dossier_marking_set_zone (DossierMarking *self, const char *kind);
void dossier_marking_add_evidence (DossierMarking *self, gint64 event);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierMarking, dossier_marking_free)

G_END_DECLS
