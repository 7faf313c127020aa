#include "reader/reader-keys.h"

#include <glib/gi18n.h>
#include <string.h>

#define NONE  0
#define SHIFT GDK_SHIFT_MASK
#define CTRL  GDK_CONTROL_MASK
#define ALT   GDK_ALT_MASK

#define TAGS    N_ ("Tags")
#define MARKS   N_ ("Marks")
#define RECORDS N_ ("Records")
#define GUESSES N_ ("Suggestions")
#define MOVING  N_ ("Moving")
#define PAGE    N_ ("Page")

#define ACT(key, modifiers, action, group, title)                                                  \
  {                                                                                                \
    GDK_KEY_##key, modifiers, "reader." action, FALSE, 0, DOSSIER_KEY_ALWAYS, group, title         \
  }
#define ACT_WITH(key, modifiers, action, number, group, title)                                     \
  {                                                                                                \
    GDK_KEY_##key, modifiers, "reader." action, TRUE, number, DOSSIER_KEY_ALWAYS, group, title     \
  }
#define ON_MARK(key, modifiers, action, number, group, title)                                      \
  {                                                                                                \
    GDK_KEY_##key, modifiers, "reader." action, TRUE, number, DOSSIER_KEY_WITH_MARK, group, title  \
  }

/* Every key of the reader. Bindings, the shortcuts window and the table in HACKING.md come from
 * here; arrows by word, Shift to extend, and copying are GtkTextView's own bindings. */
