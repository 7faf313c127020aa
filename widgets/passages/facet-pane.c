#include "passages/facet-pane.h"

#include "base/edtf.h"
#include "corpus/args.h"
#include "passages/facet-row.h"

#include <glib/gi18n.h>

struct _DossierFacetPane
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkWidget *date;
  GtkLabel *date_words;
  GtkWidget *only;
  GtkWidget *headings[DOSSIER_N_FACETS];
  GtkWidget *lists[DOSSIER_N_FACETS];
};

enum
{
  SIGNAL_NARROW,
  SIGNAL_DATE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *const keys[DOSSIER_N_FACETS] = { "tag", "actor", "outlet" };

G_DEFINE_FINAL_TYPE (DossierFacetPane, dossier_facet_pane, GTK_TYPE_WIDGET)

static void
row_clicked_cb (DossierFacetRow *row, DossierFacetPane *self)
{
  g_signal_emit (self, signals[SIGNAL_NARROW], 0, dossier_facet_row_get_key (row),
                 dossier_facet_row_is_active (row) ? NULL : dossier_facet_row_get_value (row));
}

/* Rows are used again, so that the one that has the focus keeps it while the counts change. */
static DossierFacetRow *
take_row (DossierFacetPane *self, GtkWidget *list, GtkWidget *previous)
{
  GtkWidget *row =
      previous != NULL ? gtk_widget_get_next_sibling (previous) : gtk_widget_get_first_child (list);

  if (row == NULL)
    {
      row = dossier_facet_row_new ();
      g_signal_connect (row, "clicked", G_CALLBACK (row_clicked_cb), self);
      gtk_box_append (GTK_BOX (list), row);
    }
  return DOSSIER_FACET_ROW (row);
}

static void
remove_behind (GtkWidget *list, GtkWidget *last)
{
  GtkWidget *row;

  while (
      (row = last != NULL ? gtk_widget_get_next_sibling (last) : gtk_widget_get_first_child (list))
      != NULL)
    gtk_box_remove (GTK_BOX (list), row);
}

static void
show_sign (DossierFacetRow *row, DossierFacetKind kind, const DossierFacet *facet)
{
  if (kind == DOSSIER_FACET_TAG)
    dossier_facet_row_set_colour (row, facet->colour);
  else if (kind == DOSSIER_FACET_ACTOR)
    dossier_facet_row_set_actor_kind (row, facet->kind);
}

static void
show_facets (DossierFacetPane *self, DossierFacetKind kind, GArray *facets, gint64 asked)
{
  GtkWidget *last = NULL;

  for (guint i = 0; i < facets->len; i++)
    {
      const DossierFacet *facet = &g_array_index (facets, DossierFacet, i);
      DossierFacetRow *row = take_row (self, self->lists[kind], last);

      dossier_facet_row_set (row, keys[kind], g_variant_new_int64 (facet->id), facet->name,
                             facet->n_highlights, facet->id == asked);
      show_sign (row, kind, facet);
      last = GTK_WIDGET (row);
    }
  remove_behind (self->lists[kind], last);
  gtk_widget_set_visible (self->headings[kind], facets->len > 0);
  gtk_widget_set_visible (self->lists[kind], facets->len > 0);
}

static GtkWidget *
show_only (DossierFacetPane *self, GtkWidget *last, const char *key, const char *name,
           const char *icon, guint count, GVariant *query)
{
  DossierFacetRow *row = take_row (self, self->only, last);

  dossier_facet_row_set (row, key, g_variant_new_boolean (TRUE), name, count,
                         dossier_args_has (query, key));
  dossier_facet_row_set_icon (row, icon);
  return GTK_WIDGET (row);
}

/**
 * dossier_facet_pane_set_facets:
 * @facets: what was counted for @query
 */
void
dossier_facet_pane_set_facets (DossierFacetPane *self, const DossierHighlightFacets *facets,
                               GVariant *query)
{
  GtkWidget *last = NULL;

  last = show_only (self, last, "untagged", _ ("Without a tag"), "dossier-highlight-symbolic",
                    facets->n_untagged, query);
  last = show_only (self, last, "commented", _ ("With a comment"), "dossier-note-symbolic",
                    facets->n_commented, query);
  show_only (self, last, "follow-up", _ ("To check later"), "dossier-check-later-symbolic",
             facets->n_follow_ups, query);
  for (guint i = 0; i < DOSSIER_N_FACETS; i++)
    show_facets (self, i, facets->facets[i], dossier_args_get_id (query, keys[i]));
}

/**
 * dossier_facet_pane_set_date:
 * @date: (nullable): what is asked for, EDTF
 * @problem: (nullable): why what was typed is no date; @date is not shown then
 */
void
dossier_facet_pane_set_date (DossierFacetPane *self, const char *date, const char *problem)
{
  g_autoptr (DossierEdtf) edtf = date != NULL ? dossier_edtf_parse (date, NULL) : NULL;
  g_autofree char *words = edtf != NULL ? dossier_edtf_to_words_short (edtf) : NULL;

  if (problem != NULL)
    {
      gtk_widget_add_css_class (self->date, "error");
      gtk_label_set_label (self->date_words, problem);
    }
  else
    {
      gtk_widget_remove_css_class (self->date, "error");
      gtk_label_set_label (self->date_words, words != NULL ? words : "");
      if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->date)), date) != 0)
        gtk_editable_set_text (GTK_EDITABLE (self->date), date != NULL ? date : "");
    }
  gtk_widget_set_visible (GTK_WIDGET (self->date_words),
                          gtk_label_get_label (self->date_words)[0] != '\0');
}

