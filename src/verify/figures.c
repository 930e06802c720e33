/* Reads figures again, from the text that they stand in, or from their own text if their place has
 * no figure. Uses the lexicon's words for numbers, and no grammar. */
#include "verify/verifier.h"

#include <stdlib.h>

#include "base/compatibility.h"
#include "base/search.h"
#include "base/utf8.h"
#include "base/xml_out.h"
#include "model/attribute.h"
#include "model/code_words.h"
#include "verify/message.h"

enum { LABEL_LIMIT = 1000 /* bytes of a label that are looked at */ };

/* ---- the figures of the texts ---- */

/* The byte of the file that holds byte `at` of verifier->text. */
static uint32_t origin_of(const struct verifier *verifier, size_t at)
{
	size_t behind;
	SEARCH_FIRST(behind, 1, verifier->part_count, verifier->parts[behind].to <= at);
	const struct text_part *part = &verifier->parts[behind - 1];
	uint32_t offset = part->is_inserted ? 0 : (uint32_t)(at - part->to);
	return map_origin(&verifier->source->map, part->from + offset);
}

/* The place of a label and the text after it together: a word in the label may affect a figure in
 * the text. */
static struct place with_label(struct arena *arena, const struct place *label,
                               const struct place *text)
{
	uint32_t count = 0;
	struct span *pieces = ARENA_ARRAY(arena, struct span, (size_t)label->count + text->count);
	for (uint32_t i = 0; i < label->count; i++) {
		struct span piece = place_piece(label, i);
		if (piece.end > text->first.start) {
			break; /* the label claims the punctuation after the text too */
		}
		pieces[count++] = piece;
	}
	for (uint32_t i = 0; i < text->count; i++) {
		pieces[count++] = place_piece(text, i);
	}
	return (struct place){
	    .line = label->line, .count = count, .first = pieces[0], .rest = pieces + 1};
}

/* Reserves room for as many readings as there are facts: growing by doubling could take twice the
 * memory in megabytes of nothing but figures. */
static void make_room(struct verifier *verifier)
{
	const struct node *roots[] = {verifier->model->stated, verifier->model->body,
	                              verifier->model->mentions};
	size_t count = 1;
	for (size_t i = 0; i < sizeof roots / sizeof *roots; i++) {
		uint32_t ended;
		for (const struct node *node = roots[i]; node;
		     node = node_next(node, roots[i], &ended)) {
			count += node->figure != NULL;
		}
	}
	verifier->readings = ARENA_ARRAY(verifier->diags->arena, struct reading, count);
	verifier->reading_capacity = count;
}

void verify_read_figures(struct verifier *verifier, const struct node *node)
{
	struct arena *arena = verifier->diags->arena;
	const struct node *holder = node ? node->parent : NULL;
	if (holder && holder->kind == NODE_FIELD && holder->first == node &&
	    holder->place.count > 0 &&
	    verifier_is_one_paragraph(verifier, holder->place.first.end, node->place.first.start)) {
		struct place whole = with_label(arena, &holder->place, &node->place);
		verifier_make_text(verifier, &whole, verifier->text.size + LABEL_LIMIT);
	}
	struct str text = arena_copy(arena, buf_str(&verifier->text));
	if (!verifier->readings) {
		make_room(verifier);
	}
	verifier->figures.count = 0;
	figures_from_text(&verifier->figures, verifier->lexicon,
	                  compatibility_fold_text(arena, text), arena);
	for (size_t i = 0; i < verifier->figures.count; i++) {
		struct figure *figure = &verifier->figures.items[i];
		struct reading reading = {
		    .byte = origin_of(verifier, figure->span.start),
		    .text = xml_held(arena, str_slice(text, figure->span.start, figure->span.end)),
		    .figure = *figure,
		};
		ARENA_PUSH(arena, verifier->readings, verifier->reading_count,
		           verifier->reading_capacity, reading);
	}
}

static int compare_readings(const void *a, const void *b)
{
	const struct reading *left = a;
	const struct reading *right = b;
	return (left->byte > right->byte) - (left->byte < right->byte);
}

void verify_sort_figures(struct verifier *verifier)
{
	const struct reading *readings = verifier->readings;
	size_t sorted =
	    1; /* texts mostly come in the order of the file, and sorting takes memory */
	while (sorted < verifier->reading_count &&
	       readings[sorted - 1].byte <= readings[sorted].byte) {
		sorted++;
	}
	if (sorted < verifier->reading_count) {
		qsort(verifier->readings, verifier->reading_count, sizeof *verifier->readings,
		      compare_readings);
	}
}

