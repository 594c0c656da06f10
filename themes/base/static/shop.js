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
