// Counts as somebody writes. Improves <span data-words-of="id_body">120 words</span> and
// <span data-characters-of="id_headline" data-most="110">48 of 110 characters</span>.

const LETTER = /[\p{L}\p{N}]/u;

// The text of an editor without the blocks that name photos and series.
function text(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.classList?.contains("block")) return "";
  const inside = [...node.childNodes].map(text).join("");
  return /^(P|H[1-6]|LI|TD|TH|BR|BLOCKQUOTE)$/.test(node.tagName) ? `${inside} ` : inside;
}

function countWords(counter) {
  const field = document.getElementById(counter.dataset.wordsOf);
  const editor = field?.closest(".prose-editor")?.querySelector(".ProseMirror");
  if (!editor) return;
  let waiting;
  const count = () => {
    const number = text(editor).split(/\s+/).filter((word) => LETTER.test(word)).length;
    counter.textContent = number === 1 ? "1 word" : `${number.toLocaleString("en")} words`;
  };
  new MutationObserver(() => {
    clearTimeout(waiting);
    waiting = setTimeout(count, 200);
  }).observe(editor, { childList: true, characterData: true, subtree: true });
}

for (const counter of document.querySelectorAll("[data-characters-of]")) {
  const field = document.getElementById(counter.dataset.charactersOf);
  field?.addEventListener("input", () => {
    const number = [...field.value].length;
    counter.textContent = `${number} of ${counter.dataset.most} characters`;
    counter.classList.toggle("count--over", number > counter.dataset.most);
  });
}

document.addEventListener("prose-editor:ready", () => {
  for (const counter of document.querySelectorAll("[data-words-of]")) countWords(counter);
});
