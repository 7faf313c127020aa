#include "corpus/date-evidence.h"

#include "corpus/date-reading.h"
#include "corpus/dated.h"
#include "corpus/passage.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How far back a year is looked for, and how many are named. */
#define MAX_YEARS          40
#define MAX_RETRIEVED_YEAR 9990
#define MAX_NAMED          5
/* A day is named without its year while no other such day is nearer. */
#define HALF_A_YEAR 183
/* What stands in the first lines of a text says when it was printed. */
#define HEAD        300
#define MAX_PAIRS   6
#define MAX_GUESSES 5
/* News tells of what was within a week. */
#define A_WEEK 7

typedef struct
{
  gint64 first, last;
} Range;

static void
free_evidence (gpointer data)
{
  DossierDateEvidence *self = data;

  g_free (self->reason);
  g_free (self->supports);
  g_array_unref (self->ranges);
  g_array_unref (self->days);
  g_free (self);
}

static void
free_guess (gpointer data)
{
  DossierDateGuess *guess = data;

  g_free (guess->edtf);
  g_free (guess);
}

/**
 * dossier_date_case_free:
 * @self: (nullable) (transfer full):
 */
void
dossier_date_case_free (DossierDateCase *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->evidence, g_ptr_array_unref);
  g_clear_pointer (&self->guesses, g_ptr_array_unref);
  g_free (self);
}

static DossierDateEvidence *
add (DossierDateCase *self, DossierEvidenceKind kind, char *reason, char *supports)
{
  DossierDateEvidence *evidence = g_new0 (DossierDateEvidence, 1);

  evidence->kind = kind;
  evidence->reason = reason;
  evidence->supports = supports;
  evidence->ranges = g_array_new (FALSE, FALSE, sizeof (Range));
  evidence->days = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_ptr_array_add (self->evidence, evidence);
  return evidence;
}

static void
add_range (DossierDateEvidence *evidence, gint64 first, gint64 last)
{
  Range range = { first, last };

  g_array_append_val (evidence->ranges, range);
}

static char *
day_words (gint64 day)
{
  g_autofree char *text = dossier_edtf_day_to_string (day);
  g_autoptr (DossierEdtf) edtf = dossier_edtf_parse (text, NULL);

  return edtf != NULL ? dossier_edtf_to_words_short (edtf) : g_strdup (text);
}

static char *
join_years (GArray *years)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < years->len && i < MAX_NAMED; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? ", " : "",
                            g_array_index (years, gint64, i));
  if (years->len > MAX_NAMED)
    g_string_append (text, "…");
  return g_string_free (text, FALSE);
}

/* The years, the latest first, in which the day has its weekday, with what is near to each. */
static GArray *
fit_years (const DossierFoundDate *found, gint64 last_day, gint64 before, gint64 behind,
           DossierDateEvidence *evidence)
{
  GArray *years = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 last_year;
  int month, day;

  dossier_day_to_civil (last_day, &last_year, &month, &day);
  for (gint64 year = last_year; year > last_year - MAX_YEARS; year--)
    {
      gint64 number;

      if (found->day > dossier_month_length (year, found->month))
        continue;
      number = dossier_day_from_civil (year, found->month, found->day);
      if (number > last_day + HALF_A_YEAR
          || (found->weekday != 0 && dossier_day_weekday (number) != found->weekday))
        continue;
      g_array_append_val (years, year);
      g_array_append_val (evidence->days, number);
      add_range (evidence, number - before, number + behind);
    }
  return years;
}

static void
add_pair (DossierDateCase *self, const DossierFoundDate *found, const char *quote, gint64 last_day)
{
  DossierDateEvidence *evidence = add (self, DOSSIER_EVIDENCE_WEEKDAY, NULL, NULL);
  g_autoptr (GArray) years = fit_years (found, last_day, HALF_A_YEAR, HALF_A_YEAR, evidence);
  g_autofree char *list = join_years (years);

  evidence->start = found->start;
  evidence->end = found->end;
  evidence->supports = g_strdup (list);
  evidence->reason = g_strdup_printf (_ ("“%s”: day and weekday agree in %s"), quote, list);
}

