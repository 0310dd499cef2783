#pragma once

#include <adwaita.h>

#include "relnet-clock.h"
#include "relnet-interaction.h"

G_BEGIN_DECLS

/**
 * RelnetAfterLine:
 * @what: what was promised, or done
 * @due: (nullable): by when
 * @person: which of the people it is about
 */
typedef struct
{
  char *what;
  char *due;
  guint person;
} RelnetAfterLine;

#define RELNET_TYPE_AFTER_LINES (relnet_after_lines_get_type ())
G_DECLARE_FINAL_TYPE (RelnetAfterLines, relnet_after_lines, RELNET, AFTER_LINES, AdwPreferencesGroup)

void relnet_after_lines_set_up (RelnetAfterLines *self, const char *line_title, RelnetClock *clock, gboolean with_due);
void relnet_after_lines_set_people (RelnetAfterLines *self, RelnetInteraction *people);
GPtrArray *relnet_after_lines_read (RelnetAfterLines *self, const char *from);
GVariant *relnet_after_lines_dup_draft (RelnetAfterLines *self);
void relnet_after_lines_load_draft (RelnetAfterLines *self, GVariant *draft);
void relnet_after_lines_clear (RelnetAfterLines *self);
void relnet_after_line_free (RelnetAfterLine *line);

G_END_DECLS
