/** What a hostile or malformed text must lead to: a part of its one clear error, or nothing for what is no config. */
export type Hostile = readonly [name: string, text: string, told: string | undefined];

const hf = (line: string): string =>
  `learning_rate: 0.001\nmax_steps: 100\n${line}\nper_device_train_batch_size: 8\n`;
const ds = (scheduler: string): string => `{"zero_optimization": {"stage": 2}, "scheduler": ${scheduler}}`;
const flags = (rest: string): string =>
  `python train.py --learning_rate 1e-3 --num_train_epochs 1 --max_steps 100 ${rest}`;
const megatron = (rest: string): string => `pretrain.py --lr 1e-4 --train-iters 100 ${rest}`;
const mm = (scheduler: string): string =>
  `{"optim_wrapper": {"optimizer": {"type": "SGD", "lr": 0.1}}, "param_scheduler": ${scheduler}}`;
const composer = (scheduler: string): string =>
  `max_duration: 100ba\noptimizer: {name: decoupled_adamw, lr: 0.001}\nscheduler: ${scheduler}\n`;
const axolotl = (line: string): string =>
  `base_model: m\nnum_epochs: 1\nmax_steps: 100\nlearning_rate: 1e-4\n${line}\n`;

/** A reference, as OmegaConf and shells write it. */
const ref = (name: string): string => ["$", "{", name, "}"].join("");

const bomb = `a: &a [x, x, x, x, x, x, x, x, x]
b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c]
e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d]
f: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e]
learning_rate: 1
`;

const mergeBomb = `a: &a {x1: 1, x2: 2, x3: 3, x4: 4, x5: 5, x6: 6, x7: 7, x8: 8}
b: &b {y: [*a, *a, *a, *a, *a, *a, *a, *a]}
c: &c {<<: [*b, *b, *b, *b, *b, *b, *b, *b], z: [*b, *b, *b, *b, *b, *b, *b, *b]}
d: &d {<<: [*c, *c, *c, *c, *c, *c, *c, *c], z: [*c, *c, *c, *c, *c, *c, *c, *c]}
e: &e {<<: [*d, *d, *d, *d, *d, *d, *d, *d], z: [*d, *d, *d, *d, *d, *d, *d, *d]}
`;

const malformedJson: readonly Hostile[] = [
  ["an object that does not end", '{"learning_rate": 1e-3', 'a "," or a "}"'],
  ["a comma too many", '{"learning_rate": 1e-3,}', "a key in double quotes"],
  ["a list with a comma too many", '{"a": [1, 2,]}', "a JSON value"],
  ["a call in a dictionary of Python", "{'learning_rate': __import__('os').system('id')}", "a plain value"],
  ["a sum in a dictionary of Python", "{'learning_rate': 1 + 2}", 'a "," or a "}"'],
  ["a name in a dictionary of Python", "{'learning_rate': lr}", "a plain value"],
  ["a text of Python that does not end", "{'learning_rate': 'x}", "a text that ends on its line"],
  ["a tuple that does not end", "{'learning_rate': (1, 2}", 'a "," or a ")"'],
  ["a deep dictionary of Python", `${"{'a':".repeat(500)}1`, "at most 64 levels"],
  ["an f-string", "{'learning_rate': f'{1}'}", "a plain value"],
  ["no quotes", "{learning_rate: 1e-3}", "a key in double quotes"],
  ["Python's True", '{"learning_rate": 1e-3, "bf16": True}', "a JSON value"],
  ["a comment", '{\n  // the LR\n  "learning_rate": 1e-3\n}', "line 2, column 3"],
  ["no colon", '{"learning_rate" 1e-3}', 'a ":" after the key'],
  ["two values", '{"learning_rate": 1e-3} {}', "nothing after the value"],
  ["a number with a leading zero", '{"learning_rate": 01}', "a JSON value"],
  ["a hexadecimal number", '{"learning_rate": 0x10}', "a JSON value"],
  ["a plus sign", '{"learning_rate": +1e-3}', "a JSON value"],
  ["no digits behind the point", '{"learning_rate": 1.}', "a JSON value"],
  ["a text over two lines", '{"learning_rate": "1\n2"}', "a text that ends on its line"],
  ["an escape that JSON has not", '{"learning_rate": "\\x41"}', "with the escapes of JSON only"],
  ["a text that does not end", '{"learning_rate": "1e-3}', "a text that ends on its line"],
  ["a null byte", '{"learning_rate": \u0000}', "a JSON value"],
  ["a null byte in a text", '{"learning_rate": "\u0000"}', "with the escapes of JSON only"],
  ["only a bracket", "{", "a key in double quotes"],
  ["deep lists", `{"a": ${"[".repeat(5000)}${"]".repeat(5000)}}`, "at most 64 levels"],
  ["deep objects", `${'{"a":'.repeat(5000)}1${"}".repeat(5000)}`, "at most 64 levels"],
  ["an empty object", "{}", "the keys of a scheduler"],
  ["an empty list, as Python has", "[]", undefined],
  ["a list of numbers", "[1, 2, 3]", "the keys of a scheduler"],
  ["too long", `{"a": "${"x".repeat(300_000)}"}`, "at most 250000 characters"],
];

