/** The step that a link names; null when it names none or nonsense. */
export function stepInAddress(search: string): number | null {
  const written = new URLSearchParams(search).get("step");
  return written !== null && /^\d{1,9}$/.test(written) ? Number(written) : null;
}

/** The same address at another step; whatever else stands in it stays. */
export function addressAtStep(search: string, step: number): string {
  const parameters = new URLSearchParams(search);
  parameters.set("step", String(step));
  return `?${parameters}`;
}
