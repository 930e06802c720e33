/* The sheet of a ledger: directions, and below them live sums beside what is stated. */
#include "report/ledger_sheet.h"

#include "base/buf.h"
#include "report/audit_words.h"
#include "report/ledger_cells.h"
#include "report/message.h"

enum {
	NUMBER,
	LEVEL,
	TITLE,
	PARTNERS,
	PROJECTS,
	PROJECTS_RELATION,
	PROJECTS_TEXT,
	PROJECTS_COUNTED,
	FUNDS,
	FUNDS_RELATION,
	FUNDS_TEXT,
	FUNDS_COUNTED,
	CURRENCY,
	EACH,
	EACH_RELATION,
	EACH_TEXT,
	CLASS,
	DURATION,
	PART_OF,
	PLACE,
	FUNDS_UNITS,
	EACH_UNITS,
	CODES,
	LEDGER_COLUMNS
};

static const struct sheet_column ledger_columns[LEDGER_COLUMNS] = {
    [NUMBER] = SHEET_COLUMN(REPORT_NUMBER, 10),
    [LEVEL] = SHEET_COLUMN(LEDGER_LEVEL, 6, .kind = SHEET_PLAIN),
    [TITLE] = SHEET_COLUMN(REPORT_DIRECTION, 40),
    [PARTNERS] = SHEET_COLUMN(REPORT_PARTNER, 18, .is_optional = true),
    [PROJECTS] = SHEET_COLUMN(PART_PROJECTS, 10, .kind = SHEET_AMOUNT),
    [PROJECTS_RELATION] = SHEET_COLUMN(LEDGER_PROJECTS_RELATION, 10, .is_optional = true),
    [PROJECTS_TEXT] = SHEET_COLUMN(LEDGER_PROJECTS_TEXT, 18, .is_optional = true),
    [PROJECTS_COUNTED] = SHEET_COLUMN(LEDGER_PROJECTS_COUNTED, 8, .is_optional = true),
    [FUNDS] = SHEET_COLUMN(SHEET_FUNDS, 14, .kind = SHEET_AMOUNT),
    [FUNDS_RELATION] = SHEET_COLUMN(LEDGER_FUNDS_RELATION, 10, .is_optional = true),
    [FUNDS_TEXT] = SHEET_COLUMN(LEDGER_FUNDS_TEXT, 20, .is_optional = true),
    [FUNDS_COUNTED] = SHEET_COLUMN(LEDGER_FUNDS_COUNTED, 8, .is_optional = true),
    [CURRENCY] = SHEET_COLUMN(SHEET_CURRENCY, 10, .is_optional = true),
    [EACH] = SHEET_COLUMN(LEDGER_EACH, 14, .kind = SHEET_AMOUNT, .is_optional = true),
    [EACH_RELATION] = SHEET_COLUMN(LEDGER_EACH_RELATION, 10, .is_optional = true),
    [EACH_TEXT] = SHEET_COLUMN(LEDGER_EACH_TEXT, 20, .is_optional = true),
    [CLASS] = SHEET_COLUMN(REPORT_PROJECT_KIND, 16, .is_optional = true),
    [DURATION] = SHEET_COLUMN(LEDGER_DURATION, 16, .is_optional = true),
    [PART_OF] = SHEET_COLUMN(LEDGER_PART_OF, 16, .is_optional = true),
    [PLACE] = SHEET_COLUMN(SHEET_PLACE, 18),
    [FUNDS_UNITS] = SHEET_COLUMN(LEDGER_FUNDS_UNITS, 18, .kind = SHEET_AMOUNT, .is_aside = true),
    [EACH_UNITS] = SHEET_COLUMN(LEDGER_EACH_UNITS, 18, .kind = SHEET_AMOUNT, .is_optional = true,
                                .is_aside = true),
    [CODES] = SHEET_COLUMN(REPORT_CODE, 24, .is_optional = true, .is_aside = true),
};

/* Where the parts of a figure stand. */
static const struct {
	size_t value, relation, text;
	size_t in_ten_thousands; /* 0: not */
} slots[] = {
    [SLOT_PROJECTS] = {PROJECTS, PROJECTS_RELATION, PROJECTS_TEXT, 0},
    [SLOT_FUNDS] = {FUNDS_UNITS, FUNDS_RELATION, FUNDS_TEXT, FUNDS},
    [SLOT_EACH] = {EACH_UNITS, EACH_RELATION, EACH_TEXT, EACH},
};
static const size_t counted_columns[] = {
    [SUM_PROJECTS] = PROJECTS_COUNTED, [SUM_FUNDS] = FUNDS_COUNTED};

