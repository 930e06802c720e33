/* Hexadecimal digits and back. */
#include "archive/digest.h"

bool digest_is_set(const struct digest *digest)
{
	static const struct digest none;
	return !digest_equal(digest, &none);
}

bool digest_equal(const struct digest *a, const struct digest *b)
{
	return memcmp(a->bytes, b->bytes, sizeof a->bytes) == 0;
}

/* The value of a digit, or -1. */
static int digit_value(char c)
{
	return ascii_is_digit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool digest_from_hex(struct digest *out, struct str hex)
{
	struct digest digest = {0};
	*out = digest;
	if (hex.size != DIGEST_HEX) {
		return hex.size == 0;
	}
	for (size_t i = 0; i < DIGEST_BYTES; i++) {
		int high = digit_value(hex.data[2 * i]);
		int low = digit_value(hex.data[2 * i + 1]);
		if (high < 0 || low < 0) {
			return false;
		}
		digest.bytes[i] = (unsigned char)(high << 4 | low);
	}
	*out = digest;
	return true;
}

struct str digest_hex(const struct digest *digest, struct arena *arena)
{
	static const char digits[] = "0123456789abcdef";
	if (!digest_is_set(digest)) {
		return (struct str){0};
	}
	char *hex = ARENA_ARRAY(arena, char, DIGEST_HEX + 1);
	for (size_t i = 0; i < DIGEST_BYTES; i++) {
		hex[2 * i] = digits[digest->bytes[i] >> 4];
		hex[2 * i + 1] = digits[digest->bytes[i] & 0xF];
	}
	return (struct str){hex, DIGEST_HEX};
}
