/* Bounds for what people read. Machine formats and sheets have all of a trend. */
#include "report/trend_select.h"

#include "base/sort.h"

/* A row with what it is chosen by. */
struct weight {
	struct decimal funds;
	struct decimal projects;
	size_t row;
};

static void add_face(struct decimal *to, const struct trend_cell *cell, uint32_t measure)
{
	const struct sum *sum = trend_sum(cell, measure);
	struct decimal out;
	if (sum && sum->terms > 0 && !sum->has_overflow && decimal_add(&out, *to, sum->face)) {
		*to = out;
	}
}

/* The heaviest first. */
static int compare_weights(const void *a, const void *b)
{
	const struct weight *left = a;
	const struct weight *right = b;
	int funds = decimal_compare(right->funds, left->funds);
	int projects = decimal_compare(right->projects, left->projects);
	return funds != 0 ? funds : projects != 0 ? projects : COMPARE(left->row, right->row);
}

static void select_rows(struct trend_selection *out, const struct trend *trend, size_t most,
                        struct arena *arena)
{
	size_t count = trend->row_count;
	size_t shown = count < most ? count : most;
	struct weight *weights = ARENA_ARRAY(arena, struct weight, count + 1);
	out->is_shown = ARENA_ARRAY(arena, bool, count + 1);
	out->hidden_rows = count - shown;
	for (size_t i = 0; i < count; i++) {
		const struct trend_row *row = &trend->rows[i];
		weights[i].row = i;
		size_t cells = out->is_by_year ? row->year_count : row->cell_count;
		for (size_t j = 0; j < cells; j++) {
			const struct trend_cell *cell =
			    out->is_by_year ? &row->years[j] : &row->cells[j];
			if (!out->is_by_year || cell->column >= out->hidden_years) {
				add_face(&weights[i].funds, cell, TREND_FUNDS);
				add_face(&weights[i].projects, cell, TREND_PROJECTS);
			}
		}
	}
	SORT(weights, count, compare_weights);
	for (size_t i = 0; i < shown; i++) {
		out->is_shown[weights[i].row] = true;
	}
}

/* A column a year, the last ones. */
static void select_years(struct trend_selection *out, const struct trend *trend, size_t most,
                         struct arena *arena)
{
	struct trend_view *views = ARENA_ARRAY(arena, struct trend_view, most);
	out->hidden_years = trend->year_count > most ? trend->year_count - most : 0;
	out->views = views;
	out->view_count = trend->year_count - out->hidden_years;
	for (size_t i = 0; i < out->view_count; i++) {
		size_t at = out->hidden_years + i;
		views[i] = (struct trend_view){true, at, &trend->years[at].column};
	}
}

void trend_select(struct trend_selection *out, const struct trend *trend,
                  const struct trend_limits *limits, struct arena *arena)
{
	*out = (struct trend_selection){0};
	out->view_count = trend_views(&out->views, trend, arena);
	if (limits && out->view_count > limits->views) {
		out->is_by_year = trend->year_count > 0;
		if (out->is_by_year) {
			select_years(out, trend, limits->years, arena);
		} else {
			out->hidden_views = out->view_count - limits->views;
			out->views += out->hidden_views;
			out->view_count = limits->views;
		}
		if (trend->edition_count > limits->editions) {
			out->first_edition = trend->edition_count - limits->editions;
		}
	}
	select_rows(out, trend, limits ? limits->rows : SIZE_MAX, arena);
}

size_t trend_compared_year(const struct trend *trend, const struct trend_view *view)
{
	if (view->is_year) {
		return view->at > 0 ? view->at : NO_YEAR;
	}
	const struct trend_edition *edition = &trend->editions[view->at];
	bool is_alone = edition->year != NO_YEAR && edition->year > 0 && edition->is_counted &&
	                trend->years[edition->year].counted == 1;
	return is_alone ? edition->year : NO_YEAR;
}
