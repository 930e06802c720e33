/* What all pages do: on paper nothing is folded. Without this script a page can be read all the same. */
(() => {
	"use strict";
	const folded = new Set();
	addEventListener("beforeprint", () => {
		for (const details of document.querySelectorAll("details.on-paper-open:not([open])")) {
			details.open = true;
			folded.add(details);
		}
	});
	addEventListener("afterprint", () => {
		for (const details of folded) {
			details.open = false;
		}
		folded.clear();
	});
})();
