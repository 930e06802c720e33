/* A record from what a document says. */
#include "archive/record.h"

#include "base/file_name.h"
#include "base/sort.h"
#include "model/directions.h"
#include "report/audit_words.h"

static const struct {
	struct str name;
	struct str ending;
} outputs[ARCHIVE_OUTPUTS] = {
    [OUTPUT_XML] = {STR_INIT("xml"), STR_INIT(".xml")},
    [OUTPUT_JSON] = {STR_INIT("json"), STR_INIT(".json")},
    [OUTPUT_AUDIT] = {STR_INIT("audit"), STR_INIT(".audit.json")},
    [OUTPUT_PAGE] = {STR_INIT("page"), STR_INIT(".html")},
    [OUTPUT_TEXT] = {STR_INIT("text"), STR_INIT(".txt")},
};

struct str archive_output_name(enum archive_output output)
{
	return outputs[output].name;
}

struct str archive_output_ending(enum archive_output output)
{
	return outputs[output].ending;
}

/* ---- order ---- */

bool archive_name_is_sound(struct str name)
{
	struct arena arena;
	if (name.size == 0 || name.size > ARCHIVE_NAME_LIMIT) {
		return false;
	}
	arena_init(&arena);
	bool is_sound = str_equal(name, file_name_text(&arena, name));
	arena_release(&arena);
	for (struct str rest = name; is_sound;) {
		size_t slash = str_find(rest, STR("/"));
		struct str segment = str_slice(rest, 0, slash);
		is_sound = segment.size > 0 && !str_equal(segment, STR(".")) &&
		           !str_equal(segment, STR(".."));
		if (slash == SIZE_MAX) {
			break;
		}
		rest = str_slice(rest, slash + 1, rest.size);
	}
	return is_sound;
}

int archive_record_compare(const void *a, const void *b)
{
	const struct archive_record *left = a;
	const struct archive_record *right = b;
	return str_compare(left->name, right->name);
}

int archive_record_compare_pointers(const void *a, const void *b)
{
	const struct archive_record *const *left = a;
	const struct archive_record *const *right = b;
	return archive_record_compare(*left, *right);
}

/* ---- what a document says ---- */

static struct archive_total total_of(const struct node *node)
{
	return (struct archive_total){
	    .value = node->figure->value, .relation = node->figure->relation, .has_value = true};
}

static void set_totals(struct archive_record *out, const struct model *model)
{
	struct archive_total *const totals[NODE_KIND_COUNT] = {
	    [NODE_DIRECTIONS] = &out->stated_directions,
	    [NODE_PROJECTS] = &out->stated_projects,
	    [NODE_FUNDS] = &out->stated_funds,
	};
	for (size_t i = 0; i < NODE_KIND_COUNT; i++) {
		if (totals[i]) {
			*totals[i] = (struct archive_total){0};
		}
	}
	for (const struct node *node = model->stated->first; node; node = node->next) {
		struct archive_total *total = totals[node->kind];
		bool is_in_yuan = node->kind != NODE_FUNDS ||
		                  (node->figure && str_equal(node->figure->unit, STR("CNY")));
		if (total && !total->has_value && node->figure && node->figure->has_value &&
		    is_total(node) && is_in_yuan) {
			*total = total_of(node);
		}
	}
}

static uint32_t count_directions(const struct model *model)
{
	struct arena scratch;
	struct directions directions;
	uint32_t count = 0;
	arena_init(&scratch);
	directions_from_model(&directions, &scratch, model);
	for (size_t i = 0; i < directions.count; i++) {
		count += directions.items[i].holder == NO_DIRECTION;
	}
	arena_release(&scratch);
	return count;
}

static void set_findings(struct archive_record *out, struct arena *arena, const struct audit *audit)
{
	const struct finding *worst = NULL;
	memset(out->findings, 0, sizeof out->findings);
	out->finding = (struct archive_finding){0};
	for (size_t i = 0; i < audit->finding_count; i++) {
		const struct finding *finding = &audit->findings[i];
		out->findings[finding->level]++;
		if (!worst || finding->level < worst->level) {
			worst = finding;
		}
	}
	if (!worst) {
		return;
	}
	out->finding.check = arena_copy(arena, worst->check);
	out->finding.level = (uint8_t)worst->level;
	out->finding.line = worst->place.line;
	for (enum language i = 0; i < LANGUAGE_COUNT; i++) {
		const struct wording words = {i, arena};
		out->finding.words[i] = words_finding(&words, audit, worst);
	}
}

void archive_record_from_document(struct archive_record *out, struct arena *arena,
                                  const struct model *model, const struct audit *audit)
{
	const struct programme *programme = &model->programme;
	out->has_failed = false;
	out->reason = (struct archive_reason){0};
	out->format = arena_copy(arena, model->source.format);
	out->encoding = arena_copy(arena, model->source.encoding);
	out->bytes = model->source.bytes;
	out->grammar = arena_copy(arena, model->grammar);
	out->title = arena_copy(arena, model->title);
	out->plan = arena_copy(arena, programme->plan);
	out->programme = arena_copy(arena, programme->name);
	out->edition = arena_copy(arena, programme->status);
	out->year = programme->year;
	out->batch = programme->batch;
	out->amounts = model->amounts;
	/* a model may be read from any XML */
	out->amounts_understood =
	    model->amounts_understood < model->amounts ? model->amounts_understood : model->amounts;
	out->directions = count_directions(model);
	out->verdict = (uint8_t)audit_overall(audit);
	/* what is no digest was never one */
	(void)digest_from_hex(&out->sha256, model->source.sha256);
	(void)digest_from_hex(&out->grammar_sha256, model->grammar_sha256);
	set_totals(out, model);
	set_findings(out, arena, audit);
}

void archive_record_fail(struct archive_record *out, struct arena *arena, struct str code,
                         const struct diag *diag)
{
	out->has_failed = true;
	archive_record_explain(out, arena, code, diag);
}

void archive_record_explain(struct archive_record *out, struct arena *arena, struct str code,
                            const struct diag *diag)
{
	out->reason = (struct archive_reason){.code = arena_copy(arena, code)};
	for (enum language i = 0; diag && i < LANGUAGE_COUNT; i++) {
		struct str arguments[DIAG_ARGUMENTS];
		for (size_t k = 0; k < DIAG_ARGUMENTS; k++) {
			bool is_own = i == LANGUAGE_CHINESE && diag->chinese[k].size > 0;
			arguments[k] = is_own ? diag->chinese[k] : diag->arguments[k];
		}
		out->reason.words[i] = message_text(diag->message, arguments, i, arena);
	}
}
