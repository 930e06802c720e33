/* The only use of PCRE2. A pattern is compiled once, and translated to machine code when it has been
 * used much. UTF-8 is not checked again, as the source stage has done so. */
#include "grammar/pattern.h"

#include <stdlib.h>
#include <time.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "base/utf8.h"

/* Translating a pattern takes about as long as trying it this often at one place, or as searching this
 * many bytes. */
enum { TRIES_BEFORE_JIT = 64, BYTES_BEFORE_JIT = 1000 };

struct pattern {
	pcre2_code *code;
	pcre2_code *here;   /* the same, only where a search starts; made when it is used much */
	pcre2_code *traced; /* the same, which reports each step; made when first asked for */
	bool is_traced;     /* it has been asked for; with its steps a pattern may be too large */
	int groups;         /* that a match reports, the whole match included */
	struct str source;
	uint32_t options;
	bool is_translated;
	bool is_here_made;
	uint64_t bytes;      /* searched until it was translated */
	uint64_t tries_here; /* until `here` was made */
	uint64_t tries;
	uint64_t hits;
	uint64_t nanoseconds;
};

/* See pattern.h. PCRE2 keeps 20 KB in the data for the steps of its interpreter. */
static _Thread_local struct pattern_runtime {
	pcre2_match_data *data;       /* each result is copied out of it at once */
	pcre2_match_context *context; /* holds the limits */
	bool measures_time;
} runtime;

static const uint32_t OPTIONS = PCRE2_UTF | PCRE2_UCP | PCRE2_EXTENDED | PCRE2_DUPNAMES |
                                PCRE2_NEVER_BACKSLASH_C | PCRE2_NO_UTF_CHECK;

static struct str error_message(struct arena *arena, int code)
{
	PCRE2_UCHAR text[256];
	if (pcre2_get_error_message(code, text, sizeof text) < 0) {
		return STR("unknown error");
	}
	return arena_copy(arena, str_from((const char *)text));
}

/* The pattern with more options; NULL where it is too large with them. */
static pcre2_code *compile_again(const struct pattern *pattern, uint32_t options)
{
	int code;
	PCRE2_SIZE offset;
	return pcre2_compile((PCRE2_SPTR)pattern->source.data, pattern->source.size,
	                     pattern->options | options, &code, &offset, NULL);
}

struct pattern *pattern_new(struct arena *arena, struct str source, bool anchored,
                            struct pattern_error *error)
{
	uint32_t options = OPTIONS | (anchored ? PCRE2_ANCHORED : 0);
	int code;
	PCRE2_SIZE offset;
	pcre2_code *compiled =
	    pcre2_compile((PCRE2_SPTR)source.data, source.size, options, &code, &offset, NULL);
	if (!compiled) {
		error->offset = offset;
		error->message = error_message(arena, code);
		return NULL;
	}
	struct pattern *pattern = calloc(1, sizeof *pattern);
	if (!pattern) {
		out_of_memory();
	}
	uint32_t count = 0;
	pcre2_pattern_info(compiled, PCRE2_INFO_CAPTURECOUNT, &count);
	pattern->code = compiled;
	pattern->groups = count < PATTERN_GROUPS ? (int)count + 1 : PATTERN_GROUPS;
	pattern->source = source;
	pattern->options = options;
	return pattern;
}

void pattern_free(struct pattern *pattern)
{
	if (!pattern) {
		return;
	}
	pcre2_code_free(pattern->code);
	pcre2_code_free(pattern->here);
	pcre2_code_free(pattern->traced);
	free(pattern);
}

uint32_t pattern_group(const struct pattern *pattern, const char *name)
{
	PCRE2_SPTR first;
	PCRE2_SPTR last;
	int size = pcre2_substring_nametable_scan(pattern->code, (PCRE2_SPTR)name, &first, &last);
	if (size <= 0) {
		return 0;
	}
	return (uint32_t)(first[0] << 8 | first[1]);
}

bool pattern_matches_empty(const struct pattern *pattern)
{
	uint32_t empty = 0;
	pcre2_pattern_info(pattern->code, PCRE2_INFO_MATCHEMPTY, &empty);
	return empty != 0;
}

/* Under JIT only the first of the limits counts, and its stack, which is small, stands for the
 * others. */
static void prepare_runtime(void)
{
	if (runtime.data) {
		return;
	}
	runtime.data = pcre2_match_data_create(PATTERN_GROUPS, NULL);
	runtime.context = pcre2_match_context_create(NULL);
	if (!runtime.data || !runtime.context) {
		out_of_memory();
	}
	pcre2_set_match_limit(runtime.context, PATTERN_MATCH_LIMIT);
	pcre2_set_depth_limit(runtime.context, PATTERN_MATCH_LIMIT);
	pcre2_set_heap_limit(runtime.context, PATTERN_HEAP_LIMIT);
}

static void report_groups(const struct pattern *pattern, int count, struct match_result *result)
{
	const PCRE2_SIZE *offsets = pcre2_get_ovector_pointer(runtime.data);
	result->whole = (struct span){(uint32_t)offsets[0], (uint32_t)offsets[1]};
	for (int i = 0; i < pattern->groups; i++) {
		bool is_set = i < count && offsets[2 * i] != PCRE2_UNSET;
		result->groups[i] =
		    is_set ? (struct span){(uint32_t)offsets[2 * i], (uint32_t)offsets[2 * i + 1]}
			   : (struct span){UINT32_MAX, UINT32_MAX};
	}
	PCRE2_SPTR mark = pcre2_get_mark(runtime.data);
	result->mark = mark ? (uint32_t)strtoul((const char *)mark, NULL, 10) : 0;
}

