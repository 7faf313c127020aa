#pragma once

#include "sample-dossier.h"

#include "timeline/timeline-canvas-private.h"
#include "timeline/timeline-view-private.h"
#include "until.h"

/* The timeline in a window, with or without the sample dossier. */
typedef struct
{
  SampleDossier sample;
  GtkWidget *window;
  DossierTimelineView *view;
} TimelineWindow;

void timeline_window_add_test (const char *path, gboolean with_sample,
                               void (*test) (TimelineWindow *, gconstpointer));
void timeline_window_init (int *argc, char ***argv);
guint timeline_window_count (TimelineWindow *self);
const char *timeline_window_get_page (TimelineWindow *self);
void timeline_window_key (TimelineWindow *self, const char *action, int parameter);
gint64 timeline_window_find (TimelineWindow *self, const char *title);
gint64 timeline_window_add_event (TimelineWindow *self, const char *title, const char *edtf,
                                  gint64 actor);
