/* Folding: characters that stand for others are replaced, for matching. Kangxi radicals,
 * compatibility ideographs and traditional characters by ICU, all others by the grammar's table,
 * which also shows whether a text may be in traditional characters. A character is replaced only by
 * one of the same number of bytes, so that offsets stay what they are. */
#include "layout/line_fold.h"

#include <stdlib.h>
#include <unicode/utrans.h>

#include "base/compatibility.h"
#include "base/icu.h"
#include "base/utf8.h"

enum { BMP_BYTES = 65536 / 8, HAN_FIRST = 0x3400, HAN_LAST = 0x9FFF };

static uint32_t fold_character(uint32_t c, const struct grammar *grammar)
{
	uint32_t folded = grammar_fold(grammar, c);
	return folded == c ? compatibility_fold(c) : folded;
}

/* ---- traditional characters ---- */

/* For each Chinese character of a text, in ascending order, its simplified form by ICU's
 * transliterator. */
struct forms {
	UChar *from;
	UChar *to;
	int32_t count;
};

/* The Chinese characters that a text has, each once, ascending. */
static int32_t list_characters(struct arena *arena, struct str text, UChar **out)
{
	unsigned char has[BMP_BYTES] = {0};
	int32_t count = 0;
	for (size_t at = 0; at < text.size;) {
		uint32_t c = utf8_next(text, &at);
		if (c >= HAN_FIRST && c <= HAN_LAST && !(has[c / 8] >> c % 8 & 1)) {
			has[c / 8] |= (unsigned char)(1u << c % 8);
			count++;
		}
	}
	*out = ARENA_ARRAY(arena, UChar, (size_t)count + 1);
	int32_t filled = 0;
	for (uint32_t c = HAN_FIRST; c <= HAN_LAST; c++) {
		if (has[c / 8] >> c % 8 & 1) {
			(*out)[filled++] = (UChar)c;
		}
	}
	return count;
}

/* No forms where ICU has no such transliterator, or where it did not map each character to one. */
static struct forms find_forms(struct arena *arena, struct str text)
{
	static const UChar id[] = u"Traditional-Simplified";
	UErrorCode error = U_ZERO_ERROR;
	struct forms forms = {0};
	UTransliterator *transliterator =
	    utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &error);
	if (icu_failed(error)) {
		return forms;
	}
	int32_t count = list_characters(arena, text, &forms.from);
	int32_t size = count;
	int32_t limit = count;
	forms.to = ARENA_ARRAY(arena, UChar, (size_t)count + 1);
	memcpy(forms.to, forms.from, (size_t)count * sizeof *forms.to);
	utrans_transUChars(transliterator, forms.to, &size, count + 1, 0, &limit, &error);
	forms.count = !icu_failed(error) && size == count ? count : 0;
	utrans_close(transliterator);
	return forms;
}

static int compare_characters(const void *a, const void *b)
{
	UChar left = *(const UChar *)a;
	UChar right = *(const UChar *)b;
	return (left > right) - (left < right);
}

/* Folds all traditional characters of a copy of a text, in place. */
static void fold_traditional(struct arena *arena, struct str text, char *copy)
{
	struct forms forms = find_forms(arena, text);
	for (size_t at = 0; forms.count > 0 && at < text.size;) {
		size_t start = at;
		uint32_t c = utf8_next(text, &at);
		UChar wanted = (UChar)c;
		const UChar *found = c >= HAN_FIRST && c <= HAN_LAST
		                         ? bsearch(&wanted, forms.from, (size_t)forms.count,
		                                   sizeof wanted, compare_characters)
		                         : NULL;
		uint32_t to = found ? forms.to[found - forms.from] : c;
		if (to != c && to >= HAN_FIRST && to <= HAN_LAST) {
			(void)utf8_write(to, copy + start);
		}
	}
}

/* ---- the whole ---- */

/* Whether a text is in traditional characters, by those of the grammar's table that it has: a name
 * in a simplified text may have one too, and loading ICU's table takes longer than reading such a
 * text. */
static bool is_traditional(size_t count, size_t bytes)
{
	enum { BYTES_A_CHARACTER = 120 /* one in forty characters */ };
	return count > 0 && count * BYTES_A_CHARACTER >= bytes;
}

/* A bit for each character of the basic plane that may be replaced. */
struct foldable {
	uint64_t blocks[65536 / 64];
};

static void add_foldable(struct foldable *foldable, uint32_t first, uint32_t last)
{
	for (uint32_t c = first; c <= last && c < 65536; c++) {
		foldable->blocks[c / 64] |= UINT64_C(1) << c % 64;
	}
}

static void find_foldable(struct foldable *out, const struct grammar *grammar)
{
	*out = (struct foldable){{0}};
	for (size_t i = 0; i < grammar->fold_count; i++) {
		add_foldable(out, grammar->fold[i].from, grammar->fold[i].from);
	}
	add_foldable(out, FIRST_RADICAL, LAST_RADICAL);
	add_foldable(out, FIRST_COMPATIBILITY, LAST_COMPATIBILITY);
}

/* The first character of three bytes from `at` on that may be replaced; the end of the text where there is
 * none. */
static size_t find_to_fold(const struct foldable *foldable, struct str text, size_t at)
{
	while (at < text.size) {
		const unsigned char *bytes = (const unsigned char *)text.data + at;
		if (bytes[0] < 0xE2 || bytes[0] >= 0xF0) {
			at += utf8_width(bytes[0]);
			continue;
		}
		uint32_t block = (bytes[0] & 0x0Fu) << 6 | (bytes[1] & 0x3Fu);
		if (foldable->blocks[block] >> (bytes[2] & 0x3F) & 1) {
			return at;
		}
		at += 3;
	}
	return text.size;
}

struct str fold_text(struct arena *arena, struct str text, const struct grammar *grammar)
{
	struct foldable foldable;
	struct str folded = text;
	char *copy = NULL;
	size_t traditional = 0; /* characters of the grammar's table */
	find_foldable(&foldable, grammar);
	for (size_t at = find_to_fold(&foldable, text, 0); at < text.size;
	     at = find_to_fold(&foldable, text, at)) {
		size_t start = at;
		uint32_t c = utf8_next(text, &at);
		char bytes[4];
		if (utf8_write(fold_character(c, grammar), bytes) != at - start) {
			continue;
		}
		traditional += !is_compatibility(c) && c >= HAN_FIRST;
		if (!copy) {
			folded = arena_copy(arena, text);
			copy = (char *)(uintptr_t)folded.data;
		}
		memcpy(copy + start, bytes, at - start);
	}
	if (is_traditional(traditional, text.size)) {
		fold_traditional(arena, folded, copy);
	}
	return folded;
}
