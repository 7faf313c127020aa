#include "model/tag-colour.h"

static void
test_text_stays_readable (void)
{
  for (guint i = 0; i < DOSSIER_N_TAG_COLOURS; i++)
    {
      const DossierTagColour *colour = dossier_tag_colour_get (i);

      g_test_message ("%s", colour->name);
      g_assert_cmpfloat (dossier_tag_colour_contrast (0x2e3436, colour->light_tint), >=, 7.0);
      g_assert_cmpfloat (dossier_tag_colour_contrast (0xf0f0f0, colour->dark_tint), >=, 7.0);
      g_assert_cmpfloat (dossier_tag_colour_contrast (colour->light_ink, 0xffffff), >=, 4.5);
      g_assert_cmpfloat (dossier_tag_colour_contrast (colour->dark_ink, 0x1e1e1e), >=, 4.5);
      g_assert_cmpfloat (dossier_tag_colour_contrast (colour->dark_stripe, 0x1e1e1e), >=, 3.0);
    }
}

static void
test_names_differ (void)
{
  for (guint i = 0; i < DOSSIER_N_TAG_COLOURS; i++)
    for (guint j = 0; j < i; j++)
      g_assert_cmpstr (dossier_tag_colour_get (i)->name, !=, dossier_tag_colour_get (j)->name);
  g_assert_true (dossier_tag_colour_get (DOSSIER_N_TAG_COLOURS) == dossier_tag_colour_get (0));
}

static void
test_contrast_of_black_and_white (void)
{
  g_assert_cmpfloat_with_epsilon (dossier_tag_colour_contrast (0, 0xffffff), 21.0, 0.001);
  g_assert_cmpfloat_with_epsilon (dossier_tag_colour_contrast (0x777777, 0x777777), 1.0, 0.001);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tag-colour/text-stays-readable", test_text_stays_readable);
  g_test_add_func ("/tag-colour/names-differ", test_names_differ);
  g_test_add_func ("/tag-colour/contrast-of-black-and-white", test_contrast_of_black_and_white);
  return g_test_run ();
}
