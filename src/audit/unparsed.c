/* What could not be read: repairs that touch a figure, text that nothing claims, amounts without a
 * known meaning, and labels that no grammar has; and what a person said of the text. */
#include "audit/auditor.h"
#include "audit/message.h"
#include "base/utf8.h"

/* Text with a sign for each line end, so that it can be shown within a line. */
static struct str visible(const struct auditor *auditor, struct str text)
{
	static const char sign[] = "\xE2\x8F\x8E"; /* U+23CE, return symbol */
	char *shown = arena_alloc(auditor->arena, text.size * (sizeof sign - 1) + 1);
	size_t size = 0;
	for (size_t i = 0; i < text.size; i++) {
		if (text.data[i] == '\n') {
			memcpy(shown + size, sign, sizeof sign - 1);
			size += sizeof sign - 1;
		} else if (text.data[i] != '\r') {
			shown[size++] = text.data[i];
		}
	}
	return (struct str){shown, size};
}

/* Whether a repair joined two lines of which at most one has a digit at the join: a number that was
 * cut would have digits on both sides. */
static bool is_between_words(const struct auditor *auditor, const struct repair *repair)
{
	size_t at;
	struct place behind = repair->place;
	if (str_trim(repair->from).size > 0 || repair->to.size > 0 || repair->place.count == 0) {
		return false;
	}
	behind.first.start = place_piece(&repair->place, repair->place.count - 1).end;
	const struct node *node = text_around(auditor, &behind, &at);
	if (!node || at == 0) {
		return false;
	}
	size_t before = at;
	return !utf8_is_digit(utf8_previous(node->text, at, &before)) ||
	       !utf8_is_digit(character_at(node->text, at));
}

static void check_repairs(struct auditor *auditor)
{
	const struct model *model = auditor->model;
	for (size_t i = 0; i < model->repair_count; i++) {
		const struct repair *repair = &model->repairs[i];
		if (repair->touches_figure) {
			FIND(auditor, REPAIR_FIGURE,
			     is_between_words(auditor, repair) ? FINDING_NOTE : FINDING_WARNING,
			     NULL, &repair->place, FIND_REPAIR_FIGURE, repair->kind,
			     visible(auditor, repair->from), visible(auditor, repair->to));
		}
	}
}

static void check_residue(struct auditor *auditor)
{
	const struct model *model = auditor->model;
	for (size_t i = 0; i < model->residue_count; i++) {
		const struct residue *residue = &model->residues[i];
		if (residue->is_outside) {
			continue;
		}
		FIND(auditor, RESIDUE, residue->has_figure ? FINDING_ERROR : FINDING_WARNING, NULL,
		     &residue->place, FIND_RESIDUE, visible(auditor, residue->text));
	}
}

/* A rule that was stopped found nothing, and nothing else says what it would have found. */
static void check_stopped(struct auditor *auditor)
{
	const struct model *model = auditor->model;
	for (size_t i = 0; i < model->stopped_count; i++) {
		const struct stopped *stopped = &model->stopped[i];
		const struct place *place = stopped->place.count > 0 ? &stopped->place : NULL;
		FIND(auditor, RULE_STOPPED, FINDING_ERROR,
		     place ? text_before(auditor, place->first.start) : NULL, place,
		     FIND_RULE_STOPPED, stopped->rule, number_text(auditor, stopped->times),
		     visible(auditor, stopped->text));
	}
}

/* Whether a label is a whole paragraph before the first section: the addressee of a letter. */
static bool is_addressee(const struct node *text, const struct stray_label *label)
{
	struct str rest = text ? str_trim(text->text) : (struct str){0};
	return text && text->kind == NODE_PARAGRAPH && text->parent->kind == NODE_BODY &&
	       str_starts(rest, label->text) && utf8_ends_with_colon(rest);
}

/* Reports labels that resemble a known one, but only in directions: elsewhere any word may stand
 * before a colon. */
