#include "invocation.h"

#include <glib/gi18n.h>
#include <string.h>

G_DEFINE_QUARK (dossier - usage - error - quark, dossier_usage_error)

static const DossierCommandOption *
find_option (const DossierCommand *command, const char *name, gsize length)
{
  const DossierCommandOption *option = command->options;

  for (; option != NULL && option->name != NULL; option++)
    if (strlen (option->name) == length && memcmp (option->name, name, length) == 0)
      return option;
  return NULL;
}

static const DossierCommandOption *
find_letter (const DossierCommand *command, char letter)
{
  const DossierCommandOption *option = command->options;

  for (; option != NULL && option->name != NULL; option++)
    if (option->letter != 0 && option->letter == letter)
      return option;
  return NULL;
}

/* @value is what stands in the same argument, or NULL. Returns how many arguments were used. */
static guint
take_option (DossierInvocation *self, const DossierCommandOption *option, const char *value,
             char **arguments, GError **error)
{
  guint n_used = 1;

  if (option->argument == NULL && value != NULL)
    {
      g_set_error (error, DOSSIER_USAGE_ERROR, 0, _ ("--%s takes no value"), option->name);
      return 0;
    }
  if (option->argument == NULL)
    value = "";
  else if (value == NULL)
    {
      value = arguments[1];
      n_used = 2;
    }
  if (value == NULL)
    {
      g_set_error (error, DOSSIER_USAGE_ERROR, 0, _ ("--%s needs a value: %s"), option->name,
                   _ (option->argument));
      return 0;
    }
  if (!g_hash_table_insert (self->options, (gpointer) option->name, (gpointer) value))
    {
      g_set_error (error, DOSSIER_USAGE_ERROR, 0, _ ("--%s is given twice"), option->name);
      return 0;
    }
  return n_used;
}

static guint
take_long (DossierInvocation *self, char **arguments, GError **error)
{
  const char *name = arguments[0] + 2;
  const char *equals = strchr (name, '=');
  gsize length = equals != NULL ? (gsize) (equals - name) : strlen (name);
  const DossierCommandOption *option = find_option (self->command, name, length);

  if (strcmp (name, "help") == 0)
    {
      self->wants_help = TRUE;
      return 1;
    }
  if (option == NULL)
    {
      g_set_error (error, DOSSIER_USAGE_ERROR, 0, _ ("“%s” has no option %s"), self->command->name,
                   arguments[0]);
      return 0;
    }
  return take_option (self, option, equals != NULL ? equals + 1 : NULL, arguments, error);
}

static guint
take_short (DossierInvocation *self, char **arguments, GError **error)
{
  const DossierCommandOption *option = find_letter (self->command, arguments[0][1]);
  const char *value = arguments[0][2] != '\0' ? arguments[0] + 2 : NULL;

  if (strcmp (arguments[0], "-h") == 0)
    {
      self->wants_help = TRUE;
      return 1;
    }
  if (option == NULL)
    {
      g_set_error (error, DOSSIER_USAGE_ERROR, 0, _ ("“%s” has no option %s"), self->command->name,
                   arguments[0]);
      return 0;
    }
  return take_option (self, option, value, arguments, error);
}

static gboolean
take_all (DossierInvocation *self, char **arguments, GError **error)
{
  while (*arguments != NULL && strcmp (*arguments, "--") != 0)
    {
      guint n_used = 1;

      if (g_str_has_prefix (*arguments, "--"))
        n_used = take_long (self, arguments, error);
      else if (arguments[0][0] == '-' && arguments[0][1] != '\0')
        n_used = take_short (self, arguments, error);
      else
        g_ptr_array_add (self->operands, *arguments);
      if (n_used == 0)
        return FALSE;
      arguments += n_used;
    }
  if (*arguments != NULL)
    for (arguments++; *arguments != NULL; arguments++)
      g_ptr_array_add (self->operands, *arguments);
  return TRUE;
}

static gboolean
check_operands (DossierInvocation *self, GError **error)
{
  guint n = self->operands->len;

  if (self->wants_help || (n >= self->command->min_operands && n <= self->command->max_operands))
    return TRUE;
  g_set_error (error, DOSSIER_USAGE_ERROR, 0,
               n < self->command->min_operands ? _ ("“%s” needs more: %s")
                                               : _ ("“%s” was given too much; it takes %s"),
               self->command->name, _ (self->command->operands));
  return FALSE;
}

/* What is typed ends in records and in messages, which are UTF-8. */
static gboolean
check_encoding (DossierInvocation *self, GError **error)
{
  GHashTableIter iter;
  gpointer name;
  gpointer value;

  g_hash_table_iter_init (&iter, self->options);
  while (g_hash_table_iter_next (&iter, &name, &value))
    if (strcmp (name, "output") != 0 && !g_utf8_validate (value, -1, NULL))
      {
        g_set_error (error, DOSSIER_USAGE_ERROR, 0, _ ("What --%s was given is not valid UTF-8"),
                     (const char *) name);
        return FALSE;
      }
  return TRUE;
}

/**
 * dossier_invocation_new:
 * @command: the command
 * @arguments: what stands behind its name, NULL-terminated; must outlive the invocation
 *
 * Options may stand before, between and behind the operands; "--" ends them.
 *
 * Returns: (transfer full): what was asked for; NULL with DOSSIER_USAGE_ERROR
 */
DossierInvocation *
dossier_invocation_new (const DossierCommand *command, char **arguments, GError **error)
{
  g_autoptr (DossierInvocation) self = g_new0 (DossierInvocation, 1);

  self->command = command;
  self->operands = g_ptr_array_new ();
  self->options = g_hash_table_new (g_str_hash, g_str_equal);
  if (!take_all (self, arguments, error) || !check_operands (self, error)
      || !check_encoding (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * dossier_invocation_free:
 * @self: (nullable) (transfer full):
 */
void
dossier_invocation_free (DossierInvocation *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->operands);
  g_hash_table_unref (self->options);
  g_free (self);
}

/**
 * dossier_invocation_get:
 *
 * Returns: (transfer none) (nullable): the operand at that place, counted from 0
 */
const char *
dossier_invocation_get (DossierInvocation *self, guint operand)
{
  return operand < self->operands->len ? self->operands->pdata[operand] : NULL;
}

/**
 * dossier_invocation_get_option:
 *
 * Returns: (transfer none) (nullable): what the option was given; NULL when it is absent
 */
const char *
dossier_invocation_get_option (DossierInvocation *self, const char *name)
{
  return g_hash_table_lookup (self->options, name);
}

/**
 * dossier_invocation_has:
 */
gboolean
dossier_invocation_has (DossierInvocation *self, const char *name)
{
  return g_hash_table_contains (self->options, name);
}
