// Holds the buttons of the moves back while the form beside them has changes that are not saved.
// Improves: <form method="post"> in .desk__main, and <button data-move> anywhere on the page.

const main = document.querySelector(".desk__main form");
const buttons = document.querySelectorAll("button[data-move]");

if (main && buttons.length) {
  // Scripts of the page set up fields as it loads; only what a person does counts.
  let touched = false;
  const note = () => {
    if (touched) return;
    touched = true;
    for (const button of buttons) {
      button.disabled = true;
      const why = document.createElement("span");
      why.className = "panel__why";
      why.textContent = "Save your changes first.";
      button.after(why);
    }
  };
  const watch = () => {
    main.addEventListener("input", note);
    main.addEventListener("change", note);
  };
  addEventListener("load", () => setTimeout(watch, 500));
  if (document.querySelector("[data-restored]")) note();
  addEventListener("beforeunload", (event) => {
    if (touched && !main.dataset.sent) event.preventDefault();
  });
  main.addEventListener("submit", () => {
    main.dataset.sent = "yes";
  });
}
