/* Draws the bar in place, by returning to the start of its line. */
#include "batch/progress.h"

#include <time.h>
#include <unistd.h>

#include "base/terminal_stream.h"
#include "batch/message.h"
#include "report/terminal.h"

enum {
	REDRAW_MILLISECONDS = 100,
	SURE_MILLISECONDS = 2000, /* before that, nothing is said of the time that is left */
	BAR_COLUMNS = 24
};

static int64_t now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

void progress_init(struct progress *progress, FILE *stream, const struct wording *words,
                   size_t total)
{
	*progress = (struct progress){.stream = stream,
	                              .bar = &MESSAGE_BATCH_BAR,
	                              .words = *words,
	                              .total = total,
	                              .started = now()};
	if (terminal_stream_of(stream) >= 0) {
		progress->width = terminal_look_of(stream).width;
	}
}

/* Takes the bar's line off the screen: to the first column, and erase. */
static void erase(struct progress *progress)
{
	if (progress->drawn) {
		fputs(OWN_SEQUENCE("\r\x1B[K"), progress->stream);
		progress->drawn = 0;
	}
}

/* "about 3 min left"; empty where nothing can be said yet. */
static struct str time_left(const struct progress *progress, int64_t at, struct wording *words)
{
	int64_t spent = at - progress->started;
	if (spent < SURE_MILLISECONDS || progress->done == 0) {
		return (struct str){0};
	}
	int64_t seconds =
	    spent * (int64_t)(progress->total - progress->done) / (int64_t)progress->done / 1000;
	bool is_long = seconds >= 120;
	struct str number = arena_format(words->arena, "%lld",
	                                 (long long)(is_long ? (seconds + 59) / 60 : seconds));
	return words_say(words, is_long ? &MESSAGE_BATCH_MINUTES_LEFT : &MESSAGE_BATCH_SECONDS_LEFT,
	                 number);
}

static void draw(struct progress *progress, int64_t at)
{
	struct arena arena;
	struct terminal terminal;
	struct wording words = {progress->words.language, &arena};
	char bar[BAR_COLUMNS + 1];
	size_t full = progress->done * BAR_COLUMNS / (progress->total > 0 ? progress->total : 1);
	arena_init(&arena);
	for (size_t i = 0; i < BAR_COLUMNS; i++) {
		bar[i] = i < full ? '#' : '-';
	}
	bar[BAR_COLUMNS] = '\0';
	struct str text = words_say(&words, progress->bar, str_from(bar),
	                            arena_format(&arena, "%zu", progress->done),
	                            arena_format(&arena, "%zu", progress->total),
	                            arena_format(&arena, "%zu", progress->failed));
	text = words_joined(&words, text, "  ", time_left(progress, at, &words));
	erase(progress);
	terminal_init(&terminal, progress->stream, &words);
	terminal_last(&terminal, text, progress->width - 1);
	terminal_release(&terminal);
	fflush(progress->stream);
	progress->drawn = at;
	arena_release(&arena);
}

void progress_show(struct progress *progress)
{
	if (progress->width > 0) {
		draw(progress, now());
	}
}

void progress_step(struct progress *progress, bool has_failed)
{
	progress->done++;
	progress->failed += has_failed;
	if (progress->width > 0) {
		int64_t at = now();
		if (at - progress->drawn >= REDRAW_MILLISECONDS) {
			draw(progress, at);
		}
	}
}

void progress_line(struct progress *progress, struct str line)
{
	erase(progress);
	fwrite(line.data, 1, line.size, progress->stream);
	putc('\n', progress->stream);
}

void progress_end(struct progress *progress)
{
	erase(progress);
	fflush(progress->stream);
}