const malformedYaml: readonly Hostile[] = [
  ["a tab for indentation", "lr_scheduler_kwargs:\n\tnum_cycles: 1\n", "YAML that can be read"],
  ["an indentation that fits nothing", "a:\n    b: 1\n  c: 2\n", "YAML that can be read"],
  ["a quote that does not end", 'learning_rate: "1e-3\nmax_steps: 3\n', "YAML that can be read"],
  ["a single quote that does not end", "learning_rate: '1e-3\nmax_steps: 3\n", "YAML that can be read"],
  ["a flow list that does not end", "learning_rate: [1e-3\nmax_steps: 3\n", "YAML that can be read"],
  ["a flow map that does not end", "learning_rate: {a: 1\n", "YAML that can be read"],
  ["a reserved sign", "learning_rate: @3\n", "YAML that can be read"],
  ["a backtick", "learning_rate: `3`\n", "YAML that can be read"],
  ["two colons in a line", "learning_rate: a: b\n", "YAML that can be read"],
  ["an anchor that nobody set", "learning_rate: *lr\n", "an anchor that stands before it"],
  ["an anchor set later", "learning_rate: *lr\nlr: &lr 3\n", "an anchor that stands before it"],
  ["an anchor in itself", "a: &a [*a]\nlearning_rate: 1\n", "an anchor that stands before it"],
  ["a million laughs", bomb, "at most 10000 values"],
  ["a million merges", mergeBomb, "at most 10000 values"],
  ["a tag of Python", "learning_rate: !!python/object/apply:os.system ['id']\n", "no tags"],
  ["a tag of Python for a module", "learning_rate: !!python/name:os.system\n", "no tags"],
  ["a tag of one's own", "learning_rate: !lr 3\n", "no tags"],
  ["a binary tag", "learning_rate: !!binary aGk=\n", "no tags"],
  ["a tag on a map", "learning_rate: !!set {a, b}\n", "no tags"],
  ["a tag with a name that is none", "learning_rate: !foo!bar 3\n", "YAML that can be read"],
  ["a list as a key", "? [a, b]\n: 1\nlearning_rate: 1\n", "a name as the key"],
  ["a map as a key", "x: 1\n? {a: b}\n: 1\n", "a name as the key"],
  ["an alias as a key", "a: &a x\n*a : 1\n", "a name as the key"],
  ["merging a text", "<<: text\nlearning_rate: 1\n", "a dictionary, or a list of them"],
  ["merging a list of texts", "<<: [a, b]\nlearning_rate: 1\n", "a dictionary, or a list of them"],
  ["two documents", "learning_rate: 1\n---\nlearning_rate: 2\n", "one document"],
  ["deep flow lists", `a: ${"[".repeat(3000)}`, "at most 64 levels"],
  ["deep block lists", `a:\n  ${"- ".repeat(3000)}x\n`, "at most 64 levels"],
  ["deep keys", `${"? ".repeat(3000)}x\nlearning_rate: 1\n`.replace(/^/, "a: 1\n"), "at most 64 levels"],
  [
    "deep maps",
    `${Array.from({ length: 300 }, (_, i) => `${" ".repeat(i)}a:`).join("\n")}\n`,
    "at most 64 levels",
  ],
  [
    "many keys",
    Array.from({ length: 30_000 }, (_, i) => `k${i}: 1`)
      .join("\n")
      .slice(0, 249_000),
    "values",
  ],
  ["a directive that nobody knows", "%FOO bar\n---\nlearning_rate: {\n", "YAML that can be read"],
  ["a null byte", "learning_rate: \u0000\nlr_scheduler_type: linear\n", "line 1, column 16, learning_rate"],
  ["only a key", "learning_rate:\n", "say so with --from transformers"],
  ["a text for a map", "lr_scheduler_kwargs: text\nmax_steps: 3\nlearning_rate: 1\n", "a dictionary"],
  ["no scheduler at all", "name: me\nvalues: [1, 2]\n", "the keys of a scheduler"],
  ["a compose file", "services:\n  web:\n    image: nginx\n", "the keys of a scheduler"],
  [
    "keys of JavaScript's objects",
    "__proto__: {learning_rate: 3}\nconstructor: 1\n",
    "the keys of a scheduler",
  ],
];

