/* SHA-256 (FIPS 180-4) as text. */
#ifndef ZHINAN_BASE_SHA256_H
#define ZHINAN_BASE_SHA256_H

#include "base/arena.h"

/* The digest of the parts, one after another: 64 lower-case hexadecimal digits in the arena. */
struct str sha256_hex(struct arena *arena, const struct str *parts, size_t count);

/* The same in base 64 (RFC 4648), for a page's Content-Security-Policy. */
struct str sha256_base64(struct arena *arena, const struct str *parts, size_t count);

#endif
