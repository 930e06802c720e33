/* Host, Origin, Sec-Fetch-Site and the token; Accept-Language. */
#include "serve/guard.h"

#include <stdio.h>
#include <sys/random.h>

bool guard_token(char token[GUARD_TOKEN + 1])
{
	unsigned char bits[GUARD_TOKEN / 2];
	if (getrandom(bits, sizeof bits, 0) != (ssize_t)sizeof bits) {
		return false;
	}
	for (size_t i = 0; i < sizeof bits; i++) {
		snprintf(token + 2 * i, 3, "%02x", bits[i]);
	}
	return true;
}

/* Whether a text is one of the names of this computer, with the port. */
static bool is_own_host(struct str host, unsigned port)
{
	static const char *const names[] = {"127.0.0.1", "localhost", "[::1]"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		char own[32];
		snprintf(own, sizeof own, "%s:%u", names[i], port);
		if (str_equal(host, str_from(own))) {
			return true;
		}
	}
	return false;
}

bool guard_is_own(const struct guard_request *request, unsigned port)
{
	static const struct str scheme = STR_INIT("http://");
	struct str origin = request->origin;
	struct str site = request->fetch_site;
	bool is_own_origin =
	    !origin.data || (str_starts(origin, scheme) &&
	                     str_equal(str_slice(origin, scheme.size, origin.size), request->host));
	bool is_own_site =
	    !site.data || str_equal(site, STR("same-origin")) || str_equal(site, STR("none"));
	return !request->has_two_hosts && request->host.data && is_own_host(request->host, port) &&
	       is_own_origin && is_own_site;
}

bool guard_has_token(struct str *rest, struct str path, const char *token)
{
	unsigned differs = 0;
	if (path.size < 1 + GUARD_TOKEN || path.data[0] != '/') {
		return false;
	}
	for (size_t i = 0; i < GUARD_TOKEN; i++) {
		differs |= (unsigned char)path.data[1 + i] ^ (unsigned char)token[i];
	}
	*rest = str_slice(path, 1 + GUARD_TOKEN, path.size);
	return differs == 0 && (rest->size == 0 || rest->data[0] == '/');
}

/* The weight of an entry of Accept-Language, of 1000: "zh-CN;q=0.8". */
static unsigned weight_of(struct str entry)
{
	size_t at = str_find(entry, STR("q="));
	if (at == SIZE_MAX) {
		return 1000;
	}
	unsigned weight = 0;
	unsigned unit = 1000;
	for (at += 2; at < entry.size && unit > 0; at++) {
		if (ascii_is_digit(entry.data[at])) {
			weight += unit * (unsigned)(entry.data[at] - '0');
			unit /= 10;
		} else if (entry.data[at] != '.') {
			break;
		}
	}
	return weight;
}

bool guard_wants_chinese(struct str accept_language, bool otherwise)
{
	unsigned chinese = 0;
	unsigned english = 0;
	for (size_t start = 0; start < accept_language.size;) {
		const char *comma =
		    memchr(accept_language.data + start, ',', accept_language.size - start);
		size_t end = comma ? (size_t)(comma - accept_language.data) : accept_language.size;
		struct str entry = str_trim(str_slice(accept_language, start, end));
		unsigned weight = weight_of(entry);
		char name[2] = {entry.size > 1 ? ascii_lower(entry.data[0]) : '\0',
		                entry.size > 1 ? ascii_lower(entry.data[1]) : '\0'};
		bool ends = entry.size == 2 || (entry.size > 2 && !ascii_is_letter(entry.data[2]));
		unsigned *best = !ends                        ? NULL
		                 : memcmp(name, "zh", 2) == 0 ? &chinese
		                 : memcmp(name, "en", 2) == 0 ? &english
		                                              : NULL;
		if (best && weight > *best) {
			*best = weight;
		}
		start = end + 1;
	}
	return chinese == english ? otherwise : chinese > english;
}
