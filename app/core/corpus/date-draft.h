#pragma once

#include "base/edtf.h"
#include "corpus/corpus.h"
#include "corpus/date-propose.h"
#include "corpus/date-reading.h"
#include "corpus/event-words.h"

G_BEGIN_DECLS

/* What some words may be counted from. */
typedef struct
{
  DossierDateAnchor kind;
  gint64 record; /* the expression or the event; 0 for publication and for a suggestion */
  int index;     /* a suggested expression of the reading, or -1 */
  char *title;
  char *edtf;
} DossierDateChoice;

/**
 * DossierDateDraft:
 * @revision: the text
 * @start: of the words, in code points
 * @end: behind them
 * @record: the expression that is recorded there, or 0
 * @index: the expression of @reading that is found there, or -1
 * @published: (nullable): when the article was published
 * @edtf: (nullable): the value as it is now; NULL while there is none
 * @recorded: (nullable): the value that is recorded
 * @follows: (nullable): the value that follows from the anchor of what is recorded
 * @rule: (nullable): why, in words
 * @anchor: from where it is counted
 * @anchor_title: (nullable): that, in words
 * @candidates: (element-type DossierDateCandidate): what else it may be, in the order of time
 * @choices: (element-type DossierDateChoice): what it may be counted from
 *
 * A date on its way to be recorded: what the words may mean, changed step by step, then the act.
 * Main thread, once it is read.
 */
typedef struct
{
  gint64 revision;
  guint start;
  guint end;
  gint64 record;
  int index;
  char *published;
  char *edtf;
  char *recorded;
  char *follows;
  char *rule;
  DossierDateAnchor anchor;
  char *anchor_title;
  GPtrArray *candidates;
  GPtrArray *choices;

  /*< private >*/
  DossierDateReading *reading;
  DossierDateWords *words;
  int chosen;                      /* of @choices, or -1 */
  char *plain;                     /* the value before its kind was changed */
  char *counting;                  /* typed words that count from the chosen event, or NULL */
  DossierDateAnchor anchor_before; /* … and what was there before them */
  char *anchor_title_before;
} DossierDateDraft;

DossierDateDraft *dossier_date_draft_read (DossierDatabase *database, gint64 revision, guint start,
                                           guint end, GError **error);
void dossier_date_draft_read_async (DossierCorpus *corpus, gint64 revision, guint start, guint end,
                                    GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer user_data);
DossierDateDraft *dossier_date_draft_read_finish (DossierCorpus *corpus, GAsyncResult *result,
                                                  GError **error);
void dossier_date_draft_free (DossierDateDraft *self);

void dossier_date_draft_set_edtf (DossierDateDraft *self, const char *edtf, const char *rule);
gboolean dossier_date_draft_step (DossierDateDraft *self, int direction);
gboolean dossier_date_draft_look_ahead (DossierDateDraft *self);
gboolean dossier_date_draft_doubt (DossierDateDraft *self, char mark);
gboolean dossier_date_draft_set_kind (DossierDateDraft *self, DossierEdtfKind kind);
gboolean dossier_date_draft_choose_anchor (DossierDateDraft *self, guint choice);
void dossier_date_draft_count (DossierDateDraft *self, const DossierEventMatch *match,
                               const char *words, const char *rule);
gboolean dossier_date_draft_is_suggestion (DossierDateDraft *self);
GVariant *dossier_date_draft_make_act (DossierDateDraft *self, const char **verb);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierDateDraft, dossier_date_draft_free)

G_END_DECLS
