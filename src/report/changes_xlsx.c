/* Changes as a workbook: a sheet that sums up, whose differences and sums are live formulas, and a
 * sheet with a row for each change. In Chinese yuan are in ten thousands. */
#include "report/changes_words.h"
#include "report/message.h"
#include "report/sheet.h"

static enum sheet_look look_of_kind(enum change_kind kind)
{
	static const enum sheet_look looks[CHANGE_KIND_COUNT] = {
	    [CHANGE_ADDED] = LOOK_GOOD,   [CHANGE_REMOVED] = LOOK_BAD,
	    [CHANGE_MOVED] = LOOK_FAINT,  [CHANGE_RENUMBERED] = LOOK_FAINT,
	    [CHANGE_RENAMED] = LOOK_OPEN, [CHANGE_CHANGED] = LOOK_OPEN,
	    [CHANGE_EDITED] = LOOK_PLAIN,
	};
	return looks[kind];
}

/* An amount in the unit of the sheets, and that unit. */
static struct decimal in_sheet_unit(const struct wording *words, struct decimal value,
                                    struct str unit)
{
	enum { TEN_THOUSANDS = -4 };
	bool is_yuan = words->language == LANGUAGE_CHINESE && str_equal(unit, STR("CNY"));
	struct decimal out;
	return is_yuan && decimal_shift(&out, value, TEN_THOUSANDS) ? out : value;
}

/* ---- the summary ---- */

enum { ITEM, ITEM_OLD, ITEM_NEW, ITEM_DELTA, ITEM_PERCENT, ITEM_UNIT, ITEM_NOTE, ITEM_COLUMNS };

static const struct sheet_column summary_columns[ITEM_COLUMNS] = {
    [ITEM] = SHEET_COLUMN(COMPARED_ITEM, 44),
    [ITEM_OLD] = SHEET_COLUMN(CHANGES_OLD, 24, .kind = SHEET_AMOUNT),
    [ITEM_NEW] = SHEET_COLUMN(CHANGES_NEW, 24, .kind = SHEET_AMOUNT),
    [ITEM_DELTA] = SHEET_COLUMN(CHANGES_DELTA, 16, .kind = SHEET_AMOUNT),
    [ITEM_PERCENT] = SHEET_COLUMN(COMPARED_PERCENT, 12, .kind = SHEET_AMOUNT),
    [ITEM_UNIT] = SHEET_COLUMN(REPORT_UNIT, 8),
    [ITEM_NOTE] = SHEET_COLUMN(COMPARED_NOTE, 40),
};

struct sheets {
	struct wording words;
	const struct changes *changes;
	struct sheet *summary;
	struct sheet *list;
};

static struct cell cell_of(const struct sheets *sheets, const struct message *message)
{
	return cell_text(words_of(&sheets->words, message));
}

/* Every cell of the row that is being filled has its lines, also where nothing is put. */
static void begin_row(struct sheets *sheets, enum sheet_look look)
{
	for (size_t i = 0; i < ITEM_COLUMNS; i++) {
		sheet_put(sheets->summary, i, (struct cell){0}, look);
	}
}

/* A heading in a row of its own. */
static void put_heading(struct sheets *sheets, struct str text)
{
	begin_row(sheets, LOOK_TOTAL);
	sheet_put(sheets->summary, ITEM, cell_text(text), LOOK_TOTAL);
	sheet_end_row(sheets->summary);
}

static void put_texts(struct sheets *sheets, struct str item, struct str old, struct str new)
{
	begin_row(sheets, LOOK_PLAIN);
	sheet_put(sheets->summary, ITEM, cell_text(item), LOOK_PLAIN);
	sheet_put(sheets->summary, ITEM_OLD, cell_text(old), LOOK_PLAIN);
	sheet_put(sheets->summary, ITEM_NEW, cell_text(new), LOOK_PLAIN);
	sheet_end_row(sheets->summary);
}

