/* The summary: one table of lines, each from one part of the model. Knows the model alone. */
#include "report/summary.h"

#include "base/buf.h"
#include "base/width.h"
#include "model/directions.h"
#include "report/figure_marks.h"
#include "report/message.h"

enum {
	MAX_LOOK = 1000,   /* nodes behind a direction: a fact of it and others stands near */
	NAME_COLUMNS = 12, /* of what a line is about */
	LINE_COLUMNS = 68, /* of what it says */
	MAX_STATED = 12,
	MAX_DIRECTIONS = 24,
	MAX_LABELS = 5,
	MAX_LINES = 10,
	MAX_KINDS = 16
};

struct summary {
	FILE *stream;
	const struct model *model;
	struct wording words;
	struct str name; /* of the line being put together */
	struct buf line;
};

/* Prints what has been added, as far as a line can hold it, behind a name that is printed once. */
static void flush(struct summary *summary)
{
	if (summary->line.size > 0) {
		struct str line = buf_str(&summary->line);
		size_t wide = display_width(line);
		print_columns(summary->stream, summary->name, NAME_COLUMNS);
		print_columns(summary->stream, line, wide < LINE_COLUMNS ? wide : LINE_COLUMNS);
		putc('\n', summary->stream);
		summary->name = STR("");
	}
	buf_clear(&summary->line);
}

static void begin(struct summary *summary, const struct message *name)
{
	buf_clear(&summary->line);
	summary->name = words_of(&summary->words, name);
}

/* Adds a part to the line, or to a new one where it would not fit. */
static void add(struct summary *summary, struct str text)
{
	size_t used = display_width(buf_str(&summary->line));
	if (text.size == 0) {
		return;
	}
	if (used > 0 && used + 2 + display_width(text) > LINE_COLUMNS) {
		buf_append_byte(&summary->line, ',');
		flush(summary);
	} else if (used > 0) {
		buf_append(&summary->line, STR(", "));
	}
	buf_append(&summary->line, text);
}

static void print_line(struct summary *summary, const struct message *name, struct str text)
{
	begin(summary, name);
	add(summary, text);
	flush(summary);
}

/* What is left of a list that is shown in part. */
static void add_more(struct summary *summary, size_t count, size_t shown)
{
	if (count > shown) {
		add(summary, words_say(&summary->words, &MESSAGE_SUMMARY_MORE,
		                       words_count(&summary->words, count - shown)));
	}
}

/* ---- counts ---- */

struct counts {
	size_t sections;
	size_t directions;
	size_t inner; /* directions inside directions */
	size_t tables;
	size_t rows; /* of them */
};

static struct counts count_nodes(const struct model *model)
{
	struct counts counts = {0};
	uint32_t ended;
	for (const struct node *node = model->body; node;
	     node = node_next(node, model->body, &ended)) {
		bool inside = node->kind == NODE_DIRECTION && direction_around(node);
		counts.sections += node->kind == NODE_SECTION;
		counts.directions += node->kind == NODE_DIRECTION && !inside;
		counts.inner += inside;
		counts.tables += node->kind == NODE_TABLE;
		counts.rows += node_is_row(node);
	}
	return counts;
}

static void print_understood(struct summary *summary, const struct counts *counts)
{
	begin(summary, &MESSAGE_SUMMARY_UNDERSTOOD);
	add(summary, words_say(&summary->words, &MESSAGE_SUMMARY_SECTIONS,
	                       words_count(&summary->words, counts->sections)));
	add(summary, words_say(&summary->words,
	                       counts->inner > 0 ? &MESSAGE_SUMMARY_DIRECTIONS_INSIDE
	                                         : &MESSAGE_SUMMARY_DIRECTIONS,
	                       words_count(&summary->words, counts->directions),
	                       words_count(&summary->words, counts->inner)));
	if (counts->tables > 0) {
		add(summary, words_say(&summary->words, &MESSAGE_SUMMARY_TABLES,
		                       words_count(&summary->words, counts->tables),
		                       words_count(&summary->words, counts->rows)));
	}
	flush(summary);
}

/* What a figure is per; empty for a total. */
static struct str per_of(const struct node *node)
{
	return node->figure ? node->figure->per : (struct str){0};
}

/* Whether a figure is of something in all. */
static bool is_in_all(const struct node *node)
{
	return per_of(node).size == 0 && !node->whole;
}

/* The figures right in a container, behind the words that say whose they are; as many as there is
 * room for behind `count` others. All of them, with those. */
