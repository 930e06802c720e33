/* Audits as JSON: the shape of section 8 of the design, with more fields behind. Of one audit an
 * object, of several a list of them. A value that is not there is left out. */
#include "base/json_out.h"
#include "report/audit_words.h"
#include "report/report.h"
#include "value/decimal_json.h"

struct writer {
	struct json_out out;
	struct wording words;
	const struct audit *audit;
};

static void write_place(struct writer *writer, const struct place *place)
{
	json_integer(&writer->out, "line", place->line);
	json_text(&writer->out, "bytes", place_text(place, writer->words.arena));
}

/* What a person looks for: the page or the paragraph, and the heading. */
static void write_spot(struct writer *writer, const struct place *place)
{
	struct spot spot = spot_of(writer->audit->spots, place);
	json_integer_if(&writer->out, "page", spot.page);
	json_integer_if(&writer->out, "paragraph", spot.paragraph);
	json_text_if(&writer->out, "heading", spot_heading(spot.holder, writer->words.arena));
}

/* An end that is infinite is null; one that does not belong to the interval says so. */
static void write_bound(struct writer *writer, const char *key, const char *open_key,
                        const struct bound *bound)
{
	if (bound->is_infinite) {
		json_null(&writer->out, key);
		return;
	}
	json_decimal(&writer->out, key, bound->value);
	if (bound->is_open) {
		json_true(&writer->out, open_key);
	}
}

static void write_interval(struct writer *writer, const struct interval *interval)
{
	write_bound(writer, "min", "min_open", &interval->min);
	write_bound(writer, "max", "max_open", &interval->max);
}

static void write_amount(struct writer *writer, const struct amount *amount)
{
	if (amount->has_value) {
		json_decimal(&writer->out, "value", amount->value);
	}
	json_text(&writer->out, "relation", relation_name(amount->relation));
	write_place(writer, &amount->place);
	json_text_if(&writer->out, "text", amount->text);
	if (amount_has_bounds(amount)) {
		write_interval(writer, &amount->interval);
	}
	write_spot(writer, &amount->place);
}

/* The number of projects, with its place, and what each of them gets, whose place is the term's. */
static void write_product(struct writer *writer, const struct term *term)
{
	struct json_out *out = &writer->out;
	json_map(out, "product");
	json_decimal(out, "count", term->count);
	json_decimal(out, "each", term->each);
	write_place(writer, &term->count_place);
	json_text(out, "text", words_written(&writer->words, term));
	write_spot(writer, &term->count_place);
	json_end_map(out);
}

static void write_term(struct writer *writer, const struct term *term)
{
	struct json_out *out = &writer->out;
	json_map(out, NULL);
	json_text(out, "direction", term->number);
	json_text(out, "title", term->title);
	write_amount(writer, &term->amount);
	json_text_if(out, "id", term->id);
	json_text_if(out, "code", term->code);
	if (term->is_product) {
		write_product(writer, term);
	}
	if (term->times > 0) {
		json_integer(out, "times", term->times);
		json_text(out, "where", term->where);
	}
	json_end_map(out);
}

/* The tolerances are the run's, and stand in each proof so that it can be read alone. */
static void write_tolerance(struct writer *writer, const struct audit *audit)
{
	struct json_out *out = &writer->out;
	json_map(out, "tolerance");
	json_text(out, "precision",
	          audit->options.precision == PRECISION_ALL ? STR("all") : STR("total"));
	if (audit->options.has_about_tolerance) {
		json_decimal(out, "about_percent", audit->options.about_tolerance);
	}
	json_end_map(out);
}

static void write_proof(struct writer *writer, const struct audit *audit, const struct proof *proof)
{
	struct json_out *out = &writer->out;
	json_map(out, NULL);
	json_text(out, "check", proof->check);
	json_text(out, "verdict", verdict_name(proof->verdict));
	json_text(out, "unit", proof->unit);
	json_map(out, "stated");
	write_amount(writer, &proof->stated);
	json_end_map(out);
	if (proof->has_overflow) {
		json_true(out, "overflow");
	} else {
		json_decimal(out, "sum", proof->sum);
		write_interval(writer, &proof->interval);
		json_decimal(out, "difference", proof->difference);
	}
	json_text_if(out, "scope", proof->scope);
	if (proof->column > 0) {
		json_integer(out, "row", proof->row);
		json_integer(out, "column", proof->column);
		json_text(out, "heading", proof->heading);
	}
	json_integer_if(out, "missing", (long long)proof->missing);
	write_tolerance(writer, audit);
	json_text(out, "reason", words_reason(&writer->words, proof));
	json_list(out, "terms");
	for (size_t i = 0; i < proof->term_count; i++) {
		write_term(writer, &proof->terms[i]);
	}
	json_end_list(out);
	json_end_map(out);
}

static void write_finding(struct writer *writer, const struct finding *finding)
{
	struct json_out *out = &writer->out;
	const struct wording english = {LANGUAGE_ENGLISH, writer->words.arena};
	const struct wording chinese = {LANGUAGE_CHINESE, writer->words.arena};
	json_map(out, NULL);
	json_text(out, "check", finding->check);
	json_text(out, "level", finding_level_name(finding->level));
	write_place(writer, &finding->place);
	json_text(out, "message", words_finding(&writer->words, writer->audit, finding));
	json_text_if(out, "id", finding->id);
	write_spot(writer, &finding->place);
	if (finding->other.line > 0) {
		json_map(out, "other");
		write_place(writer, &finding->other);
		write_spot(writer, &finding->other);
		json_end_map(out);
	}
	json_map(out, "messages");
	json_text(out, "en", words_finding(&english, writer->audit, finding));
	json_text(out, "zh", words_finding(&chinese, writer->audit, finding));
	json_end_map(out);
	json_end_map(out);
}

static void write_audit(struct writer *writer, const struct audit *audit)
{
	struct json_out *out = &writer->out;
	writer->audit = audit;
	json_map(out, NULL);
	json_map(out, "source");
	json_text(out, "name", audit->model->source.name);
	json_text(out, "sha256", audit->model->source.sha256);
	json_end_map(out);
	json_text(out, "verdict", audit_verdict(audit));
	json_list(out, "proofs");
	for (size_t i = 0; i < audit->proof_count; i++) {
		write_proof(writer, audit, &audit->proofs[i]);
	}
	json_end_list(out);
	json_list(out, "findings");
	for (size_t i = 0; i < audit->finding_count; i++) {
		write_finding(writer, &audit->findings[i]);
	}
	json_end_list(out);
	json_end_map(out);
}

enum status audit_json(const struct report *report)
{
	struct writer writer = {.words = report->words};
	json_out_init(&writer.out, report->stream);
	if (report->audit_count != 1) {
		json_list(&writer.out, NULL);
	}
	for (size_t i = 0; i < report->audit_count; i++) {
		write_audit(&writer, report->audits[i]);
	}
	if (report->audit_count != 1) {
		json_end_list(&writer.out);
	}
	json_out_release(&writer.out);
	return STATUS_OK;
}
