#pragma once

#include "timeline/date-strip-layout.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierDateStrip:
 *
 * The dates of one article along an axis. Left and Right choose one, Enter or a click activates
 * it; ::activated carries its id. Form says the kind: a dot for a day, a hollow bar for one
 * unknown day in a range, a filled bar for what lasts, dashed for what is planned, soft ends for
 * what is approximate; dotted and paler for what is only suggested, whose id is negative. Main thread
 * only.
 */
#define DOSSIER_TYPE_DATE_STRIP (dossier_date_strip_get_type ())
G_DECLARE_FINAL_TYPE (DossierDateStrip, dossier_date_strip, DOSSIER, DATE_STRIP, GtkWidget)

GtkWidget *dossier_date_strip_new (void);
void dossier_date_strip_set_items (DossierDateStrip *self, const DossierDateItem *items,
                                   guint n_items);
void dossier_date_strip_select (DossierDateStrip *self, gint64 id);
gint64 dossier_date_strip_get_selected (DossierDateStrip *self);

G_END_DECLS
