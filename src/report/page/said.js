/* Corrections and remarks: written in the page, listed in it, and saved as the file that --corrections takes. */
(() => {
	"use strict";
	const {byId, find, make, say, cite, model, piecesOf, wordsOf, lineElement, focus, openPanel, unpack, title, actions} = page;
	const KEYS = ["is", "per", "label", "read"];
	const ORDER = ["line", "words", ...KEYS, "note"];
	let entries = [];
	let isSaved = true;
	let edited = null; /* what the form is of: its subject, the entry that it changes, and where it was opened */
	let signs = [];

	const choiceWords = (key, value) => model().about.choices.find((choice) => choice[0] === key && choice[1] === value)?.[2] ?? value;
	const keyOf = (entry) => KEYS.find((key) => entry[key] !== undefined);

	function fillChoices(entry) {
		const select = byId("entry-what");
		const groups = {};
		select.replaceChildren(make("option", {value: ""}, say("remark-alone")));
		for (const [key, value, words] of entry.words ? model().about.choices : []) {
			groups[key] ??= select.appendChild(make("optgroup", {label: say(key)}));
			groups[key].append(make("option", {value: `${key}:${value}`}, words));
		}
		if (entry.words) {
			select.append(make("option", {value: "read:"}, say("read")));
		}
		const key = keyOf(entry);
		select.value = key ? (key === "read" ? "read:" : `${key}:${entry[key]}`) : "";
	}

	function openForm(subject, from, entry = null) {
		const form = find(".entry");
		edited = {subject, entry, from};
		fillChoices(entry ?? subject);
		byId("entry-read").value = entry?.read ?? (subject.words ?? "");
		byId("entry-note").value = entry?.note ?? (subject.note ?? "");
		form.hidden = false;
		form.querySelector(".refused").textContent = "";
		showRead();
		form.querySelector(".what").hidden = !subject.words;
		focus(subject.words ? byId("entry-what") : byId("entry-note"));
		find(".panel").scrollTop = 0;
	}

	function showRead() {
		find(".entry .read").hidden = byId("entry-what").value !== "read:";
	}

	function closeForm() {
		const form = find(".entry");
		const wasOpen = !form.hidden;
		form.hidden = true;
		if (wasOpen) {
			focus(edited.from.isConnected && edited.from.checkVisibility() ? edited.from : title);
		}
		return wasOpen;
	}

	function keepEntry() {
		const [key, value] = byId("entry-what").value.split(":");
		const {line, words, isLine} = edited.subject;
		const to = key === "read" ? byId("entry-read").value.trim() : value;
		const note = byId("entry-note").value.trim();
		if (key ? !to : !note) {
			find(".entry .refused").textContent = say("say-something");
			return;
		}
		const entry = {line, words: isLine && !key ? undefined : words, note: note || undefined};
		if (key) {
			entry[key] = to;
		}
		const at = entries.indexOf(edited.entry);
		entries.splice(at < 0 ? entries.length : at, at < 0 ? 0 : 1, entry);
		closeForm();
		listEntries(false);
	}

	/* The places of an entry in the text. */
	function locate({line, words}) {
		const bare = (part) => part.replace(/\s+/g, "");
		const wanted = words && bare(words);
		const number = wanted && line ? model().nodes.findIndex((node, i) => node.line === line && (bare(node.text ?? node.label ?? "") === wanted || bare(wordsOf(piecesOf(i))) === wanted)) : -1;
		const pieces = number >= 0 ? piecesOf(number) : [];
		return pieces.length ? pieces : [line && lineElement(line)].filter(Boolean);
	}

	function entryItem(entry) {
		const key = keyOf(entry);
		const item = make("li", {});
		item.append(entry.line ? make("a", {href: `#L${entry.line}`}, say("line", entry.line)) : say("document"), " ");
		item.append(...(entry.words ? [cite(entry.words), " "] : []), make("span", {className: "tag"}, say(key ?? "remark")), " ");
		item.append(...(key ? [make("strong", {}, cite(choiceWords(key, entry[key]))), " "] : []), ...(entry.note ? [cite(entry.note), " "] : []));
		item.append(make("button", {type: "button", className: "tool", onclick: ({currentTarget}) => {
			const [place] = locate(entry);
			openPanel(place ?? null, currentTarget);
			if (!place) {
				nameDocument();
			}
			openForm({line: entry.line, words: entry.words}, currentTarget, entry);
		}}, say("edit")), " ");
		item.append(make("button", {type: "button", className: "tool", onclick: () => {
			entries.splice(entries.indexOf(entry), 1);
			listEntries(false);
			focus(byId("said"));
		}}, say("remove")));
		return item;
	}

	function listEntries(saved) {
		isSaved = saved;
		signs.forEach((element) => element.classList.remove("said"));
		signs = entries.flatMap((entry) => locate(entry).slice(-1));
		signs.forEach((element) => element.classList.add("said"));
		find(".said-list").replaceChildren(...entries.map(entryItem));
		find(".said-part").classList.toggle("has-entries", entries.length > 0);
		find(".unsaved").textContent = saved ? "" : say("unsaved");
		page.isIndexed = false;
	}

	function nameDocument() {
		title.textContent = say("document");
		find(".panel-body").replaceChildren();
	}

	/* One entry as JSON that is YAML too: what YAML refuses or takes for a line end is escaped, halves of pairs are gone. */
	function entryLine(entry) {
		const escape = (value) => JSON.stringify(typeof value === "string" ? value.replace(/\p{Surrogate}/gu, "\ufffd") : value)
			.replace(/[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/g, (c) => "\\u" + c.charCodeAt(0).toString(16).padStart(4, "0"));
		const pairs = ORDER.filter((key) => entry[key] !== undefined).map((key) => `"${key}": ${escape(entry[key])}`);
		return `  - {${pairs.join(", ")}}\n`;
	}

	function save() {
		const lines = entries.length ? `corrections:\n${entries.map(entryLine).join("")}` : "corrections: []\n";
		const name = `${model().source.name ?? ""}.corrections.yaml`.replace(/[\\/:*?"<>|\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "_");
		const url = URL.createObjectURL(new Blob([lines], {type: "application/yaml"}));
		make("a", {href: url, download: name}).click();
		setTimeout(() => URL.revokeObjectURL(url), 60000);
		isSaved = true;
		find(".unsaved").textContent = "";
	}

	/* An entry of a line of a file, or null for what no page wrote. */
	function entryOf(line) {
		try {
			const entry = JSON.parse(/^ {2}- (\{.*\})$/.exec(line)[1]);
			const isKnown = Object.entries(entry).every(([key, value]) => ORDER.includes(key) && (key === "line" ? Number.isInteger(value) && value > 0 : typeof value === "string"));
			const said = KEYS.filter((key) => entry[key] !== undefined);
			return isKnown && said.length <= 1 && (said.length ? entry.words : entry.note) ? entry : null;
		} catch {
			return null;
		}
	}

	async function openFile(file) {
		const lines = (await file.text()).split(/\r?\n/);
		const isEmpty = lines[0] === "corrections: []";
		const read = lines.slice(1).map((line) => (line === "" ? undefined : entryOf(line)));
		const bad = lines[0] === "corrections:" || isEmpty ? read.indexOf(null) + 1 : 0;
		const isOurs = (lines[0] === "corrections:" || isEmpty) && bad === 0;
		find(".said-part .refused").textContent = isOurs ? "" : say("not-ours", file.name, bad + 1);
		if (isOurs) {
			const had = new Set(entries.map(entryLine));
			entries.push(...read.filter((entry) => entry && !had.has(entryLine(entry))));
			listEntries(isSaved);
		}
	}

	/* What the page was made with. */
	function readCorrections() {
		if (byId("model").textContent.lastIndexOf('"corrections":{') < 0) {
			return;
		}
		const {items = [], remarks = []} = model().corrections ?? {};
		entries = [...items, ...remarks].map(({line, text: words, key, to, note}) => {
			const entry = {line, words, note};
			if (key) {
				entry[key] = to;
			}
			return entry;
		});
		listEntries(true);
	}

	/* A remark beside something of the report: a finding or a proof, which its check names. */
	function remarkOn(button) {
		const part = button.closest("li, .proof");
		unpack(part);
		const name = part.querySelector("summary strong, :scope > small")?.textContent ?? "";
		const line = part.querySelector(":scope > .place a, tfoot .place a")?.hash.slice(2);
		openPanel(null, button);
		nameDocument();
		title.textContent = part.querySelector(".message, summary").textContent;
		openForm({line: Number(line) || undefined, note: name && `${name}: `}, button);
	}

	Object.assign(page, {openForm, closeForm});
	Object.assign(actions, {
		save,
		open: () => byId("open").click(),
		cancel: closeForm,
		remark: remarkOn,
		document: (button) => {
			openPanel(null, button);
			nameDocument();
			openForm({}, button);
		},
	});
	find(".entry").addEventListener("submit", (event) => {
		event.preventDefault();
		keepEntry();
	});
	byId("entry-what").addEventListener("change", showRead);
	byId("open").addEventListener("change", ({target}) => {
		openFile(target.files[0]);
		target.value = "";
	});
	addEventListener("beforeunload", (event) => {
		if (!isSaved) {
			event.preventDefault();
		}
	});
	readCorrections();
})();
