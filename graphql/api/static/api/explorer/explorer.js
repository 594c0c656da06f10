// Before GraphiQL: it asks for the nonce by this name when a dialog adds its style element.
window.explorer = JSON.parse(document.getElementById("given").textContent);
window.__webpack_nonce__ = window.explorer.nonce;
