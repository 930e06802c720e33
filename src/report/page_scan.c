/* Writes pictures, and frames on them in the units of the page, so that a browser of any width puts them where they are. A
 * policy that lets no style stand in an element holds for these too. */
#include "base/search.h"
#include "base/sort.h"
#include "report/message.h"
#include "report/page_report.h"
#include "report/svg_out.h"

/* ---- figures that were recognised ---- */

/* Of words that are no figure, as a partner's name, the model does not say how surely they were recognised. */
static uint32_t confidence_of(const struct node *node)
{
	return node->figure ? node->place.confidence : 0;
}

/* Tenths of a millimetre as whole millimetres. */
static struct str millimetres(const struct wording *words, int32_t tenths)
{
	return words_count(words, tenths > 0 ? ((size_t)tenths + 5) / 10 : 0);
}

struct str page_recognised(const struct report_page *page, uint32_t number)
{
	const struct wording *words = &page->words;
	const struct node *node = page->nodes.items[number];
	const struct place *place = &node->place;
	uint32_t confidence = confidence_of(node);
	bool is_framed = page->scans.is_framed[number];
	bool has_box = !is_framed && place->page > 0 && !box_is_empty(place->box);
	struct str percent = words_count(words, confidence);
	struct str place_page = words_count(words, place->page);
	struct str left = millimetres(words, place->box.x0);
	struct str top = millimetres(words, place->box.y0);
	if (has_box && confidence > 0) {
		return words_say(words, &MESSAGE_PAGE_RECOGNISED_AT, percent, place_page, left,
		                 top);
	}
	if (has_box) {
		return words_say(words, &MESSAGE_PAGE_ON_PAGE, place_page, left, top);
	}
	bool is_said = is_framed && !node_is_doubtful(node);
	return confidence > 0 && !is_said ? words_say(words, &MESSAGE_PAGE_RECOGNISED_WITH, percent)
	                                  : STR("");
}

/* ---- frames ---- */

/* Whether a picture shows something of a box on its page. */
static bool shows(const struct page_picture *picture, struct box box)
{
	return box.x0 < box.x1 && box.y0 < box.y1 && box.x1 > 0 && box.y1 > 0 &&
	       box.x0 < picture->width && box.y0 < picture->height;
}

static void add_frame(struct page_scans *scans, struct arena *arena, const struct node *node,
                      uint32_t number)
{
	const struct place *place = &node->place;
	struct scan_frame frame = {place->page, place->first.start, number, place->box};
	size_t at = 0;
	SEARCH_FIRST(at, 0, scans->picture_count, scans->pictures[at].page < place->page);
	if (at < scans->picture_count && scans->pictures[at].page == place->page &&
	    shows(&scans->pictures[at], place->box)) {
		scans->is_framed[number] = true;
		ARENA_PUSH(arena, scans->frames, scans->frame_count, scans->frame_capacity, frame);
	}
}

static int compare_frames(const void *left, const void *right)
{
	const struct scan_frame *a = left;
	const struct scan_frame *b = right;
	return compare_then(a->page, b->page,
	                    compare_then(a->start, b->start, COMPARE(a->number, b->number)));
}

void page_scans_init(struct page_scans *out, struct arena *arena, const struct model *model,
                     const struct page_nodes *nodes, const struct source *source)
{
	const struct recognition *recognition = source ? source->recognition : NULL;
	*out = (struct page_scans){
	    .engine = recognition ? recognition->engine : model->source.engine,
	    .pictures = recognition ? recognition->pictures : NULL,
	    .picture_count = recognition ? recognition->picture_count : 0,
	    .is_framed = ARENA_ARRAY(arena, bool, (size_t)nodes->count + 1),
	};
	for (uint32_t i = 0; i < nodes->count; i++) {
		const struct node *node = nodes->items[i];
		out->figures += confidence_of(node) > 0;
		out->doubtful += node_is_doubtful(node);
		if (page_mark_kind(node) >= MARK_FACT && nodes->is_shown[i]) {
			add_frame(out, arena, node, i);
		}
	}
	SORT(out->frames, out->frame_count, compare_frames);
}

