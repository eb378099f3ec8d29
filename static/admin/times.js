// Says what a time in UTC is where the editor sits. Improves <input type="datetime-local"
// data-utc>, the admin's pairs of <input class="vDateField"> and <input class="vTimeField">, and
// <time datetime="…" data-local>.

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const shape = new Intl.DateTimeFormat("en-GB", {
  day: "numeric", month: "short", hour: "2-digit", minute: "2-digit",
});
const here = (date) => `${shape.format(date)}, ${zone}`;
const isElsewhere = new Date().getTimezoneOffset() !== 0;

function show(fields, read, last) {
  const line = document.createElement("span");
  line.className = "help local-time";
  line.setAttribute("role", "status");
  last.after(line);
  const say = () => {
    const date = new Date(`${read()}Z`);
    line.textContent = Number.isNaN(date.getTime()) ? "" : `For you: ${here(date)}`;
  };
  // The admin's calendar and clock write into the fields without an event.
  for (const name of ["input", "change", "focus", "blur"]) {
    for (const field of fields) field.addEventListener(name, () => setTimeout(say, 150));
  }
  say();
}

function pair(date) {
  const time = document.getElementById(date.id.replace(/_0$/, "_1"));
  if (!time?.classList.contains("vTimeField") || date.id.includes("__prefix__")) return;
  show([date, time], () => `${date.value}T${time.value || "00:00"}`, time.closest(".datetime") ?? time);
}

if (isElsewhere) {
  for (const time of document.querySelectorAll("time[data-local]")) {
    time.after(` (${here(new Date(time.dateTime))})`);
  }
  for (const field of document.querySelectorAll("input[data-utc]")) {
    show([field], () => field.value, field);
  }
  for (const date of document.querySelectorAll("input.vDateField[id$='_0']")) pair(date);
}
