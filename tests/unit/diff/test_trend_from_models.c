/* Trends: what stands in which row and column, what is summed, and what is not. */
#include <criterion/criterion.h>

#include "trend_sample.h"

#define EXPECT(actual, expected) cr_expect_str_eq((actual), (expected))

static void expect_labels(const struct trend *trend, const char *const *labels, size_t count)
{
	cr_assert_eq(trend->edition_count, count);
	for (size_t i = 0; i < count; i++) {
		cr_expect(str_equal(trend->editions[i].label, str_from(labels[i])), "%.*s is %s",
		          STR_FORMAT(trend->editions[i].label), labels[i]);
	}
}

/* By year, batch, draft before final, name; what would be called the same has its name. */
Test(trend_editions, order_and_labels)
{
	static const char *const labels[] = {"2022",         "2023-1",       "2023-2 draft",
	                                     "2023-2 a.xml", "2023-2 b.xml", "2024 same #1",
	                                     "2024 same #2", "none.xml"};
	struct sample sample;
	for (int backwards = 0; backwards < 2; backwards++) {
		sample_init(&sample);
		sample_edition(&sample, "none.xml", 0, 0, "final");
		sample_edition(&sample, "b.xml", 2023, 2, "final");
		sample_edition(&sample, "same", 2024, 0, "final");
		sample_edition(&sample, "z.xml", 2023, 2, "draft");
		sample_edition(&sample, "a.xml", 2023, 2, "final");
		sample_edition(&sample, "c.xml", 2023, 1, "final");
		sample_edition(&sample, "d.xml", 2022, 0, "final");
		sample_edition(&sample, "same", 2024, 0, "final");
		expect_labels(sample_trend(&sample, backwards), labels,
		              sizeof labels / sizeof *labels);
		cr_expect_eq(sample.trend.editions[7].year, (size_t)NO_YEAR);
		sample_release(&sample);
	}
}

/* Of the versions of one text only the last counts in its year; another programme is another
 * text. */
Test(trend_editions, counted_once)
{
	struct sample sample;
	sample_init(&sample);
	sample_edition(&sample, "draft", 2023, 1, "draft");
	sample_direction(&sample, "NZ", "k", "4", "400 CNY");
	sample_direction(&sample, "BR", "k2", "1", "100 CNY");
	sample_edition(&sample, "final", 2023, 1, "final");
	sample_direction(&sample, "NZ", "k", "5", "500 CNY");
	sample_edition(&sample, "second", 2023, 2, "final");
	sample_direction(&sample, "NZ", "k", "6", "600 CNY");
	sample_edition(&sample, "other", 2023, 2, "final");
	sample.models[3].programme.name = STR("another");
	sample_direction(&sample, "NZ", "k", "7", "700 CNY");
	const struct trend *trend = sample_trend(&sample, false);
	cr_assert_eq(trend->year_count, 1u);
	cr_expect_eq(trend->years[0].count, 4u);
	cr_expect_eq(trend->years[0].counted, 3u);
	EXPECT(sample_year(&sample, "NZ", 2023, TREND_PROJECTS), "18");
	EXPECT(sample_year(&sample, "NZ", 2023, TREND_FUNDS), "1800");
	EXPECT(sample_cell(&sample, "BR", "2023-1 draft", TREND_FUNDS), "100");
	EXPECT(sample_year(&sample, "BR", 2023, TREND_FUNDS), "-");
	cr_expect_eq(sample_row(&sample, "BR")->year_count, 0u);
	const struct trend_total *total = trend_total(&trend->years[0].column, TREND_FUNDS);
	EXPECT(sample_words(&sample, &total->sum), "1800");
	sample_release(&sample);
}

