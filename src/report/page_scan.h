/* The pictures of pages whose text was recognised, beside the text of each: what stands where the picture has it is framed
 * there. In the page the frame of the node n is `f7`, and leads to its words, `s7`; see page_report.h. A page of any other
 * document has nothing of all this. Internal to page_*.c. */
#ifndef ZHINAN_REPORT_PAGE_SCAN_H
#define ZHINAN_REPORT_PAGE_SCAN_H

#include "report/page_nodes.h"
#include "source/source.h"

/* What was read from a place of a page. */
struct scan_frame {
	uint32_t page;
	uint32_t start; /* of its words in the source */
	uint32_t number;
	struct box box;
};

struct page_scans {
	struct str engine; /* empty: no text was recognised */
	const struct page_picture *pictures;
	size_t picture_count;      /* 0: they are not at hand */
	size_t next_picture;       /* the first that is not written yet; the same of frames */
	struct scan_frame *frames; /* by page, then in the order of the text */
	size_t frame_count;
	size_t frame_capacity;
	size_t next_frame;
	bool *is_framed; /* by node */
	size_t figures;  /* that were recognised */
	size_t doubtful; /* of these */
};

/* Collects the frames of what is shown, once the text is cut. `source` may be NULL. In the arena. */
void page_scans_init(struct page_scans *out, struct arena *arena, const struct model *model,
                     const struct page_nodes *nodes, const struct source *source);

#endif
