/* The list of invisible characters, and a quick look for one. */
#include "base/invisible.h"

#include "base/utf8.h"

bool is_invisible(uint32_t code)
{
	return code == 0xAD || (code >= 0x200B && code <= 0x200F) || code == 0x2060 ||
	       code == 0xFEFF || (code >= 0xFE00 && code <= 0xFE0F) ||
	       (code >= 0xE0100 && code <= 0xE01EF);
}

/* Whether a byte begins some invisible character in UTF-8. */
static bool may_begin(unsigned char byte)
{
	return byte == 0xC2 || byte == 0xE2 || byte == 0xEF || byte == 0xF3;
}

size_t invisible_at(struct str text, size_t at)
{
	size_t next = at;
	if (!may_begin((unsigned char)text.data[at]) || !is_invisible(utf8_next(text, &next))) {
		return 0;
	}
	return next - at;
}

bool has_invisible(struct str text)
{
	static const unsigned char leads[] = {0xC2, 0xE2, 0xEF, 0xF3};
	for (size_t i = 0; i < sizeof leads; i++) {
		const char *end = text.data + text.size;
		const char *at = text.data;
		while (at < end && (at = memchr(at, leads[i], (size_t)(end - at)))) {
			if (invisible_at(text, (size_t)(at - text.data)) > 0) {
				return true;
			}
			at++;
		}
	}
	return false;
}
