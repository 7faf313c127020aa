/* A window with one of each thing that journeys use: it proves in-window and journey.py without the program. */

#include <gtk/gtk.h>

static void
count_click_cb (GtkButton *button, gpointer label)
{
  g_autofree char *text = NULL;
  guint clicks = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "clicks")) + 1;

  g_object_set_data (G_OBJECT (button), "clicks", GUINT_TO_POINTER (clicks));
  text = g_strdup_printf ("pressed %u", clicks);
  gtk_label_set_text (GTK_LABEL (label), text);
}

static void
activate_cb (GtkApplication *application, gpointer user_data)
{
  GtkWidget *window = gtk_application_window_new (application);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *label = gtk_label_new ("not pressed");
  GtkWidget *button = gtk_button_new_with_label ("Press");

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)),
                            "The harbour office said 북한 on Tuesday.\nA second line follows.", -1);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (view), FALSE);
  gtk_widget_set_vexpand (view, TRUE);
  g_signal_connect (button, "clicked", G_CALLBACK (count_click_cb), label);
  gtk_box_append (GTK_BOX (box), view);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  gtk_window_set_titlebar (GTK_WINDOW (window), gtk_header_bar_new ());
  gtk_window_set_title (GTK_WINDOW (window), "Self-test");
  gtk_window_set_default_size (GTK_WINDOW (window), 700, 500);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  g_autoptr (GtkApplication) application =
      gtk_application_new ("io.github.dossier.SelfTest", G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
