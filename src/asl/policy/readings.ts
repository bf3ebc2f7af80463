/** How the constant in a field names what a permission is about: some fields hold a URL, a path or one of several forms. */

/** A part of a pattern of resources; `whole` when it is the resource itself, ARN and all. */
export interface Reading {
  readonly whole: boolean;
  readonly text: string;
}

type Read = (text: string) => readonly Reading[];

const part = (text: string): readonly Reading[] => [{ whole: false, text }];
const whole = (text: string): readonly Reading[] => [{ whole: true, text }];
const anything = part("*");

/** A placeholder that a deployment fills stands for an ARN when its name ends so, `${queue_arn}`; else for a name. */
const isArn = (text: string): boolean => /^(arn:|\$\{[^}]*arn\})/i.test(text);

/** What a field with an ARN or a name holds. */
const nameOrArn: Read = (text) => (isArn(text) ? whole(text) : part(text));

const readings: Readonly<Record<string, Read>> = {
  name: nameOrArn,
  plain: part,
  /** A field that takes nothing but ARNs, so that a placeholder stands for one, too. */
  arn: whole,
  /** An instance profile is taken to hold the role of its own name, as EMR's and the console's do. */
  role: (text) => (isArn(text) ? whole(text.replace(":instance-profile/", ":role/")) : part(text)),
  /** `https://sqs.eu-west-1.amazonaws.com/111122223333/jobs` */
  queue: (text) => {
    const [, region, account, name] = /^https?:\/\/sqs\.([\w-]+)\.[^/]+\/(\d+)\/(.+)$/.exec(text) ?? [];
    return name === undefined ? anything : whole(`arn:{partition}:sqs:${region}:${account}:${name}`);
  },
  /** `load`, `load:live`, `111122223333:function:load` */
  function: (text) => nameOrArn(text.replace(/^\d+:function:/, "")),
  /** Without a revision the newest one runs. */
  definition: (text) => [nameOrArn(text), /:\d+$/.test(text) ? [] : nameOrArn(`${text}:*`)].flat(),
  /** A state machine's name out of its ARN, which may end with a version or an alias. */
  machine: (text) => part(/:stateMachine:([^:]+)/.exec(text)?.[1] ?? "*"),
  /** The project out of the id of a build. */
  build: (text) => part(/^(?:.*:build(?:-batch)?\/)?([^:/]+):/.exec(text)?.[1] ?? "*"),
  /** The id of an API out of its host's name. */
  host: (text) => part(text.split(".")[0] ?? "*"),
  path: (text) => part(text.replace(/^\//, "")),
  /** `s3://bucket/key` */
  s3: (text) => part(text.replace(/^s3:\/\//, "")),
  /** `bucket/key?versionId=x` */
  source: (text) => part(text.replace(/^\//, "").replace(/(\?|\$\{\?\})versionId=.*$/, "")),
  /** The ARN of a secret ends with six characters that nobody chose. */
  secret: (text) => (isArn(text) ? whole(text) : part(`${text}-??????`)),
};

/** Reads a constant. @param how the name after `|` in the table; `name` where there is none */
export function readConstant(text: string, how: string): readonly Reading[] {
  const read = readings[how];
  if (read === undefined) throw new Error(`The table of permissions names a reading that is not there: ${how}`);
  return read(escaped(text));
}

/** To IAM `*` and `?` are wildcards wherever they stand; `${*}` is the character itself. */
function escaped(text: string): string {
  return text.replace(/[*?]/g, (character) => `\${${character}}`);
}
