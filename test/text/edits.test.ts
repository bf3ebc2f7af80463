import { describe, expect, it } from "vitest";
import { applyEdits } from "../../src/text/edits.js";

describe("applyEdits", () => {
  it("applies edits in the order of their places, whatever order they are given in", () => {
    const edits = [
      { start: 8, end: 9, text: "c" },
      { start: 0, end: 1, text: "first" },
      { start: 4, end: 6, text: "" },
    ];
    expect(applyEdits("a = bcd x", edits)).toBe("first = d c");
  });

  it("keeps the order of insertions at one place and puts them before a replacement that starts there", () => {
    const edits = [
      { start: 1, end: 2, text: "B" },
      { start: 1, end: 1, text: "1" },
      { start: 1, end: 1, text: "2" },
    ];
    expect(applyEdits("abc", edits)).toBe("a12Bc");
  });

  it("lets edits touch", () => {
    expect(
      applyEdits("abcd", [
        { start: 0, end: 2, text: "x" },
        { start: 2, end: 4, text: "y" },
        { start: 4, end: 4, text: "z" },
      ]),
    ).toBe("xyz");
  });

  it.each([
    [
      [
        { start: 0, end: 2, text: "" },
        { start: 1, end: 3, text: "" },
      ],
    ],
    [
      [
        { start: 0, end: 3, text: "" },
        { start: 1, end: 1, text: "x" },
      ],
    ],
    [
      [
        { start: 1, end: 2, text: "x" },
        { start: 1, end: 2, text: "x" },
      ],
    ],
  ])("refuses overlapping edits %j", (edits) => {
    expect(applyEdits("abcd", edits)).toBeNull();
  });

  it("gives the text back when there is nothing to do", () => {
    expect(applyEdits("abc", [])).toBe("abc");
  });

  it.each([
    [-1, 0],
    [2, 1],
    [0, 4],
    [NaN, NaN],
  ])("takes an edit from %d to %d of three characters for a bug", (start, end) => {
    expect(() => applyEdits("abc", [{ start, end, text: "" }])).toThrow(RangeError);
  });
});
