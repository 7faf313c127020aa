#include "import/html-tree.h"

#include <stdio.h>
#include <assert.h>
#include <glib/gi18n-lib.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/error.h"
#include "import/html-scan.h"

#define MAX_MEMORY     (512 * 1024 * 1024)
#define MAX_SECONDS    10
#define CHECK_INTERVAL 1024

/* Every block the parser takes is on a list: whatever it was doing when it is stopped, nothing is
 * lost, and freeing a tree needs no recursion over it. */
typedef struct _Block Block;
struct _Block
{
  Block *next;
  Block **link;
  gsize size;
  gsize alignment;
};

struct _DossierHtmlTree
{
  Block *blocks;
  gsize memory;
  guint64 allocations;
  struct timespec started;
  GCancellable *cancellable;
  const char *refusal;
  jmp_buf stop;
  GumboOutput *output;
};

static void
check_time (DossierHtmlTree *self)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  if (now.tv_sec - self->started.tv_sec > MAX_SECONDS)
    self->refusal = N_ ("it takes too long to parse");
  if (self->refusal || g_cancellable_is_cancelled (self->cancellable))
    longjmp (self->stop, 1);
}

static void *
allocate (void *data, size_t size)
{
  DossierHtmlTree *self = data;
  Block *block = NULL;

  if (self->allocations++ % CHECK_INTERVAL == 0)
    check_time (self);
  if (size < MAX_MEMORY && self->memory + size < MAX_MEMORY)
    block = malloc (sizeof (Block) + size);
  if (!block)
    {
      /* gumbo does not look for NULL, so that leaving it is the only way to refuse. */
      self->refusal = N_ ("it needs too much memory to parse");
      longjmp (self->stop, 1);
    }
  block->size = sizeof (Block) + size;
  block->next = self->blocks;
  block->link = &self->blocks;
  if (self->blocks)
    self->blocks->link = &block->next;
  self->blocks = block;
  self->memory += block->size;
  return block + 1;
}

static void
release (void *data, void *memory)
{
  DossierHtmlTree *self = data;
  Block *block = memory ? (Block *) memory - 1 : NULL;

  if (!block)
    return;
  *block->link = block->next;
  if (block->next)
    block->next->link = block->link;
  self->memory -= block->size;
  free (block);
}

/* The tree that this thread is parsing. */
static _Thread_local DossierHtmlTree *parsing;

/* gumbo asserts what some malformed pages do not keep, and would end the whole program: such a page
 * is refused. What anybody else asserts ends the program as ever. */
void
__assert_fail (const char *assertion, const char *file, unsigned int line, const char *function)
{
  if (parsing != NULL)
    {
      parsing->refusal = N_ ("its markup is broken in a way that cannot be repaired");
      longjmp (parsing->stop, 1);
    }
  fprintf (stderr, "%s:%u: %s: Assertion `%s' failed.\n", file, line, function, assertion);
  abort ();
}

/* In a function of its own: nothing local may live across the jump. */
static gboolean
parse (DossierHtmlTree *self, const char *html, gsize length)
{
  GumboOptions options = kGumboDefaultOptions;

  options.allocator = allocate;
  options.deallocator = release;
  options.userdata = self;
  /* Each recorded error copies the stack of open elements. */
  options.max_errors = 0;
  if (setjmp (self->stop) != 0)
    {
      parsing = NULL;
      return FALSE;
    }
  parsing = self;
  self->output = gumbo_parse_with_options (&options, html, length);
  parsing = NULL;
  return TRUE;
}

/**
 * dossier_html_tree_new:
 * @html: UTF-8; must live as long as the tree
 * @length: its bytes
 * @name: what messages call it
 * @cancellable: (nullable): ends parsing within milliseconds
 * @error: DOSSIER_ERROR_BAD_INPUT when the page is too large, too deep or too costly to parse,
 *   G_IO_ERROR_CANCELLED
 *
 * Parses as HTML5; malformed markup is repaired as browsers do. At most 10 s of processor time and
 * 512 MB are spent. Any thread, not the main one.
 *
 * Returns: (transfer full): the tree or NULL.
 */
DossierHtmlTree *
dossier_html_tree_new (const char *html, gsize length, const char *name, GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (DossierHtmlTree) self = NULL;

  if (length > 2 * (gsize) DOSSIER_HTML_MAX_BYTES)
    {
      g_autofree char *most = g_format_size (DOSSIER_HTML_MAX_BYTES);

      g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT,
                   _ ("Cannot read “%s”: it is larger than %s."), name, most);
      return NULL;
    }
  if (!dossier_html_scan (html, length, name, error))
    return NULL;
  self = g_new0 (DossierHtmlTree, 1);
  self->cancellable = cancellable;
  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &self->started);
  if (parse (self, html, length))
    return g_steal_pointer (&self);
  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT, _ ("Cannot read “%s”: %s."), name,
                 _ (self->refusal));
  return NULL;
}

