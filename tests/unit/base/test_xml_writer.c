/* Elements, with lines of their own and without. */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "base/xml_writer.h"

static void write_tree(struct xml_writer *writer)
{
	xml_start(writer, "a");
	xml_attribute(writer, "n", STR("<\"&\n"));
	xml_start(writer, "empty");
	xml_end(writer);
	xml_start(writer, "ended");
	xml_end_tag(writer);
	xml_end(writer);
	xml_start(writer, "b");
	xml_text(writer, STR("1 < \"2\""));
	xml_element(writer, "i", STR("x"));
	xml_end(writer);
	xml_start(writer, "both");
	xml_start_line(writer);
	xml_quoted_text(writer, STR("\"q\"\ty"));
	xml_element(writer, "i", STR(""));
	xml_end_line(writer);
	xml_element(writer, "c", STR("z"));
	xml_end(writer);
	xml_end(writer);
}

Test(xml_writer, layout)
{
	static const char *const expected[] = {
	    "<a n=\"&lt;&quot;&amp;&#10;\"><empty/><ended></ended><b>1 &lt; \"2\"<i>x</i></b>"
	    "<both>&quot;q&quot;\ty<i></i><c>z</c></both></a>",
	    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<a n=\"&lt;&quot;&amp;&#10;\">\n"
	    " <empty/>\n"
	    " <ended>\n"
	    " </ended>\n"
	    " <b>1 &lt; \"2\"<i>x</i></b>\n"
	    " <both>\n"
	    "  &quot;q&quot;\ty<i></i>\n"
	    "  <c>z</c>\n"
	    " </both>\n"
	    "</a>\n",
	};
	for (int has_lines = 0; has_lines < 2; has_lines++) {
		char *text = NULL;
		size_t size = 0;
		struct arena arena;
		struct xml_writer writer;
		FILE *stream = open_memstream(&text, &size);
		arena_init(&arena);
		xml_writer_init(&writer, stream, &arena, has_lines);
		write_tree(&writer);
		xml_writer_release(&writer);
		fclose(stream);
		cr_expect_str_eq(text, expected[has_lines]);
		free(text);
		arena_release(&arena);
	}
}
