/* Models by hand, as a reader would have made them. */
#include "hand_changes.h"

#include <criterion/criterion.h>
#include <stdlib.h>

void hand_changes_make(struct hand_changes *hand, const char *title, const char *name)
{
	memset(hand, 0, sizeof *hand);
	arena_init(&hand->arena);
	diags_init(&hand->diags, &hand->arena);
	for (int side = 0; side < 2; side++) {
		model_init(&hand->models[side], &hand->arena);
		hand->models[side].title = str_from(title);
		hand->models[side].source.name = str_from(name);
	}
}

void hand_changes_release(struct hand_changes *hand)
{
	arena_release(&hand->arena);
}

/* A node on a line of its own, 100 bytes behind the last. */
static struct node *add(struct hand_changes *hand, int side, enum node_kind kind,
                        struct node *parent, struct str text)
{
	struct node *node = node_new(&hand->models[side], kind, parent);
	uint32_t line = ++hand->line[side];
	node->text = text;
	node->place =
	    (struct place){.line = line, .count = 1, .first = {100 * line, 100 * line + 50}};
	return node;
}

void hand_direction(struct hand_changes *hand, int side, const char *key, const char *number,
                    const char *title, struct str text)
{
	struct str none = {0};
	struct node *direction = add(hand, side, NODE_DIRECTION, hand->models[side].body, none);
	direction->key = str_from(key);
	direction->number = str_from(number);
	add(hand, side, NODE_HEADING, direction, str_from(title));
	struct node *field = add(hand, side, NODE_FIELD, direction, none);
	field->name = STR("requirements");
	field->label = STR("其他要求");
	add(hand, side, NODE_PARAGRAPH, field, text);
}

void hand_compare(struct hand_changes *hand)
{
	changes_from_models(&hand->changes, &hand->arena, &hand->models[0], &hand->models[1], NULL);
}

char *hand_changes_write(struct hand_changes *hand, const char *format, enum language language,
                         size_t *size)
{
	char *data = NULL;
	FILE *stream = open_memstream(&data, size);
	const struct report report = {.stream = stream,
	                              .words = {language, &hand->arena},
	                              .diags = &hand->diags,
	                              .changes = &hand->changes};
	enum status status = report_find(REPORT_CHANGES, format)(&report);
	fclose(stream);
	cr_assert_eq(status, STATUS_OK, "%s is written", format);
	return data;
}
