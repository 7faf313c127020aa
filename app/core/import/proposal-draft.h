#pragma once

/* Inside import/ only: a text on the way to its proposal. Positions are bytes here. */

#include <glib.h>

#include "import/proposal.h"

G_BEGIN_DECLS

#define DOSSIER_DRAFT_MAX_LINES 50000 /* what lies behind is body */
#define DOSSIER_DRAFT_MAX_ZONES 2000
#define DOSSIER_SHORT_LINE      600 /* bytes; longer lines are never searched as a whole */

/* A line that is not blank, without the spaces around it. */
typedef struct
{
  const char *start;
  gsize length;      /* bytes */
  gsize code_points; /* counted up to 2,000 */
  gboolean follows_blank;
  gboolean is_taken; /* some zone covers all of it */
} DossierDraftLine;

typedef struct
{
  const char *text;
  gsize length;
  GArray *lines; /* (element-type DossierDraftLine) */
  DossierProposal *proposal;
} DossierDraft;

/* A regular expression that is compiled when first used. */
typedef struct
{
  const char *expression;
  GRegex *regex;
} DossierPattern;

/* A date as an article writes it. */
typedef struct
{
  char edtf[16];
  gboolean has_year; /* FALSE: the EDTF says XXXX for the year */
  gsize start;       /* bytes */
  gsize end;
} DossierWrittenDate;

#define DOSSIER_PATTERN(expression)                                                                \
  {                                                                                                \
    expression, NULL                                                                               \
  }

gboolean dossier_pattern_match (DossierPattern *pattern, const char *text, gsize length,
                                GMatchInfo **match);
void dossier_draft_split (DossierDraft *draft);
DossierDraftLine *dossier_draft_line (DossierDraft *draft, guint index);
void dossier_draft_add_zone (DossierDraft *draft, DossierZoneKind kind, const char *start,
                             const char *end, int confidence, const char *reason);
void dossier_draft_take_line (DossierDraft *draft, DossierDraftLine *line, DossierZoneKind kind,
                              int confidence, const char *reason);
void dossier_draft_set (DossierDraft *draft, DossierFieldName field, const char *value,
                        int confidence, const char *reason);
gboolean dossier_draft_has (const DossierDraft *draft, DossierFieldName field);

/* The finders, in the order in which they run. */
void dossier_draft_find_front_matter (DossierDraft *draft);
void dossier_draft_find_credits (DossierDraft *draft);
void dossier_draft_find_dates (DossierDraft *draft);
void dossier_draft_find_furniture (DossierDraft *draft);
void dossier_draft_find_title (DossierDraft *draft);
void dossier_draft_find_headings (DossierDraft *draft);

/* What several finders need. */
void dossier_draft_take_dateline (DossierDraft *draft, const char *text, gsize length);
void dossier_draft_take_dateline_date (DossierDraft *draft, const char *text, gsize length);

/* Pure helpers of the finders. */
gboolean dossier_written_date_find (const char *text, gsize length, DossierWrittenDate *date);
const char *dossier_dateline_end (const char *text, gsize length, GMatchInfo **match);
gboolean dossier_run_on_find (const char *text, gsize length, gsize *title_length, int *confidence,
                              const char **reason);
const char *dossier_text_language (const char *text, gsize length, int *confidence);

G_END_DECLS
