/* Web pages: what is one, which part of it is the document, and how that is put as text. */
#include "base/buf.h"
#include "check_format.h"
#include "source/html.h"

static const struct {
	const char *text;
	bool is_html;
} recognised[] = {
    {"<!DOCTYPE html>", true},
    {"  \r\n<HTML lang=zh>", true},
    {"<!-- saved -->\n<html>", true},
    {"<?xml version='1.0'?><!DOCTYPE html PUBLIC ''><html>", true},
    {"<p>一、总体目标</p>", true},
    {"<div\nclass=x>", true},
    {"<?xml version='1.0'?><p>一</p>", false},
    {"<guideline xmlns='urn:zhinan:guideline:1'/>", false},
    {"<pre-print>", false},
    {"<p", false},
    {"<!-- never ends", false},
    {"一、总体目标 <p>", false},
    {"<http://a.example>", false},
    {"", false},
};

Test(html, recognised)
{
	for (size_t i = 0; i < ROWS(recognised); i++) {
		cr_assert_eq(html_recognise(str_from(recognised[i].text)), recognised[i].is_html,
		             "%s", recognised[i].text);
	}
}

static const struct {
	const char *what;
	const char *page;
	const char *text;
} pages[] = {
    {"paragraphs", "<p>一</p><p>二<p>三", "一\n\n二\n\n三\n"},
    {"blanks collapse, and vanish between wide characters at a line end",
     "<p>  项目\n   实施  周期\t2 年 </p>", "项目实施 周期 2 年\n"},
    {"a line end beside a Latin word is a blank", "<p>RIKEN\n国际部</p>", "RIKEN 国际部\n"},
    {"no-break blanks stay", "<p>&nbsp;&nbsp;一</p>", "\xC2\xA0\xC2\xA0一\n"},
    {"line breaks", "<p>一<br>二<br/>三<br></p>", "一\n二\n三\n"},
    {"words in many elements", "<p><b>拟</b><span>支</span><i>持</i></p>", "拟支持\n"},
    {"blocks within blocks", "<div>一<div>二</div>三</div>", "一\n\n二\n\n三\n"},
    {"what is not seen", "<p>一<script>'<p>二'</script><style>p{}</style></p><title>三</title>",
     "一\n"},
    {"a row is a line", "<table><tr><td>项目数</td><td>6 个</td></tr></table>", "项目数  6 个\n"},
    {"a row of long cells", "<table><tr><td><p>一</p><p>二</p></td><td>三</td></tr></table>",
     "一\n\n二\n\n三\n"},
    {"a table within a table",
     "<table><tr><td>一</td><td><table><tr><td>二</td><td>三</td></tr></table></td></tr></table>",
     "一\n\n二  三\n"},
    {"numbered lists", "<ol start=3><li>一<li value=7>二<li>三</ol>", "3. 一\n\n7. 二\n\n8. 三\n"},
    {"letters and Roman numbers", "<ol type=a><li>一</ol><ol type=I><li>二<li>三</ol>",
     "a. 一\n\nI. 二\n\nII. 三\n"},
    {"lists", "<ul><li><p>一</p><p>二</p></ul>", "- 一\n\n二\n"},
    {"pre", "<pre>一\n  二</pre>", "一\n  二\n"},
    {"references", "<p>&lt;a&gt;&#x4E00;&amp;&#0;&hellip;</p>", "<a>一&…\n"},
    {"nothing", "<html><body></body></html>", ""},
};

Test(html, pages)
{
	struct arena arena;
	arena_init(&arena);
	for (size_t i = 0; i < ROWS(pages); i++) {
		check_text(&arena, str_from(pages[i].page), "html", pages[i].text, pages[i].what);
	}
	arena_release(&arena);
}

#define PROSE "<p>本专项依照双边合作文件安排项目。</p><p>拟支持项目数：6 个。</p>"
#define PROSE_TEXT "本专项依照双边合作文件安排项目。\n\n拟支持项目数：6 个。\n"

