/* The file, what was read of it, and what recognised its text. */
#include "model/describe_source.h"

#include "base/sha256.h"
#include "base/xml_out.h"

void model_describe_source(struct model *model, const struct source *source)
{
	model->source.name = xml_held(model->arena, source->name);
	model->source.format = source->format;
	model->source.encoding = source->encoding;
	model->source.sha256 = source_sha256(source, model->arena);
	model->source.bytes = (uint32_t)source->bytes.size;
	model->source.lines = (uint32_t)source->line_count;
	model->source.unspaced = source_unspaced(source, model->arena);
	if (source->first_page > 0) {
		model->source.pages =
		    arena_format(model->arena, "%u-%u", source->first_page, source->last_page);
	}
	if (source->recognition) {
		model->source.is_recognised = true;
		model->source.engine = source->recognition->engine;
		model->source.text_sha256 = sha256_hex(model->arena, &source->text, 1);
	}
}
