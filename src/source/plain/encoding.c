/* Encodings by way of ICU, one character at a time so that each has its exact bytes; UTF-8
 * without ICU, whose start costs more than most documents. Knows nothing of which encoding a
 * document is in. */
#include "source/plain/encoding.h"

#include <unicode/ucnv.h>

#include "base/icu.h"
#include "base/utf8.h"

enum { REPLACEMENT = 0xFFFD };

/* Whether ICU has the table of an encoding that it knows by name: the program may not have them all (scripts/icu-data). */
static bool has_table(const char *converter)
{
	UErrorCode error = U_ZERO_ERROR;
	ucnv_close(ucnv_open(converter, &error));
	return !icu_failed(error);
}

const char *encoding_find(const char *name)
{
	/* GB 18030 holds the others whole, and texts that claim them seldom keep within them. */
	static const char *const held_in_gb18030[] = {"GB18030", "GBK", "GB2312", "GB_2312-80"};
	UErrorCode error = U_ZERO_ERROR;
	/* Only names in ICU's table: ucnv_open would try others as names of files. */
	const char *converter = ucnv_getAlias(name, 0, &error);
	if (icu_failed(error) || !converter || !has_table(converter)) {
		return NULL;
	}
	for (size_t i = 0; i < sizeof held_in_gb18030 / sizeof held_in_gb18030[0]; i++) {
		const char *held = ucnv_getAlias(held_in_gb18030[i], 0, &error);
		if (held && strcmp(held, converter) == 0) {
			return "GB18030";
		}
	}
	/* The name that IANA prefers for MIME, "ISO-8859-1" and not "ISO_8859-1:1987". */
	const char *standard = ucnv_getStandardName(converter, "MIME", &error);
	if (!standard) {
		standard = ucnv_getStandardName(converter, "IANA", &error);
	}
	return standard ? standard : converter;
}

/* The bytes of the sequence at p, `left` of them at most: a character if *is_valid, or else the
 * longest part of one that could have become valid (at least one byte). */
static size_t sequence(const unsigned char *p, size_t left, bool *is_valid)
{
	unsigned lead = p[0];
	*is_valid = lead < 0x80;
	if (lead < 0xC2 || lead > 0xF4) {
		return 1;
	}
	size_t width = utf8_width(p[0]);
	unsigned low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
	unsigned high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
	size_t size = 1;
	while (size < width && size < left && p[size] >= low && p[size] <= high) {
		low = 0x80;
		high = 0xBF;
		size++;
	}
	*is_valid = size == width;
	return size;
}

static bool is_trail(unsigned char byte)
{
	return (byte & 0xC0) == 0x80;
}

size_t encoding_utf8_prefix(struct str s)
{
	const unsigned char *p = (const unsigned char *)s.data;
	size_t at = 0;
	while (at < s.size) {
		/* Chinese: leads E1 to EC put no bounds on the second byte. */
		while (s.size - at >= 3 && p[at] >= 0xE1 && p[at] <= 0xEC && is_trail(p[at + 1]) &&
		       is_trail(p[at + 2])) {
			at += 3;
		}
		uint64_t word;
		while (s.size - at >= sizeof word) {
			memcpy(&word, p + at, sizeof word);
			if (word & UINT64_C(0x8080808080808080)) {
				break;
			}
			at += sizeof word;
		}
		if (at < s.size) {
			bool is_valid;
			size_t size = sequence(p + at, s.size - at, &is_valid);
			if (!is_valid) {
				return at;
			}
			at += size;
		}
	}
	return at;
}

bool decoder_init(struct decoder *decoder, const char *encoding, struct str bytes, size_t start)
{
	*decoder = (struct decoder){.bytes = bytes, .at = start};
	decoder->is_gb18030 = strcmp(encoding, "GB18030") == 0;
	if (strcmp(encoding, "UTF-8") == 0) {
		return true;
	}
	UErrorCode error = U_ZERO_ERROR;
	decoder->converter = ucnv_open(encoding, &error);
	ucnv_setToUCallBack(decoder->converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &error);
	return !icu_failed(error);
}

