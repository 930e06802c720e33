/* A clause that left one text and came to another of the same direction has moved: one entry
 * says so, in place of those for a loss here and a gain there. */
#include "base/sort.h"
#include "base/utf8.h"
#include "diff/comparison.h"
#include "diff/normalise.h"

enum { MIN_CHARACTERS = 8 /* what is shorter stands in many places */ };

/* A text, or a piece of one, that came or went. */
struct fragment {
	struct str normal; /* without the punctuation at its ends */
	struct str text;   /* the same as it is written */
	const struct marked *within;
	size_t change;       /* index of its entry */
	struct piece *piece; /* of that entry; NULL: all of it */
	bool is_added;
};

struct fragments {
	struct fragment *items;
	size_t count;
	size_t capacity;
};

/* Without what separates clauses, at both ends. */
static struct str trimmed(struct str normal)
{
	static const char separators[] = ".,;:!? ";
	while (normal.size > 0 && strchr(separators, normal.data[0])) {
		normal = str_slice(normal, 1, normal.size);
	}
	while (normal.size > 0 && strchr(separators, normal.data[normal.size - 1])) {
		normal.size--;
	}
	return normal;
}

static void add_fragment(struct comparison *comparison, struct fragments *out, size_t at,
                         struct piece *piece, struct str text, bool is_added)
{
	const struct change *change = &comparison->changes->items[at];
	struct str normal = trimmed(normalise(comparison->arena, text));
	struct normal_text whole = normalise_with_origins(comparison->arena, text);
	struct str inner = trimmed(whole.text);
	size_t start = (size_t)(inner.data - whole.text.data);
	struct str written =
	    str_slice(text, whole.origins[start], whole.origins[start + inner.size]);
	struct fragment fragment = {normal, written, change->within, at, piece, is_added};
	if (utf8_count(normal) >= MIN_CHARACTERS) {
		ARENA_PUSH(comparison->arena, out->items, out->count, out->capacity, fragment);
	}
}

static void add_pieces(struct comparison *comparison, struct fragments *out, size_t at)
{
	const struct change *change = &comparison->changes->items[at];
	const struct pieces *pieces = change->pieces;
	for (size_t i = 0; i < pieces->count; i++) {
		struct piece *piece = &pieces->items[i];
		bool is_added = piece->kind == PIECE_ADDED;
		if (is_added || piece->kind == PIECE_REMOVED) {
			add_fragment(comparison, out, at, piece,
			             is_added ? piece->after : piece->before, is_added);
		}
	}
}

static void find_fragments(struct comparison *comparison, struct fragments *out)
{
	const struct changes *changes = comparison->changes;
	for (size_t i = 0; i < changes->count; i++) {
		const struct change *change = &changes->items[i];
		enum node_kind kind =
		    change->at ? (enum node_kind)marked_node(change->at)->kind : NODE_BODY;
		bool is_text = kind == NODE_ITEM || kind == NODE_PARAGRAPH;
		if (is_text && change->kind == CHANGE_EDITED) {
			add_pieces(comparison, out, i);
		} else if (is_text &&
		           (change->kind == CHANGE_ADDED || change->kind == CHANGE_REMOVED)) {
			bool is_added = change->kind == CHANGE_ADDED;
			add_fragment(comparison, out, i, NULL, is_added ? change->to : change->from,
			             is_added);
		}
	}
}

static int compare_fragments(const void *a, const void *b)
{
	const struct fragment *left = a;
	const struct fragment *right = b;
	int order = str_compare(left->normal, right->normal);
	if (order != 0) {
		return order;
	}
	return compare_then(left->change, right->change,
	                    (left->piece > right->piece) - (left->piece < right->piece));
}

/* The mark of the item that a text stands in, or what the text itself is called. */
static struct str number_around(const struct node *node)
{
	while (node && node->kind != NODE_ITEM && node->kind != NODE_FIELD) {
		node = node->parent;
	}
	return node ? node->number : (struct str){0};
}

/* Whether nothing is left of an entry but clauses that moved, and punctuation around them. */
static bool is_explained(struct arena *arena, const struct change *change)
{
	bool has_moved = false;
	for (size_t i = 0; change->pieces && i < change->pieces->count; i++) {
		const struct piece *piece = &change->pieces->items[i];
		struct str text = piece->kind == PIECE_ADDED ? piece->after : piece->before;
		bool is_edit = piece->kind == PIECE_ADDED || piece->kind == PIECE_REMOVED;
		has_moved = has_moved || piece->is_moved;
		if (is_edit && !piece->is_moved && trimmed(normalise(arena, text)).size > 0) {
			return false;
		}
	}
	return has_moved;
}

