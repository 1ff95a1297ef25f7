"use client";

import { Check, Copy, Download } from "lucide-react";
import { useEffect, useState } from "react";
import { formatCount, formatShort } from "#client/draw/number-format.ts";
import { type NumpyRun, numpyNotebook, numpyScript } from "#client/numpy/numpy-script.ts";
import type { NumpySection } from "#client/numpy/numpy-section.ts";
import { NUMPY } from "#client/text/en/numpy.ts";
import { Button } from "#client/ui/button.tsx";
import { copyText } from "#client/ui/copy-text.ts";
import { downloadText, scriptFileName } from "#client/views/numpy/script-file.ts";

const SHOWN_MS = 2_000;

interface ScriptButtonsProps {
  readonly run: NumpyRun;
  readonly sections: readonly NumpySection[];
}

/** The script to take away: on the clipboard, as a file, as a notebook. */
export function ScriptButtons({ run, sections }: ScriptButtonsProps) {
  const { name, step } = run;
  return (
    <div className="mt-3 flex flex-wrap items-center gap-2">
      <CopyButton run={run} />
      <Button
        size="small"
        data-testid="numpy-download-py"
        onClick={() =>
          downloadText(scriptFileName(name, step, "py"), numpyScript(run), "text/x-python")
        }
      >
        <Download size={14} aria-hidden />
        {NUMPY.python}
      </Button>
      <Button
        size="small"
        data-testid="numpy-download-ipynb"
        onClick={() =>
          downloadText(
            scriptFileName(name, step, "ipynb"),
            numpyNotebook(run),
            "application/x-ipynb+json",
          )
        }
      >
        <Download size={14} aria-hidden />
        {NUMPY.notebook}
      </Button>
      <SizeNote sections={sections} />
    </div>
  );
}

function CopyButton({ run }: { readonly run: NumpyRun }) {
  const [state, setState] = useState<"idle" | "copied" | "failed">("idle");
  useEffect(() => {
    const timer = state === "idle" ? undefined : setTimeout(() => setState("idle"), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = async () => {
    const isCopied = await copyText(numpyScript(run));
    setState(isCopied ? "copied" : "failed");
  };
  const words =
    state === "copied" ? NUMPY.copied : state === "failed" ? NUMPY.copyFailed : NUMPY.copy;
  return (
    <Button size="small" data-testid="numpy-copy" data-state={state} onClick={copy}>
      {state === "copied" ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
      <span aria-live="polite">{words}</span>
    </Button>
  );
}

function SizeNote({ sections }: Pick<ScriptButtonsProps, "sections">) {
  let lines = 0;
  let characters = 0;
  for (const section of sections) {
    for (const line of section.lines) {
      lines += line.split("\n").length;
      characters += line.length + 1;
    }
  }
  return (
    <span className="num text-2xs text-soft">
      {NUMPY.size(formatCount(lines), formatShort(characters / 1024, 2))}
    </span>
  );
}