/* The figure that stands at a fact's place with the same wording, or NULL. */
static const struct reading *find_reading(const struct verifier *verifier, const struct node *fact)
{
	struct reading wanted = {.byte = fact->place.first.start};
	if (verifier->reading_count == 0 || fact->place.count == 0) {
		return NULL;
	}
	const struct reading *found = bsearch(&wanted, verifier->readings, verifier->reading_count,
	                                      sizeof wanted, compare_readings);
	return found && str_equal(found->text, fact->text) ? found : NULL;
}

/* ---- comparing ---- */

/* The size of a unit of time in the smallest comparable unit; 1 for all other units. */
static struct decimal unit_size(struct str unit, struct str *base)
{
	static const struct {
		struct str unit;
		struct str base;
		int64_t size;
	} units[] = {
	    {STR_INIT("year"), STR_INIT("month"), 12},
	    {STR_INIT("week"), STR_INIT("day"), 7},
	};
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		if (str_equal(unit, units[i].unit)) {
			*base = units[i].base;
			return (struct decimal){units[i].size, 0};
		}
	}
	*base = unit;
	return (struct decimal){1, 0};
}

static bool is_same_number(struct decimal a, struct decimal size_a, struct decimal b,
                           struct decimal size_b)
{
	return decimal_multiply(&a, a, size_a) && decimal_multiply(&b, b, size_b) &&
	       decimal_compare(a, b) == 0;
}

/* Whether two figures mean the same: 2 years is 24 months. */
static bool is_same_figure(const struct figure *a, const struct figure *b)
{
	bool is_date = a->kind == FIGURE_DATE; /* a date has no number; its text is its value */
	struct str base_a;
	struct str base_b;
	struct decimal size_a = unit_size(a->unit, &base_a);
	struct decimal size_b = unit_size(b->unit, &base_b);
	return a->kind == b->kind && a->relation == b->relation && str_equal(base_a, base_b) &&
	       (is_date || a->has_value == b->has_value) && a->has_min == b->has_min &&
	       a->has_max == b->has_max && a->soft == b->soft && str_equal(a->per, b->per) &&
	       figure_decimals(a) == figure_decimals(b) && str_equal(a->text, b->text) &&
	       (is_date || !a->has_value || is_same_number(a->value, size_a, b->value, size_b)) &&
	       (!a->has_min || is_same_number(a->min, size_a, b->min, size_b)) &&
	       (!a->has_max || is_same_number(a->max, size_a, b->max, size_b));
}

/* Appends what a part of a figure says, behind a comma and the name of the part. */
static void describe_part(struct buf *out, const struct message *name, struct str value,
                          enum language language)
{
	message_append(out, &MESSAGE_VERIFY_COMMA, (const struct str[DIAG_ARGUMENTS]){0}, language);
	message_append(out, name, (const struct str[DIAG_ARGUMENTS]){value}, language);
}

/* "money, at most, value 500000 yuan, most 500000", in the arena. */
static struct str describe(struct verifier *verifier, const struct figure *figure,
                           enum language language)
{
	struct arena *arena = verifier->diags->arena;
	struct buf out;
	buf_init(&out);
	buf_append(&out, code_word(CODE_KIND, figure_kind_name(figure->kind), language));
	describe_part(&out, &MESSAGE_VERIFY_AS,
	              code_word(CODE_RELATION, relation_name(figure->relation), language),
	              language);
	if (figure->has_value && figure->kind != FIGURE_DATE) {
		describe_part(&out, &MESSAGE_VERIFY_VALUE, decimal_text(figure->value, arena),
		              language);
	}
	if (figure->has_min) {
		describe_part(&out, &MESSAGE_VERIFY_LEAST, decimal_text(figure->min, arena),
		              language);
	}
	if (figure->has_max) {
		describe_part(&out, &MESSAGE_VERIFY_MOST, decimal_text(figure->max, arena),
		              language);
	}
	if (figure->unit.size > 0) {
		struct str unit = code_word(CODE_CURRENCY, figure->unit, language);
		describe_part(&out, &MESSAGE_VERIFY_UNIT, code_word(CODE_UNIT, unit, language),
		              language);
	}
	if (figure->decimals != DECIMALS_NONE) {
		describe_part(&out, &MESSAGE_VERIFY_DECIMALS,
		              arena_format(arena, "%d", figure->decimals), language);
	}
	if (figure->soft) {
		describe_part(&out, &MESSAGE_VERIFY_SOFT, STR(""), language);
	}
	if (figure->per.size > 0) {
		describe_part(&out, &MESSAGE_VERIFY_AS, code_word(CODE_EACH, figure->per, language),
		              language);
	}
	if (figure->text.size > 0) {
		describe_part(&out, &MESSAGE_VERIFY_AS, figure->text, language);
	}
	struct str text = arena_copy(arena, buf_str(&out));
	buf_release(&out);
	return text;
}

