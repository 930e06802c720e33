/* The small parts of a page of changes: links, signs, quoted text. */
#include "report/changes_page.h"

#include "report/message.h"

const struct str guideline_language = STR_INIT("zh-Hans-CN");

static struct str anchor_name(struct page *page, const char *prefix, const char *name,
                              size_t number)
{
	return arena_format(page->words.arena, "%s%s-%zu", prefix, name, number);
}

void page_link(struct page *page, const char *name, size_t number, struct str text)
{
	html_link(&page->out, NULL, anchor_name(page, "#", name, number), text);
}

void page_id(struct page *page, const char *name, size_t number)
{
	xml_attribute(&page->out, "id", anchor_name(page, "", name, number));
}

void page_quoted(struct page *page, const char *class_name, struct str text)
{
	html_start(&page->out, "bdi", class_name);
	xml_attribute(&page->out, "lang", guideline_language);
	html_text(&page->out, text);
	html_end(&page->out);
}

const char *kind_class(enum change_kind kind)
{
	return change_kind_name(kind).data;
}

void page_sign(struct page *page, enum change_kind kind)
{
	const char sign[] = {change_sign(kind), ' ', '\0'};
	html_element(&page->out, "span", "sign", str_from(sign));
	html_text(&page->out, words_change_kind(&page->words, kind));
}

void page_tag(struct page *page, enum change_kind kind)
{
	html_start(&page->out, "span",
	           arena_format(page->words.arena, "tag %s", kind_class(kind)).data);
	page_sign(page, kind);
	html_end(&page->out);
}

void page_signs(struct page *page, const struct row *row)
{
	struct xml_writer *out = &page->out;
	for (size_t i = 0; i < row->entry_count; i++) {
		uint32_t entry = page->rows.entries[row->first_entry + i];
		enum change_kind kind = page->changes->items[entry].kind;
		const char sign[] = {change_sign(kind), '\0'};
		xml_start(out, "a");
		xml_attribute(out, "href", anchor_name(page, "#", "change", entry));
		xml_attribute(out, "title", words_change_kind(&page->words, kind));
		html_text(out, str_from(sign));
		html_end(out);
	}
}

void page_link_row(struct page *page, int side, uint32_t row, struct str text)
{
	static const char *const sides[] = {"old", "new"};
	enum row_kind kind = page->rows.items[row].kind;
	bool is_start = kind == ROW_OPEN || kind == ROW_TABLE_LINE;
	page_link(page, is_start ? "row" : sides[side], row, text);
}

void page_link_text(struct page *page, int side, const struct node *node, struct str text)
{
	uint32_t row = row_of_node(&page->rows, side, node);
	if (row == NO_ROW) {
		html_text(&page->out, text);
	} else {
		page_link_row(page, side, row, text);
	}
}

void page_topics(struct page *page, unsigned topics)
{
	struct str names = {0};
	for (unsigned bit = 0; bit < TOPIC_COUNT; bit++) {
		if (topics >> bit & 1) {
			names = words_joined(&page->words, names, " ", change_topic_name(bit));
		}
	}
	if (names.size > 0) {
		xml_attribute(&page->out, "data-topics", names);
	}
}

unsigned page_row_topics(const struct page *page, const struct row *row)
{
	unsigned topics = 0;
	for (size_t i = 0; i < row->entry_count; i++) {
		uint32_t entry = page->rows.entries[row->first_entry + i];
		topics |= change_topics(&page->changes->items[entry]);
	}
	if (topics > 0 || !row->at) {
		return topics;
	}
	bool is_one_sided = !row->at->before || !row->at->after;
	bool is_edited = row->at->pieces.has_edit;
	return is_one_sided && !row->at->is_split ? TOPIC_STRUCTURE : is_edited ? TOPIC_TEXT : 0;
}

enum change_kind page_kind_of(const struct marked *at, bool is_changed)
{
	if (!at->before || !at->after) {
		return at->after ? CHANGE_ADDED : CHANGE_REMOVED;
	}
	if (at->is_moved) {
		return CHANGE_MOVED;
	}
	if (is_changed) {
		return CHANGE_CHANGED;
	}
	return at->changes & 1u << CHANGE_RENUMBERED ? CHANGE_RENUMBERED : CHANGE_KIND_COUNT;
}

const struct direction_change *page_direction(struct page *page, const struct marked *at)
{
	const struct changes *changes = page->changes;
	for (size_t i = page->next_direction; i < changes->direction_count; i++) {
		if (changes->directions[i].direction == at) {
			page->next_direction = i + 1;
			return &changes->directions[i];
		}
	}
	return NULL;
}

void page_link_back(struct page *page, const struct direction_change *direction)
{
	struct xml_writer *out = &page->out;
	size_t index = (size_t)(direction - page->changes->directions);
	html_start(out, "a", "back");
	xml_attribute(out, "href", anchor_name(page, "#", "ledger", index));
	html_text(out, words_of(&page->words, &MESSAGE_PAGE_TO_LEDGER));
	html_end(out);
}

void page_note(struct page *page, const struct marked *target, bool is_here)
{
	struct xml_writer *out = &page->out;
	const struct message *message =
	    is_here            ? target->is_moved ? &MESSAGE_PAGE_MOVED_FROM : &MESSAGE_PAGE_WAS_AT
	    : target->is_moved ? &MESSAGE_PAGE_MOVED_TO
			       : &MESSAGE_PAGE_NOW_AT;
	const struct node *node = is_here ? target->before : target->after;
	html_start(out, "a", "note");
	page_id(page, is_here ? "to" : "from", target->id);
	xml_attribute(out, "href", anchor_name(page, "#", is_here ? "from" : "to", target->id));
	html_text(out, words_say(&page->words, message,
	                         words_joined(&page->words, node->number, ", ",
	                                      words_node_place(&page->words, node))));
	html_end(out);
}

void page_pieces(struct page *page, const struct pieces *pieces, struct str text, bool has_old,
                 bool has_new)
{
	struct xml_writer *out = &page->out;
	if (pieces->count == 0) {
		html_text(out, text);
	}
	for (size_t i = 0; i < pieces->count; i++) {
		const struct piece *piece = &pieces->items[i];
		bool is_edit = piece->kind == PIECE_REMOVED || piece->kind == PIECE_ADDED ||
		               (piece->kind == PIECE_FORM && page->changes->strict_text);
		const char *class_name = piece->is_moved ? "moved" : NULL;
		if (!is_edit) {
			html_text(out, has_new ? piece->after : piece->before);
			continue;
		}
		if (has_old && piece->before.size > 0) {
			html_element(out, "del", class_name, piece->before);
		}
		if (has_new && piece->after.size > 0) {
			html_element(out, "ins", class_name, piece->after);
		}
	}
}

void page_titled(struct page *page, const struct marked *at)
{
	html_element(&page->out, "bdi", NULL, words_numbers(&page->words, at, STR(PAGE_ARROW)));
	html_text(&page->out, STR(" "));
	page_quoted(page, NULL, node_title(marked_node(at)));
}
