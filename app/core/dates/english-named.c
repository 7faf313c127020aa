#include "dates/english.h"

#include <string.h>

/* So many words behind “today” its verb is looked for. */
#define NOWADAYS_REACH 8

/* What is named by where it lies: last week, this morning, the following spring, that day. */

/* How “last”, “this”, “next” and their like count. */
typedef struct
{
  DateWhich which;
  DateBase base;
  int step;
  gboolean is_past; /* “the past year”: the time up to now */
  gboolean is_same;
} Pointer;

static gboolean
read_pointer (const EnglishSentence *s, guint i, gboolean has_the, Pointer *pointer)
{
  *pointer = (Pointer){ 0 };
  if (!english_is (s, i, EN_FUNCTION))
    return FALSE;
  switch (s->tokens[i].value)
    {
    case EN_LAST:
      *pointer = (Pointer){ DATE_LAST, DATE_FROM_PUBLICATION, -1, FALSE, FALSE };
      return TRUE;
    case EN_PAST:
      *pointer = (Pointer){ DATE_LAST, DATE_FROM_PUBLICATION, -1, TRUE, FALSE };
      return TRUE;
    case EN_THIS:
    case EN_CURRENT:
      *pointer = (Pointer){ DATE_THIS, DATE_FROM_PUBLICATION, 0, FALSE, FALSE };
      return TRUE;
    case EN_NEXT:
      *pointer = (Pointer){ DATE_NEXT, has_the ? DATE_FROM_BEFORE : DATE_FROM_PUBLICATION, 1, FALSE,
                            FALSE };
      return TRUE;
    case EN_COMING:
      *pointer = (Pointer){ DATE_NEXT, DATE_FROM_PUBLICATION, 1, FALSE, FALSE };
      return TRUE;
    case EN_EARLIER:
      if (!english_says (s, i, "prior"))
        return FALSE;
      /* fallthrough */
    case EN_PREVIOUS:
      *pointer = (Pointer){ DATE_LAST, DATE_FROM_BEFORE, -1, FALSE, FALSE };
      return TRUE;
    case EN_FOLLOWING:
      *pointer = (Pointer){ DATE_NEXT, DATE_FROM_BEFORE, 1, FALSE, FALSE };
      return TRUE;
    case EN_THAT:
    case EN_SAME:
      *pointer = (Pointer){ DATE_THIS, DATE_FROM_BEFORE, 0, FALSE, TRUE };
      return TRUE;
    default:
      return FALSE;
    }
}

/* Reads “last week”, “the following year”, “this weekend”. */
static guint
read_unit (const EnglishSentence *s, guint i, const Pointer *pointer, DateMeaning *meaning)
{
  const EnglishToken *token = &s->tokens[i];

  if ((token->flags & (EN_PLURAL | EN_SHORT)) != 0)
    return 0;
  /* “This day” and “last day” are no days of the calendar. */
  if (token->value == DATE_UNIT_DAY && pointer->base == DATE_FROM_PUBLICATION)
    return 0;
  *meaning = (DateMeaning){ .kind = pointer->is_past ? DATE_STRETCH : DATE_SHIFT,
                            .unit = (DateUnit) token->value,
                            .count = pointer->step,
                            .base = pointer->base,
                            .which = pointer->which };
  return i + 1;
}

static guint
read_day_part (const EnglishSentence *s, guint i, const Pointer *pointer, DateMeaning *meaning)
{
  const EnglishToken *token = &s->tokens[i];

  if ((token->flags & EN_PLURAL) != 0)
    return 0;
  if (pointer->is_past || (pointer->which == DATE_NEXT && pointer->base == DATE_FROM_PUBLICATION))
    return 0;
  *meaning = (DateMeaning){ .kind = DATE_SHIFT,
                            .unit = DATE_UNIT_DAY,
                            .count = pointer->step,
                            .base = pointer->base,
                            .is_time = TRUE };
  return i + 1;
}

static guint
read_season_name (const EnglishSentence *s, guint i, const Pointer *pointer, DateMeaning *meaning)
{
  if ((english_flags (s, i) & EN_PLURAL) != 0)
    return 0;
  *meaning = (DateMeaning){ .kind = DATE_CALENDAR,
                            .season = s->tokens[i].value,
                            .which = pointer->which,
                            .base = pointer->base };
  return i + 1;
}