const wrongValues: readonly Hostile[] = [
  ["an LR that is a word", hf("learning_rate: fast"), "line 3, column 16, learning_rate: expected a number"],
  ["an LR that is a list", hf("learning_rate: [1, 2]"), "expected a number"],
  ["an LR that is a map", hf("learning_rate: {a: 1}"), "expected a number"],
  ["an LR that is a truth", hf("learning_rate: yes"), "expected a number"],
  ["an LR below 0", hf("learning_rate: -1"), "at least 0"],
  ["an infinite LR", hf("learning_rate: .inf"), "expected a number"],
  ["an LR that is no number", hf("learning_rate: .nan"), "expected a number"],
  ["a huge LR", hf("learning_rate: 1e400"), "expected a number"],
  ["an LR with a unit", hf("learning_rate: 3e-4/s"), "expected a number"],
  ["an LR as a date", hf("learning_rate: 2001-12-14"), "expected a number"],
  ["an LR in base 60", hf("learning_rate: 1:30"), "expected a number"],
  ["steps that are no whole number", hf("max_steps: 10.5"), "a whole number"],
  ["a ratio above 1", hf("warmup_ratio: 1.5"), "at most 1"],
  ["a ratio below 0", hf("warmup_ratio: -0.1"), "at least 0"],
  ["negative warmup", hf("warmup_steps: -5"), "at least 0"],
  ["no number of epochs", "num_train_epochs: many\nlearning_rate: 1\n", "expected a number"],
  ["a scheduler that is a number", hf("lr_scheduler_type: 3"), "expected a text"],
  ["a scheduler that is a list", hf("lr_scheduler_type: [cosine]"), "expected a text"],
  ["a scheduler that nobody knows", hf("lr_scheduler_type: sawtooth"), "one of linear"],
  ["a scheduler of JavaScript's objects", hf("lr_scheduler_type: constructor"), "one of linear"],
  ["a scheduler called __proto__", hf("lr_scheduler_type: __proto__"), "one of linear"],
  ["a scheduler of another library", hf("lr_scheduler_type: rex"), "one of linear"],
  ["a member that nobody knows", hf("lr_scheduler_type: SchedulerType.FOO"), "one of linear"],
  ["arguments that are a number", hf("lr_scheduler_kwargs: 3"), "a dictionary"],
  ["arguments that are broken JSON", hf("lr_scheduler_kwargs: '{num_cycles: 1}'"), "a key in double quotes"],
  ["arguments that are a word", hf("lr_scheduler_kwargs: none"), "a dictionary"],
  ["a misspelt key", hf("warmup_setps: 3"), 'did you mean "warmup_steps"?'],
  ["a misspelt rate", hf("learning_rte: 3"), 'did you mean "learning_rate"?'],
  ["an LR of a part of the model", hf("vision_tower_lr: 1e-6"), "a known key of the schedule"],
  [
    "a reference that nobody resolves",
    hf(`warmup_ratio: '${ref("oc.env:WARMUP")}'`),
    `expected a value, received ${ref("oc.env:WARMUP")}`,
  ],
  ["a reference to itself", hf(`warmup_ratio: ${ref("warmup_ratio")}`), "expected a value"],
  [
    "references in a circle",
    hf(`warmup_ratio: ${ref("a")}\na: ${ref("b")}\nb: ${ref("a")}`),
    "expected a value",
  ],
  ["a template", hf("warmup_ratio: '{{ warmup }}'"), "expected a value"],
  [
    "__proto__ as an argument",
    hf("lr_scheduler_type: cosine\nlr_scheduler_kwargs: {__proto__: {num_cycles: 1}}"),
    undefined,
  ],
  ["no length at all", "learning_rate: 1e-3\nlr_scheduler_type: cosine\n", "horizon.stepsPerEpoch"],
  ["a floor that is a word, for axolotl", axolotl("cosine_min_lr_ratio: low"), "expected a number"],
  [
    "steps and ratio, for axolotl",
    axolotl("warmup_steps: 3\nwarmup_ratio: 0.1"),
    "either warmup_steps or warmup_ratio",
  ],
  ["a share as steps, for axolotl", axolotl("warmup_steps: 0.1"), "a share of the run is warmup_ratio"],
  ["restarts of axolotl", axolotl("jagged_restart_steps: 10"), "JaggedLRRestartScheduler"],
  [
    "more warmup than run, for axolotl's rex",
    axolotl("lr_scheduler: rex\nwarmup_steps: 200"),
    "at most the 100 updates",
  ],
  [
    "a long rex",
    axolotl("lr_scheduler: rex\nwarmup_steps: 2").replace("max_steps: 100", "max_steps: 100000000"),
    "written as a table",
  ],
  [
    "one_cycle told its LR twice",
    axolotl("lr_scheduler: one_cycle\nlr_scheduler_kwargs: {max_lr: 3}"),
    "axolotl sets it",
  ],
  ["no LR, for axolotl", "base_model: m\nnum_epochs: 1\nmax_steps: 10\n", "learning_rate"],
];

