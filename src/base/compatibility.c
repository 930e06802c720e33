/* Uses ICU's table of decompositions. */
#include "base/compatibility.h"

#include <unicode/unorm2.h>

#include "base/icu.h"
#include "base/utf8.h"

uint32_t compatibility_fold(uint32_t c)
{
	UErrorCode error = U_ZERO_ERROR;
	UChar text[8];
	if (!is_compatibility(c)) {
		return c;
	}
	const UNormalizer2 *nfkc = unorm2_getNFKCInstance(&error);
	int32_t size =
	    !icu_failed(error) ? unorm2_getDecomposition(nfkc, (UChar32)c, text, 8, &error) : 0;
	return !icu_failed(error) && size == 1 ? text[0] : c;
}

/* Whether bytes may begin a compatibility character. */
static bool may_begin(const char *bytes)
{
	unsigned char lead = (unsigned char)bytes[0];
	unsigned char next = (unsigned char)bytes[1];
	return (lead == 0xE2 && next >= 0xBC) || (lead == 0xEF && next >= 0xA4 && next <= 0xAB);
}

struct str compatibility_fold_text(struct arena *arena, struct str text)
{
	struct str folded = text;
	for (size_t at = 0; at + 2 < text.size;) {
		if (utf8_is_han_lead(text.data[at])) {
			at = utf8_skip_han(text, at, text.size);
			continue;
		}
		size_t start = at;
		if (!may_begin(text.data + at)) {
			at += utf8_width((unsigned char)text.data[at]);
			continue;
		}
		uint32_t c = utf8_next(text, &at);
		uint32_t to = compatibility_fold(c);
		char bytes[4];
		if (to == c || utf8_write(to, bytes) != at - start) {
			continue;
		}
		if (folded.data == text.data) {
			folded = arena_copy(arena, text);
		}
		memcpy((char *)(uintptr_t)folded.data + start, bytes, at - start);
	}
	return folded;
}
