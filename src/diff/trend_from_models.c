/* The trend of many models: a row for each partner and for each direction without one, and totals.
 * Editions are in trend_editions.c, sums in trend_sums.c, what a model has in trend_entries.c. */
#include "base/sort.h"
#include "diff/trend.h"
#include "diff/trend_caps.h"
#include "diff/trend_editions.h"
#include "diff/trend_entries.h"
#include "diff/trend_sums.h"

/* An entry in the row of one of its partners, or in its own. */
struct posting {
	bool is_partner;
	struct str id;
	const struct node *partner; /* NULL: it has none */
	size_t entry;
};

struct builder {
	struct trend *trend;
	struct arena *arena;
	struct trend_entries list;
	struct trend_tally tally;
	size_t *starts;       /* by edition: its first entry; one more at the end */
	uint32_t *directions; /* by edition: how many, those inside others left out */
	struct posting *postings;
	size_t posting_count;
	size_t posting_capacity;
};

/* ---- currencies ---- */

static int compare_currencies(const void *a, const void *b)
{
	const struct str *left = a;
	const struct str *right = b;
	int yuan = str_equal(*right, STR("CNY")) - str_equal(*left, STR("CNY"));
	return yuan != 0 ? yuan : str_compare(*left, *right);
}

static void gather_currencies(struct builder *builder)
{
	struct trend *trend = builder->trend;
	struct str *codes = NULL;
	size_t count = 0;
	size_t capacity = 0;
	for (size_t i = 0; i < builder->list.item_count; i++) {
		if (builder->list.items[i].is_funds) {
			ARENA_PUSH(builder->arena, codes, count, capacity,
			           builder->list.items[i].currency);
		}
	}
	for (size_t i = 0; i < trend->edition_count; i++) {
		const struct node *node = trend->editions[i].model->stated->first;
		for (; node; node = node->next) {
			if (node->kind == NODE_FUNDS && node->figure &&
			    trend_is_currency(node->figure->unit)) {
				ARENA_PUSH(builder->arena, codes, count, capacity,
				           node->figure->unit);
			}
		}
	}
	SORT(codes, count, compare_currencies);
	for (size_t i = 0; i < count; i++) {
		if (i == 0 || !str_equal(codes[trend->currency_count - 1], codes[i])) {
			codes[trend->currency_count++] = codes[i];
		}
	}
	trend->currencies = codes;
}

/* ---- rows ---- */

static void post(struct builder *builder, size_t at)
{
	const struct trend_entry *entry = &builder->list.entries[at];
	struct posting posting = {.entry = at};
	if (entry->partner_count == 0) {
		posting.id = entry->node->key.size > 0 ? entry->node->key : entry->title;
		ARENA_PUSH(builder->arena, builder->postings, builder->posting_count,
		           builder->posting_capacity, posting);
	}
	for (size_t i = 0; i < entry->partner_count; i++) {
		posting.is_partner = true;
		posting.partner = builder->list.partners[entry->first_partner + i];
		posting.id = trend_partner_id(posting.partner);
		ARENA_PUSH(builder->arena, builder->postings, builder->posting_count,
		           builder->posting_capacity, posting);
	}
	builder->trend->shared += entry->partner_count > 1;
}

static int compare_postings(const void *a, const void *b)
{
	const struct posting *left = a;
	const struct posting *right = b;
	if (left->is_partner != right->is_partner) {
		return COMPARE(right->is_partner, left->is_partner);
	}
	int order = str_compare(left->id, right->id);
	return order != 0 ? order : COMPARE(left->entry, right->entry);
}

static size_t edition_of(const struct builder *builder, const struct posting *posting)
{
	return builder->list.entries[posting->entry].edition;
}

/* The column of a posting among editions or years; NO_YEAR where it is in none. */
static size_t column_of(const struct builder *builder, const struct posting *posting, bool by_year)
{
	size_t at = edition_of(builder, posting);
	const struct trend_edition *edition = &builder->trend->editions[at];
	if (!by_year) {
		return at;
	}
	return edition->is_counted ? edition->year : NO_YEAR;
}

/* The next cell of a row: the postings from *from on that stand in one column. False where there
 * is none left. */