Test(trend_rows, partners_and_directions)
{
	struct sample sample;
	sample_init(&sample);
	sample_edition(&sample, "old", 2022, 0, "final");
	sample_direction(&sample, "MT", "mt", "1", "10 CNY");
	sample_direction(&sample, "FR IT FR", "europe", "15", "3000 CNY");
	sample_direction(&sample, "IT", "it", "<=4", "160 CNY");
	sample_direction(&sample, NULL, "a basis", "2", "20 CNY");
	sample_edition(&sample, "new", 2023, 0, "final");
	sample_direction(&sample, "IT", "it", "4", "200 CNY");
	sample_direction(&sample, NULL, "a basis", "3", "30 CNY");
	sample_direction(&sample, NULL, NULL, "1", NULL);
	sample_direction(&sample, "US", "us", "7", NULL);
	const struct trend *trend = sample_trend(&sample, false);
	static const char *const ids[] = {"IT", "US",      "MT",
	                                  "FR", "a basis", "title of a direction"};
	cr_assert_eq(trend->row_count, sizeof ids / sizeof *ids);
	cr_expect_eq(trend->partner_count, 4u);
	for (size_t i = 0; i < trend->row_count; i++) {
		cr_expect(str_equal(trend->rows[i].id, str_from(ids[i])), "%zu is %s", i, ids[i]);
	}
	cr_expect(str_equal(trend->rows[0].name, STR("name-IT-2023")), "as the newest says");
	cr_expect(str_equal(trend->rows[3].name, STR("name-FR-2022")));
	cr_expect(str_equal(trend->rows[4].name, STR("title of a basis")));
	EXPECT(sample_cell(&sample, "IT", "2022", TREND_PROJECTS), "<=19");
	EXPECT(sample_cell(&sample, "IT", "2022", TREND_FUNDS), "3160");
	EXPECT(sample_cell(&sample, "FR", "2022", TREND_FUNDS), "3000");
	EXPECT(sample_cell(&sample, "FR", "2023", TREND_FUNDS), "-");
	const struct trend_cell *cell = trend_cell_of_edition(sample_row(&sample, "IT"), 0);
	cr_expect_eq(cell->directions, 2u);
	cr_expect_eq(cell->shared, 1u);
	cr_expect_eq(trend_cell_of_edition(sample_row(&sample, "FR"), 0)->directions, 1u,
	             "named twice, and one");
	cr_expect_eq(trend->shared, 1u);
	const struct trend_column *old = &trend->editions[0].column;
	EXPECT(sample_words(&sample, &trend_total(old, TREND_FUNDS)->sum), "3190");
	EXPECT(sample_words(&sample, &trend_total(old, TREND_DIRECTIONS)->sum), "4");
	EXPECT(sample_words(&sample, &trend_total(old, TREND_PARTNERS)->sum), "3+1");
	EXPECT(sample_cell(&sample, "US", "2023", TREND_FUNDS), "?");
	sample_release(&sample);
}

/* What is not stated is missing, and never 0; what is per project is in no sum. */
Test(trend_figures, missing)
{
	struct sample sample;
	sample_init(&sample);
	sample_edition(&sample, "a", 2022, 0, "final");
	sample_direction(&sample, "NZ", "a", "4", "400 CNY");
	sample_direction(&sample, "NZ", "b", NULL, "50 CNY/project");
	sample_direction(&sample, "NZ", "c", "2-4", NULL);
	sample_direction(&sample, "JP", "d", NULL, "9 tons");
	const struct trend *trend = sample_trend(&sample, false);
	EXPECT(sample_cell(&sample, "NZ", "2022", TREND_PROJECTS), "6-+1");
	EXPECT(sample_cell(&sample, "NZ", "2022", TREND_FUNDS), "400+2");
	EXPECT(sample_cell(&sample, "JP", "2022", TREND_PROJECTS), "?");
	EXPECT(sample_cell(&sample, "JP", "2022", TREND_FUNDS), "?");
	cr_expect_eq(trend->currency_count, 1u);
	const struct trend_total *funds = trend_total(&trend->editions[0].column, TREND_FUNDS);
	EXPECT(sample_words(&sample, &funds->sum), "400+3");
	cr_expect_not(funds->is_stated);
	sample_release(&sample);
}

