#include "inspector/codebook-acts.h"

#include "model/tag-colour.h"
#include "palette/palette.h"
#include "palette/text-popover.h"
#include "parts/glyph.h"
#include "parts/popover-bin.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* An answer that a popover or dialog waits for. */
typedef struct
{
  DossierSession *session;
  gint64 tag;
} Asking;

static Asking *
asking_new (DossierSession *session, DossierTag *tag)
{
  Asking *asking = g_new0 (Asking, 1);

  asking->session = g_object_ref (session);
  asking->tag = dossier_row_get_id (DOSSIER_ROW (tag));
  return asking;
}

static void
asking_free (gpointer data, GClosure *closure)
{
  Asking *asking = data;

  g_object_unref (asking->session);
  g_free (asking);
}

static void
set (DossierSession *session, gint64 tag, const char *key, GVariant *value)
{
  dossier_session_do (session, "tag.set",
                      dossier_args_new ("tag", g_variant_new_int64 (tag), key, value, NULL));
}

static void
renamed_cb (DossierTextPopover *popover, const char *text, Asking *asking)
{
  set (asking->session, asking->tag, "name", g_variant_new_string (text));
}

static void
described_cb (DossierTextPopover *popover, const char *text, Asking *asking)
{
  set (asking->session, asking->tag, "description", g_variant_new_string (text));
}

static void
below_cb (DossierTextPopover *popover, const char *text, Asking *asking)
{
  dossier_session_do (asking->session, "tag.create",
                      dossier_args_new ("name", g_variant_new_string (text), "parent",
                                        g_variant_new_int64 (asking->tag), NULL));
}

static void
ask (DossierSession *session, DossierTag *tag, GtkWidget *anchor, GtkPopover *popover,
     GCallback callback)
{
  g_signal_connect_data (popover, "taken", callback, asking_new (session, tag), asking_free, 0);
  dossier_popover_show_at (popover, anchor);
}

/**
 * dossier_codebook_rename:
 */
void
dossier_codebook_rename (DossierSession *session, DossierTag *tag, GtkWidget *anchor)
{
  ask (session, tag, anchor, dossier_text_popover_new (_ ("Rename"), tag->fields.name, FALSE),
       G_CALLBACK (renamed_cb));
}

/**
 * dossier_codebook_describe:
 */
void
dossier_codebook_describe (DossierSession *session, DossierTag *tag, GtkWidget *anchor)
{
  ask (session, tag, anchor,
       dossier_text_popover_new (_ ("What the tag means"), tag->fields.description, TRUE),
       G_CALLBACK (described_cb));
}

/**
 * dossier_codebook_add_below:
 */
void
dossier_codebook_add_below (DossierSession *session, DossierTag *tag, GtkWidget *anchor)
{
  g_autofree char *heading = g_strdup_printf (_ ("New tag under “%s”"), tag->fields.name);

  ask (session, tag, anchor, dossier_text_popover_new (heading, NULL, FALSE),
       G_CALLBACK (below_cb));
}

static void
coloured_cb (GtkListBox *list, GtkListBoxRow *row, Asking *asking)
{
  set (asking->session, asking->tag, "colour",
       g_variant_new_int64 (gtk_list_box_row_get_index (row)));
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (GTK_WIDGET (list), GTK_TYPE_POPOVER)));
}

static GtkWidget *
make_colour_row (guint colour)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *glyph = dossier_glyph_new ();

  dossier_glyph_set_tag_colour (DOSSIER_GLYPH (glyph), colour);
  gtk_box_append (GTK_BOX (box), glyph);
  gtk_box_append (GTK_BOX (box), gtk_label_new (_ (dossier_tag_colour_get (colour)->name)));
  return box;
}

/**
 * dossier_codebook_recolour:
 */
void
dossier_codebook_recolour (DossierSession *session, DossierTag *tag, GtkWidget *anchor)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *list = gtk_list_box_new ();
  GtkListBoxRow *now;

  for (guint i = 0; i < DOSSIER_N_TAG_COLOURS; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), make_colour_row (i));
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Colour and shape"), -1);
  g_signal_connect_data (list, "row-activated", G_CALLBACK (coloured_cb), asking_new (session, tag),
                         asking_free, 0);
  gtk_popover_set_child (GTK_POPOVER (popover), list);
  gtk_widget_add_css_class (popover, "palette");
  dossier_popover_show_at (GTK_POPOVER (popover), anchor);
  now = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list),
                                       (int) (tag->fields.colour % DOSSIER_N_TAG_COLOURS));
  gtk_list_box_select_row (GTK_LIST_BOX (list), now);
  gtk_widget_grab_focus (GTK_WIDGET (now));
}

