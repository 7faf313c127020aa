#pragma once

#include "dates/date-value.h"

G_BEGIN_DECLS

/* The day or days from which something is counted. Inside dates/ only. */
typedef struct
{
  gboolean is_known;
  gint64 first, last;
  DateUnit unit;        /* how precisely it is known */
  gboolean is_story;    /* it lends its year to dates without one */
  gboolean is_yearless; /* month and day of `first` hold, its year does not */
} DateAnchor;

gboolean date_meaning_needs_anchor (const DateMeaning *meaning);
gboolean date_shift_day (DateUnit unit, gint64 count, gint64 *day);
gboolean date_resolve_calendar (const DateMeaning *meaning, gint64 anchor, DateValue *value);
gboolean date_resolve_on (const DateMeaning *meaning, gint64 day, DateValue *value);
void date_resolve (const DateMeaning *meaning, const DateAnchor *anchor, DateValues *values);
gboolean date_resolve_nth (const DateMeaning *meaning, const DateValue *whole, DateValue *value);
char *date_resolve_yearless (const DateMeaning *meaning, const DateAnchor *anchor);
void date_meanings_share (DateMeaning *first, DateMeaning *last);

G_END_DECLS
