// Narrows down a list in place. Improves this markup, which works as it stands:
//   <form action="…" data-narrow>…</form>
//   <div data-part="found" role="status">How many there are.</div>
//   <div data-part="list">… <a href="…">Other words for the same page</a></div>
// The page that the form or such a link leads to is fetched, and its parts take the place of those here.
// Anything unexpected ends in that page being opened.

const form = document.querySelector("form[data-narrow]");
const found = document.querySelector('[data-part="found"]');
const list = document.querySelector('[data-part="list"]');
let request;
let asked = location.pathname + location.search;
let answered = Promise.resolve();

// XMLHttpRequest parses a page without any HTML string passing through here: Trusted Types have nothing to object to.
function page(url) {
  request?.abort();
  return new Promise((resolve, reject) => {
    const own = (request = new XMLHttpRequest());
    own.open("GET", url);
    own.responseType = "document";
    own.timeout = 20000;
    own.onload = () => (own.status === 200 && own.response ? resolve(own.response) : reject());
    own.onerror = own.ontimeout = reject;
    own.send();
  });
}

// The form stays, with the focus in it and what is being typed: only what there is to choose from changes.
function renew(fresh, isNew) {
  const other = fresh.querySelector("form[data-narrow]");
  const parts = [found, list].map((part) => [part, fresh.querySelector(`[data-part="${part.dataset.part}"]`)]);
  for (const [part, new_] of parts) part.replaceChildren(...new_.childNodes);
  for (const one of other.querySelectorAll("[id]")) {
    const own = document.getElementById(one.id);
    if (!own || (isNew && !own.options && own === document.activeElement)) continue;
    const { value } = one;
    if (own.options) own.replaceChildren(...one.options);
    own.value = value;
  }
  for (const one of form.querySelectorAll("[type=hidden]")) one.remove();
  form.prepend(...other.querySelectorAll("[type=hidden]"));
  if (other.querySelector("details[open]")) form.querySelector("details").open = true;
  document.title = fresh.title;
}

async function load(url, isNew) {
  list.ariaBusy = "true";
  try {
    renew(await page(url), isNew);
  } catch {
    location.assign(url);
    return;
  }
  if (isNew) history.pushState(null, "", url);
  list.ariaBusy = "false";
}

function show({ pathname, search }, isNew = true) {
  if (pathname + search !== asked) {
    asked = pathname + search;
    answered = load(asked, isNew);
  }
  return answered;
}

function chosen() {
  const url = new URL(form.action);
  url.search = new URLSearchParams([...new FormData(form)].filter(([, word]) => word));
  return url;
}

if (form && found && list) {
  found.tabIndex = -1;

  form.addEventListener("change", () => {
    if (form.checkValidity()) show(chosen());
  });

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    await show(chosen());
    found.focus();
  });

  list.addEventListener("click", async (event) => {
    const link = event.target.closest("a[href]");
    if (!link || link.pathname !== new URL(form.action).pathname || link.origin !== location.origin) return;
    if (event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    await show(link);
    found.focus();
  });

  addEventListener("popstate", () => show(location, false));
}
