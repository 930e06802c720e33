/* Nothing in these is read: a test says what a model has. */
#include "hand_page.h"

#include <criterion/criterion.h>

#include "report/report.h"

void hand_init(struct hand_page *hand)
{
	memset(hand, 0, sizeof *hand);
	arena_init(&hand->arena);
	diags_init(&hand->diags, &hand->arena);
	model_init(&hand->model, &hand->arena);
	hand->model.source.name = STR("hand.txt");
}

struct node *hand_add(struct hand_page *hand, enum node_kind kind, struct node *parent,
                      const char *text, struct span span)
{
	struct node *node = node_new(&hand->model, kind, parent);
	node->text = str_from(text);
	node->place = (struct place){.line = 1, .count = 1, .first = span};
	return node;
}

const struct figure *hand_money(struct hand_page *hand, int64_t value)
{
	struct figure *figure = ARENA_NEW(&hand->arena, struct figure);
	*figure = (struct figure){.kind = FIGURE_MONEY, .unit = STR("CNY"), .has_value = true};
	figure->value = (struct decimal){value, 0};
	return figure;
}

char *hand_page_write(struct hand_page *hand, const struct page_input *input, size_t *size)
{
	char *data = NULL;
	const struct audit *audits[] = {&hand->audit};
	FILE *stream = open_memstream(&data, size);
	const struct report report = {.stream = stream,
	                              .words = {LANGUAGE_ENGLISH, &hand->arena},
	                              .diags = &hand->diags,
	                              .audits = audits,
	                              .audit_count = 1,
	                              .input = input};
	audit_from_model(&hand->audit, &hand->arena, &hand->model, NULL);
	cr_assert_eq(report_find(REPORT_PAGE, NULL)(&report), STATUS_OK);
	fclose(stream);
	return data;
}

size_t count_of(const char *text, const char *what)
{
	size_t count = 0;
	for (const char *at = strstr(text, what); at; at = strstr(at + 1, what)) {
		count++;
	}
	return count;
}

void hand_source(struct hand_page *hand, const char *text)
{
	cr_assert_eq(source_from_bytes(&hand->source, &hand->arena, STR("hand.txt"), str_from(text),
	                               NULL, &hand->diags),
	             STATUS_OK);
}
