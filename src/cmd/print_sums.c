/* Prints sums: what was counted or added, what is stated, and how far the two differ. */
#include "cmd/print_sums.h"

#include "cmd/message.h"
#include "verify/verification.h"

static void print(FILE *out, struct str text)
{
	fwrite(text.data, 1, text.size, out);
}

/* Prints what the document states of a kind, and how far the sum differs from it. */
static void print_stated(FILE *out, const struct model *model, enum node_kind kind,
                         struct decimal sum, struct str unit, const struct wording *words)
{
	bool is_money = kind == NODE_FUNDS;
	for (const struct node *node = model->stated->first; node; node = node->next) {
		if (node->kind != kind || !node->figure || !node->figure->has_value ||
		    node->figure->per.size > 0 || node_project_kind(node).size > 0 || node->whole) {
			continue; /* per something, of one kind, or a part */
		}
		struct figure figure = *node->figure;
		struct decimal difference;
		figure.unit = is_money ? figure.unit : (struct str){0};
		print(out, words_say(words, &MESSAGE_SUMS_STATED, words_figure(words, &figure)));
		if ((!is_money || str_equal(unit, figure.unit)) &&
		    decimal_subtract(&difference, sum, figure.value)) {
			print(out, words_say(words,
			                     is_money ? &MESSAGE_SUMS_DIFFERENCE
			                              : &MESSAGE_SUMS_DIFFERENCE_OF_COUNTS,
			                     words_quantity(words, difference, unit)));
		}
	}
	putc('\n', out);
}

static void print_sum(FILE *out, const struct model *model, enum node_kind kind,
                      const struct wording *words)
{
	struct verify_sum sum;
	verify_add_up(&sum, model, kind, words->arena);
	if (sum.terms + sum.left_out == 0) {
		return;
	}
	print(out, words_say(
		       words, &MESSAGE_SUMS_SUM, words_code(words, CODE_KIND, node_kind_name(kind)),
		       words_count(words, sum.terms), words_quantity(words, sum.value, sum.unit)));
	if (sum.left_out > 0) {
		print(out,
		      words_say(words, &MESSAGE_SUMS_LEFT_OUT, words_count(words, sum.left_out)));
	}
	print_stated(out, model, kind, sum.value, sum.unit, words);
}

static void print_count(FILE *out, const struct model *model, enum node_kind kind, size_t count,
                        const struct wording *words)
{
	if (count > 0) {
		struct decimal number = {(int64_t)count, 0};
		print(out, words_say(words, &MESSAGE_SUMS_COUNTED,
		                     words_code(words, CODE_KIND, node_kind_name(kind)),
		                     words_count(words, count)));
		print_stated(out, model, kind, number, (struct str){0}, words);
	}
}

void print_sums(FILE *out, const struct model *model, const struct wording *words)
{
	print_count(out, model, NODE_DIRECTIONS, verify_count_directions(model), words);
	print_count(out, model, NODE_PARTNERS, verify_count_partners(model, words->arena), words);
	print_sum(out, model, NODE_PROJECTS, words);
	print_sum(out, model, NODE_FUNDS, words);
}
