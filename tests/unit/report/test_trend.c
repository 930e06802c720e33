/* Reports of trends: names that would do harm, lines that would be too long, many years. */
#include <criterion/criterion.h>
#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <locale.h>
#include <stdlib.h>
#include <yajl/yajl_parse.h>

#include "base/width.h"
#include "report/report.h"

enum { YEARS = 50, WIDTH = 80 };

struct hand {
	struct arena arena;
	struct diags diags;
	struct model models[YEARS];
	const struct model *list[YEARS];
	struct trend trend;
};

static void add_figure(struct model *model, struct node *direction, enum node_kind kind,
                       int64_t value, const char *unit)
{
	struct node *node = node_new(model, kind, direction);
	struct figure *figure = ARENA_NEW(model->arena, struct figure);
	*figure = (struct figure){.kind = kind == NODE_FUNDS ? FIGURE_MONEY : FIGURE_COUNT,
	                          .has_value = true,
	                          .value = {value, 0},
	                          .unit = str_from(unit)};
	node->figure = figure;
}

static void add_direction(struct model *model, struct str name, struct str code, int64_t funds,
                          const char *currency)
{
	struct node *direction = node_new(model, NODE_DIRECTION, model->body);
	struct node *partner = node_new(model, NODE_PARTNER, direction);
	partner->text = name;
	partner->code = code;
	add_figure(model, direction, NODE_PROJECTS, 3, "");
	add_figure(model, direction, NODE_FUNDS, funds, currency);
}

/* Documents of so many years, each second one without the first partner. */
static void hand_make(struct hand *hand, struct str name, size_t years)
{
	arena_init(&hand->arena);
	diags_init(&hand->diags, &hand->arena);
	for (size_t i = 0; i < years; i++) {
		struct model *model = &hand->models[i];
		hand->list[i] = model;
		model_init(model, &hand->arena);
		model->source.name = name;
		model->title = name;
		model->programme.year = (uint32_t)(1980 + i);
		model->programme.status = STR("final");
		if (i % 2 == 0) {
			add_direction(model, name, STR("NZ"), 123456789000 + (int64_t)i, "CNY");
		}
		add_direction(model, STR("\xE7\xBE\x8E\xE5\x9B\xBD"), STR("US"), 5000, "USD");
	}
	trend_from_models(&hand->trend, &hand->arena, hand->list, years);
}

/* What a format makes of it; free() it. */
static char *write(struct hand *hand, const char *format, enum language language)
{
	char *text = NULL;
	size_t size = 0;
	FILE *stream = open_memstream(&text, &size);
	const struct report report = {.stream = stream,
	                              .words = {language, &hand->arena},
	                              .diags = &hand->diags,
	                              .trend = &hand->trend,
	                              .show_all = true};
	enum status status = report_find(REPORT_TREND, format)(&report);
	fclose(stream);
	cr_assert_eq(status, STATUS_OK);
	cr_assert_eq(strlen(text), size, "no NUL in it");
	return text;
}

/* A tag, a quote, a control, a mark that turns the line around, what XML cannot hold. */
static const char hostile[] = "=1+1,\"<b>&amp;\x1B[31m\xE2\x80\xAE\xEF\xBF\xBE\nend";

Test(trend_reports, hostile_names)
{
	struct hand hand;
	hand_make(&hand, STR(hostile), 2);
	char *text = write(&hand, "text", LANGUAGE_ENGLISH);
	cr_expect_null(strchr(text, 0x1B));
	cr_expect_null(strstr(text, "\xE2\x80\xAE"));
	free(text);

	text = write(&hand, "csv", LANGUAGE_ENGLISH);
	cr_expect(strstr(text, ",\"'=1+1,\"\"<b>"), "guarded and quoted: %s", text);
	free(text);

	text = write(&hand, "json", LANGUAGE_ENGLISH);
	yajl_handle reader = yajl_alloc(NULL, NULL, NULL);
	cr_expect_eq(yajl_parse(reader, (const unsigned char *)text, strlen(text)), yajl_status_ok);
	cr_expect_eq(yajl_complete_parse(reader), yajl_status_ok);
	yajl_free(reader);
	free(text);

	text = write(&hand, "svg", LANGUAGE_CHINESE);
	xmlDocPtr document = xmlReadMemory(text, (int)strlen(text), NULL, NULL, XML_PARSE_NONET);
	cr_assert_not_null(document, "well-formed: %s", text);
	cr_expect_null(strstr(text, "<b>"));
	xmlFreeDoc(document);
	free(text);

	text = write(&hand, "html", LANGUAGE_ENGLISH);
	document = xmlReadMemory(text, (int)strlen(text), NULL, NULL, XML_PARSE_NONET);
	cr_assert_not_null(document, "well-formed: %s", text);
	cr_expect_null(strstr(text, "<b>"));
	cr_expect_null(strchr(text, 0x1B));
	cr_expect_null(strstr(text, "\xE2\x80\xAE"));
	cr_expect_not_null(strstr(text, ">U+202E<"), "its code point is shown");
	xmlFreeDoc(document);
	free(text);
	arena_release(&hand.arena);
}

/* How many nodes an expression finds. */
static int count_nodes(xmlXPathContextPtr context, const char *expression)
{
	xmlXPathObjectPtr found = xmlXPathEvalExpression(BAD_CAST expression, context);
	cr_assert_not_null(found);
	int count = found->nodesetval ? found->nodesetval->nodeNr : 0;
	xmlXPathFreeObject(found);
	return count;
}

