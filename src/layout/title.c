/* The title of a document: candidates, what speaks for each, and the choice. */
#include "layout/title.h"

#include "layout/line_join.h"

enum {
	LONGEST_TITLE = 200,  /* characters */
	SHORTEST_REPEAT = 18, /* bytes of a line that says something when it comes twice */
	LONG_PROSE = 20,      /* characters of a sentence that is text */
	MOST_CHAPTERS = 1,    /* of a letter that goes before a guide */
	SHORT_LINE = 8,       /* characters of a line that stands over a title: "annex 1" */
	MAX_CANDIDATES = 400, /* lines of text that are looked at */
	EARLY_LINES = 10,     /* of text, in which most titles stand */
	LINES_ABOVE = 2,      /* that tell of the line below them */
	LINES_BELOW = 2,      /* that tell of the line above them */
	MAX_LINES = 4,        /* of a title */
	MAX_GAP = 2,          /* blank lines within one */
	GLUED_LINES = 20,     /* in which a title may be glued to the text */
	ENOUGH = 60           /* what a title weighs at least */
};

struct candidate {
	struct title title;
	struct str line; /* folded, its lines put together */
	struct str text; /* the same without its frame */
	size_t index;    /* of the lines of text before it */
	bool is_behind_heading;
	bool is_behind_prose;
	bool is_behind_annex;
	bool is_repeated;
	int32_t weight;
};

struct title_finder {
	const struct lines *lines;
	const struct source *source;
	struct arena *arena;
	struct grammar *grammar;
	const struct line **texts; /* the lines of text that are looked at, those of tables too */
	size_t text_count;
	struct candidate *candidates;
	size_t count;
	size_t capacity;
};

static struct str folded(const struct title_finder *finder, const struct line *line)
{
	return str_slice(finder->lines->folded, line->span.start, line->span.end);
}

static bool matches(struct rule *rule, struct str text)
{
	struct match_result result;
	return rule->pattern && rule_match(rule, text, 0, &result);
}

/* ---- titles on several lines ---- */

/* The lines from a line on that may be one title, each behind as many line feeds as lie between. */
static struct str block_from(const struct title_finder *finder, const struct line *first,
                             const struct line *ends[MAX_LINES], size_t sizes[MAX_LINES])
{
	const struct line *end = finder->lines->items + finder->lines->count;
	struct str block = {0};
	size_t count = 0;
	size_t gap = 0;
	for (const struct line *line = first; line < end && count < MAX_LINES; line++) {
		if (line->kind == LINE_BLANK && gap < MAX_GAP) {
			gap++;
			continue;
		}
		if (line->kind == LINE_FURNITURE) {
			continue;
		}
		if (line->kind != LINE_TEXT || line->table > 0 ||
		    line->characters > LONGEST_TITLE) {
			break;
		}
		static const char feeds[] = "\n\n\n";
		struct str feed = {feeds, count > 0 ? gap + 1 : 0};
		block = arena_format(finder->arena, "%.*s%.*s%.*s", STR_FORMAT(block),
		                     STR_FORMAT(feed), STR_FORMAT(folded(finder, line)));
		ends[count] = line;
		sizes[count++] = block.size;
		gap = 0;
	}
	for (; count < MAX_LINES; count++) {
		ends[count] = NULL;
	}
	return block;
}

/* Whether two lines look as the lines of one heading do. */
static bool is_same_form(const struct title_finder *finder, const struct line *a,
                         const struct line *b)
{
	const struct line_form *x = source_line_form(finder->source, a->span.start);
	const struct line_form *y = source_line_form(finder->source, b->span.start);
	bool is_heading = x && y && x->heading > 0 && x->heading == y->heading;
	bool is_title = x && y && x->is_centred && y->is_centred && x->size == SIZE_LARGER &&
	                y->size == SIZE_LARGER && x->is_bold == y->is_bold;
	return is_heading || is_title;
}

static int32_t weigh_text(const struct title_finder *finder, struct str text);

/* The last line of the title that a line begins; the line itself where it is one alone. */
static const struct line *last_line(const struct title_finder *finder, const struct line *first)
{
	const struct line *ends[MAX_LINES];
	size_t sizes[MAX_LINES];
	struct match_result result;
	struct grammar *grammar = finder->grammar;
	if (first->kind != LINE_TEXT || first->characters > LONGEST_TITLE / 2) {
		return first;
	}
	struct str block = block_from(finder, first, ends, sizes);
	if (grammar->title_lines.pattern && rule_match(&grammar->title_lines, block, 0, &result)) {
		for (size_t i = 1; i < MAX_LINES && ends[i]; i++) {
			if (sizes[i] == result.whole.end) {
				return ends[i];
			}
		}
	}
	bool is_open = ends[1] && !matches(&grammar->title, folded(finder, first)) &&
	               is_same_form(finder, first, ends[1]) &&
	               matches(&grammar->title, folded(finder, ends[1])) &&
	               weigh_text(finder, folded(finder, first)) >= 0;
	return is_open ? ends[1] : first;
}

