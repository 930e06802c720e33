/* Proves tables: each total and subtotal row, column by column, against the rows that it adds up. A
 * row does not say which rows these are. The most obvious reading is taken, unless only another one
 * makes the row add up. */
#include "audit/grid.h"
#include "audit/message.h"
#include "base/search.h"
#include "base/sort.h"

enum { MAX_ROWS_BACK = 1000 /* for readings other than the first */ };

/* Which rows of a range are added. */
enum addends {
	ADD_BODY,
	ADD_SUBTOTALS_OR_BODY, /* in each column, subtotals if they cover the whole body */
	ADD_SUBTOTALS,         /* those in no other subtotal */
	ADD_TOTALS             /* those in no other total, and body rows in none */
};

struct reading {
	size_t first, end; /* rows */
	enum addends addends;
	bool only_if_it_holds;
};

enum { MAX_READINGS = 4 };

struct readings {
	struct reading items[MAX_READINGS];
	size_t count;
};

struct prover {
	struct auditor *auditor;
	struct grid grid;
	uint32_t *subtotal_of; /* by row: the subtotal that adds it up, from 1; 0: none */
	bool *is_in_total;
	const struct proof **others; /* of the directions, by where the total stands */
	size_t other_count;
	struct arena scratch; /* for readings that are tried */
};

/* ---- the rows that a total may add up ---- */

/* Where the rows before a total begin, for each kind of boundary. */
struct stretch {
	size_t part;     /* after the last total, subtotal, group or header */
	size_t header;   /* after the last total or header */
	size_t subtotal; /* after the last total or subtotal */
	size_t total;    /* after the last total */
	bool part_has_body;
	bool total_has_body;
	size_t subtotals; /* after the last total, in no other subtotal */
	size_t totals;    /* in no other total */
};

static void stretch_over(struct stretch *before, size_t at, enum row_role role)
{
	if (role == ROLE_BODY) {
		before->part_has_body = true;
		before->total_has_body = true;
	} else if (role != ROLE_OTHER) {
		before->part = at + 1;
		before->part_has_body = false;
	}
	if (role == ROLE_HEADER || role == ROLE_TOTAL) {
		before->header = at + 1;
	}
	if (role == ROLE_SUBTOTAL || role == ROLE_TOTAL) {
		before->subtotal = at + 1;
		before->subtotals++;
	}
	if (role == ROLE_TOTAL) {
		before->total = at + 1;
		before->total_has_body = false;
		before->subtotals = 0;
		before->totals++;
	}
}

static void add_reading(struct readings *readings, size_t from, size_t to, enum addends addends,
                        bool only_if_it_holds)
{
	if (from < to && (!only_if_it_holds || to - from <= MAX_ROWS_BACK)) {
		readings->items[readings->count++] =
		    (struct reading){from, to, addends, only_if_it_holds};
	}
}

static void read_subtotal(struct readings *readings, const struct stretch *before, size_t at)
{
	if (before->part_has_body) {
		add_reading(readings, before->part, at, ADD_BODY, false);
	}
	if (before->subtotal < before->part) { /* over several groups, or pages with a header */
		add_reading(readings, before->subtotal, at, ADD_BODY, true);
	}
	if (before->subtotals > 1) { /* of smaller subtotals */
		add_reading(readings, before->total, at, ADD_SUBTOTALS, true);
	}
}

static void read_total(struct readings *readings, const struct stretch *before, size_t at)
{
	if (before->total_has_body) {
		add_reading(readings, before->total, at, ADD_SUBTOTALS_OR_BODY, false);
		add_reading(readings, before->total, at, ADD_BODY, true);
		if (before->header > before->total) { /* two tables in one */
			add_reading(readings, before->header, at, ADD_SUBTOTALS_OR_BODY, true);
		}
	}
	if (before->totals > 1 || (before->totals > 0 && before->total_has_body)) {
		add_reading(readings, 0, at, ADD_TOTALS,
		            before->total_has_body || at > MAX_ROWS_BACK);
	}
}

/* Whether rows of a role stand above what they add up: the first of them does. */
static bool stands_above(const struct grid *grid, enum row_role role)
{
	size_t first = 0;
	while (first < grid->row_count && grid->rows[first].role != role) {
		first++;
	}
	for (size_t i = first; i > 0; i--) {
		enum row_role other = grid->rows[i - 1].role;
		if (other == ROLE_BODY) {
			return false;
		}
		if (role == ROLE_SUBTOTAL && other != ROLE_OTHER) {
			break;
		}
	}
	for (size_t i = first + 1; i < grid->row_count; i++) {
		enum row_role other = grid->rows[i].role;
		if (other == ROLE_BODY || (role == ROLE_SUBTOTAL && other != ROLE_GROUP)) {
			return other == ROLE_BODY;
		}
	}
	return false;
}

