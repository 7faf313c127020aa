#pragma once

#include "base/edtf.h"

G_BEGIN_DECLS

/* Shared by the edtf-*.c files only. */

typedef enum
{
  EDTF_UNCERTAIN = 1 << 0,
  EDTF_APPROXIMATE = 1 << 1,
} EdtfFlags;

typedef enum
{
  EDTF_ZONE_LOCAL,
  EDTF_ZONE_UTC,
  EDTF_ZONE_OFFSET,
} EdtfZone;

typedef struct
{
  int hour, minute, second;
  EdtfZone zone;
  int offset; /* minutes east of UTC */
} EdtfTime;

/* One date. A mask holds digits and X; bounds follow from the masks alone. */
typedef struct
{
  int n_parts;       /* 1 year, 2 month or season, 3 day */
  gboolean negative; /* the sign of a year in a mask */
  char year[5], month[3], day[3];
  int season;     /* 21 to 41, 0 when the second part is a month */
  gboolean has_y; /* written with Y: `long_year` instead of the mask */
  gint64 long_year;
  int significant;    /* digits of the year that are meant, 0 for all */
  EdtfFlags flags[3]; /* of year, month, day */
  gboolean has_time;
  EdtfTime time;
  int level;
  gint64 day_min, day_max;
} EdtfDate;

typedef enum
{
  EDTF_END_DATE,
  EDTF_END_OPEN,
  EDTF_END_UNKNOWN,
} EdtfEnd;

/* A date (`last_end` unused) or a range of two ends. */
struct _DossierEdtfItem
{
  gboolean is_range;
  EdtfEnd first_end, last_end;
  EdtfDate first, last;
};

/* What is being read: positions in messages count from the start of the whole text. */
typedef struct
{
  const char *text;
  const char *p;
  const char *end; /* of the part being read */
  GError **error;
} EdtfScan;

gboolean edtf_fail (EdtfScan *scan, const char *at, const char *format, ...) G_GNUC_PRINTF (3, 4);
gboolean edtf_scan_date (EdtfScan *scan, EdtfDate *date);
gboolean edtf_scan_long_year (EdtfScan *scan, EdtfDate *date);
gboolean edtf_scan_significant (EdtfScan *scan, EdtfDate *date);
gboolean edtf_scan_time (EdtfScan *scan, EdtfDate *date);

gboolean edtf_mask_matches (const char *mask, int value);
int edtf_mask_first (const char *mask);
int edtf_mask_last (const char *mask);
gboolean edtf_mask_is_unknown (const char *mask);
gboolean edtf_mask_is_exact (const char *mask);
gint64 edtf_date_year (const EdtfDate *date);
gboolean edtf_bound_date (EdtfDate *date);

const char *edtf_month_name (int month);
const char *edtf_month_short (int month);
const char *edtf_division_name (int season);
char *edtf_year_words (gint64 year);
char *edtf_civil_words (gint64 year, int month, int day, gboolean is_short, int n_omitted);
char *edtf_date_words (const EdtfDate *date, gboolean is_short, int n_omitted);

G_END_DECLS
