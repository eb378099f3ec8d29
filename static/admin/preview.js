// Puts the preview beside the form, and shows there what is being typed. Improves
// <a href="?preview=beside" data-beside> and <template id="beside">, or <section data-preview="URL">
// with an <iframe>, if the page was asked for with that address.

const desk = document.querySelector(".desk");
const form = desk?.querySelector(".desk__main form");
const link = desk?.querySelector("a[data-beside]");
let waiting;

async function showTyped(section) {
  const status = section.querySelector("[role=status]");
  const frame = section.querySelector("iframe");
  const answer = await fetch(section.dataset.preview, { method: "POST", body: new FormData(form) });
  if (answer.status !== 200) {
    status.textContent = answer.status === 204 ? "The form has errors: this is the text before them." : "The preview could not be made.";
    return;
  }
  const top = frame.contentWindow.scrollY;
  frame.addEventListener("load", () => frame.contentWindow.scrollTo(0, top), { once: true });
  frame.srcdoc = await answer.text();
  status.textContent = "With what is not saved yet.";
}

function follow(section) {
  const later = () => {
    clearTimeout(waiting);
    waiting = setTimeout(showTyped, 900, section);
  };
  form.addEventListener("input", later);
  form.addEventListener("change", later);
}

function open() {
  desk.classList.add("desk--split");
  const section = document.getElementById("beside").content.firstElementChild.cloneNode(true);
  desk.querySelector(".desk__main").after(section);
  // Saving leads back to this address.
  history.replaceState(null, "", link.href);
  follow(section);
  return section;
}

if (form && link) {
  const shown = desk.querySelector("section[data-preview]");
  if (shown) follow(shown);
  link.addEventListener("click", (event) => {
    if (desk.querySelector("section[data-preview]")) return;
    event.preventDefault();
    const section = open();
    link.textContent = link.dataset.close;
    link.href = location.pathname;
    section.querySelector("h2").focus();
  });
}
