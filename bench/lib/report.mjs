import { median } from "./measure.mjs";

/** The result as a table for people: µs per step, and how many times ours each peer takes. */
export function report({ machine, contenders, missing, works, startUp }) {
  const lines = [`\n${machine.cpu}, ${machine.cores} cores, Node ${machine.node}`];
  for (const { name, about } of contenders) {
    lines.push(`  ${name}: ${about}`);
  }
  for (const name of missing) {
    lines.push(`  ${name}: NOT MEASURED, it is not on this machine`);
  }
  for (const work of works) {
    lines.push("", work.title, ...workLines(work));
  }
  lines.push("", "From start to first step (Origin)");
  lines.push(`  compiling the kernels, once in a process: ${startUp.compileMs.toFixed(1)} ms`);
  for (const { name, microseconds } of startUp.origin) {
    lines.push(`  ${name}: ${microseconds.toFixed(0)} µs`);
  }
  return `${lines.join("\n")}\n`;
}

function workLines({ timed, targets }) {
  return summaries({ timed, targets }).map(({ name, microseconds, ratio, low, high, target }) => {
    const verdict =
      target === null ? "" : `  target ${target}: ${ratio >= target ? "reached" : "MISSED"}`;
    const spread = `${shown(ratio)} x (${shown(low)} to ${shown(high)})`;
    return `  ${name.padEnd(24)} ${shown(microseconds).padStart(9)} µs  ${spread}${verdict}`;
  });
}

/** Ratios are taken within a round, so that a noisy minute meets both sides. */
export function summaries({ timed, targets }) {
  const ours = timed.find(({ name }) => name === "kernels").samples;
  return timed.map(({ name, samples }) => {
    const ratios = samples.map((sample, round) => sample / ours[round]);
    return {
      name,
      microseconds: median(samples),
      ratio: median(ratios),
      low: Math.min(...ratios),
      high: Math.max(...ratios),
      target: targets[name] ?? null,
    };
  });
}

function shown(value) {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
