/* The summary: one table of lines, each from one part of the model. Knows the model alone. */
#include "report/summary.h"

#include "base/buf.h"
#include "base/width.h"
#include "model/directions.h"
#include "report/message.h"
#include "report/summary_table.h"

enum { MAX_STATED = 12, MAX_LABELS = 5, MAX_LINES = 10, MAX_KINDS = 16 };

/* A part of an entry, and the place that it tells, which may be none. */
struct part {
	struct str text;
	struct place place;
	enum paint paint;
};

struct summary {
	struct terminal terminal;
	const struct model *model;
	const struct message *name; /* of the entry being put together; NULL: none */
	struct part *parts;
	size_t count;
	size_t capacity;
};

static const struct wording *words_in(const struct summary *summary)
{
	return &summary->terminal.words;
}

static void begin(struct summary *summary, const struct message *name)
{
	summary->count = 0;
	summary->name = name;
}

/* Adds a part to the entry. */
static void add_part(struct summary *summary, struct part part)
{
	if (part.text.size > 0) {
		ARENA_PUSH(words_in(summary)->arena, summary->parts, summary->count,
		           summary->capacity, part);
	}
}

static void add(struct summary *summary, struct str text)
{
	add_part(summary, (struct part){.text = text, .paint = PAINT_PLAIN});
}

static void add_doubt(struct summary *summary, struct str text)
{
	add_part(summary, (struct part){.text = text, .paint = PAINT_DOUBT});
}

/* What tells a place, in a text that tells it: that is a link. */
static void add_at(struct summary *summary, struct str text, const struct place *place)
{
	add_part(summary, (struct part){text, *place, PAINT_PLAIN});
}

/* Prints the parts that have been added, with commas between, behind a name that is printed once; parts that do not
 * fit into a line stand on the next. */
static void flush(struct summary *summary)
{
	struct terminal *terminal = &summary->terminal;
	struct str comma = words_of(words_in(summary), &MESSAGE_REPORT_COMMA);
	size_t blank = comma.data[comma.size - 1] == ' ';
	size_t column = 0;
	if (summary->count > 0) {
		terminal_left(terminal,
		              summary->name ? words_of(words_in(summary), summary->name) : STR(""),
		              LABEL_COLUMNS);
		column = LABEL_COLUMNS;
	}
	for (size_t i = 0; i < summary->count; i++) {
		const struct part *part = &summary->parts[i];
		bool is_last = i + 1 == summary->count;
		struct str text = printable(part->text, words_in(summary)->arena);
		text = words_joined(words_in(summary), text, "",
		                    str_slice(comma, 0, is_last ? 0 : comma.size - blank));
		size_t wide = display_width(text);
		size_t gap = column > LABEL_COLUMNS ? blank : 0;
		if (column > LABEL_COLUMNS && column + gap + wide > terminal->width) {
			putc('\n', terminal->stream);
			terminal_blanks(terminal, LABEL_COLUMNS);
			column = LABEL_COLUMNS;
			gap = 0;
		}
		terminal_blanks(terminal, gap);
		column += gap;
		terminal_paint(terminal, part->paint);
		column = terminal_flow_at(terminal, text, column, LABEL_COLUMNS, &part->place);
		terminal_paint(terminal, PAINT_PLAIN);
	}
	if (summary->count > 0) {
		putc('\n', terminal->stream);
	}
	summary->count = 0;
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
		add(summary, words_say(words_in(summary), &MESSAGE_SUMMARY_MORE,
		                       words_count(words_in(summary), count - shown)));
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
	add(summary, words_say(words_in(summary), &MESSAGE_SUMMARY_SECTIONS,
	                       words_count(words_in(summary), counts->sections)));
	add(summary, words_say(words_in(summary),
	                       counts->inner > 0 ? &MESSAGE_SUMMARY_DIRECTIONS_INSIDE
	                                         : &MESSAGE_SUMMARY_DIRECTIONS,
	                       words_count(words_in(summary), counts->directions),
	                       words_count(words_in(summary), counts->inner)));
	if (counts->tables > 0) {
		add(summary, words_say(words_in(summary), &MESSAGE_SUMMARY_TABLES,
		                       words_count(words_in(summary), counts->tables),
		                       words_count(words_in(summary), counts->rows)));
	}
	flush(summary);
}

/* What a figure is of: "funds for each project (kind)", "of which funds". */
static struct str words_of_kind(const struct wording *words, const struct node *node)
{
	struct str name = words_code(words, CODE_KIND, node_kind_name((enum node_kind)node->kind));
	struct str kind = node_project_kind(node);
	if (fact_per(node).size > 0) {
		name = words_say(words, &MESSAGE_SUMMARY_FIGURE_EACH, name,
		                 words_code(words, CODE_EACH, fact_per(node)));
	}
	name = words_bracketed(words, name, kind);
	return node->whole ? words_say(words, &MESSAGE_SUMMARY_OF_WHICH, name) : name;
}

