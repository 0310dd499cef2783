#pragma once

#include <gtk/gtk.h>

#include "relnet-introduction.h"
#include "relnet-referral.h"

G_BEGIN_DECLS

#define RELNET_TYPE_INTRODUCTION_CARD (relnet_introduction_card_get_type ())
G_DECLARE_FINAL_TYPE (RelnetIntroductionCard, relnet_introduction_card, RELNET, INTRODUCTION_CARD, GtkListBoxRow)

GtkWidget *relnet_introduction_card_new (RelnetIntroduction *introduction, const char *today, gboolean wide);
GtkWidget *relnet_introduction_card_new_for_referral (RelnetReferral *referral, gboolean wide);
RelnetIntroduction *relnet_introduction_card_get_introduction (RelnetIntroductionCard *self);

G_END_DECLS