static bool next_cell(struct builder *builder, struct trend_cell *cell, size_t *from, size_t end,
                      bool by_year)
{
	const struct posting *postings = builder->postings;
	*cell = (struct trend_cell){0};
	trend_tally_clear(&builder->tally);
	size_t column = NO_YEAR;
	for (; *from < end; ++*from) {
		size_t here = column_of(builder, &postings[*from], by_year);
		if (here == NO_YEAR) {
			continue;
		}
		if (column != NO_YEAR && here != column) {
			break;
		}
		const struct trend_entry *entry = &builder->list.entries[postings[*from].entry];
		column = here;
		cell->directions++;
		cell->shared += entry->partner_count > 1;
		trend_tally_add(&builder->tally, entry, true);
	}
	cell->column = (uint32_t)column;
	if (column != NO_YEAR) {
		trend_tally_sum(&builder->tally, cell);
	}
	return column != NO_YEAR;
}

static void change_row(struct builder *builder, struct trend_row *row)
{
	struct trend_points points = {0};
	for (size_t i = 0; i < row->year_count; i++) {
		const struct trend_cell *cell = &row->years[i];
		for (size_t j = 0; j < cell->figure_count; j++) {
			trend_points_add(&points, builder->trend, cell->figures[j].measure,
			                 cell->column, &cell->figures[j].sum);
		}
	}
	row->change_count = trend_changes_from_points(&row->changes, builder->arena, &points);
}

/* The newest posting of a row: the first of the last edition with a year, else of the last. */
static const struct posting *newest(const struct builder *builder, size_t from, size_t end)
{
	const struct posting *postings = builder->postings;
	size_t last = end - 1;
	for (size_t i = from; i < end; i++) {
		size_t edition = edition_of(builder, &postings[i]);
		last = builder->trend->editions[edition].year != NO_YEAR ? i : last;
	}
	while (last > from &&
	       edition_of(builder, &postings[last - 1]) == edition_of(builder, &postings[last])) {
		last--;
	}
	return &postings[last];
}

/* A row with what puts it in order. */
struct ranked {
	struct trend_row row;
	bool has_year;
	size_t edition;
	size_t entry;
	size_t order; /* as it was made: of the partners of one entry */
};

static int compare_ranked(const void *a, const void *b)
{
	const struct ranked *left = a;
	const struct ranked *right = b;
	int next = compare_then(
	    right->edition, left->edition,
	    compare_then(left->entry, right->entry, COMPARE(left->order, right->order)));
	next = compare_then(right->has_year, left->has_year, next);
	return compare_then(right->row.is_partner, left->row.is_partner, next);
}

/* The place of a partner among those of an entry. */
static size_t place_of(const struct builder *builder, const struct posting *posting)
{
	const struct trend_entry *entry = &builder->list.entries[posting->entry];
	size_t at = 0;
	while (at < entry->partner_count &&
	       builder->list.partners[entry->first_partner + at] != posting->partner) {
		at++;
	}
	return at;
}

static void make_row(struct builder *builder, struct ranked *out, size_t from, size_t end)
{
	const struct posting *last = newest(builder, from, end);
	const struct trend_entry *entry = &builder->list.entries[last->entry];
	*out = (struct ranked){
	    .row = {.is_partner = last->is_partner,
	            .id = last->id,
	            .code = last->partner ? last->partner->code : (struct str){0},
	            .name = last->partner ? last->partner->text : entry->title},
	    .has_year = builder->trend->editions[entry->edition].year != NO_YEAR,
	    .edition = entry->edition,
	    .entry = last->entry,
	    .order = place_of(builder, last),
	};
	struct trend_row *row = &out->row;
	struct trend_cell cell;
	for (size_t at = from; next_cell(builder, &cell, &at, end, false);) {
		ARENA_PUSH(builder->arena, row->cells, row->cell_count, row->cell_capacity, cell);
	}
	for (size_t at = from; next_cell(builder, &cell, &at, end, true);) {
		ARENA_PUSH(builder->arena, row->years, row->year_count, row->year_capacity, cell);
	}
	change_row(builder, row);
}

static void make_rows(struct builder *builder)
{
	struct trend *trend = builder->trend;
	struct posting *postings = builder->postings;
	size_t count = builder->posting_count;
	struct ranked *ranked = NULL;
	size_t row_count = 0;
	size_t capacity = 0;
	SORT(postings, count, compare_postings);
	for (size_t i = 0, end; i < count; i = end) {
		for (end = i + 1; end < count &&
		                  postings[end].is_partner == postings[i].is_partner &&
		                  str_equal(postings[end].id, postings[i].id);) {
			end++;
		}
		struct ranked row;
		make_row(builder, &row, i, end);
		ARENA_PUSH(builder->arena, ranked, row_count, capacity, row);
	}
	SORT(ranked, row_count, compare_ranked);
	trend->rows = ARENA_ARRAY(builder->arena, struct trend_row, row_count + 1);
	trend->row_count = row_count;
	for (size_t i = 0; i < row_count; i++) {
		trend->rows[i] = ranked[i].row;
		trend->partner_count += ranked[i].row.is_partner;
	}
}

