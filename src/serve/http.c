/* The only file that knows libmicrohttpd. */
#include "serve/http.h"

#include <arpa/inet.h>
#include <errno.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "base/library.h"

#define MHD_FUNCTIONS(X)                                                                           \
	X(MHD_start_daemon)                                                                        \
	X(MHD_stop_daemon)                                                                         \
	X(MHD_queue_response)                                                                      \
	X(MHD_create_response_from_buffer)                                                         \
	X(MHD_destroy_response)                                                                    \
	X(MHD_create_response_from_buffer_with_free_callback_cls)                                  \
	X(MHD_add_response_header)                                                                 \
	X(MHD_get_connection_values)                                                               \
	X(MHD_lookup_connection_value)                                                             \
	X(MHD_suspend_connection)                                                                  \
	X(MHD_resume_connection)                                                                   \
	X(MHD_create_post_processor)                                                               \
	X(MHD_post_process) X(MHD_destroy_post_processor) X(MHD_get_connection_info)
LIBRARY(mhd, MHD_FUNCTIONS);

enum {
	MAX_CONNECTIONS = 128,
	CONNECTION_MEMORY = 64 << 10, /* bytes: of all headers, and of what is read at a time */
	IDLE_SECONDS = 15,            /* without a byte */
	HEAD_SECONDS = 30,            /* until all headers are there */
	REQUEST_SECONDS = 600,        /* for all of a request, its waiting and its answer */
	FORM_MEMORY = 8 << 10,        /* of the parser of forms */
	THREAD_STACK = 512 << 10
};
/* A body that is too large is read to its end all the same if it is not larger than this: a browser that is still sending
 * does not listen. A larger one is answered at once, and the connection ends. */
#define MAX_DISCARDED ((uint64_t)1 << 30)

/* A connection, in a list, so that a slow one can be ended. */
struct connection {
	struct connection *next;
	int socket;
	time_t deadline;
};

struct http {
	const struct http_options *options;
	struct MHD_Daemon *daemon;
	struct connection *connections;
	pthread_mutex_t lock; /* of the list */
	atomic_llong last_request;
	atomic_bool is_asked_to_stop;
};

/* A request that is being read or answered. */
struct exchange {
	struct request request; /* first, so that its waiter leads here */
	struct http *http;
	struct MHD_Connection *connection;
	struct MHD_PostProcessor *form;
	struct arena arena;
	uint64_t body;         /* bytes of it that came */
	struct answer refusal; /* of a POST; its status is 0 where it is none */
};

static time_t now_seconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec;
}

/* ---- connections ---- */

static void set_deadline(struct http *http, struct MHD_Connection *connection, time_t seconds)
{
	const union MHD_ConnectionInfo *info =
	    mhd.MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
	struct connection *at = info ? info->socket_context : NULL;
	pthread_mutex_lock(&http->lock);
	if (at) {
		at->deadline = now_seconds() + seconds;
	}
	pthread_mutex_unlock(&http->lock);
}

static void notify_connection(void *argument, struct MHD_Connection *connection,
                              void **socket_context, enum MHD_ConnectionNotificationCode code)
{
	struct http *http = argument;
	if (code == MHD_CONNECTION_NOTIFY_STARTED) {
		struct connection *added = calloc(1, sizeof *added);
		const union MHD_ConnectionInfo *info =
		    mhd.MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
		if (!added) {
			out_of_memory();
		}
		added->socket = info ? info->connect_fd : -1;
		added->deadline = now_seconds() + HEAD_SECONDS;
		pthread_mutex_lock(&http->lock);
		added->next = http->connections;
		http->connections = added;
		pthread_mutex_unlock(&http->lock);
		*socket_context = added;
		return;
	}
	pthread_mutex_lock(&http->lock);
	struct connection **link = &http->connections;
	while (*link && *link != *socket_context) {
		link = &(*link)->next;
	}
	if (*link) {
		*link = (*link)->next;
	}
	pthread_mutex_unlock(&http->lock);
	free(*socket_context);
	*socket_context = NULL;
}

void http_tick(struct http *http)
{
	time_t now = now_seconds();
	pthread_mutex_lock(&http->lock);
	for (struct connection *at = http->connections; at; at = at->next) {
		if (now > at->deadline && at->socket >= 0) {
			shutdown(at->socket, SHUT_RDWR);
		}
	}
	pthread_mutex_unlock(&http->lock);
}

