// The photos of a post's form: a button that opens the picker, and what it answers for the lead.
// Improves the inline #placed_photos-group, whose rows name a photo in a <select> and its place.

const group = document.querySelector("#placed_photos-group");
const picker = document.querySelector("photo-picker");

function show(row, photo) {
  const image = Object.assign(document.createElement("img"), { src: photo.src, alt: "", className: "thumb" });
  row.querySelector(".field-thumb .readonly")?.replaceChildren(image);
}

function put(row, photo) {
  const select = row.querySelector("select[name$=-photo]");
  select.replaceChildren(new Option(photo.label, photo.id, true, true));
  select.dispatchEvent(new Event("change", { bubbles: true }));
  row.querySelector("select[name$=-place]").value = "LEAD";
  show(row, photo);
}

function lead(photo) {
  const rows = [...group.querySelectorAll(".inline-related:not(.empty-form)")];
  const isLead = (row) => row.querySelector("select[name$=-place]")?.value === "LEAD";
  const row = rows.find(isLead);
  if (row) return put(row, photo);
  document.addEventListener("formset:added", (event) => put(event.target, photo), { once: true });
  group.querySelector(".add-row a").click();
}

if (group && picker && group.querySelector(".empty-form select[name$=-photo]")) {
  const button = Object.assign(document.createElement("button"), {
    type: "button",
    className: "move__button placed__choose",
    textContent: "Choose photos…",
  });
  button.addEventListener("click", () => document.dispatchEvent(new CustomEvent("photos:pick")));
  group.querySelector("h2").after(button);
  document.addEventListener("photos:lead", ({ detail: [photo] }) => {
    lead(photo);
    button.focus();
  });
  // Chosen in the field itself: show which one that is.
  group.addEventListener("change", ({ target }) => {
    if (!target.matches("select[name$=-photo]") || !target.value) return;
    const src = `${picker.getAttribute("address")}${target.value}/file/?size=w360`;
    show(target.closest(".inline-related"), { src });
  });
}
