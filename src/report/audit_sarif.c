/* Audits in the Static Analysis Results Interchange Format (SARIF 2.1.0, OASIS): one run, whose
 * artifacts are the documents. Rules are the checks, with their documentation; a result is a proof
 * or a finding. A proof that holds has the kind "pass", one that cannot be decided "open", and both
 * the level "none", as clause 3.27.10 wants it. Regions name a line and, where places count in the
 * file itself and not in text taken out of it, its bytes. */
#include "base/file_name.h"
#include "base/json_out.h"
#include "base/sha256.h"
#include "base/sort.h"
#include "report/audit_words.h"
#include "report/report.h"
#include "value/decimal_json.h"

/* A document, once for all audits of it. */
struct artifact {
	struct str uri;
	const struct audit *audit; /* the first of it */
};

/* A result by what it is about, without what other edits of the document would change. */
struct fingerprint {
	struct str digest;
	size_t at;    /* in the order of writing */
	size_t equal; /* how many before it are alike */
};

struct writer {
	struct json_out out;
	struct wording words;
	const struct report *report;
	const struct audit *audit;
	struct artifact *artifacts;
	size_t artifact_count;
	size_t *artifact_of; /* each audit */
	size_t artifact;     /* of the current audit */
	struct fingerprint *fingerprints;
	size_t fingerprint_count;
	size_t fingerprint_capacity;
	size_t result; /* the next */
};

/* ---- artifacts ---- */

/* A URI with a path as its query. */
static struct str with_query(struct writer *writer, struct str uri, struct str path)
{
	struct arena *arena = writer->words.arena;
	return arena_format(arena, "%.*s?model=%.*s", STR_FORMAT(uri),
	                    STR_FORMAT(file_name_uri(arena, path)));
}

/* The URI of an audit's document, the `turn`th that may be tried: its path as it was given. Of a
 * document known by its XML alone only the name is known; documents of one name are told apart by the
 * folder of the XML, and then by its path. */
static struct str uri_of(struct writer *writer, size_t audit, size_t turn)
{
	struct arena *arena = writer->words.arena;
	struct str name = writer->report->audits[audit]->model->source.name;
	struct str path = writer->report->origins ? writer->report->origins[audit].path : name;
	if (writer->report->origins && writer->report->origins[audit].is_document) {
		struct str uri = file_name_uri(arena, path);
		return turn == 0 ? uri : with_query(writer, uri, path);
	}
	struct str folder = path;
	while (folder.size > 0 && folder.data[folder.size - 1] != '/') {
		folder.size--;
	}
	struct str beside = arena_format(arena, "%.*s%.*s", STR_FORMAT(folder), STR_FORMAT(name));
	struct str uri = file_name_uri(arena, turn == 0 ? name : beside);
	return turn < 2 ? uri : with_query(writer, uri, path);
}

/* The artifact of a URI, or their number. */
static size_t find_artifact(const struct writer *writer, struct str uri)
{
	size_t at = 0;
	while (at < writer->artifact_count && !str_equal(writer->artifacts[at].uri, uri)) {
		at++;
	}
	return at;
}

static void list_artifacts(struct writer *writer)
{
	enum { TURNS = 3 };
	size_t count = writer->report->audit_count;
	struct arena *arena = writer->words.arena;
	writer->artifacts = ARENA_ARRAY(arena, struct artifact, count + 1);
	writer->artifact_of = ARENA_ARRAY(arena, size_t, count + 1);
	for (size_t i = 0; i < count; i++) {
		const struct audit *audit = writer->report->audits[i];
		struct str uri;
		size_t at = 0;
		bool is_taken = true;
		for (size_t turn = 0; turn < TURNS && is_taken; turn++) {
			uri = uri_of(writer, i, turn);
			at = find_artifact(writer, uri);
			is_taken = at < writer->artifact_count &&
			           !str_equal(writer->artifacts[at].audit->model->source.sha256,
			                      audit->model->source.sha256);
		}
		if (at == writer->artifact_count) {
			writer->artifacts[writer->artifact_count++] = (struct artifact){uri, audit};
		}
		writer->artifact_of[i] = at;
	}
}

/* ---- fingerprints ---- */

/* The check, the titles above the place without their numbers, and what is about: of a finding the
 * text that it is in, of a proof its unit and column. No figure, line or byte. */
