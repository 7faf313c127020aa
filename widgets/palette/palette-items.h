#pragma once

#include "corpus/name-table.h"

G_BEGIN_DECLS

/* What a palette offers. */
typedef enum
{
  DOSSIER_PALETTE_TAGS = 1 << 0,
  DOSSIER_PALETTE_ACTORS = 1 << 1,
  DOSSIER_PALETTE_DATES = 1 << 2,
  DOSSIER_PALETTE_CREATE = 1 << 3,
  DOSSIER_PALETTE_ALL = 15,
} DossierPaletteScope;

typedef enum
{
  DOSSIER_PALETTE_ITEM_TAG,
  DOSSIER_PALETTE_ITEM_ACTOR,
  DOSSIER_PALETTE_ITEM_NEW_TAG,
  DOSSIER_PALETTE_ITEM_NEW_ACTOR,
  DOSSIER_PALETTE_ITEM_DATE,
  DOSSIER_PALETTE_ITEM_HINT, /* says something, cannot be taken */
} DossierPaletteItemType;

/* One line. What it says is ready to be shown. */
typedef struct
{
  DossierPaletteItemType type;
  gint64 id;        /* of the tag or actor */
  char *value;      /* new tag: its path; new actor: its name; date: EDTF */
  const char *kind; /* of an actor or a new one: as stored, lives until the names change */
  guint colour;     /* of a tag */
  guint digit;      /* of a tag */
  char *title;
  char *detail; /* nullable: other name, "under Trade", kind */
} DossierPaletteItem;

GPtrArray *dossier_palette_items_build (DossierNameTable *table, DossierPaletteScope scope,
                                        const char *text, gint64 anchor, gint64 except);

G_END_DECLS
