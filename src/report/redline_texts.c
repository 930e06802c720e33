/* Both texts as paragraphs: the marked tree is walked in its order, and each node is written for the
 * texts that have it where it stands. A mark or a label starts the paragraph of the text behind it; one
 * without such a text is a paragraph of its own. An inline list is one paragraph. */
#include "report/redline.h"

enum { HEADING_LEVELS = 9 };

#define COLON "\xEF\xBC\x9A"      /* U+FF1A */
#define LIST_COMMA "\xE3\x80\x81" /* U+3001 */

static bool is_ascii_end(struct str text)
{
	return text.size > 0 && (unsigned char)text.data[text.size - 1] < 0x80;
}

/* A mark, with the blank that a mark in Western characters has before its text: "1.1 ". */
static struct str spaced(const struct redline *redline, struct str mark)
{
	char last = mark.size > 0 ? mark.data[mark.size - 1] : ')';
	bool is_spaced = ascii_is_digit(last) || ascii_is_letter(last) || last == '.';
	return is_spaced ? arena_format(redline->words.arena, "%.*s ", STR_FORMAT(mark)) : mark;
}

/* The label of a field that stands in the text; the others are the head of a column. */
static bool has_label(const struct node *node)
{
	return node->kind == NODE_FIELD && node->label.size > 0 && node->place.count > 0;
}

struct str redline_lead(const struct redline *redline, const struct node *node)
{
	bool is_field = node->kind == NODE_FIELD;
	struct str mark = is_field || node->label.size == 0 ? node->number : node->label;
	bool has_mark = node->kind == NODE_SECTION || node->kind == NODE_DIRECTION ||
	                node->kind == NODE_ITEM || has_label(node);
	mark = has_mark ? spaced(redline, mark) : (struct str){0};
	if (!has_label(node)) {
		return mark;
	}
	return arena_format(redline->words.arena, "%.*s%.*s%s", STR_FORMAT(mark),
	                    STR_FORMAT(node->label), is_ascii_end(node->label) ? ": " : COLON);
}

/* ---- the tree ---- */

struct child_view redline_child(const struct marked *child, unsigned view)
{
	struct child_view out = {.at = child};
	if (child->target) {
		out.at = child->target;
		out.view = view & IN_OLD;
		out.is_in_moved = true;
	} else if (child->is_relocated) {
		out.view = view & IN_NEW;
		out.is_in_moved = true;
	} else {
		out.view = view & sides_of(child);
	}
	out.view = is_fact(out.at) ? 0 : out.view;
	return out;
}

static struct str text_on(const struct marked *at, int side)
{
	const struct node *node = node_on(at, side);
	return node ? node->text : (struct str){0};
}

/* The first node of text in a holder, in one of the texts; or NULL. */
static const struct marked *first_on(const struct marked *holder, int side)
{
	for (const struct marked *child = holder->first; child; child = child->next) {
		struct child_view seen = redline_child(child, 1u << side);
		if (seen.view != 0) {
			return seen.at;
		}
	}
	return NULL;
}

static bool is_paragraph(const struct node *node)
{
	return node->kind == NODE_PARAGRAPH || node->kind == NODE_HEADING;
}

/* ---- inline lists ---- */

enum list_kind { LIST_EMPTY, LIST_INLINE, LIST_OTHER };

static bool is_inline_item(const struct node *node)
{
	return node->kind == NODE_ITEM && node->text.size > 0 && node->label.size == 0 &&
	       node->number.size == 0;
}

/* Whether what a field holds in one of the texts is a list in a sentence. */
static enum list_kind list_kind_on(const struct marked *holder, int side)
{
	enum list_kind kind = LIST_EMPTY;
	for (const struct marked *child = holder->first; child; child = child->next) {
		struct child_view seen = redline_child(child, 1u << side);
		if (seen.view == 0) {
			continue;
		}
		if (!is_inline_item(node_on(seen.at, side))) {
			return LIST_OTHER;
		}
		kind = LIST_INLINE;
	}
	return text_on(holder, side).size > 0 ? LIST_OTHER : kind;
}

