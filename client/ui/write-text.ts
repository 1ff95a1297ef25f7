/**
 * Writes words into an element that holds nothing else. Its text node stays, so that the browser
 * lays out that text and nothing more.
 */
export function writeText(element: Element, words: string): void {
  const { firstChild, lastChild } = element;
  if (!(firstChild instanceof Text) || firstChild !== lastChild) {
    element.textContent = words;
  } else if (firstChild.data !== words) {
    firstChild.data = words;
  }
}
