// Leads to fields, into view and with the cursor in them: on load to the first with an error, and
// from the links of the checks. Improves <ul class="errorlist"> in a row of the form, and <a href="#id_x"> or
// <a href="#x-group"> in <ul class="checks">. Beside it Ctrl+S, or Cmd+S, presses Save.

const TYPED = "input:not([type=hidden]), select, textarea, [contenteditable=true]";

function leadTo(row) {
  for (let box = row.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
  // Scripts hide some fields and put their own in front: an editor, a list to search in.
  const found = [...row.querySelectorAll(`.ProseMirror, .select2-selection, ${TYPED}, .addlink, .inline-heading`)];
  const target = found.find((one) => one.offsetParent && one.offsetWidth > 2) ?? row;
  if (!target.matches(`${TYPED}, a, .select2-selection`)) target.tabIndex = -1;
  target.focus({ preventScroll: true });
  row.scrollIntoView({ block: "center" });
}

function rowOf(id) {
  const field = document.getElementById(id);
  return field?.closest(".form-row") ?? field;
}

for (const link of document.querySelectorAll(".checks a[href^='#']")) {
  link.addEventListener("click", (event) => {
    const row = rowOf(link.hash.slice(1));
    if (!row) return;
    event.preventDefault();
    leadTo(row);
  });
}

const save = document.querySelector("#content-main form input[name=_save]");
document.addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
  if (!save) return;
  event.preventDefault();
  if (!event.repeat) save.form.requestSubmit(save);
});

addEventListener("load", () => {
  const wrong = document.querySelector("#content-main .errorlist");
  const row = wrong?.closest(".form-row") ?? wrong?.closest(".inline-related");
  if (row) setTimeout(() => leadTo(row), 100);
});
