#include "reader/mark-sweep.h"

#include <string.h>

/* Two highlights with the same tag lie on one another as two bands, a third and more as three. */
#define MAX_SAME 3

/* From this many marks in one line on, seams would only be noise. */
#define CROWD 80

#define N_LINES 7

/*
 * One pass over the marks of a line counts, for every tint and every kind of line, where it begins
 * and ends; one pass over the characters then knows what lies on each. The cost is that of the
 * characters one sees plus that of the marks in them, never their product.
 */
typedef struct
{
  guint start;
  guint length;
  int *bands;          /* a row of length + 1 for each tint */
  int *lines;          /* the same for each kind of line */
  guint8 *line_colour; /* the last one wins */
  guint8 *seams;
} Sweep;

static void
count (int *rows, guint row, const Sweep *sweep, guint from, guint to)
{
  rows[row * (sweep->length + 1) + from]++;
  rows[row * (sweep->length + 1) + to]--;
}

static int
line_of (const DossierMark *mark)
{
  gboolean suggested = mark->state == DOSSIER_MARK_SUGGESTED;

  switch (mark->kind)
    {
    case DOSSIER_MARK_HIGHLIGHT:
      return suggested ? 4 : -1;
    case DOSSIER_MARK_MENTION:
      return suggested ? 1 : 0;
    case DOSSIER_MARK_DATE:
      return suggested ? 3 : 2;
    case DOSSIER_MARK_SEARCH_HIT:
      return 5;
    case DOSSIER_MARK_FOLLOW_UP:
      return 6;
    case DOSSIER_MARK_CLAIM: /* in the margin only */
    case DOSSIER_N_MARK_KINDS:
    default:
      return -1;
    }
}

static void
count_mark (Sweep *sweep, const DossierMark *mark, gboolean with_seams)
{
  guint end = sweep->start + sweep->length;
  guint from = MAX (mark->start, sweep->start) - sweep->start;
  guint to = MIN (mark->end, end) - sweep->start;
  int line = line_of (mark);

  if (from >= to)
    return;
  if (line >= 0)
    {
      count (sweep->lines, (guint) line, sweep, from, to);
      if (mark->n_colours > 0)
        memset (sweep->line_colour + from, mark->colours[0], to - from);
      return;
    }
  if (mark->kind != DOSSIER_MARK_HIGHLIGHT)
    return;

  if (mark->n_colours == 0)
    count (sweep->bands, DOSSIER_BAND_NEUTRAL, sweep, from, to);
  for (guint i = 0; i < mark->n_colours; i++)
    count (sweep->bands, mark->colours[i] % DOSSIER_BAND_NEUTRAL, sweep, from, to);
  if (with_seams)
    {
      sweep->seams[from] = from > 0;
      sweep->seams[to] = TRUE;
    }
}

/* What lies on one character, given the counts so far. */
static void
fill_run (DossierRun *run, const int *bands, const int *lines)
{
  memset (run, 0, sizeof *run);
  for (guint tint = 0; tint < DOSSIER_N_BANDS; tint++)
    for (int i = 0; i < MIN (bands[tint], MAX_SAME) && run->n_bands < DOSSIER_RUN_MAX_BANDS; i++)
      run->bands[run->n_bands++] = (guint8) tint;
  for (guint line = 0; line < N_LINES; line++)
    if (lines[line] > 0)
      run->lines |= (guint8) (1u << line);
}

static gboolean
looks_the_same (const DossierRun *a, const DossierRun *b)
{
  return a->n_bands == b->n_bands && a->lines == b->lines && a->line_colour == b->line_colour
         && memcmp (a->bands, b->bands, a->n_bands) == 0;
}

static GArray *
read_runs (const Sweep *sweep)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (DossierRun));
  int bands[DOSSIER_N_BANDS] = { 0 };
  int lines[N_LINES] = { 0 };
  gboolean open = FALSE;

  for (guint i = 0; i < sweep->length; i++)
    {
      DossierRun *last = open ? &g_array_index (runs, DossierRun, runs->len - 1) : NULL;
      DossierRun run;

      for (guint tint = 0; tint < DOSSIER_N_BANDS; tint++)
        bands[tint] += sweep->bands[tint * (sweep->length + 1) + i];
      for (guint line = 0; line < N_LINES; line++)
        lines[line] += sweep->lines[line * (sweep->length + 1) + i];
      fill_run (&run, bands, lines);
      run.line_colour = run.lines != 0 ? sweep->line_colour[i] : DOSSIER_MARK_NO_COLOUR;
      run.start = sweep->start + i;
      run.end = run.start + 1;

      if (last != NULL && !sweep->seams[i] && looks_the_same (last, &run))
        {
          last->end = run.end;
          continue;
        }
      run.has_seam = last != NULL && sweep->seams[i] && run.n_bands > 0;
      open = run.n_bands > 0 || run.lines != 0;
      if (open)
        g_array_append_val (runs, run);
    }
  return runs;
}

/**
 * dossier_mark_sweep:
 * @marks: (element-type DossierMark): the marks of a line
 * @start: the line's first code point
 * @end: the code point behind its last
 *
 * Turns marks that overlap in any way into runs that do not.
 *
 * Returns: (transfer full) (element-type DossierRun): the runs from left to right in the text;
 *   characters on which nothing lies are in none. Any thread.
 */
GArray *
dossier_mark_sweep (GPtrArray *marks, guint start, guint end)
{
  Sweep sweep = { .start = start, .length = end > start ? end - start : 0 };
  gsize row = sweep.length + 1;
  GArray *runs;

  sweep.bands = g_new0 (int, DOSSIER_N_BANDS *row);
  sweep.lines = g_new0 (int, N_LINES *row);
  sweep.line_colour = g_malloc (row);
  sweep.seams = g_malloc0 (row);
  memset (sweep.line_colour, DOSSIER_MARK_NO_COLOUR, row);

  for (guint i = 0; i < marks->len; i++)
    count_mark (&sweep, g_ptr_array_index (marks, i), marks->len <= CROWD);
  runs = read_runs (&sweep);

  g_free (sweep.bands);
  g_free (sweep.lines);
  g_free (sweep.line_colour);
  g_free (sweep.seams);
  return runs;
}