static guint
read_month_name (const EnglishSentence *s, guint i, const Pointer *pointer, DateMeaning *meaning)
{
  gboolean has_day = english_is_day_number (s, i + 1);

  /* “Last August 1” */
  if (!english_is_month (s, i)
      || (has_day && (pointer->which == DATE_THIS || english_is_measure (s, i + 2))))
    return 0;
  *meaning = (DateMeaning){ .kind = DATE_CALENDAR,
                            .month = s->tokens[i].value,
                            .day = has_day ? s->tokens[i + 1].value : 0,
                            .which = pointer->which,
                            .base = pointer->base };
  return has_day ? i + 2 : i + 1;
}

static guint
read_weekday_name (const EnglishSentence *s, guint i, const Pointer *pointer, DateMeaning *meaning)
{
  if ((english_flags (s, i) & (EN_PLURAL | EN_LOWER | EN_SHORT)) != 0)
    return 0;
  *meaning = (DateMeaning){ .kind = DATE_WEEKDAY,
                            .weekday = s->tokens[i].value,
                            .which = pointer->which,
                            .base = pointer->base };
  return english_skip_daypart (s, i + 1, meaning);
}

/* Reads “last Christmas”. */
static guint
read_feast (const EnglishSentence *s, guint i, const Pointer *pointer, DateMeaning *meaning)
{
  guint end = pointer->is_past ? 0 : english_read_feast (s, i, meaning);

  if (end == 0 || meaning->has_year || meaning->has_year_shift)
    return 0;
  meaning->which = pointer->which;
  meaning->base = pointer->base;
  return end;
}

static guint
read_what (const EnglishSentence *s, guint i, const Pointer *pointer, DateMeaning *meaning)
{
  switch (english_at (s, i)->kind)
    {
    case EN_UNIT:
      return read_unit (s, i, pointer, meaning);
    case EN_DAYPART:
      return read_day_part (s, i, pointer, meaning);
    case EN_SEASON:
      return read_season_name (s, i, pointer, meaning);
    case EN_MONTH:
      return read_month_name (s, i, pointer, meaning);
    case EN_WEEKDAY:
      return read_weekday_name (s, i, pointer, meaning);
    case EN_FEAST:
      return read_feast (s, i, pointer, meaning);
    case EN_FISCAL:
      if (english_is (s, i + 1, EN_UNIT) && s->tokens[i + 1].value == DATE_UNIT_YEAR)
        return read_unit (s, i + 1, pointer, meaning);
      return 0;
    default:
      return 0;
    }
}

static gboolean
is_length_led (const EnglishSentence *s, guint i)
{
  return i > 0
         && (english_does (s, i - 1, EN_OVER) || english_does (s, i - 1, EN_IN)
             || english_does (s, i - 1, EN_DURING) || english_does (s, i - 1, EN_WITHIN)
             || english_does (s, i - 1, EN_FOR));
}

/* Reads “the past ten years”, “the next two weeks”. */
static guint
read_stretch (const EnglishSentence *s, guint i, const Pointer *pointer, DateMeaning *meaning)
{
  DateMeaning count = { 0 };
  guint end = english_read_count (s, i, &count);

  if (end == 0 || pointer->step == 0 || pointer->is_same || english_does (s, end, EN_OF)
      || english_does (s, end, EN_LATER) || english_does (s, end, EN_EARLIER)
      || english_does (s, end, EN_AGO))
    return 0;
  *meaning = (DateMeaning){ .kind = DATE_STRETCH,
                            .unit = count.unit,
                            .base = pointer->base,
                            .count = count.count * pointer->step };
  if (meaning->base == DATE_FROM_BEFORE && english_does (s, i - 1, EN_NEXT))
    meaning->base = DATE_FROM_PUBLICATION;
  return end;
}

