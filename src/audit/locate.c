/* Finds where a piece of a text stands in the source, and which text holds a place. Follows the
 * text character by character, through repairs that replaced something and with the widths that
 * characters have in the source. Knows no check. */
#include "audit/auditor.h"
#include "base/search.h"
#include "base/utf8.h"

/* How many bytes a character has in the source, which need not be UTF-8. Places in formats other
 * than plain text count the UTF-8 bytes that `zhinan text` prints, whatever their encoding. */
enum widths { WIDTHS_UTF8, WIDTHS_ENCODING, WIDTHS_COUNT };

/* How far a text has been followed. It is kept because calls for one text mostly go forward. */
struct walk {
	const struct node *node;
	bool fits; /* the whole text can be followed to the end of its place */
	enum widths widths;
	size_t at;       /* byte of the text */
	uint32_t piece;  /* of the place, and the byte in the source */
	uint32_t source; /* where that stands */
	size_t repair;   /* the first that begins at or after that byte */
	const uint32_t
	    *line_ends; /* by repair, see count_line_ends; of the model, not of the node */
};

/* The first repair at or after byte `from`; repairs are in the order of the source. */
static size_t repair_at(const struct model *model, uint32_t from)
{
	size_t at;
	SEARCH_FIRST(at, 0, model->repair_count, model->repairs[at].place.first.start < from);
	return at;
}

/* How many line ends the repairs before each removed, one more than there are repairs. In the arena. */
static const uint32_t *count_line_ends(const struct model *model, struct arena *arena)
{
	uint32_t *counts = ARENA_ARRAY(arena, uint32_t, model->repair_count + 1);
	for (size_t i = 0; i < model->repair_count; i++) {
		struct str from = model->repairs[i].from;
		counts[i + 1] = counts[i];
		for (size_t at = 0; at < from.size; at++) {
			counts[i + 1] += from.data[at] == '\n';
		}
	}
	return counts;
}

struct walk *walk_new(const struct model *model, struct arena *arena)
{
	struct walk *walk = ARENA_NEW(arena, struct walk);
	walk->line_ends = count_line_ends(model, arena);
	return walk;
}

/* How many line ends repairs removed from bytes [start, end). */
static uint32_t line_ends(const struct auditor *auditor, uint32_t start, uint32_t end)
{
	const struct model *model = auditor->model;
	const uint32_t *counts = auditor->walk->line_ends;
	return start < end ? counts[repair_at(model, end)] - counts[repair_at(model, start)] : 0;
}

/* In GB 18030, GBK, GB 2312, Big5 and EUC most characters outside ASCII have two bytes. A text with
 * a longer one does not fit and is not followed. */
static uint32_t source_width(const struct model *model, enum widths widths, uint32_t character,
                             size_t utf8)
{
	struct str encoding = model->source.encoding;
	if (widths == WIDTHS_UTF8) {
		return (uint32_t)utf8;
	}
	if (str_starts(encoding, STR("UTF-16"))) {
		return character >= 0x10000 ? 4 : 2;
	}
	if (str_starts(encoding, STR("UTF-32"))) {
		return 4;
	}
	return character < 0x80 ? 1 : 2;
}

static void start_walk(const struct model *model, struct walk *walk, enum widths widths)
{
	const struct place *place = &walk->node->place;
	walk->widths = widths;
	walk->at = 0;
	walk->piece = 0;
	walk->source = place->first.start;
	walk->repair = repair_at(model, walk->source);
}

/* The repair that made the text at the walk's position from other bytes of the source, or NULL. */
static const struct repair *repair_here(const struct model *model, struct walk *walk,
                                        uint32_t piece_end)
{
	struct str rest = str_slice(walk->node->text, walk->at, walk->node->text.size);
	while (walk->repair < model->repair_count &&
	       model->repairs[walk->repair].place.first.start < walk->source) {
		walk->repair++;
	}
	for (size_t i = walk->repair; i < model->repair_count; i++) {
		const struct repair *repair = &model->repairs[i];
		if (repair->place.first.start != walk->source) {
			break;
		}
		if (repair->to.size > 0 && repair->place.count == 1 &&
		    repair->place.first.end > walk->source &&
		    repair->place.first.end <= piece_end && str_starts(rest, repair->to)) {
			return repair;
		}
	}
	return NULL;
}