static struct str anchor(struct xml_writer *out, const char *name, uint32_t number)
{
	return arena_format(out->arena, "%s%u", name, number);
}

static void write_frame(struct report_page *page, const struct scan_frame *frame)
{
	struct xml_writer *out = page->out;
	const struct wording *words = &page->words;
	const struct node *node = page->nodes.items[frame->number];
	struct box box = frame->box;
	html_start(out, "a", node_is_doubtful(node) ? "frame doubtful" : "frame");
	xml_attribute(out, "id", anchor(out, "f", frame->number));
	xml_attribute(out, "href", anchor(out, "#s", frame->number));
	svg_hint(out, confidence_of(node) > 0 ? words_say(words, &MESSAGE_PAGE_FRAME, node->text,
	                                                  words_count(words, confidence_of(node)))
	                                      : node->text);
	xml_start(out, "rect");
	svg_number(out, "x", box.x0);
	svg_number(out, "y", box.y0);
	svg_number(out, "width", (long long)box.x1 - box.x0);
	svg_number(out, "height", (long long)box.y1 - box.y0);
	xml_end(out);
	html_end(out);
}

static void write_frames(struct report_page *page, const struct page_picture *picture)
{
	struct xml_writer *out = page->out;
	struct page_scans *scans = &page->scans;
	xml_start(out, "svg");
	xml_attribute(out, "xmlns", STR("http://www.w3.org/2000/svg"));
	xml_attribute(
	    out, "viewBox",
	    arena_format(out->arena, "0 0 %d %d", (int)picture->width, (int)picture->height));
	xml_attribute(out, "preserveAspectRatio", STR("none"));
	for (; scans->next_frame < scans->frame_count &&
	       scans->frames[scans->next_frame].page == picture->page;
	     scans->next_frame++) {
		write_frame(page, &scans->frames[scans->next_frame]);
	}
	html_end(out);
}

/* ---- pictures ---- */

/* How many of a browser's pixels a length is on paper. */
static long long pixels(int32_t tenths_of_millimetre)
{
	return ((long long)tenths_of_millimetre * 96 + 127) / 254;
}

static void write_image(struct report_page *page, const struct page_picture *picture)
{
	struct xml_writer *out = page->out;
	xml_start(out, "img");
	xml_out_raw(&out->out, STR(" src=\"data:")); /* as it is: no second copy of what is large */
	xml_out_value(&out->out, picture->media_type);
	xml_out_raw(&out->out, STR(";base64,"));
	xml_out_value(&out->out, picture->base64);
	xml_out_raw(&out->out, STR("\""));
	xml_attribute(out, "alt",
	              words_say(&page->words, &MESSAGE_PAGE_PICTURE,
	                        words_count(&page->words, picture->page)));
	svg_number(out, "width", pixels(picture->width));
	svg_number(out, "height", pixels(picture->height));
	xml_attribute(out, "decoding", STR("async"));
	html_end(out);
}

static bool has_picture(const struct report_page *page, uint32_t before)
{
	const struct page_scans *scans = &page->scans;
	return scans->next_picture < scans->picture_count &&
	       scans->pictures[scans->next_picture].page < before;
}

void page_pictures(struct report_page *page, uint32_t before)
{
	struct xml_writer *out = page->out;
	if (!has_picture(page, before)) {
		return;
	}
	html_start_line(out, "div", "scans");
	while (has_picture(page, before)) {
		const struct page_picture *picture =
		    &page->scans.pictures[page->scans.next_picture++];
		html_start(out, "div", "scan");
		xml_attribute(out, "lang",
		              page->words.language == LANGUAGE_CHINESE ? STR("zh-Hans-CN")
		                                                       : STR("en"));
		write_image(page, picture);
		write_frames(page, picture);
		html_end_line(out);
	}
	html_end_line(out);
}
