/* Web pages: what is one, which part of it is the document, and how that is put as text. */
#include <time.h>

#include "base/buf.h"
#include "source/html/html.h"
#include "source/message.h"
#include "check_pieces.h"

static const struct {
	const char *text;
	enum html_kind kind;
} recognised[] = {
    {"<!DOCTYPE html>", HTML_PAGE},
    {"  \r\n<HTML lang=zh>", HTML_PAGE},
    {"<!-- saved -->\n<html>", HTML_PAGE},
    {"<?xml version='1.0'?><!DOCTYPE html PUBLIC ''><html>", HTML_PAGE},
    {"<p>一、总体目标</p>", HTML_PAGE},
    {"<div\nclass=x>", HTML_PAGE},
    {"<?xml version='1.0'?><p>一</p>", HTML_NONE},
    {"<guideline xmlns='urn:zhinan:guideline:1'/>", HTML_NONE},
    {"<pre-print>", HTML_NONE},
    {"<p", HTML_NONE},
    {"<!-- never ends", HTML_NONE},
    {"一、总体目标 <p>", HTML_NONE},
    {"<http://a.example>", HTML_NONE},
    {"", HTML_NONE},
    {"项目指南<br>一、总体目标<br>", HTML_FRAGMENT},
    {"# 指南\n<table><tr><td>一</td></tr></table>\n", HTML_FRAGMENT},
    {"一<br>", HTML_NONE},
    {"<?xml version='1.0'?><a><p>一</p><p>二</p></a>", HTML_NONE},
    {"<!-- XML --><doc><p>一</p><p>二</p></doc>", HTML_NONE},
    {"<!-- page 1 -->一<br>二<br>", HTML_FRAGMENT},
    {"<甲>一</甲> <b>二</b>", HTML_NONE},
    {"支持<del>9</del>10万元，<s>2</s>3项", HTML_FRAGMENT},
};