static void add_fingerprint(struct writer *writer, struct str check, const struct place *place,
                            const struct proof *proof)
{
	struct arena *arena = writer->words.arena;
	struct spot spot = spot_of(writer->audit->spots, place);
	struct str text = spot.text ? spot.text->text : (struct str){0};
	const struct str parts[] = {check,
	                            STR("\n"),
	                            spot_path(spot.holder, false, arena),
	                            STR("\n"),
	                            proof ? proof->unit : text,
	                            STR("\n"),
	                            proof ? proof->heading : STR("")};
	struct fingerprint fingerprint = {
	    .digest = sha256_hex(arena, parts, sizeof parts / sizeof *parts),
	    .at = writer->fingerprint_count};
	ARENA_PUSH(arena, writer->fingerprints, writer->fingerprint_count,
	           writer->fingerprint_capacity, fingerprint);
}

static int compare_digests(const void *a, const void *b)
{
	const struct fingerprint *left = a;
	const struct fingerprint *right = b;
	int order = str_compare(left->digest, right->digest);
	return order != 0 ? order : COMPARE(left->at, right->at);
}

static int compare_order(const void *a, const void *b)
{
	const struct fingerprint *left = a;
	const struct fingerprint *right = b;
	return COMPARE(left->at, right->at);
}

/* Makes the fingerprints of the current audit, in the order of its results. */
static void list_fingerprints(struct writer *writer)
{
	const struct audit *audit = writer->audit;
	writer->fingerprint_count = 0;
	writer->result = 0;
	for (size_t i = 0; i < audit->proof_count; i++) {
		const struct proof *proof = &audit->proofs[i];
		add_fingerprint(writer, proof->check, &proof->stated.place, proof);
	}
	for (size_t i = 0; i < audit->finding_count; i++) {
		const struct finding *finding = &audit->findings[i];
		add_fingerprint(writer, finding->check, &finding->place, NULL);
	}
	struct fingerprint *list = writer->fingerprints;
	SORT(list, writer->fingerprint_count, compare_digests);
	for (size_t i = 1; i < writer->fingerprint_count; i++) {
		bool is_equal = str_equal(list[i].digest, list[i - 1].digest);
		list[i].equal = is_equal ? list[i - 1].equal + 1 : 0;
	}
	SORT(list, writer->fingerprint_count, compare_order);
}

static void write_fingerprint(struct writer *writer)
{
	const struct fingerprint *own = &writer->fingerprints[writer->result++];
	json_map(&writer->out, "partialFingerprints");
	json_text(
	    &writer->out, "zhinanResult/v1",
	    arena_format(writer->words.arena, "%.*s:%zu", STR_FORMAT(own->digest), own->equal + 1));
	json_end_map(&writer->out);
}

/* ---- places ---- */

static void write_message(struct writer *writer, const char *key, struct str text)
{
	json_map(&writer->out, key);
	json_text(&writer->out, "text", text);
	json_end_map(&writer->out);
}

static void write_artifact_location(struct writer *writer, const char *key)
{
	json_map(&writer->out, key);
	json_text(&writer->out, "uri", writer->artifacts[writer->artifact].uri);
	json_integer(&writer->out, "index", (long long)writer->artifact);
	json_end_map(&writer->out);
}

/* Whether places count in the bytes of the file, and not in text that was taken out of it. */
static bool has_own_bytes(const struct writer *writer)
{
	struct str format = writer->audit->model->source.format;
	return format.size == 0 || str_equal(format, STR("text"));
}

