#include "relnet-search-section.h"

/**
 * RelnetSearchSection:
 *
 * A line between the results of a search: what those below are, or the one that shows more of those above. Sections of
 * list views come with GTK 4.12; until then they are items of the list.
 */
struct _RelnetSearchSection
{
  GObject parent_instance;

  char *title;
  gboolean is_button;
};

G_DEFINE_FINAL_TYPE (RelnetSearchSection, relnet_search_section, G_TYPE_OBJECT)

static void
relnet_search_section_finalize (GObject *object)
{
  g_clear_pointer (&RELNET_SEARCH_SECTION (object)->title, g_free);
  G_OBJECT_CLASS (relnet_search_section_parent_class)->finalize (object);
}

static void
relnet_search_section_class_init (RelnetSearchSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = relnet_search_section_finalize;
}

static void
relnet_search_section_init (RelnetSearchSection *self)
{
}

/**
 * relnet_search_section_new:
 * @title: what it says
 * @is_button: whether activating it shows more
 *
 * Returns: (transfer full): a section
 */
RelnetSearchSection *
relnet_search_section_new (const char *title, gboolean is_button)
{
  RelnetSearchSection *self = g_object_new (RELNET_TYPE_SEARCH_SECTION, NULL);

  self->title = g_strdup (title);
  self->is_button = is_button;
  return self;
}

/**
 * relnet_search_section_get_title:
 * @self: a section
 *
 * Returns: what it says
 */
const char *
relnet_search_section_get_title (RelnetSearchSection *self)
{
  g_return_val_if_fail (RELNET_IS_SEARCH_SECTION (self), NULL);

  return self->title;
}

/**
 * relnet_search_section_is_button:
 * @self: a section
 *
 * Returns: whether activating it shows more
 */
gboolean
relnet_search_section_is_button (RelnetSearchSection *self)
{
  g_return_val_if_fail (RELNET_IS_SEARCH_SECTION (self), FALSE);

  return self->is_button;
}
