#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _RelnetNumberTable RelnetNumberTable;

RelnetNumberTable *relnet_number_table_new (void);
void relnet_number_table_free (RelnetNumberTable *self);
gboolean relnet_number_table_lookup (RelnetNumberTable *self, guint64 key, guint32 *value);
void relnet_number_table_set (RelnetNumberTable *self, guint64 key, guint32 value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelnetNumberTable, relnet_number_table_free)

G_END_DECLS