/* Reads “past Monday” and “coming Friday” behind “this”: the nearest that side of publication. */
static guint
read_near (const EnglishSentence *s, guint i, DateMeaning *meaning)
{
  gboolean is_past = english_does (s, i, EN_PAST);
  Pointer pointer = { is_past ? DATE_LAST : DATE_NEXT, DATE_FROM_PUBLICATION, is_past ? -1 : 1,
                      FALSE, FALSE };
  guint end = read_what (s, i + 1, &pointer, meaning);

  if (end == 0 || is_past)
    return end;
  if (meaning->kind == DATE_SHIFT && meaning->unit == DATE_UNIT_WEEKEND)
    *meaning = (DateMeaning){ .kind = DATE_WEEKDAY, .weekday = 6, .unit = DATE_UNIT_WEEKEND };
  if (meaning->kind == DATE_WEEKDAY)
    {
      meaning->which = DATE_BARE;
      meaning->tense = 2;
    }
  return end;
}

/* Reads “earlier this month”, “later that year”. */
static guint
read_earlier (const EnglishSentence *s, guint i, DateMeaning *meaning)
{
  gboolean is_late = english_does (s, i, EN_LATER);
  guint end;

  if (!is_late && !english_does (s, i, EN_EARLIER))
    return 0;
  if (english_does (s, i + 1, EN_LATER) || english_does (s, i + 1, EN_EARLIER))
    return 0;
  if (english_is (s, i + 1, EN_DAYWORD) || english_does (s, i + 1, EN_TONIGHT))
    return english_read_day_word (s, i + 1, meaning);
  if (english_is (s, i + 1, EN_WEEKDAY))
    return english_read_weekday (s, i + 1, meaning);
  if (english_does (s, i + 1, EN_IN) && english_does (s, i + 2, EN_THE)
      && english_is (s, i + 3, EN_UNIT) && (english_flags (s, i + 3) & EN_PLURAL) == 0
      && s->tokens[i + 3].value != DATE_UNIT_DAY)
    {
      *meaning = (DateMeaning){ .kind = DATE_SHIFT,
                                .which = DATE_THIS,
                                .unit = (DateUnit) s->tokens[i + 3].value,
                                .portion = is_late ? DATE_AFTER_NOW : DATE_BEFORE_NOW };
      return i + 4;
    }
  /* “Later in October” is in October. */
  if (english_does (s, i + 1, EN_IN))
    {
      end = english_read_date (s, i + 2, meaning);
      if (end == 0)
        end = english_read_year (s, i + 2, meaning);
      return meaning->day == 0 ? end : 0;
    }
  end = english_read_named (s, i + 1, meaning);
  if (end == 0 || (meaning->which != DATE_THIS && !meaning->is_time))
    return 0;
  if (meaning->kind == DATE_SHIFT && meaning->unit != DATE_UNIT_DAY)
    meaning->portion = is_late ? DATE_AFTER_NOW : DATE_BEFORE_NOW;
  return end;
}

/* Reads “the full year” and “the new year”. */
static guint
read_which_year (const EnglishSentence *s, guint i, DateMeaning *meaning)
{
  gboolean is_full = english_says (s, i + 1, "full"), is_new = english_says (s, i + 1, "new");

  if (!english_does (s, i, EN_THE) || (!is_full && !is_new)
      || (english_flags (s, i + 1) & EN_LOWER) == 0 || !english_is (s, i + 2, EN_UNIT)
      || s->tokens[i + 2].value != DATE_UNIT_YEAR || (english_flags (s, i + 2) & EN_PLURAL) != 0
      || english_does (s, i + 3, EN_OF))
    return 0;
  *meaning = (DateMeaning){ .kind = DATE_SHIFT,
                            .unit = DATE_UNIT_YEAR,
                            .year_kind = is_full ? DATE_YEAR_FULL : DATE_YEAR_NEW };
  return i + 3;
}

/* Reads “the weekend”, the one that is nearest the way its verb looks. */
static guint
read_weekend (const EnglishSentence *s, guint i, DateMeaning *meaning)
{
  if (!english_does (s, i, EN_THE) || !english_is (s, i + 1, EN_UNIT)
      || s->tokens[i + 1].value != DATE_UNIT_WEEKEND || (english_flags (s, i + 1) & EN_PLURAL) != 0
      || english_is (s, i + 2, EN_WORD))
    return 0;
  *meaning = (DateMeaning){ .kind = DATE_WEEKDAY, .weekday = 6, .unit = DATE_UNIT_WEEKEND };
  return i + 2;
}

