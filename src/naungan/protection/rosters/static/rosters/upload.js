// Shows how far an upload has come and how long it still takes. Without it the form works just the same.
(() => {
  const form = document.querySelector("[data-upload]");
  if (!form || !window.FormData) return;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const box = form.querySelector("[data-upload-progress]");
    const bar = box.querySelector("progress");
    const said = box.querySelector("[data-upload-said]");
    const button = form.querySelector("button");
    const began = Date.now();
    const request = new XMLHttpRequest();
    box.hidden = false;
    button.disabled = true;
    request.upload.addEventListener("progress", (part) => {
      if (!part.lengthComputable) return;
      bar.value = (part.loaded / part.total) * 100;
      const left = ((Date.now() - began) / part.loaded) * (part.total - part.loaded) / 1000;
      said.textContent = part.loaded === part.total ? "Terkirim, sedang disimpan…" : `${Math.round(bar.value)} %, kira-kira ${Math.max(1, Math.round(left))} detik lagi`;
    });
    request.addEventListener("load", () => {
      if (request.responseURL && request.responseURL !== location.href && request.status < 400) {
        location.href = request.responseURL;
        return;
      }
      const page = new DOMParser().parseFromString(request.responseText, "text/html");
      document.querySelector("main").replaceWith(page.querySelector("main"));
      document.title = page.title;
      const summary = document.querySelector(".summary");
      if (summary) { summary.tabIndex = -1; summary.focus(); }
    });
    request.addEventListener("error", () => {
      said.textContent = "Sambungan terputus. Berkas belum terkirim; coba kirim lagi.";
      button.disabled = false;
    });
    request.open("POST", form.action || location.href);
    request.send(new FormData(form));
  });
})();
