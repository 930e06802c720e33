/* User notifications of seccomp: Linux 5.9 and later. */
#include "base/opens.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/limits.h>
#include <linux/seccomp.h>
#include <seccomp.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

/* ---- asking ---- */

/* A message of one byte with room for one descriptor beside it. */
struct message {
	char byte;
	struct iovec data;
	struct msghdr header;
	union {
		struct cmsghdr head;
		char bytes[CMSG_SPACE(sizeof(int))];
	} ancillary;
};

static void message_init(struct message *message)
{
	*message = (struct message){0};
	message->data = (struct iovec){&message->byte, 1};
	message->header = (struct msghdr){.msg_iov = &message->data,
	                                  .msg_iovlen = 1,
	                                  .msg_control = &message->ancillary,
	                                  .msg_controllen = sizeof message->ancillary};
}

static bool send_descriptor(int channel, int descriptor)
{
	struct message message;
	message_init(&message);
	message.ancillary.head = (struct cmsghdr){.cmsg_len = CMSG_LEN(sizeof descriptor),
	                                          .cmsg_level = SOL_SOCKET,
	                                          .cmsg_type = SCM_RIGHTS};
	memcpy(CMSG_DATA(&message.ancillary.head), &descriptor, sizeof descriptor);
	return sendmsg(channel, &message.header, MSG_NOSIGNAL) == 1;
}

bool opens_ask(int channel)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
	bool is_sent =
	    filter && seccomp_rule_add(filter, SCMP_ACT_NOTIFY, SYS_openat, 0) == 0 &&
#ifdef SYS_open
	    seccomp_rule_add(filter, SCMP_ACT_NOTIFY, SYS_open, 0) == 0 &&
	    seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SYS_creat, 0) == 0 &&
#endif
	    seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SYS_openat2, 0) == 0 &&
	    seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SYS_open_by_handle_at, 0) == 0 &&
	    seccomp_load(filter) == 0 && send_descriptor(channel, seccomp_notify_fd(filter));
	seccomp_release(filter);
	return is_sent;
}

int opens_receive(int channel)
{
	struct message message;
	int descriptor = -1;
	message_init(&message);
	if (recvmsg(channel, &message.header, MSG_CMSG_CLOEXEC) == 1 &&
	    CMSG_FIRSTHDR(&message.header) && message.ancillary.head.cmsg_type == SCM_RIGHTS) {
		memcpy(&descriptor, CMSG_DATA(&message.ancillary.head), sizeof descriptor);
	}
	return descriptor;
}

/* ---- answering ---- */

/* A path in the memory of a process that waits, and so cannot change it. */
static bool read_path(char path[PATH_MAX], pid_t child, uint64_t address)
{
	char memory[64];
	snprintf(memory, sizeof memory, "/proc/%d/mem", (int)child);
	int file = open(memory, O_RDONLY | O_CLOEXEC);
	ssize_t got = file >= 0 ? pread(file, path, PATH_MAX, (off_t)address) : -1;
	if (file >= 0) {
		close(file);
	}
	return got > 0 && memchr(path, '\0', (size_t)got);
}

static bool is_in(const char *path, const char *const *paths)
{
	bool is_found = false;
	for (size_t i = 0; paths[i] && !is_found; i++) {
		size_t size = strlen(paths[i]);
		is_found =
		    strncmp(path, paths[i], size) == 0 && (path[size] == '/' || path[size] == '\0');
	}
	return is_found;
}

/* Opens a path if what it leads to may be opened; -1 with errno. It is looked at before it is opened, since opening some
 * files does something. */
static int open_allowed(const char *path, int flags, const char *const *paths)
{
	char link[64];
	char real[PATH_MAX];
	int place = path[0] == '/' ? open(path, O_PATH | O_CLOEXEC) : (errno = EACCES, -1);
	if (place < 0) {
		return -1;
	}
	snprintf(link, sizeof link, "/proc/self/fd/%d", place);
	ssize_t size = readlink(link, real, sizeof real - 1);
	real[size > 0 ? size : 0] = '\0';
	int file = is_in(real, paths) ? open(link, O_RDONLY | O_CLOEXEC | (flags & O_DIRECTORY))
	                              : (errno = EACCES, -1);
	int error = errno;
	close(place);
	errno = error;
	return file;
}

static int open_asked(const struct seccomp_data *call, pid_t child, const char *const *paths)
{
	char path[PATH_MAX];
	bool is_openat = call->nr == SYS_openat;
	int flags = (int)call->args[is_openat ? 2 : 1];
	if (!read_path(path, child, call->args[is_openat ? 1 : 0])) {
		errno = EFAULT;
		return -1;
	}
	if (strcmp(path, "/proc/self/fd/0") == 0) {
		snprintf(path, sizeof path, "/proc/%d/fd/0", (int)child);
		return open(path, O_RDONLY | O_CLOEXEC);
	}
	return open_allowed(path, flags, paths);
}

void opens_answer(int asked, pid_t child, const char *const *paths)
{
	struct seccomp_notif *question = NULL;
	struct seccomp_notif_resp *answer = NULL;
	if (seccomp_notify_alloc(&question, &answer) != 0) {
		return;
	}
	if (seccomp_notify_receive(asked, question) == 0) {
		int file = open_asked(&question->data, child, paths);
		answer->id = question->id;
		answer->error = -errno;
		if (file >= 0) {
			const struct seccomp_notif_addfd added = {
			    .id = question->id, .srcfd = (uint32_t)file, .newfd_flags = O_CLOEXEC};
			answer->val = ioctl(asked, SECCOMP_IOCTL_NOTIF_ADDFD, &added);
			answer->error = answer->val < 0 ? -errno : 0;
			answer->val = answer->val < 0 ? 0 : answer->val;
			close(file);
		}
		seccomp_notify_respond(asked, answer);
	}
	seccomp_notify_free(question, answer);
}
