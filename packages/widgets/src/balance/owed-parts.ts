import type { PaymentOptions, Service } from '@vodokanal/contract';
import { compareServices } from '@vodokanal/contract/rules/service-order';

/** What is unpaid of a service; null for late fees. Kopecks. */
export interface OwedPart {
  readonly service: Service | null;
  readonly amount: number;
}

/** The unpaid charges by service in the order of a bill, late fees last. */
export function owedParts(debts: PaymentOptions['debts']): OwedPart[] {
  const sums = new Map<Service | null, number>();
  for (const { service, isLateFee, amount } of debts) {
    const key = isLateFee ? null : service;
    sums.set(key, (sums.get(key) ?? 0) + amount);
  }
  return [...sums]
    .map(([service, amount]) => ({ service, amount }))
    .sort((a, b) =>
      a.service && b.service
        ? compareServices(a.service, b.service)
        : Number(a.service === null) - Number(b.service === null),
    );
}
