/** The LRs that optimizers have by default: those of PyTorch, and those of Keras. */
const defaults: { readonly [library in "torch" | "keras"]: { readonly [name: string]: number } } = {
  torch: {
    SGD: 1e-3,
    Adam: 1e-3,
    AdamW: 1e-3,
    RAdam: 1e-3,
    SparseAdam: 1e-3,
    NAdam: 2e-3,
    Adamax: 2e-3,
    RMSprop: 1e-2,
    Adagrad: 1e-2,
    ASGD: 1e-2,
    Rprop: 1e-2,
    Adadelta: 1,
    LBFGS: 1,
  },
  keras: {
    SGD: 1e-2,
    Adam: 1e-3,
    AdamW: 1e-3,
    Nadam: 1e-3,
    Adamax: 1e-3,
    RMSprop: 1e-3,
    Adagrad: 1e-3,
    Adadelta: 1e-3,
    Ftrl: 1e-3,
  },
};

/** The LR of an optimizer that is made without one. */
export const defaultLrs = (library: "torch" | "keras", name: string): number | undefined =>
  Object.hasOwn(defaults[library], name) ? defaults[library][name] : undefined;

/** Names of optimizers, and of timm's function that makes them. */
const names =
  /^(\w*SGD\w*|\w*Adam\w*|Nadam|RMSprop|Rprop|ASGD|LBFGS|\w*Lion\w*|\w*LAMB|\w*Lamb|LARS|Lars|Muon|Sophia\w*|Adafactor|Adagrad|Adadelta|Adamax|Ftrl|NovoGrad|Adan|Ranger\w*|Shampoo|SOAP|Prodigy|MADGRAD|AdaBelief|create_optimizer(_v2)?)$/;

/** Whether a name is that of an optimizer. */
export const isOptimizer = (name: string): boolean => names.test(name);
