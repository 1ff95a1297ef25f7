const LONGEST = 60;

/** `#7 · lr 1 · sigmoid 3-4-1` at step 412 as a name of a file that every system takes. */
export function scriptFileName(runName: string, step: number, extension: "py" | "ipynb"): string {
  const plain = runName
    .normalize("NFKD")
    .replaceAll(/[^A-Za-z0-9.]+/g, "-")
    .replaceAll(/\.{2,}/g, ".")
    .slice(0, LONGEST)
    .replaceAll(/^[-.]+|[-.]+$/g, "");
  return `${plain === "" ? "run" : `run-${plain}`}-step-${step}.${extension}`;
}

/** Hands a text to the browser as a file to keep. */
export function downloadText(name: string, content: string, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url));
}
