import { after, before, test } from 'node:test';
import { cases } from '@vodokanal/contract/conformance';
import { databaseKind } from './database.ts';
import { createFixture, MANAGER, newcomerOf, ORIGIN, personAt, type Fixture } from './fixture.ts';

let fixture: Fixture;
before(async () => { fixture = await createFixture(); });
after(() => fixture.close());

for (const { name: title, run } of cases) {
  test(`gateway on ${databaseKind}: ${title}`, () => run({ send: (request) => fixture.gateway.handle(request), origin: ORIGIN, main: personAt(0), other: personAt(2), manager: MANAGER, partner: fixture.partner, newcomer: newcomerOf(() => fixture) }));
}