/* The figures right in a container, behind the words that say whose they are; as many as there is
 * room for behind `count` others. All of them, with those. */
static size_t add_figures(struct summary *summary, const struct node *container, struct str whose,
                          size_t count)
{
	const struct wording *words = words_in(summary);
	if (whose.size > 0) {
		whose = words_say(words, &MESSAGE_SUMMARY_WHOSE, whose);
	}
	for (const struct node *node = container->first; node; node = node->next) {
		if (!node_kind_is_fact((enum node_kind)node->kind) || !node->figure) {
			continue;
		}
		if (count++ >= MAX_STATED) {
			continue;
		}
		struct str name = words_joined(words, whose, "", words_of_kind(words, node));
		add_at(summary,
		       words_say(words, &MESSAGE_SUMMARY_STATED_FIGURE, name,
		                 fact_text(words, node), words_place(words, &node->place)),
		       &node->place);
	}
	return count;
}

/* What the document and its sections state of themselves. */
static void print_stated(struct summary *summary)
{
	const struct model *model = summary->model;
	uint32_t ended;
	begin(summary, &MESSAGE_REPORT_STATED);
	size_t count = add_figures(summary, model->stated, STR(""), 0);
	for (const struct node *node = model->body; node;
	     node = node_next(node, model->body, &ended)) {
		if (node->kind == NODE_SECTION) {
			count = add_figures(summary, node, node_title(node), count);
		}
	}
	if (count == 0) {
		add(summary, words_of(words_in(summary), &MESSAGE_SUMMARY_NOTHING));
	}
	add_more(summary, count, MAX_STATED);
	flush(summary);
}

/* ---- what is worth a look ---- */

static void print_repairs(struct summary *summary)
{
	const struct wording *words = words_in(summary);
	const struct model *model = summary->model;
	struct {
		struct str word;
		size_t count;
	} kinds[MAX_KINDS];
	size_t kind_count = 0;
	size_t figures = 0;
	for (size_t i = 0; i < model->repair_count; i++) {
		const struct repair *repair = &model->repairs[i];
		struct str word = words_code(words, CODE_REPAIR, repair->kind);
		size_t k = 0;
		while (k < kind_count && !str_equal(kinds[k].word, word)) {
			k++;
		}
		if (k == kind_count && k < MAX_KINDS) {
			kinds[kind_count].word = word;
			kinds[kind_count++].count = 0;
		}
		if (k < MAX_KINDS) {
			kinds[k].count++;
		}
		figures += repair->touches_figure;
	}
	begin(summary, &MESSAGE_SUMMARY_REPAIRS);
	for (size_t k = 0; k < kind_count; k++) {
		add(summary, words_say(words, &MESSAGE_SUMMARY_REPAIR, kinds[k].word,
		                       words_count(words, kinds[k].count)));
	}
	if (figures > 0) {
		add_doubt(summary,
		          words_say(words, &MESSAGE_SUMMARY_TOUCHES, words_count(words, figures)));
	}
	flush(summary);
}

static void print_unknown_labels(struct summary *summary)
{
	const struct wording *words = words_in(summary);
	const struct model *model = summary->model;
	for (size_t i = 0; i < model->unknown_label_count && i < MAX_LABELS; i++) {
		const struct stray_label *label = &model->unknown_labels[i];
		struct str text = words_say(words, &MESSAGE_SUMMARY_UNKNOWN_LABEL,
		                            words_place(words, &label->place), label->text);
		if (label->nearest.size > 0) {
			text = words_say(words, &MESSAGE_SUMMARY_NEAREST, text, label->nearest);
		}
		begin(summary, i == 0 ? &MESSAGE_SUMMARY_UNKNOWN : NULL);
		add_part(summary, (struct part){text, label->place, PAINT_DOUBT});
		flush(summary);
	}
	begin(summary, NULL);
	add_more(summary, model->unknown_label_count, MAX_LABELS);
	flush(summary);
}

static void print_coverage(struct summary *summary)
{
	const struct wording *words = words_in(summary);
	const struct model *model = summary->model;
	uint32_t coverage = model_coverage(model);
	size_t figures = 0;
	for (size_t i = 0; i < model->residue_count; i++) {
		figures += model->residues[i].has_figure;
	}
	begin(summary, &MESSAGE_SUMMARY_COVERAGE);
	add_part(summary, (struct part){.text = words_coverage(words, coverage),
	                                .paint = coverage == 10000 ? PAINT_GOOD : PAINT_DOUBT});
	if (model->residue_count > 0) {
		const struct place *first = &model->residues[0].place;
		struct str where = words_place(words, first);
		add_at(summary,
		       words_say(words, &MESSAGE_SUMMARY_RESIDUE,
		                 words_count(words, model->residue_count), where),
		       first);
	}
	if (figures > 0) {
		add_doubt(summary, words_say(words, &MESSAGE_SUMMARY_RESIDUE_FIGURES,
		                             words_count(words, figures)));
	}
	flush(summary);
}

