import type { TrustedTypePolicy, TrustedTypePolicyFactory } from 'trusted-types/lib';

type Policy = Pick<TrustedTypePolicy, 'createHTML' | 'createScriptURL'>;

/**
 * The kit's Trusted Types policy, `vodokanal-widgets`. Every copy of the kit on a page shares it, because browsers refuse
 * a second policy with the same name.
 */
interface Shared {
  readonly policy: Policy | undefined;
  /** Worker URLs, the only scripts the kit starts by URL. */
  readonly workers: Set<string>;
}

const POLICY = Symbol.for('vk.policy/1');
const page = globalThis as { [POLICY]?: Shared; readonly trustedTypes?: TrustedTypePolicyFactory };

function shared(): Shared {
  return (page[POLICY] ??= create());
}

function create(): Shared {
  const workers = new Set<string>();
  const policy = page.trustedTypes?.createPolicy('vodokanal-widgets', {
    // Lit passes the static strings of templates only, never data.
    createHTML: (html) => html,
    createScriptURL: (url) => (workers.has(url) ? url : ''),
  });
  return { policy, workers };
}

/** Replaces the policy of lit-html; see the build plugin `trusted-types-policy`. */
export const templatePolicy = (): Policy | undefined => shared().policy;

/** Returns a worker's URL in the form that a page with Trusted Types accepts. */
export function workerUrl(url: string): string {
  const { policy, workers } = shared();
  workers.add(url);
  // `Worker` takes a TrustedScriptURL as well; its declared type does not say so.
  return (policy?.createScriptURL(url) as unknown as string | undefined) ?? url;
}
