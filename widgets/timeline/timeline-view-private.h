#pragma once

#include "conflicts/conflict-chip.h"
#include "timeline/timeline-bar.h"
#include "timeline/timeline-canvas.h"
#include "timeline/timeline-filter.h"
#include "timeline/timeline-lanes.h"
#include "timeline/timeline-list.h"
#include "timeline/timeline-view.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What stands there when there are events. */
typedef enum
{
  DOSSIER_TIMELINE_AS_LANES,
  DOSSIER_TIMELINE_AS_LIST,
  DOSSIER_TIMELINE_UNDATED, /* a list of what has no place on the lanes */
  DOSSIER_TIMELINE_CROWD,   /* a list of what no zoom tells apart */
} DossierTimelineMode;

struct _DossierTimelineView
{
  GtkWidget parent_instance;

  GtkWidget *box;
  DossierTimelineBar *bar;
  DossierConflictChip *conflicts;
  DossierTimelineFilter *filter;
  DossierTimelineLanes *lanes;
  GtkWidget *stack;
  DossierTimelineCanvas *canvas;
  DossierTimelineList *list;
  AdwFlap *flap;
  AdwBin *side;

  DossierSession *session;
  DossierNameIndex *names;
  DossierTimeline *timeline;
  DossierTimelineChoices *choices; /* NULL until they were read */
  gint64 shown;                    /* the event whose card stands at the side */
  char *shown_edtf;                /* its date, NULL until it was read */
  gint64 wanted;                   /* to be chosen as soon as it was read */
  GArray *saved_order;             /* of a saved timeline that is being opened, or NULL */
  gboolean by_hand;                /* lanes were ordered by a person */
  gboolean fit_next;               /* what is read next is shown as a whole */
  gboolean others_away;            /* lanes that were not chosen are not shown */
  DossierTimelineMode mode;
  GVariant *crowd;      /* a{sv}: what narrows the list to a crowd; NULL when there is none */
  char *crowd_words;    /* which one that is */
  gboolean wants_focus; /* as soon as there is something to give it to */
  gboolean is_narrow;   /* the event stands below the lanes */
  guint turn_id;
  guint choices_id;
  char *term_words; /* that the terms to narrow by have in them, or NULL */
};

void dossier_timeline_view_show_page (DossierTimelineView *self);
void dossier_timeline_view_set_mode (DossierTimelineView *self, DossierTimelineMode mode);
void dossier_timeline_view_update_list (DossierTimelineView *self);
void dossier_timeline_view_narrow (DossierTimelineView *self, const char *key, GVariant *value);

void dossier_timeline_view_add_menus (DossierTimelineView *self);
void dossier_timeline_view_read_choices (DossierTimelineView *self);
void dossier_timeline_view_read_shown (DossierTimelineView *self);
void dossier_timeline_view_notify_acts (DossierTimelineView *self);
void dossier_timeline_view_install_acts (GtkWidgetClass *class);

G_END_DECLS
