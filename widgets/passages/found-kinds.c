#include "passages/found-kinds.h"

#include "passages/facet-row.h"
#include "passages/found-card.h"

#include <glib/gi18n.h>

struct _DossierFoundKinds
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *all;
  GtkWidget *rows[DOSSIER_N_SEARCH_KINDS];
};

enum
{
  SIGNAL_NARROW,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierFoundKinds, dossier_found_kinds, GTK_TYPE_WIDGET)

static void
clicked_cb (DossierFacetRow *row, DossierFoundKinds *self)
{
  const char *kind = g_variant_get_string (dossier_facet_row_get_value (row), NULL);

  g_signal_emit (self, signals[SIGNAL_NARROW], 0, kind[0] != '\0' ? kind : NULL);
}

static void
set_row (GtkWidget *row, const char *kind, const char *name, const char *icon, gint64 n,
         gboolean active)
{
  g_autofree char *said = g_strdup_printf (_ ("%s, %u found"), name, (guint) n);

  dossier_facet_row_set (DOSSIER_FACET_ROW (row), "kind", g_variant_new_string (kind), name,
                         (guint) n, active);
  dossier_facet_row_set_icon (DOSSIER_FACET_ROW (row), icon);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
}

/**
 * dossier_found_kinds_set_counts:
 * @counts: what was counted
 * @asked: (nullable): the kind that is shown alone
 */
void
dossier_found_kinds_set_counts (DossierFoundKinds *self, const DossierFoundCounts *counts,
                                const char *asked)
{
  const DossierSearchKind *order;
  guint n = dossier_found_kinds_get_order (&order);
  gint64 sum = 0;

  for (guint i = 0; i < n; i++)
    {
      const char *kind = dossier_search_kind_get_nick (order[i]);

      set_row (self->rows[i], kind, dossier_found_card_get_kind_name (kind),
               dossier_found_card_get_kind_icon (kind), counts->n[order[i]],
               g_strcmp0 (kind, asked) == 0);
      sum += counts->n[order[i]];
    }
  set_row (self->all, "", _ ("Everything"), "system-search-symbolic", sum, asked == NULL);
}

static void
dossier_found_kinds_dispose (GObject *object)
{
  g_clear_pointer (&DOSSIER_FOUND_KINDS (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (dossier_found_kinds_parent_class)->dispose (object);
}

static void
dossier_found_kinds_class_init (DossierFoundKindsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dossier_found_kinds_dispose;
  gtk_widget_class_set_css_name (widget_class, "facetpane");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  signals[SIGNAL_NARROW] = g_signal_new ("narrow", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static GtkWidget *
add_row (DossierFoundKinds *self)
{
  GtkWidget *row = dossier_facet_row_new ();

  g_signal_connect (row, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_box_append (GTK_BOX (self->box), row);
  return row;
}

static void
dossier_found_kinds_init (DossierFoundKinds *self)
{
  const DossierFoundCounts none = { 0 };
  GtkWidget *heading = gtk_label_new (_ ("Found in"));

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_widget_add_css_class (self->box, "facets");
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "facet-heading");
  gtk_box_append (GTK_BOX (self->box), heading);
  self->all = add_row (self);
  for (guint i = 0; i < DOSSIER_N_SEARCH_KINDS; i++)
    self->rows[i] = add_row (self);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  dossier_found_kinds_set_counts (self, &none, NULL);
}

/**
 * dossier_found_kinds_new:
 *
 * Returns: (transfer floating): with nothing found. Main thread.
 */
GtkWidget *
dossier_found_kinds_new (void)
{
  return g_object_new (DOSSIER_TYPE_FOUND_KINDS, NULL);
}
