import { formatValue } from "#client/draw/number-format.ts";
import { signOf, tintOf } from "#client/draw/value-colour.ts";

/**
 * Writes a number into a table cell: rounded as text, whole as `data-value`, title and label, its
 * sign and size for the colour. An unchanged value costs nothing.
 */
export function writeCell(
  cell: HTMLElement,
  name: string,
  value: number,
  fullValue: number,
  digits = 4,
): void {
  const whole = String(value);
  if (cell.dataset["value"] !== whole) {
    cell.dataset["value"] = whole;
    cell.dataset["sign"] = signOf(value);
    cell.textContent = formatValue(value, digits);
    cell.title = `${name} = ${whole}`;
    cell.setAttribute("aria-label", `${name} = ${whole}`);
  }
  const tint = tintOf(value, fullValue).toFixed(2);
  if (cell.style.getPropertyValue("--tint") !== tint) {
    cell.style.setProperty("--tint", tint);
  }
}
