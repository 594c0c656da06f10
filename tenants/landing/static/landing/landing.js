// Everything here is done by the server too: without scripts a button is pressed once more.
(() => {
  "use strict";
  const root = document.documentElement;
  root.classList.replace("no-js", "js");
  const wait = (ms, work) => {
    let timer;
    return (...all) => { clearTimeout(timer); timer = setTimeout(() => work(...all), ms); };
  };
  const ask = async (url, query) => {
    const answer = await fetch(`${url}?${new URLSearchParams(query)}`, { headers: { Accept: "application/json" } });
    return { status: answer.status, ...(await answer.json()) };
  };

  // The landing page: the ticket's serial number is the address that the name would get.
  const ticket = document.querySelector("form[data-name]");
  if (ticket) {
    const name = ticket.querySelector("[name=name]");
    const line = ticket.querySelector("[data-address]");
    const serial = ticket.querySelector("[data-serial]");
    const empty = serial.textContent;
    name.addEventListener("input", wait(250, async () => {
      if (!name.value.trim()) { serial.textContent = empty; return; }
      const told = await ask(line.dataset.address, { name: name.value });
      if (told.status === 200) serial.textContent = told.free ? told.name : told.suggestions[0] || empty;
    }));
  }

  // Step 1: the address follows the name until somebody writes one of their own.
  const subdomain = document.querySelector("[data-subdomain]");
  const shopName = document.querySelector("[data-shop-name]");
  if (subdomain) {
    const verdict = document.getElementById("verdict");
    const wishes = document.querySelector("[data-wishes]");
    let own = Boolean(subdomain.value);
    let turn = 0;
    const show = (told) => {
      verdict.classList.toggle("is-free", told.free === true);
      verdict.classList.toggle("is-taken", told.free === false);
      verdict.textContent = told.status === 429 ? verdict.dataset.wait : told.free ? verdict.dataset.free : told.message;
      wishes.replaceChildren();
      (told.suggestions || []).forEach((wish, number) => {
        if (!number) wishes.append(`${wishes.dataset.words} `);
        const button = Object.assign(document.createElement("button"), { type: "button", className: "wish", textContent: wish });
        button.addEventListener("click", () => { subdomain.value = wish; own = true; check(); subdomain.focus(); });
        wishes.append(button);
      });
    };
    const check = async () => {
      const mine = ++turn;
      const told = await ask(subdomain.dataset.subdomain, { subdomain: own ? subdomain.value : "", name: shopName.value });
      if (mine !== turn) return;
      if (!own && told.asked) subdomain.value = told.asked;
      show(told);
    };
    const later = wait(200, check);
    subdomain.addEventListener("input", () => { own = Boolean(subdomain.value.trim()); later(); });
    shopName.addEventListener("input", () => { if (!own && shopName.value.trim()) later(); });
  }

  // The picture beside the form follows the name and the look.
  const picture = document.querySelector("[data-picture]");
  if (picture) {
    const draw = wait(200, () => {
      const url = new URL(picture.src);
      if (shopName && shopName.value.trim()) url.searchParams.set("name", shopName.value.trim());
      const look = document.querySelector("[name=look]:checked");
      if (look) url.pathname = picture.dataset.picture.replace("THEME", look.dataset.theme).replace("PRESET", look.dataset.preset);
      if (url.href !== picture.src) picture.src = url.href;
    });
    document.addEventListener("input", draw);
  }

  // Step 2: the shop's own pages in the chosen look, in place of the picture.
  const live = document.querySelector("[data-live]");
  if (live) {
    const panel = live.querySelector(".live");
    const box = live.querySelector(".live-box");
    const frame = live.querySelector("iframe");
    const chosen = { product: "", width: 390 };
    const fit = () => {
      box.classList.toggle("is-narrow", chosen.width === 390);
      const scale = box.clientWidth / chosen.width;
      frame.style.inlineSize = `${chosen.width}px`;
      frame.style.blockSize = `${box.clientHeight / scale}px`;
      frame.style.transform = `scale(${scale})`;
    };
    const open = () => {
      const look = document.querySelector("[name=look]:checked");
      if (!look) return;
      const path = live.dataset.live.replace("THEME", look.dataset.theme).replace("PRESET", look.dataset.preset);
      const address = chosen.product ? `${path}?product=${chosen.product}` : path;
      if (frame.getAttribute("src") === address) return;
      box.setAttribute("aria-busy", "true");
      frame.src = address;
    };
    const show = (works) => { live.classList.toggle("is-live", works); panel.hidden = !works; if (works) fit(); };
    // Asked too often, or gone: the picture shows again.
    frame.addEventListener("load", () => {
      box.setAttribute("aria-busy", "false");
      show(Boolean(frame.contentDocument?.querySelector("main")));
    });
    panel.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (!button) return;
      button.parentElement.querySelectorAll("button").forEach((one) => one.setAttribute("aria-pressed", String(one === button)));
      if ("product" in button.dataset) chosen.product = button.dataset.product; else chosen.width = Number(button.dataset.width);
      fit();
      open();
    });
    new ResizeObserver(fit).observe(box);
    document.addEventListener("change", (event) => { if (event.target.name === "look") open(); });
    open();
  }

  // Step 3: an example for each markup.
  document.querySelectorAll("[data-markup]").forEach((field) => {
    const row = field.closest("li");
    let turn = 0;
    field.addEventListener("input", wait(200, async () => {
      const mine = ++turn;
      const told = await ask(field.dataset.price, { category: field.dataset.markup, markup: field.value });
      if (mine !== turn) return;
      row.classList.toggle("is-bad", told.status !== 200 || !told.sells);
      if (told.status !== 200) return;
      row.querySelector("[data-price-now]").textContent = told.price;
      row.querySelector("[data-wholesale]").textContent = told.wholesale;
      row.querySelector("[data-kept]").textContent = told.kept;
    }));
  });

  // The progress page asks until there is something new to show.
  const launch = document.querySelector("[data-progress]");
  if (launch) {
    const look = async () => {
      try {
        const told = await ask(launch.dataset.progress, {});
        if (told.step !== launch.dataset.step || !told.moving) return location.reload();
      } catch { /* the next look may find it */ }
      setTimeout(look, 500);
    };
    setTimeout(look, 400);
  }
})();
