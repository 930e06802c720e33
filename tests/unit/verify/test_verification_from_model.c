/* The proof: yes to a faithful model, in any encoding; no to every byte that is changed, of the
 * source and of the XML. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "model/model_from_xml.h"
#include "model/schema_check.h"
#include "model/xml_from_model.h"
#include "proof.h"

static struct str to_xml(const struct model *model, struct arena *arena)
{
	char *data = NULL;
	size_t size = 0;
	struct diags diags;
	diags_init(&diags, arena);
	FILE *stream = open_memstream(&data, &size);
	cr_assert_eq(xml_from_model(stream, model, &diags), STATUS_OK);
	fclose(stream);
	struct str xml = arena_copy(arena, (struct str){data, size});
	free(data);
	return xml;
}

Test(verify_model, yes)
{
	struct proof proof;
	proof_init(&proof, str_from(small_text), NULL);
	cr_assert_eq(prove(&proof), STATUS_OK, "%s", proof_words(&proof));
	cr_assert_eq(proof.report.figures, 15, "%zu figures", proof.report.figures);
	cr_assert_eq(proof.report.repairs, 3);
	cr_assert_eq(proof.report.claimed + 8, proof.report.total, "all but the residue");
	struct str xml = to_xml(&proof.model, &proof.arena);
	enum status status = schema_check(xml, STR("x"), "grammars/guideline.xsd", &proof.diags);
	cr_assert_eq(status, STATUS_OK, "%s in\n%s", proof_words(&proof), xml.data);
	status = model_from_xml(&proof.model, &proof.arena, xml, STR("x"), &proof.diags);
	cr_assert_eq(status, STATUS_OK, "%s", proof_words(&proof));
	cr_assert_eq(prove(&proof), STATUS_OK, "read back: %s", proof_words(&proof));
	arena_release(&proof.arena);
}

/* The text in two bytes a character, with a mark in front. */
static struct str to_utf16(struct arena *arena, struct str text)
{
	char *data = arena_alloc(arena, text.size * 2 + 2);
	size_t size = 0;
	data[size++] = '\xFF';
	data[size++] = '\xFE';
	for (size_t at = 0; at < text.size;) {
		uint32_t c = utf8_next(text, &at);
		data[size++] = (char)(c & 0xFF);
		data[size++] = (char)(c >> 8);
	}
	return (struct str){data, size};
}

Test(verify_model, year_in_the_name_of_the_file)
{
	struct proof proof;
	proof_init(&proof, str_from(small_text), NULL);
	proof.model.source.name = STR("2026-small.txt");
	proof.model.programme.year = 2026;
	proof.model.programme.year_from = STR("file-name");
	cr_expect_eq(prove(&proof), STATUS_OK, "%s", proof_words(&proof));
	proof.model.programme.year_from = (struct str){0};
	cr_expect_eq(prove(&proof), STATUS_NO);
	arena_release(&proof.arena);
}

Test(verify_model, other_encoding)
{
	struct arena arena;
	struct proof proof;
	arena_init(&arena);
	proof_init(&proof, to_utf16(&arena, str_from(small_text)), NULL);
	cr_assert(str_equal(proof.source.encoding, STR("UTF-16LE")));
	cr_assert_eq(prove(&proof), STATUS_OK, "%s", proof_words(&proof));
	proof.model.body->first->place.first.start++;
	cr_assert_eq(prove(&proof), STATUS_NO, "half a character");
	arena_release(&proof.arena);
	arena_release(&arena);
}

Test(verify_model, any_byte_of_the_source)
{
	struct proof proof;
	size_t size = strlen(small_text);
	char *text = malloc(size + 1);
	proof_init(&proof, str_from(small_text), NULL);
	size_t named = 0;
	for (size_t i = 0; i < size; i++) {
		memcpy(text, small_text, size + 1);
		text[i] = (char)(text[i] ^ 1);
		struct proof other = proof;
		arena_init(&other.arena);
		enum status status =
		    small_source(&other.source, &other.arena, (struct str){text, size}, "UTF-8");
		if (status == STATUS_OK) {
			status = prove(&other);
			named += other.diags.first && other.diags.first->next;
		}
		cr_assert_neq(status, STATUS_OK, "byte %zu may be changed", i);
		arena_release(&other.arena);
	}
	/* Blanks between the lines are claimed by nobody: only the digest tells of them. */
	cr_assert_gt(named, size * 9 / 10, "%zu of %zu changes have a place", named, size);
	free(text);
	arena_release(&proof.arena);
}

