/* What a person would wave away is no finding, or a note. */
#include <criterion/criterion.h>

#include "xml_sample.h"

#define P(place, text) "<p line='1' bytes='" place "'>" text "</p>"

Test(noise, brackets)
{
	xml_expect("bracket", "<body><p>）教学类不受理。</p></body>", "");
	xml_expect("bracket", "<body><p>教学类不受理。）</p></body>", "warning bracket-open 1; ");
	xml_expect("bracket", "<body><p>教学类不受理。）下同。</p></body>", "");
	xml_expect("bracket", "<body><p>教学类不受理）。</p></body>", "warning bracket-open 1; ");
	xml_expect("bracket",
	           "<title line='2' bytes='40-60'>管理办法》的通知</title><body>" P(
		       "0-30", "关于印发《某某大学") P("70-80", "各单位：") "</body>",
	           "");
	xml_expect("bracket",
	           "<title line='1' bytes='0-30'>关于印发《某某大学</title><body>" P(
		       "40-60", "管理办法》的通知") "</body>",
	           "");
	xml_expect("bracket",
	           "<title line='1' bytes='0-30'>关于印发《某某大学</title><body><section>" P(
		       "40-60", "管理办法》的通知") "</section></body>",
	           "warning bracket-open 1; warning bracket-open 1; ");
}

Test(noise, bands)
{
	xml_expect("range band",
	           "<body><funds relation='range' unit='CNY' min='9' max='3'>9~3</funds></body>"
	           "<mentions><mention kind='money' relation='range' unit='CNY' min='9' "
	           "max='3'>9~3</mention></mentions>",
	           "error range-reversed 1; note band-descending 2; ");
}

#define LABEL(place, text, more)                                                                   \
	"<unknown-labels><label line='1' bytes='" place "'" more ">" text                          \
	"</label></unknown-labels>"

Test(noise, labels)
{
	xml_expect("label",
	           "<body>" P("0-24", "各有关院（部）：") "</body>" LABEL("0-12", "各有关院",
	                                                                  " nearest='有关要求'"),
	           "");
	xml_expect("label",
	           "<body>" P("0-24", "各有关院：不限。") "</body>" LABEL("0-12", "各有关院",
	                                                                  " nearest='有关要求'"),
	           "note label-unknown 1; ");
	xml_expect(
	    "label",
	    "<body><section id='sec-1'>" P("0-24", "各有关院（部）：") "</section></body>" LABEL(
		"0-12", "各有关院", " nearest='有关要求'"),
	    "note label-unknown 1; ");
	xml_expect(
	    "label",
	    "<body><direction id='dir-1'>" P(
		"0-24", "有关要来：不限。") "</direction></body>" LABEL("0-12", "有关要来",
	                                                                " nearest='有关要求'"),
	    "warning label-unknown 1; ");
	xml_expect(
	    "label",
	    "<body><direction id='dir-1'>" P(
		"0-24", "有关要来：不限。") "</direction></body>" LABEL("0-12", "有关要来", ""),
	    "note label-unknown 1; ");
}

/* What is to be agreed is no number that was lost, unless a total wants it. */
Test(noise, left_open)
{
#define LEFT_OPEN(text)                                                                            \
	"<body><direction id='dir-1'><field name='funds' label='榜单金额'>" P(                     \
	    "0-6", text) "</field></direction></body>"
	xml_expect("figure-unreadable", LEFT_OPEN("面议"), "note figure-unreadable 1; ");
	xml_expect("figure-unreadable", LEFT_OPEN("1面议"), "error figure-unreadable 1; ");
	xml_expect(
	    "figure-unreadable",
	    "<stated><funds relation='exact' unit='CNY' value='9'>9</funds></stated>" LEFT_OPEN(
		"面议"),
	    "error figure-unreadable 1; ");
}

#define REPAIR(from, to)                                                                              \
	"<repairs><repair kind='joined-lines' line='1' bytes='6-7' touches-figure='true'><from>" from \
	"</from><to>" to "</to></repair></repairs>"

/* Only where digits stand on both sides can a number have been cut. */
Test(noise, repairs)
{
	xml_expect("repair", "<body>" P("0-6 7-12", "共计5 项") "</body>" REPAIR("\n", ""),
	           "note repair-figure 1; ");
	xml_expect("repair", "<body>" P("0-6 7-13", "  共5项目") "</body>" REPAIR("\n", ""),
	           "note repair-figure 1; ");
	xml_expect("repair", "<body>" P("0-6 7-12", "     125 个") "</body>" REPAIR("\n", ""),
	           "warning repair-figure 1; ");
	xml_expect("repair", "<body>" P("0-6 7-12", "共计5 项") "</body>" REPAIR("9", ""),
	           "warning repair-figure 1; ");
}
