/* The start page with a list of files, a place to drop them, and a bar for what takes long. Without this script its form
 * works all the same. */
(() => {
	"use strict";
	const form = document.querySelector("form.upload");
	if (!form) {
		return;
	}
	const find = name => form.querySelector(name);
	const drop = find(".drop");
	const list = find(".chosen ul");
	const bar = find("progress");
	const label = find(".progress label");
	const problem = find(".problem");
	const button = find("button");
	const words = form.dataset;
	const pause = 300; /* milliseconds between two questions */
	let files = [];

	const show = (element, isShown) => { element.hidden = !isShown; };

	function complain(text) {
		problem.textContent = text;
		show(problem, text !== "");
		show(find(".progress"), false);
		button.disabled = false;
	}

	function report(text, done, total) {
		show(find(".progress"), true);
		label.textContent = text;
		if (total > 0) {
			bar.max = total;
			bar.value = done;
		} else {
			bar.removeAttribute("value");
		}
	}

	function draw() {
		list.replaceChildren(...files.map(file => {
			const item = document.createElement("li");
			const name = document.createElement("bdi");
			const remove = document.createElement("button");
			name.textContent = file.name;
			remove.type = "button";
			remove.className = "quiet";
			remove.textContent = words.remove;
			remove.setAttribute("aria-label", words.remove + " " + file.name);
			remove.addEventListener("click", () => {
				files = files.filter(other => other !== file);
				draw();
				find("input").focus();
			});
			item.append(name, remove);
			return item;
		}));
		show(find(".chosen"), files.length > 0);
	}

	function add(more) {
		complain("");
		for (const file of more) {
			if (file.size > Number(words.limit)) {
				complain(words.large.replace("\ufffc", file.name));
			} else if (!file.name.startsWith(".")) {
				files.push(file);
			}
		}
		draw();
	}

	/* The files in what was dropped, those of folders too. */
	async function filesOf(entry) {
		if (entry.isFile) {
			return [await new Promise((done, failed) => entry.file(done, failed))];
		}
		const reader = entry.createReader();
		const found = [];
		for (;;) {
			const some = await new Promise((done, failed) => reader.readEntries(done, failed));
			if (some.length === 0) {
				return found;
			}
			for (const inside of some) {
				found.push(...await filesOf(inside));
			}
		}
	}

	async function follow(address) {
		for (;;) {
			const answer = await fetch(address + "state", {headers: {Accept: "application/json"}});
			const state = await answer.json();
			if (!answer.ok) {
				complain(state.error);
				return;
			}
			if (state.state === "done") {
				location.assign(address);
				return;
			}
			report(state.state === "waiting" ? words.waiting : words.reading, state.done, state.total);
			await new Promise(done => setTimeout(done, pause));
		}
	}

	function send() {
		const body = new FormData();
		body.append("as", new FormData(form).get("as"));
		for (const file of files) {
			body.append("file", file, file.name);
		}
		const request = new XMLHttpRequest();
		request.open("POST", form.action);
		request.setRequestHeader("Accept", "application/json");
		request.responseType = "json";
		request.upload.addEventListener("progress", event => {
			report(words.uploading, event.loaded, event.lengthComputable ? event.total : 0);
		});
		request.addEventListener("load", () => {
			const answer = request.response;
			if (request.status === 201 && answer) {
				follow(answer.at).catch(() => complain(words.lost));
			} else {
				complain(answer && answer.error ? answer.error : words.lost);
			}
		});
		request.addEventListener("error", () => complain(words.lost));
		report(words.uploading, 0, 0);
		button.disabled = true;
		request.send(body);
	}

	for (const input of form.querySelectorAll("input[type=file]")) {
		input.addEventListener("change", () => {
			add(input.files);
			input.value = "";
		});
	}
	drop.addEventListener("dragover", event => {
		event.preventDefault();
		drop.classList.add("over");
	});
	drop.addEventListener("dragleave", () => drop.classList.remove("over"));
	drop.addEventListener("drop", async event => {
		event.preventDefault();
		drop.classList.remove("over");
		const entries = [...event.dataTransfer.items].map(item => item.webkitGetAsEntry()).filter(Boolean);
		const found = entries.length > 0 ? [] : [...event.dataTransfer.files];
		for (const entry of entries) {
			found.push(...await filesOf(entry));
		}
		add(found);
	});
	form.addEventListener("submit", event => {
		event.preventDefault();
		complain("");
		if (files.length === 0) {
			complain(words.none);
		} else {
			send();
		}
	});
	/* Coming back to a page that the browser kept: as it was left, but ready. */
	addEventListener("pageshow", () => {
		complain("");
	});
	for (const element of form.querySelectorAll(".with-script")) {
		show(element, true);
	}
})();
