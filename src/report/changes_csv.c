/* Changes as one table for a spreadsheet: a row for each document, total, direction that adds to the
 * difference of one, partner that came or went, and change. Money is in the main unit of its
 * currency. */
#include "report/csv_out.h"
#include "report/report.h"

enum column {
	COLUMN_RECORD, /* document total contribution partner change */
	COLUMN_CHANGE,
	COLUMN_KEY, /* of a direction; of a partner its code */
	COLUMN_PART,
	COLUMN_ASPECT, /* of the programme what; of a total: stated summed */
	COLUMN_CLASS,
	COLUMN_OLD_NUMBER,
	COLUMN_NEW_NUMBER,
	COLUMN_TITLE,
	COLUMN_ROW,
	COLUMN_COLUMN,
	COLUMN_FROM,
	COLUMN_TO,
	COLUMN_TEXT,
	COLUMN_OLD_VALUE,
	COLUMN_OLD_RELATION,
	COLUMN_NEW_VALUE,
	COLUMN_NEW_RELATION,
	COLUMN_DELTA,
	COLUMN_PERCENT,
	COLUMN_UNIT,
	COLUMN_ASPECTS,
	COLUMN_BECAME,
	COLUMN_CAME_FROM,
	COLUMN_OLD_PAGE,
	COLUMN_OLD_LINE,
	COLUMN_OLD_BYTES,
	COLUMN_NEW_PAGE,
	COLUMN_NEW_LINE,
	COLUMN_NEW_BYTES,
	COLUMN_COUNT
};

static const char *const names[COLUMN_COUNT] = {
    "record",     "change",     "key",       "part",         "aspect",    "class",
    "old_number", "new_number", "title",     "row",          "column",    "from",
    "to",         "text",       "old_value", "old_relation", "new_value", "new_relation",
    "delta",      "percent",    "unit",      "aspects",      "became",    "came_from",
    "old_page",   "old_line",   "old_bytes", "new_page",     "new_line",  "new_bytes",
};

struct row {
	struct cell cells[COLUMN_COUNT];
};

struct writer {
	FILE *stream;
	struct arena *arena;
};

static void print_row(const struct writer *writer, const struct row *row)
{
	csv_row(writer->stream, row->cells, COLUMN_COUNT);
}

static struct row row_of(const char *record)
{
	struct row row = {0};
	row.cells[COLUMN_RECORD] = cell_text(str_from(record));
	return row;
}

static void set_number_if(struct row *row, enum column column, bool has_value, struct decimal value)
{
	if (has_value) {
		row->cells[column] = cell_number(value);
	}
}

/* ---- what stands above the changes ---- */

static void write_document(const struct writer *writer, const char *side, const struct model *model)
{
	struct row row = row_of("document");
	row.cells[COLUMN_PART] = cell_text(str_from(side));
	row.cells[COLUMN_TITLE] = cell_text(model->title);
	row.cells[COLUMN_TEXT] = cell_text(model->source.name);
	print_row(writer, &row);
}

static void write_amounts(const struct writer *writer, const char *part,
                          const struct roll_up *total, bool is_stated)
{
	struct row row = row_of("total");
	bool both = total->has_stated[0] && total->has_stated[1];
	row.cells[COLUMN_PART] = cell_text(str_from(part));
	row.cells[COLUMN_ASPECT] = cell_text(is_stated ? STR("stated") : STR("summed"));
	row.cells[COLUMN_UNIT] = cell_text(total->unit);
	for (int side = 0; side < 2; side++) {
		enum column value = side == 0 ? COLUMN_OLD_VALUE : COLUMN_NEW_VALUE;
		set_number_if(&row, value, !is_stated || total->has_stated[side],
		              is_stated ? total->stated[side] : total->summed[side]);
		if (is_stated && total->figures[side]) {
			row.cells[side == 0 ? COLUMN_OLD_RELATION : COLUMN_NEW_RELATION] =
			    cell_text(relation_name((enum relation)total->figures[side]->relation));
		}
	}
	set_number_if(&row, COLUMN_DELTA, is_stated ? both : !total->is_open,
	              is_stated ? total->stated_delta : total->summed_delta);
	set_number_if(&row, COLUMN_PERCENT, total->has_percent && is_stated == both,
	              total->percent);
	print_row(writer, &row);
}

static void write_total(const struct writer *writer, const char *part, const struct roll_up *total)
{
	if (total->has_overflow) {
		return;
	}
	if (total->figures[0] || total->figures[1]) {
		write_amounts(writer, part, total, true);
	}
	write_amounts(writer, part, total, false);
	for (size_t i = 0; i < total->count; i++) {
		const struct contribution *item = &total->contributions[i];
		const struct marked *at = item->direction;
		struct row row = row_of("contribution");
		row.cells[COLUMN_PART] = cell_text(str_from(part));
		row.cells[COLUMN_UNIT] = cell_text(total->unit);
		row.cells[COLUMN_KEY] = cell_text(marked_node(at)->key);
		row.cells[COLUMN_TITLE] = cell_text(node_title(marked_node(at)));
		row.cells[COLUMN_OLD_NUMBER] =
		    cell_text(at->before ? at->before->number : (struct str){0});
		row.cells[COLUMN_NEW_NUMBER] =
		    cell_text(at->after ? at->after->number : (struct str){0});
		set_number_if(&row, COLUMN_OLD_VALUE, item->has_from, item->from);
		set_number_if(&row, COLUMN_NEW_VALUE, item->has_to, item->to);
		row.cells[COLUMN_DELTA] = cell_number(item->delta);
		print_row(writer, &row);
	}
}

