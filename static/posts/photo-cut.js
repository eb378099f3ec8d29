// The point of a photo that stays in sight in every crop: set by click, by finger or by arrow keys,
// with the crops as they will be. Improves:
//   <photo-cut x="ID" y="ID" width="800" height="533"><img src="…" alt="">
//     <ul><li data-shape="1200x630"><img src="…" alt=""> Words</li>…</ul></photo-cut>
// where x and y name the number fields that are sent, shares of the width and of the height.

const STEP = 0.01;
const KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const clamp = (value, low, high) => Math.min(high, Math.max(low, value));
const percent = (share) => `${Math.round(share * 100)}%`;

class PhotoCut extends HTMLElement {
  connectedCallback() {
    this.fields = ["x", "y"].map((name) => document.getElementById(this.getAttribute(name)));
    this.whole = this.querySelector("img");
    if (this.stage || !this.whole || !this.fields.every((field) => field?.matches("input"))) return;
    this.size = ["width", "height"].map((name) => Number(this.getAttribute(name)));
    this.point = Object.assign(document.createElement("button"), { type: "button", className: "cut__point" });
    this.said = Object.assign(document.createElement("output"), { className: "cut__said" });
    this.stage = Object.assign(document.createElement("div"), { className: "cut__stage" });
    this.whole.before(this.stage);
    this.stage.append(this.whole, this.point);
    this.stage.after(this.said);
    for (const crop of this.querySelectorAll("[data-shape] img")) {
      crop.src = this.whole.src;
      crop.classList.add("cut__crop");
    }
    this.listen();
    this.show();
  }

  listen() {
    this.stage.addEventListener("pointerdown", (event) => {
      this.stage.setPointerCapture(event.pointerId);
      this.follow(event);
      event.preventDefault();
      this.point.focus();
    });
    this.stage.addEventListener("pointermove", (event) => {
      if (this.stage.hasPointerCapture(event.pointerId)) this.follow(event);
    });
    this.point.addEventListener("keydown", (event) => {
      const way = KEYS[event.key];
      if (!way) return;
      event.preventDefault();
      const step = event.shiftKey ? 10 * STEP : STEP;
      this.set(...this.place.map((share, axis) => share + way[axis] * step));
    });
    for (const field of this.fields) field.addEventListener("input", () => this.show());
  }

  get place() {
    return this.fields.map((field) => clamp(Number(field.value) || 0, 0, 1));
  }

  follow(event) {
    const box = this.whole.getBoundingClientRect();
    this.set((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
  }

  set(...shares) {
    this.fields.forEach((field, axis) => {
      field.value = clamp(shares[axis], 0, 1).toFixed(2);
    });
    this.fields[0].dispatchEvent(new Event("input", { bubbles: true }));
  }

  show() {
    const [x, y] = this.place;
    this.point.style.left = percent(x);
    this.point.style.top = percent(y);
    const words = `${percent(x)} from the left, ${percent(y)} from the top`;
    this.point.setAttribute("aria-label", `Point that stays in sight, ${words}. Move it with the arrow keys.`);
    this.said.textContent = words;
    for (const item of this.querySelectorAll("[data-shape]")) this.crop(item, [x, y]);
  }

  // As posts/photos/images.py cuts: the largest part of that shape, with the point as near its middle as can be.
  crop(item, place) {
    const shape = item.dataset.shape.split("x").map(Number);
    const scale = Math.min(...this.size.map((side, axis) => side / shape[axis]));
    const shares = this.size.map((side, axis) => {
      const room = side - shape[axis] * scale;
      return room > 0 ? clamp(place[axis] * side - (shape[axis] * scale) / 2, 0, room) / room : 0.5;
    });
    const image = item.querySelector("img");
    image.style.aspectRatio = shape.join(" / ");
    image.style.objectPosition = shares.map((share) => `${share * 100}%`).join(" ");
  }
}

customElements.define("photo-cut", PhotoCut);
