#pragma once

#include "relnet-database.h"
#include "relnet-person-row.h"

G_BEGIN_DECLS

#define RELNET_TYPE_PHOTO_CACHE (relnet_photo_cache_get_type ())
G_DECLARE_FINAL_TYPE (RelnetPhotoCache, relnet_photo_cache, RELNET, PHOTO_CACHE, GObject)

RelnetPhotoCache *relnet_photo_cache_new (RelnetDatabase *database);
void relnet_photo_cache_show (RelnetPhotoCache *self, RelnetPersonRow *row);

G_END_DECLS