/**
 * dossier_html_tree_free:
 * @self: (nullable) (transfer full): a tree; its nodes are gone with it
 */
void
dossier_html_tree_free (DossierHtmlTree *self)
{
  if (!self)
    return;
  while (self->blocks)
    release (self, self->blocks + 1);
  g_free (self);
}

/**
 * dossier_html_tree_get_root:
 *
 * Returns: (transfer none): the html element, which is always there.
 */
GumboNode *
dossier_html_tree_get_root (DossierHtmlTree *self)
{
  return self->output->root;
}

typedef struct
{
  GumboNode *node;
  guint next_child;
} Level;

static gboolean
is_element (const GumboNode *node)
{
  return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
}

/**
 * dossier_html_walk_init:
 * @walk: (out caller-allocates): use with g_auto
 * @root: where to begin and end
 */
void
dossier_html_walk_init (DossierHtmlWalk *walk, GumboNode *root)
{
  walk->levels = g_array_new (FALSE, FALSE, sizeof (Level));
  walk->node = root;
  walk->is_leaving = FALSE;
}

/**
 * dossier_html_walk_next:
 *
 * Moves to the next node in document order; the first call enters the root.
 *
 * Returns: FALSE after the root was left.
 */
gboolean
dossier_html_walk_next (DossierHtmlWalk *walk)
{
  Level *top = NULL;

  if (walk->levels->len == 0)
    {
      Level first = { walk->node, 0 };

      if (walk->is_leaving || !is_element (walk->node))
        return FALSE;
      g_array_append_val (walk->levels, first);
      return TRUE;
    }
  if (walk->is_leaving)
    g_array_set_size (walk->levels, walk->levels->len - 1);
  if (walk->levels->len == 0)
    return FALSE;
  top = &g_array_index (walk->levels, Level, walk->levels->len - 1);
  walk->is_leaving = top->next_child >= top->node->v.element.children.length;
  walk->node = walk->is_leaving ? top->node : top->node->v.element.children.data[top->next_child++];
  if (!walk->is_leaving && is_element (walk->node))
    {
      Level level = { walk->node, 0 };

      g_array_append_val (walk->levels, level);
    }
  return TRUE;
}

/**
 * dossier_html_walk_skip:
 *
 * After entering an element: its children are passed over, and it is left next.
 */
void
dossier_html_walk_skip (DossierHtmlWalk *walk)
{
  g_array_index (walk->levels, Level, walk->levels->len - 1).next_child = G_MAXUINT;
}

/**
 * dossier_html_walk_clear:
 */
void
dossier_html_walk_clear (DossierHtmlWalk *walk)
{
  g_clear_pointer (&walk->levels, g_array_unref);
}

/**
 * dossier_html_get_tag:
 *
 * Returns: the element's tag; GUMBO_TAG_UNKNOWN for text, comments and SVG or MathML elements.
 */
GumboTag
dossier_html_get_tag (const GumboNode *node)
{
  if (!is_element (node))
    return GUMBO_TAG_UNKNOWN;
  if (node->v.element.tag_namespace != GUMBO_NAMESPACE_HTML && node->v.element.tag != GUMBO_TAG_SVG
      && node->v.element.tag != GUMBO_TAG_MATH)
    return GUMBO_TAG_UNKNOWN;
  return node->v.element.tag;
}

/**
 * dossier_html_get_attribute:
 *
 * Returns: (nullable) (transfer none): the value; NULL when there is none or @node is no element.
 */
const char *
dossier_html_get_attribute (const GumboNode *node, const char *name)
{
  const GumboAttribute *attribute = NULL;

  if (is_element (node))
    attribute = gumbo_get_attribute (&node->v.element.attributes, name);
  return attribute ? attribute->value : NULL;
}

/**
 * dossier_html_dup_text:
 *
 * Returns: (transfer full): all text below @node as it stands in the source.
 */
char *
dossier_html_dup_text (GumboNode *node)
{
  g_auto (DossierHtmlWalk) walk;
  GString *text = g_string_new (NULL);

  dossier_html_walk_init (&walk, node);
  while (dossier_html_walk_next (&walk))
    if (walk.node->type == GUMBO_NODE_TEXT || walk.node->type == GUMBO_NODE_WHITESPACE
        || walk.node->type == GUMBO_NODE_CDATA)
      g_string_append (text, walk.node->v.text.text);
  return g_string_free (text, FALSE);
}