/* “Has announced”, “is holding”: done today, no state of things. */
static gboolean
is_deed (const EnglishSentence *s, guint i)
{
  const EnglishToken *token = english_at (s, i);
  const char *end = s->text + token->at + token->bytes;

  if (token->kind != EN_WORD || token->bytes < 4)
    return FALSE;
  return memcmp (end - 3, "ing", 3) == 0 || memcmp (end - 2, "ed", 2) == 0 || token->value == -2;
}

/* “Said that Monday’s vote …”: no Monday that was told of. */
static gboolean
is_conjunction (const EnglishSentence *s, guint i)
{
  static const char *const verbs[] = { "says",     "say",    "saying",   "warned", "believe",
                                       "believes", "feared", "insisted", "hoped",  "agreed",
                                       "argued",   "stated", "showed",   "shows",  "insists",
                                       "warns",    NULL };

  if (!english_does (s, i, EN_THAT) || i == 0
      || (!english_is (s, i + 1, EN_WEEKDAY) && !english_is (s, i + 1, EN_MONTH)))
    return FALSE;
  if (english_is (s, i - 1, EN_WORD) && s->tokens[i - 1].value == -3)
    return TRUE;
  for (guint j = 0; verbs[j] != NULL; j++)
    if (english_says (s, i - 1, verbs[j]))
      return TRUE;
  return FALSE;
}

/* “Today there are …”, “today’s children”, “of today”: nowadays. */
static gboolean
is_nowadays (const EnglishSentence *s, guint i)
{
  static const char *const before[] = { "even", "than", "still", NULL };
  static const char *const kinds[] = { "children", "people", "world",     "youth",   "society",
                                       "money",    "prices", "standards", "parents", "students",
                                       "pupils",   "terms",  NULL };
  static const char *const states[] = { "is", "are", "has", "have", "remains", "stands", NULL };

  if (!english_says (s, i, "today") || s->is_given)
    return FALSE;
  /* “The Today programme” */
  if (i > 0 && english_does (s, i - 1, EN_THE))
    return TRUE;
  if (i > 0 && english_does (s, i - 1, EN_OF))
    return TRUE;
  for (guint j = 0; i > 0 && before[j] != NULL; j++)
    if (english_says (s, i - 1, before[j]))
      return TRUE;
  if (english_is (s, i + 1, EN_POSSESSIVE))
    {
      const EnglishToken *noun = english_at (s, i + 2);

      for (guint j = 0; kinds[j] != NULL; j++)
        if (english_says (s, i + 2, kinds[j]))
          return TRUE;
      /* Those who do something: “today’s farmers” */
      return noun->kind == EN_WORD && noun->bytes > 6
             && memcmp (s->text + noun->at + noun->bytes - 3, "ers", 3) == 0;
    }
  for (guint j = i + 1; i == 0 && j < s->n && j < i + NOWADAYS_REACH; j++)
    {
      for (guint k = 0; states[k] != NULL; k++)
        if (english_says (s, j, states[k]))
          return !english_does (s, j + 1, EN_TO) && !is_deed (s, j + 1);
      if (english_verb_tense (s, j) != EN_TENSE_NONE)
        return FALSE;
    }
  return FALSE;
}

/**
 * english_read_named:
 *
 * Reads a time that is named by where it lies from another, with its article.
 */
