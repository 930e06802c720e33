/* The superscript and subscript characters of Unicode. */
#include "base/script.h"

#include "base/utf8.h"

enum { LONGEST = 16 /* characters: a longer one is a text of its own */ };

static const struct {
	uint16_t digits[10];
	uint16_t plus;
	uint16_t minus;
} SCRIPTS[] = {
    [SCRIPT_RAISED] = {{0x2070, 0xB9, 0xB2, 0xB3, 0x2074, 0x2075, 0x2076, 0x2077, 0x2078, 0x2079},
                       0x207A,
                       0x207B},
    [SCRIPT_LOWERED] = {{0x2080, 0x2081, 0x2082, 0x2083, 0x2084, 0x2085, 0x2086, 0x2087, 0x2088,
                         0x2089},
                        0x208A,
                        0x208B},
};

uint32_t script_digit(enum script script, unsigned digit)
{
	return SCRIPTS[script].digits[digit];
}

/* Whether a text is a number with signs, or an electric charge: the signs belong to it. */
static bool has_own_signs(struct str text)
{
	for (size_t at = 0; at < text.size;) {
		uint32_t c = utf8_next(text, &at);
		if (!utf8_is_digit(c) && c != '+' && c != '-' && c != 0x2212) {
			return false;
		}
	}
	return true;
}

void script_write(struct buf *out, enum script script, struct str text)
{
	if (script == SCRIPT_NONE || utf8_count(text) > LONGEST) {
		buf_append(out, text);
		return;
	}
	bool has_signs = has_own_signs(text);
	for (size_t at = 0; at < text.size;) {
		char bytes[4];
		uint32_t c = utf8_next(text, &at);
		if (utf8_is_digit(c)) {
			c = script_digit(script, c < 0x80 ? c - '0' : c - 0xFF10);
		} else if (has_signs) {
			c = c == '+' ? SCRIPTS[script].plus : SCRIPTS[script].minus;
		}
		buf_append(out, (struct str){bytes, utf8_write(c, bytes)});
	}
}
