/* Finds web and mail addresses that must be wrong: cut off by a line end, without a host or a
 * domain, or with a Chinese mark in place of an ASCII one. Looks nothing up. */
#include "audit/auditor.h"
#include "audit/message.h"
#include "base/character.h"
#include "base/utf8.h"

enum { LABEL_LIMIT = 63 /* characters of a domain's label, RFC 1035 */ };

static bool is_word(char c)
{
	return ascii_is_digit(c) || ascii_is_letter(c);
}

static bool is_domain_byte(char c)
{
	return is_word(c) || c == '.' || c == '-' || c == '_';
}

/* Whether a byte can be part of an address after its host. */
static bool is_path_byte(char c)
{
	return c > ' ' && c < 0x7F && !strchr("<>\"\\^`{|}", c);
}

/* The end of the run of bytes from `at` on for which `is_of_run` holds. */
static size_t run_end(struct str text, size_t at, bool (*is_of_run)(char c))
{
	while (at < text.size && is_of_run(text.data[at])) {
		at++;
	}
	return at;
}

/* Whether a domain is four numbers, or at least two labels of letters, digits and inner hyphens of
 * which the last is not a number. */
static bool is_domain(struct str domain)
{
	size_t labels = 0;
	size_t numbers = 0;
	for (size_t at = 0; at <= domain.size; labels++) {
		size_t end = at;
		size_t digits = 0;
		while (end < domain.size && domain.data[end] != '.') {
			digits += ascii_is_digit(domain.data[end]);
			end++;
		}
		if (end == at || end - at > LABEL_LIMIT || domain.data[at] == '-' ||
		    domain.data[end - 1] == '-') {
			return false;
		}
		numbers += digits == end - at;
		if (end == domain.size && digits == end - at) {
			return labels == 3 && numbers == 4;
		}
		at = end + 1;
	}
	return labels >= 2;
}

/* ---- web ---- */

static bool starts_with_letters(struct str text, size_t at, struct str letters)
{
	for (size_t i = 0; i < letters.size; i++) {
		if (at + i >= text.size || (text.data[at + i] | 0x20) != letters.data[i]) {
			return false;
		}
	}
	return true;
}

/* Whether a piece of an address stands at `at`, cut off from the part before it: letters, then a
 * dot or a slash, then more. */
static bool is_cut_off(struct str text, size_t at)
{
	size_t end = at;
	bool has_joint = false;
	while (end < text.size && is_path_byte(text.data[end])) {
		has_joint =
		    has_joint || ((text.data[end] == '.' || text.data[end] == '/') && end > at &&
		                  end + 1 < text.size && is_word(text.data[end + 1]));
		end++;
	}
	return has_joint && is_word(text.data[at]) && !starts_with_letters(text, at, STR("http")) &&
	       !starts_with_letters(text, at, STR("www"));
}

/* Whether a Chinese full stop stands in place of a dot: a few lower-case letters follow at once. */
static bool is_stop_for_point(struct str text, size_t at)
{
	size_t end = at + 3;
	if (!character_is(CHARACTERS_FULL_STOP, character_at(text, at))) {
		return false;
	}
	while (end < text.size && text.data[end] >= 'a' && text.data[end] <= 'z') {
		end++;
	}
	return end - at - 3 >= 2 && end - at - 3 <= 5 &&
	       (end == text.size || !is_word(text.data[end]));
}

/* Whether a blank separates a page's name from its ending: "a.com/20230404. html". */
static bool is_ending_cut_off(struct str text, size_t at)
{
	static const struct str endings[] = {STR_INIT("html"), STR_INIT("htm"),  STR_INIT("shtml"),
	                                     STR_INIT("pdf"),  STR_INIT("docx"), STR_INIT("doc"),
	                                     STR_INIT("jsp"),  STR_INIT("aspx"), STR_INIT("php")};
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		size_t end = at + endings[i].size;
		if (starts_with_letters(text, at, endings[i]) &&
		    (end >= text.size || !is_word(text.data[end]))) {
			return true;
		}
	}
	return false;
}

/* Whether a host stands at `at`, where slashes are missing: "https:a.com/b". */
static bool host_follows(struct str text, size_t at)
{
	return is_domain(str_slice(text, at, run_end(text, at, is_domain_byte)));
}

/* Reads the address at `at`, after its scheme; stores where it ends. True if it is broken. */
static bool is_broken(struct str text, size_t at, size_t *end)
{
	size_t host_end = run_end(text, at, is_domain_byte);
	*end = run_end(text, host_end, is_path_byte);
	if (is_stop_for_point(text, *end)) {
		return true;
	}
	size_t blank = pass_blanks(text, *end);
	char last = text.data[*end - 1];
	bool is_ending = last == '.' && is_ending_cut_off(text, blank);
	if (blank > *end && blank < text.size && strchr("./-_", last) &&
	    (is_ending || is_cut_off(text, blank))) {
		*end = run_end(text, blank, is_path_byte);
		return true;
	}
	struct str host = str_slice(text, at, host_end);
	if (host_end == *end) { /* dots at its end belong to the sentence */
		while (host.size > 0 && host.data[host.size - 1] == '.') {
			host.size--;
		}
	}
	bool is_foreign = host_end < text.size && (text.data[host_end] & 0x80) && host.size > 0;
	bool is_number = host_end < text.size && text.data[host_end] == '[';
	bool has_user = host_end < text.size && strchr("@:", text.data[host_end]);
	return !is_number && !(has_user && *end > host_end + 1) &&
	       !(is_foreign && host.size == 0) && !is_domain(host);
}

