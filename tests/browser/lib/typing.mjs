// Vietnamese input methods: the content of the field after each key, for the two common ways of typing marks.

/** Words with the content of the field key by key, from the second key on in the two ways. */
export const WORDS = {
  telex: [
    ["n", "nu", "nư", "nưo", "nươ", "nươc", "nước"], // nuwowcs
    ["m", "ma", "mă", "măm", "mắm"], // mawms
    ["đ", "đă", "đăc", "đặc"], // ddawcj, from the second d on
    ["s", "sa", "san", "sản"], // sanr
  ],
  vni: [
    ["n", "nu", "nuo", "nươ", "nươc", "nước"], // nuo7c1
    ["m", "ma", "mam", "măm", "mắm"], // mam81
    ["d", "đ", "đa", "đac", "đăc", "đặc"], // d9ac85
    ["s", "sa", "san", "sản"], // san3
  ],
};

/** The words together. */
export const TEXT = "nước mắm đặc sản";

/** A composition as the browser's own input method does it: the text is marked until it is committed. */
export async function compose(page, states) {
  for (const text of states) {
    const at = text.length;
    await page.driver.sendDevToolsCommand("Input.imeSetComposition", { text, selectionStart: at, selectionEnd: at });
  }
  await page.driver.sendDevToolsCommand("Input.insertText", { text: states.at(-1) });
}

/** The same composition as events, for engines whose driver cannot start a composition. */
export const composeByEvents = (page, states) =>
  page.script(
    `const field = document.activeElement;
     const set = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value").set;
     const before = field.value;
     const fire = (Kind, type, data) => field.dispatchEvent(new Kind(type, { bubbles: true, cancelable: true, data, inputType: "insertCompositionText", isComposing: true }));
     fire(CompositionEvent, "compositionstart", "");
     for (const text of arguments[0]) {
       fire(CompositionEvent, "compositionupdate", text);
       fire(InputEvent, "beforeinput", text);
       set.call(field, before + text);
       fire(InputEvent, "input", text);
       if (field.value !== before + text) throw new Error("the field was written to while composing: " + field.value);
     }
     fire(CompositionEvent, "compositionend", arguments[0].at(-1));
     // Some engines send a last input event after the end.
     field.dispatchEvent(new InputEvent("input", { bubbles: true, data: arguments[0].at(-1), inputType: "insertFromComposition" }));`,
    states,
  );

/** Keys as programs like UniKey send them: marks come by deleting and typing again, without a composition. */
export async function retype(page, states, key, backspace) {
  let now = "";
  for (const next of states) {
    let same = 0;
    while (same < now.length && now[same] === next[same]) same++;
    await key(...Array(now.length - same).fill(backspace), next.slice(same));
    now = next;
  }
}
