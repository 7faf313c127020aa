#pragma once

#include <glib.h>

/* What is found in a text that was published on Thursday, 9 October 2025. */
typedef struct
{
  const char *text, *found;
} DateRow;

/* The rows of one sort of expression; a test of its own. */
typedef struct
{
  const char *path;
  const DateRow *rows;
  gsize n;
} DateRows;

extern const DateRows date_rows[];
extern const gsize date_n_rows;
/* Texts without a date in them; ends with NULL. */
extern const char *const date_traps[];
