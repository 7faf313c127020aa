#include "corpus/date-accept.h"
#include "corpus/date-draft-private.h"
#include "corpus/dated.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static DossierEdtf *
parse (const char *edtf)
{
  return edtf != NULL ? dossier_edtf_parse (edtf, NULL) : NULL;
}

/**
 * dossier_date_draft_set_edtf:
 * @edtf: (nullable): the value from now on
 * @rule: (nullable): why
 */
void
dossier_date_draft_set_edtf (DossierDateDraft *self, const char *edtf, const char *rule)
{
  char *value = g_strdup (edtf);
  char *why = g_strdup (rule);

  g_free (self->edtf);
  g_free (self->rule);
  g_clear_pointer (&self->plain, g_free);
  self->edtf = value;
  self->rule = why;
}

static int
find_candidate (DossierDateDraft *self)
{
  const char *edtf = self->plain != NULL ? self->plain : self->edtf;

  for (guint i = 0; i < self->candidates->len; i++)
    {
      const DossierDateCandidate *candidate = self->candidates->pdata[i];

      if (g_strcmp0 (candidate->edtf, edtf) == 0)
        return (int) i;
    }
  return -1;
}

static void
take_candidate (DossierDateDraft *self, int index)
{
  const DossierDateCandidate *candidate = self->candidates->pdata[index];

  dossier_date_draft_set_edtf (self, candidate->edtf, candidate->rule);
}

/**
 * dossier_date_draft_step:
 * @direction: 1 to the next candidate, -1 to the one before
 *
 * Returns: FALSE where there is none
 */
gboolean
dossier_date_draft_step (DossierDateDraft *self, int direction)
{
  int at = find_candidate (self);
  int to = at >= 0 ? at + direction : direction > 0 ? 0 : (int) self->candidates->len - 1;

  if (to < 0 || to >= (int) self->candidates->len)
    return FALSE;
  take_candidate (self, to);
  return TRUE;
}

/**
 * dossier_date_draft_look_ahead:
 *
 * Takes the first candidate that lies behind the day of publication: what is announced.
 *
 * Returns: FALSE where there is none
 */
