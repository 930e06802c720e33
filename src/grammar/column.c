/* What the first row of a table names. */
#include "grammar/cell.h"
#include "grammar/grammar.h"

/* Whether a cell has these words and no others, but for brackets behind them. */
static bool is_name(struct str cell, struct str words)
{
	size_t at = 0;
	size_t in_words = 0;
	while (at < cell.size) {
		uint32_t c = utf8_next(cell, &at);
		if (is_beside_words(c)) {
			continue;
		}
		if (in_words == words.size) {
			return in_words > 0 && begins_remark(c);
		}
		if (utf8_next(words, &in_words) != c) {
			return false;
		}
	}
	return in_words == words.size && in_words > 0;
}

/* A cell from its first word on. */
static struct str first_word(struct str cell)
{
	size_t at = 0;
	size_t start = 0;
	while (at < cell.size && is_beside_words(utf8_next(cell, &at))) {
		start = at;
	}
	return str_slice(cell, start, cell.size);
}

/* Whether texts may begin with the same character. Quick: Chinese characters mostly differ in the last of their
 * three bytes. */
static bool may_begin_alike(struct str a, struct str b)
{
	return a.size < 3 || b.size < 3 ||
	       (a.data[0] == b.data[0] &&
	        ((unsigned char)a.data[0] < 0xE0 || a.data[2] == b.data[2]));
}

bool grammar_cell_says(const struct grammar *grammar, enum column_words kind, struct str cell)
{
	const struct words *words = &grammar->columns[kind].words;
	struct str text = kind == COLUMN_EACH ? cell : first_word(cell);
	bool at_start = kind == COLUMN_PART || kind == COLUMN_CONTINUED || kind == COLUMN_EACH;
	for (size_t i = 0; i < words->count; i++) {
		struct str word = words->items[i];
		if (kind == COLUMN_FOREIGN ? str_find(cell, word) != SIZE_MAX
		    : at_start             ? str_starts(text, word)
		                           : may_begin_alike(text, word) && is_name(text, word)) {
			return true;
		}
	}
	return false;
}

/* The field that a cell names by a label of it, or by a word that only a table has for it. */
static const struct field *field_of(const struct grammar *grammar, struct str cell)
{
	static const struct {
		struct str name;
		enum column_words words;
	} own[] = {{STR_INIT("projects"), COLUMN_PROJECTS},
	           {STR_INIT("funds"), COLUMN_FUNDS},
	           {STR_INIT("duration"), COLUMN_DURATION}};
	const struct label *label = grammar_label_named(grammar, cell);
	if (label) {
		return &grammar->fields[label->field];
	}
	for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
		if (grammar_cell_says(grammar, own[i].words, cell)) {
			return grammar_field(grammar, own[i].name);
		}
	}
	return NULL;
}

/* What the exact name of a column says. */
static struct column column_named(const struct grammar *grammar, struct str cell)
{
	struct column column = {COLUMN_NONE, NULL};
	if (grammar_cell_says(grammar, COLUMN_TITLES, cell)) {
		column.kind = COLUMN_TITLE;
	} else if (grammar_cell_says(grammar, COLUMN_PARTNERS, cell)) {
		column.kind = COLUMN_PARTNER;
	} else if (grammar_cell_says(grammar, COLUMN_NUMBERS, cell)) {
		column.kind = COLUMN_NUMBER;
	} else if ((column.field = field_of(grammar, cell)) != NULL) {
		column.kind = COLUMN_FIELD;
	}
	return column;
}

/* The same of a name with further words before it: planned, of the province, for each. */
static struct column column_composed(const struct grammar *grammar, struct str cell, int depth)
{
	const struct words *parts = &grammar->columns[COLUMN_PARTS].words;
	struct column column = column_named(grammar, cell);
	struct str word = first_word(cell);
	for (size_t i = 0; i < parts->count && column.kind == COLUMN_NONE; i++) {
		if (depth > 0 && word.size > parts->items[i].size &&
		    str_starts(word, parts->items[i])) {
			struct str rest = str_slice(word, parts->items[i].size, word.size);
			column = column_composed(grammar, rest, depth - 1);
		}
	}
	return column;
}

enum {
	MAX_PARTS = 5,
	MAX_COMPOSED = 72, /* bytes */
	MAX_NAME = 150     /* bytes, with what brackets behind a name say */
};

struct column grammar_column(const struct grammar *grammar, struct str cell)
{
	struct str word = first_word(cell);
	bool is_number = word.size > 0 && ascii_is_digit(word.data[0]);
	if (word.size == 0 || word.size > MAX_NAME || is_number) {
		return (struct column){COLUMN_NONE, NULL};
	}
	return column_composed(grammar, cell, cell.size <= MAX_COMPOSED ? MAX_PARTS : 0);
}

bool grammar_knows_columns(const struct grammar *grammar)
{
	return grammar->columns[COLUMN_TITLES].words.count > 0;
}

enum { COLON_WIDE = 0xFF1A, MAX_UNIT = 24, MAX_CAPTION = 180 /* bytes */ };

/* Behind a word at the beginning of a text, and the colon behind that; 0: it is not there. */
static size_t behind_word(struct str text, struct str word)
{
	size_t at = word.size;
	if (!str_starts(text, word)) {
		return 0;
	}
	while (at < text.size) {
		uint32_t c = utf8_next(text, &at);
		if (c == ':' || c == COLON_WIDE) {
			return at;
		}
		if (!is_beside_words(c)) {
			return 0;
		}
	}
	return 0;
}

bool grammar_unit_note(const struct grammar *grammar, struct str text, struct span *unit)
{
	struct str note = first_word(text);
	for (size_t at = 0; text.size <= MAX_CAPTION && at < text.size;) {
		uint32_t c =
		    utf8_next(text, &at); /* brackets may stand behind the name of the table */
		if (c == '(' || c == BRACKET_WIDE) {
			note = first_word(str_slice(text, at, text.size));
		}
	}
	const struct words *units = &grammar->columns[COLUMN_UNIT].words;
	for (size_t i = 0; i < units->count; i++) {
		size_t at = behind_word(note, units->items[i]);
		if (at == 0) {
			continue;
		}
		struct str rest = first_word(str_slice(note, at, note.size));
		size_t end = 0;
		for (size_t next = 0; next < rest.size; end = next) {
			uint32_t c = utf8_next(rest, &next);
			if (c == ')' || c == BRACKET_WIDE + 1 || is_beside_words(c)) {
				break;
			}
		}
		unit->start = (uint32_t)(rest.data - text.data);
		unit->end = unit->start + (uint32_t)end;
		return end > 0 && rest.size <= MAX_UNIT;
	}
	return false;
}
