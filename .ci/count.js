// Adds up the vitest JSON reports named on the command line. A report with no passed test, a test file that could
// not be loaded and a skipped test each count as failed: CI has all that the tests need. Each is named, with what it
// said, at the end of the run, where a log that keeps only its last lines still has it.
import { readFileSync } from "node:fs";
import { basename } from "node:path";

const told = { failed: "failed", passed: "passed at its second try" };

let passed = 0;
let failed = 0;
for (const path of process.argv.slice(2)) {
  const report = JSON.parse(readFileSync(path, "utf8"));
  const files = report.testResults ?? [];
  const unloaded = files.filter((file) => file.status === "failed" && file.assertionResults.length === 0);
  const skipped = files
    .flatMap((file) => file.assertionResults)
    .filter((test) => /skipped|pending/.test(test.status));
  for (const file of unloaded) console.log(`could not be loaded: ${file.name}: ${file.message}`);
  for (const test of skipped) console.log(`skipped, which CI does not allow: ${test.fullName}`);
  for (const file of files)
    for (const { status, fullName, failureMessages } of file.assertionResults)
      if (failureMessages.length > 0)
        console.log(
          `${told[status] ?? status}: ${file.name}: ${fullName}\n${failureMessages.join("\n").slice(0, 2_000)}`,
        );
  const bad = (report.numFailedTests ?? 0) + unloaded.length + skipped.length;
  const good = report.numPassedTests ?? 0;
  // A run that failed as a whole (an error outside any test, a setup that threw) has no failed test to show for it.
  const broken = bad === 0 && (good === 0 || !report.success) ? 1 : 0;
  console.log(`${basename(path, ".json").padEnd(8)} passed ${good}, failed ${bad + broken}`);
  passed += good;
  failed += bad + broken;
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
