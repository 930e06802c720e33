/* Recognises a file's encoding from byte order marks, well-formedness, declarations and the
 * layout of code tables. Each step looks for what would be impossible or unheard of in text of
 * another encoding; how often characters occur in a language plays no part. */
#include "source/plain/recognise.h"

#include <unicode/uchar.h>

#include "base/invisible.h"
#include "base/utf8.h"
#include "source/plain/encoding.h"

enum {
	BROKEN_SHARE = 10, /* text has at most one broken sequence in so many non-ASCII ones */
	CONTROL_SHARE = 4, /* and one control in so many characters: Word leaves some */
	DECLARATION_LIMIT = 1024 /* bytes in which HTML wants its declaration to end */
};

static bool is_control(uint32_t c)
{
	return (c < 0x20 && (c < '\t' || c > '\r')) || (c >= 0x7F && c < 0xA0);
}

/* The bullets of symbol fonts, which Word and PDF leave in text, are not. */
static bool is_strange(uint32_t c)
{
	if (c >= 0xF020 && c <= 0xF0FF) {
		return false;
	}
	int8_t type = u_charType((UChar32)c);
	return type == U_PRIVATE_USE_CHAR || type == U_UNASSIGNED;
}

static bool is_blank(uint32_t c)
{
	return c == '\n' || c == '\r' || c == ' ' || c == 0x3001 || c == 0x3002;
}

static void count_character(struct reading *reading, const struct character *c)
{
	char utf8[4];
	reading->characters++;
	reading->foreign += c->code >= 0x80;
	reading->text_size += c->code == 0 ? 3 : utf8_write(c->code, utf8);
	reading->blanks += is_blank(c->code);
	bool control = is_control(c->code);
	reading->controls += control;
	reading->broken += c->is_broken;
	reading->strange += c->code >= 0x80 && !c->is_broken && is_strange(c->code);
	if ((control || c->is_broken) && reading->first_fault == SIZE_MAX) {
		reading->first_fault = c->bytes.start;
	}
}

static const struct mark {
	const char *encoding;
	struct str bytes;
} marks[] = {
    {"UTF-8", STR_INIT("\xEF\xBB\xBF")},
    {"UTF-32LE", STR_INIT("\xFF\xFE\0\0")}, /* before UTF-16LE, whose mark it starts with */
    {"UTF-32BE", STR_INIT("\0\0\xFE\xFF")},
    {"UTF-16LE", STR_INIT("\xFF\xFE")},
    {"UTF-16BE", STR_INIT("\xFE\xFF")},
    {"GB18030", STR_INIT("\x84\x31\x95\x33")},
};

static const struct mark *find_mark(struct str bytes)
{
	for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
		if (str_starts(bytes, marks[i].bytes)) {
			return &marks[i];
		}
	}
	return NULL;
}

struct reading reading_in(struct str bytes, const char *encoding)
{
	struct reading reading = {.encoding = encoding, .first_fault = SIZE_MAX};
	const struct mark *mark = find_mark(bytes);
	/* "UTF-16" and "UTF-32" leave the byte order to the mark. */
	if (mark && str_starts(str_from(mark->encoding), str_from(encoding))) {
		reading.encoding = mark->encoding;
		reading.start = mark->bytes.size;
	}
	struct str text = str_slice(bytes, reading.start, bytes.size);
	if (strcmp(reading.encoding, "UTF-8") == 0 && encoding_utf8_prefix(text) == text.size &&
	    (text.size == 0 || !memchr(text.data, 0, text.size)) && !has_invisible(text)) {
		reading.is_plain = true;
		reading.text_size = text.size;
		return reading;
	}
	struct decoder decoder;
	struct character c;
	if (decoder_init(&decoder, reading.encoding, bytes, reading.start)) {
		while (decoder_next(&decoder, &c)) {
			count_character(&reading, &c);
		}
	}
	decoder_release(&decoder);
	return reading;
}

static bool is_text(const struct reading *reading)
{
	return reading->is_plain ||
	       (reading->characters > 0 && reading->broken * BROKEN_SHARE <= reading->foreign &&
	        reading->controls * CONTROL_SHARE <= reading->characters);
}

static bool is_clean_text(const struct reading *reading)
{
	return is_text(reading) && reading->broken == 0 && reading->strange == 0;
}

/* UTF-16 and UTF-32 without a mark: clean text with blanks in exactly one form. */
static bool read_wide(struct reading *out, struct str bytes)
{
	static const char *const forms[] = {"UTF-32LE", "UTF-32BE", "UTF-16LE", "UTF-16BE"};
	size_t found = 0;
	for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
		struct reading reading = reading_in(bytes, forms[i]);
		if (is_clean_text(&reading) && reading.blanks > 0) {
			*out = reading;
			found++;
		}
	}
	return found == 1;
}

/* HZ (RFC 1843) is ASCII to the eye; its pairs must all be characters of GB 2312. */
static bool read_hz(struct reading *out, struct str bytes)
{
	if (str_find(bytes, STR("~{")) == SIZE_MAX || str_find(bytes, STR("~}")) == SIZE_MAX) {
		return false;
	}
	struct reading reading = reading_in(bytes, "HZ-GB-2312");
	if (!is_clean_text(&reading) || reading.foreign == 0) {
		return false;
	}
	*out = reading;
	return true;
}

