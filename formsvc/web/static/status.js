// Says how far the reading has come. Shows the form when it is done, unless somebody is typing in it.
const note = document.querySelector("[data-reading]");
const words = note.querySelector("[data-progress]");

const look = async () => {
  const answer = await fetch(note.dataset.reading, { headers: { "X-Background": "1" } }).catch(() => null);
  if (!answer) return setTimeout(look, 5000);
  if (!answer.ok || answer.redirected) return location.reload();
  const { state, pages_read: read, page_count: count } = await answer.json();
  const goesOn = ["reading", "trying_again", "checker_away"].includes(state);
  if (note.dataset.keep) {
    if (goesOn) return setTimeout(look, 2000);
    words.textContent = "We have finished with the scan. Save what you typed, or go back to see what was read.";
    return null;
  }
  if (!goesOn || state !== note.dataset.state) return location.reload();
  if (read) words.textContent = `${read} ${count > read ? `of ${count} pages` : read === 1 ? "page" : "pages"} read so far.`;
  return setTimeout(look, 1500);
};

setTimeout(look, 1000);
