/* Audits in the Static Analysis Results Interchange Format (SARIF 2.1.0, OASIS): one run
 * a document. Rules are the checks, with their documentation; a result is a proof or a finding.
 * A proof that holds has the kind "pass", one that cannot be decided "open", and both the level
 * "none", as clause 3.27.10 wants it. Regions count bytes in the source, and name its line. */
#include "base/json_out.h"
#include "report/audit_words.h"
#include "report/report.h"
#include "value/decimal_json.h"

struct writer {
	struct json_out out;
	struct wording words;
	const struct audit *audit;
};

/* ---- places ---- */

/* A file's name as a relative URI reference (RFC 3986): what a path segment may not hold, and
 * the colon, which could end a scheme, is percent-encoded. */
static struct str uri_of(struct writer *writer, struct str name)
{
	static const char kept[] = "-._~!$&'()*+,;=@/";
	static const char digits[] = "0123456789ABCDEF";
	char *out = arena_alloc(writer->words.arena, 3 * name.size + 1);
	size_t used = 0;
	for (size_t i = 0; i < name.size; i++) {
		unsigned char c = (unsigned char)name.data[i];
		bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
		if (is_letter || (c >= '0' && c <= '9') || (c != 0 && strchr(kept, c))) {
			out[used++] = (char)c;
		} else {
			out[used++] = '%';
			out[used++] = digits[c >> 4];
			out[used++] = digits[c & 0xF];
		}
	}
	return (struct str){out, used};
}

static void write_message(struct writer *writer, const char *key, struct str text)
{
	json_map(&writer->out, key);
	json_text(&writer->out, "text", text);
	json_end_map(&writer->out);
}

static void write_artifact_location(struct writer *writer, const char *key)
{
	json_map(&writer->out, key);
	json_text(&writer->out, "uri", uri_of(writer, writer->audit->model->source.name));
	json_integer(&writer->out, "index", 0);
	json_end_map(&writer->out);
}

/* From the first piece of a place to its last. */
static void write_region(struct writer *writer, const struct place *place)
{
	if (place->line == 0 && place->count == 0) {
		return;
	}
	json_map(&writer->out, "region");
	json_integer_if(&writer->out, "startLine", place->line);
	if (place->count > 0) {
		uint32_t from = place->first.start;
		uint32_t to = place_piece(place, place->count - 1).end;
		json_integer(&writer->out, "byteOffset", from);
		json_integer(&writer->out, "byteLength", to - from);
	}
	json_end_map(&writer->out);
}

/* Opens a location with its physical part; what follows may add to it. */
static void open_location(struct writer *writer, const struct place *place)
{
	json_map(&writer->out, NULL);
	json_map(&writer->out, "physicalLocation");
	write_artifact_location(writer, "artifactLocation");
	write_region(writer, place);
	json_end_map(&writer->out);
}

static void write_logical(struct writer *writer, struct str id)
{
	if (id.size > 0) {
		json_list(&writer->out, "logicalLocations");
		json_map(&writer->out, NULL);
		json_text(&writer->out, "name", id);
		json_text(&writer->out, "kind", STR("element"));
		json_end_map(&writer->out);
		json_end_list(&writer->out);
	}
}

static void write_locations(struct writer *writer, const struct place *place, struct str id)
{
	json_list(&writer->out, "locations");
	open_location(writer, place);
	write_logical(writer, id);
	json_end_map(&writer->out);
	json_end_list(&writer->out);
}

/* ---- results ---- */

/* Clause 3.27.6: the index goes with the id; a check that is in no table has none. */
static void write_rule_of(struct writer *writer, struct str check)
{
	const struct check *found = check_find(check);
	json_text(&writer->out, "ruleId", check);
	if (found) {
		json_integer(&writer->out, "ruleIndex", found - checks);
	}
}

static void write_terms(struct writer *writer, const struct proof *proof)
{
	if (proof->term_count == 0) {
		return;
	}
	json_list(&writer->out, "relatedLocations");
	for (size_t i = 0; i < proof->term_count; i++) {
		const struct term *term = &proof->terms[i];
		struct arena *arena = writer->words.arena;
		struct str name = term->number.size > 0 ? term->number : term->code;
		struct str written = words_written(&writer->words, term);
		open_location(writer, &term->amount.place);
		json_integer(&writer->out, "id", (long long)i);
		write_logical(writer, term->id);
		write_message(writer, "message",
		              arena_format(arena, "%.*s%s%.*s: %.*s", STR_FORMAT(name),
		                           name.size > 0 ? " " : "", STR_FORMAT(term->title),
		                           STR_FORMAT(written)));
		json_end_map(&writer->out);
	}
	json_end_list(&writer->out);
}

static void write_proof_properties(struct writer *writer, const struct proof *proof)
{
	struct json_out *out = &writer->out;
	json_map(out, "properties");
	json_text(out, "verdict", verdict_name(proof->verdict));
	json_text(out, "unit", proof->unit);
	if (proof->stated.has_value) {
		json_decimal(out, "stated", proof->stated.value);
	}
	if (!proof->has_overflow) {
		json_decimal(out, "sum", proof->sum);
		json_decimal(out, "difference", proof->difference);
	}
	if (proof->column > 0) {
		json_integer(out, "row", proof->row);
		json_integer(out, "column", proof->column);
		json_text(out, "heading", proof->heading);
	}
	json_text(out, "tolerance", words_tolerance(&writer->words, writer->audit));
	json_text(out, "bytes", place_text(&proof->stated.place, writer->words.arena));
	json_end_map(out);
}

