#include "base/id.h"

static void
test_new_is_positive (void)
{
  for (int i = 0; i < 10000; i++)
    g_assert_cmpint (dossier_id_new (), >, 0);
}

static void
test_parse (void)
{
  gint64 id = 0;

  g_assert_true (dossier_id_parse ("9223372036854775807", &id));
  g_assert_cmpint (id, ==, G_MAXINT64);
  g_assert_false (dossier_id_parse ("9223372036854775808", &id));
  g_assert_false (dossier_id_parse ("0", &id));
  g_assert_false (dossier_id_parse ("-1", &id));
  g_assert_false (dossier_id_parse ("12 ", &id));
  g_assert_false (dossier_id_parse ("", &id));
}

static void
test_guid_is_version_5 (void)
{
  /* The name space of DNS names and the name "1": what any implementation of RFC 4122 gives. */
  g_autofree char *guid = dossier_id_guid ("6ba7b810-9dad-11d1-80b4-00c04fd430c8", 1);

  g_assert_cmpstr (guid, ==, "b04965e6-a9bb-591f-8f8a-1adcb2c8dc39");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/id/new-is-positive", test_new_is_positive);
  g_test_add_func ("/id/parse", test_parse);
  g_test_add_func ("/id/guid-is-version-5", test_guid_is_version_5);
  return g_test_run ();
}
