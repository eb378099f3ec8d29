// Gives the fields that scripts make the names that a screen reader needs. Improves what the admin's
// own makes of <select id="id_x" class="admin-autocomplete">, and the body editor of <textarea
// id="id_x">, each with its <label for="id_x">; and the box that searches a list, whose label is a
// picture.

const searchbar = document.getElementById("searchbar");
searchbar?.setAttribute("aria-label", searchbar.labels[0]?.querySelector("img")?.alt || "Search");

function name(root) {
  for (const area of root.querySelectorAll(".prose-editor")) {
    const label = area.querySelector("textarea")?.labels[0]?.textContent.replace(":", "").trim();
    area.querySelector("[role=textbox]")?.setAttribute("aria-label", label || "Text");
  }
  for (const box of root.querySelectorAll(".select2-container")) {
    const select = box.previousElementSibling;
    const label = document.querySelector(`label[for="${select?.id}"]`)?.textContent.replace(":", "").trim();
    if (!label) continue;
    for (const part of box.querySelectorAll(".select2-selection, span.select2-selection__rendered, .select2-search__field")) {
      part.setAttribute("aria-label", label);
    }
    // It holds a button beside its items, which no list may.
    for (const list of box.querySelectorAll("ul.select2-selection__rendered")) {
      list.setAttribute("role", "presentation");
      for (const item of list.children) item.setAttribute("role", "presentation");
    }
  }
}

// jQuery makes the fields after the page is there; by this event it has.
window.addEventListener("load", () => setTimeout(name, 0, document));
document.addEventListener("formset:added", (event) => setTimeout(name, 0, event.target));
document.addEventListener("prose-editor:ready", () => name(document));
