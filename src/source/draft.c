/* Collects paragraphs into one text. Knows nothing of the format that they come from. */
#include "source/draft.h"

#include <stdlib.h>

#include "base/invisible.h"
#include "source/draft_grid.h"
#include "source/draft_parts.h"

enum {
	SIZE_LIMIT = 1024, /* of letters: larger ones count as that */
	LARGER_PERCENT = 110,
	SMALLER_PERCENT = 90
};

/* The form of a line that is written. */
struct draft_form_at {
	uint32_t offset;
	struct draft_form form;
};

struct draft_removed {
	struct str text;
	enum removal_kind kind;
};

void draft_init(struct draft *draft, struct reading_job *job)
{
	*draft = (struct draft){.job = job};
	buf_init(&draft->text);
}

void draft_release(struct draft *draft)
{
	buf_release(&draft->text);
	draft_rows_release(draft);
	if (draft->grids) {
		grids_release(draft->grids);
	}
	free(draft->pending.items);
	free(draft->marks.items);
	free(draft->forms);
	free(draft->removed);
	*draft = (struct draft){.job = draft->job, .is_full = draft->is_full};
}

void *draft_grow(void *items, size_t count, size_t *capacity, size_t size)
{
	if (count < *capacity) {
		return items;
	}
	*capacity = *capacity > 0 ? *capacity * 2 : 16;
	items = realloc(items, *capacity * size);
	if (!items) {
		out_of_memory();
	}
	return items;
}

bool draft_has_ink(struct str text)
{
	for (size_t i = 0; i < text.size; i++) {
		unsigned char byte = (unsigned char)text.data[i];
		if (byte > ' ' && byte != 0xC2 && byte != 0xE3 && byte != 0x80 && byte != 0xA0) {
			return true; /* neither ASCII nor part of U+00A0 and U+3000 */
		}
	}
	return false;
}

bool draft_spend(struct draft *draft, size_t size)
{
	draft->spent += size;
	draft->is_full |= draft->spent > draft->job->options.unpacked_limit;
	return !draft->is_full;
}

static void note(struct draft *draft, enum line_hint hint)
{
	struct source *out = draft->job->out;
	struct line_note here = {(uint32_t)draft->text.size, hint};
	ARENA_PUSH(draft->job->arena, out->notes, out->note_count, out->note_capacity, here);
}

static void turn_page(struct draft *draft)
{
	struct source *out = draft->job->out;
	uint32_t last = out->page_count > 0 ? out->pages[out->page_count - 1].page : 0;
	if (draft->page != last) {
		struct page_start start = {(uint32_t)draft->text.size, draft->page};
		ARENA_PUSH(draft->job->arena, out->pages, out->page_count, out->page_capacity,
		           start);
	}
}

/* ---- marks, forms and removals ---- */

void draft_marks_add(struct draft_marks *marks, struct draft_mark mark)
{
	marks->items =
	    draft_grow(marks->items, marks->count, &marks->capacity, sizeof *marks->items);
	marks->items[marks->count++] = mark;
}

static void settle(struct draft *draft, const struct draft_mark *mark)
{
	struct source *out = draft->job->out;
	if (mark->kind != MARK_REMOVAL) {
		grids_settle(draft->grids, mark->what, mark->kind == MARK_CELL_END,
		             draft->text.size);
		return;
	}
	const struct draft_removed *removed = &draft->removed[mark->what];
	struct removal here = {(uint32_t)draft->text.size, removed->kind, removed->text};
	ARENA_PUSH(draft->job->arena, out->removals, out->removal_count, out->removal_capacity,
	           here);
}

void draft_next_form(struct draft *draft, struct draft_form form)
{
	draft->form = form;
}

static void add_form(struct draft *draft, struct draft_form form)
{
	if (form.heading || form.list || form.size || form.is_bold || form.is_centred) {
		struct draft_form_at here = {(uint32_t)draft->text.size, form};
		draft->forms = draft_grow(draft->forms, draft->form_count, &draft->form_capacity,
		                          sizeof *draft->forms);
		draft->forms[draft->form_count++] = here;
	}
}

uint32_t draft_remove(struct draft *draft, enum removal_kind kind, struct str text)
{
	struct draft_removed removed = {arena_copy(draft->job->arena, text), kind};
	draft->removed = draft_grow(draft->removed, draft->removed_count, &draft->removed_capacity,
	                            sizeof *draft->removed);
	draft->removed[draft->removed_count++] = removed;
	return (uint32_t)draft->removed_count - 1;
}

void draft_next_removal(struct draft *draft, size_t offset, enum removal_kind kind, struct str text)
{
	if (draft_has_ink(text) && draft_spend(draft, text.size + sizeof(struct removal))) {
		struct draft_mark mark = {(uint32_t)offset, MARK_REMOVAL,
		                          draft_remove(draft, kind, text)};
		draft_marks_add(&draft->pending, mark);
	}
}