gboolean
dossier_date_draft_look_ahead (DossierDateDraft *self)
{
  g_autoptr (DossierEdtf) published = parse (self->published);

  for (guint i = 0; published != NULL && i < self->candidates->len; i++)
    {
      const DossierDateCandidate *candidate = self->candidates->pdata[i];
      g_autoptr (DossierEdtf) edtf = parse (candidate->edtf);

      if (edtf != NULL && dossier_day_is_finite (edtf->day_min)
          && edtf->day_min > published->day_max)
        {
          take_candidate (self, (int) i);
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * dossier_date_draft_doubt:
 * @mark: '?' uncertain, '~' approximate, '%' both; a second time takes it off
 *
 * Returns: FALSE where the value cannot carry it
 */
gboolean
dossier_date_draft_doubt (DossierDateDraft *self, char mark)
{
  g_autoptr (DossierEdtf) edtf = parse (self->edtf);
  g_autoptr (DossierEdtf) doubted = NULL;
  g_autofree char *rule = g_strdup (self->rule);
  gboolean uncertain = mark == '?' || mark == '%';
  gboolean approximate = mark == '~' || mark == '%';

  if (edtf == NULL)
    return FALSE;
  if (edtf->uncertain == uncertain && edtf->approximate == approximate)
    uncertain = approximate = FALSE;
  doubted = dossier_edtf_with_doubt (edtf, uncertain, approximate, NULL);
  if (doubted == NULL)
    return FALSE;
  dossier_date_draft_set_edtf (self, doubted->text, rule);
  return TRUE;
}

/**
 * dossier_date_draft_set_kind:
 * @kind: DOSSIER_EDTF_SPAN for all of the days, DOSSIER_EDTF_ONE_OF for one of them; a second time
 *   goes back
 *
 * Returns: FALSE where the value is one day, which is both
 */
gboolean
dossier_date_draft_set_kind (DossierDateDraft *self, DossierEdtfKind kind)
{
  g_autofree char *plain = g_strdup (self->plain != NULL ? self->plain : self->edtf);
  g_autofree char *rule = g_strdup (self->rule);
  g_autoptr (DossierEdtf) edtf = parse (self->edtf);
  g_autoptr (DossierEdtf) from = parse (plain);
  g_autoptr (DossierEdtf) other = NULL;

  if (edtf == NULL || from == NULL || edtf->day_min == edtf->day_max)
    return FALSE;
  if (edtf->kind == kind && self->plain != NULL)
    {
      dossier_date_draft_set_edtf (self, plain, rule);
      return TRUE;
    }
  other = dossier_edtf_with_kind (from, kind, NULL);
  if (other == NULL || g_str_equal (other->text, self->edtf))
    return FALSE;
  dossier_date_draft_set_edtf (self, other->text, rule);
  self->plain = g_steal_pointer (&plain);
  return TRUE;
}

static char *
anchor_rule (const DossierDateChoice *choice, const DossierFoundDate *found)
{
  if (choice->kind == DOSSIER_DATE_ANCHOR_PUBLICATION)
    return g_strdup (found != NULL ? found->rule : _ ("counted from publication"));
  return g_strdup_printf (_ ("counted from “%s”"), choice->title);
}

/**
 * dossier_date_draft_choose_anchor:
 * @choice: of the choices
 *
 * Counts from there. The value stays where nothing follows from that.
 *
 * Returns: whether there is a new value
 */
gboolean
dossier_date_draft_choose_anchor (DossierDateDraft *self, guint choice)
{
  const DossierDateChoice *to = self->choices->pdata[choice];
  g_autoptr (DossierFoundDate) found = dossier_date_propose (self->words, to->kind, to->edtf);
  g_autofree char *rule = anchor_rule (to, found);
  g_autofree char *edtf = g_strdup (self->edtf);

  self->chosen = (int) choice;
  self->anchor = to->kind;
  g_clear_pointer (&self->counting, g_free);
  g_free (self->anchor_title);
  self->anchor_title = g_strdup (to->title);
  if (found == NULL || found->edtf == NULL)
    {
      dossier_date_draft_set_edtf (self, edtf, rule);
      return FALSE;
    }
  g_ptr_array_set_size (self->candidates, 0);
  g_clear_pointer (&self->follows, g_free);
  dossier_date_draft_take_found (self, found);
  dossier_date_draft_set_edtf (self, found->edtf, rule);
  return TRUE;
}

static int
find_event (DossierDateDraft *self, gint64 event)
{
  for (guint i = 0; i < self->choices->len; i++)
    {
      const DossierDateChoice *choice = self->choices->pdata[i];

      if (choice->kind == DOSSIER_DATE_ANCHOR_EVENT && choice->record == event)
        return (int) i;
    }
  return -1;
}

static void
let_go (DossierDateDraft *self)
{
  if (self->counting == NULL)
    return;
  g_clear_pointer (&self->counting, g_free);
  self->chosen = -1;
  self->anchor = self->anchor_before;
  g_free (self->anchor_title);
  self->anchor_title = g_steal_pointer (&self->anchor_title_before);
}

/**
 * dossier_date_draft_count:
 * @match: (nullable): the event that @words count from, with what they come to; NULL: they count
 *   from none, and an event that was taken so before is let go
 * @words: as typed: “two weeks after the raid”
 * @rule: why, in words
 *
 * Takes a value that follows the event: words and anchor are recorded, so that it is known when
 * another date follows from them.
 */
void
dossier_date_draft_count (DossierDateDraft *self, const DossierEventMatch *match, const char *words,
                          const char *rule)
{
  int choice = match != NULL ? find_event (self, match->event) : -1;

  let_go (self);
  if (match == NULL)
    return;
  if (choice < 0)
    {
      dossier_date_draft_take_choice (self, DOSSIER_DATE_ANCHOR_EVENT, match->event, -1,
                                      g_strdup (match->title), match->edtf);
      choice = (int) self->choices->len - 1;
    }
  self->chosen = choice;
  self->counting = g_strdup (words);
  self->anchor_before = self->anchor;
  self->anchor = DOSSIER_DATE_ANCHOR_EVENT;
  g_free (self->anchor_title_before);
  self->anchor_title_before = self->anchor_title;
  self->anchor_title = g_strdup (match->title);
  g_ptr_array_set_size (self->candidates, 0);
  dossier_date_draft_set_edtf (self, match->value, rule);
}

/**
 * dossier_date_draft_is_suggestion:
 *
 * Returns: whether the words are a suggestion that may be rejected
 */
gboolean
dossier_date_draft_is_suggestion (DossierDateDraft *self)
{
  return self->record == 0 && self->index >= 0
         && dossier_date_reading_get_standing (self->reading, (guint) self->index)
                == DOSSIER_DATE_SUGGESTED;
}

static GVariant *
make_set (DossierDateDraft *self, const DossierDateChoice *chosen)
{
  return dossier_args_new (
      "date", g_variant_new_int64 (self->record), "anchor-kind",
      chosen != NULL ? g_variant_new_string (dossier_date_anchor_to_string (chosen->kind)) : NULL,
      "anchor", chosen != NULL ? g_variant_new_int64 (chosen->record) : NULL, "anchor-text",
      chosen != NULL ? g_variant_new_string (self->counting != NULL ? self->counting : "") : NULL,
      "rule", self->rule != NULL ? g_variant_new_string (self->rule) : NULL, "edtf",
      g_variant_new_string (self->edtf), NULL);
}

static GVariant *
make_add (DossierDateDraft *self, const DossierDateChoice *chosen)
{
  gboolean has_anchor =
      chosen != NULL ? chosen->index < 0 : self->anchor == DOSSIER_DATE_ANCHOR_PUBLICATION;

  return dossier_args_new (
      "revision", g_variant_new_int64 (self->revision), "start", g_variant_new_int64 (self->start),
      "end", g_variant_new_int64 (self->end), "anchor-kind",
      has_anchor ? g_variant_new_string (dossier_date_anchor_to_string (self->anchor)) : NULL,
      "anchor",
      has_anchor && chosen != NULL && chosen->record != 0 ? g_variant_new_int64 (chosen->record)
                                                          : NULL,
      "anchor-text", self->counting != NULL ? g_variant_new_string (self->counting) : NULL, "rule",
      self->rule != NULL ? g_variant_new_string (self->rule) : NULL, "edtf",
      g_variant_new_string (self->edtf), NULL);
}

/**
 * dossier_date_draft_make_act:
 * @verb: (out): what is to be done
 *
 * Returns: (transfer floating) (nullable): its arguments; NULL while there is no value
 */
GVariant *
dossier_date_draft_make_act (DossierDateDraft *self, const char **verb)
{
  const DossierDateChoice *chosen = self->chosen >= 0 ? self->choices->pdata[self->chosen] : NULL;
  DossierDateWish wish = { .edtf = self->edtf, .rule = self->rule, .anchor_index = -1 };

  if (self->edtf == NULL || self->edtf[0] == '\0')
    return NULL;
  if (self->record != 0)
    {
      *verb = "date.set";
      return make_set (self, chosen);
    }
  if (self->index < 0)
    {
      *verb = "date.add";
      return make_add (self, chosen);
    }
  if (chosen != NULL)
    {
      wish.anchor_kind = dossier_date_anchor_to_string (chosen->kind);
      wish.anchor = chosen->record;
      wish.anchor_index = chosen->index;
      wish.anchor_text = self->counting;
    }
  *verb = "date.accept";
  return dossier_date_accept_args_as (self->reading, (guint) self->index, &wish);
}
