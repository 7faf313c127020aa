#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A range of code points, half-open. */
typedef struct
{
  guint start;
  guint end;
} DossierTextRange;

typedef struct _DossierTextMap DossierTextMap;

DossierTextMap *dossier_text_map_new (GBytes *text, GError **error);
DossierTextMap *dossier_text_map_new_for_string (const char *text, GError **error);
DossierTextMap *dossier_text_map_ref (DossierTextMap *map);
void dossier_text_map_unref (DossierTextMap *map);

const char *dossier_text_map_get_data (DossierTextMap *map, gsize *n_bytes);
guint dossier_text_map_get_length (DossierTextMap *map);
gsize dossier_text_map_byte_at (DossierTextMap *map, guint offset);
guint dossier_text_map_offset_at_byte (DossierTextMap *map, gsize byte);
gunichar dossier_text_map_char_at (DossierTextMap *map, guint offset);
char *dossier_text_map_dup_slice (DossierTextMap *map, guint start, guint end);
gsize dossier_text_map_to_utf16 (DossierTextMap *map, guint offset);
guint dossier_text_map_from_utf16 (DossierTextMap *map, gsize utf16);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierTextMap, dossier_text_map_unref)

G_END_DECLS