/* The mark or the label of one or two nodes, old and new, at the start of a paragraph. */
static void add_lead(struct redline *redline, struct paragraph *paragraph,
                     const struct marked *const leads[SIDES], const struct marked *at)
{
	struct str texts[SIDES] = {{0}};
	bool is_bold = false;
	for (int side = OLD; side < SIDES; side++) {
		const struct node *node = leads[side] && (paragraph->view >> side & 1)
		                              ? node_on(leads[side], side)
		                              : NULL;
		if (node) {
			texts[side] = redline_lead(redline, node);
			is_bold = is_bold || node->kind == NODE_FIELD;
		}
	}
	if (paragraph->view == IN_BOTH) {
		paragraph_add_both(redline, paragraph, texts[OLD], texts[NEW], is_bold);
		return;
	}
	int side = paragraph->view == IN_OLD ? OLD : NEW;
	const struct marked *lead = leads[side];
	/* it moved with what it stands in front of, unless that moved alone */
	const struct node *other =
	    lead && (lead == at || !at->is_relocated) ? node_on(lead, !side) : NULL;
	bool is_both = other && str_equal(redline_lead(redline, other), texts[side]);
	paragraph_add(redline, paragraph, texts[side], is_both ? IN_BOTH : paragraph->view,
	              is_bold);
}

static void write_list(struct redline *redline, const struct marked *at, unsigned view)
{
	const struct marked *const leads[SIDES] = {at, at};
	struct paragraph paragraph = {.style = "Normal", .view = view, .sides = sides_of(at)};
	size_t counts[SIDES] = {0};
	add_lead(redline, &paragraph, leads, at);
	paragraph_add_changes(redline, &paragraph, at);
	for (const struct marked *child = at->first; child; child = child->next) {
		struct child_view seen = redline_child(child, view);
		unsigned sides =
		    seen.at == child && !child->is_relocated ? sides_of(child) : seen.view;
		unsigned commas = 0;
		if (seen.view == 0) {
			continue;
		}
		for (int side = OLD; side < SIDES; side++) {
			if (sides >> side & 1) {
				commas |= counts[side]++ > 0 ? 1u << side : 0;
			}
		}
		if (commas != 0) {
			paragraph_add(redline, &paragraph, STR(LIST_COMMA), commas, false);
		}
		paragraph_add_pieces(redline, &paragraph, &seen.at->pieces, text_on(seen.at, OLD),
		                     text_on(seen.at, NEW), sides);
		paragraph_add_changes(redline, &paragraph, seen.at);
	}
	paragraph_write(redline, &paragraph);
}

/* ---- paragraphs ---- */

static const char *heading_style(const struct marked *titled)
{
	static const char *const styles[HEADING_LEVELS] = {"Heading1", "Heading2", "Heading3",
	                                                   "Heading4", "Heading5", "Heading6",
	                                                   "Heading7", "Heading8", "Heading9"};
	size_t level = 0;
	for (const struct marked *at = titled->parent; at; at = at->parent) {
		level += marked_is_titled(at);
	}
	return styles[level < HEADING_LEVELS ? level : HEADING_LEVELS - 1];
}

static const char *style_of(const struct marked *at)
{
	if (marked_is_titled(at)) {
		return heading_style(at);
	}
	bool is_title =
	    marked_node(at)->kind == NODE_HEADING && at->parent && marked_is_titled(at->parent);
	return is_title ? heading_style(at->parent) : "Normal";
}

void redline_add_pending(struct redline *redline, struct paragraph *paragraph, unsigned sides,
                         const struct marked *at)
{
	const struct marked *leads[SIDES] = {NULL, NULL};
	for (int side = OLD; side < SIDES; side++) {
		if ((sides >> side & 1) && redline->pending[side]) {
			leads[side] = redline->pending[side];
			redline->pending[side] = NULL;
			paragraph_add_changes(redline, paragraph, leads[side]);
		}
	}
	add_lead(redline, paragraph, leads, at);
}

/* A paragraph of a node: its mark, and its text where it has one. `sides` are the texts of the view
 * that have it as a paragraph. */
