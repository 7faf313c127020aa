#include "palette/palette-items.h"

#include "base/edtf-event-words.h"
#include "model/actor-kind.h"
#include "parts/edtf-entry.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_ITEMS 40

static void
item_free (gpointer data)
{
  DossierPaletteItem *item = data;

  g_free (item->value);
  g_free (item->title);
  g_free (item->detail);
  g_free (item);
}

static DossierPaletteItem *
add (GPtrArray *items, DossierPaletteItemType type, char *title, char *detail)
{
  DossierPaletteItem *item = g_new0 (DossierPaletteItem, 1);

  item->type = type;
  item->title = title;
  item->detail = detail;
  g_ptr_array_add (items, item);
  return item;
}

static char *
dup_tag_detail (DossierNameTable *table, gint64 tag)
{
  g_autofree char *path = dossier_name_table_dup_path (table, tag);

  return path[0] != '\0' ? g_strdup_printf (_ ("under %s"), path) : NULL;
}

static char *
dup_actor_detail (const DossierNameMatch *match)
{
  g_autofree char *kind = dossier_actor_kind_dup_name (match->named->detail);
  g_autofree char *other = NULL;

  if (match->text == 0)
    return g_steal_pointer (&kind);
  other = dossier_named_dup_text (match->named, match->text);
  return g_strdup_printf ("“%s” · %s", other, kind);
}

static void
add_match (GPtrArray *items, DossierNameTable *table, const DossierNameMatch *match)
{
  const DossierNamed *named = match->named;
  gboolean is_tag = named->kind == DOSSIER_NAMED_TAG;
  DossierPaletteItem *item = add (
      items, is_tag ? DOSSIER_PALETTE_ITEM_TAG : DOSSIER_PALETTE_ITEM_ACTOR, g_strdup (named->name),
      is_tag ? dup_tag_detail (table, named->id) : dup_actor_detail (match));

  item->id = named->id;
  item->kind = named->detail;
  item->colour = named->colour;
  item->digit = named->digit;
}

/* "Trade/Gra" looks for Gra below Trade. FALSE when there is no such tag. */
static gboolean
find_parent (DossierNameTable *table, const char *text, gint64 *parent, const char **rest)
{
  g_auto (GStrv) names = g_strsplit (text, "/", -1);
  guint n = g_strv_length (names);

  *parent = 0;
  *rest = strrchr (text, '/') + 1;
  for (guint i = 0; i + 1 < n; i++)
    {
      const DossierNamed *tag = dossier_name_table_find_tag (table, *parent, g_strstrip (names[i]));

      if (tag == NULL)
        return FALSE;
      *parent = tag->id;
    }
  return TRUE;
}

static void
add_matches (GPtrArray *items, DossierNameTable *table, DossierNamedKind kinds, const char *text,
             gint64 except)
{
  gint64 parent = 0;
  gboolean below = (kinds & DOSSIER_NAMED_TAG) != 0 && strchr (text, '/') != NULL;
  g_autoptr (GArray) matches = NULL;

  if (below && !find_parent (table, text, &parent, &text))
    return;
  matches =
      dossier_name_table_find (table, below ? DOSSIER_NAMED_TAG : kinds, text,
                               below ? dossier_name_table_get_size (table) + 1 : MAX_ITEMS + 1);
  for (guint i = 0; i < matches->len && items->len < MAX_ITEMS; i++)
    {
      const DossierNameMatch *match = &g_array_index (matches, DossierNameMatch, i);

      if (match->named->id != except && (!below || match->named->parent == parent))
        add_match (items, table, match);
    }
}

