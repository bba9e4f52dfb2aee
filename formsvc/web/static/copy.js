// Copy the text of the element that the button names, and say so.
for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const said = document.querySelector("[data-copied]");
    try {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
      said.textContent = "Copied. Paste it into the record that you checked.";
    } catch {
      said.textContent = "We could not copy it. Select the text and copy it yourself.";
    }
  });
}