/* The sheet, and the row of it that is being made. */
struct ledger_writer {
	struct wording words;
	const struct ledger *ledger;
	const struct source_lines *lines;
	struct sheet *sheet;
	const struct sheet *texts;
	struct cell cells[LEDGER_COLUMNS];
	enum sheet_look looks[LEDGER_COLUMNS];
};

static void clear_row(struct ledger_writer *writer, enum sheet_look look)
{
	for (size_t i = 0; i < LEDGER_COLUMNS; i++) {
		writer->cells[i] = (struct cell){0};
		writer->looks[i] = look;
	}
}

static void put_row(struct ledger_writer *writer, const struct place *place)
{
	for (size_t i = 0; i < LEDGER_COLUMNS; i++) {
		size_t row = place && i == PLACE ? source_lines_row(writer->lines, place) : 0;
		sheet_put_link(writer->sheet, i, writer->cells[i], writer->looks[i], writer->texts,
		               row);
	}
	sheet_end_row(writer->sheet);
}

static void set_text(struct ledger_writer *writer, size_t column, struct str text)
{
	writer->cells[column] = cell_text(text);
}

static void set_message(struct ledger_writer *writer, size_t column, const struct message *message)
{
	set_text(writer, column, words_of(&writer->words, message));
}

/* An amount in its column, and where that is money in ten thousands too, as its unit divided. */
static void set_amount(struct ledger_writer *writer, enum ledger_slot slot, struct cell amount)
{
	enum { WAN_ZEROS = 4 };
	struct decimal wan;
	size_t column = slots[slot].in_ten_thousands;
	writer->cells[slots[slot].value] = amount;
	if (column == 0 || !decimal_shift(&wan, amount.number, -WAN_ZEROS)) {
		return;
	}
	struct str from =
	    sheet_address(writer->words.arena, slots[slot].value, sheet_row(writer->sheet));
	struct str formula = arena_format(writer->words.arena, "=%.*s/10000", STR_FORMAT(from));
	writer->cells[column] =
	    sheet_holds(amount.number) ? cell_formula(formula, wan) : cell_number(wan);
}

static void set_fact(struct ledger_writer *writer, const struct ledger_row *row,
                     enum ledger_slot slot)
{
	/* a sign that the row above says it for this one too: U+3003 */
	static const struct str ditto = STR_INIT("\xE3\x80\x83");
	const struct node *fact = row->facts[slot];
	const struct decimal *value = ledger_value(row, slot);
	if (value) {
		set_amount(writer, slot, cell_number(*value));
	}
	if (!fact) {
		return;
	}
	if (row->is_ditto[slot]) {
		size_t column = slots[slot].in_ten_thousands;
		set_text(writer, column > 0 ? column : slots[slot].value, ditto);
		set_text(writer, slots[slot].text, ditto);
		return;
	}
	if (!value) {
		size_t column = slots[slot].in_ten_thousands;
		set_text(writer, column > 0 ? column : slots[slot].value,
		         words_bounds(&writer->words, fact->figure, column > 0));
	}
	set_text(writer, slots[slot].relation, words_relation(&writer->words, fact->figure));
	set_text(writer, slots[slot].text, fact_as_written(&writer->words, fact));
	if (slot != SLOT_PROJECTS && writer->ledger->is_mixed) {
		set_text(writer, CURRENCY, words_unit(&writer->words, fact->figure->unit));
	}
}

/* What stands in a row whatever it is of. The first fact in it. */
static const struct node *set_facts(struct ledger_writer *writer, const struct ledger_row *row)
{
	const struct node *first = NULL;
	for (enum ledger_slot slot = 0; slot < SLOT_DURATION; slot++) {
		set_fact(writer, row, slot);
	}
	for (enum ledger_slot slot = 0; slot < SLOT_COUNT; slot++) {
		first = first ? first : row->facts[slot];
	}
	if (row->facts[SLOT_DURATION]) {
		set_text(writer, DURATION,
		         fact_as_written(&writer->words, row->facts[SLOT_DURATION]));
	}
	set_text(writer, CLASS, row->project_kind);
	set_text(writer, PART_OF, row->whole ? row->whole->text : STR(""));
	return first;
}