/* Attributes that only a grammar, or nothing at all, could tell right from wrong. */
static bool is_beyond_proof(struct str xml, size_t at)
{
	static const char *const names[] = {" grammar=\"",
	                                    " name=\"small.txt",
	                                    " name=\"agreement",
	                                    " name=\"projects",
	                                    " name=\"funds",
	                                    " name=\"areas",
	                                    " name=\"requirements",
	                                    " rule=\"",
	                                    " code=\"",
	                                    " key=\"",
	                                    " status=\"",
	                                    " nearest=\"",
	                                    " id=\"",
	                                    " kind=\"page-number",
	                                    " kind=\"url-dot",
	                                    " kind=\"struck-text",
	                                    " role=\"",
	                                    " row=\"4",      /* no row behind it */
	                                    " column=\"4",   /* and no column */
	                                    " bytes=\"644-", /* a line's end is free to claim */
	                                    " xmlns=\"",
	                                    " xml:lang=\""};
	size_t quote = at;
	while (quote > 0 && xml.data[quote] != '"') {
		quote--;
	}
	size_t start = quote;
	while (start > 0 && xml.data[start] != ' ') {
		start--;
	}
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (str_starts(str_slice(xml, start, xml.size), str_from(names[i]))) {
			return true;
		}
	}
	return false;
}

/* For each byte of the XML, whether it belongs to a value: of an attribute, or a text. */
static bool *find_values(struct str xml, struct arena *arena)
{
	bool *is_value = ARENA_ARRAY(arena, bool, xml.size);
	bool in_tag = false;
	bool in_quotes = false;
	/* What was left out of the text stands nowhere but here. */
	size_t removal = str_find(xml, STR("150 "));
	for (size_t i = 0; i < xml.size; i++) {
		char c = xml.data[i];
		if (!in_quotes && (c == '<' || c == '>')) {
			in_tag = c == '<';
		} else if (in_tag && c == '"') {
			in_quotes = !in_quotes;
		} else if (in_quotes ? !is_beyond_proof(xml, i)
		                     : !in_tag && (i < removal || i >= removal + 10)) {
			is_value[i] = true;
		}
	}
	return is_value;
}

/* Another value in the place of one byte of it. */
static char changed(char c)
{
	return (char)(c >= '0' && c <= '9' ? '0' + (c - '0' + 1) % 10 : c ^ 1);
}

Test(verify_model, any_value_of_the_xml)
{
	struct proof proof;
	proof_init(&proof, str_from(small_text), NULL);
	struct str xml = to_xml(&proof.model, &proof.arena);
	bool *is_value = find_values(xml, &proof.arena);
	char *data = arena_alloc(&proof.arena, xml.size);
	size_t prolog = str_find(xml, STR("<source"));
	size_t count = 0;
	for (size_t i = prolog; i < xml.size; i++) {
		if (!is_value[i]) {
			continue;
		}
		count++;
		memcpy(data, xml.data, xml.size);
		data[i] = changed(data[i]);
		struct proof other = proof;
		arena_init(&other.arena);
		diags_init(&other.diags, &other.arena);
		struct str bytes = {data, xml.size};
		enum status status =
		    model_from_xml(&other.model, &other.arena, bytes, STR("x"), &other.diags);
		if (status == STATUS_OK) {
			status = prove(&other);
			cr_assert(status == STATUS_OK || other.diags.first, "a reason is given");
		}
		size_t start = i > 60 ? i - 60 : 0;
		cr_expect_neq(status, STATUS_OK, "byte %zu may be changed: %.*s", i,
		              STR_FORMAT(str_slice(bytes, start, i + 20)));
		arena_release(&other.arena);
	}
	cr_assert_gt(count, 1500, "%zu values", count);
	arena_release(&proof.arena);
}

