/* Matches the columns of two tables: by the words of their headers, as many as can be in their
 * order, and by what the grammar calls them; then by how similar words and cells are; at last by
 * order. */
#include "diff/similarity.h"
#include "diff/tables.h"

enum {
	MAX_EACH = 64,       /* columns a side that are all compared with one another */
	SAMPLE_BYTES = 1024, /* of words and of cells that are looked at */
	/* In thousandths: some of the words are the same, or the cells are. */
	MIN_COLUMN_SIMILARITY = 400,
	MIN_PLACE_SIMILARITY = 150 /* of columns that stand at the same place */
};

struct aligner {
	struct arena *arena;
	struct table *before;
	struct table *after;
	struct link *links; /* of the columns that have a match, ascending in `from` */
	size_t count;
};

static void match(struct aligner *aligner, size_t i, size_t j)
{
	aligner->before->columns[i].match = (uint32_t)j;
	aligner->after->columns[j].match = (uint32_t)i;
}

enum column_identity { BY_WORDS_AND_CELLS, BY_WORDS, BY_ROLE };

/* What identifies a column without a match. Where that is nothing, or it has a match, it is like no
 * other. */
static struct str identity_of(struct arena *arena, const struct column *column,
                              enum column_identity identity, size_t number)
{
	struct str by = identity == BY_ROLE ? column->role : column->normal;
	bool with_cells = identity == BY_WORDS_AND_CELLS;
	bool has_any = by.size > 0 || (with_cells && column->sample.size > 0);
	if (column->match != NO_MATCH || !has_any) {
		return arena_format(arena, "\x1F%zu", number);
	}
	return with_cells
	           ? arena_format(arena, "%.*s\x1F%.*s", STR_FORMAT(by), STR_FORMAT(column->sample))
	           : by;
}

static void match_by(struct aligner *aligner, enum column_identity identity)
{
	struct arena *arena = aligner->arena;
	size_t old_count = aligner->before->column_count;
	size_t count = old_count + aligner->after->column_count;
	struct str *names = ARENA_ARRAY(arena, struct str, count + 1);
	uint32_t *matches = ARENA_ARRAY(arena, uint32_t, old_count + 1);
	for (size_t i = 0; i < count; i++) {
		const struct column *column = i < old_count
		                                  ? &aligner->before->columns[i]
		                                  : &aligner->after->columns[i - old_count];
		names[i] = identity_of(arena, column, identity, i);
	}
	sequence_pair(arena, names, old_count, count - old_count, matches);
	for (size_t i = 0; i < old_count; i++) {
		if (matches[i] != NO_MATCH) {
			match(aligner, i, matches[i]);
		}
	}
}

static bool is_of_figures(const struct column *column)
{
	return column->figure_count > column->text_count;
}

/* What the similarity of a column to others is computed from. */
struct profile {
	const struct column *column;
	struct bigrams words;
	struct bigrams cells;
};

static struct profile profile_of(struct arena *arena, const struct column *column)
{
	return (struct profile){column, bigrams_of(arena, column->normal, SAMPLE_BYTES),
	                        bigrams_of(arena, column->sample, SAMPLE_BYTES)};
}

/* The similarity of two columns: words and cells, or cells alone where neither has words. */
static uint32_t column_similarity(const struct profile *a, const struct profile *b)
{
	uint32_t cells = bigrams_similarity(&a->cells, &b->cells);
	bool has_words = a->words.count > 0 || b->words.count > 0;
	if (is_of_figures(a->column) != is_of_figures(b->column) ||
	    a->column->is_count != b->column->is_count) {
		return 0;
	}
	return has_words ? (6 * bigrams_similarity(&a->words, &b->words) + 4 * cells) / 10 : cells;
}

/* The profiles of the columns that have no match yet. */
static struct profile *profiles_left(struct arena *arena, const struct table *table, size_t *count)
{
	struct profile *profiles = ARENA_ARRAY(arena, struct profile, table->column_count + 1);
	*count = 0;
	for (size_t i = 0; i < table->column_count; i++) {
		if (table->columns[i].match == NO_MATCH) {
			profiles[(*count)++] = profile_of(arena, &table->columns[i]);
		}
	}
	return profiles;
}

/* Matches the most similar of those that are left; with_same_words, only those of the same
 * words. */
