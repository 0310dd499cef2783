/* watch-loop WINDOW: asks a window for a sign of life every 10 ms, as window managers do (_NET_WM_PING), until its
 * standard input closes; prints the longest time it took to answer, in milliseconds. cc -O2 watch-loop.c -lX11 */

#include <X11/Xlib.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define EVERY_MS 10

static double
now_ms (void)
{
  struct timespec t;

  clock_gettime (CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static int
ignore_error (Display *display, XErrorEvent *error)
{
  (void) display;
  (void) error;
  return 0;
}

int
main (int argc, char **argv)
{
  Display *display = XOpenDisplay (NULL);
  double asked = 0, answered = 0, longest = 0;
  Window window;
  Atom protocols, ping;

  if (argc != 2 || display == NULL)
    return 2;
  window = (Window) strtoul (argv[1], NULL, 0);
  XSetErrorHandler (ignore_error);
  protocols = XInternAtom (display, "WM_PROTOCOLS", False);
  ping = XInternAtom (display, "_NET_WM_PING", False);
  XSelectInput (display, DefaultRootWindow (display), SubstructureNotifyMask);
  for (;;)
    {
      struct pollfd fds[] = { { ConnectionNumber (display), POLLIN, 0 }, { 0, POLLIN, 0 } };
      double now = now_ms ();

      if (asked == 0 && now - answered >= EVERY_MS)
        {
          XEvent event = { .xclient = { .type = ClientMessage,
                                        .window = window,
                                        .message_type = protocols,
                                        .format = 32,
                                        .data.l = { (long) ping, (long) now & 0x7fffffff, (long) window } } };

          XSendEvent (display, window, False, NoEventMask, &event);
          XFlush (display);
          asked = now;
        }
      poll (fds, 2, EVERY_MS);
      if (fds[1].revents != 0)
        break;
      while (XPending (display) > 0)
        {
          XEvent event;

          XNextEvent (display, &event);
          if (event.type == ClientMessage && (Atom) event.xclient.data.l[0] == ping && asked != 0)
            {
              answered = now_ms ();
              if (answered - asked > longest)
                longest = answered - asked;
              asked = 0;
            }
        }
    }
  if (asked != 0 && now_ms () - asked > longest)
    longest = now_ms () - asked;
  printf ("%.0f\n", longest);
  return 0;
}
