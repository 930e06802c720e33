/* Changes for people, on a terminal of 80 columns: how many there are, where the difference of the
 * totals comes from, then each change with its old and its new, direction by direction. Says what the
 * record says and works nothing out. */
#include "base/buf.h"
#include "base/utf8.h"
#include "report/changes_words.h"
#include "report/excerpt.h"
#include "report/message.h"
#include "report/report.h"
#include "report/terminal.h"

enum {
	CONTEXT = 14,      /* characters around a change of words */
	MOVED_SHOWN = 40,  /* characters of what moved */
	TOTAL_COLUMNS = 9, /* "stated", "summed" */
	PATH_COLUMNS = 14,
	KIND_COLUMNS = 9,
	ENTRY_INDENT = 4,
	BODY_INDENT = 6
};

static const struct str arrow = STR_INIT("->");
static const struct str nothing = STR_INIT("-");
static const char ellipsis[] = "\xE2\x80\xA6";

/* The sign of a direction or section that stands on one side alone or has moved; else a blank. */
static char sign_of(const struct marked *at)
{
	if (!at->before || !at->after) {
		return change_sign(at->after ? CHANGE_ADDED : CHANGE_REMOVED);
	}
	return at->is_moved ? change_sign(CHANGE_MOVED) : ' ';
}

/* ---- the head ---- */

static void print_document(struct terminal *terminal, const struct message *label,
                           const struct model *model)
{
	const struct wording *words = &terminal->words;
	struct str name = words_bracketed(words, model->source.name, words_edition(words, model));
	if (model->title.size == 0) {
		terminal_entry(terminal, 0, label, name);
		return;
	}
	terminal_entry(terminal, 0, label, model->title);
	terminal_blanks(terminal, LABEL_COLUMNS);
	terminal_wrap(terminal, name, LABEL_COLUMNS, LABEL_COLUMNS);
}

/* Which partners came and which went, a line each. */
static void print_partners(struct terminal *terminal, const struct changes *changes)
{
	const struct wording *words = &terminal->words;
	const struct partner_list *const lists[] = {&changes->gained, &changes->lost};
	static const struct message *const messages[] = {&MESSAGE_CHANGES_GAINED,
	                                                 &MESSAGE_CHANGES_LOST};
	bool is_first = true;
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
		struct str names = words_partner_names(words, lists[i]);
		if (names.size > 0) {
			struct str label =
			    is_first ? words_of(words, &MESSAGE_TREND_PARTNERS) : STR("");
			terminal_left(terminal, label, LABEL_COLUMNS);
			terminal_wrap(terminal, words_say(words, messages[i], names), LABEL_COLUMNS,
			              LABEL_COLUMNS);
			is_first = false;
		}
	}
}

static void print_head(struct terminal *terminal, const struct changes *changes)
{
	const struct wording *words = &terminal->words;
	print_document(terminal, &MESSAGE_CHANGES_OLD, changes->before);
	print_document(terminal, &MESSAGE_CHANGES_NEW, changes->after);
	terminal_entry(terminal, 0, &MESSAGE_CHANGES_CHANGES, words_change_counts(words, changes));
	print_partners(terminal, changes);
	if (changes->count > 0) {
		terminal_entry(terminal, 0, &MESSAGE_CHANGES_SIGNS,
		               words_of(words, &MESSAGE_CHANGES_LEGEND));
		terminal_entry(terminal, 0, &MESSAGE_CHANGES_WORDS,
		               words_of(words, &MESSAGE_CHANGES_LEGEND_WORDS));
	}
}

/* ---- totals ---- */

static struct str value_or_nothing(const struct wording *words, bool has_value,
                                   struct decimal value, struct str unit)
{
	return has_value ? words_table_number(words, value, unit) : nothing;
}

/* A quantity without its unit, where another has the same. */
static struct str without_unit_of(struct str quantity, struct str other)
{
	const char *unit = other.size > 0 ? memrchr(other.data, ' ', other.size) : NULL;
	struct str rest = unit ? str_slice(other, (size_t)(unit - other.data), other.size) : other;
	return unit && str_ends(quantity, rest) ? str_slice(quantity, 0, quantity.size - rest.size)
	                                        : quantity;
}

