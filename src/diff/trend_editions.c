/* Editions in their order, with their years and labels. Looks at no direction. */
#include "diff/trend_editions.h"

#include "base/sort.h"

static const struct programme *programme_of(const struct trend_edition *edition)
{
	return &edition->model->programme;
}

static bool is_draft(const struct trend_edition *edition)
{
	return str_equal(programme_of(edition)->status, STR("draft"));
}

static int compare_editions(const void *a, const void *b)
{
	const struct trend_edition *left = a;
	const struct trend_edition *right = b;
	const struct programme *p = programme_of(left);
	const struct programme *q = programme_of(right);
	const int orders[] = {
	    COMPARE(p->year - 1, q->year - 1), /* 0, which is no year, is the last */
	    COMPARE(p->batch, q->batch),
	    is_draft(right) - is_draft(left),
	    str_compare(left->model->source.name, right->model->source.name),
	    str_compare(left->model->source.sha256, right->model->source.sha256),
	    COMPARE(left->copy, right->copy),
	};
	for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
		if (orders[i] != 0) {
			return orders[i];
		}
	}
	return 0;
}

/* What stands for the programme: its name, or the title where it has none. */
static struct str programme_name(const struct trend_edition *edition)
{
	struct str name = programme_of(edition)->name;
	return name.size > 0 ? name : edition->model->title;
}

/* Of the documents of one year and batch, the later one of the same programme counts: it has the
 * final text, where there is one, behind the draft. */
static void choose_counted(struct trend *trend)
{
	for (size_t i = 0; i < trend->edition_count; i++) {
		struct trend_edition *edition = &trend->editions[i];
		const struct programme *programme = programme_of(edition);
		edition->is_counted = true;
		for (size_t j = i + 1; j < trend->edition_count && programme->year > 0; j++) {
			const struct trend_edition *later = &trend->editions[j];
			if (programme_of(later)->year != programme->year ||
			    programme_of(later)->batch != programme->batch) {
				break;
			}
			if (str_equal(programme_name(later), programme_name(edition))) {
				edition->is_counted = false;
				break;
			}
		}
	}
}

static void gather_years(struct trend *trend)
{
	size_t capacity = 0;
	for (size_t i = 0; i < trend->edition_count; i++) {
		struct trend_edition *edition = &trend->editions[i];
		uint32_t number = programme_of(edition)->year;
		edition->year = NO_YEAR;
		if (number == 0) {
			continue;
		}
		if (trend->year_count == 0 || trend->years[trend->year_count - 1].year != number) {
			struct trend_year year = {.year = number, .first = i};
			ARENA_PUSH(trend->arena, trend->years, trend->year_count, capacity, year);
		}
		edition->year = trend->year_count - 1;
		struct trend_year *year = &trend->years[edition->year];
		year->count++;
		year->counted += edition->is_counted;
	}
}

/* ---- labels ---- */

static struct str name_of(const struct trend_edition *edition)
{
	return edition->model->source.name;
}

static void set_label(struct trend *trend, struct trend_edition *edition)
{
	const struct programme *programme = programme_of(edition);
	if (programme->year == 0) {
		edition->label = name_of(edition);
		edition->has_name = true;
		return;
	}
	edition->label = arena_format(trend->arena, "%u", programme->year);
	if (programme->batch > 0) {
		edition->label =
		    arena_format(trend->arena, "%u-%u", programme->year, programme->batch);
	}
	if (is_draft(edition)) {
		edition->label =
		    arena_format(trend->arena, "%.*s draft", STR_FORMAT(edition->label));
	}
}

static int compare_labels(const void *a, const void *b)
{
	const struct trend_edition *left = *(struct trend_edition *const *)a;
	const struct trend_edition *right = *(struct trend_edition *const *)b;
	int order = str_compare(left->label, right->label);
	return order != 0 ? order : (left > right) - (left < right);
}

/* Distinguishes editions of the same label: by the documents' names, then by numbers. */
static void set_labels(struct trend *trend)
{
	size_t count = trend->edition_count;
	struct trend_edition **sorted =
	    ARENA_ARRAY(trend->arena, struct trend_edition *, count + 1);
	for (size_t i = 0; i < count; i++) {
		sorted[i] = &trend->editions[i];
		sorted[i]->copy = 0;
		set_label(trend, sorted[i]);
	}
	for (int round = 0; round < 2 && count > 0; round++) {
		qsort(sorted, count, sizeof(struct trend_edition *), compare_labels);
		for (size_t i = 0, end; i < count; i = end) {
			struct str label = sorted[i]->label;
			for (end = i + 1; end < count && str_equal(sorted[end]->label, label);) {
				end++;
			}
			for (size_t j = i; end > i + 1 && j < end; j++) {
				if (round == 0 && !sorted[j]->has_name) {
					sorted[j]->has_name = true;
					sorted[j]->label = arena_format(
					    trend->arena, "%.*s %.*s", STR_FORMAT(label),
					    STR_FORMAT(name_of(sorted[j])));
				} else if (round == 1) {
					sorted[j]->copy = (uint32_t)(j - i + 1);
					sorted[j]->label =
					    arena_format(trend->arena, "%.*s #%u",
					                 STR_FORMAT(label), sorted[j]->copy);
				}
			}
		}
	}
}

void trend_lay_out_editions(struct trend *trend, const struct model *const *models, size_t count)
{
	trend->editions = ARENA_ARRAY(trend->arena, struct trend_edition, count + 1);
	trend->edition_count = count;
	for (size_t i = 0; i < count; i++) {
		/* until there are labels, copy is the order of the models */
		trend->editions[i] =
		    (struct trend_edition){.model = models[i], .copy = (uint32_t)i};
	}
	SORT(trend->editions, count, compare_editions);
	choose_counted(trend);
	gather_years(trend);
	set_labels(trend);
}
