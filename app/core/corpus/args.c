#include "corpus/args.h"

/**
 * dossier_args_new:
 * @first_key: key, then a floating #GVariant (NULL leaves the key out), and so on; NULL ends
 *
 * Returns: (transfer floating): the arguments for a verb. Any thread.
 */
GVariant *
dossier_args_new (const char *first_key, ...)
{
  GVariantDict dict;
  va_list arguments;

  g_variant_dict_init (&dict, NULL);
  va_start (arguments, first_key);
  for (const char *key = first_key; key != NULL; key = va_arg (arguments, const char *))
    {
      GVariant *value = va_arg (arguments, GVariant *);
      if (value != NULL)
        g_variant_dict_insert_value (&dict, key, value);
    }
  va_end (arguments);
  return g_variant_dict_end (&dict);
}

/**
 * dossier_args_ids:
 *
 * Returns: (transfer floating): a list of ids (ax). Any thread.
 */
GVariant *
dossier_args_ids (const gint64 *ids, gsize n_ids)
{
  return g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids, n_ids, sizeof (gint64));
}

/**
 * dossier_args_has:
 */
gboolean
dossier_args_has (GVariant *args, const char *key)
{
  g_autoptr (GVariant) value = g_variant_lookup_value (args, key, NULL);

  return value != NULL;
}

/**
 * dossier_args_get_id:
 *
 * Returns: an id or another integer; 0 when it is absent
 */
gint64
dossier_args_get_id (GVariant *args, const char *key)
{
  gint64 value = 0;

  g_variant_lookup (args, key, "x", &value);
  return value;
}

/**
 * dossier_args_get_text:
 *
 * Returns: (transfer none) (nullable): lives as long as @args
 */
const char *
dossier_args_get_text (GVariant *args, const char *key)
{
  const char *value = NULL;

  g_variant_lookup (args, key, "&s", &value);
  return value;
}

/**
 * dossier_args_get_flag:
 */
gboolean
dossier_args_get_flag (GVariant *args, const char *key)
{
  gboolean value = FALSE;

  g_variant_lookup (args, key, "b", &value);
  return value;
}

/**
 * dossier_args_dup_ids:
 *
 * Returns: (transfer full): an array of gint64, empty when absent
 */
GArray *
dossier_args_dup_ids (GVariant *args, const char *key)
{
  g_autoptr (GVariant) value = g_variant_lookup_value (args, key, G_VARIANT_TYPE ("ax"));
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gconstpointer data;
  gsize n;

  if (value == NULL)
    return ids;
  data = g_variant_get_fixed_array (value, &n, sizeof (gint64));
  g_array_append_vals (ids, data, (guint) n);
  return ids;
}

/**
 * dossier_args_dup_value:
 * @type: a GVariant type string
 *
 * Returns: (transfer full) (nullable): the value when it is there and of that type
 */
GVariant *
dossier_args_dup_value (GVariant *args, const char *key, const char *type)
{
  return g_variant_lookup_value (args, key, G_VARIANT_TYPE (type));
}
