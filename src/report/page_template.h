/* Pages made from templates. A template is markup with slots in it:
 *
 *   {{name}}        what the page's function of that name writes: elements, or text, escaped
 *   {{say NAME}}    the words of the message NAME of report/message.def, escaped for text and for values of attributes
 *
 * Templates, style sheets and scripts are files of their own (page_files.h). A page needs nothing but itself: it loads
 * nothing, and its Content-Security-Policy lets nothing run but the style and the script that it was written with. */
#ifndef ZHINAN_REPORT_PAGE_TEMPLATE_H
#define ZHINAN_REPORT_PAGE_TEMPLATE_H

#include "report/html_out.h"
#include "report/words.h"

struct page_slot {
	const char *name;
	void (*write)(void *page); /* to the writer of the page */
};

enum { MAX_PAGE_FILES = 5 };

/* What a page is made of. */
struct page_parts {
	const char *kind;                   /* a class for the body: "report" */
	struct str title;                   /* for the window */
	struct str template;                /* of the body */
	struct str styles[MAX_PAGE_FILES];  /* in their order; empty behind the last */
	struct str scripts[MAX_PAGE_FILES]; /* the same */
	const struct page_slot *slots;      /* ends with a name of NULL */
	void *page;                         /* for the slots */
	/* finds the messages of a template of another folder; NULL: they are those of report/ */
	const struct message *(*message)(struct str name);
};

/* Writes a whole page. Every slot of the template must be known. */
void page_write(struct xml_writer *out, const struct wording *words,
                const struct page_parts *parts);

/* Writes a template with its slots filled. */
void page_fill(struct xml_writer *out, struct str template, const struct wording *words,
               const struct page_slot *slots, void *page);

/* The same for the templates of another folder: `message` finds its messages by their names. */
void page_fill_saying(struct xml_writer *out, struct str template, const struct wording *words,
                      const struct message *(*message)(struct str name),
                      const struct page_slot *slots, void *page);

/* Writes bytes of JSON so that nothing in them ends the script they stand in, and XML can read them: an element of
 * type application/json with an id. */
void page_json(struct xml_writer *out, const char *id, struct str json);

#endif
