/* The owner of each statement: what prose and the totals of tables state goes to its direction, its section or the
 * document. Every other figure stays a mention, with the reason where one is known. */
#include "facts/containers.h"
#include "facts/find_facts.h"

/* The innermost direction and section that a figure stands in; the document where there is none. */
struct owner {
	struct container direction;
	struct container scope;
};

/* A statement that names its direction and stands outside of it. */
struct moved {
	struct record record;
	size_t direction; /* its record */
};

struct finder {
	struct records *records;
	const struct text *text;
	struct grammar *grammar;
	struct statement_reader reader;
	struct record *out; /* the records again, with what is found */
	size_t count;
	size_t capacity;
	struct containers open;
	struct figures figures;       /* of the paragraph that is read */
	const struct figure *counted; /* the first count of directions among them; NULL: none */
	struct figure_hint *hints;    /* by figure */
	size_t hint_capacity;
	struct owner *owners; /* by figure: who it belongs to if it is a fact */
	size_t owner_capacity;
	uint32_t statements;     /* so far in the document */
	size_t table_directions; /* in the newest table; SIZE_MAX: there was none */
	struct moved *moved;
	size_t moved_count;
	size_t moved_capacity;
};

/* ---- prose ---- */

static struct record *emit(struct finder *finder, struct record record)
{
	ARENA_PUSH(finder->records->arena, finder->out, finder->count, finder->capacity, record);
	return &finder->out[finder->count - 1];
}

static bool is_figure(enum record_kind kind)
{
	return kind == RECORD_MENTION || kind == RECORD_FACT;
}

static enum fact_of fact_of(struct str name)
{
	for (int of = FACT_PROJECTS; of <= FACT_PARTNERS; of++) {
		if (str_equal(fact_of_name((enum fact_of)of), name)) {
			return (enum fact_of)of;
		}
	}
	return FACT_NONE;
}

/* What a person says of a figure. That an amount is for each of something says that it is a fact. */
static void read_corrections(const struct finder *finder, const struct record *record,
                             struct figure_hint *hint)
{
	const struct text_corrections *corrections = &finder->text->corrections;
	const struct text_correction *is =
	    text_correction(corrections, CORRECTION_IS, NULL, record->text);
	const struct text_correction *per =
	    text_correction(corrections, CORRECTION_PER, NULL, record->text);
	enum figure_kind kind = (enum figure_kind)record->figure->kind;
	if (hint->is_taken) {
		return;
	}
	if (per) {
		hint->per = per->asked->to;
		hint->corrected = kind == FIGURE_MONEY   ? FACT_FUNDS
		                  : kind == FIGURE_COUNT ? FACT_PROJECTS
		                                         : FACT_NONE;
	}
	enum fact_of fact = is ? fact_of(is->asked->to) : FACT_NONE;
	bool is_fit = (fact == FACT_FUNDS && kind == FIGURE_MONEY) ||
	              (fact == FACT_PROJECTS && kind == FIGURE_COUNT) ||
	              (fact == FACT_DURATION && kind == FIGURE_DURATION);
	if (is && str_equal(is->asked->to, STR("no-fact"))) {
		hint->reason = STR("corrected");
		hint->corrected = FACT_NONE;
	} else if (is_fit) {
		hint->corrected = (uint8_t)fact;
		hint->reason = (struct str){0};
	}
}

/* Adds a figure to those of the paragraph, with what the label of a document's or a section's field says of it. */
static void add_figure(struct finder *finder, const struct record *record)
{
	struct arena *arena = finder->records->arena;
	struct figure figure = *record->figure;
	struct figure_hint hint = {.is_taken = record->kind == RECORD_FACT};
	if (record->kind == RECORD_MENTION && record->stated) {
		hint.reason = record->stated->reason;
	}
	read_corrections(finder, record, &hint);
	const struct container *open = containers_top(&finder->open);
	const struct record *label = &finder->records->items[open->record];
	bool is_labelled = finder->open.depth > 0 && open->kind == RECORD_FIELD &&
	                   label->field->value != VALUE_TEXT;
	if (is_labelled && !hint.is_taken && (label->field->owners & OWNER_DOCUMENT) &&
	    record_takes_figure(label, finder->text, finder->grammar, &figure)) {
		hint.label = (uint8_t)fact_of(label->field->fact);
	}
	figure.span = record->text;
	size_t hints = finder->figures.count;
	ARENA_PUSH(arena, finder->hints, hints, finder->hint_capacity, hint);
	ARENA_PUSH(arena, finder->figures.items, finder->figures.count, finder->figures.capacity,
	           figure);
}

