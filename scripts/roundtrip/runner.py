"""Runs exported Python: reads jobs as lines of JSON, writes the LR of every update of each as a line of JSON.

torch runs as it is installed; of other frameworks only the names that an export imports are stood in for, by numpy.
"""
import json
import math
import sys
import types
import warnings

warnings.filterwarnings("ignore")
try:
    import numpy as np
except ImportError:
    np = None
try:
    import torch
except ImportError:
    torch = None


def module(name, **names):
    made = types.ModuleType(name)
    made.__dict__.update(names)
    sys.modules[name] = made
    parent, _, child = name.rpartition(".")
    if parent:
        if parent not in sys.modules:
            module(parent)
        setattr(sys.modules[parent], child, made)
    return made


class Optimizer:
    """Without torch: the LR of one group."""

    def __init__(self, lr):
        self.param_groups = [{"lr": lr, "initial_lr": lr}]

    def step(self):
        pass


class LambdaLR:
    """Without torch: its formula."""

    def __init__(self, optimizer, lr_lambda):
        self.optimizer, self.f, self.last_epoch = optimizer, lr_lambda, -1
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.step()

    def step(self):
        self.last_epoch += 1
        for group, base in zip(self.optimizer.param_groups, self.base):
            group["lr"] = base * self.f(self.last_epoch)


def optimizer_with(lr):
    return Optimizer(lr) if torch is None else torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=lr)


if torch is None:
    module("torch.optim.lr_scheduler", LambdaLR=LambdaLR)
if np is not None:
    jnp = module("jax.numpy", **{name: getattr(np, name) for name in dir(np) if not name.startswith("__")})
    ops = module(
        "keras.ops",
        **{name: getattr(np, name) for name in "clip cos floor log1p maximum minimum sum take tanh where".split()},
        cast=lambda x, dtype: np.asarray(x, dtype=float if dtype == "float32" else dtype),
    )
    ops.convert_to_tensor = lambda x, dtype: np.asarray(x, dtype=float)
    module("keras.optimizers.schedules", LearningRateSchedule=object)


class ParamScheduler:
    def __init__(self, scheds):
        self.scheds = scheds


class Registry:
    def register_module(self):
        return lambda made: made


class ParamScheme:
    """Megatron's own scheduler, as far as it hands over to `get_lr`."""

    def __init__(self):
        self.num_steps = 0


class IgniteScheduler:
    """Ignite steps what it wraps before each update but the first."""

    def __init__(self, lr_scheduler):
        self.lr_scheduler = lr_scheduler


module("fastai.callback.schedule", ParamScheduler=ParamScheduler)
module("mmengine.hooks", Hook=object)
module("mmengine.registry", HOOKS=Registry())
module("megatron.core.optimizer_param_scheduler", OptimizerParamScheduler=ParamScheme)
module("ignite.handlers", LRScheduler=IgniteScheduler)


def stepped(scheduler, optimizer, steps):
    lrs = []
    for i in range(steps):
        lrs.append(optimizer.param_groups[0]["lr"] if torch is None else scheduler.get_last_lr()[0])
        if i + 1 < steps:
            optimizer.step()
            scheduler.step()
    return lrs


def hooked(make, lr, steps):
    """A hook of MMEngine, before each update of a run."""
    optimizer = optimizer_with(lr)
    runner = types.SimpleNamespace(optim_wrapper=optimizer, iter=0)
    hook, lrs = make(), []
    hook.before_train(runner)
    for i in range(steps):
        runner.iter = i
        hook.before_train_iter(runner, i)
        lrs.append(optimizer.param_groups[0]["lr"])
    return lrs


def counted(make, steps):
    scheduler, lrs = make(), []
    for i in range(steps):
        scheduler.num_steps = i
        lrs.append(scheduler.get_lr({}))
    return lrs


def batches(schedule, lr, steps):
    """A scheduler of Composer multiplies the LR of the optimizer."""
    at = lambda i: types.SimpleNamespace(timestamp=types.SimpleNamespace(batch=types.SimpleNamespace(value=i)))
    return [lr * schedule(at(i)) for i in range(steps)]


def run(job):
    target, steps, base = job["target"], job["steps"], job["base"]
    names = {"optimizer": optimizer_with(base), "__name__": "export"}
    exec(compile(job["text"], "export.py", "exec"), names)
    if target in ("python", "nanogpt"):
        f = names["lr" if target == "python" else "get_lr"]
        return [f(i) for i in range(steps)]
    if target == "optax":
        found = np.broadcast_to(names["schedule"](np.arange(steps)), steps)
        return [float(each) for each in found]
    if target == "keras":
        return [float(names["schedule"](i)) for i in range(steps)]
    if target == "mmengine":
        return hooked(names["SetLR"], base, steps)
    if target == "megatron":
        return counted(names["Schedule"], steps)
    if target == "composer":
        return batches(names["scheduler"], base, steps)
    if target == "fastai":
        return [names["cbs"].scheds["lr"](i / steps) for i in range(steps)]
    scheduler = names["scheduler"]
    return stepped(getattr(scheduler, "lr_scheduler", scheduler), names["optimizer"], steps)


def number(value):
    if isinstance(value, complex) or value != value:
        return "NaN"
    return value if math.isfinite(value) else "Infinity" if value > 0 else "-Infinity"


print(json.dumps({"torch": torch and torch.__version__, "numpy": np and np.__version__}), flush=True)
for text in sys.stdin:
    job = json.loads(text)
    try:
        answer = {"lrs": [number(value) for value in run(job)]}
    except Exception as error:  # an export that does not run is what is looked for
        answer = {"error": f"{type(error).__name__}: {error}"}
    print(json.dumps(answer), flush=True)
