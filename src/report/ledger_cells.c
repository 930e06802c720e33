/* Fills in the columns of facts and mentions. */
#include "report/ledger_cells.h"

#include "base/buf.h"
#include "report/message.h"

struct str words_relation(const struct wording *words, const struct figure *figure)
{
	return words_code(words, CODE_RELATION, relation_name((enum relation)figure->relation));
}

struct str words_bounds(const struct wording *words, const struct figure *figure,
                        bool in_ten_thousands)
{
	int zeros = in_ten_thousands ? 4 : 0;
	struct decimal min;
	struct decimal max;
	if (!figure->has_min || !figure->has_max || !decimal_shift(&min, figure->min, -zeros) ||
	    !decimal_shift(&max, figure->max, -zeros)) {
		return (struct str){0};
	}
	return arena_format(words->arena, "%.*s~%.*s", STR_FORMAT(words_grouped(words, min)),
	                    STR_FORMAT(words_grouped(words, max)));
}

bool mention_is_amount(const struct node *mention)
{
	return mention->kind == NODE_MENTION && mention->figure &&
	       (mention->figure->kind == FIGURE_MONEY || node_reason(mention).size > 0);
}

void set_fact_place(struct fact_cells *row, const struct wording *words, const struct place *place)
{
	row->cells[FACT_PAGE] = cell_ordinal(place->page);
	row->cells[FACT_LINE] = cell_ordinal(place->line);
	row->cells[FACT_BYTES] = cell_text(place_text(place, words->arena));
}

/* The numbers of the directions that a fact is said of; not more than people read. */
static struct str numbers_of(const struct wording *words, const struct ledger *ledger,
                             struct str ids)
{
	enum { MAX_NUMBERS = 20 };
	struct buf buf;
	struct str id;
	size_t count = 0;
	buf_init(&buf);
	while ((id = model_next_id(&ids)).size > 0 && count++ < MAX_NUMBERS) {
		const struct node *direction = ledger_direction(ledger, id);
		struct str number = direction ? direction->number : STR("");
		buf_append(&buf, buf.size > 0 ? STR(" ") : STR(""));
		buf_append(&buf, number.size > 0 ? number : id);
	}
	buf_append(&buf, id.size > 0 ? STR(" \xE2\x80\xA6") /* an ellipsis */ : STR(""));
	return words_taken(words, &buf);
}

/* Whose the fact is. */
static void set_holder(struct fact_cells *row, const struct wording *words,
                       const struct ledger *ledger, const struct node *fact)
{
	const struct node *holder = fact->kind == NODE_MENTION ? fact->owner : ledger_holder(fact);
	if (fact->kind != NODE_MENTION && fact->of.size > 0) {
		struct str ids = fact->of;
		const struct node *first = ledger_direction(ledger, model_next_id(&ids));
		row->cells[FACT_ID] = cell_text(fact->of);
		row->cells[FACT_NUMBER] = cell_text(numbers_of(words, ledger, fact->of));
		row->cells[FACT_TITLE] = cell_text(node_title(first));
	} else if (holder) {
		row->cells[FACT_ID] = cell_text(holder->id);
		row->cells[FACT_NUMBER] = cell_text(holder->number);
		row->cells[FACT_TITLE] = cell_text(node_title(holder));
	}
}

static void set_figure(struct fact_cells *row, const struct figure *figure)
{
	if (figure->has_value) {
		row->cells[FACT_VALUE] = cell_number(figure->value);
	} else if (figure->text.size > 0) {
		row->cells[FACT_VALUE] = cell_text(figure->text);
	}
	if (figure->has_min) {
		row->cells[FACT_MIN] = cell_number(figure->min);
	}
	if (figure->has_max) {
		row->cells[FACT_MAX] = cell_number(figure->max);
	}
	row->cells[FACT_UNIT] = cell_text(figure->unit);
	row->cells[FACT_PER] = cell_text(figure->per);
	row->cells[FACT_RELATION] = cell_text(relation_name((enum relation)figure->relation));
}

struct fact_cells fact_in_codes(const struct wording *words, const struct ledger *ledger,
                                const struct node *fact)
{
	struct fact_cells row = {0};
	set_holder(&row, words, ledger, fact);
	if (fact->figure) {
		set_figure(&row, fact->figure);
	}
	row.cells[FACT_KIND] =
	    cell_text(fact->kind == NODE_MENTION && fact->figure
	                  ? figure_kind_name((enum figure_kind)fact->figure->kind)
	                  : node_kind_name((enum node_kind)fact->kind));
	row.cells[FACT_CLASS] = cell_text(node_project_kind(fact));
	row.cells[FACT_PART_OF] = cell_text(fact->whole ? fact->whole->text : STR(""));
	row.cells[FACT_TEXT] = cell_text(fact->text);
	row.cells[FACT_CODE] = cell_text(fact->kind == NODE_PARTNER ? fact->code : STR(""));
	row.cells[FACT_REASON] = cell_text(node_reason(fact));
	row.cells[FACT_RULE] = cell_text(fact->rule);
	set_fact_place(&row, words, &fact->place);
	return row;
}

/* A length of time, which only of a fact is how long projects run. */
static bool is_time(const struct figure *figure)
{
	return figure && figure->kind == FIGURE_DURATION;
}

struct str ledger_spot(const struct wording *words, const struct ledger *ledger,
                       const struct place *place)
{
	struct spot spot = spot_of(ledger->audit->spots, place);
	return words_short_spot(words, &spot);
}

struct str fact_as_written(const struct wording *words, const struct node *fact)
{
	return fact->is_corrected ? words_say(words, &MESSAGE_SHEET_CORRECTED, fact->text)
	                          : fact->text;
}

struct fact_cells fact_in_words(const struct wording *words, const struct ledger *ledger,
                                const struct node *fact)
{
	static const struct {
		enum fact_column column;
		enum code_set set;
	} codes[] = {{FACT_KIND, CODE_KIND},
	             {FACT_RELATION, CODE_RELATION},
	             {FACT_PER, CODE_PER},
	             {FACT_REASON, CODE_REASON}};
	struct fact_cells row = fact_in_codes(words, ledger, fact);
	bool is_money = fact->figure && fact->figure->kind == FIGURE_MONEY;
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
		struct cell *cell = &row.cells[codes[i].column];
		cell->text = words_code(words, codes[i].set, cell->text);
	}
	if (fact->kind == NODE_MENTION && is_time(fact->figure)) {
		row.cells[FACT_KIND] = cell_text(words_of(words, &MESSAGE_SHEET_TIME));
	}
	row.cells[FACT_TEXT] = cell_text(fact_as_written(words, fact));
	row.cells[FACT_PLACE] = cell_text(ledger_spot(words, ledger, &fact->place));
	struct cell *unit = &row.cells[FACT_UNIT];
	unit->text = words_code(words, is_money ? CODE_CURRENCY : CODE_PER, unit->text);
	if (row.cells[FACT_TITLE].text.size == 0) {
		row.cells[FACT_TITLE] = cell_text(words_of(words, &MESSAGE_SHEET_DOCUMENT));
	}
	return row;
}