static size_t add_figures(struct summary *summary, const struct node *container, struct str whose,
                          size_t count)
{
	for (const struct node *node = container->first; node; node = node->next) {
		struct str kind = node_kind_name((enum node_kind)node->kind);
		if (!node_kind_is_fact((enum node_kind)node->kind) || !node->figure) {
			continue;
		}
		if (count++ >= MAX_STATED) {
			continue;
		}
		struct str per = node->figure->per;
		struct str name = arena_format(summary->words.arena, "%.*s%s%s%.*s%s%.*s%s%.*s",
		                               STR_FORMAT(whose), whose.size > 0 ? ": " : "",
		                               node->whole ? "of which " : "", STR_FORMAT(kind),
		                               per.size > 0 ? " per " : "", STR_FORMAT(per),
		                               node_project_kind(node).size > 0 ? " of " : "",
		                               STR_FORMAT(node_project_kind(node)));
		add(summary, words_say(&summary->words, &MESSAGE_SUMMARY_STATED_FIGURE, name,
		                       node->text, words_count(&summary->words, node->place.line)));
	}
	return count;
}

/* What the document and its sections state of themselves. */
static void print_stated(struct summary *summary)
{
	const struct model *model = summary->model;
	uint32_t ended;
	begin(summary, &MESSAGE_SUMMARY_STATED);
	size_t count = add_figures(summary, model->stated, STR(""), 0);
	for (const struct node *node = model->body; node;
	     node = node_next(node, model->body, &ended)) {
		if (node->kind == NODE_SECTION) {
			count = add_figures(summary, node, node_title(node), count);
		}
	}
	if (count == 0) {
		add(summary, words_of(&summary->words, &MESSAGE_SUMMARY_NOTHING));
	}
	flush(summary);
	add_more(summary, count, MAX_STATED);
	flush(summary);
}

/* ---- directions ---- */

/* A fact's text; in a table, whose columns name its unit, the amount. */
static struct str text_of(const struct summary *summary, const struct node *node)
{
	const struct figure *figure = node->figure;
	char digits[DECIMAL_TEXT_SIZE];
	if (node->kind != NODE_FUNDS || node->column == 0 || !figure->has_value) {
		return node->text;
	}
	struct str value = {digits, decimal_write(figure->value, digits)};
	return arena_format(summary->words.arena, "%.*s %.*s", STR_FORMAT(value),
	                    STR_FORMAT(figure->unit));
}

/* Where an id stands among those that a fact is said of: 0 the first; SIZE_MAX: not. And how many
 * they are. */
static size_t find_sharer(const struct node *fact, struct str id, size_t *count)
{
	size_t found = SIZE_MAX;
	*count = 0;
	struct str other;
	for (struct str ids = fact->of; (other = model_next_id(&ids)).size > 0; ++*count) {
		found = str_equal(other, id) ? *count : found;
	}
	return found;
}

/* What a table says of a direction and others together: shown with the first of them. */
static struct str shared_of(const struct summary *summary, const struct node *direction,
                            enum node_kind kind)
{
	size_t steps = 0;
	for (const struct node *node = direction->next; node && steps++ < MAX_LOOK;
	     node = node->next) {
		size_t count;
		size_t at = node->kind == kind && node->of.size > 0
		                ? find_sharer(node, direction->id, &count)
		                : SIZE_MAX;
		if (at != SIZE_MAX) {
			return at > 0 ? STR("\xE3\x80\x83") /* ditto */
			              : words_say(&summary->words, &MESSAGE_SUMMARY_TOGETHER,
			                          text_of(summary, node),
			                          words_count(&summary->words, count));
		}
	}
	return (struct str){0};
}

/* The texts, or of partners the codes, of a direction's own facts of a kind: of figures its
 * totals, or where it has none what they are for each of something; else what it has with others. */
static struct str facts_of(struct summary *summary, const struct node *direction,
                           enum node_kind kind)
{
	bool has_total = false;
	for (const struct node *node = direction->first; node; node = node->next) {
		has_total = has_total || (node->kind == kind && is_in_all(node));
	}
	buf_clear(&summary->line);
	for (const struct node *node = direction->first; node; node = node->next) {
		struct str per = per_of(node);
		if (node->kind != kind || (has_total && !is_in_all(node))) {
			continue;
		}
		if (summary->line.size > 0) {
			buf_append_byte(&summary->line, '+');
		}
		struct str text = kind == NODE_PARTNER ? node->code : text_of(summary, node);
		buf_append(&summary->line,
		           per.size > 0 ? words_say(&summary->words, &MESSAGE_SUMMARY_EACH, text)
		                        : text);
	}
	return summary->line.size > 0 ? buf_str(&summary->line)
	                              : shared_of(summary, direction, kind);
}

