// Reads one part of all texts after the other, and adds what names the person to what stands there.
// Improves: <p data-part><span> <progress> <a href="the next part"></p> beside
// <ul data-traces="to-do"> and <ul data-traces="done">. The last part has no link.

const part = (page) => page.querySelector("[data-part]");
const list = (page, name) => page.querySelector(`[data-traces="${name}"]`);

async function readOn() {
  for (let next = part(document)?.querySelector("a"); next; next = part(document).querySelector("a")) {
    const answer = await fetch(next.href).catch(() => null);
    if (!answer?.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    // Somebody who was logged out gets another page, and finds the link.
    if (!part(page)) return;
    for (const name of ["to-do", "done"]) list(document, name).append(...list(page, name).children);
    part(document).replaceChildren(...part(page).childNodes);
  }
  // Whoever began with the first part has all of it here now.
  if (!location.search) part(document)?.remove();
}

readOn();