/* ---- waiting ---- */

static void sleep_request(struct waiter *waiter)
{
	mhd.MHD_suspend_connection(((struct exchange *)waiter)->connection);
}

static void wake_request(struct waiter *waiter)
{
	mhd.MHD_resume_connection(((struct exchange *)waiter)->connection);
}

/* ---- answering ---- */

static const char *const common_headers[][2] = {
    {"X-Content-Type-Options", "nosniff"},
    /* Not "no-referrer": browsers would send forms with the origin "null". */
    {"Referrer-Policy", "same-origin"},
    {"Cache-Control", "no-store"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Permissions-Policy", "camera=(), geolocation=(), microphone=()"},
};

static void add_header(struct MHD_Response *response, const char *name, const char *value)
{
	if (value) {
		mhd.MHD_add_response_header(response, name, value);
	}
}

static struct MHD_Response *make_response(const struct answer *answer)
{
	void *data = (void *)(uintptr_t)answer->body.data;
	return answer->release ? mhd.MHD_create_response_from_buffer_with_free_callback_cls(
				     answer->body.size, data, answer->release, answer->owner)
	                       : mhd.MHD_create_response_from_buffer(answer->body.size, data,
	                                                             MHD_RESPMEM_MUST_COPY);
}

static enum MHD_Result send_answer(struct exchange *exchange, const struct answer *answer)
{
	struct MHD_Response *response = make_response(answer);
	if (!response) {
		if (answer->release) {
			answer->release(answer->owner);
		}
		return MHD_NO;
	}
	for (size_t i = 0; i < sizeof common_headers / sizeof *common_headers; i++) {
		add_header(response, common_headers[i][0], common_headers[i][1]);
	}
	/* A browser shows no page by itself that has both this and a sandbox. */
	add_header(response, "Cross-Origin-Opener-Policy",
	           answer->is_foreign ? NULL : "same-origin");
	add_header(response, "Content-Security-Policy",
	           answer->policy ? answer->policy : "default-src 'none'; frame-ancestors 'none'");
	add_header(response, "Content-Type", answer->type);
	add_header(response, "Location", answer->location);
	add_header(response, "Content-Disposition", answer->disposition);
	if (answer->status == MHD_HTTP_METHOD_NOT_ALLOWED) {
		add_header(response, "Allow", "GET, HEAD, POST");
	}
	if (answer->status == MHD_HTTP_SERVICE_UNAVAILABLE) {
		add_header(response, "Retry-After", "10");
	}
	enum MHD_Result result =
	    mhd.MHD_queue_response(exchange->connection, answer->status, response);
	mhd.MHD_destroy_response(response);
	return result;
}

/* ---- reading ---- */

static enum MHD_Result take_field(void *argument, enum MHD_ValueKind kind, const char *key,
                                  const char *file_name, const char *type, const char *encoding,
                                  const char *data, uint64_t offset, size_t size)
{
	struct exchange *exchange = argument;
	(void)kind;
	(void)type;
	(void)encoding;
	upload_take(&exchange->request.upload, key, file_name, (struct str){data, size}, offset);
	return MHD_YES;
}

static struct str header(const struct exchange *exchange, const char *name)
{
	return str_from(
	    mhd.MHD_lookup_connection_value(exchange->connection, MHD_HEADER_KIND, name));
}

static enum MHD_Result count_host(void *argument, enum MHD_ValueKind kind, const char *key,
                                  const char *value)
{
	(void)kind;
	(void)value;
	*(size_t *)argument += strcasecmp(key, "Host") == 0;
	return MHD_YES;
}

static void refuse(struct exchange *exchange, unsigned status)
{
	const struct http_options *options = exchange->http->options;
	if (exchange->refusal.status == 0) {
		options->refuse(options->handler, &exchange->refusal, &exchange->request,
		                &exchange->arena, status);
	}
}

/* The body's length as the headers say it; 0 where they do not. */
static uint64_t stated_length(const struct exchange *exchange)
{
	struct str text = header(exchange, MHD_HTTP_HEADER_CONTENT_LENGTH);
	return text.data ? strtoull(text.data, NULL, 10) : 0;
}

/* When all headers are there, of a POST: its form is read as it comes, or its body is thrown away, or it is answered at
 * once. */
static enum MHD_Result begin_post(struct exchange *exchange)
{
	const struct http_options *options = exchange->http->options;
	uint64_t length = stated_length(exchange);
	struct str expect = header(exchange, MHD_HTTP_HEADER_EXPECT);
	if (!options->admit(options->handler, &exchange->refusal, &exchange->request,
	                    &exchange->arena)) {
		/* The answer is there. */
	} else if (length > options->body_bytes) {
		refuse(exchange, MHD_HTTP_CONTENT_TOO_LARGE);
	} else if (exchange->request.takes_form) {
		exchange->form = mhd.MHD_create_post_processor(exchange->connection, FORM_MEMORY,
		                                               take_field, exchange);
		if (!exchange->form) {
			refuse(exchange, MHD_HTTP_UNSUPPORTED_MEDIA_TYPE);
		}
	}
	bool is_at_once = expect.data || length > MAX_DISCARDED;
	return exchange->refusal.status > 0 && is_at_once
	           ? send_answer(exchange, &exchange->refusal)
	           : MHD_YES;
}

static enum MHD_Result take_body(struct exchange *exchange, const char *data, size_t size)
{
	exchange->body += size;
	if (exchange->body > exchange->http->options->body_bytes) {
		refuse(exchange, MHD_HTTP_CONTENT_TOO_LARGE);
	}
	if (exchange->refusal.status > 0) {
		upload_release(&exchange->request.upload);
	} else if (exchange->form && mhd.MHD_post_process(exchange->form, data, size) != MHD_YES) {
		refuse(exchange, MHD_HTTP_BAD_REQUEST);
	}
	return MHD_YES;
}

static struct exchange *new_exchange(struct http *http, struct MHD_Connection *connection,
                                     const char *method)
{
	struct exchange *exchange = calloc(1, sizeof *exchange);
	size_t hosts = 0;
	if (!exchange) {
		out_of_memory();
	}
	exchange->http = http;
	exchange->connection = connection;
	arena_init(&exchange->arena);
	struct request *request = &exchange->request;
	upload_init(&request->upload, http->options->uploads);
	request->waiter.sleep = sleep_request;
	request->waiter.wake = wake_request;
	request->method = str_from(method);
	request->accept = header(exchange, MHD_HTTP_HEADER_ACCEPT);
	request->language = header(exchange, MHD_HTTP_HEADER_ACCEPT_LANGUAGE);
	request->guard.host = header(exchange, MHD_HTTP_HEADER_HOST);
	request->guard.origin = header(exchange, MHD_HTTP_HEADER_ORIGIN);
	request->guard.fetch_site = header(exchange, "Sec-Fetch-Site");
	mhd.MHD_get_connection_values(connection, MHD_HEADER_KIND, count_host, &hosts);
	request->guard.has_two_hosts = hosts > 1;
	return exchange;
}

/* Addresses are compared as they were sent: none of ours has an escape. */
static size_t keep_escapes(void *argument, struct MHD_Connection *connection, char *text)
{
	(void)argument;
	(void)connection;
	return strlen(text);
}

/* ---- the way of a request ---- */

/* Of a request that is there with all its body. */
static enum MHD_Result finish(struct exchange *exchange)
{
	const struct http_options *options = exchange->http->options;
	struct answer answer = exchange->refusal;
	if (exchange->form) { /* only then is the last field complete */
		mhd.MHD_destroy_post_processor(exchange->form);
		exchange->form = NULL;
	}
	if (answer.status == 0 &&
	    !options->handle(options->handler, &answer, &exchange->request, &exchange->arena)) {
		return MHD_YES; /* asleep */
	}
	return send_answer(exchange, &answer);
}

static enum MHD_Result handle(void *argument, struct MHD_Connection *connection, const char *url,
                              const char *method, const char *version, const char *upload_data,
                              size_t *upload_size, void **context)
{
	struct http *http = argument;
	struct exchange *exchange = *context;
	(void)version;
	if (!exchange) {
		exchange = new_exchange(http, connection, method);
		*context = exchange;
		exchange->request.path = arena_copy(&exchange->arena, str_from(url));
		exchange->request.guard.path = exchange->request.path;
		atomic_store(&http->last_request, now_seconds());
		set_deadline(http, connection, REQUEST_SECONDS);
		bool is_post = str_equal(exchange->request.method, STR("POST"));
		return is_post ? begin_post(exchange) : MHD_YES;
	}
	if (*upload_size > 0) {
		size_t size = *upload_size;
		*upload_size = 0;
		return take_body(exchange, upload_data, size);
	}
	return finish(exchange);
}

static void complete(void *argument, struct MHD_Connection *connection, void **context,
                     enum MHD_RequestTerminationCode code)
{
	struct http *http = argument;
	struct exchange *exchange = *context;
	(void)code;
	*context = NULL;
	if (!exchange) {
		return;
	}
	set_deadline(http, connection, HEAD_SECONDS);
	if (exchange->form) {
		mhd.MHD_destroy_post_processor(exchange->form);
	}
	if (exchange->request.wants_stop) {
		atomic_store(&http->is_asked_to_stop, true);
	}
	upload_release(&exchange->request.upload);
	arena_release(&exchange->arena);
	free(exchange);
}

struct str http_argument(const struct request *request, const char *name)
{
	const struct exchange *exchange = (const struct exchange *)request;
	return str_from(
	    mhd.MHD_lookup_connection_value(exchange->connection, MHD_GET_ARGUMENT_KIND, name));
}

/* ---- start and end ---- */

/* A socket that listens on the loopback device; -1 with errno. */
static int open_port(unsigned *port)
{
	enum { BACKLOG = 128 };
	int on = 1;
	struct sockaddr_in address = {.sin_family = AF_INET,
	                              .sin_port = htons((uint16_t)*port),
	                              .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	socklen_t size = sizeof address;
	int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (listener >= 0 && setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) == 0 &&
	    bind(listener, (struct sockaddr *)&address, sizeof address) == 0 &&
	    listen(listener, BACKLOG) == 0 &&
	    getsockname(listener, (struct sockaddr *)&address, &size) == 0) {
		*port = ntohs(address.sin_port);
		return listener;
	}
	int error = errno;
	if (listener >= 0) {
		close(listener);
	}
	errno = error;
	return -1;
}

/* What the library has to say of clients is of no use to a person. */
static void ignore_log(void *argument, const char *format, va_list arguments)
{
	(void)argument;
	(void)format;
	(void)arguments;
}

static struct MHD_Daemon *start_daemon(struct http *http, int listener)
{
	return mhd.MHD_start_daemon(
	    MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ERROR_LOG, 0, NULL,
	    NULL, handle, http, MHD_OPTION_EXTERNAL_LOGGER, ignore_log, NULL,
	    MHD_OPTION_LISTEN_SOCKET, listener, MHD_OPTION_CONNECTION_LIMIT,
	    (unsigned)MAX_CONNECTIONS, MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)IDLE_SECONDS,
	    MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)CONNECTION_MEMORY,
	    MHD_OPTION_THREAD_STACK_SIZE, (size_t)THREAD_STACK, MHD_OPTION_STRICT_FOR_CLIENT, 1,
	    MHD_OPTION_UNESCAPE_CALLBACK, keep_escapes, NULL, MHD_OPTION_NOTIFY_COMPLETED, complete,
	    http, MHD_OPTION_NOTIFY_CONNECTION, notify_connection, http, MHD_OPTION_END);
}

