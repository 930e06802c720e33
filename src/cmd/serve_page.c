/* What a page says of itself. */
#include "cmd/serve_page.h"

struct str page_policy(struct str page)
{
	enum { NEAR = 8192 };
	static const struct str name =
	    STR_INIT("http-equiv=\"Content-Security-Policy\" content=\"");
	struct str head = str_slice(page, 0, NEAR);
	size_t start = str_find(head, name);
	if (start == SIZE_MAX) {
		return (struct str){0};
	}
	start += name.size;
	const char *end = memchr(head.data + start, '"', head.size - start);
	return end ? str_slice(head, start, (size_t)(end - head.data)) : (struct str){0};
}