/* What ICU 72 has in private use by GB 18030-2005: the characters of GB 18030-2022, and A3A0,
 * which web pages use for an ideographic space (WHATWG Encoding, gb18030 decoder). */
static uint32_t modernise_gb18030(uint32_t code)
{
	static const struct {
		uint16_t from;
		uint16_t to;
	} moved[] = {
	    {0xE5E5, 0x3000}, {0xE78D, 0xFE10}, {0xE78E, 0xFE12}, {0xE78F, 0xFE11},
	    {0xE790, 0xFE13}, {0xE791, 0xFE14}, {0xE792, 0xFE15}, {0xE793, 0xFE16},
	    {0xE794, 0xFE17}, {0xE795, 0xFE18}, {0xE796, 0xFE19}, {0xE81E, 0x9FB4},
	    {0xE826, 0x9FB5}, {0xE82B, 0x9FB6}, {0xE82C, 0x9FB7}, {0xE832, 0x9FB8},
	    {0xE843, 0x9FB9}, {0xE854, 0x9FBA}, {0xE864, 0x9FBB},
	};
	for (size_t i = 0; i < sizeof moved / sizeof moved[0]; i++) {
		if (moved[i].from == code) {
			return moved[i].to;
		}
	}
	return code;
}

static void next_utf8(struct decoder *decoder, struct character *out)
{
	const unsigned char *p = (const unsigned char *)decoder->bytes.data + decoder->at;
	bool is_valid;
	size_t size = sequence(p, decoder->bytes.size - decoder->at, &is_valid);
	size_t at = decoder->at;
	out->code = is_valid ? utf8_next(decoder->bytes, &at) : REPLACEMENT;
	out->is_broken = !is_valid;
	decoder->at += size;
}

/* Also false where only shift sequences are left, which stand for no character. */
static bool next_converted(struct decoder *decoder, struct character *out)
{
	UErrorCode error = U_ZERO_ERROR;
	const char *start = decoder->bytes.data + decoder->at;
	const char *next = start;
	const char *end = decoder->bytes.data + decoder->bytes.size;
	UChar32 code = ucnv_getNextUChar(decoder->converter, &next, end, &error);
	if (error == U_INDEX_OUTOFBOUNDS_ERROR) {
		return false;
	}
	out->code = (uint32_t)code;
	out->is_broken = icu_failed(error) || (out->code & 0xFFFFF800) == 0xD800;
	if (out->is_broken && next == start) {
		if (start == end) {
			return false;
		}
		ucnv_resetToUnicode(decoder->converter);
		next++;
	}
	if (out->is_broken && decoder->is_gb18030 && next - start > 1 &&
	    (unsigned char)start[1] < 0x80) {
		/* Four bytes that are no character: the second may be a good digit, and stays. */
		ucnv_resetToUnicode(decoder->converter);
		next = start + 1;
	}
	if (out->is_broken) {
		out->code = REPLACEMENT;
	} else if (decoder->is_gb18030 && code >= 0xE5E5 && code <= 0xE864) {
		out->code = modernise_gb18030(out->code);
	}
	decoder->at += (size_t)(next - start);
	return true;
}

bool decoder_next(struct decoder *decoder, struct character *out)
{
	out->bytes.start = (uint32_t)decoder->at;
	if (decoder->converter) {
		/* Asked at the end too: the last bytes may stand for one character more. */
		if (!next_converted(decoder, out)) {
			return false;
		}
	} else if (decoder->at < decoder->bytes.size) {
		next_utf8(decoder, out);
	} else {
		return false;
	}
	out->bytes.end = (uint32_t)decoder->at;
	return true;
}

void decoder_release(struct decoder *decoder)
{
	ucnv_close(decoder->converter);
	decoder->converter = NULL;
}
