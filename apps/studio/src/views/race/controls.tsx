import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { useStudio } from "../../app/studio.ts";
import { loadingWords } from "../../race/engine.ts";
import { secondsLeft, stagesOf, wordsOf } from "../../race/progress.ts";
import { startRace } from "../../race/start.ts";
import { Button } from "../../ui/button.tsx";
import { Progress } from "../../ui/progress.tsx";
import type { SetUp } from "./use-set-up.ts";

/** Start, pause and stop, and how far the race is. */
export function Controls({ setUp }: { readonly setUp: SetUp }): JSX.Element {
  const { race, announced, width } = useStudio();
  const now = race.now.value;
  const reins = race.reins.value;
  const { plan } = setUp;
  const bar = useRef<HTMLDivElement>(null);
  const isGoing = reins !== undefined && now !== undefined;
  // Before what is drawn next takes the pressed button away.
  const isHeld = bar.current?.contains(document.activeElement) ?? false;
  useLayoutEffect(() => {
    if (isHeld && !isGoing && document.activeElement === document.body)
      bar.current?.querySelector("button")?.focus();
  }, [isGoing]);
  const say = (words: string): void => {
    announced.value = words;
  };
  const start = (): void => {
    if (!("missing" in plan)) void startRace(race, plan, say);
  };
  return (
    <div ref={bar} class="race-bar">
      {isGoing ? (
        <>
          {now.state === "paused" ? (
            <Button look="primary" icon="play" onClick={reins.resume}>
              Go on
            </Button>
          ) : (
            <Button look="primary" icon="pause" disabled={now.state !== "running"} onClick={reins.pause}>
              Pause
            </Button>
          )}
          <Button onClick={reins.stop}>Stop and keep</Button>
        </>
      ) : (
        <Button look="primary" icon="play" disabled={"missing" in plan} onClick={start}>
          {now === undefined ? "Start" : "Start again"}
        </Button>
      )}
      <div class="race-progress">
        <p>
          <span class="race-progress-words">
            {now === undefined ? (
              <span class="quiet-text">
                {"missing" in plan
                  ? plan.missing
                  : "A range test, a search for each schedule’s rate, then the race."}
              </span>
            ) : now.state === "loading" ? (
              <span>
                {now.loading ? loadingWords(now.loading) : "Loading the training engine. Only once."}
              </span>
            ) : (
              <>
                <strong>{wordsOf(now).stage}</strong> <span class="quiet-text">{wordsOf(now).says}</span>
              </>
            )}
          </span>
          <span class="quiet-text">{now !== undefined && timeWords(now.seconds, secondsLeft(now))}</span>
        </p>
        <Progress label="Race" stages={stagesOf(now)} />
        {/* On a phone the standing is far below. */}
        {width.value === "phone" && now?.outcome !== undefined && (
          <p class="race-ended">{now.outcome.says}</p>
        )}
      </div>
    </div>
  );
}

const timeWords = (used: number, left: number | undefined): string => {
  const spent = `${duration(used)} used`;
  return left === undefined ? spent : `${spent}, about ${duration(Math.max(1, left))} left`;
};

/** `38 s`, `1 min 20 s`. */
function duration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  return `${Math.floor(whole / 60)} min${whole % 60 === 0 ? "" : ` ${whole % 60} s`}`;
}
