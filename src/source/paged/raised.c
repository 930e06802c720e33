/* Finds marks of notes, exponents and indices: short pieces, at most as large as their line, that
 * are raised or lowered in it. They are joined to the piece beside them, with superscripts or
 * subscripts for their digits. This comes first, since their own height would make them look like
 * a line or a cell. */
#include "source/paged/lines.h"

#include <stdlib.h>

#include "base/script.h"
#include "base/search.h"
#include "base/utf8.h"

enum {
	MAX_MARK = 8, /* characters */
	MAX_INDEX = 3,
	/* Percent of the size of the line: */
	SMALLER = 92,       /* the largest size of a smaller mark */
	SMALL_INDEX = 85,   /* and of an index */
	RAISE = 18,         /* the least by which a mark is higher */
	RAISE_OF_SAME = 22, /* where it is as large */
	MAX_RAISE = 75,
	DROP = 10, /* the least by which an index is lower */
	MAX_DROP = 50,
	NEAR = 30,      /* the greatest gap before it */
	NEAR_SAME = 20, /* where it is as large */
	NEAR_NEXT = 60, /* the greatest gap behind it */
	BLANK = 25,     /* the narrowest blank */
	/* In usual fonts, the foot of a character's box below the baseline and its middle above it,
	 * in percent of its size. */
	FOOT = 15,
	MIDDLE = 36,
	LEVEL = 5,         /* by which the pieces of a text differ in size and height */
	SEARCH_LIMIT = 400 /* pieces at about one height that are looked at */
};

struct search {
	struct paged_line **by_foot; /* by page, then from the top to the bottom */
	size_t count;
};

static bool is_ascii_word(uint32_t c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Whether a character can be part of a mark, an exponent or an index. */
static bool is_mark_character(uint32_t c)
{
	static const uint32_t others[] = {
	    '*',    '#',    '+',    '-',    ',',    '(',    ')',    '[',    ']',    0xA7,   0x2020,
	    0x2021, 0x2013, 0x2212, 0x6CE8, 0x3014, 0x3015, 0xFF08, 0xFF09, 0xFF3B, 0xFF3D, 0xFF0A};
	if (is_ascii_word(c) || utf8_is_digit(c) || (c >= 0x2460 && c <= 0x2473)) {
		return true;
	}
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		if (others[i] == c) {
			return true;
		}
	}
	return false;
}

static bool may_be_mark(const struct paged_line *line)
{
	if (line->size <= 0 || utf8_count(line->text) > MAX_MARK) {
		return false;
	}
	for (size_t at = 0; at < line->text.size;) {
		if (!is_mark_character(utf8_next(line->text, &at))) {
			return false;
		}
	}
	return true;
}

static bool may_be_index(const struct paged_line *line)
{
	bool is_word = line->text.size <= MAX_INDEX;
	for (size_t i = 0; i < line->text.size && is_word; i++) {
		is_word = is_ascii_word((unsigned char)line->text.data[i]);
	}
	return is_word;
}

/* A length in percent of the size of the line that a piece may belong to. */
static int64_t percent(int32_t length, const struct paged_line *base)
{
	return (int64_t)length * 100 / base->size;
}

/* Whether a piece is raised or lowered in another's line, by the feet of both and by their middles,
 * since fonts differ in either. */
static enum script find_script(const struct paged_line *piece, const struct paged_line *base)
{
	int64_t size = percent(piece->size, base);
	int64_t foot = percent(base->y1 - piece->y1, base) - FOOT * (100 - size) / 100;
	int64_t middle = percent(base->y0 + base->y1 - piece->y0 - piece->y1, base) / 2 +
	                 MIDDLE * (100 - size) / 100;
	int64_t least = foot < middle ? foot : middle;
	int64_t greatest = foot < middle ? middle : foot;
	if (size > 100 || piece->y1 <= base->y0 || piece->y0 >= base->y1) {
		return SCRIPT_NONE;
	}
	if (least >= (size > SMALLER ? RAISE_OF_SAME : RAISE) && greatest <= MAX_RAISE) {
		return SCRIPT_RAISED;
	}
	bool is_low = greatest <= -DROP && least >= -MAX_DROP && piece->y1 > base->y1;
	return is_low && size <= SMALL_INDEX && may_be_index(piece) ? SCRIPT_LOWERED : SCRIPT_NONE;
}

/* How a piece is raised or lowered right behind another; an index only if that ends in a word. */
static enum script find_behind(const struct paged_line *piece, const struct paged_line *base)
{
	int64_t gap = percent(piece->x0 - base->x1, base);
	enum script script = find_script(piece, base);
	size_t start;
	bool is_same = percent(piece->size, base) > SMALLER;
	if (gap < -NEAR || gap > (is_same ? NEAR_SAME : NEAR) || piece->x1 <= base->x1) {
		return SCRIPT_NONE;
	}
	if (script == SCRIPT_LOWERED &&
	    (base->has_blank ||
	     !is_ascii_word(utf8_previous(base->text, base->text.size, &start)))) {
		return SCRIPT_NONE;
	}
	return script;
}

/* Whether a piece is raised right before another, like the mark at the start of a note. */
static bool is_before(const struct paged_line *piece, const struct paged_line *base)
{
	int64_t gap = percent(base->x0 - piece->x1, base);
	return gap >= -NEAR && gap <= NEAR_NEXT && piece->x0 < base->x0 &&
	       percent(piece->size, base) <= SMALLER && find_script(piece, base) == SCRIPT_RAISED;
}

