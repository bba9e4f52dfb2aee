// The NHS.UK components, and pages that look by themselves whether work in the background has ended.
import { initAll } from "./vendor/nhsuk-frontend.min.js";

initAll();

const watched = document.querySelector("[data-watch]");
if (watched) {
  const now = watched.dataset.watchState;
  setInterval(async () => {
    const answer = await fetch(watched.dataset.watch, { headers: { "X-Background": "1" } }).catch(() => null);
    if (answer && (!answer.ok || (await answer.text()).trim() !== now)) location.reload();
  }, 2000);
}
