/* The model's XML, element by element: attributes, indents, ends. The writers of models and of
 * changes share this, so that both spell a value in the same way. */
#ifndef ZHINAN_MODEL_XML_ELEMENT_H
#define ZHINAN_MODEL_XML_ELEMENT_H

#include "base/xml_out.h"
#include "model/attribute.h"

/* An attribute's value, escaped, without the quotation marks. */
void xml_out_attribute_value(struct xml_out *out, const struct attribute *attribute);

/* ` name="value"` for each. */
void xml_out_attributes(struct xml_out *out, const struct attributes *list);

/* One blank a level. */
void xml_out_indent(struct xml_out *out, uint32_t depth);

/* "<name attributes", without the end of the tag. */
void xml_out_start(struct xml_out *out, uint32_t depth, struct str name,
                   const struct attributes *list);

/* "</name>", and the end of the line. */
void xml_out_end(struct xml_out *out, struct str name);

/* An element that holds text or nothing, on a line of its own. */
void xml_out_leaf(struct xml_out *out, uint32_t depth, struct str name,
                  const struct attributes *list, struct str text);

/* The start of one that holds others, on a line of its own. */
void xml_out_container(struct xml_out *out, uint32_t depth, struct str name,
                       const struct attributes *list);

#endif
