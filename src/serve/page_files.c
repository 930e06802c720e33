/* Puts the files of the server's pages into the program. */
#include "serve/page_files.h"

#include "base/embed.h"

EMBED(serve_frame_html, "src/serve/page/frame.html")
EMBED(serve_start_html, "src/serve/page/start.html")
EMBED(serve_result_html, "src/serve/page/result.html")
EMBED(serve_message_html, "src/serve/page/message.html")
EMBED(serve_css, "src/serve/page/serve.css")
EMBED(serve_js, "src/serve/page/serve.js")
EMBED(serve_icon_svg, "src/serve/page/icon.svg")