/* ---- changes of more than a byte ---- */

static void exchange_funds(struct proof *proof)
{
	struct node *a = child(nth_direction(proof, 1), NODE_FUNDS);
	struct node *b = child(nth_direction(proof, 2), NODE_FUNDS);
	struct node kept = *a;
	a->figure = b->figure;
	a->text = b->text;
	a->place = b->place;
	b->figure = kept.figure;
	b->text = kept.text;
	b->place = kept.place;
}

static void change_owner(struct proof *proof)
{
	proof->model.mentions->first->owner = nth_direction(proof, 2);
}

static void drop_owner(struct proof *proof)
{
	proof->model.mentions->first->owner = NULL;
}

static void exchange_directions(struct proof *proof)
{
	struct node *section = proof->model.body->last;
	struct node *heading = section->first;
	struct node *a = heading->next;
	struct node *b = a->next;
	struct node *rest = b->next;
	heading->next = b;
	b->next = a;
	a->next = rest;
	b->ordinal = 1;
	a->ordinal = 2;
}

static void put_outside(struct proof *proof)
{
	uint32_t end = (uint32_t)strlen(small_text);
	proof->model.repairs[0].place.first = (struct span){end, end};
	proof->model.repairs[0].place.line = 25;
	proof->model.repairs[0].from = STR("");
	proof->model.repairs[0].to = STR("1");
}

static void put_inside(struct proof *proof)
{
	proof->model.repairs[0].to = STR("1");
}

static void lose_repair(struct proof *proof)
{
	proof->model.repair_count = 0;
}

static void lose_place(struct proof *proof)
{
	proof->model.repairs[1].place.count = 0;
}

static void claim_twice(struct proof *proof)
{
	struct model *model = &proof->model;
	struct residue residue = model->residues[0];
	residue.place = child(nth_direction(proof, 2), NODE_HEADING)->place;
	residue.text = child(nth_direction(proof, 2), NODE_HEADING)->text;
	ARENA_PUSH(&proof->arena, model->residues, model->residue_count, model->residue_capacity,
	           residue);
}

static void hide_residue(struct proof *proof)
{
	proof->model.residue_count = 0;
}

static void swallow_residue(struct proof *proof)
{
	struct node *direction = nth_direction(proof, 2);
	struct span *rest = ARENA_NEW(&proof->arena, struct span);
	*rest = proof->model.residues[0].place.first;
	direction->place.count = 2;
	direction->place.rest = rest;
	proof->model.residue_count = 0;
	proof->model.claimed = proof->model.total;
}

static void swallow_by_label(struct proof *proof)
{
	struct node *field = child(nth_direction(proof, 2), NODE_FIELD);
	while (field->next->kind == NODE_FIELD || field->next->next) {
		field = field->next->kind == NODE_FIELD ? field->next : field->next->next;
		if (str_equal(field->name, STR("areas"))) {
			break;
		}
	}
	struct span *rest = ARENA_ARRAY(&proof->arena, struct span, 2);
	rest[0] = field->place.rest[0];
	rest[1] = proof->model.residues[0].place.first;
	field->place.count = 3;
	field->place.rest = rest;
	proof->model.residue_count = 0;
	proof->model.claimed = proof->model.total;
}

static void unflag_residue(struct proof *proof)
{
	proof->model.residues[0].has_figure = false;
}

static void shorten_label(struct proof *proof)
{
	struct node *field = child(nth_direction(proof, 1), NODE_FIELD);
	field->label = str_slice(field->label, 0, 6);
}

static void drop_label(struct proof *proof)
{
	child(nth_direction(proof, 1), NODE_FIELD)->label = (struct str){0};
}

static void shorten_number(struct proof *proof)
{
	nth_direction(proof, 1)->number = STR("1");
}