static void
add_dateline (DossierDateCase *self, const DossierFoundDate *found, const char *quote,
              gint64 last_day)
{
  DossierDateEvidence *evidence = add (self, DOSSIER_EVIDENCE_DATELINE, NULL, NULL);
  g_autoptr (GArray) years = fit_years (found, last_day, 0, 2, evidence);

  evidence->start = found->start;
  evidence->end = found->end;
  evidence->is_day = TRUE;
  evidence->supports = g_strdup (quote);
  evidence->reason = g_strdup_printf (_ ("“%s” stands at the head of the text"), quote);
}

static void
add_named (DossierDateCase *self, const DossierFoundDate *found, const char *quote, gint64 day)
{
  DossierDateEvidence *evidence = add (self, DOSSIER_EVIDENCE_NAMED, NULL, NULL);
  g_autofree char *words = day_words (day);

  evidence->start = found->start;
  evidence->end = found->end;
  evidence->supports = g_strdup_printf (_ ("%s or later, or shortly before"), words);
  evidence->reason = g_strdup_printf (_ ("“%s” is the latest day that the text names"), quote);
  add_range (evidence, day - HALF_A_YEAR, DOSSIER_DAY_PLUS_INFINITY);
}

static gboolean
is_full_day (const DossierFoundDate *found, gint64 *day)
{
  g_auto (DossierDated) dated = { NULL };

  if (found->anchor != DOSSIER_DATE_ANCHOR_NONE || found->type != DOSSIER_DATE_TYPE_DATE
      || found->edtf == NULL || !dossier_dated_parse (found->edtf, &dated, NULL)
      || dated.day_min != dated.day_max)
    return FALSE;
  *day = dated.day_min;
  return TRUE;
}

/* "LOWEN, Jan. 23 –": before it on its line stands nothing, or a place in capitals. */
static gboolean
is_dateline (DossierTextMap *map, const DossierFoundDate *found)
{
  if (found->day == 0 || found->start >= HEAD)
    return FALSE;
  for (guint at = found->start; at > 0; at--)
    {
      gunichar c = dossier_text_map_char_at (map, at - 1);

      if (c == '\n')
        return TRUE;
      if (g_unichar_islower (c))
        return FALSE;
    }
  return TRUE;
}

static void
look_at_text (DossierDateCase *self, DossierDateSources *sources, gint64 last_day)
{
  g_autoptr (DossierDateReading) reading = NULL;
  DossierTextMap *map = dossier_date_sources_get_text (sources)->map;
  const DossierFoundDate *latest = NULL;
  gboolean has_dateline = FALSE;
  gint64 latest_day = 0;
  guint n_pairs = 0;

  dossier_date_sources_set_published (sources, NULL);
  dossier_date_sources_read_all (sources);
  reading = dossier_date_reading_new (sources);
  for (guint i = 0; i < reading->found->len; i++)
    {
      const DossierFoundDate *found = dossier_date_reading_get (reading, i);
      g_autofree char *quote = dossier_text_map_dup_slice (map, found->start, found->end);
      gint64 day;

      if (!has_dateline && is_dateline (map, found))
        {
          has_dateline = TRUE;
          add_dateline (self, found, quote, last_day);
        }
      if (found->day != 0 && found->weekday != 0 && n_pairs++ < MAX_PAIRS)
        add_pair (self, found, quote, last_day);
      if (is_full_day (found, &day) && day <= last_day && (latest == NULL || day > latest_day))
        {
          latest = found;
          latest_day = day;
        }
    }
  if (latest != NULL)
    {
      g_autofree char *quote = dossier_text_map_dup_slice (map, latest->start, latest->end);
      add_named (self, latest, quote, latest_day);
    }
}

