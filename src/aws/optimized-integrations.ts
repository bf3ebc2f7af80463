/** The integrations that Step Functions made for single services: which there are, how each can be called, what it takes and gives. */
import data from "./optimized-integrations.json";
import { readFields, type Fields } from "./request-fields.js";

/** How a task waits: not at all, until the job is done (`sync:2` gives the output of an execution as JSON), or until somebody answers. */
export type Pattern = "request-response" | "sync" | "sync:2" | "waitForTaskToken";

export interface OptimizedAction {
  readonly service: string;
  readonly action: string;
  readonly patterns: readonly Pattern[];
  /** Whether a call that may have been made already can be made again and changes nothing more. */
  readonly isRepeatable: boolean;
  /** The platform of a `cluster` statement that makes what this makes, and gives it back; `null` for everything else. */
  readonly ownedBy: string | null;
  /** The SDK service whose operation of the same name has the same request; `null` when the fields stand here. */
  readonly model: string | null;
  /** What it takes; `null` where the service's own reference must say it. */
  readonly fields: () => Fields | null;
  /** Gives a structure among its fields by its name. */
  readonly structures: (name: string) => Fields;
  /** Fields of which at least one must be given. */
  readonly oneOf: readonly string[];
  /** What comes back for a pattern; `null` where it is not documented. */
  readonly result: (pattern: Pattern) => Fields | null;
  /** Fields and patterns of which no page of the guide says that Step Functions takes them. */
  readonly unverified: ReadonlySet<string>;
}

export interface OptimizedService {
  readonly name: string;
  readonly title: string;
  /** The page of the Step Functions developer guide. */
  readonly page: string;
  readonly actions: ReadonlyMap<string, OptimizedAction>;
  /** Errors that pass by themselves, and the page that advises to retry them; empty where AWS advises nothing. */
  readonly transientErrors: readonly string[];
}

interface ActionRow {
  readonly patterns: string;
  readonly repeatable?: boolean;
  readonly ownedBy?: string;
  readonly model?: string;
  readonly fields?: string;
  readonly structures?: Readonly<Record<string, string>>;
  readonly oneOf?: string;
  readonly result?: string;
  readonly syncResult?: string;
  readonly sync2Result?: string;
  readonly unverified?: string;
}

interface ServiceRow {
  readonly title: string;
  readonly page: string;
  readonly actions: Readonly<Record<string, ActionRow>>;
  readonly transient?: { readonly errors: readonly string[] };
}

const rows: ReadonlyMap<string, ServiceRow> = new Map(Object.entries<ServiceRow>(data.services));
const aliases: ReadonlyMap<string, string> = new Map(Object.entries(data.aliases));
const read = new Map<string, OptimizedService>();

/** Where the table comes from and when it was read. */
export const optimizedIntegrationsFacts = data.facts;

/** Gives the names of the services as a resource spells them: `lambda`, `emr-serverless`. */
export function optimizedServices(): readonly string[] {
  return [...rows.keys()];
}

/** Gives what is known of a service; `undefined` when Step Functions has no optimized integration for it. */
export function optimizedService(name: string): OptimizedService | undefined {
  const row = rows.get(name);
  const known = read.get(name);
  if (!row || known) return known;
  const service = serviceOf(name, row);
  read.set(name, service);
  return service;
}

/** Gives the name by which a resource spells a service that people call otherwise: `emr` is `elasticmapreduce`. */
export function optimizedServiceMeantBy(name: string): string | undefined {
  const lower = name.toLowerCase();
  return rows.has(lower) ? lower : aliases.get(lower);
}

function serviceOf(name: string, { title, page, actions, transient }: ServiceRow): OptimizedService {
  return {
    name,
    title,
    page,
    actions: new Map(Object.entries(actions).map(([action, row]) => [action, actionOf(name, action, row)])),
    transientErrors: transient?.errors ?? [],
  };
}

function actionOf(service: string, action: string, row: ActionRow): OptimizedAction {
  return {
    service,
    action,
    patterns: patternsIn(row.patterns),
    isRepeatable: row.repeatable ?? false,
    ownedBy: row.ownedBy ?? null,
    model: row.model ?? null,
    fields: () => fieldsOf(row.fields),
    structures: (name) => readFields(row.structures?.[name] ?? ""),
    oneOf: words(row.oneOf ?? ""),
    result: (pattern) => fieldsOf(resultText(row, pattern)),
    unverified: new Set(words(row.unverified ?? "")),
  };
}

const allPatterns: readonly Pattern[] = ["request-response", "sync", "sync:2", "waitForTaskToken"];

/** Reads patterns that a table lists with blanks between them. */
export function patternsIn(text: string): readonly Pattern[] {
  return words(text).flatMap((word) => allPatterns.filter((pattern) => pattern === word));
}

/** Who answers a callback decides what it gives. */
function resultText(row: ActionRow, pattern: Pattern): string | undefined {
  if (pattern === "request-response") return row.result;
  if (pattern === "sync") return row.syncResult;
  return pattern === "sync:2" ? row.sync2Result : undefined;
}

function fieldsOf(text: string | undefined): Fields | null {
  return text === undefined ? null : readFields(text);
}

function words(text: string): readonly string[] {
  return text.split(" ").filter((word) => word !== "");
}
