#include "notes/note-styling.h"

#include "reader/ink.h"

#include <string.h>

/* Markdown is shown as what it means and stays what it is: every sign remains to be edited. Only
 * what stands within one line is styled, so that a keystroke costs one line. */

/* Where somebody pastes a book into one line, the rest of it is plain. */
#define MAX_LINE 20000

static const char *const headings[] = { "heading-1", "heading-2", "heading-3" };

static GtkTextTag *
find_tag (GtkTextBuffer *buffer, const char *name)
{
  return gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), name);
}

/**
 * dossier_note_styling_add_tags:
 * @buffer: a new buffer
 *
 * Main thread.
 */
void
dossier_note_styling_add_tags (GtkTextBuffer *buffer)
{
  gtk_text_buffer_create_tag (buffer, "heading-1", "weight", PANGO_WEIGHT_BOLD, "scale", 1.5,
                              "pixels-above-lines", 14, "pixels-below-lines", 4, NULL);
  gtk_text_buffer_create_tag (buffer, "heading-2", "weight", PANGO_WEIGHT_BOLD, "scale", 1.22,
                              "pixels-above-lines", 12, "pixels-below-lines", 2, NULL);
  gtk_text_buffer_create_tag (buffer, "heading-3", "weight", PANGO_WEIGHT_BOLD, "scale", 1.06,
                              "pixels-above-lines", 8, NULL);
  gtk_text_buffer_create_tag (buffer, "quote", "left-margin", 40, "right-margin", 40,
                              "pixels-above-lines", 5, "pixels-below-lines", 5, NULL);
  gtk_text_buffer_create_tag (buffer, "list", "left-margin", 38, "indent", -14, NULL);
  gtk_text_buffer_create_tag (buffer, "strong", "weight", PANGO_WEIGHT_BOLD, NULL);
  gtk_text_buffer_create_tag (buffer, "emphasis", "style", PANGO_STYLE_ITALIC, NULL);
  gtk_text_buffer_create_tag (buffer, "code", "family", "monospace", "scale", 0.9, NULL);
  gtk_text_buffer_create_tag (buffer, "sign", NULL);
  gtk_text_buffer_create_tag (buffer, "blank", "scale", 0.5, NULL);
  gtk_text_buffer_create_tag (buffer, "citation", "scale", 0.72, "rise", 5 * PANGO_SCALE, "weight",
                              PANGO_WEIGHT_SEMIBOLD, NULL);
  gtk_text_buffer_create_tag (buffer, "unknown", "underline", PANGO_UNDERLINE_ERROR, NULL);
}

/**
 * dossier_note_styling_set_colours:
 * @widget: whose style counts; call again when that turns dark or light
 */
void
dossier_note_styling_set_colours (GtkTextBuffer *buffer, GtkWidget *widget)
{
  DossierInk ink;
  GdkRGBA wash;

  dossier_ink_init (&ink, widget);
  wash = ink.accent;
  wash.alpha = ink.is_dark ? 0.16f : 0.07f;
  g_object_set (find_tag (buffer, "sign"), "foreground-rgba", &ink.dim, NULL);
  g_object_set (find_tag (buffer, "quote"), "paragraph-background-rgba", &wash, NULL);
  g_object_set (find_tag (buffer, "citation"), "foreground-rgba", &ink.accent, NULL);
}

static void
apply (GtkTextBuffer *buffer, const char *name, int line, glong from, glong to)
{
  GtkTextIter start, end;

  if (from >= to)
    return;
  gtk_text_buffer_get_iter_at_line_offset (buffer, &start, line, (int) from);
  gtk_text_buffer_get_iter_at_line_offset (buffer, &end, line, (int) to);
  gtk_text_buffer_apply_tag_by_name (buffer, name, &start, &end);
}

static glong
offset_of (const char *text, const char *p)
{
  return g_utf8_pointer_to_offset (text, p);
}

/* The whole line with its end, so that the next line's begin does not split the paragraph. */
static void
apply_to_line (GtkTextBuffer *buffer, const char *name, int line)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_line (buffer, &start, line);
  end = start;
  gtk_text_iter_forward_line (&end);
  gtk_text_buffer_apply_tag_by_name (buffer, name, &start, &end);
}

static void
style_begin (GtkTextBuffer *buffer, int line, const char *text)
{
  gsize n_hashes = strspn (text, "#");
  gsize n_blanks = strspn (text, " ");

  if (n_hashes >= 1 && n_hashes <= 6 && text[n_hashes] == ' ')
    {
      apply_to_line (buffer, headings[MIN (n_hashes, 3) - 1], line);
      apply (buffer, "sign", line, 0, (glong) n_hashes);
    }
  else if (text[n_blanks] == '\0')
    apply_to_line (buffer, "blank", line);
  else if (text[0] == '>')
    {
      apply_to_line (buffer, "quote", line);
      apply (buffer, "sign", line, 0, 1);
    }
  else if (strchr ("-*+", text[n_blanks]) != NULL && text[n_blanks] != '\0'
           && text[n_blanks + 1] == ' ')
    {
      apply_to_line (buffer, "list", line);
      apply (buffer, "sign", line, (glong) n_blanks, (glong) n_blanks + 1);
    }
}

