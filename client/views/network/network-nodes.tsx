import { memo, type Ref } from "react";
import { isLongLine, longestName, nameLines, shorten } from "#client/draw/name-lines.ts";
import { hasNames, type LayerPlace, type NodePlace } from "#client/draw/network-layout.ts";
import { numberRisePx } from "#client/draw/strip-place.ts";
import { unitName } from "#client/draw/unit-names.ts";
import { text } from "#client/text/en.ts";
import { classNames } from "#client/ui/class-names.ts";
import { layerWidths } from "#engine/layer-widths.ts";
import type { TrainingSettings } from "#engine/settings.ts";

interface NetworkNodesProps {
  readonly ref: Ref<SVGSVGElement>;
  readonly places: readonly LayerPlace[];
  readonly settings: TrainingSettings;
  readonly size: { readonly widthPx: number; readonly heightPx: number };
  /** Circles of units are filled by heat maps below. */
  readonly hasHeat: boolean;
}

/** Circles and names; colours and numbers are written into them by `writeNodes`. */
export const NetworkNodes = memo(function NetworkNodes(props: NetworkNodesProps) {
  const { ref, places, settings, size, hasHeat } = props;
  const longest = longestName(size.widthPx);
  return (
    <svg
      ref={ref}
      aria-hidden
      className="pointer-events-none absolute inset-0"
      width={size.widthPx}
      height={size.heightPx}
    >
      {places.map((place, layer) => (
        // A layer is its place in the row of layers.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <g key={layer}>
          <LayerCaption
            place={place}
            layer={layer}
            settings={settings}
            isTight={(places[1]?.xPx ?? 0) - (places[0]?.xPx ?? 0) < TIGHT_PX}
          />
          {place.nodes.map((node) => (
            <UnitNode
              key={node.from}
              node={node}
              place={place}
              layer={layer}
              settings={settings}
              isLast={layer === places.length - 1}
              isHeat={hasHeat && place.grain !== "group"}
              longest={longest}
              isFine={isFineLayer(place, layer, settings, longest)}
            />
          ))}
        </g>
      ))}
    </svg>
  );
});

interface LayerCaptionProps {
  readonly place: LayerPlace;
  readonly layer: number;
  readonly settings: TrainingSettings;
  readonly isTight: boolean;
}

/** Layers closer than this have short captions. */
const TIGHT_PX = 96;

function LayerCaption({ place, layer, settings, isTight }: LayerCaptionProps) {
  const name = layerName(layer, settings.layers.length, isTight);
  const activation = settings.layers[layer - 1]?.activation;
  const units = layerWidths(settings)[layer] ?? 0;
  const detail =
    activation === undefined || !isTight ? activation : text.network.shortActivations[activation];
  return (
    <g textAnchor="middle">
      <text x={place.xPx} y={13} className="fill-ink font-medium text-[11px]">
        {place.grain === "unit" || isTight ? name : `${name} · ${units}`}
      </text>
      {detail === undefined ? null : (
        <text x={place.xPx} y={27} className="fill-soft text-[11px]">
          {place.grain === "unit" || !isTight ? detail : `${units}`}
        </text>
      )}
    </g>
  );
}

function layerName(layer: number, last: number, isTight: boolean): string {
  const { inputs, output, hidden, shortNames } = text.network;
  if (layer === 0) {
    return isTight ? shortNames.inputs : inputs;
  }
  if (layer === last) {
    return isTight ? shortNames.output : output;
  }
  return isTight ? shortNames.hidden(layer) : hidden(layer, last - 1);
}

interface UnitNodeProps {
  readonly node: NodePlace;
  readonly place: LayerPlace;
  readonly layer: number;
  readonly settings: TrainingSettings;
  readonly isLast: boolean;
  readonly isHeat: boolean;
  /** Characters of a name. */
  readonly longest: number;
  /** Names of the layer are written small. */
  readonly isFine: boolean;
}

