// The portrait of a person: a button that opens the picker, and a picture of what was chosen there.
// Improves <input name="portrait">, which holds the number of a photo, beside a <photo-picker>.

const input = document.querySelector("input[name=portrait]");
const picker = document.querySelector("photo-picker");

const make = (tag, properties) => Object.assign(document.createElement(tag), properties);

if (input && picker) {
  const image = make("img", { alt: "", className: "thumb" });
  const button = (textContent) => make("button", { type: "button", className: "move__button", textContent });
  const choose = button("Choose a photo…");
  const none = button("No portrait");

  const show = () => {
    const number = input.value.trim();
    image.hidden = none.hidden = !number;
    if (number) image.src = `${picker.getAttribute("address")}${number}/file/?size=w360`;
  };
  const put = (value) => {
    input.value = value;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.dispatchEvent(new Event("change", { bubbles: true }));
    choose.focus();
  };

  choose.addEventListener("click", () => document.dispatchEvent(new CustomEvent("photos:pick")));
  none.addEventListener("click", () => put(""));
  document.addEventListener("photos:lead", ({ detail: [photo] }) => put(photo.id));
  input.addEventListener("change", show);
  // The number alone says nothing to anybody.
  const row = input.closest("div");
  for (const one of row.querySelectorAll(".related-lookup, strong")) one.hidden = true;
  input.type = "hidden";
  input.before(image, choose, none);
  document.querySelector(`label[for="${input.id}"]`)?.removeAttribute("for");
  show();
}
