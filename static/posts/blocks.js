// The four blocks of our own in the body editor: photo, pull quote, box of a series, what plays elsewhere.
// Improves: <textarea data-blocks="ADDRESS">, where ADDRESS?q=WORDS answers with series,
// {"found": [{"id", "label"}]}. Photos come from <photo-picker>. What is stored is what posts/body/
// keeps; photos that stand one after the other are a gallery.
import { Node, crel, mergeAttributes } from "django-prose-editor/editor";

const textarea = () => document.querySelector("textarea[data-blocks]");
const photos = () => document.querySelector("photo-picker").getAttribute("address");

async function ask(address, query) {
  const response = await fetch(`${address}?${new URLSearchParams(query)}`);
  return response.ok ? (await response.json()).found : [];
}

// What one photo or series is called: asked for once, and kept.
const names = new Map();

function known(kind, id) {
  const key = `${kind} ${id}`;
  if (!names.has(key)) {
    const asked = kind === "photo" ? ask(`${photos()}pick/`, { ids: id }) : ask(textarea().dataset.blocks, { q: "" });
    names.set(key, asked.then((found) => found.find((one) => String(one.id) === id)?.label ?? ""));
  }
  return names.get(key);
}

function choose(title) {
  return new Promise((resolve) => {
    const search = crel("input", { type: "search", "aria-label": "Search" });
    const list = crel("ul", { className: "picker__list" });
    const cancel = crel("button", { type: "button", textContent: "Cancel" });
    const heading = crel("h3", { className: "prose-editor-dialog-title", textContent: title });
    const dialog = crel("dialog", { className: "prose-editor-dialog picker", "aria-label": title }, [
      heading,
      search,
      list,
      cancel,
    ]);

    const row = (one) => {
      const button = crel("button", { type: "button", className: "picker__choice" });
      button.append(`${one.id}: ${one.label}`);
      button.addEventListener("click", () => {
        resolve(String(one.id));
        dialog.close();
      });
      return crel("li", {}, [button]);
    };
    const show = async () => {
      const rows = (await ask(textarea().dataset.blocks, { q: search.value })).map(row);
      list.replaceChildren(...(rows.length ? rows : [crel("li", { textContent: "Nothing found." })]));
    };

    let timer;
    search.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(show, 200);
    });
    search.addEventListener("keydown", (event) => {
      if (event.key === "Enter") event.preventDefault();
    });
    cancel.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(null);
    });
    document.body.append(dialog);
    dialog.showModal();
    show();
  });
}

// Behind the block with the cursor in it, so that it neither splits nor replaces anything.
function put(editor, blocks) {
  const { $to, to } = editor.state.selection;
  const place = $to.depth ? $to.after(1) : to;
  const last = place + blocks.length - 1;
  editor.chain().focus().insertContentAt(place, blocks).setNodeSelection(last).run();
}

function insert(editor, type, numbers) {
  put(editor, numbers.map((number) => ({ type, attrs: { number: String(number) } })));
}

// A block that names something by its number and shows what that is.
function numbered({ name, kind, tag, attribute, fixed, button, title, picture, command, onCreate }) {
  const selector = Object.entries(fixed).map(([key, value]) => `[${key}="${value}"]`);
  return Node.create({
    name,
    group: "block",
    atom: true,
    draggable: true,
    onCreate,
    addAttributes() {
      return {
        number: {
          default: null,
          parseHTML: (element) => element.getAttribute(attribute),
          renderHTML: ({ number }) => ({ [attribute]: number }),
        },
      };
    },
    parseHTML() {
      return [{ tag: `${tag}${selector.join("")}[${attribute}]` }];
    },
    renderHTML({ HTMLAttributes }) {
      return [tag, mergeAttributes(fixed, HTMLAttributes)];
    },
    addNodeView() {
      return ({ node }) => {
        const { number } = node.attrs;
        const label = crel("span", { textContent: `${button} ${number}` });
        const dom = crel("div", { className: "block", contentEditable: "false" });
        if (picture) {
          const src = `${photos()}${number}/file/?size=w360`;
          dom.append(crel("img", { src, alt: "", className: "thumb" }));
        }
        dom.append(label);
        known(kind, number).then((words) => {
          if (words) label.textContent = `${button} ${number}: ${words}`;
        });
        return { dom };
      };
    },
    addMenuItems({ buttons, menu }) {
      menu.defineItem({
        name,
        groups: "nodes",
        button: buttons.text(button, title),
        option: crel("p", { textContent: title }),
        active: (editor) => editor.isActive(name),
        enabled: () => true,
        command,
      });
    },
  });
}

export const PhotoFigure = numbered({
  name: "photoFigure",
  kind: "photo",
  tag: "figure",
  attribute: "data-photo",
  fixed: {},
  button: "Photo",
  title: "Put a photo into the text",
  picture: true,
  command: () => document.dispatchEvent(new CustomEvent("photos:pick")),
  onCreate() {
    document.addEventListener("photos:text", ({ detail }) => {
      insert(this.editor, "photoFigure", detail.map((photo) => photo.id));
    });
  },
});

