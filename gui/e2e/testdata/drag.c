/* Drops files on a window as a file manager does; for tests only.
     drag WINDOW FILE [FILE…]
   FILE is a path of this side, the window the number that xdotool tells. Ends
   with 0 when the window took them. */
#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static Display *d;
static Window from, to;
static char list[16384];

static Atom atom(const char *name) { return XInternAtom(d, name, False); }

static void tell(const char *what, long a, long b, long c, long e) {
	XEvent m = {.xclient = {.type = ClientMessage, .display = d, .window = to, .message_type = atom(what), .format = 32}};
	long data[] = {(long)from, a, b, c, e};
	memcpy(m.xclient.data.l, data, sizeof data);
	XSendEvent(d, to, False, NoEventMask, &m);
}

/* Hands the list over to who asks for it. */
static void answer(XSelectionRequestEvent *r) {
	XEvent e = {.xselection = {.type = SelectionNotify, .display = d, .requestor = r->requestor, .selection = r->selection,
		.target = r->target, .property = None, .time = r->time}};
	Atom types[] = {atom("text/uri-list")};
	if (r->target == types[0]) {
		XChangeProperty(d, r->requestor, r->property, r->target, 8, PropModeReplace, (unsigned char *)list, strlen(list));
		e.xselection.property = r->property;
	} else if (r->target == atom("TARGETS")) {
		XChangeProperty(d, r->requestor, r->property, XA_ATOM, 32, PropModeReplace, (unsigned char *)types, 1);
		e.xselection.property = r->property;
	}
	XSendEvent(d, r->requestor, False, NoEventMask, &e);
}

/* Waits up to ten seconds for a word of the window; 1 when it said yes. */
static int hear(const char *what) {
	struct pollfd in = {.fd = ConnectionNumber(d), .events = POLLIN};
	for (time_t end = time(NULL) + 10; time(NULL) < end; poll(&in, 1, 100))
		while (XPending(d)) {
			XEvent e;
			XNextEvent(d, &e);
			if (e.type == SelectionRequest) answer(&e.xselectionrequest);
			if (e.type == ClientMessage && e.xclient.message_type == atom(what)) return e.xclient.data.l[1] & 1;
		}
	return 0;
}

/* Adds a file to the list, every byte that is no plain letter as %XX. */
static void add(const char *path) {
	char *at = list + strlen(list);
	at += sprintf(at, "file://");
	for (; *path; path++)
		at += sprintf(at, strchr("/-._", *path) || (*path > 0 && (*path | 32) >= 'a' && (*path | 32) <= 'z') || (*path >= '0' && *path <= '9') ? "%c" : "%%%02X",
			(unsigned char)*path);
	sprintf(at, "\r\n");
}

int main(int n, char **args) {
	d = XOpenDisplay(NULL);
	if (n < 3 || !d) return 2;
	to = strtoul(args[1], NULL, 0);
	for (int i = 2; i < n; i++) add(args[i]);
	from = XCreateSimpleWindow(d, DefaultRootWindow(d), 0, 0, 1, 1, 0, 0, 0);
	XSetSelectionOwner(d, atom("XdndSelection"), from, CurrentTime);
	tell("XdndEnter", 5L << 24, (long)atom("text/uri-list"), 0, 0);
	tell("XdndPosition", 0, 600L << 16 | 400, CurrentTime, (long)atom("XdndActionCopy"));
	if (!hear("XdndStatus")) return 1;
	tell("XdndDrop", 0, CurrentTime, 0, 0);
	return hear("XdndFinished") ? 0 : 1;
}
