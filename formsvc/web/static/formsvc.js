// The NHS.UK components.
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