/* "the former president" was not in office. */
static gboolean
is_called (const char *around, const char *title)
{
  g_autofree char *text = g_utf8_casefold (around, -1);
  g_autofree char *folded = g_utf8_casefold (title, -1);
  const char *at = strstr (text, folded);

  return at != NULL && strstr (text, "former") == NULL && strstr (text, "ex-") == NULL;
}

static gboolean
look_at_offices (DossierDatabase *database, DossierDateCase *self, GError **error)
{
  g_autoptr (DossierStatement) s = dossier_database_query (
      database, error,
      "SELECT n.name, r.title, r.valid, r.valid_min, r.valid_max, p.start_at, p.end_at, "
      "p.prefix || p.quote || p.suffix, r.id FROM passage p JOIN mention m ON m.passage = p.id "
      "JOIN actor a ON a.id = m.actor JOIN actor n ON n.id = coalesce (a.merged_into, a.id) "
      "JOIN role r ON r.actor IN (a.id, n.id) "
      "WHERE p.revision = ? AND r.valid IS NOT NULL ORDER BY p.start_at, r.id",
      "i", self->revision);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  DossierStep step = DOSSIER_STEP_ERROR;

  while (s != NULL && (step = dossier_statement_step (s, error)) == DOSSIER_STEP_ROW)
    {
      gint64 role = dossier_statement_get_int (s, 8);
      const char *title = dossier_statement_get_text (s, 1);
      g_autoptr (DossierEdtf) valid = dossier_edtf_parse (dossier_statement_get_text (s, 2), NULL);
      g_autofree char *words = valid != NULL ? dossier_edtf_to_words_short (valid) : NULL;
      DossierDateEvidence *evidence;

      if (words == NULL || !is_called (dossier_statement_get_text (s, 7), title)
          || !g_hash_table_add (seen, g_memdup2 (&role, sizeof role)))
        continue;
      evidence = add (self, DOSSIER_EVIDENCE_OFFICE,
                      g_strdup_printf (_ ("%s is called %s, and was that %s"),
                                       dossier_statement_get_text (s, 0), title, words),
                      g_strdup (words));
      evidence->start = (guint) dossier_statement_get_int (s, 5);
      evidence->end = (guint) dossier_statement_get_int (s, 6);
      add_range (evidence, dossier_statement_get_int (s, 3), dossier_statement_get_int (s, 4));
    }
  return step == DOSSIER_STEP_DONE;
}

/* Only what is dated by others: a date from this text would prove itself. */
static gboolean
look_at_events (DossierDatabase *database, DossierDateCase *self, gint64 article, GError **error)
{
  g_autoptr (DossierStatement) s = dossier_database_query (
      database, error,
      "SELECT e.title, e.edtf, e.day_min, min (p.start_at), p.end_at FROM passage p "
      "JOIN evidence v ON v.passage = p.id JOIN event e ON e.id = v.record "
      "WHERE p.revision = ?1 AND e.edtf IS NOT NULL AND e.day_min > ?3 "
      "AND e.status NOT IN ('planned', 'possible') "
      "AND (e.outside_date IS NOT NULL OR EXISTS (SELECT 1 FROM evidence w "
      "JOIN passage q ON q.id = w.passage JOIN revision r ON r.id = q.revision "
      "WHERE w.record = e.id AND r.article <> ?2)) GROUP BY e.id ORDER BY e.day_min DESC LIMIT 5",
      "iii", self->revision, article, DOSSIER_DAY_MINUS_INFINITY);
  DossierStep step = DOSSIER_STEP_ERROR;

  while (s != NULL && (step = dossier_statement_step (s, error)) == DOSSIER_STEP_ROW)
    {
      gint64 day = dossier_statement_get_int (s, 2);
      g_autofree char *words = day_words (day);
      DossierDateEvidence *evidence =
          add (self, DOSSIER_EVIDENCE_EVENT,
               g_strdup_printf (_ ("It tells of “%s”, dated %s by others"),
                                dossier_statement_get_text (s, 0), words),
               g_strdup_printf (_ ("%s or later"), words));

      evidence->start = (guint) dossier_statement_get_int (s, 3);
      evidence->end = (guint) dossier_statement_get_int (s, 4);
      add_range (evidence, day, DOSSIER_DAY_PLUS_INFINITY);
    }
  return step == DOSSIER_STEP_DONE;
}

