/** The heights that panels have with Origin, so that little moves when they come. */
const HEIGHTS = {
  network: "h-[21.5rem] md:h-[25rem]",
  loss: "h-64",
  outputs: "h-44",
  matrices: "h-40",
  maths: "h-96",
  numpy: "h-96",
  settings: "h-96",
  activity: "h-24",
  runs: "h-40",
} as const;

/** The place of a panel that is not here yet. */
export function PanelSkeleton({ panel }: { readonly panel: keyof typeof HEIGHTS }) {
  return <div className={`skeleton w-full opacity-60 ${HEIGHTS[panel]}`} aria-hidden />;
}
