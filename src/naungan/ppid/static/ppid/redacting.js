// Boxes on a page: by mouse, finger or keyboard. They live in a hidden field; the server judges them.
(() => {
  const form = document.querySelector("[data-redact]");
  if (!form) return;
  const svg = form.querySelector(".redact-sheet svg");
  const field = form.elements.boxes;
  const here = document.querySelector("[data-here]");
  const none = document.querySelector("[data-none]");
  const said = form.querySelector("[data-said]");
  const wide = Number(svg.dataset.wide);
  const high = Number(svg.dataset.high);
  const NAMES = { drawn: "digambar", nik: "NIK", phone: "telepon", email: "surel", word: "kata" };
  const STEP = 2, SMALLEST = 2; // millimetres
  let boxes = JSON.parse(field.value || "[]");
  let dirty = "unsaved" in form.dataset;
  let grip = null; // what the pointer holds: a new box or one that is moved

  const within = (value, most) => Math.min(Math.max(value, 0), most);
  const rounded = (value) => Math.round(value * 100) / 100;
  const told = (box) => `${Math.round(box.x1 - box.x0)} × ${Math.round(box.y1 - box.y0)} mm`;
  const made = (name, words) => {
    const element = document.createElement(name);
    if (words) element.textContent = words;
    return element;
  };

  function place(rect, box) {
    rect.setAttribute("x", box.x0);
    rect.setAttribute("y", box.y0);
    rect.setAttribute("width", Math.max(box.x1 - box.x0, 0));
    rect.setAttribute("height", Math.max(box.y1 - box.y0, 0));
  }

  function name(rect, box, at) {
    const where = `${Math.round(box.x0)} mm dari kiri, ${Math.round(box.y0)} mm dari atas`;
    rect.setAttribute("aria-label", `Kotak ${at + 1}, ${told(box)}, ${where}`);
  }

  function draw(focus = -1) {
    svg.replaceChildren();
    boxes.forEach((box, at) => {
      const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
      place(rect, box);
      name(rect, box, at);
      rect.setAttribute("tabindex", "0");
      rect.setAttribute("role", "button");
      rect.dataset.at = at;
      svg.append(rect);
      if (at === focus) rect.focus();
    });
    list();
  }

  function list() {
    here.replaceChildren();
    boxes.forEach((box, at) => {
      const row = made("li");
      const words = made("span", `${NAMES[box.kind] || NAMES.drawn} `);
      const size = made("span", told(box));
      size.className = "muted";
      words.append(size);
      const button = made("button", "Hapus");
      const which = made("span", ` kotak ${at + 1}`);
      which.className = "vh";
      button.append(which);
      button.type = "button";
      button.className = "link";
      button.addEventListener("click", () => remove(at));
      row.append(words, button);
      here.append(row);
    });
    none.hidden = boxes.length > 0;
  }

  function changed(words) {
    field.value = JSON.stringify(boxes);
    dirty = true;
    if (words) said.textContent = words;
  }

  function add(box) {
    boxes.push({ x0: rounded(box.x0), y0: rounded(box.y0), x1: rounded(box.x1), y1: rounded(box.y1), kind: "drawn" });
    changed(`Kotak ${boxes.length} dibuat.`);
    draw(boxes.length - 1);
  }

  function remove(at) {
    boxes.splice(at, 1);
    changed("Kotak dihapus.");
    draw(Math.min(at, boxes.length - 1));
    if (!boxes.length) svg.focus();
  }

  function addInTheMiddle() {
    const view = svg.getBoundingClientRect();
    const top = Math.max(view.top, 0), bottom = Math.min(view.bottom, window.innerHeight);
    const y = within(((top + bottom) / 2 - view.top) / view.height * high, high - 10);
    add({ x0: wide / 2 - 25, y0: y, x1: wide / 2 + 25, y1: y + 8 });
  }

  function shift(at, x, y, resize) {
    const box = boxes[at];
    if (resize) {
      box.x1 = rounded(within(Math.max(box.x1 + x, box.x0 + SMALLEST), wide));
      box.y1 = rounded(within(Math.max(box.y1 + y, box.y0 + SMALLEST), high));
    } else {
      const dx = within(box.x0 + x, wide - (box.x1 - box.x0)) - box.x0;
      const dy = within(box.y0 + y, high - (box.y1 - box.y0)) - box.y0;
      box.x0 = rounded(box.x0 + dx); box.x1 = rounded(box.x1 + dx);
      box.y0 = rounded(box.y0 + dy); box.y1 = rounded(box.y1 + dy);
    }
    const rect = svg.children[at];
    place(rect, box);
    name(rect, box, at);
    changed(rect.getAttribute("aria-label"));
    list();
  }

  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  svg.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = event.target.dataset.at === undefined ? -1 : Number(event.target.dataset.at);
    const arrow = ARROWS[event.key];
    if (at >= 0 && arrow) shift(at, arrow[0] * STEP, arrow[1] * STEP, event.shiftKey);
    else if (at >= 0 && (event.key === "Delete" || event.key === "Backspace")) remove(at);
    else if (at < 0 && event.key === "Enter") addInTheMiddle();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });

  function spot(event) {
    const view = svg.getBoundingClientRect();
    return {
      x: within((event.clientX - view.left) / view.width * wide, wide),
      y: within((event.clientY - view.top) / view.height * high, high),
    };
  }

  svg.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    const at = event.target.dataset.at;
    if (event.pointerType !== "mouse" && at === undefined && !svg.classList.contains("drawing")) return;
    const from = spot(event);
    event.preventDefault();
    svg.setPointerCapture(event.pointerId);
    if (at !== undefined) {
      event.target.focus();
      grip = { at: Number(at), from, was: { ...boxes[at] } };
      return;
    }
    const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    rect.setAttribute("class", "new");
    svg.append(rect);
    grip = { rect, from };
  });

  svg.addEventListener("pointermove", (event) => {
    if (!grip) return;
    const to = spot(event);
    if (grip.rect) {
      grip.box = {
        x0: Math.min(grip.from.x, to.x), y0: Math.min(grip.from.y, to.y),
        x1: Math.max(grip.from.x, to.x), y1: Math.max(grip.from.y, to.y),
      };
      place(grip.rect, grip.box);
    } else {
      Object.assign(boxes[grip.at], grip.was);
      shift(grip.at, to.x - grip.from.x, to.y - grip.from.y, event.shiftKey);
    }
  });

  function release() {
    if (!grip) return;
    const { rect, box } = grip;
    grip = null;
    if (!rect) return;
    rect.remove();
    if (box && box.x1 - box.x0 >= SMALLEST && box.y1 - box.y0 >= SMALLEST) add(box);
  }
  svg.addEventListener("pointerup", release);
  svg.addEventListener("pointercancel", release);

  const toggle = (selector, element, css) => {
    const button = form.querySelector(selector);
    button.addEventListener("click", () => {
      const on = element.classList.toggle(css);
      button.setAttribute("aria-pressed", String(on));
    });
  };
  toggle("[data-draw]", svg, "drawing");
  toggle("[data-zoom]", form.querySelector(".redact-sheet"), "zoomed");
  form.querySelector("[data-add]").addEventListener("click", addInTheMiddle);
  form.querySelector("[data-tools]").hidden = false;
  form.querySelector("[data-help]").hidden = false;
  form.querySelector("[data-draw]").hidden = !window.matchMedia("(any-pointer: coarse)").matches;
  form.addEventListener("submit", () => { dirty = false; });
  window.addEventListener("beforeunload", (event) => { if (dirty) event.preventDefault(); });

  // the arrow keys belong to the boxes, also where a screen reader would keep them
  svg.setAttribute("role", "application");
  svg.setAttribute("aria-label", "Kotak pada halaman ini. Enter membuat kotak baru.");
  svg.setAttribute("tabindex", "0");
  draw();
})();
