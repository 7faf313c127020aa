#include "inspector/highlight-card.h"

#include "corpus/live-record.h"
#include "corpus/lists.h"
#include "model/highlight.h"
#include "palette/palette.h"
#include "parts/pause-text.h"
#include "parts/popover-bin.h"
#include "parts/tag-style.h"
#include "parts/wrap-layout.h"

#include <glib/gi18n.h>
#include <string.h>

struct _DossierHighlightCard
{
  GtkWidget parent_instance;

  DossierSession *session;
  DossierNameIndex *index;
  DossierLiveRecord *record;
  DossierPauseText *writing; /* of the comment */
  gboolean showing;          /* what changes now is shown, not done by a person */

  GtkWidget *box;
  GtkLabel *quote;
  GtkLabel *locator;
  GtkWidget *chips;
  GtkTextView *comment;
  GtkWidget *placeholder;
  GtkCheckButton *follow_up;
  GtkEntry *follow_up_line;
};

G_DEFINE_FINAL_TYPE (DossierHighlightCard, dossier_highlight_card, GTK_TYPE_WIDGET)

static const DossierHighlightFields *
get_fields (DossierHighlightCard *self)
{
  DossierHighlight *row = dossier_live_record_get_row (self->record);

  return row != NULL ? &row->fields : NULL;
}

static void
act (DossierHighlightCard *self, const char *verb, const char *key, GVariant *value)
{
  dossier_session_do (
      self->session, verb,
      dossier_args_new ("highlight",
                        g_variant_new_int64 (dossier_live_record_get_id (self->record)), key, value,
                        NULL));
}

static void
remove_tag_cb (GtkButton *button, DossierHighlightCard *self)
{
  const gint64 *tag = g_object_get_data (G_OBJECT (button), "tag");

  act (self, "highlight.untag", "tag", g_variant_new_int64 (*tag));
}

static void
tag_chosen_cb (DossierPalette *palette, const DossierPaletteItem *item, DossierHighlightCard *self)
{
  const char *paths[] = { item->value, NULL };

  if (item->type == DOSSIER_PALETTE_ITEM_TAG)
    act (self, "highlight.tag", "tags", dossier_args_ids (&item->id, 1));
  else if (item->type == DOSSIER_PALETTE_ITEM_NEW_TAG)
    act (self, "highlight.tag", "tag-paths", g_variant_new_strv (paths, -1));
}

static void
add_tag_cb (GtkButton *button, DossierHighlightCard *self)
{
  GtkPopover *palette =
      dossier_palette_new (self->index, DOSSIER_PALETTE_TAGS | DOSSIER_PALETTE_CREATE);

  dossier_palette_popover_set_placeholder (DOSSIER_PALETTE_POPOVER (palette), _ ("Add a tag"));
  g_signal_connect_object (palette, "chosen", G_CALLBACK (tag_chosen_cb), self, 0);
  dossier_popover_show_at (palette, GTK_WIDGET (button));
}

static GtkWidget *
make_chip (DossierHighlightCard *self, const DossierTagUse *use)
{
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  GtkWidget *name = gtk_label_new (use->name);
  GtkWidget *remove = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *label = g_strdup_printf (_ ("Take the tag “%s” off"), use->name);

  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (remove, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_add_css_class (remove, "chip-button");
  g_object_set_data_full (G_OBJECT (remove), "tag", g_memdup2 (&use->id, sizeof use->id), g_free);
  g_signal_connect (remove, "clicked", G_CALLBACK (remove_tag_cb), self);
  gtk_box_append (GTK_BOX (chip), name);
  gtk_box_append (GTK_BOX (chip), remove);
  gtk_widget_add_css_class (chip, "tag-chip");
  dossier_tag_style_set_colour (chip, use->colour);
  return chip;
}

static void
show_chips (DossierHighlightCard *self, GArray *tags)
{
  GtkWidget *child;
  GtkWidget *add;

  while ((child = gtk_widget_get_first_child (self->chips)) != NULL)
    gtk_box_remove (GTK_BOX (self->chips), child);
  for (guint i = 0; i < tags->len; i++)
    gtk_box_append (GTK_BOX (self->chips),
                    make_chip (self, &g_array_index (tags, DossierTagUse, i)));
  add = gtk_button_new_from_icon_name ("list-add-symbolic");
  gtk_widget_set_tooltip_text (add, _ ("Add a tag"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (add), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Add a tag"), -1);
  gtk_widget_add_css_class (add, "chip-add");
  g_signal_connect (add, "clicked", G_CALLBACK (add_tag_cb), self);
  gtk_box_append (GTK_BOX (self->chips), add);
}

static void
show_follow_up (DossierHighlightCard *self, const DossierHighlightFields *f)
{
  gtk_check_button_set_active (self->follow_up, f->follow_up != 0);
  gtk_widget_set_visible (GTK_WIDGET (self->follow_up_line), f->follow_up != 0);
  if (!gtk_widget_has_focus (
          GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->follow_up_line)))))
    gtk_editable_set_text (GTK_EDITABLE (self->follow_up_line),
                           f->follow_up_line != NULL ? f->follow_up_line : "");
}

static void
show_record (DossierHighlightCard *self)
{
  const DossierHighlightFields *f = get_fields (self);
  g_autofree char *quote = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), f != NULL);
  if (f == NULL)
    return;
  self->showing = TRUE;
  quote = g_strdup_printf ("“%s”", f->quote);
  g_strdelimit (quote, "\n\r\t", ' ');
  gtk_label_set_text (self->quote, quote);
  gtk_label_set_text (self->locator, f->locator);
  show_chips (self, f->tags);
  dossier_pause_text_show (self->writing, f->comment);
  show_follow_up (self, f);
  self->showing = FALSE;
}

