// The keyboard alone, and its visible results: the focused element, its ring, the announcements.

import assert from "node:assert/strict";

import { Key } from "./browser.mjs";

/** The focused element: a short name for it, whether its ring is visible, and the element that covers it. */
const FOCUSED = `
  const element = document.activeElement;
  if (!element || element === document.body) return { name: "nothing", tag: "BODY" };
  const label = element.closest("label");
  const shown = label ?? element;
  const rings = (style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  // The ring of a radio button or checkbox is drawn by the text beside it.
  const drawn = [...(label?.children ?? [])].flatMap((e) => ["::before", "::after"].map((part) => getComputedStyle(e, part)));
  const ringed =
    [element, label].filter(Boolean).some((e) => rings(getComputedStyle(e))) ||
    drawn.some((style) => style.content !== "none" && rings(style));
  const box = shown.getBoundingClientRect();
  const bar = document.querySelector(".result-bar");
  const inBar = bar?.contains(element);
  const floor = bar && !inBar ? bar.getBoundingClientRect().top : innerHeight;
  const [line] = shown.getClientRects();
  const top = line && document.elementFromPoint(line.x + line.width / 2, Math.min(line.y + line.height / 2, floor - 1));
  return {
    tag: element.tagName,
    id: element.id,
    type: element.type ?? "",
    classes: element.className,
    inBar: Boolean(inBar),
    name: (element.getAttribute("aria-label") ?? shown.innerText ?? "").trim().slice(0, 60) || element.id,
    ringed,
    y: box.top + scrollY,
    // The beginning of the element must be visible, as high as a target; engines differ in how much more of a high one
    // they show. Of a field with several lines, the browser shows the line with the cursor.
    hidden: (element.tagName === "TEXTAREA" ? Math.min(box.bottom, floor) - Math.max(box.top, 0) < 44 : box.top < -1 || Math.min(box.bottom, box.top + 44) > floor + 1)
      ? [box.top, box.bottom, floor]
      : null,
    cover: top && !shown.contains(top) ? top.outerHTML.slice(0, 100) : null,
  };`;

/** The focused element. */
export const focused = (page) => page.script(FOCUSED);

/** Presses keys; they go to the focused element. */
export const keys = (page, ...pressed) => page.driver.actions().sendKeys(...pressed).perform();

/** Presses Tab; the newly focused element must be visible, ringed and uncovered. */
export async function tab(page) {
  await keys(page, Key.TAB);
  const now = await focused(page);
  if (now.tag === "BODY") return now;
  assert.ok(now.ringed, `focus cannot be seen on “${now.name}” (${now.tag})`);
  assert.equal(now.hidden, null, `“${now.name}” has focus outside the room between top and bar`);
  assert.equal(now.cover, null, `“${now.name}” has focus under something`);
  return now;
}

/** Presses Tab until the focused element matches a selector, and contains this text if one is given. */
export async function tabTo(page, selector, text = "", limit = 120) {
  const passed = [];
  for (let n = 0; n < limit; n++) {
    const now = await tab(page);
    const found = await page.script(
      "const e = document.activeElement; return e.matches(arguments[0]) && e.innerText.includes(arguments[1])",
      selector,
      text,
    );
    if (found) return now;
    passed.push(now.name);
  }
  return assert.fail(`Tab does not reach ${selector} “${text}”; it passed ${passed.join(" | ")}`);
}

/** Waits until a screen with this heading has opened and its heading has the focus. */
export async function arrived(page, heading) {
  const is = async () => {
    const [text, focus] = await page.script(
      "const h = document.querySelector('main h1'); return [h?.innerText ?? '', h !== null && document.activeElement === h]",
    );
    return focus && text.includes(heading);
  };
  await page.wait(is, `focus does not come to a heading “${heading}”`);
}

/** Collects the texts of live regions on this page from now on. */
export const listen = (page) =>
  page.script(`
    window.said = [];
    const REGION = "[role=status], [role=alert], [aria-live]";
    const hear = (region) => {
      const text = region.innerText.trim() || region.textContent.trim();
      if (text) window.said.push(text.replace(/\\s+/g, " "));
    };
    window.hearing?.disconnect();
    window.hearing = new MutationObserver((changes) => {
      const regions = new Set();
      for (const change of changes) {
        const at = change.target.nodeType === Node.ELEMENT_NODE ? change.target : change.target.parentElement;
        const region = at?.closest(REGION);
        if (region) regions.add(region);
        for (const node of change.addedNodes) {
          if (node.nodeType !== Node.ELEMENT_NODE) continue;
          // Of regions that are added together with their text, screen readers read only alerts.
          if (node.matches("[role=alert]")) regions.add(node);
          for (const alert of node.querySelectorAll("[role=alert]")) regions.add(alert);
        }
      }
      regions.forEach(hear);
    });
    window.hearing.observe(document.body, { childList: true, characterData: true, subtree: true });`);

/** The texts of live regions since `listen`. */
export const said = (page) => page.script("return window.said");