static const DossierReaderKey keys[] = {
  ACT_WITH (1, NONE, "tag-digit", 1, TAGS, N_ ("Put the first tag on, or take it off")),
  ACT_WITH (2, NONE, "tag-digit", 2, TAGS, N_ ("Put the second tag on, or take it off")),
  ACT_WITH (3, NONE, "tag-digit", 3, TAGS, N_ ("Put the third tag on, or take it off")),
  ACT_WITH (4, NONE, "tag-digit", 4, TAGS, N_ ("Put the fourth tag on, or take it off")),
  ACT_WITH (5, NONE, "tag-digit", 5, TAGS, N_ ("Put the fifth tag on, or take it off")),
  ACT_WITH (6, NONE, "tag-digit", 6, TAGS, N_ ("Put the sixth tag on, or take it off")),
  ACT_WITH (7, NONE, "tag-digit", 7, TAGS, N_ ("Put the seventh tag on, or take it off")),
  ACT_WITH (8, NONE, "tag-digit", 8, TAGS, N_ ("Put the eighth tag on, or take it off")),
  ACT_WITH (9, NONE, "tag-digit", 9, TAGS, N_ ("Put the ninth tag on, or take it off")),
  ACT (t, NONE, "palette", TAGS, N_ ("Choose a tag, @actor or =date")),
  ACT (u, NONE, "repeat-tag", TAGS, N_ ("Put the last tag on again")),
  ACT (v, NONE, "in-vivo", TAGS, N_ ("Make the words a tag")),
  ACT (t, CTRL | SHIFT, "tag-everywhere", TAGS, N_ ("Tag every occurrence of the words")),

  ACT (h, NONE, "highlight", MARKS, N_ ("Highlight")),
  ACT (n, NONE, "comment", MARKS, N_ ("Comment")),
  ACT (f, NONE, "check-later", MARKS, N_ ("Check later")),
  ACT (Delete, NONE, "unmark", MARKS, N_ ("Remove the mark")),
  ACT (b, NONE, "zone", MARKS, N_ ("Set the paragraph aside, or take it back")),
  ACT (B, SHIFT, "zone-kind", MARKS, N_ ("Set the paragraph aside as…")),
  ON_MARK (Right, ALT, "move-end", 1, MARKS, N_ ("Move the end of the mark forward")),
  ON_MARK (Left, ALT, "move-end", -1, MARKS, N_ ("Move the end of the mark back")),
  ON_MARK (Right, ALT | SHIFT, "move-start", 1, MARKS, N_ ("Move the start of the mark forward")),
  ON_MARK (Left, ALT | SHIFT, "move-start", -1, MARKS, N_ ("Move the start of the mark back")),
  ACT (o, NONE, "cycle", MARKS, N_ ("Next mark in the stack here")),
  ACT (F10, SHIFT, "menu", MARKS, N_ ("What can be done with the words or the mark")),
  ACT (Menu, NONE, "menu", MARKS, N_ ("What can be done with the words or the mark")),
  ACT (Escape, NONE, "clear", MARKS, N_ ("Select nothing")),

  ACT (a, NONE, "actor", RECORDS, N_ ("Actor")),
  ACT (d, NONE, "date", RECORDS, N_ ("Date")),
  ACT (e, NONE, "event", RECORDS, N_ ("Event")),
  ACT (E, SHIFT, "evidence", RECORDS, N_ ("Evidence of an event that is there already")),
  ACT (g, NONE, "go-event", RECORDS, N_ ("Go to the event, or back to its passage")),
  ACT (j, CTRL, "to-note", RECORDS, N_ ("Put the passage into the open note")),
  ACT (o, CTRL | SHIFT, "open-link", RECORDS, N_ ("Open the link at the cursor")),
  ACT (c, CTRL | SHIFT, "copy-citation", RECORDS, N_ ("Copy the words with their source")),

  ACT (Tab, NONE, "next-suggestion", GUESSES, N_ ("Next suggestion")),
  ACT (Tab, SHIFT, "previous-suggestion", GUESSES, N_ ("Previous suggestion")),
  ACT (Return, NONE, "accept", GUESSES, N_ ("Accept the suggestion, or open the mark")),
  ACT (Return, SHIFT, "accept-alike", GUESSES, N_ ("Accept all suggestions like it here")),
  ACT (Return, CTRL | SHIFT, "accept-everywhere", GUESSES,
       N_ ("Accept all suggestions like it in all articles")),
  ACT (x, NONE, "reject", GUESSES, N_ ("Reject the suggestion")),
  ACT (p, NONE, "place", GUESSES, N_ ("As an actor, or as a place")),

  ACT_WITH (j, NONE, "sentence", 1, MOVING, N_ ("Next sentence")),
  ACT_WITH (k, NONE, "sentence", -1, MOVING, N_ ("Previous sentence")),
  ACT_WITH (J, SHIFT, "extend-sentence", 1, MOVING, N_ ("Select on to the next sentence")),
  ACT_WITH (K, SHIFT, "extend-sentence", -1, MOVING, N_ ("Select back to the previous sentence")),
  ACT_WITH (bracketright, NONE, "mark", 1, MOVING, N_ ("Next mark")),
  ACT_WITH (bracketleft, NONE, "mark", -1, MOVING, N_ ("Previous mark")),

  ACT_WITH (Page_Down, CTRL, "part", 1, MOVING, N_ ("Next part of a long text")),
  ACT_WITH (Page_Up, CTRL, "part", -1, MOVING, N_ ("Previous part of a long text")),

  ACT (f, CTRL, "find", PAGE, N_ ("Find in the article")),
  ACT (g, CTRL, "find-next", PAGE, N_ ("Next hit")),
  ACT (g, CTRL | SHIFT, "find-previous", PAGE, N_ ("Previous hit")),
  ACT (1, ALT, "show-highlights", PAGE, N_ ("Show or hide highlights")),
  ACT (2, ALT, "show-mentions", PAGE, N_ ("Show or hide mentions")),
  ACT (3, ALT, "show-dates", PAGE, N_ ("Show or hide dates")),
  ACT (4, ALT, "show-claims", PAGE, N_ ("Show or hide claims")),
  ACT (F8, NONE, "hide-zones", PAGE, N_ ("Show or hide what is set aside")),
  ACT (w, NONE, "as-it-came", PAGE, N_ ("Long paragraphs as they came, or broken for reading")),
};

/**
 * dossier_reader_keys_get:
 * @n_keys: (out): their number
 *
 * Returns: (transfer none) (array length=n_keys): the table of keys
 */
const DossierReaderKey *
dossier_reader_keys_get (guint *n_keys)
{
  *n_keys = G_N_ELEMENTS (keys);
  return keys;
}

/**
 * dossier_reader_keys_find:
 * @keyval: a key
 * @modifiers: of Shift, Control and Alt
 * @from: where in the table to begin
 *
 * Returns: (transfer none) (nullable): the first line for that key
 */
const DossierReaderKey *
dossier_reader_keys_find (guint keyval, GdkModifierType modifiers, guint from)
{
  for (guint i = from; i < G_N_ELEMENTS (keys); i++)
    if (gdk_keyval_to_lower (keys[i].keyval) == gdk_keyval_to_lower (keyval)
        && keys[i].modifiers == modifiers)
      return &keys[i];
  return NULL;
}