/* Each figure and each gap is drawn once, within the page. */
Test(trend_reports, picture)
{
	struct hand hand;
	hand_make(&hand, STR("name"), YEARS);
	char *text = write(&hand, "svg", LANGUAGE_ENGLISH);
	xmlDocPtr document = xmlReadMemory(text, (int)strlen(text), NULL, NULL, XML_PARSE_NONET);
	cr_assert_not_null(document);
	xmlXPathContextPtr context = xmlXPathNewContext(document);
	cr_assert_eq(
	    xmlXPathRegisterNs(context, BAD_CAST "s", BAD_CAST "http://www.w3.org/2000/svg"), 0);
	cr_expect_eq(count_nodes(context, "//s:text[.='5,000 US dollars']"), 2 * YEARS,
	             "in its cell and in the total");
	cr_expect_eq(count_nodes(context, "//s:rect[@stroke-dasharray]"), YEARS / 2 - 1 + 1,
	             "the gaps and the legend; the last year is none");
	cr_expect_eq(count_nodes(context, "//s:text[.='12,345,678.9']"), 2);
	cr_expect_eq(count_nodes(context, "//*[@x < 0 or @y < 0 or @width < 0]"), 0);
	cr_expect_eq(count_nodes(context, "//*[@y > /s:svg/@height or @x > /s:svg/@width]"), 0);
	cr_expect_eq(count_nodes(context, "//*[@x + @width > /s:svg/@width]"), 0);
	cr_expect_eq(count_nodes(context, "//*/@*[name() != 'version' and contains(., '.')]"), 0);
	xmlXPathFreeContext(context);
	xmlFreeDoc(document);
	free(text);
	arena_release(&hand.arena);
}

/* The page has each figure in its tables, whole; its charts have the last years, and no line over a gap. */
Test(trend_reports, page)
{
	enum { DRAWN = 12 };
	struct hand hand;
	hand_make(&hand, STR("name"), YEARS);
	char *text = write(&hand, "html", LANGUAGE_ENGLISH);
	xmlDocPtr document = xmlReadMemory(text, (int)strlen(text), NULL, NULL, XML_PARSE_NONET);
	cr_assert_not_null(document);
	xmlXPathContextPtr context = xmlXPathNewContext(document);
	cr_assert_eq(
	    xmlXPathRegisterNs(context, BAD_CAST "s", BAD_CAST "http://www.w3.org/2000/svg"), 0);
	cr_assert_eq(
	    xmlXPathRegisterNs(context, BAD_CAST "h", BAD_CAST "http://www.w3.org/1999/xhtml"), 0);
	cr_expect_eq(count_nodes(context, "//h:tr[@id='m4-0']/h:td[.='5,000'][@data-v='5000']"),
	             YEARS);
	cr_expect_eq(count_nodes(context, "//h:tr[@id='m3-1']/h:td[@data-v > 123456788999]"),
	             YEARS / 2, "not rounded to the shown unit");
	cr_expect_eq(count_nodes(context, "//h:tr[@id='m3-0']"), 0, "it has no yuan");
	cr_expect_eq(count_nodes(context, "//h:figure"), 2);
	cr_expect_eq(count_nodes(context, "//h:figure[@id='c1']//s:path[@class='line']"), 0);
	cr_expect_eq(count_nodes(context, "//h:figure[@id='c1']//s:circle"), DRAWN / 2 * 2);
	cr_expect_eq(count_nodes(context, "//h:figure[@id='c0']//s:path[@class='line']"), 2,
	             "dollars and projects");
	cr_expect_eq(count_nodes(context, "//h:figure[@id='c0']//s:circle"), DRAWN * 2);
	cr_expect_eq(count_nodes(context, "//s:svg[not(@role='img') or not(@aria-label)]"), 0);
	cr_expect_eq(count_nodes(context, "//s:*[@y < 0 or @cy < 0]"), 0);
	cr_expect_eq(count_nodes(context, "//s:*[@x > ../../@width or @cx > ../../@width]"), 0);
	cr_expect_eq(count_nodes(context, "//s:*/@*[name() != 'aria-label' and contains(., '.')]"),
	             0, "whole coordinates");
	cr_expect_eq(count_nodes(context, "//@href[starts-with(., '#')][not(//@id = "
	                                  "substring(., 2))]"),
	             0, "each link leads somewhere");
	xmlXPathFreeContext(context);
	xmlFreeDoc(document);
	free(text);
	arena_release(&hand.arena);
}

Test(trend_reports, lines_of_text)
{
	for (int language = 0; language < 2; language++) {
		struct hand hand;
		hand_make(&hand, STR("a name that is far too long for the first column of a table"),
		          YEARS);
		char *text = write(&hand, "text", (enum language)language);
		size_t lines = 0;
		for (char *line = text; *line; lines++) {
			char *end = strchr(line, '\n');
			cr_assert_not_null(end, "the last line ends");
			struct str one = {line, (size_t)(end - line)};
			cr_expect_leq(display_width(one), (size_t)WIDTH, "%.*s", STR_FORMAT(one));
			cr_expect(one.size == 0 || end[-1] != ' ', "%.*s|", STR_FORMAT(one));
			line = end + 1;
		}
		cr_expect_gt(lines, 100u);
		free(text);
		arena_release(&hand.arena);
	}
}

Test(trend_reports, same_bytes)
{
	static const char *const formats[] = {"text", "json", "csv", "svg", "html"};
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		struct hand hand;
		hand_make(&hand, STR("name"), 3);
		char *first = write(&hand, formats[i], LANGUAGE_CHINESE);
		const struct model *backwards[] = {hand.list[2], hand.list[1], hand.list[0]};
		setlocale(LC_ALL, "de_DE.UTF-8");
		trend_from_models(&hand.trend, &hand.arena, backwards, 3);
		char *second = write(&hand, formats[i], LANGUAGE_CHINESE);
		cr_expect_str_eq(first, second);
		free(first);
		free(second);
		arena_release(&hand.arena);
	}
}
