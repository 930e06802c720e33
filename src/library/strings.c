/* Strings that callers keep, and messages made of them. */
#include <stdlib.h>

#include "library/handle.h"

struct string {
	struct string *next;
	struct str text;
	uint32_t hash;
};

enum { FIRST_BUCKETS = 64 };

void strings_init(struct strings *strings)
{
	*strings = (struct strings){0};
	arena_init(&strings->arena);
	pthread_mutex_init(&strings->lock, NULL);
}

void strings_release(struct strings *strings)
{
	pthread_mutex_destroy(&strings->lock);
	arena_release(&strings->arena);
	free(strings->buckets);
}

static void grow(struct strings *strings)
{
	size_t count = strings->bucket_count ? strings->bucket_count * 2 : FIRST_BUCKETS;
	struct string **buckets = calloc(count, sizeof *buckets);
	if (!buckets) {
		out_of_memory();
	}
	for (size_t i = 0; i < strings->bucket_count; i++) {
		for (struct string *at = strings->buckets[i]; at;) {
			struct string *next = at->next;
			at->next = buckets[at->hash & (count - 1)];
			buckets[at->hash & (count - 1)] = at;
			at = next;
		}
	}
	free(strings->buckets);
	strings->buckets = buckets;
	strings->bucket_count = count;
}

static const char *keep(struct strings *strings, struct str text)
{
	uint32_t hash = str_hash(text);
	if (strings->count >= strings->bucket_count) {
		grow(strings);
	}
	struct string **bucket = &strings->buckets[hash & (strings->bucket_count - 1)];
	for (const struct string *at = *bucket; at; at = at->next) {
		if (at->hash == hash && str_equal(at->text, text)) {
			return at->text.data;
		}
	}
	struct string *string = ARENA_NEW(&strings->arena, struct string);
	*string = (struct string){*bucket, arena_copy(&strings->arena, text), hash};
	*bucket = string;
	strings->count++;
	return string->text.data;
}

const char *strings_keep(struct strings *strings, struct str text)
{
	if (text.size == 0) {
		return "";
	}
	pthread_mutex_lock(&strings->lock);
	const char *kept = keep(strings, text);
	pthread_mutex_unlock(&strings->lock);
	return kept;
}

void scratch_init(struct scratch *scratch, enum zhinan_language language)
{
	arena_init(&scratch->arena);
	scratch->words = (struct wording){language_in(language), &scratch->arena};
}

const char *scratch_keep(struct scratch *scratch, struct strings *strings, struct str text)
{
	const char *kept = strings_keep(strings, text);
	arena_release(&scratch->arena);
	return kept;
}

const char *decimal_keep(struct strings *strings, struct decimal value)
{
	char digits[DECIMAL_TEXT_SIZE];
	return strings_keep(strings, (struct str){digits, decimal_write(value, digits)});
}

/* ---- messages ---- */

static const struct diag *diag_at(const struct zhinan_messages *messages, size_t index)
{
	const struct diag *diag = messages->diags.first;
	for (; diag && index > 0; index--) {
		diag = diag->next;
	}
	return diag;
}

size_t zhinan_messages_count(const struct zhinan_messages *messages)
{
	size_t count = 0;
	for (const struct diag *diag = messages->diags.first; diag; diag = diag->next) {
		count++;
	}
	return count;
}

const char *zhinan_message_text(const struct zhinan_messages *messages, size_t index,
                                enum zhinan_language language)
{
	struct scratch scratch;
	const struct diag *diag = diag_at(messages, index);
	if (!diag) {
		return "";
	}
	scratch_init(&scratch, language);
	return scratch_keep(&scratch, messages->strings,
	                    diag_text(diag, language_in(language), &scratch.arena));
}

enum zhinan_level zhinan_message_level(const struct zhinan_messages *messages, size_t index)
{
	static const enum zhinan_level levels[] = {[DIAG_ERROR] = ZHINAN_ERROR,
	                                           [DIAG_WARNING] = ZHINAN_WARNING,
	                                           [DIAG_NOTE] = ZHINAN_NOTE};
	const struct diag *diag = diag_at(messages, index);
	return diag ? levels[diag->level] : ZHINAN_NOTE;
}

uint64_t zhinan_message_line(const struct zhinan_messages *messages, size_t index)
{
	const struct diag *diag = diag_at(messages, index);
	return diag ? diag->line : 0;
}
