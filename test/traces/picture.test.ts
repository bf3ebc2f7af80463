/** The picture of a run: well-formed, inside of its frame, nothing over anything else, and the same bytes each time. */
import { beforeAll, describe, expect, test } from "vitest";
import type { Cluster, Step } from "../../src/simulate/run.js";
import { textWidth } from "../../src/traces/picture/text-width.js";
import { svg } from "../../src/traces/svg.js";
import type { Told } from "../../src/traces/told.js";
import { manyItems, nightly, pollLoop, told } from "./runs.js";
import { elementsIn, parseXml, type Element } from "./xml.js";

const options = { color: false, columns: 80, full: false };

const hostile = `<b>&"'\u202e\u0000]]></title>${"x".repeat(200)}😀`;

/** A run as no simulation would give it, with as much of everything as there can be. */
async function crowded(): Promise<Told> {
  const { run, ...rest } = await nightly();
  const [cluster] = run.clusters;
  const step = run.steps[0];
  if (!cluster || !step) throw new Error("the flagship has a cluster with steps");
  const clusters: readonly Cluster[] = [{ ...cluster, name: hostile, status: "alive" }];
  const statuses = ["COMPLETED", "FAILED", "CANCELLED", "RUNNING", "PENDING"] as const;
  const steps = Array.from({ length: 400 }, (_, index): Step => {
    const addedAt = (index * 7919) % run.took;
    const status = statuses[index % statuses.length] ?? "COMPLETED";
    const { startedAt: _started, endedAt: _ended, ...bare } = step;
    if (status === "PENDING") return { ...bare, name: hostile, status, addedAt };
    const startedAt = addedAt + (index % 3) * 1000;
    const whole = { ...bare, name: `${index} ${hostile}`, status, addedAt, startedAt };
    return status === "RUNNING" ? whole : { ...whole, endedAt: startedAt + ((index * 104_729) % 400_000) };
  });
  return { ...rest, name: hostile, run: { ...run, clusters, steps } };
}

const runs: readonly (readonly [string, () => Promise<Told>])[] = [
  ["all is well", () => nightly()],
  [
    "a step fails",
    () =>
      nightly({
        faults: [
          { state: "publish", error: "States.TaskFailed", attempt: "always" },
          { state: "ingest", error: "States.TaskFailed" },
        ],
      }),
  ],
  ["stopped in the middle", () => nightly({ abortAt: { state: "publish", after: 60_000 } })],
  ["a loop of 1,000 looks", () => told(pollLoop(1000))],
  ["a Map of 500 items", () => told(manyItems(500, [3]))],
  ["everything at once", crowded],
  ["nothing", () => told({ QueryLanguage: "JSONata", StartAt: "End", States: { End: { Type: "Succeed" } } })],
];

describe.each(runs)("%s", (name, make) => {
  let run: Told;
  let drawn: string;
  let root: Element;
  beforeAll(async () => {
    run = await make();
    drawn = svg(run, options);
    root = parseXml(drawn);
  });

  test("is well-formed XML with a title, and says that it is a picture", () => {
    expect(root.name).toBe("svg");
    expect(root.attributes.get("role")).toBe("img");
    expect(root.children[0]?.name).toBe("title");
    expect(root.children[0]?.text).not.toBe("");
  });

  test("has nothing outside of its frame", () => {
    const [width, height] = [numberOf(root, "width"), numberOf(root, "height")];
    for (const element of elementsIn(root)) {
      const box = boxOf(element);
      if (!box) continue;
      expect(box.left, element.text).toBeGreaterThanOrEqual(0);
      expect(box.right, element.text).toBeLessThanOrEqual(width);
      expect(box.bottom).toBeLessThanOrEqual(height);
    }
  });

  test("has no two bars over each other, and no text that leaves its bar", () => {
    for (const group of [...elementsIn(root)].filter((each) => each.name === "g")) {
      const bars = group.children.filter((each) => each.name === "rect");
      const texts = group.children.filter((each) => each.name === "text");
      const tops = new Set(bars.map((bar) => numberOf(bar, "y")));
      for (const top of tops) {
        const lane = bars
          .filter((bar) => numberOf(bar, "y") === top)
          .map((bar) => ({ from: numberOf(bar, "x"), to: numberOf(bar, "x") + numberOf(bar, "width") }))
          .sort((one, other) => one.from - other.from);
        for (const [index, bar] of lane.entries())
          if (index > 0) expect(bar.from + 0.11).toBeGreaterThanOrEqual(lane[index - 1]?.to ?? 0);
        const inside = texts.filter((each) => numberOf(each, "y") === top + 13 && numberOf(each, "x") > 186);
        for (const each of inside) {
          const [from, to] = [numberOf(each, "x"), numberOf(each, "x") + textWidth(each.text)];
          expect(
            lane.some((bar) => bar.from <= from && to <= bar.to + 0.11),
            each.text,
          ).toBe(true);
        }
      }
    }
  });

  test("is the same each time, and as it was accepted", async () => {
    expect(svg(run, options)).toBe(drawn);
    await expect(drawn).toMatchFileSnapshot(`pictures/${name.replaceAll(/\W+/g, "-")}.svg`);
  });
});

test("bars that are left out and items that are close are counted in words", async () => {
  expect(svg(await told(pollLoop(400)), options)).toMatch(/Wait waits, [^<]+ and \d+ more close to it/);
  expect(svg(await crowded(), options)).toMatch(/\d+ more are not drawn/);
});

interface Box {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
}

function boxOf(element: Element): Box | null {
  const x = numberOf(element, "x");
  if (element.name === "rect")
    return {
      left: x,
      right: x + numberOf(element, "width"),
      bottom: numberOf(element, "y") + numberOf(element, "height"),
    };
  if (element.name !== "text") return null;
  const width =
    element.attributes.get("class") === "strong" ? (textWidth(element.text) * 14) / 12 : textWidth(element.text);
  const left = element.attributes.get("text-anchor") === "middle" ? x - width / 2 : x;
  return { left, right: left + width, bottom: numberOf(element, "y") };
}

function numberOf(element: Element, attribute: string): number {
  return Number(element.attributes.get(attribute) ?? 0);
}