static void write_paragraph(struct redline *redline, const struct marked *at, unsigned sides,
                            unsigned view)
{
	struct paragraph paragraph = {
	    .style = style_of(at), .view = view, .sides = view == IN_BOTH ? sides : sides_of(at)};
	if (is_paragraph(marked_node(at))) {
		redline_add_pending(redline, &paragraph, sides, at);
	} else {
		const struct marked *const leads[SIDES] = {sides & IN_OLD ? at : NULL,
		                                           sides & IN_NEW ? at : NULL};
		add_lead(redline, &paragraph, leads, at);
	}
	paragraph_add_changes(redline, &paragraph, at);
	paragraph_add_pieces(redline, &paragraph, &at->pieces, text_on(at, OLD), text_on(at, NEW),
	                     sides == view ? sides_of(at) : sides);
	if (paragraph.count > 0) {
		paragraph_write(redline, &paragraph);
	}
}

/* The texts of a view in which a node is a paragraph; in the others its mark waits for one. */
static unsigned paragraph_sides(struct redline *redline, const struct marked *at, unsigned view)
{
	unsigned sides = 0;
	for (int side = OLD; side < SIDES; side++) {
		const struct marked *first = first_on(at, side);
		bool has_text = text_on(at, side).size > 0;
		if (!(view >> side & 1)) {
			continue;
		}
		if (!has_text && first && is_paragraph(node_on(first, side))) {
			redline->pending[side] = at;
		} else {
			sides |= 1u << side;
		}
	}
	return sides;
}

/* ---- what moved ---- */

/* Where something begins or ends that left its place or came to it. */
static void write_move_range(struct redline *redline, const struct marked *at, unsigned view,
                             size_t *id)
{
	struct xml_writer *out = &redline->out;
	bool is_old = view == IN_OLD;
	if (*id == 0) {
		redline_mark(redline, is_old ? "w:moveFromRangeStart" : "w:moveToRangeStart");
		xml_attribute(out, "w:name", arena_format(redline->words.arena, "move%u", at->id));
		*id = redline->revision;
	} else {
		xml_start(out, is_old ? "w:moveFromRangeEnd" : "w:moveToRangeEnd");
		xml_attribute(out, "w:id", words_count(&redline->words, *id));
	}
	xml_end(out);
}

/* Something in its old or new place. It is told as a move where it moved by itself; what moved within
 * it, or in a table, is told as a deletion and an insertion. */
static void write_moved(struct redline *redline, const struct marked *at, unsigned view)
{
	size_t id = 0;
	bool was_in_moved = redline->is_in_moved;
	bool was_paired = redline->is_paired;
	const struct node *node = marked_node(at);
	bool is_paired = !redline->is_in_cell && !was_in_moved && !redline->has_inner[at->id] &&
	                 node->kind != NODE_TABLE && at->before && at->after;
	redline->is_in_moved = true;
	redline->is_paired = is_paired;
	if (is_paired) {
		write_move_range(redline, at, view, &id);
	}
	redline_node(redline, at, view);
	if (is_paired) {
		write_move_range(redline, at, view, &id);
	}
	redline->is_in_moved = was_in_moved;
	redline->is_paired = was_paired;
}

/* ---- nodes ---- */

static void write_child(struct redline *redline, const struct marked *child, unsigned view)
{
	struct child_view seen = redline_child(child, view);
	if (seen.view != 0 && seen.is_in_moved) {
		write_moved(redline, seen.at, seen.view);
	} else if (seen.view != 0) {
		redline_node(redline, seen.at, seen.view);
	}
}

/* Writes a child, or several at once. Returns the next one. */
static const struct marked *write_next(struct redline *redline, const struct marked *child,
                                       unsigned view, const struct marked *const stops[SIDES])
{
	const struct marked *next =
	    view == IN_BOTH ? redline_divided(redline, child, stops) : child;
	if (next == child) {
		write_child(redline, child, view);
		next = child->next;
	}
	return next;
}

void redline_node(struct redline *redline, const struct marked *at, unsigned view)
{
	const struct node *node = marked_node(at);
	enum list_kind kinds[SIDES] = {LIST_EMPTY, LIST_EMPTY};
	unsigned lists = 0;
	unsigned others = 0;
	static const struct marked *const no_stops[SIDES] = {NULL, NULL};
	if (node->kind == NODE_TABLE) {
		redline_table(redline, at, view);
		return;
	}
	for (int side = OLD; side < SIDES && node->kind == NODE_FIELD; side++) {
		kinds[side] = view >> side & 1 ? list_kind_on(at, side) : LIST_EMPTY;
		lists |= kinds[side] == LIST_INLINE ? 1u << side : 0;
		others |= kinds[side] == LIST_OTHER ? 1u << side : 0;
	}
	if (lists != 0 && others != 0) {
		redline_node(redline, at, IN_OLD);
		redline_node(redline, at, IN_NEW);
		return;
	}
	if (lists != 0) {
		write_list(redline, at, view);
		return;
	}
	unsigned sides = is_paragraph(node) ? view : paragraph_sides(redline, at, view);
	if (sides != 0 && node->kind != NODE_BODY) {
		write_paragraph(redline, at, sides, view);
	}
	for (const struct marked *child = at->first; child;) {
		child = write_next(redline, child, view, no_stops);
	}
}