/* Copies what stands behind `key`, "=" and perhaps a quotation mark. */
static bool copy_value(const char *text, const char *key, char *value, size_t size)
{
	static const char space[] = " \t\r\n\f";
	const char *at = strstr(text, key);
	if (!at) {
		return false;
	}
	at += strlen(key);
	at += strspn(at, space);
	if (*at++ != '=') {
		return false;
	}
	at += strspn(at, space);
	at += *at == '"' || *at == '\'';
	size_t length = strcspn(at, " \t\r\n\f\"'/;>?");
	if (length == 0 || length >= size) {
		return false;
	}
	memcpy(value, at, length);
	value[length] = '\0';
	return true;
}

/* XML: `<?xml ... encoding="NAME"`. HTML: `<meta charset=NAME` and
 * `<meta http-equiv="Content-Type" content="text/html; charset=NAME"`. */
static bool read_declared(struct reading *out, struct str bytes)
{
	char head[DECLARATION_LIMIT + 1] = {0};
	struct str start = str_slice(bytes, 0, DECLARATION_LIMIT);
	for (size_t i = 0; i < start.size; i++) {
		char c = start.data[i];
		head[i] = c ? ascii_lower(c) : ' ';
	}
	char name[64];
	bool is_declared;
	if (str_starts(str_from(head), STR("<?xml"))) {
		is_declared = copy_value(head, "encoding", name, sizeof name);
	} else {
		const char *meta = strstr(head, "<meta");
		is_declared = meta && copy_value(meta, "charset", name, sizeof name);
	}
	const char *encoding = is_declared ? encoding_find(name) : NULL;
	if (!encoding) {
		return false;
	}
	struct reading reading = reading_in(bytes, encoding);
	if (!is_text(&reading)) {
		return false;
	}
	*out = reading;
	return true;
}

/* Where the bytes of text lie in the tables of Big5 and of GB 18030's two-byte part. */
struct layout {
	bool is_big5;         /* every pair has a lead and a trail of Big5 */
	bool has_punctuation; /* some pair is punctuation in Big5, private use in GB 18030 */
	bool is_everyday;     /* every pair is a symbol or a level 1 character in Big5 */
	bool is_gb2312;       /* every pair is in the rows of GB 2312 */
	bool touches_gb2312;  /* some pair is */
};

static struct layout find_layout(struct str bytes)
{
	struct layout layout = {.is_big5 = true, .is_everyday = true, .is_gb2312 = true};
	const unsigned char *p = (const unsigned char *)bytes.data;
	for (size_t i = 0; i < bytes.size; i++) {
		unsigned lead = p[i];
		if (lead < 0x80) {
			continue;
		}
		unsigned trail = i + 1 < bytes.size ? p[++i] : 0;
		bool is_low = trail >= 0x40 && trail <= 0x7E;
		bool is_high = trail >= 0xA1 && trail <= 0xFE;
		if (lead < 0x81 || lead > 0xFE || !(is_low || is_high)) {
			layout.is_big5 = false;
			return layout;
		}
		bool in_gb2312 =
		    is_high && ((lead >= 0xA1 && lead <= 0xA9) || (lead >= 0xB0 && lead <= 0xF7));
		layout.has_punctuation |= is_low && lead >= 0xA1 && lead <= 0xA3;
		layout.is_everyday &= lead >= 0xA1 && (lead < 0xC6 || (lead == 0xC6 && is_low));
		layout.is_gb2312 &= in_gb2312;
		layout.touches_gb2312 |= in_gb2312;
	}
	return layout;
}

static bool read_chinese(struct reading *out, struct str bytes)
{
	struct layout layout = find_layout(bytes);
	struct reading reading;
	bool is_strict;
	if (layout.is_big5 && (layout.has_punctuation || !layout.touches_gb2312 ||
	                       (layout.is_everyday && !layout.is_gb2312))) {
		reading = reading_in(bytes, "Big5");
		if (!is_clean_text(&reading)) {
			reading = reading_in(bytes, "Big5-HKSCS");
		}
		is_strict = is_clean_text(&reading);
	} else {
		reading = reading_in(bytes, "GB18030");
		is_strict = is_text(&reading) && reading.broken == 0;
	}
	if (is_strict || (is_text(&reading) && reading.broken > 0)) {
		*out = reading;
	}
	return is_strict;
}

/* Whether a declaration may be a slip: web servers and editors declare Latin 1 where nobody said
 * what it is, and a Latin alphabet has a letter for nearly every byte. */
static bool is_doubtful(const struct reading *declared)
{
	return declared->broken > 0 || str_starts(str_from(declared->encoding), STR("ISO-8859-")) ||
	       str_starts(str_from(declared->encoding), STR("windows-125"));
}

bool encoding_recognise(struct reading *out, struct str bytes)
{
	const struct mark *mark = find_mark(bytes);
	if (mark) {
		*out = reading_in(bytes, mark->encoding);
		return is_text(out) || out->characters == 0;
	}
	if (bytes.size > 0 && memchr(bytes.data, 0, bytes.size) && read_wide(out, bytes)) {
		return true;
	}
	struct reading utf8 = reading_in(bytes, "UTF-8");
	*out = utf8;
	if (utf8.is_plain) {
		read_hz(out, bytes);
		return true;
	}
	if (utf8.broken == 0 && is_text(&utf8)) {
		return true;
	}
	struct reading declared;
	bool is_declared = read_declared(&declared, bytes);
	if (is_declared && !is_doubtful(&declared)) {
		*out = declared;
		return true;
	}
	/* What is UTF-8 for its greater part is no Chinese text of another encoding. */
	if (is_text(&utf8) || (utf8.broken * 2 > utf8.foreign && read_chinese(out, bytes))) {
		return true;
	}
	if (is_declared) {
		*out = declared;
	}
	return is_declared;
}
