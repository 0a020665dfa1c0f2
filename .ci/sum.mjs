// Adds up the test runs and names what was skipped. The last line is the sum, alone on its line.
import { existsSync, readFileSync } from 'node:fs'

const sum = { passed: 0, failed: 0, skipped: 0 }
for (const file of process.argv.slice(2)) {
  if (!existsSync(file)) {
    console.log(`ci: ${file} was not written: that run ended before its end`)
    sum.failed += 1
    continue
  }
  const run = JSON.parse(readFileSync(file, 'utf8'))
  sum.passed += run.numPassedTests
  sum.failed += run.numFailedTests + (run.numFailedTestSuites > 0 && run.numFailedTests === 0 ? 1 : 0)
  sum.skipped += run.numPendingTests + (run.numTodoTests ?? 0)
  for (const suite of run.testResults ?? [])
    for (const test of suite.assertionResults ?? [])
      if (test.status === 'pending' || test.status === 'skipped')
        console.log(`skipped: ${test.fullName} (its reason stands in its name or above)`)
}
console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`)
process.exitCode = sum.failed === 0 && sum.passed > 0 ? 0 : 1
