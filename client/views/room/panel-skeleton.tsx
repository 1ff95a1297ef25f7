/** The heights that panels have with Origin, so that little moves when they come. */
const HEIGHTS = {
  network: "h-[31.5rem] md:h-[35rem] xl:h-[32.75rem] 3xl:h-[34.5rem]",
  loss: "h-[22.5rem] md:h-[19.5rem] xl:h-[21.5rem] 3xl:h-[28.5rem]",
  outputs: "h-96 md:h-[37rem]",
  matrices: "h-96 md:h-[24.5rem] xl:h-[13.625rem]",
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