Test(html, recognised)
{
	for (size_t i = 0; i < ROWS(recognised); i++) {
		cr_assert_eq(html_recognise(str_from(recognised[i].text)), recognised[i].kind, "%s",
		             recognised[i].text);
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
    {"a number that a line end cuts is one number",
     "<p>经费：10\n00\n万元，1,\r\n  080 元，3.\n\t148 亿元，12\n34\n5 个，"
     "2000\n0 元</p>",
     "经费：1000 万元，1,080 元，3.148 亿元，12345 个，20000 元\n"},
    {"numbers of which each has a line are several",
     "<p>100\n200\n300</p><p>自 2024\n2025 年</p><p>电话 12345678\n87654321</p><p>甲,\n200 元，共 6\n2025 年</p>",
     "100 200 300\n\n自 2024 2025 年\n\n电话 12345678 87654321\n\n甲, 200 元，共 6 2025 年\n"},
    {"a blank beside a line end parts numbers",
     "<p>共 10 \n80 个，5\n\n6 个</p><p>共 <b>1</b>\n<b>2</b> 个</p><p>7<br>\n8</p>",
     "共 10 80 个，5 6 个\n\n共 1 2 个\n\n7\n8\n"},
    {"no-break blanks stay", "<p>&nbsp;&nbsp;一</p>", "\xC2\xA0\xC2\xA0一\n"},
    {"line breaks", "<p>一<br>二<br/>三<br></p>", "一\n二\n三\n"},
    {"words in many elements", "<p><b>拟</b><span>支</span><i>持</i></p>", "拟支持\n"},
    {"blocks within blocks", "<div>一<div>二</div>三</div>", "一\n\n二\n\n三\n"},
    {"what is not seen", "<p>一<script>'<p>二'</script><style>p{}</style></p><title>三</title>",
     "一\n"},
    {"a row is a line", "<table><tr><td>项目数</td><td>6 个</td></tr></table>", "项目数  6 个\n"},
    {"a row of long cells", "<table><tr><td><p>一</p><p>二</p></td><td>三</td></tr></table>",
     "一\n\n二\n\n三\n"},
    {"a row of several columns is a line",
     "<table><tr><td>2<td><p>生物</p><p>医学</p><td>6<br>个<td></td><td>700</table>",
     "2\t生物医学\t6 个\t\t700\n"},
    {"the head of a column", "<tr><th>序号<th>拟支持<br>项目数<th>经费<br>（万元）</tr>",
     "序号  拟支持项目数  经费（万元）\n"},
    {"a table within a table",
     "<table><tr><td>一</td><td><table><tr><td>二</td><td>三</td></tr></table></td></tr></table>",
     "一\n\n二  三\n"},
    {"numbered lists", "<ol start=3><li>一<li value=7>二<li>三</ol>", "3. 一\n\n7. 二\n\n8. 三\n"},
    {"letters and Roman numbers", "<ol type=a><li>一</ol><ol type=I><li>二<li>三</ol>",
     "a. 一\n\nI. 二\n\nII. 三\n"},
    {"lists", "<ul><li><p>一</p><p>二</p></ul>", "- 一\n\n二\n"},
    {"pre", "<pre>一\n  二</pre>", "一\n  二\n"},
    {"references", "<p>&lt;a&gt;&#x4E00;&amp;&#0;&hellip;</p>", "<a>一&…\n"},
    {"controls are what windows-1252 has there", "<p>2&#150;3&#x2026;</p>", "2–3…\n"},
    {"exponents", "<p>10<sup>6</sup> m<sup>-2</sup> 一<sup>[1]</sup></p>", "10⁶ m⁻² 一[¹]\n"},
    {"marks of notes",
     "<p>1000<sup><a href='#n1'>1</a></sup> 万元，2000<sup>1,２</sup>，3<sup>注4</sup>，5<sup>*</sup></p>",
     "1000¹ 万元，2000¹,²，3注⁴，5*\n"},
    {"lowered digits",
     "<p>CO<sub>2</sub> 10 吨，<span style='vertical-align: sub'>12</span>，Ca<sup>2+</sup></p>",
     "CO₂ 10 吨，₁₂，Ca²⁺\n"},
    {"a raised text that is no mark", "<p>一<sup>注：本项经费按照每年 10 万元安排。</sup></p>",
     "一注：本项经费按照每年 10 万元安排。\n"},
    {"characters that nobody sees", "<p>10&#8203;8&shy;0&#65279; 万元</p>", "1080 万元\n"},
    {"what is hidden within a paragraph does not cut it",
     "<p>一<span style='display:none'>二<b>三</b></span>四</p>", "一四\n"},
    {"marks of lists as Word writes them",
     "<p><![if !supportLists]><span>1.1&nbsp;</span><![endif]>一<!--[if gte vml 1]><v:x>二"
     "</v:x><![endif]--><o:p></o:p></p>",
     "1.1\xC2\xA0一\n"},
    {"lists as a style counts", "<ol style='list-style-type:cjk-ideographic'><li>甲<li>乙</ol>",
     "一、甲\n\n二、乙\n"},
    {"lists without marks",
     "<ul style='list-style:none'><li>甲</ul><ol style='list-style: none'><li>乙</ol>",
     "甲\n\n乙\n"},
    {"items that bring their numbers", "<ol><li>1. 甲<li>（2）乙<li>4.5 丙</ol>",
     "1. 甲\n\n（2）乙\n\n3. 4.5 丙\n"},
    {"a fragment", "甲<br>乙 <http://a.example/> 1<2\n丙<table><tr><td>\n丁<td>1</table>戊",
     "甲\n乙 <http://a.example/> 1<2\n丙\n\n丁  1\n\n戊\n"},
    {"behind the end", "<html><body><div>一二三四五</div></body></html>六<p>七",
     "一二三四五\n\n六\n\n七\n"},
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
    {"a part that is named as the text",
     "<div><div>来源：某处；浏览：1234 次；字号：大中小；今日天气晴；热线电话</div><div id=zoom>" PROSE
     "</div><div>扫码看一看，发布日期 2023 年 3 月 1 日，访问量很大</div></div>",
     "拟支持", "来源"},
    {"a heading beside a part with that name",
     "<div><h1>申报指南</h1><div class=info>来源：某处</div><div class='TRS_Editor'>" PROSE
     "</div></div>",
     "申报指南", "来源"},
    {"the title of the page",
     "<title>关于发布申报指南的通知_某处</title><div class=bt>关于发布申报指南的通知</div>"
     "<div class=zz>今天是星期一</div><div>" PROSE PROSE "</div>",
     "关于发布", "今天"},
    {"sections with a heading each",
     "<h2>一、目标</h2><div>" PROSE "</div><h2>二、方向</h2><div>" PROSE PROSE PROSE "</div>",
     "拟支持", NULL},
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

Test(html, empty)
{
	struct arena arena;
	arena_init(&arena);
	check_refusal(&arena,
	              STR("<html><body><div id=app></div><script>'一'</script></body></html>"),
	              NULL, &MESSAGE_SOURCE_PAGE_EMPTY, "a page that a script writes");
	check_refusal(&arena, STR("<html><frameset><frame src=a></frameset></html>"), NULL,
	              &MESSAGE_SOURCE_PAGE_EMPTY, "frames");
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
	check_refusal(&arena, buf_str(&page), &options, &MESSAGE_SOURCE_DEPTH, "depth");
	options = (struct source_options){.unpacked_limit = 200};
	check_refusal(&arena, buf_str(&page), &options, &MESSAGE_SOURCE_UNPACKED, "size");
	buf_release(&page);
	arena_release(&arena);
}

/* Statements without a block are passed over at once. */
Test(html, hostile_sheet)
{
	struct arena arena;
	struct buf page;
	clock_t start = clock();
	arena_init(&arena);
	buf_init(&page);
	buf_append(&page, STR("<!DOCTYPE html><style>"));
	for (int i = 0; i < 3000000; i++) {
		buf_append_byte(&page, ';');
	}
	buf_append(&page, STR("i{display:none}</style><p>1<i>2</i>3"));
	check_text(&arena, buf_str(&page), "html", "13\n", "sheet");
	cr_assert_lt((clock() - start) / CLOCKS_PER_SEC, 10);
	buf_release(&page);
	arena_release(&arena);
}

static const struct pieces pieces[] = {
    {"spans", "<table><tr><th rowspan=2>甲<th colspan=2>乙<tr><td>丙<td>丁</table>",
     "1:0,0+2,1!=甲 1:0,1+1,2!=乙 1:1,1=丙 1:1,2=丁", "", NULL},
    {"groups of rows",
     "<table><caption>表</caption><thead><tr><td rowspan=9>甲<td>乙</thead>"
     "<tbody><tr><td rowspan=0>丙<td>丁<tr><td>戊</tbody><tfoot><tr><td>己<td>庚</tfoot></table>",
     "1:0,0!=甲 1:0,1!=乙 1:1,0+2,1=丙 1:1,1=丁 1:2,1=戊 1:3,0=己 1:3,1=庚", "", NULL},
    {"spans that are none", "<table><tr><td rowspan=-1 colspan=x>甲<td colspan=0>乙</table>",
     "1:0,0=甲 1:0,1=乙", "", NULL},
    {"two tables, and one of the site",
     "<nav><table><tr><td>菜单<td>菜单</table></nav><div><table><tr><td>甲<td>乙</table>"
     "<table><tr><td>丙<td>丁</table></div>",
     "1:0,0=甲 1:0,1=乙 2:0,0=丙 2:0,1=丁", "", NULL},
    {"a frame of the page",
     "<table><tr><td>首页<td><table><tr><td>1<td>甲<tr><td>2<td>乙</table></table>",
     "1:0,0=1 1:0,1=甲 1:1,0=2 1:1,1=乙", "", NULL},
    {"a frame with a menu and no table", "<table><tr><td><nav>首页</nav><td>支持十个项目</table>",
     "", "", NULL},
    {"a table within Markdown",
     "# 指南\n\n<table>\n<tr>\n<td rowspan='2'>甲</td>\n<td>乙<br>丙</td></tr>\n<tr><td>丁</td></tr>\n"
     "</table>\n\n- 戊 <del>己</del>\n",
     "1:0,0+2,1=甲 1:0,1=乙\n丙 1:1,1=丁", "- 戊(d 己)", NULL},
    {"rows and cells that are not shown",
     "<table><tr><td>甲<td>乙<tr style='display:none'><td>丙<td>丁<tr hidden><td>戊"
     "<tr><td style='display: none'>己</td><td style='visibility:hidden'>庚<td>辛</table>",
     "1:0,0=甲 1:0,1=乙 1:1,0= 1:1,1=辛", "(h 丙)(h 丁)(h 戊)\t(h 己)\t(h 庚)", NULL},
    {"deleted, struck and hidden",
     "<p>甲<del>乙</del><ins>丙</ins><s>丁</s><strike>戊</strike><span hidden>己</span>庚", "",
     "甲(d 乙)甲丙(s 丁戊)甲丙(h 己)", NULL},
    {"struck by a style",
     "<p>支持<span style='TEXT-DECORATION: Underline Line-Through'>90<b>0"
     "</b></span> 60 万元<u style='text-decoration:underline'>整</u>",
     "", "支持(s 900)", NULL},
    {"ways to hide",
     "<p>1<i style='font-size:0px'>2</i>3<i style='visibility:hidden'>4<b "
     "style='visibility:visible'>5</b></i>6<i style='position:absolute;left:-999em'>x</i>"
     "<i style='left:-9999px'>7</i>8<i style='color:transparent'>9</i>0<i "
     "style='height:0;overflow:hidden'>甲</i><i style='opacity:0'>乙</i>",
     "", "1(h 2)13(h 4)1356x(h 7)1356x8(h 9)1356x80(h 甲乙)", NULL},
    {"letters of no size around letters of some",
     "<p>甲<span style='font-size:0'>乙<b style='font-size:14px'>丙</b></span>丁戊己庚辛壬癸", "",
     "甲(h 乙)", NULL},
    {"a sheet",
     "<style>/* .a */ .x, span.y { display:none } @media print { .z { display:none } } @media "
     "screen{.q{display:none}.t{color:red}}#w "
     "{text-decoration:line-through !important} .v .u {display:none} .t{display:none}"
     ".t{display:inline}</style><p>1<i class='a x'>2</i>3<i class=y>4</i><span class=y>5</span>"
     "<i class=z>6</i><i id=w>7</i><i class=u>8</i><i class=t>9</i><i class=q>0</i>",
     "", "1(h 2)134(h 5)1346(s 7)134689(h 0)", NULL},
    {"a sheet for the printer, and one in a comment",
     "<style media=print>.x{display:none}</style><!-- <style>.x{display:none}</style> --><p>1<i "
     "class=x>2</i>",
     "", "", NULL},
    {"most of a page is not hidden",
     "<div style='display:none'><p>支持十个项目，每个十万元</div><p>页脚</p>", "", "", NULL},
    {"a paragraph that is removed", "<p>甲<p><s>乙</s><p>丙", "", "(s 乙)", NULL},
    {"headings", "<h1>甲</h1><p>乙乙乙乙乙乙</p><h3>丙<br>丁</h3>", "", "",
     "甲 heading1 larger bold;丙 heading3 larger bold;丁 heading3 larger bold;"},
    {"bold and centred",
     "<p><b>甲</b><strong>乙</strong></p><p><b>丙</b>丁</p><p align=center>戊</p><center>己</center>"
     "<div style='font-weight:700;text-align:center'><p>庚</p><p "
     "style='font-weight:normal;text-align:left'>辛</p></div>",
     "", "", "甲乙 bold;戊 centred;己 centred;庚 bold centred;"},
    {"sizes",
     "<p style='font-size:14pt'>甲</p><p style='font-size:16px'>乙乙乙</p><p>丙丙丙</p>"
     "<p><font size=1>丁</font></p><p style='font-size:1.5em'>戊</p>",
     "", "", "甲 larger;丁 smaller;戊 larger;"},
    {"items", "<ol><li>甲<p>乙</p><ul><li>丙</ul></ol>", "", "", "1. 甲 list1;- 丙 list2;"},
};

Test(html, pieces)
{
	struct arena arena;
	arena_init(&arena);
	for (size_t i = 0; i < ROWS(pieces); i++) {
		check_pieces(&arena, str_from(pieces[i].document), &pieces[i]);
	}
	arena_release(&arena);
}
