/* Audits in the Schematron Validation Report Language (ISO/IEC 19757-3, annex D):
 * a pattern for each check that ran and each document, a fired rule for what it looked
 * at, a successful report for a proof that holds, a failed assertion for one that does not and
 * for each finding. Locations are XPath in the XML of the document. */
#include "base/xml_writer.h"
#include "report/audit_words.h"
#include "report/report.h"

struct writer {
	struct xml_writer xml;
	struct wording words;
	const struct audit *audit;
	size_t document; /* from 1 */
};

/* An attribute, where it has a value. */
static void attribute(struct writer *writer, const char *name, struct str value)
{
	if (value.size > 0) {
		xml_attribute(&writer->xml, name, value);
	}
}

static void write_text(struct writer *writer, struct str text)
{
	xml_start(&writer->xml, "svrl:text");
	xml_quoted_text(&writer->xml, text);
	xml_end(&writer->xml);
}

static void write_diagnostic(struct writer *writer, const char *name, struct str text)
{
	if (text.size > 0) {
		xml_start(&writer->xml, "svrl:diagnostic-reference");
		attribute(writer, "diagnostic", str_from(name));
		write_text(writer, text);
		xml_end(&writer->xml);
	}
}

/* ---- where and what ---- */

/* The element of a proof's stated total. */
static struct str stated_location(struct writer *writer, const struct proof *proof)
{
	static const struct {
		struct str check;
		const char *element;
	} elements[] = {
	    {STR_INIT("funds-total"), "funds"},
	    {STR_INIT("projects-total"), "projects"},
	    {STR_INIT("directions-count"), "directions"},
	    {STR_INIT("partners-count"), "partners"},
	};
	const char *element = "*";
	for (size_t i = 0; i < sizeof elements / sizeof elements[0]; i++) {
		if (str_equal(proof->check, elements[i].check)) {
			element = elements[i].element;
		}
	}
	if (proof->scope.size == 0) {
		return arena_format(writer->words.arena, "/g:guideline/g:stated/g:%s", element);
	}
	if (proof->column > 0) {
		return arena_format(
		    writer->words.arena,
		    "/g:guideline/g:body//g:table[@id='%.*s']/g:row[@row=%u]/g:cell[@column=%u]",
		    STR_FORMAT(proof->scope), proof->row, proof->column);
	}
	return arena_format(writer->words.arena, "/g:guideline/g:body//*[@id='%.*s']/g:%s",
	                    STR_FORMAT(proof->scope), element);
}

static struct str finding_location(struct writer *writer, const struct finding *finding)
{
	if (finding->id.size == 0) {
		return STR("/g:guideline");
	}
	return arena_format(writer->words.arena, "/g:guideline/g:body//*[@id='%.*s']",
	                    STR_FORMAT(finding->id));
}

/* What a proof comes to, as an expression that is true where it holds. */
static struct str proof_test(struct writer *writer, const struct proof *proof)
{
	struct arena *arena = writer->words.arena;
	const struct bound *low = &proof->stated.interval.min;
	const struct bound *high = &proof->stated.interval.max;
	if (proof->has_overflow) {
		return STR("sum = stated");
	}
	struct str sum = decimal_text(proof->sum, arena);
	bool is_rounded =
	    proof->verdict == VERDICT_ROUNDED && !low->is_infinite && !high->is_infinite;
	if (is_rounded) {
		struct str least = decimal_text(low->value, arena);
		struct str most = decimal_text(high->value, arena);
		return arena_format(arena, "%.*s <= %.*s and %.*s <= %.*s", STR_FORMAT(least),
		                    STR_FORMAT(sum), STR_FORMAT(sum), STR_FORMAT(most));
	}
	struct str stated = decimal_text(proof->stated.value, arena);
	return arena_format(arena, "%.*s = %.*s", STR_FORMAT(sum), STR_FORMAT(stated));
}

/* A line, a page or a paragraph; empty for none. */
static struct str ordinal_text(struct writer *writer, uint32_t ordinal)
{
	return ordinal > 0 ? words_count(&writer->words, ordinal) : (struct str){0};
}

/* ---- patterns ---- */

static void write_rule(struct writer *writer, struct str context)
{
	xml_start(&writer->xml, "svrl:fired-rule");
	attribute(writer, "context", context);
	xml_end(&writer->xml);
}

static void write_result(struct writer *writer, const char *element, struct str id,
                         struct str location, struct str test, struct str role)
{
	xml_start(&writer->xml, element);
	attribute(writer, "id", id);
	attribute(writer, "location", location);
	attribute(writer, "test", test);
	attribute(writer, "role", role);
}