/* Of a paragraph that is left out: its removals stand behind what is there. */
static void leave_out(struct draft *draft)
{
	size_t kept = 0;
	for (size_t i = 0; i < draft->pending.count; i++) {
		struct draft_mark *mark = &draft->pending.items[i];
		if (!draft->row) {
			settle(draft, mark);
		} else if (!draft_row_mark(draft, *mark)) {
			mark->offset = 0; /* of what comes next */
			draft->pending.items[kept++] = *mark;
		}
	}
	draft->pending.count = kept;
	draft->form = (struct draft_form){0};
}

/* ---- lines and paragraphs ---- */

/* One line, which has no line end in it, from byte `base` of a paragraph on; `next` is the first
 * of its marks that is not settled. */
static void append_line(struct draft *draft, struct str line, size_t base,
                        const struct draft_part *part, size_t *next)
{
	turn_page(draft);
	size_t end = line.size;
	while (end > 0 && (unsigned char)line.data[end - 1] <= ' ') {
		end--;
	}
	for (size_t i = 0; i < end; i++) {
		for (; *next < part->mark_count && part->marks[*next].offset <= base + i; ++*next) {
			settle(draft, &part->marks[*next]);
		}
		unsigned char byte = (unsigned char)line.data[i];
		size_t invisible = invisible_at(line, i);
		if (invisible > 0) {
			i += invisible - 1;
		} else if (byte == 0) {
			buf_append(&draft->text, STR("\xEF\xBF\xBD"));
		} else {
			bool is_control = (byte < ' ' && byte != '\t') || byte == 0x7F;
			buf_append_byte(&draft->text, is_control ? ' ' : (char)byte);
		}
	}
	for (; *next < part->mark_count && part->marks[*next].offset <= base + line.size; ++*next) {
		settle(draft, &part->marks[*next]);
	}
	buf_append_byte(&draft->text, '\n');
}

/* The lines of a paragraph; the first has the hint APART where the paragraph may not be joined. */
static void append_lines(struct draft *draft, const struct draft_part *part)
{
	struct str text = part->text;
	struct draft_form form = part->form;
	size_t next = 0;
	for (size_t start = 0; start < text.size;) {
		const char *feed = memchr(text.data + start, '\n', text.size - start);
		size_t end = feed ? (size_t)(feed - text.data) : text.size;
		if (part->is_outside) {
			note(draft, HINT_OUTSIDE);
		} else if (part->is_apart && start == 0) {
			note(draft, HINT_APART);
		}
		add_form(draft, form);
		form.list = 0; /* only its first line begins an item */
		append_line(draft, str_slice(text, start, end), start, part, &next);
		start = end + 1;
	}
	for (; next < part->mark_count; next++) {
		settle(draft, &part->marks[next]);
	}
}

void draft_add(struct draft *draft, const struct draft_part *part)
{
	if (!draft_spend(draft, part->text.size)) {
		return;
	}
	if (draft->row) {
		draft_row_add(draft, part);
		return;
	}
	if (draft->text.size > 0) {
		draft_blank(draft);
	}
	append_lines(draft, part);
}

void draft_paragraph(struct draft *draft, struct str text, bool is_outside)
{
	if (!draft_has_ink(text)) {
		leave_out(draft);
		return;
	}
	struct draft_part part = {text,        draft->pending.items, draft->pending.count,
	                          draft->form, is_outside,           false};
	draft_add(draft, &part);
	draft->pending.count = 0;
	draft->form = (struct draft_form){0};
}

void draft_paragraphs(struct draft *draft, struct str text, bool is_outside)
{
	for (size_t start = 0; start < text.size;) {
		size_t end = start;
		while (end < text.size && text.data[end] != '\n') {
			end++;
		}
		draft_paragraph(draft, str_slice(text, start, end), is_outside);
		start = end + 1;
	}
}

static void add_line(struct draft *draft, const struct draft_part *part, const enum line_hint *hint)
{
	size_t next = 0;
	if (!draft_spend(draft, part->text.size + 1)) {
		return;
	}
	if (hint) {
		note(draft, *hint);
	}
	add_form(draft, part->form);
	append_line(draft, part->text, 0, part, &next);
}

void draft_line(struct draft *draft, struct str text, const enum line_hint *hint)
{
	struct draft_part part = {.text = text,
	                          .marks = draft->pending.items,
	                          .mark_count = draft->pending.count,
	                          .form = draft->form};
	add_line(draft, &part, hint);
	draft->pending.count = 0;
	draft->form = (struct draft_form){0};
}

