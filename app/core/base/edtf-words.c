#include "base/edtf-private.h"

#include <glib/gi18n-lib.h>

/* A list of dates names so many in its short form. */
#define SHORT_LIST 3

static gboolean
is_plain (const EdtfDate *date)
{
  return edtf_mask_is_exact (date->year) && edtf_mask_is_exact (date->month)
         && edtf_mask_is_exact (date->day) && date->season == 0
         && (date->flags[0] | date->flags[1] | date->flags[2]) == 0;
}

/* How many parts the first of two dates can leave out because the second says them. */
static int
count_shared (const EdtfDate *first, const EdtfDate *last)
{
  if (!is_plain (first) || !is_plain (last) || first->n_parts != last->n_parts || first->n_parts < 2
      || edtf_date_year (first) != edtf_date_year (last))
    return 0;
  return first->n_parts == 3 && g_str_equal (first->month, last->month) ? 2 : 1;
}

/* The words of both ends, the first without what the second repeats. */
static void
end_words (const DossierEdtfItem *item, gboolean is_short, char **first, char **last)
{
  gboolean both = item->first_end == EDTF_END_DATE && item->last_end == EDTF_END_DATE;
  int n_omitted = both ? count_shared (&item->first, &item->last) : 0;

  *first =
      item->first_end == EDTF_END_DATE ? edtf_date_words (&item->first, is_short, n_omitted) : NULL;
  *last = item->last_end == EDTF_END_DATE ? edtf_date_words (&item->last, is_short, 0) : NULL;
}

static gboolean
is_one_date (const DossierEdtfItem *item)
{
  return !item->is_range
         || (item->first_end == EDTF_END_DATE && item->last_end == EDTF_END_DATE
             && is_plain (&item->first) && is_plain (&item->last)
             && item->first.n_parts == item->last.n_parts
             && item->first.day_min == item->last.day_min);
}

static char *
span_without_dates (const DossierEdtfItem *item)
{
  if (item->first_end == EDTF_END_OPEN && item->last_end == EDTF_END_OPEN)
    return g_strdup (_ ("open at both ends"));
  return item->first_end == EDTF_END_OPEN ? g_strdup (_ ("open start, end unknown"))
                                          : g_strdup (_ ("start unknown, open end"));
}

static char *
span_words (const DossierEdtfItem *item, gboolean is_short)
{
  g_autofree char *first = NULL, *last = NULL;

  if (is_one_date (item))
    return edtf_date_words (&item->first, is_short, 0);
  end_words (item, is_short, &first, &last);
  if (first == NULL && last == NULL)
    return span_without_dates (item);
  if (first != NULL && last != NULL)
    return is_short ? g_strdup_printf (C_ ("span", "%s – %s"), first, last)
                    : g_strdup_printf (C_ ("span", "from %s to %s"), first, last);
  if (first != NULL)
    return item->last_end == EDTF_END_OPEN
               ? g_strdup_printf (C_ ("span", "from %s, open"), first)
               : g_strdup_printf (C_ ("span", "from %s, end unknown"), first);
  return item->first_end == EDTF_END_OPEN
             ? g_strdup_printf (C_ ("span", "until %s, open start"), last)
             : g_strdup_printf (C_ ("span", "until %s, start unknown"), last);
}

static char *
open_member_words (const DossierEdtfItem *item, const char *first, const char *last)
{
  return item->first_end == EDTF_END_OPEN ? g_strdup_printf (_ ("%s or earlier"), last)
                                          : g_strdup_printf (_ ("%s or later"), first);
}

/* What a range in a set counts: days, months, years, or just dates when its ends differ. */
static const char *
unit_words (const DossierEdtfItem *item, gboolean is_all)
{
  gboolean differs = item->first.n_parts != item->last.n_parts || item->first.season != 0
                     || item->last.season != 0;

  switch (differs ? 0 : item->first.n_parts)
    {
    case 1:
      return is_all ? _ ("every year") : _ ("one year");
    case 2:
      return is_all ? _ ("every month") : _ ("one month");
    case 3:
      return is_all ? _ ("every day") : _ ("one day");
    default:
      return is_all ? _ ("every date") : _ ("one date");
    }
}

