/* Finds the document by the tree of the page; knows no words of any language. */
#include "source/html/main.h"

#include "base/utf8.h"

enum {
	MAIN_PERCENT = 60,    /* of its parent's ink: a child with that much is looked into */
	CONTENT_PERCENT = 25, /* the same for one that is named as what it is */
	SUSPECT_PERCENT = 25, /* of the page's ink: a larger part is not a menu */
	MIN_LINKS = 3,        /* that make a block one of links */
	CAPTION_INK = 200,    /* the longest title */
	TITLE_INK = 8         /* the shortest that is known by the page's own title */
};

/* Whether a block has more text in links than outside of them. */
static bool is_dense(const struct html_node *node)
{
	return (node->roles & HTML_BLOCK) && node->links >= MIN_LINKS &&
	       (uint64_t)node->link_ink * 2 > node->ink;
}

/* Marks menus and other parts that are outside of the document wherever they are. */
static void find_outside(struct html_tree *tree)
{
	uint64_t all = tree->nodes[0].ink;
	for (size_t i = 1; i < tree->count; i++) {
		struct html_node *node = &tree->nodes[i];
		bool is_small = (uint64_t)node->ink * 100 <= all * SUSPECT_PERCENT;
		bool is_menu = (node->roles & HTML_SUSPECT) && is_small &&
		               (node->roles & HTML_BLOCK) &&
		               !(node->roles & (HTML_HEADING | HTML_BODY));
		if (is_menu || is_dense(node)) {
			node->roles |= HTML_OUTSIDE;
		}
		if (node->roles & HTML_OUTSIDE) {
			for (uint32_t up = (uint32_t)i; up != 0;) {
				up = tree->nodes[up].parent;
				tree->nodes[up].ink -= node->ink;
				tree->nodes[up].link_ink -= node->link_ink;
			}
			i = node->end - 1;
		}
	}
}

static bool is_inside(const struct html_node *node)
{
	return node->ink > 0 && !(node->roles & (HTML_OUTSIDE | HTML_SILENT));
}

/* Whether a node is a title that may stand beside the text that it names. */
static bool is_caption(const struct html_node *node)
{
	return (node->roles & (HTML_HEADING | HTML_CAPTION)) && node->ink <= CAPTION_INK;
}

/* The child that holds the document, if only frames and at most one title stand beside it; 0:
 * none. */
static uint32_t look_into(const struct html_tree *tree, uint32_t parent)
{
	const struct html_node *nodes = tree->nodes;
	uint32_t best = 0;
	uint32_t named = 0;
	size_t candidates = 0;
	size_t titles = 0;
	bool has_text = false;
	for (uint32_t i = parent + 1; i < nodes[parent].end; i = nodes[i].end) {
		if (!is_inside(&nodes[i])) {
			continue;
		}
		if (is_caption(&nodes[i])) {
			titles++;
			continue;
		}
		has_text |= !(nodes[i].roles & HTML_FRAME);
		candidates++;
		if (best == 0 || nodes[i].ink > nodes[best].ink) {
			best = i;
		}
		if ((nodes[i].roles & HTML_CONTENT) &&
		    (named == 0 || nodes[i].ink > nodes[named].ink)) {
			named = i;
		}
	}
	uint64_t all = nodes[parent].ink;
	if (named != 0 && titles < 2 && (nodes[named].roles & HTML_FRAME) &&
	    (uint64_t)nodes[named].ink * 100 >= all * CONTENT_PERCENT) {
		return named;
	}
	bool is_most = best != 0 && (uint64_t)nodes[best].ink * 100 >= all * MAIN_PERCENT;
	/* The cells of a table belong together, however long one of them is. So does what a page
	 * has behind </body>. */
	bool is_one =
	    parent == 0 || (nodes[parent].roles & HTML_TABLE) || (nodes[best].roles & HTML_BODY);
	return is_most && !has_text && titles < 2 && (!is_one || candidates == 1) ? best : 0;
}

static void append_ink(struct buf *out, struct str text)
{
	for (size_t at = 0; at < text.size;) {
		size_t start = at;
		uint32_t c = utf8_next(text, &at);
		if (c > ' ' && c != 0xA0 && c != 0x3000) {
			buf_append(out, str_slice(text, start, at));
		}
	}
}

/* Marks the blocks before the main element whose text is part of the page's <title>, which often
 * ends in the name of the site. */
static void find_captions(struct html_tree *tree, uint32_t main)
{
	struct buf title;
	struct buf text;
	buf_init(&title);
	buf_init(&text);
	append_ink(&title, buf_str(&tree->title));
	for (uint32_t i = 1; i < main && title.size > 0; i++) {
		struct html_node *node = &tree->nodes[i];
		if (!(node->roles & HTML_BLOCK) || (node->roles & HTML_OUTSIDE) ||
		    node->ink < TITLE_INK || node->ink > CAPTION_INK) {
			continue;
		}
		buf_clear(&text);
		for (uint32_t at = i; at < node->end; at++) {
			if (tree->nodes[at].roles & HTML_TEXT) {
				append_ink(&text, html_node_text(tree, &tree->nodes[at]));
			}
		}
		if (str_find(buf_str(&title), buf_str(&text)) != SIZE_MAX) {
			node->roles |= HTML_CAPTION;
		}
	}
	buf_release(&title);
	buf_release(&text);
}

struct html_main html_main_find(struct html_tree *tree)
{
	uint32_t at = 0;
	uint32_t next;
	find_outside(tree);
	while ((next = look_into(tree, at)) != 0) {
		at = next;
	}
	find_captions(tree, at);
	return (struct html_main){at, tree->nodes[at].end};
}

bool html_main_has(const struct html_main *main, const struct html_tree *tree, uint32_t i)
{
	if (i >= main->start && i < main->end) {
		return true;
	}
	for (uint32_t at = i; i < main->start && at != 0; at = tree->nodes[at].parent) {
		const struct html_node *node = &tree->nodes[at];
		if ((node->roles & HTML_HEADING) || is_caption(node)) {
			return true;
		}
	}
	return false;
}
