/** Test results as workflow commands of GitHub Actions: what failed, at the lines that expect otherwise; and how many ran. */
import { github as annotations } from "../reporters/github.js";
import { findingsOf, type TestReport } from "./report.js";
import { summaryOf } from "./summary.js";

export const github: TestReport = (tested, appearance, run) => {
  const found = annotations(findingsOf(tested), appearance, run);
  // Actions shows a line that is no command as it is.
  return tested.files.length > 0 ? `${found}${summaryOf(tested)}\n` : found;
};
