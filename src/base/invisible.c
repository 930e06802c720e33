/* The list of invisible characters, and a quick search for one. */
#include "base/invisible.h"

#include "base/utf8.h"

const uint32_t invisible_ranges[INVISIBLE_RANGES][2] = {{0xAD, 0xAD},     {0x200B, 0x200F},
                                                        {0x2060, 0x2060}, {0xFE00, 0xFE0F},
                                                        {0xFEFF, 0xFEFF}, {0xE0100, 0xE01EF}};

bool is_invisible(uint32_t code)
{
	for (int i = 0; i < INVISIBLE_RANGES; i++) {
		if (code >= invisible_ranges[i][0] && code <= invisible_ranges[i][1]) {
			return true;
		}
	}
	return false;
}

/* Whether a byte begins an invisible character in UTF-8. */
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
	/* the first byte, and the least and greatest second byte */
	static const unsigned char begins[][3] = {
	    {0xC2, 0xAD, 0xAD}, {0xE2, 0x80, 0x81}, {0xEF, 0xB8, 0xBB}, {0xF3, 0xA0, 0xA0}};
	const char *end = text.data + text.size;
	for (size_t i = 0; i < sizeof begins / sizeof *begins; i++) {
		const char *at = text.data;
		while (at < end && (at = memchr(at, begins[i][0], (size_t)(end - at)))) {
			unsigned char second = (unsigned char)at[1]; /* valid UTF-8 goes on */
			if (second >= begins[i][1] && second <= begins[i][2] &&
			    invisible_at(text, (size_t)(at - text.data)) > 0) {
				return true;
			}
			at++;
		}
	}
	return false;
}