/* ---- weighing ---- */

static bool has_form(const struct candidate *candidate, const struct source *source,
                     enum sign_of of)
{
	const struct line_form *form = source_line_form(source, candidate->title.first->span.start);
	switch (of) {
	case SIGN_HEADING:
		return (form && form->heading == 1) || str_starts(candidate->line, STR("# "));
	case SIGN_SUBHEADING:
		return (form && form->heading > 1) || str_starts(candidate->line, STR("##"));
	case SIGN_CENTRED:
		return form && form->is_centred;
	case SIGN_BOLD:
		return form && form->is_bold;
	default:
		return form && form->size == SIZE_LARGER;
	}
}

/* The index of the first line of text behind a candidate. */
static size_t index_behind(const struct title_finder *finder, const struct candidate *candidate)
{
	size_t at = candidate->index;
	while (at < finder->text_count && finder->texts[at] <= candidate->title.last) {
		at++;
	}
	return at;
}

/* Whether a rule is in one of the lines of text next to a candidate. */
static bool is_beside(const struct title_finder *finder, const struct candidate *candidate,
                      struct rule *rule, bool is_below)
{
	size_t at = candidate->index;
	if (!is_below) {
		for (size_t i = 1; i <= LINES_ABOVE && i <= at; i++) {
			if (matches(rule, folded(finder, finder->texts[at - i]))) {
				return true;
			}
		}
		return false;
	}
	at = index_behind(finder, candidate);
	for (size_t i = 0; i < LINES_BELOW && at + i < finder->text_count; i++) {
		if (matches(rule, folded(finder, finder->texts[at + i]))) {
			return true;
		}
	}
	return false;
}

static bool is_above_label(const struct title_finder *finder, const struct candidate *candidate)
{
	size_t at = index_behind(finder, candidate);
	struct line_start start = {.has_label = false};
	if (at < finder->text_count && finder->texts[at]->table == 0) {
		line_start_read(&start, finder->lines, finder->texts[at], finder->grammar);
	}
	return start.has_label;
}

/* Whether a candidate goes on with the line right above it, which fills the page's width. */
static bool is_wrapped(const struct title_finder *finder, const struct candidate *candidate)
{
	const struct lines *lines = finder->lines;
	const struct line *above = candidate->title.first - 1;
	return above >= lines->items && above->kind == LINE_TEXT && line_is_full(lines, above) &&
	       !line_is_finished(lines, above, finder->grammar);
}

/* How a candidate begins: the grammar's marks and labels, of what stands in its frame. */
static bool begins_with(const struct title_finder *finder, const struct candidate *candidate,
                        enum sign_of of)
{
	struct span whole;
	struct span words;
	struct span number;
	bool is_framed = candidate->text.data != candidate->line.data;
	const struct mark *mark = grammar_mark(finder->grammar, candidate->line, &whole, &number);
	bool is_numbered = mark && number.start < number.end;
	switch (of) {
	case SIGN_NUMBERED:
		return is_numbered;
	case SIGN_ITEM:
		return mark && !is_numbered && mark->role == MARK_ITEM;
	default:
		return !is_framed &&
		       grammar_label_at(finder->grammar, candidate->line, 0, &whole, &words,
		                        &number) &&
		       words.end < whole.end;
	}
}

static bool has_sign(const struct title_finder *finder, const struct candidate *candidate,
                     struct title_sign *sign)
{
	switch (sign->of) {
	case SIGN_TEXT:
		return matches(&sign->rule, candidate->text);
	case SIGN_LINE:
		return matches(&sign->rule, candidate->line);
	case SIGN_ABOVE:
	case SIGN_BELOW:
		return is_beside(finder, candidate, &sign->rule, sign->of == SIGN_BELOW);
	case SIGN_NAMED:
		return matches(&finder->grammar->title, candidate->text);
	case SIGN_FIRST:
		return candidate->index == 0;
	case SIGN_EARLY:
		return candidate->index < EARLY_LINES;
	case SIGN_REPEATED:
		return candidate->is_repeated;
	case SIGN_NUMBERED:
	case SIGN_ITEM:
	case SIGN_LABELLED:
		return begins_with(finder, candidate, sign->of);
	case SIGN_ABOVE_LABEL:
		return is_above_label(finder, candidate);
	case SIGN_WRAPPED:
		return is_wrapped(finder, candidate);
	case SIGN_BEHIND_HEADING:
		return candidate->is_behind_heading;
	case SIGN_BEHIND_PROSE:
		return candidate->is_behind_prose;
	case SIGN_BEHIND_ANNEX:
		return candidate->is_behind_annex;
	default:
		return has_form(candidate, finder->source, sign->of);
	}
}

