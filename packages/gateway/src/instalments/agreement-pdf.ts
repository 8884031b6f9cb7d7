import type { Account, InstalmentPlan } from '@vodokanal/contract';
import { localDate } from '@vodokanal/contract/rules/calendar';
import { heading, money, paragraphs, SOFT, SPACE, STRONG, title } from '../pdf/parts.ts';
import { PdfPage, ROOM } from '../pdf/pdf-page.ts';
import { addressText, dateText, NBSP } from '../pdf/texts.ts';

/** What an agreement says besides its instalments. */
export interface AgreementFrame {
  readonly account: Pick<Account, 'number' | 'address'>;
  /** Who asks for the plan, as the account says. */
  readonly holder: string;
  readonly utility: { readonly name: string; readonly phone: string; readonly timeZone: string };
  readonly graceDays: number;
  readonly law: string;
}

const COLUMN = 90;

/** The agreement on paying a debt in instalments as a PDF: A4, tagged, in Russian. */
export function agreementPdf(plan: InstalmentPlan, frame: AgreementFrame): Promise<Uint8Array> {
  const { account, holder, utility, graceDays, law } = frame;
  const name = 'Соглашение о погашении задолженности';
  const page = new PdfPage({
    title: `${name}, № ${plan.number}`,
    author: utility.name,
    createdOn: plan.createdOn,
  });
  title(page, name, `№ ${plan.number} от ${dateText(plan.createdOn)}`);
  const facts = page.structure(page.root, 'Sect');
  paragraphs(page, facts, undefined, [
    [`Ресурсоснабжающая организация: ${utility.name}`, {}],
    [`Потребитель: ${holder}`, {}],
    [`Лицевой счёт ${account.number}`, STRONG],
    [addressText(account.address), {}],
  ]);
  page.y += SPACE.section;

  const what = page.structure(page.root, 'Sect');
  heading(page, what, 'О чём договорились');
  const terms = [
    `Потребитель погашает задолженность ${money(plan.amount)} частями по графику. Каждую часть можно внести раньше срока.`,
    'Новые счета потребитель оплачивает в обычный срок.',
    plan.paymentOrder === 'asDue'
      ? 'Пока соглашение действует, платёж без указания назначения сначала погашает части, срок которых наступил, затем счета, начиная с самого раннего, и только потом следующие части.'
      : 'Платёж без указания назначения сначала погашает самый старый долг.',
    'Пени на непогашенный остаток начисляются по закону, пока долг не оплачен.',
    'Пока график соблюдается, организация не ограничивает услугу из-за этой задолженности и не обращается за ней в суд.',
    `Если платёж по графику не внесён и через ${graceDays}${NBSP}дн. после срока, соглашение прекращается, и остаток нужно оплатить сразу.`,
  ];
  for (const term of terms) {
    paragraphs(page, what, undefined, [[term, {}]]);
    page.y += SPACE.small;
  }
  paragraphs(page, what, undefined, [[`Основание: ${law}.`, SOFT]]);
  page.y += SPACE.section;

  const schedule = page.structure(page.root, 'Sect');
  heading(page, schedule, 'График платежей');
  page.table(
    schedule,
    [
      { title: 'Платёж', width: COLUMN },
      { title: 'Оплатить не позднее', width: ROOM - 2 * COLUMN },
      { title: 'Сумма', width: COLUMN, align: 'right' },
    ],
    [
      ...plan.instalments.map(({ dueOn, amount }, at) => ({
        cells: [String(at + 1), dateText(dueOn), money(amount)],
        strong: 'none' as const,
      })),
      { cells: ['Всего', '', money(plan.amount)], strong: 'all' },
    ],
  );
  page.y += SPACE.section;

  const signature = plan.signedAt
    ? `Потребитель подписал соглашение в личном кабинете ${dateText(localDate(new Date(plan.signedAt), utility.timeZone))}, подтвердив вход паролем.`
    : plan.state === 'offered' && plan.offeredUntil
      ? `Потребитель ещё не подписал соглашение. Предложение действует по ${dateText(plan.offeredUntil)} включительно.`
      : 'Соглашение не подписано.';
  const note = `${signature} Телефон ${utility.phone.replaceAll(' ', NBSP)}.`;
  page.ensure(page.height(note, SOFT, ROOM));
  page.text(page.structure(page.root, 'Sect'), 'P', note, SOFT);
  return page.end(`${name}, № ${plan.number}`);
}
