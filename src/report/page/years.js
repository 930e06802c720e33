/* Sorts the tables of the years, and of an archive, and shows only the rows that a word is in. Without this script the
 * page has all rows, in the order of the documents. */
(() => {
	"use strict";
	const filter = document.getElementById("filter");
	const collator = new Intl.Collator("zh", { numeric: true });

	/* ---- sorting ---- */

	/* A decimal as a whole number of its smallest parts: exact, whatever its size. */
	const PLACES = 40;
	const number = (text) => {
		const [whole, part = ""] = text.split(".");
		return BigInt(whole + part.padEnd(PLACES, "0"));
	};

	/* What a row has in a column: a number, words, or null for neither. */
	const value = (row, column, isWords) => {
		const cell = row.cells[column];
		if (isWords) {
			return cell.textContent || null;
		}
		return cell.dataset.v === undefined ? null : number(cell.dataset.v);
	};

	const compare = (a, b) => (typeof a === "string" ? collator.compare(a, b) : a < b ? -1 : a > b ? 1 : 0);

	/* Rows without a value stand last, whichever way the others go; equal ones as in the documents. */
	const sort = (table, column, order) => {
		const { body, rows, heads } = table;
		const sign = order === "descending" ? -1 : 1;
		let sorted = rows;
		if (order) {
			const isWords = heads[column].classList.contains("words");
			const keyed = rows.map((row) => ({ row, key: value(row, column, isWords) }));
			const known = keyed.filter(({ key }) => key !== null).sort((a, b) => sign * compare(a.key, b.key));
			sorted = [...known, ...keyed.filter(({ key }) => key === null)].map(({ row }) => row);
		}
		body.append(...sorted);
		heads.forEach((head, i) => {
			if (order && i === column) {
				head.setAttribute("aria-sort", order);
			} else {
				head.removeAttribute("aria-sort");
			}
		});
		table.restore.hidden = !order;
	};

	/* The largest number first, then the smallest, then as in the documents; words the other way round. */
	const next = (head) => {
		const orders = head.classList.contains("words") ? ["ascending", "descending"] : ["descending", "ascending"];
		return orders[orders.indexOf(head.getAttribute("aria-sort")) + 1];
	};

	for (const element of document.querySelectorAll("table.sorts")) {
		const body = element.tBodies[0];
		const heads = [...element.tHead.rows[0].cells];
		const restore = document.createElement("button");
		const table = { body, heads, restore, rows: [...body.rows] };
		restore.type = "button";
		restore.className = "restore";
		restore.hidden = true;
		restore.textContent = filter.dataset.restore;
		restore.addEventListener("click", () => {
			sort(table);
			heads[0].querySelector("button").focus();
		});
		element.closest(".wide").before(restore);
		heads.forEach((head, column) => {
			const button = document.createElement("button");
			button.type = "button";
			button.append(...head.childNodes);
			button.addEventListener("click", () => sort(table, column, next(head)));
			head.append(button);
		});
	}

	/* ---- filter ---- */

	const plain = (text) => text.normalize("NFKC").toLowerCase().trim();
	const places = [...document.querySelectorAll("[data-r]")];
	/* A row is found by its name and what stands beside it; in a table of class "whole" by all that it says. */
	const wordsOf = (row) => {
		const cells = [...row.cells].slice(0, row.closest("table").classList.contains("whole") ? undefined : 2);
		return plain(cells.map((cell) => cell.textContent).join(" "));
	};
	const names = new Map();
	for (const row of document.querySelectorAll("tr[id^='r']")) {
		names.set(row.dataset.r, wordsOf(row));
	}
	const input = document.getElementById("word");
	const output = filter.querySelector("output");

	const choose = () => {
		const word = plain(input.value);
		const shown = new Set([...names.keys()].filter((key) => names.get(key).includes(word)));
		for (const place of places) {
			place.hidden = !shown.has(place.dataset.r);
		}
		output.textContent = word ? filter.dataset.told.replace("{0}", shown.size).replace("{1}", names.size) : "";
	};

	if (names.size > 0) {
		filter.hidden = false;
		input.addEventListener("input", choose);
		/* A link to what the filter hides shows all again. */
		addEventListener("hashchange", () => {
			const target = document.getElementById(location.hash.slice(1));
			if (target?.hidden) {
				input.value = "";
				choose();
				target.scrollIntoView();
			}
		});
		if (input.value) {
			choose();
		}
	}
})();
