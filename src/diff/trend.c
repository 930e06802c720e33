/* Looking things up in a trend. */
#include "diff/trend.h"

#include "base/search.h"
#include "base/sort.h"

/* The place in a list, ascending in a 32-bit number at the start of each item, of one with that
 * number, or NULL. */
static const void *find(const void *items, size_t count, size_t size, uint32_t number)
{
	return count > 0 ? bsearch(&number, items, count, size, compare_uint32) : NULL;
}

const struct trend_cell *trend_cell_of_edition(const struct trend_row *row, size_t edition)
{
	return find(row->cells, row->cell_count, sizeof *row->cells, (uint32_t)edition);
}

const struct trend_cell *trend_cell_of_year(const struct trend_row *row, size_t year)
{
	return find(row->years, row->year_count, sizeof *row->years, (uint32_t)year);
}

const struct sum *trend_sum(const struct trend_cell *cell, uint32_t measure)
{
	const struct trend_figure *figure =
	    find(cell->figures, cell->figure_count, sizeof *cell->figures, measure);
	return figure ? &figure->sum : NULL;
}

const struct trend_total *trend_total(const struct trend_column *column, uint32_t measure)
{
	return find(column->totals, column->total_count, sizeof *column->totals, measure);
}

const struct trend_change *trend_change(const struct trend_change *changes, size_t count,
                                        uint32_t measure, uint32_t to_year)
{
	size_t at;
	SEARCH_FIRST(at, 0, count,
	             changes[at].measure < measure ||
	                 (changes[at].measure == measure && changes[at].to_year < to_year));
	bool is_there =
	    at < count && changes[at].measure == measure && changes[at].to_year == to_year;
	return is_there ? &changes[at] : NULL;
}

static const struct sum *cap_in(const struct trend_cap_cell *cells, size_t count, size_t column)
{
	const struct trend_cap_cell *cell = find(cells, count, sizeof *cells, (uint32_t)column);
	return cell ? &cell->sum : NULL;
}

const struct sum *trend_cap_of_edition(const struct trend_cap *cap, size_t edition)
{
	return cap_in(cap->cells, cap->cell_count, edition);
}

const struct sum *trend_cap_of_year(const struct trend_cap *cap, size_t year)
{
	return cap_in(cap->years, cap->year_count, year);
}

bool trend_is_gap(const struct trend_row *row, size_t year)
{
	return row->year_count > 0 && row->years[0].column < year &&
	       year < row->years[row->year_count - 1].column && !trend_cell_of_year(row, year);
}
