/* Collects paragraphs into one text. Knows nothing of the format that they come from. */
#include "source/derived/derived.h"

#include <stdlib.h>

#include "base/invisible.h"
#include "source/derived/grid.h"
#include "source/derived/parts.h"
#include "source/message.h"

enum {
	SIZE_LIMIT = 1024, /* of letters; larger ones are capped */
	LARGER_PERCENT = 110,
	SMALLER_PERCENT = 90
};

/* The style of a line that is written. */
struct derived_form_at {
	uint32_t offset;
	struct derived_style form;
};

struct derived_removed {
	struct str text;
	enum removal_kind kind;
};

void derived_init(struct derived *derived, struct reading_job *job)
{
	*derived = (struct derived){.job = job};
	buf_init(&derived->text);
}

void derived_release(struct derived *derived)
{
	buf_release(&derived->text);
	derived_rows_release(derived);
	if (derived->grids) {
		grids_release(derived->grids);
	}
	free(derived->pending.items);
	free(derived->marks.items);
	free(derived->forms);
	free(derived->removed);
	*derived = (struct derived){.job = derived->job, .is_full = derived->is_full};
}

void *derived_grow(void *items, size_t count, size_t *capacity, size_t size)
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

bool derived_has_ink(struct str text)
{
	for (size_t i = 0; i < text.size; i++) {
		unsigned char byte = (unsigned char)text.data[i];
		if (byte > ' ' && byte != 0xC2 && byte != 0xE3 && byte != 0x80 && byte != 0xA0) {
			return true; /* neither ASCII nor part of U+00A0 and U+3000 */
		}
	}
	return false;
}

bool derived_spend(struct derived *derived, size_t size)
{
	derived->received += size;
	derived->is_full |= derived->received > derived->job->options.unpacked_limit;
	return !derived->is_full;
}

static void note(struct derived *derived, enum line_hint hint)
{
	struct source *out = derived->job->out;
	struct line_note here = {(uint32_t)derived->text.size, hint};
	ARENA_PUSH(derived->job->arena, out->notes, out->note_count, out->note_capacity, here);
}

static void turn_page(struct derived *derived)
{
	struct source *out = derived->job->out;
	uint32_t last = out->page_count > 0 ? out->pages[out->page_count - 1].page : 0;
	if (derived->page != last) {
		struct page_start start = {(uint32_t)derived->text.size, derived->page};
		ARENA_PUSH(derived->job->arena, out->pages, out->page_count, out->page_capacity,
		           start);
	}
}

/* ---- marks, forms and removals ---- */

void derived_marks_add(struct derived_marks *marks, struct derived_mark mark)
{
	marks->items =
	    derived_grow(marks->items, marks->count, &marks->capacity, sizeof *marks->items);
	marks->items[marks->count++] = mark;
}

static void settle(struct derived *derived, const struct derived_mark *mark)
{
	struct source *out = derived->job->out;
	if (mark->kind == MARK_ORIGIN) {
		struct derived_origins *origins = derived->origins;
		struct derived_origin here = {(uint32_t)derived->text.size, mark->what};
		ARENA_PUSH(derived->job->arena, origins->items, origins->count, origins->capacity,
		           here);
		return;
	}
	if (mark->kind != MARK_REMOVAL) {
		grids_settle(derived->grids, mark->what, mark->kind == MARK_CELL_END,
		             derived->text.size);
		return;
	}
	const struct derived_removed *removed = &derived->removed[mark->what];
	struct removal here = {(uint32_t)derived->text.size, removed->kind, removed->text};
	ARENA_PUSH(derived->job->arena, out->removals, out->removal_count, out->removal_capacity,
	           here);
}

void derived_next_style(struct derived *derived, struct derived_style form)
{
	derived->form = form;
}

static void add_form(struct derived *derived, struct derived_style form)
{
	if (form.heading || form.list || form.size || form.is_bold || form.is_centred) {
		struct derived_form_at here = {(uint32_t)derived->text.size, form};
		derived->forms = derived_grow(derived->forms, derived->form_count,
		                              &derived->form_capacity, sizeof *derived->forms);
		derived->forms[derived->form_count++] = here;
	}
}

uint32_t derived_remove(struct derived *derived, enum removal_kind kind, struct str text)
{
	struct derived_removed removed = {arena_copy(derived->job->arena, text), kind};
	derived->removed = derived_grow(derived->removed, derived->removed_count,
	                                &derived->removed_capacity, sizeof *derived->removed);
	derived->removed[derived->removed_count++] = removed;
	return (uint32_t)derived->removed_count - 1;
}