static void print_cells(struct summary *summary, const struct str cells[6])
{
	static const size_t columns[] = {5, 5, 8, 12, 16, 29};
	for (size_t i = 0; i < 6; i++) {
		print_columns(summary->stream, cells[i], columns[i]);
		putc(i < 5 ? ' ' : '\n', summary->stream);
	}
}

/* What stands in the place of figures that are not there. */
static const char *const mark_signs[] = {
    [FIGURE_MARK_NONE] = "", [FIGURE_MARK_LOST] = "!", [FIGURE_MARK_IN_PARTS] = "+"};

/* Prints what the signs mean that were printed. */
static void print_legend(struct summary *summary, unsigned marks)
{
	static const struct message *const legends[] = {
	    [FIGURE_MARK_LOST] = &MESSAGE_SUMMARY_MARK_LOST,
	    [FIGURE_MARK_IN_PARTS] = &MESSAGE_SUMMARY_MARK_IN_PARTS};
	for (int mark = FIGURE_MARK_LOST; mark <= FIGURE_MARK_IN_PARTS; mark++) {
		if (marks & 1U << mark) {
			struct str legend = words_of(&summary->words, legends[mark]);
			fprintf(summary->stream, "%.*s\n", STR_FORMAT(legend));
		}
	}
}

static void print_direction(struct summary *summary, const struct node *direction,
                            enum figure_mark mark)
{
	bool inside = direction_around(direction) != NULL;
	struct str cells[6] = {
	    arena_format(summary->words.arena, "%s%.*s", inside ? "  " : "",
	                 STR_FORMAT(direction->number)),
	    arena_format(summary->words.arena, "%5u", direction->place.line),
	};
	static const enum node_kind kinds[] = {NODE_PARTNER, NODE_PROJECTS, NODE_FUNDS};
	for (size_t i = 0; i < 3; i++) {
		cells[i + 2] =
		    arena_copy(summary->words.arena, facts_of(summary, direction, kinds[i]));
	}
	if (cells[3].size == 0 && cells[4].size == 0) {
		cells[3] = str_from(mark_signs[mark]);
	}
	cells[5] = node_title(direction);
	print_cells(summary, cells);
}

static void print_directions(struct summary *summary, size_t count)
{
	static const struct message *const names[] = {
	    &MESSAGE_SUMMARY_NUMBER, &MESSAGE_SUMMARY_LINE, &MESSAGE_REPORT_PARTNER,
	    &MESSAGE_PART_PROJECTS,  &MESSAGE_PART_FUNDS,   &MESSAGE_REPORT_TITLE};
	struct str cells[6];
	struct directions directions;
	uint32_t ended;
	size_t shown = 0;
	unsigned marks = 0; /* a set of enum figure_mark */
	if (count == 0) {
		return;
	}
	directions_from_model(&directions, summary->words.arena, summary->model);
	for (size_t i = 0; i < 6; i++) {
		cells[i] = words_of(&summary->words, names[i]);
	}
	putc('\n', summary->stream);
	print_cells(summary, cells);
	for (const struct node *node = summary->model->body; node && shown < MAX_DIRECTIONS;
	     node = node_next(node, summary->model->body, &ended)) {
		if (node->kind == NODE_DIRECTION) {
			enum figure_mark mark = figure_mark(&directions, shown++);
			print_direction(summary, node, mark);
			marks |= 1U << mark;
		}
	}
	if (count > shown) {
		struct str more = words_say(&summary->words, &MESSAGE_SUMMARY_MORE,
		                            words_count(&summary->words, count - shown));
		fprintf(summary->stream, "%.*s\n", STR_FORMAT(more));
	}
	print_legend(summary, marks);
	putc('\n', summary->stream);
	buf_clear(&summary->line);
}

/* ---- what is worth a look ---- */

