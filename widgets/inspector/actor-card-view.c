#include "inspector/actor-card-view.h"

#include "corpus/cards.h"
#include "corpus/lists.h"
#include "inspector/card-parts.h"
#include "inspector/passage-list.h"
#include "inspector/role-form.h"
#include "model/actor-card.h"
#include "model/actor-kind.h"
#include "palette/palette.h"
#include "palette/text-popover.h"
#include "parts/edtf-entry.h"
#include "parts/glyph.h"
#include "parts/pause-text.h"
#include "parts/popover-bin.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define CARD_MAX_HEIGHT 420

struct _DossierActorCardView
{
  GtkWidget parent_instance;

  DossierSession *session;
  DossierNameIndex *index;
  DossierLiveRecord *record;
  DossierPauseText *writing; /* of the note */
  gboolean showing;
  gboolean was_shown;

  GtkWidget *box;
  GtkWidget *glyph;
  GtkWidget *name;
  GtkWidget *kind;
  GtkWidget *names;
  GtkWidget *roles;
  GtkWidget *merged_section;
  GtkWidget *merged;
  GtkWidget *note;
  GtkWidget *mentions_title;
};

enum
{
  SIGNAL_GONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierActorCardView, dossier_actor_card_view, GTK_TYPE_WIDGET)

static const DossierActorCardFields *
get_fields (DossierActorCardView *self)
{
  DossierActorCard *card = dossier_live_record_get_row (self->record);

  return card != NULL ? &card->fields : NULL;
}

static void
act (DossierActorCardView *self, const char *verb, const char *key, GVariant *value)
{
  dossier_session_do (
      self->session, verb,
      dossier_args_new ("actor", g_variant_new_int64 (dossier_live_record_get_id (self->record)),
                        key, value, NULL));
}

static void
show_names (DossierActorCardView *self, const DossierActorCardFields *f)
{
  dossier_card_clear (self->names);
  for (guint i = 0; i < f->names->len; i++)
    {
      const DossierCardItem *name = &g_array_index (f->names, DossierCardItem, i);
      g_autofree char *tooltip = g_strdup_printf (_ ("Remove the name “%s”"), name->text);

      gtk_box_append (
          GTK_BOX (self->names),
          dossier_card_chip_new (name->text, name->extra,
                                 dossier_card_remove_button_new (self->session, tooltip,
                                                                 "name.remove", "name", name->id)));
    }
}

static void
show_roles (DossierActorCardView *self, const DossierActorCardFields *f)
{
  dossier_card_clear (self->roles);
  for (guint i = 0; i < f->roles->len; i++)
    {
      const DossierCardItem *role = &g_array_index (f->roles, DossierCardItem, i);
      g_autofree char *text = role->extra != NULL
                                  ? g_strdup_printf (_ ("%s of %s"), role->text, role->extra)
                                  : g_strdup (role->text);
      g_autofree char *tooltip = g_strdup_printf (_ ("Remove the role “%s”"), role->text);
      g_autofree char *valid = dossier_edtf_dup_words (role->detail);

      gtk_box_append (
          GTK_BOX (self->roles),
          dossier_card_line_new (NULL, text, valid,
                                 dossier_card_remove_button_new (self->session, tooltip,
                                                                 "role.delete", "role", role->id)));
    }
}

static void
show_merged (DossierActorCardView *self, const DossierActorCardFields *f)
{
  dossier_card_clear (self->merged);
  for (guint i = 0; i < f->merged->len; i++)
    {
      const DossierCardItem *other = &g_array_index (f->merged, DossierCardItem, i);
      g_autofree char *tooltip = g_strdup_printf (_ ("Make “%s” an actor of its own"), other->text);

      gtk_box_append (GTK_BOX (self->merged),
                      dossier_card_chip_new (other->text, NULL,
                                             dossier_card_remove_button_new (self->session, tooltip,
                                                                             "actor.unmerge",
                                                                             "actor", other->id)));
    }
  gtk_widget_set_visible (self->merged_section, f->merged->len > 0);
}

static void
show_record (DossierActorCardView *self)
{
  const DossierActorCardFields *f = get_fields (self);
  g_autofree char *mentions = NULL;

  gtk_widget_set_sensitive (self->box, f != NULL);
  if (f == NULL && self->was_shown)
    g_signal_emit (self, signals[SIGNAL_GONE], 0);
  if (f == NULL)
    return;
  self->was_shown = TRUE;
  self->showing = TRUE;
  dossier_glyph_set_actor_kind (DOSSIER_GLYPH (self->glyph), f->kind);
  if (!dossier_card_has_focus (self->name))
    gtk_editable_set_text (GTK_EDITABLE (self->name), f->name);
  if (!gtk_combo_box_set_active_id (GTK_COMBO_BOX (self->kind), f->kind))
    {
      gtk_combo_box_text_append (GTK_COMBO_BOX_TEXT (self->kind), f->kind, f->kind);
      gtk_combo_box_set_active_id (GTK_COMBO_BOX (self->kind), f->kind);
    }
  show_names (self, f);
  show_roles (self, f);
  show_merged (self, f);
  dossier_pause_text_show (self->writing, f->note);
  mentions = g_strdup_printf (ngettext ("%u mention", "%u mentions", f->n_mentions), f->n_mentions);
  gtk_label_set_text (GTK_LABEL (self->mentions_title), mentions);
  self->showing = FALSE;
}

