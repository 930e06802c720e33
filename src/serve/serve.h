/* Serves pages on this computer, for people who do not use a terminal. */
#ifndef ZHINAN_SERVE_SERVE_H
#define ZHINAN_SERVE_SERVE_H

#include "base/diag.h"

struct serve_options {
	const char *const *arguments; /* for the processes that read documents, then NULL */
	unsigned port;                /* 0: one that is free */
	size_t max_bytes;             /* of a file */
	const char *folder;           /* where results are stored, too; NULL: nowhere */
	bool opens;                   /* a browser */
	size_t idle_seconds;          /* without a request, after which it ends; 0: never */
	enum language language; /* of what is printed, and of pages where a browser has no wish */
};

/* Serves until the process gets SIGINT, SIGTERM or SIGHUP, or a person stops it on its page. Prints the address to
 * standard output. STATUS_TROUBLE with a diag where it cannot start. */
enum status serve(const struct serve_options *options, struct arena *arena,
                  struct diags *diags) MUST_CHECK;

#endif
