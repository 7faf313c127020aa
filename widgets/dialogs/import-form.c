#include "dialogs/import-form.h"

#include "dialogs/date-row.h"
#include "dialogs/outlet-row.h"
#include "parts/said-date.h"

#include <glib/gi18n.h>
#include <string.h>

#define PREVIEW_CODE_POINTS 600
#define PREVIEW_LINES       9

struct _DossierImportForm
{
  AdwBin parent_instance;

  GtkEditable *title;
  GtkEditable *label;
  GtkEditable *byline;
  GtkEditable *source_line;
  DossierOutletRow *outlet;
  DossierDateRow *published;
  GtkEditable *language;
  GtkEditable *url;
  AdwComboRow *encoding;
  GtkLabel *preview;

  DossierImportItem *item;
  GPtrArray *encodings; /* of names, in the order of the row; not owned */
  gboolean is_filling;
};

enum
{
  SIGNAL_ENCODING_CHOSEN,
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierImportForm, dossier_import_form, ADW_TYPE_BIN)

static const struct
{
  gsize offset;
  DossierFieldName field;
} rows[] = {
  { G_STRUCT_OFFSET (DossierImportForm, title), DOSSIER_FIELD_TITLE },
  { G_STRUCT_OFFSET (DossierImportForm, label), DOSSIER_FIELD_LABEL },
  { G_STRUCT_OFFSET (DossierImportForm, byline), DOSSIER_FIELD_BYLINE },
  { G_STRUCT_OFFSET (DossierImportForm, source_line), DOSSIER_FIELD_SOURCE_LINE },
  { G_STRUCT_OFFSET (DossierImportForm, outlet), DOSSIER_FIELD_PUBLISHER },
  { G_STRUCT_OFFSET (DossierImportForm, published), DOSSIER_FIELD_PUBLISHED },
  { G_STRUCT_OFFSET (DossierImportForm, language), DOSSIER_FIELD_LANGUAGE },
  { G_STRUCT_OFFSET (DossierImportForm, url), DOSSIER_FIELD_URL },
};

static GtkEditable *
get_row (DossierImportForm *self, guint i)
{
  return G_STRUCT_MEMBER (gpointer, self, rows[i].offset);
}

/* Where a value was found, for people. */
static char *
dup_origin (DossierImportItem *item, DossierFieldName field)
{
  static const struct
  {
    const char *origin;
    const char *words;
  } origins[] = {
    { "text", N_ ("from the text") },
    { "address", N_ ("the address fetched") },
    { "json-ld", N_ ("said by the page (JSON-LD)") },
    { "opengraph", N_ ("said by the page (OpenGraph)") },
    { "meta", N_ ("said by the page (meta)") },
    { "html", N_ ("said by the page") },
    { "analyst", N_ ("yours") },
  };
  const char *reason = dossier_import_item_get_reason (item, field);
  const char *origin = dossier_import_item_get_origin (item, field);

  if (dossier_import_item_get_field (item, field) == NULL)
    return NULL;
  if (reason != NULL)
    return g_strdup (reason);
  for (guint i = 0; i < G_N_ELEMENTS (origins); i++)
    if (strcmp (origins[i].origin, origin) == 0)
      return g_strdup (_ (origins[i].words));
  return g_strdup_printf (_ ("said by the page (%s)"), origin);
}

static void
show_origin (GtkEditable *row, const char *origin)
{
  GtkWidget *label = g_object_get_data (G_OBJECT (row), "origin");

  if (label == NULL)
    {
      label = gtk_label_new (NULL);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 22);
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
      adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), label);
      g_object_set_data (G_OBJECT (row), "origin", label);
    }
  gtk_label_set_text (GTK_LABEL (label), origin != NULL ? origin : "");
  gtk_widget_set_tooltip_text (label, origin);
  gtk_widget_set_visible (label, origin != NULL);
  if (ADW_IS_ENTRY_ROW (row) && !DOSSIER_IS_DATE_ROW (row))
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    origin != NULL ? origin : "", -1);
}

/* A date without its year is a start, too: the person adds the year. */
static const char *
get_proposed (DossierImportItem *item, DossierFieldName field)
{
  const char *value = dossier_import_item_get_field (item, field);

  if (value == NULL && field == DOSSIER_FIELD_PUBLISHED)
    value = dossier_import_item_get_field (item, DOSSIER_FIELD_PUBLISHED_PARTIAL);
  return value != NULL ? value : "";
}

static void
show_fields (DossierImportForm *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *origin = dup_origin (self->item, rows[i].field);

      gtk_editable_set_text (get_row (self, i), get_proposed (self->item, rows[i].field));
      show_origin (get_row (self, i), origin);
    }
}

/* The first lines, enough to see whether the letters are right. */
static void
show_preview (DossierImportForm *self)
{
  const char *text = dossier_import_item_get_text (self->item);
  const char *end = text;
  g_autofree char *begin = NULL;

  if (text == NULL)
    {
      gtk_label_set_text (self->preview, _ ("The bytes are no text in this encoding."));
      return;
    }
  for (guint n = 0, lines = 0; *end != '\0' && n < PREVIEW_CODE_POINTS && lines < PREVIEW_LINES;
       n++, end = g_utf8_next_char (end))
    if (*end == '\n')
      lines++;
  begin = g_strndup (text, (gsize) (end - text));
  g_strchomp (begin);
  gtk_label_set_text (self->preview, begin);
}

