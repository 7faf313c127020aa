#pragma once

#include "base/day.h"

G_BEGIN_DECLS

/* The longest text that is read as one date, in bytes. */
#define DOSSIER_EDTF_MAX_BYTES 16384

/**
 * DossierEdtfKind:
 * @DOSSIER_EDTF_DAY: one date, of whatever precision: something happened at one time within
 * @DOSSIER_EDTF_SPAN: from one date to another: it lasts
 * @DOSSIER_EDTF_ONE_OF: one of several dates, which is not known
 * @DOSSIER_EDTF_ALL_OF: each of several dates
 * @DOSSIER_EDTF_RECURRING: a date of no particular year (`XXXX-09`, every September)
 */
typedef enum
{
  DOSSIER_EDTF_DAY,
  DOSSIER_EDTF_SPAN,
  DOSSIER_EDTF_ONE_OF,
  DOSSIER_EDTF_ALL_OF,
  DOSSIER_EDTF_RECURRING,
} DossierEdtfKind;

typedef struct _DossierEdtfItem DossierEdtfItem;

/**
 * DossierEdtf:
 * @text: the date in EDTF, without blanks
 * @kind: what sort of date it is
 * @level: the lowest EDTF level that has everything in @text, 0 to 2
 * @day_min: the first possible day, or DOSSIER_DAY_MINUS_INFINITY
 * @day_max: the last possible day, or DOSSIER_DAY_PLUS_INFINITY; never before @day_min
 * @uncertain: whether some part carries `?` or `%`
 * @approximate: whether some part carries `~` or `%`
 *
 * A date as people know it. Read only after dossier_edtf_parse(), then usable from any thread.
 * `?`, `~` and `%` set flags and never widen the days.
 */
typedef struct
{
  char *text;
  DossierEdtfKind kind;
  int level;
  gint64 day_min;
  gint64 day_max;
  gboolean uncertain;
  gboolean approximate;

  /*< private >*/
  DossierEdtfItem *items;
  guint n_items;
} DossierEdtf;

DossierEdtf *dossier_edtf_parse (const char *text, GError **error);
DossierEdtf *dossier_edtf_from_words (const char *words, gint64 anchor_day, GError **error);
DossierEdtf *dossier_edtf_with_kind (const DossierEdtf *edtf, DossierEdtfKind kind, GError **error);
DossierEdtf *dossier_edtf_with_doubt (const DossierEdtf *edtf, gboolean uncertain,
                                      gboolean approximate, GError **error);
DossierEdtf *dossier_edtf_shift (const DossierEdtf *edtf, gint64 days, GError **error);
void dossier_edtf_free (DossierEdtf *edtf);
gboolean dossier_edtf_lasts (const DossierEdtf *edtf);
gboolean dossier_edtf_has_day (const DossierEdtf *edtf, gint64 day);
const char *dossier_edtf_kind_to_string (DossierEdtfKind kind);
char *dossier_edtf_day_to_string (gint64 day);
char *dossier_edtf_to_words (const DossierEdtf *edtf);
char *dossier_edtf_to_words_short (const DossierEdtf *edtf);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierEdtf, dossier_edtf_free)

G_END_DECLS
