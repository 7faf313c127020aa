#include "timeline/timeline-filter.h"

#include "corpus/args.h"
#include "parts/wrap-layout.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define LIST_HEIGHT 380

static const char *const titles[DOSSIER_N_FACETS] = {
  [DOSSIER_FACET_STATUS] = N_ ("Status"), [DOSSIER_FACET_KIND] = N_ ("Kind"),
  [DOSSIER_FACET_TAG] = N_ ("Tag"),       [DOSSIER_FACET_ACTOR] = N_ ("Actor"),
  [DOSSIER_FACET_PLACE] = N_ ("Place"),   [DOSSIER_FACET_ARTICLE] = N_ ("Article"),
};

static const char *const ratings[] = { "", "A", "B", "C", "D" };

struct _DossierTimelineFilter
{
  GtkWidget parent_instance;

  GtkWidget *button;
  GtkWidget *chips;   /* stand elsewhere */
  GtkWidget *words;   /* that terms in the popover have */
  GtkWidget *content; /* of the popover */
  GVariant *query;
  gboolean showing;
};

static guint narrowed_signal;
static guint searched_signal;

G_DEFINE_FINAL_TYPE (DossierTimelineFilter, dossier_timeline_filter, GTK_TYPE_WIDGET)

/* Returns: (transfer full) (nullable): the list of a facet in the query */
static GVariant *
dup_list (GVariant *query, DossierTimelineFacet facet, const char **key, gboolean *of_words)
{
  *key = dossier_timeline_facet_get_key (facet, of_words);
  return dossier_args_dup_value (query, *key, *of_words ? "as" : "ax");
}

static gboolean
has_term (GVariant *query, DossierTimelineFacet facet, const DossierTimelineTerm *term)
{
  const char *key;
  gboolean of_words;
  g_autoptr (GVariant) value = dup_list (query, facet, &key, &of_words);
  gsize n = value != NULL ? g_variant_n_children (value) : 0;

  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (GVariant) child = g_variant_get_child_value (value, i);

      if (of_words ? g_str_equal (g_variant_get_string (child, NULL), term->name)
                   : g_variant_get_int64 (child) == term->id)
        return TRUE;
    }
  return FALSE;
}

/* The list of a facet with one term more or less; NULL when that leaves none. */
static GVariant *
toggle_term (GVariant *query, DossierTimelineFacet facet, const DossierTimelineTerm *term)
{
  const char *key;
  gboolean of_words;
  g_autoptr (GVariant) value = dup_list (query, facet, &key, &of_words);
  gboolean had = has_term (query, facet, term);
  gsize n = value != NULL ? g_variant_n_children (value) : 0;
  g_autoptr (GVariant) own = g_variant_ref_sink (of_words ? g_variant_new_string (term->name)
                                                          : g_variant_new_int64 (term->id));
  GVariantBuilder builder;
  guint kept = 0;

  g_variant_builder_init (&builder, G_VARIANT_TYPE (of_words ? "as" : "ax"));
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (GVariant) child = g_variant_get_child_value (value, i);

      if (g_variant_equal (child, own))
        continue;
      g_variant_builder_add_value (&builder, child);
      kept++;
    }
  if (!had)
    {
      g_variant_builder_add_value (&builder, own);
      kept++;
    }
  if (kept > 0)
    return g_variant_ref_sink (g_variant_builder_end (&builder));
  g_variant_builder_clear (&builder);
  return NULL;
}

static void
narrow (DossierTimelineFilter *self, const char *key, GVariant *value)
{
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (self->query);
  g_autoptr (GVariant) query = NULL;

  g_variant_dict_remove (&dict, key);
  if (value != NULL)
    g_variant_dict_insert_value (&dict, key, value);
  query = g_variant_ref_sink (g_variant_dict_end (&dict));
  g_signal_emit (self, narrowed_signal, 0, query);
}

static void
toggled_cb (GtkWidget *button, DossierTimelineFilter *self)
{
  DossierTimelineFacet facet = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "facet"));
  DossierTimelineTerm term = { *(gint64 *) g_object_get_data (G_OBJECT (button), "id"),
                               g_object_get_data (G_OBJECT (button), "name"), 0 };
  g_autoptr (GVariant) value = NULL;
  gboolean of_words;

  if (self->showing)
    return;
  value = toggle_term (self->query, facet, &term);
  narrow (self, dossier_timeline_facet_get_key (facet, &of_words), value);
}

/* A button, in the popover or as a chip, that takes a term in or out. */
static void
bind_term (DossierTimelineFilter *self, GtkWidget *button, DossierTimelineFacet facet,
           const DossierTimelineTerm *term, const char *signal)
{
  g_object_set_data (G_OBJECT (button), "facet", GUINT_TO_POINTER (facet));
  g_object_set_data_full (G_OBJECT (button), "id", g_memdup2 (&term->id, sizeof term->id), g_free);
  g_object_set_data_full (G_OBJECT (button), "name", g_strdup (term->name), g_free);
  g_signal_connect (button, signal, G_CALLBACK (toggled_cb), self);
}

