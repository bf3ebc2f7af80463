/** The audit, to be bundled as the product is, because its facts are bundled with it. */
export { examine } from "../../src/asl/audit/examine.js";
export { readMachine } from "../../src/asl/audit/reading/read-machine.js";