/* What the words of a line alone say. */
static int32_t weigh_text(const struct title_finder *finder, struct str text)
{
	int32_t weight = 0;
	for (size_t i = 0; i < finder->grammar->sign_count; i++) {
		struct title_sign *sign = &finder->grammar->signs[i];
		weight += sign->of == SIGN_TEXT && matches(&sign->rule, text) ? sign->weight : 0;
	}
	return weight;
}

static bool asks_pattern(const struct title_sign *sign)
{
	switch (sign->of) {
	case SIGN_FIRST:
	case SIGN_EARLY:
	case SIGN_REPEATED:
	case SIGN_BEHIND_HEADING:
	case SIGN_BEHIND_PROSE:
	case SIGN_BEHIND_ANNEX:
	case SIGN_HEADING:
	case SIGN_SUBHEADING:
	case SIGN_CENTRED:
	case SIGN_BOLD:
	case SIGN_LARGER:
		return false;
	default:
		return true;
	}
}

static void weigh(const struct title_finder *finder, struct candidate *candidate)
{
	if (finder->grammar->sign_count == 0) { /* then the rule for titles alone decides */
		bool is_title = matches(&finder->grammar->title, candidate->text) &&
		                !candidate->is_behind_heading &&
		                !begins_with(finder, candidate, SIGN_NUMBERED);
		candidate->weight = is_title ? ENOUGH : 0;
	}
	/* What needs no pattern first; then patterns, while they can still make it a title. */
	int32_t hope = 0;
	for (size_t i = 0; i < finder->grammar->sign_count; i++) {
		struct title_sign *sign = &finder->grammar->signs[i];
		bool is_cheap = !asks_pattern(sign);
		candidate->weight +=
		    is_cheap && has_sign(finder, candidate, sign) ? sign->weight : 0;
		hope += !is_cheap && sign->weight > 0 ? sign->weight : 0;
	}
	for (size_t i = 0; i < finder->grammar->sign_count && candidate->weight + hope >= ENOUGH;
	     i++) {
		struct title_sign *sign = &finder->grammar->signs[i];
		if (asks_pattern(sign)) {
			hope -= sign->weight > 0 ? sign->weight : 0;
			candidate->weight += has_sign(finder, candidate, sign) ? sign->weight : 0;
		}
	}
}

/* ---- candidates ---- */

static struct candidate candidate_from(const struct title_finder *finder, const struct line *first,
                                       const struct line *last)
{
	struct candidate candidate = {.title = {.first = first, .last = last}};
	struct match_result result;
	candidate.line = folded(finder, first);
	for (const struct line *line = first + 1; line <= last; line++) {
		if (line->kind == LINE_TEXT) {
			candidate.line =
			    arena_format(finder->arena, "%.*s%.*s", STR_FORMAT(candidate.line),
			                 STR_FORMAT(folded(finder, line)));
		}
	}
	candidate.text = candidate.line;
	struct rule *frame = &finder->grammar->frame;
	if (frame->pattern && rule_match(frame, candidate.line, 0, &result)) {
		struct span title = result.groups[finder->grammar->frame_title];
		size_t behind = candidate.line.size - title.end;
		bool is_inside =
		    title.start < span_size(first->span) && behind < span_size(last->span);
		if (is_inside && title.start < title.end) {
			candidate.text = str_slice(candidate.line, title.start, title.end);
			candidate.title.frame_start = title.start;
			candidate.title.frame_end = (uint32_t)behind;
		}
	}
	return candidate;
}

static bool is_annex(const struct title_finder *finder, const struct line *line)
{
	return matches(&finder->grammar->annex, folded(finder, line));
}

static void collect_texts(struct title_finder *finder)
{
	const struct lines *lines = finder->lines;
	finder->texts = ARENA_ARRAY(finder->arena, const struct line *, MAX_CANDIDATES);
	for (size_t i = 0; i < lines->count && finder->text_count < MAX_CANDIDATES; i++) {
		if (lines->items[i].kind == LINE_TEXT) {
			finder->texts[finder->text_count++] = &lines->items[i];
		}
	}
}

