// What a post needs to know of one photo: caption, alternative text, credit, where to cut it.
// Improves: <photo-words></photo-words>, whose method show(photo, said) fills it in; `said` names the
// fields that the file filled in. Saves to ADDRESS/ID/words/, ADDRESS being its attribute.

const FIELDS = [
  ["caption", "Caption", "textarea", { rows: 2 }],
  ["alt", "Alternative text", "textarea", { rows: 2 }],
  ["is_decorative", "Decorative: tells nothing that the text does not", "input", { type: "checkbox" }],
  ["credit", "Credit", "input", { type: "text" }],
  ["focal_x", "Focal x", "input", { type: "number", min: 0, max: 1, step: 0.01 }],
  ["focal_y", "Focal y", "input", { type: "number", min: 0, max: 1, step: 0.01 }],
];
const SHAPES = [
  ["1200x630", "Card"],
  ["1200x675", "16:9"],
  ["1200x900", "4:3"],
  ["1200x1200", "Square"],
];

const make = (tag, properties, children = []) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

class PhotoWords extends HTMLElement {
  show(photo, said = []) {
    this.photo = photo;
    this.fields = new Map();
    const rows = FIELDS.map(([name, label, tag, properties]) => this.row(name, label, tag, properties, said));
    const save = make("button", { type: "button", className: "move__button", textContent: "Save these words" });
    save.addEventListener("click", () => this.save());
    this.told = make("p", { role: "status", className: "words__told" });
    const link = make("a", { href: photo.page, target: "_blank", textContent: `All about photo ${photo.id}` });
    const heading = make("h3", { textContent: `Photo ${photo.id}` });
    const notes = photo.warning ? [make("p", { className: "words__warning", textContent: photo.warning })] : [];
    this.replaceChildren(heading, ...notes, ...rows, this.cut(photo), save, this.told, make("p", {}, [link]));
  }

  row(name, label, tag, properties, said) {
    const field = make(tag, { id: `words-${name}`, ...properties });
    const value = this.photo.words[name];
    if (properties.type === "checkbox") field.checked = value;
    else field.value = value;
    this.fields.set(name, field);
    const help = said.includes(name) ? "The file said so: check it." : "";
    const note = make("span", { className: "help", id: `words-${name}-help`, textContent: help });
    field.setAttribute("aria-describedby", note.id);
    return make("p", { className: `words__${name}` }, [make("label", { htmlFor: field.id, textContent: label }), field, note]);
  }

  cut(photo) {
    const items = SHAPES.map(([shape, name]) => {
      const item = make("li", {}, [make("img", { src: photo.large, alt: "" }), ` ${name}`]);
      item.dataset.shape = shape;
      return item;
    });
    const whole = make("img", { src: photo.large, alt: "", className: "cut__whole", width: photo.width, height: photo.height });
    const cut = make("photo-cut", {}, [whole, make("ul", { className: "cut__crops" }, items)]);
    cut.setAttribute("x", "words-focal_x");
    cut.setAttribute("y", "words-focal_y");
    cut.setAttribute("width", photo.width);
    cut.setAttribute("height", photo.height);
    return cut;
  }

  async save() {
    const body = new FormData();
    body.append("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value);
    for (const [name, field] of this.fields) {
      if (field.type !== "checkbox") body.append(name, field.value);
      else if (field.checked) body.append(name, "on");
    }
    this.told.textContent = "Saving";
    const answer = await fetch(`${this.getAttribute("address")}${this.photo.id}/words/`, { method: "POST", body })
      .then((response) => response.json())
      .catch(() => ({ errors: { "": "It was not saved: log in in another window, then try again." } }));
    for (const [name] of FIELDS) this.querySelector(`#words-${name}-help`).textContent = answer.errors?.[name] ?? "";
    this.told.textContent = answer.photo ? "Saved." : Object.values(answer.errors).join(" ");
    if (!answer.photo) return;
    this.photo = answer.photo;
    this.dispatchEvent(new CustomEvent("photo:changed", { bubbles: true, detail: answer.photo }));
  }
}

customElements.define("photo-words", PhotoWords);
