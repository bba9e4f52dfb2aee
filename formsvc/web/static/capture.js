// The form beside its pages: shows where a value stands, keeps typed words from being lost, weighs an upload.
const wide = matchMedia("(min-width: 64em)");
const pages = document.querySelector("[data-pages]");

if (pages) {
  const fold = () => { pages.open = wide.matches; };
  fold();
  wide.addEventListener("change", fold);
}

const show = (name) => {
  for (const shown of document.querySelectorAll("rect.is-shown")) shown.classList.remove("is-shown");
  const box = name && document.getElementById(name);
  if (!box) return;
  box.classList.add("is-shown");
  if (!wide.matches) return;
  const pane = box.closest(".capture__scroll");
  const away = box.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 3;
  pane.scrollBy({ top: away, behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
};

for (const field of document.querySelectorAll("[data-box]")) {
  field.addEventListener("focusin", () => show(field.dataset.box));
}
for (const link of document.querySelectorAll('.capture-mark a[href^="#box-"]')) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    if (pages) pages.open = true;
    show(link.hash.slice(1));
    if (!wide.matches) document.getElementById(link.hash.slice(1)).scrollIntoView({ block: "center" });
  });
}

const form = document.querySelector(".capture__form");
if (form instanceof HTMLFormElement) {
  let changed = false;
  form.addEventListener("input", () => { changed = true; });
  form.addEventListener("submit", () => { changed = false; });
  addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });
}

const upload = document.querySelector("[data-most-bytes]");
if (upload) {
  const input = upload.querySelector("input[type=file]");
  const chosen = upload.querySelector("[data-chosen]");
  const problem = upload.querySelector("[data-problem]");
  const megabytes = (bytes) => (bytes < 100000 ? "under 0.1 MB" : `${(bytes / 1000000).toFixed(1)} MB`);
  const fault = () => {
    const files = [...input.files];
    if (files.length > Number(upload.dataset.mostFiles)) return upload.dataset.tooMany;
    const bytes = files.reduce((sum, file) => sum + file.size, 0);
    return bytes > Number(upload.dataset.mostBytes) - 20000 ? upload.dataset.tooLarge : "";
  };
  input.addEventListener("change", () => {
    chosen.replaceChildren(...[...input.files].map((file) => {
      const line = document.createElement("li");
      line.textContent = `${file.name} (${megabytes(file.size)})`;
      return line;
    }));
    chosen.hidden = input.files.length < 2;
    problem.textContent = fault();
    problem.hidden = !problem.textContent;
  });
  upload.querySelector("form").addEventListener("submit", (event) => {
    if (!fault()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    problem.hidden = false;
    problem.textContent = fault();
    input.focus();
  }, true);
}
