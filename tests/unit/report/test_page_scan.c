/* The page of a document whose text was recognised: pictures beside the text, and frames on them. */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "hand_page.h"

static const struct page_picture pictures[] = {
    {1, 2100, 2970, STR_INIT("image/png"), STR_INIT("QUFB")},
    {2, 1000, 500, STR_INIT("image/jpeg"), STR_INIT("QkJC")},
    {3, 2100, 2970, STR_INIT("image/png"), STR_INIT("Q0ND")},
};
static const struct recognition recognition = {STR_INIT("eye 1.0"), NULL, 0, pictures,
                                               sizeof pictures / sizeof *pictures};

/* Two pages with text, and a third without; two amounts on the first, one on the second. */
static void hand_scan(struct hand_page *hand)
{
	static struct page_start starts[] = {{0, 1}, {13, 2}};
	hand_init(hand);
	hand_source(hand, "one 10 or 20\ntwo 30\n");
	hand->source.pages = starts;
	hand->source.page_count = sizeof starts / sizeof *starts;
	hand->source.recognition = &recognition;
}

static struct node *add_amount(struct hand_page *hand, struct span span, uint32_t page,
                               uint32_t confidence, struct box box)
{
	struct node *fact = hand_add(hand, NODE_FUNDS, hand->model.body, "amount", span);
	fact->figure = hand_money(hand, 10);
	fact->place.page = page;
	fact->place.confidence = confidence;
	fact->place.box = box;
	return fact;
}

static void expect_parts(const char *page, const char *const *parts, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		cr_expect(strstr(page, parts[i]), "%s stands in the page", parts[i]);
	}
}
#define EXPECT_PARTS(page, parts) expect_parts(page, parts, sizeof(parts) / sizeof *(parts))

static char *write_with(struct hand_page *hand, const struct source *source)
{
	size_t size = 0;
	const struct page_input input = {.source = source};
	return hand_page_write(hand, &input, &size);
}

/* A picture has its page's size, and a frame is where its box is. Pictures of pages without text stand with the last. */
Test(page_scan, frames)
{
	static const char *const parts[] = {
	    "<body class=\"report scanned\">",
	    "<img src=\"data:image/png;base64,QUFB\" alt=\"Picture of page 1\"",
	    "width=\"794\" height=\"1123\"",
	    "viewBox=\"0 0 1000 500\"",
	    "<a class=\"frame\" id=\"f0\" href=\"#s0\"><title>amount: recognised with 80 %"
	    "</title><rect x=\"10\" y=\"20\" width=\"30\" height=\"40\"/></a>",
	    "<a class=\"frame doubtful\" id=\"f1\" href=\"#s1\"><title>amount: recognised with "
	    "79 %</title>",
	    "<a class=\"to-frame\" href=\"#f2\" aria-label=\"in the picture\">",
	    "by eye 1.0. Figures so read: 3; doubtful, recognised with less than 80 %: 1.",
	    "figures recognised with doubt (1)",
	};
	struct hand_page hand;
	hand_scan(&hand);
	add_amount(&hand, (struct span){4, 6}, 1, 80, (struct box){10, 20, 40, 60});
	add_amount(&hand, (struct span){10, 12}, 1, 79, (struct box){50, 20, 90, 60});
	add_amount(&hand, (struct span){17, 19}, 2, 100, (struct box){0, 0, 1000, 500});
	char *page = write_with(&hand, &hand.source);
	EXPECT_PARTS(page, parts);
	cr_expect_eq(count_of(page, "<div class=\"sheet\">"), 2);
	cr_expect_eq(count_of(page, "<div class=\"scans\">"), 2);
	cr_expect_eq(count_of(page, "<img "), 3);
	cr_expect_eq(count_of(page, " title=\"recognised with 79 %\""), 1);
	cr_expect_eq(count_of(page, " title=\""), 1, "of what is sure its frame says so");
	cr_expect_lt(strstr(page, "QUFB"), strstr(page, "<p class=\"page\">page 2"));
	cr_expect_gt(strstr(page, "QkJC"), strstr(page, "two "));
	cr_expect_lt(strstr(page, "id=\"f2\""), strstr(page, "Q0ND"));
	free(page);
	arena_release(&hand.arena);
}

/* A box that no picture shows has no frame, and nothing leads to one; where it is stands in words. */
Test(page_scan, beyond)
{
	static const struct {
		uint32_t page;
		struct box box;
	} cases[] = {
	    {9, {10, 20, 40, 60}},     {0, {10, 20, 40, 60}}, {2, {1000, 20, 1040, 60}},
	    {1, {10, 2970, 40, 2980}}, {1, {40, 20, 10, 60}}, {1, {10, 20, 10, 60}},
	    {1, {-20, 10, -10, 20}},   {1, {0, 0, 0, 0}},     {1, {10, 20, 30, INT32_MIN}},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct hand_page hand;
		hand_scan(&hand);
		add_amount(&hand, (struct span){4, 6}, cases[i].page, 50, cases[i].box);
		char *page = write_with(&hand, &hand.source);
		cr_expect_eq(count_of(page, "id=\"f0\""), 0, "case %zu", i);
		cr_expect_eq(count_of(page, "#f0\""), 0, "case %zu", i);
		cr_expect_eq(count_of(page, " title=\"recognised with 50 %"), 1, "case %zu", i);
		cr_expect_eq(count_of(page, "<img "), 3);
		free(page);
		arena_release(&hand.arena);
	}
}

/* Of the model alone the page has no picture, and says in words what the model has of it. */
Test(page_scan, without_source)
{
	static const char *const parts[] = {
	    "<body class=\"report\">",
	    "by eye 2.0. Figures so read: 1; doubtful, recognised with less than 80 %: 0.",
	    "The pictures are not at hand.",
	    " title=\"recognised with 95 %, on page 4, 1 mm from the left and 12 mm from the top\"",
	    " title=\"on page 4, 2 mm from the left and 0 mm from the top\"",
	};
	struct hand_page hand;
	hand_init(&hand);
	hand.model.source.engine = STR("eye 2.0");
	hand_add(&hand, NODE_PARAGRAPH, hand.model.body, "amount, name", (struct span){0, 12});
	add_amount(&hand, (struct span){0, 6}, 4, 95, (struct box){10, 123, 40, 160});
	struct node *name =
	    hand_add(&hand, NODE_PARTNER, hand.model.body, "name", (struct span){8, 12});
	name->place.page = 4;
	name->place.box = (struct box){15, 4, 40, 10};
	char *page = write_with(&hand, NULL);
	EXPECT_PARTS(page, parts);
	cr_expect_null(strstr(page, "<img"));
	cr_expect_null(strstr(page, "class=\"to-frame\""));
	free(page);
	arena_release(&hand.arena);
}

/* Pictures without any text are shown; a page whose text was not recognised has nothing of all this. */
Test(page_scan, alone)
{
	struct hand_page hand;
	hand_scan(&hand);
	hand.source.text = STR("");
	hand.source.line_count = 0;
	hand.source.page_count = 0;
	char *page = write_with(&hand, &hand.source);
	cr_expect_eq(count_of(page, "<img "), 3);
	cr_expect_eq(count_of(page, "<div"), count_of(page, "</div>"));
	free(page);
	arena_release(&hand.arena);
	hand_scan(&hand);
	hand.source.recognition = NULL;
	page = write_with(&hand, &hand.source);
	cr_expect_null(strstr(page, "scan"));
	cr_expect_null(strstr(page, "ecognised in"));
	free(page);
	arena_release(&hand.arena);
}