static gboolean
look_at_origins (DossierDatabase *database, DossierDateCase *self, gint64 article, GError **error)
{
  g_autoptr (DossierStatement) s = dossier_database_query (
      database, error,
      "SELECT DISTINCT value, origin FROM field_origin WHERE article = ? AND field = 'published' "
      "AND value IS NOT NULL ORDER BY chosen DESC, id LIMIT 5",
      "i", article);
  DossierStep step = DOSSIER_STEP_ERROR;

  while (s != NULL && (step = dossier_statement_step (s, error)) == DOSSIER_STEP_ROW)
    {
      g_autoptr (DossierEdtf) edtf = dossier_edtf_parse (dossier_statement_get_text (s, 0), NULL);
      g_autofree char *words = edtf != NULL ? dossier_edtf_to_words_short (edtf) : NULL;
      DossierDateEvidence *evidence;

      if (edtf == NULL)
        continue;
      evidence = add (self, DOSSIER_EVIDENCE_FOUND,
                      g_strdup_printf (_ ("When it was brought in, “%s” was found (%s)"), words,
                                       dossier_statement_get_text (s, 1)),
                      g_strdup (words));
      add_range (evidence, edtf->day_min, edtf->day_max);
      if (edtf->day_min == edtf->day_max)
        {
          g_array_append_val (evidence->days, edtf->day_min);
          evidence->is_day = TRUE;
        }
    }
  return step == DOSSIER_STEP_DONE;
}

/* The day on which somebody had it, or DOSSIER_DAY_NONE. */
static gint64
read_retrieved (DossierDatabase *database, gint64 article)
{
  g_autofree char *when = dossier_database_get_text (
      database, NULL,
      "SELECT min (t) FROM (SELECT retrieved_at t FROM article WHERE id = ?1 UNION ALL "
      "SELECT retrieved_at FROM source WHERE article = ?1) WHERE t IS NOT NULL",
      "i", article);
  g_autofree char *day = when != NULL ? g_strndup (when, 10) : NULL;
  g_auto (DossierDated) dated = { NULL };

  if (day == NULL || !dossier_dated_parse (day, &dated, NULL) || dated.text == NULL)
    return DOSSIER_DAY_NONE;
  /* Nobody retrieves in a year from which none can be counted on. */
  return dossier_day_is_finite (dated.day_max)
                 && dated.day_max <= dossier_day_from_civil (MAX_RETRIEVED_YEAR, 12, 31)
             ? dated.day_max
             : DOSSIER_DAY_NONE;
}

static void
add_retrieved (DossierDateCase *self, gint64 day)
{
  g_autofree char *words = day_words (day);

  add_range (add (self, DOSSIER_EVIDENCE_RETRIEVED,
                  g_strdup_printf (_ ("It was there when it was retrieved, %s"), words),
                  g_strdup_printf (_ ("%s or earlier"), words)),
             DOSSIER_DAY_MINUS_INFINITY, day);
}

/**
 * dossier_date_evidence_weigh:
 * @published: (nullable): a day of publication
 *
 * Returns: whether the evidence speaks for that day. Any thread.
 */
DossierEvidenceVerdict
dossier_date_evidence_weigh (const DossierDateEvidence *self, const DossierEdtf *published)
{
  if (published == NULL || self->ranges->len == 0)
    return DOSSIER_EVIDENCE_SILENT;
  for (guint i = 0; i < self->ranges->len; i++)
    {
      const Range *range = &g_array_index (self->ranges, Range, i);

      if (published->day_min <= range->last && published->day_max >= range->first)
        return DOSSIER_EVIDENCE_AGREES;
    }
  return DOSSIER_EVIDENCE_DISAGREES;
}

