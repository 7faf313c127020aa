/* Titles are laid out a few a frame: they come within some frames, keep to their room, and then it is quiet. */
#include "timeline/timeline-labels.h"

#define N_TITLES 60
#define N_LANES  2

typedef struct
{
  GtkWidget *widget;
  DossierTimelineLabels *labels;
  char *titles[N_TITLES];
  double rooms[N_LANES][N_TITLES];
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  GRand *rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());

  f->widget = g_object_ref_sink (gtk_drawing_area_new ());
  f->labels = dossier_timeline_labels_new (f->widget);
  for (guint i = 0; i < N_TITLES; i++)
    {
      f->titles[i] = g_strdup_printf ("%s of the %u", i % 3 ? "Ratification" : "Visit", i * 977);
      for (guint lane = 0; lane < N_LANES; lane++)
        f->rooms[lane][i] = g_rand_double_range (rand, 14.0, 200.0);
    }
  g_rand_free (rand);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  dossier_timeline_labels_free (f->labels);
  g_object_unref (f->widget);
  for (guint i = 0; i < N_TITLES; i++)
    g_free (f->titles[i]);
}

/* Asks for all titles, as a frame does. Returns: how many there are; @more: whether more are to come */
static guint
draw (Fixture *f, gboolean *more)
{
  guint n = 0;

  dossier_timeline_labels_begin_frame (f->labels);
  for (guint lane = 0; lane < N_LANES; lane++)
    for (guint i = 0; i < N_TITLES; i++)
      {
        PangoLayout *layout =
            dossier_timeline_labels_get_title (f->labels, lane, i, f->titles[i], f->rooms[lane][i]);
        int width;

        if (layout == NULL)
          continue;
        pango_layout_get_pixel_size (layout, &width, NULL);
        g_assert_cmpstr (pango_layout_get_text (layout), ==, f->titles[i]);
        g_assert_cmpfloat (width, <=, f->rooms[lane][i] + 1.0);
        n++;
      }
  *more = dossier_timeline_labels_end_frame (f->labels);
  return n;
}

/* Returns: how many frames it took until nothing was missing */
static guint
draw_all (Fixture *f)
{
  guint n_frames = 0;
  guint before = 0;
  gboolean more = TRUE;

  while (more)
    {
      guint n = draw (f, &more);

      g_assert_cmpuint (n, >=, before);
      g_assert_cmpuint (++n_frames, <, 100);
      before = n;
    }
  g_assert_cmpuint (before, ==, N_LANES * N_TITLES);
  return n_frames;
}

static void
test_come_and_stay (Fixture *f, gconstpointer data)
{
  gboolean more;

  g_assert_cmpuint (draw_all (f), >, 1);
  draw (f, &more);
  g_assert_false (more);
}

/* More room is taken within some frames, less of it at once: draw() looks at the widths. */
static void
test_other_room (Fixture *f, gconstpointer data)
{
  draw_all (f);
  for (guint i = 0; i < N_TITLES; i++)
    f->rooms[0][i] = 400.0;
  draw_all (f);
  for (guint i = 0; i < N_TITLES; i++)
    {
      PangoLayout *layout =
          dossier_timeline_labels_get_title (f->labels, 0, i, f->titles[i], f->rooms[0][i]);

      g_assert_false (pango_layout_is_ellipsized (layout));
    }
  for (guint i = 0; i < N_TITLES; i++)
    f->rooms[0][i] = 20.0;
  draw_all (f);
}

/* An event that was renamed is not shown with its old name, not for one frame. */
static void
test_another_title (Fixture *f, gconstpointer data)
{
  draw_all (f);
  for (guint i = 0; i < N_TITLES; i += 2)
    {
      g_free (f->titles[i]);
      f->titles[i] = g_strdup_printf ("Renamed %u", i);
    }
  draw_all (f);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  add ("/timeline-labels/come-and-stay", test_come_and_stay);
  add ("/timeline-labels/other-room", test_other_room);
  add ("/timeline-labels/another-title", test_another_title);
  return g_test_run ();
}
