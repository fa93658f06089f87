// What a page gains where scripts run: derivations beside the number, and a language
// switch that keeps the place. Without them every link below leads to its target.
(() => {
  "use strict";
  const PEEKS = "a.number, a.claim-link, a.footnote-ref, a[role=doc-biblioref]";
  const words = document.body.dataset;
  const targetOf = (link) => document.getElementById(decodeURIComponent(link.hash.slice(1)));
  let open = null; // the box that shows, its link, and whether it was asked to stay
  let waiting = 0;

  function box(link, target) {
    const made = document.createElement("div");
    made.className = "peek";
    made.id = "peek";
    made.tabIndex = -1;
    made.setAttribute("role", "dialog");
    made.setAttribute("aria-label", `${words.label}: ${link.textContent}`);
    const said = target.cloneNode(true);
    said.querySelectorAll("[id]").forEach((each) => each.removeAttribute("id"));
    said.querySelectorAll("[role=doc-backlink]").forEach((each) => each.remove());
    made.append(...said.childNodes);
    const ends = document.createElement("p");
    ends.className = "ends";
    const more = document.createElement("a");
    more.href = link.hash;
    more.textContent = words.more;
    more.addEventListener("click", () => hide(false));
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = words.close;
    close.addEventListener("click", () => hide(true));
    ends.append(more, close);
    made.append(ends);
    made.addEventListener("pointerenter", () => clearTimeout(waiting));
    made.addEventListener("pointerleave", leave);
    made.addEventListener("keydown", keepOrder);
    return made;
  }

  function show(link, stays) {
    clearTimeout(waiting);
    if (open && open.link === link) {
      open.stays = open.stays || stays;
    } else {
      hide(false);
      const target = targetOf(link);
      if (!target) return false;
      open = { link, stays, made: box(link, target) };
      document.body.append(open.made);
      link.setAttribute("aria-expanded", "true");
      place(link, open.made);
    }
    if (stays) open.made.focus({ preventScroll: true });
    return true;
  }

  // Below the link, or above where there is more room; a narrow screen's sheet is CSS.
  function place(link, made) {
    if (getComputedStyle(made).position === "fixed") return;
    const at = link.getClientRects()[0];
    const { width, height } = made.getBoundingClientRect();
    const room = document.documentElement.clientWidth;
    const below = at.bottom + 6 + height <= innerHeight || at.top < height + 60;
    made.style.left = `${scrollX + Math.max(16, Math.min(at.left, room - width - 16))}px`;
    made.style.top = `${scrollY + (below ? at.bottom + 6 : at.top - height - 6)}px`;
  }

  function hide(back) {
    clearTimeout(waiting);
    if (!open) return;
    const { link, made } = open;
    open = null;
    made.remove();
    link.setAttribute("aria-expanded", "false");
    if (back) link.focus({ preventScroll: true });
  }

  function leave() {
    if (open && !open.stays) waiting = setTimeout(hide, 300, false);
  }

  // The box stands at the end of the page; to the keyboard it follows its link.
  function keepOrder(event) {
    if (event.key !== "Tab" || !open) return;
    const inside = [...open.made.querySelectorAll("a[href], button")];
    const here = document.activeElement;
    const first = here === open.made || here === inside[0];
    if (!event.shiftKey && here === inside[inside.length - 1]) {
      hide(true); // and the key goes on from the link
    } else if (event.shiftKey && first) {
      event.preventDefault();
      hide(true);
    }
  }

  for (const link of document.querySelectorAll(PEEKS)) {
    if (!targetOf(link)) continue;
    if (link.matches(".number, .claim-link")) link.setAttribute("aria-haspopup", "dialog");
    link.setAttribute("aria-expanded", "false");
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      if (open && open.link === link && open.stays) {
        event.preventDefault();
        hide(true);
      } else if (show(link, true)) {
        event.preventDefault();
      }
    });
    link.addEventListener("pointerenter", (event) => {
      clearTimeout(waiting);
      if (event.pointerType === "mouse" && !(open && open.stays)) {
        waiting = setTimeout(show, 350, link, false);
      }
    });
    link.addEventListener("pointerleave", () => {
      clearTimeout(waiting);
      leave();
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && open) hide(open.made.contains(document.activeElement));
  });
  document.addEventListener("pointerdown", (event) => {
    if (open && !open.made.contains(event.target) && !open.link.contains(event.target)) hide(false);
  });

  // The languages share the identifiers of sections, figures, tables and numbers: the
  // switch leads to the same one, and as far down in it.
  const anchors = document.querySelectorAll("main section[id], main figure[id], main table[id], main .derivation[id]");
  const top = () => document.querySelector(".top").getBoundingClientRect().height + 1;

  function here() {
    const line = top();
    let found = null;
    for (const each of anchors) {
      const at = each.getBoundingClientRect();
      if (at.top <= line && at.bottom > line) found = [each.id, (line - at.top) / at.height];
    }
    return found;
  }

  for (const link of document.querySelectorAll("a.language")) {
    const plain = link.getAttribute("href");
    const keep = () => {
      const at = here();
      link.href = at ? `${plain}?at=${at[1].toFixed(4)}#${at[0]}` : plain;
    };
    for (const event of ["pointerdown", "focus", "click"]) link.addEventListener(event, keep);
  }

  addEventListener("load", () => {
    const part = Number(new URLSearchParams(location.search).get("at"));
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!part || !target) return;
    const at = target.getBoundingClientRect();
    scrollTo(scrollX, scrollY + at.top + at.height * part - top());
    try {
      history.replaceState(null, "", location.pathname + location.hash);
    } catch {
      // A page opened as a file may not rewrite its address; it keeps the mark.
    }
  });
})();
