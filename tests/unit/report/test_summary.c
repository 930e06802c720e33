/* The summary of a model: what was not understood is said, and where. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#include "report/summary.h"

/* The summary in English; free() it. */
static char *summary_of(struct model *model)
{
	char *text = NULL;
	size_t size = 0;
	FILE *stream = open_memstream(&text, &size);
	model_count_amounts(model);
	const struct wording words = {LANGUAGE_ENGLISH, model->arena};
	const struct summary_origin origin = {0};
	const struct terminal_look look = terminal_look_of(stream);
	print_summary(stream, model, &origin, &look, &words);
	fclose(stream);
	return text;
}

static struct node *add_mention(struct model *model, uint32_t line, const char *reason)
{
	static const struct figure money = {.kind = FIGURE_MONEY, .unit = STR_INIT("CNY")};
	struct node *mention = node_new(model, NODE_MENTION, model->mentions);
	mention->figure = &money;
	mention->reason = str_from(reason);
	mention->place.line = line;
	return mention;
}

static struct node *add_funds(struct model *model, struct node *parent, const char *text)
{
	static const struct figure money = {.kind = FIGURE_MONEY, .unit = STR_INIT("CNY")};
	struct node *funds = node_new(model, NODE_FUNDS, parent);
	funds->figure = &money;
	funds->text = str_from(text);
	funds->place.line = 3;
	return funds;
}

Test(summary, amounts_not_understood)
{
	struct arena arena;
	struct model model;
	arena_init(&arena);
	model_init(&model, &arena);
	add_mention(&model, 5, "prize");
	char *text = summary_of(&model);
	cr_expect_null(strstr(text, "amounts"), "%s", text);
	free(text);
	for (uint32_t line = 12; line < 15; line++) {
		add_mention(&model, line, "unknown");
	}
	text = summary_of(&model);
	cr_expect(strstr(text, "amounts     not understood: 3, lines: 12, 13, 14\n"), "%s", text);
	free(text);
	for (uint32_t line = 15; line < 23; line++) {
		add_mention(&model, line, "unknown");
	}
	text = summary_of(&model);
	cr_expect(strstr(text, "not understood: 11, lines: 12, 13, 14, 15, 16, 17, 18, 19, "
	                       "20, 21, …\n"),
	          "%s", text);
	free(text);
	arena_release(&arena);
}

Test(summary, nothing_understood)
{
	static const char words[] = "understood  nothing";
	struct arena arena;
	struct model model;
	arena_init(&arena);
	model_init(&model, &arena);
	add_mention(&model, 5, "unknown");
	char *text = summary_of(&model);
	cr_expect_eq(strncmp(text, words, sizeof words - 1), 0, "%s", text);
	free(text);
	add_funds(&model, model.stated, "1 元");
	text = summary_of(&model);
	cr_expect_null(strstr(text, words), "%s", text);
	free(text);
	arena_release(&arena);
}

/* A part stands beside its whole, and is not told as if both were added. */
Test(summary, parts)
{
	struct arena arena;
	struct model model;
	arena_init(&arena);
	model_init(&model, &arena);
	struct node *whole = add_funds(&model, model.stated, "60 元");
	add_funds(&model, model.stated, "20 元")->whole = whole;
	struct node *direction = node_new(&model, NODE_DIRECTION, model.body);
	whole = add_funds(&model, direction, "6 元");
	add_funds(&model, direction, "2 元")->whole = whole;
	char *text = summary_of(&model);
	cr_expect(strstr(text, "funds 60 元 (line 3), of which funds 20 元 (line 3)"), "%s", text);
	cr_expect(strstr(text, " 6 元 "), "%s", text);
	cr_expect_null(strstr(text, "6 元+2 元"), "%s", text);
	free(text);
	arena_release(&arena);
}
