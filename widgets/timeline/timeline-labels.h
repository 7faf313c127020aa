#pragma once

#include "timeline/index.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Titles and numbers as they are drawn, kept from frame to frame. Main thread. */
typedef struct _DossierTimelineLabels DossierTimelineLabels;

DossierTimelineLabels *dossier_timeline_labels_new (GtkWidget *widget);
void dossier_timeline_labels_free (DossierTimelineLabels *self);
void dossier_timeline_labels_clear (DossierTimelineLabels *self);
void dossier_timeline_labels_begin_frame (DossierTimelineLabels *self);
gboolean dossier_timeline_labels_end_frame (DossierTimelineLabels *self);
double dossier_timeline_labels_measure (DossierTimelineLabels *self, const char *title);
PangoLayout *dossier_timeline_labels_get_title (DossierTimelineLabels *self, guint lane,
                                                guint32 slot, const char *title, double width);
PangoLayout *dossier_timeline_labels_get_word (DossierTimelineLabels *self, const char *word,
                                               double size, PangoWeight weight);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierTimelineLabels, dossier_timeline_labels_free)

G_END_DECLS
