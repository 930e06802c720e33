/* Makes the texts again, from the source's bytes and the repairs alone, and compares them with
 * those of the model. Knows no figure. */
#include <inttypes.h>
#include <stdlib.h>

#include "base/search.h"
#include "base/utf8.h"
#include "base/xml_out.h"
#include "verify/message.h"
#include "verify/verifier.h"

enum {
	/* Only a hostile model, with all repairs in every place, comes near this limit. */
	STEP_LIMIT = 1 << 26,
	MAX_EXCESS = 256, /* shown of a text that is too long */
	MAX_GAP = 1000    /* bytes between a label and its text: the furniture of a page */
};

static int compare_repairs(const void *a, const void *b)
{
	const struct repair *const *left = a;
	const struct repair *const *right = b;
	uint32_t x = (*left)->place.first.start;
	uint32_t y = (*right)->place.first.start;
	return (x > y) - (x < y);
}

void verifier_init(struct verifier *verifier)
{
	const struct model *model = verifier->model;
	struct arena *arena = verifier->diags->arena;
	size_t count = model->repair_count;
	buf_init(&verifier->text);
	verifier->repairs = ARENA_ARRAY(arena, const struct repair *, count + 1);
	verifier->is_made = ARENA_ARRAY(arena, bool, count + 1);
	for (size_t i = 0; i < count; i++) {
		if (model->repairs[i].place.count > 0) {
			verifier->repairs[verifier->repair_count++] = &model->repairs[i];
		} else {
			verifier_fail_at(verifier, &MESSAGE_VERIFY_PLACE, STR("repair"),
			                 &model->repairs[i].place, STR(""), STR(""));
		}
	}
	qsort(verifier->repairs, verifier->repair_count, sizeof *verifier->repairs,
	      compare_repairs);
	verifier->budget = 2 * verifier->source->text.size + MAX_EXCESS;
}

void verifier_release(struct verifier *verifier)
{
	buf_release(&verifier->text);
}

/* The first repair that starts at or after a byte. */
static size_t find_repair(const struct verifier *verifier, uint32_t byte)
{
	size_t i;
	SEARCH_FIRST(i, 0, verifier->repair_count, verifier->repairs[i]->place.first.start < byte);
	return i;
}

static void append(struct verifier *verifier, struct str text, uint32_t from, bool is_inserted)
{
	struct text_part part = {verifier->text.size, from, is_inserted};
	if (text.size > 0) {
		ARENA_PUSH(verifier->diags->arena, verifier->parts, verifier->part_count,
		           verifier->part_capacity, part);
		buf_append(&verifier->text, text);
	}
}

/* Appends a part of the source, but little beyond `limit` bytes in all: a text that is too long is
 * wrong however it goes on. */
static void append_source(struct verifier *verifier, struct span bytes, size_t limit)
{
	struct span span = map_derived(&verifier->source->map, bytes);
	struct str text = str_slice(verifier->source->text, span.start, span.end);
	if (verifier->text.size < limit) {
		size_t end = limit - verifier->text.size;
		while (utf8_is_inside(text, end)) {
			end++;
		}
		append(verifier, str_slice(text, 0, end), span.start, false);
	}
}

static bool is_blank(const struct verifier *verifier, uint32_t from, uint32_t to)
{
	struct str text = verifier_slice(verifier, (struct span){from, to});
	for (size_t at = 0; from < to && at < text.size;) {
		if (!model_is_blank(utf8_next(text, &at))) {
			return false;
		}
	}
	return true;
}

/* Whether repairs, from the first that starts after `from`, removed all but blanks up to `to`.
 * Other text between two pieces belongs to another node, with its repairs. */
static bool is_taken_out(struct verifier *verifier, size_t repair, uint32_t from, uint32_t to)
{
	for (; repair < verifier->repair_count && from < to; repair++) {
		const struct repair *done = verifier->repairs[repair];
		struct span bytes = place_extent(&done->place);
		if (bytes.start >= to || verifier->steps++ > STEP_LIMIT ||
		    str_equal(done->from, done->to) || !is_blank(verifier, from, bytes.start)) {
			break;
		}
		from = bytes.end > from ? bytes.end : from;
	}
	return from >= to || is_blank(verifier, from, to);
}

/* How the pieces of a place are joined. */
enum making {
	MAKE_AS_IT_IS,
	MAKE_REPAIRED,
	MAKE_LINES /* repaired, with a line feed between pieces on different lines */
};

