/* The driver of layout/: lines, then furniture and tables among them, the title, paragraphs; each
 * paragraph is repaired, and the clean text is written with its map and its ledger. */
#include <assert.h>

#include "base/search.h"
#include "base/utf8.h"
#include "layout/paragraph_builder.h"
#include "layout/paragraph_nfc.h"

/* ---- the clean text ---- */

static void write_piece(struct builder *builder, const struct piece *piece)
{
	struct text *text = builder->text;
	struct str part = piece->is_replaced ? piece->replacement
	                                     : str_slice(builder->source->text, piece->source.start,
	                                                 piece->source.end);
	if (part.size == 0) {
		return;
	}
	memcpy(builder->clean + builder->size, part.data, part.size);
	if (builder->folded) {
		const char *from = piece->is_replaced
		                       ? part.data
		                       : builder->lines.folded.data + piece->source.start;
		memcpy(builder->folded + builder->size, from, part.size);
	}
	builder->size += part.size;
	if (piece->is_replaced) {
		map_append(&text->map, builder->arena, (uint32_t)part.size, piece->source.start,
		           (uint16_t)part.size, (uint16_t)span_size(piece->source));
	} else {
		map_append(&text->map, builder->arena, (uint32_t)part.size, piece->source.start, 1,
		           1);
	}
}

static struct span to_clean(const struct builder *builder, struct span source, uint32_t start)
{
	return (struct span){builder_clean_offset(builder, source.start, start),
	                     builder_clean_offset(builder, source.end, start)};
}

/* The level of a heading: as the format states it, or by the # of Markdown in its mark; else 0. */
static uint8_t heading_level(const struct source *source, const struct open_paragraph *open)
{
	uint32_t start = open->first->span.start;
	const struct line_style *form = source_line_style(source, start);
	uint8_t signs = 0;
	if (form && form->heading) {
		return form->heading;
	}
	while (open->mark && start < open->mark_span.end && source->text.data[start] == '#') {
		start++;
		signs++;
	}
	return signs;
}

/* Takes out what Markdown or a form puts around the title: it is no part of it. */
static void drop_title_frame(struct builder *builder)
{
	uint32_t end = 0;
	for (size_t i = 0; i < builder->piece_count; i++) {
		end += piece_size(&builder->pieces[i]);
	}
	struct span frames[] = {{end - builder->title.frame_end, end},
	                        {0, builder->title.frame_start}};
	for (size_t i = 0; i < sizeof frames / sizeof *frames; i++) {
		if (span_size(frames[i]) > 0) {
			builder_add_fix(
			    builder, (struct fix){.wrong = frames[i], .kind = STR("title-mark")});
			builder_apply_fixes(builder);
		}
	}
}

static void close_paragraph(struct builder *builder, const struct open_paragraph *open)
{
	struct text *text = builder->text;
	const struct mark *mark = open->is_title ? NULL : open->mark;
	struct paragraph paragraph = {.mark = mark,
	                              .indent = open->first->indent,
	                              .heading = heading_level(builder->source, open),
	                              .is_title = open->is_title};
	if (open->is_title) {
		drop_title_frame(builder);
	}
	if (open->first != open->last && open->first->table > 0) {
		builder_order_cells(builder, open);
	}
	builder_repair(builder, open->mark ? open->mark_span : (struct span){0});
	builder_enter_table(builder, open->first->table);
	paragraph.span.start = (uint32_t)builder->size;
	for (size_t i = 0; i < builder->piece_count; i++) {
		write_piece(builder, &builder->pieces[i]);
	}
	paragraph.span.end = (uint32_t)builder->size;
	paragraph.table = open->first->table;
	if (paragraph.table > 0) {
		builder_move_cells(builder, open, paragraph.span.start);
	}
	if (mark) {
		paragraph.mark_span = to_clean(builder, open->mark_span, paragraph.span.start);
		paragraph.number = to_clean(builder, open->number, paragraph.span.start);
	}
	ARENA_PUSH(builder->arena, text->paragraphs, text->paragraph_count,
	           text->paragraph_capacity, paragraph);
	builder->clean[builder->size] = '\n';
	if (builder->folded) {
		builder->folded[builder->size] = '\n';
	}
	map_append(&text->map, builder->arena, 1, open->last->span.end, 1, 0);
	builder->size++;
	builder->piece_count = 0;
}

/* ---- lines into paragraphs ---- */

/* Joins the next line to the open paragraph: a blank goes between Latin words, but not within an
 * address; else nothing does. */
