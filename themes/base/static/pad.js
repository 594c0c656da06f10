// The order pad takes a file, chosen or dropped: its first two columns become lines. A convenience.
for (const pad of document.querySelectorAll("[data-pad]")) {
  const area = pad.querySelector("textarea");
  const chooser = pad.querySelector("[data-pad-file]");
  const take = async (file) => {
    if (!file || file.size > 200_000) return;
    const lines = [];
    for (const line of (await file.text()).replace(/^\uFEFF/, "").split(/\r?\n/)) {
      const [sku, count] = line.split(/[,;\t]/).map((cell) => cell.trim().replace(/^"|"$/g, ""));
      if (sku && /^[0-9]+$/.test(count ?? "") && +count > 0) lines.push(`${sku} x ${count}`);
    }
    if (lines.length) area.value = lines.join("\n").slice(0, area.maxLength);
    area.focus();
  };
  chooser.closest("label").hidden = false;
  chooser.addEventListener("change", () => take(chooser.files[0]));
  pad.addEventListener("dragover", (event) => { event.preventDefault(); pad.classList.add("over"); });
  pad.addEventListener("dragleave", () => pad.classList.remove("over"));
  pad.addEventListener("drop", (event) => {
    pad.classList.remove("over");
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    take(event.dataTransfer.files[0]);
  });
}
