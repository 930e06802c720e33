/* Changes as text and as a page, of texts that mean harm and of large ones. */
#include <criterion/criterion.h>
#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <stdlib.h>

#include "base/sha256.h"
#include "base/utf8.h"
#include "base/width.h"
#include "report/page_style.h"
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
	xmlXPathObjectPtr links = find(context, "//@href");
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

static void expect_page(struct arena *arena, struct str page)
{
	const struct str style = str_from(page_style);
	xmlDocPtr document = xmlReadMemory(page.data, (int)page.size, "page", NULL,
	                                   XML_PARSE_NONET | XML_PARSE_HUGE);
	cr_assert_not_null(document, "the page is well-formed");
	xmlXPathContextPtr context = xmlXPathNewContext(document);
	xmlXPathRegisterNs(context, BAD_CAST "h", BAD_CAST "http://www.w3.org/1999/xhtml");
	expect_links(document, context);
	cr_expect_eq(count_of(context, "//h:script | //h:b | //h:i | //@style | //@src | //h:link"),
	             0, "no element is the text's");
	cr_expect_eq(count_of(context, "//h:h1"), 1);
	cr_expect_eq(count_of(context, "/h:html[@lang]//h:main"), 1);
	struct str policy = arena_format(arena, "style-src 'sha256-%.*s'",
	                                 STR_FORMAT(sha256_base64(arena, &style, 1)));
	cr_expect_neq(str_find(page, policy), SIZE_MAX, "the policy knows the style sheet");
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
	expect_harmless("page", (struct str){page, size});
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

/* The style sheet is read raw: nothing in it may end it, or want an escape. */
Test(changes_html, style)
{
	cr_expect_null(strpbrk(page_style, "<&"));
	cr_expect_null(strstr(page_style, "url("));
	cr_expect_null(strstr(page_style, "@import"));
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
	cr_expect_lt(size, 4 * SIZE);
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
	cr_expect_lt(size, 3000 * COUNT);
	expect_page(&hand.arena, (struct str){page, size});
	free(page);
	hand_changes_release(&hand);
}
