#include "corpus/date-accept.h"

/* The arguments of date.accept for what a reading suggests. */

static gboolean
is_suggested (DossierDateReading *reading, guint index)
{
  return dossier_date_reading_get_standing (reading, index) == DOSSIER_DATE_SUGGESTED;
}

static guint
number_in_list (GArray *list, guint index)
{
  for (guint i = 0; i < list->len; i++)
    if (g_array_index (list, guint, i) == index)
      return i;
  return G_MAXUINT;
}

/* A suggestion comes with what it is counted from, if that is only suggested, too: a value without
 * its anchor could not follow it. Anchors lead back, so this ends. */
static void
put (DossierDateReading *reading, guint index, GArray *list)
{
  while (number_in_list (list, index) == G_MAXUINT)
    {
      const DossierFoundDate *found = dossier_date_reading_get (reading, index);

      g_array_append_val (list, index);
      if (found->anchor != DOSSIER_DATE_ANCHOR_DATE || found->edtf == NULL
          || found->anchor_index >= reading->found->len
          || !is_suggested (reading, found->anchor_index))
        return;
      index = found->anchor_index;
    }
}

static void
add_text (GVariantBuilder *one, const char *key, const char *text)
{
  if (text != NULL)
    g_variant_builder_add (one, "{sv}", key, g_variant_new_string (text));
}

/* What the words are counted from: a record, or another expression of the list. */
static void
add_expression (GVariantBuilder *one, DossierDateReading *reading, guint other, GArray *list)
{
  gint64 record =
      other < reading->found->len ? dossier_date_reading_get_record (reading, other) : 0;
  guint number = number_in_list (list, other);

  if (record == 0 && number == G_MAXUINT)
    return;
  add_text (one, "anchor-kind", dossier_date_anchor_to_string (DOSSIER_DATE_ANCHOR_DATE));
  g_variant_builder_add (one, "{sv}", record != 0 ? "anchor" : "anchor-at",
                         g_variant_new_int64 (record != 0 ? record : number));
}

static void
add_anchor (GVariantBuilder *one, DossierDateReading *reading, const DossierFoundDate *found,
            GArray *list)
{
  if (found->anchor == DOSSIER_DATE_ANCHOR_PUBLICATION)
    add_text (one, "anchor-kind", dossier_date_anchor_to_string (found->anchor));
  else if (found->anchor == DOSSIER_DATE_ANCHOR_DATE)
    add_expression (one, reading, found->anchor_index, list);
}

static void
add_wished_anchor (GVariantBuilder *one, DossierDateReading *reading, const DossierDateWish *wish,
                   GArray *list)
{
  if (wish->anchor_index >= 0)
    {
      add_expression (one, reading, (guint) wish->anchor_index, list);
      return;
    }
  add_text (one, "anchor-kind", wish->anchor_kind);
  add_text (one, "anchor-text", wish->anchor_text);
  if (wish->anchor != 0)
    g_variant_builder_add (one, "{sv}", "anchor", g_variant_new_int64 (wish->anchor));
}

static GVariant *
make_date (DossierDateReading *reading, guint index, GArray *list, const DossierDateWish *wish)
{
  const DossierFoundDate *found = dossier_date_reading_get (reading, index);
  GVariantBuilder one;

  g_variant_builder_init (&one, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&one, "{sv}", "start", g_variant_new_int64 (found->start));
  g_variant_builder_add (&one, "{sv}", "end", g_variant_new_int64 (found->end));
  add_text (&one, "edtf", wish != NULL ? wish->edtf : found->edtf);
  add_text (&one, "rule", wish != NULL && wish->rule != NULL ? wish->rule : found->rule);
  add_text (&one, "type", dossier_date_type_to_string (found->type));
  if (wish != NULL && wish->anchor_kind != NULL)
    add_wished_anchor (&one, reading, wish, list);
  else
    {
      add_text (&one, "proposed", found->edtf);
      add_anchor (&one, reading, found, list);
    }
  return g_variant_builder_end (&one);
}

static GVariant *
make_args (DossierDateReading *reading, GArray *list, const DossierDateWish *wish)
{
  GVariantBuilder dates;

  g_variant_builder_init (&dates, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; i < list->len; i++)
    g_variant_builder_add_value (
        &dates, make_date (reading, g_array_index (list, guint, i), list, i == 0 ? wish : NULL));
  return dossier_args_new ("revision", g_variant_new_int64 (reading->revision), "dates",
                           g_variant_builder_end (&dates), NULL);
}

/* Suggestions with a value that follow the same rule. */
static void
put_all_like (DossierDateReading *reading, guint like, GArray *list)
{
  for (guint i = 0; i < reading->found->len; i++)
    {
      const DossierFoundDate *other = dossier_date_reading_get (reading, i);

      if (is_suggested (reading, i) && other->like == like && other->edtf != NULL)
        put (reading, i, list);
    }
}

/**
 * dossier_date_accept_args_like:
 * @like: the number of a rule
 *
 * Returns: (transfer full) (nullable): the arguments of date.accept for all suggestions with a value
 *   that follow it; NULL where there is none. Any thread.
 */
GVariant *
dossier_date_accept_args_like (DossierDateReading *reading, guint like)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (guint));

  put_all_like (reading, like, list);
  return list->len > 0 ? g_variant_ref_sink (make_args (reading, list, NULL)) : NULL;
}

/**
 * dossier_date_accept_args_everywhere:
 * @args: of one text
 * @words: that a person accepted with all like them
 * @before: dates that were accepted so in other texts, in the same step
 *
 * Returns: (transfer floating): the arguments with what names the whole step. Any thread.
 */
GVariant *
dossier_date_accept_args_everywhere (GVariant *args, const char *words, guint before)
{
  g_autoptr (GVariant) revision = dossier_args_dup_value (args, "revision", "x");
  g_autoptr (GVariant) dates = dossier_args_dup_value (args, "dates", "aa{sv}");

  return dossier_args_new ("revision", revision, "dates", dates, "like",
                           g_variant_new_string (words), "before", g_variant_new_int64 (before),
                           NULL);
}

/**
 * dossier_date_accept_args:
 * @index: of an expression
 * @all_like_it: whether all suggestions with a value that follow the same rule are meant
 *
 * Returns: (transfer floating): the arguments of date.accept; what a suggestion is counted from is
 *   accepted with it. Any thread.
 */
GVariant *
dossier_date_accept_args (DossierDateReading *reading, guint index, gboolean all_like_it)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (guint));
  const DossierFoundDate *found = dossier_date_reading_get (reading, index);

  put (reading, index, list);
  if (all_like_it)
    put_all_like (reading, found->like, list);
  return make_args (reading, list, NULL);
}

/**
 * dossier_date_accept_args_as:
 * @index: of an expression
 * @wish: what the person makes of it
 *
 * Returns: (transfer floating): the arguments of date.accept. Any thread.
 */
GVariant *
dossier_date_accept_args_as (DossierDateReading *reading, guint index, const DossierDateWish *wish)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (guint));

  if (wish->anchor_kind == NULL)
    put (reading, index, list);
  else
    g_array_append_val (list, index);
  if (wish->anchor_index >= 0 && is_suggested (reading, (guint) wish->anchor_index))
    put (reading, (guint) wish->anchor_index, list);
  return make_args (reading, list, wish);
}
