/* The pictures of pages: what is lit in the text has its frame lit, and is shown in its details as the picture has it. */
(() => {
	"use strict";
	const {byId, find, make, piecesOf, bring, text} = page;
	const frames = [...text.querySelectorAll(".frame")];
	const isWide = matchMedia("screen and (min-width: 70rem)");
	const MARGIN = 60; /* of a close-up, in tenths of a millimetre */

	const numberOf = (frame) => Number(frame.id.slice(1));
	const imageOf = (frame) => frame.closest(".scan").querySelector("img");
	const frameOf = (piece) => byId(`f${piece.dataset.n?.split(" ")[0]}`);

	function shape(name, attributes, ...children) {
		const element = document.createElementNS("http://www.w3.org/2000/svg", name);
		Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
		element.append(...children);
		return element;
	}

	/* What the picture has in a frame and around it. */
	function closeUp(frame) {
		const image = imageOf(frame);
		const [, , width, height] = frame.ownerSVGElement.getAttribute("viewBox").split(" ");
		const box = frame.querySelector("rect").cloneNode();
		const [x, y, w, h] = ["x", "y", "width", "height"].map((key) => Number(box.getAttribute(key)));
		box.classList.toggle("doubtful", frame.matches(".doubtful"));
		return shape("svg", {class: "close-up", role: "img", "aria-label": image.alt, viewBox: `${x - MARGIN} ${y - MARGIN} ${w + 2 * MARGIN} ${h + 2 * MARGIN}`},
			shape("image", {href: image.src, width, height, preserveAspectRatio: "none"}), box);
	}

	/* How the figure of a piece was recognised, in its details. */
	function tell(piece) {
		const body = find(".panel-body");
		const frame = frameOf(piece);
		const words = frame?.querySelector("title").textContent ?? piece.title;
		if (words && !find(".panel").hidden && !body.querySelector(".recognition")) {
			const way = frame ? [" ", make("a", {href: `#${frame.id}`}, imageOf(frame).alt)] : [];
			const part = make("section", {className: "recognition"}, ...(frame ? [closeUp(frame)] : []), make("p", {}, words, ...way));
			body.prepend(part);
		}
	}

	function follow() {
		const pieces = [...text.querySelectorAll("[data-n].here, .here [data-n], [data-n]:focus")];
		const lit = new Set(pieces.map(frameOf).filter(Boolean));
		frames.forEach((frame) => frame.classList.toggle("lit", lit.has(frame)));
		const piece = pieces.find((each) => each.matches(".here"));
		if (piece) {
			tell(piece);
		}
		if (isWide.matches && lit.size) {
			requestAnimationFrame(() => [...lit][0].scrollIntoView({block: "nearest"}));
		}
	}

	new MutationObserver(follow).observe(text, {subtree: true, attributeFilter: ["class"]});
	text.addEventListener("focusin", follow);
	text.addEventListener("click", (event) => {
		const frame = event.target.closest(".frame");
		const [piece] = frame ? piecesOf(numberOf(frame)) : [];
		const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
		if (piece && isPlain) {
			event.preventDefault();
			piece.click(); /* a frame is another way to choose its words */
			bring(piece);
		}
	});
})();