/* ---- totals ---- */

/* What is counted in a column besides its figures. */
struct counts {
	uint32_t directions;
	uint32_t partners;
	uint32_t without_partner; /* entries */
};

/* Sums the entries of editions [first, end): of all, or of those that are counted. */
static void sum_column(struct builder *builder, struct trend_column *column,
                       const struct counts *counts, size_t first, size_t end, bool all)
{
	struct trend_cell cell = {0};
	struct counts found = *counts;
	trend_tally_clear(&builder->tally);
	for (size_t e = first; e < end; e++) {
		if (!all && !builder->trend->editions[e].is_counted) {
			continue;
		}
		found.directions += builder->directions[e];
		for (size_t i = builder->starts[e]; i < builder->starts[e + 1]; i++) {
			trend_tally_add(&builder->tally, &builder->list.entries[i], false);
			found.without_partner += builder->list.entries[i].partner_count == 0;
		}
	}
	trend_tally_sum(&builder->tally, &cell);
	trend_totals_sum(column, builder->arena, &cell, found.directions, found.partners,
	                 found.without_partner);
}

/* How many partners there are, by edition and by year. */
static void count_partners(const struct trend *trend, struct counts *editions, struct counts *years)
{
	for (size_t i = 0; i < trend->partner_count; i++) {
		const struct trend_row *row = &trend->rows[i];
		for (size_t j = 0; j < row->cell_count; j++) {
			editions[row->cells[j].column].partners++;
		}
		for (size_t j = 0; j < row->year_count; j++) {
			years[row->years[j].column].partners++;
		}
	}
}

static void make_totals(struct builder *builder)
{
	struct trend *trend = builder->trend;
	struct arena *arena = builder->arena;
	struct counts *editions = ARENA_ARRAY(arena, struct counts, trend->edition_count + 1);
	struct counts *years = ARENA_ARRAY(arena, struct counts, trend->year_count + 1);
	const struct trend_column **parts =
	    ARENA_ARRAY(arena, const struct trend_column *, trend->edition_count + 1);
	count_partners(trend, editions, years);
	for (size_t i = 0; i < trend->edition_count; i++) {
		struct trend_edition *edition = &trend->editions[i];
		sum_column(builder, &edition->column, &editions[i], i, i + 1, true);
		trend_totals_state(&edition->column, arena, trend, edition->model,
		                   builder->directions[i]);
	}
	for (size_t i = 0; i < trend->year_count; i++) {
		struct trend_year *year = &trend->years[i];
		size_t count = 0;
		sum_column(builder, &year->column, &years[i], year->first,
		           year->first + year->count, false);
		for (size_t e = year->first; e < year->first + year->count; e++) {
			if (trend->editions[e].is_counted) {
				parts[count++] = &trend->editions[e].column;
			}
		}
		trend_totals_add(&year->column, parts, count);
	}
}

static void change_totals(struct builder *builder)
{
	struct trend *trend = builder->trend;
	struct trend_points points = {0};
	for (size_t i = 0; i < trend->year_count; i++) {
		const struct trend_column *column = &trend->years[i].column;
		for (size_t j = 0; j < column->total_count; j++) {
			trend_points_add(&points, trend, column->totals[j].measure, i,
			                 &column->totals[j].sum);
		}
	}
	trend->change_count = trend_changes_from_points(&trend->changes, builder->arena, &points);
}

void trend_from_models(struct trend *out, struct arena *arena, const struct model *const *models,
                       size_t count)
{
	struct builder builder = {.trend = out, .arena = arena};
	*out = (struct trend){.arena = arena};
	trend_lay_out_editions(out, models, count);
	builder.list.arena = arena;
	builder.tally = (struct trend_tally){.trend = out, .list = &builder.list, .arena = arena};
	builder.starts = ARENA_ARRAY(arena, size_t, count + 1);
	builder.directions = ARENA_ARRAY(arena, uint32_t, count + 1);
	for (size_t i = 0; i < count; i++) {
		builder.directions[i] = trend_entries_add(&builder.list, i, out->editions[i].model);
		builder.starts[i + 1] = builder.list.count;
	}
	gather_currencies(&builder);
	for (size_t i = 0; i < builder.list.count; i++) {
		post(&builder, i);
	}
	make_rows(&builder);
	make_totals(&builder);
	change_totals(&builder);
	trend_caps_gather(out, &builder.list, builder.starts);
}
