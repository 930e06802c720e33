/* What a table says: what its columns hold, which of its rows are directions, and the figures that its
 * cells state. A list of topics has a column that names them and another that is known; quotas, prizes,
 * forms and lists of goods are tables like any other, whose figures are their own. */
#ifndef ZHINAN_FACTS_TABLES_H
#define ZHINAN_FACTS_TABLES_H

#include "grammar/grammar.h"
#include "layout/text.h"
#include "value/figure.h"

struct table_column {
	enum column_kind kind;
	const struct field *field; /* of COLUMN_FIELD */
	struct span name;          /* in text.clean: the lowest head of it; empty: it has none */
	struct str remark;         /* all that its heads say, for the unit of its figures */
	struct str per;            /* what its figures are for each of; empty: for all */
	const struct table_cell
	    *above; /* the head over several columns that names the field; NULL: its own does */
	bool is_foreign; /* its figures are others' money */
	bool is_total;   /* it adds up those beside it */
	bool is_kind;    /* it names kinds of project, each with what it gets */
};

enum { NO_COLUMN = UINT32_MAX };

struct table_reading {
	const struct table *table;
	struct table_column *columns; /* table->column_count */
	uint32_t title;               /* the column that names directions; or NO_COLUMN */
	uint32_t number;              /* that numbers the rows; or NO_COLUMN */

	bool lists_directions; /* of a form: it names one */
};

/* Reads the heads of a table, and whether its rows list directions. In the arena. */
void table_read(struct table_reading *out, struct arena *arena, const struct text *text,
                const struct table *table, struct grammar *grammar);

/* Whether a row of a table that lists directions is one: a body row with a title that begins in it
 * and, where rows are numbered, a number. */
bool table_row_is_direction(const struct table_reading *reading, const struct text *text,
                            const struct grammar *grammar, uint32_t row, struct arena *arena);

/* The kind of project that a row is about, as written, without brackets behind it, a wider kind before a narrower;
 * empty where it is about none. */
struct str table_row_kind(const struct table_reading *reading, const struct text *text,
                          uint32_t row, struct arena *arena);

/* The words of a cell in matching form, and whether nothing stands in it. */
struct str table_cell_text(const struct text *text, const struct table_cell *cell);
bool table_cell_is_empty(const struct table_cell *cell);

/* The column of a cell; none where the cell reaches over columns that hold different things. */
const struct table_column *table_column_of(const struct table_reading *reading,
                                           const struct table_cell *cell);

/* The figure that a cell states, in the unit of its column or of the whole table, with its span in text.clean.
 * `figures` are those in the cell, by figures_from_text. In a column of a field it is the value of that field: the
 * only figure that may be it, not counting those in brackets behind it and those for each of something; else the
 * only one for each. In any other column it is the figure that is all of the cell. *is_whole: nothing else stands
 * in the cell. False where it states none. */
bool table_cell_figure(struct figure *out, bool *is_whole, const struct table_reading *reading,
                       const struct text *text, struct grammar *grammar,
                       const struct table_cell *cell, const struct figures *figures,
                       struct arena *arena);

#endif
