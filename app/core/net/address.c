#include "net/address.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>
#include <string.h>

#include "base/error.h"

#define LONGEST_ADDRESS 8192
#define LONGEST_SHOWN   120

/**
 * dossier_address_shorten:
 * @address: any string, also one that is not an address or not UTF-8
 *
 * Returns: (transfer full): @address as a message may show it: valid UTF-8 without control
 *   characters, at most 120 characters. Any thread.
 */
char *
dossier_address_shorten (const char *address)
{
  g_autofree char *valid = g_utf8_make_valid (address, MIN (strlen (address), LONGEST_ADDRESS));
  g_autofree char *start = NULL;

  for (char *c = valid; *c; c++)
    if (g_ascii_iscntrl (*c))
      *c = ' ';
  if (g_utf8_strlen (valid, -1) <= LONGEST_SHOWN)
    return g_steal_pointer (&valid);
  start = g_utf8_substring (valid, 0, LONGEST_SHOWN);
  return g_strconcat (start, "…", NULL);
}

static gboolean
refuse (GError **error, const char *address, const char *cause)
{
  g_autofree char *shown = dossier_address_shorten (address);

  g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT, _ ("Cannot fetch “%s”: %s."), shown,
               cause);
  return FALSE;
}

/* "mailto:x" and "file:///x" have a scheme; "host:8080/x" has a port. */
static gboolean
has_scheme (const char *address)
{
  g_autofree char *scheme = g_uri_parse_scheme (address);
  const char *rest = scheme ? address + strlen (scheme) + 1 : "";

  return scheme && !g_ascii_isdigit (*rest);
}

/**
 * dossier_address_check:
 * @uri: an absolute address
 * @error: DOSSIER_ERROR_BAD_INPUT
 *
 * Tells whether @uri may be fetched at all: http or https, a host, and no user name or password,
 * which would otherwise be stored in the dossier with the address. Any thread.
 */
gboolean
dossier_address_check (GUri *uri, GError **error)
{
  g_autofree char *address = g_uri_to_string_partial (uri, G_URI_HIDE_USERINFO);
  const char *scheme = g_uri_get_scheme (uri);
  const char *host = g_uri_get_host (uri);

  if (strcmp (scheme, "http") != 0 && strcmp (scheme, "https") != 0)
    {
      g_autofree char *cause =
          g_strdup_printf (_ ("only http and https addresses are fetched, not “%s”"), scheme);

      return refuse (error, address, cause);
    }
  if (!host || !*host)
    return refuse (error, address, _ ("the address names no host"));
  if (g_uri_get_userinfo (uri))
    return refuse (error, address, _ ("the address holds a user name or password; remove it"));
  return TRUE;
}

/* The address with a scheme, or NULL when it is nothing that could be one. */
static char *
complete (const char *typed)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (typed));
  gsize length = strlen (trimmed);
  gsize host_length = 0;

  if (length > 2 && trimmed[0] == '<' && trimmed[length - 1] == '>')
    {
      memmove (trimmed, trimmed + 1, length - 2);
      trimmed[length - 2] = '\0';
    }
  for (const char *c = trimmed; *c; c++)
    if (g_ascii_isspace (*c) || g_ascii_iscntrl (*c))
      return NULL;
  if (has_scheme (trimmed))
    return g_steal_pointer (&trimmed);
  if (g_str_has_prefix (trimmed, "//"))
    return g_strconcat ("https:", trimmed, NULL);
  /* A single word is a search, not a host; "localhost" is the exception people type. */
  host_length = strcspn (trimmed, "/?#");
  if (!memchr (trimmed, '.', host_length) && !memchr (trimmed, ':', host_length)
      && (host_length != strlen ("localhost") || !g_str_has_prefix (trimmed, "localhost")))
    return NULL;
  return g_strconcat ("https://", trimmed, NULL);
}

/**
 * dossier_address_clean:
 * @typed: what a person typed or pasted
 * @error: DOSSIER_ERROR_BAD_INPUT with a sentence
 *
 * Trims, takes off angle brackets, adds https:// to a bare host, encodes what an address may not
 * hold literally, and refuses what is not to be fetched: other schemes, user names, several words.
 *
 * Returns: (transfer full): an absolute http or https address, or NULL. Any thread.
 */
char *
dossier_address_clean (const char *typed, GError **error)
{
  g_autofree char *address = NULL;
  g_autoptr (GUri) uri = NULL;

  if (strlen (typed) <= LONGEST_ADDRESS && g_utf8_validate (typed, -1, NULL))
    address = complete (typed);
  if (address)
    uri = g_uri_parse (address, SOUP_HTTP_URI_FLAGS | G_URI_FLAGS_PARSE_RELAXED, NULL);
  if (!uri)
    {
      refuse (error, typed, _ ("this is not a web address"));
      return NULL;
    }
  if (!dossier_address_check (uri, error))
    return NULL;
  return g_uri_to_string (uri);
}
