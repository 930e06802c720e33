/* The text of a DOCX, element by element. Internal to docx*.c. */
#ifndef ZHINAN_SOURCE_OFFICE_DOCX_BODY_H
#define ZHINAN_SOURCE_OFFICE_DOCX_BODY_H

#include "source/derived/derived.h"
#include "source/derived/removals.h"
#include "source/office/docx_field.h"
#include "source/office/docx_numbering.h"
#include "source/office/docx_stand.h"
#include "source/office/docx_styles.h"

/* A paragraph that is open; a text box has paragraphs within a paragraph. */
struct docx_paragraph {
	struct docx_paragraph *outer;
	struct buf text;
	struct buf boxes; /* the paragraphs of its text boxes, a line each */
	struct str style;
	struct docx_numbered numbered;
	bool is_joined;             /* its end is deleted: the next one continues it */
	struct docx_stand stand;    /* of the last run that is not raised or lowered */
	struct docx_looks own;      /* what it says itself */
	struct docx_looks by_style; /* once its first run comes */
	bool is_styled;
	bool is_bold; /* all runs so far */
	size_t ink;   /* bytes of the longest run */
	int32_t size; /* of its letters */
};

/* A row that is open. Rows and cells are begun in the derived text only once it is known that they
 * are not deleted. */
struct docx_row {
	struct derived_cell cell; /* the open one, or the next */
	unsigned cells;           /* so far */
	uint64_t orphans;         /* a bit for each cell whose first row is deleted */
	bool is_header;
	bool is_due;
	bool is_cell_due;
};

/* Whose properties an element within properties belongs to. */
enum docx_owner { OWNER_NONE, OWNER_PARAGRAPH, OWNER_ROW, OWNER_CELL };

struct docx_body {
	struct reading_job *job;
	struct derived derived;
	struct docx_numbering *numbering;
	struct docx_styles *styles;
	struct docx_paragraph *open; /* the innermost */
	struct docx_paragraph *root; /* the outermost */
	struct buf carried;          /* what a paragraph whose end is deleted leaves to the next */
	size_t skipped;              /* depth of the element that is left out; 0: none */
	size_t deleted;              /* the same of one whose text is removed */
	enum removal_kind deletion;  /* as what */
	size_t outside;              /* depth of the element that is outside; 0: none */
	bool *chosen;                /* by depth: an mc:AlternateContent that has had its choice */
	int in_text;                 /* within w:t */
	int in_instruction;          /* within w:instrText */
	enum docx_owner owner;       /* of the properties that are open */
	struct docx_stand stand;     /* of the run */
	struct docx_looks run;       /* what the run says itself */
	struct str run_style;
	struct docx_fields fields;
	struct docx_row *rows; /* that are open, malloc'ed, as is what follows */
	size_t row_count;
	size_t row_capacity;
	unsigned deleted_cells;   /* of the row that is being left out */
	uint64_t orphans;         /* in the next row */
	struct removals removals; /* from the open paragraph, and from what it continues */
	bool is_notes;
	uint32_t note; /* the number of the footnote that begins with the next paragraph */
	uint32_t notes;
};

/* numbering and styles are the caller's to set. */
void docx_body_init(struct docx_body *body, struct reading_job *job);

/* Adds the paragraphs of a part to body.derived. */
enum status docx_body_read(struct docx_body *body, struct str xml, const char *part,
                           bool is_notes) MUST_CHECK;

void docx_body_release(struct docx_body *body);

/* ---- paragraphs (docx_paragraph.c) ---- */

void docx_paragraph_begin(struct docx_body *body);
void docx_paragraph_end(struct docx_body *body);

/* Frees the paragraphs that are open, and adds what was carried to the next. */
void docx_paragraph_abandon(struct docx_body *body);

/* Appends text of the current run to the open paragraph; as removed if the run is not shown. */
void docx_paragraph_append(struct docx_body *body, struct str text);

/* The same for text that may be raised or lowered. */
void docx_paragraph_append_run(struct docx_body *body, struct str text);

/* Records a removed text at the current place of the document. */
void docx_paragraph_remove(struct docx_body *body, enum removal_kind kind, struct str text);

/* Hands on what was removed while no paragraph was open. */
void docx_paragraph_flush(struct docx_body *body);

#endif
