/** Every code there is, by the phase that gives it. */
import type { Definition } from "../define.js";
import { advice } from "./advice.js";
import { audit } from "./audit.js";
import { aws } from "./aws.js";
import { build } from "./build.js";
import { everyFault } from "./every-fault.js";
import { flow } from "./flow.js";
import { modules } from "./modules.js";
import { names } from "./names.js";
import { organisation } from "./organisation.js";
import { output } from "./output.js";
import { platforms } from "./platforms.js";
import { project } from "./project.js";
import { reading } from "./reading.js";
import { scenarios } from "./scenarios.js";
import { simulation } from "./simulation.js";
import { suppression } from "./suppression.js";
import { syntax } from "./syntax.js";
import { tasks } from "./tasks.js";
import { tool } from "./tool.js";
import { values } from "./values.js";

export const ranges = {
  tool,
  build,
  project,
  syntax,
  names,
  modules,
  values,
  flow,
  aws,
  platforms,
  tasks,
  output,
  audit,
  reading,
  simulation,
  scenarios,
  everyFault,
  advice,
  suppression,
  organisation,
} as const;

/** What is the same about all codes: they differ in the arguments they word their findings with. */
export type Code = Pick<Definition, "code" | "title" | "severity">;

/** All codes in the order of their numbers. */
export const allCodes: readonly Code[] = Object.values(ranges).flatMap((range): readonly Code[] =>
  Object.values(range),
);