static void print_repairs(struct summary *summary)
{
	const struct model *model = summary->model;
	struct {
		struct str kind;
		size_t count;
	} kinds[MAX_KINDS];
	size_t kind_count = 0;
	size_t figures = 0;
	for (size_t i = 0; i < model->repair_count; i++) {
		const struct repair *repair = &model->repairs[i];
		size_t k = 0;
		while (k < kind_count && !str_equal(kinds[k].kind, repair->kind)) {
			k++;
		}
		if (k == kind_count && k < MAX_KINDS) {
			kinds[kind_count].kind = repair->kind;
			kinds[kind_count++].count = 0;
		}
		if (k < MAX_KINDS) {
			kinds[k].count++;
		}
		figures += repair->touches_figure;
	}
	begin(summary, &MESSAGE_SUMMARY_REPAIRS);
	for (size_t k = 0; k < kind_count; k++) {
		add(summary, arena_format(summary->words.arena, "%.*s %zu",
		                          STR_FORMAT(kinds[k].kind), kinds[k].count));
	}
	if (figures > 0) {
		add(summary, words_say(&summary->words, &MESSAGE_SUMMARY_TOUCHES,
		                       words_count(&summary->words, figures)));
	}
	flush(summary);
}

static void print_unknown_labels(struct summary *summary)
{
	const struct model *model = summary->model;
	begin(summary, &MESSAGE_SUMMARY_UNKNOWN);
	for (size_t i = 0; i < model->unknown_label_count && i < MAX_LABELS; i++) {
		const struct stray_label *label = &model->unknown_labels[i];
		add(summary, words_say(&summary->words, &MESSAGE_SUMMARY_UNKNOWN_LABEL,
		                       words_count(&summary->words, label->place.line), label->text,
		                       label->nearest));
		flush(summary);
	}
	add_more(summary, model->unknown_label_count, MAX_LABELS);
	flush(summary);
}

static void print_coverage(struct summary *summary)
{
	const struct model *model = summary->model;
	uint32_t coverage = model_coverage(model);
	size_t figures = 0;
	for (size_t i = 0; i < model->residue_count; i++) {
		figures += model->residues[i].has_figure;
	}
	begin(summary, &MESSAGE_SUMMARY_COVERAGE);
	add(summary,
	    arena_format(summary->words.arena, "%u.%04u", coverage / 10000, coverage % 10000));
	if (model->residue_count > 0) {
		add(summary, words_say(&summary->words, &MESSAGE_SUMMARY_RESIDUE,
		                       words_count(&summary->words, model->residue_count),
		                       words_count(&summary->words, model->residues[0].place.line),
		                       words_count(&summary->words, figures)));
	}
	flush(summary);
}

/* Where the amounts stand that nobody could tell what they are. */
static void print_amounts(struct summary *summary)
{
	struct fact_cursor cursor = {.model = summary->model};
	size_t count = summary->model->amounts - summary->model->amounts_understood;
	size_t shown = 0;
	begin(summary, &MESSAGE_SUMMARY_AMOUNTS);
	for (const struct node *node = fact_next(&cursor); node && shown < MAX_LINES;
	     node = fact_next(&cursor)) {
		struct str line = words_count(&summary->words, node->place.line);
		if (node_is_not_understood(node)) {
			add(summary,
			    shown++ > 0
			        ? line
			        : words_say(&summary->words, &MESSAGE_SUMMARY_NOT_UNDERSTOOD,
			                    words_count(&summary->words, count), line));
		}
	}
	add(summary, count > shown ? STR("\xE2\x80\xA6") /* an ellipsis */ : STR(""));
	flush(summary);
}

void print_summary(FILE *stream, const struct model *model, struct str evidence,
                   const struct wording *words)
{
	struct summary summary = {.stream = stream, .model = model, .words = *words};
	struct counts counts = count_nodes(model);
	buf_init(&summary.line);
	if (model_is_bare(model)) {
		print_line(&summary, &MESSAGE_SUMMARY_UNDERSTOOD,
		           words_of(words, &MESSAGE_SUMMARY_BARE));
	}
	print_line(&summary, &MESSAGE_REPORT_TITLE, model->title);
	begin(&summary, &MESSAGE_REPORT_SOURCE);
	add(&summary, model->source.name);
	add(&summary, model->source.encoding);
	add(&summary,
	    words_say(words, &MESSAGE_SUMMARY_SIZE, words_count(words, model->source.bytes),
	              words_count(words, model->source.lines)));
	flush(&summary);
	begin(&summary, &MESSAGE_SUMMARY_GRAMMAR);
	add(&summary, model->grammar);
	add(&summary,
	    evidence.size > 0 ? words_say(words, &MESSAGE_SUMMARY_EVIDENCE, evidence) : evidence);
	flush(&summary);
	print_understood(&summary, &counts);
	print_stated(&summary);
	print_directions(&summary, counts.directions + counts.inner);
	print_repairs(&summary);
	print_unknown_labels(&summary);
	print_coverage(&summary);
	print_amounts(&summary);
	buf_release(&summary.line);
}
