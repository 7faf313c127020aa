#include "base/edtf-event-words.h"

#include "base/edtf-entry-private.h"
#include "base/error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* More is no date that somebody types. */
#define MAX_BYTES 300
/* A word of the name that is no small word has as many letters. */
#define LEAST_LETTERS 3
/* Days of an event are those of years with four digits, also after counting. */
#define MAX_YEAR 8999

/* Where the date lies, seen from the event. */
typedef enum
{
  LIES_AT,
  LIES_BEFORE,
  LIES_AFTER,
  LIES_FROM,
  LIES_UNTIL,
  LIES_BY,
  LIES_WITHIN,
  LIES_THROUGHOUT,
  LIES_COUNTED,
} Lie;

typedef struct
{
  Lie lie;
  int count;             /* of units, negative before the event */
  char unit;             /* d, w, m or y */
  gboolean is_next_unit; /* “the week after”: of the calendar, not so many days */
  gboolean uncertain;
  gboolean approximate;
  char *name; /* what names the event */
} Reading;

static const struct
{
  const char *words;
  Lie lie;
} relations[] = {
  { "on the same day as", LIES_AT },
  { "the same day as", LIES_AT },
  { "on the day of", LIES_AT },
  { "the day of", LIES_AT },
  { "at the time of", LIES_AT },
  { "on the date of", LIES_AT },
  { "prior to", LIES_BEFORE },
  { "earlier than", LIES_BEFORE },
  { "before", LIES_BEFORE },
  { "later than", LIES_AFTER },
  { "after", LIES_AFTER },
  { "following", LIES_AFTER },
  { "since", LIES_FROM },
  { "from", LIES_FROM },
  { "until", LIES_UNTIL },
  { "till", LIES_UNTIL },
  { "by", LIES_BY },
  { "during", LIES_WITHIN },
  { "in the course of", LIES_WITHIN },
  { "throughout", LIES_THROUGHOUT },
};

static void
skip_blanks (const char **p)
{
  while (g_ascii_isspace (**p))
    (*p)++;
}

/* Takes @phrase, word for word, whatever its case; nothing where the text goes on in letters. */
static gboolean
take (const char **p, const char *phrase)
{
  const char *at = *p;

  for (; *phrase != '\0'; phrase++)
    {
      if (*phrase == ' ')
        {
          if (!g_ascii_isspace (*at))
            return FALSE;
          skip_blanks (&at);
        }
      else if (g_ascii_tolower (*at++) != *phrase)
        return FALSE;
    }
  if (*at != '\0' && !g_ascii_isspace (*at))
    return FALSE;
  skip_blanks (&at);
  *p = at;
  return TRUE;
}

static gboolean
take_any (const char **p, const char *const *phrases)
{
  for (guint i = 0; phrases[i] != NULL; i++)
    if (take (p, phrases[i]))
      return TRUE;
  return FALSE;
}

static void
take_doubts (const char **p, Reading *reading)
{
  static const char *const about[] = { "about", "around", "approximately", "roughly", "circa", "ca",
                                       "c.",    NULL };
  static const char *const maybe[] = { "maybe", "perhaps", "possibly", "probably", NULL };

  for (gboolean more = TRUE; more;)
    {
      gboolean is_about = take_any (p, about), is_maybe = take_any (p, maybe);

      reading->approximate = reading->approximate || is_about;
      reading->uncertain = reading->uncertain || is_maybe;
      more = is_about || is_maybe;
    }
}

static gboolean
take_relation (const char **p, Lie *lie)
{
  for (guint i = 0; i < G_N_ELEMENTS (relations); i++)
    if (take (p, relations[i].words))
      {
        *lie = relations[i].lie;
        return TRUE;
      }
  return FALSE;
}

/* The word at @p as the readers of dates have it. */
static EntryToken
peek_word (const char *p, const char **behind)
{
  EntryToken token = { .type = ENTRY_END };
  gsize n = strcspn (p, " \t\n");

  *behind = p + n;
  skip_blanks (behind);
  if (n == 0 || n >= ENTRY_WORD_BYTES)
    return token;
  for (gsize i = 0; i < n; i++)
    {
      token.word[i] = g_ascii_tolower (p[i]);
      token.n_digits += g_ascii_isdigit (p[i]);
    }
  token.type = token.n_digits == (int) n ? ENTRY_NUMBER : ENTRY_WORD;
  token.number = token.type == ENTRY_NUMBER && n <= 3 ? g_ascii_strtoll (token.word, NULL, 10) : 0;
  return token;
}

static char
take_unit (const char **p)
{
  static const struct
  {
    const char *word;
    char unit;
  } units[] = {
    { "day", 'd' },    { "days", 'd' }, { "morning", 'd' }, { "evening", 'd' },
    { "night", 'd' },  { "week", 'w' }, { "weeks", 'w' },   { "month", 'm' },
    { "months", 'm' }, { "year", 'y' }, { "years", 'y' },
  };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (take (p, units[i].word))
      return units[i].unit;
  return '\0';
}

