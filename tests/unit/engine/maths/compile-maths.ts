import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";

const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));

/** Maps arrays through f64x2 functions of engine/kernels/assembly/maths.ts, two numbers at a time. */
export type VectorMaths = (name: string, values: Float64Array) => Float64Array;

function sourceOf(names: readonly string[]): string {
  const maps = names.map(
    (name) => `export function ${name}(from: usize, to: usize, count: i32): void {
      for (const end = from + (<usize>count << 3); from < end; from += 16, to += 16) {
        v128.store(to, maths.${name}V(v128.load(from)));
      }
    }`,
  );
  return `import * as maths from "./engine/kernels/assembly/maths";
    import * as series from "./engine/kernels/assembly/maths-series";
    export function allocate(bytes: usize): usize { return heap.alloc(bytes); }
    ${maps.join("\n").replaceAll("maths.logV", "series.logV")}`;
}

async function compiled(names: readonly string[]): Promise<Uint8Array<ArrayBuffer>> {
  let binary = new Uint8Array();
  const flags = "--enable simd -O3 --converge --noAssert --runtime stub --outFile maths.wasm";
  const { error, stderr } = await asc.main(["entry.ts", ...flags.split(" "), "--baseDir", ROOT], {
    readFile(name) {
      if (name === "entry.ts") {
        return sourceOf(names);
      }
      try {
        return readFileSync(`${ROOT}${name}`, "utf8");
      } catch {
        return null;
      }
    },
    writeFile(name, contents) {
      if (name === "maths.wasm" && typeof contents !== "string") {
        binary = Uint8Array.from(contents);
      }
    },
  });
  if (error) {
    throw new Error(stderr.toString(), { cause: error });
  }
  return binary;
}

function called(exported: WebAssembly.ExportValue | undefined, ...values: number[]): number {
  if (typeof exported !== "function") {
    throw new Error("The test module lacks a function.");
  }
  return Number(exported(...values));
}

/** Compiles a module that maps arrays of up to `capacity` numbers, an even count, through each. */
export async function compileMaths(
  names: readonly string[],
  capacity: number,
): Promise<VectorMaths> {
  const { instance } = await WebAssembly.instantiate(await compiled(names), {
    env: { abort: () => undefined },
  });
  const { memory, allocate, ...functions } = instance.exports;
  if (!(memory instanceof WebAssembly.Memory)) {
    throw new Error("The test module lacks a memory.");
  }
  const from = called(allocate, capacity * 8);
  const to = called(allocate, capacity * 8);
  return (name, values) => {
    new Float64Array(memory.buffer, from, values.length).set(values);
    called(functions[name], from, to, values.length);
    return new Float64Array(memory.buffer, to, values.length).slice();
  };
}