static void match_similar(struct aligner *aligner, bool with_same_words)
{
	struct candidates candidates = {0};
	struct arena *arena = aligner->arena;
	const struct column *old = aligner->before->columns;
	const struct column *new = aligner->after->columns;
	size_t old_count;
	size_t new_count;
	const struct profile *left = profiles_left(arena, aligner->before, &old_count);
	const struct profile *right = profiles_left(arena, aligner->after, &new_count);
	if (old_count > MAX_EACH || new_count > MAX_EACH) {
		return;
	}
	for (size_t i = 0; i < old_count; i++) {
		for (size_t j = 0; j < new_count; j++) {
			struct candidate candidate = {(uint32_t)(left[i].column - old),
			                              (uint32_t)(right[j].column - new),
			                              column_similarity(&left[i], &right[j])};
			if (!with_same_words ||
			    str_equal(left[i].column->normal, right[j].column->normal)) {
				ARENA_PUSH(arena, candidates.items, candidates.count,
				           candidates.capacity, candidate);
			}
		}
	}
	candidates_sort(&candidates);
	for (size_t i = 0; i < candidates.count; i++) {
		const struct candidate *candidate = &candidates.items[i];
		if (candidate->score >= MIN_COLUMN_SIMILARITY &&
		    old[candidate->before].match == NO_MATCH &&
		    new[candidate->after].match == NO_MATCH) {
			match(aligner, candidate->before, candidate->after);
		}
	}
}

/* The matches as links, those that stay in their order marked. */
static void find_links(struct aligner *aligner)
{
	aligner->count = 0;
	for (size_t i = 0; i < aligner->before->column_count; i++) {
		const struct column *column = &aligner->before->columns[i];
		if (column->match != NO_MATCH) {
			const struct column *other = &aligner->after->columns[column->match];
			uint32_t own = str_hash(column->normal) + str_hash(other->normal) +
			               str_hash(column->sample) + str_hash(other->sample);
			uint64_t weight = (UINT64_C(1) << 32) + (own >> 12);
			aligner->links[aligner->count++] =
			    (struct link){(uint32_t)i, column->match, weight, false};
		}
	}
	sequence_keep(aligner->arena, aligner->links, aligner->count);
}

/* Columns of figures at the same place are the same, whatever they are called now; columns of
 * words are if they have something in common, or one of them has no header words. */
static void match_same_places(struct aligner *aligner)
{
	struct table *before = aligner->before;
	struct table *after = aligner->after;
	struct link *pairs = ARENA_ARRAY(aligner->arena, struct link, before->column_count + 1);
	find_links(aligner);
	size_t count = sequence_same_places(aligner->arena, aligner->links, aligner->count,
	                                    before->column_count, after->column_count, pairs);
	for (size_t i = 0; i < count; i++) {
		const struct column *old = &before->columns[pairs[i].from];
		const struct column *new = &after->columns[pairs[i].to];
		bool is_without_words = old->normal.size == 0 || new->normal.size == 0;
		bool is_figures = is_of_figures(old) && is_of_figures(new);
		struct profile left = profile_of(aligner->arena, old);
		struct profile right = profile_of(aligner->arena, new);
		if (is_without_words || is_figures ||
		    column_similarity(&left, &right) >= MIN_PLACE_SIMILARITY) {
			match(aligner, pairs[i].from, pairs[i].to);
		}
	}
}

void tables_align(struct arena *arena, struct table *before, struct table *after)
{
	struct aligner aligner = {.arena = arena, .before = before, .after = after};
	if (before->column_count == 0 || after->column_count == 0) {
		return;
	}
	aligner.links = ARENA_ARRAY(arena, struct link, before->column_count + 1);
	/* several columns may have the same words: then those with the same cells are the same */
	match_by(&aligner, BY_WORDS_AND_CELLS);
	match_similar(&aligner, true);
	match_by(&aligner, BY_WORDS);
	match_by(&aligner, BY_ROLE);
	match_similar(&aligner, false);
	match_same_places(&aligner);
	find_links(&aligner);
	for (size_t i = 0; i < aligner.count; i++) {
		const struct link *link = &aligner.links[i];
		before->columns[link->from].is_moved = !link->is_kept;
		after->columns[link->to].is_moved = !link->is_kept;
	}
}
