// The code on a receipt holds number and secret behind the #, which no server ever sees. Without this script one types.
(function () {
  const said = new URLSearchParams(location.hash.slice(1));
  const number = document.getElementById("id_number"), secret = document.getElementById("id_secret");
  if (!number || !said.get("n")) return;
  number.value = said.get("n");
  secret.value = said.get("k") || "";
  history.replaceState(null, "", location.pathname);
  secret.form.querySelector("button").focus();
})();