static gboolean
is_known (DossierNameTable *table, const GPtrArray *items, DossierPaletteItemType type,
          const char *text)
{
  const char *rest = text;
  gint64 parent = 0;

  if (type == DOSSIER_PALETTE_ITEM_TAG)
    {
      if (strchr (text, '/') != NULL && !find_parent (table, text, &parent, &rest))
        return FALSE;
      return dossier_name_table_find_tag (table, parent, rest) != NULL;
    }
  for (guint i = 0; i < items->len; i++)
    {
      const DossierPaletteItem *item = items->pdata[i];
      if (item->type == type && strcmp (item->title, text) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
add_new_tag (GPtrArray *items, DossierNameTable *table, const char *text)
{
  if (text[0] == '\0' || is_known (table, items, DOSSIER_PALETTE_ITEM_TAG, text))
    return;
  add (items, DOSSIER_PALETTE_ITEM_NEW_TAG, g_strdup_printf (_ ("New tag “%s”"), text), NULL)
      ->value = g_strdup (text);
}

static void
add_new_actors (GPtrArray *items, DossierNameTable *table, const char *text, gboolean all_kinds)
{
  static const char *const kinds[] = { "person", "state", "organisation", "place" };

  if (text[0] == '\0' || is_known (table, items, DOSSIER_PALETTE_ITEM_ACTOR, text))
    return;
  for (guint i = 0; i < (all_kinds ? G_N_ELEMENTS (kinds) : 1); i++)
    {
      g_autofree char *kind = dossier_actor_kind_dup_name (kinds[i]);
      DossierPaletteItem *item = add (items, DOSSIER_PALETTE_ITEM_NEW_ACTOR,
                                      g_strdup_printf (_ ("New %s “%s”"), kind, text), NULL);

      item->value = g_strdup (text);
      item->kind = kinds[i];
    }
}

static void
add_date (GPtrArray *items, const char *text, gint64 anchor)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *edtf = NULL;
  char *words = NULL;

  if (text[0] == '\0')
    {
      add (items, DOSSIER_PALETTE_ITEM_HINT,
           g_strdup (_ ("A date: 2025-10-09, early July 2019, last week…")), NULL);
      return;
    }
  edtf = dossier_edtf_read (text, anchor, &words, &error);
  if (edtf == NULL)
    {
      g_autofree char *event = dossier_edtf_find_event_name (text);

      add (items, DOSSIER_PALETTE_ITEM_HINT,
           g_strdup (event != NULL
                         ? _ ("What counts from an event is written on the card: d on the "
                              "words")
                         : error->message),
           NULL);
      return;
    }
  add (items, DOSSIER_PALETTE_ITEM_DATE, words, g_strdup (edtf))->value = g_strdup (edtf);
}

/**
 * dossier_palette_items_build:
 * @scope: what is offered
 * @text: as typed; "@" in front means actors, "=" a date
 * @anchor: the day from which "last week" counts, or DOSSIER_DAY_NONE
 * @except: a record that is not offered, or 0
 *
 * Returns: (transfer full) (element-type DossierPaletteItem): what the palette shows, the best
 *   first; until the names change
 */
GPtrArray *
dossier_palette_items_build (DossierNameTable *table, DossierPaletteScope scope, const char *text,
                             gint64 anchor, gint64 except)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (item_free);
  g_autofree char *typed = g_strstrip (g_strdup (text));
  const char *rest = typed;
  gboolean can_create = (scope & DOSSIER_PALETTE_CREATE) != 0;

  if ((typed[0] == '@' && (scope & DOSSIER_PALETTE_ACTORS) != 0)
      || (typed[0] == '=' && (scope & DOSSIER_PALETTE_DATES) != 0))
    {
      scope = typed[0] == '@' ? DOSSIER_PALETTE_ACTORS : DOSSIER_PALETTE_DATES;
      rest = g_strchug (typed + 1);
    }
  else if ((scope & DOSSIER_PALETTE_TAGS) != 0)
    scope &= ~(guint) DOSSIER_PALETTE_DATES;

  if ((scope & DOSSIER_PALETTE_DATES) != 0)
    {
      add_date (items, rest, anchor);
      return items;
    }
  add_matches (items, table,
               ((scope & DOSSIER_PALETTE_TAGS) != 0 ? DOSSIER_NAMED_TAG : 0)
                   | ((scope & DOSSIER_PALETTE_ACTORS) != 0 ? DOSSIER_NAMED_ACTOR : 0),
               rest, except);
  if (can_create && (scope & DOSSIER_PALETTE_TAGS) != 0)
    add_new_tag (items, table, rest);
  else if (can_create)
    add_new_actors (items, table, rest, TRUE);
  if (items->len == 0)
    add (items, DOSSIER_PALETTE_ITEM_HINT,
         g_strdup (rest[0] == '\0' ? _ ("Type a name") : _ ("Nothing has such a name")), NULL);
  return items;
}