static void check_labels(struct auditor *auditor)
{
	const struct model *model = auditor->model;
	for (size_t i = 0; i < model->unknown_label_count; i++) {
		const struct stray_label *label = &model->unknown_labels[i];
		const struct node *text = text_before(auditor, label->place.first.start);
		if (is_addressee(text, label)) {
			continue;
		}
		if (label->nearest.size > 0) {
			bool is_in_direction = text && direction_around(text);
			FIND(auditor, LABEL_UNKNOWN,
			     is_in_direction ? FINDING_WARNING : FINDING_NOTE, text, &label->place,
			     FIND_LABEL_NEAR, label->text, label->nearest);
		} else {
			FIND(auditor, LABEL_UNKNOWN, FINDING_NOTE, text, &label->place,
			     FIND_LABEL_UNKNOWN, label->text);
		}
	}
}

/* Reports amounts of money and counts of projects whose meaning is unknown. */
static void check_amounts(struct auditor *auditor)
{
	struct fact_cursor cursor = {.model = auditor->model};
	for (const struct node *node = fact_next(&cursor); node; node = fact_next(&cursor)) {
		auditor->steps++;
		if (node_is_not_understood(node)) {
			FIND(auditor, AMOUNT_UNKNOWN, FINDING_WARNING, node->owner, &node->place,
			     FIND_AMOUNT_UNKNOWN, visible(auditor, node->text));
		}
	}
}

/* Tells what a person remarked. Its place is the words that it is of, if they still stand somewhere. */
static void tell_remark(struct auditor *auditor, const struct correction_note *note, size_t turn)
{
	const struct place *place = &note->place;
	bool is_found = note->outcome.size == 0;
	const struct node *text =
	    is_found && place->count > 0 ? text_before(auditor, place->first.start) : NULL;
	struct str words = visible(auditor, note->words);
	struct str line = number_text(auditor, place->line);
	const struct message *message =
	    words.size > 0 ? &MESSAGE_FIND_REMARK_NOT_FOUND : &MESSAGE_FIND_REMARK_NO_LINE;
	if (is_found) {
		message = words.size > 0    ? &MESSAGE_FIND_REMARK
		          : place->line > 0 ? &MESSAGE_FIND_REMARK_LINE
		                            : &MESSAGE_FIND_REMARK_DOCUMENT;
	}
	const struct str arguments[DIAG_ARGUMENTS] = {visible(auditor, note->note),
	                                              words.size > 0 ? words : line};
	finding_add(auditor, CHECK_REMARK, FINDING_NOTE, text, is_found ? place : NULL, message,
	            arguments);
	finding_take_turn(auditor, CHECK_REMARK, turn);
}

/* Tells what a person corrected, and what of it fits nothing any more. */
static void check_corrections(struct auditor *auditor)
{
	const struct model *model = auditor->model;
	for (size_t i = 0; i < model->correction_count; i++) {
		const struct correction_note *note = &model->corrections[i];
		if (note->is_remark) {
			tell_remark(auditor, note, i);
			continue;
		}
		const struct node *text =
		    note->place.count > 0 ? text_before(auditor, note->place.first.start) : NULL;
		struct str words = visible(auditor, note->words);
		/* Another figure than the source has may make a sum agree that does not. */
		enum finding_level level =
		    str_equal(note->key, STR("read")) ? FINDING_WARNING : FINDING_NOTE;
		if (str_equal(note->outcome, STR("not-found"))) {
			FIND(auditor, CORRECTION_UNUSED, FINDING_WARNING, NULL, NULL,
			     FIND_CORRECTION_NOT_FOUND, words, note->key, note->to);
		} else if (str_equal(note->outcome, STR("no-effect"))) {
			FIND(auditor, CORRECTION_UNUSED, FINDING_WARNING, text, &note->place,
			     FIND_CORRECTION_NO_EFFECT, words, note->key, note->to);
		} else if (note->note.size > 0) {
			FIND(auditor, CORRECTED, level, text, &note->place, FIND_CORRECTED_WHY,
			     words, note->key, note->to, note->note);
		} else {
			FIND(auditor, CORRECTED, level, text, &note->place, FIND_CORRECTED, words,
			     note->key, note->to);
		}
	}
}

void check_unparsed(struct auditor *auditor)
{
	check_amounts(auditor);
	check_repairs(auditor);
	check_residue(auditor);
	check_stopped(auditor);
	check_labels(auditor);
	check_corrections(auditor);
}
