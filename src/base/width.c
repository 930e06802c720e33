/* Gets widths from ICU's character properties. */
#include "base/width.h"

#include <unicode/uchar.h>

#include "base/utf8.h"

size_t character_width(uint32_t character)
{
	UChar32 c = (UChar32)character;
	int category = u_charType(c);
	int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
	if (category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK ||
	    category == U_FORMAT_CHAR) {
		return 0;
	}
	return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

size_t display_width(struct str text)
{
	size_t columns = 0;
	for (size_t at = 0; at < text.size;) {
		columns += character_width(utf8_next(text, &at));
	}
	return columns;
}

struct str cut_columns(struct str text, size_t columns, struct arena *arena)
{
	size_t used = 0;
	size_t end = 0;
	if (display_width(text) <= columns) {
		return text;
	}
	for (size_t at = 0; at < text.size; end = at) {
		used += character_width(utf8_next(text, &at));
		if (used + 1 > columns) {
			break;
		}
	}
	return arena_format(arena, "%.*s\xE2\x80\xA6", (int)end, text.data);
}

void print_columns(FILE *stream, struct str text, size_t columns)
{
	static const char ellipsis[] = "\xE2\x80\xA6";
	bool is_cut = display_width(text) > columns;
	size_t used = 0;
	for (size_t at = 0; at < text.size;) {
		size_t start = at;
		uint32_t c = utf8_next(text, &at);
		size_t width = character_width(c);
		if (used + width + is_cut > columns) {
			break;
		}
		if (c < 0x20 || c == 0x7F) {
			putc(' ', stream);
		} else {
			fwrite(text.data + start, 1, at - start, stream);
		}
		used += width;
	}
	if (is_cut && used < columns) {
		fputs(ellipsis, stream);
		used++;
	}
	for (; used < columns; used++) {
		putc(' ', stream);
	}
}

void print_columns_right(FILE *stream, struct str text, size_t columns)
{
	size_t wide = display_width(text);
	fprintf(stream, "%*s%.*s", wide < columns ? (int)(columns - wide) : 0, "",
	        STR_FORMAT(text));
}
