interface SymbolLook {
  readonly ink: string;
  readonly paper: string;
  /** As a frame and no more: a test row. */
  readonly isHollow: boolean;
}

/** A sign as high as a mark is, with paper around it; smaller ones could not be read. */
const LEAST_PX = 9;

export function drawSymbol(
  context: CanvasRenderingContext2D,
  symbol: string,
  xPx: number,
  yPx: number,
  radiusPx: number,
  { ink, paper, isHollow }: SymbolLook,
): void {
  const sizePx = Math.max(LEAST_PX, radiusPx * 2.8);
  context.font = `600 ${sizePx}px "JetBrains Mono Variable", ui-monospace, monospace`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = isHollow ? 2.5 : 3;
  context.strokeStyle = isHollow ? ink : paper;
  context.strokeText(symbol, xPx, yPx);
  context.fillStyle = isHollow ? paper : ink;
  context.fillText(symbol, xPx, yPx);
}