/* The entry of a move, in place of the fragment that was added. */
static struct change move_of(const struct changes *changes, const struct fragment *removed,
                             const struct fragment *added)
{
	struct change move = changes->items[added->change];
	move.kind = CHANGE_MOVED;
	move.left = changes->items[removed->change].at;
	move.pieces = NULL;
	move.from = number_around(move.left->before);
	move.to = number_around(move.at->after);
	move.text = added->text;
	return move;
}

/* A move that is to stand before the entry of the same index. */
struct insertion {
	struct change change;
	size_t at;
};

struct moves {
	struct insertion *items;
	size_t count;
	size_t capacity;
	bool *is_gone; /* by entry: the moves are all of it */
};

static void pair_up(struct comparison *comparison, struct moves *moves, struct fragment *removed,
                    struct fragment *added)
{
	struct insertion insertion = {move_of(comparison->changes, removed, added), added->change};
	struct fragment *both[] = {removed, added};
	ARENA_PUSH(comparison->arena, moves->items, moves->count, moves->capacity, insertion);
	for (size_t i = 0; i < 2; i++) {
		if (both[i]->piece) {
			both[i]->piece->is_moved = true;
		} else {
			moves->is_gone[both[i]->change] = true;
		}
		both[i]->normal = (struct str){0}; /* it is not to be found again */
	}
}

/* Pairs, among fragments of one text, each that went with the first that came in the same
 * direction. */
static void pair_group(struct comparison *comparison, struct moves *moves,
                       struct fragment *fragments, size_t count)
{
	enum { MAX_FRAGMENTS = 256 /* what stands more often is no clause that moved */ };
	for (size_t i = 0; i < count && count <= MAX_FRAGMENTS; i++) {
		for (size_t j = 0; j < count; j++) {
			bool is_pair = !fragments[i].is_added && fragments[j].is_added &&
			               fragments[i].normal.size > 0 &&
			               fragments[j].normal.size > 0 &&
			               fragments[i].within == fragments[j].within &&
			               fragments[i].change != fragments[j].change;
			if (is_pair) {
				pair_up(comparison, moves, &fragments[i], &fragments[j]);
				break;
			}
		}
	}
}

static int compare_insertions(const void *a, const void *b)
{
	const struct insertion *left = a;
	const struct insertion *right = b;
	const char *left_text = left->change.text.data;
	const char *right_text = right->change.text.data;
	return compare_then(left->at, right->at,
	                    (left_text > right_text) - (left_text < right_text));
}

/* Makes the list anew, with the moves in it and without what they explain. */
static void rebuild(struct comparison *comparison, struct moves *moves)
{
	struct changes *changes = comparison->changes;
	struct change *items = NULL;
	size_t count = 0;
	size_t capacity = 0;
	size_t next = 0;
	qsort(moves->items, moves->count, sizeof *moves->items, compare_insertions);
	for (size_t i = 0; i < changes->count; i++) {
		const struct change *change = &changes->items[i];
		for (; next < moves->count && moves->items[next].at == i; next++) {
			ARENA_PUSH(changes->arena, items, count, capacity,
			           moves->items[next].change);
		}
		if (!moves->is_gone[i] && !is_explained(changes->arena, change)) {
			ARENA_PUSH(changes->arena, items, count, capacity, *change);
		}
	}
	changes->items = items;
	changes->count = count;
	changes->capacity = capacity;
}

void find_moved_clauses(struct comparison *comparison)
{
	struct changes *changes = comparison->changes;
	struct fragments fragments = {0};
	struct moves moves = {.is_gone = ARENA_ARRAY(changes->arena, bool, changes->count + 1)};
	find_fragments(comparison, &fragments);
	if (fragments.count == 0) {
		return;
	}
	qsort(fragments.items, fragments.count, sizeof *fragments.items, compare_fragments);
	for (size_t start = 0; start < fragments.count;) {
		struct str normal = fragments.items[start].normal;
		size_t end = start + 1;
		while (end < fragments.count && str_equal(fragments.items[end].normal, normal)) {
			end++;
		}
		pair_group(comparison, &moves, fragments.items + start, end - start);
		start = end;
	}
	if (moves.count > 0) {
		rebuild(comparison, &moves);
	}
}