/* What two cells of a row differ by, as a formula where both are numbers. */
static struct cell delta_cell(struct sheets *sheets, const struct sheet *sheet, size_t column,
                              struct decimal from, struct decimal to, struct decimal delta)
{
	struct arena *arena = sheets->words.arena;
	struct str old = sheet_address(arena, column, sheet_row(sheet));
	struct str new = sheet_address(arena, column + 1, sheet_row(sheet));
	if (!sheet_holds(from) || !sheet_holds(to) || !sheet_holds(delta)) {
		return cell_number(delta);
	}
	return cell_formula(arena_format(arena, "=%.*s-%.*s", STR_FORMAT(new), STR_FORMAT(old)),
	                    delta);
}

static struct cell percent_cell(struct sheets *sheets, const struct sheet *sheet, size_t column,
                                struct decimal from, struct decimal to, struct decimal percent)
{
	struct arena *arena = sheets->words.arena;
	struct str old = sheet_address(arena, column, sheet_row(sheet));
	struct str new = sheet_address(arena, column + 1, sheet_row(sheet));
	if (!sheet_holds(from) || !sheet_holds(to)) {
		return cell_number(percent);
	}
	return cell_formula(arena_format(arena, "=ROUND((%.*s-%.*s)/%.*s*100,2)", STR_FORMAT(new),
	                                 STR_FORMAT(old), STR_FORMAT(old)),
	                    percent);
}

/* Two values of a row from a column on, with what they differ by behind them. */
static void put_pair(struct sheets *sheets, struct sheet *sheet, size_t column,
                     const struct amounts *amounts, struct str unit, const struct decimal *percent)
{
	struct decimal values[2];
	for (size_t side = 0; side < 2; side++) {
		values[side] = in_sheet_unit(&sheets->words, amounts->values[side], unit);
		sheet_put(sheet, column + side,
		          amounts->has[side] ? cell_number(values[side]) : (struct cell){0},
		          LOOK_PLAIN);
	}
	bool has_both = amounts->has[0] && amounts->has[1];
	struct decimal delta = in_sheet_unit(&sheets->words, amounts->delta, unit);
	if (amounts->has_delta) {
		sheet_put(sheet, column + 2,
		          has_both ? delta_cell(sheets, sheet, column, values[0], values[1], delta)
		                   : cell_number(delta),
		          LOOK_PLAIN);
	}
	if (percent) {
		sheet_put(sheet, column + 3,
		          has_both
		              ? percent_cell(sheets, sheet, column, values[0], values[1], *percent)
		              : cell_number(*percent),
		          LOOK_PLAIN);
	}
}

/* As what a total is stated, where that is not exactly: "about 157 -> about 147". */
static struct str stated_as(struct sheets *sheets, const struct roll_up *total,
                            const struct amounts *amounts)
{
	const struct wording *words = &sheets->words;
	for (size_t side = 0; side < 2; side++) {
		const struct figure *figure = total->figures[side];
		if (figure && figure->relation != RELATION_EXACT) {
			return words_joined(
			    words, words_total_value(words, total, amounts, true, 0), " -> ",
			    words_total_value(words, total, amounts, true, 1));
		}
	}
	return (struct str){0};
}

static void put_amounts(struct sheets *sheets, const struct roll_up *total, bool is_stated)
{
	const struct amounts amounts = amounts_of_total(total, is_stated);
	struct sheet *sheet = sheets->summary;
	begin_row(sheets, LOOK_PLAIN);
	sheet_put(sheet, ITEM,
	          cell_of(sheets, is_stated ? &MESSAGE_REPORT_STATED : &MESSAGE_CHANGES_SUMMED),
	          LOOK_PLAIN);
	put_pair(sheets, sheet, ITEM_OLD, &amounts, total->unit,
	         amounts.has_percent ? &total->percent : NULL);
	sheet_put(sheet, ITEM_UNIT, cell_text(words_table_unit(&sheets->words, total->unit)),
	          LOOK_PLAIN);
	if (is_stated) {
		sheet_put(sheet, ITEM_NOTE, cell_text(stated_as(sheets, total, &amounts)),
		          LOOK_PLAIN);
	}
	sheet_end_row(sheet);
}