static void cut_number(struct proof *proof)
{
	nth_direction(proof, 1)->number = STR("1.");
}

static void drop_figure(struct proof *proof)
{
	child(nth_direction(proof, 1), NODE_PROJECTS)->figure = NULL;
}

static struct figure *own_figure(struct proof *proof, struct node *node)
{
	struct figure *figure = ARENA_NEW(&proof->arena, struct figure);
	*figure = *node->figure;
	node->figure = figure;
	return figure;
}

static void drop_per(struct proof *proof)
{
	struct figure *figure = own_figure(proof, proof->model.mentions->first);
	cr_assert(figure->per.size > 0 || figure->soft, "the sample has one");
	figure->per = (struct str){0};
	figure->soft = !figure->soft;
}

static void change_unit(struct proof *proof)
{
	own_figure(proof, child(nth_direction(proof, 1), NODE_FUNDS))->unit = STR("USD");
}

static void drop_bound(struct proof *proof)
{
	own_figure(proof, child(nth_direction(proof, 1), NODE_PROJECTS))->has_max = false;
}

static void claim_with_empty_title(struct proof *proof)
{
	proof->model.title = (struct str){0};
}

static void change_year(struct proof *proof)
{
	proof->model.programme.year = 2024;
}

static void forget_reason(struct proof *proof)
{
	proof->model.mentions->first->reason = STR("unknown");
}

static void call_all_understood(struct proof *proof)
{
	forget_reason(proof);
	proof->model.amounts++;
	proof->model.amounts_understood++;
}

static void take_year_from_name(struct proof *proof)
{
	proof->model.programme.year_from = STR("file-name");
}

static void change_plan(struct proof *proof)
{
	proof->model.programme.plan = STR("plan");
}

static void change_lines(struct proof *proof)
{
	proof->model.source.lines++;
}

static void leave_source(struct proof *proof)
{
	struct place *place = &proof->model.mentions->first->place;
	place->first = (struct span){UINT32_MAX - 9, UINT32_MAX};
}

static void add_said(struct proof *proof, struct place place, struct str words, bool is_remark)
{
	struct model *model = &proof->model;
	struct correction_note note = {
	    .place = place, .words = words, .note = STR("ask"), .is_remark = is_remark};
	model->corrections_sha256 = model->source.sha256;
	ARENA_PUSH(&proof->arena, model->corrections, model->correction_count,
	           model->correction_capacity, note);
}

static void remark_elsewhere(struct proof *proof)
{
	add_said(proof, proof->model.mentions->first->place, STR("别处"), true);
}

static void remark_less(struct proof *proof)
{
	struct node *heading = child(nth_direction(proof, 1), NODE_HEADING);
	add_said(proof, heading->place, str_slice(heading->text, 0, 6), true);
}

static void remark_more(struct proof *proof)
{
	struct node *heading = child(nth_direction(proof, 1), NODE_HEADING);
	struct str more = arena_format(&proof->arena, "%.*s 1", STR_FORMAT(heading->text));
	add_said(proof, heading->place, more, true);
}

static void correct_elsewhere(struct proof *proof)
{
	add_said(proof, proof->model.mentions->first->place, STR("别处"), false);
}

static void remark_outside(struct proof *proof)
{
	struct place place = {.line = 1, .count = 1, .first = {UINT32_MAX - 9, UINT32_MAX}};
	add_said(proof, place, STR(""), true);
}

static void remark_on_other_line(struct proof *proof)
{
	struct place place = proof->model.mentions->first->place;
	place.line++;
	add_said(proof, place, STR(""), true);
}

