/* Puts the files of pages into the program. */
#include "report/page_files.h"

#include "base/embed.h"

EMBED(page_frame_html, "src/report/page/frame.html")
EMBED(page_frame_css, "src/report/page/frame.css")
EMBED(page_frame_js, "src/report/page/frame.js")
EMBED(page_report_html, "src/report/page/report.html")
EMBED(page_report_css, "src/report/page/report.css")
EMBED(page_tools_css, "src/report/page/tools.css")
EMBED(page_report_js, "src/report/page/report.js")
EMBED(page_scan_css, "src/report/page/scan.css")
EMBED(page_scan_js, "src/report/page/scan.js")
EMBED(page_said_js, "src/report/page/said.js")
EMBED(page_find_js, "src/report/page/find.js")
EMBED(page_changes_html, "src/report/page/changes.html")
EMBED(page_changes_css, "src/report/page/changes.css")
EMBED(page_years_html, "src/report/page/years.html")
EMBED(page_years_css, "src/report/page/years.css")
EMBED(page_years_js, "src/report/page/years.js")
EMBED(page_changes_js, "src/report/page/changes.js")