static GtkWidget *
create_chip (const char *title, const char *name)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  g_autofree char *text = g_strdup_printf (_ ("%s: %s"), title, name);
  g_autofree char *tooltip = g_strdup_printf (_ ("No longer only “%s”"), name);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 22);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "chip");
  gtk_widget_add_css_class (button, "timeline-chip");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, tooltip);
  return button;
}

static void
clear_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
unrate_cb (DossierTimelineFilter *self)
{
  narrow (self, "rating", NULL);
}

static void
clear_cb (DossierTimelineFilter *self)
{
  g_autoptr (GVariant) query = NULL;
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (self->query);

  for (guint i = 0; i < DOSSIER_N_FACETS; i++)
    {
      gboolean of_words;

      g_variant_dict_remove (&dict, dossier_timeline_facet_get_key (i, &of_words));
    }
  g_variant_dict_remove (&dict, "rating");
  query = g_variant_ref_sink (g_variant_dict_end (&dict));
  g_signal_emit (self, narrowed_signal, 0, query);
}

static void
add_chip (DossierTimelineFilter *self, GtkWidget *chip)
{
  gtk_widget_set_parent (chip, self->chips);
  gtk_widget_set_visible (self->chips, TRUE);
}

/* A button to take all back, where there is more than one to take back. */
static void
add_clear (DossierTimelineFilter *self)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Clear"));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "chip");
  gtk_widget_set_tooltip_text (button, _ ("Narrow to nothing any more"));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (clear_cb), self);
  add_chip (self, button);
}

static void
clear_chips (DossierTimelineFilter *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->chips)) != NULL)
    gtk_widget_unparent (child);
  gtk_widget_set_visible (self->chips, FALSE);
}

static void
show_chips (DossierTimelineFilter *self, const DossierTimelineChoices *choices)
{
  const char *rating = dossier_args_get_text (self->query, "rating");
  guint n = 0;

  clear_chips (self);
  for (guint i = 0; i < DOSSIER_N_FACETS; i++)
    for (guint j = 0; j < choices->terms[i]->len; j++)
      {
        const DossierTimelineTerm *term =
            &g_array_index (choices->terms[i], DossierTimelineTerm, j);
        GtkWidget *chip;

        if (!has_term (self->query, i, term))
          continue;
        chip = create_chip (_ (titles[i]), term->name);
        bind_term (self, chip, i, term, "clicked");
        add_chip (self, chip);
        n++;
      }
  if (rating != NULL && rating[0] != '\0')
    {
      GtkWidget *chip = create_chip (_ ("Source ≥"), rating);

      g_signal_connect_swapped (chip, "clicked", G_CALLBACK (unrate_cb), self);
      add_chip (self, chip);
      n++;
    }
  if (n > 1)
    add_clear (self);
}

static GtkWidget *
create_heading (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_margin_top (label, 8);
  return label;
}

static void
show_facet (DossierTimelineFilter *self, DossierTimelineFacet facet, GArray *terms)
{
  if (terms->len == 0)
    return;
  gtk_box_append (GTK_BOX (self->content), create_heading (_ (titles[facet])));
  for (guint i = 0; i < terms->len; i++)
    {
      const DossierTimelineTerm *term = &g_array_index (terms, DossierTimelineTerm, i);
      g_autofree char *text = term->n_events > 0
                                  ? g_strdup_printf ("%s  (%u)", term->name, term->n_events)
                                  : g_strdup (term->name);
      GtkWidget *button = gtk_check_button_new_with_label (text);

      gtk_check_button_set_active (GTK_CHECK_BUTTON (button), has_term (self->query, facet, term));
      bind_term (self, button, facet, term, "toggled");
      gtk_box_append (GTK_BOX (self->content), button);
    }
}

static void
rated_cb (GtkDropDown *choice, GParamSpec *pspec, DossierTimelineFilter *self)
{
  guint at = gtk_drop_down_get_selected (choice);

  if (!self->showing && at < G_N_ELEMENTS (ratings))
    narrow (self, "rating", at > 0 ? g_variant_new_string (ratings[at]) : NULL);
}

static void
show_rating (DossierTimelineFilter *self)
{
  const char *const names[] = { _ ("Any source"),         _ ("Source A"),
                                _ ("Source B or better"), _ ("Source C or better"),
                                _ ("Source D or better"), NULL };
  GtkWidget *choice = gtk_drop_down_new_from_strings (names);
  const char *rating = dossier_args_get_text (self->query, "rating");

  for (guint i = 0; i < G_N_ELEMENTS (ratings); i++)
    if (g_strcmp0 (rating != NULL ? rating : "", ratings[i]) == 0)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), i);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Rating of the source"), -1);
  g_signal_connect (choice, "notify::selected", G_CALLBACK (rated_cb), self);
  gtk_box_append (GTK_BOX (self->content), choice);
}

