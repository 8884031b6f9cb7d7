import {
  PostgresQueryCompiler,
  type KyselyPlugin,
  type PluginTransformQueryArgs,
  type PluginTransformResultArgs,
  type QueryResult,
  type RootOperationNode,
  type UnknownRow,
} from 'kysely';

/** What every process reads again from time to time, whoever asks for what meanwhile. */
const PERIODIC = /^select (\* from "setting"|\* from "site" order by "origin")$/;

/** Writes down which tables are asked for, while somebody wants to know. */
export class StatementLog implements KyselyPlugin {
  readonly #compiler = new PostgresQueryCompiler();
  #statements: string[] | undefined;

  /** The statements of some work, e.g. `select account`; values are left out. */
  async during(work: () => Promise<unknown>): Promise<readonly string[]> {
    const statements: string[] = (this.#statements = []);
    try {
      await work();
    } finally {
      this.#statements = undefined;
    }
    return statements;
  }

  transformQuery({ node, queryId }: PluginTransformQueryArgs): RootOperationNode {
    if (this.#statements) {
      const { sql } = this.#compiler.compileQuery(node, queryId);
      const table = /(?:from|into|update) "(\w+)"/.exec(sql)?.[1];
      if (!PERIODIC.test(sql))
        this.#statements.push(table === undefined ? sql : `${/^\w+/.exec(sql)?.[0] ?? ''} ${table}`);
    }
    return node;
  }

  transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    return Promise.resolve(result);
  }
}

export interface Comparison {
  /** Processor time of the first over that of the second: medians of many turns. */
  readonly ratio: number;
  /** Statements that only the one or only the other makes. */
  readonly onlyFirst: readonly string[];
  readonly onlySecond: readonly string[];
}

const median = (list: readonly number[]) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? NaN;

const without = (list: readonly string[], taken: readonly string[]) => {
  const left = [...taken];
  return list.filter((each) => !left.includes(each) || !left.splice(left.indexOf(each), 1));
};

/**
 * Compares what two requests cost, in turns. Processor time and not the clock on the wall: a machine that is busy with
 * something else makes every request slower, but not more expensive.
 */
export async function compareWork(
  log: StatementLog,
  turns: number,
  turn: (index: number) => Promise<readonly [first: () => Promise<unknown>, second: () => Promise<unknown>]>,
): Promise<Comparison> {
  const costs: [number[], number[]] = [[], []];
  const statements: [readonly string[], readonly string[]] = [[], []];
  for (let index = 0; index < turns; index++) {
    const both = await turn(index);
    // Each comes first as often: what the one leaves in caches helps the other.
    for (const side of index % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
      const before = process.cpuUsage();
      statements[side] = await log.during(both[side]);
      const { user, system } = process.cpuUsage(before);
      costs[side].push(user + system);
    }
  }
  return {
    ratio: median(costs[0]) / median(costs[1]),
    onlyFirst: without(statements[0], statements[1]),
    onlySecond: without(statements[1], statements[0]),
  };
}
