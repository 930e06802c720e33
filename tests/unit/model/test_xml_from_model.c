/* The model to XML: the edges, and what holds for any model. */
#include <criterion/criterion.h>
#include <stdio.h>

#include "model/model_from_xml.h"
#include "model/schema_check.h"
#include "model/xml_from_model.h"
#include "random_model.h"
#include "sample.h"

/* A model with nothing in it, and one that a full disk receives. */
Test(xml_from_model, edges)
{
	struct arena arena;
	struct diags diags;
	struct model model;
	arena_init(&arena);
	diags_init(&diags, &arena);
	model_init(&model, &arena);
	struct str xml = sample_xml(&model, &arena);
	cr_assert(
	    str_equal(xml,
	              STR("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	                  "<guideline xmlns=\"urn:zhinan:guideline:1\" "
	                  "xml:lang=\"zh-Hans-CN\">\n"
	                  " <source bytes=\"0\" lines=\"0\"/>\n"
	                  " <residue coverage=\"1.0000\" claimed=\"0\" total=\"0\" amounts=\"0\" "
	                  "amounts-understood=\"0\"/>\n"
	                  "</guideline>\n")),
	    "%s", xml.data);
	FILE *full = fopen("/dev/full", "w");
	if (full) {
		sample_make(&model, &arena);
		cr_assert_eq(xml_from_model(full, &model, &diags), STATUS_TROUBLE, "a full disk");
		cr_assert(strstr(sample_diag(&diags), "cannot write"), "%s", sample_diag(&diags));
		fclose(full);
	}
	/* Deeper and longer than any block of the writer. */
	struct node *node = model.body;
	char *text = arena_alloc(&arena, 200001);
	memset(text, '&', 200000);
	for (int i = 0; i < 200; i++) {
		node = node_new(&model, NODE_ITEM, node);
	}
	node->text = (struct str){text, 200000};
	xml = sample_xml(&model, &arena);
	cr_assert_gt(xml.size, 1000000);
	enum status status = model_from_xml(&model, &arena, xml, STR("deep"), &diags);
	cr_assert_eq(status, STATUS_OK, "%s", sample_diag(&diags));
	cr_assert(str_equal(sample_xml(&model, &arena), xml));
	arena_release(&arena);
}

/* Any model: its XML is valid, and reading it and writing it again gives the same bytes. */
Test(xml_from_model, any_model)
{
	enum { MODELS = 150, VALIDATED = 40 };
	for (uint64_t seed = 1; seed <= MODELS; seed++) {
		struct arena arena;
		struct diags diags;
		struct model model;
		struct model again;
		arena_init(&arena);
		diags_init(&diags, &arena);
		random_model_make(&model, &arena, seed, seed % 7 == 0 ? 3000 : seed * 3 % 200);
		struct str xml = sample_xml(&model, &arena);
		cr_assert(str_equal(xml, sample_xml(&model, &arena)), "seed %lu: stable", seed);
		enum status status = model_from_xml(&again, &arena, xml, STR("x"), &diags);
		cr_assert_eq(status, STATUS_OK, "seed %lu: %s", seed, sample_diag(&diags));
		struct str second = sample_xml(&again, &arena);
		cr_assert(str_equal(xml, second), "seed %lu:\n%s\nis not\n%s", seed, xml.data,
		          second.data);
		if (seed <= VALIDATED) {
			status = schema_check(xml, STR("x"), "grammars/guideline.xsd", &diags);
			cr_assert_eq(status, STATUS_OK, "seed %lu: %s in\n%s", seed,
			             sample_diag(&diags), xml.data);
		}
		arena_release(&arena);
	}
}
