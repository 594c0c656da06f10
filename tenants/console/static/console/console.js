/* select2 draws a box of its own beside the select and leaves it without the select's name. */
(() => {
  const name = (box) => {
    const select = box.closest(".select2-container")?.previousElementSibling;
    const rendered = box.querySelector(".select2-selection__rendered");
    if (!select || !rendered) return;
    const label = select.id && document.querySelector(`label[for="${CSS.escape(select.id)}"]`);
    if (label) {
      label.id ||= `${select.id}-label`;
      box.setAttribute("aria-labelledby", `${label.id} ${rendered.id}`);
      if (rendered.getAttribute("role")) rendered.setAttribute("aria-labelledby", label.id);
      return;
    }
    const words = select.getAttribute("aria-label");
    if (!words) return;
    box.removeAttribute("aria-labelledby");
    box.setAttribute("aria-label", words);
    if (rendered.getAttribute("role")) rendered.setAttribute("aria-label", words);
  };
  const all = (root) => root.querySelectorAll?.(".select2-selection").forEach(name);
  document.addEventListener("DOMContentLoaded", () => {
    all(document);
    new MutationObserver((changes) => {
      for (const change of changes) for (const node of change.addedNodes) all(node);
    }).observe(document.body, { childList: true, subtree: true });
  });
})();
