/** The parser and what it is measured against, to be bundled as the product is: what tsx makes of them is half as quick. */
export { parse } from "../../src/syntax/parse.js";
export { referenceParse } from "./reference-parser.js";
