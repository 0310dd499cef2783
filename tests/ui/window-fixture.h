/* A window on a database of its own, on Wednesday 18 November 2026 at nine in Paris. */

#pragma once

#include "../store/store-fixture.h"
#include "ui-fixture.h"

typedef struct
{
  Fixture store;
  GtkWidget *window;
} Ui;

G_GNUC_UNUSED static void
set_up (Ui *ui, gconstpointer data)
{
  fixture_set_up (&ui->store, NULL);
  relnet_clock_set_now (ui->store.clock, 1794988800);
}

/* Whoever closed the window themselves sets it to NULL. */
G_GNUC_UNUSED static void
tear_down (Ui *ui, gconstpointer data)
{
  if (ui->window != NULL)
    gtk_window_destroy (GTK_WINDOW (ui->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  fixture_tear_down (&ui->store, NULL);
}

/* What a query with one number says. */
G_GNUC_UNUSED static int
count (Ui *ui, const char *sql)
{
  return (int) relnet_connection_query_int (relnet_database_get_reader (ui->store.database), sql, -1);
}

#define ui_test(path, function) g_test_add (path, Ui, NULL, set_up, function, tear_down)
