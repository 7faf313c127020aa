#pragma once

#include "dates/date-finder.h"
#include "dates/date-resolver.h"

G_BEGIN_DECLS

/* One call of dossier_dates_find(). Shared by the files of dates/ only. */

typedef struct
{
  const DateExpression *expression;
  DossierFoundDate *found;
  gboolean is_done;
  int known;         /* index in the context, or -1 */
  DateAnchor anchor; /* what it was counted from */
  DateAnchor own;    /* its value, for those that count from it */
  DateValues values; /* of the shape ONE and COUNTED */
} DateStep;

typedef struct
{
  const DossierDateContext *context;
  DateAnchor publication;
  DateStep *steps;
  guint n_steps;
  int *step_of_known; /* for each of the context's `known`; -1 where nothing stands there */
} DateWork;

DateAnchor date_anchor_from_edtf (const char *edtf, gboolean is_publication);
DateAnchor date_anchor_from_value (const DateValue *value);
const DateMeaning *date_step_dated (const DateStep *step);
char *date_step_resolve (DateStep *step);
void date_work_choose_anchor (DateWork *work, guint index);
void date_work_add_candidates (DateWork *work, DateStep *step);

G_END_DECLS
