/* The only use of PCRE2. A pattern is compiled once, and translated to machine code when it has been
 * used much. UTF-8 is not checked again, as the source stage has done so. */
#include "grammar/pattern.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "base/utf8.h"
#include "grammar/first_characters.h"
#include "grammar/needed_words.h"
#include "grammar/pattern_memory.h"

/* What translating a pattern into machine code costs, as tries by the interpreter: by the size of what PCRE2 compiled,
 * as measured. It grows much faster than the size where alternatives are nested deeply. */
static const struct {
	uint32_t size;
	uint32_t tries;
} JIT_COSTS[] = {{400, 5}, {1200, 20}, {6000, 60}, {10000, 1200}, {UINT32_MAX, 5000}};

enum {
	JIT_TRY_BYTES = 48 /* that are searched in the time of a try at one place */
};

/* What PCRE2 can make of a pattern. */
enum form {
	FORM_PLAIN,  /* for the interpreter */
	FORM_FAST,   /* the same as machine code */
	FORM_HERE,   /* the same that matches only where a search starts: machine code can start
	                nowhere but where it was made to start */
	FORM_TRACED, /* reports each step */
	FORM_COUNT
};

/* What must stand in a subject for a match to be there: seen sooner than by trying. */
struct necessity {
	struct needed_words needed;
	bool is_decided; /* see first_characters.h */
};

