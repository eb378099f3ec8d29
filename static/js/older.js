// Loads older posts in place. Improves this markup, which works as it stands:
//   <div data-feed><div data-day="2026-11-23"><article id="post-…">…</article></div></div>
//   <nav><a rel="next" href="…" data-older="What to announce when they are there">Older posts</a></nav>
// Anything unexpected ends in the ordinary link being followed.

const feed = document.querySelector("[data-feed]");
const link = document.querySelector("a[data-older]");

// XMLHttpRequest parses a page without any HTML string passing through here: Trusted Types have nothing to object to.
function page(url) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("GET", url);
    request.responseType = "document";
    request.timeout = 20000;
    request.onload = () => (request.status === 200 && request.response ? resolve(request.response) : reject());
    request.onerror = request.ontimeout = reject;
    request.send();
  });
}

// A post that moved to the next page while the reader was reading is already here: it is left out.
function add(day) {
  const fresh = [...day.querySelectorAll("article[id]")].filter((post) => !document.getElementById(post.id));
  const here = [...feed.children].find((one) => one.dataset.day === day.dataset.day);
  if (here) {
    here.append(...fresh);
  } else if (fresh.length) {
    feed.append(day);
    for (const post of day.querySelectorAll("article[id]")) {
      if (!fresh.includes(post)) post.remove();
    }
  }
  return fresh;
}

if (feed && link) {
  const status = document.createElement("p");
  status.className = "hush";
  status.setAttribute("role", "status");
  link.parentElement.append(status);

  link.addEventListener("click", async (event) => {
    if (event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (link.ariaBusy === "true") return;
    link.ariaBusy = "true";
    status.textContent = "";
    try {
      const older = await page(link.href);
      const days = [...older.querySelector("[data-feed]").children].filter((day) => day.dataset.day);
      const next = older.querySelector("a[data-older]");
      const fresh = days.flatMap(add);
      status.textContent = link.dataset.older;
      fresh[0]?.querySelector("h2 a").focus();
      if (next) link.setAttribute("href", next.getAttribute("href"));
      else link.remove();
      link.ariaBusy = "false";
    } catch {
      location.assign(link.href);
    }
  });
}
