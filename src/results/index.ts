/** The forms that test results can take. */
import { github } from "./github.js";
import { json } from "./json.js";
import { junit } from "./junit.js";
import type { TestReportName } from "./names.js";
import { pretty } from "./pretty.js";
import type { TestReport } from "./report.js";

export const testReports: Readonly<Record<TestReportName, TestReport>> = { pretty, json, junit, github };
