/* Counts characters, and compares hashes. A doubt needs a sign that no sound document shows. */
#include "cmd/doubts.h"

#include <inttypes.h>

#include "base/utf8.h"
#include "cmd/message.h"
#include "diff/pair.h"
#include "grammar/grammars.h"

enum {
	MIN_VEILED = 10,   /* characters that nobody can tell; and one in a hundred of all */
	MIN_HAN = 60,      /* characters, from which on their kinds can be weighed */
	USUAL_PERCENT = 8, /* of the Han characters are common ones; of Chinese texts 19 and more */
	STRANGE_PERCENT = 2,     /* of the characters beyond ASCII may be none */
	LATIN_PERCENT = 30,      /* of these may be letters of Western Europe */
	WEIGHED_BYTES = 1 << 18, /* of a text: what it is shows long before */
	PAGE_CHARACTERS = 40     /* a page with fewer has next to no text */
};

/* What a text is made of, blanks aside. */
struct makeup {
	size_t all;
	size_t foreign;  /* beyond ASCII */
	size_t replaced; /* U+FFFD, for bytes that are none in the encoding */
	size_t unknown;  /* for private use; the bullets of symbol fonts aside */
	size_t latin;    /* U+0080 to U+00FF: what UTF-8 and GBK become in a Western encoding */
	size_t han;
	size_t usual; /* of these, common ones */
};

enum { FIRST_HAN = 0x3400, LAST_HAN = 0x9FFF, BITS = 64 };

/* The most frequent ones of calls, in both forms. */
static const uint16_t usual[] = {
    0x7684, 0x4E00, 0x5728, 0x548C, 0x4E0E, 0x4E3A, 0x53CA, 0x4E2D, 0x56FD, 0x5E74, 0x76EE, 0x9879,
    0x8BF7, 0x7533, 0x7814, 0x7A76, 0x6280, 0x672F, 0x79D1, 0x5B66, 0x53D1, 0x4EBA, 0x5DE5, 0x57FA,
    0x91D1, 0x7B49, 0x8981, 0x6C42, 0x7BA1, 0x7406, 0x4E0D, 0x6709, 0x662F, 0x5927, 0x4EE5, 0x4F4D,
    0x5355, 0x65B9, 0x884C, 0x6027, 0x4E1A, 0x65B0, 0x91CD, 0x70B9, 0x7528, 0x5E94, 0x8FDB, 0x5173,
    0x5236, 0x5143, 0x4E07, 0x7B2C, 0x9805, 0x8207, 0x70BA, 0x8ACB, 0x8853, 0x5B78, 0x767C, 0x570B};

static struct makeup makeup_of(struct str text)
{
	struct makeup makeup = {0};
	uint64_t is_usual[(LAST_HAN - FIRST_HAN) / BITS + 1] = {0};
	for (size_t i = 0; i < sizeof usual / sizeof *usual; i++) {
		size_t bit = (size_t)usual[i] - FIRST_HAN;
		is_usual[bit / BITS] |= UINT64_C(1) << bit % BITS;
	}
	for (size_t at = 0; at < text.size;) {
		uint32_t c = utf8_next(text, &at);
		if (c >= FIRST_HAN && c <= LAST_HAN) { /* most */
			makeup.han++;
			makeup.usual +=
			    is_usual[(c - FIRST_HAN) / BITS] >> (c - FIRST_HAN) % BITS & 1;
			continue;
		}
		bool is_bullet = c >= 0xF020 && c <= 0xF0FF;
		makeup.all += c > ' ' && c != 0x3000 && c != 0xFEFF;
		makeup.foreign += c >= 0x80;
		makeup.replaced += c == 0xFFFD;
		makeup.unknown += c >= 0xE000 && c <= 0xF8FF && !is_bullet;
		makeup.latin += c >= 0x80 && c <= 0xFF;
	}
	makeup.all += makeup.han;
	makeup.foreign += makeup.han;
	return makeup;
}

static void warn(struct context *context, const struct message *message, const char *path,
                 struct str first, struct str second)
{
	const struct str arguments[DIAG_ARGUMENTS] = {first, second};
	diags_add(&context->diags, DIAG_WARNING, message, str_from(path), arguments);
}

/* ---- the doubts, each true if it holds ---- */

static bool is_scan(struct context *context, const struct source *source, const char *path)
{
	size_t thin = source->page_total - source->page_count; /* those without a line */
	if (source->page_total < 2) {
		return false; /* a short notice */
	}
	for (size_t i = 0; i < source->page_count; i++) {
		uint32_t end = i + 1 < source->page_count ? source->pages[i + 1].offset
		                                          : (uint32_t)source->text.size;
		size_t count = 0;
		for (uint32_t at = source->pages[i].offset; at < end;) {
			uint32_t line = source_line(source, at);
			uint32_t next = line < source->line_count ? source->lines[line]
			                                          : (uint32_t)source->text.size;
			struct str text = str_slice(source->text, at, next);
			count +=
			    source_has_hint(source, at, HINT_FURNITURE) ? 0 : makeup_of(text).all;
			at = next;
		}
		thin += count < PAGE_CHARACTERS;
	}
	if (thin * 2 <= source->page_total) {
		return false;
	}
	warn(context, &MESSAGE_DOUBT_SCAN, path, arena_format(context->arena, "%zu", thin),
	     arena_format(context->arena, "%" PRIu32, source->page_total));
	return true;
}

