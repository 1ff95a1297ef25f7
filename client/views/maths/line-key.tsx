interface LineKeyProps {
  readonly name: string;
  readonly className: string;
  /** As in `strokeDasharray`; absent for a whole line. */
  readonly dash?: string;
}

/** What a line of a chart stands for: a piece of it, and its name. */
export function LineKey({ name, className, dash }: LineKeyProps) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <svg width={22} height={6} aria-hidden>
        <line
          x1={0}
          x2={22}
          y1={3}
          y2={3}
          strokeWidth={1.75}
          strokeDasharray={dash}
          className={className}
        />
      </svg>
      {name}
    </span>
  );
}
