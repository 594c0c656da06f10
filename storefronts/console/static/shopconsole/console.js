/* What the console's own pages do with a script; each works without one. */
/* Wagtail's upload of several pictures has no name for who hears the page. */
for (const input of document.querySelectorAll(".replace-file-input input[type=file]:not([aria-label])")) {
  const words = input.closest(".replace-file-input").querySelector("button")?.textContent.trim();
  if (words) input.setAttribute("aria-label", words);
}

/* Nor have its tags: the field that one types in is made by a script, beside the one with the label. */
const nameTags = (root) => {
  for (const input of root.querySelectorAll?.(".tagit-new input:not([aria-label])") ?? []) {
    const field = input.closest(".tagit")?.previousElementSibling;
    const label = field?.id && document.querySelector(`label[for="${CSS.escape(field.id)}"]`);
    if (label) input.setAttribute("aria-label", label.textContent.trim());
  }
};
nameTags(document);
new MutationObserver((changes) => {
  for (const change of changes) for (const node of change.addedNodes) nameTags(node.parentElement ?? node);
}).observe(document.body, { childList: true, subtree: true });

/* The picker of products: finds while somebody types. What is ticked stays in the form. */
let typing;
document.addEventListener("input", (event) => {
  const picker = event.target.closest("[data-picker]");
  if (!picker || event.target.name !== "find") return;
  clearTimeout(typing);
  typing = setTimeout(() => find(picker, event.target.value.trim()), 250);
});
document.addEventListener("keydown", (event) => {
  const picker = event.target.closest("[data-picker]");
  if (!picker || event.target.name !== "find" || event.key !== "Enter" || event.isComposing) return;
  event.preventDefault();
  clearTimeout(typing);
  find(picker, event.target.value.trim());
});
async function find(picker, query) {
  const found = picker.querySelector("[data-found]");
  const picked = picker.querySelector("[data-picked]");
  for (const box of found.querySelectorAll("input:checked")) picked.append(box.closest("label"));
  try {
    const asked = new URLSearchParams({ find: query });
    const answer = await fetch(`${picker.dataset.picker}?${asked}`, { credentials: "same-origin" });
    if (!answer.ok || answer.redirected || picker.querySelector("[name=find]").value.trim() !== query) return;
    found.innerHTML = await answer.text();
    const known = new Set([...picked.querySelectorAll("input")].map((box) => box.value));
    for (const box of found.querySelectorAll("input")) if (known.has(box.value)) box.closest("label").remove();
    picker.querySelector("[name=found_for]").value = query;
  } catch { /* the button beside it searches, too */ }
}