static void write_partners(const struct writer *writer, const char *change,
                           const struct partner_list *partners)
{
	for (size_t i = 0; i < partners->count; i++) {
		struct row row = row_of("partner");
		row.cells[COLUMN_CHANGE] = cell_text(str_from(change));
		row.cells[COLUMN_PART] = cell_text(STR("partner"));
		row.cells[COLUMN_KEY] = cell_text(partners->items[i]->code);
		row.cells[COLUMN_TITLE] = cell_text(partners->items[i]->text);
		print_row(writer, &row);
	}
}

/* ---- changes ---- */

static void set_place(const struct writer *writer, struct row *row, const struct node *node,
                      enum column first)
{
	const struct place *place = node ? place_of_node(node) : NULL;
	if (place) {
		row->cells[first] = cell_ordinal(place->page);
		row->cells[first + 1] = cell_ordinal(place->line);
		row->cells[first + 2] = cell_text(place_text(place, writer->arena));
	}
}

static void set_figure(struct row *row, const struct node *node, enum column first)
{
	const struct figure *figure = node ? node->figure : NULL;
	if (figure) {
		set_number_if(row, first, figure->has_value, figure->value);
		row->cells[first + 1] = cell_text(relation_name((enum relation)figure->relation));
		row->cells[COLUMN_UNIT] = cell_text(figure->unit);
	}
}

static struct str aspect_names(const struct writer *writer, unsigned aspects)
{
	struct str out = {0};
	for (unsigned bit = 0; bit < ASPECT_COUNT; bit++) {
		struct str name = figure_aspect_name(bit);
		if (aspects >> bit & 1) {
			out = arena_format(writer->arena, "%.*s%s%.*s", STR_FORMAT(out),
			                   out.size > 0 ? " " : "", STR_FORMAT(name));
		}
	}
	return out;
}

static struct str counterparts(const struct writer *writer, const struct change *change)
{
	struct str out = {0};
	for (size_t i = 0; i < change->counterpart_count; i++) {
		const struct node *node = marked_node(change->counterparts[i]);
		struct str name = node->number.size > 0 ? node->number : node->key;
		out = arena_format(writer->arena, "%.*s%s%.*s", STR_FORMAT(out),
		                   out.size > 0 ? "; " : "", STR_FORMAT(name));
	}
	return out;
}

static void set_node(const struct writer *writer, struct row *row, const struct change *change)
{
	const struct marked *at = change->at;
	const struct marked *left = change->left ? change->left : at;
	bool is_figure = at->figure.aspects > 0 && change->kind == CHANGE_CHANGED;
	bool is_fact = node_kind_is_fact((enum node_kind)marked_node(at)->kind);
	if (is_figure || is_fact) {
		set_figure(row, at->before, COLUMN_OLD_VALUE);
		set_figure(row, at->after, COLUMN_NEW_VALUE);
	}
	if (is_figure) {
		set_number_if(row, COLUMN_DELTA, at->figure.has_delta, at->figure.delta);
		set_number_if(row, COLUMN_PERCENT, at->figure.has_percent, at->figure.percent);
		row->cells[COLUMN_ASPECTS] = cell_text(aspect_names(writer, at->figure.aspects));
	}
	if (is_fact) {
		row->cells[COLUMN_CLASS] = cell_text(node_project_kind(marked_node(at)));
	}
	set_place(writer, row, left->before, COLUMN_OLD_PAGE);
	set_place(writer, row, at->after, COLUMN_NEW_PAGE);
}

static void write_change(const struct writer *writer, const struct change *change)
{
	const struct marked *within = change->within;
	struct row row = row_of("change");
	struct cell *cells = row.cells;
	cells[COLUMN_CHANGE] = cell_text(change_kind_name(change->kind));
	cells[COLUMN_KEY] = cell_text(change->key);
	cells[COLUMN_PART] = cell_text(change->part);
	cells[COLUMN_ASPECT] = cell_text(change->aspect);
	if (within) {
		cells[COLUMN_OLD_NUMBER] =
		    cell_text(within->before ? within->before->number : (struct str){0});
		cells[COLUMN_NEW_NUMBER] =
		    cell_text(within->after ? within->after->number : (struct str){0});
		cells[COLUMN_TITLE] = cell_text(node_title(marked_node(within)));
	}
	cells[COLUMN_ROW] = cell_text(change->row);
	cells[COLUMN_COLUMN] = cell_text(change->column);
	cells[COLUMN_FROM] = cell_text(change->from);
	cells[COLUMN_TO] = cell_text(change->to);
	cells[COLUMN_TEXT] = cell_text(change->text);
	cells[change->is_source ? COLUMN_BECAME : COLUMN_CAME_FROM] =
	    cell_text(counterparts(writer, change));
	if (change->at) {
		set_node(writer, &row, change);
	}
	print_row(writer, &row);
}

enum status changes_csv(const struct report *report)
{
	const struct changes *changes = report->changes;
	const struct writer writer = {report->stream, report->words.arena};
	csv_head(report->stream, names, COLUMN_COUNT);
	write_document(&writer, "old", changes->before);
	write_document(&writer, "new", changes->after);
	write_total(&writer, "funds", &changes->totals[SUM_FUNDS]);
	write_total(&writer, "projects", &changes->totals[SUM_PROJECTS]);
	write_partners(&writer, "added", &changes->gained);
	write_partners(&writer, "removed", &changes->lost);
	for (size_t i = 0; i < changes->count; i++) {
		write_change(&writer, &changes->items[i]);
	}
	return STATUS_OK;
}
