/* SHA-256 (FIPS 180-4) as lower-case hexadecimal digits. */
#ifndef ZHINAN_BASE_SHA256_H
#define ZHINAN_BASE_SHA256_H

#include "base/arena.h"

/* The digest of the parts, one after another: 64 digits in the arena. */
struct str sha256_hex(struct arena *arena, const struct str *parts, size_t count);

#endif
