/* What the styles of a DOCX say about text: whether it is struck through or hidden, and how it is
 * emphasised. Internal to docx*.c. */
#ifndef ZHINAN_SOURCE_OFFICE_DOCX_STYLES_H
#define ZHINAN_SOURCE_OFFICE_DOCX_STYLES_H

#include "source/derived/markup.h"

/* A set. */
enum docx_look {
	DOCX_STRUCK = 1,
	DOCX_STRUCK_TWICE = 2,
	DOCX_HIDDEN = 4,
	DOCX_BOLD = 8,
	DOCX_CENTRED = 16 /* of a paragraph, as is the outline level */
};

/* All zero: says nothing. */
struct docx_looks {
	unsigned set;    /* the looks that it turns on or off */
	unsigned on;     /* those of them that it turns on */
	int32_t size;    /* of the letters, in half points; 0: not said */
	int32_t outline; /* the level from 1; 10: none, and that is said; 0: not said */
};

/* What a paragraph or its style says about its number. */
struct docx_numbered {
	int32_t list;  /* w:numId; 0: none; -1: not said */
	int32_t level; /* from 0; -1: not said */
};

struct docx_style {
	struct str id;
	struct str base; /* the id of the style that it is based on */
	struct docx_looks own;
	struct docx_looks looks; /* with the bases', once resolved */
	bool is_resolved;
	struct docx_numbered numbered; /* its own */
	bool is_contents;              /* of a table of contents */
};

enum { DOCX_STYLE_STEPS = 16 }; /* of one style based on another */

struct docx_styles;

/* Takes w:strike, w:vanish, w:b, w:jc, w:sz, w:outlineLvl and the like; ignores other elements. */
void docx_looks_take(struct docx_looks *looks, const struct xml_element *element);

/* Reads styles.xml; its data may be NULL. */
enum status docx_styles_read(struct docx_styles **out, struct str xml,
                             struct reading_job *job) MUST_CHECK;

/* The style of an id, or NULL. */
struct docx_style *docx_styles_find(const struct docx_styles *styles, struct str id);

/* The looks of a paragraph style, its bases and the document's defaults included; for an empty id
 * those of the default paragraph style. */
struct docx_looks docx_styles_of_paragraph(struct docx_styles *styles, struct str id);

/* The looks of a run: its paragraph style's, then those of its own style `id`, then its own. */
struct docx_looks docx_styles_of_run(struct docx_styles *styles,
                                     const struct docx_looks *of_paragraph, struct str id,
                                     const struct docx_looks *of_run);

#endif
