/* Each family's rules are tried on the beginning of the text; the first match in it decides. */
#include "grammar/recognise.h"

#include <stdlib.h>
#include <unistd.h>

#include "grammar/load.h"

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

/* What stands first in the text of all that shows the family; finding none is no trouble. */
static enum status find_evidence(struct evidence *out, struct arena *arena, const char *folder,
                                 struct str text, struct diags *diags)
{
	struct grammar *grammar;
	enum status status = grammar_load_recognition(&grammar, arena, folder, out->family, diags);
	for (size_t i = 0; i < grammar->recognise.count && status == STATUS_OK; i++) {
		struct rule *rule = &grammar->recognise.items[i];
		struct match_result result;
		if (rule_match(rule, text, 0, &result) &&
		    (out->text.size == 0 || result.whole.start < out->start)) {
			out->text = on_one_line(
			    arena, str_slice(text, result.whole.start, result.whole.end));
			out->start = result.whole.start;
			out->rule = rule->name;
			out->line = rule->line;
		}
	}
	grammar_report_runaways(grammar, diags);
	grammar_free(grammar);
	return status;
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
                                  const char *folder, struct str text, struct diags *diags)
{
	struct str *families;
	size_t family_count;
	size_t capacity = 0;
	*out = NULL;
	*count = 0;
	if (grammar_families(&families, &family_count, arena, folder, diags) != STATUS_OK) {
		return STATUS_TROUBLE;
	}
	for (size_t i = 0; i < family_count; i++) {
		struct evidence evidence = {.family = families[i]};
		bool is_base = str_equal(families[i], STR(GRAMMAR_BASE)); /* shows no family */
		if (!is_base && find_evidence(&evidence, arena, folder, text, diags) != STATUS_OK) {
			return STATUS_TROUBLE;
		}
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
                              const char *folder, struct str text, struct diags *diags)
{
	struct evidence *found;
	size_t count;
	*evidence = (struct str){0};
	if (grammar_find_evidence(&found, &count, arena, folder, text, diags) != STATUS_OK) {
		return STATUS_TROUBLE;
	}
	if (count > 0) {
		*family = found[0].family;
		*evidence = found[0].text;
		return STATUS_OK;
	}
	const char *generic = arena_format(arena, "%s/%s.yaml", folder, GRAMMAR_GENERIC).data;
	*family = access(generic, R_OK) == 0 ? STR(GRAMMAR_GENERIC) : STR(GRAMMAR_BASE);
	return STATUS_OK;
}
