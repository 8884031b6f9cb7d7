/** What `on-success` says to do, without a script of the page. Leads only where the registry of the endpoint allows. */
import { report } from './diagnosis.ts';

export async function runOnSuccess(rule: string, endpoint: unknown): Promise<void> {
  const [verb = '', ...rest] = rule.trim().split(':');
  const what = rest.join(':');
  if (verb === 'reload' && !what) return location.reload();
  const shown = verb === 'show' && /^#[\w-]+$/.test(what) ? document.getElementById(what.slice(1)) : undefined;
  if (shown) {
    shown.hidden = false;
    shown.scrollIntoView({ block: 'nearest' });
    shown.focus();
    return;
  }
  const target = verb === 'redirect' && endpoint !== 'demo' ? await targetOf(what, String(endpoint)) : undefined;
  if (target) location.assign(target);
  else report('VK-204', rule);
}

async function targetOf(name: string, endpoint: string): Promise<string | undefined> {
  try {
    const { targets } = (await (await fetch(`${endpoint.replace(/\/+$/, '')}/v1/site`, { credentials: 'omit' })).json()) as { targets: Record<string, string> };
    return Object.hasOwn(targets, name) ? targets[name] : Object.values(targets).find((address) => address === name);
  } catch {
    return undefined;
  }
}
