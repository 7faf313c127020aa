#pragma once

#include "corpus/date-suggestions.h"
#include "corpus/marks.h"
#include "parts/work-bar.h"
#include "reader/reader-controller.h"

G_BEGIN_DECLS

struct _DossierReaderController
{
  GObject parent_instance;

  DossierSession *session;
  DossierReaderPage *page;
  DossierReader *reader;
  DossierMarks *marks;                 /* of the revision that is shown */
  DossierDateSuggestions *suggestions; /* NULL while none are wanted */
  gboolean suggests_dates;
  gint64 revision;
  gint64 article;
  gint64 wanted_mark;      /* becomes the current one when the marks are there */
  gint64 own_tags_of;      /* the mark whose tags the reader knows, or is about to: reader-tags.c */
  guint save_id;           /* keeps the place soon */
  GCancellable *accepting; /* in the whole dossier; NULL while nothing is: reader-everywhere.c */
  DossierWorkBar *work_bar;
  gboolean has_pressed;     /* a digit, and the cursor has stayed: reader-tagging.c */
  DossierTextRange pressed; /* the words it was for */
};

void dossier_reader_controller_want_mark (DossierReaderController *self, gint64 id);
void dossier_reader_controller_connect_acts (DossierReaderController *self);
void dossier_reader_controller_load_marks (DossierReaderController *self);
void dossier_reader_controller_emit_dates_changed (DossierReaderController *self);

/* reader-suggestions.c */
void dossier_reader_controller_follow_suggestions (DossierReaderController *self);
void dossier_reader_controller_drop_suggestions (DossierReaderController *self);
gboolean dossier_reader_controller_accept (DossierReaderController *self, gboolean all_like_it);
gboolean dossier_reader_controller_reject (DossierReaderController *self);
const DossierFoundDate *dossier_reader_controller_get_suggestion (DossierReaderController *self);

/* reader-everywhere.c */
gboolean dossier_reader_controller_accept_everywhere (DossierReaderController *self);

/* reader-tags.c */
void dossier_reader_controller_follow_tags (DossierReaderController *self);
const DossierTagFact *dossier_reader_controller_find_digit (DossierReaderController *self,
                                                            int digit);
const DossierTagFact *dossier_reader_controller_get_own_tag (DossierReaderController *self,
                                                             guint place);

/* reader-verbs.c */
GVariant *dossier_reader_controller_make_args (DossierReaderController *self, guint start,
                                               guint end, const char *key, GVariant *value);
void dossier_reader_controller_mark (DossierReaderController *self, const char *verb,
                                     GVariant *args);

/* reader-tagging.c */
void dossier_reader_controller_act_tag_digit (DossierReaderController *self, guint start, guint end,
                                              int digit);
void dossier_reader_controller_act_repeat_tag (DossierReaderController *self, guint start,
                                               guint end, int digit);
void dossier_reader_controller_act_in_vivo (DossierReaderController *self, guint start, guint end,
                                            int digit);
void dossier_reader_controller_act_untag (DossierReaderController *self, guint start, guint end,
                                          int place);

/* reader-zoning.c */
void dossier_reader_controller_act_zone (DossierReaderController *self, guint start, guint end,
                                         int digit);
void dossier_reader_controller_act_zone_kind (DossierReaderController *self, guint start, guint end,
                                              int digit);

/* reader-citing.c */
void dossier_reader_controller_copy_citation (DossierReaderController *self, guint start,
                                              guint end);

G_END_DECLS