static void
name_done (DossierActorCardView *self)
{
  const DossierActorCardFields *f = get_fields (self);
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->name));

  if (f != NULL && name[0] != '\0' && g_strcmp0 (name, f->name) != 0)
    act (self, "actor.set", "name", g_variant_new_string (name));
  else if (f != NULL && name[0] == '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->name), f->name);
}

static void
kind_changed (DossierActorCardView *self)
{
  const char *kind = gtk_combo_box_get_active_id (GTK_COMBO_BOX (self->kind));

  if (!self->showing && kind != NULL)
    act (self, "actor.set", "kind", g_variant_new_string (kind));
}

static void
note_written_cb (const char *text, gpointer data)
{
  act (data, "actor.set", "note", g_variant_new_string (text));
}

static void
name_taken_cb (DossierTextPopover *popover, const char *text, DossierActorCardView *self)
{
  act (self, "name.add", "text", g_variant_new_string (text));
}

static void
add_name_cb (GtkWidget *button, DossierActorCardView *self)
{
  GtkPopover *popover = dossier_text_popover_new (_ ("Another name"), NULL, FALSE);

  g_signal_connect_object (popover, "taken", G_CALLBACK (name_taken_cb), self, 0);
  dossier_popover_show_at (popover, button);
}

static void
add_role_cb (GtkWidget *button, DossierActorCardView *self)
{
  dossier_popover_show_at (
      dossier_role_form_new (self->session, self->index, dossier_live_record_get_id (self->record)),
      button);
}

static void
merge_chosen_cb (DossierPalette *palette, const DossierPaletteItem *item,
                 DossierActorCardView *self)
{
  act (self, "actor.merge", "into", g_variant_new_int64 (item->id));
}

static void
merge_cb (GtkWidget *button, DossierActorCardView *self)
{
  GtkPopover *palette = dossier_palette_new (self->index, DOSSIER_PALETTE_ACTORS);

  dossier_palette_popover_set_placeholder (DOSSIER_PALETTE_POPOVER (palette),
                                           _ ("Is the same as…"));
  dossier_palette_set_except (DOSSIER_PALETTE (palette), dossier_live_record_get_id (self->record));
  g_signal_connect_object (palette, "chosen", G_CALLBACK (merge_chosen_cb), self, 0);
  dossier_popover_show_at (palette, button);
}

static void
delete_answered_cb (AdwMessageDialog *dialog, const char *response, DossierActorCardView *self)
{
  if (g_strcmp0 (response, "delete") == 0)
    act (self, "actor.delete", "actor",
         g_variant_new_int64 (dossier_live_record_get_id (self->record)));
}

static void
delete_cb (GtkWidget *button, DossierActorCardView *self)
{
  const DossierActorCardFields *f = get_fields (self);
  GtkWidget *dialog;
  g_autofree char *body = NULL;

  if (f == NULL)
    return;
  body = g_strdup_printf (_ ("Its mentions (%u), its roles (%u) and its part in events (%u) go "
                             "with it. You can undo this."),
                          f->n_mentions, f->roles->len, f->n_events);
  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (button)), NULL, body);
  adw_message_dialog_format_heading (ADW_MESSAGE_DIALOG (dialog), _ ("Delete “%s”?"), f->name);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "delete",
                                    _ ("_Delete"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "delete",
                                              ADW_RESPONSE_DESTRUCTIVE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (delete_answered_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
dossier_actor_card_view_dispose (GObject *object)
{
  DossierActorCardView *self = DOSSIER_ACTOR_CARD_VIEW (object);

  if (self->writing != NULL)
    dossier_pause_text_flush (self->writing);
  g_clear_pointer (&self->writing, dossier_pause_text_free);
  if (self->record != NULL)
    g_signal_handlers_disconnect_by_data (self->record, self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->record);
  g_clear_object (&self->session);
  g_clear_object (&self->index);
  G_OBJECT_CLASS (dossier_actor_card_view_parent_class)->dispose (object);
}

static void
dossier_actor_card_view_class_init (DossierActorCardViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_actor_card_view_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "actorcard");

  signals[SIGNAL_GONE] = g_signal_new ("gone", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dossier_actor_card_view_init (DossierActorCardView *self)
{
}

static GtkWidget *
build_head (DossierActorCardView *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  guint n_kinds;
  const DossierActorKind *kinds = dossier_actor_kinds_get (&n_kinds);

  self->glyph = dossier_glyph_new ();
  self->name = gtk_entry_new ();
  gtk_widget_set_hexpand (self->name, TRUE);
  gtk_entry_set_has_frame (GTK_ENTRY (self->name), FALSE);
  gtk_widget_add_css_class (self->name, "card-title");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->name), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name"), -1);
  dossier_card_on_done (self->name, G_CALLBACK (name_done), self);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->name), 8);
  self->kind = dossier_card_choice_new ();
  for (guint i = 0; i < n_kinds; i++)
    gtk_combo_box_text_append (GTK_COMBO_BOX_TEXT (self->kind), kinds[i].id, _ (kinds[i].name));
  gtk_widget_set_valign (self->kind, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->kind), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Kind"), -1);
  g_signal_connect_swapped (self->kind, "changed", G_CALLBACK (kind_changed), self);
  gtk_box_append (GTK_BOX (head), self->glyph);
  gtk_box_append (GTK_BOX (head), self->name);
  gtk_box_append (GTK_BOX (head), self->kind);
  return head;
}

