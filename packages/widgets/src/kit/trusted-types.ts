import type { TrustedTypePolicy, TrustedTypePolicyFactory } from 'trusted-types/lib';

type Policy = Pick<TrustedTypePolicy, 'createHTML' | 'createScriptURL'>;

/**
 * The Trusted Types policy of the kit, `vodokanal-widgets`. Every copy of the kit on a page shares it, because browsers
 * refuse a second policy of the same name.
 */
interface Shared {
  readonly policy: Policy | undefined;
  /** The only scripts the kit starts by URL are its own workers. */
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

/** What lit-html uses in place of a policy of its own; see the build plugin `trusted-types-policy`. */
export const templatePolicy = (): Policy | undefined => shared().policy;

/** The URL of a worker of the kit, in the form a page with Trusted Types accepts. */
export function workerUrl(url: string): string {
  const { policy, workers } = shared();
  workers.add(url);
  // `Worker` takes a TrustedScriptURL as well; its declared type does not say so.
  return (policy?.createScriptURL(url) as unknown as string | undefined) ?? url;
}
