import {
  type Control,
  type Controls,
  controlsOfPath,
  mayChange,
  policyOf,
} from "#protocol/controls.ts";
import { type Result, refuse } from "#protocol/errors.ts";
import type { Role } from "#protocol/room.ts";

/** Rule RM-31: which of these controls is not this role's to change, and whose it is; null for none. */
export function controlRefusal(
  role: Role,
  controls: Controls,
  used: Iterable<Control>,
  path?: string,
): Result<never> | null {
  for (const control of used) {
    if (!mayChange(role, controls, control)) {
      const whose =
        policyOf(controls, control).who === "host" ? "for the host alone" : "for editors";
      return refuse(
        "not-allowed",
        `${control.replace("-", " ")}: ${whose} here, you are ${role}`,
        path,
      );
    }
  }
  return null;
}

/** `controlRefusal` for somebody who may be in the room no more. */
export function roleControlRefusal(
  role: Role | null,
  controls: Controls,
  used: Iterable<Control>,
): Result<never> | null {
  return role === null
    ? refuse("not-a-member", "you are in the room no more")
    : controlRefusal(role, controls, used);
}

/** Why nothing of this place is this role's to change; null when something may be. */
export function placeRefusal(
  role: Role,
  controls: Controls,
  place: string,
  path = place,
): Result<never> | null {
  const candidates = controlsOfPath(place);
  if (candidates.length === 0) {
    // No such place: editors hear so, for others nothing is there anyway.
    return role === "viewer" ? refuse("not-allowed", `${place}: not yours to change`, path) : null;
  }
  return mayChangeSome(role, controls, candidates)
    ? null
    : controlRefusal(role, controls, candidates, path);
}

/** Whether one of these controls, at least, is this role's to change. */
export function mayChangeSome(
  role: Role,
  controls: Controls,
  candidates: readonly Control[],
): boolean {
  return candidates.some((control) => mayChange(role, controls, control));
}
