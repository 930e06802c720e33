/* Turns the repairs of the text into those of the model: where each stands in the source, and what
 * stood there. */
#include "model/repairs.h"

#include <stdlib.h>

static struct place place_of_change(const struct source *source, const struct text_change *change,
                                    struct arena *arena)
{
	struct place place = {0};
	struct span *pieces = NULL;
	size_t count = 0;
	size_t capacity = 0;
	for (uint32_t i = 0; i < change->source_count; i++) {
		struct place part = source_place(source, change->source[i], arena);
		place.line = i == 0 ? part.line : place.line;
		place.page = i == 0 ? part.page : place.page;
		place_add_recognition(&place, &part);
		for (uint32_t j = 0; j < part.count; j++) {
			ARENA_PUSH(arena, pieces, count, capacity, place_piece(&part, j));
		}
	}
	if (count > 0) {
		place.count = (uint32_t)count;
		place.first = pieces[0];
		place.rest = pieces + 1;
	}
	return place;
}

static struct str text_of_change(const struct source *source, const struct text_change *change,
                                 struct arena *arena)
{
	struct str text = source->text;
	size_t size = 0;
	for (uint32_t i = 0; i < change->source_count; i++) {
		size += span_size(change->source[i]);
	}
	if (change->source_count == 1) {
		return str_slice(text, change->source[0].start, change->source[0].end);
	}
	char *data = arena_alloc(arena, size + 1);
	size_t at = 0;
	for (uint32_t i = 0; i < change->source_count; i++) {
		struct span piece = change->source[i];
		memcpy(data + at, text.data + piece.start, span_size(piece));
		at += span_size(piece);
	}
	return (struct str){data, size};
}

static int compare_repairs(const void *a, const void *b)
{
	const struct repair *left = a;
	const struct repair *right = b;
	if (left->place.first.start != right->place.first.start) {
		return left->place.first.start < right->place.first.start ? -1 : 1;
	}
	return (left->place.first.end > right->place.first.end) -
	       (left->place.first.end < right->place.first.end);
}

/* Repairs never overlap, so they sort by place, except those that take up no bytes. */
void model_add_repairs(struct model *model, const struct source *source, const struct text *text)
{
	model->repairs = ARENA_ARRAY(model->arena, struct repair, text->change_count + 1);
	model->repair_capacity = text->change_count + 1;
	for (size_t i = 0; i < text->change_count; i++) {
		const struct text_change *change = &text->changes[i];
		model->repairs[model->repair_count++] = (struct repair){
		    .kind = change->kind,
		    .place = place_of_change(source, change, model->arena),
		    .from = change->gone.size > 0 ? change->gone
		                                  : text_of_change(source, change, model->arena),
		    .to = change->to,
		    .touches_figure = change->touches_figure,
		};
	}
	qsort(model->repairs, model->repair_count, sizeof *model->repairs, compare_repairs);
}
