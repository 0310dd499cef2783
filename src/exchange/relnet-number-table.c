#include "relnet-number-table.h"

#include <string.h>

/**
 * RelnetNumberTable:
 *
 * Numbers that belong to numbers. A #GHashTable takes some sixty bytes for each, this takes twenty: an address book of a
 * hundred thousand has half a million.
 */
struct _RelnetNumberTable
{
  guint64 *keys; /* 0 for a free place; places follow each other until one is free */
  guint32 *values;
  gsize size; /* a power of two, never more than two thirds taken */
  gsize n;
};

#define FIRST_SIZE 256

/**
 * relnet_number_table_new:
 *
 * Returns: (transfer full): an empty table
 */
RelnetNumberTable *
relnet_number_table_new (void)
{
  RelnetNumberTable *self = g_new0 (RelnetNumberTable, 1);

  self->size = FIRST_SIZE;
  self->keys = g_new0 (guint64, self->size);
  self->values = g_new (guint32, self->size);
  return self;
}

/**
 * relnet_number_table_free:
 * @self: a table
 */
void
relnet_number_table_free (RelnetNumberTable *self)
{
  g_free (self->keys);
  g_free (self->values);
  g_free (self);
}

/* 0 stands for a free place. */
static guint64
get_stored (guint64 key)
{
  return key != 0 ? key : 1;
}

/* Where @stored is, or would be. Its bits are mixed first (the constant is 2⁶⁴ by the golden ratio). */
static gsize
find_place (const RelnetNumberTable *self, guint64 stored)
{
  guint64 mixed = stored * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  gsize place = (gsize)(mixed >> 32) & (self->size - 1);

  while (self->keys[place] != 0 && self->keys[place] != stored)
    place = (place + 1) & (self->size - 1);
  return place;
}

static void
grow (RelnetNumberTable *self)
{
  RelnetNumberTable old = *self;

  self->size = 2 * old.size;
  self->keys = g_new0 (guint64, self->size);
  self->values = g_new (guint32, self->size);
  for (gsize i = 0; i < old.size; i++)
    if (old.keys[i] != 0)
      {
        gsize place = find_place (self, old.keys[i]);

        self->keys[place] = old.keys[i];
        self->values[place] = old.values[i];
      }
  g_free (old.keys);
  g_free (old.values);
}

/**
 * relnet_number_table_lookup:
 * @self: a table
 * @key: a number
 * @value: (out): what belongs to it
 *
 * Returns: whether something does
 */
gboolean
relnet_number_table_lookup (RelnetNumberTable *self, guint64 key, guint32 *value)
{
  gsize place = find_place (self, get_stored (key));

  if (self->keys[place] == 0)
    return FALSE;
  *value = self->values[place];
  return TRUE;
}

/**
 * relnet_number_table_set:
 * @self: a table
 * @key: a number
 * @value: what belongs to it from now on
 */
void
relnet_number_table_set (RelnetNumberTable *self, guint64 key, guint32 value)
{
  guint64 stored = get_stored (key);
  gsize place = find_place (self, stored);

  if (self->keys[place] == 0)
    {
      if (3 * (self->n + 1) > 2 * self->size)
        {
          grow (self);
          place = find_place (self, stored);
        }
      self->keys[place] = stored;
      self->n++;
    }
  self->values[place] = value;
}