void draft_row_line(struct draft *draft, struct str line, const enum line_hint *hint,
                    const struct draft_cell *cells, const struct span *spans, size_t count)
{
	bool is_inside = !hint || (*hint != HINT_OUTSIDE && *hint != HINT_FURNITURE);
	if (!draft->grids || !draft->grids->open || !draft_spend(draft, count * sizeof *cells)) {
		draft_line(draft, line, hint);
		return;
	}
	struct grid_cell *placed = calloc(count + 1, sizeof *placed);
	if (!placed) {
		out_of_memory();
	}
	for (size_t i = 0; i < count; i++) {
		placed[i].form = cells[i];
		placed[i].size = span_size(spans[i]);
		placed[i].is_inside = is_inside && placed[i].size > 0;
	}
	grids_place_row(draft->grids, placed, count);
	draft->marks.count = 0;
	for (size_t i = 0; i < count; i++) {
		struct draft_mark mark = {spans[i].start, MARK_CELL_START, placed[i].index};
		if (mark.what != NO_CELL) {
			draft_marks_add(&draft->marks, mark);
			mark.offset = spans[i].end;
			mark.kind = MARK_CELL_END;
			draft_marks_add(&draft->marks, mark);
		}
	}
	free(placed);
	struct draft_part part = {.text = line,
	                          .marks = draft->marks.items,
	                          .mark_count = draft->marks.count,
	                          .form = draft->form};
	add_line(draft, &part, hint);
	draft->form = (struct draft_form){0};
}

void draft_blank(struct draft *draft)
{
	if (draft_spend(draft, 1)) {
		turn_page(draft);
		buf_append_byte(&draft->text, '\n');
	}
}

/* ---- the end ---- */

static uint16_t capped(uint16_t size)
{
	return size < SIZE_LIMIT ? size : SIZE_LIMIT - 1;
}

/* The size of most of the text whose size is known; 0: of none. */
static uint16_t usual_size(const struct draft *draft)
{
	size_t weights[SIZE_LIMIT] = {0};
	size_t best = 0;
	for (size_t i = 0; i < draft->form_count; i++) {
		const struct draft_form_at *at = &draft->forms[i];
		const char *start = draft->text.data + at->offset;
		const char *feed = memchr(start, '\n', draft->text.size - at->offset);
		weights[capped(at->form.size)] +=
		    feed ? (size_t)(feed - start) : draft->text.size - at->offset;
	}
	for (size_t size = 1; size < SIZE_LIMIT; size++) {
		best =
		    weights[size] > 0 && (best == 0 || weights[size] > weights[best]) ? size : best;
	}
	return (uint16_t)best;
}

static void hand_on_forms(struct draft *draft)
{
	struct source *out = draft->job->out;
	int32_t usual = usual_size(draft);
	for (size_t i = 0; i < draft->form_count; i++) {
		const struct draft_form *form = &draft->forms[i].form;
		int32_t percent = form->size > 0 ? capped(form->size) * 100 : usual * 100;
		struct line_form line = {
		    .offset = draft->forms[i].offset,
		    .heading = form->heading,
		    .list = form->list,
		    .size = percent >= usual * LARGER_PERCENT && usual > 0    ? SIZE_LARGER
		            : percent <= usual * SMALLER_PERCENT && usual > 0 ? SIZE_SMALLER
		                                                              : SIZE_BODY,
		    .is_bold = form->is_bold,
		    .is_centred = form->is_centred};
		if (line.heading || line.list || line.size || line.is_bold || line.is_centred) {
			ARENA_PUSH(draft->job->arena, out->forms, out->form_count,
			           out->form_capacity, line);
		}
	}
}

enum status draft_finish(struct draft *draft, struct str format)
{
	struct reading_job *job = draft->job;
	struct source *out = job->out;
	while (draft->grids && draft->grids->open) {
		draft_table_end(draft);
	}
	while (draft->row) {
		draft_row_end(draft);
	}
	if (draft->is_full) {
		draft_release(draft);
		return diags_trouble(job->diags, MESSAGE_SOURCE_UNPACKED, job->file,
		                     arena_format(job->arena, "%zu", job->options.unpacked_limit));
	}
	if (!draft_has_ink(buf_str(&draft->text))) {
		bool is_page = str_equal(format, STR("html"));
		draft_release(draft);
		return diags_trouble(job->diags,
		                     is_page ? MESSAGE_SOURCE_PAGE_EMPTY : MESSAGE_SOURCE_NO_TEXT,
		                     job->file, (struct str){0});
	}
	leave_out(draft);
	out->format = format;
	out->text = arena_copy(job->arena, buf_str(&draft->text));
	out->is_derived = true;
	out->is_identity = true;
	out->has_bom = false;
	out->map = (struct map){0};
	map_append(&out->map, job->arena, (uint32_t)out->text.size, 0, 1, 1);
	hand_on_forms(draft);
	if (draft->grids) {
		grids_finish(draft->grids, out, job->arena, out->text);
	}
	draft_release(draft);
	return STATUS_OK;
}
