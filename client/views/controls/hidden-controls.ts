import { CONTROLS, type Control, type Controls, policyOf } from "#protocol/controls.ts";

const NOTHING: ReadonlySet<Control> = new Set();

/** The controls that a link hides (`?hide=learning-rate,batch`); names that there are not do nothing. */
export function hiddenInAddress(search: string): ReadonlySet<Control> {
  const named = new Set(
    new URLSearchParams(search).getAll("hide").flatMap((names) => names.toLowerCase().split(",")),
  );
  const hidden = CONTROLS.filter((control) => named.has(control));
  return hidden.length === 0 ? NOTHING : new Set(hidden);
}

/** What a link has to say to hide what the room hides, and what its own address hides besides. */
export function hideParameter(controls: Controls, hidden: ReadonlySet<Control>): string | null {
  const names = CONTROLS.filter((name) => hidden.has(name) || !policyOf(controls, name).isShown);
  return names.length === 0 ? null : names.join(",");
}

/** The path of a saved run that shows no more than the screen which links to it. */
export function runPath(
  runId: string,
  hide: string | null,
  more: Readonly<Record<string, string>> = {},
): string {
  const parameters = new URLSearchParams(more);
  if (hide !== null) {
    parameters.set("hide", hide);
  }
  // Names and commas are read by people, too.
  const search = parameters.toString().replaceAll("%2C", ",");
  return `/run/${encodeURIComponent(runId)}${search === "" ? "" : `?${search}`}`;
}
