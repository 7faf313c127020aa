#include "inspector/event-more.h"

#include "inspector/card-parts.h"
#include "palette/event-palette.h"
#include "parts/edtf-entry.h"
#include "parts/popover-bin.h"

#include <glib/gi18n.h>

typedef enum
{
  ENTRY_FROM_TEXT,
  ENTRY_PLANNED,
  ENTRY_RESOLUTION,
  ENTRY_OUTSIDE_DATE,
  ENTRY_OUTSIDE,
  ENTRY_NOTE,
  N_ENTRIES,
} EntryName;

struct _DossierEventMore
{
  GtkWidget parent_instance;

  DossierSession *session;
  gint64 event;
  char *kept[N_ENTRIES]; /* what the dossier has */
  GtkWidget *box;
  GtkWidget *entries[N_ENTRIES];
  GtkWidget *dates;
  GtkWidget *whole;
  GtkWidget *parts;
};

enum
{
  SIGNAL_OPEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const struct
{
  const char *key; /* of event.set */
  const char *name;
  gboolean is_date;
} descriptions[N_ENTRIES] = {
  [ENTRY_FROM_TEXT] = { "edtf-from-text", N_ ("What the text supports"), TRUE },
  [ENTRY_PLANNED] = { "planned", N_ ("When it was planned for"), TRUE },
  [ENTRY_RESOLUTION] = { "resolution", N_ ("How the date came about"), FALSE },
  [ENTRY_OUTSIDE_DATE] = { "outside-date", N_ ("Date from outside the articles"), FALSE },
  [ENTRY_OUTSIDE] = { "outside-source", N_ ("Source outside the articles"), FALSE },
  [ENTRY_NOTE] = { "note", N_ ("Note"), FALSE },
};

G_DEFINE_FINAL_TYPE (DossierEventMore, dossier_event_more, GTK_TYPE_WIDGET)

static const char *
get_answer (DossierEventMore *self, EntryName name)
{
  return descriptions[name].is_date
             ? dossier_edtf_entry_get_edtf (DOSSIER_EDTF_ENTRY (self->entries[name]))
             : gtk_editable_get_text (GTK_EDITABLE (self->entries[name]));
}

/* A date that is not understood stays in its entry with its sentence, and is not kept. */
static void
keep_answers (DossierEventMore *self)
{
  for (guint i = 0; self->box != NULL && i < N_ENTRIES; i++)
    {
      const char *answer = get_answer (self, i);

      if (answer == NULL || g_strcmp0 (answer, self->kept[i] != NULL ? self->kept[i] : "") == 0)
        continue;
      g_free (self->kept[i]);
      self->kept[i] = g_strdup (answer);
      dossier_session_do (self->session, "event.set",
                          dossier_args_new ("event", g_variant_new_int64 (self->event),
                                            descriptions[i].key, g_variant_new_string (answer),
                                            NULL));
    }
}

static GtkWidget *
get_focus_widget (DossierEventMore *self, EntryName name)
{
  return descriptions[name].is_date
             ? dossier_edtf_entry_get_entry (DOSSIER_EDTF_ENTRY (self->entries[name]))
             : self->entries[name];
}

static void
show_entry (DossierEventMore *self, EntryName name, const char *text)
{
  if (dossier_card_has_focus (get_focus_widget (self, name)))
    return;
  g_free (self->kept[name]);
  self->kept[name] = g_strdup (text != NULL ? text : "");
  if (descriptions[name].is_date)
    dossier_edtf_entry_set_text (DOSSIER_EDTF_ENTRY (self->entries[name]), text);
  else
    gtk_editable_set_text (GTK_EDITABLE (self->entries[name]), text != NULL ? text : "");
}

static void
open_cb (GtkButton *button, DossierEventMore *self)
{
  g_signal_emit (self, signals[SIGNAL_OPEN], 0,
                 *(gint64 *) g_object_get_data (G_OBJECT (button), "event"));
}

static GtkWidget *
event_button_new (DossierEventMore *self, gint64 event, const char *title, const char *detail)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), dossier_card_line_new (NULL, title, detail, NULL));
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "saying-button");
  gtk_widget_set_tooltip_text (button, _ ("Show this event"));
  g_object_set_data_full (G_OBJECT (button), "event", g_memdup2 (&event, sizeof event), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (open_cb), self);
  return button;
}

