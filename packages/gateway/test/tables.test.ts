import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import ts from 'typescript';
import { openDatabase, type OpenDatabase } from '../src/index.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';

let database: TestDatabase;
let store: OpenDatabase;
before(async () => {
  database = await createTestDatabase();
  store = await openDatabase(database);
});
after(async () => {
  await store.close();
  await database.drop();
});

/** Columns as `table.column`, followed by ` null` when they are nullable. Of a view PostgreSQL does not know it. */
function describedColumns(): string[] {
  const source = ts.createSourceFile(
    'tables.ts',
    readFileSync(new URL('../src/database/tables.ts', import.meta.url), 'utf8'),
    ts.ScriptTarget.Latest,
  );
  const tables = source.statements.find(
    (statement): statement is ts.InterfaceDeclaration =>
      ts.isInterfaceDeclaration(statement) && statement.name.text === 'Tables',
  );
  assert.ok(tables);
  return tables.members.filter(ts.isPropertySignature).flatMap((table) => {
    assert.ok(table.type && ts.isTypeLiteralNode(table.type));
    return table.type.members
      .filter(ts.isPropertySignature)
      .map(
        (column) =>
          `${table.name.getText(source)}.${column.name.getText(source)}${/\bnull\b/.test(column.type?.getText(source) ?? '') ? ' null' : ''}`,
      );
  });
}

test('the types of the tables are what the migrations make', async () => {
  const { rows } = await sql<{ column: string }>`
    select table_name || '.' || column_name || case when is_nullable = 'YES' and table_type = 'BASE TABLE' then ' null' else '' end as column
    from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_schema = current_schema() and table_name not like 'kysely_%'`.execute(store.db);
  assert.deepEqual(describedColumns().sort(), rows.map(({ column }) => column).sort());
});
