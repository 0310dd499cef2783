#include "relnet-photo-cache.h"

#include "relnet-avatar.h"
#include "relnet-person-store.h"

/* Thumbnails kept: some 25 KB each. */
#define MAX_KEPT 200
/* Sharp on a display of twice the density. */
#define PIXELS 80

/**
 * RelnetPhotoCache:
 *
 * Small photos for rows, read and unpacked in another thread when a row is first shown.
 */
struct _RelnetPhotoCache
{
  GObject parent_instance;

  RelnetDatabase *database;
  GHashTable *textures; /* id → GdkTexture */
};

typedef struct
{
  RelnetPhotoCache *cache;
  GWeakRef row;
  gint64 id;
} Request;

G_DEFINE_FINAL_TYPE (RelnetPhotoCache, relnet_photo_cache, G_TYPE_OBJECT)

static gpointer
read_photo (RelnetConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) image = relnet_person_store_load_photo (connection, *(gint64 *)data);

  return image != NULL ? relnet_avatar_make_thumbnail (image, PIXELS, error) : NULL;
}

static void
photo_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Request *request = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture
      = relnet_database_read_finish (RELNET_DATABASE (object), result, &error);
  g_autoptr (RelnetPersonRow) row = g_weak_ref_get (&request->row);

  /* What cannot be unpacked is no photo: the initials stay. */
  if (error != NULL)
    g_debug ("The photo of person %" G_GINT64_FORMAT " cannot be shown: %s", request->id,
             error->message);
  if (texture != NULL)
    {
      gint64 *key = g_new (gint64, 1);

      *key = request->id;
      if (g_hash_table_size (request->cache->textures) >= MAX_KEPT)
        g_hash_table_remove_all (request->cache->textures);
      g_hash_table_replace (request->cache->textures, key, g_object_ref (texture));
      if (row != NULL && relnet_person_row_get_person (row) != NULL
          && relnet_person_summary_get_id (relnet_person_row_get_person (row)) == request->id)
        relnet_person_row_set_photo (row, texture);
    }
  g_weak_ref_clear (&request->row);
  g_clear_object (&request->cache);
  g_free (request);
}

static void
changed_cb (RelnetDatabase *database, RelnetChanges *changes, RelnetPhotoCache *self)
{
  guint n;
  const gint64 *ids = relnet_changes_get_ids (changes, RELNET_CHANGE_PERSON, &n);

  if (relnet_changes_has_all (changes, RELNET_CHANGE_PERSON))
    g_hash_table_remove_all (self->textures);
  for (guint i = 0; i < n; i++)
    g_hash_table_remove (self->textures, &ids[i]);
}

static void
relnet_photo_cache_finalize (GObject *object)
{
  RelnetPhotoCache *self = RELNET_PHOTO_CACHE (object);

  g_clear_object (&self->database);
  g_clear_pointer (&self->textures, g_hash_table_unref);
  G_OBJECT_CLASS (relnet_photo_cache_parent_class)->finalize (object);
}

static void
relnet_photo_cache_class_init (RelnetPhotoCacheClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = relnet_photo_cache_finalize;
}

static void
relnet_photo_cache_init (RelnetPhotoCache *self)
{
  self->textures = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
}

/**
 * relnet_photo_cache_new:
 * @database: a database
 *
 * Returns: (transfer full): a cache
 */
RelnetPhotoCache *
relnet_photo_cache_new (RelnetDatabase *database)
{
  RelnetPhotoCache *self = g_object_new (RELNET_TYPE_PHOTO_CACHE, NULL);

  self->database = g_object_ref (database);
  g_signal_connect_object (database, "changed", G_CALLBACK (changed_cb), self, 0);
  return self;
}

/**
 * relnet_photo_cache_show:
 * @self: a cache
 * @row: a row that shows a person
 *
 * Gives the row the photo of its person, now or when it is read, if it still shows them then.
 */
void
relnet_photo_cache_show (RelnetPhotoCache *self, RelnetPersonRow *row)
{
  RelnetPersonSummary *person;
  GdkTexture *texture;
  Request *request;
  gint64 id;
  gint64 *data;

  g_return_if_fail (RELNET_IS_PHOTO_CACHE (self));

  person = relnet_person_row_get_person (row);
  if (person == NULL || !relnet_person_summary_get_has_photo (person))
    return;
  id = relnet_person_summary_get_id (person);
  texture = g_hash_table_lookup (self->textures, &id);
  if (texture != NULL)
    {
      relnet_person_row_set_photo (row, texture);
      return;
    }
  request = g_new0 (Request, 1);
  request->cache = g_object_ref (self);
  request->id = id;
  g_weak_ref_init (&request->row, row);
  data = g_new (gint64, 1);
  *data = id;
  relnet_database_read_async (self->database, read_photo, data, g_free, g_object_unref, NULL,
                              photo_read, request);
}
