#include "dates/date-rule.h"

#include <glib/gi18n-lib.h>

/* Why a value was proposed, in words for a person. Each sentence is whole, so that it can be
 * translated. */

static const char *
weekday_name (int weekday)
{
  static const char *const names[] = { N_ ("Monday"),   N_ ("Tuesday"), N_ ("Wednesday"),
                                       N_ ("Thursday"), N_ ("Friday"),  N_ ("Saturday"),
                                       N_ ("Sunday") };

  return weekday >= 1 && weekday <= 7 ? _ (names[weekday - 1]) : "";
}

static char *
weekday_rule (const DateMeaning *meaning)
{
  const char *name = weekday_name (meaning->weekday);

  if (meaning->has_week_shift && meaning->count == -1)
    return g_strdup_printf (_ ("the %s of the week before publication"), name);
  if (meaning->has_week_shift && meaning->count == 1)
    return g_strdup_printf (_ ("the %s of the week after publication"), name);
  if (meaning->has_week_shift || meaning->which == DATE_THIS)
    return g_strdup_printf (_ ("the %s of the week that is named"), name);
  if (meaning->which == DATE_LAST)
    return g_strdup_printf (_ ("“last”: the latest %s before publication"), name);
  if (meaning->which == DATE_NEXT)
    return g_strdup_printf (_ ("“next”: the %s of the week after publication"), name);
  if (meaning->tense > 0)
    return g_strdup_printf (_ ("the verb looks ahead: the first %s on or after publication"), name);
  return g_strdup_printf (_ ("the nearest %s on or before publication"), name);
}

static const char *
missing_year_rule (const DateMeaning *meaning, DossierDateAnchor anchor)
{
  if (meaning->has_year_shift)
    return _ ("the year is counted from that of publication");
  if (anchor == DOSSIER_DATE_ANCHOR_DATE)
    return _ ("no year is said: that of the date before it");
  if (meaning->which == DATE_LAST)
    return _ ("“last”: the latest that was over at publication");
  if (meaning->which == DATE_NEXT)
    return _ ("“next”: the first that begins after publication");
  if (meaning->which == DATE_THIS)
    return _ ("“this”: that of the year of publication");
  if (meaning->weekday != 0)
    return _ ("no year is said: the nearest in which day and weekday agree");
  if (meaning->tense > 0)
    return _ (
        "no year is said: the nearest to publication, ahead of it where the verb looks ahead");
  if (meaning->tense < 0)
    return _ ("no year is said: the nearest to publication, before it where the verb is past");
  return _ ("no year is said: the nearest to publication");
}

static const char *
unit_rule (const DateMeaning *meaning)
{
  static const char *const before[] = {
    N_ ("the day before publication"),
    N_ ("the weekend before that of publication"),
    N_ ("the calendar week before that of publication"),
    N_ ("the month before that of publication"),
    N_ ("the season before that of publication"),
    N_ ("the quarter before that of publication"),
    N_ ("the year before that of publication"),
    N_ ("the decade before that of publication"),
    N_ ("the century before that of publication"),
  };
  static const char *const same[] = {
    N_ ("the day of publication"),           N_ ("the weekend of the week of publication"),
    N_ ("the calendar week of publication"), N_ ("the month of publication"),
    N_ ("the season of publication"),        N_ ("the quarter of publication"),
    N_ ("the year of publication"),          N_ ("the decade of publication"),
    N_ ("the century of publication"),
  };
  static const char *const after[] = {
    N_ ("the day after publication"),
    N_ ("the weekend after that of publication"),
    N_ ("the calendar week after that of publication"),
    N_ ("the month after that of publication"),
    N_ ("the season after that of publication"),
    N_ ("the quarter after that of publication"),
    N_ ("the year after that of publication"),
    N_ ("the decade after that of publication"),
    N_ ("the century after that of publication"),
  };

  if (meaning->portion == DATE_BEFORE_NOW)
    return _ ("what had passed of it before publication");
  if (meaning->portion == DATE_AFTER_NOW)
    return _ ("what is left of it after publication");
  return _ (meaning->count < 0   ? before[meaning->unit]
            : meaning->count > 0 ? after[meaning->unit]
                                 : same[meaning->unit]);
}

