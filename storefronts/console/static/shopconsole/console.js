/* What the console's own pages do with a script; each works without one. */
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button || !navigator.clipboard) return;
  const before = button.textContent;
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = "✓";
    setTimeout(() => { button.textContent = before; }, 1500);
  } catch { /* the text stands beside the button */ }
});

/* Wagtail's upload of several pictures has no name for who hears the page. */
for (const input of document.querySelectorAll(".replace-file-input input[type=file]:not([aria-label])")) {
  const words = input.closest(".replace-file-input").querySelector("button")?.textContent.trim();
  if (words) input.setAttribute("aria-label", words);
}
