/* Shows the text of a source, with marks for what a model claims of it. */
#include "report/page_text.h"

/* The bytes of a place in the text that they were decoded to. */
static struct span in_text(const struct source *source, struct span bytes)
{
	return source->is_derived ? bytes : map_derived(&source->map, bytes);
}

static void mark_place(struct page_text *text, struct arena *arena, const struct source *source,
                       const struct place *place, enum mark_kind kind, uint32_t number)
{
	for (uint32_t i = 0; i < place->count; i++) {
		page_text_add_mark(text, arena, in_text(source, place_piece(place, i)), kind,
		                   number);
	}
}

static void add_lines(struct page_text *text, struct arena *arena, const struct source *source)
{
	size_t next_page = 0;
	for (size_t i = 0; i < source->line_count; i++) {
		const struct line_style *style = source_line_style(source, source->lines[i]);
		struct shown_line line = {
		    .offset = source->lines[i],
		    .number = (uint32_t)i + 1,
		    .heading = style ? style->heading : 0,
		};
		while (next_page < source->page_count &&
		       source->pages[next_page].offset <= source->lines[i]) {
			line.page = source->pages[next_page++].page;
		}
		ARENA_PUSH(arena, text->lines, text->line_count, text->line_capacity, line);
	}
}

void page_text_from_source(struct page_text *out, struct arena *arena, const struct source *source,
                           const struct model *model, const struct page_nodes *nodes)
{
	*out = (struct page_text){
	    .text = source->text, .cells = source->cells, .cell_count = source->cell_count};
	add_lines(out, arena, source);
	for (uint32_t i = 0; i < nodes->count; i++) {
		const struct node *node = nodes->items[i];
		mark_place(out, arena, source, &node->place, page_mark_kind(node), i);
	}
	for (size_t i = 0; i < model->repair_count; i++) {
		mark_place(out, arena, source, &model->repairs[i].place, MARK_REPAIR, (uint32_t)i);
	}
	for (size_t i = 0; i < model->residue_count; i++) {
		mark_place(out, arena, source, &model->residues[i].place, MARK_RESIDUE,
		           (uint32_t)i);
	}
	page_text_sort_marks(out);
}