static void join_line(struct builder *builder, struct open_paragraph *open, const struct line *next)
{
	struct str text = builder->source->text;
	assert(open->last);         /* a line can only join an open paragraph */
	if (!next->continues_row) { /* else builder_order_cells places its text */
		char before = text.data[open->last->span.end - 1];
		char after = text.data[next->span.start];
		struct str last = str_slice(text, open->last->span.start, open->last->span.end);
		bool in_address = str_find(last, STR("://")) != SIZE_MAX ||
		                  str_find(last, STR("@")) != SIZE_MAX ||
		                  memchr(text.data + next->span.start, '@', span_size(next->span));
		bool has_blank = ascii_is_letter(before) && ascii_is_letter(after) && !in_address;
		struct str blank = has_blank ? STR(" ") : (struct str){0};
		builder_log_change(builder, STR("joined-lines"), builder->gaps, builder->gap_count,
		                   blank)
		    ->touches_figure = ascii_is_digit(before) || ascii_is_digit(after);
		if (has_blank) {
			builder_insert(builder, open->last->span.end, blank);
		}
		builder_add_source(builder, next->span);
	}
	open->last = next;
}

/* Whether a line of text continues the open paragraph. blanks: the blank lines between. */
static bool continues_paragraph(const struct builder *builder, const struct open_paragraph *open,
                                const struct line *line, const struct line_start *start,
                                size_t blanks)
{
	if (line->table || (open->first && open->first->table)) {
		return line->continues_row;
	}
	if (title_has(&builder->title, line)) {
		return line != builder->title.first;
	}
	return open->first && !open->is_title && !line->begins_paragraph &&
	       (line->continues_paragraph ||
	        lines_join(&builder->lines, open, line, start, blanks, builder->grammar));
}

static void build_paragraphs(struct builder *builder)
{
	struct lines *lines = &builder->lines;
	struct open_paragraph open = {0};
	uint32_t gap_start = 0;
	size_t blanks = 0;
	bool at_page_end = false;
	for (size_t i = 0; i < lines->count; i++) {
		const struct line *line = &lines->items[i];
		if (line->kind == LINE_BLANK) {
			blanks += !at_page_end;
			continue;
		}
		if (gap_start < line->span.start) {
			struct span gap = {gap_start, line->span.start};
			ARENA_PUSH(builder->arena, builder->gaps, builder->gap_count,
			           builder->gap_capacity, gap);
		}
		gap_start = line->span.end;
		if (line->kind == LINE_OUTSIDE) {
			continue;
		}
		if (line->kind == LINE_FURNITURE) {
			builder_log_change(builder, line->furniture->name, &line->span, 1,
			                   (struct str){0});
			blanks = 0; /* blank lines around furniture belong to the page */
			at_page_end = true;
			continue;
		}
		at_page_end = false;
		struct line_start start = {0};
		if (line->table == 0) {
			line_start_read(&start, lines, line, builder->grammar);
		}
		if (continues_paragraph(builder, &open, line, &start, blanks)) {
			join_line(builder, &open, line);
		} else {
			if (open.first) {
				close_paragraph(builder, &open);
			}
			open = (struct open_paragraph){.first = line,
			                               .last = line,
			                               .mark = start.mark,
			                               .mark_span = start.mark_span,
			                               .number = start.number,
			                               .has_label = start.has_label};
			builder_add_source(builder, line->span);
		}
		open.is_title |= title_has(&builder->title, line);
		builder->gap_count = 0;
		blanks = 0;
	}
	if (open.first) {
		close_paragraph(builder, &open);
	}
	builder_enter_table(builder, 0);
}

/* ---- the ledger ---- */

/* Logs the bytes that source/ could not decode, but for lines that are logged as a whole or stay out of the
 * text: what is logged within joined lines is a part of them. */
static void log_defects(struct builder *builder)
{
	struct str text = builder->source->text;
	const struct lines *lines = &builder->lines;
	size_t line = 0;
	if (builder->source->defect_count == 0) {
		return;
	}
	for (size_t at = 0; at + 2 < text.size; at++) {
		while (line < lines->count && lines->items[line].span.end <= at) {
			line++;
		}
		enum line_kind kind = line < lines->count ? lines->items[line].kind : LINE_BLANK;
		bool is_aside = kind == LINE_FURNITURE || kind == LINE_OUTSIDE;
		if (!is_aside && memcmp(text.data + at, "\xEF\xBF\xBD", 3) == 0) {
			struct span span = {(uint32_t)at, (uint32_t)at + 3};
			builder_log_change(builder, STR("broken-bytes"), &span, 1,
			                   STR("\xEF\xBF\xBD"));
			at += 2;
		}
	}
}