Test(trend_figures, relations)
{
	static const struct {
		const char *first;
		const char *second;
		const char *sum;
		int64_t min;
		int64_t max; /* -1: without an end */
	} cases[] = {
	    {"4", "6", "10", 10, 10},        {"4", "about 6", "about 10", 10, 10},
	    {"4", "<=6", "<=10", 4, 10},     {"about 4", "<=6", "about 10", 4, 10},
	    {"4", ">=6", ">=10", 10, -1},    {"<=4", ">=6", "6-", 6, -1},
	    {"4", "2-6", "6-10", 6, 10},     {"about 4", "2-6", "6-10", 6, 10},
	    {"4", "<6", "<10", 4, 10},       {"<=4", "<6", "<10", 0, 10},
	    {"4", ">6", ">10", 10, -1},      {"<4", ">6", "6-", 6, -1},
	    {"0.5", "0.25", "0.75", -2, -2},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct sample sample;
		sample_init(&sample);
		sample_edition(&sample, "a", 2022, 0, "final");
		sample_direction(&sample, "NZ", "a", cases[i].first, NULL);
		sample_direction(&sample, "NZ", "b", cases[i].second, NULL);
		const struct trend *trend = sample_trend(&sample, false);
		const struct sum *sum = trend_sum(&trend->rows[0].cells[0], TREND_PROJECTS);
		EXPECT(sample_words(&sample, sum), cases[i].sum);
		if (cases[i].min >= 0) {
			cr_expect_eq(sum->interval.min.value.digits, cases[i].min, "%zu", i);
			cr_expect_eq(sum->interval.max.is_infinite, cases[i].max < 0, "%zu", i);
			cr_expect(cases[i].max < 0 ||
			          sum->interval.max.value.digits == cases[i].max);
		}
		sample_release(&sample);
	}
}

/* Two currencies are never added. */
Test(trend_figures, currencies)
{
	struct sample sample;
	sample_init(&sample);
	sample_edition(&sample, "a", 2022, 0, "final");
	sample_direction(&sample, "FR", "a", "1", "5 USD");
	sample_direction(&sample, "FR", "b", "1", "70 CNY");
	sample_direction(&sample, "IT", "c", "1", "6 EUR");
	sample_state(&sample, NODE_FUNDS, "8 GBP");
	const struct trend *trend = sample_trend(&sample, false);
	cr_assert_eq(trend->currency_count, 4u);
	cr_expect(str_equal(trend->currencies[0], STR("CNY")));
	cr_expect(str_equal(trend->currencies[1], STR("EUR")));
	cr_expect(str_equal(trend->currencies[2], STR("GBP")));
	cr_expect(str_equal(trend->currencies[3], STR("USD")));
	EXPECT(sample_cell(&sample, "FR", "2022", TREND_FUNDS), "70");
	EXPECT(sample_cell(&sample, "FR", "2022", TREND_FUNDS + 1), "-");
	EXPECT(sample_cell(&sample, "FR", "2022", TREND_FUNDS + 3), "5");
	EXPECT(sample_cell(&sample, "IT", "2022", TREND_FUNDS), "-");
	EXPECT(sample_cell(&sample, "IT", "2022", TREND_FUNDS + 1), "6");
	const struct trend_total *total = trend_total(&trend->editions[0].column, TREND_FUNDS + 2);
	cr_assert_not_null(total);
	EXPECT(sample_words(&sample, &total->sum), "?");
	cr_expect_eq(total->verdict, VERDICT_UNDECIDABLE);
	sample_release(&sample);
}

/* A direction's own figure goes before those inside it; else they are added. */
Test(trend_figures, inner_directions)
{
	struct sample sample;
	sample_init(&sample);
	sample_edition(&sample, "a", 2022, 0, "final");
	struct node *outer = sample_direction(&sample, "GB", "flagship", "9", NULL);
	sample.holder = outer;
	sample_direction(&sample, NULL, "flagship/1", "about 3", "1300 CNY");
	struct node *second = sample_direction(&sample, NULL, "flagship/2", "3", NULL);
	sample_direction(&sample, NULL, "flagship/3", "2", NULL);
	sample.holder = second;
	sample_direction(&sample, NULL, "flagship/2/1", NULL, "100 CNY");
	sample_direction(&sample, NULL, "flagship/2/2", NULL, "<=50 CNY");
	const struct trend *trend = sample_trend(&sample, false);
	cr_expect_eq(trend->row_count, 1u);
	EXPECT(sample_cell(&sample, "GB", "2022", TREND_PROJECTS), "9");
	EXPECT(sample_cell(&sample, "GB", "2022", TREND_FUNDS), "<=1450+1");
	EXPECT(
	    sample_words(&sample, &trend_total(&trend->editions[0].column, TREND_DIRECTIONS)->sum),
	    "1");
	sample_release(&sample);
}