/* Takes “two weeks after”, “the day before”, “the eve of”. */
static gboolean
take_count (const char **p, Reading *reading)
{
  const char *at = *p, *behind;
  EntryToken token = peek_word (at, &behind);
  Lie lie;

  reading->lie = LIES_COUNTED;
  take (&at, "on");
  if (take (&at, "the eve of"))
    {
      reading->count = -1;
      reading->unit = 'd';
      *p = at;
      return TRUE;
    }
  reading->is_next_unit = take (&at, "the");
  reading->count = reading->is_next_unit ? 1 : entry_small_number (&token);
  at = reading->is_next_unit ? at : behind;
  reading->unit = take_unit (&at);
  if (reading->count == 0 || reading->unit == '\0' || !take_relation (&at, &lie)
      || (lie != LIES_BEFORE && lie != LIES_AFTER))
    return FALSE;
  reading->count = lie == LIES_BEFORE ? -reading->count : reading->count;
  *p = at;
  return TRUE;
}

static gboolean
take_open (const char **p, Reading *reading)
{
  static const char *const soon[] = { "shortly", "soon",      "just",     "right", "immediately",
                                      "long",    "some time", "sometime", NULL };
  const char *at = *p;
  gboolean is_near = take_any (&at, soon);

  if (!take_relation (&at, &reading->lie)
      || (is_near && reading->lie != LIES_BEFORE && reading->lie != LIES_AFTER))
    return FALSE;
  *p = at;
  return TRUE;
}

/* Whether some word may name an event: “3 May” does not. */
static gboolean
is_name (const char *name)
{
  g_auto (GStrv) words = g_strsplit_set (name, " \t\n,.'", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *behind;
      EntryToken token = peek_word (words[i], &behind);
      gunichar first = g_utf8_get_char (words[i]);
      gboolean is_long = g_utf8_strlen (words[i], -1) >= LEAST_LETTERS || first > 0x2E7F;

      if (is_long && g_unichar_isalpha (first) && entry_month (&token) == 0
          && entry_weekday (&token) == 0 && entry_season (&token) == 0
          && !g_str_equal (token.word, "the"))
        return TRUE;
    }
  return FALSE;
}

static gboolean
read_name (const char *p, Reading *reading)
{
  static const char *const articles[] = { "the", "a",   "an",  "this",  "that", "its",
                                          "his", "her", "our", "their", NULL };
  g_autofree char *name = NULL;

  take_any (&p, articles);
  name = g_strchomp (g_strdup (p));
  for (gsize n = strlen (name); n > 0 && strchr ("?.,; ", name[n - 1]) != NULL; n--)
    {
      reading->uncertain = reading->uncertain || name[n - 1] == '?';
      name[n - 1] = '\0';
    }
  if (!is_name (name))
    return FALSE;
  reading->name = g_steal_pointer (&name);
  return TRUE;
}

static gboolean
read_words (const char *words, Reading *reading)
{
  const char *p = words;

  *reading = (Reading){ .lie = LIES_AT };
  if (strlen (words) > MAX_BYTES || !g_utf8_validate (words, -1, NULL))
    return FALSE;
  skip_blanks (&p);
  take_doubts (&p, reading);
  if (!take_open (&p, reading) && !take_count (&p, reading))
    {
      /* “the vote”, said of the vote itself */
      if (g_ascii_strncasecmp (p, "the ", 4) != 0)
        return FALSE;
      reading->lie = LIES_AT;
    }
  return read_name (p, reading);
}

/**
 * dossier_edtf_find_event_name:
 * @words: a date as a person types it, which dossier_edtf_from_words() does not understand
 *
 * Any thread.
 *
 * Returns: (transfer full) (nullable): what names an event in them (“raid” of “two weeks after the
 *   raid”); NULL where nothing does
 */
char *
dossier_edtf_find_event_name (const char *words)
{
  Reading reading;

  return read_words (words, &reading) ? reading.name : NULL;
}

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT, sentence);
  return FALSE;
}

static gboolean
is_usable (gint64 day)
{
  return dossier_day_is_finite (day) && day >= dossier_day_from_civil (-MAX_YEAR, 1, 1)
         && day <= dossier_day_from_civil (MAX_YEAR, 12, 31);
}

static char *
write_unit (char unit, gint64 day)
{
  g_autofree char *text = dossier_edtf_day_to_string (day);

  return g_strndup (text, strlen (text) - (unit == 'y' ? 6 : unit == 'm' ? 3 : 0));
}

static char *
write_range (char unit, gint64 first, gint64 last)
{
  g_autofree char *from = write_unit (unit, first);
  g_autofree char *to = write_unit (unit, last);

  return g_str_equal (from, to) ? g_steal_pointer (&from) : g_strdup_printf ("[%s..%s]", from, to);
}