/* A direction whose title begins with a name; SIZE_MAX where there is none. */
static size_t find_direction(const struct finder *finder, struct str name)
{
	const struct records *records = finder->records;
	for (size_t i = 0; name.size > 0 && i + 1 < records->count; i++) {
		const struct record *record = &records->items[i];
		if (record->kind == RECORD_DIRECTION && record[1].kind == RECORD_HEADING &&
		    str_starts(
			str_slice(finder->text->folded, record[1].text.start, record[1].text.end),
			name)) {
			return i;
		}
	}
	return SIZE_MAX;
}

static bool is_said_of(const struct record *record, const struct record_statement *statement,
                       const struct figure *figure)
{
	bool is_same_kind =
	    record->kind == RECORD_FACT
		? statement->kind.size == 0 && str_equal(record->field->fact, statement->of)
		: record->kind == RECORD_PART_STATED &&
		      str_equal(record->stated->of, statement->of) &&
		      str_equal(record->stated->kind, statement->kind);
	return is_same_kind && str_equal(record->figure->per, figure->per);
}

/* Whether a direction says the same itself: in what has been emitted of it, or by a label further on. */
static bool is_said(const struct finder *finder, size_t at, const struct container *direction,
                    const struct record_statement *statement, const struct figure *figure)
{
	uint16_t depth = direction->depth + 1;
	for (size_t i = finder->count; i-- > 0;) {
		const struct record *before = &finder->out[i];
		if (before->kind == RECORD_DIRECTION && before->depth < depth) {
			break;
		}
		if (before->depth == depth && is_said_of(before, statement, figure)) {
			return true;
		}
	}
	const struct records *records = finder->records;
	for (size_t i = at + 1; i < records->count && records->items[i].depth >= depth; i++) {
		const struct record *behind = &records->items[i];
		if (behind->kind == RECORD_FACT && behind->depth == depth &&
		    is_said_of(behind, statement, figure)) {
			return true;
		}
	}
	return false;
}

/* Puts a statement where it belongs: its direction, its section or the document. */
static void place(struct finder *finder, size_t at, struct record record, const struct owner *owner)
{
	const struct record_statement *statement = record.stated;
	/* A number of projects for each direction, or a sum for several directions, belongs to none of them. */
	bool is_of_all = statement->is_of_all ||
	                 (str_equal(statement->of, STR("projects")) && record.figure->per.size > 0);
	const struct container *direction =
	    is_of_all ? containers_document(&finder->open) : &owner->direction;
	/* A passage that counts other directions than its section has is about the document. */
	const struct figure *counted = finder->counted;
	struct decimal own = {(int64_t)owner->scope.directions, 0};
	bool is_of_whole =
	    counted && counted->has_value && decimal_compare(counted->value, own) != 0;
	enum fact_of of = fact_of(statement->of);
	bool is_in_section = owner->scope.kind == RECORD_SECTION && !is_of_whole;
	if (of == FACT_PARTNERS || (of == FACT_DIRECTIONS && !is_in_section)) {
		/* within a direction they are not about the document */
		record.kind = direction->kind == RECORD_DIRECTION ? RECORD_MENTION : RECORD_STATED;
	} else if (direction->kind == RECORD_DIRECTION) {
		if (is_said(finder, at, direction, statement, record.figure)) {
			record.kind = RECORD_MENTION;
			struct record_statement *again =
			    ARENA_NEW(finder->records->arena, struct record_statement);
			*again = *statement;
			again->reason = STR("repeat");
			record.stated = again;
			emit(finder, record);
			return;
		}
		record.kind = RECORD_PART_STATED;
		record.depth = (uint16_t)(direction->depth + 1);
	} else if (is_in_section) {
		record.kind = RECORD_PART_STATED;
		record.depth = (uint16_t)(owner->scope.depth + 1);
	} else {
		record.kind = RECORD_STATED;
	}
	emit(finder, record);
}

