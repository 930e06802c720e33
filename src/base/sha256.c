/* SHA-256 by Nettle, which uses the processor's own instructions where it has them. */
#include "base/sha256.h"

#include <nettle/base16.h>
#include <nettle/sha2.h>

struct str sha256_hex(struct arena *arena, const struct str *parts, size_t count)
{
	struct sha256_ctx context;
	sha256_init(&context);
	for (size_t i = 0; i < count; i++) {
		if (parts[i].size > 0) {
			sha256_update(&context, parts[i].size, (const uint8_t *)parts[i].data);
		}
	}
	uint8_t digest[SHA256_DIGEST_SIZE];
	sha256_digest(&context, sizeof digest, digest);
	char *text = arena_alloc(arena, BASE16_ENCODE_LENGTH(sizeof digest) + 1);
	base16_encode_update(text, sizeof digest, digest);
	return (struct str){text, BASE16_ENCODE_LENGTH(sizeof digest)};
}