/* Whether a line of the source ends between two bytes of the file. */
static bool has_line_end(const struct verifier *verifier, uint32_t from, uint32_t to)
{
	struct str text = verifier_slice(verifier, (struct span){from, to});
	for (size_t at = 0; from < to && at < text.size;) {
		uint32_t c = utf8_next(text, &at);
		if (c == '\n' || c == '\r' || c == '\f' || c == 0x2028 || c == 0x2029) {
			return true;
		}
	}
	return false;
}

/* Whether a repair begins between two bytes. */
static bool has_repair(const struct verifier *verifier, uint32_t from, uint32_t to)
{
	size_t next = find_repair(verifier, from);
	return next < verifier->repair_count && verifier->repairs[next]->place.first.start < to;
}

bool verifier_is_one_paragraph(const struct verifier *verifier, uint32_t from, uint32_t to)
{
	if (from < to && to - from > MAX_GAP) {
		return false;
	}
	return !has_line_end(verifier, from, to) || has_repair(verifier, from, to);
}

/* Appends a line feed if two bytes stand on different lines, with little between them: a line may have been cut
 * at a blank, too, which no repair took out. */
static void append_feed(struct verifier *verifier, uint32_t from, uint32_t to)
{
	if (from >= to || to - from > MAX_EXCESS || !is_blank(verifier, from, to)) {
		return;
	}
	if (has_line_end(verifier, from, to) || !has_repair(verifier, from, to)) {
		uint32_t at = map_derived(&verifier->source->map, (struct span){from, from}).start;
		append(verifier, STR("\n"), at, true);
	}
}

/* Puts into verifier->text what stands at a place, as it is or repaired: a repair inside a piece
 * replaces its bytes, one between two pieces inserts what it put there. `size` is the expected
 * length. */
static void make_text(struct verifier *verifier, const struct place *place, enum making making,
                      size_t size)
{
	bool repaired = making != MAKE_AS_IT_IS;
	size_t limit = size + MAX_EXCESS;
	size_t next = repaired ? find_repair(verifier, place->first.start) : SIZE_MAX;
	buf_clear(&verifier->text);
	verifier->part_count = 0;
	for (uint32_t i = 0; i < place->count; i++) {
		struct span piece = place_piece(place, i);
		uint32_t at = piece.start;
		if (i > 0 && repaired &&
		    !is_taken_out(verifier, next, place_piece(place, i - 1).end, at)) {
			next = find_repair(verifier, at);
		}
		if (i > 0 && making == MAKE_LINES) {
			append_feed(verifier, place_piece(place, i - 1).end, at);
		}
		for (; next < verifier->repair_count; next++) {
			const struct repair *repair = verifier->repairs[next];
			struct span bytes = place_extent(&repair->place);
			if (bytes.start >= piece.end || bytes.end > piece.end ||
			    verifier->steps++ > STEP_LIMIT) {
				break;
			}
			if (bytes.start >= at) {
				append_source(verifier, (struct span){at, bytes.start}, limit);
				at = bytes.end;
			}
			if (verifier->text.size < limit) {
				uint32_t from =
				    map_derived(&verifier->source->map, (struct span){at, at})
					.start;
				append(verifier, repair->to, from, true);
			}
			verifier->is_made[next] = true;
		}
		append_source(verifier, (struct span){at, piece.end}, limit);
	}
}

void verifier_make_text(struct verifier *verifier, const struct place *place, size_t size)
{
	make_text(verifier, place, MAKE_REPAIRED, size);
}

/* ---- comparing ---- */

/* The next character, as XML gives it back. */
static uint32_t next_character(struct str text, size_t *at)
{
	uint32_t c = utf8_next(text, at);
	return xml_holds(c) ? c : 0xFFFD;
}

/* Where two texts first differ, or SIZE_MAX. Characters that XML cannot hold do not count. */
static size_t find_difference(struct str a, struct str b)
{
	size_t i = 0;
	size_t j = 0;
	if (str_equal(a, b)) {
		return SIZE_MAX;
	}
	while (i < a.size && j < b.size) {
		size_t start = i;
		if (next_character(a, &i) != next_character(b, &j)) {
			return start;
		}
	}
	return i == a.size && j == b.size ? SIZE_MAX : i;
}

static bool is_boundary(const struct source *source, uint32_t byte)
{
	struct span text = map_derived(&source->map, (struct span){byte, byte});
	if (text.start >= source->text.size) {
		return true;
	}
	return map_origin(&source->map, text.start) >= byte &&
	       !utf8_is_inside(source->text, text.start);
}

