/* Natural order: runs of digits compare as numbers, all else by bytes. */
#include "batch/order_parts.h"

#include "base/sort.h"

/* Takes a run of digits off the front of a name; without the zeros before it. */
static struct str take_number(struct str *name)
{
	size_t end = 0;
	size_t first = 0;
	while (end < name->size && ascii_is_digit(name->data[end])) {
		first += name->data[end] == '0' && first == end;
		end++;
	}
	struct str number = str_slice(*name, first, end);
	*name = str_slice(*name, end, name->size);
	return number;
}

static int compare_numbers(struct str a, struct str b)
{
	return a.size != b.size ? COMPARE(a.size, b.size) : str_compare(a, b);
}

int natural_order(struct str a, struct str b)
{
	struct str whole_a = a;
	struct str whole_b = b;
	while (a.size > 0 && b.size > 0) {
		int order;
		if (ascii_is_digit(*a.data) && ascii_is_digit(*b.data)) {
			struct str number = take_number(&a);
			order = compare_numbers(number, take_number(&b));
		} else {
			order = COMPARE((unsigned char)*a.data, (unsigned char)*b.data);
			a = str_slice(a, 1, a.size);
			b = str_slice(b, 1, b.size);
		}
		if (order != 0) {
			return order;
		}
	}
	return a.size > 0 || b.size > 0 ? COMPARE(a.size, b.size) : str_compare(whole_a, whole_b);
}

static int compare_paths(const void *a, const void *b)
{
	return natural_order(str_from(*(const char *const *)a), str_from(*(const char *const *)b));
}

void order_parts(struct part_list *parts)
{
	SORT(parts->paths, parts->count, compare_paths);
}
