/* Changes as text and as a page, of texts that mean harm and of large ones. */
#include <criterion/criterion.h>
#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <stdlib.h>

#include "base/sha256.h"
#include "base/utf8.h"
#include "base/width.h"
#include "report/page_files.h"
#include "hand_changes.h"

/* Escapes of a terminal, in 7 and 8 bits; markup; marks that turn the order of others. */
static const char hostile_old[] =
    "甲\x1B[31m乙\xC2\x9B"
    "31m\x07\x08丙</script><script>alert(1)</script>&amp;]]>\xE2\x80\xAE丁 100 元\xE2\x81\xA6\"'<!--";
static const char hostile_new[] =
    "甲\x1B[31m乙\xC2\x9B"
    "31m\x07\x08丙</script><script>alert(2)</script>&amp;]]>\xE2\x80\xAE丁 900 元\xE2\x81\xA6\"'-->"
    "\xEF\xBF\xBF";
static const char hostile_title[] = "\x1B]0;x\x07<b>题</b>\xE2\x80\xAE\"";

static void make_hostile(struct hand_changes *hand)
{
	hand_changes_make(hand, hostile_title, "\x1B[2J<i>&\xE2\x80\xAEname.txt");
	hand_direction(hand, 0, "NZ/cooperation", "1.1", hostile_title, str_from(hostile_old));
	hand_direction(hand, 0, "US/cooperation", "1.2<", "二", str_from(hostile_old));
	hand_direction(hand, 1, "NZ/cooperation", "1.1", hostile_title, str_from(hostile_new));
	hand_direction(hand, 1, "KR\"/'<x", "\x1B[1m1.2>", "三</h3>", str_from(hostile_new));
	hand_compare(hand);
}

/* No character of a text steers what it is shown on. */
static void expect_harmless(const char *name, struct str text)
{
	for (size_t at = 0; at < text.size;) {
		uint32_t c = utf8_next(text, &at);
		bool is_control = (c < 0x20 && c != '\n') || (c >= 0x7F && c < 0xA0);
		bool is_bidi = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
		cr_assert_not(is_control || is_bidi, "%s: U+%04X", name, c);
	}
}

Test(changes_text, hostile)
{
	struct hand_changes hand;
	size_t size = 0;
	make_hostile(&hand);
	char *text = hand_changes_write(&hand, "text", LANGUAGE_ENGLISH, &size);
	expect_harmless("text", (struct str){text, size});
	for (const char *line = text; *line;) {
		size_t length = strcspn(line, "\n");
		cr_expect_leq(display_width((struct str){line, length}), 80, "%.*s", (int)length,
		              line);
		line += length + 1;
	}
	free(text);
	hand_changes_release(&hand);
}

/* The nodes that an expression finds. */
static xmlXPathObjectPtr find(xmlXPathContextPtr context, const char *expression)
{
	xmlXPathObjectPtr found = xmlXPathEval((const xmlChar *)expression, context);
	cr_assert_not_null(found, "%s", expression);
	return found;
}

static int count_of(xmlXPathContextPtr context, const char *expression)
{
	xmlXPathObjectPtr found = find(context, expression);
	int count = found->nodesetval ? found->nodesetval->nodeNr : 0;
	xmlXPathFreeObject(found);
	return count;
}

/* Each link leads to an element of the page, and no two of them have one id. */
static void expect_links(xmlDocPtr document, xmlXPathContextPtr context)
{
	xmlXPathObjectPtr ids = find(context, "//@id");
	xmlHashTablePtr table = xmlHashCreate(64);
	for (int i = 0; ids->nodesetval && i < ids->nodesetval->nodeNr; i++) {
		xmlChar *id = xmlNodeGetContent(ids->nodesetval->nodeTab[i]);
		cr_expect_eq(xmlHashAddEntry(table, id, document), 0, "%s twice", (char *)id);
		xmlFree(id);
	}
	xmlXPathObjectPtr links = find(context, "//h:a/@href");
	for (int i = 0; links->nodesetval && i < links->nodesetval->nodeNr; i++) {
		xmlChar *link = xmlNodeGetContent(links->nodesetval->nodeTab[i]);
		cr_expect_eq(link[0], '#');
		cr_expect_not_null(xmlHashLookup(table, link + 1), "%s leads nowhere",
		                   (char *)link);
		xmlFree(link);
	}
	xmlHashFree(table, NULL);
	xmlXPathFreeObject(ids);
	xmlXPathFreeObject(links);
}

/* The policy of a page lets nothing run but what stands between two tags of it. */
static void expect_policy(struct arena *arena, struct str page, const char *directive,
                          struct str start, struct str end)
{
	size_t from = str_find(page, start) + start.size;
	struct str rest = str_slice(page, from, page.size);
	struct str inside = str_slice(rest, 0, str_find(rest, end));
	struct str policy = arena_format(arena, "%s 'sha256-%.*s'", directive,
	                                 STR_FORMAT(sha256_base64(arena, &inside, 1)));
	cr_expect_neq(str_find(page, policy), SIZE_MAX, "the policy knows the %s", directive);
}

