/* Stands in for a reader of PDF or DOC, and does what its input says: "MODE:words;". A mode "try-..." tries what it must
 * not do, and only writes its text where that worked. With -DOWN it confines itself as zhinan-pdf does, else it is
 * confined by who starts it. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#ifdef OWN
#include "helper/confine.h"
static const char whole[] = "P 1\nL 720 1000 3000 1120 120 120 one line of it\nZ 1\n";
static const char half[] = "P 1\nL 720 1000 3000 1120 120 120 one line of it\n";
static const char table[] = "/usr/share/poppler";
static const char *const readable[] = {table, NULL};
#else
static const char whole[] = "one line of it\n";
static const char half[] = "one line";
static const char table[] = "/etc/ld.so.cache";
#endif

static void say(const char *text)
{
	if (write(1, text, strlen(text)) < 0) {
		_exit(8);
	}
}

static bool opens(const char *path, int flags)
{
	return open(path, flags, 0600) >= 0;
}

static pid_t parent; /* as it was before any filter, which need not allow to ask */

static bool try(const char *what)
{
	char byte;
	char own_memory[64];
	struct rlimit limit = {RLIM_INFINITY, RLIM_INFINITY};
	struct iovec here = {&byte, 1};
	struct iovec there = {(void *)what, 1};
	snprintf(own_memory, sizeof own_memory, "/proc/%d/mem", (int)parent);
	return strcmp(what, "table") == 0    ? opens(table, O_RDONLY)
	       : strcmp(what, "passwd") == 0 ? opens("/etc/passwd", O_RDONLY)
	       : strcmp(what, "shadow") == 0 ? opens("/etc/shadow", O_RDONLY)
	       : strcmp(what, "dots") == 0
	           ? opens("/usr/share/poppler/../../../etc/passwd", O_RDONLY) ||
	                 opens("/usr/lib/../../etc/passwd", O_RDONLY)
	       : strcmp(what, "root") == 0   ? opens("/proc/self/root/etc/passwd", O_RDONLY)
	       : strcmp(what, "here") == 0   ? opens("here.txt", O_RDONLY)
	       : strcmp(what, "folder") == 0 ? opens("/", O_RDONLY | O_DIRECTORY)
	       : strcmp(what, "device") == 0
	           ? opens("/dev/mem", O_RDONLY) || opens("/dev/zero", O_RDONLY)
	       : strcmp(what, "memory") == 0
	           ? opens("/proc/1/mem", O_RDONLY) || opens("/proc/self/mem", O_RDONLY) ||
	                 opens(own_memory, O_RDONLY)
	       : strcmp(what, "maps") == 0  ? opens("/proc/self/maps", O_RDONLY)
	       : strcmp(what, "write") == 0 ? opens("/tmp/zhinan-written", O_WRONLY | O_CREAT)
	       : strcmp(what, "kill") == 0  ? kill(1, 0) == 0 || kill(parent, 0) == 0
	       : strcmp(what, "tgkill") == 0
	           ? tgkill(parent, parent, 0) == 0 || tgkill(1, 1, 0) == 0
	       : strcmp(what, "limits") == 0 ? prlimit(parent, RLIMIT_CORE, NULL, &limit) == 0 ||
	                                           prlimit(1, RLIMIT_CORE, NULL, &limit) == 0
	       : strcmp(what, "limit") == 0  ? prlimit(0, RLIMIT_AS, &limit, NULL) == 0
	       : strcmp(what, "peek") == 0   ? process_vm_readv(parent, &here, 1, &there, 1, 0) > 0
	       : strcmp(what, "trace") == 0  ? ptrace(PTRACE_ATTACH, parent, 0, 0) == 0
	       : strcmp(what, "socket") == 0 ? socket(AF_INET, SOCK_STREAM, 0) >= 0
	       : strcmp(what, "fork") == 0   ? fork() >= 0
	                                     : true;
}

static int be(const char *mode)
{
	if (strncmp(mode, "try-", 4) == 0) {
		if (!try(mode + 4)) {
			return 9;
		}
		say(whole);
		return 0;
	}
	say(strcmp(mode, "nothing") == 0                             ? ""
	    : strcmp(mode, "half") == 0 || strcmp(mode, "stop") == 0 ? half
	                                                             : whole);
	if (strcmp(mode, "half") == 0 || strcmp(mode, "abort") == 0) {
		abort();
	}
	if (strcmp(mode, "linger") == 0) {
		close(1);
	}
	while (strcmp(mode, "much") == 0) {
		say("more\n");
	}
	bool is_endless = strcmp(mode, "hang") == 0 || strcmp(mode, "linger") == 0;
	while (is_endless) { /* it may not sleep */
		__asm__ volatile("");
	}
	if (strcmp(mode, "drawing") == 0) {
		say("D\n");
		return 3;
	}
	return strcmp(mode, "code-1") == 0 ? 1 : strcmp(mode, "code-127") == 0 ? 127 : 0;
}

int main(void)
{
	static char data[4096];
	char mode[100] = "";
	parent = getppid();
	ssize_t size = read(0, data, sizeof data - 1);
	char *found = size > 0 ? memmem(data, (size_t)size, "MODE:", 5) : NULL;
	if (!found || sscanf(found, "MODE:%99[^;];", mode) != 1) {
		return 7;
	}
#ifdef OWN
	if (!helper_confine(readable, (uint64_t)512 << 20)) {
		return 6;
	}
#endif
	return be(mode);
}
