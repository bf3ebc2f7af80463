/** The user's choices: from the options, else asked for at a terminal, else the presets. */
import type { Finding } from "../../diagnostics/diagnostic.js";
import type { Host } from "../../host/host.js";
import type { Given } from "../command.js";
import { about, report } from "../findings.js";
import { bucketProblem, nameProblem, presets } from "./names.js";
import type { StarterChoices } from "./starter.js";

/** Gives the choices, or what is wrong with those that were given as options. */
export async function choose(host: Host, given: Given): Promise<StarterChoices | readonly Finding[]> {
  const [givenName, givenBucket] = [given.value("name"), given.value("bucket")];
  const problems = [
    givenName === undefined ? null : nameProblem(givenName),
    givenBucket === undefined ? null : bucketProblem(givenBucket),
  ].filter((problem) => problem !== null);
  if (problems.length > 0) return problems;
  const ask = async (question: string, preset: string, problemOf: (answer: string) => Finding | null) =>
    given.has("yes") ? preset : await askUntilRight(host, `${question} [${preset}]: `, preset, problemOf);
  return {
    name: givenName ?? (await ask("Name of the first workflow", presets.name, nameProblem)),
    bucket: givenBucket ?? (await ask("S3 bucket of the jobs and logs", presets.bucket, bucketProblem)),
  };
}

/** Nobody who answers, and an empty answer, mean the preset. */
async function askUntilRight(
  host: Host,
  question: string,
  preset: string,
  problemOf: (answer: string) => Finding | null,
): Promise<string> {
  for (;;) {
    const answer = (await host.ask(question))?.trim() ?? "";
    if (answer === "") return preset;
    const problem = problemOf(answer);
    if (problem === null) return answer;
    await report(host, "stderr", [about("", problem)], "concise");
  }
}
