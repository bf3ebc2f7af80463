/** The last line of test results for people: how many scenarios, and what became of them. */
import { counted } from "../text/counted.js";
import type { Tested } from "./report.js";

/** Gives the line. */
export function summaryOf({ files }: Tested): string {
  const results = files.flatMap((file) => file.results);
  const failed = results.filter(({ findings }) => findings.length > 0).length;
  // Where nothing of a file ran, nobody knows how many scenarios it was meant to have.
  const partly = files.filter((file) => file.results.length > 0);
  const left = partly.reduce((sum, { notRun }) => sum + notRun.length, 0);
  const whole = files.filter((file) => file.results.length === 0 && file.findings.length > 0).length;
  const said = [
    ...(results.length > failed ? [`${results.length - failed} passed`] : []),
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(left > 0 ? [`${left} not run`] : []),
    ...(whole > 0 ? [`${counted(whole, "file")} not run`] : []),
  ];
  const total = `${counted(results.length + left, "scenario")} in ${counted(files.length, "file")}`;
  return `${total}${said.length > 0 ? `: ${said.join(", ")}` : ""}.`;
}