/* Whether a piece is next to text of its own size and height: then it is part of that line, and not
 * a mark of something larger beside it, such as a watermark. */
static bool is_level(const struct paged_line *piece, const struct paged_line *other)
{
	int64_t gap =
	    percent(piece->x0 > other->x0 ? piece->x0 - other->x1 : other->x0 - piece->x1, other);
	return gap >= -NEAR && gap <= NEAR_NEXT &&
	       llabs(percent(piece->size - other->size, other)) <= LEVEL &&
	       llabs(percent(piece->y1 - other->y1, other)) <= LEVEL && !may_be_mark(other);
}

/* By page, then by place on it, then in their old order: both are in one array. */
static int compare_places(const struct paged_line *left, int32_t left_place,
                          const struct paged_line *right, int32_t right_place)
{
	if (left->page != right->page) {
		return left->page < right->page ? -1 : 1;
	}
	int order = (left_place > right_place) - (left_place < right_place);
	return order ? order : (left > right) - (left < right);
}

static int compare_feet(const void *a, const void *b)
{
	const struct paged_line *left = *(struct paged_line *const *)a;
	const struct paged_line *right = *(struct paged_line *const *)b;
	return compare_places(left, left->y1, right, right->y1);
}

static int compare_starts(const void *a, const void *b)
{
	const struct paged_line *left = *(struct paged_line *const *)a;
	const struct paged_line *right = *(struct paged_line *const *)b;
	return compare_places(left, left->x0, right, right->x0);
}

/* The first piece of a page whose foot is at the height `foot` or below. */
static size_t find_first(const struct search *search, uint32_t page, int32_t foot)
{
	size_t i;
	SEARCH_FIRST(i, 0, search->count,
	             search->by_foot[i]->page < page ||
	                 (search->by_foot[i]->page == page && search->by_foot[i]->y1 < foot));
	return i;
}

/* The piece that a mark or an index belongs to, and how it is placed there. */
struct place_in_line {
	struct paged_line *base; /* NULL: nowhere */
	enum script script;
	bool is_behind;
};

/* Finds the piece that a mark belongs to: the one before it, or else the one behind it. */
static struct place_in_line find_place(const struct search *search, const struct paged_line *piece)
{
	struct place_in_line place = {0};
	size_t first = find_first(search, piece->page, piece->y1 - piece->size);
	for (size_t i = first; i < search->count && i - first < SEARCH_LIMIT; i++) {
		struct paged_line *base = search->by_foot[i];
		if (base->page != piece->page || base->y1 > piece->y1 + 3 * piece->size) {
			break;
		}
		if (base == piece || base->text.size == 0) {
			continue;
		}
		if (is_level(piece, base)) {
			return (struct place_in_line){0};
		}
		enum script script = find_behind(piece, base);
		bool is_better = !place.base || !place.is_behind || place.script == SCRIPT_LOWERED;
		if (script != SCRIPT_NONE && is_better) {
			place = (struct place_in_line){base, script, true};
		} else if (!place.base && is_before(piece, base)) {
			place = (struct place_in_line){base, SCRIPT_RAISED, false};
		}
	}
	return place;
}

static void attach(struct place_in_line place, struct paged_line *piece, struct arena *arena)
{
	struct paged_line *base = place.base;
	int32_t gap = place.is_behind ? piece->x0 - base->x1 : base->x0 - piece->x1;
	bool is_apart = percent(gap, base) > BLANK || (!place.is_behind && piece->has_blank);
	struct str blank = is_apart ? STR(" ") : STR("");
	struct paged_compound text;
	paged_compound_init(&text, arena);
	if (place.is_behind) {
		paged_compound_add(&text, base->text, base->origins);
		buf_append(&text.text, blank);
	}
	paged_compound_add(&text, STR(""), piece->origins);
	script_write(&text.text, place.script, piece->text);
	if (place.is_behind) {
		base->x1 = piece->x1;
		base->has_blank = piece->has_blank;
	} else {
		buf_append(&text.text, blank);
		paged_compound_add(&text, base->text, base->origins);
		base->unit += base->x0 - piece->x0;
		base->x0 = piece->x0;
	}
	base->text = paged_compound_finish(&text, &base->origins);
	piece->text = (struct str){0};
}

void paged_lines_attach_raised(struct paged_lines *lines, struct arena *arena)
{
	struct search search = {ARENA_ARRAY(arena, struct paged_line *, lines->count + 1), 0};
	struct paged_line **marks = ARENA_ARRAY(arena, struct paged_line *, lines->count + 1);
	size_t mark_count = 0;
	size_t kept = 0;
	for (size_t i = 0; i < lines->count; i++) {
		struct paged_line *line = &lines->items[i];
		search.by_foot[search.count] = line;
		search.count += line->size > 0;
		marks[mark_count] = line;
		mark_count += may_be_mark(line);
	}
	if (mark_count == 0) {
		return;
	}
	qsort(search.by_foot, search.count, sizeof *search.by_foot, compare_feet);
	qsort(marks, mark_count, sizeof *marks, compare_starts);
	for (size_t i = 0; i < mark_count; i++) { /* from the left, since a mark may be in pieces */
		struct place_in_line place = find_place(&search, marks[i]);
		if (place.base) {
			attach(place, marks[i], arena);
		}
	}
	for (size_t i = 0; i < lines->count; i++) {
		if (lines->items[i].text.size > 0) {
			lines->items[kept++] = lines->items[i];
		}
	}
	lines->count = kept;
}
