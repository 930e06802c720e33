/* The data of a document's page: the model as JSON, as `zhinan parse` writes it, and what the script tells of it
 * beyond that. */
#include "base/file.h"
#include "base/json_out.h"
#include "base/search.h"
#include "model/json_write.h"
#include "report/page_report.h"
#include "report/page_template.h"

static void write_model(struct report_page *page)
{
	struct memory_writer writer;
	memory_writer_open(&writer);
	enum status status = json_write_line(writer.stream, page->model, page->diags);
	struct str json = memory_writer_close(&writer, page->words.arena);
	page->status = status_worse(page->status, status);
	page_json(page->out, "model", json);
}

/* ---- why something was read as it was ---- */

/* The reason for a node, or NULL: of those that stand where it stands the first. */
static const struct page_reason *reason_for(const struct report_page *page, const struct node *node)
{
	const struct page_input *input = page->input;
	size_t at = 0;
	bool may_have = node->place.count > 0 && node->kind != NODE_PARAGRAPH &&
	                node->kind != NODE_HEADING && node->kind != NODE_CELL;
	if (!may_have) {
		return NULL;
	}
	struct span bytes = node->place.first;
	SEARCH_FIRST(at, 0, input->reason_count,
	             input->reasons[at].bytes.start < bytes.start ||
	                 (input->reasons[at].bytes.start == bytes.start &&
	                  input->reasons[at].bytes.end < bytes.end));
	bool is_found = at < input->reason_count && input->reasons[at].bytes.start == bytes.start &&
	                input->reasons[at].bytes.end == bytes.end;
	return is_found ? &input->reasons[at] : NULL;
}

static void write_reason(struct json_out *json, uint32_t number, const struct page_reason *reason)
{
	char key[12];
	snprintf(key, sizeof key, "%u", number);
	json_map(json, key);
	json_integer(json, "weight", reason->weight);
	json_list(json, "evidence");
	for (size_t i = 0; i < reason->count; i++) {
		json_list(json, NULL);
		json_integer(json, NULL, reason->items[i].weight);
		json_text(json, NULL, reason->items[i].rule);
		json_text(json, NULL, reason->items[i].words);
		json_end_list(json);
	}
	json_end_list(json);
	json_end_map(json);
}

static void write_reasons(struct report_page *page, struct json_out *json)
{
	json_map(json, "reasons");
	for (uint32_t i = 0; i < page->nodes.count; i++) {
		const struct page_reason *reason = reason_for(page, page->nodes.items[i]);
		if (reason) {
			write_reason(json, i, reason);
		}
	}
	json_end_map(json);
}

/* ---- what corrections may say ---- */

static void write_choices(const struct report_page *page, struct json_out *json)
{
	json_list(json, "choices");
	for (size_t i = 0; i < page->input->choice_count; i++) {
		const struct page_choice *choice = &page->input->choices[i];
		json_list(json, NULL);
		json_text(json, NULL, choice->key);
		json_text(json, NULL, choice->value);
		json_text(json, NULL, choice->words);
		json_end_list(json);
	}
	json_end_list(json);
}

static void write_rules(const struct report_page *page, struct json_out *json)
{
	json_map(json, "rules");
	for (size_t i = 0; i < page->input->rule_count; i++) {
		const struct page_rule *rule = &page->input->rules[i];
		json_key(json, rule->name);
		json_text(json, NULL, rule->place);
	}
	json_end_map(json);
}

/* ---- words for the codes of the model ---- */

static void write_kinds(const struct report_page *page, struct json_out *json)
{
	json_map(json, "kinds");
	for (enum node_kind kind = 0; kind < NODE_KIND_COUNT; kind++) {
		struct str name = node_kind_name(kind);
		json_key(json, name);
		json_text(json, NULL, words_code(&page->words, CODE_KIND, name));
	}
	json_end_map(json);
}

/* The kind of each repair, in their order. */
static void write_repairs(const struct report_page *page, struct json_out *json)
{
	const struct model *model = page->model;
	json_list(json, "repairs");
	for (size_t i = 0; i < model->repair_count; i++) {
		json_text(json, NULL,
		          words_code(&page->words, CODE_REPAIR, model->repairs[i].kind));
	}
	json_end_list(json);
}

static void write_about(struct report_page *page)
{
	struct memory_writer writer;
	struct json_out json;
	memory_writer_open(&writer);
	json_out_init_lines(&json, writer.stream);
	json_map(&json, NULL);
	json_integer(&json, "enough", page->input->enough);
	write_reasons(page, &json);
	write_rules(page, &json);
	write_choices(page, &json);
	write_kinds(page, &json);
	write_repairs(page, &json);
	json_end_map(&json);
	json_end_line(&json);
	json_out_release(&json);
	page_json(page->out, "about", memory_writer_close(&writer, page->words.arena));
}

void page_data(void *slot)
{
	write_model(slot);
	write_about(slot);
}
