/* Compares year and batch in the text with those of the title. Leaves out the directions, which may
 * mention agreements of any year. */
#include "audit/auditor.h"
#include "audit/message.h"
#include "base/character.h"
#include "base/utf8.h"

struct year {
	uint32_t year;
	size_t start, end; /* its digits, and the end of its word, in the text */
	bool is_period;    /* the programme's year, not just any year */
};

enum { WIDTH = 3 /* bytes of each of these characters */ };

static bool is_at(struct str text, size_t at, enum characters set)
{
	return character_is(set, character_at(text, at));
}

/* The next year of four digits from `at` on. */
static bool find_year(struct year *out, struct str text, size_t at)
{
	for (; at + 4 < text.size; at++) {
		size_t digits = 0;
		while (at + digits < text.size && ascii_is_digit(text.data[at + digits])) {
			digits++;
		}
		size_t behind = pass_blanks(text, at + digits);
		if (digits == 4 && is_at(text, behind, CHARACTERS_YEAR)) {
			uint32_t year = 0;
			for (size_t i = 0; i < 4; i++) {
				year = year * 10 + (uint32_t)(text.data[at + i] - '0');
			}
			*out = (struct year){.year = year, .start = at, .end = behind + WIDTH};
			out->is_period = is_at(text, out->end, CHARACTERS_PERIOD);
			out->end += out->is_period ? WIDTH : 0;
			return true;
		}
		at += digits > 0 ? digits - 1 : 0;
	}
	return false;
}

/* The number of a batch at `at`; 0 for none. Stores where it ends. */
static uint32_t batch_at(struct str text, size_t at, size_t *end)
{
	enum { MAX_CHARACTERS = 5 }; /* of a number */
	if (!is_at(text, at, CHARACTERS_ORDINAL)) {
		return 0;
	}
	size_t start = pass_blanks(text, at + WIDTH);
	size_t behind = start;
	for (int i = 0; i < MAX_CHARACTERS && behind < text.size; i++) {
		if (is_at(text, behind, CHARACTERS_BATCH)) {
			struct number number = number_from_text(str_slice(text, start, behind));
			*end = behind + WIDTH;
			return number.count == 1 ? number.parts[0] : 0;
		}
		utf8_next(text, &behind);
	}
	return 0;
}

/* Whether the sentence continues at `at` with what has been done already. */
static bool is_done(struct str text, size_t at)
{
	while (at < text.size) {
		uint32_t c = utf8_next(text, &at);
		bool is_already = character_is(CHARACTERS_ALREADY, c);
		if (is_already || character_is(CHARACTERS_FULL_STOP, c)) {
			return is_already;
		}
	}
	return false;
}

/* Whether a year is part of a document's name, or one end of a period: 2021-2025. */
static bool is_of_other(struct str text, const struct year *year)
{
	bool is_in_name = false;
	uint32_t before = 0;
	for (size_t at = 0; at < year->start;) {
		uint32_t c = utf8_next(text, &at);
		is_in_name = character_is(CHARACTERS_NAME_OPEN, c) ||
		             (is_in_name && !character_is(CHARACTERS_NAME_CLOSE, c));
		before = model_is_blank(c) ? before : c;
	}
	return is_in_name || is_joint(before) ||
	       is_joint(character_at(text, pass_blanks(text, year->end)));
}

static void check_year(struct auditor *auditor, const struct node *node, const struct year *year)
{
	const struct programme *programme = &auditor->model->programme;
	struct str text = node->text;
	size_t behind = pass_blanks(text, year->end);
	size_t end = behind;
	uint32_t batch = year->is_period ? batch_at(text, behind, &end) : 0;
	if (batch > 0 && is_done(text, end)) {
		return;
	}
	bool is_own = batch > 0 || (year->is_period && is_at(text, behind, CHARACTERS_GUIDE));
	bool is_opening =
	    pass_blanks(text, 0) == year->start && is_at(text, behind, CHARACTERS_COMMA);
	if (year->year != programme->year && (is_own || year->is_period || is_opening) &&
	    !is_of_other(text, year)) {
		struct place place = place_within(auditor, node, year->start, year->end);
		FIND(auditor, TITLE_YEAR,
		     is_own       ? FINDING_ERROR
		     : is_opening ? FINDING_WARNING
		                  : FINDING_NOTE,
		     node, &place, FIND_TITLE_YEAR, number_text(auditor, year->year),
		     number_text(auditor, programme->year));
	}
	if (batch > 0 && programme->batch > 0 && batch != programme->batch) {
		struct place place = place_within(auditor, node, behind, end);
		FIND(auditor, TITLE_BATCH, FINDING_ERROR, node, &place, FIND_TITLE_BATCH,
		     number_text(auditor, batch), number_text(auditor, programme->batch));
	}
}

/* Whether the title has the programme's year: if only other text or the file's name has it, the
 * text cannot be checked against it. */
static bool is_in_title(const struct model *model)
{
	struct year year = {.end = 0};
	while (find_year(&year, model->title, year.end)) {
		if (year.year == model->programme.year) {
			return true;
		}
	}
	return false;
}

void check_title(struct auditor *auditor)
{
	if (auditor->model->programme.year == 0 || !is_in_title(auditor->model)) {
		return;
	}
	for (size_t i = 0; i < auditor->text_count; i++) {
		const struct node *node = auditor->texts[i];
		struct year year = {.end = 0};
		if (direction_around(node) || node->kind == NODE_CELL) {
			continue; /* a table may compare years */
		}
		auditor->steps += node->text.size;
		while (find_year(&year, node->text, year.end)) {
			check_year(auditor, node, &year);
		}
	}
}
