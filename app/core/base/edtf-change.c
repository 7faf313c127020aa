#include "base/edtf-private.h"

#include <string.h>

/* The text of both ends: as it is written where there is a range, otherwise the first and the last
 * day. An open or unknown end is NULL. */
static void
dup_ends (const DossierEdtf *edtf, char **first, char **last)
{
  const DossierEdtfItem *item = &edtf->items[0];
  gboolean is_span = edtf->kind == DOSSIER_EDTF_SPAN;

  if (edtf->n_items > 1 || !item->is_range)
    {
      *first =
          dossier_day_is_finite (edtf->day_min) ? dossier_edtf_day_to_string (edtf->day_min) : NULL;
      *last =
          dossier_day_is_finite (edtf->day_max) ? dossier_edtf_day_to_string (edtf->day_max) : NULL;
      return;
    }
  const char *start = edtf->text + (is_span ? 0 : 1);
  const char *end = edtf->text + strlen (edtf->text) - (is_span ? 0 : 1);
  const char *between =
      item->first_end == EDTF_END_OPEN && !is_span ? start : strstr (start, is_span ? "/" : "..");
  const char *behind = between + (is_span ? 1 : 2);
  *first = item->first_end == EDTF_END_DATE ? g_strndup (start, between - start) : NULL;
  *last = item->last_end == EDTF_END_DATE ? g_strndup (behind, end - behind) : NULL;
}

static gboolean
is_single_day (const DossierEdtf *edtf)
{
  return edtf->day_min == edtf->day_max && edtf->n_items == 1 && !edtf->items[0].is_range;
}

/**
 * dossier_edtf_with_kind:
 * @edtf: a date
 * @kind: DOSSIER_EDTF_SPAN, DOSSIER_EDTF_ONE_OF or DOSSIER_EDTF_ALL_OF
 * @error: (out): DOSSIER_ERROR_BAD_INPUT when the days cannot be written as such a date
 *
 * The same days in the other reading: `[a..b]` becomes `a/b` and back, September becomes one day
 * in it or all of it. A single known day stays what it is. Any thread.
 *
 * Returns: (transfer full) (nullable): the new date
 */
DossierEdtf *
dossier_edtf_with_kind (const DossierEdtf *edtf, DossierEdtfKind kind, GError **error)
{
  g_autofree char *first = NULL, *last = NULL, *text = NULL;

  g_return_val_if_fail (kind == DOSSIER_EDTF_SPAN || kind == DOSSIER_EDTF_ONE_OF
                            || kind == DOSSIER_EDTF_ALL_OF,
                        NULL);
  if (kind == edtf->kind || is_single_day (edtf))
    return dossier_edtf_parse (edtf->text, error);
  if (edtf->n_items > 1 && kind != DOSSIER_EDTF_SPAN)
    {
      /* Between the two sorts of sets only the brackets differ. */
      text = g_strdup (edtf->text);
      text[0] = kind == DOSSIER_EDTF_ONE_OF ? '[' : '{';
      text[strlen (text) - 1] = kind == DOSSIER_EDTF_ONE_OF ? ']' : '}';
      return dossier_edtf_parse (text, error);
    }
  dup_ends (edtf, &first, &last);
  if (kind == DOSSIER_EDTF_SPAN)
    text = g_strdup_printf ("%s/%s", first != NULL ? first : "..", last != NULL ? last : "..");
  else
    text = g_strdup_printf ("%c%s..%s%c", kind == DOSSIER_EDTF_ONE_OF ? '[' : '{',
                            first != NULL ? first : "", last != NULL ? last : "",
                            kind == DOSSIER_EDTF_ONE_OF ? ']' : '}');
  return dossier_edtf_parse (text, error);
}

static void
end_date (GString *text, gsize start, char mark)
{
  if (mark != '\0' && text->len > start)
    g_string_append_c (text, mark);
}

/**
 * dossier_edtf_with_doubt:
 * @edtf: a date
 * @uncertain: whether it is uncertain
 * @approximate: whether it is approximate
 * @error: (out): DOSSIER_ERROR_BAD_INPUT for a day with a time, which cannot be doubted
 *
 * Says the doubt about each whole date in @edtf; doubts about single parts are dropped. Any thread.
 *
 * Returns: (transfer full) (nullable): the new date
 */
DossierEdtf *
dossier_edtf_with_doubt (const DossierEdtf *edtf, gboolean uncertain, gboolean approximate,
                         GError **error)
{
  static const char marks[] = { '\0', '?', '~', '%' };
  char mark = marks[(uncertain ? EDTF_UNCERTAIN : 0) | (approximate ? EDTF_APPROXIMATE : 0)];
  g_autoptr (GString) text = g_string_new (NULL);
  gsize start = 0;

  for (const char *p = edtf->text; *p != '\0'; p++)
    {
      if (strchr ("?~%", *p) != NULL)
        continue;
      if (strchr ("[]{},./", *p) != NULL)
        {
          end_date (text, start, mark);
          g_string_append_c (text, *p);
          start = text->len;
        }
      else
        g_string_append_c (text, *p);
    }
  end_date (text, start, mark);
  return dossier_edtf_parse (text->str, error);
}