static GtkWidget *
build_note (DossierActorCardView *self)
{
  GtkWidget *section = dossier_card_section_new (_ ("Note"), NULL);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->note = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->note), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->note), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->note), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Note"), -1);
  self->writing = dossier_pause_text_new (GTK_TEXT_VIEW (self->note), note_written_cb, self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 34);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 120);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->note);
  gtk_widget_add_css_class (scroller, "text-field");
  gtk_box_append (GTK_BOX (section), scroller);
  return section;
}

static GtkWidget *
build_buttons (DossierActorCardView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *merge = gtk_button_new_with_label (_ ("Merge Into…"));
  GtkWidget *delete = gtk_button_new_with_label (_ ("Delete"));

  g_signal_connect (merge, "clicked", G_CALLBACK (merge_cb), self);
  g_signal_connect (delete, "clicked", G_CALLBACK (delete_cb), self);
  gtk_box_append (GTK_BOX (box), merge);
  gtk_box_append (GTK_BOX (box), delete);
  return box;
}

static GtkWidget *
build_card (DossierActorCardView *self)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *names, *roles, *heading;

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "panel-card");
  gtk_box_append (GTK_BOX (card), build_head (self));
  names = dossier_card_section_new (_ ("Names"), &heading);
  g_signal_connect (dossier_card_add_button (heading, _ ("Add a name")), "clicked",
                    G_CALLBACK (add_name_cb), self);
  self->names = dossier_card_chips_new (_ ("Names"));
  gtk_box_append (GTK_BOX (names), self->names);
  gtk_box_append (GTK_BOX (card), names);
  roles = dossier_card_section_new (_ ("Roles over time"), &heading);
  g_signal_connect (dossier_card_add_button (heading, _ ("Add a role")), "clicked",
                    G_CALLBACK (add_role_cb), self);
  self->roles = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_box_append (GTK_BOX (roles), self->roles);
  gtk_box_append (GTK_BOX (card), roles);
  self->merged_section = dossier_card_section_new (_ ("Merged into this one"), NULL);
  self->merged = dossier_card_chips_new (_ ("Merged into this one"));
  gtk_box_append (GTK_BOX (self->merged_section), self->merged);
  gtk_box_append (GTK_BOX (card), self->merged_section);
  gtk_box_append (GTK_BOX (card), build_note (self));
  gtk_box_append (GTK_BOX (card), build_buttons (self));
  return card;
}

static GtkWidget *
build_mentions (DossierActorCardView *self, gint64 actor)
{
  GtkWidget *section = dossier_card_section_new ("", NULL);
  GtkWidget *list =
      dossier_passage_list_new (self->session, &dossier_mention_list_kind,
                                dossier_args_new ("actor", g_variant_new_int64 (actor), NULL),
                                _ ("Not mentioned yet: select the name in the text and press a."));

  self->mentions_title = gtk_widget_get_first_child (gtk_widget_get_first_child (section));
  gtk_widget_set_vexpand (list, TRUE);
  gtk_box_append (GTK_BOX (section), list);
  return section;
}

/**
 * dossier_actor_card_view_new:
 * @index: the names, shared
 * @actor: who
 */
GtkWidget *
dossier_actor_card_view_new (DossierSession *session, DossierNameIndex *index, gint64 actor)
{
  DossierActorCardView *self = g_object_new (DOSSIER_TYPE_ACTOR_CARD_VIEW, NULL);

  self->session = g_object_ref (session);
  self->index = g_object_ref (index);
  self->record =
      dossier_live_record_new (dossier_session_get_corpus (session), &dossier_actor_card_kind);
  self->box =
      dossier_card_panel_new (build_card (self), CARD_MAX_HEIGHT, build_mentions (self, actor));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_swapped (self->record, "changed", G_CALLBACK (show_record), self);
  g_signal_connect_object (self->record, "failed", G_CALLBACK (dossier_session_fail), session,
                           G_CONNECT_SWAPPED);
  dossier_live_record_set_id (self->record, actor);
  show_record (self);
  return GTK_WIDGET (self);
}
