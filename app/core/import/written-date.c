#include "import/proposal-draft.h"

#include <stdlib.h>
#include <string.h>

/* The months of the languages that the library knows, by how their names begin; the longer stands
 * before the shorter that it begins with. */
static const struct
{
  const char *beginning;
  int month;
} months[] = {
  { "jan", 1 },
  { "feb", 2 },
  { "mar", 3 },
  { "mär", 3 },
  { "apr", 4 },
  { "may", 5 },
  { "mai", 5 },
  { "mayo", 5 },
  { "jun", 6 },
  { "jul", 7 },
  { "aug", 8 },
  { "sep", 9 },
  { "oct", 10 },
  { "okt", 10 },
  { "nov", 11 },
  { "dec", 12 },
  { "dez", 12 },
  /* French */
  { "fév", 2 },
  { "fev", 2 },
  { "avr", 4 },
  { "juin", 6 },
  { "juil", 7 },
  { "aoû", 8 },
  { "aou", 8 },
  { "déc", 12 },
  /* Spanish */
  { "ene", 1 },
  { "abr", 4 },
  { "ago", 8 },
  { "dic", 12 },
  /* Russian */
  { "янв", 1 },
  { "фев", 2 },
  { "мар", 3 },
  { "апр", 4 },
  { "мая", 5 },
  { "май", 5 },
  { "июн", 6 },
  { "июл", 7 },
  { "авг", 8 },
  { "сен", 9 },
  { "окт", 10 },
  { "ноя", 11 },
  { "дек", 12 },
};

#define MONTH_WORD "(?<name>\\p{L}{3,12})\\.?"
#define YEAR       "(?<year>(?:19|20)\\d\\d)"
#define DAY        "(?<day>\\d{1,2})(?:st|nd|rd|th|er|\\.|º)?"

/* Whole dates first: a month and a day are believed only where no year stands by them. */
static DossierPattern patterns[] = {
  DOSSIER_PATTERN ("(?<!\\d)" YEAR
                   "\\s*[-./]\\s*(?<month>\\d{1,2})\\s*[-./]\\s*(?<day>\\d{1,2})(?!\\d)"),
  DOSSIER_PATTERN ("(?<!\\d)" YEAR
                   "\\s*[년年]\\s*(?<month>\\d{1,2})\\s*[월月]\\s*(?<day>\\d{1,2})\\s*[일日号號]"),
  DOSSIER_PATTERN ("(?<!\\d)" DAY "\\s+(?:de\\s+)?" MONTH_WORD "\\s*,?\\s+(?:de\\s+|del\\s+)?" YEAR
                   "(?!\\d)"),
  DOSSIER_PATTERN ("(?<!\\pL)" MONTH_WORD "\\s+" DAY "\\s*,?\\s+" YEAR "(?!\\d)"),
  DOSSIER_PATTERN ("(?<!\\d)(?<day>\\d{1,2})-" MONTH_WORD "-" YEAR "(?!\\d)"),
  DOSSIER_PATTERN ("(?<!\\d)" YEAR "\\s*[년年]\\s*(?<month>\\d{1,2})\\s*[월月]"),
  DOSSIER_PATTERN ("(?<!\\pL)" MONTH_WORD "\\s+" YEAR "(?!\\d)"),
  DOSSIER_PATTERN ("(?<!\\pL)" MONTH_WORD "\\s+" DAY "(?!\\d)"),
  DOSSIER_PATTERN ("(?<!\\d)" DAY "\\s+(?:de\\s+)?" MONTH_WORD),
  DOSSIER_PATTERN ("(?<!\\d)(?<month>\\d{1,2})\\s*[월月]\\s*(?<day>\\d{1,2})\\s*[일日]"),
};

static int
month_of (const char *name)
{
  g_autofree char *folded = g_utf8_strdown (name, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (months); i++)
    if (g_str_has_prefix (folded, months[i].beginning))
      return months[i].month;
  return 0;
}

static int
number_of (GMatchInfo *match, const char *group)
{
  g_autofree char *word = g_match_info_fetch_named (match, group);

  return word != NULL ? atoi (word) : 0;
}

static gboolean
is_day (int year, int month, int day)
{
  /* Without a year any day is possible that a leap year has. */
  return g_date_valid_dmy ((GDateDay) day, (GDateMonth) month,
                           (GDateYear) (year > 0 ? year : 2000));
}

static gboolean
take_match (GMatchInfo *match, DossierWrittenDate *date)
{
  g_autofree char *name = g_match_info_fetch_named (match, "name");
  gboolean has_name = name != NULL && *name != '\0';
  int year = number_of (match, "year");
  int month = has_name ? month_of (name) : number_of (match, "month");
  int day = number_of (match, "day");
  int start = 0;
  int end = 0;

  if (month < 1 || month > 12 || (day > 0 && !is_day (year, month, day)) || (day == 0 && year == 0))
    return FALSE;
  if (year == 0)
    g_snprintf (date->edtf, sizeof date->edtf, "XXXX-%02d-%02d", month, day);
  else if (day == 0)
    g_snprintf (date->edtf, sizeof date->edtf, "%04d-%02d", year, month);
  else
    g_snprintf (date->edtf, sizeof date->edtf, "%04d-%02d-%02d", year, month, day);
  g_match_info_fetch_pos (match, 0, &start, &end);
  date->has_year = year > 0;
  date->start = (gsize) start;
  date->end = (gsize) end;
  return TRUE;
}

/**
 * dossier_written_date_find:
 * @text: a short line, or the start of one
 * @length: its bytes
 * @date: (out): the date
 *
 * Finds a date in words or figures, whole ones before those without a day or a year. Figures in an
 * order that differs between countries (03/04/2019) are not guessed at. Any thread.
 *
 * Returns: whether there is one
 */
gboolean
dossier_written_date_find (const char *text, gsize length, DossierWrittenDate *date)
{
  for (gsize i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      g_autoptr (GMatchInfo) match = NULL;

      for (gboolean found = dossier_pattern_match (&patterns[i], text, length, &match); found;
           found = g_match_info_next (match, NULL))
        if (take_match (match, date))
          return TRUE;
    }
  return FALSE;
}
