/* Which address gives what. Below the token, and in one of the languages (LANG is zh or en):
 *
 *   /LANG/                     the start
 *   /LANG/read                 POST: files
 *   /LANG/stop                 POST: ends the program
 *   /LANG/set/N/compare?old=N&new=N   leads to that view
 *   /LANG/set/N/VIEW/          a result in its frame
 *   /LANG/set/N/VIEW/state     how far it is, in JSON
 *   /LANG/set/N/VIEW/NAME      what was made: the page, or a file to save
 *   /style.css /script.js /icon.svg */
#include <stdlib.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/json_out.h"
#include "report/page_files.h"
#include "serve/message.h"
#include "serve/name.h"
#include "serve/page_files.h"
#include "serve/server.h"

enum {
	OK = 200,
	CREATED = 201,
	SEE_OTHER = 303,
	BAD_REQUEST = 400,
	FORBIDDEN = 403,
	NOT_FOUND = 404,
	NOT_ALLOWED = 405,
	GONE = 410,
	TOO_LARGE = 413,
	UNPROCESSABLE = 422,
	BUSY = 503
};

/* A request on its way. */
struct routing {
	struct server *server;
	struct request *request;
	struct answer *out;
	struct arena *arena;
	struct str rest; /* of the path, behind the token and then behind the language */
	struct served served;
	enum language language;
};

/* ---- answers ---- */

static void answer_page(struct routing *routing, unsigned status, struct str page)
{
	*routing->out = (struct answer){.status = status,
	                                .body = page,
	                                .type = "text/html; charset=utf-8",
	                                .policy = page_own_policy};
}

static void redirect(struct routing *routing, struct str address)
{
	*routing->out = (struct answer){.status = SEE_OTHER,
	                                .location = arena_copy(routing->arena, address).data,
	                                .type = "text/plain"};
}

static bool wants_json(const struct routing *routing)
{
	return routing->request->accept.data &&
	       str_find(routing->request->accept, STR("application/json")) != SIZE_MAX;
}

static void answer_json(struct routing *routing, unsigned status, struct str json)
{
	*routing->out = (struct answer){
	    .status = status, .body = json, .type = "application/json", .policy = NULL};
}

/* {"key": "text"} */
static struct str json_of(struct routing *routing, const char *key, struct str text)
{
	struct memory_writer writer;
	struct json_out json;
	memory_writer_open(&writer);
	json_out_init_lines(&json, writer.stream);
	json_map(&json, NULL);
	json_text(&json, key, text);
	json_end_map(&json);
	json_end_line(&json);
	json_out_release(&json);
	return memory_writer_close(&writer, routing->arena);
}

/* A sentence that says why not. */
static void complain(struct routing *routing, unsigned status, struct str text)
{
	if (wants_json(routing)) {
		answer_json(routing, status, json_of(routing, "error", text));
	} else {
		bool has_back = status != FORBIDDEN;
		answer_page(routing, status,
		            page_message(&routing->served, &MESSAGE_SERVE_PROBLEM, text, has_back));
	}
}

static void complain_plainly(struct routing *routing, unsigned status,
                             const struct message *message)
{
	complain(routing, status, words_of(&routing->served.words, message));
}

static struct str own_address(const struct routing *routing, struct str rest)
{
	return arena_format(routing->arena, "/%s/%s/%.*s", routing->server->token,
	                    routing->language == LANGUAGE_CHINESE ? "zh" : "en", STR_FORMAT(rest));
}

static struct str set_address(const struct routing *routing, uint64_t number,
                              const struct view *view)
{
	return own_address(routing, arena_format(routing->arena, "set/%llu/%.*s/",
	                                         (unsigned long long)number,
	                                         STR_FORMAT(view_word(view, routing->arena))));
}

/* ---- the path ---- */

/* Takes "/segment" off a path; false where there is none. */
static bool take_segment(struct str *segment, struct str *rest)
{
	if (rest->size == 0 || rest->data[0] != '/') {
		return false;
	}
	const char *slash = memchr(rest->data + 1, '/', rest->size - 1);
	size_t end = slash ? (size_t)(slash - rest->data) : rest->size;
	*segment = str_slice(*rest, 1, end);
	*rest = str_slice(*rest, end, rest->size);
	return true;
}

static uint64_t number_of(struct str text)
{
	enum { MAX_DIGITS = 18 };
	uint64_t number = 0;
	bool is_number = text.size > 0 && text.size <= MAX_DIGITS;
	for (size_t i = 0; i < text.size && is_number; i++) {
		is_number = ascii_is_digit(text.data[i]);
		number = number * 10 + (uint64_t)(text.data[i] - '0');
	}
	return is_number ? number : 0;
}