/* Fails a fact that has one figure, and means another; NULL: none. */
static void fail_figure(struct verifier *verifier, const struct node *fact,
                        const struct figure *said, const struct figure *meant)
{
	static const struct str none[DIAG_ARGUMENTS];
	struct diag *diag =
	    verifier_fail_at(verifier, &MESSAGE_VERIFY_FIGURE, node_kind_name(fact->kind),
	                     &fact->place, describe(verifier, said, LANGUAGE_ENGLISH),
	                     meant ? describe(verifier, meant, LANGUAGE_ENGLISH)
	                           : message_text(&MESSAGE_VERIFY_NOTHING, none, LANGUAGE_ENGLISH,
	                                          verifier->diags->arena));
	if (diag) {
		diag->chinese[2] = describe(verifier, said, LANGUAGE_CHINESE);
		diag->chinese[3] = meant ? describe(verifier, meant, LANGUAGE_CHINESE)
		                         : message_text(&MESSAGE_VERIFY_NOTHING, none,
		                                        LANGUAGE_CHINESE, verifier->diags->arena);
	}
}

/* ---- checking ---- */

static struct str trim_all_blanks(struct str text)
{
	size_t start = 0;
	size_t end = 0;
	for (size_t at = 0; at < text.size;) {
		bool is_blank = model_is_blank(utf8_next(text, &at));
		start = is_blank && end == 0 ? at : start;
		end = is_blank ? end : at;
	}
	return str_slice(text, start, end > start ? end : start);
}

/* What the next brackets of a label hold, from *at on, after a colon if there is one: a label may state there the unit
 * of the figures under it. Moves *at behind them; false where there are none. */
static bool next_brackets(struct str label, size_t *at, struct str *held)
{
	size_t start = 0;
	while (*at < label.size) {
		size_t before = *at;
		uint32_t c = utf8_next(label, at);
		if (c == '(' || c == 0xFF08) {
			start = *at;
		} else if ((c == ':' || c == 0xFF1A) && start > 0) {
			start = *at;
		} else if ((c == ')' || c == 0xFF09) && start > 0) {
			*held = trim_all_blanks(str_slice(label, start, before));
			return true;
		}
	}
	return false;
}

static struct str before_brackets(struct str label)
{
	for (size_t at = 0; at < label.size;) {
		size_t before = at;
		uint32_t c = utf8_next(label, &at);
		if (c == '(' || c == 0xFF08) {
			return str_slice(label, 0, before);
		}
	}
	return label;
}

/* The text after the last of some marks; empty if there is none. */
static struct str behind_mark(struct str text, uint32_t mark)
{
	uint32_t wide = mark + 0xFEE0; /* the same mark in full width */
	struct str rest = {0};
	for (size_t at = 0; at < text.size;) {
		uint32_t c = utf8_next(text, &at);
		if (c == mark || c == wide) {
			rest = str_slice(text, at, text.size);
		}
	}
	return rest;
}

/* Gives a bare number a unit. Of several units in a list (of projects, of money) it takes the one
 * of the fact's kind. */
static bool apply_unit(struct verifier *verifier, const struct node *fact, struct str units,
                       struct figure *figure)
{
	static const struct str comma = STR_INIT("\xE3\x80\x81");
	if (figure_apply_unit(figure, verifier->lexicon, units)) {
		return true;
	}
	while (units.size > 0) {
		struct figure trial = *figure;
		size_t end = str_find(units, comma);
		end = end == SIZE_MAX ? units.size : end;
		if (figure_apply_unit(&trial, verifier->lexicon, str_slice(units, 0, end)) &&
		    trial.kind == fact->figure->kind) {
			*figure = trial;
			return true;
		}
		units = end < units.size ? str_slice(units, end + comma.size, units.size)
		                         : (struct str){0};
	}
	return false;
}

/* Gives a bare number the unit that the words over it state: in brackets, after a colon or a slash,
 * or as the whole of them. */
static bool apply_words(struct verifier *verifier, const struct node *fact, struct str words,
                        struct figure *figure)
{
	const struct str units[] = {behind_mark(words, ':'), behind_mark(words, '/'), words};
	struct str held;
	for (size_t at = 0; next_brackets(words, &at, &held);) {
		if (apply_unit(verifier, fact, held, figure)) {
			return true;
		}
	}
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		if (apply_unit(verifier, fact, units[i], figure)) {
			return true;
		}
	}
	return false;
}

