/** The functions that an expression may call, by name. */
import { data } from "./data.js";
import type { LibraryFunction } from "./function.js";
import { lists } from "./lists.js";
import { maps } from "./maps.js";
import { numbers } from "./numbers.js";
import { texts } from "./texts.js";
import { times } from "./times.js";

const functions: readonly LibraryFunction[] = [...texts, ...numbers, ...lists, ...maps, ...times, ...data];

export const library: ReadonlyMap<string, LibraryFunction> = new Map(functions.map((each) => [each.name, each]));
