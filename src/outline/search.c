/* The search for the outline: a beam search. The marks are read in their order, with a few guesses
 * of which series are open: each guess is a stack of them. A mark continues one of these series,
 * which closes those inside it, or opens another inside one of them or outside all. Each such step
 * has a cost, and all costs are in one table. Of guesses that come to the same only the cheapest is
 * kept, and of all guesses only the few cheapest: so the work for each mark is bounded. */
#include <string.h>

#include "outline/outline_builder.h"

enum {
	BEAM_WIDTH = 8,
	MAX_EXTRA = 14,  /* a guess that costs more above the cheapest is given up */
	INDENT_STEP = 2, /* columns: less is no other indent */
	MAX_STYLES = 32, /* bits of a set; of more styles some share a bit */
};

/* What a step costs. */
enum cost {
	/* a series continues */
	COST_BACK,         /* with a number that is not larger */
	COST_AGAIN,        /* with the first number */
	COST_OTHER_LEVEL,  /* with a heading of another level of the format */
	COST_BARE,         /* without numbers, at another level or indent */
	COST_ACROSS_ANNEX, /* in an annex, though it began before that */
	/* a series opens */
	COST_ALONE,       /* given back when it gets a second member */
	COST_NOT_FIRST,   /* with a number that is not the first */
	COST_LADDER,      /* inside one whose style is lower in the ladder than its own */
	COST_SAME_STYLE,  /* inside one of the same style */
	COST_SECOND,      /* after another one in the same member */
	COST_IN_ITEM,     /* a heading inside an item */
	COST_LEVEL,       /* a heading inside one of the same or a lower level of the format */
	COST_IN_LABELLED, /* inside a series that a label may have closed */
	COST_OUTSIDE,     /* outside the field whose label without text is before it */
	COST_LED_IN_ITEM, /* inside an item, though a paragraph behind the item leads to it */
	COST_INLINE,      /* in a paragraph, but not inside the item that begins it */
	COST_COUNT
};

static const int COSTS[] = {
    [COST_BACK] = 4,         [COST_AGAIN] = 7,   [COST_OTHER_LEVEL] = 3, [COST_BARE] = 8,
    [COST_ACROSS_ANNEX] = 4, [COST_ALONE] = 3,   [COST_NOT_FIRST] = 4,   [COST_LADDER] = 3,
    [COST_SAME_STYLE] = 6,   [COST_SECOND] = 2,  [COST_IN_ITEM] = 4,     [COST_LEVEL] = 3,
    [COST_IN_LABELLED] = 3,  [COST_OUTSIDE] = 3, [COST_LED_IN_ITEM] = 3, [COST_INLINE] = 4,
};
_Static_assert(sizeof COSTS / sizeof *COSTS == COST_COUNT, "each has a cost");

/* An open series. */
struct open_series {
	uint32_t hash;    /* of it and all around it */
	uint32_t mark;    /* its newest member */
	bool is_alone;    /* that is its only one */
	bool is_labelled; /* a label that may close it is behind it */
	bool is_in_field; /* it is in a field */
	bool has_field;   /* its newest member has a label without text: what opens next is in it */
	bool holds_labels; /* labels are in its members: so labels do not close it */
	bool has_series;   /* a series is in its newest member */
	bool is_before_annex;
};

struct guess {
	int32_t cost;
	uint16_t depth;
	uint16_t field_depth; /* of the member that the last labels are in, as far as is known */
	bool has_series;      /* a series is or was open outside all others */
	uint32_t
	    within[MAX_STYLES]; /* by style: the set of styles that a series of it was inside */
	struct open_series stack[MAX_OUTLINE_DEPTH];
};

/* A step from a guess: the series at a level continues, or another opens there. */
struct step {
	int32_t cost;
	uint32_t hash;
	uint8_t from; /* the guess before it: in beam.guesses */
	uint8_t level;
	bool opens;
	bool is_in_field;
};

/* How a guess came about. */
struct origin {
	uint8_t from; /* the guess before it */
	uint8_t level;
	bool opens;
};

struct beam {
	struct guess guesses[BEAM_WIDTH];
	size_t count;
};

struct search {
	struct outline *outline;
	struct beam beams[2];
	struct step steps[BEAM_WIDTH]; /* the best for the mark that is read, ascending */
	size_t step_count;
	struct origin *origins; /* by mark, BEAM_WIDTH each */
};

static const struct outline_mark *newest(const struct search *search,
                                         const struct open_series *open)
{
	return &search->outline->marks[open->mark];
}

/* ---- what a step costs ---- */