static void
add_guess (DossierDateCase *self, const char *text)
{
  g_autoptr (DossierEdtf) edtf = dossier_edtf_parse (text, NULL);
  DossierDateGuess *guess;

  for (guint i = 0; i < self->guesses->len; i++)
    if (g_str_equal (((DossierDateGuess *) self->guesses->pdata[i])->edtf, edtf->text))
      return;
  guess = g_new0 (DossierDateGuess, 1);
  guess->edtf = g_strdup (edtf->text);
  for (guint i = 0; i < self->evidence->len; i++)
    {
      DossierEvidenceVerdict verdict = dossier_date_evidence_weigh (self->evidence->pdata[i], edtf);

      guess->n_agree += verdict == DOSSIER_EVIDENCE_AGREES;
      guess->n_disagree += verdict == DOSSIER_EVIDENCE_DISAGREES;
    }
  g_ptr_array_add (self->guesses, guess);
}

static int
compare_guesses (gconstpointer a, gconstpointer b)
{
  const DossierDateGuess *one = *(DossierDateGuess *const *) a;
  const DossierDateGuess *other = *(DossierDateGuess *const *) b;

  if (one->n_disagree != other->n_disagree)
    return one->n_disagree < other->n_disagree ? -1 : 1;
  if (one->n_agree != other->n_agree)
    return one->n_agree > other->n_agree ? -1 : 1;
  return -g_strcmp0 (one->edtf, other->edtf);
}

/* The very day where something says it; else the week from the day that is told of on. */
static void
guess (DossierDateCase *self)
{
  gboolean has_day = FALSE;

  for (guint i = 0; i < self->evidence->len; i++)
    has_day |= ((DossierDateEvidence *) self->evidence->pdata[i])->is_day;
  for (guint i = 0; i < self->evidence->len; i++)
    {
      const DossierDateEvidence *evidence = self->evidence->pdata[i];

      for (guint j = 0; has_day == evidence->is_day && j < evidence->days->len; j++)
        {
          gint64 day = g_array_index (evidence->days, gint64, j);
          g_autofree char *first = dossier_edtf_day_to_string (day);
          g_autofree char *last = dossier_edtf_day_to_string (day + A_WEEK);
          g_autofree char *week = g_strdup_printf ("[%s..%s]", first, last);

          add_guess (self, evidence->is_day ? first : week);
        }
    }
  g_ptr_array_sort (self->guesses, compare_guesses);
  if (self->guesses->len > MAX_GUESSES)
    g_ptr_array_set_size (self->guesses, MAX_GUESSES);
}

/**
 * dossier_date_case_read:
 * @article: an article, dated or not
 * @today: nothing was published after that
 *
 * Gathers what tells when an article was published: its own words, offices, events, where it came
 * from. What was recorded as its day of publication is no evidence.
 *
 * Returns: (transfer full): the case; NULL with NOT_FOUND or an error of the store. Reading thread.
 */
DossierDateCase *
dossier_date_case_read (DossierDatabase *database, gint64 article, gint64 today, GError **error)
{
  g_autoptr (DossierDateCase) self = g_new0 (DossierDateCase, 1);
  g_autoptr (DossierDateSources) sources = NULL;
  gint64 retrieved = read_retrieved (database, article);

  self->evidence = g_ptr_array_new_with_free_func (free_evidence);
  self->guesses = g_ptr_array_new_with_free_func (free_guess);
  self->revision = dossier_passage_current_revision (database, article, error);
  if (self->revision == 0)
    return NULL;
  sources = dossier_date_sources_read (database, self->revision, error);
  if (sources == NULL)
    return NULL;
  look_at_text (self, sources, retrieved != DOSSIER_DAY_NONE ? retrieved : today);
  if (!look_at_offices (database, self, error) || !look_at_events (database, self, article, error)
      || !look_at_origins (database, self, article, error))
    return NULL;
  if (retrieved != DOSSIER_DAY_NONE)
    add_retrieved (self, retrieved);
  guess (self);
  return g_steal_pointer (&self);
}
