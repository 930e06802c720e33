/* E-mail addresses, URLs and telephone numbers, where they start in a text. They are taken as written:
 * nothing is looked up. */
#include "value/reader.h"

static bool is_alphanumeric(char c)
{
	return ascii_is_letter(c) || ascii_is_digit(c);
}

static bool is_one_of(char c, const char *set)
{
	return c != '\0' && strchr(set, c) != NULL;
}

/* Chinese text and punctuation: they end a URL though no blank stands before them. */
static bool is_chinese(uint32_t c)
{
	return (c >= 0x2000 && c <= 0x206F) || (c >= 0x2E80 && c <= 0x9FFF) ||
	       (c >= 0xAC00 && c <= 0xFAFF) || (c >= 0xFF00 && c <= 0xFFEF);
}

/* Behind a prefix in small letters at `at`, whatever the case of the text; or at itself. */
static size_t pass_prefix(struct str text, size_t at, struct str prefix)
{
	if (at > text.size || text.size - at < prefix.size) {
		return at;
	}
	for (size_t i = 0; i < prefix.size; i++) {
		char c = text.data[at + i];
		if ((ascii_is_letter(c) ? c | 0x20 : c) != prefix.data[i]) {
			return at;
		}
	}
	return at + prefix.size;
}

/* Where a URL's characters end that began at `at`: blanks, quotes, Chinese, angles. */
static size_t url_extent(struct str text, size_t at)
{
	while (at < text.size) {
		size_t next = at;
		uint32_t c = utf8_next(text, &next);
		bool quote =
		    c == '\'' && (next >= text.size ||
		                  (!is_alphanumeric(text.data[next]) && text.data[next] != '-'));
		if (c <= ' ' || c == 0x7F || c == 0xA0 || c == '"' || c == '<' || c == '>' ||
		    c == '|' || c == '`' || c == '^' || c == '\\' || is_chinese(c) || quote) {
			break;
		}
		at = next;
	}
	return at;
}

/* Drops what belongs to the sentence and not to the URL: punctuation at its end, and
 * brackets that close what was opened before it. */
static size_t url_trim(struct str text, size_t start, size_t end)
{
	static const char opening[] = "([{";
	static const char closing[] = ")]}";
	int depth[sizeof opening - 1] = {0};
	for (size_t i = start; i < end; i++) {
		for (size_t kind = 0; kind < sizeof opening - 1; kind++) {
			depth[kind] += text.data[i] == opening[kind];
			depth[kind] -= text.data[i] == closing[kind];
		}
	}
	while (end > start) {
		char last = text.data[end - 1];
		const char *bracket = is_one_of(last, closing) ? strchr(closing, last) : NULL;
		if (bracket && depth[bracket - closing] < 0) {
			depth[bracket - closing]++;
		} else if (!is_one_of(last, ".,:;!?'")) {
			break;
		}
		end--;
	}
	return end;
}

/* Behind the scheme of a URL at `at`, or `at` where there is none. */
static size_t pass_scheme(struct str text, size_t at)
{
	static const struct str schemes[] = {STR_INIT("http://"), STR_INIT("https://"),
	                                     STR_INIT("ftp://")};
	size_t host = at;
	for (size_t i = 0; i < sizeof schemes / sizeof schemes[0] && host == at; i++) {
		host = pass_prefix(text, at, schemes[i]);
	}
	return host;
}

bool url_starts(struct str text, size_t at)
{
	return pass_scheme(text, at) > at;
}

/* Behind "www." or "www2." at `at`, or `at` itself. */
static size_t pass_www(struct str text, size_t at)
{
	size_t host = pass_prefix(text, at, STR("www"));
	while (host > at && host < text.size && ascii_is_digit(text.data[host])) {
		host++;
	}
	return host > at && host < text.size && text.data[host] == '.' ? host + 1 : at;
}

static bool url_read(const struct reader *reader, size_t *at)
{
	struct str text = reader->text;
	size_t host = pass_scheme(text, *at);
	bool schemeless = host == *at;
	if (schemeless) {
		host = pass_www(text, *at);
	}
	if (host == *at || host >= text.size ||
	    (!is_alphanumeric(text.data[host]) && text.data[host] != '[' &&
	     (unsigned char)text.data[host] < 0x80)) {
		return false;
	}
	size_t end = url_trim(text, host, url_extent(text, host));
	if (end == host || (schemeless && memchr(text.data + host, '.', end - host) == NULL)) {
		return false;
	}
	*at = end;
	return true;
}