static void put_contribution(struct sheets *sheets, const struct roll_up *total,
                             const struct contribution *item)
{
	const struct wording *words = &sheets->words;
	const struct marked *at = item->direction;
	const struct amounts amounts = {.has = {item->has_from, item->has_to},
	                                .values = {item->from, item->to},
	                                .has_delta = true,
	                                .delta = item->delta};
	struct str name = words_joined(words, words_numbers(words, at, STR("->")), " ",
	                               node_title(marked_node(at)));
	begin_row(sheets, LOOK_PLAIN);
	sheet_put(sheets->summary, ITEM, cell_text(name), LOOK_PLAIN);
	put_pair(sheets, sheets->summary, ITEM_OLD, &amounts, total->unit, NULL);
	sheet_put(sheets->summary, ITEM_UNIT, cell_text(words_table_unit(words, total->unit)),
	          LOOK_PLAIN);
	if (!at->before || !at->after) {
		sheet_put(
		    sheets->summary, ITEM_NOTE,
		    cell_text(words_change_kind(words, at->after ? CHANGE_ADDED : CHANGE_REMOVED)),
		    LOOK_PLAIN);
	}
	sheet_end_row(sheets->summary);
}

/* The sum of the differences above, from a row on. */
static void put_contribution_sum(struct sheets *sheets, const struct roll_up *total, size_t first)
{
	const struct wording *words = &sheets->words;
	struct sheet *sheet = sheets->summary;
	struct str letters = sheet_letters(words->arena, ITEM_DELTA);
	struct decimal delta = in_sheet_unit(words, total->summed_delta, total->unit);
	bool is_live = sheet_holds(delta);
	for (size_t i = 0; i < total->count; i++) {
		is_live = is_live && sheet_holds(in_sheet_unit(words, total->contributions[i].delta,
		                                               total->unit));
	}
	begin_row(sheets, LOOK_TOTAL);
	sheet_put(sheet, ITEM, cell_of(sheets, &MESSAGE_REPORT_SUM), LOOK_TOTAL);
	sheet_put(sheet, ITEM_DELTA,
	          is_live ? cell_formula(arena_format(words->arena, "=SUM(%.*s%zu:%.*s%zu)",
	                                              STR_FORMAT(letters), first,
	                                              STR_FORMAT(letters), sheet_row(sheet) - 1),
	                                 delta)
	                  : cell_number(delta),
	          LOOK_TOTAL);
	sheet_put(sheet, ITEM_UNIT, cell_text(words_table_unit(words, total->unit)), LOOK_TOTAL);
	sheet_end_row(sheet);
}

static void put_total(struct sheets *sheets, enum sum_kind kind)
{
	const struct wording *words = &sheets->words;
	const struct roll_up *total = &sheets->changes->totals[kind];
	struct str *notes;
	size_t note_count = words_roll_up(words, total, &notes);
	put_heading(sheets, words_sum_kind(words, kind));
	if (!total->has_overflow) {
		if (total->figures[0] || total->figures[1]) {
			put_amounts(sheets, total, true);
		}
		put_amounts(sheets, total, false);
	}
	for (size_t i = 0; i < note_count; i++) {
		put_texts(sheets, notes[i], (struct str){0}, (struct str){0});
	}
	if (!total->has_overflow && total->count > 0) {
		put_heading(sheets, words_of(words, &MESSAGE_PAGE_FROM_WHERE));
		size_t first = sheet_row(sheets->summary);
		for (size_t i = 0; i < total->count; i++) {
			put_contribution(sheets, total, &total->contributions[i]);
		}
		put_contribution_sum(sheets, total, first);
	}
}