/* A line of a total: "stated  314,800,000 -> 309,800,000 yuan  -5,000,000, -1.59 %". */
static void print_amounts(struct terminal *terminal, const struct roll_up *total, bool is_stated)
{
	const struct wording *words = &terminal->words;
	const struct amounts amounts = amounts_of_total(total, is_stated);
	struct str from = words_total_value(words, total, &amounts, is_stated, 0);
	struct str to = words_total_value(words, total, &amounts, is_stated, 1);
	struct str text = words_joined(words, without_unit_of(from, to), " -> ", to);
	bool is_same = amounts.delta.digits == 0;
	if (amounts.has_delta) {
		text = words_joined(words, text, "  ",
		                    is_same
		                        ? words_of(words, &MESSAGE_CHANGES_SAME)
		                        : words_signed_quantity(words, amounts.delta, total->unit));
	}
	if (amounts.has_percent && !is_same) {
		text = words_bracketed(words, text, words_percentage(words, total->percent));
	}
	terminal_left(terminal,
	              words_of(words, is_stated ? &MESSAGE_REPORT_STATED : &MESSAGE_CHANGES_SUMMED),
	              TOTAL_COLUMNS);
	size_t indent = LABEL_COLUMNS + TOTAL_COLUMNS;
	terminal_wrap(terminal, text, indent, indent);
}

/* The table of where a difference comes from, behind a sign and a blank. */
static const struct text_column contribution_columns[] = {
    {1, PATH_COLUMNS, ALIGN_LEFT}, {0, 14, ALIGN_RIGHT}, /* old */
    {0, 14, ALIGN_RIGHT},                                /* new */
    {0, 15, ALIGN_RIGHT},                                /* difference */
    {2, 19, ALIGN_LAST},                                 /* title: what is left of 80 */
};
enum { CONTRIBUTION_COLUMNS = sizeof contribution_columns / sizeof *contribution_columns };

static void print_contributions(struct terminal *terminal, const struct roll_up *total)
{
	const struct wording *words = &terminal->words;
	struct str unit = words_table_unit(words, total->unit);
	const struct str heads[CONTRIBUTION_COLUMNS] = {
	    words_of(words, &MESSAGE_REPORT_NUMBER),
	    words_bracketed(words, words_of(words, &MESSAGE_CHANGES_OLD), unit),
	    words_bracketed(words, words_of(words, &MESSAGE_CHANGES_NEW), unit),
	    words_of(words, &MESSAGE_CHANGES_DELTA), words_of(words, &MESSAGE_REPORT_DIRECTION)};
	const struct str sum[] = {words_of(words, &MESSAGE_REPORT_SUM), STR(""), STR(""),
	                          words_table_delta(words, total->summed_delta, total->unit)};
	putc(' ', terminal->stream);
	terminal_row(terminal, contribution_columns, heads, CONTRIBUTION_COLUMNS);
	for (size_t i = 0; i < total->count; i++) {
		const struct contribution *item = &total->contributions[i];
		const struct str cells[CONTRIBUTION_COLUMNS] = {
		    words_numbers(words, item->direction, arrow),
		    value_or_nothing(words, item->has_from, item->from, total->unit),
		    value_or_nothing(words, item->has_to, item->to, total->unit),
		    words_table_delta(words, item->delta, total->unit),
		    node_title(marked_node(item->direction)),
		};
		bool has_title = cells[CONTRIBUTION_COLUMNS - 1].size > 0;
		putc(sign_of(item->direction), terminal->stream);
		terminal_row(terminal, contribution_columns, cells,
		             CONTRIBUTION_COLUMNS - !has_title);
	}
	putc(' ', terminal->stream);
	terminal_row(terminal, contribution_columns, sum, sizeof sum / sizeof *sum);
}

static void print_total(struct terminal *terminal, const struct roll_up *total, enum sum_kind kind)
{
	const struct wording *words = &terminal->words;
	struct str *notes;
	size_t count = words_roll_up(words, total, &notes);
	bool is_stated = total->figures[0] || total->figures[1];
	bool is_empty = !is_stated && total->summed[0].digits == 0 && total->summed[1].digits == 0;
	if (is_empty && !total->has_overflow) {
		return;
	}
	putc('\n', terminal->stream);
	terminal_left(terminal, words_sum_kind(words, kind), LABEL_COLUMNS);
	if (!total->has_overflow) {
		if (is_stated) {
			print_amounts(terminal, total, true);
			terminal_blanks(terminal, LABEL_COLUMNS);
		}
		print_amounts(terminal, total, false);
	}
	for (size_t i = 0; i < count; i++) {
		size_t indent = i > 0 || !total->has_overflow ? LABEL_COLUMNS : 0;
		terminal_blanks(terminal, indent);
		terminal_wrap(terminal, notes[i], LABEL_COLUMNS, LABEL_COLUMNS + 2);
	}
	if (!total->has_overflow && total->count > 0) {
		print_contributions(terminal, total);
	}
}