static bool is_unlike_indent(const struct outline_mark *a, const struct outline_mark *b)
{
	return !a->is_inline && !b->is_inline &&
	       (a->indent >= b->indent + INDENT_STEP || b->indent >= a->indent + INDENT_STEP);
}

/* The cost of a number behind that of the member before it. Skipping numbers costs nothing: the
 * alternative, that a series opens with a number that is not the first, has its own cost. */
static int number_cost(const struct outline_mark *last, const struct outline_mark *mark)
{
	if (mark->style->numbering == NUMBERING_NONE || mark->path > last->path) {
		return 0;
	}
	/* Markdown may number each item 1; but after text between them, 1 begins another list. */
	bool is_counted = mark->ordinal != 1 || (last->ordinal == 1 && !mark->between);
	return COSTS[is_counted ? COST_BACK : COST_AGAIN];
}

static int cost_of_continuing(const struct search *search, const struct open_series *open,
                              const struct outline_mark *mark)
{
	const struct outline_mark *last = newest(search, open);
	bool is_bare = mark->style->numbering == NUMBERING_NONE;
	bool is_other_level = last->level && mark->level && last->level != mark->level;
	int cost = number_cost(last, mark);
	if (is_bare && (is_other_level || is_unlike_indent(last, mark))) {
		cost += COSTS[COST_BARE];
	} else if (is_other_level) {
		cost += COSTS[COST_OTHER_LEVEL];
	}
	cost += open->is_before_annex ? COSTS[COST_ACROSS_ANNEX] : 0;
	cost -= open->is_alone ? COSTS[COST_ALONE] : 0;
	return cost;
}

/* Whether the format or the indent says that a mark is inside another. */
static bool is_stated_inside(const struct outline_mark *around, const struct outline_mark *mark)
{
	bool is_bare = mark->style->numbering == NUMBERING_NONE;
	return (around->level && around->level < mark->level) ||
	       (is_bare && around->style == mark->style &&
	        mark->indent >= around->indent + INDENT_STEP);
}

static uint32_t style_bit(const struct outline_mark *mark)
{
	return 1u << (mark->rank % MAX_STYLES);
}

/* What it costs, by the ladder of styles, to put a mark inside another. The ladder is a prior and
 * no law: it does not count where the numbers (1.1 in 1) or the format say that the mark is inside,
 * and only once for each pair of styles, since a document is consistent. */
static int ladder_cost(const struct guess *guess, const struct outline_mark *around,
                       const struct outline_mark *mark)
{
	bool is_known = guess->within[mark->rank % MAX_STYLES] & style_bit(around);
	if (mark->above && mark->above == around->path) {
		return 0;
	}
	int cost = mark->level && around->level >= mark->level ? COSTS[COST_LEVEL] : 0;
	if (is_known || is_stated_inside(around, mark)) {
		return cost;
	}
	return cost + (around->rank > mark->rank ? COSTS[COST_LADDER] : 0) +
	       (mark->is_heading && !around->is_heading ? COSTS[COST_IN_ITEM] : 0);
}

/* The cost of opening a series inside the newest member of another, or outside all where around is
 * NULL. */
static int cost_of_opening(const struct search *search, const struct guess *guess,
                           const struct open_series *around, const struct outline_mark *mark)
{
	bool is_second = around ? around->has_series : guess->has_series;
	bool has_number = mark->style->numbering != NUMBERING_NONE;
	int cost = COSTS[COST_ALONE];
	cost += has_number && mark->ordinal > 1 ? COSTS[COST_NOT_FIRST] : 0;
	cost += is_second ? COSTS[COST_SECOND] : 0;
	if (!around) {
		return cost;
	}
	cost += ladder_cost(guess, newest(search, around), mark);
	cost += around->is_labelled ? COSTS[COST_IN_LABELLED] : 0;
	cost += around->is_before_annex ? COSTS[COST_ACROSS_ANNEX] : 0;
	return cost;
}

/* ---- steps ---- */

static uint32_t mixed(uint32_t hash, uint32_t with)
{
	hash = (hash ^ with) * 0x9E3779B1u;
	return hash ^ hash >> 15;
}

/* Keeps a step if it is one of the cheapest; of two that come to the same only the cheaper. */
static void offer(struct search *search, struct step step)
{
	size_t at = search->step_count;
	for (size_t i = 0; i < search->step_count; i++) {
		if (search->steps[i].hash == step.hash) {
			if (search->steps[i].cost <= step.cost) {
				return;
			}
			at = i;
			break;
		}
	}
	if (at == BEAM_WIDTH) {
		at--;
		if (search->steps[at].cost <= step.cost) {
			return;
		}
	}
	search->step_count += at == search->step_count;
	for (; at > 0 && search->steps[at - 1].cost > step.cost; at--) {
		search->steps[at] = search->steps[at - 1];
	}
	search->steps[at] = step;
}