/* The total or subtotal row that a fact or a cell stands in, or NULL. */
static const struct node *sum_around(struct verifier *verifier, const struct node *fact)
{
	const struct node *cell = fact->kind == NODE_CELL ? fact
	                          : fact->place.count == 0
	                              ? NULL
	                              : verifier_text_at(verifier, fact->place.first.start);
	const struct node *row = cell && cell->kind == NODE_CELL ? cell->parent : NULL;
	bool is_sum =
	    row && (str_equal(row->name, STR("total")) || str_equal(row->name, STR("subtotal")));
	return is_sum ? row : NULL;
}

/* The words over a fact, nearest first: its label as written, with the brackets after it (in
 * verifier->text), and the heads of its column. */
static size_t words_over(struct verifier *verifier, const struct node *fact,
                         struct str words[MAX_HEADS + 2])
{
	uint32_t byte = fact->place.first.start;
	const struct node *field = fact->place.count > 0 ? verifier_field_at(verifier, byte) : NULL;
	const struct node *row = sum_around(verifier, fact);
	size_t count = 0;
	if (row && row->first) {
		words[count++] = row->first->text; /* a total may be in a unit of its own */
	}
	if (field && field->place.count == 0) { /* the label stands elsewhere, over the column */
		words[count++] = field->label;
	} else if (field) {
		verifier_make_text(verifier, &field->place, LABEL_LIMIT);
		words[count++] = buf_str(&verifier->text);
	}
	const struct node *text = fact->place.count > 0 ? verifier_text_at(verifier, byte) : NULL;
	return count + verifier_heads(verifier, text, words + count);
}

/* Completes a figure by the words over it: what it is per and, for a bare number, its unit. If they
 * state no unit, funds get the default currency, and so do ten thousands that are said to be money. */
static void apply_all(struct verifier *verifier, const struct node *fact, const struct str *words,
                      size_t count, struct figure *figure)
{
	for (size_t i = 0; i < count && figure->per.size == 0; i++) {
		figure->per = lexicon_per(verifier->lexicon, before_brackets(words[i]));
	}
	bool is_bare = figure->kind == FIGURE_NUMBER;
	for (size_t i = 0; i < count && is_bare; i++) {
		is_bare = !apply_words(verifier, fact, words[i], figure);
	}
	bool has_multiplier = figure->decimals != DECIMALS_NONE && figure->decimals < 0;
	bool is_amount = (fact->kind == NODE_FUNDS && count > 0) ||
	                 (fact->figure->kind == FIGURE_MONEY && has_multiplier);
	if (is_bare && is_amount) {
		figure->kind = FIGURE_MONEY;
		figure->unit = lexicon_currency(verifier->lexicon);
	}
}

/* Whether a fact may omit the "per" that the words over it state: a cell's own figure repeats none
 * of them, and a total row is for all rows. */
static bool may_leave_per_out(struct verifier *verifier, const struct node *fact)
{
	return fact->kind == NODE_CELL || sum_around(verifier, fact);
}

/* Accepts the fact's "per" where the figure's own words cannot decide it: they say nothing or only
 * "each", the fact's is more exact, the fact is a count or a time for the whole call although its
 * sentence says "each year" or "for each project", each task has its funds, which is a direction or a project of its
 * own, or a person said what it is for each of. */
static void take_per(const struct node *fact, struct figure *figure)
{
	bool is_count = fact->kind != NODE_FUNDS && fact->figure->per.size == 0;
	bool is_vague = figure->per.size == 0 || str_equal(figure->per, STR("each"));
	bool is_more = figure->per.size > 0 && str_find(fact->figure->per, figure->per) != SIZE_MAX;
	bool is_task = fact->kind == NODE_FUNDS && str_equal(figure->per, STR("direction")) &&
	               str_equal(fact->figure->per, STR("project"));
	if (is_vague || is_count || is_more || is_task || fact->is_corrected) {
		figure->per = fact->figure->per;
	}
}

/* Whether a figure means what a fact says with words over it. */
static bool is_meant_under(struct verifier *verifier, const struct node *fact,
                           const struct str *words, size_t count, struct figure *figure)
{
	struct str per = figure->per;
	apply_all(verifier, fact, words, count, figure);
	if (fact->figure->per.size == 0 && may_leave_per_out(verifier, fact)) {
		figure->per = per;
	}
	take_per(fact, figure);
	return is_same_figure(fact->figure, figure);
}

/* Whether a figure means what a fact says: by itself, with the words over it, or with no more than the label of the
 * field that its table stands in. Ten thousands need no unit, though the table states one. */