/* ---- one column ---- */

/* Whether every body row with a value in a column is in a subtotal that has a value there too. */
static bool subtotals_cover(const struct prover *prover, uint32_t column, enum measure measure,
                            const struct reading *reading)
{
	const struct grid *grid = &prover->grid;
	const struct node *node;
	const struct figure *figure;
	size_t subtotals = 0;
	for (size_t at = grid_find(grid, column, reading->first);
	     at < grid->value_count && grid->values[at].column == column &&
	     grid->values[at].row < reading->end;) {
		uint32_t row = grid->values[at].row;
		enum content content =
		    grid_read(grid, prover->auditor, &at, measure, &node, &figure);
		subtotals += grid->rows[row].role == ROLE_SUBTOTAL && content == CONTENT_FIGURE;
		if (grid->rows[row].role != ROLE_BODY || content == CONTENT_NOTHING) {
			continue;
		}
		uint32_t owner = prover->subtotal_of[row];
		size_t of = owner > 0 ? grid_find(grid, column, owner - 1) : grid->value_count;
		if (of == grid->value_count || grid->values[of].column != column ||
		    grid->values[of].row != owner - 1 ||
		    grid_read(grid, prover->auditor, &of, measure, &node, &figure) !=
		        CONTENT_FIGURE) {
			return false;
		}
	}
	return subtotals > 0;
}

static bool is_addend(const struct prover *prover, size_t row, enum addends addends)
{
	enum row_role role = prover->grid.rows[row].role;
	switch (addends) {
	case ADD_SUBTOTALS:
		return role == ROLE_SUBTOTAL && prover->subtotal_of[row] == 0;
	case ADD_TOTALS:
		return (role == ROLE_TOTAL || role == ROLE_BODY) && !prover->is_in_total[row];
	default:
		return role == ROLE_BODY;
	}
}

static struct term term_of(const struct prover *prover, const struct grid_row *row,
                           const struct node *node, const struct figure *figure, struct str unit)
{
	struct auditor *auditor = prover->auditor;
	bool is_part = row->role == ROLE_SUBTOTAL && row->group.size > 0;
	struct term term = {
	    .id = node->of.size > 0 ? node->of : row->node->id,
	    .number = row->number,
	    .title = is_part ? arena_format(auditor->arena, "%.*s %.*s", STR_FORMAT(row->group),
	                                    STR_FORMAT(row->title))
	                     : row->title,
	    .amount = {.text = one_line(auditor, node->text), .place = node->place}};
	bool is_money = unit.size > 0;
	if (figure && is_money &&
	    term_multiply(&term, row->project, &row->project_place, figure, unit,
	                  &auditor->adding)) {
		return term;
	}
	amount_from_figure(&term.amount, figure, false, unit, &auditor->adding);
	return term;
}

/* The proof of a total row's cell under a reading. Stores how many terms have a figure. */
static struct proof prove_cell(const struct prover *prover, const struct node *cell,
                               const struct reading *reading, size_t *figures)
{
	struct auditor *auditor = prover->auditor;
	const struct grid *grid = &prover->grid;
	const struct figure *stated = grid_figure(auditor, cell);
	enum measure measure = measure_of(stated);
	struct str unit = measure == MEASURE_MONEY ? stated->unit : (struct str){0};
	enum addends addends = reading->addends;
	struct proof proof = proof_of_figure(auditor, CHECK_TABLE_TOTAL, cell, stated, unit);
	proof.scope = grid->table->id;
	proof.part = grid->table;
	proof.column = cell->column;
	proof.row = cell->parent->row;
	*figures = 0;
	if (addends == ADD_SUBTOTALS_OR_BODY) {
		addends = subtotals_cover(prover, cell->column, measure, reading) ? ADD_SUBTOTALS
		                                                                  : ADD_BODY;
	}
	for (size_t at = grid_find(grid, cell->column, reading->first);
	     at < grid->value_count && grid->values[at].column == cell->column &&
	     grid->values[at].row < reading->end;) {
		const struct node *node;
		const struct figure *figure;
		size_t row = grid->values[at].row;
		enum content content = grid_read(grid, auditor, &at, measure, &node, &figure);
		if (content != CONTENT_NOTHING && is_addend(prover, row, addends)) {
			struct term term = term_of(prover, &grid->rows[row], node, figure, unit);
			*figures += content == CONTENT_FIGURE;
			proof_add_term(auditor, &proof, &term);
		}
	}
	proof_decide(&proof, &auditor->audit->options);
	return proof;
}

