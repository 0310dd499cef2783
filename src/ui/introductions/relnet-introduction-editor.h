#pragma once

#include <adwaita.h>

#include "relnet-clock.h"
#include "relnet-database.h"
#include "relnet-introduction.h"

G_BEGIN_DECLS

#define RELNET_TYPE_INTRODUCTION_EDITOR (relnet_introduction_editor_get_type ())
G_DECLARE_FINAL_TYPE (RelnetIntroductionEditor, relnet_introduction_editor, RELNET, INTRODUCTION_EDITOR, AdwWindow)

GtkWidget *relnet_introduction_editor_new (RelnetDatabase *database, RelnetClock *clock, gint64 first, gint64 second);
GtkWidget *relnet_introduction_editor_new_for (RelnetDatabase *database, RelnetClock *clock,
                                               RelnetIntroduction *introduction);
void relnet_introduction_editor_ask_outcome (RelnetIntroductionEditor *self);
void relnet_introduction_editor_set_reasons (RelnetIntroductionEditor *self, const char *first, const char *second);

G_END_DECLS