static void
add_encoding (GPtrArray *encodings, GtkStringList *list, const char *name)
{
  if (name == NULL || g_ptr_array_find_with_equal_func (encodings, name, g_str_equal, NULL))
    return;
  g_ptr_array_add (encodings, (gpointer) name);
  gtk_string_list_append (list, name);
}

/* As it was read, then what else makes sense, then all others. */
static void
fill_encodings (DossierImportForm *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  GArray *others = dossier_import_item_get_alternatives (self->item);
  gsize n_charsets;
  const DossierCharset *charsets = dossier_charset_list (&n_charsets);

  self->encodings = g_ptr_array_new ();
  add_encoding (self->encodings, list, dossier_import_item_get_encoding (self->item));
  for (guint i = 0; others != NULL && i < others->len; i++)
    add_encoding (self->encodings, list, g_array_index (others, DossierEncodingGuess, i).encoding);
  for (gsize i = 0; i < n_charsets; i++)
    add_encoding (self->encodings, list, charsets[i].name);
  adw_combo_row_set_model (self->encoding, G_LIST_MODEL (list));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->encoding),
                               dossier_import_item_is_encoding_guessed (self->item)
                                   ? _ ("A guess: choose another if the letters below are wrong")
                                   : _ ("Said by the file itself"));
}

static void
encoding_cb (DossierImportForm *self)
{
  guint at = adw_combo_row_get_selected (self->encoding);

  if (self->is_filling || self->encodings == NULL || at >= self->encodings->len)
    return;
  g_signal_emit (self, signals[SIGNAL_ENCODING_CHOSEN], 0, self->encodings->pdata[at]);
}

static void
changed_cb (DossierImportForm *self)
{
  if (!self->is_filling)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
dossier_import_form_dispose (GObject *object)
{
  DossierImportForm *self = DOSSIER_IMPORT_FORM (object);

  g_clear_object (&self->item);
  g_clear_pointer (&self->encodings, g_ptr_array_unref);
  G_OBJECT_CLASS (dossier_import_form_parent_class)->dispose (object);
}

static void
dossier_import_form_class_init (DossierImportFormClass *class)
{
  static const struct
  {
    const char *name;
    gsize offset;
  } children[] = {
#define CHILD(name) { #name, G_STRUCT_OFFSET (DossierImportForm, name) }
    CHILD (title),     CHILD (label),    CHILD (byline), CHILD (source_line), CHILD (outlet),
    CHILD (published), CHILD (language), CHILD (url),    CHILD (encoding),    CHILD (preview),
#undef CHILD
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dossier_import_form_dispose;
  signals[SIGNAL_ENCODING_CHOSEN] =
      g_signal_new ("encoding-chosen", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (DOSSIER_TYPE_OUTLET_ROW);
  g_type_ensure (DOSSIER_TYPE_DATE_ROW);
  g_type_ensure (DOSSIER_TYPE_SAID_DATE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dossier/Dossier/ui/import-form.ui");
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    gtk_widget_class_bind_template_child_full (widget_class, children[i].name, FALSE,
                                               (gssize) children[i].offset);
  gtk_widget_class_bind_template_callback (widget_class, encoding_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
dossier_import_form_init (DossierImportForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dossier_import_form_set_outlets:
 * @outlets: (element-type DossierOutletFacts): of the dossier, to be offered
 */
void
dossier_import_form_set_outlets (DossierImportForm *self, GPtrArray *outlets)
{
  dossier_outlet_row_set_outlets (self->outlet, outlets);
}

/**
 * dossier_import_form_set_item:
 * @item: shown from now on, or again after it was read anew; the order of encodings stays
 */
void
dossier_import_form_set_item (DossierImportForm *self, DossierImportItem *item)
{
  self->is_filling = TRUE;
  g_set_object (&self->item, item);
  if (self->encodings == NULL)
    fill_encodings (self);
  show_fields (self);
  show_preview (self);
  self->is_filling = FALSE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * dossier_import_form_store:
 * @is_final: the person confirmed the form; else the article is only read anew
 *
 * Gives the item what the person changed; what was left as it was proposed keeps its origin.
 */
void
dossier_import_form_store (DossierImportForm *self, gboolean is_final)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (get_row (self, i))));
      const char *value = rows[i].field == DOSSIER_FIELD_PUBLISHED
                              ? dossier_date_row_get_edtf (self->published)
                              : text;

      if (value != NULL
          && (is_final || strcmp (value, get_proposed (self->item, rows[i].field)) != 0))
        dossier_import_item_set_field (self->item, rows[i].field, value);
    }
}

/**
 * dossier_import_form_is_valid:
 *
 * Returns: whether the article can be added as the form stands
 */
gboolean
dossier_import_form_is_valid (DossierImportForm *self)
{
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (self->title)));

  return self->item != NULL && dossier_import_item_get_text (self->item) != NULL && title[0] != '\0'
         && dossier_date_row_get_edtf (self->published) != NULL;
}