static void
merge_into_cb (DossierPalette *palette, const DossierPaletteItem *item, Asking *asking)
{
  dossier_session_do (asking->session, "tag.merge",
                      dossier_args_new ("tag", g_variant_new_int64 (asking->tag), "into",
                                        g_variant_new_int64 (item->id), NULL));
}

/**
 * dossier_codebook_merge:
 */
void
dossier_codebook_merge (DossierSession *session, DossierNameIndex *index, DossierTag *tag,
                        GtkWidget *anchor)
{
  GtkPopover *palette = dossier_palette_new (index, DOSSIER_PALETTE_TAGS);
  g_autofree char *placeholder = g_strdup_printf (_ ("Merge “%s” into…"), tag->fields.name);

  dossier_palette_set_except (DOSSIER_PALETTE (palette), dossier_row_get_id (DOSSIER_ROW (tag)));
  dossier_palette_popover_set_placeholder (DOSSIER_PALETTE_POPOVER (palette), placeholder);
  g_signal_connect_data (palette, "chosen", G_CALLBACK (merge_into_cb), asking_new (session, tag),
                         asking_free, 0);
  dossier_popover_show_at (palette, anchor);
}

static void
delete_now (DossierSession *session, gint64 tag)
{
  dossier_session_do (session, "tag.delete",
                      dossier_args_new ("tag", g_variant_new_int64 (tag), NULL));
}

static void
delete_answered_cb (AdwMessageDialog *dialog, const char *response, Asking *asking)
{
  if (g_strcmp0 (response, "delete") == 0)
    delete_now (asking->session, asking->tag);
}

/* What the deletion touches, in a sentence. */
static char *
dup_consequences (const DossierTagFields *f)
{
  g_autofree char *uses =
      g_strdup_printf (ngettext ("%u passage carries it and stays marked without it.",
                                 "%u passages carry it and stay marked without it.", f->n_uses),
                       f->n_uses);
  g_autofree char *below =
      g_strdup_printf (ngettext ("%u tag below it moves to the top.",
                                 "%u tags below it move to the top.", f->n_children),
                       f->n_children);

  if (f->n_children == 0)
    return g_steal_pointer (&uses);
  if (f->n_uses == 0)
    return g_steal_pointer (&below);
  return g_strdup_printf ("%s %s", uses, below);
}

/**
 * dossier_codebook_delete:
 *
 * Asks only where the tag is in use; it can be undone in either case.
 */
void
dossier_codebook_delete (DossierSession *session, DossierTag *tag, GtkWidget *anchor)
{
  const DossierTagFields *f = &tag->fields;
  GtkWidget *dialog;
  g_autofree char *body = NULL;

  if (f->n_uses == 0 && f->n_children == 0)
    {
      delete_now (session, dossier_row_get_id (DOSSIER_ROW (tag)));
      return;
    }
  body = dup_consequences (f);
  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (anchor)), NULL, body);
  adw_message_dialog_format_heading (ADW_MESSAGE_DIALOG (dialog), _ ("Delete the tag “%s”?"),
                                     f->name);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "delete",
                                    _ ("_Delete"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "delete",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (delete_answered_cb),
                         asking_new (session, tag), asking_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * dossier_codebook_set_digit:
 * @digit: 1 to 9, or 0 for none
 */
void
dossier_codebook_set_digit (DossierSession *session, DossierTag *tag, guint digit)
{
  set (session, dossier_row_get_id (DOSSIER_ROW (tag)), "digit", g_variant_new_int64 (digit));
}

/**
 * dossier_codebook_shift:
 * @to: up, down, nest or unnest
 */
void
dossier_codebook_shift (DossierSession *session, DossierTag *tag, const char *to)
{
  dossier_session_do (
      session, "tag.shift",
      dossier_args_new ("tag", g_variant_new_int64 (dossier_row_get_id (DOSSIER_ROW (tag))), "to",
                        g_variant_new_string (to), NULL));
}

/**
 * dossier_codebook_drop:
 * @dropped: a tag that was dragged
 * @on: the tag on which it was dropped
 * @where: -1 for before that one, 0 for below it, 1 for behind it
 */
void
dossier_codebook_drop (DossierSession *session, gint64 dropped, DossierTag *on, int where)
{
  gint64 target = dossier_row_get_id (DOSSIER_ROW (on));

  if (dropped == target)
    return;
  if (where == 0)
    dossier_session_do (session, "tag.move",
                        dossier_args_new ("tag", g_variant_new_int64 (dropped), "parent",
                                          g_variant_new_int64 (target), NULL));
  else
    dossier_session_do (
        session, "tag.move",
        dossier_args_new ("tag", g_variant_new_int64 (dropped), "parent",
                          g_variant_new_int64 (on->fields.parent), "position",
                          g_variant_new_int64 ((gint64) on->fields.position + (where > 0 ? 1 : 0)),
                          NULL));
}
