#include "base/edtf-private.h"
#include "base/error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* An end of an interval that is not known is taken to lie at most so far from the known one: the
 * convention of the published test vectors. */
#define UNKNOWN_END_MONTHS (10 * 12)

static void
trim_part (EdtfScan *scan)
{
  while (scan->p < scan->end && g_ascii_isspace (*scan->p))
    scan->p++;
  while (scan->end > scan->p && g_ascii_isspace (scan->end[-1]))
    scan->end--;
}

/* What stands at the end of an interval or of a range in a set; years with Y and years with
 * significant digits stand alone. */
static gboolean
scan_end (EdtfScan *scan, EdtfDate *date)
{
  const char *start = scan->p;

  if (!edtf_scan_date (scan, date))
    return FALSE;
  if (date->has_time)
    return edtf_fail (scan, start, _ ("a day with a time cannot be part of a range or a set"));
  if (date->has_y || date->significant != 0)
    return edtf_fail (scan, start, _ ("a year with Y or S cannot be part of a range or a set"));
  return TRUE;
}

static gboolean
scan_interval_end (EdtfScan *scan, EdtfEnd *end, EdtfDate *date)
{
  if (scan->p == scan->end)
    *end = EDTF_END_UNKNOWN;
  else if (scan->end - scan->p == 2 && memcmp (scan->p, "..", 2) == 0)
    *end = EDTF_END_OPEN;
  else
    return scan_end (scan, date);
  return TRUE;
}

static gboolean
check_order (EdtfScan *scan, const DossierEdtfItem *item, const char *at)
{
  if (item->first_end == EDTF_END_DATE && item->last_end == EDTF_END_DATE
      && item->first.day_min > item->last.day_max)
    return edtf_fail (scan, at, _ ("the range is reversed: its end lies before its beginning"));
  return TRUE;
}

static gboolean
scan_interval (EdtfScan *scan, DossierEdtf *edtf, const char *slash)
{
  DossierEdtfItem *item = &edtf->items[0];
  const char *end = scan->end, *start = scan->p;

  edtf->kind = DOSSIER_EDTF_SPAN;
  edtf->n_items = 1;
  item->is_range = TRUE;
  if (memchr (slash + 1, '/', end - slash - 1) != NULL)
    return edtf_fail (scan, (const char *) memchr (slash + 1, '/', end - slash - 1),
                      _ ("a span has one slash"));
  scan->end = slash;
  if (!scan_interval_end (scan, &item->first_end, &item->first))
    return FALSE;
  scan->p = slash + 1;
  scan->end = end;
  if (!scan_interval_end (scan, &item->last_end, &item->last))
    return FALSE;
  if (item->first_end == EDTF_END_UNKNOWN && item->last_end == EDTF_END_UNKNOWN)
    return edtf_fail (scan, start, _ ("a span with both ends unknown says nothing"));
  return check_order (scan, item, start);
}

/* Reads one member of a set; `..` before the first or behind the last member leaves it open. */
static gboolean
scan_member (EdtfScan *scan, DossierEdtfItem *item, gboolean is_first, gboolean is_last)
{
  const char *start = scan->p, *end = scan->end;
  const char *dots = g_strstr_len (start, end - start, "..");

  if (start == end)
    return edtf_fail (scan, start, _ ("a date is missing"));
  if (dots == NULL)
    return scan_end (scan, &item->first);
  item->is_range = TRUE;
  if (dots == start && dots + 2 == end)
    return edtf_fail (scan, start, _ ("a date is missing beside the two dots"));
  if (dots == start)
    item->first_end = EDTF_END_OPEN;
  if (dots + 2 == end)
    item->last_end = EDTF_END_OPEN;
  if (dots == start && !is_first)
    return edtf_fail (scan, start, _ ("only the first date of a set can be open to the past"));
  if (dots + 2 == end && !is_last)
    return edtf_fail (scan, dots, _ ("only the last date of a set can be open to the future"));
  scan->end = dots;
  if (dots > start && !scan_end (scan, &item->first))
    return FALSE;
  scan->p = dots + 2;
  scan->end = end;
  if (dots + 2 < end && !scan_end (scan, &item->last))
    return FALSE;
  return check_order (scan, item, start);
}