/* Whether an open series is of the style of a mark, and the format does not say that the mark is
 * inside its newest member. */
static bool is_same_style(const struct search *search, const struct open_series *open,
                          const struct outline_mark *mark)
{
	const struct outline_mark *last = newest(search, open);
	return last->style == mark->style && !is_stated_inside(last, mark);
}

/* Offers that a mark continues each open series of its style; returns how many series are, see
 * is_same_style. */
static size_t offer_continuing(struct search *search, uint8_t from, const struct guess *guess,
                               const struct outline_mark *mark)
{
	size_t same = 0;
	uint32_t index = (uint32_t)(mark - search->outline->marks);
	for (size_t level = 0; level < guess->depth; level++) {
		const struct open_series *open = &guess->stack[level];
		if (newest(search, open)->style != mark->style) {
			continue;
		}
		uint32_t around = level ? guess->stack[level - 1].hash : 0;
		struct step step = {
		    .from = from, .level = (uint8_t)level, .is_in_field = open->is_in_field};
		step.cost = guess->cost + cost_of_continuing(search, open, mark);
		step.hash = mixed(mixed(around, index), step.is_in_field);
		offer(search, step);
		same += is_same_style(search, open, mark);
	}
	return same;
}

/* What it costs that a series opens inside the newest of all marks (is_inside), or elsewhere. */
static int cost_of_place(const struct outline_mark *newest_mark, const struct outline_mark *mark,
                         bool is_inside)
{
	if (is_inside) {
		bool is_led = (mark->between & BETWEEN_LEAD_IN) && !newest_mark->is_heading;
		return is_led ? COSTS[COST_LED_IN_ITEM] : 0;
	}
	bool is_in_line = mark->is_inline && newest_mark->paragraph == mark->paragraph;
	return is_in_line ? COSTS[COST_INLINE] : 0;
}

/* Offers that a mark opens a series at each level, the deepest first: it wins among equal costs. */
static void offer_opening(struct search *search, uint8_t from, const struct guess *guess,
                          const struct outline_mark *mark, size_t same)
{
	uint32_t index = (uint32_t)(mark - search->outline->marks);
	const struct outline_mark *newest_mark =
	    guess->depth ? newest(search, &guess->stack[guess->depth - 1]) : NULL;
	for (size_t level = guess->depth + 1; level-- > 0;) {
		const struct open_series *around = level ? &guess->stack[level - 1] : NULL;
		struct step step = {.from = from, .level = (uint8_t)level, .opens = true};
		step.is_in_field = around && (around->has_field || around->is_in_field);
		step.cost = guess->cost + cost_of_opening(search, guess, around, mark);
		step.cost += same ? COSTS[COST_SAME_STYLE] : 0;
		bool is_outside =
		    (mark->between & BETWEEN_OPEN_FIELD) && level < guess->field_depth;
		step.cost += is_outside ? COSTS[COST_OUTSIDE] : 0;
		step.cost +=
		    newest_mark ? cost_of_place(newest_mark, mark, level == guess->depth) : 0;
		step.hash = mixed(mixed(around ? around->hash : 0, index), 2 + step.is_in_field);
		if (level < MAX_OUTLINE_DEPTH) {
			offer(search, step);
		}
		same -= around && is_same_style(search, around, mark);
	}
}

/* Makes a guess by applying a step to the one before. */
static void apply_step(const struct search *search, struct guess *to, const struct step *step,
                       const struct guess *from, uint32_t mark)
{
	size_t level = step->level;
	const struct outline_mark *marks = search->outline->marks;
	memcpy(to->stack, from->stack, level * sizeof *to->stack);
	to->cost = step->cost;
	to->depth = (uint16_t)(level + 1);
	to->has_series = true;
	memcpy(to->within, from->within, sizeof to->within);
	if (step->opens && level > 0) {
		to->within[marks[mark].rank % MAX_STYLES] |=
		    style_bit(&marks[from->stack[level - 1].mark]);
	}
	struct open_series *open = &to->stack[level];
	*open = (struct open_series){.hash = step->hash,
	                             .mark = mark,
	                             .is_alone = step->opens,
	                             .is_in_field = step->is_in_field};
	if (!step->opens) {
		const struct open_series *before = &from->stack[level];
		open->holds_labels = before->holds_labels || before->is_labelled;
	}
	for (size_t i = 0; i < level;
	     i++) { /* the label is in their members, since a list follows it */
		to->stack[i].holds_labels |= to->stack[i].is_labelled;
		to->stack[i].is_labelled = false;
	}
	if (level > 0) {
		to->stack[level - 1].has_series = true;
	}
}

