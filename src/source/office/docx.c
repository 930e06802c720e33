/* Finds and reads the parts of a DOCX: the document, and its styles and notes. */
#include "source/office/docx.h"

#include <stdlib.h>

#include "source/derived/markup.h"
#include "source/office/docx_body.h"
#include "source/office/package.h"

static struct str find_main(struct archive *archive)
{
	return package_main(archive, STR("word/document.xml"));
}

bool docx_recognise(struct archive *archive)
{
	struct str main = find_main(archive);
	struct str types;
	bool is_word = archive_peek(archive, "[Content_Types].xml", &types) &&
	               (str_find(types, STR("wordprocessingml")) != SIZE_MAX ||
	                str_find(types, STR("application/vnd.ms-word")) != SIZE_MAX);
	free((void *)(uintptr_t)types.data);
	return (is_word || str_starts(main, STR("word/"))) && archive_has(archive, main.data);
}

/* Reads a part in the main part's folder; its data are NULL if there is none. */
static enum status part_beside(struct archive *archive, struct str main, const char *name,
                               struct str *out)
{
	struct str path =
	    arena_format(archive->job->arena, "%.*s%s", STR_FORMAT(package_folder(main)), name);
	return archive_part(archive, path.data, out);
}

static enum status read_styles(struct docx_body *body, struct archive *archive, struct str main)
{
	struct reading_job *job = archive->job;
	struct str numbering = {0};
	struct str styles = {0};
	enum status status = part_beside(archive, main, "numbering.xml", &numbering);
	if (status == STATUS_OK) {
		status = part_beside(archive, main, "styles.xml", &styles);
	}
	if (status == STATUS_OK) {
		status = docx_numbering_read(&body->numbering, numbering, job);
	}
	if (status == STATUS_OK) {
		status = docx_styles_read(&body->styles, styles, job);
	}
	free((void *)(uintptr_t)numbering.data);
	free((void *)(uintptr_t)styles.data);
	return status;
}

static enum status read_part(struct docx_body *body, struct str xml, const char *part,
                             bool is_notes)
{
	enum status status = docx_body_read(body, xml, part, is_notes);
	free((void *)(uintptr_t)xml.data);
	return status;
}

static enum status read_parts(struct docx_body *body, struct archive *archive)
{
	static const char *const notes[] = {"footnotes.xml", "endnotes.xml"};
	struct str main = find_main(archive);
	struct str xml;
	enum status status = read_styles(body, archive, main);
	if (status == STATUS_OK) {
		status = archive_part(archive, main.data, &xml);
	}
	if (status == STATUS_OK) {
		status = read_part(body, xml, main.data, false);
	}
	for (size_t i = 0; i < sizeof notes / sizeof *notes && status == STATUS_OK; i++) {
		status = part_beside(archive, main, notes[i], &xml);
		if (status == STATUS_OK && xml.data) {
			status = read_part(body, xml, notes[i], true);
		}
	}
	return status;
}

enum status docx_read(struct reading_job *job, struct archive *archive)
{
	struct docx_body body;
	docx_body_init(&body, job);
	enum status status = read_parts(&body, archive);
	if (status == STATUS_OK) {
		status = derived_finish(&body.derived, STR("docx"));
	}
	docx_body_release(&body);
	return status;
}