/* Funds that nothing states: the number of projects times what each gets. */
static void set_product(struct ledger_writer *writer, const struct ledger_row *row)
{
	struct arena *arena = writer->words.arena;
	size_t at = sheet_row(writer->sheet);
	struct str count = sheet_address(arena, PROJECTS, at);
	struct str each = sheet_address(arena, EACH_UNITS, at);
	const struct decimal *value = ledger_value(row, SLOT_FUNDS);
	if (row->facts[SLOT_EACH] && row->facts[SLOT_PROJECTS] && sheet_holds(*value)) {
		struct str formula =
		    arena_format(arena, "=%.*s*%.*s", STR_FORMAT(count), STR_FORMAT(each));
		set_amount(writer, SLOT_FUNDS, cell_formula(formula, *value));
	}
	set_text(writer, FUNDS_TEXT, words_written(&writer->words, row->product));
}

static void put_direction(struct ledger_writer *writer, const struct ledger_row *row)
{
	const struct wording *words = &writer->words;
	clear_row(writer, LOOK_PLAIN);
	const struct node *fact = set_facts(writer, row);
	const struct place *place = &row->holder->place;
	set_text(writer, NUMBER, row->holder->number);
	writer->cells[LEVEL] = cell_count(row->level);
	if (row->is_first) {
		set_text(writer, TITLE, node_title(row->holder));
		set_text(writer, PARTNERS, ledger_partners(words, row->holder));
		set_text(writer, CODES, ledger_partner_codes(words, row->holder));
	} else {
		place = fact ? &fact->place : place;
		set_text(writer, TITLE,
		         row->project_kind.size > 0
		             ? words_say(words, &MESSAGE_LEDGER_OF_KIND, row->project_kind)
		             : words_of(words, row->whole ? &MESSAGE_LEDGER_OF_WHICH
		                                          : &MESSAGE_LEDGER_MORE));
	}
	if (row->product && !row->facts[SLOT_FUNDS]) {
		set_product(writer, row);
	}
	for (enum sum_kind kind = 0; kind < SUM_COUNT; kind++) {
		bool has = (row->facts[kind] && !row->is_ditto[kind]) || row->counts[kind];
		set_message(writer, counted_columns[kind],
		            row->counts[kind] ? &MESSAGE_SHEET_YES : &MESSAGE_SHEET_NO);
		writer->cells[counted_columns[kind]].kind = has ? CELL_TEXT : CELL_EMPTY;
	}
	set_text(writer, PLACE, ledger_spot(words, writer->ledger, place));
	put_row(writer, place);
}

/* ---- sums below the directions ---- */

enum { MAX_FORMULA = 8000 /* bytes; the format takes 8192 */ };

/* The row of the ledger's sheet in which a term stands. */
static size_t row_of_term(const struct ledger_writer *writer, const struct term *term)
{
	return ledger_row_of(writer->ledger, term->direction) + 2;
}

/* "F2:F9" */
static struct str range_of(const struct ledger_writer *writer, size_t column, size_t first,
                           size_t last)
{
	struct str letters = sheet_letters(writer->words.arena, column);
	return arena_format(writer->words.arena, "%.*s%zu:%.*s%zu", STR_FORMAT(letters), first,
	                    STR_FORMAT(letters), last);
}

/* The sum of all that counts between the first and the last term. */
static struct str sum_of_counted(const struct ledger_writer *writer, const struct proof *proof,
                                 enum sum_kind kind)
{
	const struct wording *words = &writer->words;
	size_t first = row_of_term(writer, &proof->terms[0]);
	size_t last = row_of_term(writer, &proof->terms[proof->term_count - 1]);
	struct str values = range_of(writer, slots[kind].value, first, last);
	struct str counted = range_of(writer, counted_columns[kind], first, last);
	struct str yes = words_of(words, &MESSAGE_SHEET_YES);
	struct str formula = arena_format(words->arena, "=SUMIFS(%.*s,%.*s,\"%.*s\"",
	                                  STR_FORMAT(values), STR_FORMAT(counted), STR_FORMAT(yes));
	if (kind == SUM_FUNDS && writer->ledger->is_mixed) {
		struct str currencies = range_of(writer, CURRENCY, first, last);
		struct str currency = words_unit(words, proof->unit);
		formula = arena_format(words->arena, "%.*s,%.*s,\"%.*s\"", STR_FORMAT(formula),
		                       STR_FORMAT(currencies), STR_FORMAT(currency));
	}
	return arena_format(words->arena, "%.*s)", STR_FORMAT(formula));
}

/* The sum of the terms of a direction's own total, neighbours in one range. Empty where it is too
 * long for a formula. */
