/* Whose a figure is in a sentence about a kind of project: "key projects: ten, each 30000 yuan". Knows no
 * words:
 * their classes are the lexicon's. */
#include "value/kind.h"

void kinds_take(struct kinds *kinds, struct str name, size_t end, bool is_led)
{
	kinds->first = kinds->first.size > 0 ? kinds->first : name;
	kinds->are_several |= !str_equal(kinds->first, name);
	kinds->name = name;
	kinds->end = end;
	kinds->is_led = is_led;
}

static bool same_sentence(const struct reader *reader, size_t from, size_t to)
{
	while (from < to) {
		if (reader_word(reader, from, WORD_FLAG(WORD_SENTENCE))) {
			return false;
		}
		utf8_next(reader->text, &from);
	}
	return true;
}

void kinds_mark(struct kinds *kinds, const struct reader *reader, const struct figure *figure,
                size_t index)
{
	if (kinds->name.size == 0 || kinds->end > figure->span.start) {
		return;
	}
	if (!same_sentence(reader, kinds->end, figure->span.start)) {
		kinds->name = (struct str){0};
		return;
	}
	kinds->end = figure->span.end;
	struct kind_mark mark = {index, kinds->name, kinds->is_led};
	ARENA_PUSH(reader->arena, kinds->marks, kinds->count, kinds->capacity, mark);
}

void kinds_apply(const struct kinds *kinds, const struct reader *reader, struct figure *figures)
{
	for (size_t i = 0; i < kinds->count; i++) {
		const struct kind_mark *mark = &kinds->marks[i];
		struct figure *figure = &figures[mark->figure];
		bool is_said_of_it = figure->kind == FIGURE_COUNT || figure->kind == FIGURE_MONEY ||
		                     figure->kind == FIGURE_DURATION;
		if (!is_said_of_it || (!kinds->are_several && !mark->is_led)) {
			continue;
		}
		if (figure->per.size == 0) {
			figure->per = mark->name;
		} else if (str_equal(figure->per, STR("project"))) {
			figure->per =
			    arena_format(reader->arena, "%.*s project", STR_FORMAT(mark->name));
		}
	}
}
