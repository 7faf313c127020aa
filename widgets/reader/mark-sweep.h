#pragma once

#include "reader/mark.h"

G_BEGIN_DECLS

#define DOSSIER_RUN_MAX_BANDS 8
#define DOSSIER_BAND_NEUTRAL  10 /* a highlight without a tag; below are the tag colours */
#define DOSSIER_N_BANDS       11

/* What is drawn under a run beside its bands: a bit each. */
typedef enum
{
  DOSSIER_LINE_MENTION = 1 << 0,
  DOSSIER_LINE_MENTION_SUGGESTED = 1 << 1,
  DOSSIER_LINE_DATE = 1 << 2,
  DOSSIER_LINE_DATE_SUGGESTED = 1 << 3,
  DOSSIER_LINE_HIGHLIGHT_SUGGESTED = 1 << 4,
  DOSSIER_LINE_SEARCH_HIT = 1 << 5,
  DOSSIER_LINE_FOLLOW_UP = 1 << 6,
} DossierRunLines;

/**
 * DossierRun:
 * @start: first code point
 * @end: the code point behind the last
 * @n_bands: how many bands lie on one another
 * @bands: their tints, 0 to DOSSIER_N_BANDS - 1
 * @lines: what is drawn under it
 * @line_colour: the tint of a mention's actor or of a suggested highlight
 * @has_seam: whether a highlight begins or ends here beside another one of the same tint
 *
 * Characters of one display line that look the same.
 */
typedef struct
{
  guint start;
  guint end;
  guint8 n_bands;
  guint8 bands[DOSSIER_RUN_MAX_BANDS];
  guint8 lines;
  guint8 line_colour;
  gboolean has_seam;
} DossierRun;

GArray *dossier_mark_sweep (GPtrArray *marks, guint start, guint end);

G_END_DECLS
