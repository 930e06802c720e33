/* The server: what it has, and what it answers. Internal to serve/. */
#ifndef ZHINAN_SERVE_SERVER_H
#define ZHINAN_SERVE_SERVER_H

#include "report/words.h"
#include "serve/http.h"
#include "serve/serve.h"
#include "serve/work.h"

enum { MAX_UPLOAD_FILES = 200, LISTED = 12 /* earlier uploads on the start page */ };
/* Of one request, with all its files. */
#define MAX_BODY ((size_t)256 << 20)
/* Of all that is kept. */
#define MAX_KEPT ((size_t)512 << 20)

struct server {
	const struct serve_options *options;
	struct work *work;
	struct http *http;
	struct upload_limits uploads;
	unsigned port;
	char token[GUARD_TOKEN + 1];
};

/* ---- pages.c ---- */

/* A page in a language, for one request. */
struct served {
	const struct server *server;
	struct arena *arena;
	struct wording words;
	struct str other; /* the address of the same page in the other language */
};

/* The start. */
struct str page_start(const struct served *served);

/* A result in its frame, with what else can be shown and saved; why it could not be made, where it was not. */
struct str page_result(const struct served *served, const struct result *result);

/* A sentence; has_back: with a link to the start. */
struct str page_message(const struct served *served, const struct message *heading, struct str text,
                        bool has_back);

/* The policy of these pages. */
extern const char page_own_policy[];

/* ---- routes.c ---- */

/* See http.h. */
bool server_admit(void *server, struct answer *out, struct request *request, struct arena *arena);
bool server_handle(void *server, struct answer *out, struct request *request, struct arena *arena);
void server_refuse(void *server, struct answer *out, struct request *request, struct arena *arena,
                   unsigned status);

#endif
