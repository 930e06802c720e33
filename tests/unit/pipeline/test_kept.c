/* Every text of the corpus reads the same with grammars that are kept and with grammars that are loaded. */
#include <criterion/criterion.h>
#include <glob.h>

#include "base/file.h"
#include "grammar/kept.h"
#include "model/xml_from_model.h"
#include "pipeline.h"

static struct str read_whole(struct arena *arena, struct str bytes, struct grammars *grammars,
                             struct diags *diags)
{
	struct document document;
	struct pipeline_options options = {.kept = grammars};
	struct memory_writer writer;
	cr_assert_eq(
	    document_from_bytes(&document, arena, STR("t"), bytes, &options, PRODUCT_MODEL, diags),
	    STATUS_OK);
	memory_writer_open(&writer);
	cr_assert_eq(xml_from_model(writer.stream, &document.model, diags), STATUS_OK);
	document_release(&document);
	return memory_writer_close(&writer, arena);
}

Test(kept, corpus)
{
	struct arena arena;
	struct diags diags;
	struct buf buf;
	glob_t paths;
	arena_init(&arena);
	diags_init(&diags, &arena);
	buf_init(&buf);
	cr_assert_eq(kept_write(&buf, "grammars", &diags), STATUS_OK);
	struct grammars *kept = grammars_open_with(&arena, "grammars", buf_str(&buf));
	struct grammars *loaded = grammars_open_with(&arena, "grammars", (struct str){0});
	cr_assert_eq(glob("corpus/*/*.txt", 0, NULL, &paths), 0);
	cr_assert_gt(paths.gl_pathc, 10);
	for (size_t i = 0; i < paths.gl_pathc; i++) {
		struct str bytes;
		cr_assert_eq(file_read(&bytes, &arena, paths.gl_pathv[i], 0, &diags), STATUS_OK);
		struct str quick = read_whole(&arena, bytes, kept, &diags);
		struct str slow = read_whole(&arena, bytes, loaded, &diags);
		cr_expect(str_equal(quick, slow), "%s", paths.gl_pathv[i]);
		cr_expect_gt(quick.size, 1000);
	}
	globfree(&paths);
	grammars_close(kept);
	grammars_close(loaded);
	buf_release(&buf);
	arena_release(&arena);
}
