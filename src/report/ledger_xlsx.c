/* A document's ledger as a workbook: the ledger, the facts, the amounts that are no facts, and the
 * texts that all of these stand in. */
#include "report/ledger_cells.h"
#include "report/ledger_sheet.h"
#include "report/message.h"

struct ledger_sheets {
	struct wording words;
	struct ledger ledger;
	struct source_lines lines;
	struct sheet *facts;
	struct sheet *mentions;
	struct sheet *texts;
};

/* ---- facts and mentions ---- */

struct fact_sheet_column {
	struct sheet_column column;
	enum fact_column fact;
};

#define FACT_NUMBERS                                                                               \
	{SHEET_COLUMN(REPORT_NUMBER, 10), FACT_NUMBER},                                            \
	    {SHEET_COLUMN(SHEET_STANDS_IN, 32), FACT_TITLE},                                       \
	    {SHEET_COLUMN(SHEET_KIND, 12), FACT_KIND},                                             \
	    {SHEET_COLUMN(REPORT_VALUE, 20, .kind = SHEET_AMOUNT), FACT_VALUE},                    \
	    {SHEET_COLUMN(REPORT_UNIT, 10), FACT_UNIT},                                            \
	    {SHEET_COLUMN(REPORT_RELATION, 10), FACT_RELATION},                                    \
	    {SHEET_COLUMN(REPORT_LEAST, 16, .kind = SHEET_AMOUNT, .is_optional = true), FACT_MIN}, \
	    {SHEET_COLUMN(REPORT_MOST, 16, .kind = SHEET_AMOUNT, .is_optional = true), FACT_MAX},  \
	{                                                                                          \
		SHEET_COLUMN(SHEET_PER, 10, .is_optional = true), FACT_PER                         \
	}

static const struct fact_sheet_column fact_columns[] = {
    FACT_NUMBERS,
    {SHEET_COLUMN(REPORT_PROJECT_KIND, 18, .is_optional = true), FACT_CLASS},
    {SHEET_COLUMN(LEDGER_PART_OF, 18, .is_optional = true), FACT_PART_OF},
    {SHEET_COLUMN(REPORT_WRITTEN, 36), FACT_TEXT},
    {SHEET_COLUMN(REPORT_CODE, 8, .is_optional = true), FACT_CODE},
    {SHEET_COLUMN(SHEET_PLACE, 18), FACT_PLACE},
    {SHEET_COLUMN(SHEET_RULE, 28, .is_aside = true), FACT_RULE},
};

static const struct fact_sheet_column mention_columns[] = {
    FACT_NUMBERS,
    {SHEET_COLUMN(REPORT_WHY, 22), FACT_REASON},
    {SHEET_COLUMN(LEDGER_PART_OF, 18, .is_optional = true), FACT_PART_OF},
    {SHEET_COLUMN(REPORT_WRITTEN, 36), FACT_TEXT},
    {SHEET_COLUMN(SHEET_PLACE, 18), FACT_PLACE},
    {SHEET_COLUMN(SHEET_RULE, 28, .is_aside = true), FACT_RULE},
};

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

static struct sheet *add_fact_sheet(struct workbook *book, struct arena *arena,
                                    const struct message *name,
                                    const struct fact_sheet_column *columns, size_t count)
{
	struct sheet_column *heads = ARENA_ARRAY(arena, struct sheet_column, count);
	for (size_t i = 0; i < count; i++) {
		heads[i] = columns[i].column;
	}
	return sheet_add(book, name, heads, count);
}

static void put_fact(struct ledger_sheets *sheets, const struct node *fact)
{
	bool is_mention = fact->kind == NODE_MENTION;
	struct fact_cells row = fact_in_words(&sheets->words, &sheets->ledger, fact);
	struct sheet *sheet = is_mention ? sheets->mentions : sheets->facts;
	const struct fact_sheet_column *columns = is_mention ? mention_columns : fact_columns;
	size_t count = is_mention ? COUNT_OF(mention_columns) : COUNT_OF(fact_columns);
	for (size_t i = 0; i < count; i++) {
		enum fact_column column = columns[i].fact;
		bool is_open = column == FACT_REASON && node_is_not_understood(fact);
		size_t to =
		    column == FACT_PLACE ? source_lines_row(&sheets->lines, &fact->place) : 0;
		sheet_put_link(sheet, i, row.cells[column], is_open ? LOOK_OPEN : LOOK_PLAIN,
		               sheets->texts, to);
	}
	sheet_end_row(sheet);
}

/* ---- the workbook ---- */

static bool is_shown(const struct node *fact)
{
	return fact->kind != NODE_MENTION || mention_is_amount(fact);
}

static void ask_for_texts(struct ledger_sheets *sheets)
{
	const struct directions *directions = &sheets->ledger.directions;
	struct fact_cursor cursor = {.model = sheets->ledger.model};
	source_lines_init(&sheets->lines, sheets->words.arena, sheets->ledger.audit);
	for (size_t i = 0; i < directions->count; i++) {
		source_lines_ask(&sheets->lines, &directions->items[i].node->place);
	}
	for (const struct node *node = fact_next(&cursor); node; node = fact_next(&cursor)) {
		if (is_shown(node)) {
			source_lines_ask(&sheets->lines, &node->place);
		}
	}
	source_lines_number(&sheets->lines, 2);
}

static void fill(struct workbook *book, const struct report *report)
{
	struct arena *arena = report->words.arena;
	struct ledger_sheets *sheets = ARENA_NEW(arena, struct ledger_sheets);
	sheets->words = report->words;
	ledger_init(&sheets->ledger, arena, report->audits[0]);
	ask_for_texts(sheets);
	struct sheet *sheet = ledger_sheet_add(book, arena, &sheets->ledger);
	sheets->facts =
	    add_fact_sheet(book, arena, &MESSAGE_SHEET_FACTS, fact_columns, COUNT_OF(fact_columns));
	sheets->mentions = add_fact_sheet(book, arena, &MESSAGE_SHEET_MENTIONS, mention_columns,
	                                  COUNT_OF(mention_columns));
	sheets->texts = source_lines_sheet(book);
	ledger_sheet_put(sheet, &sheets->words, &sheets->ledger, &sheets->lines, sheets->texts);
	struct fact_cursor cursor = {.model = sheets->ledger.model};
	for (const struct node *node = fact_next(&cursor); node; node = fact_next(&cursor)) {
		if (is_shown(node)) {
			put_fact(sheets, node);
		}
	}
	source_lines_put(sheets->texts, &sheets->lines, &sheets->words);
	sheet_filter(sheets->facts);
	sheet_filter(sheets->mentions);
	sheet_filter(sheets->texts);
}

enum status ledger_xlsx(const struct report *report)
{
	const struct model *model = report->audits[0]->model;
	struct str name = model->title.size > 0 ? model->title : model->source.name;
	return workbook_write(report, "zhinan parse", name, fill);
}
