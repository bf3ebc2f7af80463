/** The audit and the machines that it is measured with, to be bundled as the product is: its facts are bundled with it. */
export { examine } from "../../src/asl/audit/examine.js";
export { readMachine } from "../../src/asl/audit/reading/read-machine.js";