/* ---- one row ---- */

/* Whether to prove a cell of a total row: it is one figure that can be added, in one column. */
static bool is_asked(struct auditor *auditor, const struct node *cell)
{
	return cell->kind == NODE_CELL && cell->column > 0 &&
	       measure_of(grid_figure(auditor, cell)) != MEASURE_NONE;
}

static bool same_terms(const struct proof *a, const struct proof *b)
{
	bool same = a->term_count == b->term_count;
	for (size_t i = 0; same && i < a->term_count; i++) {
		same = a->terms[i].amount.place.first.start == b->terms[i].amount.place.first.start;
	}
	return same;
}

static uint32_t start_of(const struct proof *proof)
{
	return proof->stated.place.first.start;
}

/* Whether a sum over the directions has proved the same already. */
static bool is_proved(const struct prover *prover, const struct proof *proof)
{
	size_t at;
	bool is_found = false;
	SEARCH_FIRST(at, 0, prover->other_count, start_of(prover->others[at]) < start_of(proof));
	for (; at < prover->other_count && !is_found &&
	       start_of(prover->others[at]) == start_of(proof);
	     at++) {
		is_found = same_terms(prover->others[at], proof);
	}
	return is_found;
}

/* Whether a row adds up under a reading: every column with terms does, and there is one. Frees what
 * this takes, as a row may be tried with all rows above it. */
static bool holds(struct prover *prover, size_t row, const struct reading *reading)
{
	struct auditor trial = *prover->auditor;
	struct prover trier = *prover;
	const struct node *cell = prover->grid.rows[row].node->first;
	size_t proved = 0;
	bool is_contrary = false;
	trial.arena = &prover->scratch;
	trier.auditor = &trial;
	for (; cell && !is_contrary; cell = cell->next) {
		size_t figures;
		if (!is_asked(&trial, cell)) {
			continue;
		}
		struct proof proof = prove_cell(&trier, cell, reading, &figures);
		is_contrary = figures > 0 && proof.verdict >= VERDICT_UNDECIDABLE;
		proved += figures > 0;
	}
	prover->auditor->steps = trial.steps;
	arena_release(&prover->scratch);
	return proved > 0 && !is_contrary;
}

static size_t body_rows(const struct prover *prover, const struct reading *reading)
{
	size_t count = 0;
	for (size_t i = reading->first; i < reading->end; i++) {
		count += prover->grid.rows[i].role == ROLE_BODY;
	}
	return count;
}

/* Notes a figure for which there is nothing to add up, unless it counts the rows. */
static void note_alone(struct prover *prover, const struct node *cell,
                       const struct reading *reading)
{
	struct auditor *auditor = prover->auditor;
	const struct figure *figure = grid_figure(auditor, cell);
	struct decimal rows = {reading ? (int64_t)body_rows(prover, reading) : 0, 0};
	if (reading && figure->has_value && measure_of(figure) == MEASURE_COUNT &&
	    decimal_compare(figure->value, rows) == 0) {
		return;
	}
	FIND(auditor, TABLE_TOTAL, FINDING_NOTE, cell, &cell->place, FIND_TABLE_TOTAL_ALONE,
	     one_line(auditor, cell->text), grid_heading(&prover->grid, auditor, cell->column));
}

/* Proves the cells of a row under the chosen reading (NULL: none). */
static void prove_row(struct prover *prover, size_t row, const struct reading *reading)
{
	struct auditor *auditor = prover->auditor;
	const struct node *cell = prover->grid.rows[row].node->first;
	for (; cell; cell = cell->next) {
		size_t figures = 0;
		struct proof proof;
		if (!is_asked(auditor, cell)) {
			continue;
		}
		if (reading) {
			proof = prove_cell(prover, cell, reading, &figures);
		}
		if (figures == 0) {
			note_alone(prover, cell, reading);
		} else if (!is_proved(prover, &proof)) {
			proof.heading = grid_heading(&prover->grid, auditor, cell->column);
			proof_push(auditor, &proof);
		}
	}
}

