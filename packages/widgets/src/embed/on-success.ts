/** Runs an `on-success` rule: `reload`, `show:#id`, or `redirect:NAME` to an address registered with the endpoint. */
import { linkOf } from '@vodokanal/contract/rules/link';
import { report } from './diagnosis.ts';

export async function runOnSuccess(rule: string, endpoint: unknown): Promise<void> {
  const [verb = '', ...rest] = rule.trim().split(':');
  const argument = rest.join(':');
  if (verb === 'reload' && !argument) return location.reload();
  const target = verb === 'show' && /^#[\w-]+$/.test(argument) ? document.getElementById(argument.slice(1)) : undefined;
  if (target) {
    target.hidden = false;
    target.scrollIntoView({ block: 'nearest' });
    target.focus();
    return;
  }
  const address =
    verb === 'redirect' && endpoint !== 'demo' ? linkOf(await addressOf(argument, String(endpoint))) : undefined;
  if (address) location.assign(address);
  else report('VK-204', rule);
}

/** Finds a registered address by its name, or by itself; undefined when it is not registered. */
async function addressOf(name: string, endpoint: string): Promise<string | undefined> {
  try {
    const { targets } = (await (
      await fetch(`${endpoint.replace(/\/+$/, '')}/v1/site`, { credentials: 'omit' })
    ).json()) as { targets: Record<string, string> };
    return Object.hasOwn(targets, name) ? targets[name] : Object.values(targets).find((address) => address === name);
  } catch {
    return undefined;
  }
}