static struct record_statement *keep_statement(struct finder *finder,
                                               const struct statement *statement)
{
	struct str of = fact_of_name((enum fact_of)statement->of);
	struct record_statement *kept = ARENA_NEW(finder->records->arena, struct record_statement);
	*kept = (struct record_statement){
	    .of = of,
	    .rule = of.size > 0
	                ? arena_format(finder->records->arena, "statements/%.*s", STR_FORMAT(of))
	                : of,
	    .kind = statement->kind,
	    .reason = statement->reason,
	    .is_amount = statement->is_amount,
	    .is_of_all = statement->is_of_all,
	    .whole =
		statement->whole == NO_STATEMENT ? 0 : finder->statements + statement->whole + 1,
	    .evidence = statement->evidence,
	};
	return kept;
}

/* The statements of one mention: the record again, as often as it is a fact of several kinds. */
static void emit_mention(struct finder *finder, size_t at, uint32_t figure, size_t *next)
{
	const struct statements *statements = &finder->reader.statements;
	const struct record *mention = &finder->records->items[at];
	bool is_emitted = false;
	while (*next < statements->count && statements->items[*next].figure < figure) {
		++*next;
	}
	for (; *next < statements->count && statements->items[*next].figure == figure; ++*next) {
		const struct statement *statement = &statements->items[*next];
		struct record record = *mention;
		struct record_statement *kept = keep_statement(finder, statement);
		record.stated = kept;
		if (statement->of == FACT_NONE) {
			if (!is_emitted) {
				emit(finder, record);
			}
			is_emitted = true;
			continue;
		}
		struct figure value = finder->figures.items[figure];
		value.span = mention->figure->span;
		value.per = statement->per;
		record.figure = records_keep_figure(finder->records, &value);
		kept->id = finder->statements + (uint32_t)*next + 1;
		size_t direction =
		    statement->is_name ? find_direction(finder, statement->kind) : SIZE_MAX;
		if (direction != SIZE_MAX) {
			kept->kind = (struct str){0};
			record.kind = RECORD_PART_STATED;
			record.depth = (uint16_t)(finder->records->items[direction].depth + 1);
			struct moved moved = {record, direction};
			ARENA_PUSH(finder->records->arena, finder->moved, finder->moved_count,
			           finder->moved_capacity, moved);
		} else {
			place(finder, at, record, &finder->owners[figure]);
		}
		is_emitted = true;
	}
	if (!is_emitted) {
		emit(finder, *mention);
	}
}

/* Opens the containers of a paragraph and adds its figures, each with its owner. Whether one may be a fact. */
static bool add_figures(struct finder *finder, size_t begin, size_t end)
{
	struct arena *arena = finder->records->arena;
	bool may_have = false;
	for (size_t i = begin; i < end; i++) {
		const struct record *record = &finder->records->items[i];
		containers_close(&finder->open, record);
		if (record_is_container((enum record_kind)record->kind)) {
			containers_enter(&finder->open, i);
		}
		if (is_figure((enum record_kind)record->kind)) {
			struct owner owner = {
			    *containers_innermost(&finder->open, RECORD_DIRECTION),
			    *containers_scope(&finder->open)};
			size_t owners = finder->figures.count;
			add_figure(finder, record);
			ARENA_PUSH(arena, finder->owners, owners, finder->owner_capacity, owner);
			may_have |= record->kind == RECORD_MENTION &&
			            (record->figure->kind == FIGURE_MONEY ||
			             record->figure->kind == FIGURE_COUNT ||
			             record->figure->kind == FIGURE_DURATION);
		}
	}
	return may_have;
}

/* Reads the figures of the records from begin to end, which are of one text at a span, and emits all of them.
 * kind: the kind of project that a row of a table is about; else empty. */
