/* Programs that are run on bytes: how they end, whatever descriptors are closed here. What foreign ones can do is tried
 * by tests/faults/helpers.py: their limits leave no room for the sanitizers. */
#include <criterion/criterion.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "source/sandbox/program.h"

#define ROWS(rows) (sizeof(rows) / sizeof *(rows))

static const struct str input = STR_INIT("what it is to read\n");

static struct run_result run(const char *const *argv, size_t seconds)
{
	struct run_result result;
	const struct run asked = {
	    .argv = argv, .input = input, .seconds = seconds, .output_limit = 1000};
	run_program(&result, &asked);
	return result;
}

Test(program, ends)
{
	static const struct {
		const char *script;
		enum run_end end;
		int code;
	} rows[] = {
	    {"cat", RUN_EXITED, 0},
	    {"cat; exit 1", RUN_EXITED, 1},
	    {"cat; kill -SEGV $$", RUN_KILLED, SIGSEGV},
	    {"cat; exit 127", RUN_NOT_STARTED, 127},
	    {"while :; do cat; echo more; done", RUN_TOO_MUCH, 0},
	    {"cat; sleep 100", RUN_TOO_SLOW, 0},
	    {"cat; exec >&-; sleep 100", RUN_TOO_SLOW, 0},
	    {"while :; do :; done", RUN_TOO_SLOW, 0},
	};
	for (size_t i = 0; i < ROWS(rows); i++) {
		const char *argv[] = {"/bin/sh", "-c", rows[i].script, NULL};
		struct run_result result = run(argv, 1);
		cr_expect_eq(result.end, rows[i].end, "%s: %d", rows[i].script, (int)result.end);
		cr_expect(result.end == RUN_TOO_SLOW || result.code == rows[i].code, "%s: %d",
		          rows[i].script, result.code);
		cr_expect_eq(run_is_good(&result), i == 0, "%s", rows[i].script);
		buf_release(&result.out);
	}
	const char *missing[] = {"/nowhere/reader", NULL};
	struct run_result result = run(missing, 1);
	cr_expect_eq(result.end, RUN_NOT_STARTED);
	buf_release(&result.out);
	cr_expect_eq(waitpid(-1, NULL, WNOHANG), -1);
}

static bool cannot_tell(void)
{
	static const char *const argv[] = {"/bin/cat", NULL};
	signal(SIGCHLD, SIG_IGN);
	struct run_result result = run(argv, 4);
	bool is_lost = result.end == RUN_LOST && !run_is_good(&result);
	buf_release(&result.out);
	return is_lost;
}

Test(program, ignored_children)
{
	int state = 0;
	pid_t child = fork();
	if (child == 0) {
		_exit(cannot_tell() ? 0 : 1);
	}
	cr_assert_eq(waitpid(child, &state, 0), child);
	cr_expect(WIFEXITED(state) && WEXITSTATUS(state) == 0);
}

static bool runs_without(int closed)
{
	static const char *const argv[] = {"/bin/cat", NULL};
	for (int i = 0; i < 3; i++) {
		if (closed & 1 << i) {
			close(i);
		}
	}
	struct run_result result = run(argv, 4);
	bool is_right = run_is_good(&result) && str_equal(buf_str(&result.out), input);
	buf_release(&result.out);
	return is_right;
}

/* As many as a program that uses the library may have. */
Test(program, many_descriptors)
{
	enum { COUNT = 200 };
	static const char *const argv[] = {"/bin/sh", "-c", "cat; ls /proc/self/fd | wc -l", NULL};
	int opened[COUNT];
	for (size_t i = 0; i < COUNT; i++) {
		opened[i] = dup(0);
	}
	struct run_result result = run(argv, 4);
	cr_expect(run_is_good(&result));
	/* the three, and the folder */
	cr_expect(str_ends(str_trim(buf_str(&result.out)), STR("\n4")), "%.*s",
	          STR_FORMAT(result.out));
	buf_release(&result.out);
	for (size_t i = 0; i < COUNT; i++) {
		close(opened[i]);
	}
}

Test(program, closed_descriptors)
{
	for (int closed = 0; closed < 8; closed++) {
		int state = 0;
		pid_t child = fork();
		if (child == 0) {
			_exit(runs_without(closed) ? 0 : 1);
		}
		cr_assert_eq(waitpid(child, &state, 0), child);
		cr_expect(WIFEXITED(state) && WEXITSTATUS(state) == 0, "%d", closed);
	}
}
