import type { JSX } from "preact";
import { useStudio } from "../../app/studio.ts";
import {
  type NumberName,
  numberLimits,
  type OptimizerChoice,
  type RaceSetup,
  readNumber,
  type TaskChoice,
  usualBatch,
} from "../../race/setup.ts";
import { taskWords } from "../../race/task.ts";
import { Select } from "../../ui/select.tsx";
import { TextField } from "../../ui/text-field.tsx";

/** The task, its model, and how much is run. */
export function SetupForm(): JSX.Element {
  const { race } = useStudio();
  const setup = race.setup.value;
  const own = race.own.value;
  const change = (to: Partial<RaceSetup>): void => {
    race.setup.value = { ...race.setup.value, ...to };
  };
  const model = setup.task === "own" ? own?.facts?.model : taskWords[setup.task].model;
  const usual = setup.task === "own" ? "the usual optimizer" : taskWords[setup.task].optimizer;
  const prefix = model === undefined ? "" : `${model}, `;
  const tasks = [
    { value: "digits", name: taskWords.digits.name },
    { value: "text", name: taskWords.text.name },
    ...(own === undefined
      ? []
      : [
          {
            value: "own",
            name: own.facts ? `${own.name}, ${own.facts.rows.toLocaleString("en")} rows` : own.name,
          },
        ]),
  ];
  return (
    <section class="race-section race-form" aria-label="What is trained">
      <Select
        label="Task"
        value={setup.task}
        choices={tasks}
        onChange={(task) => change({ task: task as TaskChoice, batch: usualBatch[task as TaskChoice] })}
      />
      <Select
        label="Model and optimizer"
        value={setup.optimizer}
        choices={[
          { value: "auto", name: `${prefix}${usual}` },
          { value: "sgd", name: `${prefix}SGD` },
          { value: "momentum", name: `${prefix}momentum 0.9` },
          { value: "adamw", name: `${prefix}AdamW` },
        ].filter(({ value, name }, i, all) => value === "auto" || !(i > 0 && name === all[0].name))}
        onChange={(optimizer) => change({ optimizer: optimizer as OptimizerChoice })}
      />
      <div class="race-pair">
        <NumberField name="steps" />
        <NumberField
          name="batch"
          auto={own?.facts && setup.task === "own" ? String(own.facts.batch) : "auto"}
        />
      </div>
      <div class="race-pair">
        <NumberField name="seeds" />
        <NumberField name="rates" />
      </div>
      <p class="quiet-text">
        Each schedule gets its own best rate. One shared rate would favour whichever schedule it happens to
        suit.
      </p>
    </section>
  );
}

function NumberField({ name, auto }: { readonly name: NumberName; readonly auto?: string }): JSX.Element {
  const { race } = useStudio();
  const typed = race.setup.value[name];
  const { problem } = readNumber(name, typed);
  return (
    <TextField
      label={numberLimits[name].name}
      name={name}
      value={typed}
      inputMode="numeric"
      {...(auto !== undefined && { auto })}
      {...(problem !== undefined && { error: problem })}
      onInput={(text) => {
        race.setup.value = { ...race.setup.value, [name]: text };
      }}
    />
  );
}
