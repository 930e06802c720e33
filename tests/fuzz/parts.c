/* Inputs of several parts, and the archives that are made of them. */
#include "base/buf.h"
#include "fuzz/fuzz.h"

static const struct str mark = STR_INIT("\n=== ");

size_t fuzz_parts(struct fuzz_part out[FUZZ_PARTS], struct str input)
{
	size_t count = 0;
	struct str name = STR("");
	for (bool is_last = false; !is_last && count < FUZZ_PARTS;) {
		size_t end = str_find(input, mark);
		is_last = end == SIZE_MAX;
		out[count++] = (struct fuzz_part){name, str_slice(input, 0, end)};
		input = is_last ? STR("") : str_slice(input, end + mark.size, input.size);
		size_t line = str_find(input, STR("\n"));
		name = str_slice(input, 0, line);
		input = line == SIZE_MAX ? STR("") : str_slice(input, line + 1, input.size);
	}
	return count;
}

static void append_number(struct buf *buf, uint32_t number, int width)
{
	for (int i = 0; i < width; i++) {
		buf_append_byte(buf, (char)(number >> (8 * i)));
	}
}

/* The check sum of ZIP (ISO 3309). */
static uint32_t check_sum(struct str bytes)
{
	uint32_t sum = ~0u;
	for (size_t i = 0; i < bytes.size; i++) {
		sum ^= (unsigned char)bytes.data[i];
		for (int bit = 0; bit < 8; bit++) {
			sum = sum >> 1 ^ (sum & 1 ? 0xEDB88320u : 0);
		}
	}
	return ~sum;
}

/* What the header of a part and its entry in the directory have in common. */
static void append_part(struct buf *buf, const struct fuzz_part *part)
{
	append_number(buf, 20, 2); /* the version needed: 2.0 */
	append_number(buf, 0, 4);  /* no flags, no compression */
	append_number(buf, 0, 4);  /* no time */
	append_number(buf, check_sum(part->bytes), 4);
	append_number(buf, (uint32_t)part->bytes.size, 4);
	append_number(buf, (uint32_t)part->bytes.size, 4);
	append_number(buf, (uint32_t)part->name.size, 2);
	append_number(buf, 0, 2); /* nothing extra */
}

struct str fuzz_archive(struct fuzz_run *run, const struct fuzz_part *parts, size_t count)
{
	struct buf archive;
	struct buf directory;
	buf_init(&archive);
	buf_init(&directory);
	for (size_t i = 0; i < count; i++) {
		buf_append(&directory, STR("PK\1\2"));
		append_number(&directory, 20, 2); /* made by version 2.0 */
		append_part(&directory, &parts[i]);
		append_number(&directory, 0, 4); /* no comment, disk 0 */
		append_number(&directory, 0, 4);
		append_number(&directory, 0, 2); /* no attributes */
		append_number(&directory, (uint32_t)archive.size, 4);
		buf_append(&directory, parts[i].name);
		buf_append(&archive, STR("PK\3\4"));
		append_part(&archive, &parts[i]);
		buf_append(&archive, parts[i].name);
		buf_append(&archive, parts[i].bytes);
	}
	uint32_t start = (uint32_t)archive.size;
	buf_append(&archive, buf_str(&directory));
	buf_append(&archive, STR("PK\5\6"));
	append_number(&archive, 0, 4); /* disk 0 */
	append_number(&archive, (uint32_t)count, 2);
	append_number(&archive, (uint32_t)count, 2);
	append_number(&archive, (uint32_t)directory.size, 4);
	append_number(&archive, start, 4);
	append_number(&archive, 0, 2); /* no comment */
	struct str bytes = arena_copy(&run->arena, buf_str(&archive));
	buf_release(&archive);
	buf_release(&directory);
	return bytes;
}