/* ---- what changed ---- */

static enum paint kind_paint(enum change_kind kind)
{
	if (kind == CHANGE_ADDED) {
		return PAINT_GOOD;
	}
	return kind == CHANGE_REMOVED ? PAINT_BAD : PAINT_DOUBT;
}

static void print_body(struct terminal *terminal, struct str text)
{
	if (text.size > 0) {
		terminal_blanks(terminal, BODY_INDENT);
		terminal_wrap(terminal, text, BODY_INDENT, BODY_INDENT);
	}
}

/* The marks around words that came or went, by whether they moved. No line ends in one, or between
 * one and its word. */
static const char *const marks[][2][2] = {
    [RUN_REMOVED] = {{"[-" WRAP_JOINER, WRAP_JOINER "-]"},
                     {"[>-" WRAP_JOINER, WRAP_JOINER "-" WRAP_JOINER ">]"}},
    [RUN_ADDED] = {{"{+" WRAP_JOINER, WRAP_JOINER "+}"},
                   {"{>+" WRAP_JOINER, WRAP_JOINER "+" WRAP_JOINER ">}"}},
};

/* An edit: the words that changed in their marks, and a little around them. */
static void print_pieces(struct terminal *terminal, const struct pieces *pieces, bool strict_text)
{
	struct arena *arena = terminal->words.arena;
	struct excerpt excerpt;
	struct buf buf;
	struct wrap_paint *paints = NULL;
	size_t count = 0;
	size_t capacity = 0;
	buf_init(&buf);
	excerpt_from_pieces(&excerpt, arena, pieces, strict_text, CONTEXT);
	for (size_t i = 0; i < excerpt.count; i++) {
		const struct run *run = &excerpt.items[i];
		struct str text = printable(run->text, arena);
		if (run->kind == RUN_GAP) {
			buf_append(&buf, STR(ellipsis));
		} else if (run->kind == RUN_SAME) {
			buf_append(&buf, text);
		} else {
			const char *const *mark = marks[run->kind][run->is_moved];
			struct wrap_paint paint = {
			    .start = buf.size,
			    .code = paint_code(run->kind == RUN_ADDED ? PAINT_GOOD : PAINT_BAD)};
			buf_format(&buf, "%s%.*s%s", mark[0], STR_FORMAT(text), mark[1]);
			paint.end = buf.size;
			ARENA_PUSH(arena, paints, count, capacity, paint);
		}
	}
	terminal_blanks(terminal, BODY_INDENT);
	wrap_print_painted(&terminal->wrap, buf_str(&buf), BODY_INDENT, BODY_INDENT, paints,
	                   terminal->has_colour ? count : 0);
	buf_release(&buf);
}

/* What moved, its beginning. */
static struct str beginning(const struct wording *words, struct str text)
{
	size_t at = 0;
	for (size_t i = 0; i < MOVED_SHOWN && at < text.size; i++) {
		utf8_next(text, &at);
	}
	return at == text.size ? text
	                       : arena_format(words->arena, "%.*s%s", (int)at, text.data, ellipsis);
}

/* What came or went; of a direction or section, whose title stands above, its figures. */
static struct str one_sided_text(const struct wording *words, const struct change *change)
{
	if (change_is_titled(change)) {
		return words_direction_figures(words, marked_node(change->at));
	}
	return change->kind == CHANGE_ADDED ? change->to : change->from;
}

