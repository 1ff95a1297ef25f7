/** The place of the network that trains, as tall as it: nothing below moves when it comes. */
export function PlaygroundWaiting() {
  return (
    <div className="mt-3 min-h-[91rem] md:min-h-[80rem] xl:min-h-[71rem]" aria-busy="true">
      <div className="skeleton h-80 w-full" />
    </div>
  );
}
