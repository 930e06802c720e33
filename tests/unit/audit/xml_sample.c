/* See xml_sample.h. */
#include "xml_sample.h"

#include <criterion/criterion.h>

#include "base/buf.h"
#include "model/model_from_xml.h"

static void give_places(const struct node *root, uint32_t *line)
{
	uint32_t ended;
	for (const struct node *node = root; node; node = node_next(node, root, &ended)) {
		struct node *own = (struct node *)node; /* made just here: ours to change */
		if (node != root && node->place.count == 0) {
			++*line;
			own->place = (struct place){.line = *line,
			                            .count = 1,
			                            .confidence = own->place.confidence,
			                            .first = {*line * 10, *line * 10 + 5}};
		}
	}
}

void xml_audit(struct audit *out, struct arena *arena, const char *parts,
               const struct audit_options *options)
{
	struct diags diags;
	struct model *model = ARENA_NEW(arena, struct model);
	uint32_t line = 0;
	diags_init(&diags, arena);
	struct str xml =
	    arena_format(arena, "<guideline xmlns='urn:zhinan:guideline:1'>%s</guideline>", parts);
	enum status status = model_from_xml(model, arena, xml, STR("x"), &diags);
	cr_assert_eq(status, STATUS_OK, "%s in %s",
	             diags.first ? diag_text(diags.first, LANGUAGE_ENGLISH, arena).data : "",
	             parts);
	give_places(model->stated, &line);
	give_places(model->body, &line);
	give_places(model->mentions, &line);
	audit_from_model(out, arena, model, options);
}

static bool is_wanted(const char *prefixes, struct str check)
{
	while (*prefixes) {
		size_t size = strcspn(prefixes, " ");
		if (str_starts(check, (struct str){prefixes, size})) {
			return true;
		}
		prefixes += size + (prefixes[size] == ' ');
	}
	return false;
}

static void say_proof(struct buf *said, const struct proof *proof)
{
	char digits[DECIMAL_TEXT_SIZE];
	size_t size = decimal_write(proof->difference, digits);
	buf_format(said, "%.*s%s%.*s %.*s %.*s of %zu", STR_FORMAT(proof->check),
	           proof->scope.size > 0 ? "@" : "", STR_FORMAT(proof->scope),
	           STR_FORMAT(verdict_name(proof->verdict)), (int)size, digits, proof->term_count);
	if (proof->missing > 0) {
		buf_format(said, " less %zu", proof->missing);
	}
	buf_append(said, STR("; "));
}

void xml_expect(const char *prefixes, const char *parts, const char *wanted)
{
	struct arena arena;
	struct audit audit;
	struct buf said;
	arena_init(&arena);
	buf_init(&said);
	xml_audit(&audit, &arena, parts, NULL);
	for (size_t i = 0; i < audit.proof_count; i++) {
		if (is_wanted(prefixes, audit.proofs[i].check)) {
			say_proof(&said, &audit.proofs[i]);
		}
	}
	for (size_t i = 0; i < audit.finding_count; i++) {
		const struct finding *finding = &audit.findings[i];
		if (is_wanted(prefixes, finding->check)) {
			buf_format(&said, "%.*s %.*s %u; ",
			           STR_FORMAT(finding_level_name(finding->level)),
			           STR_FORMAT(finding->check), finding->place.line);
		}
	}
	cr_expect(str_equal(buf_str(&said), str_from(wanted)), "\"%.*s\", not \"%s\" of\n%s",
	          STR_FORMAT(buf_str(&said)), wanted, parts);
	buf_release(&said);
	arena_release(&arena);
}
