#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What words about time mean, whatever their language: made by a DossierDateLanguage, given a
 * value by the resolver. Inside dates/ only. */

typedef enum
{
  DATE_UNIT_DAY,
  DATE_UNIT_WEEKEND,
  DATE_UNIT_WEEK,
  DATE_UNIT_MONTH,
  DATE_UNIT_SEASON, /* of sports */
  DATE_UNIT_QUARTER,
  DATE_UNIT_YEAR,
  DATE_UNIT_DECADE,
  DATE_UNIT_CENTURY,
} DateUnit;

typedef enum
{
  DATE_NOTHING,
  DATE_CALENDAR,  /* parts of a calendar date; what is missing is filled in */
  DATE_WEEKDAY,   /* a day of the week */
  DATE_SHIFT,     /* the unit that lies `count` units away from the anchor */
  DATE_STRETCH,   /* the `count` units before (-) or behind (+) the anchor, all of them */
  DATE_LENGTH,    /* how long: `count` units, and no more */
  DATE_RECURRING, /* each year */
  DATE_NTH,       /* the `ordinal` weekday or unit of a longer time */
  DATE_ANNIVERSARY,
  DATE_VAGUE, /* now; recently (`count` below 0); soon (above 0) */
} DateMeaningKind;

/* Which of several that bear the same name. */
typedef enum
{
  DATE_BARE,
  DATE_LAST,
  DATE_THIS,
  DATE_NEXT,
} DateWhich;

/* A part of a unit. */
typedef enum
{
  DATE_WHOLE,
  DATE_EARLY,
  DATE_MID,
  DATE_LATE,
  DATE_BEFORE_NOW, /* “earlier this month” */
  DATE_END,        /* “year-end”: the last day */
  DATE_AFTER_NOW,  /* “later this month” */
  DATE_FIRST_HALF,
  DATE_SECOND_HALF,
  DATE_LONG_WEEKEND, /* of a feast: the weekend beside it, with it */
} DatePortion;

/* Which year “the year” is, beside the one that is counted. */
typedef enum
{
  DATE_YEAR_COUNTED,
  DATE_YEAR_FULL, /* “the full year”: the one that is reported on */
  DATE_YEAR_NEW,  /* “the new year” */
} DateYearKind;

typedef enum
{
  DATE_FROM_PUBLICATION,
  DATE_FROM_BEFORE, /* the expression before it; open where there is none */
  DATE_FROM_EVENT,
} DateBase;

typedef struct
{
  DateMeaningKind kind;
  DateBase base;
  DateWhich which;
  DatePortion portion;
  int tense; /* of the verb it goes with: below 0 past, above ahead, 2 where that is sure */
  gboolean looks_ahead; /* its verb does, in the present: of no story */
  gboolean is_reported; /* its verb is one of reporting: somebody said so when it was news */

  gboolean has_year;
  gboolean has_year_shift; /* `year` counts from that of the anchor: “May last year” */
  gint64 year;
  int month;                /* 1–12 or 0 */
  int day;                  /* 1–31 or 0 */
  int season;               /* EDTF 21–41 or 0 */
  int weekday;              /* 1–7 or 0 */
  DateUnit unit;            /* of CALENDAR: DECADE or CENTURY where `year` begins one */
  gboolean is_either_order; /* 3/4/2025: month and day may be the other way round */

  int count;
  DateYearKind year_kind;
  gboolean is_told;       /* “was to be”: ahead when it was told, so of that story */
  gboolean is_alone;      /* a half or quarter whose year is not said */
  gboolean is_current;    /* “the end of the year”: of the year that is spoken of */
  int ordinal;            /* from 1; -1 the last; of NTH and ANNIVERSARY */
  gboolean is_apposition; /* another name for the date before it */
  gboolean keeps_length;  /* as long as what it is counted from: “the year-ago quarter” */
  gboolean has_easter;
  int easter;               /* days after Easter Sunday */
  gboolean has_coming_week; /* “Monday week” */
  gboolean has_week_shift;  /* a weekday of the week `count` away: “Monday last week” */
  gboolean is_approximate;
  gboolean is_time; /* a part of a day was said */
  gboolean is_holiday;
} DateMeaning;

typedef enum
{
  DATE_SHAPE_ONE,     /* `first` */
  DATE_SHAPE_SPAN,    /* from `first` to `last` */
  DATE_SHAPE_BETWEEN, /* one time between them */
  DATE_SHAPE_BOTH,    /* each of the two: “9 and 10 May” */
  DATE_SHAPE_COUNTED, /* `first` counted from `last`: “two days after 12 May” */
  DATE_SHAPE_NTH,     /* `first` of `last`: “the first week of May” */
  DATE_SHAPE_ENDING,  /* `first` is a length that ends with `last`: “the year to March” */
  DATE_SHAPE_LASTING, /* `first` is a length that begins at `last`: “three days from 12 May” */
} DateShape;

/* The word before an expression that may open it to one side. */
typedef enum
{
  DATE_LEAD_NONE,
  DATE_LEAD_SINCE,
  DATE_LEAD_UNTIL,
  DATE_LEAD_BY,
  DATE_LEAD_BEFORE,
} DateLead;

/* An expression as its language understands it. */
typedef struct
{
  guint start, end;             /* code points */
  guint event_start, event_end; /* with DATE_FROM_EVENT, where the words name it */
  guint paragraph, sentence;
  gboolean opens_sentence, opens_paragraph;
  gboolean is_aside;  /* “founded in 1998,”: said by the way, no story begins with it */
  guint n_present;    /* words before it that speak of the present: a story ends there */
  gboolean is_marked; /* somebody says that it is one */
  DateShape shape;
  DateLead lead;
  DateMeaning first, last;
} DateExpression;

G_END_DECLS
