/* The settings describe what the window remembers, and refuse what it could not show. */

#include "parts/settings.h"

static void
test_defaults (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSettings) settings = dossier_settings_new (&error);
  g_autofree char *colour = NULL;
  g_auto (GStrv) recent = NULL;

  g_assert_no_error (error);
  colour = g_settings_get_string (settings, "page-colour");
  recent = g_settings_get_strv (settings, "recent-dossiers");
  g_assert_cmpstr (colour, ==, "system");
  g_assert_cmpuint (g_strv_length (recent), ==, 0);
  g_assert_true (g_settings_get_boolean (settings, "library-visible"));
}

static gboolean
allows (GSettings *settings, const char *name, GVariant *value)
{
  g_autoptr (GVariant) held = g_variant_ref_sink (value);
  g_autoptr (GSettingsSchema) schema = NULL;
  g_autoptr (GSettingsSchemaKey) key = NULL;

  g_object_get (settings, "settings-schema", &schema, NULL);
  key = g_settings_schema_get_key (schema, name);
  return g_settings_schema_key_range_check (key, held);
}

static void
test_limits (void)
{
  g_autoptr (GSettings) settings = dossier_settings_new (NULL);

  g_assert_nonnull (settings);
  g_assert_true (allows (settings, "line-spacing", g_variant_new_double (2.0)));
  g_assert_false (allows (settings, "line-spacing", g_variant_new_double (0.0)));
  g_assert_false (allows (settings, "library-width", g_variant_new_int32 (0)));
  g_assert_true (allows (settings, "page-colour", g_variant_new_string ("sepia")));
  g_assert_false (allows (settings, "page-colour", g_variant_new_string ("purple")));
}

static void
test_icons (void)
{
  /* The icons come with the widgets, not from the system. */
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = g_resources_enumerate_children (
      "/io/github/dossier/Dossier/icons/scalable/actions", G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  g_assert_no_error (error);
  g_assert_true (g_strv_contains ((const char *const *) names, "dossier-tag-symbolic.svg"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/settings/defaults", test_defaults);
  g_test_add_func ("/settings/limits", test_limits);
  g_test_add_func ("/settings/icons", test_icons);
  return g_test_run ();
}