static bool is_misread(struct context *context, const struct source *source,
                       const struct makeup *makeup, const char *path)
{
	bool is_plain =
	    str_equal(source->format, STR("text")) || str_equal(source->format, STR("html"));
	size_t strange = makeup->replaced + makeup->unknown;
	bool is_named = context->options.encoding != NULL;
	if (!is_plain) {
		return false; /* these name the character of each code */
	}
	if ((is_named && source->defect_count > 0) ||
	    strange * 100 > makeup->foreign * STRANGE_PERCENT) {
		size_t places = source->defect_count > strange ? source->defect_count : strange;
		warn(context, &MESSAGE_DOUBT_REPLACED, path,
		     arena_format(context->arena, "%zu", places), source->encoding);
		return true;
	}
	if ((makeup->han >= MIN_HAN && makeup->usual * 100 < makeup->han * USUAL_PERCENT) ||
	    (makeup->latin >= MIN_HAN && makeup->latin * 100 > makeup->foreign * LATIN_PERCENT)) {
		warn(context, &MESSAGE_DOUBT_ENCODING, path, source->encoding, STR(""));
		return true;
	}
	return false;
}

/* Whether fonts of their own hide what some characters are, as those of titles and tables of contents. */
static bool is_veiled(struct context *context, const struct source *source,
                      const struct makeup *makeup, const char *path)
{
	size_t strange = makeup->replaced + makeup->unknown;
	if (source->page_total == 0 || strange < MIN_VEILED || strange * 100 < makeup->all) {
		return false;
	}
	warn(context, &MESSAGE_DOUBT_VEILED, path, arena_format(context->arena, "%zu", strange),
	     STR(""));
	return true;
}

static bool is_bare(struct context *context, const struct model *model, const char *path)
{
	if (!model_is_bare(model)) {
		return false;
	}
	warn(context, &MESSAGE_DOUBT_BARE, path, str_from(path), STR(""));
	return true;
}

void doubt_document(struct context *context, const struct document *document, const char *path)
{
	const struct source *source = &document->source;
	struct makeup makeup = makeup_of(utf8_head(source->text, WEIGHED_BYTES));
	if (makeup.all == 0 && source->text.size <= WEIGHED_BYTES) {
		warn(context, &MESSAGE_DOUBT_EMPTY, path, STR(""), STR(""));
		return;
	}
	(void)(is_scan(context, source, path) || is_misread(context, source, &makeup, path) ||
	       is_veiled(context, source, &makeup, path) ||
	       is_bare(context, &document->model, path));
}

/* ---- models ---- */

/* The hash of the grammar of a family as it is now; empty where it cannot be loaded. */
static struct str grammar_hash(struct context *context, struct str family)
{
	struct known_grammar *known = context->grammars;
	while (known && !str_equal(known->family, family)) {
		known = known->next;
	}
	if (!known) {
		struct diags diags; /* of no interest: nothing is read with it */
		struct grammar *grammar;
		struct grammars *grammars = grammars_open(
		    context->arena, options_grammars(&context->options, context->arena));
		diags_init(&diags, context->arena);
		known = ARENA_NEW(context->arena, struct known_grammar);
		known->family = arena_copy(context->arena, family);
		if (grammars_family(&grammar, grammars, known->family, &diags) == STATUS_OK) {
			known->sha256 = grammar->sha256;
		}
		grammars_close(grammars);
		known->next = context->grammars;
		context->grammars = known;
	}
	return known->sha256;
}

void doubt_model(struct context *context, const struct model *model, const char *path)
{
	struct str now = grammar_hash(context, model->grammar);
	if (now.size > 0 && model->grammar_sha256.size > 0 &&
	    !str_equal(now, model->grammar_sha256)) {
		const struct str arguments[DIAG_ARGUMENTS] = {model->grammar};
		diags_add(&context->diags, DIAG_NOTE, &MESSAGE_DOUBT_GRAMMAR, str_from(path),
		          arguments);
	}
	(void)is_bare(context, model, path);
}

void doubt_pair(struct context *context, const struct changes *changes)
{
	static const struct message *const notes[] = {
	    [PAIR_SAME_FILE] = &MESSAGE_DIFF_SAME_FILE,
	    [PAIR_REVERSED] = &MESSAGE_DIFF_REVERSED,
	    [PAIR_UNRELATED] = &MESSAGE_DIFF_UNRELATED,
	};
	enum pair pair = pair_from_changes(changes, context->arena);
	if (pair != PAIR_SOUND) {
		diags_add(&context->diags, DIAG_NOTE, notes[pair], STR(""),
		          (const struct str[DIAG_ARGUMENTS]){{0}});
	}
}
