// Photos taken in one after the other, each with its progress, from a file field or dropped on it.
// Improves: <photo-upload address="/admin/posts/photo/upload/"></photo-upload>
// Tells of each photo with an event "photo:here", whose detail is what the address answered.

const make = (tag, properties, children = []) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};
const token = () => document.querySelector("[name=csrfmiddlewaretoken]").value;
const LOST = "The connection was lost. Choose the file again.";
const AWAY = "You were logged out. Log in in another window, then choose the file again.";

class PhotoUpload extends HTMLElement {
  connectedCallback() {
    if (this.list) return;
    const accept = "image/jpeg,image/png,image/webp,image/avif,image/heic,image/heif";
    this.field = make("input", { type: "file", multiple: true, accept, id: "photo-upload" });
    this.list = make("ul", { className: "upload__list" });
    this.waiting = Promise.resolve();
    const label = make("label", { htmlFor: this.field.id, textContent: "Upload photos" });
    this.append(make("p", { className: "upload__field" }, [label, this.field]), this.list);
    this.field.addEventListener("change", () => {
      this.take([...this.field.files]);
      this.field.value = "";
    });
    this.addEventListener("dragover", (event) => event.preventDefault());
    this.addEventListener("drop", (event) => {
      event.preventDefault();
      this.take([...event.dataTransfer.files]);
    });
  }

  // One at a time, since each costs the server a second or two.
  take(files) {
    for (const file of files) {
      const bar = make("progress", { max: 1, value: 0, ariaLabel: file.name });
      const said = make("span", { className: "upload__said", textContent: "waiting", role: "status" });
      const row = make("li", {}, [make("bdi", { textContent: file.name }), bar, said]);
      this.list.append(row);
      this.waiting = this.waiting.then(() => this.send(file, bar, said));
    }
  }

  send(file, bar, said) {
    return new Promise((resolve) => {
      const request = new XMLHttpRequest();
      const body = new FormData();
      body.append("csrfmiddlewaretoken", token());
      body.append("upload", file);
      request.upload.addEventListener("progress", (event) => {
        if (event.lengthComputable) bar.value = event.loaded / event.total;
        said.textContent = bar.value < 1 ? `${Math.round(bar.value * 100)}%` : "being cleaned";
      });
      request.addEventListener("loadend", () => {
        bar.remove();
        said.textContent = this.told(request);
        resolve();
      });
      request.open("POST", this.getAttribute("address"));
      request.send(body);
    });
  }

  told(request) {
    let answer;
    try {
      answer = JSON.parse(request.responseText);
    } catch {
      return request.status === 403 || request.responseURL.includes("login") ? AWAY : LOST;
    }
    if (answer.refused) return answer.refused;
    this.dispatchEvent(new CustomEvent("photo:here", { bubbles: true, detail: answer }));
    if (!answer.new) return `You already have this: photo ${answer.photo.id}.`;
    const alike = answer.alike.map((one) => `photo ${one.id}`).join(", ");
    const removed = answer.removed.length ? `Removed from it: ${answer.removed.join(", ")}.` : "It said nothing besides the picture.";
    return `Photo ${answer.photo.id}. ${removed}${alike ? ` Perhaps you have it already: look at ${alike}.` : ""}`;
  }
}

customElements.define("photo-upload", PhotoUpload);
