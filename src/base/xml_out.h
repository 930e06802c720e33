/* Writes XML characters to a stream: a block buffer, escapes and numbers, but no elements or
 * attributes. Exists because libxml2's writer makes several calls and allocations for each
 * attribute, while this writes a model of 35 MB at the speed of copying. */
#ifndef ZHINAN_BASE_XML_OUT_H
#define ZHINAN_BASE_XML_OUT_H

#include <stdio.h>

#include "base/arena.h"

enum { XML_OUT_BLOCK = 1 << 16 };

struct xml_out {
	FILE *stream; /* borrowed; its error flag says whether a write failed */
	size_t used;
	char block[XML_OUT_BLOCK];
};

void xml_out_init(struct xml_out *out, FILE *stream);

/* Writes the block to the stream. */
void xml_out_flush(struct xml_out *out);

/* Writes markup that is too long for the rest of the block. */
void xml_out_split(struct xml_out *out, struct str markup);

/* Markup, as it is. */
static inline void xml_out_raw(struct xml_out *out, struct str markup)
{
	if (markup.size == 0 || markup.size > sizeof out->block - out->used) {
		xml_out_split(out, markup);
		return;
	}
	memcpy(out->block + out->used, markup.data, markup.size);
	out->used += markup.size;
}

/* Writes character data of an element, or an attribute's value between double quotes. Escapes them
 * so that a reader gets back the same characters, line ends and tabs included, and the output stays
 * on one line. What XML 1.0 cannot hold (section 2.2) becomes U+FFFD. */
void xml_out_text(struct xml_out *out, struct str text);
void xml_out_value(struct xml_out *out, struct str text);

/* Writes character data as libxml2's writer does: escapes quotes, but no line ends and tabs. */
void xml_out_quoted_text(struct xml_out *out, struct str text);

/* Whether XML 1.0 can hold a character. */
static inline bool xml_holds(uint32_t c)
{
	return c >= 0x20 ? c != 0xFFFE && c != 0xFFFF : c == '\t' || c == '\n' || c == '\r';
}

/* A text as a reader of the XML gets it back: with U+FFFD for each character that XML cannot hold. The
 * text itself where it has none, else a copy in the arena. */
struct str xml_held(struct arena *arena, struct str text);

/* A number in decimal digits. */
void xml_out_number(struct xml_out *out, uint64_t number);

#endif