/* Sets the language of the answer, by the path or else by what the browser wants. */
static bool find_language(struct routing *routing)
{
	struct str segment = {0};
	struct str rest = routing->rest;
	bool has_language = take_segment(&segment, &rest) &&
	                    (str_equal(segment, STR("zh")) || str_equal(segment, STR("en")));
	bool is_chinese =
	    has_language
		? str_equal(segment, STR("zh"))
		: guard_wants_chinese(routing->request->language,
	                              routing->server->options->language == LANGUAGE_CHINESE);
	routing->language = is_chinese ? LANGUAGE_CHINESE : LANGUAGE_ENGLISH;
	routing->rest = has_language ? rest : routing->rest;
	routing->served = (struct served){.server = routing->server,
	                                  .arena = routing->arena,
	                                  .words = {routing->language, routing->arena}};
	routing->served.other = arena_format(routing->arena, "/%s/%s%.*s", routing->server->token,
	                                     is_chinese ? "en" : "zh", STR_FORMAT(routing->rest));
	return has_language;
}

/* Checks who asks; false with an answer. */
static bool is_allowed(struct routing *routing, bool *has_language)
{
	const struct server *server = routing->server;
	struct request *request = routing->request;
	bool is_own = guard_is_own(&request->guard, server->port) &&
	              guard_has_token(&routing->rest, request->path, server->token);
	*has_language = find_language(routing);
	if (!is_own) {
		/* Without the token not even the style sheet may be loaded: no page of another can see that it is there. */
		const struct message *words = &MESSAGE_SERVE_FORBIDDEN;
		*routing->out = (struct answer){
		    .status = FORBIDDEN,
		    .body = words_of(&routing->served.words, words),
		    .type = "text/plain; charset=utf-8",
		};
	}
	return is_own;
}

/* ---- files ---- */

static struct str megabytes(const struct routing *routing, size_t bytes)
{
	return arena_format(routing->arena, "%zu", bytes >> 20);
}

/* Says what is wrong with a form; false where nothing is. */
static bool answer_fault(struct routing *routing, const struct upload *upload)
{
	const struct wording *words = &routing->served.words;
	const struct upload_limits *limits = upload->limits;
	switch (upload->fault) {
	case UPLOAD_FILE_TOO_LARGE:
		complain(routing, TOO_LARGE,
		         words_say(words, &MESSAGE_SERVE_TOO_LARGE, str_from(upload->fault_name),
		                   megabytes(routing, limits->file_bytes)));
		return true;
	case UPLOAD_TOO_MANY:
		complain(
		    routing, TOO_LARGE,
		    words_say(words, &MESSAGE_SERVE_TOO_MANY, words_count(words, limits->files)));
		return true;
	case UPLOAD_NO_ROOM:
		complain_plainly(routing, BUSY, &MESSAGE_SERVE_NO_ROOM);
		return true;
	default:
		return false;
	}
}

/* The view that a form asks for; false with an answer where its files cannot be shown so. */
static bool choose_view(struct routing *routing, struct view *view, const struct upload *upload)
{
	size_t documents = 0;
	struct str choice = str_from(upload->choice);
	for (size_t i = 0; i < upload->count; i++) {
		documents += !name_is_corrections(str_from(upload->files[i].name));
	}
	size_t corrections = upload->count - documents;
	const struct message *problem = NULL;
	*view = view_usual(documents);
	if (documents == 0) {
		problem = &MESSAGE_SERVE_NO_FILE;
	} else if (corrections > 1 || (corrections == 1 && documents > 1)) {
		problem = &MESSAGE_SERVE_ONE_CORRECTED;
	} else if (str_equal(choice, STR("each"))) {
		*view = (struct view){VIEW_REPORT, 1, 0};
	} else if (str_equal(choice, STR("trend"))) {
		*view = (struct view){.kind = VIEW_TREND};
	} else if (str_equal(choice, STR("compare"))) {
		problem = documents < 2 ? &MESSAGE_SERVE_NO_PAIR : NULL;
		*view = documents == 2 ? (struct view){.kind = VIEW_COMPARE}
		                       : (struct view){VIEW_COMPARE, 1, 2};
	}
	if (problem) {
		complain_plainly(routing, UNPROCESSABLE, problem);
	}
	return !problem;
}

static void read_files(struct routing *routing)
{
	struct view view;
	struct upload *upload = &routing->request->upload;
	upload_end(upload);
	if (answer_fault(routing, upload) || !choose_view(routing, &view, upload)) {
		return;
	}
	uint64_t number = work_add(routing->server->work, upload, &view);
	struct str at = set_address(routing, number, &view);
	if (wants_json(routing)) {
		answer_json(routing, CREATED, json_of(routing, "at", at));
		routing->out->location = arena_copy(routing->arena, at).data;
	} else {
		redirect(routing, at);
	}
}

