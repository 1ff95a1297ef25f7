/** Words of slow motion: one step of the training, spread over some seconds. */
export const SLOW = {
  said: (number: number, count: number, title: string) => `Part ${number} of ${count}: ${title}`,
  sample: (number: number) => `numbers of sample ${number}`,
  loss: (value: string) => `C = ${value}`,
  step: (from: string, to: string) => `step ${from} → ${to}`,
} as const;
