/* SHA-256 by Nettle, which uses the processor's own instructions if it has them. */
#include "base/sha256.h"

#include <nettle/base16.h>
#include <nettle/base64.h>
#include <nettle/sha2.h>

static void digest_of(uint8_t digest[SHA256_DIGEST_SIZE], const struct str *parts, size_t count)
{
	struct sha256_ctx context;
	sha256_init(&context);
	for (size_t i = 0; i < count; i++) {
		if (parts[i].size > 0) {
			sha256_update(&context, parts[i].size, (const uint8_t *)parts[i].data);
		}
	}
	sha256_digest(&context, SHA256_DIGEST_SIZE, digest);
}

struct str sha256_hex(struct arena *arena, const struct str *parts, size_t count)
{
	uint8_t digest[SHA256_DIGEST_SIZE];
	digest_of(digest, parts, count);
	char *text = arena_alloc(arena, BASE16_ENCODE_LENGTH(sizeof digest) + 1);
	base16_encode_update(text, sizeof digest, digest);
	return (struct str){text, BASE16_ENCODE_LENGTH(sizeof digest)};
}

struct str sha256_base64(struct arena *arena, const struct str *parts, size_t count)
{
	uint8_t digest[SHA256_DIGEST_SIZE];
	digest_of(digest, parts, count);
	char *text = arena_alloc(arena, BASE64_ENCODE_RAW_LENGTH(sizeof digest) + 1);
	base64_encode_raw(text, sizeof digest, digest);
	return (struct str){text, BASE64_ENCODE_RAW_LENGTH(sizeof digest)};
}
