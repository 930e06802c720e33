/* Prints sums with the names of the model's elements, which are the same in every language. */
#include "cmd/print_sums.h"

#include "verify/verification.h"

static void print_number(FILE *out, struct decimal number, struct str unit)
{
	char digits[DECIMAL_TEXT_SIZE];
	size_t size = decimal_write(number, digits);
	fprintf(out, "%.*s", (int)size, digits);
	if (unit.size > 0) {
		fprintf(out, " %.*s", STR_FORMAT(unit));
	}
}

/* Prints what the document states of a kind, and how far the sum differs from it. */
static void print_stated(FILE *out, const struct model *model, enum node_kind kind,
                         struct decimal sum, struct str unit)
{
	for (const struct node *node = model->stated->first; node; node = node->next) {
		if (node->kind != kind || !node->figure || !node->figure->has_value ||
		    node->figure->per.size > 0 || node_project_kind(node).size > 0 || node->whole) {
			continue; /* per something, of one kind, or a part */
		}
		const struct figure *figure = node->figure;
		struct decimal difference;
		fprintf(out, ", stated %.*s ", STR_FORMAT(relation_name(figure->relation)));
		print_number(out, figure->value,
		             kind == NODE_FUNDS ? figure->unit : (struct str){0});
		if ((kind == NODE_FUNDS && !str_equal(unit, figure->unit)) ||
		    !decimal_subtract(&difference, sum, figure->value)) {
			continue;
		}
		fprintf(out, ", difference ");
		print_number(out, difference, unit);
	}
	fprintf(out, "\n");
}

static void print_sum(FILE *out, const struct model *model, enum node_kind kind,
                      struct arena *arena)
{
	struct verify_sum sum;
	verify_add_up(&sum, model, kind, arena);
	if (sum.terms + sum.left_out == 0) {
		return;
	}
	fprintf(out, "%.*s: %zu terms, sum ", STR_FORMAT(node_kind_name(kind)), sum.terms);
	print_number(out, sum.value, sum.unit);
	if (sum.left_out > 0) {
		fprintf(out, ", %zu left out", sum.left_out);
	}
	print_stated(out, model, kind, sum.value, sum.unit);
}

static void print_count(FILE *out, const struct model *model, enum node_kind kind, size_t count)
{
	if (count > 0) {
		struct str name = node_kind_name(kind);
		struct decimal number = {(int64_t)count, 0};
		fprintf(out, "%.*s: %zu counted", STR_FORMAT(name), count);
		print_stated(out, model, kind, number, (struct str){0});
	}
}

void print_sums(FILE *out, const struct model *model, struct arena *arena)
{
	print_count(out, model, NODE_DIRECTIONS, verify_count_directions(model));
	print_count(out, model, NODE_PARTNERS, verify_count_partners(model, arena));
	print_sum(out, model, NODE_PROJECTS, arena);
	print_sum(out, model, NODE_FUNDS, arena);
}
