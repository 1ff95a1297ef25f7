/** The figures as a table for people. */
export function report({ machine, repeats, figures }) {
  const rows = figures.map((figure) => [
    figure.where,
    figure.what,
    `${number(figure.middle, figure.unit)} ${figure.unit}`,
    `${number(figure.least, figure.unit)} to ${number(figure.most, figure.unit)}`,
    figure.below === undefined ? "" : `< ${number(figure.below, figure.unit)}`,
    figure.isMet === undefined ? "" : figure.isMet ? "met" : "MISSED",
  ]);
  const head = ["where", "what", `middle of ${repeats}`, "range", "target", ""];
  const { cpu, cores, chromium } = machine;
  const missed = figures.filter(({ isMet }) => isMet === false).length;
  return [
    "",
    `${cpu}, ${cores} cores, Chromium ${chromium}`,
    "",
    ...table([head, ...rows]),
    "",
    missed === 0 ? "Every target is met." : `${missed} targets are missed.`,
    "",
  ].join("\n");
}

function number(value, unit) {
  return unit === "ms" ? value.toFixed(value < 20 ? 1 : 0) : value.toFixed(unit === "" ? 3 : 0);
}

function table(rows) {
  const widths = rows[0].map((_, i) => Math.max(...rows.map((row) => row[i].length)));
  return rows.map((row) =>
    row
      .map((cell, i) => (i < 2 ? cell.padEnd(widths[i]) : cell.padStart(widths[i])))
      .join("  ")
      .trimEnd(),
  );
}
