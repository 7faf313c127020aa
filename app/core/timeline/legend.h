#pragma once

#include "timeline/layout.h"

G_BEGIN_DECLS

/* One form and what it means. */
typedef struct
{
  const char *words; /* for people, to be translated */
  DossierTimelineForm form;
  DossierTimelineState state;
  DossierTimelineFlags flags;
  gboolean is_dot;
} DossierTimelineSign;

const DossierTimelineSign *dossier_timeline_signs_get (guint *n_signs);
void dossier_timeline_sign_init (const DossierTimelineSign *self, double x, guint row,
                                 DossierTimelineEvent *event, DossierTimelineItem *item);

G_END_DECLS