static void put_summary(struct sheets *sheets)
{
	const struct wording *words = &sheets->words;
	const struct changes *changes = sheets->changes;
	const struct model *old = changes->before;
	const struct model *new = changes->after;
	put_texts(sheets, words_of(words, &MESSAGE_COMPARED_FILES), old->source.name,
	          new->source.name);
	put_texts(sheets, words_of(words, &MESSAGE_REPORT_TITLE), old->title, new->title);
	put_texts(sheets, words_code(words, CODE_KIND, STR("year")), words_edition(words, old),
	          words_edition(words, new));
	put_texts(sheets, words_of(words, &MESSAGE_CHANGES_CHANGES),
	          words_change_counts(words, changes), (struct str){0});
	put_texts(sheets, words_of(words, &MESSAGE_COMPARED_PARTNERS),
	          words_partner_names(words, &changes->lost),
	          words_partner_names(words, &changes->gained));
	put_total(sheets, SUM_FUNDS);
	put_total(sheets, SUM_PROJECTS);
}

/* ---- the list ---- */

enum {
	LIST_NUMBER,
	LIST_KIND,
	LIST_OLD_NUMBER,
	LIST_NEW_NUMBER,
	LIST_TITLE,
	LIST_PART,
	LIST_OLD_TEXT,
	LIST_NEW_TEXT,
	LIST_OLD_VALUE,
	LIST_NEW_VALUE,
	LIST_DELTA,
	LIST_PERCENT,
	LIST_UNIT,
	LIST_NOTE,
	LIST_OLD_PLACE,
	LIST_NEW_PLACE,
	LIST_COLUMNS
};

static const struct sheet_column list_columns[LIST_COLUMNS] = {
    [LIST_NUMBER] = SHEET_COLUMN(COMPARED_ORDINAL, 6, .kind = SHEET_PLAIN),
    [LIST_KIND] = SHEET_COLUMN(COMPARED_CHANGE, 11),
    [LIST_OLD_NUMBER] = SHEET_COLUMN(COMPARED_OLD_NUMBER, 10),
    [LIST_NEW_NUMBER] = SHEET_COLUMN(COMPARED_NEW_NUMBER, 10),
    [LIST_TITLE] = SHEET_COLUMN(REPORT_DIRECTION, 28),
    [LIST_PART] = SHEET_COLUMN(REPORT_PLACE, 14),
    [LIST_OLD_TEXT] = SHEET_COLUMN(COMPARED_OLD_TEXT, 40),
    [LIST_NEW_TEXT] = SHEET_COLUMN(COMPARED_NEW_TEXT, 40),
    [LIST_OLD_VALUE] =
	SHEET_COLUMN(COMPARED_OLD_VALUE, 14, .kind = SHEET_AMOUNT, .is_optional = true),
    [LIST_NEW_VALUE] =
	SHEET_COLUMN(COMPARED_NEW_VALUE, 14, .kind = SHEET_AMOUNT, .is_optional = true),
    [LIST_DELTA] = SHEET_COLUMN(CHANGES_DELTA, 14, .kind = SHEET_AMOUNT, .is_optional = true),
    [LIST_PERCENT] = SHEET_COLUMN(COMPARED_PERCENT, 10, .kind = SHEET_AMOUNT, .is_optional = true),
    [LIST_UNIT] = SHEET_COLUMN(REPORT_UNIT, 8, .is_optional = true),
    [LIST_NOTE] = SHEET_COLUMN(COMPARED_NOTE, 24, .is_optional = true),
    [LIST_OLD_PLACE] = SHEET_COLUMN(COMPARED_OLD_PLACE, 16),
    [LIST_NEW_PLACE] = SHEET_COLUMN(COMPARED_NEW_PLACE, 16),
};

static void put(struct sheets *sheets, size_t column, struct str text)
{
	sheet_put(sheets->list, column, cell_text(text), LOOK_PLAIN);
}

/* What came or went as a whole says its figures; what moved, where and what. */
static void put_what(struct sheets *sheets, const struct change *change)
{
	const struct wording *words = &sheets->words;
	struct str from = words_value(words, change, change->from);
	struct str to = words_value(words, change, change->to);
	bool is_one_sided = change->kind == CHANGE_ADDED || change->kind == CHANGE_REMOVED;
	if (is_one_sided && change_is_titled(change)) {
		struct str figures = words_direction_figures(words, marked_node(change->at));
		from = change->kind == CHANGE_REMOVED ? figures : (struct str){0};
		to = change->kind == CHANGE_ADDED ? figures : (struct str){0};
	}
	put(sheets, LIST_OLD_TEXT, from);
	put(sheets, LIST_NEW_TEXT, to);
	put(sheets, LIST_NOTE,
	    words_joined(words, change->text, " ", words_counterparts(words, change)));
}

