#include "reader/reader-keys.h"
#include "reader/reader-private.h"

#include <glib/gi18n.h>

static void
set_tags (GArray **place, GArray *tags)
{
  g_array_ref (tags);
  g_array_unref (*place);
  *place = tags;
}

/**
 * dossier_reader_set_digit_tags:
 * @self: a reader
 * @tags: (element-type DossierTagFact): those that have a key, by key; shared, not changed
 *
 * What the menu of the words offers beside the palette.
 */
void
dossier_reader_set_digit_tags (DossierReader *self, GArray *tags)
{
  set_tags (&self->digit_tags, tags);
}

/**
 * dossier_reader_get_digit_tags:
 * @self: a reader
 *
 * Returns: (transfer none) (element-type DossierTagFact): the tags that have a key
 */
GArray *
dossier_reader_get_digit_tags (DossierReader *self)
{
  return self->digit_tags;
}

/**
 * dossier_reader_set_own_tags:
 * @self: a reader
 * @tags: (element-type DossierTagFact): those on the current mark; shared, not changed
 *
 * What the menu offers to take off.
 */
void
dossier_reader_set_own_tags (DossierReader *self, GArray *tags)
{
  set_tags (&self->own_tags, tags);
}

/**
 * dossier_reader_get_own_tags:
 * @self: a reader
 *
 * Returns: (transfer none) (element-type DossierTagFact): the tags on the current mark
 */
GArray *
dossier_reader_get_own_tags (DossierReader *self)
{
  return self->own_tags;
}

/* A name is shown as it is: "_" makes no mnemonic of the next letter. */
static char *
dup_label (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "_", -1);

  return g_strjoinv ("__", parts);
}

static void
append_number (GMenu *menu, const char *label, const char *action, int number, const char *key)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "i", number);
  if (key != NULL)
    g_menu_item_set_attribute (item, "accel", "s", key);
  g_menu_append_item (menu, item);
}

/* An act under the name that the table of keys has for it, with its key beside it. */
static void
append_act (GMenu *menu, const char *action)
{
  guint n_keys;
  const DossierReaderKey *keys = dossier_reader_keys_get (&n_keys);

  for (guint i = 0; i < n_keys; i++)
    if (g_str_equal (keys[i].action, action))
      {
        g_autofree char *accelerator = dossier_reader_keys_dup_accelerator (&keys[i]);
        g_autoptr (GMenuItem) item = g_menu_item_new (_ (keys[i].title), action);

        g_menu_item_set_attribute (item, "accel", "s", accelerator);
        g_menu_append_item (menu, item);
        return;
      }
}

static void
append_section (GMenu *menu, const char *const *actions)
{
  g_autoptr (GMenu) section = g_menu_new ();

  for (; *actions != NULL; actions++)
    append_act (section, *actions);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static void
append_tags (DossierReader *self, GMenu *menu)
{
  g_autoptr (GMenu) section = g_menu_new ();

  for (guint i = 0; i < self->digit_tags->len; i++)
    {
      const DossierTagFact *tag = &g_array_index (self->digit_tags, DossierTagFact, i);
      g_autofree char *label = dup_label (tag->name);
      g_autofree char *key = g_strdup_printf ("%u", tag->digit);

      append_number (section, label, "reader.tag-digit", (int) tag->digit, key);
    }
  append_act (section, "reader.palette");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

/* What can be taken from the mark that the menu is about, without selecting its words again. */
static void
append_own (DossierReader *self, GMenu *menu)
{
  g_autoptr (GMenu) section = g_menu_new ();

  if (self->current == 0)
    return;
  for (guint i = 0; i < self->own_tags->len; i++)
    {
      g_autofree char *name = dup_label (g_array_index (self->own_tags, DossierTagFact, i).name);
      g_autofree char *label = g_strdup_printf (_ ("Take the tag “%s” off"), name);

      append_number (section, label, "reader.untag", (int) i, NULL);
    }
  append_act (section, "reader.unmark");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static GMenuModel *
build_model (DossierReader *self)
{
  static const char *const marks[] = { "reader.highlight", "reader.comment", "reader.check-later",
                                       NULL };
  static const char *const records[] = { "reader.actor", "reader.date", "reader.event",
                                         "reader.evidence", NULL };
  static const char *const zones[] = { "reader.zone", "reader.zone-kind", NULL };
  static const char *const words[] = { "reader.tag-everywhere", "reader.copy-citation",
                                       "reader.open-link", NULL };
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) copying = g_menu_new ();

  append_tags (self, menu);
  append_own (self, menu);
  append_section (menu, marks);
  append_section (menu, records);
  append_section (menu, zones);
  append_section (menu, words);
  g_menu_append (copying, _ ("Copy"), "clipboard.copy");
  g_menu_append (copying, _ ("Select All"), "selection.select-all");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (copying));
  return G_MENU_MODEL (menu);
}

/* Nothing is known yet of any tags. */
void
dossier_reader_create_menu (DossierReader *self)
{
  self->digit_tags = dossier_tag_facts_new ();
  self->own_tags = dossier_tag_facts_new ();
}

/* Frees what the menu is made of; the menu itself goes with the widget. */
void
dossier_reader_clear_menu (DossierReader *self)
{
  g_clear_pointer (&self->digit_tags, g_array_unref);
  g_clear_pointer (&self->own_tags, g_array_unref);
}

/* Opens the menu of the words at @area, which is in the widget's coordinates. */
void
dossier_reader_open_menu (DossierReader *self, const GdkRectangle *area)
{
  g_autoptr (GMenuModel) model = build_model (self);

  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (NULL);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_popover_set_position (GTK_POPOVER (self->menu), GTK_POS_BOTTOM);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), model);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), area);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* The same from the keyboard: below the words that are chosen. */
void
dossier_reader_open_menu_at_cursor (DossierReader *self)
{
  guint start, end;
  GdkRectangle area;

  if (!dossier_reader_get_selection (self, &start, &end))
    start = end = dossier_reader_get_cursor (self);
  if (dossier_reader_get_area (self, start, end, &area))
    dossier_reader_open_menu (self, &area);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}
