// Whether a screen fits: no horizontal scrolling, no text cut off, every control large enough and reachable.

/** The elements that do not fit on the open screen. */
const FIT = `
  // Elements only for screen readers are clipped on purpose, and so is the skip link until it has the focus.
  const cutAway = (e) => e !== null && (getComputedStyle(e).clipPath === "inset(50%)" || e.matches(".skip") || cutAway(e.parentElement));
  const shown = (e) => e.checkVisibility({ visibilityProperty: true }) && !cutAway(e);
  const name = (e) => e.tagName.toLowerCase() + (e.id ? "#" + e.id : "") + " “" + (e.innerText ?? "").trim().slice(0, 40) + "”";
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  // A box that scrolls by itself, such as that of a wide table, keeps its content reachable.
  const scrolls = (e) => e.closest("[tabindex='0']") !== null;
  const cut = [...document.querySelectorAll("body *")].filter((e) => {
    if (!shown(e) || scrolls(e) || e.closest("svg, noscript")) return false;
    const style = getComputedStyle(e);
    const hides = style.overflowX !== "visible" && style.overflowX !== "auto" && style.overflowX !== "scroll";
    const box = e.getBoundingClientRect();
    return (hides && e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0 && !e.matches("input, textarea, select"))
      || (box.width > 0 && (box.right > innerWidth + 1 || box.left < -1));
  }).map(name);
  const controls = [...document.querySelectorAll("a[href], button, input, textarea, select, summary")].filter(shown);
  const target = (e) => (e.matches("input[type=radio], input[type=checkbox], input[type=file]") && e.closest("label")) || e;
  const hit = (e) => {
    e.scrollIntoView({ block: "center", behavior: "instant" });
    const [box] = e.getClientRects();
    if (!box) return true;
    const x = Math.min(Math.max(box.x + box.width / 2, 0), innerWidth - 1);
    const top = document.elementFromPoint(x, box.y + box.height / 2);
    return top !== null && (target(e).contains(top) || top.contains(e));
  };
  const unreachable = controls.filter((e) => !hit(e)).map(name);
  // Links in a sentence are as high as its line; a control outside of a sentence must have the full size.
  const inText = (e) => getComputedStyle(e).display === "inline";
  const small = controls.filter((e) => {
    const box = target(e).getBoundingClientRect();
    return !inText(target(e)) && (box.height < 43.5 || box.width < 43.5);
  }).map((e) => { const b = target(e).getBoundingClientRect(); return name(e) + " " + Math.round(b.width) + " x " + Math.round(b.height); });
  return { wide, cut, unreachable, small };`;

/** The elements that do not fit on the open screen; `{ wide: 0, cut: [], unreachable: [], small: [] }` if all fit. */
export const misfits = (page) => page.script(FIT);
