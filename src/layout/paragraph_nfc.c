/* Normalises segment by segment: a segment ends where ICU says that composition cannot cross. */
#include "layout/paragraph_nfc.h"

#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "base/icu.h"
#include "base/utf8.h"

enum { SEGMENT_UNITS = 64 /* UTF-16; a longer pile of marks is left as it is */ };

/* Chinese, ASCII, and the punctuation of both are in NFC. Not so marks that combine, compatibility
 * ideographs, and signs that are letters (ohm, kelvin, angstrom). */
bool text_may_need_nfc(struct str text)
{
	const unsigned char *bytes = (const unsigned char *)text.data;
	for (size_t i = utf8_skip_han(text, 0, text.size); i < text.size;
	     i = utf8_skip_han(text, i + utf8_width(bytes[i]), text.size)) {
		unsigned char lead = bytes[i];
		if (lead < 0xCC || (lead >= 0xE4 && lead <= 0xEE)) {
			continue;
		}
		unsigned char next = bytes[i + 1];
		bool is_kana_mark = lead == 0xE3 && next == 0x82;
		bool is_sign = lead == 0xE2 && next == 0x84;
		bool is_ideograph = lead == 0xEF && next < 0xAC;
		bool is_other = lead < 0xE2 || lead > 0xEF;
		if (is_kana_mark || is_sign || is_ideograph || is_other) {
			return true;
		}
	}
	return false;
}

/* Converts a segment to UTF-16; returns its size, or 0 where it is too long. */
static int32_t segment_units(struct str segment, UChar *units)
{
	UErrorCode error = U_ZERO_ERROR;
	int32_t size = 0;
	u_strFromUTF8(units, SEGMENT_UNITS, &size, segment.data, (int32_t)segment.size, &error);
	return !icu_failed(error) ? size : 0;
}

/* Stores the composed form of a segment; false where that is the segment itself. */
static bool compose(const UNormalizer2 *normalizer, struct str segment, struct str *nfc,
                    struct arena *arena)
{
	UChar before[SEGMENT_UNITS];
	UChar after[SEGMENT_UNITS];
	char bytes[SEGMENT_UNITS * 3];
	UErrorCode error = U_ZERO_ERROR;
	if (segment.size > SEGMENT_UNITS * 3) {
		return false;
	}
	int32_t size = segment_units(segment, before);
	int32_t composed = unorm2_normalize(normalizer, before, size, after, SEGMENT_UNITS, &error);
	int32_t written = 0;
	u_strToUTF8(bytes, sizeof bytes, &written, after, composed, &error);
	struct str text = {bytes, (size_t)written};
	if (icu_failed(error) || size == 0 || str_equal(text, segment)) {
		return false;
	}
	*nfc = arena_copy(arena, text);
	return true;
}

bool text_next_nfc(struct str text, size_t from, struct span *segment, struct str *nfc,
                   struct arena *arena)
{
	UErrorCode error = U_ZERO_ERROR;
	const UNormalizer2 *normalizer = unorm2_getNFCInstance(&error);
	if (icu_failed(error)) {
		return false;
	}
	size_t start = from;
	for (size_t at = from; at < text.size;) {
		utf8_next(text, &at);
		size_t behind = at;
		bool ends = at >= text.size;
		if (!ends) {
			uint32_t c = utf8_next(text, &behind);
			ends = unorm2_hasBoundaryBefore(normalizer, (UChar32)c);
		}
		if (!ends) {
			continue;
		}
		if (compose(normalizer, str_slice(text, start, at), nfc, arena)) {
			*segment = (struct span){(uint32_t)start, (uint32_t)at};
			return true;
		}
		start = at;
	}
	return false;
}
