#include "dialogs/import-list.h"

#include "parts/edtf-entry.h"

#include <glib/gi18n.h>

struct _DossierImportList
{
  AdwPreferencesGroup parent_instance;

  GPtrArray *entries; /* of AdwEntryRow, each with its "item"; they belong to the group */
};

G_DEFINE_FINAL_TYPE (DossierImportList, dossier_import_list, ADW_TYPE_PREFERENCES_GROUP)

/* A guess that could be wrong is said, so that nobody finds strange letters only later. */
static const char *
get_guessed (DossierImportItem *item)
{
  const char *encoding = dossier_import_item_get_encoding (item);

  return dossier_import_item_is_encoding_guessed (item) && g_strcmp0 (encoding, "UTF-8") != 0
             ? encoding
             : NULL;
}

static char *
dup_facts (DossierImportItem *item)
{
  const char *guessed = get_guessed (item);
  const char *outlet = dossier_import_item_get_field (item, DOSSIER_FIELD_PUBLISHER);
  g_autofree char *date =
      dossier_edtf_dup_words (dossier_import_item_get_field (item, DOSSIER_FIELD_PUBLISHED));

  if (guessed != NULL)
    return g_strdup_printf (_ ("read as %s?"), guessed);
  if (outlet != NULL && date != NULL)
    return g_strdup_printf ("%s · %s", outlet, date);
  return g_strdup (outlet != NULL ? outlet : date != NULL ? date : _ ("no date"));
}

/* What is ready: its file above the title, which can be changed. */
static GtkWidget *
create_entry (DossierImportList *self, DossierImportItem *item)
{
  GtkWidget *row = adw_entry_row_new ();
  g_autofree char *facts = dup_facts (item);
  GtkWidget *label = gtk_label_new (facts);
  const char *title = dossier_import_item_get_field (item, DOSSIER_FIELD_TITLE);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), dossier_import_item_get_name (item));
  gtk_editable_set_text (GTK_EDITABLE (row), title != NULL ? title : "");
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), label);
  g_object_set_data_full (G_OBJECT (row), "item", g_object_ref (item), g_object_unref);
  g_ptr_array_add (self->entries, row);
  return row;
}

static const char *
get_sentence (DossierImportItem *item)
{
  const GError *error = dossier_import_item_get_error (item);

  switch (dossier_import_item_get_state (item))
    {
    case DOSSIER_IMPORT_KNOWN:
      return _ ("In the dossier already");
    case DOSSIER_IMPORT_IMPORTED:
      return _ ("Added");
    case DOSSIER_IMPORT_LEFT_OUT:
    case DOSSIER_IMPORT_FAILED:
      return error != NULL ? error->message : _ ("Not read");
    case DOSSIER_IMPORT_READY:
    default:
      return dossier_import_item_get_curation (item) != NULL
                 ? _ ("Curation of somebody: what it says is added to the dossier")
                 : _ ("Not added: the import was ended before");
    }
}

static GtkWidget *
create_told (DossierImportItem *item)
{
  GtkWidget *row = adw_action_row_new ();
  DossierImportState state = dossier_import_item_get_state (item);
  GtkWidget *icon = gtk_image_new_from_icon_name (
      state == DOSSIER_IMPORT_FAILED ? "dialog-warning-symbolic" : "emblem-ok-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), dossier_import_item_get_name (item));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), get_sentence (item));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  gtk_widget_add_css_class (icon, state == DOSSIER_IMPORT_FAILED ? "error" : "dim-label");
  gtk_widget_set_visible (icon, state != DOSSIER_IMPORT_LEFT_OUT);
  return row;
}

static void
dossier_import_list_finalize (GObject *object)
{
  g_ptr_array_unref (DOSSIER_IMPORT_LIST (object)->entries);
  G_OBJECT_CLASS (dossier_import_list_parent_class)->finalize (object);
}

static void
dossier_import_list_class_init (DossierImportListClass *class)
{
  G_OBJECT_CLASS (class)->finalize = dossier_import_list_finalize;
}

static void
dossier_import_list_init (DossierImportList *self)
{
  self->entries = g_ptr_array_new ();
}

/**
 * dossier_import_list_set_items:
 * @items: (element-type DossierImportItem): prepared, or after their import; once for each list
 */
void
dossier_import_list_set_items (DossierImportList *self, GPtrArray *items)
{
  static const DossierImportState order[] = {
    DOSSIER_IMPORT_FAILED,   DOSSIER_IMPORT_READY,    DOSSIER_IMPORT_KNOWN,
    DOSSIER_IMPORT_IMPORTED, DOSSIER_IMPORT_LEFT_OUT,
  };

  for (guint s = 0; s < G_N_ELEMENTS (order); s++)
    for (guint i = 0; i < items->len; i++)
      {
        DossierImportItem *item = items->pdata[i];

        if (dossier_import_item_get_state (item) != order[s])
          continue;
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (self),
                                   order[s] == DOSSIER_IMPORT_READY
                                           && dossier_import_item_get_text (item) != NULL
                                       ? create_entry (self, item)
                                       : create_told (item));
      }
}

/**
 * dossier_import_list_store:
 *
 * Gives the items their titles as they stand now; an empty one stays as it was proposed.
 */
void
dossier_import_list_store (DossierImportList *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      GtkEditable *row = self->entries->pdata[i];
      g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (row)));

      if (title[0] != '\0')
        dossier_import_item_set_field (g_object_get_data (G_OBJECT (row), "item"),
                                       DOSSIER_FIELD_TITLE, title);
    }
}
