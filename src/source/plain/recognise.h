/* Which encoding a file is in: decided by hard evidence, never by a statistical guess. */
#ifndef ZHINAN_SOURCE_PLAIN_RECOGNISE_H
#define ZHINAN_SOURCE_PLAIN_RECOGNISE_H

#include "base/str.h"

/* What a file's bytes are when read in one encoding. */
struct reading {
	const char *encoding; /* IANA name, static */
	size_t start;         /* bytes of the byte order mark: the text begins behind it */
	bool is_plain;        /* UTF-8 without broken sequence or NUL; then only text_size is set */
	size_t text_size;     /* bytes as UTF-8, with U+FFFD for each broken sequence and NUL */
	size_t characters;    /* broken sequences included */
	size_t foreign;       /* of these, outside ASCII */
	size_t broken;        /* sequences that the encoding does not know */
	size_t controls;      /* control characters other than white space, NULs included */
	size_t strange;       /* private use, unassigned or no character at all */
	size_t blanks;        /* line ends, spaces, and U+3001 and U+3002 */
	size_t first_fault;   /* offset of the first broken sequence or control; SIZE_MAX: none */
};

/* Reads bytes in an encoding that is named by its IANA name. */
struct reading reading_in(struct str bytes, const char *encoding);

/* Finds the encoding by, in this order: a byte order mark; UTF-16 or UTF-32 that has NUL bytes
 * and is text in exactly one of their forms; HZ and strict UTF-8; what an XML or HTML document
 * declares in its first 1024 bytes; UTF-8 with few broken sequences; GB 18030 and Big5. Those two
 * share most of their bytes: text that is in the form of Big5 is taken for Big5 if it has
 * punctuation where GB 18030 has an area for private use, if nothing in it is GB 2312, or if all
 * of it is everyday Big5 and not all of it GB 2312; and must then be clean Big5.
 * Returns false where no reading is text; *out is then the one that came nearest to go by its
 * evidence, for the sake of its first_fault. */
bool encoding_recognise(struct reading *out, struct str bytes);

#endif
