/* Each family's rules are tried on the beginning of the text; the first match in it decides. */
#include "grammar/recognise.h"

#include <stdlib.h>

#include "grammar/tally.h"

/* A text on one line: blanks in place of line ends and other controls. */
static struct str on_one_line(struct arena *arena, struct str text)
{
	struct str copy = arena_copy(arena, text);
	char *bytes = (char *)(uintptr_t)copy.data;
	for (size_t i = 0; i < copy.size; i++) {
		bytes[i] = (unsigned char)bytes[i] < ' ' ? ' ' : bytes[i];
	}
	return copy;
}

/* What stands first in the text of all that shows the family; empty where nothing does. */
static struct evidence find_evidence(const struct grammar *grammar, struct arena *arena,
                                     struct str text, struct diags *diags)
{
	struct evidence found = {.family = grammar->family};
	struct tally tally;
	tally_init(&tally, arena, grammar);
	struct tally *before = tally_use(&tally);
	for (size_t i = 0; i < grammar->recognise.count; i++) {
		const struct rule *rule = &grammar->recognise.items[i];
		struct match_result result;
		if (rule_match(rule, text, 0, &result) &&
		    (found.text.size == 0 || result.whole.start < found.start)) {
			found.text = on_one_line(
			    arena, str_slice(text, result.whole.start, result.whole.end));
			found.start = result.whole.start;
			found.rule = rule->name;
			found.line = rule->line;
		}
	}
	tally_use(before);
	tally_share(&tally);
	tally_report_runaways(&tally, diags);
	return found;
}

/* By the place in the text, as a title stands before what it mentions; among equals the longest, then by
 * the family's name. */
static int compare_evidence(const void *a, const void *b)
{
	const struct evidence *left = a;
	const struct evidence *right = b;
	if (left->start != right->start) {
		return left->start < right->start ? -1 : 1;
	}
	if (left->text.size != right->text.size) {
		return left->text.size > right->text.size ? -1 : 1;
	}
	return str_compare(left->family, right->family);
}

enum status grammar_find_evidence(struct evidence **out, size_t *count, struct arena *arena,
                                  struct grammars *grammars, struct str text, struct diags *diags)
{
	struct grammar *const *families;
	size_t family_count;
	size_t capacity = 0;
	*out = NULL;
	*count = 0;
	if (grammars_recognition(&families, &family_count, grammars, diags) != STATUS_OK) {
		return STATUS_TROUBLE;
	}
	for (size_t i = 0; i < family_count; i++) {
		struct evidence evidence = find_evidence(families[i], arena, text, diags);
		if (evidence.text.size > 0) {
			ARENA_PUSH(arena, *out, *count, capacity, evidence);
		}
	}
	if (*count > 0) {
		qsort(*out, *count, sizeof **out, compare_evidence);
	}
	return STATUS_OK;
}

enum status grammar_recognise(struct str *family, struct str *evidence, struct arena *arena,
                              struct grammars *grammars, struct str text, struct diags *diags)
{
	struct evidence *found;
	struct grammar *const *families;
	size_t count;
	*evidence = (struct str){0};
	if (grammar_find_evidence(&found, &count, arena, grammars, text, diags) != STATUS_OK) {
		return STATUS_TROUBLE;
	}
	if (count > 0) {
		*family = found[0].family;
		*evidence = found[0].text;
		return STATUS_OK;
	}
	struct diags again; /* all has been said */
	diags_init(&again, arena);
	*family = STR(GRAMMAR_BASE);
	if (grammars_recognition(&families, &count, grammars, &again) != STATUS_OK) {
		return STATUS_TROUBLE;
	}
	for (size_t i = 0; i < count; i++) {
		if (str_equal(families[i]->family, STR(GRAMMAR_GENERIC))) {
			*family = families[i]->family;
		}
	}
	return STATUS_OK;
}