/* Where it is not known to the day when something happened, each of its days is counted from. */
static char *
write_counted (const Reading *reading, gint64 first, gint64 last)
{
  gint64 count = reading->count;
  gint64 months = reading->unit == 'y' ? 12 * count : count;

  switch (reading->unit)
    {
    case 'd':
      return write_range ('d', first + count, last + count);
    case 'w':
      if (!reading->is_next_unit)
        return write_range ('d', first + 7 * count, last + 7 * count);
      return write_range ('d', first + 7 * count - dossier_day_weekday (first) + 1,
                          last + 7 * count - dossier_day_weekday (last) + 7);
    default:
      return write_range (reading->unit, dossier_day_add_months (first, months),
                          dossier_day_add_months (last, months));
    }
}

/* An end of the event as it is written, else its day. */
static char *
dup_edge (const DossierEdtf *event, gint64 day)
{
  gboolean is_plain = event->kind == DOSSIER_EDTF_DAY && strpbrk (event->text, "?~%TX") == NULL;

  return is_plain ? g_strdup (event->text) : dossier_edtf_day_to_string (day);
}

static char *
write_open (const Reading *reading, const DossierEdtf *event)
{
  gboolean lasts = dossier_edtf_lasts (event);
  gboolean from_first = reading->lie == LIES_AFTER ? !lasts : reading->lie == LIES_FROM || lasts;
  gint64 edge = from_first ? event->day_min : event->day_max;
  g_autofree char *text = NULL;

  if (!is_usable (edge))
    return NULL;
  if (reading->lie == LIES_BEFORE || reading->lie == LIES_AFTER)
    text = dossier_edtf_day_to_string (reading->lie == LIES_BEFORE ? edge - 1 : edge + 1);
  else
    text = dup_edge (event, edge);
  switch (reading->lie)
    {
    case LIES_BEFORE:
      return g_strdup_printf ("[..%s]", text);
    case LIES_AFTER:
      return g_strdup_printf ("[%s..]", text);
    case LIES_FROM:
      return g_strdup_printf ("%s/..", text);
    case LIES_UNTIL:
      return g_strdup_printf ("../%s", text);
    default:
      return g_strdup_printf ("[..%s]", text);
    }
}

static char *
count_from (const Reading *reading, const DossierEdtf *event)
{
  gboolean lasts = dossier_edtf_lasts (event);
  gint64 first = lasts && reading->count > 0 ? event->day_max : event->day_min;
  gint64 last = lasts ? first : event->day_max;

  return is_usable (first) && is_usable (last) ? write_counted (reading, first, last) : NULL;
}

/* What happened on a day has no other days in it. */
static DossierEdtf *
take_event (const Reading *reading, const DossierEdtf *event, GError **error)
{
  if (reading->lie == LIES_AT)
    return dossier_edtf_parse (event->text, error);
  return dossier_edtf_with_kind (
      event, reading->lie == LIES_WITHIN ? DOSSIER_EDTF_ONE_OF : DOSSIER_EDTF_SPAN, error);
}

static DossierEdtf *
resolve (const Reading *reading, const DossierEdtf *event, GError **error)
{
  g_autofree char *text = NULL;

  if (event->kind == DOSSIER_EDTF_RECURRING)
    {
      refuse (error, _ ("Nothing can be counted from what recurs"));
      return NULL;
    }
  if (reading->lie == LIES_AT || reading->lie == LIES_WITHIN || reading->lie == LIES_THROUGHOUT)
    return take_event (reading, event, error);
  text = reading->lie == LIES_COUNTED ? count_from (reading, event) : write_open (reading, event);
  if (text == NULL)
    {
      refuse (error, _ ("The date of the event is open on the side from which this is counted"));
      return NULL;
    }
  return dossier_edtf_parse (text, error);
}

/**
 * dossier_edtf_from_event_words:
 * @words: “before the vote”, “two weeks after the raid”, “during the strike”, “the vote”
 * @event: when that happened
 * @error: (out): DOSSIER_ERROR_BAD_INPUT with a sentence
 *
 * Before, after, since, until and by are open on one side. What happened at one time within several
 * days counts from each of them; what lasts counts from its first day back and from its last day
 * on. So many days and weeks on is a day, “the week after” is that week, months and years are
 * months and years. Doubts about the event are doubts about what is counted from it. Any thread.
 *
 * Returns: (transfer full) (nullable): the date
 */
DossierEdtf *
dossier_edtf_from_event_words (const char *words, const DossierEdtf *event, GError **error)
{
  Reading reading;
  g_autofree char *name = NULL;
  g_autoptr (DossierEdtf) date = NULL;

  if (!read_words (words, &reading))
    {
      refuse (error, _ ("No event is named here"));
      return NULL;
    }
  name = reading.name;
  date = resolve (&reading, event, error);
  if (date == NULL)
    return NULL;
  reading.uncertain = reading.uncertain || event->uncertain;
  reading.approximate = reading.approximate || event->approximate;
  if (date->uncertain == reading.uncertain && date->approximate == reading.approximate)
    return g_steal_pointer (&date);
  return dossier_edtf_with_doubt (date, reading.uncertain, reading.approximate, error);
}