static void
comment_written_cb (const char *text, gpointer data)
{
  act (data, "highlight.comment", "comment", g_variant_new_string (text));
}

static void
comment_changed_cb (GtkTextBuffer *buffer, DossierHighlightCard *self)
{
  gtk_widget_set_visible (self->placeholder, gtk_text_buffer_get_char_count (buffer) == 0);
}

static void
delete_cb (DossierHighlightCard *self)
{
  gint64 id = dossier_live_record_get_id (self->record);

  dossier_pause_text_forget (self->writing);
  dossier_session_set_record (self->session, 0);
  dossier_session_do (self->session, "highlight.delete",
                      dossier_args_new ("highlight", g_variant_new_int64 (id), NULL));
}

static void
follow_up_toggled_cb (DossierHighlightCard *self)
{
  const DossierHighlightFields *f = get_fields (self);

  if (self->showing || f == NULL)
    return;
  if (gtk_check_button_get_active (self->follow_up))
    dossier_session_do (
        self->session, "follow-up.add",
        dossier_args_new ("record", g_variant_new_int64 (dossier_live_record_get_id (self->record)),
                          NULL));
  else if (f->follow_up != 0)
    dossier_session_do (self->session, "follow-up.set",
                        dossier_args_new ("follow-up", g_variant_new_int64 (f->follow_up), "done",
                                          g_variant_new_boolean (TRUE), NULL));
}

static void
line_done_cb (DossierHighlightCard *self)
{
  const DossierHighlightFields *f = get_fields (self);
  const char *line = gtk_editable_get_text (GTK_EDITABLE (self->follow_up_line));

  if (f != NULL && f->follow_up != 0 && g_strcmp0 (line, f->follow_up_line) != 0)
    dossier_session_do (self->session, "follow-up.set",
                        dossier_args_new ("follow-up", g_variant_new_int64 (f->follow_up), "line",
                                          g_variant_new_string (line), NULL));
}

/* What was being written belongs to the highlight that is left. */
static void
record_chosen_cb (DossierHighlightCard *self)
{
  gint64 record = dossier_session_get_record (self->session);

  if (record == dossier_live_record_get_id (self->record))
    return;
  dossier_pause_text_flush (self->writing);
  dossier_live_record_set_id (self->record, record);
  show_record (self);
}

static void
dossier_highlight_card_dispose (GObject *object)
{
  DossierHighlightCard *self = DOSSIER_HIGHLIGHT_CARD (object);

  if (self->writing != NULL)
    dossier_pause_text_flush (self->writing);
  g_clear_pointer (&self->writing, dossier_pause_text_free);
  if (self->record != NULL)
    g_signal_handlers_disconnect_by_data (self->record, self);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->record);
  g_clear_object (&self->session);
  g_clear_object (&self->index);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (dossier_highlight_card_parent_class)->dispose (object);
}

static void
dossier_highlight_card_class_init (DossierHighlightCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_highlight_card_dispose;
  gtk_widget_class_set_css_name (widget_class, "highlightcard");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dossier/Dossier/ui/highlight-card.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierHighlightCard, box);
  gtk_widget_class_bind_template_child (widget_class, DossierHighlightCard, quote);
  gtk_widget_class_bind_template_child (widget_class, DossierHighlightCard, locator);
  gtk_widget_class_bind_template_child (widget_class, DossierHighlightCard, chips);
  gtk_widget_class_bind_template_child (widget_class, DossierHighlightCard, comment);
  gtk_widget_class_bind_template_child (widget_class, DossierHighlightCard, placeholder);
  gtk_widget_class_bind_template_child (widget_class, DossierHighlightCard, follow_up);
  gtk_widget_class_bind_template_child (widget_class, DossierHighlightCard, follow_up_line);
  gtk_widget_class_bind_template_callback (widget_class, delete_cb);
  gtk_widget_class_bind_template_callback (widget_class, follow_up_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, line_done_cb);
}

static void
dossier_highlight_card_init (DossierHighlightCard *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->chips, dossier_wrap_layout_new (6, FALSE));
  dossier_tag_style_ensure (GTK_WIDGET (self));
  self->writing = dossier_pause_text_new (self->comment, comment_written_cb, self);
  g_signal_connect (gtk_text_view_get_buffer (self->comment), "changed",
                    G_CALLBACK (comment_changed_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (line_done_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->follow_up_line), focus);
}

/**
 * dossier_highlight_card_new:
 * @session: whose record is shown when it is a highlight
 * @index: the names, shared
 */
GtkWidget *
dossier_highlight_card_new (DossierSession *session, DossierNameIndex *index)
{
  DossierHighlightCard *self = g_object_new (DOSSIER_TYPE_HIGHLIGHT_CARD, NULL);

  self->session = g_object_ref (session);
  self->index = g_object_ref (index);
  self->record =
      dossier_live_record_new (dossier_session_get_corpus (session), &dossier_highlight_list_kind);
  g_signal_connect_swapped (self->record, "changed", G_CALLBACK (show_record), self);
  g_signal_connect_object (self->record, "failed", G_CALLBACK (dossier_session_fail), session,
                           G_CONNECT_SWAPPED);
  g_signal_connect_swapped (session, "notify::record", G_CALLBACK (record_chosen_cb), self);
  dossier_live_record_set_id (self->record, dossier_session_get_record (session));
  show_record (self);
  return GTK_WIDGET (self);
}
