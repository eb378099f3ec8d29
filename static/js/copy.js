// Copies the address of a post. Improves this markup, which works as a link:
//   <a href="…" data-address="https://…" data-copy="Copy the link" data-copied="Copied.">Link to this post</a>
// A browser without a clipboard, or a page that is not served securely, keeps the link alone.

const link = document.querySelector("a[data-copy]");

if (link?.dataset.address && navigator.clipboard) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy more";
  button.textContent = link.dataset.copy;
  const status = document.createElement("span");
  status.setAttribute("role", "status");
  link.after(" ", button, " ", status);

  button.addEventListener("click", async () => {
    status.textContent = "";
    try {
      await navigator.clipboard.writeText(link.dataset.address);
      status.textContent = link.dataset.copied;
    } catch {
      // Refused: the link is still there to be copied by hand.
      button.remove();
      link.focus();
    }
  });
}