static void
set_whole (DossierEventMore *self, gint64 whole)
{
  dossier_session_do (self->session, "event.set",
                      dossier_args_new ("event", g_variant_new_int64 (self->event), "part-of",
                                        g_variant_new_int64 (whole), NULL));
}

static void
remove_whole_cb (DossierEventMore *self)
{
  set_whole (self, 0);
}

static void
whole_chosen_cb (DossierEventPalette *palette, gint64 event, DossierEventMore *self)
{
  set_whole (self, event);
}

static void
choose_whole_cb (GtkWidget *button, DossierEventMore *self)
{
  GtkPopover *palette = dossier_event_palette_new (self->session);

  dossier_palette_popover_set_placeholder (DOSSIER_PALETTE_POPOVER (palette),
                                           _ ("What is it part of?"));
  g_signal_connect_object (palette, "chosen", G_CALLBACK (whole_chosen_cb), self, 0);
  dossier_popover_show_at (palette, button);
}

static void
show_whole (DossierEventMore *self, const DossierEventCardFields *f)
{
  GtkWidget *line, *button;

  dossier_card_clear (self->whole);
  if (f->part_of == 0)
    return;
  line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  button = gtk_button_new_from_icon_name ("window-close-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "chip-button");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("No longer part of it"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("No longer part of it"), -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (remove_whole_cb), self);
  gtk_box_append (GTK_BOX (line), event_button_new (self, f->part_of, f->part_of_title, NULL));
  gtk_box_append (GTK_BOX (line), button);
  gtk_box_append (GTK_BOX (self->whole), line);
}

static void
show_parts (DossierEventMore *self, const GArray *parts)
{
  dossier_card_clear (self->parts);
  for (guint i = 0; i < parts->len; i++)
    {
      const DossierCardItem *item = &g_array_index (parts, DossierCardItem, i);
      g_autofree char *date = dossier_edtf_dup_words (item->detail);

      gtk_box_append (GTK_BOX (self->parts),
                      event_button_new (self, item->other, item->text, date));
    }
  gtk_widget_set_visible (gtk_widget_get_parent (self->parts), parts->len > 0);
}

static void
remove_date_cb (GtkButton *button, DossierEventMore *self)
{
  gint64 date = *(gint64 *) g_object_get_data (G_OBJECT (button), "date");

  dossier_session_do (self->session, "event.remove-date",
                      dossier_args_new ("event", g_variant_new_int64 (self->event), "date",
                                        g_variant_new_int64 (date), NULL));
}

static void
show_dates (DossierEventMore *self, const GArray *dates)
{
  dossier_card_clear (self->dates);
  for (guint i = 0; i < dates->len; i++)
    {
      const DossierCardItem *item = &g_array_index (dates, DossierCardItem, i);
      g_autofree char *date = dossier_edtf_dup_words (item->detail);
      g_autofree char *words = g_strdup_printf ("“%s”", item->text);
      g_autofree char *detail = g_strdup_printf (
          "%s%s%s · %s", date != NULL ? date : _ ("not dated"), item->flag ? " · " : "",
          item->flag ? _ ("its anchor says otherwise now") : "", item->extra);
      GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");

      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "chip-button");
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_set_tooltip_text (button, _ ("These words are not about this event"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ ("These words are not about this event"), -1);
      g_object_set_data_full (G_OBJECT (button), "date",
                              g_memdup2 (&item->other, sizeof item->other), g_free);
      g_signal_connect (button, "clicked", G_CALLBACK (remove_date_cb), self);
      gtk_box_append (GTK_BOX (self->dates), dossier_card_line_new (NULL, words, detail, button));
    }
  gtk_widget_set_visible (gtk_widget_get_parent (self->dates), dates->len > 0);
}

/**
 * dossier_event_more_show:
 * @fields: of the event
 */
void
dossier_event_more_show (DossierEventMore *self, const DossierEventCardFields *fields)
{
  const char *const texts[N_ENTRIES] = {
    [ENTRY_FROM_TEXT] = fields->edtf_from_text, [ENTRY_PLANNED] = fields->planned,
    [ENTRY_RESOLUTION] = fields->resolution,    [ENTRY_OUTSIDE_DATE] = fields->outside_date,
    [ENTRY_OUTSIDE] = fields->outside_source,   [ENTRY_NOTE] = fields->note,
  };

  for (guint i = 0; i < N_ENTRIES; i++)
    show_entry (self, i, texts[i]);
  show_dates (self, fields->dates);
  show_whole (self, fields);
  show_parts (self, fields->parts);
}

static void
dossier_event_more_dispose (GObject *object)
{
  DossierEventMore *self = DOSSIER_EVENT_MORE (object);
  GtkWidget *box = g_steal_pointer (&self->box);

  if (box != NULL)
    gtk_widget_unparent (box);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (dossier_event_more_parent_class)->dispose (object);
}

static void
dossier_event_more_finalize (GObject *object)
{
  for (guint i = 0; i < N_ENTRIES; i++)
    g_free (DOSSIER_EVENT_MORE (object)->kept[i]);
  G_OBJECT_CLASS (dossier_event_more_parent_class)->finalize (object);
}

static void
dossier_event_more_class_init (DossierEventMoreClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_event_more_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_event_more_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  signals[SIGNAL_OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
add_entry (DossierEventMore *self, EntryName name)
{
  GtkWidget *section = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = gtk_label_new (_ (descriptions[name].name));
  GtkEventController *focus = gtk_event_controller_focus_new ();
  gboolean is_date = descriptions[name].is_date;

  self->entries[name] = is_date ? dossier_edtf_entry_new () : gtk_entry_new ();
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "section-title");
  gtk_accessible_update_property (GTK_ACCESSIBLE (get_focus_widget (self, name)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ (descriptions[name].name), -1);
  g_signal_connect_swapped (self->entries[name], "activate", G_CALLBACK (keep_answers), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (keep_answers), self);
  gtk_widget_add_controller (self->entries[name], focus);
  gtk_box_append (GTK_BOX (section), label);
  gtk_box_append (GTK_BOX (section), self->entries[name]);
  gtk_box_append (GTK_BOX (self->box), section);
}

static GtkWidget *
add_lines (DossierEventMore *self, const char *title, GtkWidget **heading)
{
  GtkWidget *section = dossier_card_section_new (title, heading);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_box_append (GTK_BOX (section), lines);
  gtk_box_append (GTK_BOX (self->box), section);
  return lines;
}

static void
dossier_event_more_init (DossierEventMore *self)
{
  GtkWidget *heading;

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  add_entry (self, ENTRY_FROM_TEXT);
  self->dates = add_lines (self, _ ("Words about the date"), NULL);
  add_entry (self, ENTRY_PLANNED);
  add_entry (self, ENTRY_RESOLUTION);
  self->whole = add_lines (self, _ ("Part of"), &heading);
  g_signal_connect (dossier_card_add_button (heading, _ ("Choose what it is part of")), "clicked",
                    G_CALLBACK (choose_whole_cb), self);
  self->parts = add_lines (self, _ ("Its parts"), NULL);
  add_entry (self, ENTRY_OUTSIDE_DATE);
  add_entry (self, ENTRY_OUTSIDE);
  add_entry (self, ENTRY_NOTE);
}

/**
 * dossier_event_more_new:
 * @session: where its acts are done
 * @event: which
 */
GtkWidget *
dossier_event_more_new (DossierSession *session, gint64 event)
{
  DossierEventMore *self = g_object_new (DOSSIER_TYPE_EVENT_MORE, NULL);

  self->session = g_object_ref (session);
  self->event = event;
  dossier_edtf_entry_set_session (DOSSIER_EDTF_ENTRY (self->entries[ENTRY_FROM_TEXT]), session,
                                  event);
  dossier_edtf_entry_set_session (DOSSIER_EDTF_ENTRY (self->entries[ENTRY_PLANNED]), session,
                                  event);
  return GTK_WIDGET (self);
}
