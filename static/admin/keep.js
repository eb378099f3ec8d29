// Keeps what is typed and not saved on the server, some seconds after the typing stops. Nothing
// stays in the browser. Improves: <form method="post"> in .desk__main, with a .submit-row, beside
// <p role="status" data-keep="ADDRESS">, where ADDRESS takes the form and answers {"said"}.

const PAUSE = 2500;
const form = document.querySelector(".desk__main form");
const status = document.querySelector("[data-keep]");

// Fields that scripts fill tell nobody, so the form is looked at now and then.
const read = () => new URLSearchParams(new FormData(form)).toString();

if (form && status) {
  form.autocomplete = "off";
  // Beside the button that saves, where whoever writes sees it.
  form.querySelector(".submit-row")?.append(status);
  let kept, last, sending;

  const keep = async (now) => {
    sending = true;
    try {
      const answer = await fetch(status.dataset.keep, {
        method: "POST",
        body: new URLSearchParams(now),
        redirect: "error",
      });
      if (!answer.ok) throw new Error(answer.status);
      status.textContent = (await answer.json()).said;
      kept = now;
    } catch {
      status.textContent = "What you typed is not kept at the moment: no answer from the desk, or you are logged out.";
    }
    sending = false;
  };

  const look = () => {
    const now = read();
    if (now === last && now !== kept && !sending && !form.dataset.sent) keep(now);
    last = now;
  };

  addEventListener("load", () =>
    setTimeout(() => {
      kept = last = read();
      setInterval(look, PAUSE);
    }, 500),
  );
  form.addEventListener("submit", () => {
    form.dataset.sent = "yes";
  });
}