/* The first reading that holds, else the first that is accepted even if it does not; or NULL. */
static const struct reading *choose(struct prover *prover, size_t row,
                                    const struct readings *readings)
{
	const struct reading *first = NULL;
	for (size_t i = 0; i < readings->count; i++) {
		const struct reading *reading = &readings->items[i];
		if (holds(prover, row, reading)) {
			return reading;
		}
		first = first || reading->only_if_it_holds ? first : reading;
	}
	return first;
}

/* Marks the rows that a total adds up, so that no other total of its kind adds them again. */
static void mark(struct prover *prover, size_t row, enum row_role role,
                 const struct reading *reading)
{
	for (size_t i = reading->first; i < reading->end; i++) {
		if (role == ROLE_TOTAL) {
			prover->is_in_total[i] = true;
		} else if (is_addend(prover, i, reading->addends)) {
			prover->subtotal_of[i] = (uint32_t)row + 1;
		}
	}
}

/* Proves all rows of a role, from the top or, if they stand above what they add up, from below. */
static void prove_rows(struct prover *prover, enum row_role role)
{
	const struct grid *grid = &prover->grid;
	bool upwards = stands_above(grid, role);
	struct stretch before = {0};
	for (size_t i = 0; i < grid->row_count; i++) {
		size_t row = upwards ? grid->row_count - 1 - i : i;
		prover->auditor->steps++;
		if (grid->rows[row].role == role) {
			struct readings readings = {.count = 0};
			if (role == ROLE_TOTAL) {
				read_total(&readings, &before, i);
			} else {
				read_subtotal(&readings, &before, i);
			}
			for (size_t r = 0; upwards && r < readings.count; r++) {
				struct reading *reading = &readings.items[r];
				size_t first = grid->row_count - reading->end;
				reading->end = grid->row_count - reading->first;
				reading->first = first;
			}
			const struct reading *chosen = choose(prover, row, &readings);
			prove_row(prover, row, chosen);
			if (chosen) {
				mark(prover, row, role, chosen);
				before.subtotals =
				    chosen->addends == ADD_SUBTOTALS ? 0 : before.subtotals;
				before.totals = chosen->addends == ADD_TOTALS ? 0 : before.totals;
			}
		}
		stretch_over(&before, i, grid->rows[row].role);
	}
}

/* ---- all tables ---- */

static int compare_proofs(const void *a, const void *b)
{
	const struct proof *const *left = a;
	const struct proof *const *right = b;
	return COMPARE(start_of(*left), start_of(*right));
}

/* Lists the proofs so far, which may be of the same figures. */
static void list_others(struct prover *prover)
{
	const struct audit *audit = prover->auditor->audit;
	struct proof *copies =
	    ARENA_ARRAY(prover->auditor->arena, struct proof, audit->proof_count + 1);
	prover->others =
	    ARENA_ARRAY(prover->auditor->arena, const struct proof *, audit->proof_count + 1);
	for (size_t i = 0; i < audit->proof_count; i++) {
		copies[i] = audit->proofs[i];
		prover->others[i] = &copies[i];
	}
	prover->other_count = audit->proof_count;
	SORT(prover->others, prover->other_count, compare_proofs);
}

static void prove_table(struct prover *prover, const struct node *table)
{
	struct auditor *auditor = prover->auditor;
	grid_from_table(&prover->grid, auditor, table);
	size_t rows = prover->grid.row_count;
	prover->subtotal_of = ARENA_ARRAY(auditor->arena, uint32_t, rows + 1);
	prover->is_in_total = ARENA_ARRAY(auditor->arena, bool, rows + 1);
	prove_rows(prover, ROLE_SUBTOTAL);
	prove_rows(prover, ROLE_TOTAL);
	prove_across(auditor, &prover->grid);
}

void check_tables(struct auditor *auditor)
{
	struct prover prover = {.auditor = auditor};
	const struct node *body = auditor->model->body;
	uint32_t ended;
	if (!auditor->enabled[CHECK_TABLE_TOTAL]) {
		return;
	}
	arena_init(&prover.scratch);
	list_others(&prover);
	for (const struct node *node = body; node; node = node_next(node, body, &ended)) {
		if (node->kind == NODE_TABLE) {
			prove_table(&prover, node);
		}
	}
	arena_release(&prover.scratch);
}
