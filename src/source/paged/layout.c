/* Joins lines to paragraphs by their places alone, not by words; computes in integers. */
#include "source/paged/layout.h"

#include <stdlib.h>

#include "source/derived/derived.h"
#include "source/paged/join.h"
#include "source/paged/measure.h"
#include "source/paged/recognition.h"
#include "source/paged/table.h"

enum {
	LARGE_PERCENT = 115, /* of the usual size, from where on text is a headline */
	CENTRED_INDENT = 3,  /* times the size: the least room before a centred line */
	HEADLINE_LINES = 2   /* times the size: the most that a headline's lines are apart */
};

enum bond {
	BOND_NONE,   /* a paragraph ends */
	BOND_LOOSE,  /* it may continue: no blank line between */
	BOND_CERTAIN /* it continues */
};

static bool is_large(const struct paged_measures *measures, const struct paged_line *line)
{
	return line->size * 100 >= measures->size * LARGE_PERCENT;
}

static enum bond find_bond(const struct paged_measures *all, const struct paged_line *line,
                           const struct paged_line *next)
{
	if (line->kind != next->kind || line->kind == PAGED_TABLE || line->is_leader) {
		return BOND_NONE;
	}
	const struct paged_measures *measures = &all[line->frame * PAGED_TABLE + line->kind];
	const struct paged_measures *of_next = &all[next->frame * PAGED_TABLE + next->kind];
	bool is_near = next->page == line->page && !paged_is_spaced(measures, line, next);
	if (is_large(measures, line) && is_large(of_next, next)) { /* a headline of two lines? */
		bool is_close =
		    next->page == line->page && next->y1 - line->y1 < line->size * HEADLINE_LINES;
		return is_close ? BOND_LOOSE : BOND_NONE;
	}
	bool is_same = abs(line->size - next->size) * 10 <= measures->size;
	if (!paged_is_full(measures, line, next) || !is_same) {
		return BOND_NONE;
	}
	if (next->page == line->page && measures->distance > 0 && !is_near) {
		return BOND_NONE;
	}
	if (measures->has_indents) {
		return paged_is_indented(of_next, next) ? BOND_NONE : BOND_CERTAIN;
	}
	return measures->has_spaces ? BOND_CERTAIN : BOND_LOOSE;
}

struct writer {
	struct derived derived;
	struct paged_compound paragraph;
	struct derived_style form; /* of the first line of the paragraph */
	bool continues;            /* the open paragraph continues one of the page before */
	bool is_apart;             /* the open paragraph follows a table */
	uint32_t page;             /* of the open paragraph */
	bool has_table;            /* one is open */
};

/* The style of a line: its size, and whether it is centred, that is has as much room before it as
 * behind it, and more than an indent. */
static struct derived_style find_form(const struct paged_measures *all,
                                      const struct paged_line *line)
{
	const struct paged_measures *measures = &all[line->frame * PAGED_TABLE + line->kind];
	int32_t before = line->x0 - measures->left;
	int32_t behind = measures->right - line->x1;
	return (struct derived_style){
	    .size = (uint16_t)line->size,
	    .is_centred = measures->left < measures->right &&
	                  before > CENTRED_INDENT * measures->size &&
	                  abs(before - behind) <= measures->size,
	};
}

/* Says where the recognised lines of bytes `start` to `end` of a text begin, which comes next. */
static void mark_origins(struct writer *writer, struct paged_origins origins, size_t start,
                         size_t end)
{
	for (size_t i = 0; i < origins.count; i++) {
		const struct paged_origin *origin = &origins.items[i];
		if (origin->offset >= start && origin->offset < end) {
			derived_next_origin(&writer->derived, origin->offset - start, origin->line);
		}
	}
}

static void write_paragraph(struct writer *writer)
{
	static const enum line_hint continues = HINT_CONTINUES;
	static const enum line_hint apart = HINT_NEW_PARAGRAPH;
	if (writer->paragraph.text.size > 0) {
		struct paged_origins origins;
		struct str text = paged_compound_finish(&writer->paragraph, &origins);
		writer->derived.page = writer->page;
		derived_next_style(&writer->derived, writer->form);
		mark_origins(writer, origins, 0, text.size);
		derived_line(&writer->derived, text,
		             writer->continues  ? &continues
		             : writer->is_apart ? &apart
		                                : NULL);
		paged_compound_init(&writer->paragraph, writer->derived.job->arena);
	}
	writer->continues = false;
	writer->is_apart = false;
}

static void write_margin(struct writer *writer, const struct paged_line *line)
{
	static const enum line_hint hint = HINT_FURNITURE;
	writer->derived.page = line->page;
	mark_origins(writer, line->origins, 0, line->text.size);
	derived_line(&writer->derived, line->text, &hint);
}

static void end_table(struct writer *writer)
{
	if (writer->has_table) {
		derived_table_end(&writer->derived);
		writer->has_table = false;
	}
}

