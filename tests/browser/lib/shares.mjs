// Files that other apps and sites send to the app (share_target of the manifest), and the files that wait on the
// device.

import { createServer } from "node:http";

/** A helper in the page: puts files, given as `[name, text, type]`, into a form and sends it as a share does. */
const FORM = `
  const sendForm = (address, files) => {
    const all = new DataTransfer();
    for (const [name, text, type] of files) all.items.add(new File([text], name, { type }));
    const form = Object.assign(document.createElement("form"), { action: address, method: "post", enctype: "multipart/form-data" });
    const field = Object.assign(document.createElement("input"), { type: "file", name: "files", multiple: true });
    field.files = all.files;
    form.append(field);
    document.body.append(form);
    form.submit();
  };`;

/** Serves a page of another origin that sends files to `address` as soon as it is opened. */
export async function foreignSite(address, files) {
  const script = `${FORM} sendForm(${JSON.stringify(address)}, ${JSON.stringify(files)});`;
  const server = createServer((request, response) => {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
    response.end(`<!doctype html><title>Elsewhere</title><body><script>${script.replaceAll("<", "\\u003c")}</script>`);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return {
    address: `http://127.0.0.1:${server.address().port}/`,
    close: () =>
      new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      }),
  };
}

/** Runs the body of an asynchronous function in the page; an exception is returned as text. */
export function inPage(page, body, ...args) {
  return page.driver.executeAsyncScript(
    `const done = arguments[arguments.length - 1];
     (async (...given) => { ${body} })(...arguments).then(done, (problem) => done(String(problem)));`,
    ...args,
  );
}

/**
 * Sends files from the app's own origin, as a script may, and stays on the page. Resolves to the address of the answer.
 */
export const share = (page, files) =>
  inPage(
    page,
    `const form = new FormData();
     for (const [name, text, type] of given[0]) form.append("files", new File([text], name, { type }));
     return (await fetch("/board/collect", { method: "POST", body: form })).url;`,
    files,
  );

/** The app's data on the waiting files: names, number of sent files, timestamp; or null where no file waits. */
export const waiting = (page) =>
  inPage(page, `const answer = await fetch("/shared/names"); return answer.ok ? answer.json() : null;`);

/** The status, type and text of a waiting file. */
export const waitingFile = (page, number) =>
  inPage(
    page,
    `const answer = await fetch("/shared/" + given[0]);
     return [answer.status, answer.headers.get("content-type"), answer.ok ? await answer.text() : ""];`,
    number,
  );

/** Waits until the service worker serves the page. */
export const served = (page) =>
  page.wait(() => page.script("return Boolean(navigator.serviceWorker?.controller)"), "no service worker");