function UnitNode(props: UnitNodeProps) {
  const { node, place, layer, settings, isLast, isHeat, longest, isFine } = props;
  const isSmall = place.grain === "small" || node.radiusPx < 12;
  const name =
    place.grain === "group"
      ? text.network.group(node.from + 1, node.to)
      : unitName(settings, layer, node.from);
  return (
    <g data-unit={`${layer}-${node.from}`}>
      <title>{name}</title>
      {isHeat ? null : (
        <circle cx={node.xPx} cy={node.yPx} r={node.radiusPx} className="fill-paper" />
      )}
      <circle
        cx={node.xPx}
        cy={node.yPx}
        r={node.radiusPx}
        data-fill=""
        // Until there is a number in it; then the style says its colour.
        className="fill-transparent stroke-line-strong"
        strokeWidth={isSmall ? 1 : 1.5}
      />
      {isSmall || isHeat ? null : (
        <text
          x={node.xPx}
          y={node.yPx - (place.grain === "group" ? 0 : numberRisePx(node.radiusPx))}
          dy="0.35em"
          textAnchor="middle"
          data-number=""
          className="num fill-ink font-medium"
        />
      )}
      <NodeName
        name={name}
        node={node}
        place={place}
        side={layer === 0 ? "left" : isLast ? "right" : null}
        longest={longest}
        isFine={isFine}
      />
    </g>
  );
}

/** One long name makes all of its layer small: names below each other have one size. */
function isFineLayer(
  { grain, nodes }: LayerPlace,
  layer: number,
  settings: TrainingSettings,
  longest: number,
): boolean {
  return (
    grain === "unit" &&
    nodes.some(({ from }) => nameLines(unitName(settings, layer, from), longest).some(isLongLine))
  );
}

interface NodeNameProps {
  readonly name: string;
  readonly node: NodePlace;
  readonly place: LayerPlace;
  /** Where a circle of the first or the last layer has its name. */
  readonly side: "left" | "right" | null;
  readonly longest: number;
  readonly isFine: boolean;
}

/** Beside circles at the sides, above those between them; of groups, which units they are. */
function NodeName({ name, node, place, side, longest, isFine }: NodeNameProps) {
  if (place.grain === "group") {
    return <GroupSpan node={node} isLeft={side === "left"} />;
  }
  if (side !== null) {
    return place.grain === "small" ? null : (
      <OutsideName
        name={name}
        node={node}
        isLast={side === "right"}
        longest={longest}
        isFine={isFine}
      />
    );
  }
  return hasNames(place) ? (
    <text
      x={node.xPx}
      y={node.yPx - node.radiusPx - 4}
      textAnchor="middle"
      className="num fill-soft text-[10px]"
    >
      {name}
    </text>
  ) : null;
}

/** Which units a circle stands for, on paper of its own: lines run there. */
function GroupSpan({ node, isLeft }: { readonly node: NodePlace; readonly isLeft: boolean }) {
  return (
    <text
      x={node.xPx + (isLeft ? -1 : 1) * (node.radiusPx + 5)}
      y={node.yPx}
      dy="0.35em"
      textAnchor={isLeft ? "end" : "start"}
      className="num fill-ink stroke-paper text-[10px] [paint-order:stroke]"
      strokeWidth={3}
    >
      {text.network.groupSpan(node.from + 1, node.to)}
    </text>
  );
}

interface OutsideNameProps {
  readonly name: string;
  readonly longest: number;
  readonly node: NodePlace;
  readonly isLast: boolean;
  readonly isFine: boolean;
}

/** A column's name beside its circle; of two words each has a line where there is room for two. */
function OutsideName({ name, node, isLast, longest, isFine }: OutsideNameProps) {
  const xPx = node.xPx + (isLast ? 1 : -1) * (node.radiusPx + 7);
  const lines = node.radiusPx >= TWO_LINES_PX ? nameLines(name, longest) : [shorten(name, longest)];
  return (
    <text
      x={xPx}
      y={node.yPx - (lines.length - 1) * 6}
      dy="0.35em"
      textAnchor={isLast ? "start" : "end"}
      className={classNames(
        "num fill-ink",
        isFine || lines.some(isLongLine) ? "text-[9.5px]" : "text-[12px]",
      )}
    >
      {lines.map((line, i) => (
        <tspan key={i === 0 ? "first" : "second"} x={xPx} dy={i === 0 ? undefined : 12}>
          {line}
        </tspan>
      ))}
    </text>
  );
}

const TWO_LINES_PX = 11;