static void read_passage(struct finder *finder, size_t begin, size_t end, struct span span,
                         struct str kind, bool is_read)
{
	const struct records *records = finder->records;
	struct statement_reader *reader = &finder->reader;
	size_t first = begin;
	containers_close(&finder->open, &records->items[begin]);
	if (record_is_container((enum record_kind)records->items[begin].kind) &&
	    containers_have_short_title(&finder->open, begin)) {
		containers_enter(&finder->open, first++); /* its title is around what it says */
	}
	const struct container *open = containers_top(&finder->open);
	const struct container *document = containers_document(&finder->open);
	struct statement_scope scope = {
	    .kind = kind.size > 0 ? kind : open->project_kind,
	    .topic = open->topic,
	    .is_in_direction = containers_innermost(&finder->open, RECORD_DIRECTION) != document,
	    .directions = containers_innermost(&finder->open, RECORD_SECTION)->directions,
	};
	finder->figures.count = 0;
	reader->statements.count = 0;
	bool is_stated = add_figures(finder, first, end);
	scope.is_in_direction |= containers_innermost(&finder->open, RECORD_DIRECTION) != document;
	if (is_stated && is_read) {
		(void)statements_read(reader, span, &finder->figures, finder->hints, &scope);
	}
	finder->counted = NULL;
	for (size_t i = reader->statements.count; i-- > 0;) {
		const struct statement *statement = &reader->statements.items[i];
		finder->counted = statement->of == FACT_DIRECTIONS
		                      ? &finder->figures.items[statement->figure]
		                      : finder->counted;
	}
	uint32_t figure = 0;
	size_t next = 0;
	for (size_t i = begin; i < end; i++) {
		const struct record *record = &records->items[i];
		if (record->kind == RECORD_MENTION) {
			emit_mention(finder, i, figure, &next);
		} else {
			emit(finder, *record);
		}
		figure += is_figure((enum record_kind)record->kind);
	}
	finder->statements += (uint32_t)reader->statements.count;
}

/* A row of totals is about the document or its section where the table has all its directions; else about the
 * table. */
static void place_table_total(struct finder *finder, size_t at)
{
	struct records *records = finder->records;
	struct record total = records->items[at];
	const struct field *field = total.field;
	const struct container *scope = containers_scope(&finder->open);
	bool is_of_kind = total.cell->kind.size > 0;
	bool has_all = finder->table_directions == scope->directions;
	if (containers_innermost(&finder->open, RECORD_DIRECTION) !=
	        containers_document(&finder->open) ||
	    fact_of(field->fact) == FACT_NONE || (!is_of_kind && !has_all)) {
		emit(finder, total);
		return;
	}
	struct record_statement *stated = ARENA_NEW(records->arena, struct record_statement);
	*stated = (struct record_statement){
	    .of = field->fact, .rule = field->rule.name, .kind = total.cell->kind};
	total.kind =
	    scope != containers_document(&finder->open) ? RECORD_PART_STATED : RECORD_STATED;
	total.depth = scope != containers_document(&finder->open) ? (uint16_t)(scope->depth + 1)
	                                                          : total.depth;
	total.figure = records_keep_figure(records, total.figure);
	total.stated = stated;
	emit(finder, total);
}

/* A text in a table with its figures: read where it is a direction's, a note, or about a kind of project. */
static size_t read_cell(struct finder *finder, size_t at)
{
	struct records *records = finder->records;
	const struct record *first = &records->items[at];
	bool is_text = first->kind == RECORD_TEXT || first->kind == RECORD_HEADING ||
	               first->kind == RECORD_CELL;
	size_t end = at + 1;
	struct span span = first->text;
	while (is_text && end < records->count && records->items[end].kind == RECORD_TEXT &&
	       first->kind == RECORD_TEXT && records->items[end].depth == first->depth) {
		span.end = records->items[end++].text.end;
	}
	while (is_text && end < records->count &&
	       is_figure((enum record_kind)records->items[end].kind)) {
		end++;
	}
	containers_close(&finder->open, first);
	bool is_cell = first->kind == RECORD_CELL;
	struct str kind = is_cell && first->cell ? first->cell->kind : (struct str){0};
	bool is_note = is_cell && first->cell && first->cell->role == ROW_GROUP;
	const struct record *before = first > records->items ? first - 1 : first;
	bool is_value = before->kind == RECORD_FIELD && before->field->value != VALUE_TEXT;
	bool is_read = is_text && !is_value &&
	               (is_note || (is_cell && kind.size > 0 && !first->figure) ||
	                (!is_cell && containers_innermost(&finder->open, RECORD_DIRECTION) !=
	                                 containers_document(&finder->open)));
	read_passage(finder, at, end, span, kind, is_read);
	return end;
}