/* From the first piece of a place to its last. */
static void write_region(struct writer *writer, const struct place *place)
{
	bool has_bytes = place->count > 0 && has_own_bytes(writer);
	if (place->line == 0 && !has_bytes) {
		return;
	}
	json_map(&writer->out, "region");
	json_integer_if(&writer->out, "startLine", place->line);
	if (has_bytes) {
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

/* The part of the document: its id, or that of the nearest section or direction around; with the
 * headings above the place. */
static void write_logical(struct writer *writer, const struct place *place, struct str id)
{
	struct spot spot = spot_of(writer->audit->spots, place);
	if (id.size == 0 && spot.holder) {
		id = spot.holder->id;
	}
	struct str path = spot_path(spot.holder, true, writer->words.arena);
	if (id.size > 0 || path.size > 0) {
		json_list(&writer->out, "logicalLocations");
		json_map(&writer->out, NULL);
		json_text_if(&writer->out, "name", id);
		json_text_if(&writer->out, "fullyQualifiedName", path);
		json_text(&writer->out, "kind", STR("element"));
		json_end_map(&writer->out);
		json_end_list(&writer->out);
	}
}

/* What SARIF has no property for: the page or paragraph, and each piece of the place. */
static void write_place_properties(struct writer *writer, const struct place *place)
{
	struct spot spot = spot_of(writer->audit->spots, place);
	json_integer_if(&writer->out, "page", spot.page);
	json_integer_if(&writer->out, "paragraph", spot.paragraph);
	json_text(&writer->out, "bytes", place_text(place, writer->words.arena));
}

static void write_locations(struct writer *writer, const struct place *place, struct str id)
{
	json_list(&writer->out, "locations");
	open_location(writer, place);
	write_logical(writer, place, id);
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
		write_logical(writer, &term->amount.place, term->id);
		write_message(writer, "message",
		              arena_format(arena, "%.*s%s%.*s: %.*s", STR_FORMAT(name),
		                           name.size > 0 ? " " : "", STR_FORMAT(term->title),
		                           STR_FORMAT(written)));
		json_map(&writer->out, "properties");
		write_place_properties(writer, &term->amount.place);
		json_end_map(&writer->out);
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
	write_place_properties(writer, &proof->stated.place);
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
	write_fingerprint(writer);
	write_proof_properties(writer, proof);
	json_end_map(&writer->out);
}

static void write_finding(struct writer *writer, const struct finding *finding)
{
	json_map(&writer->out, NULL);
	write_rule_of(writer, finding->check);
	json_text(&writer->out, "kind", STR("fail"));
	json_text(&writer->out, "level", finding_level_name(finding->level));
	write_message(writer, "message", words_finding(&writer->words, writer->audit, finding));
	write_locations(writer, &finding->place, finding->id);
	if (finding->other.line > 0) {
		json_list(&writer->out, "relatedLocations");
		open_location(writer, &finding->other);
		json_integer(&writer->out, "id", 0);
		write_logical(writer, &finding->other, (struct str){0});
		json_map(&writer->out, "properties");
		write_place_properties(writer, &finding->other);
		json_end_map(&writer->out);
		json_end_map(&writer->out);
		json_end_list(&writer->out);
	}
	write_fingerprint(writer);
	json_map(&writer->out, "properties");
	write_place_properties(writer, &finding->place);
	json_end_map(&writer->out);
	json_end_map(&writer->out);
}

/* ---- the run ---- */

/* The name of a rule as viewers show it, one word: "FundsTotal". */
static struct str rule_name(struct writer *writer, struct str id)
{
	char *name = arena_alloc(writer->words.arena, id.size + 1);
	size_t size = 0;
	for (size_t i = 0; i < id.size; i++) {
		char c = id.data[i];
		bool begins = i == 0 || id.data[i - 1] == '-';
		if (c != '-') {
			name[size++] = begins && ascii_is_letter(c) ? (char)(c - 'a' + 'A') : c;
		}
	}
	return (struct str){name, size};
}

static void write_rules(struct writer *writer)
{
	json_list(&writer->out, "rules");
	for (size_t i = 0; i < check_count; i++) {
		const struct check *check = &checks[i];
		struct str paragraph = words_of(&writer->words, check->document);
		json_map(&writer->out, NULL);
		json_text(&writer->out, "id", check->id);
		if (str_find(check->id, STR("-")) != SIZE_MAX) { /* else it is the id again */
			json_text(&writer->out, "name", rule_name(writer, check->id));
		}
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
	json_text_if(&writer->out, "version", str_from(writer->report->version));
	json_text(&writer->out, "language",
	          writer->words.language == LANGUAGE_CHINESE ? STR("zh-CN") : STR("en-US"));
	write_rules(writer);
	json_end_map(&writer->out);
	json_end_map(&writer->out);
}

static struct str mime_type_of(struct str format)
{
	static const struct {
		struct str format, type;
	} types[] = {
	    {STR_INIT("text"), STR_INIT("text/plain")},
	    {STR_INIT("html"), STR_INIT("text/html")},
	    {STR_INIT("mhtml"), STR_INIT("multipart/related")},
	    {STR_INIT("pdf"), STR_INIT("application/pdf")},
	    {STR_INIT("doc"), STR_INIT("application/msword")},
	    {STR_INIT("odt"), STR_INIT("application/vnd.oasis.opendocument.text")},
	    {STR_INIT("docx"),
	     STR_INIT("application/vnd.openxmlformats-officedocument.wordprocessingml.document")},
	    {STR_INIT("xlsx"),
	     STR_INIT("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")},
	};
	for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
		if (str_equal(types[i].format, format)) {
			return types[i].type;
		}
	}
	return (struct str){0};
}

static void write_artifact(struct writer *writer, const struct artifact *artifact)
{
	struct json_out *out = &writer->out;
	const struct model *model = artifact->audit->model;
	writer->audit = artifact->audit;
	json_map(out, NULL);
	json_map(out, "location");
	json_text(out, "uri", artifact->uri);
	json_end_map(out);
	json_integer(out, "length", model->source.bytes);
	json_text_if(out, "mimeType", mime_type_of(model->source.format));
	if (has_own_bytes(writer)) {
		json_text_if(out, "encoding", model->source.encoding);
	}
	if (model->source.sha256.size > 0) {
		json_map(out, "hashes");
		json_text(out, "sha-256", model->source.sha256);
		json_end_map(out);
	}
	json_map(out, "properties");
	json_text(out, "name", model->source.name);
	json_text_if(out, "title", model->title);
	json_text(out, "verdict", audit_verdict(artifact->audit));
	json_end_map(out);
	json_end_map(out);
}

static void write_results(struct writer *writer)
{
	json_list(&writer->out, "results");
	for (size_t i = 0; i < writer->report->audit_count; i++) {
		const struct audit *audit = writer->report->audits[i];
		writer->audit = audit;
		writer->artifact = writer->artifact_of[i];
		list_fingerprints(writer);
		for (size_t j = 0; j < audit->proof_count; j++) {
			write_proof(writer, &audit->proofs[j]);
		}
		for (size_t j = 0; j < audit->finding_count; j++) {
			write_finding(writer, &audit->findings[j]);
		}
	}
	json_end_list(&writer->out);
}

/* The worst verdict of all documents. */
static void write_verdict(struct writer *writer)
{
	const struct audit *worst = NULL;
	for (size_t i = 0; i < writer->report->audit_count; i++) {
		const struct audit *audit = writer->report->audits[i];
		worst = !worst || audit_overall(audit) > audit_overall(worst) ? audit : worst;
	}
	if (worst) {
		json_map(&writer->out, "properties");
		json_text(&writer->out, "verdict", audit_verdict(worst));
		json_end_map(&writer->out);
	}
}

static void write_run(struct writer *writer)
{
	struct json_out *out = &writer->out;
	json_map(out, NULL);
	write_tool(writer);
	json_map(out, "automationDetails");
	json_text(out, "id", STR("zhinan/audit/"));
	json_end_map(out);
	json_text(out, "language",
	          writer->words.language == LANGUAGE_CHINESE ? STR("zh-CN") : STR("en-US"));
	json_text(out, "columnKind", STR("unicodeCodePoints"));
	json_list(out, "artifacts");
	for (size_t i = 0; i < writer->artifact_count; i++) {
		write_artifact(writer, &writer->artifacts[i]);
	}
	json_end_list(out);
	write_results(writer);
	write_verdict(writer);
	json_end_map(out);
}

enum status audit_sarif(const struct report *report)
{
	struct writer writer = {.words = report->words, .report = report};
	list_artifacts(&writer);
	json_out_init(&writer.out, report->stream);
	json_map(&writer.out, NULL);
	json_text(&writer.out, "$schema",
	          STR("https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
	              "sarif-schema-2.1.0.json"));
	json_text(&writer.out, "version", STR("2.1.0"));
	json_list(&writer.out, "runs");
	write_run(&writer);
	json_end_list(&writer.out);
	json_end_map(&writer.out);
	json_out_release(&writer.out);
	return STATUS_OK;
}
