#include "model/mark.h"

#include "base/edtf.h"

#include <glib/gi18n-lib.h>

/**
 * dossier_mark_copy:
 * @self: a mark
 *
 * Returns: (transfer full): a copy with texts of its own
 */
DossierMark *
dossier_mark_copy (const DossierMark *self)
{
  DossierMark *copy = g_new (DossierMark, 1);

  *copy = *self;
  copy->n_colours = MIN (self->n_colours, DOSSIER_MARK_MAX_COLOURS);
  copy->label = g_strdup (self->label);
  copy->detail = g_strdup (self->detail);
  return copy;
}

/**
 * dossier_mark_free:
 * @self: (nullable) (transfer full): what dossier_mark_copy() returned
 */
void
dossier_mark_free (DossierMark *self)
{
  if (self == NULL)
    return;
  g_free ((char *) self->label);
  g_free ((char *) self->detail);
  g_free (self);
}

/**
 * dossier_mark_kind_get_name:
 * @kind: a kind of mark
 *
 * Returns: (transfer none): its word for a person
 */
const char *
dossier_mark_kind_get_name (DossierMarkKind kind)
{
  switch (kind)
    {
    case DOSSIER_MARK_HIGHLIGHT:
      return _ ("Highlight");
    case DOSSIER_MARK_MENTION:
      return _ ("Mention");
    case DOSSIER_MARK_DATE:
      return _ ("Date");
    case DOSSIER_MARK_CLAIM:
      return _ ("Claim");
    case DOSSIER_MARK_FOLLOW_UP:
      return _ ("Check later");
    case DOSSIER_MARK_SEARCH_HIT:
      return _ ("Search hit");
    case DOSSIER_N_MARK_KINDS:
    default:
      g_return_val_if_reached ("");
    }
}

/* A date as people say it; what cannot be read is said as it is written. */
static char *
dup_words (const DossierMark *self, const char *text)
{
  g_autoptr (DossierEdtf) edtf =
      self->kind == DOSSIER_MARK_DATE ? dossier_edtf_parse (text, NULL) : NULL;

  return edtf != NULL ? dossier_edtf_to_words_short (edtf) : g_strdup (text);
}

/**
 * dossier_mark_dup_detail:
 * @self: a mark
 *
 * Returns: (transfer full) (nullable): its second line, for a person
 */
char *
dossier_mark_dup_detail (const DossierMark *self)
{
  g_autofree char *words = self->detail != NULL ? dup_words (self, self->detail) : NULL;

  if (words == NULL || self->kind != DOSSIER_MARK_DATE)
    return g_steal_pointer (&words);
  /* Translators: of a date in a text: another one follows from what it is counted from */
  return g_strdup_printf (_ ("anchor now says %s"), words);
}

/**
 * dossier_mark_dup_description:
 * @self: a mark
 *
 * Returns: (transfer full): what a screen reader or a tooltip says of it: "Highlight: Trade",
 *   "Mention, suggested: Vostrany", "Claim: Sora Han (probable)", "Date: 9 Oct 2025
 *   (anchor now says 10 Oct 2025)"
 */
char *
dossier_mark_dup_description (const DossierMark *self)
{
  g_autoptr (GString) text = g_string_new (dossier_mark_kind_get_name (self->kind));
  g_autofree char *detail = dossier_mark_dup_detail (self);

  if (self->state == DOSSIER_MARK_SUGGESTED)
    /* Translators: after the kind of a mark that the program proposes: "Mention, suggested" */
    g_string_append (text, _ (", suggested"));
  if (self->label != NULL)
    {
      g_autofree char *label = dup_words (self, self->label);

      g_string_append_printf (text, ": %s", label);
    }
  if (detail != NULL)
    g_string_append_printf (text, " (%s)", detail);
  if (self->has_comment)
    g_string_append (text, _ (", with a comment"));
  return g_string_free (g_steal_pointer (&text), FALSE);
}
