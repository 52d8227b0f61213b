import type { Place } from "@anneal/parse";
import type { Signal } from "@preact/signals";
import type { JSX } from "preact";
import { Button } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { AskFields } from "./ask-fields.tsx";
import type { Pasted } from "./input.ts";
import type { Ask, ReactingSide, ReadSide, Refusal, Side } from "./side.ts";

const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? "" : "s"}`;

/** Whose it is and how well it was read, in one line. */
export function BoxState({
  side,
  misfit,
}: {
  readonly side: Side;
  /** It was read, but does not fit the run. */
  readonly misfit: boolean;
}): JSX.Element {
  if (side.state === "empty") return <span class="box-title quiet-text">Nothing yet</span>;
  if (side.state === "reading") return <span class="box-title quiet-text">Reading</span>;
  if (side.state === "refused")
    return (
      <>
        <span class="box-title">Not read yet</span>
        <Chip tone={side.asks.length > 0 ? "warn" : "error"}>
          {side.asks.length > 0 ? "Needs a fact" : counted(side.refusals.length, "problem")}
        </Chip>
      </>
    );
  const { framework, scheduler, args, assumed, leftOut, format, lacks } = side;
  const what = format === "Python" ? "" : `, ${format}`;
  return (
    <>
      <h2 class="box-title">{framework}</h2>
      <span class="box-call" title={`${scheduler}${what}`}>
        {scheduler}, {counted(args.length, / spec$/.test(format) ? "field" : "argument")} read
      </span>
      {misfit ? (
        <Chip tone="error">Does not fit the run</Chip>
      ) : lacks !== undefined ? (
        <Chip tone="warn">{`Needs a fact: ${lacks}`}</Chip>
      ) : leftOut.length > 0 ? (
        <Chip tone="warn">Read in part</Chip>
      ) : assumed.length > 0 ? (
        <Chip tone="ok">{`Read, ${counted(assumed.length, "assumption")}`}</Chip>
      ) : (
        <Chip tone="ok">Read exactly</Chip>
      )}
    </>
  );
}

interface DetailsProps {
  readonly side: Side;
  readonly pasted: Signal<Pasted>;
  readonly misfit?: Refusal;
  readonly onShow: (place: Place) => void;
}

/** What was refused and why, what is asked, and each argument as it was understood. */
export function Details({ side, pasted, misfit, onShow }: DetailsProps): JSX.Element | null {
  const set = (change: Partial<Pasted>): void => {
    pasted.value = { ...pasted.value, ...change };
  };
  if (side.state === "empty" || side.state === "reading") return null;
  // An epoch is as long as said beside the switch that counts in them.
  const isOfChoices = ({ what }: Ask): boolean =>
    what === "stepsPerEpoch" && side.state !== "refused" && side.stepIs === "epoch";
  if (side.state === "refused")
    return (
      <>
        {side.reacts !== undefined && (
          <p class="reacts">
            {side.reacts} reacts to the loss, so it has no curve to draw. With the LR of the optimizer it can
            be written for other frameworks.
          </p>
        )}
        <Refusals refusals={side.refusals} onShow={onShow} asked={side.asks.length > 0} />
        <AskFields asks={side.asks} pasted={pasted} />
        {side.canLeaveOut && <Button onClick={() => set({ partial: true })}>Read the rest without it</Button>}
      </>
    );
  return (
    <>
      {misfit && <Refusals refusals={[misfit]} onShow={onShow} asked={false} />}
      {side.state === "reacts" && (
        <p class="reacts">
          {side.scheduler} reacts to the loss, so it has no curve to draw. Below it is a controller that is
          played against a loss; under Write it is there for other frameworks.
        </p>
      )}
      <Choices side={side} set={set} />
      <AskFields asks={side.asks.filter(isOfChoices)} pasted={pasted} lacks={side.lacks} />
      <Arguments side={side} onShow={onShow} />
      <AskFields asks={side.asks.filter((ask) => !isOfChoices(ask))} pasted={pasted} />
    </>
  );
}

function Refusals({
  refusals,
  onShow,
  asked,
}: {
  readonly refusals: readonly Refusal[];
  readonly onShow: (place: Place) => void;
  readonly asked: boolean;
}): JSX.Element {
  return (
    <ul class={`refusals${asked ? " asked" : ""}`}>
      {refusals.map(({ says, line, place }) => (
        <li key={line} class="refusal">
          <p>
            {place !== undefined && (
              <button type="button" class="place" onClick={() => onShow(place)}>
                line {place.line}
              </button>
            )}
            {says}
          </p>
          <code class="raw-line">{line}</code>
        </li>
      ))}
    </ul>
  );
}

/** Which scheduler of several, and which of its parameter groups. */
function Choices({
  side,
  set,
}: {
  readonly side: ReadSide | ReactingSide;
  readonly set: (change: Partial<Pasted>) => void;
}): JSX.Element | null {
  const { choices, pick, specs, group, stepIs } = side;
  if (choices.length < 2 && specs.length < 2 && stepIs === undefined) return null;
  return (
    <div class="source-choices">
      {choices.length > 1 && (
        <label>
          Scheduler{" "}
          <select
            value={pick}
            onChange={(event) => set({ pick: Number(event.currentTarget.value), group: 0 })}
          >
            {choices.map((choice, i) => (
              <option key={choice} value={i}>
                {choice}
              </option>
            ))}
          </select>
        </label>
      )}
      {specs.length > 1 && (
        <label>
          Parameter group{" "}
          <select value={group} onChange={(event) => set({ group: Number(event.currentTarget.value) })}>
            {specs.map((_, i) => (
              <option key={i} value={i}>
                {i + 1}
              </option>
            ))}
          </select>
        </label>
      )}
      {stepIs !== undefined && (
        <Segmented
          label="One step is"
          value={stepIs}
          onChange={(next) => set({ perEpoch: next === "epoch" })}
          choices={[
            { value: "update", name: "An update" },
            { value: "epoch", name: "An epoch" },
          ]}
        />
      )}
    </div>
  );
}

function Arguments({
  side,
  onShow,
}: {
  readonly side: ReadSide | ReactingSide;
  readonly onShow: (place: Place) => void;
}): JSX.Element | null {
  if (side.args.length === 0) return null;
  return (
    <ul class="arguments" aria-label="Arguments as they were read">
      {side.args.map(({ name, value, place }) => (
        <li key={name}>
          {place === undefined ? (
            <span class="argument">
              {name} <b>{value}</b>
            </span>
          ) : (
            <button
              type="button"
              class="argument"
              title={`line ${place.line}, column ${place.column}`}
              onClick={() => onShow(place)}
            >
              {name} <b>{value}</b>
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