void derived_next_removal(struct derived *derived, size_t offset, enum removal_kind kind,
                          struct str text)
{
	if (derived_has_ink(text) && derived_spend(derived, text.size + sizeof(struct removal))) {
		struct derived_mark mark = {(uint32_t)offset, MARK_REMOVAL,
		                            derived_remove(derived, kind, text)};
		derived_marks_add(&derived->pending, mark);
	}
}

void derived_next_origin(struct derived *derived, size_t offset, uint32_t number)
{
	if (derived->origins) {
		derived_marks_add(&derived->pending,
		                  (struct derived_mark){(uint32_t)offset, MARK_ORIGIN, number});
	}
}

/* Leaves out a paragraph: its removals are placed behind the text so far. */
static void leave_out(struct derived *derived)
{
	size_t kept = 0;
	for (size_t i = 0; i < derived->pending.count; i++) {
		struct derived_mark *mark = &derived->pending.items[i];
		if (!derived->row) {
			settle(derived, mark);
		} else if (!derived_row_mark(derived, *mark)) {
			mark->offset = 0; /* before what comes next */
			derived->pending.items[kept++] = *mark;
		}
	}
	derived->pending.count = kept;
	derived->form = (struct derived_style){0};
}

/* ---- lines and paragraphs ---- */

/* Appends a line, without a line end in it, which begins at byte `base` of a paragraph; `next` is
 * the paragraph's first mark that is not settled. */
static void append_line(struct derived *derived, struct str line, size_t base,
                        const struct derived_part *part, size_t *next)
{
	turn_page(derived);
	size_t end = line.size;
	while (end > 0 && (unsigned char)line.data[end - 1] <= ' ') {
		end--;
	}
	for (size_t i = 0; i < end; i++) {
		for (; *next < part->mark_count && part->marks[*next].offset <= base + i; ++*next) {
			settle(derived, &part->marks[*next]);
		}
		unsigned char byte = (unsigned char)line.data[i];
		size_t invisible = invisible_at(line, i);
		if (invisible > 0) {
			i += invisible - 1;
		} else if (byte == 0) {
			buf_append(&derived->text, STR("\xEF\xBF\xBD"));
		} else {
			bool is_control = (byte < ' ' && byte != '\t') || byte == 0x7F;
			buf_append_byte(&derived->text, is_control ? ' ' : (char)byte);
		}
	}
	for (; *next < part->mark_count && part->marks[*next].offset <= base + line.size; ++*next) {
		settle(derived, &part->marks[*next]);
	}
	buf_append_byte(&derived->text, '\n');
}

/* Appends the lines of a paragraph; the first gets a hint if it must not be joined to others. */
static void append_lines(struct derived *derived, const struct derived_part *part)
{
	struct str text = part->text;
	struct derived_style form = part->form;
	size_t next = 0;
	for (size_t start = 0; start < text.size;) {
		const char *feed = memchr(text.data + start, '\n', text.size - start);
		size_t end = feed ? (size_t)(feed - text.data) : text.size;
		if (part->is_outside) {
			note(derived, HINT_OUTSIDE);
		} else if (part->is_apart && start == 0) {
			note(derived, HINT_NEW_PARAGRAPH);
		}
		add_form(derived, form);
		form.list = 0; /* only its first line begins an item */
		append_line(derived, str_slice(text, start, end), start, part, &next);
		start = end + 1;
	}
	for (; next < part->mark_count; next++) {
		settle(derived, &part->marks[next]);
	}
}

void derived_add(struct derived *derived, const struct derived_part *part)
{
	if (!derived_spend(derived, part->text.size)) {
		return;
	}
	if (derived->row) {
		derived_row_add(derived, part);
		return;
	}
	if (derived->text.size > 0) {
		derived_blank(derived);
	}
	append_lines(derived, part);
}

void derived_paragraph(struct derived *derived, struct str text, bool is_outside)
{
	if (!derived_has_ink(text)) {
		leave_out(derived);
		return;
	}
	struct derived_part part = {
	    text, derived->pending.items, derived->pending.count, derived->form, is_outside, false};
	derived_add(derived, &part);
	derived->pending.count = 0;
	derived->form = (struct derived_style){0};
}