/* Places of remarks are checked, blanks aside, and counted. */
Test(verify_model, remarks)
{
	struct proof proof;
	proof_init(&proof, str_from(small_text), NULL);
	struct node *heading = child(nth_direction(&proof, 1), NODE_HEADING);
	struct str words =
	    arena_format(&proof.arena, " %.*s\n %.*s", STR_FORMAT(str_slice(heading->text, 0, 6)),
	                 STR_FORMAT(str_slice(heading->text, 6, SIZE_MAX)));
	add_said(&proof, heading->place, words, true);
	add_said(&proof, heading->place, STR(""), true);
	add_said(&proof, (struct place){.line = 2}, STR(""), true);
	add_said(&proof, (struct place){.line = 0}, STR(""), true);
	cr_assert_eq(prove(&proof), STATUS_OK, "%s", proof_words(&proof));
	cr_expect(
	    strstr(proof_words(&proof), "remarks in this model: 4, with a place in the source: 3"),
	    "%s", proof_words(&proof));
	arena_release(&proof.arena);
}

Test(verify_model, greater_changes)
{
	static const struct proof_case cases[] = {
	    {exchange_funds, "does not stand in the text of dir-1"},
	    {change_owner, "does not stand in the text of dir-2"},
	    {drop_owner, "does not stand in the text of no part"},
	    {exchange_directions, "stands in the source before"},
	    {put_outside, "where the XML has no text"},
	    {put_inside, "small.txt:9: error: paragraph at bytes"},
	    {lose_repair, "small.txt:9: error: paragraph at bytes"},
	    {lose_place, "no such place"},
	    {claim_twice, "claimed twice"},
	    {hide_residue, "small.txt:25: error: bytes"},
	    {swallow_residue, "small.txt:14: error: direction at bytes"},
	    {swallow_by_label, "small.txt:17: error: field at bytes"},
	    {unflag_residue, "holds a digit"},
	    {shorten_label, "small.txt:5: error: field at bytes"},
	    {drop_label, "small.txt:5: error: field at bytes"},
	    {shorten_number, "small.txt:4: error: direction at bytes"},
	    {cut_number, "small.txt:4: error: direction at bytes"},
	    {drop_figure, "small.txt:6: error: projects at bytes"},
	    {drop_per, "small.txt:6: error: mention at bytes"},
	    {change_unit, "small.txt:7: error: funds at bytes"},
	    {drop_bound, "small.txt:6: error: projects at bytes"},
	    {claim_with_empty_title, "small.txt:1: error: title of the document at bytes"},
	    {change_year, "programme, year"},
	    {take_year_from_name, "programme, year"},
	    {forget_reason, "9 of 9 amounts are understood, they are 9 of 10"},
	    {call_all_understood, "10 of 10 amounts are understood, they are 9 of 10"},
	    {change_plan, "programme, plan"},
	    {change_lines, "lines of the source is 26, it is 25"},
	    {leave_source, "no such place"},
	    {remark_elsewhere, "error: remark at bytes"},
	    {remark_less, "error: remark at bytes"},
	    {remark_more, "error: remark at bytes"},
	    {correct_elsewhere, "error: correction at bytes"},
	    {remark_outside, "no such place"},
	    {remark_on_other_line, "the XML says line"},
	};
	proof_fails(cases, sizeof cases / sizeof *cases);
}

/* An XML can name the same bytes and repairs over and over: that ends, and soon. */
Test(verify_model, bounded_work)
{
	struct proof proof;
	proof_init(&proof, str_from(small_text), NULL);
	struct model *model = &proof.model;
	struct place all = {.line = 1, .count = 1, .first = {0, (uint32_t)strlen(small_text)}};
	for (int i = 0; i < 20000; i++) {
		struct node *field = node_new(model, NODE_FIELD, model->body);
		field->place = all;
		field->label = STR("x");
		struct node *p = node_new(model, NODE_PARAGRAPH, field);
		p->place = all;
		p->text = str_from(small_text);
		ARENA_PUSH(&proof.arena, model->repairs, model->repair_count,
		           model->repair_capacity, model->repairs[i % 2]);
		add_said(&proof, all, str_from(small_text), true);
	}
	cr_assert_eq(prove(&proof), STATUS_NO);
	cr_assert_leq(proof.diags.errors, VERIFY_FAILURE_LIMIT + 1, "%zu", proof.diags.errors);
	arena_release(&proof.arena);
}