/* A set that is one range: “one day between 25 March and 7 April 2019”. */
static char *
range_words (const DossierEdtfItem *item, gboolean is_all, gboolean is_short)
{
  g_autofree char *first = NULL, *last = NULL;
  const char *unit = unit_words (item, is_all);

  end_words (item, is_short, &first, &last);
  if (first == NULL || last == NULL)
    return open_member_words (item, first, last);
  if (is_short)
    /* Translators: “one day, 25 Mar – 7 Apr 2019” */
    return g_strdup_printf (_ ("%s, %s – %s"), unit, first, last);
  /* Translators: the first word is “every day” or the like, or “one day” or the like */
  return is_all ? g_strdup_printf (_ ("%s from %s to %s"), unit, first, last)
                : g_strdup_printf (_ ("%s between %s and %s"), unit, first, last);
}

/* One of several members of a set. */
static char *
member_words (const DossierEdtfItem *item, gboolean is_short)
{
  g_autofree char *first = NULL, *last = NULL;

  if (is_one_date (item))
    return edtf_date_words (&item->first, is_short, 0);
  end_words (item, is_short, &first, &last);
  if (first == NULL || last == NULL)
    return open_member_words (item, first, last);
  return g_strdup_printf (C_ ("span", "%s – %s"), first, last);
}

static char *
set_words (const DossierEdtf *edtf, gboolean is_short)
{
  gboolean is_all = edtf->kind == DOSSIER_EDTF_ALL_OF;
  guint n_shown = is_short && edtf->n_items > SHORT_LIST ? SHORT_LIST : edtf->n_items;
  g_autoptr (GString) list = g_string_new (NULL);

  if (edtf->n_items == 1)
    return is_one_date (&edtf->items[0]) ? edtf_date_words (&edtf->items[0].first, is_short, 0)
                                         : range_words (&edtf->items[0], is_all, is_short);
  for (guint i = 0; i < n_shown; i++)
    {
      g_autofree char *words = member_words (&edtf->items[i], is_short);
      if (i > 0 && i + 1 == edtf->n_items)
        g_string_append (list,
                         is_all ? C_ ("last of a list", " and ") : C_ ("last of a list", " or "));
      else if (i > 0)
        g_string_append (list, C_ ("list", ", "));
      g_string_append (list, words);
    }
  if (n_shown < edtf->n_items)
    g_string_append_printf (
        list,
        g_dngettext (GETTEXT_PACKAGE, " and %u more", " and %u more", edtf->n_items - n_shown),
        edtf->n_items - n_shown);
  return g_strdup (list->str);
}

static char *
write_words (const DossierEdtf *edtf, gboolean is_short)
{
  switch (edtf->kind)
    {
    case DOSSIER_EDTF_SPAN:
      return span_words (&edtf->items[0], is_short);
    case DOSSIER_EDTF_ONE_OF:
    case DOSSIER_EDTF_ALL_OF:
      return set_words (edtf, is_short);
    case DOSSIER_EDTF_DAY:
    case DOSSIER_EDTF_RECURRING:
    default:
      return edtf_date_words (&edtf->items[0].first, is_short, 0);
    }
}

/**
 * dossier_edtf_to_words:
 * @edtf: a date
 *
 * The date as a sentence would say it, in the user's language: “one day between 25 March and
 * 7 April 2019”, “about 1985”, “from 2012, open”. Any thread.
 *
 * Returns: (transfer full): the words
 */
char *
dossier_edtf_to_words (const DossierEdtf *edtf)
{
  return write_words (edtf, FALSE);
}

/**
 * dossier_edtf_to_words_short:
 * @edtf: a date
 *
 * The same for a list or a label: “9 Oct 2025”, “one day, 25 Mar – 7 Apr 2019”; of many dates
 * only the first are named. Any thread.
 *
 * Returns: (transfer full): the words
 */
char *
dossier_edtf_to_words_short (const DossierEdtf *edtf)
{
  return write_words (edtf, TRUE);
}
