import type { Claim, Meter } from '@vodokanal/contract';
import type { VkAccountElement } from '../kit/account-element.ts';
import { formats } from '../kit/i18n/formats.ts';
import type { Translate } from '../kit/i18n/messages.ts';
import { printLines } from '../kit/print.ts';
import type ru from './messages/view.ru.ts';

/** Prints a registered claim on one sheet: who, when, what about, in which words, and when the answer is due. */
export function printClaim(
  { ownerDocument, client }: VkAccountElement,
  t: Translate<keyof typeof ru>,
  claim: Claim,
  meters: readonly Meter[],
): void {
  const { date, money, moment, period } = formats(t);
  const { account } = client?.session ?? {};
  const meter = meters.find(({ id }) => id === claim.meterId);
  const fact = (label: string, value: string | undefined) => (value ? [`${label}: ${value}`] : []);
  printLines(ownerDocument, t('printTitle', { number: claim.number }), [
    ...(account ? [`${t('printAccount', { number: account.number })}, ${account.address}`] : []),
    t('printRegistered', { moment: moment(claim.registeredAt) }),
    ...fact(t('type'), t(claim.type)),
    ...fact(t('period'), claim.period && period(claim.period)),
    ...fact(t('service'), claim.service && t(claim.service)),
    ...fact(t('meterId'), meter && t('meter', { service: t(meter.service), serial: meter.serialNumber })),
    ...fact(t('amount'), claim.amount === undefined ? undefined : money(claim.amount)),
    ...fact(t('demand'), claim.demand && t(claim.demand)),
    `${t('text')}:`,
    claim.text,
    ...fact(t('printFiles'), claim.attachments.map(({ name }) => name).join(', ')),
    `${t('due', { date: date(claim.dueOn) })}. ${t('law', { law: claim.law })}`,
  ]);
}