/* The domain of an address behind its @: labels with dots, or an address in brackets. */
static size_t domain_end(struct str text, size_t at)
{
	size_t start = at;
	size_t dot = SIZE_MAX;
	if (at < text.size && text.data[at] == '[') {
		while (at < text.size &&
		       (is_alphanumeric(text.data[at]) || is_one_of(text.data[at], "[.:"))) {
			at++;
		}
		return at < text.size && text.data[at] == ']' ? at + 1 : start;
	}
	while (at < text.size) {
		char c = text.data[at];
		bool inside = c == '-' || c == '.';
		if (!is_alphanumeric(c) &&
		    !(inside && at > start && at + 1 < text.size &&
		      is_alphanumeric(text.data[at + 1]) && text.data[at - 1] != '.')) {
			break;
		}
		dot = c == '.' ? at : dot;
		at++;
	}
	return dot != SIZE_MAX && ascii_is_letter(text.data[dot + 1]) ? at : start;
}

enum { LOCAL_LIMIT = 64 }; /* RFC 5321, 4.5.3.1.1 */

static bool email_read(const struct reader *reader, size_t *at)
{
	struct str text = reader->text;
	size_t end = *at;
	while (end < text.size && end - *at <= LOCAL_LIMIT &&
	       (is_alphanumeric(text.data[end]) ||
	        (end > *at && is_one_of(text.data[end], "._%+-")))) {
		end++;
	}
	if (end >= text.size || text.data[end] != '@' || end == *at) {
		return false;
	}
	size_t domain = domain_end(text, end + 1);
	if (domain == end + 1) {
		return false;
	}
	*at = domain;
	return true;
}

/* Digits in groups with one blank or hyphen between two, as telephone numbers have them. */
enum { GROUPS = 6, GROUP_LIMIT = 20 };

struct groups {
	char digits[24];
	int count; /* of digits */
	int sizes[GROUPS];
	int groups;
	size_t ends[GROUPS]; /* where each group ends in the text */
	char marks[GROUPS];  /* what stands before each */
};

static bool groups_read(struct str text, size_t at, struct groups *out)
{
	*out = (struct groups){0};
	char mark = '\0';
	while (out->groups < GROUPS) {
		int size = 0;
		for (; at < text.size && ascii_is_digit(text.data[at]) && size < GROUP_LIMIT;
		     at++) {
			size++;
		}
		if (size == 0 || size == GROUP_LIMIT ||
		    out->count + size >= (int)sizeof out->digits) {
			break;
		}
		memcpy(out->digits + out->count, text.data + at - size, (size_t)size);
		out->count += size;
		out->marks[out->groups] = mark;
		out->sizes[out->groups] = size;
		out->ends[out->groups++] = at;
		if (at + 1 >= text.size || (text.data[at] != '-' && text.data[at] != ' ') ||
		    !ascii_is_digit(text.data[at + 1])) {
			break;
		}
		mark = text.data[at++];
	}
	return out->groups > 0;
}

/* A group's size as the shapes below write it. */
static char size_mark(int size)
{
	return size <= 12 ? "0123456789abc"[size] : '?';
}

/* How many groups make a telephone number together; 0 for none. Each shape is the digits
 * that it starts with, and the sizes of its groups. */
static int shape_match(const struct groups *groups)
{
	static const struct {
		const char *prefix;
		const char *sizes;
		bool extension; /* a group of 1 to 6 digits may follow a hyphen */
	} shapes[] = {
	    {"1", "344", false}, {"0", "344", true},   {"0", "38", true},   {"0", "37", true},
	    {"0", "48", true},   {"0", "47", true},    {"0", "434", false}, {"0", "444", true},
	    {"0", "433", true},  {"400", "334", true}, {"400", "37", true}, {"800", "334", true},
	    {"800", "37", true}, {"0", "b", true},     {"0", "a", false},   {"1", "b", false},
	    {"800", "a", false}, {"400", "a", true},   {"0", "c", false},
	};
	if (groups->count < 9 || strchr("0148", groups->digits[0]) == NULL) {
		return 0;
	}
	for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++) {
		size_t count = strlen(shapes[i].sizes);
		if ((size_t)groups->groups < count ||
		    strncmp(groups->digits, shapes[i].prefix, strlen(shapes[i].prefix)) != 0 ||
		    (*shapes[i].prefix == '1' && groups->digits[1] < '3')) {
			continue;
		}
		size_t same = 0;
		while (same < count && size_mark(groups->sizes[same]) == shapes[i].sizes[same] &&
		       (same < 2 || groups->marks[same] == groups->marks[1] ||
		        *shapes[i].prefix == '0')) {
			same++;
		}
		if (same < count) {
			continue;
		}
		bool extended = shapes[i].extension && (size_t)groups->groups > count &&
		                groups->marks[count] == '-' && groups->sizes[count] <= 6;
		return (int)count + extended;
	}
	return 0;
}

