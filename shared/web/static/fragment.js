/* What pages do better with scripts, and do without them too:
   - data-fragment="/address": another page's block, fetched and put in place (data-refresh="5": again every 5 seconds);
   - a form is sent once, however often its button is pressed;
   - data-confirm="question": asked before a button acts;
   - data-max-bytes: a file that is too heavy is refused before it travels;
   - data-focus: takes the focus when the page has come;
   - on a phone, the menu shows where one is. */
(() => {
  "use strict";
  const words = document.documentElement.dataset;
  const SENT_FOR_MS = 8000;

  const ours = (address) => {
    const url = new URL(address, location.href);
    return url.origin === location.origin ? url : null;
  };

  const showFailure = (place, url) => {
    const text = document.createElement("p");
    const link = document.createElement("a");
    link.href = url.href;
    link.textContent = words.fragmentLink;
    text.append(words.fragmentFailed + " ", link);
    text.setAttribute("role", "status");
    place.replaceChildren(text);
  };

  const put = (place, html) => {
    const focused = place.contains(document.activeElement) ? document.activeElement.id : "";
    const page = new DOMParser().parseFromString(html, "text/html");
    const main = page.querySelector("main") || page.body;
    place.replaceChildren(...document.importNode(main, true).childNodes);
    if (focused) document.getElementById(focused)?.focus();
    wake(place);
  };

  const load = async (place) => {
    const url = ours(place.dataset.fragment);
    if (!url) return;
    place.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(url, { headers: { Accept: "text/html", "X-Fragment": "1" }, credentials: "same-origin" });
      const moved = answer.redirected && new URL(answer.url).pathname !== url.pathname;
      if (!answer.ok || moved) throw new Error(String(answer.status));
      put(place, await answer.text());
    } catch {
      showFailure(place, url);
    } finally {
      place.removeAttribute("aria-busy");
    }
    const seconds = Number(place.dataset.refresh);
    if (seconds > 0 && place.isConnected) setTimeout(() => whenVisible(() => load(place)), seconds * 1000);
  };

  const whenVisible = (act) => {
    if (!document.hidden) return act();
    document.addEventListener("visibilitychange", () => whenVisible(act), { once: true });
  };

  const release = (form) => {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll("[aria-disabled][data-label]")) {
      button.removeAttribute("aria-disabled");
      button.textContent = button.dataset.label;
      delete button.dataset.label;
    }
  };

  const onSubmit = (event) => {
    const form = event.target;
    const button = event.submitter;
    if (form.dataset.sent) return event.preventDefault();
    const question = button?.dataset.confirm || form.dataset.confirm;
    if (question && !window.confirm(question)) return event.preventDefault();
    if (form.method !== "post") return;
    form.dataset.sent = "1";
    if (button?.dataset.busy) {
      button.dataset.label = button.textContent;
      button.setAttribute("aria-disabled", "true");
      button.textContent = button.dataset.busy;
    }
    setTimeout(() => release(form), SENT_FOR_MS);
  };

  const onChange = (event) => {
    const input = event.target;
    if (!input.dataset?.maxBytes) return;
    const heavy = [...input.files].some((file) => file.size > Number(input.dataset.maxBytes));
    input.setCustomValidity(heavy ? input.dataset.tooLarge : "");
    if (heavy) input.reportValidity();
  };

  const wake = (root) => {
    for (const place of root.querySelectorAll("[data-fragment]")) load(place);
  };

  document.addEventListener("submit", onSubmit);
  document.addEventListener("change", onChange);
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) for (const form of document.querySelectorAll("form[data-sent]")) release(form);
  });
  wake(document);
  document.querySelector(".site-nav [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
  document.querySelector("[data-focus]")?.focus();
})();
