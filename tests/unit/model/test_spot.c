/* Spots: paragraphs counted by lines, and the headings above a place. */
#include "model/spot.h"

#include <criterion/criterion.h>

static struct node *add(struct model *model, enum node_kind kind, struct node *parent, uint32_t at)
{
	struct node *node = node_new(model, kind, parent);
	node->place = (struct place){.line = 1, .count = 1, .first = {at, at + 5}};
	return node;
}

static struct node *add_holder(struct model *model, enum node_kind kind, struct node *parent,
                               uint32_t at, const char *mark, const char *title)
{
	struct node *node = add(model, kind, parent, at);
	node->label = str_from(mark);
	add(model, NODE_HEADING, node, at + 5)->text = str_from(title);
	return node;
}

static void expect_spot(const struct spots *spots, struct arena *arena, uint32_t at,
                        const char *heading, const char *path, const char *titles)
{
	struct place place = {.line = 7, .page = 2, .count = 1, .first = {at, at + 1}};
	struct spot spot = spot_of(spots, &place);
	cr_expect(str_equal(spot_heading(spot.holder, arena), str_from(heading)), "%s", heading);
	cr_expect(str_equal(spot_path(spot.holder, true, arena), str_from(path)), "%s", path);
	cr_expect(str_equal(spot_path(spot.holder, false, arena), str_from(titles)), "%s", titles);
	cr_expect_eq(spot.line, 7u);
	cr_expect_eq(spot.page, 2u);
	cr_expect_eq(spot.paragraph, 0u, "a plain text has no paragraphs that count");
}

Test(spot, headings)
{
	struct arena arena;
	struct model model;
	arena_init(&arena);
	model_init(&model, &arena);
	add(&model, NODE_PARAGRAPH, model.body, 10);
	struct node *section =
	    add_holder(&model, NODE_SECTION, model.body, 20, "\u4E8C\u3001", "A");
	struct node *direction = add_holder(&model, NODE_DIRECTION, section, 40, "1.1", "B");
	add(&model, NODE_PARAGRAPH, direction, 60)->text = STR("text");
	add(&model, NODE_FUNDS, direction, 62); /* a fact is no text */
	add_holder(&model, NODE_SECTION, model.body, 80, "\u4E09\u3001", "");
	const struct spots *spots = spots_from_model(&arena, &model);
	expect_spot(spots, &arena, 5, "", "", "");
	expect_spot(spots, &arena, 15, "", "", "");
	expect_spot(spots, &arena, 20, "\u4E8C\u3001A", "\u4E8C\u3001A", "A");
	expect_spot(spots, &arena, 63, "1.1 B", "\u4E8C\u3001A/1.1 B", "A/B");
	expect_spot(spots, &arena, 99, "\u4E09\u3001", "\u4E09\u3001", "\u4E09\u3001");
	struct place place = {.line = 1, .count = 1, .first = {63, 64}};
	cr_expect(str_equal(spot_of(spots, &place).text->text, STR("text")));
	place = (struct place){0};
	cr_expect_null(spot_of(spots, &place).holder);
	cr_expect_null(spot_of(NULL, &place).holder);
	arena_release(&arena);
}

Test(spot, paragraphs)
{
	static const struct {
		const char *format;
		const char *unspaced;
		uint32_t line, paragraph;
	} rows[] = {
	    {"docx", "", 1, 1},          {"docx", "", 3, 2},        {"odt", "", 27, 14},
	    {"doc", "", 0, 0},           {"html", "", 4, 2},        {"text", "", 27, 0},
	    {"pdf", "", 27, 0},          {"docx", "4", 3, 2},       {"docx", "4", 4, 2},
	    {"docx", "4", 6, 3},         {"docx", "4 7-8", 7, 3},   {"docx", "4 7-8", 10, 4},
	    {"docx", "4 7-8 20", 12, 5}, {"docx", "8-7 x 4", 6, 3},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena arena;
		struct model model;
		arena_init(&arena);
		model_init(&model, &arena);
		model.source.format = str_from(rows[i].format);
		model.source.unspaced = str_from(rows[i].unspaced);
		const struct spots *spots = spots_from_model(&arena, &model);
		struct place place = {.line = rows[i].line};
		cr_expect_eq(spot_of(spots, &place).paragraph, rows[i].paragraph, "row %zu", i);
		arena_release(&arena);
	}
}