static void collect_candidates(struct title_finder *finder)
{
	struct candidate state = {.index = 0};
	const struct line *taken = NULL; /* the last line of a title on several */
	collect_texts(finder);
	for (size_t i = 0; i < finder->text_count; i++) {
		const struct line *line = finder->texts[i];
		if (line->table > 0 || line <= taken) {
			continue;
		}
		bool is_prose = line->characters >= LONG_PROSE &&
		                line_is_finished(finder->lines, line, finder->grammar);
		if (line->characters <= LONGEST_TITLE && !is_prose) {
			const struct line *last = last_line(finder, line);
			struct candidate candidate = candidate_from(finder, line, last);
			candidate.index = i;
			candidate.is_behind_heading = state.is_behind_heading;
			candidate.is_behind_prose = state.is_behind_prose;
			candidate.is_behind_annex = state.is_behind_annex;
			taken = last > line ? last : taken;
			ARENA_PUSH(finder->arena, finder->candidates, finder->count,
			           finder->capacity, candidate);
		}
		struct line_start start;
		line_start_read(&start, finder->lines, line, finder->grammar);
		bool is_heading = start.mark && start.mark->role == MARK_HEADING &&
		                  start.number.start < start.number.end;
		state.is_behind_annex |= state.is_behind_prose && is_annex(finder, line);
		state.is_behind_heading |= is_heading;
		state.is_behind_prose |= is_prose;
	}
}

static void mark_repeated(struct title_finder *finder)
{
	for (size_t i = 0; i < finder->count; i++) {
		struct candidate *one = &finder->candidates[i];
		for (size_t j = i + 1; j < finder->count && one->text.size >= SHORTEST_REPEAT;
		     j++) {
			if (str_equal(one->text, finder->candidates[j].text)) {
				one->is_repeated = true;
				finder->candidates[j].is_repeated = true;
			}
		}
	}
}

/* ---- the choice ---- */

static bool begins_chapter(const struct title_finder *finder, const struct line *line)
{
	struct span whole;
	struct span number;
	const struct mark *mark =
	    line->kind == LINE_TEXT && line->characters <= LONGEST_TITLE
		? grammar_mark(finder->grammar, folded(finder, line), &whole, &number)
		: NULL;
	return mark && mark->role == MARK_HEADING && number.start < number.end;
}

/* The first line of the title of what a notice announces: behind it, alone or under a line like
 * "annex 1". */
static const struct line *find_announced(const struct title_finder *finder,
                                         const struct candidate *notice)
{
	const struct lines *lines = finder->lines;
	bool is_apart = false;          /* a short or blank line stands before */
	const struct line *head = NULL; /* the line before, where one stands before that */
	unsigned chapters =
	    0; /* of a notice that may be the call itself: then it is no cover letter */
	bool may_be_call = matches(&finder->grammar->call, notice->text);
	for (const struct line *line = notice->title.last + 1;
	     line < lines->items + lines->count && chapters <= MOST_CHAPTERS; line++) {
		struct str text = folded(finder, line);
		struct line_start start;
		chapters += may_be_call && begins_chapter(finder, line);
		if (line->kind == LINE_TEXT && line->table == 0 &&
		    line->characters <= LONGEST_TITLE && (is_apart || head) &&
		    matches(&finder->grammar->title, text) &&
		    !matches(&finder->grammar->notice, text) && weigh_text(finder, text) >= 0) {
			line_start_read(&start, lines, line, finder->grammar);
			if (head && last_line(finder, head) == line) {
				return head;
			}
			if (is_apart && !start.has_label &&
			    !(start.mark && start.number.start < start.number.end)) {
				return line;
			}
		}
		head = is_apart && line->kind == LINE_TEXT && line->table == 0 ? line : NULL;
		is_apart = line->kind == LINE_BLANK || line->characters <= SHORT_LINE;
	}
	return NULL;
}

void title_find(struct title *out, const struct lines *lines, const struct source *source,
                struct arena *arena, struct grammar *grammar)
{
	struct title_finder finder = {
	    .lines = lines, .source = source, .arena = arena, .grammar = grammar};
	const struct candidate *best = NULL;
	*out = (struct title){0};
	collect_candidates(&finder);
	mark_repeated(&finder);
	for (size_t i = 0; i < finder.count; i++) {
		struct candidate *candidate = &finder.candidates[i];
		weigh(&finder, candidate);
		if (candidate->weight >= ENOUGH && (!best || candidate->weight > best->weight)) {
			best = candidate;
		}
	}
	if (!best) {
		return;
	}
	*out = best->title;
	const struct line *announced =
	    matches(&grammar->notice, best->text) ? find_announced(&finder, best) : NULL;
	if (announced) {
		*out = candidate_from(&finder, announced, last_line(&finder, announced)).title;
	}
}

/* ---- a title and the text on one line ---- */

void lines_split_title(struct lines *lines, struct arena *arena, struct grammar *grammar)
{
	for (size_t i = 0; i < lines->count && i < GLUED_LINES && grammar->glued.pattern; i++) {
		struct line *line = &lines->items[i];
		struct match_result result;
		struct str text = str_slice(lines->folded, line->span.start, line->span.end);
		if (line->kind != LINE_TEXT || !rule_match(&grammar->glued, text, 0, &result)) {
			continue;
		}
		struct span title = result.groups[grammar->glued_title];
		lines_cut(lines, arena, i, line->span.start + title.end);
		return;
	}
}
