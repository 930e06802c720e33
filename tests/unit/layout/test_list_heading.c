/* What headings and lines say of the lists below them: what the cases of their words do not show. */
#include "layout/list_heading.h"

#include "check_text.h"

struct listing_case {
	const char *text;
	enum listing listing;
};

Test(listing, below_a_heading)
{
	static const struct listing_case rows[] = {
	    {"研究方向", LISTING_STRONG},
	    {"研 究 方 向", LISTING_STRONG},
	    {"城市管理", LISTING_UNKNOWN},
	    {"支持领域、经费安排", LISTING_WEAK},
	    {"申报条件和苹果冷藏", LISTING_UNKNOWN},
	};
	struct reading reading;
	reading_init_as(&reading, "generic");
	for (size_t i = 0; i < ROWS(rows); i++) {
		enum listing found = listing_under(reading.grammar, str_from(rows[i].text));
		cr_expect_eq(found, rows[i].listing, "%s: %d", rows[i].text, (int)found);
	}
	reading_release(&reading);
}

Test(listing, behind_a_line)
{
	static const struct listing_case rows[] = {
	    {"请在以下方向中申报，每个单位限报课题", LISTING_STRONG},
	    {"请在以下3个方向中申报，每个单位限报课题", LISTING_STRONG},
	    {"请在以下三个方向中申报，每个单位限报课题", LISTING_STRONG},
	    {"包括领域较多的单位", LISTING_UNKNOWN},
	    {"本年度研究方向有关事项通知如下：", LISTING_UNKNOWN},
	    {"重点支持以下研究", LISTING_WEAK},
	};
	struct reading reading;
	reading_init_as(&reading, "generic");
	for (size_t i = 0; i < ROWS(rows); i++) {
		enum listing found = listing_after(reading.grammar, str_from(rows[i].text));
		cr_expect_eq(found, rows[i].listing, "%s: %d", rows[i].text, (int)found);
	}
	reading_release(&reading);
}
