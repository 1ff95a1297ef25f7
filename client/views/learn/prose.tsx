/** A paragraph of the story. Backticks mark code. */
export function Prose({ children }: { readonly children: string }) {
  return (
    <p className="max-w-[42rem] text-pretty text-[0.9375rem] leading-relaxed">
      <Words>{children}</Words>
    </p>
  );
}

/** Words with code in them: what stands between backticks. */
export function Words({ children }: { readonly children: string }) {
  const [plain = "", code, ...rest] = children.split("`");
  return code === undefined ? (
    plain
  ) : (
    <>
      {plain}
      <code className="whitespace-nowrap rounded bg-sunken px-1 py-0.5 font-mono text-[0.8125rem]">
        {code}
      </code>
      <Words>{rest.join("`")}</Words>
    </>
  );
}
