/* Any bytes as a table: the header found, each row understood. */

#include "relnet-csv-columns.h"
#include "relnet-csv-person.h"
#include "relnet-csv-reader.h"
#include "relnet-csv-writer.h"
#include "relnet-encoding.h"

int LLVMFuzzerTestOneInput (const unsigned char *data, size_t size);

int
LLVMFuzzerTestOneInput (const unsigned char *data, size_t size)
{
  static const char separators[] = { ',', ';', '\t' };
  g_autoptr (GInputStream) bytes = g_memory_input_stream_new_from_data (data, (gssize)size, NULL);
  g_autoptr (GInputStream) rewound = g_memory_input_stream_new_from_data (data, (gssize)size, NULL);
  g_autoptr (GInputStream) text = NULL;
  g_autoptr (RelnetCsvReader) reader = NULL;
  g_autoptr (RelnetCsvColumns) columns = NULL;
  RelnetEncoding encoding;
  char **cells;

  if (!relnet_encoding_detect (bytes, &encoding, NULL, NULL))
    return 0;
  text = relnet_encoding_decode (rewound, encoding.name, NULL);
  g_assert_nonnull (text);
  reader = relnet_csv_reader_new (text, separators[size % G_N_ELEMENTS (separators)]);
  while ((cells = relnet_csv_reader_next (reader, NULL, NULL)) != NULL)
    {
      g_autofree char *reason = NULL;
      g_autoptr (RelnetPerson) person = NULL;

      if (columns == NULL || relnet_csv_columns_score (cells) > 1)
        {
          g_clear_pointer (&columns, relnet_csv_columns_unref);
          columns = relnet_csv_columns_new (cells);
          continue;
        }
      person = relnet_csv_to_person (columns, cells, &reason);
      if (person != NULL)
        {
          g_autoptr (GString) row = g_string_new (NULL);
          RelnetCsvWidths widths = { 0 };

          relnet_csv_measure (&widths, person);
          relnet_csv_write_person (row, &widths, person);
          g_assert_true (g_utf8_validate (row->str, -1, NULL));
        }
      else
        g_assert_nonnull (reason);
    }
  return 0;
}
