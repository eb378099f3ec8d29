// Keeps the form beside the notes as it is while a note is left, and quotes what is marked in the
// text. Improves: <section id="notes"> with <form data-note>, of which one has <textarea name="quote">.

const passage = () => getSelection()?.toString().trim() ?? "";
let marked = "";

// A click into the note takes the mark away, so it is remembered.
document.addEventListener("selectionchange", () => {
  const node = getSelection()?.anchorNode;
  const place = node instanceof Element ? node : node?.parentElement;
  if (place?.closest(".ProseMirror, .reading") && passage()) marked = passage();
});

function offer(notes) {
  const quote = notes.querySelector("textarea[name=quote]");
  if (!quote) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "note__button";
  button.textContent = "Quote what is marked in the text";
  button.addEventListener("click", () => {
    if (marked) quote.value = marked;
    quote.focus();
  });
  quote.before(button);
}

async function send(event) {
  const form = event.target.closest("form[data-note]");
  if (!form) return;
  event.preventDefault();
  let page;
  try {
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form) });
    if (!answer.ok) throw new Error(answer.statusText);
    page = new DOMParser().parseFromString(await answer.text(), "text/html");
  } catch {
    // As without this script: the browser shows what is amiss.
    form.submit();
    return;
  }
  const notes = page.querySelector("#notes");
  const said = page.querySelector(".messagelist")?.textContent.trim();
  if (!notes) {
    form.submit();
    return;
  }
  document.querySelector("#notes").replaceWith(notes);
  improve(notes);
  notes.querySelector("[role=status]").textContent = said ?? "";
  notes.focus();
}

function improve(notes) {
  notes.addEventListener("submit", send);
  offer(notes);
}

const here = document.querySelector("#notes");
if (here) improve(here);
