/* The pieces of the open paragraph, and the ledger of what is done to them. */
#include "layout/paragraph_builder.h"

struct text_change *builder_log_change(struct builder *builder, struct str kind,
                                       const struct span *source, size_t count, struct str to)
{
	struct text *text = builder->text;
	struct text_change change = {.kind = kind, .to = to, .source_count = (uint32_t)count};
	change.source = ARENA_ARRAY(builder->arena, struct span, count ? count : 1);
	memcpy(change.source, source, count * sizeof *source);
	ARENA_PUSH(builder->arena, text->changes, text->change_count, text->change_capacity,
	           change);
	return &text->changes[text->change_count - 1];
}

static void add_piece(struct builder *builder, struct piece piece)
{
	ARENA_PUSH(builder->arena, builder->pieces, builder->piece_count, builder->piece_capacity,
	           piece);
}

void builder_add_source(struct builder *builder, struct span source)
{
	add_piece(builder, (struct piece){.source = source});
}

void builder_insert(struct builder *builder, uint32_t at, struct str text)
{
	add_piece(builder,
	          (struct piece){.source = {at, at}, .replacement = text, .is_replaced = true});
}

struct str builder_assemble(struct builder *builder, struct str from)
{
	size_t size = 0;
	for (size_t i = 0; i < builder->piece_count; i++) {
		size += piece_size(&builder->pieces[i]);
	}
	if (size > builder->assembled_capacity) {
		builder->assembled_capacity = 2 * size;
		builder->assembled = arena_alloc(builder->arena, 2 * size);
	}
	size_t at = 0;
	for (size_t i = 0; i < builder->piece_count; i++) {
		const struct piece *piece = &builder->pieces[i];
		struct str part = piece->is_replaced
		                      ? piece->replacement
		                      : str_slice(from, piece->source.start, piece->source.end);
		if (part.size > 0) {
			memcpy(builder->assembled + at, part.data, part.size);
		}
		at += part.size;
	}
	return (struct str){builder->assembled, size};
}

void builder_add_fix(struct builder *builder, struct fix fix)
{
	ARENA_PUSH(builder->arena, builder->fixes, builder->fix_count, builder->fix_capacity, fix);
}

void builder_apply_fixes(struct builder *builder)
{
	struct piece *old = builder->pieces;
	size_t old_count = builder->piece_count;
	size_t next = 0;
	uint32_t at = 0; /* in the paragraph as assembled */
	size_t old_capacity = builder->piece_capacity;
	builder->pieces = builder->spare;
	builder->piece_capacity = builder->spare_capacity;
	builder->piece_count = 0;
	builder->spare = old;
	builder->spare_capacity = old_capacity;
	for (size_t i = 0; i < old_count; i++) {
		struct piece piece = old[i];
		uint32_t start = at;
		at += piece_size(&piece);
		for (; next < builder->fix_count && builder->fixes[next].wrong.start < at; next++) {
			const struct fix *fix = &builder->fixes[next];
			if (piece.is_replaced || fix->wrong.start < start || fix->wrong.end > at) {
				continue;
			}
			/* Cuts the piece in three: before, replaced, and the rest in `piece`. */
			struct span wrong = span_shift(fix->wrong, piece.source.start - start);
			if (piece.source.start < wrong.start) {
				builder_add_source(builder,
				                   (struct span){piece.source.start, wrong.start});
			}
			add_piece(builder, (struct piece){.source = wrong,
			                                  .replacement = fix->replacement,
			                                  .is_replaced = true});
			builder_log_change(builder, fix->kind, &wrong, 1, fix->replacement)
			    ->touches_figure = fix->touches_figure;
			piece.source.start = wrong.end;
			start = fix->wrong.end;
		}
		if (piece_size(&piece) > 0) {
			add_piece(builder, piece);
		}
	}
	builder->fix_count = 0;
}

uint32_t builder_clean_offset(const struct builder *builder, uint32_t source, uint32_t start)
{
	for (size_t i = 0; i < builder->piece_count; i++) {
		const struct piece *piece = &builder->pieces[i];
		if (piece->source.start >= source) {
			break;
		}
		bool is_inside = source < piece->source.end && !piece->is_replaced;
		start += is_inside ? source - piece->source.start : piece_size(piece);
		if (source < piece->source.end) {
			break;
		}
	}
	return start;
}