/* Logs what the format keeps and does not show. */
static void log_removals(struct builder *builder)
{
	static const struct str kinds[] = {[REMOVAL_DELETED] = STR_INIT("deleted-text"),
	                                   [REMOVAL_STRUCK] = STR_INIT("struck-text"),
	                                   [REMOVAL_HIDDEN] = STR_INIT("hidden-text")};
	for (size_t i = 0; i < builder->source->removal_count; i++) {
		const struct removal *removal = &builder->source->removals[i];
		struct span here = {removal->offset, removal->offset};
		builder_log_change(builder, kinds[removal->kind], &here, 1, (struct str){0})->gone =
		    removal->text;
	}
}

/* Gives back what only the building needs. */
static void release(struct builder *builder)
{
	struct lines *lines = &builder->lines;
	if (lines->folded.data != builder->source->text.data) {
		arena_drop(builder->arena, (char *)(uintptr_t)lines->folded.data,
		           lines->folded.size + 1, 1);
	}
	ARENA_DROP(builder->arena, lines->items, lines->count, lines->capacity);
	ARENA_DROP(builder->arena, lines->misreadings, lines->misreading_count,
	           lines->misreading_capacity);
}

static size_t count_continuations(const struct lines *lines)
{
	size_t count = 0;
	for (size_t t = 0; t < lines->table_count; t++) {
		count += lines->tables[t].continuation_count;
	}
	return count;
}

/* The lines that are headings by a correction begin paragraphs. */
static void begin_corrected_lines(struct lines *lines, const struct text_corrections *corrections)
{
	for (size_t i = 0; i < corrections->count; i++) {
		const struct text_correction *correction = &corrections->items[i];
		size_t line;
		if (span_size(correction->source) == 0 ||
		    correction->asked->kind != CORRECTION_IS ||
		    !str_equal(correction->asked->to, STR("direction"))) {
			continue;
		}
		SEARCH_FIRST(line, 0, lines->count,
		             lines->items[line].span.end <= correction->source.start);
		if (line < lines->count) {
			lines->items[line].begins_paragraph = true;
		}
	}
}

/* The bytes by which corrections may make the text longer. */
static size_t corrected_growth(const struct text_corrections *corrections)
{
	size_t growth = 0;
	for (size_t i = 0; i < corrections->count; i++) {
		growth += corrections->items[i].asked->to.size;
	}
	return growth;
}

static void locate_corrections(struct text *text)
{
	for (size_t i = 0; i < text->corrections.count; i++) {
		struct text_correction *correction = &text->corrections.items[i];
		if (span_size(correction->source) > 0) {
			correction->clean = map_derived(&text->map, correction->source);
		}
	}
}

void text_from_source(struct text *out, struct arena *arena, const struct source *source,
                      const struct corrections *corrections, struct grammar *grammar)
{
	*out = (struct text){.name = source->name};
	text_corrections_find(&out->corrections, arena, source, corrections);
	struct builder builder = {
	    .text = out, .arena = arena, .source = source, .grammar = grammar};
	lines_from_source(&builder.lines, arena, source, grammar);
	if (source->recognition) {
		lines_find_misreadings(&builder.lines, arena, source, &out->corrections, grammar);
	}
	lines_split_title(&builder.lines, arena, grammar);
	lines_split_document(&builder.lines, arena, source, grammar);
	lines_set_margins_aside(&builder.lines, grammar);
	lines_find_marked_up_tables(&builder.lines, arena, source, grammar);
	lines_set_furniture_aside(&builder.lines, arena, grammar);
	lines_find_plain_tables(&builder.lines, arena, grammar);
	title_find(&builder.title, &builder.lines, source, arena, grammar);
	if (grammar->reads_places) {
		lines_find_unmarked_lists(&builder.lines, grammar);
	}
	begin_corrected_lines(&builder.lines, &out->corrections);
	builder.may_need_nfc = text_may_need_nfc(source->text);
	/* NFC can make UTF-8 three times as long (Unicode Standard Annex 15, 13). Each line may get
	 * a blank or an LF, as may each continuation of a cell. */
	size_t growth = builder.may_need_nfc ? 3 : 1;
	size_t capacity = source->text.size * growth + builder.lines.count +
	                  count_continuations(&builder.lines) +
	                  corrected_growth(&out->corrections) + 1;
	builder.clean = arena_alloc(arena, capacity);
	out->capacity = capacity;
	if (builder.lines.folded.data != source->text.data) {
		builder.folded = arena_alloc(arena, capacity);
	}
	log_defects(&builder);
	log_removals(&builder);
	build_paragraphs(&builder);
	release(&builder);
	locate_corrections(out);
	out->clean = (struct str){builder.clean, builder.size};
	out->folded = builder.folded ? (struct str){builder.folded, builder.size} : out->clean;
	out->tables = builder.lines.tables;
	out->table_count = builder.lines.table_count;
	out->is_wrapped = builder.lines.is_wrapped;
	out->wrap_columns = builder.lines.is_wrapped ? builder.lines.wrap_columns : 0;
}
