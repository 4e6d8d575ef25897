// The review by keyboard: digits, b and l press the answers (kit/desk.js), j and k go to the next and previous question,
// capital letters count like small ones. On the list: how many are ticked. Nothing here is needed to work.
(() => {
  const press = (mark) => mark && mark.click();
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input,select,textarea")) return;
    const key = event.key.toLowerCase();
    if (document.querySelector("[data-review]")) {
      if (key === "j") press(document.querySelector("a[rel=next]"));
      if (key === "k") press(document.querySelector("a[rel=prev]"));
    }
    if (key !== event.key && (key === "b" || key === "l")) press(document.querySelector(`[data-key="${key}"]`));
  });
  const all = document.querySelector("[data-all]");
  if (!all) return;
  const boxes = [...document.querySelectorAll("input[name=tanya]")];
  const told = document.querySelector("[data-chosen]");
  const tell = () => {
    const count = boxes.filter((box) => box.checked).length;
    told.textContent = count ? `${count} dipilih` : "Belum ada yang dipilih";
    all.checked = count > 0 && count === boxes.length;
  };
  all.closest("[hidden]").hidden = false;
  all.addEventListener("change", () => { for (const box of boxes) box.checked = all.checked; tell(); });
  document.addEventListener("change", (event) => event.target.name === "tanya" && tell());
  tell();
})();
