#pragma once

#include "base/edtf.h"

G_BEGIN_DECLS

/**
 * DossierDateItem:
 * @id: of the record behind it
 * @label: what stands beside it: "3 Oct? · accepts"
 * @day_min: the first possible day
 * @day_max: the last possible day
 * @kind: what sort of date it is
 * @planned: whether it has not happened yet
 * @approximate: whether its ends are not sharp
 * @suggested: whether only the program says so
 *
 * A date on the strip.
 */
typedef struct
{
  gint64 id;
  const char *label;
  gint64 day_min;
  gint64 day_max;
  DossierEdtfKind kind;
  gboolean planned;
  gboolean approximate;
  gboolean suggested;
} DossierDateItem;

/* Where a label stands; the shape itself is on the axis. */
typedef enum
{
  DOSSIER_LABEL_NONE, /* no room */
  DOSSIER_LABEL_BELOW,
  DOSSIER_LABEL_ABOVE,
} DossierLabelRow;

/**
 * DossierDatePlace:
 * @x: left end of the shape
 * @width: of the shape, 0 for one day
 * @row: where its label stands
 * @label_x: left end of its label
 */
typedef struct
{
  double x;
  double width;
  DossierLabelRow row;
  double label_x;
} DossierDatePlace;

/* A quiet stretch between two days of the strip, drawn shorter than it was. */
typedef struct
{
  double x;
  double width;
} DossierDateFold;

void dossier_date_strip_place (const DossierDateItem *items, guint n_items, double left,
                               double width, DossierDatePlace *places, GArray *folds);
void dossier_date_strip_place_labels (const double *label_widths, guint n_items, double left,
                                      double width, DossierDatePlace *places);

G_END_DECLS