static struct str sum_of_terms(const struct ledger_writer *writer, const struct proof *proof,
                               enum sum_kind kind)
{
	struct buf buf;
	buf_init(&buf);
	buf_append(&buf, STR("=SUM("));
	for (size_t i = 0; i < proof->term_count && buf.size < MAX_FORMULA;) {
		size_t first = row_of_term(writer, &proof->terms[i]);
		size_t last = first;
		while (++i < proof->term_count &&
		       row_of_term(writer, &proof->terms[i]) == last + 1) {
			last++;
		}
		struct str range = range_of(writer, slots[kind].value, first, last);
		buf_append(&buf, buf.size > 5 ? STR(",") : STR(""));
		buf_append(&buf, range);
	}
	bool fits = buf.size < MAX_FORMULA;
	buf_append(&buf, STR(")"));
	struct str formula = words_taken(&writer->words, &buf);
	return fits ? formula : STR("");
}

/* Whether all figures of a proof are numbers in their cells. */
static bool is_live(const struct proof *proof)
{
	bool live = proof->term_count > 0 && !proof->has_overflow && sheet_holds(proof->sum);
	for (size_t i = 0; i < proof->term_count && live; i++) {
		const struct amount *amount = &proof->terms[i].amount;
		live =
		    proof->terms[i].direction && (!amount->has_value || sheet_holds(amount->value));
	}
	return live;
}

static struct cell sum_cell(const struct ledger_writer *writer, const struct proof *proof,
                            enum sum_kind kind)
{
	struct str formula = {0};
	if (proof->has_overflow) {
		return (struct cell){0};
	}
	if (is_live(proof)) {
		bool is_own = proof->node && direction_around(proof->node);
		formula = is_own ? sum_of_terms(writer, proof, kind)
		                 : sum_of_counted(writer, proof, kind);
	}
	return formula.size > 0 ? cell_formula(formula, proof->sum) : cell_number(proof->sum);
}

/* Whose the sums are: the number and title of a direction or section, or the whole. */
static void set_scope(struct ledger_writer *writer, const struct ledger_row *row,
                      const struct message *what)
{
	const struct wording *words = &writer->words;
	struct str title = node_title(row->holder);
	struct str name = title.size > 0 ? title : words_of(words, &MESSAGE_SHEET_DOCUMENT);
	set_text(writer, NUMBER, row->holder ? row->holder->number : STR(""));
	set_text(writer, TITLE, words_say(words, what, name));
}

static void put_sums(struct ledger_writer *writer, const struct ledger_row *row)
{
	clear_row(writer, LOOK_TOTAL);
	set_scope(writer, row, &MESSAGE_LEDGER_SUM);
	for (enum sum_kind kind = 0; kind < SUM_COUNT; kind++) {
		const struct proof *proof = row->proofs[kind];
		if (!proof) {
			continue;
		}
		set_amount(writer, (enum ledger_slot)kind, sum_cell(writer, proof, kind));
		if (proof->missing > 0) {
			set_text(writer, slots[kind].text, words_missing(&writer->words, proof));
		}
		if (kind == SUM_FUNDS && writer->ledger->is_mixed) {
			set_text(writer, CURRENCY, words_unit(&writer->words, proof->unit));
		}
	}
	put_row(writer, NULL);
}

static void put_stated(struct ledger_writer *writer, const struct ledger_row *row)
{
	bool is_kind = row->project_kind.size > 0;
	clear_row(writer, LOOK_PLAIN);
	const struct node *fact = set_facts(writer, row);
	set_scope(writer, row, &MESSAGE_LEDGER_STATED);
	if (is_kind) {
		set_text(writer, TITLE,
		         words_say(&writer->words, &MESSAGE_LEDGER_STATED_OF_KIND,
		                   writer->cells[TITLE].text, row->project_kind));
	}
	set_text(writer, PLACE, ledger_spot(&writer->words, writer->ledger, &fact->place));
	put_row(writer, &fact->place);
}

static void put_differences(struct ledger_writer *writer, const struct ledger_row *row)
{
	struct arena *arena = writer->words.arena;
	clear_row(writer, LOOK_TOTAL);
	set_scope(writer, row, &MESSAGE_LEDGER_DIFFERENCE);
	for (enum sum_kind kind = 0; kind < SUM_COUNT; kind++) {
		const struct proof *proof = row->proofs[kind];
		if (!proof || !proof->node) {
			continue;
		}
		size_t at = sheet_row(writer->sheet);
		struct str sum = sheet_address(arena, slots[kind].value, at - 2);
		struct str stated = sheet_address(arena, slots[kind].value, at - 1);
		struct str formula =
		    arena_format(arena, "=%.*s-%.*s", STR_FORMAT(sum), STR_FORMAT(stated));
		bool is_number = proof->stated.has_value && !proof->has_overflow;
		if (is_number) {
			bool live = sheet_holds(proof->sum) && sheet_holds(proof->stated.value) &&
			            sheet_holds(proof->difference);
			set_amount(writer, (enum ledger_slot)kind,
			           live ? cell_formula(formula, proof->difference)
			                : cell_number(proof->difference));
		}
		set_text(writer, slots[kind].text, words_verdict(&writer->words, proof->verdict));
		writer->looks[slots[kind].text] = look_of_verdict(proof->verdict);
		writer->looks[slots[kind].value] =
		    is_number ? look_of_verdict(proof->verdict) : LOOK_TOTAL;
		if (kind == SUM_FUNDS) {
			writer->looks[FUNDS] = writer->looks[FUNDS_UNITS];
		}
	}
	put_row(writer, NULL);
}

