/* Repairs inside the open paragraph. */
#include "layout/paragraph_builder.h"
#include "layout/paragraph_nfc.h"

enum { MOST_ROUNDS = 4 /* of mending a paragraph: rules that undo each other are stopped */ };

/* The paragraph's text as its pieces now give it, until it is next assembled. */
static struct str assemble(struct builder *builder, struct str from)
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
		                      ? piece->instead
		                      : str_slice(from, piece->source.start, piece->source.end);
		if (part.size > 0) {
			memcpy(builder->assembled + at, part.data, part.size);
		}
		at += part.size;
	}
	return (struct str){builder->assembled, size};
}

void builder_add_piece(struct builder *builder, struct piece piece)
{
	ARENA_PUSH(builder->arena, builder->pieces, builder->piece_count, builder->piece_capacity,
	           piece);
}

/* Cuts the part of a piece that a fix replaces out of it; what is behind stays in *piece. */
static void cut(struct builder *builder, struct piece *piece, uint32_t start, const struct fix *fix)
{
	struct span wrong = {piece->source.start + (fix->wrong.start - start),
	                     piece->source.start + (fix->wrong.end - start)};
	if (piece->source.start < wrong.start) {
		builder_add_piece(builder,
		                  (struct piece){.source = {piece->source.start, wrong.start}});
	}
	builder_add_piece(
	    builder, (struct piece){.source = wrong, .instead = fix->instead, .is_replaced = true});
	builder_change(builder, fix->kind, &wrong, 1, fix->instead);
	piece->source.start = wrong.end;
}

/* Makes the pieces anew with every fix; one that is not within one piece of source is left
 * out. Empties the list. */
static void apply_fixes(struct builder *builder)
{
	struct piece *old = builder->pieces;
	size_t old_count = builder->piece_count;
	size_t next = 0;
	uint32_t at = 0; /* of the paragraph as assembled */
	builder->pieces = NULL;
	builder->piece_count = 0;
	builder->piece_capacity = 0;
	for (size_t i = 0; i < old_count; i++) {
		struct piece piece = old[i];
		uint32_t start = at;
		at += piece_size(&piece);
		for (; next < builder->fix_count && builder->fixes[next].wrong.start < at; next++) {
			const struct fix *fix = &builder->fixes[next];
			if (!piece.is_replaced && fix->wrong.start >= start &&
			    fix->wrong.end <= at) {
				cut(builder, &piece, start, fix);
				start = fix->wrong.end;
			}
		}
		if (piece_size(&piece) > 0) {
			builder_add_piece(builder, piece);
		}
	}
	builder->fix_count = 0;
}

static void add_fix(struct builder *builder, struct fix fix)
{
	ARENA_PUSH(builder->arena, builder->fixes, builder->fix_count, builder->fix_capacity, fix);
}

/* What one rule finds wrong, mended; false where it finds nothing. */
static bool mend_with(struct builder *builder, struct text_repair *repair)
{
	struct str text = assemble(builder, builder->lines.folded);
	struct match_result result;
	if (str_find(text, repair->near) == SIZE_MAX) {
		return false;
	}
	for (size_t from = 0; rule_match(&repair->rule, text, from, &result);) {
		struct span wrong = result.groups[repair->wrong];
		add_fix(builder, (struct fix){wrong, repair->rule.name, repair->to});
		if (result.whole.end <= from) {
			break;
		}
		from = result.whole.end;
	}
	bool found = builder->fix_count > 0;
	apply_fixes(builder);
	return found;
}

/* A repair may bring another to light. */
static void mend(struct builder *builder)
{
	bool found = true;
	for (int round = 0; found && round < MOST_ROUNDS; round++) {
		found = false;
		for (size_t r = 0; r < builder->grammar->repair_count; r++) {
			found |= mend_with(builder, &builder->grammar->repairs[r]);
		}
	}
}

/* Composes what NFC would change. */
static void normalise(struct builder *builder)
{
	struct str text = assemble(builder, builder->source->text);
	struct fix fix = {.kind = STR("nfc")};
	if (!text_may_need_nfc(text)) {
		return;
	}
	for (size_t from = 0; text_next_nfc(text, from, &fix.wrong, &fix.instead, builder->arena);
	     from = fix.wrong.end) {
		add_fix(builder, fix);
	}
	apply_fixes(builder);
}

static bool may_need_mending(const struct builder *builder)
{
	for (size_t i = 0; i < builder->piece_count; i++) {
		struct span span = builder->pieces[i].source;
		struct str part = str_slice(builder->source->text, span.start, span.end);
		for (size_t r = 0; r < builder->grammar->repair_count; r++) {
			struct str near = builder->grammar->repairs[r].near;
			if (near.size == 0 || str_find(part, near) != SIZE_MAX) {
				return true;
			}
		}
	}
	return false;
}

void builder_mend(struct builder *builder)
{
	if (may_need_mending(builder)) {
		mend(builder);
	}
	if (builder->may_need_nfc) {
		normalise(builder);
	}
}

void builder_drop_start(struct builder *builder, uint32_t size, struct str kind)
{
	add_fix(builder, (struct fix){.wrong = {0, size}, .kind = kind});
	apply_fixes(builder);
}

void builder_drop_end(struct builder *builder, uint32_t size, struct str kind)
{
	uint32_t end = 0;
	for (size_t i = 0; i < builder->piece_count; i++) {
		end += piece_size(&builder->pieces[i]);
	}
	add_fix(builder, (struct fix){.wrong = {end - size, end}, .kind = kind});
	apply_fixes(builder);
}

uint32_t builder_clean_offset(const struct builder *builder, uint32_t source, uint32_t start)
{
	for (size_t i = 0; i < builder->piece_count; i++) {
		const struct piece *piece = &builder->pieces[i];
		if (piece->source.start >= source) {
			break;
		}
		bool is_in_text = source < piece->source.end && !piece->is_replaced;
		start += is_in_text ? source - piece->source.start : piece_size(piece);
		if (source < piece->source.end) {
			break;
		}
	}
	return start;
}
