import type { Entity } from "#client/maths/entity.ts";

/** Terms of formulas by their entities. */
export type Term = (id: string) => string;

/**
 * A matrix inside a formula, which the page finds again by `data-entity`.
 *
 * @throws {RangeError} when the iteration has no such matrix.
 */
export function termsOf(entities: ReadonlyMap<string, Entity>): Term {
  return (id) => {
    const entity = entities.get(id);
    if (entity === undefined) {
      throw new RangeError(`a formula names ${id}, which this iteration does not have`);
    }
    return `\\htmlData{entity=${id}}{${entity.tex}}`;
  };
}