/* With a country code: +86 or 0086, then at least six digits, at most seventeen in all. */
static bool international_read(const struct reader *reader, size_t *at)
{
	struct str text = reader->text;
	size_t start = *at;
	bool plus = text.data[start] == '+';
	struct groups groups;
	if (!groups_read(text, start + plus, &groups) || groups.count < 8 || groups.count > 17 ||
	    (!plus && strncmp(groups.digits, "0086", 4) != 0 &&
	     (strncmp(groups.digits, "861", 3) != 0 || groups.sizes[0] != 2 ||
	      groups.count != 13))) {
		return false;
	}
	*at = groups.ends[groups.groups - 1];
	return true;
}

/* An area code in brackets and a subscriber's number: (010)6500 1234. */
static bool bracketed_read(const struct reader *reader, size_t *at)
{
	struct str text = reader->text;
	size_t next = *at;
	struct groups groups;
	if (!bracket_read(reader, &next, true) || !groups_read(text, next, &groups) ||
	    groups.groups != 1 || groups.digits[0] != '0' || groups.count < 3 || groups.count > 4) {
		return false;
	}
	next = groups.ends[0];
	if (!bracket_read(reader, &next, false)) {
		return false;
	}
	next += next < text.size && is_one_of(text.data[next], " -");
	if (!groups_read(text, next, &groups) || groups.groups > 2 || groups.count < 7 ||
	    groups.count > 8) {
		return false;
	}
	*at = groups.ends[groups.groups - 1];
	return true;
}

bool phone_read(struct figure *out, const struct reader *reader, size_t *at, bool announced)
{
	struct str text = reader->text;
	size_t start = *at;
	struct groups groups;
	size_t end = start;
	if (!(announced && bracketed_read(reader, &end)) && !international_read(reader, &end)) {
		if (!groups_read(text, start, &groups)) {
			return false;
		}
		int count = shape_match(&groups);
		bool are_codes = groups.groups > 2 && groups.digits[0] == '0' &&
		                 groups.digits[groups.sizes[0]] == '0';
		if (are_codes && !announced) {
			return false; /* no subscriber's number begins with 0 */
		}
		bool local = groups.groups == 2 && groups.marks[1] == '-' &&
		             (groups.sizes[0] == 7 || groups.sizes[0] == 8) &&
		             groups.sizes[1] >= 3 && groups.sizes[1] <= 5;
		if (count == 0 && local) {
			count = 2;
		}
		if (count == 0 && announced && (groups.sizes[0] == 7 || groups.sizes[0] == 8)) {
			count = 1;
		}
		if (count == 0) {
			return false;
		}
		end = groups.ends[count - 1];
	}
	const struct word *unit =
	    lexicon_match(reader->lexicon, text, reader_blanks(reader, end),
	                  UNIT_CLASSES | WORD_FLAG(WORD_MULTIPLIER) | WORD_FLAG(WORD_YEAR));
	if (reader_letter(reader, end) || (end < text.size && ascii_is_digit(text.data[end])) ||
	    (unit != NULL && !announced)) {
		return false;
	}
	out->kind = FIGURE_PHONE;
	out->text = str_slice(text, start, end);
	out->decimals = DECIMALS_NONE;
	*at = end;
	return true;
}

bool contact_read(struct figure *out, const struct reader *reader, size_t *at)
{
	size_t start = *at;
	char c = reader->text.data[start];
	enum figure_kind kind;
	if (is_alphanumeric(c) && email_read(reader, at)) {
		kind = FIGURE_EMAIL;
	} else if (ascii_is_letter(c) && url_read(reader, at)) {
		kind = FIGURE_URL;
	} else {
		return (ascii_is_digit(c) || c == '+') && phone_read(out, reader, at, false);
	}
	out->kind = (uint8_t)kind;
	out->text = str_slice(reader->text, start, *at);
	out->decimals = DECIMALS_NONE;
	return true;
}