/* The lines that are outside of the document, by their first characters. */
static const struct {
	const char *what;
	const char *page;
	const char *inside; /* a line that must not be outside */
	const char *outside;
} sites[] = {
    {"nav", "<nav>首页</nav><div>" PROSE "</div>", "拟支持", "首页"},
    {"footer", "<div>" PROSE "</div><footer>版权所有</footer>", "拟支持", "版权"},
    {"a class", "<div class='site-nav'>首页</div><div>" PROSE "</div>", "拟支持", "首页"},
    {"an id", "<div>" PROSE "</div><div id=footer>版权</div>", "拟支持", "版权"},
    {"hidden", "<div>" PROSE "<div style='DISPLAY : none'>暗文</div></div>", "拟支持", "暗文"},
    {"links",
     "<div><a href=/1>一</a> <a href=/2>二</a> <a href=/3>三</a></div><div>" PROSE "</div>",
     "拟支持", "一 二"},
    {"other frames", "<div>今天是星期一</div><div><div>" PROSE "</div></div>", "拟支持", "今天"},
    {"a heading before the document", "<div><h1>申报指南</h1></div><div>" PROSE PROSE "</div>",
     "申报指南", NULL},
    {"a title by its class", "<div class=title>申报指南</div><div>" PROSE PROSE "</div>",
     "申报指南", NULL},
    {"text beside the frame with most of it",
     "<p>申报指南</p><table><tr><td>" PROSE PROSE "</td></tr></table><p>附则</p>", "附则", NULL},
    {"a class on the whole page", "<div class='header'>" PROSE "</div>", "拟支持", NULL},
    {"links within the page are none",
     "<div>" PROSE "<p><a href=#1>一</a><a href=#2>二</a><a href=#3>三</a></p></div>", "一二三",
     NULL},
};

/* The line that starts with some characters. */
static uint32_t find_line(const struct source *source, const char *start, const char *what)
{
	size_t at = str_find(source->text, str_from(start));
	cr_assert_neq(at, SIZE_MAX, "%s: no %s in %.*s", what, start, STR_FORMAT(source->text));
	return (uint32_t)at;
}

Test(html, sites)
{
	struct arena arena;
	arena_init(&arena);
	for (size_t i = 0; i < ROWS(sites); i++) {
		struct diags diags;
		struct source source;
		const char *what = sites[i].what;
		diags_init(&diags, &arena);
		cr_assert_eq(source_from_bytes(&source, &arena, STR("page"),
		                               str_from(sites[i].page), NULL, &diags),
		             STATUS_OK);
		uint32_t inside = find_line(&source, sites[i].inside, what);
		cr_assert(!source_has_hint(&source, inside, HINT_OUTSIDE), "%s", what);
		if (sites[i].outside) {
			uint32_t outside = find_line(&source, sites[i].outside, what);
			cr_assert(source_has_hint(&source, outside, HINT_OUTSIDE), "%s", what);
		}
	}
	arena_release(&arena);
}

Test(html, encodings)
{
	/* GB 18030 of U+9555, which GB 2312 has not, and of the words behind it. */
	static const struct str page =
	    STR_INIT("<html><meta charset=gb2312><p>\xE9\x46</p><p>\xD6\xB8\xC4\xCF</p>");
	static const struct str liar =
	    STR_INIT("<html><meta charset=gb2312><p>\xE6\x8C\x87\xE5\x8D\x97</p>");
	struct arena arena;
	arena_init(&arena);
	struct source source = check_text(&arena, page, "html", "镕\n\n指南\n", "GB 18030");
	cr_assert(str_equal(source.encoding, STR("GB18030")));
	source = check_text(&arena, liar, "html", "指南\n", "UTF-8");
	cr_assert(str_equal(source.encoding, STR("UTF-8")));
	arena_release(&arena);
}

Test(html, limits)
{
	struct arena arena;
	struct buf page;
	struct source_options options = {.depth_limit = 20};
	arena_init(&arena);
	buf_init(&page);
	for (int i = 0; i < 30; i++) {
		buf_append(&page, STR("<div>"));
	}
	check_refusal(&arena, buf_str(&page), &options, MESSAGE_SOURCE_DEPTH, "depth");
	options = (struct source_options){.unpacked_limit = 200};
	check_refusal(&arena, buf_str(&page), &options, MESSAGE_SOURCE_UNPACKED, "size");
	buf_release(&page);
	arena_release(&arena);
}
