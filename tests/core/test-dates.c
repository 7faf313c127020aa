#include "dates/date-finder.h"

#include <string.h>

/* One row for each rule: a sentence, when it was published, and what is found in it. */
typedef struct
{
  const char *text, *published, *found;
} Row;

static const Row rows[] = {
  { "It opened on 9 October 2025.", NULL, "9 October 2025 = 2025-10-09" },
  { "It opened on Thursday, Oct. 9, 2025.", NULL, "Thursday, Oct. 9, 2025 = 2025-10-09" },
  { "It opened on the 9th of October, 2025, at noon.", NULL, "9th of October, 2025 = 2025-10-09" },
  { "It opened on Jan. 23.", NULL, "Jan. 23 = XXXX-01-23" },
  { "It opened on Jan. 23.", "2024-01-25", "Jan. 23 = 2024-01-23" },
  { "It opened on Dec. 30.", "2024-01-25", "Dec. 30 = 2023-12-30" },
  { "He said so on Tuesday.", "2025-10-09", "Tuesday = 2025-10-07" },
  { "They will meet on Tuesday.", "2025-10-09", "Tuesday = 2025-10-14" },
  { "He said so on Tuesday.", NULL, "Tuesday = open" },
  { "Members will visit on Friday.", "[2019-03-25..2019-04-07]",
    "Friday = [2019-03-29,2019-04-05,2019-04-12]" },
  { "It closed yesterday and opens tomorrow.", "2025-10-09",
    "yesterday = 2025-10-08; tomorrow = 2025-10-10" },
  { "It closed yesterday.", "XXXX-01-23", "yesterday = XXXX-01-22" },
  { "They may march on it, and in a second 31 fell.", "2025-10-09", "" },
};

static char *
describe (const char *text, GPtrArray *found)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      const DossierFoundDate *date = found->pdata[i];
      const char *start = g_utf8_offset_to_pointer (text, date->start);
      const char *end = g_utf8_offset_to_pointer (text, date->end);

      g_string_append_printf (out, "%s%.*s = %s", i > 0 ? "; " : "", (int) (end - start), start,
                              date->edtf != NULL ? date->edtf : "open");
    }
  return g_string_free (out, FALSE);
}

static void
test_rules (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      DossierDateContext context = { .published = rows[i].published };
      g_autoptr (GPtrArray) found =
          dossier_dates_find (rows[i].text, strlen (rows[i].text), "en", &context);
      g_autofree char *description = describe (rows[i].text, found);

      g_assert_cmpstr (description, ==, rows[i].found);
      for (guint j = 0; j < found->len; j++)
        g_assert_cmpstr (((DossierFoundDate *) found->pdata[j])->rule, !=, "");
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dates/rules", test_rules);
  return g_test_run ();
}
