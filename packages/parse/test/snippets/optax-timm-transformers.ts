import type { Snippet } from "./snippet.ts";

const half = (from: number, to: number, p: number): number =>
  to + ((from - to) * (1 + Math.cos(Math.PI * p))) / 2;

/** Code in the style of repositories that train with transformers, timm and optax. */
export const optaxTimmTransformers: readonly Snippet[] = [
  {
    name: "transformers, in a loop of one's own",
    text: `from transformers import get_cosine_schedule_with_warmup
optimizer = torch.optim.AdamW(model.parameters(), lr=5e-5)
lr_scheduler = get_cosine_schedule_with_warmup(
    optimizer=optimizer, num_warmup_steps=100, num_training_steps=1000)
`,
    found: [
      {
        title: "lr_scheduler",
        framework: "transformers",
        lrs: [
          [0, 0],
          [50, 2.5e-5],
          [100, 5e-5],
          [550, 2.5e-5],
          [1000, 0],
        ],
      },
    ],
  },
  {
    name: "transformers get_scheduler by name and by enumeration",
    text: `import transformers
from transformers import SchedulerType, get_scheduler
opt = AdamW(model.parameters(), lr=1e-3)
a = transformers.get_scheduler("linear", opt, num_warmup_steps=10, num_training_steps=110)
b = get_scheduler(SchedulerType.CONSTANT_WITH_WARMUP, optimizer=opt, num_warmup_steps=10)
c = get_scheduler(name="cosine_with_min_lr", optimizer=opt, num_warmup_steps=0, num_training_steps=100,
                  scheduler_specific_kwargs={"min_lr_rate": 0.1})
`,
    found: [
      {
        title: "a",
        framework: "transformers",
        lrs: [
          [5, 5e-4],
          [10, 1e-3],
          [60, 5e-4],
          [110, 0],
        ],
      },
      {
        title: "b",
        framework: "transformers",
        lrs: [
          [5, 5e-4],
          [500, 1e-3],
        ],
      },
      {
        title: "c",
        framework: "transformers",
        lrs: [
          [0, 1e-3],
          [50, half(1e-3, 1e-4, 0.5)],
          [100, 1e-4],
        ],
      },
    ],
  },
  {
    name: "TrainingArguments",
    text: `from transformers import Trainer, TrainingArguments
args = TrainingArguments(
    output_dir="out",
    learning_rate=2e-5,
    per_device_train_batch_size=8,
    max_steps=1000,
    warmup_ratio=0.1,
    lr_scheduler_type="linear",
    weight_decay=0.01,
)
trainer = Trainer(model=model, args=args)
`,
    found: [
      {
        title: "args",
        framework: "transformers",
        lrs: [
          [0, 0],
          [100, 2e-5],
          [550, 1e-5],
          [1000, 0],
        ],
      },
    ],
  },
  {
    name: "timm's scheduler as Swin uses it",
    text: `from timm.scheduler.cosine_lr import CosineLRScheduler
optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3)
n_iter_per_epoch = 10
num_steps = int(30 * n_iter_per_epoch)
lr_scheduler = CosineLRScheduler(
    optimizer,
    t_initial=num_steps,
    t_mul=1.,
    lr_min=1e-5,
    warmup_lr_init=1e-6,
    warmup_t=int(2 * n_iter_per_epoch),
    cycle_limit=1,
    t_in_epochs=False,
)
`,
    found: [
      {
        title: "lr_scheduler",
        framework: "timm",
        lrs: [
          [0, 1e-6],
          [10, (1e-6 + 1e-3) / 2],
          [150, half(1e-3, 1e-5, 0.5)],
          [300, 1e-5],
        ],
      },
    ],
  },
  {
    name: "timm's factory",
    text: `from timm.optim import create_optimizer_v2
from timm.scheduler import create_scheduler_v2
optimizer = create_optimizer_v2(model, opt="lamb", lr=5e-3, weight_decay=0.02)
scheduler, num_epochs = create_scheduler_v2(optimizer, sched="step", num_epochs=90, decay_epochs=30, decay_rate=0.1, warmup_epochs=0)
`,
    found: [
      {
        title: "scheduler",
        framework: "timm",
        lrs: [
          [0, 5e-3],
          [29, 5e-3],
          [30, 5e-4],
          [60, 5e-5],
        ],
        context: { baseLrs: [5e-3], optimizer: { name: "lamb", lr: 5e-3 } },
      },
    ],
  },
  {
    name: "optax, joined",
    text: `import optax
peak_lr, warmup, total = 3e-4, 100, 1_100
schedule = optax.join_schedules(
    schedules=[
        optax.linear_schedule(init_value=0.0, end_value=peak_lr, transition_steps=warmup),
        optax.cosine_decay_schedule(peak_lr, decay_steps=total - warmup, alpha=0.1),
    ],
    boundaries=[warmup],
)
tx = optax.chain(optax.clip_by_global_norm(1.0), optax.adamw(learning_rate=schedule))
`,
    found: [
      {
        title: "schedule",
        framework: "optax",
        lrs: [
          [0, 0],
          [50, 1.5e-4],
          [100, 3e-4],
          [600, half(3e-4, 3e-5, 0.5)],
          [1100, 3e-5],
        ],
      },
    ],
  },
  {
    name: "optax, imported by name, in the call of an optimizer",
    text: `from optax import adamw, warmup_cosine_decay_schedule as wcd
opt = adamw(learning_rate=wcd(0., 1e-3, 10, 110, 1e-5), b1=0.9)
`,
    found: [
      {
        title: "learning_rate",
        framework: "optax",
        lrs: [
          [5, 5e-4],
          [10, 1e-3],
          [60, half(1e-3, 1e-5, 0.5)],
          [110, 1e-5],
        ],
      },
    ],
  },
  {
    name: "optax, pieces and SGDR",
    text: `import optax
total = 1000
pieces = optax.piecewise_constant_schedule(init_value=1., boundaries_and_scales={int(total*0.85): 0.1, int(total*0.95): 0.1})
sgdr = optax.sgdr_schedule([
    dict(init_value=0.1, peak_value=0.1, warmup_steps=0, decay_steps=10),
    dict(init_value=0.1, peak_value=0.1, warmup_steps=0, decay_steps=20),
])
`,
    found: [
      {
        title: "pieces",
        framework: "optax",
        lrs: [
          [849, 1],
          [850, 0.1],
          [950, 0.01],
        ],
      },
      {
        title: "sgdr",
        framework: "optax",
        lrs: [
          [0, 0.1],
          [5, 0.05],
          [10, 0.1],
          [20, 0.05],
        ],
      },
    ],
  },
];