static void expect_page(struct arena *arena, struct str page)
{
	xmlDocPtr document = xmlReadMemory(page.data, (int)page.size, "page", NULL,
	                                   XML_PARSE_NONET | XML_PARSE_HUGE);
	cr_assert_not_null(document, "the page is well-formed");
	xmlXPathContextPtr context = xmlXPathNewContext(document);
	xmlXPathRegisterNs(context, BAD_CAST "h", BAD_CAST "http://www.w3.org/1999/xhtml");
	expect_links(document, context);
	cr_expect_eq(count_of(context, "//h:b | //h:i | //@style | //@src"), 0,
	             "no element is the text's");
	cr_expect_eq(count_of(context, "//h:script[not(@*)]"), 1);
	cr_expect_eq(count_of(context, "//h:script[@type = 'application/json']"), 1);
	cr_expect_eq(count_of(context, "//h:script"), 2);
	cr_expect_eq(count_of(context, "//h:link"), 1);
	cr_expect_eq(count_of(context, "//h:link[@href = 'data:,']"), 1);
	cr_expect_eq(count_of(context, "//h:h1"), 1);
	cr_expect_eq(count_of(context, "/h:html[@lang]//h:main"), 1);
	expect_policy(arena, page, "style-src", STR("<style>"), STR("</style>"));
	expect_policy(arena, page, "script-src", STR("<script>"), STR("</script>"));
	cr_expect_neq(str_find(page, STR("default-src 'none'")), SIZE_MAX);
	xmlXPathFreeContext(context);
	xmlFreeDoc(document);
}

Test(changes_html, hostile)
{
	struct hand_changes hand;
	size_t size = 0;
	make_hostile(&hand);
	char *page = hand_changes_write(&hand, "html", LANGUAGE_ENGLISH, &size);
	struct str all = {page, size};
	size_t script = str_find(all, STR("<script>"));
	expect_harmless("page", str_slice(all, str_find(all, STR("<body")), script));
	expect_page(&hand.arena, (struct str){page, size});
	cr_expect_not_null(strstr(page, "<span class=\"code\">U+202E</span>"));
	cr_expect_not_null(strstr(page, "&lt;/script&gt;"));
	free(page);
	hand_changes_release(&hand);
}

Test(changes_html, same_bytes)
{
	struct hand_changes hand;
	size_t sizes[2] = {0, 0};
	make_hostile(&hand);
	char *one = hand_changes_write(&hand, "html", LANGUAGE_CHINESE, &sizes[0]);
	char *other = hand_changes_write(&hand, "html", LANGUAGE_CHINESE, &sizes[1]);
	cr_expect_eq(sizes[0], sizes[1]);
	cr_expect_str_eq(one, other);
	free(one);
	free(other);
	hand_changes_release(&hand);
}

/* Style sheets and scripts stand in a page as they are: nothing in them may end them, or load anything. */
Test(pages, files)
{
	const struct str files[] = {page_frame_css(), page_changes_css(), page_report_css(),
	                            page_frame_js(),  page_changes_js(),  page_report_js()};
	static const char *const never[] = {"</",    "<!--",   "]]>",    "url(", "@import",
	                                    "http:", "https:", "fetch(", "eval("};
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		for (size_t k = 0; k < sizeof never / sizeof *never; k++) {
			cr_expect_eq(str_find(files[i], str_from(never[k])), SIZE_MAX,
			             "file %zu: %s", i, never[k]);
		}
	}
}

Test(changes_reports, large_paragraph, .timeout = 60)
{
	enum { SIZE = 1 << 20 };
	static const char same[] = "甲方与乙方共同研究，";
	struct hand_changes hand;
	size_t size = 0;
	hand_changes_make(&hand, "题", "a.txt");
	struct str texts[2];
	for (int side = 0; side < 2; side++) {
		char *data = arena_alloc(&hand.arena, SIZE + sizeof same);
		size_t used = 0;
		while (used < SIZE) {
			memcpy(data + used, same, sizeof same - 1);
			used += sizeof same - 1;
		}
		/* One word differs, in the middle. */
		memcpy(data + (sizeof same - 1) * 5000, side == 0 ? "丙" : "丁", 3);
		texts[side] = (struct str){data, used};
		hand_direction(&hand, side, "NZ/cooperation", "1.1", "一", texts[side]);
	}
	hand_compare(&hand);
	cr_assert_gt(hand.changes.count, 0);
	char *text = hand_changes_write(&hand, "text", LANGUAGE_ENGLISH, &size);
	cr_expect_lt(size, 4000, "all but a little of what is the same is left out: %zu", size);
	free(text);
	char *page = hand_changes_write(&hand, "html", LANGUAGE_ENGLISH, &size);
	cr_expect_lt(size, 6 * SIZE);
	expect_page(&hand.arena, (struct str){page, size});
	free(page);
	hand_changes_release(&hand);
}

Test(changes_reports, many_changes, .timeout = 120)
{
	enum { COUNT = 10000 };
	struct hand_changes hand;
	size_t size = 0;
	hand_changes_make(&hand, "题", "a.txt");
	for (unsigned i = 0; i < COUNT; i++) {
		struct str key = arena_format(&hand.arena, "K%u/cooperation", i);
		struct str number = arena_format(&hand.arena, "1.%u", i);
		for (int side = 0; side < 2; side++) {
			struct str text =
			    arena_format(&hand.arena, "第 %u 方向的要求：%s提交材料。", i,
			                 side == 0 ? "应当" : "可以");
			hand_direction(&hand, side, key.data, number.data, "方向", text);
		}
	}
	hand_compare(&hand);
	cr_expect_eq(hand.changes.count, COUNT);
	char *text = hand_changes_write(&hand, "text", LANGUAGE_ENGLISH, &size);
	cr_expect_lt(size, 300 * COUNT);
	free(text);
	char *page = hand_changes_write(&hand, "html", LANGUAGE_ENGLISH, &size);
	cr_expect_lt(size, 4000 * COUNT);
	expect_page(&hand.arena, (struct str){page, size});
	free(page);
	hand_changes_release(&hand);
}
