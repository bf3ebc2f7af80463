/** The simulator and the tour of faults, to be bundled as the product is. */
export { nothingSaid } from "../../src/simulate/faults/intent.js";
export { tour } from "../../src/simulate/faults/tour.js";
export { judgeOf } from "../../src/simulate/faults/verdict.js";
export { simulate } from "../../src/simulate/simulate.js";