/* What several rows of a table state together is in the total once, and missing from the row of each. */
Test(trend_figures, several_rows_together)
{
	struct sample sample;
	sample_init(&sample);
	sample_edition(&sample, "a", 2022, 0, "final");
	struct model *model = &sample.models[0];
	struct node *table = node_new(model, NODE_TABLE, model->body);
	sample.holder = table;
	sample_direction(&sample, NULL, "one", "2", NULL)->id = STR("dir-1");
	sample_direction(&sample, NULL, "two", "3", NULL)->id = STR("dir-2");
	sample_direction(&sample, NULL, "three", "1", "40 CNY")->id = STR("dir-3");
	struct node *fact = node_new(model, NODE_FUNDS, table);
	struct figure *figure = ARENA_NEW(&sample.arena, struct figure);
	*figure = (struct figure){.kind = FIGURE_MONEY, .has_value = true, .unit = STR("CNY")};
	figure->value.digits = 100;
	fact->figure = figure;
	fact->of = STR("dir-1 dir-2");
	const struct trend *trend = sample_trend(&sample, false);
	EXPECT(sample_cell(&sample, "one", "2022", TREND_FUNDS), "?");
	EXPECT(sample_cell(&sample, "two", "2022", TREND_FUNDS), "?");
	EXPECT(sample_cell(&sample, "three", "2022", TREND_FUNDS), "40");
	EXPECT(sample_words(&sample, &trend_total(&trend->editions[0].column, TREND_FUNDS)->sum),
	       "140");
	sample_release(&sample);
}

/* A direction that says nothing of its own, with partners only inside it, is those inside it. */
Test(trend_figures, partners_inside)
{
	struct sample sample;
	sample_init(&sample);
	sample_edition(&sample, "a", 2022, 0, "final");
	struct node *body = sample.holder;
	sample.holder = sample_direction(&sample, NULL, "bilateral", NULL, NULL);
	sample_direction(&sample, "FR", "fr", "1", "10 CNY");
	sample_direction(&sample, "IT", "it", "2", "20 CNY");
	sample.holder = body;
	sample.holder = sample_direction(&sample, NULL, "joint", "5", NULL);
	sample_direction(&sample, "FR", "joint/fr", NULL, "30 CNY");
	sample_direction(&sample, "ES", "joint/es", NULL, "40 CNY");
	const struct trend *trend = sample_trend(&sample, false);
	cr_expect_eq(trend->row_count, 3u);
	EXPECT(sample_cell(&sample, "FR", "2022", TREND_PROJECTS), "6");
	EXPECT(sample_cell(&sample, "FR", "2022", TREND_FUNDS), "80");
	EXPECT(sample_cell(&sample, "ES", "2022", TREND_FUNDS), "70");
	EXPECT(sample_cell(&sample, "IT", "2022", TREND_FUNDS), "20");
	const struct trend_column *column = &trend->editions[0].column;
	EXPECT(sample_words(&sample, &trend_total(column, TREND_FUNDS)->sum), "100");
	EXPECT(sample_words(&sample, &trend_total(column, TREND_DIRECTIONS)->sum), "2");
	sample_release(&sample);
}

static void add_year(struct sample *sample, uint32_t year, const char *partner, const char *funds)
{
	sample_edition(sample, "a", year, 0, "final");
	sample_direction(sample, partner, "k", NULL, funds);
}

Test(trend_rows, years_and_gaps)
{
	struct sample sample;
	sample_init(&sample);
	add_year(&sample, 2018, "JP", "1 CNY");
	add_year(&sample, 2019, "NZ", "3 CNY");
	add_year(&sample, 2020, "JP", "1 CNY");
	add_year(&sample, 2022, "NZ", "1 CNY");
	add_year(&sample, 2025, "JP", "1 CNY");
	sample_trend(&sample, true);
	const struct trend_row *row = sample_row(&sample, "NZ");
	static const bool gaps[] = {false, false, true, false, false};
	cr_assert_eq(sample.trend.year_count, 5u);
	for (size_t i = 0; i < 5; i++) {
		cr_expect_eq(trend_is_gap(row, i), gaps[i], "%zu", i);
	}
	cr_expect_eq(sample.trend.years[row->years[0].column].year, 2019u);
	cr_expect_eq(sample.trend.years[row->years[row->year_count - 1].column].year, 2022u);
	cr_expect_eq(row->change_count, 0u, "in no two years that follow each other");
	sample_release(&sample);
}