enum http_error http_start(struct http **out, unsigned *port, const struct http_options *options,
                           struct arena *arena, struct str *why)
{
	*port = options->port;
	if (!library_load(mhd, LIBMICROHTTPD, arena, why)) {
		return HTTP_NO_LIBRARY;
	}
	int listener = open_port(port);
	if (listener < 0) {
		return errno == EADDRINUSE ? HTTP_PORT_TAKEN : HTTP_NO_SOCKET;
	}
	struct http *http = calloc(1, sizeof *http);
	if (!http) {
		out_of_memory();
	}
	http->options = options;
	atomic_store(&http->last_request, now_seconds());
	pthread_mutex_init(&http->lock, NULL);
	*out = http; /* before the first request can come */
	http->daemon = start_daemon(http, listener);
	if (!http->daemon) {
		int error = errno;
		close(listener);
		pthread_mutex_destroy(&http->lock);
		free(http);
		errno = error;
		return HTTP_NO_SOCKET;
	}
	return HTTP_STARTED;
}

size_t http_idle(struct http *http)
{
	return (size_t)(now_seconds() - atomic_load(&http->last_request));
}

bool http_is_asked_to_stop(struct http *http)
{
	return atomic_load(&http->is_asked_to_stop);
}

void http_stop(struct http *http)
{
	mhd.MHD_stop_daemon(http->daemon); /* closes the listening socket, too */
	pthread_mutex_destroy(&http->lock);
	free(http);
}
