// Everything here goes to stderr: stdout belongs to results.
const isTerminal = process.stderr.isTTY === true;

export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** Shows a step while it works, and how long it took. */
export async function showStep(title, work) {
  const startMs = Date.now();
  const seconds = () => ((Date.now() - startMs) / 1000).toFixed(1);
  if (!isTerminal) {
    say(`  ${title} ...`);
    const result = await work();
    say(`  ${title}: done in ${seconds()} s`);
    return result;
  }
  const draw = () => process.stderr.write(`\r\x1b[K  ${title} ... ${seconds()} s`);
  draw();
  const timer = setInterval(draw, 250);
  try {
    const result = await work();
    process.stderr.write(`\r\x1b[K  ${title}: done in ${seconds()} s\n`);
    return result;
  } catch (error) {
    process.stderr.write("\n");
    throw error;
  } finally {
    clearInterval(timer);
  }
}