static struct str box_text(struct arena *arena, const struct place *place)
{
	const struct box *box = &place->box;
	return arena_format(arena, "%d %d %d %d (%u %%)", box->x0, box->y0, box->x1, box->y1,
	                    place->confidence);
}

/* Checks where on the page a place was recognised, and how sure that is, where the model says it. */
static void check_recognition(struct verifier *verifier, struct str what, const struct place *place)
{
	struct arena *arena = verifier->diags->arena;
	const struct source *source = verifier->source;
	struct place real = {.page = place->page};
	for (uint32_t i = 0; source->recognition && i < place->count; i++) {
		struct place piece = source_place(source, place_piece(place, i), arena);
		place_add_recognition(&real, &piece);
	}
	real.confidence = place->confidence > 0 ? real.confidence : 0;
	if (!source->is_bare && (memcmp(&real.box, &place->box, sizeof real.box) != 0 ||
	                         real.confidence != place->confidence)) {
		verifier_fail_at(verifier, &MESSAGE_VERIFY_BOX, what, place, box_text(arena, place),
		                 box_text(arena, &real));
	}
}

/* Checks that the pieces of a place ascend within the file, do not cut a character, and start on
 * the line that the model says. */
static bool check_place(struct verifier *verifier, struct str what, const struct place *place)
{
	uint32_t edge = 0;
	if (place->count == 0) {
		verifier_fail_at(verifier, &MESSAGE_VERIFY_PLACE, what, place, STR(""), STR(""));
		return false;
	}
	for (uint32_t i = 0; i < place->count; i++) {
		struct span piece = place_piece(place, i);
		if (piece.start < edge || piece.end < piece.start ||
		    piece.end > source_extent(verifier->source) ||
		    !is_boundary(verifier->source, piece.start) ||
		    !is_boundary(verifier->source, piece.end)) {
			verifier_fail(verifier, &MESSAGE_VERIFY_PLACE, place->line,
			              (const struct str[DIAG_ARGUMENTS]){
					  what, verifier_bytes(verifier, piece)});
			return false;
		}
		edge = piece.end;
	}
	struct arena *arena = verifier->diags->arena;
	struct span first = map_derived(&verifier->source->map,
	                                (struct span){place->first.start, place->first.start});
	uint32_t page = source_page(verifier->source, first.start);
	if (page != place->page && !verifier->source->is_bare) {
		verifier_fail_at(verifier, &MESSAGE_VERIFY_PAGE, what, place,
		                 arena_format(arena, "%" PRIu32, place->page),
		                 arena_format(arena, "%" PRIu32, page));
	}
	check_recognition(verifier, what, place);
	uint32_t line = verifier_line(verifier, place->first.start);
	if (line != place->line) {
		verifier_fail_at(verifier, &MESSAGE_VERIFY_LINE, what, place,
		                 arena_format(arena, "%" PRIu32, place->line),
		                 arena_format(arena, "%" PRIu32, line));
	}
	return true;
}

static void fail_text(struct verifier *verifier, struct str what, const struct place *place,
                      struct str said, size_t at)
{
	verifier_fail_at(verifier, &MESSAGE_VERIFY_TEXT, what, place, verifier_excerpt(said, at),
	                 verifier_excerpt(buf_str(&verifier->text), at));
}

bool verify_text(struct verifier *verifier, struct str what, const struct place *place,
                 struct str said, bool repaired)
{
	if (!check_place(verifier, what, place)) {
		return false;
	}
	make_text(verifier, place, repaired ? MAKE_REPAIRED : MAKE_AS_IT_IS, said.size);
	size_t at = find_difference(said, buf_str(&verifier->text));
	if (at < said.size && said.data[at] == '\n' && repaired) { /* the lines of a cell */
		make_text(verifier, place, MAKE_LINES, said.size);
		at = find_difference(said, buf_str(&verifier->text));
	}
	if (at != SIZE_MAX) {
		fail_text(verifier, what, place, said, at);
	}
	return at == SIZE_MAX;
}

/* The next character that is no blank or line end; 0 at the end of the text, and where the steps are spent. */
static uint32_t next_visible(struct verifier *verifier, struct str text, size_t *at)
{
	while (*at < text.size && verifier->steps <= STEP_LIMIT) {
		uint32_t c = next_character(text, at);
		if (!utf8_is_blank(c) && c != '\n' && c != '\r') {
			return c;
		}
		verifier->steps++;
	}
	return 0;
}

