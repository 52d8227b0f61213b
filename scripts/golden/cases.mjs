// A case of the golden tables: how its fields become a call and a context, and how its numbers are compared.

/** @typedef {import("anneal/convert").Call} Call */
/** @typedef {import("anneal/convert").Argument} Argument */
/** @typedef {import("anneal/convert").ConvertContext} ConvertContext */
/** @typedef {import("anneal/convert").Converted} Converted */
/** @typedef {number | "NaN" | "Infinity" | "-Infinity"} Figure */
/**
 * @typedef {object} Case
 * @property {string} id
 * @property {string} framework
 * @property {string} scheduler
 * @property {{ [name: string]: any }} kwargs
 * @property {string} [version]
 * @property {number[]} [base_lrs]
 * @property {{ name?: string, lr?: number }} [optimizer]
 * @property {{ [name: string]: any }} [inputs]
 * @property {number[]} [indices]
 * @property {Figure[][]} lrs
 * @property {(Figure | Figure[])[][]} [momentum]
 * @property {(Figure | Figure[])[][]} [betas]
 * @property {Figure[][]} [weight_decay]
 * @property {{ [name: string]: any }} [raises]
 */

/** @typedef {{ index: number, of: string, expected: number, got: number }} Failure */

/** The names by which golden tables write a nested scheduler. */
const nestedNames = ["scheduler", "schedule", "sched"];

/**
 * Arguments, with nested schedulers as calls.
 * @param {any} value
 * @returns {Argument}
 */
function toArgument(value) {
  if (Array.isArray(value)) return value.map(toArgument);
  if (typeof value !== "object" || value === null) return value;
  const name = nestedNames.find((each) => typeof value[each] === "string");
  if (name === undefined) return mapValues(value);
  const { [name]: scheduler, kwargs, ...rest } = value;
  return { name: scheduler, kwargs: mapValues(kwargs ?? rest) };
}

/** @param {{ [name: string]: any }} object */
const mapValues = (object) =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, toArgument(value)]));

/**
 * The call of a case.
 * @param {Case} c
 * @returns {Call}
 */
export const callOf = ({ framework, scheduler, kwargs, inputs }) => {
  const flags = framework === "mmengine" && inputs?.convert_to_iter_based ? { convert_to_iter_based: true } : {};
  return { name: scheduler, kwargs: { ...mapValues(kwargs), ...flags } };
};

/**
 * The context of a case.
 * @param {Case} c
 * @returns {ConvertContext}
 */
export function contextOf({ framework, base_lrs, optimizer, version, inputs = {}, indices, lrs }) {
  const most = indices ? Math.max(...indices) + 1 : Math.max(...lrs.map((group) => group.length));
  const positions = inputs.epochs ? [0, ...inputs.epochs] : inputs.pos;
  const perEpoch = inputs.n_iter ?? inputs.epoch_length ?? inputs.dataloader_len;
  const perStep = inputs.increment ?? inputs.samples_per_batch;
  return {
    ...(base_lrs && { baseLrs: base_lrs }),
    ...(optimizer && { optimizer: { name: optimizer.name, lr: optimizer.lr } }),
    ...(framework === "deepspeed" && version && { version }),
    ...(positions && { positions }),
    ...(inputs.max_duration !== undefined && { maxDuration: inputs.max_duration }),
    ...(inputs.scale_schedule_ratio !== undefined && { scaleScheduleRatio: inputs.scale_schedule_ratio }),
    ...(inputs.param_groups && { paramGroups: inputs.param_groups.map(groupOf) }),
    horizon: {
      steps: Math.max(1, most),
      ...(perEpoch && { stepsPerEpoch: perEpoch }),
      ...(perStep && { samplesPerStep: perStep }),
    },
  };
}

/** @param {{ max_lr?: number, min_lr?: number, start_wd?: number, end_wd?: number, wd_mult?: number }} group */
const groupOf = ({ max_lr, min_lr, start_wd, end_wd, wd_mult }) => ({
  ...(max_lr !== undefined && { maxLr: max_lr }),
  ...(min_lr !== undefined && { minLr: min_lr }),
  ...(start_wd !== undefined && { startWd: start_wd }),
  ...(end_wd !== undefined && { endWd: end_wd }),
  ...(wd_mult !== undefined && { wdMult: wd_mult }),
});

/** Schedulers of torch and MMEngine that compute by recursion. */
const recursive =
  /^(LambdaLR|MultiplicativeLR|StepLR|MultiStepLR|ConstantLR|LinearLR|ExponentialLR|PolynomialLR|PolyLR|CosineAnnealingLR|CosineRestartLR|ChainedScheduler|SequentialLR|SWALR|ReduceLROnPlateau|ReduceOnPlateauLR|param_scheduler.*)$/;

/**
 * The tolerance of a value: 1e-12 of it, and 1e-15 of the largest. 1e-9 for recursions, 1e-6 for what is in float32.
 * @param {Case} c
 */
