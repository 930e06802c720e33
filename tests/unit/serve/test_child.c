/* Processes that do as they are told, and such as do not. */
#include <criterion/criterion.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "serve/child.h"

static const struct str some[] = {STR_INIT("one "), STR_INIT(""), STR_INIT("two")};

static enum child_end run(struct buf *out, const char *script, const struct child *like)
{
	char text[500];
	char shell[] = "sh";
	char option[] = "-c";
	char *argv[] = {shell, option, text, NULL};
	struct child child = *like;
	snprintf(text, sizeof text, "%s", script);
	child.program = "/bin/sh";
	child.argv = argv;
	child.output_limit = child.output_limit ? child.output_limit : 1 << 20;
	child.seconds = child.seconds ? child.seconds : 60;
	child.stop = child.stop ? child.stop : -1;
	signal(SIGPIPE, SIG_IGN);
	buf_init(out);
	return child_run(out, &child);
}

Test(child, ends)
{
	static const struct {
		const char *script;
		enum child_end end;
		struct str out;
	} cases[] = {
	    {"cat", CHILD_ENDED, STR_INIT("one two")},
	    {"cat; exit 2", CHILD_ENDED, STR_INIT("one two")},
	    {"exit 3", CHILD_FAILED, STR_INIT("")},
	    {"echo no >&2; kill -SEGV $$", CHILD_FAILED, STR_INIT("")},
	    {"kill -XCPU $$", CHILD_TOO_SLOW, STR_INIT("")},
	    {"echo did not read it", CHILD_ENDED, STR_INIT("did not read it\n")},
	    {"exec <&-; echo closed", CHILD_ENDED, STR_INIT("closed\n")},
	    {"ls /proc/self/fd | wc -l", CHILD_ENDED, STR_INIT("4\n")},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buf out;
		const struct child child = {.input = some, .input_count = 3};
		cr_expect_eq(run(&out, cases[i].script, &child), cases[i].end, "%s",
		             cases[i].script);
		cr_expect(str_equal(buf_str(&out), cases[i].out), "%s: %.*s", cases[i].script,
		          STR_FORMAT(buf_str(&out)));
		buf_release(&out);
	}
}

/* More than a pipe holds, in both directions at once. */
Test(child, much)
{
	static char bytes[3 << 20];
	struct buf out;
	const struct str pieces[] = {{bytes, sizeof bytes}, {bytes, 1}};
	struct child child = {.input = pieces, .input_count = 2, .output_limit = 4 << 20};
	memset(bytes, 'x', sizeof bytes);
	cr_expect_eq(run(&out, "cat", &child), CHILD_ENDED);
	cr_expect_eq(out.size, sizeof bytes + 1);
	buf_release(&out);
	child.output_limit = 1 << 20;
	cr_expect_eq(run(&out, "cat", &child), CHILD_TOO_MUCH);
	cr_expect_leq(out.size, 1 << 20);
	buf_release(&out);
}

/* It is killed with what it started. */
Test(child, slow)
{
	struct buf out;
	const struct child child = {.seconds = 1};
	cr_expect_eq(run(&out, "sleep 600 & echo $!; wait", &child), CHILD_TOO_SLOW);
	buf_append_byte(&out, '\0');
	pid_t started = (pid_t)atoi(out.data);
	cr_assert_gt(started, 1);
	for (int i = 0; i < 100 && kill(started, 0) == 0; i++) { /* until init has seen it */
		usleep(10000);
	}
	char path[64];
	char line[256] = "";
	snprintf(path, sizeof path, "/proc/%d/stat", started);
	FILE *stat = fopen(path, "r");
	if (stat) {
		cr_expect_not_null(fgets(line, sizeof line, stat));
		fclose(stat);
	}
	cr_expect(!stat || strstr(line, ") Z"), "%s", line);
	buf_release(&out);
}

Test(child, hangs_without_output)
{
	struct buf out;
	const struct child child = {.seconds = 1};
	cr_expect_eq(run(&out, "exec >&-; sleep 600", &child), CHILD_TOO_SLOW);
	buf_release(&out);
}

Test(child, stops)
{
	struct buf out;
	const struct child child = {.stop = eventfd(1, EFD_CLOEXEC)};
	cr_expect_eq(run(&out, "sleep 600", &child), CHILD_STOPPED);
	buf_release(&out);
	close(child.stop);
}
