/* The tables of elements and attributes; a new one is a row here and a line in attribute.c. */
#include "model/xml_rule.h"

/* Sets of elements. */
_Static_assert(ELEMENT_COUNT <= 64, "a set of elements has 64 bits");
#define IN(element) (UINT64_C(1) << (element))
#define IN_NODE(kind) IN(ELEMENT_NODE + (kind))
#define IN_MARKED (IN_NODE(NODE_SECTION) | IN_NODE(NODE_DIRECTION) | IN_NODE(NODE_ITEM))
#define IN_CONTAINER (IN_MARKED | IN_NODE(NODE_BODY) | IN_NODE(NODE_FIELD))
#define IN_TABLE IN_NODE(NODE_TABLE)
#define IN_STATED IN_NODE(NODE_STATED)
#define IN_FIGURE                                                                                  \
	(IN_NODE(NODE_PROJECTS) | IN_NODE(NODE_FUNDS) | IN_NODE(NODE_DURATION) |                   \
	 IN_NODE(NODE_MENTION) | IN_NODE(NODE_DIRECTIONS) | IN_NODE(NODE_PARTNERS) |               \
	 IN_NODE(NODE_CELL))
#define IN_TEXT (IN_NODE(NODE_HEADING) | IN_NODE(NODE_PARAGRAPH))
#define IN_ANY_NODE                                                                                \
	(IN_MARKED | IN_NODE(NODE_FIELD) | IN_TEXT | IN_FIGURE | IN_NODE(NODE_PARTNER) |           \
	 IN_NODE(NODE_AGREEMENT) | IN_TABLE | IN_NODE(NODE_ROW))
/* What may stand in a cell, and the cell. */
#define IN_GRID                                                                                    \
	(IN_NODE(NODE_CELL) | IN_TEXT | IN_NODE(NODE_FIELD) | IN_NODE(NODE_ITEM) |                 \
	 IN_NODE(NODE_PARTNER) | IN_NODE(NODE_AGREEMENT) | IN_OF)
/* What a table may state for several of its rows. */
#define IN_OF (IN_NODE(NODE_PROJECTS) | IN_NODE(NODE_FUNDS) | IN_NODE(NODE_DURATION))
/* What may be about one kind of project, or a part of something. */
#define IN_FACT (IN_OF | IN_NODE(NODE_DIRECTIONS) | IN_NODE(NODE_PARTNERS))
/* What a person said of the text. */
#define IN_SAID (IN(ELEMENT_CORRECTION) | IN(ELEMENT_REMARK))
#define IN_PLACED                                                                                  \
	(IN_ANY_NODE | IN(ELEMENT_TITLE) | IN(ELEMENT_REPAIR) | IN(ELEMENT_SPAN) |                 \
	 IN(ELEMENT_STOPPED) | IN(ELEMENT_LABEL) | IN_SAID)

