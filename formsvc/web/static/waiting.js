// Ask every second whether the work that this page waits for is done; then show the page anew.
const waiting = document.querySelector("[data-waiting]");
if (waiting) {
  const ask = async () => {
    try {
      const answer = await fetch(waiting.dataset.waiting, { headers: { "X-Background": "1" } });
      if (answer.ok && (await answer.json()).done) { location.reload(); return; }
    } catch { /* the next time */ }
    setTimeout(ask, 1000);
  };
  setTimeout(ask, 700);
}