/* The term that has the keys, so that it keeps them when its button is another. */
static GtkWidget *
get_focus (DossierTimelineFilter *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, self->content) ? focus : NULL;
}

static void
give_focus (DossierTimelineFilter *self, gpointer facet, gint64 id, const char *name)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->content); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const gint64 *own = g_object_get_data (G_OBJECT (child), "id");

      if (own != NULL && *own == id && g_object_get_data (G_OBJECT (child), "facet") == facet
          && g_strcmp0 (g_object_get_data (G_OBJECT (child), "name"), name) == 0)
        gtk_widget_grab_focus (child);
    }
}

/**
 * dossier_timeline_filter_show:
 * @choices: what there is
 * @query: what is asked for
 */
void
dossier_timeline_filter_show (DossierTimelineFilter *self, const DossierTimelineChoices *choices,
                              GVariant *query)
{
  GtkWidget *focus = get_focus (self);
  const gint64 *focus_id = focus != NULL ? g_object_get_data (G_OBJECT (focus), "id") : NULL;
  gint64 id = focus_id != NULL ? *focus_id : 0;
  gpointer facet = focus != NULL ? g_object_get_data (G_OBJECT (focus), "facet") : NULL;
  g_autofree char *name =
      focus_id != NULL ? g_strdup (g_object_get_data (G_OBJECT (focus), "name")) : NULL;

  self->showing = TRUE;
  g_variant_ref (query);
  g_clear_pointer (&self->query, g_variant_unref);
  self->query = query;
  clear_box (self->content);
  show_rating (self);
  for (guint i = 0; i < DOSSIER_N_FACETS; i++)
    show_facet (self, i, choices->terms[i]);
  show_chips (self, choices);
  if (name != NULL)
    give_focus (self, facet, id, name);
  self->showing = FALSE;
}

static void
dossier_timeline_filter_dispose (GObject *object)
{
  DossierTimelineFilter *self = DOSSIER_TIMELINE_FILTER (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  if (self->chips != NULL)
    clear_chips (self);
  g_clear_object (&self->chips);
  g_clear_pointer (&self->query, g_variant_unref);
  G_OBJECT_CLASS (dossier_timeline_filter_parent_class)->dispose (object);
}

static void
dossier_timeline_filter_class_init (DossierTimelineFilterClass *class)
{
  G_OBJECT_CLASS (class)->dispose = dossier_timeline_filter_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  narrowed_signal = g_signal_new ("narrowed", DOSSIER_TYPE_TIMELINE_FILTER, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_VARIANT);
  searched_signal = g_signal_new ("searched", DOSSIER_TYPE_TIMELINE_FILTER, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
searched_cb (DossierTimelineFilter *self)
{
  g_signal_emit (self, searched_signal, 0, gtk_editable_get_text (GTK_EDITABLE (self->words)));
}

static GtkWidget *
create_popover (DossierTimelineFilter *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->words = gtk_search_entry_new ();
  g_object_set (self->words, "placeholder-text", _ ("Find a name"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->words), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Find what to narrow to"), -1);
  g_signal_connect_swapped (self->words, "search-changed", G_CALLBACK (searched_cb), self);
  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), LIST_HEIGHT);
  gtk_widget_set_size_request (scroller, 260, -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->content);
  gtk_box_append (GTK_BOX (box), self->words);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  return popover;
}

static void
dossier_timeline_filter_init (DossierTimelineFilter *self)
{
  self->query = g_variant_ref_sink (dossier_args_new (NULL, NULL));
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), create_popover (self));
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), _ ("Only…"));
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_set_tooltip_text (self->button,
                               _ ("Narrow to states, kinds, tags, actors, places and articles"));
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  self->chips = g_object_ref_sink (adw_bin_new ());
  gtk_widget_set_layout_manager (self->chips, dossier_wrap_layout_new (6, FALSE));
  gtk_widget_add_css_class (self->chips, "timeline-chips");
  gtk_widget_set_visible (self->chips, FALSE);
}

/**
 * dossier_timeline_filter_get_chips:
 *
 * Returns: (transfer none): a line of what is asked for, to be put somewhere; hidden when it is empty
 */
GtkWidget *
dossier_timeline_filter_get_chips (DossierTimelineFilter *self)
{
  return self->chips;
}

/**
 * dossier_timeline_filter_new:
 *
 * Returns: (transfer floating): nothing is narrowed
 */
GtkWidget *
dossier_timeline_filter_new (void)
{
  return g_object_new (DOSSIER_TYPE_TIMELINE_FILTER, NULL);
}
