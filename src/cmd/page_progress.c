/* A bar of pages, drawn when the recognition begins and taken away when it has ended. */
#include "cmd/page_progress.h"

#include "batch/progress.h"
#include "cmd/message.h"

struct page_progress {
	const struct context *context;
	struct progress progress;
};

static void page_ended(void *state, size_t done, size_t count)
{
	struct page_progress *pages = state;
	const struct wording words = context_words(pages->context);
	if (done == 0) {
		progress_init(&pages->progress, stderr, &words, count);
		pages->progress.bar = &MESSAGE_INPUT_PAGES;
		progress_show(&pages->progress);
		return;
	}
	while (pages->progress.done < done) {
		progress_step(&pages->progress, false);
	}
	if (done == count) {
		progress_end(&pages->progress);
	}
}

void page_progress_add(struct source_options *reading, struct context *context)
{
	struct page_progress *pages = ARENA_NEW(context->arena, struct page_progress);
	pages->context = context;
	reading->page_ended = page_ended;
	reading->context = pages;
}
