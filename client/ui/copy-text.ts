/** Puts a text on the clipboard, also on plain http, where there is no `navigator.clipboard`. */
export async function copyText(value: string): Promise<boolean> {
  if (window.isSecureContext) {
    try {
      await navigator.clipboard.writeText(value);
      return true;
    } catch {
      // Refused by the browser: the old way may still work.
    }
  }
  return copyBySelection(value);
}

function copyBySelection(value: string): boolean {
  const focused = document.activeElement;
  const area = document.createElement("textarea");
  area.value = value;
  area.setAttribute("readonly", "");
  area.style.position = "fixed";
  area.style.opacity = "0";
  // Inside an open dialog, which keeps the focus to itself.
  (focused?.closest("[role=dialog]") ?? document.body).append(area);
  area.select();
  area.setSelectionRange(0, value.length);
  const isCopied = document.execCommand("copy");
  area.remove();
  if (focused instanceof HTMLElement) {
    focused.focus();
  }
  return isCopied;
}
