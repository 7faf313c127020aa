#include "base/day.h"

static void
test_known_days (void)
{
  g_assert_cmpint (dossier_day_from_civil (1970, 1, 1), ==, 0);
  g_assert_cmpint (dossier_day_from_civil (1969, 12, 31), ==, -1);
  g_assert_cmpint (dossier_day_from_civil (2000, 2, 29), ==, 11016);
  g_assert_cmpint (dossier_day_from_civil (2025, 10, 9), ==, 20370);
  g_assert_cmpint (dossier_day_from_civil (0, 3, 1), ==, -719468);
  g_assert_cmpint (dossier_day_weekday (0), ==, 4);
  g_assert_cmpint (dossier_day_weekday (-3), ==, 1);
  g_assert_cmpint (dossier_day_weekday (dossier_day_from_civil (2025, 10, 9)), ==, 4);
}

static void
test_impossible_days (void)
{
  g_assert_cmpint (dossier_day_from_civil (2023, 2, 29), ==, DOSSIER_DAY_NONE);
  g_assert_cmpint (dossier_day_from_civil (1900, 2, 29), ==, DOSSIER_DAY_NONE);
  g_assert_cmpint (dossier_day_from_civil (2024, 13, 1), ==, DOSSIER_DAY_NONE);
  g_assert_cmpint (dossier_day_from_civil (2024, 1, 0), ==, DOSSIER_DAY_NONE);
  g_assert_cmpint (dossier_day_from_civil (DOSSIER_YEAR_MAX + 1, 1, 1), ==, DOSSIER_DAY_NONE);
  g_assert_false (dossier_day_is_finite (DOSSIER_DAY_NONE));
  g_assert_false (dossier_day_is_finite (DOSSIER_DAY_MINUS_INFINITY));
  g_assert_false (dossier_day_is_finite (DOSSIER_DAY_PLUS_INFINITY));
}

/* GLib's own calendar is the yardstick for the years that it knows. */
static void
test_against_glib (void)
{
  g_autoptr (GDate) date = g_date_new_dmy (1, 1, 1);
  gint64 first = dossier_day_from_civil (1, 1, 1);

  for (int i = 0; i < 400 * 366 * 2; i++, g_date_add_days (date, 1))
    {
      gint64 year;
      int month, day;
      dossier_day_to_civil (first + i, &year, &month, &day);
      g_assert_cmpint (year, ==, g_date_get_year (date));
      g_assert_cmpint (month, ==, g_date_get_month (date));
      g_assert_cmpint (day, ==, g_date_get_day (date));
      g_assert_cmpint (dossier_day_weekday (first + i), ==, g_date_get_weekday (date));
    }
}

static void
test_there_and_back (void)
{
  const gint64 far = dossier_day_from_civil (DOSSIER_YEAR_MAX, 12, 31);

  g_assert_cmpint (far, <, DOSSIER_DAY_PLUS_INFINITY);
  for (int i = 0; i < 200000; i++)
    {
      gint64 number = (gint64) (g_test_rand_double_range (-1, 1) * (double) (far - 400));
      gint64 year;
      int month, day;
      number >>= g_test_rand_int_range (0, 60);
      dossier_day_to_civil (number, &year, &month, &day);
      g_assert_cmpint (dossier_day_from_civil (year, month, day), ==, number);
    }
}

static void
test_add_months (void)
{
  gint64 leap = dossier_day_from_civil (2024, 2, 29);

  g_assert_cmpint (dossier_day_add_months (leap, 12), ==, dossier_day_from_civil (2025, 2, 28));
  g_assert_cmpint (dossier_day_add_months (leap, -2), ==, dossier_day_from_civil (2023, 12, 29));
  g_assert_cmpint (dossier_day_add_months (dossier_day_from_civil (0, 1, 31), -1), ==,
                   dossier_day_from_civil (-1, 12, 31));
  g_assert_cmpint (dossier_day_add_months (dossier_day_from_civil (DOSSIER_YEAR_MAX, 12, 31), 1),
                   ==, DOSSIER_DAY_PLUS_INFINITY);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/day/known-days", test_known_days);
  g_test_add_func ("/day/impossible-days", test_impossible_days);
  g_test_add_func ("/day/against-glib", test_against_glib);
  g_test_add_func ("/day/there-and-back", test_there_and_back);
  g_test_add_func ("/day/add-months", test_add_months);
  return g_test_run ();
}
