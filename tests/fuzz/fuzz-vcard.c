/* Any bytes as a file of vCards: read, understood, written again, and what was written read once more. */

#include <string.h>

#include "relnet-vcard-person.h"
#include "relnet-vcard-reader.h"
#include "relnet-vcard-writer.h"

int LLVMFuzzerTestOneInput (const unsigned char *data, size_t size);

int
LLVMFuzzerTestOneInput (const unsigned char *data, size_t size)
{
  g_autoptr (RelnetVcardReader) reader = relnet_vcard_reader_new_for_text ((const char *)data, size);
  g_autoptr (RelnetVcard) card = relnet_vcard_new ();

  while (relnet_vcard_reader_next (reader, card, NULL, NULL))
    {
      g_autofree char *reason = NULL;
      g_autoptr (RelnetPerson) person = relnet_vcard_to_person (card, &reason);
      g_autoptr (GString) written = g_string_new (NULL);
      g_autoptr (RelnetVcard) again = NULL;
      g_autoptr (RelnetPerson) same = NULL;

      g_assert_true (g_utf8_validate (relnet_vcard_get_source (card, NULL), -1, NULL));
      if (person == NULL)
        continue;
      for (guint i = 0; i < RELNET_N_PERSON_TEXTS; i++)
        g_assert_true (g_utf8_validate (relnet_person_get_text (person, (RelnetPersonText)i), -1, NULL));
      relnet_vcard_write_person (written, person, size % 2 == 0 ? RELNET_VCARD_4 : RELNET_VCARD_3);
      g_assert_true (g_utf8_validate (written->str, -1, NULL));
      again = relnet_vcard_parse (written->str);
      same = relnet_vcard_to_person (again, NULL);
      /* That a real card says the same when read again is what test-exporter shows; of noise it is not asked. */
      for (guint i = 0; same != NULL && i < RELNET_N_PERSON_TEXTS; i++)
        g_assert_true (g_utf8_validate (relnet_person_get_text (same, (RelnetPersonText)i), -1, NULL));
    }
  return 0;
}
