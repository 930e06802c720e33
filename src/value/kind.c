/* Whose a figure is in a sentence about a kind of project: "key projects: ten, each 30000 yuan". Knows no
 * words:
 * their classes are the lexicon's. */
#include "value/kind.h"

void kinds_take(struct kinds *kinds, const struct reader *reader, struct str name,
                struct span place, bool is_led)
{
	bool goes_on =
	    kinds->name.size > 0 && reader_same_sentence(reader, kinds->end, place.start);
	kinds->are_listed = goes_on && (kinds->are_listed || !str_equal(kinds->name, name));
	kinds->first = kinds->first.size > 0 ? kinds->first : name;
	kinds->are_several |= !str_equal(kinds->first, name);
	kinds->name = name;
	kinds->end = place.end;
	kinds->is_led = is_led;
}

void kinds_end(struct kinds *kinds, bool of_several)
{
	if (!of_several || kinds->are_listed) {
		kinds->name = (struct str){0};
	}
}

void kinds_mark(struct kinds *kinds, const struct reader *reader, const struct figure *figure,
                size_t index)
{
	if (kinds->name.size == 0 || kinds->end > figure->span.start) {
		return;
	}
	if (!reader_same_sentence(reader, kinds->end, figure->span.start)) {
		kinds->name = (struct str){0};
		return;
	}
	kinds->end = figure->span.end;
	struct kind_mark mark = {index, kinds->name, kinds->is_led};
	ARENA_PUSH(reader->arena, kinds->marks, kinds->count, kinds->capacity, mark);
}

/* Whether a figure of the same sort, in no kind's sentence, stands before: 5 each, key projects 10. */
static bool is_contrast(const struct kinds *kinds, const struct figure *figures, size_t mark)
{
	enum { LOOK = 64 /* figures before the first that is of a kind */ };
	size_t end = kinds->marks[0].figure;
	const struct figure *figure = &figures[kinds->marks[mark].figure];
	for (size_t i = end > LOOK ? end - LOOK : 0; i < end; i++) {
		if (figures[i].kind == figure->kind && figure->kind == FIGURE_MONEY &&
		    str_equal(figures[i].per, figure->per)) {
			return true;
		}
	}
	return false;
}

void kinds_apply(const struct kinds *kinds, const struct reader *reader, struct figure *figures)
{
	for (size_t i = 0; i < kinds->count; i++) {
		const struct kind_mark *mark = &kinds->marks[i];
		struct figure *figure = &figures[mark->figure];
		bool is_said_of_it = figure->kind == FIGURE_COUNT || figure->kind == FIGURE_MONEY ||
		                     figure->kind == FIGURE_DURATION;
		if (!is_said_of_it ||
		    (!kinds->are_several && !mark->is_led && !is_contrast(kinds, figures, i))) {
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
