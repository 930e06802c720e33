/* The page of one document: templates, data, the text with its marks, charts. */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "report/page_files.h"
#include "report/page_template.h"
#include "report/page_text.h"
#include "report/report.h"
#include "hand_page.h"

/* ---- templates ---- */

struct slots_test {
	struct xml_writer *out;
	struct str value;
};

static void write_value(void *page)
{
	struct slots_test *test = page;
	html_plain(test->out, test->value);
}

static void write_nothing(void *page)
{
	(void)page;
}

static char *fill(struct arena *arena, const char *template, struct str value)
{
	static const struct page_slot slots[] = {
	    {"value", write_value}, {"nothing", write_nothing}, {0}};
	char *data = NULL;
	size_t size = 0;
	FILE *stream = open_memstream(&data, &size);
	struct xml_writer out;
	struct slots_test test = {&out, value};
	const struct wording words = {LANGUAGE_ENGLISH, arena};
	xml_writer_init(&out, stream, arena, false);
	page_fill(&out, str_from(template), &words, slots, &test);
	xml_writer_release(&out);
	fclose(stream);
	return data;
}

Test(page_template, slots)
{
	static const struct {
		const char *template, *value, *expected;
	} cases[] = {
	    {"", "", ""},
	    {"plain {one} brace", "", "plain {one} brace"},
	    {"<p>{{value}}</p>", "a<b&c", "<p>a&lt;b&amp;c</p>"},
	    {"{{value}}{{nothing}}{{value}}", "{{value}}", "{{value}}{{value}}"},
	    {"<a b=\"{{say PAGE_LEDGER}}\">", "", "<a b=\"Ledger\">"},
	    {"<title>{{value}}</title>",
	     "a\xE2\x80\xAE"
	     "b",
	     "<title>aU+202Eb</title>"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena arena;
		arena_init(&arena);
		char *found = fill(&arena, cases[i].template, str_from(cases[i].value));
		cr_expect_str_eq(found, cases[i].expected);
		free(found);
		arena_release(&arena);
	}
}

/* Nothing in data ends the script that it stands in, begins a comment, or is no XML. */
Test(page_template, json)
{
	struct arena arena;
	char *data = NULL;
	size_t size = 0;
	arena_init(&arena);
	FILE *stream = open_memstream(&data, &size);
	struct xml_writer out;
	xml_writer_init(&out, stream, &arena, false);
	page_json(
	    &out, "x",
	    STR("[\"</script><!--<script>]]>&amp;\xEF\xBC\x8C\xEF\xBF\xBE\xEF\xBF\xBF\xEF\"]"));
	xml_writer_release(&out);
	fclose(stream);
	cr_expect_str_eq(data, "<script type=\"application/json\" id=\"x\">[\"\\u003c/script\\u003e"
	                       "\\u003c!--\\u003cscript\\u003e]]\\u003e\\u0026amp;"
	                       "\xEF\xBC\x8C\\ufffe\\uffff\xEF\"]</script>\n");
	free(data);
	arena_release(&arena);
}

/* ---- the text ---- */

/* Stretches follow each other over the whole text, whatever marks a model brings. */
static void expect_whole(const struct page_text *text)
{
	uint32_t at = 0;
	for (size_t i = 0; i < text->stretch_count; i++) {
		cr_expect_eq(text->stretches[i].span.start, at);
		cr_expect_gt(text->stretches[i].span.end, at);
		cr_expect_leq(text->stretches[i].count, MAX_REFERENCES);
		at = text->stretches[i].span.end;
	}
	cr_expect_eq(at, text->text.size);
}

Test(page_text, stretches)
{
	struct hand_page hand;
	struct page_text text;
	struct page_nodes nodes;
	hand_init(&hand);
	hand_source(&hand, "one 10 two\nthree");
	struct node *body = hand.model.body;
	struct node *paragraph =
	    hand_add(&hand, NODE_PARAGRAPH, body, "one 10 two", (struct span){0, 10});
	struct node *fact = hand_add(&hand, NODE_FUNDS, body, "10", (struct span){4, 6});
	struct node *beyond = hand_add(&hand, NODE_FUNDS, body, "x", (struct span){14, 4000});
	struct node *nowhere = hand_add(&hand, NODE_FUNDS, body, "x", (struct span){9000, 9001});
	page_nodes_init(&nodes, &hand.arena, &hand.model);
	page_text_from_source(&text, &hand.arena, &hand.source, &hand.model, &nodes);
	page_text_cut(&text, &hand.arena, &nodes);
	expect_whole(&text);
	cr_assert_eq(text.stretch_count, 5);
	const struct stretch *ten = &text.stretches[1];
	cr_expect_eq(ten->kind, MARK_FACT);
	cr_expect_eq(ten->count, 2);
	cr_expect_eq(ten->references[0], page_node_number(&nodes, fact), "the fact comes first");
	cr_expect_eq(ten->references[1], page_node_number(&nodes, paragraph));
	cr_expect(nodes.is_shown[page_node_number(&nodes, beyond)], "what is cut off is shown");
	cr_expect_not(nodes.is_shown[page_node_number(&nodes, nowhere)]);
	cr_expect_eq(page_node_number(&nodes, body), NO_NODE, "a root has no number");
	cr_expect_eq(page_node_number(&nodes, NULL), NO_NODE);
	arena_release(&hand.arena);
}

/* Marks without number over one place: some are left out, none is read beyond the text, and time stays in bounds. */
Test(page_text, many_marks)
{
	enum { COUNT = 20000 };
	struct hand_page hand;
	struct page_text text;
	struct page_nodes nodes;
	hand_init(&hand);
	char *bytes = malloc(COUNT + 1);
	memset(bytes, 'x', COUNT);
	bytes[COUNT] = '\0';
	hand_source(&hand, bytes);
	for (uint32_t i = 0; i < COUNT; i++) {
		hand_add(&hand, NODE_MENTION, hand.model.mentions, "x", (struct span){i, COUNT});
	}
	page_nodes_init(&nodes, &hand.arena, &hand.model);
	page_text_from_source(&text, &hand.arena, &hand.source, &hand.model, &nodes);
	page_text_cut(&text, &hand.arena, &nodes);
	expect_whole(&text);
	free(bytes);
	arena_release(&hand.arena);
}

/* Of the model alone a fact is marked where its words stand: of two places the one that is nearer to its own. */
Test(page_text, of_model)
{
	struct hand_page hand;
	struct page_text text;
	struct page_nodes nodes;
	hand_init(&hand);
	struct node *body = hand.model.body;
	hand_add(&hand, NODE_PARAGRAPH, body, "10 or 10 or 12", (struct span){100, 114});
	struct node *second = hand_add(&hand, NODE_FUNDS, body, "10", (struct span){106, 108});
	struct node *repaired = hand_add(&hand, NODE_FUNDS, body, "12", (struct span){111, 114});
	struct node *absent = hand_add(&hand, NODE_FUNDS, body, "13", (struct span){111, 113});
	page_nodes_init(&nodes, &hand.arena, &hand.model);
	page_text_from_model(&text, &hand.arena, &hand.model, &nodes);
	page_text_cut(&text, &hand.arena, &nodes);
	expect_whole(&text);
	cr_expect_eq(text.mark_count, 3);
	for (size_t i = 0; i < text.mark_count; i++) {
		const struct text_mark *mark = &text.marks[i];
		if (mark->number == page_node_number(&nodes, second)) {
			cr_expect_eq(mark->span.start, 6);
		} else if (mark->number == page_node_number(&nodes, repaired)) {
			cr_expect_eq(mark->span.start, 12);
		}
	}
	cr_expect_not(nodes.is_shown[page_node_number(&nodes, absent)]);
	arena_release(&hand.arena);
}

/* ---- the page ---- */

static struct node *hand_direction(struct hand_page *hand, const char *number, int64_t funds)
{
	struct node *direction =
	    hand_add(hand, NODE_DIRECTION, hand->model.body, "", (struct span){0, 0});
	direction->number = str_from(number);
	direction->id = arena_format(&hand->arena, "dir-%s", number);
	hand_add(hand, NODE_HEADING, direction, "<b>title</b>", (struct span){0, 0});
	struct node *fact = hand_add(hand, NODE_FUNDS, direction, "funds", (struct span){0, 0});
	fact->figure = hand_money(hand, funds);
	return direction;
}

/* Bars are in the proportion of their amounts, to the last of 38 digits; the largest is 400 long. */
Test(page_charts, bars)
{
	struct hand_page hand;
	size_t size = 0;
	hand_init(&hand);
	hand_direction(&hand, "1", 1000);
	hand_direction(&hand, "2", 500);
	hand_direction(&hand, "3", 1);
	hand_direction(&hand, "4", INT64_MAX);
	hand_direction(&hand, "5", INT64_MAX / 4);
	char *page = hand_page_write(&hand, NULL, &size);
	cr_expect_eq(count_of(page, "<rect class=\"bar\""), 5);
	cr_expect_eq(count_of(page, "width=\"400\""), 1);
	cr_expect_eq(count_of(page, "width=\"100\""), 1);
	cr_expect_eq(count_of(page, "width=\"1\" "), 3,
	             "what is too short to be seen is still seen");
	free(page);
	arena_release(&hand.arena);
}

/* Of many directions the largest have a bar, and the page says of how many. */
Test(page_charts, many)
{
	struct hand_page hand;
	size_t size = 0;
	hand_init(&hand);
	for (int i = 0; i < 100; i++) {
		hand_direction(&hand, "1", 1000 + i);
	}
	char *page = hand_page_write(&hand, NULL, &size);
	cr_expect_eq(count_of(page, "<rect class=\"bar\""), 40);
	cr_expect_not_null(strstr(page, "The 40 largest of 100"));
	free(page);
	arena_release(&hand.arena);
}

/* What is markup in a model is text in its page. */
Test(page_html, hostile)
{
	struct hand_page hand;
	size_t size = 0;
	hand_init(&hand);
	hand.model.title = STR("</title><script>alert(1)</script>\xE2\x80\xAE");
	hand.model.source.name = STR("\"onload=\"x");
	struct node *direction = hand_direction(&hand, "<i>1</i>", 10);
	hand_add(&hand, NODE_PARAGRAPH, direction, "]]><!-- javascript:alert(1) </style>",
	         (struct span){0, 0});
	char *page = hand_page_write(&hand, NULL, &size);
	cr_expect_eq(strlen(page), size, "no NUL in it");
	cr_expect_null(strstr(page, "<script>alert"));
	cr_expect_null(strstr(page, "<b>title"));
	cr_expect_null(strstr(page, "<i>1"));
	cr_expect_null(strstr(page, "\xE2\x80\xAE<"));
	free(page);
	arena_release(&hand.arena);
}
