#include "model/conflict.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_FINAL_TYPE (DossierConflict, dossier_conflict, DOSSIER_TYPE_ROW)

static void
clear_saying (gpointer data)
{
  DossierSaying *saying = data;

  g_free (saying->value);
  g_free (saying->text);
  g_free (saying->source);
}

/**
 * dossier_matter_new:
 * @event: one of the accounts, or the link
 * @about: an actor, an event, or 0
 * @name: (nullable): of the actor
 *
 * Returns: (transfer full): nobody says anything yet. Any thread.
 */
DossierMatter *
dossier_matter_new (DossierMatterKind kind, gint64 event, gint64 about, const char *name)
{
  DossierMatter *self = g_new0 (DossierMatter, 1);

  self->kind = kind;
  self->event = event;
  self->about = about;
  self->name = g_strdup (name);
  self->sayings = g_array_new (FALSE, TRUE, sizeof (DossierSaying));
  g_array_set_clear_func (self->sayings, clear_saying);
  return self;
}

void
dossier_matter_free (DossierMatter *self)
{
  g_free (self->name);
  g_array_unref (self->sayings);
  g_free (self->basis);
  g_free (self->outcome);
  g_free (self->reading);
  g_free (self);
}

/**
 * dossier_matter_add:
 * @record: who says it
 * @value: (nullable): what it says, as it is stored; words for a person are read later
 */
void
dossier_matter_add (DossierMatter *self, gint64 record, const char *value)
{
  DossierSaying saying = { .record = record, .value = g_strdup (value != NULL ? value : "") };

  g_array_append_val (self->sayings, saying);
}

/**
 * dossier_matter_is_open:
 *
 * Returns: whether somebody should look at it: it was not decided, was left open on purpose, or
 *   the accounts say something else since. Any thread.
 */
gboolean
dossier_matter_is_open (const DossierMatter *self)
{
  return self->changed || self->outcome == NULL || strcmp (self->outcome, "open") == 0;
}

/**
 * dossier_matter_kind_to_string:
 *
 * Returns: (transfer none): as decisions store it. Any thread.
 */
const char *
dossier_matter_kind_to_string (DossierMatterKind kind)
{
  static const char *const names[] = {
    [DOSSIER_MATTER_DATE] = "date",        [DOSSIER_MATTER_DATES] = "dates",
    [DOSSIER_MATTER_PLACE] = "place",      [DOSSIER_MATTER_STATUS] = "status",
    [DOSSIER_MATTER_LINK] = "contradicts", [DOSSIER_MATTER_PARTICIPANT] = "participant",
  };

  return names[kind];
}

/**
 * dossier_matter_dup_name:
 *
 * Returns: (transfer full): what it is about, for a person. Any thread.
 */
char *
dossier_matter_dup_name (const DossierMatter *self)
{
  switch (self->kind)
    {
    case DOSSIER_MATTER_DATE:
      return g_strdup (_ ("When it was"));
    case DOSSIER_MATTER_DATES:
      return g_strdup (_ ("When it was, by the words of the texts"));
    case DOSSIER_MATTER_PLACE:
      return g_strdup (_ ("Where it was"));
    case DOSSIER_MATTER_STATUS:
      return g_strdup (_ ("Whether it happened"));
    case DOSSIER_MATTER_PARTICIPANT:
      return g_strdup_printf (_ ("Whether %s took part"), self->name != NULL ? self->name : "?");
    case DOSSIER_MATTER_LINK:
    default:
      return g_strdup (_ ("Contradiction"));
    }
}

static void
dossier_conflict_finalize (GObject *object)
{
  DossierConflict *self = DOSSIER_CONFLICT (object);

  g_free (self->fields.title);
  g_clear_pointer (&self->fields.matters, g_ptr_array_unref);
  G_OBJECT_CLASS (dossier_conflict_parent_class)->finalize (object);
}

static void
dossier_conflict_class_init (DossierConflictClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_conflict_finalize;
  DOSSIER_ROW_CLASS (klass)->fields_offset = G_STRUCT_OFFSET (DossierConflict, fields);
  DOSSIER_ROW_CLASS (klass)->fields_size = sizeof (DossierConflictFields);
}

static void
dossier_conflict_init (DossierConflict *self)
{
}
