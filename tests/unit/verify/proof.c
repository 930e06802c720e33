/* See proof.h. */
#include "proof.h"

#include <criterion/criterion.h>

#include "base/buf.h"

void proof_init(struct proof *proof, struct str bytes, const char *encoding)
{
	arena_init(&proof->arena);
	diags_init(&proof->diags, &proof->arena);
	proof->lexicon = small_lexicon(&proof->arena);
	cr_assert_eq(small_source(&proof->source, &proof->arena, bytes, encoding), STATUS_OK);
	small_model_make(&proof->model, &proof->arena, &proof->source, proof->lexicon);
}

enum status prove(struct proof *proof)
{
	diags_init(&proof->diags, &proof->arena);
	return verification_from_model(&proof->report, &proof->model, &proof->source,
	                               proof->lexicon, &proof->diags);
}

const char *proof_words(struct proof *proof)
{
	struct buf buf;
	buf_init(&buf);
	for (const struct diag *diag = proof->diags.first; diag; diag = diag->next) {
		buf_append(&buf, diag_text(diag, LANGUAGE_ENGLISH, &proof->arena));
		buf_append_byte(&buf, '\n');
	}
	struct str text = arena_copy(&proof->arena, buf_str(&buf));
	buf_release(&buf);
	return text.data;
}

void proof_fails(const struct proof_case *cases, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct proof proof;
		proof_init(&proof, str_from(small_text), NULL);
		cases[i].change(&proof);
		cr_expect_eq(prove(&proof), STATUS_NO, "case %zu: %s", i, cases[i].words);
		cr_expect(strstr(proof_words(&proof), cases[i].words), "case %zu: %s is not in\n%s",
		          i, cases[i].words, proof_words(&proof));
		arena_release(&proof.arena);
	}
}

struct node *nth_direction(struct proof *proof, int number)
{
	struct node *node = proof->model.body->last->first;
	while (node->kind != NODE_DIRECTION || --number > 0) {
		node = node->next;
	}
	return node;
}

struct node *child(struct node *parent, enum node_kind kind)
{
	struct node *node = parent->first;
	while (node && node->kind != kind) {
		node = node->next;
	}
	cr_assert(node, "a child of kind %d", (int)kind);
	return node;
}
