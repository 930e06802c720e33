/* See table_sample.h. */
#include "table_sample.h"

#include <criterion/criterion.h>
#include <stdlib.h>

static uint32_t last_byte;

void table_model(struct model *model, struct arena *arena)
{
	model_init(model, arena);
	model->expected = STR("projects funds");
	last_byte = 1;
	struct node *section = node_new(model, NODE_SECTION, model->body);
	section->id = STR("sec-1");
}

struct node *table_node(struct model *model, enum node_kind kind, struct node *parent,
                        const char *text)
{
	struct node *node = node_new(model, kind, parent);
	node->text = arena_copy(model->arena, str_from(text));
	uint32_t end = last_byte + (uint32_t)strlen(text);
	node->place = (struct place){.line = last_byte, .count = 1, .first = {last_byte, end}};
	last_byte = end + 1;
	return node;
}

struct figure *table_figure(struct model *model, const char *text)
{
	const char *digits = text + strspn(text, "$@<%~");
	if (digits[0] == '\0' || digits[strspn(digits, "0123456789")] != '\0') {
		return NULL;
	}
	struct figure *figure = ARENA_NEW(model->arena, struct figure);
	*figure = (struct figure){.kind = FIGURE_NUMBER,
	                          .has_value = true,
	                          .value = {strtol(digits, NULL, 10), 0},
	                          .decimals = DECIMALS_NONE};
	if (text[0] == '$' || text[0] == '@') {
		figure->kind = FIGURE_MONEY;
		figure->unit = STR("CNY");
		figure->per = text[0] == '@' ? STR("project") : STR("");
	} else if (text[0] == '%') {
		figure->kind = FIGURE_PERCENT;
	} else if (text[0] == '<') {
		figure->relation = RELATION_AT_MOST;
		figure->has_max = true;
		figure->max = figure->value;
	}
	return figure;
}

static void add_cell(struct model *model, struct node *row, uint32_t column, uint32_t span,
                     const char *text)
{
	struct figure *figure = table_figure(model, text);
	if (row->kind == NODE_DIRECTION && column == 1) {
		row->number = arena_copy(model->arena, str_from(text));
		row->label = row->number;
		return;
	}
	if (text[0] == '\0') {
		return;
	}
	if (text[0] == ':') { /* a field that states it */
		struct node *field = table_node(model, NODE_FIELD, row, "");
		field->name = STR("projects");
		field->label = STR("Projects");
		field->column = column;
		figure = table_figure(model, ++text);
	}
	enum node_kind kind = NODE_CELL;
	if (row->kind == NODE_DIRECTION) {
		kind = column == 2                    ? NODE_HEADING
		       : !figure                      ? NODE_PARAGRAPH
		       : figure->kind == FIGURE_MONEY ? NODE_FUNDS
		                                      : NODE_PROJECTS;
	}
	struct node *node = table_node(model, kind, row, text);
	node->figure = figure;
	node->column = column;
	node->name = column == 1 && figure ? STR("number")
	             : text[0] == '='      ? STR("total")
	                                   : STR("");
	node->column_span = span > 1 ? span : 0;
}

static void add_row(struct model *model, struct node *table, uint32_t number, const char *line)
{
	size_t size = strcspn(line, " ");
	struct str role = arena_copy(model->arena, (struct str){line, size});
	bool is_direction = str_equal(role, STR("direction"));
	struct node *row = table_node(model, is_direction ? NODE_DIRECTION : NODE_ROW, table, "");
	row->row = number;
	row->name = is_direction ? STR("") : role;
	row->id = is_direction ? arena_format(model->arena, "dir-%u", number) : STR("");
	line += size;
	for (uint32_t column = 1; *line; column++) {
		size_t end = strcspn(line + 1, "|");
		uint32_t span = line[1] == '>' ? 2 : 1;
		struct str text = {line + span, end + 1 - span};
		add_cell(model, row, column, span, arena_copy(model->arena, text).data);
		column += span - 1;
		line += 1 + end;
	}
}

struct node *table_add(struct model *model, const char *const *rows, size_t count)
{
	struct node *table = table_node(model, NODE_TABLE, model->body->first, "");
	table->id = STR("tab-1");
	for (size_t i = 0; i < count; i++) {
		add_row(model, table, (uint32_t)i + 1, rows[i]);
	}
	return table;
}

struct str table_proofs(struct arena *arena, const char *const *rows, size_t count)
{
	struct model model;
	struct audit audit;
	struct str out = STR("");
	table_model(&model, arena);
	table_add(&model, rows, count);
	audit_from_model(&audit, arena, &model, NULL);
	for (size_t i = 0; i < audit.proof_count; i++) {
		const struct proof *proof = &audit.proofs[i];
		struct str verdict = verdict_name(proof->verdict);
		if (str_equal(proof->check, STR("table-total"))) {
			struct str sum = decimal_text(proof->sum, arena);
			out = arena_format(arena, "%.*s%u/%u %.*s %.*s of %zu; ", STR_FORMAT(out),
			                   proof->row, proof->column, STR_FORMAT(verdict),
			                   STR_FORMAT(sum), proof->term_count);
		}
	}
	for (size_t i = 0; i < audit.finding_count; i++) {
		const struct finding *finding = &audit.findings[i];
		if (str_equal(finding->check, STR("table-total"))) {
			out = arena_format(arena, "%.*snote \"%.*s\"; ", STR_FORMAT(out),
			                   STR_FORMAT(finding->arguments[0]));
		}
	}
	return out;
}