/* The sums of a row's proofs, what it states, and how these differ. */
static void put_totals(struct ledger_writer *writer, const struct ledger_row *row)
{
	bool has_sum = false;
	bool is_stated = false;
	bool has_fact = false;
	for (enum sum_kind kind = 0; kind < SUM_COUNT; kind++) {
		has_sum = has_sum || row->proofs[kind];
		is_stated = is_stated || (row->proofs[kind] && row->proofs[kind]->node);
	}
	for (enum ledger_slot slot = 0; slot < SLOT_COUNT; slot++) {
		has_fact = has_fact || row->facts[slot];
	}
	if (has_sum) {
		put_sums(writer, row);
	}
	if (has_fact) {
		put_stated(writer, row);
	}
	if (is_stated) {
		put_differences(writer, row);
	}
}

/* How many directions and partners there are, beside what is stated. */
static void put_counts(struct ledger_writer *writer)
{
	const struct wording *words = &writer->words;
	const struct audit *audit = writer->ledger->audit;
	for (size_t i = 0; i < audit->proof_count; i++) {
		const struct proof *proof = &audit->proofs[i];
		bool is_count = proof->node && (proof->node->kind == NODE_DIRECTIONS ||
		                                proof->node->kind == NODE_PARTNERS);
		if (!is_count) {
			continue;
		}
		struct ledger_row row = {.holder = ledger_holder(proof->node)};
		clear_row(writer, LOOK_PLAIN);
		set_scope(writer, &row, &MESSAGE_LEDGER_SCOPE);
		set_text(writer, TITLE,
		         words_say(words, &MESSAGE_LEDGER_COUNTED, writer->cells[TITLE].text,
		                   words_code(words, CODE_KIND,
		                              node_kind_name((enum node_kind)proof->node->kind)),
		                   proof->stated.text, decimal_text(proof->sum, words->arena)));
		set_text(writer, PROJECTS_TEXT, words_verdict(words, proof->verdict));
		writer->looks[PROJECTS_TEXT] = look_of_verdict(proof->verdict);
		set_text(writer, PLACE, ledger_spot(words, writer->ledger, &proof->node->place));
		put_row(writer, &proof->node->place);
	}
}

struct sheet *ledger_sheet_add(struct workbook *book, struct arena *arena,
                               const struct ledger *ledger)
{
	struct sheet_column *columns = ARENA_ARRAY(arena, struct sheet_column, LEDGER_COLUMNS);
	memcpy(columns, ledger_columns, sizeof ledger_columns);
	if (ledger->is_mixed) {
		columns[FUNDS].head = &MESSAGE_LEDGER_FUNDS_MIXED;
		columns[EACH].head = &MESSAGE_LEDGER_EACH_MIXED;
		columns[FUNDS_UNITS].head = &MESSAGE_LEDGER_FUNDS_UNITS_MIXED;
		columns[EACH_UNITS].head = &MESSAGE_LEDGER_EACH_UNITS_MIXED;
	}
	return sheet_add(book, &MESSAGE_SHEET_LEDGER, columns, LEDGER_COLUMNS);
}

void ledger_sheet_put(struct sheet *sheet, const struct wording *words, const struct ledger *ledger,
                      const struct source_lines *lines, const struct sheet *texts)
{
	struct ledger_writer writer = {
	    .words = *words, .ledger = ledger, .lines = lines, .sheet = sheet, .texts = texts};
	for (size_t i = 0; i < ledger->direction_rows; i++) {
		put_direction(&writer, &ledger->rows[i]);
	}
	sheet_filter(sheet);
	for (size_t i = ledger->direction_rows; i < ledger->count; i++) {
		put_totals(&writer, &ledger->rows[i]);
	}
	put_counts(&writer);
	for (size_t i = 0; i < ledger->direction_rows; i++) {
		const struct ledger_row *row = &ledger->rows[i];
		if (row->proofs[SUM_PROJECTS] || row->proofs[SUM_FUNDS]) {
			put_totals(&writer, row);
		}
	}
}