/* A term on a line: its number and title, what is written, where. */
static void write_term(struct writer *writer, const struct term *term)
{
	const struct wording *words = &writer->words;
	struct spot spot = spot_of(writer->audit->spots, &term->amount.place);
	struct str name = term->number.size > 0 ? term->number : term->code;
	struct str where = words_joined(words, words_written(words, term), ", ",
	                                spot.line > 0 ? words_spot(words, &spot) : STR(""));
	struct str what = words_joined(words, name, " ", term->title);
	write_diagnostic(writer, "term", words_joined(words, what, ": ", where));
}

static void end_result(struct writer *writer, const struct place *place, struct str text)
{
	struct spot spot = spot_of(writer->audit->spots, place);
	write_diagnostic(writer, "line", ordinal_text(writer, spot.line));
	write_diagnostic(writer, "bytes", place_text(place, writer->words.arena));
	write_diagnostic(writer, "page", ordinal_text(writer, spot.page));
	write_diagnostic(writer, "paragraph", ordinal_text(writer, spot.paragraph));
	write_diagnostic(writer, "heading", spot_heading(spot.holder, writer->words.arena));
	write_text(writer, text);
	xml_end(&writer->xml);
}

static void write_proof(struct writer *writer, const struct proof *proof)
{
	struct str location = stated_location(writer, proof);
	struct str test = proof_test(writer, proof);
	write_rule(writer, location);
	if (proof->verdict < VERDICT_UNDECIDABLE) {
		write_result(writer, "svrl:successful-report", proof->check, location, test,
		             STR(""));
	} else {
		write_result(writer, "svrl:failed-assert", proof->check, location, test,
		             finding_level_name(proof->verdict == VERDICT_INCONSISTENT
		                                    ? FINDING_ERROR
		                                    : FINDING_WARNING));
	}
	attribute(writer, "flag", verdict_name(proof->verdict));
	for (size_t i = 0; i < proof->term_count; i++) {
		write_term(writer, &proof->terms[i]);
	}
	end_result(writer, &proof->stated.place, words_proof(&writer->words, proof));
}

static void write_finding(struct writer *writer, const struct finding *finding)
{
	struct str location = finding_location(writer, finding);
	write_result(writer, "svrl:failed-assert", finding->check, location, finding->check,
	             finding_level_name(finding->level));
	end_result(writer, &finding->place, words_finding(&writer->words, writer->audit, finding));
}

/* A pattern: what the check proved, and what it found. Ids do not repeat in a report. */
static void write_pattern(struct writer *writer, const struct check *kind)
{
	const struct audit *audit = writer->audit;
	struct str id = kind->id;
	if (writer->document > 1) {
		id =
		    arena_format(writer->words.arena, "%.*s-%zu", STR_FORMAT(id), writer->document);
	}
	xml_start(&writer->xml, "svrl:active-pattern");
	attribute(writer, "id", id);
	attribute(writer, "documents", audit->model->source.name);
	attribute(writer, "name", words_of(&writer->words, kind->summary));
	xml_end(&writer->xml);
	for (size_t i = 0; i < audit->proof_count; i++) {
		if (str_equal(audit->proofs[i].check, kind->id)) {
			write_proof(writer, &audit->proofs[i]);
		}
	}
	write_rule(writer, STR("/g:guideline"));
	for (size_t i = 0; i < audit->finding_count; i++) {
		if (str_equal(audit->findings[i].check, kind->id)) {
			write_finding(writer, &audit->findings[i]);
		}
	}
}

static void write_output(struct writer *writer, const struct audit *const *audits, size_t count)
{
	xml_start(&writer->xml, "svrl:schematron-output");
	attribute(writer, "xmlns:svrl", STR("http://purl.oclc.org/dsdl/svrl"));
	attribute(writer, "title", STR("zhinan audit"));
	xml_start(&writer->xml, "svrl:ns-prefix-in-attribute-values");
	attribute(writer, "uri", STR("urn:zhinan:guideline:1"));
	attribute(writer, "prefix", STR("g"));
	xml_end(&writer->xml);
	for (size_t i = 0; i < count; i++) {
		writer->audit = audits[i];
		writer->document = i + 1;
		for (size_t c = 0; c < check_count; c++) {
			if (audit_asks(&audits[i]->options, checks[c].id)) {
				write_pattern(writer, &checks[c]);
			}
		}
	}
	xml_end(&writer->xml);
}

enum status audit_svrl(const struct report *report)
{
	struct writer writer;
	writer.words = report->words;
	xml_writer_init(&writer.xml, report->stream, report->words.arena, true);
	write_output(&writer, report->audits, report->audit_count);
	xml_writer_release(&writer.xml);
	return STATUS_OK;
}