static void
date_activated_cb (GtkEntry *entry, DossierFacetPane *self)
{
  g_signal_emit (self, signals[SIGNAL_DATE], 0, gtk_editable_get_text (GTK_EDITABLE (entry)));
}

static void
date_cleared_cb (GtkEntry *entry, GtkEntryIconPosition position, DossierFacetPane *self)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  date_activated_cb (entry, self);
}

static GtkWidget *
add_heading (GtkWidget *box, const char *text)
{
  GtkWidget *heading = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "facet-heading");
  gtk_box_append (GTK_BOX (box), heading);
  return heading;
}

static GtkWidget *
add_list (GtkWidget *box)
{
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), list);
  return list;
}

static void
add_date (DossierFacetPane *self, GtkWidget *box)
{
  GtkWidget *heading = add_heading (box, _ ("Date of the article"));

  self->date = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->date), _ ("2024, Oct 2025, 2024/2025-10"));
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (self->date), GTK_ENTRY_ICON_SECONDARY,
                                     "edit-clear-symbolic");
  gtk_entry_set_icon_tooltip_text (GTK_ENTRY (self->date), GTK_ENTRY_ICON_SECONDARY,
                                   _ ("Any date"));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->date), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  heading, NULL, -1);
  g_signal_connect (self->date, "activate", G_CALLBACK (date_activated_cb), self);
  g_signal_connect (self->date, "icon-release", G_CALLBACK (date_cleared_cb), self);
  gtk_box_append (GTK_BOX (box), self->date);

  self->date_words = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->date_words, 0);
  gtk_label_set_wrap (self->date_words, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->date_words), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->date_words), "facet-words");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->date_words));
}

static void
dossier_facet_pane_dispose (GObject *object)
{
  g_clear_pointer (&DOSSIER_FACET_PANE (object)->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (dossier_facet_pane_parent_class)->dispose (object);
}

static void
dossier_facet_pane_class_init (DossierFacetPaneClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  GType type = G_TYPE_FROM_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dossier_facet_pane_dispose;
  gtk_widget_class_set_css_name (widget_class, "facetpane");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  signals[SIGNAL_NARROW] = g_signal_new ("narrow", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_VARIANT);
  signals[SIGNAL_DATE] = g_signal_new ("date", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
dossier_facet_pane_init (DossierFacetPane *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  const char *const headings[DOSSIER_N_FACETS] = { _ ("By tag"), _ ("By actor"), _ ("By outlet") };

  gtk_widget_add_css_class (box, "facets");
  add_heading (box, _ ("Only"));
  self->only = add_list (box);
  add_date (self, box);
  for (guint i = 0; i < DOSSIER_N_FACETS; i++)
    {
      self->headings[i] = add_heading (box, headings[i]);
      self->lists[i] = add_list (box);
      gtk_accessible_update_relation (GTK_ACCESSIBLE (self->lists[i]),
                                      GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->headings[i], NULL,
                                      -1);
      gtk_widget_set_visible (self->headings[i], FALSE);
    }
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), box);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

/**
 * dossier_facet_pane_new:
 *
 * Returns: (transfer floating): without facets. Main thread.
 */
GtkWidget *
dossier_facet_pane_new (void)
{
  return g_object_new (DOSSIER_TYPE_FACET_PANE, NULL);
}