static void write_proof(struct writer *writer, const struct proof *proof)
{
	struct str kind = STR("pass");
	struct str level = STR("none");
	if (proof->verdict == VERDICT_INCONSISTENT) {
		kind = STR("fail");
		level = STR("error");
	} else if (proof->verdict == VERDICT_UNDECIDABLE) {
		kind = STR("open");
	}
	json_map(&writer->out, NULL);
	write_rule_of(writer, proof->check);
	json_text(&writer->out, "kind", kind);
	json_text(&writer->out, "level", level);
	write_message(writer, "message", words_proof(&writer->words, proof));
	write_locations(writer, &proof->stated.place, proof->scope);
	write_terms(writer, proof);
	write_proof_properties(writer, proof);
	json_end_map(&writer->out);
}

static void write_finding(struct writer *writer, const struct finding *finding)
{
	json_map(&writer->out, NULL);
	write_rule_of(writer, finding->check);
	json_text(&writer->out, "level", finding_level_name(finding->level));
	write_message(writer, "message", words_finding(&writer->words, finding));
	write_locations(writer, &finding->place, finding->id);
	json_map(&writer->out, "properties");
	json_text(&writer->out, "bytes", place_text(&finding->place, writer->words.arena));
	json_end_map(&writer->out);
	json_end_map(&writer->out);
}

/* ---- runs ---- */

static void write_rules(struct writer *writer)
{
	json_list(&writer->out, "rules");
	for (size_t i = 0; i < check_count; i++) {
		const struct check *check = &checks[i];
		struct str paragraph = words_of(&writer->words, check->document);
		json_map(&writer->out, NULL);
		json_text(&writer->out, "id", check->id);
		write_message(writer, "shortDescription", words_of(&writer->words, check->summary));
		write_message(writer, "fullDescription", paragraph);
		write_message(writer, "help", paragraph);
		json_map(&writer->out, "defaultConfiguration");
		json_text(&writer->out, "level", finding_level_name(check->level));
		json_end_map(&writer->out);
		json_end_map(&writer->out);
	}
	json_end_list(&writer->out);
}

static void write_tool(struct writer *writer)
{
	json_map(&writer->out, "tool");
	json_map(&writer->out, "driver");
	json_text(&writer->out, "name", STR("zhinan"));
	json_text(&writer->out, "language",
	          writer->words.language == LANGUAGE_CHINESE ? STR("zh-CN") : STR("en-US"));
	write_rules(writer);
	json_end_map(&writer->out);
	json_end_map(&writer->out);
}

static void write_artifacts(struct writer *writer)
{
	const struct model *model = writer->audit->model;
	json_list(&writer->out, "artifacts");
	json_map(&writer->out, NULL);
	json_map(&writer->out, "location");
	json_text(&writer->out, "uri", uri_of(writer, model->source.name));
	json_end_map(&writer->out);
	json_integer(&writer->out, "length", model->source.bytes);
	json_text_if(&writer->out, "encoding", model->source.encoding);
	if (model->source.sha256.size > 0) {
		json_map(&writer->out, "hashes");
		json_text(&writer->out, "sha-256", model->source.sha256);
		json_end_map(&writer->out);
	}
	json_end_map(&writer->out);
	json_end_list(&writer->out);
}

static void write_run(struct writer *writer, const struct audit *audit)
{
	writer->audit = audit;
	json_map(&writer->out, NULL);
	write_tool(writer);
	json_text(&writer->out, "language",
	          writer->words.language == LANGUAGE_CHINESE ? STR("zh-CN") : STR("en-US"));
	json_text(&writer->out, "columnKind", STR("unicodeCodePoints"));
	write_artifacts(writer);
	json_list(&writer->out, "results");
	for (size_t i = 0; i < audit->proof_count; i++) {
		write_proof(writer, &audit->proofs[i]);
	}
	for (size_t i = 0; i < audit->finding_count; i++) {
		write_finding(writer, &audit->findings[i]);
	}
	json_end_list(&writer->out);
	json_map(&writer->out, "properties");
	json_text(&writer->out, "verdict", audit_verdict(audit));
	json_end_map(&writer->out);
	json_end_map(&writer->out);
}

enum status audit_sarif(const struct report *report)
{
	struct writer writer = {.words = report->words};
	json_out_init(&writer.out, report->stream);
	json_map(&writer.out, NULL);
	json_text(&writer.out, "$schema",
	          STR("https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
	              "sarif-schema-2.1.0.json"));
	json_text(&writer.out, "version", STR("2.1.0"));
	json_list(&writer.out, "runs");
	for (size_t i = 0; i < report->audit_count; i++) {
		write_run(&writer, report->audits[i]);
	}
	json_end_list(&writer.out);
	json_end_map(&writer.out);
	json_out_release(&writer.out);
	return STATUS_OK;
}