bool verify_words(struct verifier *verifier, struct str what, const struct place *place,
                  struct str words)
{
	size_t at = 0;
	bool is_same = true;
	if (!check_place(verifier, what, place) || words.size == 0) {
		return words.size == 0;
	}
	for (uint32_t i = 0; i < place->count && is_same; i++) {
		struct str piece = verifier_slice(verifier, place_piece(place, i));
		size_t next = 0;
		for (uint32_t c = next_visible(verifier, piece, &next); c != 0 && is_same;
		     c = next_visible(verifier, piece, &next)) {
			is_same = c == next_visible(verifier, words, &at);
		}
	}
	if (!is_same || next_visible(verifier, words, &at) != 0 || verifier->steps > STEP_LIMIT) {
		make_text(verifier, place, MAKE_AS_IT_IS, words.size);
		fail_text(verifier, what, place, words, 0);
		return false;
	}
	return true;
}

/* ---- marks and labels ---- */

/* Whether a character is part of a word or number, not a blank or of the punctuation around a mark. */
static bool is_word(uint32_t c)
{
	if (c >= 0xFF01 && c <= 0xFF5E) {
		c -= 0xFEE0; /* full width */
	}
	if (c < 0x80) {
		return ascii_is_digit((char)c) || ascii_is_letter((char)c);
	}
	if ((c >= 0x2150 && c <= 0x218F) || (c >= 0x2460 && c <= 0x24FF)) {
		return true; /* numbers of one character */
	}
	return c >= 0xC0 && !model_is_blank(c) && !(c >= 0x2000 && c <= 0x2BFF) &&
	       !(c >= 0x3000 && c <= 0x3003) && !(c >= 0x3008 && c <= 0x3020) && c != 0x3030 &&
	       !(c >= 0xFE10 && c <= 0xFE6F) && c != 0xFEFF;
}

/* Whether the character at `at` could continue a mark's number. */
static bool is_numeral(const struct verifier *verifier, struct str text, size_t at)
{
	size_t next = at;
	if (at >= text.size) {
		return false;
	}
	uint32_t c = utf8_next(text, &next);
	if (c >= 0x2E80 && c <= 0x2FDF) { /* radicals: those of 1, 2, 8 and 10 are numerals */
		return c == 0x2F00 || c == 0x2F06 || c == 0x2F0B || c == 0x2F17;
	}
	if (c >= 0x3400 && c <= 0x9FFF) {
		return lexicon_match(verifier->lexicon, text, at,
		                     WORD_FLAG(WORD_DIGIT) | WORD_FLAG(WORD_DIGIT_ALONE) |
		                         WORD_FLAG(WORD_TENS) | WORD_FLAG(WORD_MULTIPLIER)) != NULL;
	}
	return is_word(c);
}

static bool has_word(struct str text)
{
	for (size_t at = 0; at < text.size;) {
		if (is_word(utf8_next(text, &at))) {
			return true;
		}
	}
	return false;
}

static bool has_numeral(const struct verifier *verifier, struct str text)
{
	for (size_t at = 0; at < text.size;) {
		if (is_numeral(verifier, text, at)) {
			return true;
		}
		(void)utf8_next(text, &at);
	}
	return false;
}

/* Splits a text around a part of it; false, and both sides empty, if the text does not have it. */
static bool split(struct str text, struct str part, struct str *before, struct str *behind)
{
	size_t at = str_find(text, part);
	if (at == SIZE_MAX) {
		return false;
	}
	*before = str_slice(text, 0, at);
	*behind = str_slice(text, at + part.size, text.size);
	return true;
}

/* The text after the brackets that it begins with, if it does. */
static struct str pass_brackets(struct str text)
{
	struct str rest = str_trim(text);
	size_t at = 0;
	uint32_t c = rest.size > 0 ? utf8_next(rest, &at) : 0;
	if (c != '(' && c != 0xFF08) {
		return text;
	}
	while (at < rest.size && c != ')' && c != 0xFF09) {
		c = utf8_next(rest, &at);
	}
	return str_slice(rest, at, rest.size);
}

/* Whether a text is one mark or label on a single line and has no other words, except in brackets
 * after a label. */
static bool is_label(struct str text, const struct node *node)
{
	struct str before;
	struct str behind;
	if (str_find(text, STR("\n")) != SIZE_MAX || str_find(text, STR("\r")) != SIZE_MAX ||
	    !split(text, node->label, &before, &behind)) {
		return false;
	}
	bool is_numbered = node->kind == NODE_FIELD && node->number.size > 0;
	if (is_numbered ? !str_equal(str_trim(before), node->number) : has_word(before)) {
		return false;
	}
	return !has_word(node->kind == NODE_FIELD ? pass_brackets(behind) : behind);
}