/* Old and new value of a figure, and by how much it differs. */
static void put_figure(struct sheets *sheets, const struct change *change)
{
	const struct wording *words = &sheets->words;
	const struct marked *at = change->at;
	const struct figure *figures[] = {at->before ? at->before->figure : NULL,
	                                  at->after ? at->after->figure : NULL};
	const struct figure *any = figures[1] ? figures[1] : figures[0];
	if (!any || change->pieces) {
		return;
	}
	struct amounts amounts = {.has_delta = at->figure.has_delta, .delta = at->figure.delta};
	bool is_same_unit =
	    !figures[0] || !figures[1] || str_equal(figures[0]->unit, figures[1]->unit);
	for (size_t side = 0; side < 2; side++) {
		amounts.has[side] = figures[side] && figures[side]->has_value;
		if (amounts.has[side]) {
			amounts.values[side] = figures[side]->value;
		}
	}
	if (is_same_unit && (amounts.has[0] || amounts.has[1])) {
		put_pair(sheets, sheets->list, LIST_OLD_VALUE, &amounts, any->unit,
		         at->figure.has_percent ? &at->figure.percent : NULL);
		put(sheets, LIST_UNIT, words_table_unit(words, any->unit));
	}
	if (at->figure.aspects > 0 && !(at->figure.aspects & ASPECT_VALUE)) {
		put(sheets, LIST_NOTE, words_figure_change(words, at, STR("->")));
	}
}

static void put_change(struct sheets *sheets, size_t index)
{
	const struct wording *words = &sheets->words;
	const struct change *change = &sheets->changes->items[index];
	const struct marked *within = change->within;
	const struct marked *left = change->left ? change->left : change->at;
	sheet_put(sheets->list, LIST_NUMBER, cell_count(index + 1), LOOK_PLAIN);
	sheet_put(sheets->list, LIST_KIND, cell_text(words_change_kind(words, change->kind)),
	          look_of_kind(change->kind));
	put(sheets, LIST_OLD_NUMBER, within && within->before ? within->before->number : STR(""));
	put(sheets, LIST_NEW_NUMBER, within && within->after ? within->after->number : STR(""));
	put(sheets, LIST_TITLE,
	    within ? node_title(marked_node(within))
	           : words_of(words, &MESSAGE_REPORT_WHOLE_DOCUMENT));
	put(sheets, LIST_PART, words_part(words, change));
	for (size_t i = LIST_OLD_VALUE; i <= LIST_UNIT; i++) {
		sheet_put(sheets->list, i, (struct cell){0}, LOOK_PLAIN);
	}
	put_what(sheets, change);
	if (change->at) {
		put_figure(sheets, change);
	}
	put(sheets, LIST_OLD_PLACE, words_node_place(words, left ? left->before : NULL));
	put(sheets, LIST_NEW_PLACE, words_node_place(words, change->at ? change->at->after : NULL));
	sheet_end_row(sheets->list);
}

static void fill(struct workbook *book, const struct report *report)
{
	struct sheets sheets = {.words = report->words, .changes = report->changes};
	sheets.summary = sheet_add(book, &MESSAGE_COMPARED_SUMMARY, summary_columns, ITEM_COLUMNS);
	put_summary(&sheets);
	sheets.list = sheet_add(book, &MESSAGE_CHANGES_CHANGES, list_columns, LIST_COLUMNS);
	for (size_t i = 0; i < report->changes->count; i++) {
		put_change(&sheets, i);
	}
	sheet_filter(sheets.list);
}

enum status changes_xlsx(const struct report *report)
{
	const struct changes *changes = report->changes;
	struct str name = words_joined(&report->words, changes->before->source.name, " -> ",
	                               changes->after->source.name);
	return workbook_write(report, "zhinan diff", name, fill);
}