/* The lines of the facts and mentions that are wanted, the first of them, and how many there are. */
static struct str list_lines(struct summary *summary, bool (*is_wanted)(const struct node *node),
                             size_t *count)
{
	const struct wording *words = words_in(summary);
	struct fact_cursor cursor = {.model = summary->model};
	struct str pause = words_of(words, &MESSAGE_REPORT_PAUSE);
	struct str lines = {0};
	*count = 0;
	for (const struct node *node = fact_next(&cursor); node; node = fact_next(&cursor)) {
		if (is_wanted(node) && (*count)++ < MAX_LINES) {
			lines = words_joined(words, lines, pause.data,
			                     words_count(words, node->place.line));
		}
	}
	return *count > MAX_LINES ? words_joined(words, lines, pause.data, STR("\xE2\x80\xA6"))
	                          : lines;
}

/* Where the amounts stand that nobody could tell what they are. */
static void print_amounts(struct summary *summary)
{
	const struct wording *words = words_in(summary);
	size_t count;
	struct str lines = list_lines(summary, node_is_not_understood, &count);
	begin(summary, &MESSAGE_SUMMARY_AMOUNTS);
	if (count > 0) {
		add_doubt(summary, words_say(words, &MESSAGE_SUMMARY_NOT_UNDERSTOOD,
		                             words_count(words, count), lines));
	}
	flush(summary);
}

/* What recognised the text of a picture, and where it was not sure of a figure. */
static void print_recognition(struct summary *summary)
{
	const struct wording *words = words_in(summary);
	size_t count;
	struct str lines = list_lines(summary, node_is_doubtful, &count);
	begin(summary, &MESSAGE_SUMMARY_RECOGNISED);
	add(summary, summary->model->source.engine);
	if (count > 0) {
		add_doubt(summary, words_say(words, &MESSAGE_SUMMARY_DOUBTFUL,
		                             words_count(words, count), lines));
	}
	flush(summary);
}

static void print_source(struct summary *summary)
{
	const struct wording *words = words_in(summary);
	const struct model *model = summary->model;
	begin(summary, &MESSAGE_REPORT_SOURCE);
	add(summary, model->source.name);
	add(summary, model->source.encoding);
	add(summary,
	    words_say(words, &MESSAGE_SUMMARY_BYTES, words_count(words, model->source.bytes)));
	add(summary,
	    words_say(words, &MESSAGE_SUMMARY_LINES, words_count(words, model->source.lines)));
	flush(summary);
}

static void print_grammar(struct summary *summary, const struct summary_origin *origin)
{
	const struct wording *words = words_in(summary);
	struct str family = summary->model->grammar;
	begin(summary, &MESSAGE_SUMMARY_GRAMMAR);
	add(summary, words_family(words, origin->grammar_name, family));
	add(summary, origin->evidence.size > 0
	                 ? words_say(words, &MESSAGE_SUMMARY_EVIDENCE, origin->evidence)
	                 : origin->evidence);
	flush(summary);
}

void print_summary(FILE *stream, const struct model *model, const struct summary_origin *origin,
                   const struct terminal_look *look, const struct wording *words)
{
	struct summary summary = {.model = model};
	struct counts counts = count_nodes(model);
	terminal_init_as(&summary.terminal, stream, look, words);
	terminal_link_to(&summary.terminal, origin->path, model->source.format);
	if (model_is_bare(model)) {
		begin(&summary, &MESSAGE_SUMMARY_UNDERSTOOD);
		add_part(&summary, (struct part){.text = words_of(words, &MESSAGE_SUMMARY_BARE),
		                                 .paint = PAINT_BAD});
		flush(&summary);
	}
	print_line(&summary, &MESSAGE_REPORT_TITLE, model->title);
	print_source(&summary);
	print_grammar(&summary, origin);
	print_understood(&summary, &counts);
	print_stated(&summary);
	print_direction_table(&summary.terminal, model, counts.directions + counts.inner);
	print_repairs(&summary);
	print_unknown_labels(&summary);
	print_coverage(&summary);
	print_amounts(&summary);
	if (model->source.is_recognised) {
		print_recognition(&summary);
	}
	terminal_release(&summary.terminal);
}
