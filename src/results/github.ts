/** Test results as workflow commands of GitHub Actions: what failed, at the lines that expect otherwise. */
import { github as annotations } from "../reporters/github.js";
import { findingsOf, type TestReport } from "./report.js";

export const github: TestReport = (tested, appearance, run) => annotations(findingsOf(tested), appearance, run);
