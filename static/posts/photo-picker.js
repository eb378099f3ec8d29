// The picker of photos: found by words or by a choice, uploaded in place, put into the text or at its
// head. Improves: <photo-picker address="/admin/posts/photo/"></photo-picker>. An event "photos:pick"
// on the document opens it; it answers with "photos:text" or "photos:lead", whose detail are photos. With
// use="Use as portrait", only the latter is offered, under that name.

const CHOICES = [
  ["", "All"],
  ["mine", "Mine"],
  ["recent", "New in two weeks"],
  ["unused", "Not used yet"],
  ["expiring", "Rights end within a month"],
];

const make = (tag, properties, children = []) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};
const action = (textContent, go) => {
  const button = make("button", { type: "button", className: "move__button", textContent });
  button.addEventListener("click", go);
  return button;
};

class PhotoPicker extends HTMLElement {
  connectedCallback() {
    document.addEventListener("photos:pick", () => this.open());
  }

  get address() {
    return this.getAttribute("address");
  }

  open() {
    if (!this.dialog) this.build();
    this.chosen.clear();
    this.words.replaceChildren();
    this.dialog.showModal();
    this.find();
  }

  build() {
    this.chosen = new Map();
    this.search = make("input", { type: "search", id: "picker-search" });
    this.which = make("select", { id: "picker-which" }, CHOICES.map(([value, text]) => new Option(text, value)));
    this.count = make("p", { role: "status", className: "picker__count" });
    this.grid = make("ul", { className: "picker__grid" });
    this.more = action("Show more", () => this.find(this.grid.children.length));
    this.words = document.createElement("photo-words");
    this.words.setAttribute("address", this.address);
    this.upload = document.createElement("photo-upload");
    this.upload.setAttribute("address", `${this.address}upload/`);
    this.text = action("Put into the text", () => this.answer("photos:text"));
    this.lead = action(this.getAttribute("use") ?? "Use as lead", () => this.answer("photos:lead"));
    const title = make("h2", { id: "picker-title", textContent: "Photos" });
    const close = action("Close", () => this.dialog.close());
    const asked = make("div", { className: "picker__asked" }, [
      make("p", {}, [make("label", { htmlFor: this.search.id, textContent: "Search" }), this.search]),
      make("p", {}, [make("label", { htmlFor: this.which.id, textContent: "Show" }), this.which]),
    ]);
    this.dialog = make("dialog", { className: "picker picker--photos" }, [
      make("header", { className: "picker__head" }, [title, close]),
      make("div", { className: "picker__body" }, [
        make("div", { className: "picker__left" }, [asked, this.upload, this.count, this.grid, this.more]),
        this.words,
      ]),
      make("footer", { className: "picker__foot" }, [this.text, this.lead]),
    ]);
    this.dialog.setAttribute("aria-labelledby", title.id);
    this.append(this.dialog);
    this.listen();
  }

  listen() {
    let timer;
    this.search.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => this.find(), 200);
    });
    this.which.addEventListener("change", () => this.find());
    this.grid.addEventListener("change", (event) => this.choose(event.target));
    this.upload.addEventListener("photo:here", (event) => this.here(event.detail));
    this.words.addEventListener("photo:changed", ({ detail }) => {
      this.chosen.set(detail.id, detail);
      this.grid.querySelector(`[value="${detail.id}"]`)?.closest("li").replaceWith(this.item(detail));
    });
  }

  async find(from = 0) {
    const asked = new URLSearchParams({ q: this.search.value, which: this.which.value, from });
    const turn = (this.turn = Symbol("the last question"));
    const response = await fetch(`${this.address}pick/?${asked}`);
    const { found, more } = response.ok ? await response.json() : { found: [], more: false };
    // An answer that was overtaken by a later question is none.
    if (turn !== this.turn) return;
    const items = found.map((photo) => this.item(photo));
    if (from) this.grid.append(...items);
    else this.grid.replaceChildren(...items);
    this.more.hidden = !more;
    const shown = this.grid.children.length;
    this.count.textContent = shown ? `${shown} ${shown === 1 ? "photo" : "photos"}${more ? ", and there are more" : ""}` : "Nothing found.";
    this.show();
  }

  item(photo) {
    const box = make("input", { type: "checkbox", value: photo.id, checked: this.chosen.has(photo.id) });
    const image = make("img", { src: photo.src, alt: "", width: photo.width, height: photo.height, loading: "lazy" });
    const label = make("label", { className: "picker__photo" }, [image, box, ` ${photo.id}: ${photo.label}`]);
    const item = make("li", {}, [label]);
    item.photo = photo;
    return item;
  }

  choose(box) {
    const { photo } = box.closest("li");
    if (box.checked) {
      this.chosen.set(photo.id, photo);
      this.words.show(photo);
    } else {
      this.chosen.delete(photo.id);
      if (this.words.photo?.id === photo.id) this.words.replaceChildren();
    }
    this.show();
  }

  // A photo that came in, or the one that was here already, stands first and is chosen.
  here({ photo, said, alike }) {
    for (const one of [photo, ...alike].reverse()) {
      this.grid.querySelector(`[value="${one.id}"]`)?.closest("li").remove();
      if (one === photo) this.chosen.set(photo.id, photo);
      this.grid.prepend(this.item(one));
    }
    this.words.show(photo, said);
    this.show();
  }

  show() {
    const { size } = this.chosen;
    const hasText = document.querySelector("textarea[data-blocks]") !== null && !this.hasAttribute("use");
    this.text.hidden = !hasText;
    this.text.disabled = size === 0;
    this.text.textContent = size > 1 ? `Put ${size} into the text as a gallery` : "Put into the text";
    this.lead.disabled = size !== 1;
  }

  answer(name) {
    const detail = [...this.chosen.values()];
    this.dialog.close();
    document.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

customElements.define("photo-picker", PhotoPicker);
