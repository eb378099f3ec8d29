// Rectangles over a photo, drawn by mouse or finger, or added by button and moved by arrow keys.
// Improves: <photo-areas field="ID" width="4000" height="3000"><img src="…" alt="…"></photo-areas>
// where field names the textarea that is sent: left, top, right and bottom in pixels, one a line.

const KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const clamp = (value, low, high) => Math.min(high, Math.max(low, value));
const make = (tag, properties) => Object.assign(document.createElement(tag), properties);

class PhotoAreas extends HTMLElement {
  connectedCallback() {
    this.field = document.getElementById(this.getAttribute("field"));
    if (this.stage || !this.field) return;
    this.size = ["width", "height"].map((name) => Number(this.getAttribute(name)));
    this.step = Math.max(1, Math.round(this.size[0] / 100));
    this.stage = make("div", { className: "areas__stage" });
    const image = this.querySelector("img");
    image.draggable = false;
    image.before(this.stage);
    this.stage.append(image);
    this.add = make("button", { type: "button", className: "move__button", textContent: "Add a rectangle" });
    this.add.addEventListener("click", () => this.put(this.around(this.size.map((side) => side / 2))));
    const how = "Draw over the picture. Arrow keys move a rectangle, with Shift they change its size, Delete takes it away.";
    this.append(make("p", { className: "panel__why", textContent: how }), this.add);
    this.stage.addEventListener("pointerdown", (event) => this.begin(event));
    this.field.addEventListener("input", () => this.read());
    this.read();
  }

  // The rectangles as they stand in the field; a line that is not finished waits.
  read() {
    const lines = this.field.value.split("\n").map((line) => (line.match(/-?\d+/g) ?? []).map(Number));
    this.areas = lines.filter((numbers) => numbers.length === 4);
    this.show();
  }

  write() {
    this.field.value = this.areas.map((area) => area.map(Math.round).join(", ")).join("\n");
    this.show();
  }

  around([x, y]) {
    const half = this.size[0] / 12;
    return this.inside([x - half, y - half, x + half, y + half]);
  }

  inside([left, top, right, bottom]) {
    const [width, height] = this.size;
    return [clamp(left, 0, width - 1), clamp(top, 0, height - 1), clamp(right, 1, width), clamp(bottom, 1, height)];
  }

  put(area) {
    this.areas.push(area);
    this.write();
    this.stage.querySelector("button:last-of-type").focus();
  }

  show() {
    const buttons = [...this.stage.querySelectorAll("button")];
    buttons.slice(this.areas.length).forEach((button) => button.remove());
    this.areas.forEach((area, number) => {
      const button = buttons[number] ?? this.button(number);
      const [left, top, right, bottom] = area;
      const [width, height] = this.size;
      button.style.left = `${(left / width) * 100}%`;
      button.style.top = `${(top / height) * 100}%`;
      button.style.width = `${((right - left) / width) * 100}%`;
      button.style.height = `${((bottom - top) / height) * 100}%`;
      const [l, t, r, b] = area.map(Math.round);
      button.setAttribute("aria-label", `Rectangle ${number + 1}: left ${l}, top ${t}, right ${r}, bottom ${b}`);
    });
  }

  button(number) {
    const button = make("button", { type: "button", className: "areas__area" });
    button.addEventListener("keydown", (event) => this.key(event, number));
    this.stage.append(button);
    return button;
  }

  key(event, number) {
    const way = KEYS[event.key];
    if (event.key === "Delete" || event.key === "Backspace") {
      this.areas.splice(number, 1);
      this.write();
      (this.stage.querySelector("button:last-of-type") ?? this.add).focus();
    } else if (way && event.shiftKey) {
      const [left, top, right, bottom] = this.areas[number];
      const end = [Math.max(left + 1, right + way[0] * this.step), Math.max(top + 1, bottom + way[1] * this.step)];
      this.areas[number] = this.inside([left, top, ...end]);
      this.write();
    } else if (way) {
      this.areas[number] = this.moved(this.areas[number], way.map((share) => share * this.step));
      this.write();
    } else return;
    event.preventDefault();
  }

  moved([left, top, right, bottom], [x, y]) {
    const [width, height] = this.size;
    const dx = clamp(x, -left, width - right);
    const dy = clamp(y, -top, height - bottom);
    return [left + dx, top + dy, right + dx, bottom + dy];
  }

  at(event) {
    const box = this.stage.getBoundingClientRect();
    const shares = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
    return shares.map((share, axis) => clamp(share, 0, 1) * this.size[axis]);
  }

  // Draws a new rectangle, or moves the one under the pointer. A tap makes one around it.
  begin(event) {
    event.preventDefault();
    const from = this.at(event);
    const button = event.target.closest(".areas__area");
    const number = button ? [...this.stage.querySelectorAll("button")].indexOf(button) : this.areas.length;
    const before = button ? this.areas[number] : null;
    const drawn = (to) => [0, 1].map((axis) => Math.min(from[axis], to[axis])).concat([0, 1].map((axis) => Math.max(from[axis], to[axis])));
    const move = (moving) => {
      const to = this.at(moving);
      const way = to.map((value, axis) => value - from[axis]);
      this.areas[number] = before ? this.moved(before, way) : drawn(to);
      this.write();
    };
    const stop = new AbortController();
    const end = (ending) => {
      stop.abort();
      if (!before) {
        const area = drawn(this.at(ending));
        const isTap = Math.min(area[2] - area[0], area[3] - area[1]) < this.step;
        this.areas[number] = isTap ? this.around(from) : area;
        this.write();
      }
      this.stage.querySelectorAll("button")[number].focus();
    };
    this.stage.setPointerCapture(event.pointerId);
    this.stage.addEventListener("pointermove", move, stop);
    this.stage.addEventListener("pointerup", end, stop);
    this.stage.addEventListener("pointercancel", end, stop);
  }
}

customElements.define("photo-areas", PhotoAreas);
