#include "timeline/timeline-filter.h"

#include "corpus/args.h"

#include <glib/gi18n.h>

#define LIST_HEIGHT 380

/* One way to narrow: a list of ids or of words in the query. */
typedef struct
{
  const char *key;
  const char *title;
  gboolean of_words;
  gsize terms; /* where they stand in the choices */
} Facet;

static const Facet facets[] = {
  { "actors", N_ ("Actor"), FALSE, G_STRUCT_OFFSET (DossierTimelineChoices, actors) },
  { "tags", N_ ("Tag"), FALSE, G_STRUCT_OFFSET (DossierTimelineChoices, tags) },
  { "kinds", N_ ("Kind"), TRUE, G_STRUCT_OFFSET (DossierTimelineChoices, kinds) },
  { "statuses", N_ ("Status"), TRUE, G_STRUCT_OFFSET (DossierTimelineChoices, statuses) },
};

static const char *const ratings[] = { "", "A", "B", "C", "D" };

struct _DossierTimelineFilter
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *chips;
  GtkWidget *content; /* of the popover */
  GVariant *query;
  gboolean showing;
};

static guint narrowed_signal;

G_DEFINE_FINAL_TYPE (DossierTimelineFilter, dossier_timeline_filter, GTK_TYPE_WIDGET)

static GArray *
get_terms (const DossierTimelineChoices *choices, const Facet *facet)
{
  return G_STRUCT_MEMBER (GArray *, choices, facet->terms);
}

static gboolean
has_term (GVariant *query, const Facet *facet, const DossierTimelineTerm *term)
{
  g_autoptr (GVariant) value =
      dossier_args_dup_value (query, facet->key, facet->of_words ? "as" : "ax");
  gsize n = value != NULL ? g_variant_n_children (value) : 0;

  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (GVariant) child = g_variant_get_child_value (value, i);

      if (facet->of_words ? g_str_equal (g_variant_get_string (child, NULL), term->name)
                          : g_variant_get_int64 (child) == term->id)
        return TRUE;
    }
  return FALSE;
}

/* The list of a facet with one term more or less; NULL when that leaves none. */
static GVariant *
toggle_term (GVariant *query, const Facet *facet, const DossierTimelineTerm *term)
{
  g_autoptr (GVariant) value =
      dossier_args_dup_value (query, facet->key, facet->of_words ? "as" : "ax");
  gboolean had = has_term (query, facet, term);
  gsize n = value != NULL ? g_variant_n_children (value) : 0;
  g_autoptr (GVariant) own = g_variant_ref_sink (facet->of_words ? g_variant_new_string (term->name)
                                                                 : g_variant_new_int64 (term->id));
  GVariantBuilder builder;
  guint kept = 0;

  g_variant_builder_init (&builder, G_VARIANT_TYPE (facet->of_words ? "as" : "ax"));
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
  const Facet *facet = g_object_get_data (G_OBJECT (button), "facet");
  DossierTimelineTerm term = { *(gint64 *) g_object_get_data (G_OBJECT (button), "id"),
                               g_object_get_data (G_OBJECT (button), "name"), 0 };
  g_autoptr (GVariant) value = NULL;

  if (self->showing)
    return;
  value = toggle_term (self->query, facet, &term);
  narrow (self, facet->key, value);
}

/* A button, in the popover or as a chip, that takes a term in or out. */
static void
bind_term (DossierTimelineFilter *self, GtkWidget *button, const Facet *facet,
           const DossierTimelineTerm *term, const char *signal)
{
  g_object_set_data (G_OBJECT (button), "facet", (gpointer) facet);
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
show_chips (DossierTimelineFilter *self, const DossierTimelineChoices *choices)
{
  const char *rating = dossier_args_get_text (self->query, "rating");

  clear_box (self->chips);
  for (guint i = 0; i < G_N_ELEMENTS (facets); i++)
    {
      GArray *terms = get_terms (choices, &facets[i]);

      for (guint j = 0; j < terms->len; j++)
        {
          const DossierTimelineTerm *term = &g_array_index (terms, DossierTimelineTerm, j);
          GtkWidget *chip;

          if (!has_term (self->query, &facets[i], term))
            continue;
          chip = create_chip (_ (facets[i].title), term->name);
          bind_term (self, chip, &facets[i], term, "clicked");
          gtk_box_append (GTK_BOX (self->chips), chip);
        }
    }
  if (rating != NULL && rating[0] != '\0')
    {
      GtkWidget *chip = create_chip (_ ("Source ≥"), rating);

      g_signal_connect_swapped (chip, "clicked", G_CALLBACK (unrate_cb), self);
      gtk_box_append (GTK_BOX (self->chips), chip);
    }
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
show_facet (DossierTimelineFilter *self, const Facet *facet, GArray *terms)
{
  if (terms->len == 0)
    return;
  gtk_box_append (GTK_BOX (self->content), create_heading (_ (facet->title)));
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

/**
 * dossier_timeline_filter_show:
 * @choices: what there is
 * @query: what is asked for
 */
void
dossier_timeline_filter_show (DossierTimelineFilter *self, const DossierTimelineChoices *choices,
                              GVariant *query)
{
  self->showing = TRUE;
  g_variant_ref (query);
  g_clear_pointer (&self->query, g_variant_unref);
  self->query = query;
  clear_box (self->content);
  show_rating (self);
  for (guint i = G_N_ELEMENTS (facets); i-- > 0;)
    show_facet (self, &facets[i], get_terms (choices, &facets[i]));
  show_chips (self, choices);
  self->showing = FALSE;
}

static void
dossier_timeline_filter_dispose (GObject *object)
{
  DossierTimelineFilter *self = DOSSIER_TIMELINE_FILTER (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
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
}

static void
dossier_timeline_filter_init (DossierTimelineFilter *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *chips_scroller = gtk_scrolled_window_new ();

  self->query = g_variant_ref_sink (dossier_args_new (NULL, NULL));
  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), LIST_HEIGHT);
  gtk_widget_set_size_request (scroller, 240, -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->content);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("Only…"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Narrow to kinds, states, actors, tags and sources"));
  self->chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (chips_scroller), GTK_POLICY_EXTERNAL,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (chips_scroller), self->chips);
  gtk_widget_set_hexpand (chips_scroller, TRUE);
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (self->box), button);
  gtk_box_append (GTK_BOX (self->box), chips_scroller);
  gtk_widget_set_hexpand (self->box, TRUE);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
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