guint
english_read_named (const EnglishSentence *s, guint i, DateMeaning *meaning)
{
  gboolean has_the = english_does (s, i, EN_THE);
  guint at = has_the ? i + 1 : i, end;
  Pointer pointer;

  /* “At this time last year” */
  if (english_does (s, i, EN_THIS) && english_says (s, i + 1, "time")
      && (english_does (s, i + 2, EN_LAST) || english_does (s, i + 2, EN_NEXT)))
    return english_read_named (s, i + 2, meaning);
  end = read_earlier (s, i, meaning);
  if (end == 0)
    end = read_weekend (s, i, meaning);
  if (end == 0 && s->is_given)
    end = english_read_this (s, i, meaning);
  if (end == 0)
    end = read_which_year (s, i, meaning);
  if (end != 0)
    return end;
  if (english_does (s, at, EN_THAT) && english_does (s, at + 1, EN_SAME))
    at++;
  /* “This past Monday”, “this coming Friday” */
  if (english_does (s, at, EN_THIS)
      && (english_does (s, at + 1, EN_PAST) || english_does (s, at + 1, EN_COMING)))
    {
      end = read_near (s, at + 1, meaning);
      return end;
    }
  if (is_conjunction (s, at) || !read_pointer (s, at, has_the, &pointer))
    return 0;
  /* “It is to last six weeks” is no time. */
  end = has_the || s->is_given || is_length_led (s, at)
            ? read_stretch (s, at + 1, &pointer, meaning)
            : 0;
  if (end == 0)
    end = read_what (s, at + 1, &pointer, meaning);
  if (end == 0)
    return 0;
  /* “The last week of the war” */
  if ((has_the || (i > 0 && english_does (s, i - 1, EN_THE))) && meaning->kind == DATE_SHIFT
      && english_does (s, end, EN_OF))
    return 0;
  /* “Over the last year” is twelve months, not the one before. */
  if (has_the && meaning->kind == DATE_SHIFT && is_length_led (s, i)
      && meaning->unit < DATE_UNIT_CENTURY
      && (english_does (s, at, EN_LAST) || english_does (s, at, EN_NEXT)))
    {
      meaning->kind = DATE_STRETCH;
      meaning->base = DATE_FROM_PUBLICATION;
    }
  return end;
}

/**
 * english_skip_daypart:
 *
 * Takes a part of the day behind a day, which says no other day.
 *
 * Returns: the index behind it; 0 when it recurs: “Friday nights”
 */
guint
english_skip_daypart (const EnglishSentence *s, guint i, DateMeaning *meaning)
{
  if (!english_is (s, i, EN_DAYPART))
    return i;
  if ((english_flags (s, i) & EN_PLURAL) != 0)
    return 0;
  if ((english_flags (s, i) & EN_CAPITAL) != 0)
    return i;
  meaning->is_time = TRUE;
  return i + 1;
}

/* Reads “early”, “late”, “the early hours of” and “the small hours of” before a day. */
static guint
read_day_time (const EnglishSentence *s, guint i, DateMeaning *meaning)
{
  guint at = english_does (s, i, EN_THE) ? i + 1 : i, end;

  if (!english_does (s, at, EN_EARLY) && !english_does (s, at, EN_LATE)
      && !(english_says (s, at, "small") && english_does (s, at + 1, EN_HOURS)))
    return 0;
  at++;
  if (english_does (s, at, EN_HOURS) && english_does (s, at + 1, EN_OF))
    at += 2;
  else if (at != i + 1)
    return 0;
  end = english_read_day_word (s, at, meaning);
  if (end == 0)
    end = english_read_weekday (s, at, meaning);
  if (end == 0)
    {
      end = english_read_named (s, at, meaning);
      if (end != 0 && !meaning->is_time && meaning->kind != DATE_WEEKDAY)
        return 0;
    }
  if (end == 0)
    {
      end = english_read_date (s, at, meaning);
      if (end != 0 && meaning->day == 0)
        return 0;
    }
  meaning->is_time = TRUE;
  return end;
}

/**
 * english_read_day_word:
 *
 * Reads “yesterday”, “tomorrow morning”, “tonight”, “overnight”, “late Monday”.
 */
guint
english_read_day_word (const EnglishSentence *s, guint i, DateMeaning *meaning)
{
  *meaning = (DateMeaning){ .kind = DATE_SHIFT, .unit = DATE_UNIT_DAY };
  if (english_is (s, i, EN_DAYWORD))
    {
      if (is_nowadays (s, i))
        return 0;
      meaning->count = s->tokens[i].value;
      return english_skip_daypart (s, i + 1, meaning);
    }
  meaning->is_time = TRUE;
  if (english_does (s, i, EN_TONIGHT))
    return i + 1;
  /* The night before the day; “almost overnight” is no time. */
  if (english_does (s, i, EN_OVERNIGHT) && (i == 0 || !english_does (s, i - 1, EN_MORE)))
    {
      meaning->kind = DATE_STRETCH;
      meaning->count = -1;
      return i + 1;
    }
  return read_day_time (s, i, meaning);
}
