/* Tables in the reports of changes. */
#include <criterion/criterion.h>
#include <libxml/parser.h>
#include <stdlib.h>

#include "hand_changes.h"

static struct node *add_row(struct hand_changes *hand, int side, struct node *table,
                            const char *role, const char *const *cells)
{
	struct model *model = &hand->models[side];
	struct node *row = node_new(model, NODE_ROW, table);
	row->name = str_from(role);
	row->row = table->row++;
	for (uint32_t i = 0; cells[i]; i++) {
		uint32_t line = ++hand->line[side];
		struct node *cell = node_new(model, NODE_CELL, row);
		cell->column = i + 1;
		cell->text = str_from(cells[i]);
		cell->place = (struct place){
		    .line = line, .count = 1, .first = {100 * line, 100 * line + 50}};
	}
	return row;
}

static void make_tables(struct hand_changes *hand)
{
	static const char *const heads[][5] = {{"school", "places", "note", NULL},
	                                       {"school", "person", "places", NULL}};
	static const char *const first[][5] = {{"Physics", "20", "old only", NULL},
	                                       {"Physics", "Smith", "21", NULL}};
	static const char *const second[][5] = {{"History", "30", "young <b>", NULL},
	                                        {"Biology and all", "Jones", "5", NULL}};
	hand_changes_make(hand, "title", "name");
	for (int side = 0; side < 2; side++) {
		struct node *table =
		    node_new(&hand->models[side], NODE_TABLE, hand->models[side].body);
		table->row = 1; /* the next of its rows, while it is made */
		add_row(hand, side, table, "header", heads[side]);
		add_row(hand, side, table, "body", first[side]);
		add_row(hand, side, table, "body", second[side]);
		table->row = 0;
		table->label = side == 0 ? STR("per school") : STR("per year");
	}
	hand_compare(hand);
}

static void expect_in(const char *text, const char *words)
{
	cr_expect_not_null(strstr(text, words), "%s", words);
}

Test(changes_tables, page)
{
	struct hand_changes hand;
	size_t size = 0;
	make_tables(&hand);
	char *page = hand_changes_write(&hand, "html", LANGUAGE_ENGLISH, &size);
	xmlDocPtr document = xmlReadMemory(page, (int)size, "page", NULL, XML_PARSE_NONET);
	cr_expect_not_null(document, "it is well-formed");
	xmlFreeDoc(document);
	expect_in(page,
	          "<th scope=\"col\" class=\"added\"><span class=\"sign\">+ </span>added</th>");
	expect_in(page, "<th scope=\"col\" class=\"removed\"><span class=\"sign\">- </span>");
	expect_in(page, "<tr class=\"body added\"");
	expect_in(page, "<tr class=\"body removed\"");
	expect_in(page, "<del>20</del><ins>21</ins>");
	expect_in(page, "<del>per school</del><ins>per year</ins>");
	expect_in(page, "young &lt;b&gt;");
	free(page);
	hand_changes_release(&hand);
}

Test(changes_tables, text)
{
	struct hand_changes hand;
	size_t size = 0;
	make_tables(&hand);
	char *text = hand_changes_write(&hand, "text", LANGUAGE_ENGLISH, &size);
	expect_in(text, "cell (Physics, places)");
	expect_in(text, "+ added    column");
	expect_in(text, "Biology and all | Jones | 5");
	free(text);
	text = hand_changes_write(&hand, "json", LANGUAGE_ENGLISH, &size);
	expect_in(text, "\"row\": \"Physics\"");
	expect_in(text, "\"column\": \"places\"");
	expect_in(text, "\"part\": \"column\"");
	free(text);
	hand_changes_release(&hand);
}

/* Places and spans far out of reach, and each cell in a column of its own: no time or room is lost. */
Test(changes_tables, hostile)
{
	enum { ROWS = 3000 };
	static const char *const formats[] = {"text", "json", "xml", "html"};
	struct hand_changes hand;
	hand_changes_make(&hand, "title", "name");
	for (int side = 0; side < 2; side++) {
		struct model *model = &hand.models[side];
		struct node *table = node_new(model, NODE_TABLE, model->body);
		for (uint32_t i = 0; i < ROWS; i++) {
			struct node *row = node_new(model, NODE_ROW, table);
			struct node *cell = node_new(model, NODE_CELL, row);
			row->row = UINT32_MAX - i;
			row->name = i < ROWS / 2 ? STR("header") : STR("body");
			cell->column = side == 0 ? UINT32_MAX - i * 7 : i * 3 + 1;
			cell->column_span = UINT32_MAX;
			cell->row_span = UINT32_MAX - i;
			cell->text = arena_format(&hand.arena, "cell %u", i + (uint32_t)side);
		}
	}
	hand_compare(&hand);
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		size_t size = 0;
		char *text = hand_changes_write(&hand, formats[i], LANGUAGE_ENGLISH, &size);
		cr_expect_lt(size, (size_t)16 << 20, "%s: %zu", formats[i], size);
		free(text);
	}
	hand_changes_release(&hand);
}
