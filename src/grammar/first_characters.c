/* See first_characters.h. A table of fixed size, in which a new entry takes the place of an older one. */
#include "grammar/first_characters.h"

#include "base/utf8.h"

enum {
	ENTRIES_BITS = 12,
	ENTRIES = 1 << ENTRIES_BITS,
	BEFORE = 16 /* bytes: most marks are shorter */
};

/* What is known of an entry. The first times that a pattern meets a character nothing is asked: most such
 * characters do not come again, and to ask takes as long as some matches. */
enum knowledge { KNOWS_NOTHING, KNOWS_ALLOWED = 4, KNOWS_REFUSED };

struct entry {
	uint64_t pattern;   /* its number */
	uint64_t before[2]; /* the bytes before the place, or those of one character */
	uint32_t character; /* the bytes of the character at the place */
	uint16_t width;     /* of what is in `before` */
	bool is_whole;      /* that is all that stands before the place */
	bool is_asked;
	uint8_t knows; /* enum knowledge */
};

static _Thread_local struct entry entries[ENTRIES];

bool first_characters_decide(struct str source, uint32_t reach)
{
	static const struct str behind[] = {STR_INIT("(?<="), STR_INIT("(?<!")};
	if (reach > 1 || str_find(source, STR("\\b")) != SIZE_MAX ||
	    str_find(source, STR("\\B")) != SIZE_MAX) {
		return reach == 0;
	}
	/* A look behind within another one looks further back than PCRE2 says. */
	for (size_t i = 0; i < sizeof behind / sizeof *behind; i++) {
		struct str rest = source;
		for (size_t at; (at = str_find(rest, behind[i])) != SIZE_MAX;) {
			rest = str_slice(rest, at + behind[i].size, rest.size);
			size_t end = str_find(rest, STR(")"));
			if (str_find(str_slice(rest, 0, end), STR("(")) != SIZE_MAX) {
				return false;
			}
		}
	}
	return true;
}

/* Fills in what stands before a place; false where more of it may matter than is kept. */
static bool note_before(struct entry *entry, struct str text, size_t from, bool is_decided)
{
	size_t start = 0;
	if (from > BEFORE) {
		(void)utf8_previous(text, from, &start);
	}
	entry->is_whole = start == 0;
	entry->width = (uint16_t)(from - start);
	memcpy(entry->before, text.data + start, from - start);
	return entry->is_whole || is_decided;
}

bool first_characters_allow(const struct first_characters *of, struct str text, size_t from)
{
	if (from >= text.size) {
		return true;
	}
	size_t width = utf8_width((unsigned char)text.data[from]);
	struct entry now = {.pattern = of->number};
	if (from > 0 && !note_before(&now, text, from, of->is_decided)) {
		return true;
	}
	memcpy(&now.character, text.data + from, width);
	now.is_whole |= from == 0;
	uint64_t hash =
	    ((now.pattern * 31 + now.before[0]) * UINT64_C(0x9E3779B97F4A7C15) + now.before[1]) ^
	    now.character * UINT64_C(0xC2B2AE3D27D4EB4F);
	struct entry *entry = &entries[hash >> (64 - ENTRIES_BITS)];
	if (entry->pattern != now.pattern || entry->character != now.character ||
	    entry->width != now.width || entry->is_whole != now.is_whole ||
	    entry->before[0] != now.before[0] || entry->before[1] != now.before[1]) {
		*entry = now;
		return true;
	}
	if (entry->knows < KNOWS_ALLOWED && ++entry->knows < KNOWS_ALLOWED) {
		return true;
	}
	if (entry->knows == KNOWS_ALLOWED && !entry->is_asked) {
		entry->is_asked = true;
		/* One more character before it where it is not at the beginning of the text. */
		size_t start = from - now.width;
		if (start > 0) {
			(void)utf8_previous(text, start, &start);
		}
		bool may =
		    of->try_at(of->pattern, str_slice(text, start, from + width), from - start);
		entry->knows = may ? KNOWS_ALLOWED : KNOWS_REFUSED;
	}
	return entry->knows == KNOWS_ALLOWED;
}
