/* The paragraphs of a DOCX: their numbers, text, removals and looks. */
#include <stdlib.h>

#include "source/derived/parts.h"
#include "source/office/docx_body.h"

void docx_paragraph_begin(struct docx_body *body)
{
	struct docx_paragraph *paragraph = calloc(1, sizeof *paragraph);
	if (!paragraph) {
		out_of_memory();
	}
	paragraph->outer = body->open;
	paragraph->numbered = (struct docx_numbered){-1, -1};
	paragraph->stand.size = -1;
	buf_init(&paragraph->text);
	buf_init(&paragraph->boxes);
	body->root = paragraph->outer ? body->root : paragraph;
	body->open = paragraph;
}

static void free_paragraph(struct docx_body *body)
{
	struct docx_paragraph *paragraph = body->open;
	body->open = paragraph->outer;
	body->root = body->open ? body->root : NULL;
	buf_release(&paragraph->text);
	buf_release(&paragraph->boxes);
	free(paragraph);
}

/* ---- what is removed ---- */

void docx_paragraph_remove(struct docx_body *body, enum removal_kind kind, struct str text)
{
	size_t offset = body->carried.size + (body->root ? body->root->text.size : 0);
	if (body->removals.text.size < body->job->options.unpacked_limit) {
		removals_add(&body->removals, offset, kind, text);
	}
}

void docx_paragraph_flush(struct docx_body *body)
{
	if (!body->open && body->carried.size == 0 && body->removals.count > 0) {
		removals_hand_on(&body->removals, &body->derived, 0);
		derived_paragraph(&body->derived, STR(""), false);
	}
}

/* ---- looks ---- */

static struct docx_looks find_looks(struct docx_body *body)
{
	struct docx_paragraph *paragraph = body->open;
	if (!paragraph->is_styled) {
		paragraph->by_style = docx_styles_of_paragraph(body->styles, paragraph->style);
		paragraph->is_styled = true;
	}
	return docx_styles_of_run(body->styles, &paragraph->by_style, body->run_style, &body->run);
}

/* Notes how a run with ink looks. */
static void take_looks(struct docx_paragraph *paragraph, const struct docx_looks *looks, size_t ink)
{
	bool is_bold = looks->on & DOCX_BOLD;
	paragraph->is_bold = is_bold && (paragraph->ink == 0 || paragraph->is_bold);
	if (ink > paragraph->ink) {
		paragraph->ink = ink;
		paragraph->size = looks->size;
	}
}

static struct derived_style find_form(struct docx_body *body, int list)
{
	struct docx_paragraph *paragraph = body->open;
	(void)find_looks(body); /* sets by_style even if there are no runs */
	const struct docx_looks *own = &paragraph->own;
	const struct docx_looks *style = &paragraph->by_style;
	int32_t outline = own->outline > 0 ? own->outline : style->outline;
	unsigned centred = own->set & DOCX_CENTRED ? own->on : style->on;
	return (struct derived_style){.heading = (uint8_t)(outline < 10 ? outline : 0),
	                              .list = (uint8_t)list,
	                              .size = paragraph->size > 0 && paragraph->size < UINT16_MAX
	                                          ? (uint16_t)paragraph->size
	                                          : 0,
	                              .is_bold = paragraph->is_bold,
	                              .is_centred = centred & DOCX_CENTRED};
}

/* ---- text ---- */

void docx_paragraph_append(struct docx_body *body, struct str text)
{
	struct docx_paragraph *paragraph = body->open;
	if (!paragraph || docx_fields_hide(&body->fields)) {
		return;
	}
	struct docx_looks looks = find_looks(body);
	if (looks.on & (DOCX_HIDDEN | DOCX_STRUCK | DOCX_STRUCK_TWICE)) {
		docx_paragraph_remove(
		    body, looks.on & DOCX_HIDDEN ? REMOVAL_HIDDEN : REMOVAL_STRUCK, text);
	} else if (paragraph->text.size < body->job->options.unpacked_limit) {
		buf_append(&paragraph->text, text);
		if (derived_has_ink(text)) {
			take_looks(paragraph, &looks, text.size);
		}
	}
}

void docx_paragraph_append_run(struct docx_body *body, struct str text)
{
	struct buf written;
	if (body->open) {
		buf_init(&written);
		docx_stand_write(&written, &body->stand, &body->open->stand, text);
		docx_paragraph_append(body, buf_str(&written));
		buf_release(&written);
	}
}

/* ---- the end ---- */

/* Adds the outermost paragraph, which is complete. */
static void add_paragraph(struct docx_body *body, bool is_outside)
{
	struct docx_paragraph *paragraph = body->open;
	struct buf whole;
	buf_init(&whole);
	if (body->note > 0) {
		buf_format(&whole, "[%u] ", body->note);
		body->note = 0;
	}
	int list = docx_numbering_write(body->numbering, body->styles, paragraph->numbered,
	                                paragraph->style, &whole);
	removals_hand_on(&body->removals, &body->derived, whole.size);
	derived_next_style(&body->derived, find_form(body, list));
	buf_append(&whole, buf_str(&body->carried));
	buf_append(&whole, buf_str(&paragraph->text));
	buf_clear(&body->carried);
	derived_paragraph(&body->derived, buf_str(&whole), is_outside);
	derived_paragraphs(&body->derived, buf_str(&paragraph->boxes), is_outside);
	buf_release(&whole);
}

void docx_paragraph_end(struct docx_body *body)
{
	struct docx_paragraph *paragraph = body->open;
	const struct docx_style *style = docx_styles_find(body->styles, paragraph->style);
	bool is_outside = body->outside > 0 || (style && style->is_contents);
	if (paragraph->outer) {
		struct buf *boxes = &paragraph->outer->boxes;
		(void)docx_numbering_write(body->numbering, body->styles, paragraph->numbered,
		                           paragraph->style, boxes);
		buf_append(boxes, buf_str(&paragraph->text));
		buf_append_byte(boxes, '\n');
	} else if (paragraph->is_joined) { /* the next gives the number */
		buf_append(&body->carried, buf_str(&paragraph->text));
	} else {
		add_paragraph(body, is_outside);
	}
	free_paragraph(body);
}

void docx_paragraph_abandon(struct docx_body *body)
{
	while (body->open) {
		free_paragraph(body);
	}
	if (body->carried.size > 0) {
		removals_hand_on(&body->removals, &body->derived, 0);
		derived_paragraph(&body->derived, buf_str(&body->carried), false);
		buf_clear(&body->carried);
	}
	docx_paragraph_flush(body);
}
