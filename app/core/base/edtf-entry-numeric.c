#include "base/edtf-entry-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  int parts[3];
  int n_digits[3];
} Numeric;

/* Three numbers with the same sign between them, the year last: 25/12/2025. */
static gboolean
split_numeric (const char *words, Numeric *numeric)
{
  char sign = '\0';

  *numeric = (Numeric){ 0 };
  while (g_ascii_isspace (*words))
    words++;
  for (int i = 0; i < 3; i++)
    {
      for (; g_ascii_isdigit (*words) && numeric->n_digits[i] < 5; words++)
        {
          numeric->parts[i] = numeric->parts[i] * 10 + (*words - '0');
          numeric->n_digits[i]++;
        }
      if (numeric->n_digits[i] == 0 || (i < 2 && numeric->n_digits[i] > 2))
        return FALSE;
      if (i == 2)
        break;
      if (*words == '\0' || strchr ("/.-", *words) == NULL || (i == 1 && *words != sign))
        return FALSE;
      sign = *words++;
    }
  while (g_ascii_isspace (*words))
    words++;
  return *words == '\0';
}

/* Whether @words is a date of three numbers, in whichever order. */
gboolean
entry_is_numeric (const char *words)
{
  Numeric numeric;

  return split_numeric (words, &numeric);
}

/* The EDTF of a date of three numbers when only one order is possible, or when both orders give
 * the same day. Otherwise NULL with the error set: nobody can tell 3/4/2025. */
char *
entry_read_numeric (Entry *entry)
{
  EdtfScan *scan = &entry->scan;
  Numeric numeric;
  gboolean is_numeric = split_numeric (scan->text, &numeric);
  int a = numeric.parts[0], b = numeric.parts[1];

  g_return_val_if_fail (is_numeric, NULL);
  if (numeric.n_digits[2] != 4)
    {
      edtf_fail (scan, scan->text, _ ("a year is written with four digits"));
      return NULL;
    }
  if (a >= 1 && b >= 1 && a <= 12 && b <= 12 && a != b)
    {
      edtf_fail (scan, scan->text,
                 _ ("it can be %d %s or %d %s; write the month as a word or use %04d-%02d-%02d"), a,
                 edtf_month_name (b), b, edtf_month_name (a), numeric.parts[2], b, a);
      return NULL;
    }
  return b > 12 ? g_strdup_printf ("%04d-%02d-%02d", numeric.parts[2], a, b)
                : g_strdup_printf ("%04d-%02d-%02d", numeric.parts[2], b, a);
}
