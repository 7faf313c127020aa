#pragma once

#include "base/edtf.h"
#include "store/database.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_EVIDENCE_DATELINE,  /* a day without year at the head of the text */
  DOSSIER_EVIDENCE_WEEKDAY,   /* a day without year with its weekday */
  DOSSIER_EVIDENCE_NAMED,     /* the latest day that the text names in full */
  DOSSIER_EVIDENCE_OFFICE,    /* somebody is called by an office */
  DOSSIER_EVIDENCE_EVENT,     /* the text tells of something whose date is known from elsewhere */
  DOSSIER_EVIDENCE_FOUND,     /* what the source said when it was brought in */
  DOSSIER_EVIDENCE_RETRIEVED, /* it was there by then */
} DossierEvidenceKind;

typedef enum
{
  DOSSIER_EVIDENCE_SILENT, /* there is no date to weigh */
  DOSSIER_EVIDENCE_AGREES,
  DOSSIER_EVIDENCE_DISAGREES,
} DossierEvidenceVerdict;

/**
 * DossierDateEvidence:
 * @reason: a sentence for a person, which becomes the reason
 * @supports: in short words, what it speaks for: "2018 or 2024", "up to 1 Feb 2024"
 * @start: where the text says it, in code points
 * @end: the same as @start where it does not
 *
 * Something that tells when an article was published.
 */
typedef struct
{
  DossierEvidenceKind kind;
  char *reason;
  char *supports;
  guint start;
  guint end;

  /*< private >*/
  GArray *ranges;  /* of days that agree */
  GArray *days;    /* that are likely ones */
  gboolean is_day; /* it says the very day */
} DossierDateEvidence;

/* A date that speaks for itself by the evidence. */
typedef struct
{
  char *edtf;
  guint n_agree;
  guint n_disagree;
} DossierDateGuess;

/* All that there is about one article. */
typedef struct
{
  gint64 revision;
  GPtrArray *evidence; /* (element-type DossierDateEvidence) */
  GPtrArray *guesses;  /* (element-type DossierDateGuess): the best one first */
} DossierDateCase;

DossierDateCase *dossier_date_case_read (DossierDatabase *database, gint64 article, gint64 today,
                                         GError **error);
void dossier_date_case_free (DossierDateCase *self);
DossierEvidenceVerdict dossier_date_evidence_weigh (const DossierDateEvidence *self,
                                                    const DossierEdtf *published);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierDateCase, dossier_date_case_free)

G_END_DECLS
