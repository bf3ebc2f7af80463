/** Types that are numbers in a run: what can be counted with. */
import { isAssignable } from "../../types/relations.js";
import { durationType, integerType, listOf, numberType, sizeType, type Type } from "../../types/type.js";
import { unionOf } from "../../types/relations.js";

/** Any number or amount. */
export const measure: Type = unionOf([numberType, durationType, sizeType]);
export const measures: Type = listOf(measure);

/** Gives the one type that all of the given are of: `integer` before `number`, a unit only with itself; else `null`. */
export function commonMeasure(types: readonly Type[]): Type | null {
  const fits = [integerType, numberType, durationType, sizeType].find((wanted) =>
    types.every((type) => isAssignable(type, wanted)),
  );
  return fits ?? null;
}

/** The type of a whole amount: an `integer` of numbers, else the same unit. */
export function wholeMeasure(type: Type): Type | null {
  const common = commonMeasure([type]);
  return common === numberType ? integerType : common;
}

/** The type of the items of a list, or of every list of a union. */
export function itemOf(type: Type | undefined): Type | null {
  if (type?.kind === "list") return type.item;
  if (type?.kind !== "union") return null;
  const items = type.members.map(itemOf);
  return items.every((item) => item !== null) ? unionOf(items) : null;
}