export const SeriesBox = numbered({
  name: "seriesBox",
  kind: "series",
  tag: "aside",
  attribute: "data-series",
  fixed: { "data-type": "series" },
  button: "Series",
  title: "Put the box of a series into the text",
  async command(editor) {
    const number = await choose("Put the box of a series into the text");
    if (number) insert(editor, "seriesBox", [number]);
  },
});

const spoken = (attribute) => ({
  default: null,
  parseHTML: (element) => element.getAttribute(attribute),
  renderHTML: (attrs) => (attrs[attribute] ? { [attribute]: attrs[attribute] } : {}),
});

export const PullQuote = Node.create({
  name: "pullQuote",
  group: "block",
  content: "paragraph+",
  defining: true,
  parseHTML() {
    return [{ tag: 'aside[data-type="pullquote"]' }];
  },
  renderHTML() {
    return ["aside", { "data-type": "pullquote" }, 0];
  },
  // The language and direction of a paragraph have no button, and survive an edit all the same.
  addGlobalAttributes() {
    return [
      {
        types: ["paragraph", "heading", "blockquote"],
        attributes: { lang: spoken("lang"), dir: spoken("dir") },
      },
      { types: ["italic"], attributes: { lang: spoken("lang") } },
    ];
  },
  addMenuItems({ buttons, menu }) {
    menu.defineItem({
      name: "pullQuote",
      groups: "nodes",
      button: buttons.text("Pull quote", "Lift this paragraph out as a pull quote"),
      option: crel("p", { textContent: "Pull quote" }),
      active: (editor) => editor.isActive("pullQuote"),
      enabled: (editor) => editor.can().toggleWrap("pullQuote"),
      command: (editor) => editor.chain().focus().toggleWrap("pullQuote").run(),
    });
  },
});

// Asks for the address, title and still of what plays elsewhere; resolves to them, or to null.
function askForEmbed(said) {
  return new Promise((resolve) => {
    const field = (name, label, properties) => {
      const input = crel("input", { name, value: said[name] ?? "", ...properties });
      return crel("p", {}, [crel("label", {}, [label, input])]);
    };
    const title = "Something that plays elsewhere";
    const form = crel("form", { method: "dialog" }, [
      crel("h3", { className: "prose-editor-dialog-title", textContent: title }),
      field("url", "Address of the page where it plays", { type: "url", required: true, pattern: "https?://.+" }),
      field("title", "Title, as readers see it", { type: "text", maxLength: 200 }),
      field("photo", "Number of the photo that stands for it (upload it as any photo; empty: a plain card)", {
        type: "text",
        inputMode: "numeric",
        pattern: "[1-9][0-9]*",
      }),
    ]);
    const cancel = crel("button", { type: "button", textContent: "Cancel" });
    form.append(crel("p", {}, [crel("button", { type: "submit", textContent: "Put into the text" }), " ", cancel]));
    const dialog = crel("dialog", { className: "prose-editor-dialog picker", "aria-label": title }, [form]);
    // The form of the post around it must not hear of this one.
    form.addEventListener("submit", (event) => {
      event.stopPropagation();
      resolve(Object.fromEntries(new FormData(form)));
    });
    cancel.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(null);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

export const EmbedCard = Node.create({
  name: "embedCard",
  group: "block",
  atom: true,
  draggable: true,
  addAttributes() {
    const kept = (read) => ({ default: "", parseHTML: read, renderHTML: () => ({}) });
    return {
      url: kept((element) => element.getAttribute("data-url")),
      title: kept((element) => element.getAttribute("data-title")),
      photo: kept((element) => element.querySelector("figure")?.getAttribute("data-photo") ?? ""),
    };
  },
  parseHTML() {
    return [{ tag: 'aside[data-type="embed"]' }];
  },
  renderHTML({ node }) {
    const { url, title, photo } = node.attrs;
    const still = photo ? [["figure", { "data-photo": photo }]] : [];
    return ["aside", { "data-type": "embed", "data-url": url, "data-title": title }, ...still];
  },
  addNodeView() {
    return ({ node }) => {
      const { url, title, photo } = node.attrs;
      const dom = crel("div", { className: "block", contentEditable: "false" });
      if (photo) {
        dom.append(crel("img", { src: `${photos()}${photo}/file/?size=w360`, alt: "", className: "thumb" }));
      }
      dom.append(crel("span", { textContent: `Plays elsewhere: ${title || "no title"} (${url})` }));
      return { dom };
    };
  },
  addMenuItems({ buttons, menu }) {
    const title = "Put a video or a post from elsewhere into the text";
    menu.defineItem({
      name: "embedCard",
      groups: "nodes",
      button: buttons.text("Embed", title),
      option: crel("p", { textContent: title }),
      active: (editor) => editor.isActive("embedCard"),
      enabled: () => true,
      async command(editor) {
        const is = editor.isActive("embedCard");
        const said = await askForEmbed(is ? editor.getAttributes("embedCard") : {});
        if (said && is) editor.chain().focus().updateAttributes("embedCard", said).run();
        else if (said) put(editor, [{ type: "embedCard", attrs: said }]);
      },
    });
  },
});
