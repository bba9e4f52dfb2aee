// The NHS.UK components, and pages that look by themselves whether work in the background has ended.
import { initAll } from "./vendor/nhsuk-frontend.min.js";

initAll();

// A radio or a tick box has no "expanded" state in ARIA: what it reveals simply follows it on the page.
const choices = document.querySelectorAll("input[aria-expanded]");
const keepPlain = new MutationObserver((changes) => changes.forEach(({ target }) => {
  if (target.hasAttribute("aria-expanded")) target.removeAttribute("aria-expanded");
}));
for (const choice of choices) {
  choice.removeAttribute("aria-expanded");
  keepPlain.observe(choice, { attributeFilter: ["aria-expanded"] });
}

const watched = document.querySelector("[data-watch]");
if (watched) {
  const now = watched.dataset.watchState;
  setInterval(async () => {
    const answer = await fetch(watched.dataset.watch, { headers: { "X-Background": "1" } }).catch(() => null);
    if (answer && (!answer.ok || (await answer.text()).trim() !== now)) location.reload();
  }, 2000);
}