/* Applies to a guess what stands between two marks: the title and annexes begin anew, and labels
 * may end lists. */
static void apply_between(const struct search *search, struct guess *guess, uint8_t between)
{
	if (between & BETWEEN_TITLE) {
		guess->depth = 0;
		guess->has_series = false;
	}
	if (between & BETWEEN_ANNEX) {
		for (size_t level = 0; level < guess->depth; level++) {
			guess->stack[level].is_before_annex = true;
		}
	}
	if (!(between & (BETWEEN_FIELD | BETWEEN_WHOLE_FIELD))) {
		return;
	}
	size_t level = guess->depth;
	while (level > 0) {
		struct open_series *open = &guess->stack[level - 1];
		bool is_list = !newest(search, open)->is_heading;
		bool is_over =
		    (between & BETWEEN_WHOLE_FIELD) || (open->is_in_field && !open->holds_labels);
		if (!is_list || !is_over) {
			break;
		}
		open->is_labelled = true;
		level--;
	}
	guess->field_depth = (uint16_t)level;
	if (level > 0) {
		guess->stack[level - 1].has_field = (between & BETWEEN_OPEN_FIELD) != 0;
	}
}

static void read_mark(struct search *search, uint32_t index)
{
	const struct outline_mark *mark = &search->outline->marks[index];
	struct beam *from = &search->beams[index % 2];
	struct beam *to = &search->beams[(index + 1) % 2];
	search->step_count = 0;
	for (size_t i = 0; i < from->count; i++) {
		if (mark->between) {
			apply_between(search, &from->guesses[i], mark->between);
		}
		const struct guess *guess = &from->guesses[i];
		size_t same = offer_continuing(search, (uint8_t)i, guess, mark);
		offer_opening(search, (uint8_t)i, guess, mark, same);
	}
	to->count = 0;
	for (size_t i = 0; i < search->step_count; i++) {
		const struct step *step = &search->steps[i];
		if (step->cost > search->steps[0].cost + MAX_EXTRA) {
			break;
		}
		search->origins[(size_t)index * BEAM_WIDTH + i] =
		    (struct origin){step->from, step->level, step->opens};
		apply_step(search, &to->guesses[to->count++], step, &from->guesses[step->from],
		           index);
	}
}

/* ---- the tree ---- */

/* Stores, as the first origin of each mark, the step that led to the cheapest guess at the end. */
static void trace_back(struct search *search)
{
	size_t at = 0;
	for (size_t i = search->outline->mark_count; i-- > 0;) {
		struct origin *origins = &search->origins[i * BEAM_WIDTH];
		origins[0] = origins[at];
		at = origins[0].from;
	}
}

static void build_tree(struct search *search, struct arena *arena)
{
	struct outline *outline = search->outline;
	uint32_t stack[MAX_OUTLINE_DEPTH];
	uint32_t newest_marks[MAX_OUTLINE_DEPTH];
	for (size_t i = 0; i < outline->mark_count; i++) {
		struct outline_mark *mark = &outline->marks[i];
		const struct origin *step = &search->origins[i * BEAM_WIDTH];
		if (step->opens) {
			struct outline_series series = {.style = mark->style,
			                                .first = (uint32_t)i,
			                                .parent = UINT32_MAX,
			                                .parent_mark = UINT32_MAX,
			                                .depth = step->level};
			if (step->level > 0) {
				series.parent = stack[step->level - 1];
				series.parent_member = outline->series[series.parent].members;
				series.parent_mark = newest_marks[step->level - 1];
			}
			stack[step->level] = (uint32_t)outline->series_count;
			ARENA_PUSH(arena, outline->series, outline->series_count,
			           outline->series_capacity, series);
		}
		mark->series = stack[step->level];
		newest_marks[step->level] = (uint32_t)i;
		mark->member = ++outline->series[mark->series].members;
	}
}

void outline_search(struct outline *outline, struct arena *arena)
{
	struct arena scratch;
	arena_init(&scratch);
	struct search *search = ARENA_NEW(&scratch, struct search);
	search->outline = outline;
	search->origins =
	    ARENA_ARRAY(&scratch, struct origin, outline->mark_count * BEAM_WIDTH + 1);
	search->beams[0].count = 1;
	for (size_t i = 0; i < outline->mark_count; i++) {
		read_mark(search, (uint32_t)i);
	}
	trace_back(search);
	build_tree(search, arena);
	arena_release(&scratch);
}
