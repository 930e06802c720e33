/* Recognises formats by their first bytes, and archives by what is in them. What a file is called
 * plays no part. */
#include "source/format.h"

#include "source/message.h"
#include "source/mhtml.h"
#include "source/office/doc.h"
#include "source/office/docx.h"
#include "source/office/odt.h"
#include "source/office/xlsx.h"
#include "source/paged/paged.h"
#include "source/sandbox/archive.h"

struct format {
	struct str signature;
	const struct message *message; /* why it cannot be read, where there is no reader */
	enum status (*read)(struct reading_job *job);
};

/* By the parts that an archive of a format cannot do without. */
static enum status read_archive(struct reading_job *job)
{
	struct archive archive;
	enum status status = archive_open(&archive, job);
	if (status != STATUS_OK) {
		return status;
	}
	if (xlsx_recognise(&archive)) { /* before DOCX, of which it may hold one */
		status = xlsx_read(job, &archive);
	} else if (archive_has(&archive, "word/document.xml") || docx_recognise(&archive)) {
		status = docx_read(job, &archive);
	} else if (odt_recognise(&archive)) {
		status = odt_read(job, &archive);
	} else if (archive_has(&archive, "xl/workbook.bin") || odt_is_workbook(&archive)) {
		status = diags_trouble(job->diags, &MESSAGE_SOURCE_WORKBOOK, job->file, {0});
	} else if (archive_has(&archive, "ppt/presentation.xml")) {
		status = diags_trouble(job->diags, &MESSAGE_SOURCE_SLIDES, job->file, {0});
	} else if (archive_has(&archive, "OFD.xml")) {
		status = ofd_read(job);
	} else {
		status = diags_trouble(job->diags, &MESSAGE_SOURCE_ZIP, job->file, {0});
	}
	archive_close(&archive);
	return status;
}

static const struct format formats[] = {
    {STR_INIT("%PDF-"), NULL, pdf_read},
    {STR_INIT("PK\3\4"), NULL, read_archive},
    {STR_INIT("PK\5\6"), NULL, read_archive},
    {STR_INIT("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), NULL, doc_read},
    {STR_INIT("{\\rtf"), &MESSAGE_SOURCE_RTF, NULL},
    {STR_INIT("\x89PNG\r\n"), NULL, image_read},
    {STR_INIT("\xFF\xD8\xFF"), NULL, image_read},
    {STR_INIT("GIF8"), &MESSAGE_SOURCE_GIF, NULL},
    {STR_INIT("II*\0"), NULL, image_read},
    {STR_INIT("MM\0*"), NULL, image_read},
    {STR_INIT("\x1F\x8B\x08"), &MESSAGE_SOURCE_COMPRESSED, NULL},
    {STR_INIT("BZh"), &MESSAGE_SOURCE_COMPRESSED, NULL},
    {STR_INIT("\xFD\x37zXZ"), &MESSAGE_SOURCE_COMPRESSED, NULL},
    {STR_INIT("\x28\xB5\x2F\xFD"), &MESSAGE_SOURCE_COMPRESSED, NULL},
    {STR_INIT("7z\xBC\xAF\x27\x1C"), &MESSAGE_SOURCE_COMPRESSED, NULL},
    {STR_INIT("Rar!"), &MESSAGE_SOURCE_COMPRESSED, NULL},
    {STR_INIT("\x7F"
              "ELF"),
     &MESSAGE_SOURCE_PROGRAM, NULL},
    {STR_INIT("MZ\x90\0"), &MESSAGE_SOURCE_PROGRAM, NULL}, /* text may begin with MZ */
    {STR_INIT("MZP\0"), &MESSAGE_SOURCE_PROGRAM, NULL},
    {STR_INIT("MZ\0\0"), &MESSAGE_SOURCE_PROGRAM, NULL},
    {STR_INIT("From: <Saved by "), NULL, mhtml_read},
    {STR_INIT("From: \"Saved by "), NULL, mhtml_read},
    {STR_INIT("From: =?"), NULL,
     mhtml_read}, /* a name in another encoding, as only a message has */
    {STR_INIT("MIME-Version: 1.0"), NULL, mhtml_read},
};

const struct format *format_find(struct str bytes)
{
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		if (str_starts(bytes, formats[i].signature)) {
			return &formats[i];
		}
	}
	return NULL;
}

enum status format_read(const struct format *format, struct reading_job *job)
{
	if (!format->read) {
		return diags_trouble(job->diags, format->message, job->file, {0});
	}
	return format->read(job);
}
