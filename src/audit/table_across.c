/* Proves total columns, row by row, against the other columns of the row. The model says which
 * columns are totals, but not of which columns. Of the likely combinations it takes the one under
 * which most rows add up, and none unless these outnumber the other rows. */
#include "audit/grid.h"

struct column {
	uint32_t number;
	bool is_total;
	bool has[MEASURE_MONEY + 1]; /* figures, by measure */
};

struct columns {
	struct column *items;
	size_t count;
	size_t capacity;
};

/* Columns [first, end) without totals, and at most one column that is a total. */
struct way {
	size_t first, end;
	size_t also; /* SIZE_MAX: none */
};

enum { MAX_WAYS = 4 };

static void list_columns(struct columns *columns, struct auditor *auditor, const struct grid *grid)
{
	for (size_t i = 0; i < grid->value_count; i++) {
		const struct grid_value *value = &grid->values[i];
		struct column *last =
		    columns->count > 0 ? &columns->items[columns->count - 1] : NULL;
		if (!last || last->number != value->column) {
			struct column column = {.number = value->column};
			ARENA_PUSH(auditor->arena, columns->items, columns->count,
			           columns->capacity, column);
			last = &columns->items[columns->count - 1];
		}
		if (value->is_reach) {
			continue;
		}
		last->is_total = last->is_total || str_equal(value->node->name, STR("total"));
		if (grid->rows[value->row].role == ROLE_BODY &&
		    !str_equal(value->node->name, STR("number")) &&
		    !str_equal(value->node->name, STR("title"))) {
			last->has[measure_of(grid_figure(auditor, value->node))] = true;
		}
	}
}

/* Reads the cell of a row in a column as a figure of a measure. */
static enum content read_cell(const struct grid *grid, struct auditor *auditor, uint32_t column,
                              size_t row, enum measure measure, const struct node **node,
                              const struct figure **figure)
{
	size_t at = grid_find(grid, column, row);
	bool is_there = at < grid->value_count && grid->values[at].column == column &&
	                grid->values[at].row == row;
	return is_there ? grid_read(grid, auditor, &at, measure, node, figure) : CONTENT_NOTHING;
}

static void add_column(struct proof *proof, const struct grid *grid, struct auditor *auditor,
                       const struct column *column, size_t row, enum measure measure)
{
	const struct node *node;
	const struct figure *figure;
	const struct grid_row *of = &grid->rows[row];
	if (!column->has[measure] || read_cell(grid, auditor, column->number, row, measure, &node,
	                                       &figure) == CONTENT_NOTHING) {
		return;
	}
	struct str unit = measure == MEASURE_MONEY ? proof->unit : (struct str){0};
	struct term term = {
	    .id = of->node->id,
	    .number = of->number,
	    .title = grid_heading(grid, auditor, column->number),
	    .amount = {.text = one_line(auditor, node->text), .place = node->place}};
	if (measure != MEASURE_MONEY || !term_multiply(&term, of->project, &of->project_place,
	                                               figure, unit, &auditor->adding)) {
		amount_from_figure(&term.amount, figure, false, unit, &auditor->adding);
	}
	proof_add_term(auditor, proof, &term);
}

/* Makes the proof of one row; false if it has fewer than two figures to add. */
static bool prove_row(struct proof *proof, const struct grid *grid, struct auditor *auditor,
                      const struct columns *columns, size_t total, size_t row,
                      const struct way *way)
{
	const struct node *node = NULL;
	const struct figure *figure = NULL;
	uint32_t number = columns->items[total].number;
	enum measure measure = MEASURE_MONEY;
	if (read_cell(grid, auditor, number, row, measure, &node, &figure) != CONTENT_FIGURE) {
		measure = MEASURE_COUNT;
		if (read_cell(grid, auditor, number, row, measure, &node, &figure) !=
		    CONTENT_FIGURE) {
			return false;
		}
	}
	*proof = proof_of_figure(auditor, CHECK_TABLE_TOTAL, node, figure,
	                         measure == MEASURE_MONEY ? figure->unit : (struct str){0});
	proof->scope = grid->table->id;
	proof->part = grid->table;
	proof->column = number;
	proof->row = grid->rows[row].node->row;
	if (way->also != SIZE_MAX) {
		add_column(proof, grid, auditor, &columns->items[way->also], row, measure);
	}
	for (size_t i = way->first; i < way->end; i++) {
		auditor->steps++;
		if (!columns->items[i].is_total) {
			add_column(proof, grid, auditor, &columns->items[i], row, measure);
		}
	}
	proof_decide(proof, &auditor->audit->options);
	return proof->term_count > 1;
}

static bool is_proved_row(const struct grid_row *row)
{
	return row->role == ROLE_BODY || row->role == ROLE_SUBTOTAL || row->role == ROLE_TOTAL;
}

/* Proves all rows of a total column, or only counts them. Returns the number of rows that hold
 * minus those that do not. */
static int64_t prove_column(const struct grid *grid, struct auditor *auditor,
                            const struct columns *columns, size_t total, const struct way *way,
                            bool is_chosen)
{
	int64_t balance = 0;
	for (size_t row = 0; row < grid->row_count; row++) {
		struct proof proof;
		if (!is_proved_row(&grid->rows[row]) ||
		    !prove_row(&proof, grid, auditor, columns, total, row, way)) {
			continue;
		}
		balance += proof.verdict < VERDICT_UNDECIDABLE ? 1 : -1;
		if (is_chosen) {
			proof.heading = grid_heading(grid, auditor, proof.column);
			proof_push(auditor, &proof);
		}
	}
	return balance;
}

void prove_across(struct auditor *auditor, const struct grid *grid)
{
	enum { MAX_TOTALS = 16 /* columns of a table, to bound the work */ };
	struct columns columns = {0};
	size_t before = SIZE_MAX; /* the previous total column */
	size_t proved = 0;
	list_columns(&columns, auditor, grid);
	for (size_t i = 0; i < columns.count && proved < MAX_TOTALS; i++) {
		if (!columns.items[i].is_total) {
			continue;
		}
		size_t since = before == SIZE_MAX ? 0 : before + 1;
		size_t next = i + 1;
		while (next < columns.count && !columns.items[next].is_total) {
			next++;
		}
		const struct way ways[MAX_WAYS] = {
		    {since, i, before},      /* with the previous total */
		    {since, i, SIZE_MAX},    /* the columns since then */
		    {0, i, SIZE_MAX},        /* all before it */
		    {i + 1, next, SIZE_MAX}, /* its parts are to its right */
		};
		size_t chosen = 0;
		int64_t best = 0;
		for (size_t w = 0; w < MAX_WAYS; w++) {
			int64_t balance = prove_column(grid, auditor, &columns, i, &ways[w], false);
			chosen = balance > best ? w : chosen;
			best = balance > best ? balance : best;
		}
		if (best > 0) {
			prove_column(grid, auditor, &columns, i, &ways[chosen], true);
		}
		before = i;
		proved++;
	}
}