const struct element_rule xml_elements[ELEMENT_COUNT] = {
    [ELEMENT_DOCUMENT] = {STR_INIT("(document)"), 0, false},
    [ELEMENT_GUIDELINE] = {STR_INIT("guideline"), IN(ELEMENT_DOCUMENT), false},
    [ELEMENT_SOURCE] = {STR_INIT("source"), IN(ELEMENT_GUIDELINE), false},
    [ELEMENT_TITLE] = {STR_INIT("title"), IN(ELEMENT_GUIDELINE), true},
    [ELEMENT_PROGRAMME] = {STR_INIT("programme"), IN(ELEMENT_GUIDELINE), false},
    [ELEMENT_REPAIRS] = {STR_INIT("repairs"), IN(ELEMENT_GUIDELINE), false},
    [ELEMENT_REPAIR] = {STR_INIT("repair"), IN(ELEMENT_REPAIRS), false},
    [ELEMENT_FROM] = {STR_INIT("from"), IN(ELEMENT_REPAIR), true},
    [ELEMENT_TO] = {STR_INIT("to"), IN(ELEMENT_REPAIR), true},
    [ELEMENT_RESIDUE] = {STR_INIT("residue"), IN(ELEMENT_GUIDELINE), false},
    [ELEMENT_SPAN] = {STR_INIT("span"), IN(ELEMENT_RESIDUE), true},
    [ELEMENT_STOPPED] = {STR_INIT("stopped"), IN(ELEMENT_RESIDUE), true},
    [ELEMENT_UNKNOWN_LABELS] = {STR_INIT("unknown-labels"), IN(ELEMENT_GUIDELINE), false},
    [ELEMENT_LABEL] = {STR_INIT("label"), IN(ELEMENT_UNKNOWN_LABELS), true},
    [ELEMENT_CORRECTIONS] = {STR_INIT("corrections"), IN(ELEMENT_GUIDELINE), false},
    [ELEMENT_CORRECTION] = {STR_INIT("correction"), IN(ELEMENT_CORRECTIONS), true},
    [ELEMENT_REMARK] = {STR_INIT("remark"), IN(ELEMENT_CORRECTIONS), true},
    [ELEMENT_NODE + NODE_BODY] = {STR_INIT("body"), IN(ELEMENT_GUIDELINE), false},
    [ELEMENT_NODE + NODE_STATED] = {STR_INIT("stated"), IN(ELEMENT_GUIDELINE), false},
    [ELEMENT_NODE + NODE_MENTIONS] = {STR_INIT("mentions"), IN(ELEMENT_GUIDELINE), false},
    [ELEMENT_NODE + NODE_SECTION] = {STR_INIT("section"), IN_CONTAINER, false},
    [ELEMENT_NODE + NODE_DIRECTION] = {STR_INIT("direction"), IN_CONTAINER | IN_TABLE, false},
    [ELEMENT_NODE + NODE_FIELD] = {STR_INIT("field"), IN_CONTAINER, false},
    [ELEMENT_NODE + NODE_ITEM] = {STR_INIT("item"), IN_CONTAINER, true},
    [ELEMENT_NODE + NODE_HEADING] = {STR_INIT("heading"), IN_CONTAINER, true},
    [ELEMENT_NODE + NODE_PARAGRAPH] = {STR_INIT("p"), IN_CONTAINER, true},
    [ELEMENT_NODE + NODE_PARTNER] = {STR_INIT("partner"), IN_CONTAINER, true},
    [ELEMENT_NODE + NODE_AGREEMENT] = {STR_INIT("agreement"), IN_CONTAINER, true},
    [ELEMENT_NODE +
	NODE_PROJECTS] = {STR_INIT("projects"), IN_CONTAINER | IN_TABLE | IN_STATED, true},
    [ELEMENT_NODE + NODE_FUNDS] = {STR_INIT("funds"), IN_CONTAINER | IN_TABLE | IN_STATED, true},
    [ELEMENT_NODE +
	NODE_DURATION] = {STR_INIT("duration"), IN_CONTAINER | IN_TABLE | IN_STATED, true},
    [ELEMENT_NODE + NODE_DIRECTIONS] = {STR_INIT("directions"), IN_CONTAINER | IN_STATED, true},
    [ELEMENT_NODE + NODE_PARTNERS] = {STR_INIT("partners"), IN_CONTAINER | IN_STATED, true},
    [ELEMENT_NODE + NODE_TABLE] = {STR_INIT("table"), IN_CONTAINER, false},
    [ELEMENT_NODE + NODE_ROW] = {STR_INIT("row"), IN_TABLE, false},
    [ELEMENT_NODE +
	NODE_CELL] = {STR_INIT("cell"), IN_NODE(NODE_ROW) | IN_NODE(NODE_DIRECTION), true},
    [ELEMENT_NODE + NODE_MENTION] = {STR_INIT("mention"), IN_NODE(NODE_MENTIONS), true},
};

