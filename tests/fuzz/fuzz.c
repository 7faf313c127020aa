#include "fuzz.h"

Fuzz
fuzz_begin (guint n_rounds)
{
  const char *seconds = g_getenv ("FUZZ_SECONDS");

  return (Fuzz){ .n_rounds = n_rounds,
                 .end = seconds != NULL ? g_get_monotonic_time ()
                                              + g_ascii_strtoll (seconds, NULL, 10) * G_USEC_PER_SEC
                                        : 0 };
}

gboolean
fuzz_next (Fuzz *self)
{
  gboolean more =
      self->end != 0 ? g_get_monotonic_time () < self->end : self->round < self->n_rounds;

  if (more)
    self->round++;
  else
    g_test_message ("%u rounds", self->round);
  return more;
}

/* 0 to @n - 1 */
guint
fuzz_below (guint n)
{
  return (guint) g_test_rand_int_range (0, (gint32) n);
}

gboolean
fuzz_one_in (guint n)
{
  return fuzz_below (n) == 0;
}
