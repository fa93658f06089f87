// A draft is written anew while it is looked at: who comes back to it reads the new one,
// where they were. A page opened as a file may not ask whether it has changed.
(() => {
  "use strict";
  const KEY = `talap-draft ${location.pathname}`;
  const anchors = [...document.querySelectorAll("main [id]")];
  let away = document.hidden;

  // What was edited may stand above: the place is kept by the nearest thing with a name.
  function keep() {
    const above = anchors.filter((each) => each.getBoundingClientRect().top <= 1).pop();
    const place = above ? [above.id, above.getBoundingClientRect().top] : ["", -scrollY];
    try {
      sessionStorage.setItem(KEY, JSON.stringify(place));
      history.scrollRestoration = "manual"; // else the browser would move as well
    } catch {
      // Where nothing may be stored, the browser keeps the place as it can.
    }
  }

  function restore() {
    try {
      const [name, top] = JSON.parse(sessionStorage.getItem(KEY) || "[]");
      sessionStorage.removeItem(KEY);
      const [entry] = performance.getEntriesByType("navigation");
      if (name === undefined || entry.type === "navigate") return;
      const at = name ? document.getElementById(name) : document.documentElement;
      if (at) scrollBy(0, at.getBoundingClientRect().top - top);
    } catch {
      // As above.
    }
  }

  function back() {
    if (!away || document.hidden) return;
    away = false;
    location.reload();
  }

  addEventListener("blur", () => (away = true));
  addEventListener("focus", back);
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) away = true;
    else back();
  });
  addEventListener("pagehide", keep);
  addEventListener("load", restore);
})();
