#include "passages/filter-bar.h"

#include "base/edtf.h"
#include "corpus/args.h"
#include "parts/tag-style.h"
#include "parts/wrap-layout.h"

#include <inttypes.h>
#include <adwaita.h>
#include <glib/gi18n.h>

/* Words are searched for when the hand rests, not at every letter. */
#define PAUSE_MS 180

struct _DossierFilterBar
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *field; /* chips, then the words */
  GtkWidget *words;
  GtkLabel *found;
  guint search_id;
};

enum
{
  SIGNAL_NARROW,
  SIGNAL_LEAVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierFilterBar, dossier_filter_bar, GTK_TYPE_WIDGET)

static void
narrow (DossierFilterBar *self, const char *key, GVariant *value)
{
  g_autoptr (GVariant) owned = value != NULL ? g_variant_ref_sink (value) : NULL;

  g_signal_emit (self, signals[SIGNAL_NARROW], 0, key, owned);
}

static gboolean
search_cb (gpointer data)
{
  DossierFilterBar *self = data;
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->words));

  self->search_id = 0;
  narrow (self, "text", words[0] != '\0' ? g_variant_new_string (words) : NULL);
  return G_SOURCE_REMOVE;
}

static void
words_changed_cb (GtkEditable *editable, DossierFilterBar *self)
{
  g_clear_handle_id (&self->search_id, g_source_remove);
  self->search_id = g_timeout_add (PAUSE_MS, search_cb, self);
}

static void
words_activated_cb (GtkText *text, DossierFilterBar *self)
{
  g_clear_handle_id (&self->search_id, g_source_remove);
  search_cb (self);
  g_signal_emit (self, signals[SIGNAL_LEAVE], 0);
}

static void
chip_clicked_cb (GtkButton *chip, DossierFilterBar *self)
{
  g_autofree char *key = g_strdup (g_object_get_data (G_OBJECT (chip), "key"));

  gtk_widget_grab_focus (self->words);
  narrow (self, key, NULL);
}

static GtkWidget *
last_chip (DossierFilterBar *self)
{
  GtkWidget *chip = gtk_widget_get_prev_sibling (self->words);

  return chip != NULL && GTK_IS_BUTTON (chip) ? chip : NULL;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
                GdkModifierType state, DossierFilterBar *self)
{
  gboolean empty = gtk_editable_get_text (GTK_EDITABLE (self->words))[0] == '\0';

  if (keyval == GDK_KEY_BackSpace && empty && last_chip (self) != NULL)
    {
      chip_clicked_cb (GTK_BUTTON (last_chip (self)), self);
      return GDK_EVENT_STOP;
    }
  if (keyval == GDK_KEY_Escape && !empty)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->words), "");
      words_activated_cb (GTK_TEXT (self->words), self);
      return GDK_EVENT_STOP;
    }
  if (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down)
    {
      g_signal_emit (self, signals[SIGNAL_LEAVE], 0);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static GtkWidget *
add_chip (DossierFilterBar *self, const char *key, const char *text)
{
  GtkWidget *chip = gtk_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *cross = gtk_image_new_from_icon_name ("window-close-symbolic");
  g_autofree char *name = g_strdup_printf (_ ("Remove the filter “%s”"), text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 32);
  gtk_box_append (GTK_BOX (content), label);
  gtk_box_append (GTK_BOX (content), cross);
  gtk_button_set_child (GTK_BUTTON (chip), content);
  gtk_widget_add_css_class (chip, "tag-chip");
  gtk_widget_add_css_class (chip, "filter-chip");
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (chip, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (chip), "key", g_strdup (key), g_free);
  g_signal_connect (chip, "clicked", G_CALLBACK (chip_clicked_cb), self);
  gtk_widget_insert_before (chip, self->field, self->words);
  return chip;
}

static void
add_named_chip (DossierFilterBar *self, GVariant *query, const char *key, const char *label,
                const char *name, gint colour)
{
  g_autofree char *text = NULL;
  GtkWidget *chip;

  if (!dossier_args_has (query, key))
    return;
  name = name != NULL ? name : _ ("one that is gone");
  text = label != NULL ? g_strdup_printf (_ ("%s: %s"), label, name) : g_strdup (name);
  chip = add_chip (self, key, text);
  if (colour >= 0)
    dossier_tag_style_set_colour (chip, (guint) colour);
}

static void
add_date_chip (DossierFilterBar *self, GVariant *query)
{
  const char *date = dossier_args_get_text (query, "date");
  g_autoptr (DossierEdtf) edtf = date != NULL ? dossier_edtf_parse (date, NULL) : NULL;
  g_autofree char *words = edtf != NULL ? dossier_edtf_to_words_short (edtf) : NULL;

  if (words != NULL)
    add_named_chip (self, query, "date", _ ("date"), words, -1);
}

static void
remove_chips (DossierFilterBar *self)
{
  GtkWidget *chip;

  while ((chip = last_chip (self)) != NULL)
    gtk_widget_unparent (chip);
}

/**
 * dossier_filter_bar_set_facets:
 * @facets: what was counted for @query, with the names of what it asks for
 */
void
dossier_filter_bar_set_facets (DossierFilterBar *self, const DossierHighlightFacets *facets,
                               GVariant *query)
{
  g_autofree char *passages = g_strdup_printf (
      ngettext ("%u passage", "%u passages", facets->n_highlights), facets->n_highlights);
  g_autofree char *articles = g_strdup_printf (
      ngettext ("%u article", "%u articles", facets->n_articles), facets->n_articles);
  g_autofree char *found = g_strdup_printf (_ ("%s · %s · %" PRId64 " ms"), passages, articles,
                                            (facets->n_microseconds + 999) / 1000);

  remove_chips (self);
  add_named_chip (self, query, "tag", _ ("tag"), facets->names[DOSSIER_FACET_TAG],
                  (gint) facets->asked_colour);
  add_named_chip (self, query, "actor", _ ("actor"), facets->names[DOSSIER_FACET_ACTOR], -1);
  add_named_chip (self, query, "outlet", _ ("outlet"), facets->names[DOSSIER_FACET_OUTLET], -1);
  add_named_chip (self, query, "event", _ ("event"), facets->event, -1);
  add_named_chip (self, query, "article", _ ("article"), facets->article, -1);
  add_date_chip (self, query);
  add_named_chip (self, query, "untagged", NULL, _ ("without a tag"), -1);
  add_named_chip (self, query, "commented", NULL, _ ("with a comment"), -1);
  add_named_chip (self, query, "follow-up", NULL, _ ("to check later"), -1);
  gtk_label_set_label (self->found, found);
}

/**
 * dossier_filter_bar_set_query:
 * @query: whose words are shown; the chips come with the facets
 */
void
dossier_filter_bar_set_query (DossierFilterBar *self, GVariant *query)
{
  const char *words = dossier_args_get_text (query, "text");

  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->words)), words != NULL ? words : "")
      == 0)
    return;
  g_signal_handlers_block_by_func (self->words, words_changed_cb, self);
  gtk_editable_set_text (GTK_EDITABLE (self->words), words != NULL ? words : "");
  g_signal_handlers_unblock_by_func (self->words, words_changed_cb, self);
}

