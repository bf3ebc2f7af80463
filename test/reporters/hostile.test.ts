/**
 * One finding with everything that could break a form, in its path, message, text and fix. Each form of it is a file under
 * `hostile/`, to be read by people; the tests below say what must hold in any of them.
 */
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { version } from "../../package.json";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { reporters } from "../../src/reporters/index.js";
import type { Reporter } from "../../src/reporters/reporter.js";

const nasty =
  "\"'&<b>\n\r\t%0A%,:]]>|`x` ``_*[a](https://a.example)\\ \u001b[31m\u202e\u200b\ud800\ufffe\u0000::error::@user #1 $x$ {0} 😀";

const source = { path: `a:b/${nasty}.emrflow`, text: `let a = "${nasty}"\nxy = 2\n` };

const hostile: Diagnostic = {
  code: "EMRF2001",
  name: "unknown-name",
  severity: "error",
  message: `Nothing is called ${nasty}.`,
  label: nasty,
  start: source.text.length - 7,
  end: source.text.length - 5,
  source,
  related: [{ start: 0, end: 3, message: nasty }],
  notes: [nasty],
  fixes: [
    { title: nasty, safe: false, edits: [{ start: source.text.length - 7, end: source.text.length - 5, text: nasty }] },
  ],
};

const appearance = { color: false, columns: 80 };

const extensions: Readonly<Record<keyof typeof reporters, string>> = {
  pretty: "txt",
  concise: "txt",
  json: "json",
  sarif: "sarif",
  github: "txt",
  junit: "xml",
  markdown: "md",
};

const forms = new Map<string, Reporter>(Object.entries(reporters));

function shown(form: string): string {
  return forms.get(form)?.([hostile], appearance) ?? "";
}

const folder = fileURLToPath(new URL("hostile", import.meta.url));

describe.each(Object.entries(extensions))("%s", (form, extension) => {
  test("gives for the hostile finding what it gave", async () => {
    const text = shown(form).replace(
      `"name": "emrflow",\n          "version": "${version}"`,
      `"name": "emrflow",\n          "version": "VERSION"`,
    );
    await expect(text).toMatchFileSnapshot(`${folder}/${form}.${extension}`);
  });

  test("lets nothing through that a terminal or a reader acts on, or that is no text", () => {
    expect(shown(form).replaceAll("\n", "")).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e\ud800-\udfff]/u);
  });
});

test("no file is left over of a form that is no more", () => {
  expect(readdirSync(folder).sort()).toEqual(
    Object.entries(extensions)
      .map(([form, extension]) => `${form}.${extension}`)
      .sort(),
  );
});

test("json and sarif carry the edit as it is", () => {
  expect(JSON.parse(shown("json")).diagnostics[0].fixes[0].edits[0].text).toBe(nasty);
  expect(
    JSON.parse(shown("sarif")).runs[0].results[0].fixes[0].artifactChanges[0].replacements[0].insertedContent.text,
  ).toBe(nasty);
});

test("sarif's path is a relative URI of its own, and its message holds no link", () => {
  const [result] = JSON.parse(shown("sarif")).runs[0].results;
  const { uri } = result.locations[0].physicalLocation.artifactLocation;
  expect(uri).toMatch(/^(?:[\w\-.~!'()*/]|%[0-9A-F]{2})+$/);
  expect(decodeURIComponent(uri)).toBe(source.path.replace("\ud800", "\ufffd"));
  expect(result.message.text).not.toMatch(/(?<!\\)\]\(/);
});

test("a finding is one workflow command, and the runner reads from it what was meant", () => {
  const lines = shown("github").trimEnd().split("\n");
  expect(lines).toHaveLength(1);
  // The runner takes the command up to the next `::`, its properties apart at `,` and `=`, and then undoes the escapes.
  const [, properties = "", data = ""] = /^::error (.*?)::(.*)$/.exec(lines[0] ?? "") ?? [];
  const undone = (text: string): string => decodeURIComponent(text.replace(/%(?!25|0D|0A|3A|2C)/g, "%25"));
  const values = new Map(
    properties.split(",").map((pair) => [pair.replace(/=.*/, ""), undone(pair.replace(/^[^=]*=/, ""))]),
  );
  expect([...values.keys()]).toEqual(["file", "line", "col", "endLine", "endColumn", "title"]);
  expect(values.get("file")).toMatch(/^a:b\/"'&<b>\\n\\r\\t%0A%,:\]\]>\|.*::error::@user #1 .*\.emrflow$/);
  expect(undone(data).split("\n")).toHaveLength(4);
});

test("junit's text is text: there is no markup in it but its own", () => {
  const inner = shown("junit").replace(/^<\?xml.*\n/, "");
  expect(inner.match(/<\/?[^\s>/]+/g)).toEqual([
    "<testsuites",
    "<testsuite",
    "<testcase",
    "<failure",
    "</failure",
    "</testcase",
    "</testsuite",
    "</testsuites",
  ]);
  expect(inner.match(/&(?!(?:amp|lt|gt|quot|apos);)/g)).toBeNull();
  expect(inner).not.toContain("\ufffe");
});

test("markdown calls nobody and has no link, formula or HTML outside code", () => {
  // As CommonMark reads it: an escaped character is text, a run of backticks begins code up to the next run of that length.
  const outside = shown("markdown").replace(/\\.|(`+)(?!`).*?(?<!`)\1(?!`)/gu, (match, fence?: string) =>
    fence === undefined ? match : "",
  );
  expect(outside).toContain("@&#8203;user");
  expect(outside.replaceAll("&#8203;", "\u200b")).not.toMatch(/@\w|#\d|[<>]|(?<!\\)[[\]|$]/);
});