static const char *
shift_rule (const DateMeaning *meaning, DossierDateAnchor anchor)
{
  if (anchor == DOSSIER_DATE_ANCHOR_DATE)
    return meaning->count < 0   ? _ ("counted back from the date before it")
           : meaning->count > 0 ? _ ("counted on from the date before it")
                                : _ ("the same as the date before it");
  if (anchor == DOSSIER_DATE_ANCHOR_NONE)
    return _ ("counted from the date beside it");
  if (anchor == DOSSIER_DATE_ANCHOR_EVENT)
    return _ ("counted from the event");
  if (ABS (meaning->count) <= 1)
    return unit_rule (meaning);
  return meaning->count < 0 ? _ ("counted back from publication, as precisely as the unit")
                            : _ ("counted on from publication, as precisely as the unit");
}

static char *
calendar_rule (const DateMeaning *meaning, DossierDateAnchor anchor)
{
  if (meaning->is_holiday)
    return g_strdup (meaning->has_year
                         ? _ ("a feast with a day of its own")
                         : _ ("a feast with a day of its own, nearest to publication"));
  if (meaning->has_year && meaning->portion != DATE_WHOLE)
    return g_strdup (_ ("a third of what is named"));
  return g_strdup (meaning->has_year ? _ ("as it is written")
                                     : missing_year_rule (meaning, anchor));
}

static char *
meaning_rule (const DateMeaning *meaning, DossierDateAnchor anchor)
{
  switch (meaning->kind)
    {
    case DATE_CALENDAR:
      return calendar_rule (meaning, anchor);
    case DATE_WEEKDAY:
      return anchor == DOSSIER_DATE_ANCHOR_DATE ? g_strdup_printf (
                 _ ("the %s counted from the date before it"), weekday_name (meaning->weekday))
                                                : weekday_rule (meaning);
    case DATE_STRETCH:
      return g_strdup (meaning->count < 0 ? _ ("the time up to publication")
                                          : _ ("the time from publication on"));
    case DATE_RECURRING:
      return g_strdup (_ ("each year again"));
    case DATE_VAGUE:
      return g_strdup (meaning->count < 0   ? _ ("some time up to publication")
                       : meaning->count > 0 ? _ ("some time from publication on")
                                            : _ ("when it was published"));
    case DATE_ANNIVERSARY:
      return g_strdup (_ ("an anniversary lies in the year of publication unless more is said"));
    default:
      return g_strdup (shift_rule (meaning, anchor));
    }
}

/**
 * date_rule:
 * @expression: what was resolved
 * @anchor: from where it was counted
 *
 * Returns: (transfer full): why it has its value
 */
char *
date_rule (const DateExpression *expression, DossierDateAnchor anchor)
{
  switch (expression->shape)
    {
    case DATE_SHAPE_SPAN:
      return g_strdup (_ ("from the first to the last of what is named"));
    case DATE_SHAPE_BETWEEN:
      return g_strdup (_ ("one time between the two"));
    case DATE_SHAPE_BOTH:
      return g_strdup (_ ("each of the two"));
    case DATE_SHAPE_NTH:
      return g_strdup (_ ("counted from the beginning or the end of the longer time"));
    case DATE_SHAPE_ENDING:
      return g_strdup (_ ("as long as is said, up to the date beside it"));
    case DATE_SHAPE_LASTING:
      return g_strdup (_ ("as long as is said, from the date beside it"));
    default:
      return meaning_rule (&expression->first, anchor);
    }
}

/**
 * date_rule_open:
 * @expression: what has no value
 * @anchor: from where it would be counted
 *
 * Returns: (transfer full): why not
 */
char *
date_rule_open (const DateExpression *expression, DossierDateAnchor anchor)
{
  if (anchor == DOSSIER_DATE_ANCHOR_EVENT)
    return g_strdup (_ ("counted from an event: what day that was is for you to say"));
  if (anchor == DOSSIER_DATE_ANCHOR_DATE)
    return g_strdup (_ ("the date that it is counted from is not precise enough"));
  if (anchor == DOSSIER_DATE_ANCHOR_PUBLICATION)
    return g_strdup (_ ("counted from publication, whose date is not known"));
  return g_strdup (_ ("the words alone give no date"));
}
