/** A settings path as a hook for tests: `layers[0].units` is `field-layers-0-units`. */
export function fieldId(path: string): string {
  return `field-${path.replaceAll(/[.[\]]+/g, "-").replace(/-$/, "")}`;
}
