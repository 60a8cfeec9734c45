/* Measures how long a window needs to show what a key does; for tests only.
     redraw TIMES KEY [KEY…]
   sends the keys one after the other, TIMES times each, and waits after each
   until nothing was drawn for 300 ms. Prints for each key pressed the
   milliseconds from the key to the first and to the last drawing. */
#include <X11/Xlib.h>
#include <X11/extensions/XTest.h>
#include <X11/extensions/Xdamage.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { still = 300, patience = 5000 };

static double now(void) {
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

/* A key is a name of X, with "alt+" or "ctrl+" before it. */
static void press(Display *d, const char *key) {
	KeyCode held = 0;
	if (!strncmp(key, "alt+", 4)) held = XKeysymToKeycode(d, XStringToKeysym("Alt_L")), key += 4;
	else if (!strncmp(key, "ctrl+", 5)) held = XKeysymToKeycode(d, XStringToKeysym("Control_L")), key += 5;
	KeyCode code = XKeysymToKeycode(d, XStringToKeysym(key));
	if (held) XTestFakeKeyEvent(d, held, True, 0);
	XTestFakeKeyEvent(d, code, True, 0);
	XTestFakeKeyEvent(d, code, False, 0);
	if (held) XTestFakeKeyEvent(d, held, False, 0);
	XFlush(d);
}

/* Waits for drawings until there was none for a while; tells when the first
   and the last came, -1 for none. */
static void watch(Display *d, int damaged, double begin, double *first, double *last) {
	*first = *last = -1;
	struct pollfd in = {.fd = ConnectionNumber(d), .events = POLLIN};
	for (;;) {
		while (XPending(d)) {
			XEvent e;
			XNextEvent(d, &e);
			if (e.type != damaged) continue;
			*last = now() - begin;
			if (*first < 0) *first = *last;
		}
		double left = *last < 0 ? patience - (now() - begin) : still - (now() - begin - *last);
		if (left <= 0) return;
		poll(&in, 1, left + 1);
	}
}

int main(int n, char **args) {
	Display *d = XOpenDisplay(NULL);
	int base, error;
	if (n < 3 || !d || !XDamageQueryExtension(d, &base, &error)) return 2;
	XDamageCreate(d, DefaultRootWindow(d), XDamageReportRawRectangles);
	double first, last;
	watch(d, base + XDamageNotify, now() - patience + still, &first, &last);
	for (int i = 0; i < atoi(args[1]); i++)
		for (int k = 2; k < n; k++) {
			double begin = now();
			press(d, args[k]);
			watch(d, base + XDamageNotify, begin, &first, &last);
			printf("%s %.1f %.1f\n", args[k], first, last);
		}
	return 0;
}