/* A change is from one year that there are documents of to the next, also where years are missing. */
Test(trend_rows, change_over_missing_years)
{
	struct sample sample;
	sample_init(&sample);
	add_year(&sample, 2019, "NZ", "3 CNY");
	add_year(&sample, 2022, "NZ", "1 CNY");
	add_year(&sample, 2023, "NZ", "5 CNY");
	sample_trend(&sample, true);
	const struct trend_row *row = sample_row(&sample, "NZ");
	cr_assert_eq(row->change_count, 2u);
	cr_expect_eq(row->changes[0].delta.digits, -2);
	cr_expect_eq(row->changes[0].percent.digits, -6667);
	cr_expect_eq(row->changes[0].percent.scale, 2);
	cr_expect_eq(row->changes[0].from_year, 2019u);
	cr_expect_eq(row->changes[0].to_year, 2022u);
	cr_expect(row->changes[0].is_exact);
	cr_expect_eq(row->changes[1].delta.digits, 4);
	cr_expect_eq(row->changes[1].from_year, 2022u);
	cr_expect_eq(trend_change(row->changes, row->change_count, TREND_FUNDS, 2023),
	             &row->changes[1]);
	sample_release(&sample);
}

/* There is a change where both years have a whole number. */
Test(trend_rows, changes)
{
	static const struct {
		const char *first;
		const char *last;
		bool is_there;
		bool is_exact;
		bool has_percent;
	} cases[] = {
	    {"10 CNY", "15 CNY", true, true, true},      {"10 CNY", "<=10 CNY", true, false, true},
	    {"about 9 CNY", "9 CNY", true, false, true}, {"0 CNY", "9 CNY", true, true, false},
	    {"2-4 CNY", "9 CNY", false, false, false},   {"9 CNY", NULL, false, false, false},
	    {"9 USD", "9 CNY", false, false, false},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct sample sample;
		sample_init(&sample);
		add_year(&sample, 2020, "NZ", cases[i].first);
		add_year(&sample, 2022, "NZ", cases[i].last);
		sample_trend(&sample, false);
		const struct trend_row *row = sample_row(&sample, "NZ");
		const struct trend_change *change =
		    trend_change(row->changes, row->change_count, TREND_FUNDS, 2022);
		cr_expect_eq(change != NULL, cases[i].is_there, "%zu", i);
		if (change) {
			cr_expect_eq(change->is_exact, cases[i].is_exact, "%zu", i);
			cr_expect_eq(change->has_percent, cases[i].has_percent, "%zu", i);
		}
		cr_expect_eq(trend_change(sample.trend.changes, sample.trend.change_count,
		                          TREND_FUNDS, 2022) != NULL,
		             cases[i].is_there, "the total of it, %zu", i);
		sample_release(&sample);
	}
}

/* What is stated for each project has rows of its own: of the document, of a partner. */
Test(trend_caps, rows)
{
	struct sample sample;
	sample_init(&sample);
	sample_edition(&sample, "a", 2022, 0, "final");
	sample_direction(&sample, "NZ", "a", "4", "40 CNY/project");
	sample_direction(&sample, NULL, "b", "4", "<=70 USD/project");
	sample_state(&sample, NODE_FUNDS, "<=50 CNY/project");
	sample_edition(&sample, "b", 2023, 1, "final");
	sample_direction(&sample, "NZ", "a", NULL, "50 CNY/project");
	sample_direction(&sample, "NZ", "c", NULL, "60 CNY/project");
	sample_state(&sample, NODE_FUNDS, "<=60 CNY/project");
	sample_edition(&sample, "c", 2023, 2, "final");
	sample_state(&sample, NODE_FUNDS, "<=60 CNY/project");
	const struct trend *trend = sample_trend(&sample, false);
	cr_assert_eq(trend->cap_count, 3u);
	const struct trend_cap *document = &trend->caps[0];
	const struct trend_cap *partner = &trend->caps[1];
	cr_expect_eq(document->row, WHOLE_DOCUMENT);
	EXPECT(sample_words(&sample, trend_cap_of_edition(document, 0)), "<=50");
	EXPECT(sample_words(&sample, trend_cap_of_year(document, 1)), "<=60");
	cr_assert_eq(document->change_count, 1u);
	cr_expect_eq(document->changes[0].delta.digits, 10);
	cr_expect_not(document->changes[0].is_exact);
	cr_expect_eq(&trend->rows[partner->row], sample_row(&sample, "NZ"));
	EXPECT(sample_words(&sample, trend_cap_of_edition(partner, 0)), "40");
	EXPECT(sample_words(&sample, trend_cap_of_edition(partner, 1)), "50-60");
	EXPECT(sample_words(&sample, trend_cap_of_edition(partner, 2)), "-");
	cr_expect_eq(partner->change_count, 0u, "a range does not compare");
	cr_expect(str_equal(trend->caps[2].currency, STR("USD")));
	sample_release(&sample);
}

