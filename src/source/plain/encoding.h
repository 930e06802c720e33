/* Encodings: their names, and bytes taken apart into characters, each with its own bytes. */
#ifndef ZHINAN_SOURCE_PLAIN_ENCODING_H
#define ZHINAN_SOURCE_PLAIN_ENCODING_H

#include "base/span.h"
#include "base/str.h"

struct UConverter;

/* The IANA name of the encoding that `name` is an alias of in any case ("cp936", "utf8"), or
 * NULL where no such encoding is known. GB2312 and GBK are "GB18030", which holds both. The
 * result is static. */
const char *encoding_find(const char *name);

/* How many bytes at the start of s are well-formed UTF-8 (Unicode 15.0, table 3-7). */
size_t encoding_utf8_prefix(struct str s);

/* One character, or one sequence of bytes that is none. */
struct character {
	struct span bytes; /* empty for all but the first where bytes stand for several */
	uint32_t code;     /* a scalar value; U+FFFD where broken */
	bool is_broken;
};

/* Reads an encoding; its own storage is the converter. */
struct decoder {
	struct UConverter *converter; /* NULL for UTF-8, which needs none */
	struct str bytes;
	size_t at;
	bool is_gb18030;
};

/* Starts at byte `start` of bytes (at most FILE_LIMIT of them) in an encoding named by its IANA
 * name. Returns false where this installation of ICU lacks the encoding. */
bool decoder_init(struct decoder *decoder, const char *encoding, struct str bytes, size_t start);

/* The next character; false at the end. The characters' bytes follow each other without a gap.
 * A broken sequence is as long as Unicode's "substitution of maximal subparts" has it. */
bool decoder_next(struct decoder *decoder, struct character *out);

void decoder_release(struct decoder *decoder);

#endif
