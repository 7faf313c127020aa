#pragma once

#include "base/edtf.h"

G_BEGIN_DECLS

/* What is known of when: each is drawn in a form of its own. */
typedef enum
{
  DOSSIER_TIMELINE_POINT,  /* one known day */
  DOSSIER_TIMELINE_WITHIN, /* one time, somewhere in a range or among several days */
  DOSSIER_TIMELINE_LASTS,  /* the whole range */
} DossierTimelineForm;

/* What is known of whether. */
typedef enum
{
  DOSSIER_TIMELINE_HAPPENED, /* or was reported without doubt */
  DOSSIER_TIMELINE_PLANNED,
  DOSSIER_TIMELINE_ALLEGED,
  DOSSIER_TIMELINE_DENIED, /* or did not come about */
  DOSSIER_N_TIMELINE_STATES,
} DossierTimelineState;

typedef enum
{
  DOSSIER_TIMELINE_UNCERTAIN = 1 << 0,
  DOSSIER_TIMELINE_APPROXIMATE = 1 << 1,
  DOSSIER_TIMELINE_OPEN_START = 1 << 2,
  DOSSIER_TIMELINE_OPEN_END = 1 << 3,
} DossierTimelineFlags;

/* No article tells of an event, or none that tells of it is dated. */
#define DOSSIER_TIMELINE_NEVER_TOLD G_MAXINT32

/**
 * DossierTimelineEvent:
 * @id: of the event
 * @first: the first possible day, or DOSSIER_DAY_MINUS_INFINITY
 * @last: the last possible day, or DOSSIER_DAY_PLUS_INFINITY
 * @title: where its title stands in the index
 * @told: the day on which an article told of it first, or DOSSIER_TIMELINE_NEVER_TOLD
 * @form: a #DossierTimelineForm
 * @state: a #DossierTimelineState
 * @flags: #DossierTimelineFlags
 *
 * What the timeline keeps of an event in memory.
 */
typedef struct
{
  gint64 id;
  gint64 first;
  gint64 last;
  guint32 title;
  gint32 told;
  guint8 form;
  guint8 state;
  guint8 flags;
} DossierTimelineEvent;

gboolean dossier_timeline_event_init (DossierTimelineEvent *self, gint64 id, const char *edtf,
                                      const char *status);
DossierTimelineState dossier_timeline_state_of (const char *status);
char *dossier_timeline_event_to_words (const DossierTimelineEvent *self);

G_END_DECLS