static gboolean
dossier_filter_bar_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (DOSSIER_FILTER_BAR (widget)->words);
}

static void
dossier_filter_bar_dispose (GObject *object)
{
  DossierFilterBar *self = DOSSIER_FILTER_BAR (object);

  g_clear_handle_id (&self->search_id, g_source_remove);
  if (self->field != NULL)
    {
      remove_chips (self);
      g_clear_pointer (&self->words, gtk_widget_unparent);
      self->field = NULL;
    }
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (dossier_filter_bar_parent_class)->dispose (object);
}

static void
dossier_filter_bar_class_init (DossierFilterBarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  GType type = G_TYPE_FROM_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dossier_filter_bar_dispose;
  widget_class->grab_focus = dossier_filter_bar_grab_focus;
  gtk_widget_class_set_css_name (widget_class, "filterbar");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  signals[SIGNAL_NARROW] = g_signal_new ("narrow", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_VARIANT);
  signals[SIGNAL_LEAVE] =
      g_signal_new ("leave", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
add_words (DossierFilterBar *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->words = g_object_new (GTK_TYPE_TEXT, "accessible-role", GTK_ACCESSIBLE_ROLE_TEXT_BOX, NULL);
  gtk_text_set_placeholder_text (GTK_TEXT (self->words), _ ("Words in passages and comments"));
  gtk_editable_set_width_chars (GTK_EDITABLE (self->words), 18);
  gtk_widget_set_hexpand (self->words, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->words), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Words in passages and comments"), -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->words, keys);
  g_signal_connect (self->words, "changed", G_CALLBACK (words_changed_cb), self);
  g_signal_connect (self->words, "activate", G_CALLBACK (words_activated_cb), self);
  gtk_widget_set_parent (self->words, self->field);
}

static void
dossier_filter_bar_init (DossierFilterBar *self)
{
  GtkWidget *frame = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *icon = gtk_image_new_from_icon_name ("system-search-symbolic");

  dossier_tag_style_ensure (GTK_WIDGET (self));
  self->field = g_object_new (ADW_TYPE_BIN, NULL);
  gtk_widget_set_layout_manager (self->field, dossier_wrap_layout_new (6, TRUE));
  gtk_widget_set_hexpand (self->field, TRUE);
  gtk_widget_set_valign (self->field, GTK_ALIGN_CENTER);
  add_words (self);
  gtk_widget_add_css_class (frame, "filter-field");
  gtk_box_append (GTK_BOX (frame), icon);
  gtk_box_append (GTK_BOX (frame), self->field);

  self->found = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->found), "filter-found");
  gtk_label_set_ellipsize (self->found, PANGO_ELLIPSIZE_END);

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  gtk_widget_set_hexpand (frame, TRUE);
  gtk_box_append (GTK_BOX (self->box), frame);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->found));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * dossier_filter_bar_new:
 *
 * Returns: (transfer floating): asking for nothing. Main thread.
 */
GtkWidget *
dossier_filter_bar_new (void)
{
  return g_object_new (DOSSIER_TYPE_FILTER_BAR, NULL);
}