void derived_paragraphs(struct derived *derived, struct str text, bool is_outside)
{
	for (size_t start = 0; start < text.size;) {
		size_t end = start;
		while (end < text.size && text.data[end] != '\n') {
			end++;
		}
		derived_paragraph(derived, str_slice(text, start, end), is_outside);
		start = end + 1;
	}
}

void derived_line(struct derived *derived, struct str text, const enum line_hint *hint)
{
	struct derived_part part = {.text = text,
	                            .marks = derived->pending.items,
	                            .mark_count = derived->pending.count,
	                            .form = derived->form};
	size_t next = 0;
	if (derived_spend(derived, text.size + 1)) {
		if (hint) {
			note(derived, *hint);
		}
		add_form(derived, part.form);
		append_line(derived, text, 0, &part, &next);
	}
	derived->pending.count = 0;
	derived->form = (struct derived_style){0};
}

void derived_blank(struct derived *derived)
{
	if (derived_spend(derived, 1)) {
		turn_page(derived);
		buf_append_byte(&derived->text, '\n');
	}
}

/* ---- the end ---- */

static uint16_t capped(uint16_t size)
{
	return size < SIZE_LIMIT ? size : SIZE_LIMIT - 1;
}

/* The size that most of the text has, of that whose size is known; 0: no size is known. */
static uint16_t usual_size(const struct derived *derived)
{
	size_t weights[SIZE_LIMIT] = {0};
	size_t best = 0;
	for (size_t i = 0; i < derived->form_count; i++) {
		const struct derived_form_at *at = &derived->forms[i];
		const char *start = derived->text.data + at->offset;
		const char *feed = memchr(start, '\n', derived->text.size - at->offset);
		weights[capped(at->form.size)] +=
		    feed ? (size_t)(feed - start) : derived->text.size - at->offset;
	}
	for (size_t size = 1; size < SIZE_LIMIT; size++) {
		best =
		    weights[size] > 0 && (best == 0 || weights[size] > weights[best]) ? size : best;
	}
	return (uint16_t)best;
}

static void hand_on_forms(struct derived *derived)
{
	struct source *out = derived->job->out;
	int32_t usual = usual_size(derived);
	for (size_t i = 0; i < derived->form_count; i++) {
		const struct derived_style *form = &derived->forms[i].form;
		int32_t percent = form->size > 0 ? capped(form->size) * 100 : usual * 100;
		struct line_style line = {
		    .offset = derived->forms[i].offset,
		    .heading = form->heading,
		    .list = form->list,
		    .size = percent >= usual * LARGER_PERCENT && usual > 0    ? SIZE_LARGER
		            : percent <= usual * SMALLER_PERCENT && usual > 0 ? SIZE_SMALLER
		                                                              : SIZE_BODY,
		    .is_bold = form->is_bold,
		    .is_centred = form->is_centred};
		if (line.heading || line.list || line.size || line.is_bold || line.is_centred) {
			ARENA_PUSH(derived->job->arena, out->styles, out->style_count,
			           out->style_capacity, line);
		}
	}
}

enum status derived_finish(struct derived *derived, struct str format)
{
	struct reading_job *job = derived->job;
	struct source *out = job->out;
	while (derived->grids && derived->grids->open) {
		derived_table_end(derived);
	}
	while (derived->row) {
		derived_row_end(derived);
	}
	if (derived->is_full) {
		derived_release(derived);
		return diags_trouble(job->diags, &MESSAGE_SOURCE_UNPACKED, job->file,
		                     arena_format(job->arena, "%zu", job->options.unpacked_limit));
	}
	if (!derived_has_ink(buf_str(&derived->text))) {
		const struct message *why =
		    str_equal(format, STR("html"))   ? &MESSAGE_SOURCE_PAGE_EMPTY
		    : str_equal(format, STR("xlsx")) ? &MESSAGE_SOURCE_SHEETS_EMPTY
						     : &MESSAGE_SOURCE_NO_TEXT;
		derived_release(derived);
		return diags_trouble(job->diags, why, job->file, (struct str){0});
	}
	leave_out(derived);
	out->format = format;
	out->text = arena_copy(job->arena, buf_str(&derived->text));
	out->is_derived = true;
	out->is_identity = true;
	out->has_bom = false;
	out->map = (struct map){0};
	map_append(&out->map, job->arena, (uint32_t)out->text.size, 0, 1, 1);
	hand_on_forms(derived);
	if (derived->grids) {
		grids_finish(derived->grids, out, job->arena, out->text);
	}
	derived_release(derived);
	return STATUS_OK;
}
