/** Asks; what was asked for before it was wanted is answered by that, once. */
export function askedBefore<Answer>(
  part: string,
  early: Promise<Answer>,
  ask: (part: string) => Promise<Answer>,
): (part: string) => Promise<Answer> {
  let kept: Promise<Answer> | null = early;
  return (wanted) => {
    const answer = wanted === part ? kept : null;
    if (answer === null) {
      return ask(wanted);
    }
    kept = null;
    return answer;
  };
}

/** What comes within so many ms; null for what comes later, or never. */
export function ifSoon<Value>(something: Promise<Value>, ms: number): Promise<Value | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), ms);
    const answer = (value: Value | null) => {
      clearTimeout(timer);
      resolve(value);
    };
    something.then(answer, () => answer(null));
  });
}