static gboolean
scan_set (EdtfScan *scan, DossierEdtf *edtf)
{
  char closing = *scan->p == '[' ? ']' : '}';
  const char *end = scan->end - 1;
  gboolean is_last = FALSE;

  edtf->kind = closing == ']' ? DOSSIER_EDTF_ONE_OF : DOSSIER_EDTF_ALL_OF;
  if (end == scan->p || *end != closing)
    return edtf_fail (scan, scan->end, _ ("the set is not closed with %c"), closing);
  for (const char *start = scan->p + 1; !is_last;)
    {
      const char *comma = memchr (start, ',', end - start);
      is_last = comma == NULL;
      scan->p = start;
      scan->end = is_last ? end : comma;
      trim_part (scan);
      gboolean is_first = edtf->n_items == 0;
      if (!scan_member (scan, &edtf->items[edtf->n_items++], is_first, is_last))
        return FALSE;
      start = scan->end = is_last ? end : comma + 1;
    }
  return TRUE;
}

static gboolean
is_recurring (const EdtfDate *date)
{
  if (date->has_y || date->n_parts < 2 || date->negative || !edtf_mask_is_unknown (date->year))
    return FALSE;
  return !edtf_mask_is_unknown (date->month)
         || (date->n_parts > 2 && !edtf_mask_is_unknown (date->day));
}

static gboolean
scan_whole (EdtfScan *scan, DossierEdtf *edtf)
{
  trim_part (scan);
  gsize length = (gsize) (scan->end - scan->p);
  if (length == 0)
    return edtf_fail (scan, scan->p, _ ("nothing is written"));
  gsize n_items = 1;
  for (const char *p = scan->p; p < scan->end; p++)
    n_items += *p == ',';
  edtf->items = g_new0 (DossierEdtfItem, n_items);
  if (*scan->p == '[' || *scan->p == '{')
    return scan_set (scan, edtf);

  const char *slash = memchr (scan->p, '/', length);
  if (slash != NULL)
    return scan_interval (scan, edtf, slash);
  edtf->n_items = 1;
  if (!edtf_scan_date (scan, &edtf->items[0].first))
    return FALSE;
  edtf->kind = is_recurring (&edtf->items[0].first) ? DOSSIER_EDTF_RECURRING : DOSSIER_EDTF_DAY;
  return TRUE;
}

static void
add_date (DossierEdtf *edtf, const EdtfDate *date)
{
  int flags = date->flags[0] | date->flags[1] | date->flags[2];

  edtf->uncertain |= (flags & EDTF_UNCERTAIN) != 0;
  edtf->approximate |= (flags & EDTF_APPROXIMATE) != 0;
  edtf->level = MAX (edtf->level, date->level);
  if (edtf->kind == DOSSIER_EDTF_SPAN
      && !(edtf_mask_is_exact (date->year) && edtf_mask_is_exact (date->month)
           && edtf_mask_is_exact (date->day)))
    edtf->level = 2;
}

static void
bound_item (const DossierEdtfItem *item, gint64 *min, gint64 *max)
{
  *min = item->first_end == EDTF_END_DATE ? item->first.day_min : DOSSIER_DAY_MINUS_INFINITY;
  if (!item->is_range)
    *max = item->first.day_max;
  else
    *max = item->last_end == EDTF_END_DATE ? item->last.day_max : DOSSIER_DAY_PLUS_INFINITY;
  if (item->first_end == EDTF_END_UNKNOWN && item->last_end == EDTF_END_DATE)
    *min = MIN (item->last.day_min, dossier_day_add_months (*max, -UNKNOWN_END_MONTHS));
  if (item->last_end == EDTF_END_UNKNOWN && item->first_end == EDTF_END_DATE)
    *max = MAX (item->first.day_max, dossier_day_add_months (*min, UNKNOWN_END_MONTHS));
}

