// Everything here is a convenience: the shop sells without it.
const html = document.documentElement;
const $ = (css, from = document) => from.querySelector(css);
const all = (css, from = document) => [...from.querySelectorAll(css)];

// Light or dark, remembered on this device.
$("[data-toggle-theme]")?.addEventListener("click", () => {
  const dark = html.dataset.theme
    ? html.dataset.theme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches;
  html.dataset.theme = dark ? "light" : "dark";
  try { localStorage.setItem("theme", html.dataset.theme); } catch {}
});

// The buy form: steps of the quantity within the face value's limits, and the total so far.
const buy = $("[data-buy]");
const quantity = buy?.elements.q;
if (quantity) {
  const format = new Intl.NumberFormat(html.lang === "en" ? "en-US" : "zh-CN", {
    style: "currency", currency: buy.dataset.currency,
  });
  const show = () => {
    const face = $("input[name=d]:checked", buy);
    if (!face) return;
    quantity.min = face.dataset.min;
    quantity.max = face.dataset.max;
    const n = Math.min(Math.max(Math.trunc(+quantity.value) || 1, +quantity.min), +quantity.max);
    if (document.activeElement !== quantity) quantity.value = n;
    let unit = face.dataset.price;
    for (const step of face.dataset.steps?.split(",") ?? []) {
      const [from, price] = step.split(":");
      if (n >= from) unit = price;
    }
    $("[data-total]", buy).textContent = format.format(unit * n).replace("CN¥", "¥");
  };
  buy.addEventListener("input", show);
  quantity.addEventListener("blur", show);
  for (const button of all("[data-step]", buy)) {
    button.addEventListener("click", () => {
      quantity.value = (Math.trunc(+quantity.value) || 1) + +button.dataset.step;
      show();
    });
  }
  show();
}

// Copy one code, or all of them.
const done = (button) => {
  const word = $("span", button);
  const before = word.textContent;
  word.textContent = html.lang === "en" ? "Copied" : "已复制";
  setTimeout(() => { word.textContent = before; }, 1600);
};
const copy = async (text, button) => {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  done(button);
};
for (const button of all("[data-copy]")) {
  button.addEventListener("click", () => copy(button.dataset.copy, button));
}
$("[data-copy-all]")?.addEventListener("click", (event) => {
  copy(all("[data-code]").map((code) => code.textContent).join("\n"), event.currentTarget);
});

// How long the reservation still holds.
const clock = $("[data-until]");
if (clock) {
  const until = Date.parse(clock.dataset.until);
  const tick = () => {
    const left = Math.max(0, Math.round((until - Date.now()) / 1000));
    clock.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    if (left > 0) setTimeout(tick, 1000);
    else if (Date.now() - until < 2000) setTimeout(() => location.reload(), 4000);
  };
  tick();
}

// Move on when the payment is confirmed or the code has come; give up asking after a few minutes.
const poll = $("[data-poll]");
if (poll?.dataset.poll) {
  const began = Date.now();
  let state = null;
  const ask = async () => {
    const passed = (Date.now() - began) / 1000;
    if (passed > 240) return;
    if (passed > 30) $("[data-slow]", poll)?.removeAttribute("hidden");
    try {
      const answer = await fetch(poll.dataset.poll, { headers: { Accept: "application/json" } });
      const now = await answer.json();
      if (now.next) return location.assign(now.next);
      if (state !== null && now.state !== state) return location.reload();
      state = now.state;
    } catch {}
    setTimeout(ask, passed < 30 ? 1200 : 4000);
  };
  setTimeout(ask, 600);
}

// A form that spends money is sent once.
for (const form of all("form[method=post]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = "1";
    setTimeout(() => delete form.dataset.sent, 8000);
  });
}

// What is meant while still typing: a list under the search field, by arrow keys or by finger.
const sheet = document.currentScript?.dataset.suggest ?? $("script[data-suggest]")?.dataset.suggest;
const dress = () => new Promise((ready) => {
  if ($("link[data-suggest]")) return ready();
  const link = document.createElement("link");
  Object.assign(link, { rel: "stylesheet", href: sheet, onload: ready, onerror: ready });
  link.dataset.suggest = "";
  document.head.append(link);
});
let lists = 0;
for (const form of sheet ? all("form[role=search]") : []) {
  const field = form.elements.q;
  if (!field) continue;
  const list = document.createElement("ul");
  list.id = `suggest-${lists++}`;
  list.className = "suggest";
  list.role = "listbox";
  list.ariaLabel = field.ariaLabel;
  list.hidden = true;
  form.append(list);
  for (const [name, value] of [["role", "combobox"], ["aria-expanded", "false"],
    ["aria-controls", list.id], ["aria-autocomplete", "list"]]) field.setAttribute(name, value);
  let timer = 0;
  let asked = "";
  const open = (on) => { list.hidden = !on; field.ariaExpanded = String(on); if (!on) choose(null); };
  const choose = (item) => {
    $("[aria-selected=true]", list)?.setAttribute("aria-selected", "false");
    item?.setAttribute("aria-selected", "true");
    if (item) field.setAttribute("aria-activedescendant", item.id);
    else field.removeAttribute("aria-activedescendant");
  };
  const cell = (tag, name, text) => {
    const made = document.createElement(tag);
    made.className = name;
    made.textContent = text;
    return made;
  };
  const row = (item, index) => {
    const entry = cell("li", "", "");
    entry.id = `${list.id}-${index}`;
    entry.role = "option";
    entry.ariaSelected = "false";
    const link = cell("a", "", "");
    link.href = item.url;
    link.tabIndex = -1;
    const art = cell("img", "", "");
    Object.assign(art, { src: item.art, alt: "", width: 48, height: 36 });
    const words = cell("span", "words", item.name);
    if (item.face) words.append(cell("b", "", item.face));
    const price = cell("span", "price", item.price);
    if (item.from && html.lang === "en") price.prepend("from ");
    else if (item.from) price.append(" 起");
    if (item.was) {
      const before = cell("s", "was", "");
      before.append(cell("span", "sr", `${item.before} `), item.was);
      price.append(" ", before);
    }
    link.append(art, words, price);
    entry.append(link);
    return entry;
  };
  const ask = async () => {
    const words = field.value.trim();
    if (words === asked) return open(list.children.length > 0 && words !== "");
    asked = words;
    if (!words) return open(false);
    try {
      const address = new URL("../suggest.json", form.action);
      address.searchParams.set("q", words.slice(0, 60));
      const answer = await fetch(address, { headers: { Accept: "application/json" } });
      if (!answer.ok || asked !== words) return;
      const { items } = await answer.json();
      await dress();
      if (asked !== words) return;
      list.replaceChildren(...items.map(row));
      open(items.length > 0 && document.activeElement === field);
    } catch {}
  };
  field.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 120); });
  field.addEventListener("focus", () => { if (field.value) ask(); });
  form.addEventListener("focusout", (event) => { if (!form.contains(event.relatedTarget)) open(false); });
  list.addEventListener("mousedown", (event) => event.preventDefault());
  field.addEventListener("keydown", (event) => {
    const items = [...list.children];
    if (list.hidden || !items.length) return;
    const now = items.findIndex((item) => item.ariaSelected === "true");
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      const next = now + step;
      choose(next < -1 ? items[items.length - 1] : items[next] ?? null);
    } else if (event.key === "Enter" && now >= 0) {
      event.preventDefault();
      location.assign($("a", items[now]).href);
    } else if (event.key === "Escape") {
      event.preventDefault();
      open(false);
    }
  });
}

// Print what is on the page.
for (const button of all("[data-print]")) button.addEventListener("click", () => print());