Test(trend_totals, stated)
{
	struct sample sample;
	sample_init(&sample);
	sample_edition(&sample, "a", 2022, 1, "final");
	sample_direction(&sample, "NZ", "a", "4", "400 CNY");
	sample_direction(&sample, "JP", "b", "about 6", "500 CNY");
	sample_state(&sample, NODE_DIRECTIONS, "2");
	sample_state(&sample, NODE_PARTNERS, "3");
	sample_state(&sample, NODE_PROJECTS, "about 10");
	sample_state(&sample, NODE_FUNDS, "50 CNY/project");
	sample_state(&sample, NODE_FUNDS, "900 CNY");
	sample_state(&sample, NODE_FUNDS, "100 CNY");
	sample_edition(&sample, "b", 2022, 2, "final");
	sample_direction(&sample, "NZ", "a", "4", "100 CNY");
	sample_state(&sample, NODE_FUNDS, "200 CNY");
	const struct trend *trend = sample_trend(&sample, false);
	const struct trend_column *column = &trend->editions[0].column;
	cr_expect_eq(trend_total(column, TREND_DIRECTIONS)->verdict, VERDICT_EXACT);
	cr_expect_eq(trend_total(column, TREND_PARTNERS)->verdict, VERDICT_INCONSISTENT);
	cr_expect_eq(trend_total(column, TREND_PARTNERS)->difference.digits, -1);
	cr_expect_eq(trend_total(column, TREND_PROJECTS)->verdict, VERDICT_FACE_VALUE);
	cr_expect_eq(trend_total(column, TREND_FUNDS)->verdict, VERDICT_EXACT);
	cr_expect_eq(trend_total(column, TREND_FUNDS)->stated.value.digits, 900);
	const struct trend_total *both = trend_total(&trend->years[0].column, TREND_FUNDS);
	cr_assert(both->is_stated);
	cr_expect_eq(both->stated.value.digits, 1100);
	cr_expect_eq(both->sum.face.digits, 1000);
	cr_expect_eq(both->verdict, VERDICT_INCONSISTENT);
	cr_expect_not(trend_total(&trend->years[0].column, TREND_PROJECTS)->is_stated,
	              "one of the two does not say");
	EXPECT(sample_words(&sample, &trend_total(&trend->years[0].column, TREND_PARTNERS)->sum),
	       "2");
	sample_release(&sample);
}

Test(trend_totals, overflow)
{
	struct sample sample;
	sample_init(&sample);
	sample_edition(&sample, "a", 2022, 0, "final");
	sample_direction(&sample, "NZ", "a", "1", "90000000000000000000000000000000000000 CNY");
	sample_direction(&sample, "NZ", "b", "1", "90000000000000000000000000000000000000 CNY");
	sample_state(&sample, NODE_FUNDS, "5 CNY");
	const struct trend *trend = sample_trend(&sample, false);
	EXPECT(sample_cell(&sample, "NZ", "2022", TREND_FUNDS), "overflow");
	EXPECT(sample_cell(&sample, "NZ", "2022", TREND_PROJECTS), "2");
	cr_expect_eq(trend_total(&trend->editions[0].column, TREND_FUNDS)->verdict,
	             VERDICT_UNDECIDABLE);
	sample_release(&sample);
}

Test(trend_rows, nothing)
{
	struct sample sample;
	sample_init(&sample);
	cr_expect_eq(sample_trend(&sample, false)->row_count, 0u);
	sample_edition(&sample, "a", 2022, 0, "final");
	const struct trend *trend = sample_trend(&sample, false);
	cr_expect_eq(trend->row_count, 0u);
	cr_expect_eq(trend->year_count, 1u);
	cr_expect_null(trend_total(&trend->editions[0].column, TREND_PARTNERS));
	sample_release(&sample);
}
