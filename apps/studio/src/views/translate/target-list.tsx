import type { JSX } from "preact";
import { useEffect, useId, useState } from "preact/hooks";
import type { ListedTarget, TargetName } from "./targets.ts";
import { type Subject, write } from "./write.ts";

interface TargetListProps {
  readonly targets: readonly ListedTarget[];
  readonly subject: Subject;
  readonly value: TargetName;
  readonly onChange: (name: TargetName) => void;
}

/** Every language, and how the schedule can be had there. */
export function TargetList({ targets, subject, value, onChange }: TargetListProps): JSX.Element {
  const group = useId();
  const ways = useWays(targets, subject);
  return (
    <fieldset class="target-list">
      <legend class="visually-hidden">Language</legend>
      {targets.map(({ name, title }) => {
        const way = ways.get(name);
        return (
          <label key={name} class="target">
            <input type="radio" name={group} checked={name === value} onChange={() => onChange(name)} />
            <span class="target-row">
              <span class="target-name">{title}</span>
              <span class={way === "no exact form" ? "way none" : "way"}>{way ?? ""}</span>
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}

/** Finds the ways one after another, so that typing is never held up. */
function useWays(targets: readonly ListedTarget[], subject: Subject): ReadonlyMap<TargetName, string> {
  const [ways, setWays] = useState<ReadonlyMap<TargetName, string>>(new Map());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const found = new Map<TargetName, string>();
    const next = (i: number): void => {
      if (i === targets.length) return setWays(found);
      const { name } = targets[i];
      found.set(name, write(subject, name).way);
      timer = setTimeout(next, 0, i + 1);
    };
    timer = setTimeout(next, 60, 0);
    return () => clearTimeout(timer);
  }, [targets, subject]);
  return ways;
}