static uint64_t now(void)
{
	struct timespec time = {0};
	clock_gettime(CLOCK_MONOTONIC, &time);
	return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

/* Where a search from `from` on ends: no paragraph that a person wrote reaches further, and in an
 * endless line every pattern would take its time. */
static size_t within_reach(struct str subject, size_t from)
{
	size_t end = subject.size;
	if (subject.data && end > from && end - from > PATTERN_REACH) {
		end = from + PATTERN_REACH;
		while (end > from && utf8_is_inside(subject, end)) {
			end--;
		}
	}
	return end;
}

static int run(struct pattern *pattern, const pcre2_code *code, struct str subject, size_t from,
               uint32_t options)
{
	PCRE2_SPTR data = (PCRE2_SPTR)(subject.data ? subject.data : "");
	uint64_t start = runtime.measures_time ? now() : 0;
	size_t end = within_reach(subject, from);
	options |= end < subject.size ? PCRE2_NOTEOL : 0;
	int count = pcre2_match(code, data, end, from, options, runtime.data, runtime.context);
	pattern->nanoseconds += runtime.measures_time ? now() - start : 0;
	return count;
}

static void translate_if_used_much(struct pattern *pattern, size_t bytes)
{
	pattern->bytes += pattern->options & PCRE2_ANCHORED ? 0 : bytes;
	if (pattern->tries >= TRIES_BEFORE_JIT || pattern->bytes >= BYTES_BEFORE_JIT) {
		pattern->is_translated = true;
		/* Where no JIT is to be had the interpreter goes on. */
		pcre2_jit_compile(pattern->code, PCRE2_JIT_COMPLETE);
	}
}

static enum match match_code(struct pattern *pattern, const pcre2_code *code, struct str subject,
                             size_t from, uint32_t options, struct match_result *result)
{
	options |= PCRE2_NO_UTF_CHECK;
	int count = run(pattern, code, subject, from, options);
	if (count == PCRE2_ERROR_JIT_STACKLIMIT) {
		count = run(pattern, code, subject, from, options | PCRE2_NO_JIT);
	}
	if (count >= 0) {
		pattern->hits++;
		/* 0 says that there are more groups than places: all places are filled. */
		report_groups(pattern, count == 0 ? PATTERN_GROUPS : count, result);
		return MATCH_YES;
	}
	return count == PCRE2_ERROR_NOMATCH ? MATCH_NO : MATCH_RUNAWAY;
}

enum match pattern_match(struct pattern *pattern, struct str subject, size_t from,
                         struct match_result *result)
{
	prepare_runtime();
	pattern->tries++;
	if (!pattern->is_translated) {
		translate_if_used_much(pattern, subject.size - from);
	}
	return match_code(pattern, pattern->code, subject, from, 0, result);
}

enum match pattern_match_here(struct pattern *pattern, struct str subject, size_t from,
                              struct match_result *result)
{
	prepare_runtime();
	pattern->tries++;
	if (!pattern->is_here_made && pattern->tries_here++ >= TRIES_BEFORE_JIT) {
		/* Machine code can start nowhere but where it was made to start. */
		pattern->is_here_made = true;
		pattern->here = compile_again(pattern, PCRE2_ANCHORED);
		if (pattern->here) {
			pcre2_jit_compile(pattern->here, PCRE2_JIT_COMPLETE);
		}
	}
	return pattern->here
	           ? match_code(pattern, pattern->here, subject, from, 0, result)
	           : match_code(pattern, pattern->code, subject, from, PCRE2_ANCHORED, result);
}

bool pattern_exceeds(struct pattern *pattern, struct str subject, uint32_t steps)
{
	prepare_runtime();
	pcre2_set_match_limit(runtime.context, steps);
	int count = run(pattern, pattern->code, subject, 0, PCRE2_NO_UTF_CHECK | PCRE2_NO_JIT);
	pcre2_set_match_limit(runtime.context, PATTERN_MATCH_LIMIT);
	return count < 0 && count != PCRE2_ERROR_NOMATCH;
}

struct attempt {
	size_t gained; /* bytes from its start */
	size_t end;
};

static int note_attempt(pcre2_callout_block *block, void *data)
{
	struct attempt *best = data;
	if (block->current_position > block->start_match + best->gained) {
		best->gained = block->current_position - block->start_match;
		best->end = block->current_position;
	}
	return 0;
}

size_t pattern_furthest(struct pattern *pattern, struct str subject)
{
	struct attempt best = {0};
	prepare_runtime();
	if (!pattern->is_traced) {
		pattern->is_traced = true;
		pattern->traced =
		    compile_again(pattern, PCRE2_AUTO_CALLOUT | PCRE2_NO_START_OPTIMIZE);
	}
	if (pattern->traced) {
		pcre2_set_callout(runtime.context, note_attempt, &best);
		pcre2_match(pattern->traced, (PCRE2_SPTR)(subject.data ? subject.data : ""),
		            subject.size, 0, PCRE2_NO_UTF_CHECK, runtime.data, runtime.context);
		pcre2_set_callout(runtime.context, NULL, NULL);
	}
	return best.end;
}

void patterns_measure(bool on)
{
	runtime.measures_time = on;
}

uint64_t pattern_nanoseconds(const struct pattern *pattern)
{
	return pattern->nanoseconds;
}

uint64_t pattern_tries(const struct pattern *pattern)
{
	return pattern->tries;
}

uint64_t pattern_hits(const struct pattern *pattern)
{
	return pattern->hits;
}