const wrongConfigs: readonly Hostile[] = [
  [
    "DeepSpeed without a scheduler",
    '{"zero_optimization": {"stage": 3}}',
    "a scheduler with type and params",
  ],
  ["DeepSpeed, a scheduler that is a word", ds('"WarmupLR"'), "a dictionary"],
  ["DeepSpeed, no type", ds('{"params": {}}'), "the name of a scheduler"],
  ["DeepSpeed, a type that is a number", ds('{"type": 3, "params": {}}'), "a text"],
  ["DeepSpeed, a type that nobody knows", ds('{"type": "Warmup", "params": {}}'), 'did you mean "WarmupLR"?'],
  ["DeepSpeed, __proto__ as the type", ds('{"type": "__proto__", "params": {}}'), "or one of torch"],
  ["DeepSpeed, parameters that are a list", ds('{"type": "WarmupLR", "params": []}'), "a dictionary"],
  [
    "DeepSpeed, auto without an LR",
    ds('{"type": "WarmupLR", "params": {"warmup_max_lr": "auto"}}'),
    'received "auto"',
  ],
  [
    "DeepSpeed, auto for a warmup",
    ds('{"type": "WarmupLR", "params": {"warmup_num_steps": "auto"}}'),
    "warmup_num_steps",
  ],
  ["DeepSpeed, a key twice", '{"zero_optimization": {"stage": 1, "stage": 2}}', "one value"],
  [
    "DeepSpeed, an LR that is a word",
    `{"scheduler": {"type": "WarmupLR", "params": {}}, "optimizer": {"type": "Adam", "params": {"lr": "x"}}}`,
    "a number",
  ],
  ["MMEngine, no type", mm('{"begin": 0}'), "param_scheduler"],
  ["MMEngine, a type that nobody knows", mm('{"type": "CosineLR"}'), "one of ConstantLR"],
  ["MMEngine, momentum", mm('[{"type": "CosineAnnealingMomentum"}]'), "one of ConstantLR"],
  ["MMEngine, an empty list", mm("[]"), "a scheduler with its type"],
  ["MMEngine, a number", mm("3"), "one of ConstantLR"],
  ["MMEngine, a list in a list", mm('[[{"type": "StepLR"}]]'), "one of ConstantLR"],
  ["MMEngine, a type that is a list", mm('{"type": ["StepLR"]}'), "one of ConstantLR"],
  [
    "MMEngine, epochs that are a word",
    '{"param_scheduler": {"type": "StepLR", "step_size": 1}, "train_cfg": {"max_epochs": "all"}}',
    "a whole number",
  ],
  [
    "MMEngine, scaling without a batch",
    '{"param_scheduler": {"type": "StepLR", "step_size": 1}, "optim_wrapper": {"optimizer": {"lr": 1}}, "auto_scale_lr": {"enable": true, "base_batch_size": 8}}',
    "--batch",
  ],
  ["mmcv, a policy that nobody knows", "lr_config: {policy: Cyclic}\n", "one of fixed"],
  ["mmcv, no steps", "lr_config: {policy: step}\noptimizer: {lr: 1}\n", "a whole number above 0"],
  ["mmcv, a key that nobody knows", "lr_config: {policy: fixed, warm_up: linear}\n", "one of policy"],
  [
    "mmcv, a warmup that nobody knows",
    "lr_config: {policy: fixed, warmup: cosine, warmup_iters: 3}\n",
    "one of constant",
  ],
  [
    "mmcv, no floor",
    "lr_config: {policy: CosineAnnealing}\noptimizer: {lr: 1}\n",
    "either min_lr or min_lr_ratio",
  ],
  [
    "mmcv, no length",
    "lr_config: {policy: poly, by_epoch: false}\noptimizer: {lr: 1}\nrunner: {max_iters: x}\n",
    "a whole number",
  ],
  ["Composer, no name", composer("{t_warmup: 1ba, alpha_f: 1}"), "one of constant_with_warmup"],
  [
    "Composer, a name that nobody knows",
    composer("{name: cosine_with_warm_restarts, t_warmup: 1ba}"),
    "one of constant_with_warmup",
  ],
  ["Composer, a scheduler that is a word", composer("cosine_with_warmup"), "a scheduler with its name"],
  [
    "Composer, a list of two",
    "max_duration: 1ba\nschedulers: [{name: step}, {name: step}]\n",
    "one scheduler",
  ],
  [
    "Composer, a reference that nobody resolves",
    composer(`{name: cosine_with_warmup, t_warmup: '${ref("oc.env:W")}'}`),
    "expected a value",
  ],
  [
    "Composer, times of two units",
    composer("{name: inv_sqrt_with_warmup, t_warmup: 1ep, t_scale: 1ba, t_cooldown: 1ba}"),
    "unit of max_duration",
  ],
  [
    "Composer, a ratio of 0",
    "max_duration: 1ba\nscale_schedule_ratio: 0\nscheduler: {name: step, step_size: 1ba}\n",
    "above 0",
  ],
  ["timm, a scheduler that nobody knows", "sched: cyclic\nlr: 0.1\nepochs: 3\n", "one of cosine"],
  ["timm, noise", "sched: cosine\nlr: 0.1\nepochs: 3\nlr_noise: [0.4, 0.9]\n", "no noise"],
  [
    "timm, milestones that are words",
    "sched: multistep\nlr: 0.1\ndecay_milestones: [a, b]\n",
    "decay_milestones[0]",
  ],
  [
    "timm, updates of unknown epochs",
    "sched: cosine\nsched_on_updates: true\nlr: 0.1\n",
    "--steps-per-epoch",
  ],
  [
    "a class that nobody knows beside one that is known",
    "a: {_target_: torch.optim.lr_scheduler.StepLR, step_size: 3}\nb: {_target_: os.system}\n",
    undefined,
  ],
  [
    "a class that would run something",
    "lr_scheduler: {_target_: os.system, command: id}\n",
    "the keys of a scheduler",
  ],
  [
    "nanotron, no style of warmup",
    "optimizer: {learning_rate_scheduler: {learning_rate: 1, lr_decay_steps: 3}}\n",
    "nanotron refuses none",
  ],
  [
    "nanotron, a decay that nobody knows",
    "optimizer: {learning_rate_scheduler: {learning_rate: 1, lr_warmup_style: linear, lr_decay_style: wsd}}\n",
    "one of linear, cosine, 1-sqrt",
  ],
  [
    "nanotron, no length",
    "optimizer: {learning_rate_scheduler: {learning_rate: 1, lr_warmup_style: linear}}\n",
    "tokens.train_steps",
  ],
  [
    "GPT-NeoX, a warmup of all there is",
    '{"train-iters": 9, "warmup": 1, "optimizer": {"type": "Adam", "params": {"lr": 1}}}',
    "below 1",
  ],
  [
    "GPT-NeoX, no LR",
    '{"train-iters": 9, "optimizer": {"type": "Adam", "params": {}}}',
    "lr: expected a number",
  ],
  [
    "GPT-NeoX, a style that nobody knows",
    '{"train-iters": 9, "lr-decay-style": "WSD", "optimizer": {"type": "Adam", "params": {"lr": 1}}}',
    "one of constant",
  ],
  [
    "two frameworks at once",
    "lr_scheduler_type: cosine\nlearning_rate: 1\nmax_steps: 3\nlr_decay_style: cosine\nlr: 1\ntrain_iters: 3\n",
    "say which with --from",
  ],
];