/* Whether a node is a part of a table without words of its own. */
static bool is_frame(const struct node *node)
{
	return node->kind == NODE_TABLE || node->kind == NODE_ROW;
}

/* Whether a text is only what separates the cells of a table; that of a row is on one line. */
static bool is_bars(struct str text, const struct node *node)
{
	bool is_line =
	    str_find(text, STR("\n")) == SIZE_MAX && str_find(text, STR("\r")) == SIZE_MAX;
	return !has_word(text) && (is_line || node->kind == NODE_TABLE);
}

/* Whether a number has all digits of its mark and begins and ends with one; a row's, all words. */
static bool is_number(const struct verifier *verifier, struct str mark, const struct node *node)
{
	struct str number = node->number;
	struct str before;
	struct str behind;
	if (node_is_row(node)) {
		return split(mark, number, &before, &behind) && !has_word(before) &&
		       !has_word(behind);
	}
	size_t last = number.size - 1;
	while (last > 0 && utf8_is_inside(number, last)) {
		last--;
	}
	return split(mark, number, &before, &behind) && !has_numeral(verifier, before) &&
	       !has_numeral(verifier, behind) && is_numeral(verifier, number, 0) &&
	       is_numeral(verifier, number, last);
}

/* Whether the line of a node that claims nothing is 0 or, for a row, that of one of its cells. */
static bool is_line_of_cells(const struct node *node)
{
	const struct node *cell = node_is_row(node) ? node->first : NULL;
	while (cell && cell->place.line != node->place.line) {
		cell = cell->next;
	}
	return node->place.line == 0 || cell;
}

bool verify_label(struct verifier *verifier, const struct node *node)
{
	struct str what = node_kind_name(node->kind);
	bool says_nothing = node->label.size == 0 && node->number.size == 0;
	if (node->place.count == 0 && says_nothing && is_line_of_cells(node)) {
		return true;
	}
	verifier->result->texts++;
	if (node->kind == NODE_FIELD && node->place.count == 0 && node->place.line == 0) {
		return verify_column(verifier, node);
	}
	if (node->kind == NODE_TABLE && !verify_table_label(verifier, node)) {
		return false;
	}
	if (node->kind == NODE_TABLE && node->place.count == 0) {
		return true;
	}
	if (!check_place(verifier, what, &node->place)) {
		return false;
	}
	/* Containers claim different bytes, so together they are no longer than the source. */
	make_text(verifier, &node->place, MAKE_REPAIRED, verifier->budget);
	struct str text = xml_held(verifier->diags->arena, buf_str(&verifier->text));
	bool is_affordable = text.size <= verifier->budget;
	verifier->budget -= is_affordable ? text.size : verifier->budget;
	if (!is_affordable ||
	    (is_frame(node) ? !is_bars(buf_str(&verifier->text), node) : !is_label(text, node))) {
		fail_text(verifier, what, &node->place, node->label, 0);
		return false;
	}
	struct str mark = node->label.size > 0 ? node->label : text;
	if (node->kind != NODE_FIELD && node->number.size > 0 && !is_number(verifier, mark, node)) {
		fail_text(verifier, what, &node->place, node->number, 0);
		return false;
	}
	return true;
}

/* ---- repairs ---- */

/* Whether a repair stands for text that was left out, of which only the place is known. */
static bool is_removal(const struct repair *repair)
{
	static const struct str kinds[] = {STR_INIT("deleted-text"), STR_INIT("struck-text"),
	                                   STR_INIT("hidden-text")};
	bool is_one = false;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		is_one = is_one || str_equal(repair->kind, kinds[i]);
	}
	return is_one && repair->to.size == 0 && span_size(place_extent(&repair->place)) == 0;
}

void verify_repairs(struct verifier *verifier)
{
	for (size_t i = 0; i < verifier->repair_count; i++) {
		const struct repair *repair = verifier->repairs[i];
		if (is_removal(repair)) {
			(void)check_place(verifier, STR("repair"), &repair->place);
			continue;
		}
		bool is_right =
		    verify_text(verifier, STR("repair"), &repair->place, repair->from, false);
		/* If no text holds what a repair inserted, it would be seen nowhere. */
		if (is_right && !verifier->is_made[i] && repair->to.size > 0 &&
		    !str_equal(repair->to, repair->from)) {
			verifier_fail(verifier, &MESSAGE_VERIFY_REPAIR, repair->place.line,
			              (const struct str[DIAG_ARGUMENTS]){
					  verifier_extent(verifier, &repair->place),
					  verifier_excerpt(repair->to, 0)});
		}
	}
}
