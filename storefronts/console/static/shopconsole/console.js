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
