/* A small model and its source, changed and proved. */
#ifndef ZHINAN_TESTS_CMD_PROOF_H
#define ZHINAN_TESTS_CMD_PROOF_H

#include "verify/verification.h"
#include "small_model.h"

struct proof {
	struct arena arena;
	struct diags diags;
	struct lexicon *lexicon;
	struct source source;
	struct model model;
	struct verification report;
};

struct proof_case {
	void (*change)(struct proof *proof);
	const char *words; /* in the diags */
};

/* Reads some bytes and makes the small model of them; release the arena. */
void proof_init(struct proof *proof, struct str bytes, const char *encoding);

enum status prove(struct proof *proof);

/* All diags, a line each. */
const char *proof_words(struct proof *proof);

/* Checks of each change of the small model that it is found, and in which words. */
void proof_fails(const struct proof_case *cases, size_t count);

/* A direction of the model's section, by its position from 1. */
struct node *nth_direction(struct proof *proof, int number);

/* The first child of a kind, which there must be. */
struct node *child(struct node *parent, enum node_kind kind);

#endif
