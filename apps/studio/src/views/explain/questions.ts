import { findings, tally } from "./claims.ts";
import { levelsOfLogs } from "./log-answers.ts";
import { fromCurve, fromPage, lr, type Question, type Said, type Scene, share, steps } from "./scene.ts";

/** What people ask about a schedule, answered from this curve, the logs that are here, and what was measured. */
export function questionsAbout(scene: Scene): readonly Question[] {
  const { phases, restarts } = scene.summary;
  const has = (name: string): boolean => phases.some((phase) => phase.name === name);
  return [
    { title: "Why not long steps all the way?", answer: longAllTheWay(scene) },
    { title: "Why not short steps all the way?", answer: shortAllTheWay(scene) },
    { title: "What if we stop early?", answer: stopEarly(scene) },
    ...(has("warmup") ? [{ title: "Does it need the warmup?", answer: warmup(scene) }] : []),
    ...(restarts.length > 0 ? [{ title: "What are the restarts for?", answer: restarting(scene) }] : []),
    { title: "Must it end at zero?", answer: endAtZero(scene) },
    { title: "Does this cost anything?", answer: costs() },
    { title: "How sure is this?", answer: howSure(scene) },
  ];
}

function longAllTheWay(scene: Scene): readonly Said[] {
  const { peak, last, decaySteps, steps: count } = scene.summary;
  const own =
    decaySteps > 0
      ? fromCurve(
          `This plan shrinks its steps from ${lr(peak)} to ${lr(last)} in ${steps(decaySteps)} of its ${steps(count)} steps.`,
        )
      : fromCurve(
          `This plan never shrinks its steps: the last is ${lr(last)} long, the longest ${lr(peak)}.`,
        );
  return [
    ...levelsOfLogs(scene),
    own,
    fromPage(
      `In published runs of a model with 124 million parameters, plans that shrink their steps ended with less loss than the best constant one: ${findings.constant.quoted[0]} (${findings.constant.quoted[1]}).`,
      findings.constant.id,
      "; curves: github.com/fabian-sp/lr-scheduling",
    ),
    fromPage(
      `On the small tasks of this project it is no rule: ${findings.constantSmall.quoted[0]}.`,
      findings.constantSmall.id,
    ),
  ];
}

function shortAllTheWay({ summary }: Scene): readonly Said[] {
  const { sum, last, peak, steps: count } = summary;
  const short = last > 0 && last < peak ? last : peak / 10;
  const name =
    short === last ? `as short as its last step, ${lr(short)},` : `a tenth of the longest, ${lr(short)},`;
  const part = (short * count) / sum;
  return [
    ...(part > 0 && Number.isFinite(part) && part < 1
      ? [
          fromCurve(
            `If every step were ${name} the same ${steps(count)} steps would cover ${share(part)} of the way, all step lengths added.`,
          ),
        ]
      : []),
    fromPage(
      `Too long and too short both cost. Median cost of a wrong longest step over eight cases: ${findings.tooHigh.quoted[0]} of the validation loss, ${findings.tooHigh.quoted[1]}.`,
      findings.tooHigh.id,
    ),
  ];
}

function stopEarly({ curve, summary }: Scene): readonly Said[] {
  const { steps: count, phases, peak, last } = summary;
  const at = Math.round(0.8 * count);
  const there = curve.at(at);
  const phase = phases.find(({ start, end }) => at >= start && at < end)?.name ?? "hold";
  const own = fromCurve(
    `Stopped at 80%, step ${steps(at)}, this plan is in its ${phase}: the step there is ${lr(there)}${peak > 0 ? `, ${share(there / peak)} of the longest` : ""}; at its end it is ${lr(last)}.`,
  );
  const held = phases.some(({ name }) => name === "hold");
  return [
    own,
    held
      ? fromPage(
          `While the steps are held the end is open: a hold with a cooldown ended as low as a cosine of its length. Published final losses at 124M parameters: ${findings.wsdCosine.quoted[0]}.`,
          findings.wsdCosine.id,
        )
      : fromPage(
          `A cosine read before its end had not arrived: the one planned to end at that step was lower by ${findings.cosineEnd.quoted[0]}.`,
          findings.cosineEnd.id,
        ),
  ];
}

function warmup({ summary }: Scene): readonly Said[] {
  const { warmupSteps, steps: count } = summary;
  return [
    fromCurve(`It takes ${steps(warmupSteps)} steps here, ${share(warmupSteps / count)} of the run.`),
    fromPage(
      `In the small nets of this project it rescues nothing: ${lower(findings.warmup.quoted[0])}. In deep nets training survives a higher peak with one.`,
      findings.warmup.id,
      "; deep nets: Kalra & Barkeshli 2024, arXiv 2406.09405",
    ),
    fromPage(
      `Of published pre-training runs that tell their share of warmup, ${findings.warmupShare.quoted[0]}.`,
      findings.warmupShare.id,
    ),
  ];
}

function restarting({ summary }: Scene): readonly Said[] {
  const { restarts } = summary;
  return [
    fromCurve(
      `This plan restarts ${restarts.length === 1 ? "once" : `${steps(restarts.length)} times`}, first at step ${steps(restarts[0])}.`,
    ),
    fromPage(
      `That restarts end better than one long fall was not found. Loss that three cycles save against one cosine: ${findings.restarts.quoted[0]}.`,
      findings.restarts.id,
    ),
  ];
}

function endAtZero({ summary }: Scene): readonly Said[] {
  const { last, peak } = summary;
  return [
    fromCurve(
      `The last step of this plan is ${lr(last)}${peak > 0 ? `, ${share(last / peak)} of the longest` : ""}.`,
    ),
    fromPage(
      `It depends. At 124M parameters and peaks of 5e-4, 1e-3 and 2e-3, ending at zero rather than at a tenth saved ${findings.toZero.quoted[0]} of the loss; on this project's small tasks a tenth was better.`,
      findings.toZero.id,
    ),
  ];
}

const costs = (): readonly Said[] => [
  fromPage(
    `The schedule itself adds next to nothing: ${lower(findings.cost.quoted[0])}, against milliseconds for a step of even a tiny model. ${findings.cost.quoted[1]}: that takes runs.`,
    findings.cost.id,
  ),
];

function howSure({ logs }: Scene): readonly Said[] {
  return [
    fromCurve("What is said of this plan is arithmetic on its curve, exact to rounding."),
    fromPage(
      `What is said in general was measured or published. Of 34 common claims, ${tally}.`,
      "its first table",
    ),
    fromPage(
      `A schedule held against itself, on other seeds, still seems different in ${findings.chance.quoted[0]} of comparisons.`,
      findings.chance.id,
    ),
    {
      text:
        logs.length > 0
          ? "Your own logs come before all of it: they are your model and your data."
          : "The best evidence is your own: drop a training log in Logs, and this page uses it.",
      source: logs.length > 0 ? `${steps(logs.length)} of your logs` : "no log is here yet",
    },
  ];
}

const lower = (text: string): string => text[0].toLowerCase() + text.slice(1);
