/* What model_from_xml.c accepts: which element may stand in which, and where each attribute goes.
 * attribute.c is the other side of the same mapping: it lists what is written. */
#ifndef ZHINAN_MODEL_XML_RULE_H
#define ZHINAN_MODEL_XML_RULE_H

#include "model/model.h"

/* The elements: those of the frame, then one for each kind of node. */
enum element {
	ELEMENT_DOCUMENT, /* what the root stands in */
	ELEMENT_GUIDELINE,
	ELEMENT_SOURCE,
	ELEMENT_TITLE,
	ELEMENT_PROGRAMME,
	ELEMENT_REPAIRS,
	ELEMENT_REPAIR,
	ELEMENT_FROM,
	ELEMENT_TO,
	ELEMENT_RESIDUE,
	ELEMENT_SPAN,
	ELEMENT_STOPPED,
	ELEMENT_UNKNOWN_LABELS,
	ELEMENT_LABEL,
	ELEMENT_CORRECTIONS,
	ELEMENT_CORRECTION,
	ELEMENT_REMARK,
	ELEMENT_NODE, /* + enum node_kind */
	ELEMENT_COUNT = ELEMENT_NODE + NODE_KIND_COUNT
};

struct element_rule {
	struct str name;
	uint64_t parents; /* a set of elements, a bit each: those it may stand in */
	bool has_text;    /* may hold text, if it holds no element */
};

/* By enum element. */
extern const struct element_rule xml_elements[ELEMENT_COUNT];

/* What an attribute's value must be. */
enum value_type {
	TYPE_TEXT,
	TYPE_UINT32,
	TYPE_UINT64,
	TYPE_DECIMAL, /* also sets the flag that says there is one */
	TYPE_DECIMALS,
	TYPE_TRUE,
	TYPE_PLACE,
	TYPE_BOX,
	TYPE_OWNER,
	TYPE_WHOLE, /* the id of a fact that may come later */
	TYPE_KIND,
	TYPE_RELATION,
	TYPE_COVERAGE /* ten-thousandths, written 0.9987 */
};

/* What an attribute's value goes into. */
enum target {
	TARGET_MODEL,
	TARGET_NODE,
	TARGET_FIGURE,
	TARGET_PLACE,
	TARGET_REPAIR,
	TARGET_RESIDUE,
	TARGET_STOPPED,
	TARGET_LABEL,
	TARGET_CORRECTION,
	TARGET_COVERAGE /* not in the model: it follows from claimed and total */
};

struct attribute_rule {
	struct str name;
	uint64_t elements; /* a set: those that have it */
	enum value_type type;
	enum target target;
	size_t offset; /* in the target */
	size_t flag;   /* offset of the flag; decimals only */
};

/* The element of a name that may stand in another (ELEMENT_DOCUMENT: as the root), or
 * ELEMENT_DOCUMENT where there is none. */
enum element xml_rule_element(enum element parent, struct str name);

/* The rule of an attribute of an element; NULL where it has none of the name. */
const struct attribute_rule *xml_rule_attribute(enum element element, struct str name);

#endif
