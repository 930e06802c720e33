/* The page of changes: filters by topic, steps from change to change, and lines from where something stood to where it
 * stands. It reads attributes alone, and the page can be read and printed without it. */
(() => {
	"use strict";
	const all = (selector, root = document) => [...root.querySelectorAll(selector)];
	const tools = document.querySelector(".tools");
	const boxes = all(".filters input");
	const unchanged = document.getElementById("unchanged");
	const position = document.getElementById("position");
	const back = document.getElementById("return");
	const both = document.querySelector(".both");
	const ledger = document.querySelector(".ledger");
	const entries = all(".entries > li");
	const directions = all("details", both);
	const isOpenAtFirst = new Map(directions.map((details) => [details, details.open]));

	/* ---- filters ---- */

	let chosen = new Set();
	const isAbout = (element) => element.dataset.topics.split(" ").some((topic) => chosen.has(topic));
	/* What is about other topics alone looks as what has not changed. */
	const markOther = (element) => element.classList.toggle("other", !isAbout(element));

	function filter() {
		chosen = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
		for (const entry of entries) {
			entry.hidden = !isAbout(entry);
		}
		for (const list of all(".entries")) {
			list.hidden = list.querySelector("li:not([hidden])") === null;
			list.previousElementSibling.hidden = list.hidden;
		}
		all(".ledger [data-topics], .both [data-topics]").forEach(markOther);
		fold();
		current = -1;
		tell();
	}

	function fold() {
		ledger.classList.toggle("brief", !unchanged.checked);
		for (const details of directions) {
			const isOther = details.classList.contains("other");
			details.open = unchanged.checked || (isOpenAtFirst.get(details) && !isOther);
		}
	}

	/* ---- going to a place ---- */

	const targetOf = (link) => document.getElementById(decodeURIComponent(link.hash.slice(1)));

	/* Unfolds what is around a place, and shows what a filter hides there. */
	function reveal(place) {
		for (let around = place; around; around = around.parentElement) {
			if (around.localName === "details") {
				around.open = true;
			}
			if (around.hidden) {
				around.hidden = false;
			}
		}
	}

	/* Both places of a change or a figure, the new one last. */
	function show(places) {
		for (const marked of all(".here")) {
			marked.classList.remove("here");
		}
		for (const place of places) {
			reveal(place);
			place.classList.add("here");
		}
		places.at(-1)?.scrollIntoView({ block: "center" });
	}

	/* The links that lead where one leads on the one side and on the other. */
	function linksBeside(link) {
		const place = link.closest(".place");
		const cell = link.closest("td.number");
		const sides = cell && [cell.previousElementSibling, cell, cell.nextElementSibling];
		if (place) {
			return all("a", place);
		}
		return sides ? sides.flatMap((side) => (side ? all("a", side) : [])) : [link];
	}

	let from = null;
	function follow(event) {
		const link = event.target.closest("a[href^='#']");
		const target = link && targetOf(link);
		if (!target) {
			return;
		}
		reveal(target);
		if (target.closest(".both") && link.closest(".ledger, .entries, .totals")) {
			const places = linksBeside(link).map(targetOf).filter((place) => place && place !== target);
			show([...places, target]);
			from = link;
			back.hidden = false;
		}
	}

	function comeBack() {
		reveal(from);
		from.scrollIntoView({ block: "center" });
		from.focus({ preventScroll: true });
		back.hidden = true;
	}

	/* ---- steps ---- */

	let current = -1;
	const fill = (words, ...values) => values.reduce((text, value, i) => text.replace(`{${i}}`, value), words);
	const shown = () => entries.filter((entry) => !entry.hidden);

	function tell() {
		const count = shown().length;
		position.textContent = current < 0 ? fill(position.dataset.all, count) : fill(position.dataset.one, current + 1, count);
	}

	function step(by) {
		const list = shown();
		if (list.length === 0) {
			return;
		}
		const start = current < 0 && by < 0 ? 0 : current;
		current = (start + by + list.length) % list.length;
		const entry = list[current];
		const places = all(".place a", entry).map(targetOf).filter(Boolean);
		show(places.length > 0 ? places : [entry]);
		tell();
	}

	function press(event) {
		const isTyping = event.target.matches?.("input:not([type=checkbox]), textarea, select, [contenteditable] *");
		const by = { n: 1, p: -1 }[event.key];
		if (by && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
			step(by);
			event.preventDefault();
		}
	}

	/* ---- moves ---- */

	const LANES = 5;
	const LANE = 6; /* pixels from one to the next */
	const HEAD = 5; /* of an arrow */
	const moves = all("[id^='from-']", both)
		.map((note) => [note, document.getElementById(note.id.replace("from-", "to-"))])
		.filter((ends) => ends[1]);
	const drawing = document.querySelector(".moves");
	const line = drawing.firstElementChild;

	/* What is seen of a note's place: its row, or the direction that it heads or is folded in. */
	function seenOf(note) {
		let seen = note.closest("tr") ?? note.parentElement.querySelector("summary, h3, h4") ?? note;
		for (let around = note.closest("details"); around; around = around.parentElement.closest("details")) {
			if (!around.open) {
				seen = around.querySelector("summary");
			}
		}
		return seen;
	}

	function endOf(note, base) {
		const box = seenOf(note).getBoundingClientRect();
		const isSeen = box.height > 0;
		return isSeen && { x: Math.max(box.left - base.left - 3, 0), y: box.top - base.top + Math.min(box.height / 2, 14) };
	}

	/* The first lane in which nothing else is drawn at that height; where all are taken, one after the other. */
	function laneOf(ends, { top, bottom }, i) {
		const free = ends.findIndex((end) => end < top);
		const lane = free < 0 ? i % LANES : free;
		ends[lane] = Math.max(ends[lane], bottom);
		return lane;
	}

	function pathOf({ start, end }, lane) {
		const path = line.cloneNode();
		const x = 2 + lane * LANE;
		path.setAttribute("d", `M${start.x} ${start.y}H${x}V${end.y}H${end.x}m${-HEAD} ${-HEAD}l${HEAD} ${HEAD}l${-HEAD} ${HEAD}`);
		return path;
	}

	/* All is measured, then all is drawn. */
	function draw() {
		const base = both.getBoundingClientRect();
		const lines = moves
			.map(([before, after]) => ({ start: endOf(before, base), end: endOf(after, base) }))
			.filter(({ start, end }) => start && end && Math.abs(start.y - end.y) > HEAD)
			.map(({ start, end }) => ({ start, end, top: Math.min(start.y, end.y), bottom: Math.max(start.y, end.y) }))
			.sort((a, b) => a.top - b.top);
		const ends = new Array(LANES).fill(-1);
		drawing.setAttribute("height", base.height);
		drawing.replaceChildren(...lines.map((each, i) => pathOf(each, laneOf(ends, each, i))));
	}

	let isAwaited = false;
	function drawSoon() {
		if (!isAwaited) {
			isAwaited = true;
			requestAnimationFrame(() => {
				isAwaited = false;
				draw();
			});
		}
	}

	function startMoves() {
		if (moves.length > 0) {
			drawing.setAttribute("width", LANES * LANE + 2 * HEAD);
			both.classList.add("drawn");
			new ResizeObserver(drawSoon).observe(both);
		}
	}

	/* ---- start ---- */

	/* What is gone to must not end up below the tools; in a narrow window the steps alone stay in view. */
	const steps = document.querySelector(".steps");
	const leaveRoom = () => {
		document.documentElement.style.scrollPaddingTop = `${(tools.offsetHeight || steps.offsetHeight) + 8}px`;
	};
	tools.hidden = false;
	boxes.forEach((box) => box.addEventListener("change", filter));
	unchanged.addEventListener("change", fold);
	document.getElementById("previous").addEventListener("click", () => step(-1));
	document.getElementById("next").addEventListener("click", () => step(1));
	back.addEventListener("click", comeBack);
	document.addEventListener("click", follow);
	document.addEventListener("keydown", press);
	addEventListener("hashchange", () => {
		const place = targetOf(location);
		if (place) {
			reveal(place);
		}
	});
	filter();
	startMoves();
	const room = new ResizeObserver(leaveRoom);
	room.observe(tools);
	room.observe(steps);
	if (location.hash) {
		const place = targetOf(location);
		if (place) {
			reveal(place);
			place.scrollIntoView();
		}
	}
})();
