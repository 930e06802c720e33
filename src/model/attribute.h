/* The attributes of each part of the model in XML and JSON, in the order of writing; absent ones
 * are left out. Both formats write from these lists, so that they cannot drift apart. */
#ifndef ZHINAN_MODEL_ATTRIBUTE_H
#define ZHINAN_MODEL_ATTRIBUTE_H

#include "model/model.h"

enum attribute_type {
	ATTRIBUTE_TEXT,
	ATTRIBUTE_TRUE,
	ATTRIBUTE_NUMBER,
	ATTRIBUTE_DECIMAL,
	ATTRIBUTE_PLACE,   /* "12-30 35-41" */
	ATTRIBUTE_BOX,     /* of the place: "200 350 420 410" */
	ATTRIBUTE_COVERAGE /* number in ten-thousandths, written "0.9987" */
};

struct attribute {
	struct str start; /* ` name="`, as XML has it; see attribute_name */
	enum attribute_type type;
	union {
		struct str text;
		int64_t number;
		struct decimal decimal;
		const struct place *place;
	} as;
};

/* More than any part has. */
enum { ATTRIBUTE_LIMIT = 28 };

struct attributes {
	struct attribute items[ATTRIBUTE_LIMIT];
	uint32_t count;
};

static inline struct str attribute_name(const struct attribute *attribute)
{
	return str_slice(attribute->start, 1, attribute->start.size - 2);
}

/* Whether two attributes have the same name and value. */
bool attribute_is_same(const struct attribute *a, const struct attribute *b);

/* The attribute of a list with the name of another, or NULL. */
const struct attribute *attribute_find(const struct attributes *list,
                                       const struct attribute *named);

/* The attributes of one part of the model; views of the model, valid as long as it is. Each
 * empties the list first. */
void attributes_of_guideline(struct attributes *list, const struct model *model);
void attributes_of_source(struct attributes *list, const struct model *model);
void attributes_of_title(struct attributes *list, const struct model *model);
void attributes_of_programme(struct attributes *list, const struct model *model);
void attributes_of_node(struct attributes *list, const struct node *node);
void attributes_of_repair(struct attributes *list, const struct repair *repair);
void attributes_of_residue(struct attributes *list, const struct model *model);
void attributes_of_span(struct attributes *list, const struct residue *residue);
void attributes_of_stopped(struct attributes *list, const struct stopped *stopped);
void attributes_of_label(struct attributes *list, const struct stray_label *label);
void attributes_of_corrections(struct attributes *list, const struct model *model);
void attributes_of_correction(struct attributes *list, const struct correction_note *note);

/* The element of a correction or a remark; a constant that ends with a NUL. */
struct str correction_element(const struct correction_note *note);

/* The kind of figure that an element has if it names none (money for funds); FIGURE_KIND_COUNT for
 * elements that always name it. */
enum figure_kind node_figure_kind(enum node_kind kind);

/* Whether a figure of the kind is an address, whose text is the address itself. */
bool figure_kind_is_address(enum figure_kind kind);

#endif
