/* Search in both sides, what the text shows on demand, and the order of the ledger. */
(() => {
	"use strict";
	const {byId, find, model, light, unfold, unpack, bring, focus, say, show, report, text, repairWords, STEERING, actions} = page;
	const BLOCKS = new Set("p li td th dt dd summary h2 h3 div ul caption section text button".split(" "));
	let index = null;
	let asked = ""; /* what was searched for last */
	let matches = [];
	let current = -1;
	let timer;

	/* Characters as they are compared: one width, one case, no blanks. */
	function folded(data) {
		if (/^[\u4e00-\u9fff\u3001\u3002]*$/.test(data)) {
			return {words: data};
		}
		const at = [];
		let words = "";
		for (let i = 0; i < data.length;) {
			const character = String.fromCodePoint(data.codePointAt(i));
			const same = character.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
			words += same;
			for (let k = 0; k < same.length; k++) {
				at.push(i);
			}
			i += character.length;
		}
		at.push(data.length);
		return {words, at};
	}

	/* All words of both sides in one string, with a line end between blocks. */
	function makeIndex() {
		const parts = [];
		unpack(report);
		index = {nodes: [], starts: [], maps: [], words: ""};
		let size = 0;
		let last = null;
		let isTool = false; /* the block is no part of the report */
		for (const side of [report, text]) {
			const walker = document.createTreeWalker(side, NodeFilter.SHOW_TEXT);
			while (walker.nextNode()) {
				const node = walker.currentNode;
				let block = node.parentElement;
				while (!BLOCKS.has(block.localName)) {
					block = block.parentElement;
				}
				if (block !== last) {
					parts.push("\n");
					size++;
					last = block;
					isTool = Boolean(block.closest(".tool:not(.said-part), .said-part p"));
				}
				if (isTool || node.parentElement.localName === "title" || node.data === "\n") {
					continue;
				}
				const {words, at} = folded(node.data);
				index.nodes.push(node);
				index.starts.push(size);
				index.maps.push(at);
				parts.push(words);
				size += words.length;
			}
		}
		index.words = parts.join("");
		page.isIndexed = true;
	}

	/* The text node, and the place in it, of a character of the index. */
	function pointOf(offset) {
		let low = 0;
		for (let high = index.starts.length; high - low > 1;) {
			const middle = (low + high) >> 1;
			[low, high] = index.starts[middle] <= offset ? [middle, high] : [low, middle];
		}
		const inside = offset - index.starts[low];
		return [index.nodes[low], index.maps[low]?.[inside] ?? inside, index.maps[low]?.[inside + 1] ?? inside + 1];
	}

	function rangeOf([start, end]) {
		const [startContainer, startOffset] = pointOf(start);
		const [endContainer, , endOffset] = pointOf(end - 1);
		return new StaticRange({startContainer, startOffset, endContainer, endOffset: Math.max(endOffset, endContainer === startContainer ? startOffset + 1 : 1)});
	}

	function paint(name, ranges) {
		if (globalThis.CSS?.highlights && globalThis.Highlight) {
			CSS.highlights.set(name, new Highlight(...ranges));
		}
	}

	function search() {
		const MOST = 5000; /* that are painted */
		asked = byId("find").value;
		const wanted = folded(asked).words;
		matches = [];
		current = -1;
		if (wanted) {
			if (!page.isIndexed) {
				makeIndex();
			}
			for (let at = index.words.indexOf(wanted); at >= 0; at = index.words.indexOf(wanted, at + wanted.length)) {
				matches.push([at, at + wanted.length]);
			}
		}
		paint("found", matches.slice(0, MOST).map(rangeOf));
		paint("found-here", []);
		byId("found").textContent = !wanted ? "" : matches.length ? say("found", 0, matches.length) : say("lost");
	}

	function stepMatch(by) {
		clearTimeout(timer);
		if (asked !== byId("find").value || !page.isIndexed) {
			search();
		}
		if (!matches.length) {
			return;
		}
		current = current < 0 ? (by > 0 ? 0 : matches.length - 1) : (current + by + matches.length) % matches.length;
		const range = rangeOf(matches[current]);
		const element = range.startContainer.parentElement;
		unfold(element);
		bring(element);
		paint("found-here", [range]);
		byId("found").textContent = say("found", current + 1, matches.length);
	}

	/* ---- shown on demand ---- */

	function toggle(button) {
		const isOn = button.getAttribute("aria-pressed") !== "true";
		button.setAttribute("aria-pressed", String(isOn));
		text.classList.toggle(`show-${button.dataset.toggle}`, isOn);
		if (isOn && button.dataset.toggle === "repairs") {
			for (const piece of text.querySelectorAll(".repair:not([data-was])")) {
				piece.dataset.was = repairWords(model().repairs[piece.dataset.r]).replace(new RegExp(STEERING, "g"), "\ufffd");
			}
		}
	}

	let doubt = -1;
	function jump(by) {
		const doubts = [...text.querySelectorAll(".unknown, .residue")];
		if (doubts.length) {
			doubt = (Math.max(doubt, by > 0 ? -1 : 0) + by + doubts.length) % doubts.length;
			light([doubts[doubt]]);
			bring(doubts[doubt]);
			focus(doubts[doubt]);
		}
	}

	/* ---- sorting ---- */

	/* Two decimals as they are written, compared exactly. */
	function compareDecimals(a, b) {
		const width = Math.max(...[a, b].map((digits) => (digits.split(".")[1] ?? "").length));
		const whole = (digits) => {
			const [before, behind = ""] = digits.split(".");
			return BigInt(before + behind.padEnd(width, "0"));
		};
		const [x, y] = [whole(a), whole(b)];
		return x < y ? -1 : x > y ? 1 : 0;
	}

	let groups = null; /* the rows of each direction, in the order of the document */
	function sort(head) {
		const key = head.dataset.sort;
		const body = head.closest("table").tBodies[0];
		const isDown = key !== "order" && head.getAttribute("aria-sort") !== "descending";
		if (!groups) {
			groups = [];
			for (const row of body.rows) {
				if (row.matches(".more") && groups.length) {
					groups.at(-1).push(row);
				} else {
					groups.push([row]);
				}
			}
		}
		const value = (group) => group[0].dataset[key];
		const compare = (a, b) => {
			if (value(a) === undefined || value(b) === undefined) {
				return (value(a) === undefined) - (value(b) === undefined);
			}
			return isDown ? compareDecimals(value(b), value(a)) : compareDecimals(value(a), value(b));
		};
		const sorted = key === "order" ? groups : [...groups].sort(compare);
		body.append(...sorted.flat());
		head.parentElement.querySelectorAll("[aria-sort]").forEach((other) => other.removeAttribute("aria-sort"));
		head.setAttribute("aria-sort", isDown ? "descending" : "ascending");
		page.isIndexed = false;
	}

	/* ---- what is done where ---- */

	Object.assign(actions, {
		step: (by) => stepMatch(Number(by)),
		jump: (by) => jump(Number(by)),
		toggle: (name, button) => toggle(button),
		sort: (key, button) => sort(button.closest("th")),
	});
	document.addEventListener("keydown", (event) => {
		const isTyping = event.target.matches("input, textarea, select");
		if (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
			event.preventDefault();
			byId("find").focus();
		} else if (event.key === "Enter" && event.target.id === "find") {
			event.preventDefault();
			stepMatch(event.shiftKey ? -1 : 1);
		}
	});
	byId("find").addEventListener("input", () => {
		clearTimeout(timer);
		timer = setTimeout(search, 120);
	});
	find("form[role=search]").addEventListener("submit", (event) => event.preventDefault());

	text.classList.add("show-mentions");
	for (const button of document.querySelectorAll("[data-toggle], [data-jump]")) {
		button.disabled = (button.closest(".jumps") ?? button).querySelector(".count").textContent === "0";
	}
	for (const head of document.querySelectorAll(".ledger th[data-sort]")) {
		const button = page.make("button", {type: "button"}, ...head.childNodes);
		button.dataset.sort = head.dataset.sort;
		head.append(button);
	}
	if (location.hash) {
		show(location.hash);
	}
})();
