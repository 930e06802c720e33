/* A document's ledger as one table in long form: a row for each direction, each total that is
 * stated, each fact of a direction and each amount that is no fact. */
#include "report/csv_out.h"
#include "report/ledger_cells.h"
#include "report/report.h"

/* Behind the columns of facts, those of directions and of totals. */
enum {
	CSV_SOURCE,
	CSV_RECORD,
	CSV_FACT,
	CSV_LEVEL = CSV_FACT + FACT_PLACE,
	CSV_PARTNERS,
	CSV_CODES,
	CSV_PROJECTS,
	CSV_FUNDS = CSV_PROJECTS + 4,
	CSV_CURRENCY = CSV_FUNDS + 4,
	CSV_EACH,
	CSV_DURATION = CSV_EACH + 3,
	CSV_SUM = CSV_DURATION + 3,
	CSV_DIFFERENCE,
	CSV_VERDICT,
	CSV_COUNT
};

static const char *const names[CSV_COUNT] = {
    "source",
    "record",
    "id",
    "number",
    "title",
    "kind",
    "value",
    "unit",
    "relation",
    "min",
    "max",
    "per",
    "class",
    "part_of",
    "text",
    "code",
    "reason",
    "rule",
    "page",
    "line",
    "bytes",
    "level",
    "partners",
    "codes",
    "projects",
    "projects_relation",
    "projects_text",
    "projects_counted",
    "funds",
    "funds_relation",
    "funds_text",
    "funds_counted",
    "currency",
    "each",
    "each_relation",
    "each_text",
    "duration",
    "duration_relation",
    "duration_text",
    "sum",
    "difference",
    "verdict",
};

struct csv_record {
	struct cell cells[CSV_COUNT];
};

static struct csv_record new_record(const struct ledger *ledger, struct str kind)
{
	struct csv_record record = {0};
	record.cells[CSV_SOURCE] = cell_text(ledger->model->source.name);
	record.cells[CSV_RECORD] = cell_text(kind);
	return record;
}

/* A figure's value, relation and words, in three columns. */
static void set_slot(struct csv_record *record, size_t column, const struct ledger_row *row,
                     enum ledger_slot slot)
{
	/* a sign that the row above says it for this one too: U+3003 */
	static const struct str ditto = STR_INIT("\xE3\x80\x83");
	const struct node *fact = row->facts[slot];
	const struct decimal *value = ledger_value(row, slot);
	if (value) {
		record->cells[column] = cell_number(*value);
	}
	if (fact) {
		enum relation relation = (enum relation)fact->figure->relation;
		record->cells[column + 1] = cell_text(relation_name(relation));
		record->cells[column + 2] = cell_text(row->is_ditto[slot] ? ditto : fact->text);
	}
}

static void print_direction(const struct report *report, const struct ledger *ledger,
                            const struct ledger_row *row)
{
	const struct wording *words = &report->words;
	struct csv_record record = new_record(ledger, STR("direction"));
	struct fact_cells place = {0};
	const struct node *node = row->holder;
	set_fact_place(&place, words, &node->place);
	memcpy(&record.cells[CSV_FACT], place.cells, FACT_PLACE * sizeof *place.cells);
	record.cells[CSV_FACT + FACT_ID] = cell_text(node->id);
	record.cells[CSV_FACT + FACT_NUMBER] = cell_text(node->number);
	record.cells[CSV_FACT + FACT_TITLE] = cell_text(node_title(node));
	record.cells[CSV_LEVEL] = cell_count(row->level);
	record.cells[CSV_PARTNERS] = cell_text(ledger_partners(words, node));
	record.cells[CSV_CODES] = cell_text(ledger_partner_codes(words, node));
	set_slot(&record, CSV_PROJECTS, row, SLOT_PROJECTS);
	set_slot(&record, CSV_FUNDS, row, SLOT_FUNDS);
	set_slot(&record, CSV_EACH, row, SLOT_EACH);
	set_slot(&record, CSV_DURATION, row, SLOT_DURATION);
	const struct node *funds =
	    row->facts[SLOT_FUNDS] ? row->facts[SLOT_FUNDS] : row->facts[SLOT_EACH];
	record.cells[CSV_CURRENCY] = cell_text(funds ? funds->figure->unit : STR(""));
	for (enum sum_kind kind = 0; kind < SUM_COUNT; kind++) {
		size_t column = (kind == SUM_FUNDS ? CSV_FUNDS : CSV_PROJECTS) + 3;
		bool has = row->facts[kind] || row->counts[kind];
		record.cells[column] = cell_text(!has                ? STR("")
		                                 : row->counts[kind] ? STR("yes")
		                                                     : STR("no"));
	}
	csv_row(report->stream, record.cells, CSV_COUNT);
}

static void set_proof(struct csv_record *record, const struct proof *proof)
{
	if (!proof->has_overflow) {
		record->cells[CSV_SUM] = cell_number(proof->sum);
	}
	if (proof->node) {
		record->cells[CSV_VERDICT] = cell_text(verdict_name(proof->verdict));
		if (proof->stated.has_value && !proof->has_overflow) {
			record->cells[CSV_DIFFERENCE] = cell_number(proof->difference);
		}
	}
}

static void print_fact(const struct report *report, const struct ledger *ledger,
                       const struct node *fact)
{
	bool is_mention = fact->kind == NODE_MENTION;
	bool is_stated = !is_mention && fact->of.size == 0 && !direction_around(fact);
	struct csv_record record = new_record(ledger, is_mention  ? STR("mention")
	                                              : is_stated ? STR("stated")
	                                                          : STR("fact"));
	struct fact_cells cells = fact_in_codes(&report->words, ledger, fact);
	const struct proof *proof = ledger_proof_of(ledger, fact);
	memcpy(&record.cells[CSV_FACT], cells.cells, FACT_PLACE * sizeof *cells.cells);
	if (proof) {
		set_proof(&record, proof);
	}
	csv_row(report->stream, record.cells, CSV_COUNT);
}

/* A sum that the document does not state. */
static void print_unstated(const struct report *report, const struct ledger *ledger,
                           const struct proof *proof)
{
	struct csv_record record = new_record(ledger, STR("stated"));
	bool is_funds = str_equal(proof->check, STR("funds-total"));
	record.cells[CSV_FACT + FACT_KIND] = cell_text(is_funds ? STR("funds") : STR("projects"));
	record.cells[CSV_FACT + FACT_UNIT] = cell_text(proof->unit);
	set_proof(&record, proof);
	csv_row(report->stream, record.cells, CSV_COUNT);
}

enum status ledger_csv(const struct report *report)
{
	struct ledger ledger;
	ledger_init(&ledger, report->words.arena, report->audits[0]);
	csv_head(report->stream, names, CSV_COUNT);
	for (size_t i = 0; i < ledger.direction_rows; i++) {
		if (ledger.rows[i].is_first) {
			print_direction(report, &ledger, &ledger.rows[i]);
		}
	}
	for (size_t i = 0; i < ledger.audit->proof_count; i++) {
		if (!ledger.audit->proofs[i].node) {
			print_unstated(report, &ledger, &ledger.audit->proofs[i]);
		}
	}
	struct fact_cursor cursor = {.model = ledger.model};
	for (const struct node *node = fact_next(&cursor); node; node = fact_next(&cursor)) {
		if (node->kind != NODE_MENTION || mention_is_amount(node)) {
			print_fact(report, &ledger, node);
		}
	}
	return STATUS_OK;
}