/* ---- the title ---- */

/* Before which child of the body the title stands in one of the texts. */
struct title_slot {
	const struct marked *child; /* NULL: behind the last */
	size_t number;              /* of that child, from 0 */
	bool is_open;               /* there is a title, and it is not written */
};

static struct title_slot title_slot(const struct changes *changes, int side)
{
	const struct model *model = side == OLD ? changes->before : changes->after;
	const struct marked *child = changes->body->first;
	struct title_slot slot = {child, 0, model->title.size > 0};
	for (size_t i = 1; child; i++, child = child->next) {
		struct child_view seen = redline_child(child, 1u << side);
		const struct node *node = seen.view != 0 ? node_on(seen.at, side) : NULL;
		const struct place *place = node ? place_of_node(node) : NULL;
		if (!place || place->count == 0) {
			continue;
		}
		if (model->title_place.count == 0 ||
		    place->first.start > model->title_place.first.start) {
			break;
		}
		slot.child = child->next;
		slot.number = i;
	}
	return slot;
}

static void write_title(struct redline *redline, struct title_slot *slots, unsigned sides)
{
	const struct changes *changes = redline->changes;
	struct paragraph paragraph = {.style = "Title", .view = IN_BOTH, .sides = sides};
	paragraph_add_pieces(redline, &paragraph, &changes->title, changes->before->title,
	                     changes->after->title, sides);
	if (sides & IN_NEW || changes->after->title.size == 0) {
		paragraph_add_changes(redline, &paragraph, NULL);
	}
	paragraph_write(redline, &paragraph);
	for (int side = OLD; side < SIDES; side++) {
		slots[side].is_open = slots[side].is_open && !(sides >> side & 1);
	}
}

/* Whether none of the children from one title to the other stands in both texts: then it is one title.
 */
static bool is_one_title(const struct title_slot *slots, int earlier)
{
	const struct marked *at = slots[earlier].child;
	bool is_one = slots[OLD].is_open && slots[NEW].is_open;
	for (; is_one && at != slots[!earlier].child; at = at->next) {
		is_one = redline_child(at, IN_BOTH).view != IN_BOTH;
	}
	return is_one;
}

/* Writes one title where the two texts have it in different places: what stands between these goes
 * before it where it does so in its text, and else behind it. */
static const struct marked *write_one_title(struct redline *redline, struct title_slot *slots,
                                            int earlier)
{
	const struct marked *end = slots[!earlier].child;
	for (const struct marked *at = slots[earlier].child; at != end; at = at->next) {
		write_child(redline, at, 1u << !earlier);
	}
	write_title(redline, slots, IN_BOTH);
	for (const struct marked *at = slots[earlier].child; at != end; at = at->next) {
		write_child(redline, at, 1u << earlier);
	}
	return end;
}

void redline_texts(struct redline *redline)
{
	struct title_slot slots[] = {title_slot(redline->changes, OLD),
	                             title_slot(redline->changes, NEW)};
	const struct marked *const stops[SIDES] = {slots[OLD].child, slots[NEW].child};
	int earlier = slots[NEW].number < slots[OLD].number ? NEW : OLD;
	const struct marked *child = redline->changes->body->first;
	for (;;) {
		unsigned titles = 0;
		for (int side = OLD; side < SIDES; side++) {
			bool is_here = slots[side].is_open && slots[side].child == child;
			titles |= is_here ? 1u << side : 0;
		}
		if (titles == 1u << earlier && is_one_title(slots, earlier)) {
			child = write_one_title(redline, slots, earlier);
			continue;
		}
		if (titles != 0) {
			write_title(redline, slots, titles);
		}
		if (!child) {
			break;
		}
		child = write_next(redline, child, IN_BOTH, stops);
	}
}
