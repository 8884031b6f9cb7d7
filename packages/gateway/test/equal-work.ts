import {
  PostgresQueryCompiler,
  type KyselyPlugin,
  type PluginTransformQueryArgs,
  type PluginTransformResultArgs,
  type QueryResult,
  type RootOperationNode,
  type UnknownRow,
} from 'kysely';

/** Statements that each process repeats from time to time, whatever the request. */
export const REFRESH_STATEMENT = /^\s*select (\* from "setting"$|version, \(select coalesce\(json_agg\(site\))/;

/** Records statements while `during` runs. */
export class StatementLog implements KyselyPlugin {
  readonly #compiler = new PostgresQueryCompiler();
  #statements: string[] | undefined;

  /** Returns the statements of some work as verb and table, e.g. `select account`. */
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
      if (!REFRESH_STATEMENT.test(sql))
        this.#statements.push(table === undefined ? sql : `${/^\w+/.exec(sql)?.[0] ?? ''} ${table}`);
    }
    return node;
  }

  transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    return Promise.resolve(result);
  }
}

export interface Comparison {
  /** Median processor time of the first request divided by that of the second. */
  readonly ratio: number;
  /** Statements that only one of the two requests runs. */
  readonly onlyFirst: readonly string[];
  readonly onlySecond: readonly string[];
}

const median = (list: readonly number[]) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? NaN;

const without = (list: readonly string[], taken: readonly string[]) => {
  const left = [...taken];
  return list.filter((each) => !left.includes(each) || !left.splice(left.indexOf(each), 1));
};

/**
 * Compares the cost of two requests, run alternately. Processor time is measured, because on a busy machine requests
 * take longer but do not need more of it.
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
    // The order alternates, because the request that runs second finds warm caches.
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