static void
summarise (DossierEdtf *edtf)
{
  edtf->day_min = DOSSIER_DAY_PLUS_INFINITY;
  edtf->day_max = DOSSIER_DAY_MINUS_INFINITY;
  for (guint i = 0; i < edtf->n_items; i++)
    {
      const DossierEdtfItem *item = &edtf->items[i];
      gint64 min, max;
      bound_item (item, &min, &max);
      edtf->day_min = MIN (edtf->day_min, min);
      edtf->day_max = MAX (edtf->day_max, max);
      if (item->first_end == EDTF_END_DATE)
        add_date (edtf, &item->first);
      if (item->is_range && item->last_end == EDTF_END_DATE)
        add_date (edtf, &item->last);
      if (item->first_end != EDTF_END_DATE || item->last_end != EDTF_END_DATE)
        edtf->level = MAX (edtf->level, 1);
    }
  if (edtf->kind == DOSSIER_EDTF_ONE_OF || edtf->kind == DOSSIER_EDTF_ALL_OF)
    edtf->level = 2;
}

static char *
dup_without_blanks (const char *text, gsize length)
{
  GString *result = g_string_sized_new (length);

  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (text[i]))
      g_string_append_c (result, text[i]);
  return g_string_free (result, FALSE);
}

/**
 * dossier_edtf_parse:
 * @text: a date in EDTF (ISO 8601-2:2019): levels 0 and 1, and of level 2 sets, qualifiers of
 *   parts, X anywhere, divisions of the year, `Y17E8` and `1950S2`; any bytes, also hostile ones
 * @error: (out): DOSSIER_ERROR_BAD_INPUT with a sentence that says what is wrong and where
 *
 * Blanks around the date and around the commas of a set are dropped. The time taken grows with
 * the length, and more than DOSSIER_EDTF_MAX_BYTES are refused. Any thread.
 *
 * Returns: (transfer full) (nullable): the date, or NULL when @text is none
 */
DossierEdtf *
dossier_edtf_parse (const char *text, GError **error)
{
  gsize length = strlen (text);
  EdtfScan scan = { .text = text, .p = text, .end = text + length, .error = error };
  g_autoptr (DossierEdtf) edtf = g_new0 (DossierEdtf, 1);

  if (length > DOSSIER_EDTF_MAX_BYTES)
    {
      edtf_fail (&scan, text, _ ("it has %zu bytes, and at most %d are read"), length,
                 DOSSIER_EDTF_MAX_BYTES);
      return NULL;
    }
  if (!scan_whole (&scan, edtf))
    return NULL;
  summarise (edtf);
  edtf->text = dup_without_blanks (text, length);
  return g_steal_pointer (&edtf);
}

/**
 * dossier_edtf_free:
 * @edtf: (nullable) (transfer full): a date
 *
 * Frees @edtf. Any thread.
 */
void
dossier_edtf_free (DossierEdtf *edtf)
{
  if (edtf == NULL)
    return;
  g_free (edtf->text);
  g_free (edtf->items);
  g_free (edtf);
}

/**
 * dossier_edtf_lasts:
 * @edtf: a date
 *
 * The two readings of a range: something lasts from the first day to the last one, or it happened
 * at one time within, which is not known more closely. Any thread.
 *
 * Returns: TRUE for a span and for all of several dates
 */
gboolean
dossier_edtf_lasts (const DossierEdtf *edtf)
{
  return edtf->kind == DOSSIER_EDTF_SPAN || edtf->kind == DOSSIER_EDTF_ALL_OF;
}

/**
 * dossier_edtf_kind_to_string:
 * @kind: a kind
 *
 * Returns: its name in files and on the command line, untranslated. Any thread.
 */
const char *
dossier_edtf_kind_to_string (DossierEdtfKind kind)
{
  static const char *names[] = { "day", "span", "one-of", "all-of", "recurring" };

  g_return_val_if_fail (kind < G_N_ELEMENTS (names), NULL);
  return names[kind];
}

/**
 * dossier_edtf_day_to_string:
 * @day: a day number or an infinity
 *
 * Returns: (transfer full): the day as `YYYY-MM-DD` with a year of at least four digits and a
 *   minus sign where needed, or `-inf` or `inf`. Any thread.
 */
char *
dossier_edtf_day_to_string (gint64 day)
{
  gint64 year;
  int month, day_of_month;

  if (day == DOSSIER_DAY_PLUS_INFINITY)
    return g_strdup ("inf");
  if (!dossier_day_is_finite (day))
    return g_strdup ("-inf");
  dossier_day_to_civil (day, &year, &month, &day_of_month);
  return g_strdup_printf ("%s%04" G_GINT64_FORMAT "-%02d-%02d", year < 0 ? "-" : "", ABS (year),
                          month, day_of_month);
}
