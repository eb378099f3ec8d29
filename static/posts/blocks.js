// The three blocks of our own in the body editor: photo, pull quote, box of a series.
// Improves: <textarea data-blocks="ADDRESS">, where ADDRESS?kind=photo|series&q=WORDS answers
// {"found": [{"id", "label", "src"}]}. What is stored is what posts/body.py keeps.
import { Node, crel, mergeAttributes } from "django-prose-editor/editor";

const textarea = () => document.querySelector("textarea[data-blocks]");

async function ask(kind, words) {
  const query = new URLSearchParams({ kind, q: words });
  const response = await fetch(`${textarea().dataset.blocks}?${query}`);
  return response.ok ? (await response.json()).found : [];
}

const asked = new Map();

// What one photo or series is called: the newest are asked for once, and the answers kept.
async function known(kind, id) {
  if (!asked.has(kind)) asked.set(kind, ask(kind, ""));
  const found = (await asked.get(kind)).find((one) => String(one.id) === id);
  return found?.label ?? "";
}

// The photos that stand in the form already come first: they have their captions there.
function placed() {
  const selects = document.querySelectorAll("select[name^=placed_photos-][name$=-photo]");
  return [...selects].flatMap((select) =>
    [...select.selectedOptions]
      .filter((option) => option.value)
      .map((option) => ({ id: option.value, label: option.textContent })),
  );
}

function choose(kind, title) {
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
      if (one.src) button.append(crel("img", { src: one.src, alt: "", className: "thumb" }));
      button.append(`${one.id}: ${one.label}`);
      button.addEventListener("click", () => {
        resolve(String(one.id));
        dialog.close();
      });
      return crel("li", {}, [button]);
    };
    const show = async () => {
      const here = kind === "photo" && !search.value ? placed() : [];
      const ids = new Set(here.map((one) => String(one.id)));
      const found = (await ask(kind, search.value)).filter((one) => !ids.has(String(one.id)));
      const rows = [...here, ...found].map(row);
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

// A block that names something by its number and shows what that is.
function numbered({ name, kind, tag, attribute, fixed, button, title, picture }) {
  const selector = Object.entries(fixed).map(([key, value]) => `[${key}="${value}"]`);
  return Node.create({
    name,
    group: "block",
    atom: true,
    draggable: true,
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
          const address = new URL(`../../photo/${number}/file/`, new URL(textarea().dataset.blocks, location));
          dom.append(crel("img", { src: address.href, alt: "", className: "thumb" }));
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
        async command(editor) {
          const number = await choose(kind, title);
          if (!number) return;
          // Behind the block with the cursor in it, so that it neither splits nor replaces anything.
          const { $to, to } = editor.state.selection;
          const place = $to.depth ? $to.after(1) : to;
          const block = { type: name, attrs: { number } };
          editor.chain().focus().insertContentAt(place, block).setNodeSelection(place).run();
        },
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
});

export const SeriesBox = numbered({
  name: "seriesBox",
  kind: "series",
  tag: "aside",
  attribute: "data-series",
  fixed: { "data-type": "series" },
  button: "Series",
  title: "Put the box of a series into the text",
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