/* The letters of a US keyboard by hardware key; evdev counts from the left of each row. */
static guint
find_us_letter (guint keycode)
{
  static const struct
  {
    guint first;
    const char *letters;
  } rows[] = { { 24, "qwertyuiop[]" }, { 38, "asdfghjkl" }, { 52, "zxcvbnm" } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (keycode >= rows[i].first && keycode < rows[i].first + strlen (rows[i].letters))
      return gdk_unicode_to_keyval ((guint32) rows[i].letters[keycode - rows[i].first]);
  return 0;
}

/**
 * dossier_reader_keys_to_us:
 * @keyval: what the layout in force makes of the key
 * @keycode: the hardware key
 * @modifiers: held with it
 *
 * Digits are taken by the hardware key, because a French layout sends letters and signs there;
 * letters only where the layout has none of the Latin ones. Everything else is what it is.
 *
 * Returns: the key as the table has it
 */
guint
dossier_reader_keys_to_us (guint keyval, guint keycode, GdkModifierType modifiers)
{
  gunichar c = gdk_keyval_to_unicode (keyval);
  guint letter;

  if (keyval == GDK_KEY_ISO_Left_Tab)
    return GDK_KEY_Tab;
  if (keyval == GDK_KEY_KP_Delete)
    return GDK_KEY_Delete;
  if (keyval == GDK_KEY_KP_Page_Down)
    return GDK_KEY_Page_Down;
  if (keyval == GDK_KEY_KP_Page_Up)
    return GDK_KEY_Page_Up;
  if (keyval == GDK_KEY_KP_Enter)
    return GDK_KEY_Return;
  if (keyval >= GDK_KEY_KP_1 && keyval <= GDK_KEY_KP_9)
    return GDK_KEY_1 + (keyval - GDK_KEY_KP_1);
  if (keycode >= 10 && keycode <= 18 && c != 0 && (modifiers & (SHIFT | CTRL)) == 0)
    return GDK_KEY_1 + (keycode - 10);

  letter = c > 0x024f ? find_us_letter (keycode) : 0;
  if (letter == 0)
    return keyval;
  return (modifiers & SHIFT) != 0 ? gdk_keyval_to_upper (letter) : letter;
}

/**
 * dossier_reader_keys_dup_accelerator:
 * @key: a line of the table
 *
 * Returns: (transfer full): for a shortcuts window: "<Alt>1"
 */
char *
dossier_reader_keys_dup_accelerator (const DossierReaderKey *key)
{
  return gtk_accelerator_name (gdk_keyval_to_lower (key->keyval), key->modifiers);
}

/**
 * dossier_reader_keys_dup_label:
 * @key: a line of the table
 *
 * Returns: (transfer full): for a menu or a tooltip: "Alt+1"; a single letter is in lower case, as
 *   it is typed
 */
char *
dossier_reader_keys_dup_label (const DossierReaderKey *key)
{
  gunichar c = gdk_keyval_to_unicode (key->keyval);
  char text[7] = { 0 };

  if (key->modifiers != NONE || c <= ' ' || !g_unichar_isgraph (c))
    return gtk_accelerator_get_label (gdk_keyval_to_lower (key->keyval), key->modifiers);
  g_unichar_to_utf8 (c, text);
  return g_strdup (text);
}

/**
 * dossier_reader_keys_bind:
 * @class: of the reader
 *
 * Adds the table to the bindings of the class.
 */
void
dossier_reader_keys_bind (GtkWidgetClass *class)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      guint keyval = gdk_keyval_to_lower (keys[i].keyval);

      if (keys[i].has_parameter)
        gtk_widget_class_add_binding_action (class, keyval, keys[i].modifiers, keys[i].action, "i",
                                             keys[i].parameter);
      else
        gtk_widget_class_add_binding_action (class, keyval, keys[i].modifiers, keys[i].action,
                                             NULL);
    }
}

/**
 * dossier_reader_keys_to_markdown:
 *
 * Returns: (transfer full): the table as HACKING.md shows it
 */
char *
dossier_reader_keys_to_markdown (void)
{
  g_autoptr (GString) text =
      g_string_new ("| key | context | action | does |\n|---|---|---|---|\n");

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *label = dossier_reader_keys_dup_label (&keys[i]);
      g_autofree char *number =
          keys[i].has_parameter ? g_strdup_printf ("(%d)", keys[i].parameter) : g_strdup ("");

      g_string_append_printf (text, "| `%s` | %s | `%s%s` | %s |\n", label,
                              keys[i].context == DOSSIER_KEY_WITH_MARK ? "reader, on a mark"
                                                                       : "reader",
                              keys[i].action, number, keys[i].title);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
