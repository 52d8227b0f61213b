import { candidates, makeTask, reportHtml, summaryLines, tune } from "@anneal/lab";
import { createWorkerRunner } from "@anneal/lab/browser";

const find = (selector) => document.querySelector(selector);
const spawn = () => new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
const names = ["constant", "linear", "cosine"];
let stop;

/** Everything happens on this computer: the table goes to the workers of this page and nowhere else. */
async function search(file, target, seconds) {
  const spec = { kind: "csv", path: file.name, text: await file.text(), target };
  const { name, loss, defaults, facts, train } = makeTask(spec);
  const { optimizer, batchSize } = defaults;
  const runner = createWorkerRunner({ task: spec, spawn, optimizer, batchSize });
  stop = new AbortController();
  const { signal } = stop;
  try {
    return await tune({
      runner,
      task: name,
      metric: loss === "cross-entropy" ? "cross-entropy loss" : "squared error",
      facts,
      candidates: candidates.filter((each) => names.includes(each.name)),
      budget: { unit: "seconds", amount: seconds },
      stepsPerEpoch: train.rows / batchSize,
      optimizer,
      batchSize,
      seed: 0,
      command: ["anneal", "tune", "--csv", file.name, "--target", target, "--budget", `${seconds}s`],
      date: new Date().toISOString().slice(0, 10),
      cores: runner.width,
      now: () => performance.now() / 1000,
      progress: ({ stage, done, of, part }) => {
        // Runs that end because all were stopped tell of it too.
        if (signal.aborted) return;
        find("progress").value = of === 0 ? 0 : (done + part) / of;
        find("#status").textContent = `${stage}, ${done} of ${of} runs`;
      },
      signal,
    });
  } finally {
    await runner.close();
  }
}

find("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  const [file] = find("[name=file]").files;
  find("#stop").disabled = false;
  try {
    const report = await search(file, find("[name=target]").value, Number(find("[name=seconds]").value));
    find("#status").textContent = summaryLines(report).join("\n");
    find("iframe").srcdoc = reportHtml(report);
  } catch (error) {
    // Mistakes of the user are errors whose message is one sentence.
    find("#status").textContent = error.message;
  }
  find("#stop").disabled = true;
});
find("#stop").addEventListener("click", () => stop.abort(new Error("Stopped")));
