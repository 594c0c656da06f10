// Look in the shop console: comfort only. Without it colours are typed, and the form works.
(() => {
  const look = document.querySelector("[data-look]");
  if (!look) return;
  const all = (css, from = look) => [...from.querySelectorAll(css)];
  // Wagtail's preview watches for changes of the form.
  const changed = (input) => {
    for (const kind of ["input", "change"]) input.dispatchEvent(new Event(kind, { bubbles: true }));
  };

  // Only the chosen theme's presets are sent, under the names "light" and "dark".
  const choices = all("[data-theme-choice]");
  const name = (choice, chosen) => {
    choice.classList.toggle("is-chosen", chosen);
    for (const input of all("[data-name]", choice)) {
      const on = input.checked;
      const own = input.dataset.name;
      input.name = chosen ? own : `${own}-${choice.dataset.themeChoice}`;
      input.checked = on;
    }
  };
  const choose = () => {
    const isChosen = (choice) => choice.querySelector("input[name=theme]").checked;
    // The others first: two checked ones of a name would undo each other.
    for (const choice of choices) if (!isChosen(choice)) name(choice, false);
    for (const choice of choices) if (isChosen(choice)) name(choice, true);
  };
  for (const choice of choices) {
    choice.querySelector("input[name=theme]").addEventListener("change", choose);
  }

  // Beside each colour that is typed one that is picked; empty means the theme's own.
  for (const text of all("[data-colour]")) {
    const row = document.createElement("span");
    row.className = "look-colour";
    text.replaceWith(row);
    const picker = document.createElement("input");
    picker.type = "color";
    picker.setAttribute("aria-label", look.querySelector(`label[for="${text.id}"]`)?.textContent ?? "");
    const show = () => {
      picker.value = /^#[0-9a-f]{6}$/i.test(text.value) ? text.value : text.dataset.colour;
      row.classList.toggle("is-own", Boolean(text.value));
    };
    picker.addEventListener("input", () => { text.value = picker.value; changed(text); });
    text.addEventListener("input", show);
    row.append(picker, text);
    show();
  }

  for (const button of all("[data-take]")) {
    button.addEventListener("click", () => {
      const input = document.getElementById(button.dataset.for);
      input.value = button.dataset.take;
      changed(input);
      button.closest(".look-nearest").hidden = true;
    });
  }
})();
