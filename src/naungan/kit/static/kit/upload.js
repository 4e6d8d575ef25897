// How far an upload is: <form data-upload> with a <progress hidden> and an [data-upload-say] line. Without this the form sends as forms do.
(() => {
  for (const form of document.querySelectorAll("form[data-upload]")) {
    const bar = form.querySelector("progress");
    const say = form.querySelector("[data-upload-say]");
    if (!bar || !say) continue;
    form.addEventListener("submit", (event) => {
      if (form.dataset.plain) return;
      event.preventDefault();
      const button = form.querySelector("button:not([type=button])");
      const request = new XMLHttpRequest();
      const failed = () => {
        say.textContent = "Sambungan terputus. Belum ada yang tersimpan; coba kirim sekali lagi.";
        bar.hidden = true;
        button.disabled = false;
      };
      request.upload.onprogress = (step) => {
        if (!step.lengthComputable) return;
        bar.max = step.total;
        bar.value = step.loaded;
        const part = Math.floor((100 * step.loaded) / step.total);
        say.textContent = part < 100 ? `Terkirim ${part} %` : "Terkirim. Berkas sedang dibaca dan diperiksa …";
      };
      request.onerror = failed;
      request.onload = () => {
        if (request.responseURL && request.responseURL !== location.href) location.assign(request.responseURL);
        else {
          // an answer under the same address is the form again, with what is wrong: show that page
          const page = new DOMParser().parseFromString(request.responseText, "text/html");
          document.title = page.title;
          document.querySelector("main").replaceWith(page.querySelector("main"));
          document.querySelector("main [autofocus]")?.focus();
          for (const again of document.querySelectorAll("form[data-upload]")) again.dataset.plain = "1";
        }
      };
      bar.hidden = false;
      button.disabled = true;
      say.textContent = "Mulai mengirim …";
      request.open("POST", form.action || location.href);
      request.send(new FormData(form));
    });
  }
})();
