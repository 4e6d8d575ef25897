// Keys for the desk: j and k walk the rows, Enter opens, / searches, g a goes to the queue. Nothing here is needed to work.
(() => {
  const typing = (el) => el.closest("input,select,textarea,[contenteditable]");
  const rows = () => [...document.querySelectorAll("[data-rows] a[href], .q a[href], .rows tbody th a[href]")];
  let lead = "";
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const key = event.key;
    if (key === "j" || key === "k") {
      const all = rows();
      if (!all.length) return;
      const here = all.indexOf(document.activeElement);
      const next = here < 0 ? 0 : Math.min(all.length - 1, Math.max(0, here + (key === "j" ? 1 : -1)));
      all[next].focus();
    } else if (key === "/") {
      const field = document.querySelector("[data-search], input[type=search]");
      if (!field) return;
      field.focus();
      event.preventDefault();
    } else if (lead === "g" && key === "a") {
      document.querySelector(".desk-nav a")?.click();
    } else {
      const mark = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
      if (mark) mark.click();
    }
    lead = key;
  });
})();