static void print_what(struct terminal *terminal, const struct changes *changes,
                       const struct change *change)
{
	const struct wording *words = &terminal->words;
	struct str from_to = words_joined(words, words_value(words, change, change->from), " -> ",
	                                  words_value(words, change, change->to));
	switch (change->kind) {
	case CHANGE_ADDED:
	case CHANGE_REMOVED:
		print_body(terminal, one_sided_text(words, change));
		break;
	case CHANGE_MOVED:
		print_body(terminal, beginning(words, change->text));
		break;
	default:
		if (change->pieces) {
			print_pieces(terminal, change->pieces, changes->strict_text);
		} else {
			print_body(terminal,
			           words_joined(words, from_to, "  ",
			                        words_figure_change(words, change->at, arrow)));
		}
	}
	print_body(terminal, words_counterparts(words, change));
}

static void print_change(struct terminal *terminal, const struct changes *changes,
                         const struct change *change)
{
	const struct wording *words = &terminal->words;
	struct str head = words_part(words, change);
	if (change->kind == CHANGE_MOVED && !change_is_titled(change)) {
		head = words_joined(words, head, "  ",
		                    words_joined(words, change->from, " -> ", change->to));
	}
	head = words_joined(words, head, "  ", words_change_place(words, change));
	fputs("  ", terminal->stream);
	terminal_paint(terminal, kind_paint(change->kind));
	fprintf(terminal->stream, "%c ", change_sign(change->kind));
	terminal_left(terminal, words_change_kind(words, change->kind), KIND_COLUMNS);
	terminal_paint(terminal, PAINT_PLAIN);
	terminal_wrap(terminal, head, ENTRY_INDENT + KIND_COLUMNS, ENTRY_INDENT + KIND_COLUMNS);
	print_what(terminal, changes, change);
}

/* The direction or section that the changes below stand in. */
static void print_group(struct terminal *terminal, const struct marked *within)
{
	const struct wording *words = &terminal->words;
	struct str text = words_of(words, &MESSAGE_REPORT_WHOLE_DOCUMENT);
	if (within) {
		struct str partners = words_partners(words, within);
		text = words_joined(words, words_numbers(words, within, arrow), "  ",
		                    node_title(marked_node(within)));
		text = words_bracketed(words, text, partners);
		if (sign_of(within) != ' ') {
			text = arena_format(words->arena, "%c %.*s", sign_of(within),
			                    STR_FORMAT(text));
		}
	}
	putc('\n', terminal->stream);
	terminal_wrap(terminal, text, 0, 2);
}

static void print_changes(struct terminal *terminal, const struct changes *changes)
{
	const struct change *last = NULL;
	for (size_t i = 0; i < changes->count; i++) {
		const struct change *change = &changes->items[i];
		if (change->kind != CHANGE_RENUMBERED) {
			if (!last || last->within != change->within) {
				print_group(terminal, change->within);
			}
			print_change(terminal, changes, change);
			last = change;
		}
	}
}

/* What has another number: a line each, below all else. */
static void print_renumbered(struct terminal *terminal, const struct changes *changes)
{
	const struct wording *words = &terminal->words;
	static const struct text_column columns[] = {
	    {2, PATH_COLUMNS, ALIGN_LEFT}, {2, 24, ALIGN_LEFT}, {2, 36, ALIGN_LAST}};
	bool is_first = true;
	for (size_t i = 0; i < changes->count; i++) {
		const struct change *change = &changes->items[i];
		if (change->kind != CHANGE_RENUMBERED) {
			continue;
		}
		if (is_first) {
			putc('\n', terminal->stream);
			fprintf(terminal->stream, "%c ", change_sign(change->kind));
			terminal_print(terminal, words_change_kind(words, change->kind));
			putc('\n', terminal->stream);
		}
		is_first = false;
		const struct str cells[] = {words_numbers(words, change->at, arrow),
		                            words_change_place(words, change),
		                            node_title(marked_node(change->at))};
		terminal_row(terminal, columns, cells, sizeof cells / sizeof *cells);
	}
}

enum status changes_text(const struct report *report)
{
	struct terminal terminal;
	terminal_init(&terminal, report->stream, &report->words);
	print_head(&terminal, report->changes);
	if (report->changes->found > 0) {
		for (enum sum_kind kind = SUM_COUNT; kind-- > 0;) { /* funds first */
			print_total(&terminal, &report->changes->totals[kind], kind);
		}
		print_changes(&terminal, report->changes);
		print_renumbered(&terminal, report->changes);
	}
	terminal_release(&terminal);
	return STATUS_OK;
}
