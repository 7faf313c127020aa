#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A test of many random rounds: a few by default, for FUZZ_SECONDS where that is set. The seed is
 * GLib's: `--seed` repeats a run. */
typedef struct
{
  guint n_rounds;
  guint round;
  gint64 end; /* in microseconds, 0 without a time */
} Fuzz;

Fuzz fuzz_begin (guint n_rounds);
gboolean fuzz_next (Fuzz *self);
guint fuzz_below (guint n);
gboolean fuzz_one_in (guint n);

G_END_DECLS