/* Writes a line of a table of contents. */
static void write_outside(struct writer *writer, const struct paged_line *line)
{
	static const enum line_hint hint = HINT_OUTSIDE;
	write_paragraph(writer);
	end_table(writer);
	writer->derived.page = line->page;
	mark_origins(writer, line->origins, 0, line->text.size);
	derived_line(&writer->derived, line->text, &hint);
}

/* Writes the text of a form as outside: it states nothing until it is filled in. */
static void write_form(struct writer *writer, const struct paged_table *table)
{
	static const enum line_hint hint = HINT_OUTSIDE;
	for (size_t i = 0; i < table->cell_count; i++) {
		struct str text = table->cells[i].text;
		for (size_t start = 0; start < text.size;) {
			const char *feed = memchr(text.data + start, '\n', text.size - start);
			size_t end = feed ? (size_t)(feed - text.data) : text.size;
			mark_origins(writer, table->cells[i].origins, start, end);
			derived_line(&writer->derived, str_slice(text, start, end), &hint);
			start = end + 1;
		}
	}
}

static void write_rows(struct writer *writer, const struct paged_table *table)
{
	for (size_t i = 0; i < table->cell_count;) {
		uint32_t row = table->cells[i].row;
		derived_row_begin(&writer->derived);
		for (; i < table->cell_count && table->cells[i].row == row; i++) {
			const struct paged_cell *cell = &table->cells[i];
			struct derived_cell form = {.row_span = cell->row_span,
			                            .column_span = cell->column_span,
			                            .goes_on = cell->goes_on};
			derived_cell_begin(&writer->derived, &form);
			mark_origins(writer, cell->origins, 0, cell->text.size);
			derived_paragraph(&writer->derived, cell->text, false);
		}
		derived_row_end(&writer->derived);
	}
}

/* Writes a table, or the next part of the open one. */
static void write_table(struct writer *writer, const struct paged_line *line)
{
	write_paragraph(writer);
	writer->derived.page = line->page;
	if (line->table->is_form) {
		end_table(writer);
		derived_blank(&writer->derived);
		write_form(writer, line->table);
		return;
	}
	if (!line->table->goes_on || !writer->has_table) {
		end_table(writer);
		derived_table_begin(&writer->derived);
		writer->has_table = true;
	}
	write_rows(writer, line->table);
}

static void write_lines(struct writer *writer, const struct paged_measures *measures,
                        const struct paged_lines *lines)
{
	const struct paged_line *last = NULL;
	for (size_t i = 0; i < lines->count; i++) {
		const struct paged_line *line = &lines->items[i];
		if (line->is_margin) {
			write_paragraph(writer);
			write_margin(writer, line);
			continue;
		}
		if (line->table) {
			write_table(writer, line);
			last = line;
			continue;
		}
		if (line->is_leader) {
			write_outside(writer, line);
			last = line;
			continue;
		}
		enum bond bond = last ? find_bond(measures, last, line) : BOND_LOOSE;
		bool turns = last && last->page != line->page;
		end_table(writer);
		if (bond != BOND_CERTAIN || turns) {
			write_paragraph(writer);
			if (bond == BOND_NONE) {
				derived_blank(&writer->derived);
			}
			writer->continues = turns && bond != BOND_NONE;
			writer->is_apart = last && last->table;
			writer->page = line->page;
			writer->form = find_form(measures, line);
		}
		paged_compound_add_line(&writer->paragraph, line->text, line->origins);
		last = line;
	}
	write_paragraph(writer);
	end_table(writer);
}

enum status paged_layout(struct reading_job *job, struct paged_lines *lines, struct str format)
{
	struct writer writer = {0};
	uint32_t pages = lines->count > 0 ? lines->items[lines->count - 1].page : 0;
	paged_lines_attach_raised(lines, job->arena);
	paged_lines_clear(lines, job->arena, pages);
	paged_lines_find_grids(lines, job->arena);
	paged_lines_find_columns(lines, job->arena);
	paged_lines_find_margins(lines, job->arena, pages, true); /* not parts of a table */
	paged_lines_make_rows(lines, job->arena);
	paged_lines_find_margins(lines, job->arena, pages, false);
	paged_lines_set_margins_aside(lines, job->arena);
	paged_tables_join(lines, job->arena);
	const struct paged_measures *measures = paged_measure(lines, job->arena);
	struct derived_origins origins = {0};
	derived_init(&writer.derived, job);
	writer.derived.origins = &origins;
	paged_compound_init(&writer.paragraph, job->arena);
	write_lines(&writer, measures, lines);
	enum status status = derived_finish(&writer.derived, format);
	if (status == STATUS_OK && lines->engine.size > 0) {
		paged_hand_on_recognition(job, lines, &origins);
	}
	return status;
}
