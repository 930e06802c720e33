/* HTTP on the loopback device, by libmicrohttpd, which is loaded when it is first needed. One thread reads and writes
 * all connections; a request that must wait sleeps until another thread wakes it. Connections are limited in number,
 * memory and time, and bodies are thrown away as they come once they are of no use. */
#ifndef ZHINAN_SERVE_HTTP_H
#define ZHINAN_SERVE_HTTP_H

#include "serve/guard.h"
#include "serve/store.h"
#include "serve/upload.h"

/* A request. The strings live until it is answered. */
struct request {
	struct waiter waiter; /* to wait with; the handler is asked again when it is awake */
	struct guard_request guard;
	struct str method;
	struct str path; /* without what is behind "?", and with %-escapes as they are */
	struct str accept;
	struct str language;  /* Accept-Language */
	struct upload upload; /* of a POST, when all of it is there */
	bool takes_form;      /* set by `admit`: the body is a form; any other is thrown away */
	bool wants_stop;      /* set by the handler: the server ends when this is answered */
};

/* An answer. All strings but the body must live for ever, or in the arena of the request. */
struct answer {
	unsigned status;
	struct str body;
	void (*release)(
	    void *owner); /* called once the body is no longer needed; NULL: it is in the arena */
	void *owner;
	const char *type;        /* Content-Type */
	const char *policy;      /* Content-Security-Policy; NULL: nothing may be loaded */
	const char *location;    /* NULL: none */
	const char *disposition; /* Content-Disposition; NULL: none */
	bool is_foreign;         /* its policy puts it into a sandbox, as an origin of its own */
};

struct http_options {
	unsigned port; /* 0: one that is free */
	const struct upload_limits *uploads;
	size_t body_bytes; /* of a request */

	/* Called before the body of a POST is read: false refuses it, with an answer. */
	bool (*admit)(void *handler, struct answer *out, struct request *request,
	              struct arena *arena);

	/* Answers a request; false: it sleeps, see struct waiter. */
	bool (*handle)(void *handler, struct answer *out, struct request *request,
	               struct arena *arena);

	/* Answers a POST whose body is larger than it may be, or no form. */
	void (*refuse)(void *handler, struct answer *out, struct request *request,
	               struct arena *arena, unsigned status);
	void *handler;
};

enum http_error {
	HTTP_STARTED,
	HTTP_NO_LIBRARY, /* it cannot be loaded */
	HTTP_PORT_TAKEN,
	HTTP_NO_SOCKET /* the system refuses it: errno */
};

struct http;

/* Opens a port, which is then in *port, and begins to answer on 127.0.0.1. The options must live as long. `why` says more of HTTP_NO_LIBRARY, in
 * the arena. */
enum http_error http_start(struct http **out, unsigned *port, const struct http_options *options,
                           struct arena *arena, struct str *why);

/* The value of an argument behind "?" in the address of a request, as it was sent; data NULL: none. */
struct str http_argument(const struct request *request, const char *name);

/* To be called every second: ends connections that are too slow. */
void http_tick(struct http *http);

/* Seconds since the last request came. */
size_t http_idle(struct http *http);

/* Whether a request was answered that wants the server to end. */
bool http_is_asked_to_stop(struct http *http);

/* Ends all connections. No request may sleep any more. */
void http_stop(struct http *http);

#endif
