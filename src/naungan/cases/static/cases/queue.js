// The queue by keyboard: x marks the row that has the focus. Nothing here is needed to work.
(() => {
  const list = document.querySelector(".q-wide");
  if (!list) return;
  const boxes = [...list.querySelectorAll("input[type=checkbox]")];
  const told = document.querySelector("[data-chosen]");
  const all = document.querySelector("[data-all]");
  const tell = () => {
    const count = boxes.filter((box) => box.checked).length;
    if (told) told.textContent = count ? `${count} perkara dipilih` : "Belum ada yang dipilih";
    if (all) all.checked = count > 0 && count === boxes.length;
  };
  document.addEventListener("keydown", (event) => {
    if (event.key !== "x" || event.ctrlKey || event.metaKey || event.altKey) return;
    const row = document.activeElement?.closest(".q-wide > li");
    const box = row?.querySelector("input[type=checkbox]");
    if (box && document.activeElement !== box) box.click();
  });
  list.addEventListener("change", tell);
  if (all) {
    all.closest("[hidden]").hidden = false;
    all.addEventListener("change", () => {
      for (const box of boxes) box.checked = all.checked;
      tell();
    });
  }
  if (boxes.length) tell();
})();
