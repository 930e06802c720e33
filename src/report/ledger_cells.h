/* Facts and mentions as cells: what each has in each column, in the codes of machine formats or in
 * words. Knows no format. */
#ifndef ZHINAN_REPORT_LEDGER_CELLS_H
#define ZHINAN_REPORT_LEDGER_CELLS_H

#include "report/cell.h"
#include "report/ledger_rows.h"

enum fact_column {
	FACT_ID,     /* of the direction or section it is of, or of several */
	FACT_NUMBER, /* their numbers */
	FACT_TITLE,
	FACT_KIND,
	FACT_VALUE,
	FACT_UNIT,
	FACT_RELATION,
	FACT_MIN,
	FACT_MAX,
	FACT_PER,
	FACT_CLASS,   /* the kind of project */
	FACT_PART_OF, /* what it is a part of, as written */
	FACT_TEXT,    /* as written */
	FACT_CODE,    /* of a partner */
	FACT_REASON,  /* of a mention */
	FACT_RULE,
	FACT_PAGE,
	FACT_LINE,
	FACT_BYTES,
	FACT_PLACE, /* in words */
	FACT_COLUMN_COUNT
};

struct fact_cells {
	struct cell cells[FACT_COLUMN_COUNT];
};

/* Where a place is, as words_short_spot tells it. */
struct str ledger_spot(const struct wording *words, const struct ledger *ledger,
                       const struct place *place);

/* A fact's words; of one that a person corrected with a word that says so. */
struct str fact_as_written(const struct wording *words, const struct node *fact);

/* What is not there is an empty cell. Texts are the model's, or in the arena of the words. */
struct fact_cells fact_in_codes(const struct wording *words, const struct ledger *ledger,
                                const struct node *fact);
struct fact_cells fact_in_words(const struct wording *words, const struct ledger *ledger,
                                const struct node *fact);

/* Whether a mention is an amount: of money, or with a reason why it is no fact. */
bool mention_is_amount(const struct node *mention);

/* A relation in words. */
struct str words_relation(const struct wording *words, const struct figure *figure);

/* Both ends of a range as one text, in ten thousands where that is asked for; empty for what is no
 * range. A text is in no sum. */
struct str words_bounds(const struct wording *words, const struct figure *figure,
                        bool in_ten_thousands);

/* A place's page, line and bytes. */
void set_fact_place(struct fact_cells *row, const struct wording *words, const struct place *place);

#endif
