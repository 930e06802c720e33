/* Counters by level: an item restarts those of the levels below it. */
#include "source/derived/list_number.h"

static void count(struct list_counts *counts, const struct list_level *const levels[LIST_LEVELS],
                  int at, int32_t start)
{
	if (start >= 0) {
		counts->counts[at] = start;
	} else if (counts->is_counting[at]) {
		counts->counts[at]++;
	} else {
		counts->counts[at] = levels[at]->start;
	}
	counts->is_counting[at] = true;
	for (int i = at + 1; i < LIST_LEVELS && levels[i]; i++) {
		int32_t restart = levels[i]->restart;
		if (restart < 0 || at < restart) {
			counts->is_counting[i] = false;
		}
	}
}

void list_number_write(struct list_counts *counts,
                       const struct list_level *const levels[LIST_LEVELS], int at, int32_t start,
                       struct buf *out)
{
	const struct list_level *level = levels[at];
	size_t before = out->size;
	count(counts, levels, at, start);
	if (level->is_bullet) {
		buf_append(out, STR("- "));
		return;
	}
	for (size_t i = 0; i < level->label.size; i++) {
		int shown = (unsigned char)level->label.data[i] - LIST_LABEL_NUMBER;
		if (shown < 0) {
			buf_append_byte(out, level->label.data[i]);
			continue;
		}
		enum ordinal_style style = levels[shown]->style;
		bool is_decimal = level->is_legal && style != ORDINAL_NONE;
		ordinal_write(out, is_decimal ? ORDINAL_DECIMAL : style,
		              counts->is_counting[shown] ? counts->counts[shown]
		                                         : levels[shown]->start);
	}
	if (level->has_gap && out->size > before) {
		buf_append_byte(out, ' ');
	}
}

struct str list_label(struct str form, int most, bool ends_in_percent, struct arena *arena)
{
	char *label = arena_alloc(arena, form.size + 1);
	size_t size = 0;
	for (size_t i = 0; i < form.size;) {
		size_t end = i + 1;
		int level = 0;
		while (form.data[i] == '%' && end < form.size && ascii_is_digit(form.data[end]) &&
		       level * 10 + form.data[end] - '0' <= most && form.data[i + 1] != '0') {
			level = level * 10 + form.data[end++] - '0';
		}
		if (level == 0) {
			label[size++] = form.data[i++];
			continue;
		}
		label[size++] = (char)(LIST_LABEL_NUMBER + level - 1);
		i = end + (ends_in_percent && end < form.size && form.data[end] == '%');
	}
	return (struct str){label, size};
}
