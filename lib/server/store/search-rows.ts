import 'server-only';

/** Aliases of a searched row: `row` in `resource`, and `task` in `task_search` where a Task has its own. */
export type RowAliases = { alias: string; task: string | undefined };

/** Where the rows of a type are read. The type is part of the text, so that partial indexes fit. */
export type RowSource = RowAliases & { from: string; where: string };

/** The rows of a type that are not deleted, with `alias` as their name in `resource`. */
export function rowsOf(type: string, alias: string): RowSource {
  if (type !== 'Task') {
    return {
      alias,
      task: undefined,
      from: `resource ${alias}`,
      where: `${alias}.type = '${type}' and not ${alias}.deleted`,
    };
  }
  const task = `${alias}s`;
  return {
    alias,
    task,
    from: `task_search ${task} join resource ${alias} on ${alias}.type = 'Task' and ${alias}.id = ${task}.id`,
    where: 'true',
  };
}
