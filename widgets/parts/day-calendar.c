#include "parts/day-calendar.h"

#include <glib/gi18n.h>

#define MAX_MONTHS 2
#define MAX_YEARS  4

struct _DossierDayCalendar
{
  GtkWidget parent_instance;

  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (DossierDayCalendar, dossier_day_calendar, GTK_TYPE_WIDGET)

static GtkWidget *
make_grid (DossierDayCalendar *self)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 2);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 2);
  gtk_box_append (GTK_BOX (self->box), grid);
  return grid;
}

static GtkWidget *
add_cell (GtkWidget *grid, int column, int row, int width, const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_set_hexpand (label, TRUE);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  gtk_grid_attach (GTK_GRID (grid), label, column, row, width, 1);
  return label;
}

/* One letter for each day of the week, in the person's language. */
static void
add_weekdays (GtkWidget *grid)
{
  static const char *const days[] = { NC_ ("Monday", "M"),    NC_ ("Tuesday", "T"),
                                      NC_ ("Wednesday", "W"), NC_ ("Thursday", "T"),
                                      NC_ ("Friday", "F"),    NC_ ("Saturday", "S"),
                                      NC_ ("Sunday", "S") };
  static const char *const contexts[] = { "Monday", "Tuesday",  "Wednesday", "Thursday",
                                          "Friday", "Saturday", "Sunday" };

  for (int i = 0; i < 7; i++)
    add_cell (grid, i, 1, 1, g_dpgettext2 (NULL, contexts[i], days[i]), "dim-label");
}

/* The name of a unit of time, from its EDTF: "October 2025". */
static char *
name_of (gint64 year, int month)
{
  g_autofree char *text = g_strdup_printf ("%04" G_GINT64_FORMAT "-%02d", year, month);
  g_autoptr (DossierEdtf) edtf = dossier_edtf_parse (text, NULL);

  return edtf != NULL ? dossier_edtf_to_words_short (edtf) : g_strdup (text);
}

static void
style_cell (GtkWidget *cell, const DossierEdtf *edtf, gboolean is_possible, gboolean is_published)
{
  if (is_possible)
    gtk_widget_add_css_class (cell, dossier_edtf_lasts (edtf) ? "lasting-day" : "possible-day");
  if (is_published)
    gtk_widget_add_css_class (cell, "published-day");
}

static void
show_month (DossierDayCalendar *self, const DossierEdtf *edtf, gint64 year, int month,
            gint64 published)
{
  GtkWidget *grid = make_grid (self);
  g_autofree char *name = name_of (year, month);
  gint64 first = dossier_day_from_civil (year, month, 1);
  int column = dossier_day_weekday (first) - 1;
  int row = 2;

  add_cell (grid, 0, 0, 7, name, "calendar-title");
  add_weekdays (grid);
  for (int day = 0; day < dossier_month_length (year, month); day++)
    {
      g_autofree char *number = g_strdup_printf ("%d", day + 1);

      style_cell (add_cell (grid, column, row, 1, number, NULL), edtf,
                  dossier_edtf_has_day (edtf, first + day), first + day == published);
      column = (column + 1) % 7;
      row += column == 0;
    }
}

/* The months of some years, a line each. */
static void
show_years (DossierDayCalendar *self, const DossierEdtf *edtf, gint64 from, gint64 to,
            gint64 published)
{
  GtkWidget *grid = make_grid (self);

  for (gint64 year = from; year <= to; year++)
    {
      g_autofree char *name = g_strdup_printf ("%" G_GINT64_FORMAT, year);

      add_cell (grid, 0, (int) (year - from), 2, name, "dim-label");
      for (int month = 1; month <= 12; month++)
        {
          gint64 first = dossier_day_from_civil (year, month, 1);
          gint64 last = first + dossier_month_length (year, month) - 1;
          g_autofree char *number = g_strdup_printf ("%d", month);

          style_cell (add_cell (grid, month + 1, (int) (year - from), 1, number, NULL), edtf,
                      first <= edtf->day_max && last >= edtf->day_min,
                      first <= published && published <= last);
        }
    }
}

/**
 * dossier_day_calendar_set_date:
 * @edtf: (nullable): the date
 * @published: a day to be seen beside it, or DOSSIER_DAY_NONE
 *
 * Hides itself where there is nothing to see.
 */
void
dossier_day_calendar_set_date (DossierDayCalendar *self, const DossierEdtf *edtf, gint64 published)
{
  gint64 year = 0, last_year = 0;
  int month = 0, last_month = 0, day;
  gint64 n_months;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (edtf == NULL || edtf->kind == DOSSIER_EDTF_RECURRING || !dossier_day_is_finite (edtf->day_min)
      || !dossier_day_is_finite (edtf->day_max))
    return;
  dossier_day_to_civil (edtf->day_min, &year, &month, &day);
  dossier_day_to_civil (edtf->day_max, &last_year, &last_month, &day);
  if (last_year - year >= MAX_YEARS)
    return;
  n_months = (last_year - year) * 12 + last_month - month + 1;
  if (n_months > MAX_MONTHS)
    show_years (self, edtf, year, last_year, published);
  else
    for (int i = 0; i < n_months; i++)
      show_month (self, edtf, year + (month + i - 1) / 12, (month + i - 1) % 12 + 1, published);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

static void
dossier_day_calendar_dispose (GObject *object)
{
  g_clear_pointer (&DOSSIER_DAY_CALENDAR (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (dossier_day_calendar_parent_class)->dispose (object);
}

static void
dossier_day_calendar_class_init (DossierDayCalendarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dossier_day_calendar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "daycalendar");
  /* Everything in it is said in words beside it. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
dossier_day_calendar_init (DossierDayCalendar *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * dossier_day_calendar_new:
 *
 * Returns: (transfer floating): hidden until it has a date
 */
GtkWidget *
dossier_day_calendar_new (void)
{
  return g_object_new (DOSSIER_TYPE_DAY_CALENDAR, NULL);
}
