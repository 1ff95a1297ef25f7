/** Shapes tell classes apart without colour. */
export const SHAPES = ["square", "circle", "triangle", "diamond"] as const;
export type Shape = (typeof SHAPES)[number];
export type MarkColour = "negative" | "zero" | "positive" | "ink";

export interface Mark {
  readonly shape: Shape;
  readonly colour: MarkColour;
  /** Stands in place of the shape where there are more classes than shapes. */
  readonly symbol?: string;
}

const NEGATIVE: Mark = { shape: "square", colour: "negative" };
const MIDDLE: Mark = { shape: "triangle", colour: "zero" };
const POSITIVE: Mark = { shape: "circle", colour: "positive" };
const FOURTH: Mark = { shape: "diamond", colour: "ink" };

/** Two classes are the two signs; a third one lies between them; more begin again. */
export function classMark(index: number, count: number): Mark {
  const marks = count <= 2 ? [NEGATIVE, POSITIVE] : [NEGATIVE, MIDDLE, POSITIVE, FOURTH];
  return marks[index % marks.length] ?? FOURTH;
}

/** A mark for each class, all different: shapes, and where these are not enough a sign each. */
export function classMarks(names: readonly string[]): readonly Mark[] {
  const marks = names.map((_, index) => classMark(index, names.length));
  if (names.length <= SHAPES.length) {
    return marks;
  }
  const initials = names.map((name) => [...name.trim()][0] ?? "");
  const areTelling = new Set(initials).size === names.length;
  return marks.map((mark, index) => {
    const symbol = areTelling ? initials[index] : letterOf(index);
    return symbol === undefined ? mark : { ...mark, symbol };
  });
}

/** A to Z, then A1 to Z1 and so on. */
function letterOf(index: number): string {
  const round = Math.floor(index / 26);
  return `${String.fromCharCode(65 + (index % 26))}${round === 0 ? "" : round}`;
}

/** The sign of a number to learn. */
export function valueMark(value: number): Mark {
  return value > 0 ? POSITIVE : value < 0 ? NEGATIVE : MIDDLE;
}

/** What paths of a canvas and of an SVG have in common here. */
interface Pen {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  closePath(): void;
  arc(x: number, y: number, radius: number, start: number, end: number): void;
}

/** Adds a shape to the path; all shapes have about the area of the circle. */
export function traceMark(pen: Pen, shape: Shape, x: number, y: number, radius: number): void {
  const corners = CORNERS[shape];
  if (corners === null) {
    pen.moveTo(x + radius, y);
    pen.arc(x, y, radius, 0, 2 * Math.PI);
    return;
  }
  for (const [i, [dx, dy]] of corners.entries()) {
    if (i === 0) {
      pen.moveTo(x + dx * radius, y + dy * radius);
    } else {
      pen.lineTo(x + dx * radius, y + dy * radius);
    }
  }
  pen.closePath();
}

/** Corners of a shape around 0 with the area of a circle of radius 1; null for the circle. */
export const CORNERS: Readonly<Record<Shape, readonly (readonly [number, number])[] | null>> = {
  circle: null,
  square: [
    [-0.886, -0.886],
    [0.886, -0.886],
    [0.886, 0.886],
    [-0.886, 0.886],
  ],
  triangle: [
    [0, -1.5],
    [1.3, 0.8],
    [-1.3, 0.8],
  ],
  diamond: [
    [0, -1.25],
    [1.25, 0],
    [0, 1.25],
    [-1.25, 0],
  ],
};