/* Reports an address, without the sentence's punctuation after it. */
static void report_url(struct auditor *auditor, const struct node *node, size_t start, size_t end)
{
	while (end > start + 1 && strchr("),.;:'!?", node->text.data[end - 1])) {
		end--;
	}
	struct place place = place_within(auditor, node, start, end);
	FIND(auditor, URL_BROKEN, FINDING_WARNING, node, &place, FIND_URL_BROKEN,
	     str_slice(node->text, start, end));
}

/* Reads what follows "http" or "https" at `start`: the rest of the scheme, and the address. Returns
 * where to go on. */
static size_t check_url(struct auditor *auditor, const struct node *node, size_t start)
{
	struct str text = node->text;
	size_t at = start + 4;
	size_t end;
	at += at < text.size && (text.data[at] | 0x20) == 's';
	uint32_t c = character_at(text, at);
	if (c == ':' && str_starts(str_slice(text, at, text.size), STR("://"))) {
		if (is_broken(text, at + 3, &end)) {
			report_url(auditor, node, start, end);
		}
		return end > at ? end : at;
	}
	size_t mark = c == ':' ? at + 1 : character_is(CHARACTERS_WIDE_COLON, c) ? at + 3 : at;
	bool has_slashes = str_starts(str_slice(text, mark, text.size), STR("//")) ||
	                   character_is(CHARACTERS_WIDE_SLASH, character_at(text, mark));
	if (has_slashes || (mark > at && host_follows(text, mark)) ||
	    (mark > at && mark < text.size && text.data[mark] == '/')) {
		end = mark;
		while (end < text.size &&
		       (is_path_byte(text.data[end]) ||
		        character_is(CHARACTERS_WIDE_SLASH, character_at(text, end)))) {
			end += utf8_width((unsigned char)text.data[end]);
		}
		report_url(auditor, node, start, end);
		return end;
	}
	return at;
}

/* Checks whether a misspelt http stands before the "://" at `at`: "htp", "hhtps". Returns where to
 * go on. */
static size_t check_scheme(struct auditor *auditor, const struct node *node, size_t at)
{
	enum { MIN_SCHEME = 2, MAX_SCHEME = 7 };
	struct str text = node->text;
	size_t start = at;
	bool is_near = true;
	while (start > 0 && is_word(text.data[start - 1])) {
		start--;
		is_near = is_near && strchr("htps", text.data[start] | 0x20);
	}
	size_t end = run_end(text, at + 3, is_path_byte);
	if (is_near && at - start >= MIN_SCHEME && at - start <= MAX_SCHEME) {
		report_url(auditor, node, start, end);
	}
	return end;
}

/* ---- mail ---- */

static bool is_local_byte(char c)
{
	return is_word(c) || (c != '\0' && strchr("._%+-", c));
}

/* The address around an @ of `width` bytes at `at`. Returns where to go on. */
static size_t check_mail(struct auditor *auditor, const struct node *node, size_t at, size_t width)
{
	struct str text = node->text;
	size_t start = at;
	bool is_single = at + width >= text.size || text.data[at + width] != '@';
	while (start > 0 && is_local_byte(text.data[start - 1])) {
		start--;
	}
	while (at + width < text.size && text.data[at + width] == '@') {
		width++;
	}
	size_t end = run_end(text, at + width, is_domain_byte);
	while (end > at + width && strchr(".-_", text.data[end - 1])) {
		end--;
	}
	struct str local = str_slice(text, start, at);
	struct str domain = str_slice(text, at + width, end);
	size_t behind = pass_blanks(text, end);
	bool is_nothing = local.size == 0 && (domain.size == 0 || !str_starts(domain, STR(".")));
	bool is_nameless = local.size == 0 && is_domain(domain);
	bool is_number = domain.size == 0 && at + width < text.size && text.data[at + width] == '[';
	bool is_fine = local.size > 0 && local.data[0] != '.' &&
	               local.data[local.size - 1] != '.' && is_domain(domain) && is_single &&
	               width == 1 && !is_stop_for_point(text, end);
	if (!is_fine && !is_number && (!is_nothing || is_nameless)) {
		if (behind > end && domain.size == 0 && is_cut_off(text, behind)) {
			end = run_end(text, behind, is_domain_byte);
		}
		struct place place = place_within(auditor, node, start, end);
		FIND(auditor, MAIL_BROKEN, FINDING_WARNING, node, &place, FIND_MAIL_BROKEN,
		     str_slice(text, start, end));
	}
	return end;
}

static void check_text(struct auditor *auditor, const struct node *node)
{
	struct str text = node->text;
	auditor->steps += text.size;
	for (size_t at = 0; at < text.size;) {
		char c = text.data[at];
		if ((c | 0x20) == 'h' && (at == 0 || !is_word(text.data[at - 1])) &&
		    starts_with_letters(text, at, STR("http"))) {
			at = check_url(auditor, node, at);
		} else if (c == ':' && str_starts(str_slice(text, at, text.size), STR("://"))) {
			at = check_scheme(auditor, node, at);
		} else if (c == '@') {
			at = check_mail(auditor, node, at, 1);
		} else if ((unsigned char)c == 0xEF &&
		           character_is(CHARACTERS_WIDE_AT, character_at(text, at))) {
			at = check_mail(auditor, node, at, 3);
		} else {
			at += utf8_width((unsigned char)c);
		}
	}
}

void check_addresses(struct auditor *auditor)
{
	for (size_t i = 0; i < auditor->text_count; i++) {
		check_text(auditor, auditor->texts[i]);
	}
}
