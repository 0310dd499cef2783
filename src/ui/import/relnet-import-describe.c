/* An import in words. */

#include "relnet-import-describe.h"

#include <glib/gi18n-lib.h>

/**
 * relnet_import_describe:
 * @plan: what an import would do
 * @number: which file it is, from 1
 * @n_files: of how many
 *
 * Returns: (transfer full): what the file is: “LinkedIn export · 247 rows · UTF-8, comma-separated”
 */
char *
relnet_import_describe (RelnetImportPlan *plan, guint number, guint n_files)
{
  guint n = relnet_import_plan_get_n_records (plan);
  RelnetImportFormat format = relnet_import_plan_get_format (plan);
  GString *details = g_string_new (NULL);

  switch (format)
    {
    case RELNET_IMPORT_FORMAT_VCARD:
      g_string_append (details, _ ("vCard address book"));
      break;
    case RELNET_IMPORT_FORMAT_LINKEDIN:
      g_string_append (details, _ ("LinkedIn export"));
      break;
    case RELNET_IMPORT_FORMAT_GOOGLE:
      g_string_append (details, _ ("Google export"));
      break;
    case RELNET_IMPORT_FORMAT_OUTLOOK:
      g_string_append (details, _ ("Outlook export"));
      break;
    case RELNET_IMPORT_FORMAT_CSV:
    case RELNET_IMPORT_FORMAT_AUTO:
    default:
      g_string_append (details, _ ("Table"));
    }
  g_string_append (details, " · ");
  if (format == RELNET_IMPORT_FORMAT_VCARD)
    g_string_append_printf (details, ngettext ("%u contact", "%u contacts", n), n);
  else
    g_string_append_printf (details, ngettext ("%u row", "%u rows", n), n);
  g_string_append_printf (details, " · %s", relnet_import_plan_get_encoding (plan));
  switch (relnet_import_plan_get_separator (plan))
    {
    case ',':
      g_string_append (details, _ (", comma-separated"));
      break;
    case ';':
      g_string_append (details, _ (", semicolon-separated"));
      break;
    case '\t':
      g_string_append (details, _ (", tab-separated"));
      break;
    default:
      break;
    }
  if (n_files > 1)
    {
      g_string_append (details, " · ");
      g_string_append_printf (details, _ ("file %u of %u"), number, n_files);
    }
  return g_string_free (details, FALSE);
}
