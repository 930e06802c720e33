/* What the reading of the text left behind: repairs that touched a figure, text that nothing
 * claimed, amounts that nobody understood, labels that no grammar knows. */
#include "audit/auditor.h"

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

static void check_repairs(struct auditor *auditor)
{
	const struct model *model = auditor->model;
	for (size_t i = 0; i < model->repair_count; i++) {
		const struct repair *repair = &model->repairs[i];
		if (repair->touches_figure) {
			FIND(auditor, REPAIR_FIGURE, FINDING_WARNING, NULL, &repair->place,
			     FIND_REPAIR_FIGURE, repair->kind, visible(auditor, repair->from),
			     visible(auditor, repair->to));
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

static void check_labels(struct auditor *auditor)
{
	const struct model *model = auditor->model;
	for (size_t i = 0; i < model->unknown_label_count; i++) {
		const struct stray_label *label = &model->unknown_labels[i];
		if (label->nearest.size > 0) {
			FIND(auditor, LABEL_UNKNOWN, FINDING_WARNING, NULL, &label->place,
			     FIND_LABEL_NEAR, label->text, label->nearest);
		} else {
			FIND(auditor, LABEL_UNKNOWN, FINDING_NOTE, NULL, &label->place,
			     FIND_LABEL_UNKNOWN, label->text);
		}
	}
}

/* Amounts of money and counts of projects of which the reading could not tell what they are. */
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

void check_leftovers(struct auditor *auditor)
{
	check_amounts(auditor);
	check_repairs(auditor);
	check_residue(auditor);
	check_labels(auditor);
}
