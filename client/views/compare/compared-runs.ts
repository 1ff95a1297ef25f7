import { MOST_PICKS, RUN_ID } from "#client/views/runs/library-query.ts";

/** The runs that an address names, or what is wrong with it. */
export type ComparedRuns =
  | { readonly kind: "runs"; readonly ids: readonly string[] }
  | { readonly kind: "too-few" }
  | { readonly kind: "too-many"; readonly count: number }
  | { readonly kind: "malformed" };

/** Rule UI-153: two to four different runs; anything else is said and not guessed. */
export function runsInAddress(search: string): ComparedRuns {
  const named = (new URLSearchParams(search).get("runs") ?? "").split(",").map((id) => id.trim());
  const ids = [...new Set(named.filter((id) => id !== ""))];
  if (!ids.every((id) => RUN_ID.test(id))) {
    return { kind: "malformed" };
  }
  if (ids.length > MOST_PICKS) {
    return { kind: "too-many", count: ids.length };
  }
  return ids.length < 2 ? { kind: "too-few" } : { kind: "runs", ids };
}
