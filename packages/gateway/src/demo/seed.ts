import { createWriteStream, existsSync } from 'node:fs';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { addDays } from '@vodokanal/contract/rules/calendar';
import { addCustomer } from '../session/customers.ts';
import { openDemoSettings } from '../settings/files.ts';
import { setManager } from '../buildings/service.ts';
import type { Database } from '../database/open.ts';
import type { DocumentService } from '../documents/service.ts';
import { importRegistry } from '../registry/import.ts';
import { staffByEmail } from '../office/queries.ts';
import { addStaff } from '../office/staff.ts';
import type { Settings } from '../settings/settings.ts';
import { recordNotice } from '../debts/service.ts';
import { addDemoCases } from './cases.ts';
import { addDemoApplications } from './applications.ts';
import { addDemoPapers, readOldPapers } from './papers.ts';
import { demoRules } from './rules.ts';
import { accountNumber, buildings, demoPhone, demoRegistry, manager, people, type Person } from './registry.ts';

/** One password for all demo customers, so that visitors need not copy a different one each time. */
export const DEMO_PASSWORD = 'tikhiy-rodnik-u-mosta';

export interface DemoSignIn {
  readonly accountNumber: string;
  readonly email: string;
  readonly password: string;
  readonly about: string;
}

export const demoSignIns: readonly DemoSignIn[] = [
  ...people.flatMap((person, index) =>
    'email' in person
      ? [{ accountNumber: accountNumber(index), email: person.email, password: DEMO_PASSWORD, about: person.about }]
      : [],
  ),
  // This account holds the common meter.
  { accountNumber: accountNumber(2000), email: manager.email, password: DEMO_PASSWORD, about: manager.about },
];

/** Who works in the office of the demo utility; their codes arrive in the outbox. */
export const demoStaff = [
  { email: 'abonent@vodokanal.example.org', name: 'Вера Ключева, абонентский отдел', role: 'clerk' },
  { email: 'nachalnik@vodokanal.example.org', name: 'Пётр Запрудный, начальник отдела', role: 'supervisor' },
  { email: 'kassa@vodokanal.example.org', name: 'Нина Бродова, касса', role: 'cashier' },
  { email: 'dannye@vodokanal.example.org', name: 'Олег Истоков, персональные данные', role: 'dataOfficer' },
  { email: 'admin@vodokanal.example.org', name: 'Игорь Колодин, отдел ИТ', role: 'administrator' },
] as const;

const registryFile = (folder: string) => join(folder, 'demo-registry.csv');

/** Whether a start that was killed has left the demo utility half loaded. */
export const isDemoUnfinished = (folder: string): boolean => existsSync(registryFile(folder));

/**
 * Fills an empty database with the demo utility, using the same import as real registries. It can be repeated after it
 * was interrupted.
 */
export async function seedDemo(
  db: Database,
  settings: Settings,
  {
    folder,
    documents,
    today,
    now,
  }: {
    readonly folder: string;
    readonly documents: DocumentService;
    readonly today: string;
    readonly now: Date;
  },
): Promise<void> {
  await settings.add(await openDemoSettings());
  const file = registryFile(folder);
  const stream = createWriteStream(file);
  stream.write('\ufeff');
  for (const line of demoRegistry(today, demoRules(settings, today)))
    if (!stream.write(line)) await once(stream, 'drain');
  stream.end();
  await once(stream, 'finish');
  const report = await importRegistry(db, settings, file);
  if (report.refused > 0) throw new Error(`The demo registry has ${report.refused} bad lines; see ${report.faultFile}`);
  // Before the customers, so that the outbox does not begin with letters about old papers.
  await addDemoPapers(db, { settings, documents }, today, now);
  for (const [index, { email, accountNumber: number }] of demoSignIns.entries()) {
    const others = people.flatMap((person: Person, index) => (person.holderIs === email ? [accountNumber(index)] : []));
    const isKnown = await db.selectFrom('customer').select('id').where('email', '=', email).executeTakeFirst();
    if (isKnown) continue;
    await addCustomer(db, {
      name: '',
      email,
      password: DEMO_PASSWORD,
      phone: demoPhone(index),
      accountNumbers: [number, ...others],
      now,
    });
  }
  for (const staff of demoStaff)
    if (!(await staffByEmail(db, staff.email))) await addStaff(db, { ...staff, password: DEMO_PASSWORD }, now);
  await readOldPapers(db, now);
  await addDemoApplications(db, settings, accountNumber(0), today, now);
  const debtor = people.findIndex((person: Person) => (person.debtMonths ?? 0) > 3);
  await recordNotice(db, settings, accountNumber(debtor), { kind: 'restriction', sentOn: addDays(today, -6) });
  await setManager(
    db,
    manager.email,
    buildings.map(({ code }) => code),
  );
  const closed = people.findIndex((person: Person) => person.status !== undefined);
  await addDemoCases(db, settings, accountNumber(closed), today);
  // The file is removed last, because it says that the work is not finished.
  await rm(file, { force: true });
}