/* The records one paragraph after another, and those of tables one cell after another. */
static void find_statements(struct finder *finder)
{
	struct records *records = finder->records;
	const struct text *text = finder->text;
	size_t paragraph = 0;
	for (size_t i = 0; i < records->count;) {
		const struct record *record = &records->items[i];
		uint32_t start = record_start(record);
		while (paragraph + 1 < text->paragraph_count &&
		       text->paragraphs[paragraph].span.end < start) {
			paragraph++;
		}
		const struct paragraph *at = &text->paragraphs[paragraph];
		if (record->kind == RECORD_TABLE) {
			finder->table_directions =
			    count_directions(records, i, records_contents_end(records, i));
		}
		if (record->kind == RECORD_TOTAL) {
			containers_close(&finder->open, record);
			place_table_total(finder, i++);
		} else if (at->table > 0) {
			i = read_cell(finder, i);
		} else {
			size_t end = i;
			while (end < records->count &&
			       record_start(&records->items[end]) <= at->span.end) {
				end++;
			}
			end = end > i ? end : i + 1;
			uint32_t from = at->mark ? at->mark_span.end : at->span.start;
			read_passage(finder, i, end, (struct span){from, at->span.end},
			             (struct str){0}, true);
			i = end;
		}
	}
}

/* Inserts the statements that stand outside of their direction behind its heading. */
static void insert_moved(struct finder *finder)
{
	struct records *records = finder->records;
	struct record *out = finder->out;
	size_t count = finder->count;
	size_t direction = 0; /* among the records as they were */
	finder->out = NULL;
	finder->count = finder->capacity = 0;
	for (size_t i = 0; i < count; i++) {
		emit(finder, out[i]);
		if (out[i].kind != RECORD_DIRECTION) {
			continue;
		}
		while (records->items[direction].kind != RECORD_DIRECTION) {
			direction++;
		}
		if (i + 1 < count && out[i + 1].kind == RECORD_HEADING) {
			emit(finder, out[++i]);
		}
		for (size_t m = 0; m < finder->moved_count; m++) {
			if (finder->moved[m].direction == direction) {
				emit(finder, finder->moved[m].record);
			}
		}
		direction++;
	}
	ARENA_DROP(records->arena, out, count, count);
}

/* Whether the title is that of a notice of results, and not of a call. */
static bool is_past(const struct records *records, const struct text *text,
                    const struct grammar *grammar)
{
	for (size_t i = 0; i < records->count; i++) {
		const struct record *record = &records->items[i];
		if (record->kind == RECORD_TITLE) {
			struct str title =
			    str_slice(text->folded, record->text.start, record->text.end);
			return last_word_of(grammar, title, ROLE_FLAG(ROLE_PAST)).word &&
			       !last_word_of(grammar, title, ROLE_FLAG(ROLE_CALLS)).word;
		}
	}
	return false;
}

void records_find_statements(struct records *records, const struct text *text,
                             struct grammar *grammar)
{
	struct finder finder = {
	    .records = records, .text = text, .grammar = grammar, .table_directions = SIZE_MAX};
	finder.reader = (struct statement_reader){.arena = records->arena,
	                                          .grammar = grammar,
	                                          .clean = text->clean,
	                                          .folded = text->folded,
	                                          .year = records->programme.year,
	                                          .batch = records->programme.batch,
	                                          .is_past = is_past(records, text, grammar)};
	finder.open = (struct containers){
	    .records = records, .text = text, .grammar = grammar, .reader = &finder.reader};
	finder.open.open[0].directions = count_directions(records, 0, records->count);
	finder.reader.directions = finder.open.open[0].directions;
	find_statements(&finder);
	if (finder.moved_count > 0) {
		insert_moved(&finder);
	}
	ARENA_DROP(records->arena, records->items, records->count, records->capacity);
	records->items = finder.out;
	records->count = finder.count;
	records->capacity = finder.capacity;
}