/* Moves by one character or one repair; false at the end, or where the text cannot be followed. */
static bool step(const struct model *model, struct walk *walk)
{
	const struct node *node = walk->node;
	if (walk->at >= node->text.size || walk->piece >= node->place.count) {
		return false;
	}
	struct span piece = place_piece(&node->place, walk->piece);
	const struct repair *repair = repair_here(model, walk, piece.end);
	if (repair) {
		walk->at += repair->to.size;
		walk->source = repair->place.first.end;
	} else {
		size_t start = walk->at;
		uint32_t c = utf8_next(node->text, &walk->at);
		walk->source += source_width(model, walk->widths, c, walk->at - start);
	}
	if (walk->source > piece.end) {
		return false;
	}
	if (walk->source == piece.end && walk->piece + 1 < node->place.count) {
		walk->piece++;
		walk->source = place_piece(&node->place, walk->piece).start;
		walk->repair = repair_at(model, walk->source);
	}
	return true;
}

/* Whether a text can be followed; the walk is then at its beginning. */
static bool follow(const struct auditor *auditor, const struct node *node)
{
	const struct model *model = auditor->model;
	struct walk *walk = auditor->walk;
	if (walk->node == node) {
		return walk->fits;
	}
	*walk = (struct walk){.node = node, .line_ends = walk->line_ends};
	for (enum widths widths = WIDTHS_UTF8;
	     widths < WIDTHS_COUNT && !walk->fits && node->place.count > 0; widths++) {
		start_walk(model, walk, widths);
		while (step(model, walk)) {
		}
		walk->fits = walk->at == node->text.size && walk->piece + 1 == node->place.count &&
		             walk->source == place_piece(&node->place, walk->piece).end;
	}
	start_walk(model, walk, walk->widths);
	return walk->fits;
}

/* Goes to the character that holds byte `at` of the text. */
static void seek_text(const struct model *model, struct walk *walk, size_t at)
{
	if (walk->at > at) {
		start_walk(model, walk, walk->widths);
	}
	for (struct walk next = *walk; step(model, &next) && next.at <= at;) {
		*walk = next;
	}
}

/* Goes to the character that holds a byte of the source. */
static void seek_source(const struct model *model, struct walk *walk, uint32_t source)
{
	if (walk->source > source) {
		start_walk(model, walk, walk->widths);
	}
	for (struct walk next = *walk; step(model, &next) && next.source <= source;) {
		*walk = next;
	}
}

struct place place_within(const struct auditor *auditor, const struct node *node, size_t start,
                          size_t end)
{
	const struct model *model = auditor->model;
	const struct place *whole = &node->place;
	if (start >= end || end > node->text.size || !follow(auditor, node)) {
		return *whole;
	}
	seek_text(model, auditor->walk, start);
	struct walk walk = *auditor->walk;
	struct span piece = place_piece(whole, walk.piece);
	uint32_t from = walk.source;
	uint32_t to = piece.end;
	uint32_t first = walk.piece;
	while (walk.at < end && walk.piece == first && step(model, &walk)) {
	}
	if (walk.piece == first) {
		to = walk.source;
	}
	return (struct place){.line = whole->line + line_ends(auditor, whole->first.start, from),
	                      .count = 1,
	                      .first = {from, to},
	                      .page = whole->page};
}

const struct node *text_before(const struct auditor *auditor, uint32_t source)
{
	size_t at;
	SEARCH_FIRST(at, 0, auditor->text_count,
	             auditor->texts_by_place[at]->place.first.start <= source);
	return at > 0 ? auditor->texts_by_place[at - 1] : NULL;
}

const struct node *text_around(const struct auditor *auditor, const struct place *place,
                               size_t *start)
{
	uint32_t source = place->first.start;
	const struct node *node = text_before(auditor, source);
	if (!node || !follow(auditor, node)) {
		return NULL;
	}
	seek_source(auditor->model, auditor->walk, source);
	const struct walk *walk = auditor->walk;
	if (walk->source != source || walk->at >= node->text.size) {
		return NULL;
	}
	*start = walk->at;
	return node;
}

struct place mark_place(const struct node *node)
{
	struct place place = node->place;
	place.count = place.count > 0 ? 1 : 0;
	return place;
}
