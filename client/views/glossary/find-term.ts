import { GLOSSARY, type TermId } from "#client/text/en/glossary.ts";

const IDS = Object.keys(GLOSSARY).filter(isTerm);

/** A term by its own name or by the path of the setting that it explains; the longest path wins. */
export function findTerm(key: string): TermId | null {
  if (isTerm(key)) {
    return key;
  }
  if (/^layers\[\d+\]\.activation$/.test(key)) {
    return "activation";
  }
  if (/^layers\[\d+\]\.units$/.test(key)) {
    return "unit";
  }
  let best: { readonly id: TermId; readonly length: number } | null = null;
  for (const id of IDS) {
    for (const path of GLOSSARY[id].paths ?? []) {
      const isWithin = key === path || key.startsWith(`${path}.`) || key.startsWith(`${path}[`);
      if (isWithin && path.length > (best?.length ?? 0)) {
        best = { id, length: path.length };
      }
    }
  }
  return best?.id ?? null;
}

/** Terms whose name has the words in it, then those whose explanation has; by name. */
export function searchTerms(words: string): readonly TermId[] {
  const wanted = words.trim().toLocaleLowerCase();
  const byName = IDS.toSorted((a, b) => GLOSSARY[a].name.localeCompare(GLOSSARY[b].name));
  const has = (text: string) => text.toLocaleLowerCase().includes(wanted);
  const named = byName.filter((id) => has(GLOSSARY[id].name));
  const told = byName.filter(
    (id) => !named.includes(id) && has(`${GLOSSARY[id].says} ${GLOSSARY[id].formula ?? ""}`),
  );
  return [...named, ...told];
}

function isTerm(key: string): key is TermId {
  return Object.hasOwn(GLOSSARY, key);
}
