// The table at the end: the app beside the hand-written page, with the goals, and the form libraries if they were measured.

const shown = {
  ms: (n) => (n === Infinity ? "never" : `${n.toFixed(0)} ms`),
  KB: (n) => `${(n / 1000).toFixed(n < 10_000 ? 1 : 0)} KB`,
};
const times = (n) => (n === Infinity ? "-" : `${n.toFixed(2)}x`);

/** A figure of a form library: a ratio where the app has one, or a word where there is no figure. */
function ofPeer(figure, { hand, unit }) {
  if (figure === undefined) return "-";
  if (typeof figure === "string") return figure;
  return unit === "ms" ? times(figure / hand) : shown[unit](figure);
}

/**
 * The rows as lines of a Markdown table. A row is `{ what, hand, app, goal, unit, peers }`; a goal is a ratio for times,
 * and a number of bytes for sizes.
 */
export function table(rows, peers) {
  const head = ["", "hand-written", "Sao Làng", "ratio", "goal", ...peers.map(({ name }) => name)];
  const lines = rows.map((row) => {
    const { what, hand, app, goal, unit } = row;
    const isTime = unit === "ms";
    const figures = [hand === undefined ? "-" : shown[unit](hand), shown[unit](app), isTime ? times(app / hand) : "-"];
    const wanted = goal === undefined ? "-" : `at most ${isTime ? `${goal.toFixed(1)}x` : shown[unit](goal)}`;
    return [what, ...figures, wanted, ...peers.map((_, n) => ofPeer(row.peers?.[n], row))];
  });
  const widths = head.map((_, column) => Math.max(...[head, ...lines].map((line) => line[column].length)));
  const line = (cells) => `| ${cells.map((cell, n) => (n === 0 ? cell.padEnd(widths[n]) : cell.padStart(widths[n]))).join(" | ")} |`;
  const rule = `|${widths.map((width, n) => `${"-".repeat(width + 1)}${n === 0 ? "-" : ":"}`).join("|")}|`;
  return [line(head), rule, ...lines.map(line)].join("\n");
}