const wrongFlags: readonly Hostile[] = [
  ["a quote that does not end", flags("--lr_scheduler_type 'cosine"), "a ' that closes this one"],
  ["a double quote that does not end", flags('--lr_scheduler_type "cosine'), 'a " that closes this one'],
  [
    "an LR without a value",
    "python train.py --learning_rate --num_train_epochs 1",
    "expected a number, at least 0, received nothing",
  ],
  ["a scheduler without a value", flags("--lr_scheduler_type"), "a text"],
  ["two values", flags("--warmup_steps 3 4"), "expected a number"],
  ["an empty value", flags('--warmup_steps ""'), "expected a number"],
  ["an empty value behind =", flags("--warmup_steps="), "expected a number"],
  ["a number that is none", flags("--warmup_steps nan"), "expected a number"],
  ["an infinite number", flags("--warmup_ratio inf"), "expected a number"],
  ["a hexadecimal number", flags("--warmup_steps 0x10"), "expected a number"],
  [
    "a variable that nobody set",
    flags("--warmup_ratio $WARMUP"),
    "received $WARMUP; give it with --set '$WARMUP=NUMBER'",
  ],
  ["a command for a value", flags("--warmup_ratio $(cat warmup)"), "received $(cat warmup)"],
  ["a command in backticks", flags("--warmup_ratio `cat warmup`"), "received `cat warmup`"],
  ["arithmetic", flags("--warmup_steps $((10 * 3))"), "received $((10 * 3))"],
  ["a brace that does not end", flags(`--warmup_ratio ${ref("WARMUP").slice(0, -1)}`), "expected a number"],
  ["a bracket that does not end", flags("--warmup_ratio $(cat"), "line 1"],
  ["a variable in itself", `X="$X $X"\n${flags("--warmup_ratio $X")}`, "received a list of 2"],
  [
    "variables that grow",
    `${Array.from({ length: 30 }, (_, i) => `V${i + 1}="$V${i}$V${i}$V${i}$V${i}"`).join("\n")}\n${flags("--warmup_ratio $V30")}`,
    "line",
  ],
  [
    "arrays that grow",
    `A0=(a b c d e f g h)\n${Array.from({ length: 20 }, (_, i) => `A${i + 1}=(\${A${i}[@]} \${A${i}[@]} \${A${i}[@]} \${A${i}[@]})`).join("\n")}\n${flags(`--warmup_steps ${ref("A20[@]")}`)}`,
    "line",
  ],
  ["JSON that is broken", flags("--lr_scheduler_kwargs '{\"num_cycles\": }'"), "a JSON value"],
  ["a misspelt flag", flags("--warmup-setps 3"), "--warmup-setps"],
  ["an LR of a part of the model", flags("--mm_projector_lr 2e-5"), "--mm_projector_lr"],
  ["flags of nobody", "rm --recursive --force /tmp/x", "the keys of a scheduler"],
  ["a script without flags", "#!/bin/bash\necho hello\n", "the keys of a scheduler"],
  ["only variables", "#!/bin/bash\nexport LR=3\n", "the keys of a scheduler"],
  ["many words", `${flags("x ".repeat(60_000))}`, "at most 20000 words"],
  ["one giant word", flags(`--warmup_steps ${"9".repeat(100_000)}`), "expected a number"],
  ["Megatron without an LR", "pretrain.py --train-iters 100 --lr-decay-style cosine", "a number"],
  ["Megatron, a style without a value", megatron("--lr-decay-style"), "a text"],
  ["Megatron, samples in a run of iterations", megatron("--lr-decay-samples 100"), "lengths in iters"],
  [
    "Megatron, two warmups",
    megatron("--lr-warmup-fraction 0.1 --lr-warmup-iters 10"),
    "either this or lr_warmup_iters",
  ],
  ["Megatron, a batch that grows", megatron("--rampup-batch-size 16 16 5000"), "one batch size"],
  ["Megatron, WSD without its length", megatron("--lr-decay-style WSD"), "lr_wsd_decay_iters"],
  ["Megatron, samples without a batch", "pretrain.py --lr 1e-4 --train-samples 1000", "--batch"],
  [
    "Megatron, growing weight decay without its start",
    megatron("--weight-decay-incr-style cosine"),
    "start_weight_decay",
  ],
  [
    "Megatron, a start without growth",
    megatron("--start-weight-decay 0.1"),
    "unless weight_decay_incr_style",
  ],
  ["nanoGPT, a warmup that is a word", "train.py --learning_rate=1e-3 --warmup_iters=some", "a whole number"],
  [
    "nanoGPT, a truth that is none",
    "train.py --learning_rate=1e-3 --max_iters=5 --decay_lr=maybe",
    "true or false",
  ],
  [
    "diffusers without a warmup",
    "train.py --learning_rate 1 --lr_scheduler cosine --max_train_steps 3",
    "lr_warmup_steps",
  ],
  ["diffusers without an LR", "train.py --lr_scheduler constant --max_train_steps 3", "learning_rate"],
  [
    "diffusers, an LR that is scaled",
    "train.py --learning_rate 1 --lr_scheduler constant --max_train_steps 3 --scale_lr",
    "scale_lr",
  ],
];

const none: readonly Hostile[] = [
  ["nothing", "", undefined],
  ["blanks", " \n\t\n", undefined],
  ["a mark of byte order", "\uFEFF", undefined],
  ["a sentence", "the quick brown fox", undefined],
  ["a line of Python", "OneCycleLR(optimizer, max_lr=0.1, total_steps=1000)", undefined],
  ["a program", "import torch\n\nlr: float = 3e-4\nscheduler = StepLR(optimizer, 30)\n", undefined],
  ["a class", "@dataclass\nclass Config:\n    learning_rate: float = 3e-4\n", undefined],
  ["a comment", "# nothing here\n", undefined],
  ["one giant line", "x".repeat(1_000_000), undefined],
  ["null bytes", "\u0000".repeat(1000), undefined],
  ["a list of calls", "[dict(type='LinearLR', begin=0)]", undefined],
  ["a lone surrogate", "\uD800", undefined],
];

/** All of them. */
export const hostileInputs: readonly Hostile[] = [
  ...malformedJson,
  ...malformedYaml,
  ...wrongValues,
  ...wrongConfigs,
  ...wrongFlags,
  ...none,
];
