/* See archive_sample.h. */
#include "archive_sample.h"

#include <criterion/criterion.h>

#include "base/file.h"
#include "base/sha256.h"
#include "model/model_from_xml.h"

void sample_make(struct sample *sample, const char *parts)
{
	arena_init(&sample->arena);
	diags_init(&sample->diags, &sample->arena);
	struct str xml = arena_format(
	    &sample->arena, "<guideline xmlns='urn:zhinan:guideline:1'>%s</guideline>", parts);
	enum status status =
	    model_from_xml(&sample->model, &sample->arena, xml, STR("x"), &sample->diags);
	cr_assert_eq(status, STATUS_OK, "%s in %s",
	             sample->diags.first
	                 ? diag_text(sample->diags.first, LANGUAGE_ENGLISH, &sample->arena).data
	                 : "",
	             parts);
	model_count_amounts(&sample->model);
	audit_from_model(&sample->audit, &sample->arena, &sample->model, NULL);
}

void sample_release(struct sample *sample)
{
	arena_release(&sample->arena);
}

const char *sample_parts(struct arena *arena, const char *title)
{
	struct memory_writer writer;
	memory_writer_open(&writer);
	for (const char *c = title; *c; c++) {
		if (*c == '<' || *c == '&' || *c == '\r') {
			fprintf(writer.stream, "&#%d;", *c);
		} else {
			putc(*c, writer.stream);
		}
	}
	struct str escaped = memory_writer_close(&writer, arena);
	return arena_format(
		   arena,
		   "<source name='a.txt' format='text' encoding='UTF-8' bytes='2000' lines='9' "
		   "sha256='135664a9171477dbfdd920a67e71ba6a02645fe5b9a09af05527b4d85933b1e1'/>"
		   "<title line='1' bytes='0-9'>%.*s</title>"
		   "<programme plan='PLAN' name='NAME' year='2023' batch='2' status='draft'/>"
		   "<stated>"
		   "<directions value='3' relation='exact' unit='个' line='2' bytes='10-12'>3 个</directions>"
		   "<projects value='9' relation='about' unit='个' line='2' bytes='13-15'>约 9 个</projects>"
		   "<funds value='900' relation='at-most' unit='USD' line='2' bytes='16-18'>900</funds>"
		   "<funds value='3148000.5' relation='at-most' unit='CNY' line='2' bytes='19-21'>3</funds>"
		   "</stated><body>"
		   "<direction id='dir-1' number='1.1' mark='1.1' ordinal='1' key='NZ/cooperation' "
		   "line='3' bytes='22-24'>"
		   "<heading line='3' bytes='25-30'>中国和新西兰合作</heading>"
		   "<partner code='NZ' line='3' bytes='26-28'>新西兰</partner>"
		   "<p line='4' bytes='31-40'>韩国和新西兰的研究人员</p>"
		   "<projects value='6' relation='exact' unit='个' line='4' bytes='32-34'>6 个</projects>"
		   "<funds value='6000000' per='project' relation='at-most' unit='CNY' line='4' "
		   "bytes='35-38'>600 万元</funds>"
		   "<funds value='10800000.25' relation='exact' unit='CNY' line='4' "
		   "bytes='38-40'>1080</funds>"
		   "<direction id='dir-1-1' number='1' mark='(1)' ordinal='1' key='inner' line='5' "
		   "bytes='41-43'>"
		   "<heading line='5' bytes='44-50'>内</heading></direction>"
		   "</direction>"
		   "<direction id='dir-2' number='1.2' mark='1.2' ordinal='2' key='US/cooperation' "
		   "line='6' bytes='51-53'>"
		   "<heading line='6' bytes='54-60'>中国和美国合作</heading>"
		   "</direction></body>"
		   "<mentions><mention kind='money' value='1' relation='exact' unit='CNY' "
		   "reason='unknown' line='7' bytes='61-63'>1 元</mention></mentions>",
		   STR_FORMAT(escaped))
	    .data;
}

struct archive_record *sample_record(struct arena *arena, const char *name, const char *parts)
{
	struct archive_record *record = ARENA_NEW(arena, struct archive_record);
	struct sample sample;
	struct str key = str_from(name);
	sample_make(&sample, parts);
	record->name = str_from(name);
	record->path = arena_format(arena, "in/%s.txt", name);
	cr_assert(digest_from_hex(&record->key, sha256_hex(arena, &key, 1)));
	for (enum archive_output i = 0; i < ARCHIVE_OUTPUTS; i++) {
		record->outputs[i] = record->key;
		record->outputs[i].bytes[0] = (unsigned char)i;
	}
	archive_record_from_document(record, arena, &sample.model, &sample.audit);
	sample_release(&sample);
	return record;
}

struct str sample_line(const struct archive_record *record, struct arena *arena)
{
	struct memory_writer writer;
	memory_writer_open(&writer);
	archive_record_write(writer.stream, record);
	struct str line = memory_writer_close(&writer, arena);
	return arena_copy(arena, line);
}
