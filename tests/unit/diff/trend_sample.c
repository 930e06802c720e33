/* See trend_sample.h. */
#include "trend_sample.h"

#include <criterion/criterion.h>

void sample_init(struct sample *sample)
{
	*sample = (struct sample){0};
	arena_init(&sample->arena);
}

void sample_release(struct sample *sample)
{
	arena_release(&sample->arena);
}

static struct model *last_model(struct sample *sample)
{
	return &sample->models[sample->count - 1];
}

void sample_edition(struct sample *sample, const char *name, uint32_t year, uint32_t batch,
                    const char *status)
{
	cr_assert_lt(sample->count, (size_t)SAMPLE_MODELS);
	struct model *model = &sample->models[sample->count];
	sample->list[sample->count++] = model;
	model_init(model, &sample->arena);
	model->source.name = str_from(name);
	model->programme.name = STR("programme");
	model->programme.year = year;
	model->programme.batch = batch;
	model->programme.status = str_from(status);
	sample->holder = model->body;
}

static struct decimal decimal_of(const char *words, size_t size)
{
	struct decimal value;
	cr_assert(decimal_parse(&value, (struct str){words, size}), "%s is a number", words);
	return value;
}

static struct figure *figure_of(struct sample *sample, const char *words, enum figure_kind kind)
{
	static const struct {
		const char *sign;
		enum relation relation;
	} signs[] = {
	    {"about ", RELATION_ABOUT}, {"<=", RELATION_AT_MOST},  {"<", RELATION_LESS_THAN},
	    {">=", RELATION_AT_LEAST},  {">", RELATION_MORE_THAN},
	};
	struct figure *figure = ARENA_NEW(&sample->arena, struct figure);
	*figure = (struct figure){.kind = (uint8_t)kind, .decimals = 0, .has_value = true};
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		if (figure->relation == RELATION_EXACT &&
		    str_starts(str_from(words), str_from(signs[i].sign))) {
			figure->relation = (uint8_t)signs[i].relation;
			words += strlen(signs[i].sign);
		}
	}
	size_t digits = strspn(words, "0123456789.");
	figure->value = decimal_of(words, digits);
	words += digits;
	if (*words == '-') {
		digits = strspn(words + 1, "0123456789.");
		figure->relation = RELATION_RANGE;
		figure->has_value = false;
		figure->has_min = true;
		figure->has_max = true;
		figure->min = figure->value;
		figure->max = decimal_of(words + 1, digits);
		words += 1 + digits;
	}
	if (*words == ' ') {
		size_t letters = strcspn(words + 1, "/");
		figure->unit = arena_copy(&sample->arena, (struct str){words + 1, letters});
		words += 1 + letters;
	}
	if (*words == '/') {
		figure->per = str_from(words + 1);
	}
	return figure;
}

static void add_figure(struct sample *sample, struct node *parent, enum node_kind kind,
                       const char *words)
{
	if (words) {
		struct node *node = node_new(last_model(sample), kind, parent);
		node->text = str_from(words);
		node->figure =
		    figure_of(sample, words, kind == NODE_FUNDS ? FIGURE_MONEY : FIGURE_COUNT);
	}
}

struct node *sample_direction(struct sample *sample, const char *partners, const char *key,
                              const char *projects, const char *funds)
{
	struct model *model = last_model(sample);
	struct node *direction = node_new(model, NODE_DIRECTION, sample->holder);
	struct node *heading = node_new(model, NODE_HEADING, direction);
	direction->key = str_from(key);
	heading->text = arena_format(&sample->arena, "title of %s", key ? key : "a direction");
	while (partners && *partners) {
		size_t size = strcspn(partners, " ");
		struct node *partner = node_new(model, NODE_PARTNER, direction);
		partner->code = arena_copy(&sample->arena, (struct str){partners, size});
		partner->text = arena_format(&sample->arena, "name-%.*s-%u", (int)size, partners,
		                             model->programme.year);
		partners += size + (partners[size] == ' ');
	}
	add_figure(sample, direction, NODE_PROJECTS, projects);
	add_figure(sample, direction, NODE_FUNDS, funds);
	return direction;
}

void sample_state(struct sample *sample, enum node_kind kind, const char *words)
{
	add_figure(sample, last_model(sample)->stated, kind, words);
}

const struct trend *sample_trend(struct sample *sample, bool backwards)
{
	const struct model *models[SAMPLE_MODELS];
	for (size_t i = 0; i < sample->count; i++) {
		models[i] = sample->list[backwards ? sample->count - 1 - i : i];
	}
	trend_from_models(&sample->trend, &sample->arena, models, sample->count);
	return &sample->trend;
}

const struct trend_row *sample_row(const struct sample *sample, const char *id)
{
	const struct trend_row *found = NULL;
	for (size_t i = 0; i < sample->trend.row_count; i++) {
		if (str_equal(sample->trend.rows[i].id, str_from(id))) {
			cr_assert_null(found, "one row %s", id);
			found = &sample->trend.rows[i];
		}
	}
	cr_assert_not_null(found, "a row %s", id);
	return found;
}

const char *sample_words(struct sample *sample, const struct sum *sum)
{
	struct arena *arena = &sample->arena;
	static const char *const signs[RELATION_COUNT] = {"", "about ", "<=", "<", ">=", ">", ""};
	if (!sum) {
		return "-";
	}
	if (sum->has_overflow) {
		return "overflow";
	}
	if (sum->terms == 0) {
		return "?";
	}
	enum relation relation = sum_relation(sum);
	struct str text = decimal_text(sum->face, arena);
	if (relation == RELATION_RANGE) {
		const struct interval *interval = &sum->interval;
		text = arena_format(
		    arena, "%s-%s", decimal_text(interval->min.value, arena).data,
		    interval->max.is_infinite ? "" : decimal_text(interval->max.value, arena).data);
	}
	text = arena_format(arena, "%s%s", signs[relation], text.data);
	return sum->missing > 0 ? arena_format(arena, "%s+%zu", text.data, sum->missing).data
	                        : text.data;
}

const char *sample_cell(struct sample *sample, const char *id, const char *label, uint32_t measure)
{
	const struct trend_row *row = sample_row(sample, id);
	for (size_t i = 0; i < sample->trend.edition_count; i++) {
		if (str_equal(sample->trend.editions[i].label, str_from(label))) {
			const struct trend_cell *cell = trend_cell_of_edition(row, i);
			return sample_words(sample, cell ? trend_sum(cell, measure) : NULL);
		}
	}
	cr_assert_fail("no edition %s", label);
	return NULL;
}

const char *sample_year(struct sample *sample, const char *id, uint32_t year, uint32_t measure)
{
	const struct trend_row *row = sample_row(sample, id);
	for (size_t i = 0; i < sample->trend.year_count; i++) {
		if (sample->trend.years[i].year == year) {
			const struct trend_cell *cell = trend_cell_of_year(row, i);
			return sample_words(sample, cell ? trend_sum(cell, measure) : NULL);
		}
	}
	cr_assert_fail("no year %u", year);
	return NULL;
}
