// Small behaviours; every page also works without them.
"use strict";
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const source = document.getElementById(button.dataset.copy);
  navigator.clipboard.writeText(source.value || source.textContent).then(() => { button.textContent = button.dataset.copied; });
});
for (const timer of document.querySelectorAll("[data-seconds]")) {
  const ends = Date.now() + Number(timer.dataset.seconds) * 1000;
  const show = () => {
    const left = Math.max(0, Math.round((ends - Date.now()) / 1000));
    timer.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    if (left > 0) setTimeout(show, 1000);
  };
  show();
}
for (const element of document.querySelectorAll("[data-needs-script]")) element.hidden = false;