static bool is_meant(struct verifier *verifier, const struct node *fact, struct figure *figure)
{
	struct str words[MAX_HEADS + 2];
	struct figure bare = *figure;
	struct figure labelled = *figure;
	if (is_same_figure(fact->figure, figure) ||
	    is_meant_under(verifier, fact, words, words_over(verifier, fact, words), figure) ||
	    is_meant_under(verifier, fact, NULL, 0, &bare)) {
		return true;
	}
	const struct node *field =
	    fact->place.count > 0 ? verifier_field_around(verifier, fact->place.first.start) : NULL;
	if (!field) {
		return false;
	}
	verifier_make_text(verifier, &field->place, LABEL_LIMIT);
	words[0] = buf_str(&verifier->text);
	return is_meant_under(verifier, fact, words, 1, &labelled);
}

static void check_figure(struct verifier *verifier, const struct node *fact)
{
	struct arena *arena = verifier->diags->arena;
	struct figure again;
	const struct reading *reading = find_reading(verifier, fact);
	verifier->result->figures++;
	bool is_read = reading != NULL;
	if (reading) {
		again = reading->figure;
	} else {
		is_read = figure_from_text(&again, verifier->lexicon,
		                           compatibility_fold_text(arena, fact->text), arena);
	}
	if (is_read && is_meant(verifier, fact, &again)) {
		return;
	}
	fail_figure(verifier, fact, fact->figure, is_read ? &again : NULL);
}

/* Whether a node has no figure although its kind needs one. */
static bool lacks_figure(const struct node *node)
{
	return node->kind >= NODE_PROJECTS && node_kind_is_fact(node->kind) && !node->figure;
}

void verify_figures(struct verifier *verifier, const struct node *root)
{
	uint32_t ended;
	for (const struct node *node = root; node; node = node_next(node, root, &ended)) {
		if (node->figure) {
			check_figure(verifier, node);
		} else if (lacks_figure(node)) {
			verifier_fail_at(verifier, &MESSAGE_VERIFY_NO_FIGURE,
			                 node_kind_name(node->kind), &node->place, node->text,
			                 STR(""));
		}
	}
}

/* ---- numbers ---- */

/* The ASCII digit or the numeral for a character: PDF converters write radicals for the numerals 1,
 * 2, 8 and 10, and digits may be full-width. Any other character stays as it is. */
static uint32_t plain_numeral(uint32_t c)
{
	static const uint32_t radicals[][2] = {
	    {0x2F00, 0x4E00}, {0x2F06, 0x4E8C}, {0x2F0B, 0x516B}, {0x2F17, 0x5341}};
	for (size_t i = 0; i < sizeof radicals / sizeof *radicals; i++) {
		if (c == radicals[i][0]) {
			return radicals[i][1];
		}
	}
	return c >= 0xFF10 && c <= 0xFF19 ? c - 0xFEE0 : c;
}

/* How many bytes at `at` can belong to a number. */
static size_t numeral_size(const struct verifier *verifier, struct str text, size_t at)
{
	if (ascii_is_digit(text.data[at])) {
		return 1;
	}
	const struct word *word = lexicon_match(
	    verifier->lexicon, text, at,
	    WORD_FLAG(WORD_DIGIT) | WORD_FLAG(WORD_DIGIT_ALONE) | WORD_FLAG(WORD_TENS) |
		WORD_FLAG(WORD_MULTIPLIER) | WORD_FLAG(WORD_POINT));
	return word ? word->text.size : 0;
}

static bool is_number(const struct verifier *verifier, struct str text, uint32_t number)
{
	struct figure figure;
	return text.size > 0 &&
	       figure_from_text(&figure, verifier->lexicon, text, verifier->diags->arena) &&
	       figure.has_value && figure.value.scale == 0 && figure.value.digits == number;
}

bool verify_has_number(struct verifier *verifier, struct str text, uint32_t number)
{
	struct buf *plain = &verifier->text;
	buf_clear(plain);
	for (size_t at = 0; at < text.size;) {
		char bytes[4];
		uint32_t c = plain_numeral(utf8_next(text, &at));
		buf_append(plain, (struct str){bytes, utf8_write(c, bytes)});
	}
	for (size_t at = 0; at < plain->size;) {
		size_t start = at;
		size_t size;
		while (at < plain->size &&
		       (size = numeral_size(verifier, buf_str(plain), at)) > 0) {
			at += size;
		}
		if (is_number(verifier, str_slice(buf_str(plain), start, at), number)) {
			return true;
		}
		if (at == start) {
			(void)utf8_next(buf_str(plain), &at);
		}
	}
	return false;
}