static void post(struct routing *routing)
{
	if (str_equal(routing->rest, STR("/read"))) {
		read_files(routing);
	} else {
		routing->request->wants_stop = true;
		answer_page(routing, OK,
		            page_message(&routing->served, &MESSAGE_SERVE_TITLE,
		                         words_of(&routing->served.words, &MESSAGE_SERVE_STOPPED),
		                         false));
	}
}

/* ---- results ---- */

/* What keeps a result until a body that is a part of it was sent. */
struct holding {
	struct work *work;
	struct file_set *set;
};

static void let_go(void *owner)
{
	struct holding *holding = owner;
	work_let_go(holding->work, holding->set);
	free(holding);
}

/* Answers without a result; false where it will come. */
static bool answer_without(struct routing *routing, enum work_answer answer)
{
	switch (answer) {
	case WORK_GONE:
		complain_plainly(routing, GONE, &MESSAGE_SERVE_GONE);
		return true;
	case WORK_UNKNOWN:
		complain_plainly(routing, NOT_FOUND, &MESSAGE_SERVE_NOT_FOUND);
		return true;
	case WORK_FULL:
		complain_plainly(routing, BUSY, &MESSAGE_SERVE_NO_ROOM);
		return true;
	default:
		return false;
	}
}

/* The name under which an output is saved. */
static struct str saved_name(struct routing *routing, const struct result *result,
                             const struct output *output)
{
	const struct view *view = &result->view;
	uint32_t last = view->second > 0 ? view->second : view->first > 0 ? view->first : 1;
	struct str stem = name_stem(str_from(result->set->files[last - 1].name));
	return arena_format(routing->arena, "%.*s-%s", STR_FORMAT(stem), output->name);
}

/* The policy of a page that was made: its own, and what a server alone can say. */
static const char *policy_of(struct routing *routing, const struct result *result)
{
	struct frame frame = {0};
	struct str rest = buf_str(&result->raw);
	bool has_policy = result_frame(&frame, &rest, "policy");
	struct str own = has_policy ? frame.bytes : STR("default-src 'none'");
	return arena_format(
		   routing->arena,
		   "%.*s; frame-ancestors 'self'; sandbox allow-scripts allow-forms allow-modals allow-downloads",
		   STR_FORMAT(own))
	    .data;
}

static void answer_output(struct routing *routing, const struct result *result,
                          const struct output *output)
{
	struct str bytes = result_output(result, output->name);
	if (!bytes.data) {
		work_let_go(routing->server->work, result->set);
		complain_plainly(routing, NOT_FOUND, &MESSAGE_SERVE_NOT_FOUND);
		return;
	}
	struct holding *holding = malloc(sizeof *holding);
	if (!holding) {
		out_of_memory();
	}
	*holding = (struct holding){routing->server->work, result->set};
	bool is_page = output == output_page(output->kind);
	struct str name = saved_name(routing, result, output);
	*routing->out = (struct answer){
	    .status = OK,
	    .body = bytes,
	    .release = let_go,
	    .owner = holding,
	    .type = output->type,
	    .policy = is_page ? policy_of(routing, result) : NULL,
	    .is_foreign = is_page,
	    .disposition = is_page ? NULL : name_disposition(routing->arena, name).data,
	};
}

static void answer_state(struct routing *routing, uint64_t number, const struct view *view)
{
	static const char *const names[] = {
	    [RESULT_WAITING] = "waiting", [RESULT_IN_WORK] = "reading", [RESULT_DONE] = "done"};
	uint32_t done = 0;
	uint32_t total = 0;
	enum result_state state = RESULT_WAITING;
	enum work_answer answer = work_progress(routing->server->work, number, view,
	                                        routing->language, &done, &total, &state);
	if (!answer_without(routing, answer)) {
		answer_json(routing, OK,
		            arena_format(routing->arena,
		                         "{\"state\":\"%s\",\"done\":%u,\"total\":%u}\n",
		                         names[state], done, total));
	}
}

/* /N/VIEW/...; false: the request sleeps. */
static bool answer_view(struct routing *routing, uint64_t number, const struct view *view,
                        struct str name)
{
	struct result *result;
	const struct output *output = output_find(view->kind, name);
	if (str_equal(name, STR("state"))) {
		answer_state(routing, number, view);
		return true;
	}
	if (name.size > 0 && !output) {
		complain_plainly(routing, NOT_FOUND, &MESSAGE_SERVE_NOT_FOUND);
		return true;
	}
	enum work_answer answer = work_ask(routing->server->work, &result, number, view,
	                                   routing->language, &routing->request->waiter);
	if (answer != WORK_READY) {
		return answer_without(routing, answer);
	}
	if (output) {
		answer_output(routing, result, output);
		return true;
	}
	answer_page(routing, result->is_sound ? OK : UNPROCESSABLE,
	            page_result(&routing->served, result));
	work_let_go(routing->server->work, result->set);
	return true;
}