function toleranceOf(c) {
  const { framework, scheduler } = c;
  const combined = framework === "fastai" && !/^Sched/.test(scheduler);
  if (combined || (framework === "keras" && scheduler === "ReduceLROnPlateau")) return 1e-6;
  const inner = String(c.kwargs?.lr_scheduler?.scheduler ?? "").replace(/^.*\./, "");
  if (framework === "torch" || framework === "mmengine") return recursive.test(scheduler) ? 1e-9 : 1e-12;
  return framework === "ignite" && recursive.test(inner) ? 1e-9 : 1e-12;
}

/** @param {Figure} figure */
const toNumber = (figure) => (typeof figure === "string" ? Number(figure) : figure);

/**
 * Converts a case and compares every value that it lists.
 * @param {Case} c
 * @param {{ from: any, compile: any, plateau: any, greedy: any }} anneal
 * @returns {{ converted: Converted, failures: Failure[] }}
 */
export function runCase(c, { from, compile, plateau, greedy }) {
  /** @type {Converted} */
  const converted = from(c.framework, callOf(c), contextOf(c));
  /** @type {Failure[]} */
  const failures = [];
  const tolerance = toleranceOf(c);
  const steps = { steps: Math.max(1, contextOf(c).horizon?.steps ?? 1) };
  const metrics = c.inputs?.metrics ?? c.inputs?.values ?? [];
  /** @param {any} spec @param {any} exact @returns {(i: number) => number} */
  const valueOf = (spec, exact) => {
    const { at } = compile(exact ?? spec, steps);
    return (i) => at(exact === undefined ? (converted.positions?.[i] ?? i) : i);
  };
  const factors = factorsOf(converted, metrics, { plateau, greedy, early: c.framework === "optax" });
  /** @param {string} of @param {(Figure | Figure[])[][]} rows @param {(g: number) => ((i: number) => number)[]} values */
  const compare = (of, rows, values) => {
    rows.forEach((row, g) => {
      const columns = values(g);
      const flat = row.map((each) => (Array.isArray(each) ? each : [each]).map(toNumber));
      const peak = Math.max(...flat.flat().map(Math.abs).filter(Number.isFinite), 0);
      flat.forEach((wanted, k) => {
        const i = c.indices?.[k] ?? k;
        wanted.forEach((expected, part) => {
          if (columns[part] === undefined) return;
          const got = columns[part](i);
          const near = Math.abs(got - expected) <= tolerance * Math.abs(expected) + 1e-15 * peak;
          if (!near && !Object.is(got, expected)) failures.push({ index: i, of: `${of}[${g}]`, expected, got });
        });
      });
    });
  };
  /** @param {readonly any[] | undefined} specs @param {number} g */
  const pick = (specs, g) => specs?.[Math.min(g, specs.length - 1)];
  compare("lrs", c.lrs, (g) => {
    const value = valueOf(pick(converted.groups, g), pick(converted.exact?.groups, g));
    return [(i) => value(i) * factors(i, g)];
  });
  for (const name of /** @type {const} */ (["momentum", "betas"])) {
    const rows = c[name];
    if (!rows) continue;
    compare(name, rows, (g) => {
      if (converted.betas) return pick(converted.betas, g).map((/** @type {any} */ spec) => valueOf(spec, undefined));
      if (!converted.momentum) return [() => Number.NaN];
      return [valueOf(pick(converted.momentum, g), pick(converted.exact?.momentum, g))];
    });
  }
  if (c.weight_decay) compare("weight_decay", c.weight_decay, (g) => [valueOf(pick(converted.weightDecay, g), undefined)]);
  failures.push(...stopFailures(c, converted));
  return { converted, failures };
}

/**
 * Where the framework raises, the conversion must say so, with a note.
 * @param {Case} c
 * @param {Converted} converted
 * @returns {Failure[]}
 */
function stopFailures({ raises }, { stops, notes }) {
  const at = raises?.at ?? raises?.at_step_call ?? raises?.at_batch;
  if (at === undefined) return [];
  const noted = notes.some(({ code, step }) => code === "stops" && step === at);
  return stops === at && noted ? [] : [{ index: at, of: "stops", expected: at, got: stops ?? Number.NaN }];
}

/**
 * The factor of the controller at each update.
 * @param {Converted} converted
 * @param {number[]} metrics
 * @param {{ plateau: any, greedy: any, early: boolean }} controllers
 * @returns {(i: number, group: number) => number}
 */
function factorsOf({ control }, metrics, { plateau, greedy, early }) {
  if (!control) return () => 1;
  const controller = control.kind === "greedy" ? greedy(control.options) : plateau(control.options);
  const states = [controller.start];
  for (const metric of metrics) states.push(controller.next(states[states.length - 1], toNumber(metric)));
  return (i, group) => {
    const known = states[Math.min(early ? i + 1 : i, states.length - 1)];
    return controller.factor(known, i, known.factors.length === 1 ? 0 : group);
  };
}