#define MODEL(field) TARGET_MODEL, offsetof(struct model, field), 0
#define NODE(field) TARGET_NODE, offsetof(struct node, field), 0
#define FIGURE(field) TARGET_FIGURE, offsetof(struct figure, field), 0
#define FIGURE_IF(field)                                                                           \
	TARGET_FIGURE, offsetof(struct figure, field), offsetof(struct figure, has_##field)
#define CORRECTION(field) TARGET_CORRECTION, offsetof(struct correction_note, field), 0
#define PLACE(field) TARGET_PLACE, offsetof(struct place, field), 0

static const struct attribute_rule attribute_rules[] = {
    {STR_INIT("line"), IN_PLACED, TYPE_UINT32, PLACE(line)},
    {STR_INIT("page"), IN_PLACED, TYPE_UINT32, PLACE(page)},
    {STR_INIT("box"), IN_PLACED, TYPE_BOX, PLACE(box)},
    {STR_INIT("bytes"), IN_PLACED, TYPE_PLACE, TARGET_PLACE, 0, 0},
    {STR_INIT("confidence"), IN_FIGURE, TYPE_UINT32, PLACE(confidence)},
    {STR_INIT("rule"), IN_ANY_NODE, TYPE_TEXT, NODE(rule)},
    {STR_INIT("corrected"), IN_ANY_NODE, TYPE_TRUE, NODE(is_corrected)},
    {STR_INIT("kind"), IN_FIGURE, TYPE_KIND, FIGURE(kind)},
    {STR_INIT("value"), IN_FIGURE, TYPE_DECIMAL, FIGURE_IF(value)},
    {STR_INIT("relation"), IN_FIGURE, TYPE_RELATION, FIGURE(relation)},
    {STR_INIT("unit"), IN_FIGURE, TYPE_TEXT, FIGURE(unit)},
    {STR_INIT("decimals"), IN_FIGURE, TYPE_DECIMALS, FIGURE(decimals)},
    {STR_INIT("min"), IN_FIGURE, TYPE_DECIMAL, FIGURE_IF(min)},
    {STR_INIT("max"), IN_FIGURE, TYPE_DECIMAL, FIGURE_IF(max)},
    {STR_INIT("soft"), IN_FIGURE, TYPE_TRUE, FIGURE(soft)},
    {STR_INIT("per"), IN_FIGURE, TYPE_TEXT, FIGURE(per)},
    {STR_INIT("date"), IN_FIGURE, TYPE_TEXT, FIGURE(text)},
    {STR_INIT("address"), IN_FIGURE, TYPE_TEXT, FIGURE(text)},
    {STR_INIT("in"), IN_NODE(NODE_MENTION), TYPE_OWNER, NODE(owner)},
    {STR_INIT("number"), IN_MARKED, TYPE_TEXT, NODE(number)},
    {STR_INIT("mark"), IN_MARKED, TYPE_TEXT, NODE(label)},
    {STR_INIT("reason"), IN_NODE(NODE_MENTION), TYPE_TEXT, NODE(reason)},
    {STR_INIT("id"), IN_NODE(NODE_SECTION) | IN_NODE(NODE_DIRECTION) | IN_TABLE | IN_FACT,
     TYPE_TEXT, NODE(id)},
    {STR_INIT("ordinal"), IN_NODE(NODE_SECTION) | IN_NODE(NODE_DIRECTION), TYPE_UINT32,
     NODE(ordinal)},
    {STR_INIT("key"), IN_NODE(NODE_DIRECTION), TYPE_TEXT, NODE(key)},
    {STR_INIT("name"), IN_NODE(NODE_FIELD) | IN_NODE(NODE_CELL), TYPE_TEXT, NODE(name)},
    {STR_INIT("role"), IN_NODE(NODE_ROW), TYPE_TEXT, NODE(name)},
    {STR_INIT("row"), IN_NODE(NODE_ROW) | IN_NODE(NODE_DIRECTION), TYPE_UINT32, NODE(row)},
    {STR_INIT("column"), IN_GRID, TYPE_UINT32, NODE(column)},
    {STR_INIT("row-span"), IN_GRID, TYPE_UINT32, NODE(row_span)},
    {STR_INIT("column-span"), IN_GRID, TYPE_UINT32, NODE(column_span)},
    {STR_INIT("class"), IN_FACT, TYPE_TEXT, NODE(project_kind)},
    {STR_INIT("part-of"), IN_FACT | IN_NODE(NODE_MENTION), TYPE_WHOLE, NODE(whole)},
    {STR_INIT("of"), IN_OF, TYPE_TEXT, NODE(of)},
    {STR_INIT("label"), IN_NODE(NODE_FIELD) | IN_TABLE, TYPE_TEXT, NODE(label)},
    {STR_INIT("mark"), IN_NODE(NODE_FIELD), TYPE_TEXT, NODE(number)},
    {STR_INIT("code"), IN_NODE(NODE_PARTNER), TYPE_TEXT, NODE(code)},
    {STR_INIT("kind"), IN(ELEMENT_REPAIR), TYPE_TEXT, TARGET_REPAIR, offsetof(struct repair, kind),
     0},
    {STR_INIT("touches-figure"), IN(ELEMENT_REPAIR), TYPE_TRUE, TARGET_REPAIR,
     offsetof(struct repair, touches_figure), 0},
    {STR_INIT("has-figure"), IN(ELEMENT_SPAN), TYPE_TRUE, TARGET_RESIDUE,
     offsetof(struct residue, has_figure), 0},
    {STR_INIT("outside"), IN(ELEMENT_SPAN), TYPE_TRUE, TARGET_RESIDUE,
     offsetof(struct residue, is_outside), 0},
    {STR_INIT("rule"), IN(ELEMENT_STOPPED), TYPE_TEXT, TARGET_STOPPED,
     offsetof(struct stopped, rule), 0},
    {STR_INIT("times"), IN(ELEMENT_STOPPED), TYPE_UINT32, TARGET_STOPPED,
     offsetof(struct stopped, times), 0},
    {STR_INIT("nearest"), IN(ELEMENT_LABEL), TYPE_TEXT, TARGET_LABEL,
     offsetof(struct stray_label, nearest), 0},
    {STR_INIT("key"), IN(ELEMENT_CORRECTION), TYPE_TEXT, CORRECTION(key)},
    {STR_INIT("to"), IN(ELEMENT_CORRECTION), TYPE_TEXT, CORRECTION(to)},
    {STR_INIT("note"), IN_SAID, TYPE_TEXT, CORRECTION(note)},
    {STR_INIT("outcome"), IN_SAID, TYPE_TEXT, CORRECTION(outcome)},
    {STR_INIT("sha256"), IN(ELEMENT_CORRECTIONS), TYPE_TEXT, MODEL(corrections_sha256)},
    {STR_INIT("grammar"), IN(ELEMENT_GUIDELINE), TYPE_TEXT, MODEL(grammar)},
    {STR_INIT("grammar-sha256"), IN(ELEMENT_GUIDELINE), TYPE_TEXT, MODEL(grammar_sha256)},
    {STR_INIT("expected"), IN(ELEMENT_GUIDELINE), TYPE_TEXT, MODEL(expected)},
    {STR_INIT("name"), IN(ELEMENT_SOURCE), TYPE_TEXT, MODEL(source.name)},
    {STR_INIT("format"), IN(ELEMENT_SOURCE), TYPE_TEXT, MODEL(source.format)},
    {STR_INIT("encoding"), IN(ELEMENT_SOURCE), TYPE_TEXT, MODEL(source.encoding)},
    {STR_INIT("bytes"), IN(ELEMENT_SOURCE), TYPE_UINT32, MODEL(source.bytes)},
    {STR_INIT("lines"), IN(ELEMENT_SOURCE), TYPE_UINT32, MODEL(source.lines)},
    {STR_INIT("sha256"), IN(ELEMENT_SOURCE), TYPE_TEXT, MODEL(source.sha256)},
    {STR_INIT("unspaced"), IN(ELEMENT_SOURCE), TYPE_TEXT, MODEL(source.unspaced)},
    {STR_INIT("pages"), IN(ELEMENT_SOURCE), TYPE_TEXT, MODEL(source.pages)},
    {STR_INIT("ocr"), IN(ELEMENT_SOURCE), TYPE_TRUE, MODEL(source.is_recognised)},
    {STR_INIT("engine"), IN(ELEMENT_SOURCE), TYPE_TEXT, MODEL(source.engine)},
    {STR_INIT("text-sha256"), IN(ELEMENT_SOURCE), TYPE_TEXT, MODEL(source.text_sha256)},
    {STR_INIT("plan"), IN(ELEMENT_PROGRAMME), TYPE_TEXT, MODEL(programme.plan)},
    {STR_INIT("name"), IN(ELEMENT_PROGRAMME), TYPE_TEXT, MODEL(programme.name)},
    {STR_INIT("year"), IN(ELEMENT_PROGRAMME), TYPE_UINT32, MODEL(programme.year)},
    {STR_INIT("year-from"), IN(ELEMENT_PROGRAMME), TYPE_TEXT, MODEL(programme.year_from)},
    {STR_INIT("batch"), IN(ELEMENT_PROGRAMME), TYPE_UINT32, MODEL(programme.batch)},
    {STR_INIT("batch-from"), IN(ELEMENT_PROGRAMME), TYPE_TEXT, MODEL(programme.batch_from)},
    {STR_INIT("status"), IN(ELEMENT_PROGRAMME), TYPE_TEXT, MODEL(programme.status)},
    {STR_INIT("coverage"), IN(ELEMENT_RESIDUE), TYPE_COVERAGE, TARGET_COVERAGE, 0, 0},
    {STR_INIT("claimed"), IN(ELEMENT_RESIDUE), TYPE_UINT64, MODEL(claimed)},
    {STR_INIT("total"), IN(ELEMENT_RESIDUE), TYPE_UINT64, MODEL(total)},
    {STR_INIT("amounts"), IN(ELEMENT_RESIDUE), TYPE_UINT32, MODEL(amounts)},
    {STR_INIT("amounts-understood"), IN(ELEMENT_RESIDUE), TYPE_UINT32, MODEL(amounts_understood)},
};
enum { ATTRIBUTE_RULE_COUNT = sizeof attribute_rules / sizeof *attribute_rules };

enum element xml_rule_element(enum element parent, struct str name)
{
	for (enum element i = ELEMENT_GUIDELINE; i < ELEMENT_COUNT; i++) {
		if ((xml_elements[i].parents & IN(parent)) &&
		    str_equal(xml_elements[i].name, name)) {
			return i;
		}
	}
	return ELEMENT_DOCUMENT;
}

const struct attribute_rule *xml_rule_attribute(enum element element, struct str name)
{
	for (size_t i = 0; i < ATTRIBUTE_RULE_COUNT; i++) {
		const struct attribute_rule *rule = &attribute_rules[i];
		if ((rule->elements & IN(element)) && str_equal(rule->name, name)) {
			return rule;
		}
	}
	return NULL;
}