static guint
read_citation (const char *p, const char **end)
{
  char *behind;
  guint64 position;

  if (p[0] != '[' || p[1] != '^' || !g_ascii_isdigit (p[2]))
    return G_MAXUINT;
  position = g_ascii_strtoull (p + 2, &behind, 10);
  if (*behind != ']' || position >= G_MAXUINT)
    return G_MAXUINT;
  *end = behind + 1;
  return (guint) position;
}

/* Words between two of the same sign: emphasis, strong, code. Returns where to go on. */
static const char *
style_span (GtkTextBuffer *buffer, int line, const char *text, const char *p)
{
  const char *sign = g_str_has_prefix (p, "**") ? "**" : *p == '`' ? "`" : *p == '*' ? "*" : "_";
  const char *name = *p == '`' ? "code" : sign[1] == '*' ? "strong" : "emphasis";
  gsize n = strlen (sign);
  const char *close = strstr (p + n, sign);
  glong from = offset_of (text, p);
  glong to;

  if (close == NULL || close == p + n || g_ascii_isspace (p[n]) || g_ascii_isspace (close[-1])
      || (*p == '_' && p > text && g_ascii_isalnum (p[-1])))
    return p + n;
  to = offset_of (text, close) + (glong) n;
  apply (buffer, name, line, from, to);
  apply (buffer, "sign", line, from, from + (glong) n);
  apply (buffer, "sign", line, to - (glong) n, to);
  return close + n;
}

static void
style_words (GtkTextBuffer *buffer, int line, const char *text, const char *p,
             DossierNoteHasCitation has_citation, gpointer data)
{
  while (*p != '\0')
    {
      const char *end = NULL;
      guint position = read_citation (p, &end);

      if (position != G_MAXUINT)
        {
          apply (buffer, has_citation (position, data) ? "citation" : "unknown", line,
                 offset_of (text, p), offset_of (text, end));
          p = end;
        }
      else if (*p == '*' || *p == '_' || *p == '`')
        p = style_span (buffer, line, text, p);
      else
        p = g_utf8_next_char (p);
    }
}

static void
style_line (GtkTextBuffer *buffer, int line, DossierNoteHasCitation has_citation, gpointer data)
{
  g_autofree char *text = NULL;
  GtkTextIter start, end, next;

  gtk_text_buffer_get_iter_at_line (buffer, &start, line);
  end = next = start;
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  gtk_text_iter_forward_line (&next);
  gtk_text_buffer_remove_all_tags (buffer, &start, &next);
  if (gtk_text_iter_get_line_offset (&end) > MAX_LINE)
    return;
  text = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  style_begin (buffer, line, text);
  style_words (buffer, line, text, text, has_citation, data);
}

/**
 * dossier_note_styling_apply:
 * @first_line: of those that changed
 * @last_line: of them
 * @has_citation: says which [^N] mean something
 *
 * Gives the lines the looks of what they mean. Main thread; in proportion to the lines.
 */
void
dossier_note_styling_apply (GtkTextBuffer *buffer, int first_line, int last_line,
                            DossierNoteHasCitation has_citation, gpointer data)
{
  last_line = MIN (last_line, gtk_text_buffer_get_line_count (buffer) - 1);
  for (int line = first_line; line <= last_line; line++)
    style_line (buffer, line, has_citation, data);
}

/**
 * dossier_note_styling_get_citation:
 * @iter: a place in a buffer that was styled
 *
 * Returns: N of the [^N] that @iter is inside of, or G_MAXUINT
 */
guint
dossier_note_styling_get_citation (const GtkTextIter *iter)
{
  GtkTextTag *tag = find_tag (gtk_text_iter_get_buffer (iter), "citation");
  GtkTextIter start = *iter;
  GtkTextIter end = *iter;
  g_autofree char *text = NULL;
  const char *behind;

  if (tag == NULL || !gtk_text_iter_has_tag (iter, tag))
    return G_MAXUINT;
  if (!gtk_text_iter_starts_tag (&start, tag))
    gtk_text_iter_backward_to_tag_toggle (&start, tag);
  gtk_text_iter_forward_to_tag_toggle (&end, tag);
  text = gtk_text_iter_get_text (&start, &end);
  return read_citation (text, &behind);
}