/* /set/N/compare?old=O&new=W */
static bool answer_choice(struct routing *routing, uint64_t number)
{
	struct view view = {.kind = VIEW_COMPARE};
	uint64_t old = number_of(http_argument(routing->request, "old"));
	uint64_t new = number_of(http_argument(routing->request, "new"));
	if (old == 0 || new == 0 || old > MAX_UPLOAD_FILES || new > MAX_UPLOAD_FILES) {
		return false;
	}
	view.first = (uint32_t)old;
	view.second = (uint32_t) new;
	if (old == new) {
		view = (struct view){VIEW_REPORT, view.first, 0};
	}
	redirect(routing, set_address(routing, number, &view));
	return true;
}

static bool answer_set(struct routing *routing)
{
	struct str set;
	struct str number;
	struct str word;
	struct str name;
	struct view view;
	struct str rest = routing->rest;
	bool is_set = take_segment(&set, &rest) && str_equal(set, STR("set")) &&
	              take_segment(&number, &rest) && take_segment(&word, &rest);
	if (is_set && rest.size == 0 && str_equal(word, STR("compare")) &&
	    answer_choice(routing, number_of(number))) {
		return true;
	}
	if (is_set && take_segment(&name, &rest) && rest.size == 0 && view_parse(&view, word)) {
		return answer_view(routing, number_of(number), &view, name);
	}
	complain_plainly(routing, NOT_FOUND, &MESSAGE_SERVE_NOT_FOUND);
	return true;
}

/* ---- all else ---- */

static bool answer_file(struct routing *routing)
{
	struct str rest = routing->rest;
	struct answer answer = {.status = OK};
	if (str_equal(rest, STR("/style.css"))) {
		struct str shared = page_frame_css();
		struct str own = serve_css();
		answer.type = "text/css; charset=utf-8";
		answer.body =
		    arena_format(routing->arena, "%.*s%.*s", STR_FORMAT(shared), STR_FORMAT(own));
	} else if (str_equal(rest, STR("/script.js"))) {
		answer.type = "text/javascript; charset=utf-8";
		answer.body = serve_js();
	} else if (str_equal(rest, STR("/icon.svg"))) {
		answer.type = "image/svg+xml";
		answer.body = serve_icon_svg();
	} else {
		return false;
	}
	*routing->out = answer;
	return true;
}

static struct routing route(struct server *server, struct answer *out, struct request *request,
                            struct arena *arena)
{
	*out = (struct answer){0};
	return (struct routing){.server = server, .request = request, .out = out, .arena = arena};
}

bool server_admit(void *server, struct answer *out, struct request *request, struct arena *arena)
{
	bool has_language;
	struct routing routing = route(server, out, request, arena);
	if (!is_allowed(&routing, &has_language)) {
		return false;
	}
	request->takes_form = has_language && str_equal(routing.rest, STR("/read"));
	if (request->takes_form || (has_language && str_equal(routing.rest, STR("/stop")))) {
		return true;
	}
	complain_plainly(&routing, NOT_ALLOWED, &MESSAGE_SERVE_NO_METHOD);
	return false;
}

void server_refuse(void *server, struct answer *out, struct request *request, struct arena *arena,
                   unsigned status)
{
	bool has_language;
	struct routing routing = route(server, out, request, arena);
	if (!is_allowed(&routing, &has_language)) {
		return;
	}
	if (status == TOO_LARGE) {
		complain(&routing, status,
		         words_say(&routing.served.words, &MESSAGE_SERVE_BODY_TOO_LARGE,
		                   megabytes(&routing, MAX_BODY)));
	} else {
		complain_plainly(&routing, status, &MESSAGE_SERVE_BAD_FORM);
	}
}

bool server_handle(void *server, struct answer *out, struct request *request, struct arena *arena)
{
	bool has_language;
	struct routing routing = route(server, out, request, arena);
	struct str method = request->method;
	if (!is_allowed(&routing, &has_language)) {
		return true;
	}
	if (str_equal(method, STR("POST"))) {
		post(&routing); /* to an address that takes it, see server_admit */
		return true;
	}
	if (!str_equal(method, STR("GET")) && !str_equal(method, STR("HEAD"))) {
		complain_plainly(&routing, NOT_ALLOWED, &MESSAGE_SERVE_NO_METHOD);
		return true;
	}
	if (!has_language && routing.rest.size <= 1) {
		redirect(&routing, own_address(&routing, STR("")));
		return true;
	}
	if (has_language && str_equal(routing.rest, STR("/"))) {
		answer_page(&routing, OK, page_start(&routing.served));
		return true;
	}
	if (!has_language && answer_file(&routing)) {
		return true;
	}
	return answer_set(&routing);
}
