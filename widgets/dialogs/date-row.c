#include "dialogs/date-row.h"

#include "base/day.h"
#include "parts/edtf-entry.h"

struct _DossierDateRow
{
  AdwEntryRow parent_instance;

  GtkLabel *reading; /* nullable */
  char *edtf;        /* empty for no date, NULL while it is not understood */
};

enum
{
  PROP_0,
  PROP_READING,
};

G_DEFINE_FINAL_TYPE (DossierDateRow, dossier_date_row, ADW_TYPE_ENTRY_ROW)

static void
show_reading (DossierDateRow *self, const char *text, gboolean failed)
{
  GtkWidget *row;

  if (self->reading == NULL)
    return;
  row = gtk_widget_get_ancestor (GTK_WIDGET (self->reading), GTK_TYPE_LIST_BOX_ROW);
  gtk_label_set_text (self->reading, text);
  gtk_widget_set_visible (row != NULL ? row : GTK_WIDGET (self->reading), text[0] != '\0');
  if (failed)
    gtk_widget_add_css_class (GTK_WIDGET (self->reading), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->reading), "error");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_INVALID,
                               failed ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static void
read_text (DossierDateRow *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self))));
  g_autofree char *words = NULL;
  g_autofree char *reading = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->edtf, g_free);
  self->edtf =
      text[0] != '\0' ? dossier_edtf_read (text, DOSSIER_DAY_NONE, &words, &error) : g_strdup ("");
  if (self->edtf == NULL)
    show_reading (self, error->message, TRUE);
  else if (words == NULL)
    show_reading (self, "", FALSE);
  else
    {
      reading = g_str_equal (self->edtf, text) ? g_strdup (words)
                                               : g_strdup_printf ("%s  [%s]", words, self->edtf);
      show_reading (self, reading, FALSE);
    }
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DossierDateRow *self = DOSSIER_DATE_ROW (object);

  if (id != PROP_READING)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  g_set_object (&self->reading, g_value_get_object (value));
  read_text (self);
}

static void
dossier_date_row_dispose (GObject *object)
{
  DossierDateRow *self = DOSSIER_DATE_ROW (object);

  g_clear_object (&self->reading);
  g_clear_pointer (&self->edtf, g_free);
  G_OBJECT_CLASS (dossier_date_row_parent_class)->dispose (object);
}

static void
dossier_date_row_class_init (DossierDateRowClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = dossier_date_row_dispose;
  object_class->set_property = set_property;
  g_object_class_install_property (object_class, PROP_READING,
                                   g_param_spec_object ("reading", NULL, NULL, GTK_TYPE_LABEL,
                                                        G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
}

static void
dossier_date_row_init (DossierDateRow *self)
{
  self->edtf = g_strdup ("");
  g_signal_connect (self, "changed", G_CALLBACK (read_text), NULL);
}

/**
 * dossier_date_row_get_edtf:
 *
 * Returns: (transfer none) (nullable): the date as EDTF, empty for none; NULL while what is typed
 *   is not understood
 */
const char *
dossier_date_row_get_edtf (DossierDateRow *self)
{
  return self->edtf;
}
