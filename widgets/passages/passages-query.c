#include "passages/passages-query.h"

#include "base/edtf.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

/**
 * dossier_passages_query_with:
 * @query: a{sv}, as dossier_highlight_list_kind takes it
 * @key: of it
 * @value: (nullable) (transfer floating): what it says from now on; NULL takes the key out
 *
 * Returns: (transfer full): another query; @query is as before. Any thread.
 */
GVariant *
dossier_passages_query_with (GVariant *query, const char *key, GVariant *value)
{
  GVariantDict dict;

  g_variant_dict_init (&dict, query);
  g_variant_dict_remove (&dict, key);
  if (value != NULL)
    g_variant_dict_insert_value (&dict, key, value);
  return g_variant_ref_sink (g_variant_dict_end (&dict));
}

static DossierEdtf *
parse (const char *date, GError **error)
{
  DossierEdtf *edtf = dossier_edtf_parse (date, NULL);

  return edtf != NULL ? edtf : dossier_edtf_from_words (date, dossier_day_today (), error);
}

/**
 * dossier_passages_query_with_date:
 * @date: (nullable): EDTF or words; NULL or empty for any date
 *
 * Asks for articles whose date may touch that one. `date` in the query keeps it for people.
 *
 * Returns: (transfer full): another query; NULL with BAD_INPUT when @date is no date. Main thread.
 */
GVariant *
dossier_passages_query_with_date (GVariant *query, const char *date, GError **error)
{
  g_autoptr (DossierEdtf) edtf = NULL;
  GVariantDict dict;

  g_variant_dict_init (&dict, query);
  g_variant_dict_remove (&dict, "date");
  g_variant_dict_remove (&dict, "from");
  g_variant_dict_remove (&dict, "to");
  if (date != NULL && date[0] != '\0')
    {
      edtf = parse (date, error);
      if (edtf == NULL)
        {
          g_variant_dict_clear (&dict);
          return NULL;
        }
      g_variant_dict_insert (&dict, "date", "s", edtf->text);
      g_variant_dict_insert (&dict, "from", "x", edtf->day_min);
      g_variant_dict_insert (&dict, "to", "x", edtf->day_max);
    }
  return g_variant_ref_sink (g_variant_dict_end (&dict));
}

/**
 * dossier_passages_query_is_everything:
 *
 * Returns: whether @query leaves nothing out
 */
gboolean
dossier_passages_query_is_everything (GVariant *query)
{
  return g_variant_n_children (query) == 0;
}
