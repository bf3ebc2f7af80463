/** Mistakes in strings. */
import { inWorkflow, type BrokenFile } from "./broken-file.js";

export const strings: readonly BrokenFile[] = [
  {
    what: "no closing quote",
    text: inWorkflow('  x: "abc', '  args: ["a, 1]', '  y: { a: "b }', "  z: 1"),
    findings: ["2:6 EMRF1104", "3:10 EMRF1104", "4:11 EMRF1104"],
  },
  {
    what: "a quote too few between others",
    text: inWorkflow('  args: ["a", "b, "c"]', "  z: 1"),
    findings: ["2:21 EMRF1104"],
  },
  {
    what: "no closing quotes of a text",
    text: 'workflow w {\n  x: """abc\n}\n',
    findings: ["2:6 EMRF1104"],
  },
  {
    what: "quotes of other languages",
    text: inWorkflow("  a: 'x'", "  b: \u201cy\u201d", "  c: \u2018z\u2019"),
    findings: ["2:6 EMRF1103", "3:6 EMRF1103", "4:6 EMRF1103"],
  },
  {
    what: "escapes that mean nothing",
    text: inWorkflow('  a: "\\d \\u{110000} \\u00e9 \\x \\u{}"'),
    findings: ["2:7 EMRF1108", "2:10 EMRF1109", "2:21 EMRF1109", "2:28 EMRF1108", "2:31 EMRF1109"],
  },
  {
    what: "an escape in an interpolated text",
    text: inWorkflow('  a: """', "    \\q ${x}", "      \\w", '    """'),
    findings: ["3:5 EMRF1108", "4:7 EMRF1108"],
  },
  {
    what: "an interpolation with braces",
    text: inWorkflow('  a: "x ${ {a: 1} } y"', "  b: 1"),
    findings: ["2:12 EMRF1111"],
  },
  {
    what: "a nested interpolation",
    text: inWorkflow('  b: "x ${f("a ${b}")} y"', "  c: 1"),
    findings: ["2:16 EMRF1112"],
  },
  {
    what: "an open interpolation",
    text: inWorkflow('  c: "x ${y"', '  d: "${y', '  e: """', "    ${y", '    """'),
    findings: ["2:9 EMRF1110", "3:7 EMRF1110", "5:5 EMRF1110"],
  },
  {
    what: "an interpolation without a value",
    text: inWorkflow('  d: "${}"', '  f: "${a +} ${b}"'),
    findings: ["2:9 EMRF1001", "3:12 EMRF1001"],
  },
  {
    what: "an interpolation with two values",
    text: inWorkflow('  e: "${a b} ${c}"'),
    findings: ["2:11 EMRF1001"],
  },
];
