/* SHA-256 as 32 bytes: half of what its hexadecimal digits take, for lists of a million texts. */
#ifndef ZHINAN_ARCHIVE_DIGEST_H
#define ZHINAN_ARCHIVE_DIGEST_H

#include "base/arena.h"

enum { DIGEST_BYTES = 32, DIGEST_HEX = 2 * DIGEST_BYTES };

/* All zero: there is none. */
struct digest {
	unsigned char bytes[DIGEST_BYTES];
};

/* Whether there is one. */
bool digest_is_set(const struct digest *digest);

/* Whether two are the same; two that are not set are. */
bool digest_equal(const struct digest *a, const struct digest *b);

/* Reads the 64 lower-case hexadecimal digits of sha256_hex, or nothing for an empty text. False, and no digest,
 * for any other text. */
bool digest_from_hex(struct digest *out, struct str hex);

/* Those digits in the arena; empty where there is no digest. */
struct str digest_hex(const struct digest *digest, struct arena *arena);

#endif
