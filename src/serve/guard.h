/* Who may ask: every request is checked before anything is done for it, since any page that a
 * person has open in a browser can send requests to this computer, too. */
#ifndef ZHINAN_SERVE_GUARD_H
#define ZHINAN_SERVE_GUARD_H

#include "base/str.h"

enum { GUARD_TOKEN = 32 /* hexadecimal digits, of 128 random bits */ };

/* What of a request is checked; a header that is not there has data NULL. */
struct guard_request {
	struct str path;
	struct str host;
	struct str origin;
	struct str fetch_site; /* Sec-Fetch-Site */
	bool has_two_hosts;
};

/* Makes a token; false if the system has no random bits. */
bool guard_token(char token[GUARD_TOKEN + 1]);

/* Whether the request is for this server by its own name (the name of another, which leads here, could be that of
 * an attacker), and comes from no other page: Host is 127.0.0.1, localhost or [::1] with the port;
 * Origin, where present, is the same; Sec-Fetch-Site, where present, says same-origin or none. */
bool guard_is_own(const struct guard_request *request, unsigned port);

/* Takes "/TOKEN" off the path: what is behind it, which begins with "/" or is empty, is in `rest`. False
 * without the right token, after a time that does not depend on where it differs. */
bool guard_has_token(struct str *rest, struct str path, const char *token);

/* Whether a person reads Chinese rather than English, by the header Accept-Language; `otherwise`
 * where it names neither. */
bool guard_wants_chinese(struct str accept_language, bool otherwise);

#endif
