/* The page of one document: links both ways, and the details of a place in the text. Without scripts the page is there
 * to be read and printed. They say nothing of their own: their words stand in the template `words`, and what something
 * became stands in the tree. Nothing walks through the page before it is asked to. This one comes first: `page` is what
 * the others, said.js and find.js, use of it and add to it. */
const page = (() => {
	"use strict";
	/* What a long page has packed into `noscript`, unpacked: all of an element, or what holds an id. */
	function unpack(element, id = "") {
		for (const packed of element.querySelectorAll("noscript")) {
			if (packed.textContent.includes(id)) {
				const template = document.createElement("template");
				template.innerHTML = packed.textContent;
				packed.replaceWith(template.content);
			}
		}
	}
	function byId(id) {
		if (!document.getElementById(id) && /^n\d+$/.test(id)) {
			unpack(document, ` id="${id}"`);
		}
		return document.getElementById(id);
	}
	const find = (selector) => document.querySelector(selector);
	const report = find("main");
	const text = find(".source-text");
	const panel = find(".panel");
	const title = byId("details");
	const isWide = matchMedia("screen and (min-width: 70rem)");
	/* characters that steer a page, or turn others round: their codes are shown, as elsewhere in the page */
	const STEERING = /([\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069])/;

	function make(name, properties, ...children) {
		const element = Object.assign(document.createElement(name), properties);
		element.append(...children);
		return element;
	}

	function say(name, ...values) {
		const words = byId("words").content.querySelector(`[data-w="${name}"]`).textContent;
		return words.replace(/\{(\d)\}/g, (slot, i) => values[i]);
	}

	/* Words of the guideline among our own. */
	function cite(words) {
		const code = (c) => make("span", {className: "code"}, "U+" + c.codePointAt(0).toString(16).toUpperCase().padStart(4, "0"));
		return make("bdi", {lang: "zh"}, ...words.split(STEERING).map((part, i) => (i % 2 ? code(part) : part)));
	}

	/* ---- the model, read when it is first asked for ---- */

	let known;
	function model() {
		if (known) {
			return known;
		}
		const {stated, body, mentions, repairs, source, corrections} = JSON.parse(byId("model").textContent);
		known = {nodes: [], parents: [], repairs, source, corrections, about: JSON.parse(byId("about").textContent)};
		const walk = (list, parent) => {
			for (const node of list) {
				known.parents.push(parent);
				const number = known.nodes.push(node) - 1;
				walk(node.content ?? [], number);
			}
		};
		[stated, body, mentions].forEach((list) => walk(list, -1));
		return known;
	}

	const numbersOf = (piece) => (piece.dataset.n ?? "").split(" ").filter(Boolean).map(Number);

	/* The pieces of the text that are a node's, by its number. */
	let pieces;
	function piecesOf(number) {
		if (!pieces) {
			pieces = [];
			for (const piece of text.querySelectorAll("[data-n]")) {
				numbersOf(piece).forEach((each) => (pieces[each] ??= []).push(piece));
			}
		}
		return pieces[number] ?? [];
	}

	/* Words as they stand in the source, for corrections to find: blanks aside, and of what has codes in it the longest part. */
	function wordsOf(elements) {
		const parts = [""];
		for (const element of elements) {
			const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
			while (walker.nextNode()) {
				if (walker.currentNode.parentElement.className === "code") {
					parts.push("");
				} else {
					parts[parts.length - 1] += walker.currentNode.data;
				}
			}
		}
		return parts.map((part) => part.replace(/\s+/g, " ").trim()).reduce((a, b) => (b.length > a.length ? b : a));
	}

	const lineElement = (line) => {
		const element = byId(`L${line}`);
		return element?.closest("td, th") ?? element;
	};
	const lineOf = (element) => {
		const line = Number(element.closest("[data-l]")?.dataset.l);
		return line || model().nodes[numbersOf(element)[0]]?.line;
	};
	const lineWords = (line) => (byId(`L${line}`)?.matches(".line") ? wordsOf([byId(`L${line}`)]) : "");

	/* ---- going somewhere and back ---- */

	const trail = [];
	let lit = [];
	let expected = null;

	function light(elements) {
		lit.forEach((element) => element.classList.remove("here"));
		lit = elements;
		lit.forEach((element) => element.classList.add("here"));
	}

	function unfold(element) {
		for (let fold = element.closest("details"); fold; fold = fold.parentElement.closest("details")) {
			fold.open = true;
		}
	}

	function bring(element, block = "center") {
		const move = () => element.scrollIntoView({block, inline: "nearest"});
		move();
		requestAnimationFrame(move); /* what came into view may be taller than it was taken for */
	}

	function focus(element) {
		if (element.tabIndex < 0) {
			element.tabIndex = -1;
		}
		element.focus({preventScroll: true});
	}

	function show(hash) {
		const target = byId(decodeURIComponent(hash.slice(1)));
		if (!target) {
			return;
		}
		const parts = /^#s\d+$/.test(hash) ? piecesOf(hash.slice(2)) : [];
		const first = parts[0] ?? (/^#L/.test(hash) ? lineElement(hash.slice(2)) : target);
		unfold(first);
		light(parts.length ? parts : [first]);
		bring(first, first.matches("h2") ? "start" : "center");
		focus(first);
	}

	function leave(from, isSamePage) {
		trail.push({from, isSamePage, hash: location.hash, report: report.scrollTop, text: text.scrollTop, page: scrollY});
		find("[data-do=back]").disabled = false;
	}

	function restore(step) {
		find("[data-do=back]").disabled = trail.length === 0;
		report.scrollTop = step.report;
		text.scrollTop = step.text;
		scrollTo(scrollX, step.page);
		light([step.from]);
		focus(step.from);
	}

	function go(hash, from) {
		const isSamePage = hash === location.hash;
		leave(from, isSamePage);
		if (isSamePage) {
			show(hash);
		} else {
			expected = hash;
			location.hash = hash;
		}
	}

	function back() {
		if (trail.at(-1)?.isSamePage) {
			restore(trail.pop());
		} else if (trail.length) {
			history.back();
		}
	}

	addEventListener("hashchange", () => {
		const isOurs = expected === location.hash;
		const at = isOurs ? -1 : trail.findLastIndex((step) => step.hash === location.hash);
		expected = null;
		if (at >= 0) {
			restore(trail.splice(at)[0]);
		} else {
			show(location.hash);
		}
	});

	/* ---- details of a place ---- */

	let place = null; /* the piece or the line that they are of; null: the document */
	let opener = null;

	/* What the tree says of a node: for what folds its summary; for a part of a table its own words, or its heading. */
	function treeWords(number) {
		const entry = byId(`n${number}`);
		if (!entry || entry.matches("div.wide, tr, td, th")) {
			const {text: words, content = []} = model().nodes[number];
			return cite(words ?? content.find((node) => node.element === "heading")?.text ?? "");
		}
		const copy = (entry.matches("details") ? entry.firstElementChild : entry).cloneNode(true);
		copy.querySelectorAll("[id]").forEach((element) => element.removeAttribute("id"));
		return make("span", {}, ...copy.childNodes);
	}

	function pathOf(number) {
		const {nodes, parents} = model();
		const path = [];
		const home = nodes[number].in;
		const start = home ? nodes.findIndex((node) => node.id === home) : parents[number];
		for (let at = start; at >= 0; at = parents[at]) {
			if (nodes[at].element === "section" || nodes[at].element === "direction") {
				path.unshift(make("a", {href: `#n${at}`}, cite(treeWords(at).textContent.trim())));
			}
		}
		return path;
	}

	function evidenceTable(reason) {
		const row = (...cells) => make("tr", {}, ...cells);
		const cell = (content) => make("td", {}, content);
		const head = (words) => make("th", {scope: "col"}, words);
		const table = make("table", {className: "evidence"}, make("caption", {}, say("evidence")),
			make("thead", {}, row(head(say("weight")), head(say("for-it")), head(say("words")))), make("tbody", {}), make("tfoot", {}));
		for (const [weight, rule, words] of reason.evidence) {
			table.tBodies[0].append(row(cell(String(weight)), cell(rule), cell(cite(words))));
		}
		table.tFoot.append(row(cell(String(reason.weight)), Object.assign(cell(say("sum", model().about.enough)), {colSpan: 2})));
		return table;
	}

	const shown = (words) => words.replace(/\r?\n/g, "\u23ce").replace(/[ \t\u3000\u00a0]/g, "\u2423") || "\u2205";
	const repairWords = (repair) => `${shown(repair.from)} \u2192 ${shown(repair.to)}`;

	function describe(number) {
		const {nodes, about} = model();
		const node = nodes[number];
		const path = pathOf(number);
		const isFact = Boolean(node.relation) || node.element === "mention" || node.element === "direction" || node.element === "funds";
		const part = make("section", {});
		const list = make("dl", {});
		const item = (name, ...content) => list.append(make("dt", {}, say(name)), make("dd", {}, ...content));
		const entry = byId(`n${number}`);
		const kind = entry?.matches(".fact") ? "" : make("span", {className: "tag"}, about.kinds[node.element] ?? node.element);
		part.append(make("h3", {}, kind, " ", treeWords(number)), list);
		if (path.length) {
			item("path", ...path.flatMap((link, i) => (i ? [" \u203a ", link] : [link])));
		}
		if (node.rule) {
			item("rule", make("code", {}, node.rule), " ", about.rules[node.rule] ?? "");
		}
		if (about.reasons[number]) {
			part.append(evidenceTable(about.reasons[number]));
		} else if (isFact) {
			part.append(make("p", {className: "soft"}, say(Object.keys(about.reasons).length ? "no-evidence-here" : "no-evidence")));
		}
		if (node.corrected && !entry?.matches(".fact")) {
			part.append(make("p", {}, say("corrected")));
		}
		if (node.line) {
			const isLine = node.element === "direction" || node.element === "section";
			const words = node.element === "field" ? node.label : isLine ? lineWords(node.line) : wordsOf(piecesOf(number));
			part.append(markButton({line: node.line, words: words || node.text}, say("mark")));
		}
		return part;
	}

	function markButton(subject, words) {
		return make("button", {type: "button", className: "mark-it", onclick: ({currentTarget}) => page.openForm(subject, currentTarget)}, words);
	}

	function fillPanel(element) {
		const isLine = element.matches(".line");
		const parts = isLine ? [...element.querySelectorAll("[data-n], [data-r]")] : [element];
		const numbers = [...new Set(parts.flatMap(numbersOf))];
		const all = isLine ? parts : [element, ...numbers.flatMap(piecesOf)];
		const repairs = [...new Set(all.map((piece) => piece.dataset.r).filter(Boolean))];
		const line = lineOf(element);
		const body = find(".panel-body");
		title.replaceChildren(...(line ? [say("line", line), " "] : []), cite(wordsOf(isLine || !numbers.length ? [element] : piecesOf(numbers[0]))));
		body.replaceChildren(...numbers.map(describe));
		if (element.matches(".residue") || element.querySelector(".residue")) {
			body.append(make("p", {}, say("residue")));
		} else if (!numbers.length) {
			body.append(make("p", {}, say("no-node")));
		}
		for (const number of repairs) {
			const kind = make("span", {className: "tag"}, model().about.repairs[number]);
			body.append(make("p", {}, kind, " ", cite(repairWords(model().repairs[number]))));
		}
		if (line && lineWords(line)) {
			body.append(markButton({line, words: lineWords(line), isLine: true}, say("mark-line")));
		}
		body.scrollTop = 0;
		light(numbers.length && !isLine ? piecesOf(numbers[0]) : [element]);
		const entry = numbers.length && byId(`n${numbers[0]}`);
		if (entry) {
			unfold(entry);
			light([...lit, entry]);
			if (isWide.matches) {
				const {top, bottom} = entry.getBoundingClientRect();
				const edges = report.getBoundingClientRect();
				bring(entry, top >= edges.top && bottom <= edges.bottom ? "nearest" : "center");
			}
		}
	}

	function openPanel(element, from) {
		page.closeForm();
		opener = from;
		place = element;
		panel.hidden = false;
		document.body.classList.add("has-panel");
		if (element) {
			fillPanel(element);
		}
		focus(title);
		if (element) {
			bring(element, "nearest"); /* it may be behind the panel now */
		}
	}

	function closePanel() {
		if (!panel.hidden) {
			page.closeForm();
			panel.hidden = true;
			document.body.classList.remove("has-panel");
			focus(place ?? opener ?? text);
		}
	}

	/* The place before or behind the one whose details are shown: all can be reached by keys so. */
	function stepPlace(by) {
		const places = [...text.querySelectorAll("[data-n], [data-r], .residue, .line")];
		const next = places[places.indexOf(place) + by];
		if (next) {
			openPanel(next, next);
		}
	}

	/* ---- what is done where ---- */

	function press(button) {
		const done = Object.keys(button.dataset).find((key) => actions[key]);
		if (done) {
			actions[done](button.dataset[done], button);
		} else if (button.dataset.do) {
			actions[button.dataset.do](button);
		}
	}

	document.addEventListener("click", (event) => {
		const {target} = event;
		const button = target.closest("button");
		const link = target.closest("a[href^='#']");
		const shape = target.closest("g[data-n]");
		const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
		if (button) {
			press(button);
		} else if (isPlain && text.contains(target) && getSelection().isCollapsed) {
			const chosen = target.closest("[data-n], [data-r], .residue, .line");
			if (chosen && text.contains(chosen)) {
				event.preventDefault();
				leave(chosen, true);
				openPanel(chosen, chosen);
			}
		} else if (isPlain && (link || shape)) {
			event.preventDefault();
			go(link ? link.hash : `#n${shape.dataset.n}`, link ?? shape);
		}
	});

	document.addEventListener("keydown", (event) => {
		if (event.key === "Escape" && event.target.id !== "find" && !page.closeForm()) {
			closePanel();
		}
	});

	/* what buttons do: by data-do, or by a key of their own with its value */
	const actions = {back, close: closePanel, place: (by) => stepPlace(Number(by))};
	const page = {
		byId, find, make, say, cite, model, piecesOf, wordsOf, lineElement, light, unfold, unpack, bring, focus, show, openPanel,
		report, text, title, repairWords, STEERING, actions,
		isIndexed: false, /* whether what is searched is what the page shows */
		openForm: () => {}, /* of said.js: opens the form for corrections; closes it, and tells whether it was open */
		closeForm: () => false,
	};
	document.addEventListener("toggle", ({target}) => unpack(target), true);
	addEventListener("beforeprint", () => unpack(document));
	document.documentElement.classList.add("scripted");
	return page;
})();
