/* Tables in the proof: what a model can say wrongly of rows, columns and who shares a cell. */
#include <criterion/criterion.h>

#include "proof.h"

static struct node *table_of(struct proof *proof)
{
	return child(proof->model.body->last, NODE_TABLE);
}

static void join_rows(struct proof *proof)
{
	table_of(proof)->last->row = 3;
}

static void cover_cell(struct proof *proof)
{
	table_of(proof)->last->first->column_span = 3;
}

static void leave_grid(struct proof *proof)
{
	table_of(proof)->last->first->column_span = UINT32_MAX;
}

static void move_fact(struct proof *proof)
{
	child(child(table_of(proof), NODE_DIRECTION), NODE_PROJECTS)->column = 4;
}

static void move_paragraph(struct proof *proof)
{
	child(child(child(table_of(proof), NODE_DIRECTION), NODE_FIELD), NODE_PARAGRAPH)->column =
	    4;
}

static void drop_sharer(struct proof *proof)
{
	child(table_of(proof), NODE_FUNDS)->of = STR("dir-3");
}

static void share_elsewhere(struct proof *proof)
{
	child(nth_direction(proof, 2), NODE_FUNDS)->of = STR("dir-2");
}

static void forget_table_unit(struct proof *proof)
{
	table_of(proof)->label = (struct str){0};
}

static void invent_table_unit(struct proof *proof)
{
	table_of(proof)->label = STR("单位：亿元");
}

static void rename_column(struct proof *proof)
{
	struct node *field = child(child(table_of(proof), NODE_DIRECTION), NODE_FIELD);
	field->label = STR("资助项目数");
}

static void swallow_by_row(struct proof *proof)
{
	struct node *row = table_of(proof)->last;
	struct span *rest = ARENA_ARRAY(&proof->arena, struct span, row->place.count);
	memcpy(rest, row->place.rest, (row->place.count - 1) * sizeof *rest);
	rest[row->place.count - 1] = proof->model.residues[0].place.first;
	row->place.count++;
	row->place.rest = rest;
	proof->model.residue_count = 0;
	proof->model.claimed = proof->model.total;
}

static void leave_line(struct proof *proof)
{
	struct node *direction = child(table_of(proof), NODE_DIRECTION);
	direction->place = (struct place){.line = 21};
	direction->number = direction->label = (struct str){0};
}

static void put_for_removed(struct proof *proof)
{
	struct model *model = &proof->model;
	model->repairs[model->repair_count - 1].to = STR("100 万元");
}

static void remove_what_stands(struct proof *proof)
{
	struct model *model = &proof->model;
	struct repair *repair = &model->repairs[model->repair_count - 1];
	repair->place = model->residues[0].place;
	model->residue_count = 0;
	model->claimed = model->total;
}

Test(verify_table, changes)
{
	static const struct proof_case cases[] = {
	    {join_rows, "small.txt:24: error: row at bytes"},
	    {cover_cell, "column 3 of row 4 is covered by another cell"},
	    {leave_grid, "column 1 of row 4 is covered by another cell, or can be none"},
	    {move_fact, "the XML says column 4, spanning rows: 1"},
	    {move_paragraph, "its cell has column 3"},
	    {drop_sharer, "its cell reaches over \"dir-3 dir-4\""},
	    {share_elsewhere, "its cell reaches over \"\""},
	    {forget_table_unit, "the text means money, exact, value 100,"},
	    {invent_table_unit, "table at bytes"},
	    {rename_column, "field at bytes ?: the XML says \"资助项目数\""},
	    {swallow_by_row, "small.txt:24: error: row at bytes"},
	    {leave_line, "small.txt:21: error: direction at bytes ?"},
	    {put_for_removed, "repair at bytes"},
	    {remove_what_stands, "small.txt:25: error: repair at bytes"},
	};
	proof_fails(cases, sizeof cases / sizeof *cases);
}

/* A table can ask for all of its rows over and over: that ends, and soon. */
Test(verify_table, bounded_work)
{
	struct proof proof;
	proof_init(&proof, str_from(small_text), NULL);
	struct model *model = &proof.model;
	struct node *table = table_of(&proof);
	const struct node *amount = child(table, NODE_FUNDS);
	struct node *first = child(table, NODE_DIRECTION);
	first->last->first->row_span = UINT32_MAX;
	for (uint32_t i = 0; i < 20000; i++) {
		struct node *row = node_new(model, i % 2 ? NODE_ROW : NODE_DIRECTION, table);
		row->row = 5 + i;
		row->name = STR("header");
		row->id = STR("dir-9");
		struct node *cell = node_new(model, i % 2 ? NODE_CELL : NODE_HEADING, row);
		cell->column = 1 + i % 4000;
		cell->column_span = 90;
		struct node *fact = node_new(model, NODE_FUNDS, table);
		fact->place = amount->place;
		fact->text = amount->text;
		fact->figure = amount->figure;
		fact->column = 4;
		fact->of = STR("dir-3 dir-4");
	}
	cr_assert_eq(prove(&proof), STATUS_NO);
	cr_assert_leq(proof.diags.errors, VERIFY_FAILURE_LIMIT + 1, "%zu", proof.diags.errors);
	arena_release(&proof.arena);
}