struct pattern {
	_Atomic(pcre2_code *) forms[FORM_COUNT]; /* NULL: not made yet */
	atomic_bool is_claimed[FORM_COUNT];      /* some thread makes it, or could not */
	_Atomic(struct necessity *) necessity;   /* NULL: not known yet */
	struct str source;
	uint64_t number;          /* no other pattern has it in this process */
	struct pattern_kept kept; /* the plain form; may be empty */
	uint32_t options;
	uint32_t jit_tries; /* that machine code costs; known when the plain form is made */
	/* What all runs counted that are over. */
	_Atomic uint64_t runs;
	_Atomic uint64_t bytes;
	_Atomic uint64_t runs_here;
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

static pcre2_code *compile(const struct pattern *pattern, uint32_t options)
{
	int code;
	PCRE2_SIZE offset;
	return pcre2_compile((PCRE2_SPTR)pattern->source.data, pattern->source.size,
	                     pattern->options | options, &code, &offset, pattern_compile_memory());
}

/* ---- forms ---- */

/* Under this forms are made: those of PCRE2 share tables that count who uses them. */
static pthread_mutex_t making = PTHREAD_MUTEX_INITIALIZER;

/* What was kept of a pattern; NULL where that is nothing that this PCRE2 can use. */
static pcre2_code *take_kept(const struct pattern *pattern)
{
	pcre2_code *code = NULL;
	const uint8_t *bytes = (const uint8_t *)pattern->kept.code.data;
	return pattern->kept.code.size > 0 &&
	               pcre2_serialize_decode(&code, 1, bytes, pattern_memory()) == 1
	           ? code
	           : NULL;
}

/* NULL where it is too large with its options, and where no machine code is to be had. */
static pcre2_code *make_form(const struct pattern *pattern, enum form form, const pcre2_code *plain)
{
	static const uint32_t options[FORM_COUNT] = {
	    [FORM_HERE] = PCRE2_ANCHORED,
	    [FORM_TRACED] = PCRE2_AUTO_CALLOUT | PCRE2_NO_START_OPTIMIZE,
	};
	/* A copy, as the interpreter may be reading the original in another thread. */
	pcre2_code *code = form == FORM_FAST    ? pcre2_code_copy(plain)
	                   : form == FORM_PLAIN ? take_kept(pattern)
	                                        : NULL;
	code = code ? code : compile(pattern, options[form]);
	bool is_fast = form == FORM_FAST || form == FORM_HERE;
	if (code && is_fast && pcre2_jit_compile(code, PCRE2_JIT_COMPLETE) != 0 &&
	    form == FORM_FAST) {
		pcre2_code_free(code); /* the original does as well */
		return NULL;
	}
	return code;
}

static uint32_t jit_tries(const pcre2_code *code)
{
	size_t size = 0;
	size_t i = 0;
	if (code) {
		pcre2_pattern_info(code, PCRE2_INFO_SIZE, &size);
	}
	while (size > JIT_COSTS[i].size) {
		i++;
	}
	return JIT_COSTS[i].tries;
}

/* A form, made here if no thread has done so yet. */
static const pcre2_code *form_now(struct pattern *pattern, enum form form)
{
	pcre2_code *code = atomic_load_explicit(&pattern->forms[form], memory_order_acquire);
	if (code) {
		return code;
	}
	const pcre2_code *plain = form == FORM_FAST ? form_now(pattern, FORM_PLAIN) : NULL;
	pthread_mutex_lock(&making);
	code = atomic_load_explicit(&pattern->forms[form], memory_order_acquire);
	if (!code) {
		code = make_form(pattern, form, plain);
		if (form == FORM_PLAIN) {
			pattern->jit_tries = jit_tries(code);
		}
		atomic_store_explicit(&pattern->forms[form], code, memory_order_release);
	}
	pthread_mutex_unlock(&making);
	return code;
}

/* A form that is only quicker: one thread makes it when it is worth while, and the others go on without
 * it until then. */
static const pcre2_code *quick_form(struct pattern *pattern, enum form form, bool is_worth)
{
	const pcre2_code *code = atomic_load_explicit(&pattern->forms[form], memory_order_acquire);
	if (!code && is_worth && !atomic_load(&pattern->is_claimed[form]) &&
	    !atomic_exchange(&pattern->is_claimed[form], true)) {
		code = form_now(pattern, form);
	}
	return code;
}

/* ---- making ---- */

static _Atomic uint64_t patterns_made;

struct pattern *pattern_new_later(struct str source, bool anchored, struct pattern_kept kept)
{
	struct pattern *pattern = calloc(1, sizeof *pattern);
	if (!pattern) {
		out_of_memory();
	}
	pattern->source = source;
	pattern->kept = kept;
	pattern->number = ++patterns_made;
	pattern->options = OPTIONS | (anchored ? PCRE2_ANCHORED : 0);
	return pattern;
}

struct pattern *pattern_new(struct arena *arena, struct str source, bool anchored,
                            struct pattern_error *error)
{
	struct pattern *pattern = pattern_new_later(source, anchored, (struct pattern_kept){0});
	int code;
	PCRE2_SIZE offset;
	pcre2_code *compiled = pcre2_compile((PCRE2_SPTR)source.data, source.size, pattern->options,
	                                     &code, &offset, pattern_compile_memory());
	if (!compiled) {
		free(pattern);
		error->offset = offset;
		error->message = error_message(arena, code);
		return NULL;
	}
	pattern->forms[FORM_PLAIN] = compiled;
	pattern->jit_tries = jit_tries(compiled);
	return pattern;
}

void pattern_free(struct pattern *pattern)
{
	if (pattern) {
		free(pattern->necessity);
	}
	for (int form = 0; pattern && form < FORM_COUNT; form++) {
		pcre2_code_free(pattern->forms[form]);
	}
	free(pattern);
}

static struct necessity necessity_of(const struct pattern *pattern, const pcre2_code *plain);

struct pattern_kept pattern_keep(struct pattern *pattern, struct arena *arena)
{
	struct pattern_kept kept = {0};
	const pcre2_code *code = atomic_load(&pattern->forms[FORM_PLAIN]);
	uint8_t *bytes = NULL;
	PCRE2_SIZE size = 0;
	if (!code || pcre2_serialize_encode(&code, 1, &bytes, &size, pattern_memory()) != 1) {
		return kept;
	}
	kept.code = arena_copy(arena, (struct str){(const char *)bytes, size});
	pcre2_serialize_free(bytes);
	/* Member by member into memory that is zero, since what lies between and behind them would be kept, too. */
	const struct necessity found = necessity_of(pattern, code);
	struct necessity *necessity = ARENA_NEW(arena, struct necessity);
	necessity->is_decided = found.is_decided;
	necessity->needed.count = found.needed.count;
	necessity->needed.ends = found.needed.ends;
	necessity->needed.before = found.needed.before;
	for (uint32_t i = 0; i < found.needed.count; i++) {
		const struct needed_word *word = &found.needed.items[i];
		memcpy(necessity->needed.items[i].bytes, word->bytes, word->size);
		necessity->needed.items[i].size = word->size;
	}
	kept.necessity = (struct str){(const char *)necessity, sizeof *necessity};
	return kept;
}

uint32_t pattern_group(struct pattern *pattern, const char *name)
{
	PCRE2_SPTR first;
	PCRE2_SPTR last;
	const pcre2_code *code = form_now(pattern, FORM_PLAIN);
	int size = code ? pcre2_substring_nametable_scan(code, (PCRE2_SPTR)name, &first, &last) : 0;
	if (size <= 0) {
		return 0;
	}
	return (uint32_t)(first[0] << 8 | first[1]);
}

bool pattern_matches_empty(struct pattern *pattern)
{
	uint32_t empty = 0;
	const pcre2_code *code = form_now(pattern, FORM_PLAIN);
	if (code) {
		pcre2_pattern_info(code, PCRE2_INFO_MATCHEMPTY, &empty);
	}
	return empty != 0;
}

/* ---- matching ---- */

static pthread_key_t runtime_key; /* its value is freed when a thread ends */
static pthread_once_t runtime_once = PTHREAD_ONCE_INIT;

static void free_runtime(void *value)
{
	struct pattern_runtime *ended = value;
	pcre2_match_data_free(ended->data);
	pcre2_match_context_free(ended->context);
	*ended = (struct pattern_runtime){0};
}

static void make_runtime_key(void)
{
	if (pthread_key_create(&runtime_key, free_runtime) != 0) {
		out_of_memory();
	}
}

/* Under JIT only the first of the limits counts, and its stack, which is small, stands for the
 * others. */
static void prepare_runtime(void)
{
	if (runtime.data) {
		return;
	}
	runtime.data = pcre2_match_data_create(PATTERN_GROUPS, pattern_memory());
	runtime.context = pcre2_match_context_create(pattern_memory());
	pthread_once(&runtime_once, make_runtime_key);
	if (pthread_setspecific(runtime_key, &runtime) != 0) {
		out_of_memory();
	}
	pcre2_set_match_limit(runtime.context, PATTERN_MATCH_LIMIT);
	pcre2_set_depth_limit(runtime.context, PATTERN_MATCH_LIMIT);
	pcre2_set_heap_limit(runtime.context, PATTERN_HEAP_LIMIT);
}

static void report_groups(const pcre2_code *code, int count, struct match_result *result)
{
	const PCRE2_SIZE *offsets = pcre2_get_ovector_pointer(runtime.data);
	uint32_t captures = 0;
	pcre2_pattern_info(code, PCRE2_INFO_CAPTURECOUNT, &captures);
	int groups = captures < PATTERN_GROUPS ? (int)captures + 1 : PATTERN_GROUPS;
	result->whole = (struct span){(uint32_t)offsets[0], (uint32_t)offsets[1]};
	for (int i = 0; i < groups; i++) {
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

static int run(const pcre2_code *code, struct str subject, size_t from, uint32_t options)
{
	PCRE2_SPTR data = (PCRE2_SPTR)(subject.data ? subject.data : "");
	size_t end = within_reach(subject, from);
	options |= end < subject.size ? PCRE2_NOTEOL : 0;
	return pcre2_match(code, data, end, from, options | PCRE2_NO_UTF_CHECK, runtime.data,
	                   runtime.context);
}

static bool is_runaway(int count)
{
	return count < 0 && count != PCRE2_ERROR_NOMATCH;
}

/* ---- what a match needs ---- */

static struct necessity necessity_of(const struct pattern *pattern, const pcre2_code *plain)
{
	uint32_t reach = 0;
	pcre2_pattern_info(plain, PCRE2_INFO_MAXLOOKBEHIND, &reach);
	struct necessity necessity = {
	    .is_decided = first_characters_decide(pattern->source, reach),
	    .needed = needed_words_of(pattern->source),
	};
	if (!(pattern->options & PCRE2_ANCHORED) &&
	    needed_words_are_characters(&necessity.needed)) {
		necessity.needed.count = 0; /* a search finds those as soon */
	}
	return necessity;
}

/* Finds out what a pattern needs, where that was not kept; of two threads that do so at the same time the first
 * counts. */
static const struct necessity *find_necessity(struct pattern *pattern)
{
	struct necessity *known = NULL;
	struct necessity *made = malloc(sizeof *made);
	if (!made) {
		out_of_memory();
	}
	if (pattern->kept.necessity.size == sizeof *made) {
		memcpy(made, pattern->kept.necessity.data, sizeof *made);
	} else {
		*made = necessity_of(pattern, form_now(pattern, FORM_PLAIN));
	}
	if (!atomic_compare_exchange_strong(&pattern->necessity, &known, made)) {
		free(made);
		made = known;
	}
	return made;
}

/* Whether a pattern may match at a place of a text that may go on behind its end. */
static bool may_match_at(const void *code, struct str text, size_t from)
{
	int count =
	    pcre2_match(code, (PCRE2_SPTR)text.data, text.size, from,
	                PCRE2_ANCHORED | PCRE2_PARTIAL_HARD | PCRE2_NO_JIT | PCRE2_NO_UTF_CHECK,
	                runtime.data, runtime.context);
	return count != PCRE2_ERROR_NOMATCH;
}

/* Whether what a match needs is there: asked from the first try on, so that what runs away does not depend on what was
 * tried before. */
static bool may_match(struct pattern *pattern, enum form form, struct str subject, size_t from)
{
	bool is_here = form == FORM_HERE || (pattern->options & PCRE2_ANCHORED);
	const struct necessity *necessity =
	    atomic_load_explicit(&pattern->necessity, memory_order_acquire);
	necessity = necessity ? necessity : find_necessity(pattern);
	if (form != FORM_HERE && !needed_words_stand_in(&necessity->needed, subject, from)) {
		return false;
	}
	const struct first_characters first = {form_now(pattern, FORM_PLAIN), pattern->number,
	                                       necessity->is_decided, may_match_at};
	return !is_here || first_characters_allow(&first, subject, from);
}

/* Matches with the quick form where there is one. What counts as running away is the same with and without
 * one, whenever it was made: there machine code has the last word, as it remembers fewer steps; what is
 * too deep for its small stack the interpreter decides. */
static enum match match_form(struct pattern *pattern, enum form form, const pcre2_code *plain,
                             bool is_worth, struct str subject, size_t from,
                             struct match_result *result)
{
	const pcre2_code *quick = quick_form(pattern, form, is_worth);
	uint32_t options = form == FORM_HERE ? PCRE2_ANCHORED : 0;
	int count = 0;
	if (!quick) {
		count = run(plain, subject, from, options);
		quick = is_runaway(count) ? form_now(pattern, form) : NULL;
	}
	if (quick) {
		count = run(quick, subject, from, 0);
	}
	if (count == PCRE2_ERROR_JIT_STACKLIMIT) {
		count = run(plain, subject, from, options);
	}
	if (count >= 0) {
		/* 0 says that there are more groups than places: all places are filled. */
		report_groups(plain, count == 0 ? PATTERN_GROUPS : count, result);
		return MATCH_YES;
	}
	return is_runaway(count) ? MATCH_RUNAWAY : MATCH_NO;
}

static uint64_t with_earlier(uint64_t count, const _Atomic uint64_t *earlier)
{
	return count + atomic_load_explicit(earlier, memory_order_relaxed);
}

/* Counts a match that is really tried; whether the quick form is worth while by now. */
static bool count_run(const struct pattern *pattern, struct pattern_use *use, enum form form,
                      size_t bytes)
{
	if (form == FORM_HERE) {
		return with_earlier(use->runs_here++, &pattern->runs_here) > pattern->jit_tries;
	}
	use->bytes += pattern->options & PCRE2_ANCHORED ? 0 : bytes;
	return with_earlier(use->runs++, &pattern->runs) +
	           with_earlier(use->bytes, &pattern->bytes) / JIT_TRY_BYTES >
	       pattern->jit_tries;
}

static enum match match_and_count(struct pattern *pattern, struct pattern_use *use, enum form form,
                                  struct str subject, size_t from, struct match_result *result)
{
	uint64_t start = runtime.measures_time ? now() : 0;
	enum match match = MATCH_NO;
	prepare_runtime();
	bool may = may_match(pattern, form, subject, from);
	const pcre2_code *plain = may ? form_now(pattern, FORM_PLAIN) : NULL;
	if (plain) {
		bool is_worth = use && count_run(pattern, use, form, subject.size - from);
		match = match_form(pattern, form, plain, is_worth, subject, from, result);
	}
	if (use) {
		use->tries++;
		use->hits += match == MATCH_YES;
		use->runaways += match == MATCH_RUNAWAY;
		use->nanoseconds += runtime.measures_time ? now() - start : 0;
	}
	return match;
}

enum match pattern_match(struct pattern *pattern, struct pattern_use *use, struct str subject,
                         size_t from, struct match_result *result)
{
	return match_and_count(pattern, use, FORM_FAST, subject, from, result);
}

enum match pattern_match_here(struct pattern *pattern, struct pattern_use *use, struct str subject,
                              size_t from, struct match_result *result)
{
	return match_and_count(pattern, use, FORM_HERE, subject, from, result);
}

void pattern_add_use(struct pattern *pattern, const struct pattern_use *use)
{
	if (use->tries > 0) {
		atomic_fetch_add_explicit(&pattern->runs, use->runs, memory_order_relaxed);
		atomic_fetch_add_explicit(&pattern->bytes, use->bytes, memory_order_relaxed);
		atomic_fetch_add_explicit(&pattern->runs_here, use->runs_here,
		                          memory_order_relaxed);
	}
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

/* Has PCRE2 tell of each step of a match in the whole of a subject. */
static void trace(struct pattern *pattern, struct str subject,
                  int (*note)(pcre2_callout_block *, void *), void *data)
{
	const pcre2_code *traced = form_now(pattern, FORM_TRACED);
	prepare_runtime();
	if (traced) {
		pcre2_set_callout(runtime.context, note, data);
		pcre2_match(traced, (PCRE2_SPTR)(subject.data ? subject.data : ""), subject.size, 0,
		            PCRE2_NO_UTF_CHECK, runtime.data, runtime.context);
		pcre2_set_callout(runtime.context, NULL, NULL);
	}
}

size_t pattern_furthest(struct pattern *pattern, struct str subject)
{
	struct attempt best = {0};
	trace(pattern, subject, note_attempt, &best);
	return best.end;
}

struct work {
	uint64_t done;
	uint64_t most;
	size_t at; /* where the last step was taken */
};

/* A step, and the bytes that it went on or back. */
static int note_work(pcre2_callout_block *block, void *data)
{
	struct work *work = data;
	size_t at = block->current_position;
	work->done += 1 + (at > work->at ? at - work->at : work->at - at);
	work->at = at;
	return work->done > work->most ? PCRE2_ERROR_CALLOUT : 0;
}

bool pattern_works_beyond(struct pattern *pattern, struct str subject, uint64_t most)
{
	struct work work = {.most = most};
	prepare_runtime();
	pcre2_set_match_limit(runtime.context, UINT32_MAX);
	trace(pattern, subject, note_work, &work);
	pcre2_set_match_limit(runtime.context, PATTERN_MATCH_LIMIT);
	return work.done > most;
}

void patterns_measure(bool on)
{
	runtime.measures_time = on;
}
