/** What browsers that know passkeys in JSON have (WebAuthn Level 3); others are not offered them. */
interface Able {
  parseCreationOptionsFromJSON(options: object): PublicKeyCredentialCreationOptions;
  parseRequestOptionsFromJSON(options: object): PublicKeyCredentialRequestOptions;
  isConditionalMediationAvailable?(): Promise<boolean>;
}

type View = Window & { readonly PublicKeyCredential?: Partial<Able> };
interface Answer { toJSON(): object }

const ableOf = (view: View | null): Able | undefined => (view?.PublicKeyCredential?.parseCreationOptionsFromJSON ? (view.PublicKeyCredential as Able) : undefined);

export const knowsPasskeys = (view: Window | null): boolean => ableOf(view) !== undefined;

/** Makes a key on this device; undefined when the person changed their mind. */
export async function makePasskey(view: Window, options: object): Promise<object | undefined> {
  const able = ableOf(view);
  const made = able && (await view.navigator.credentials.create({ publicKey: able.parseCreationOptionsFromJSON(options) }).catch(() => null));
  return (made as Answer | null | undefined)?.toJSON();
}

/** Offers the keys of this device in the list of the login field; resolves when somebody has chosen one. */
export async function offerPasskeys(view: Window, ask: () => Promise<object>, signal: AbortSignal): Promise<object | undefined> {
  const able = ableOf(view);
  if (!able || !(await able.isConditionalMediationAvailable?.())) return undefined;
  const publicKey = able.parseRequestOptionsFromJSON(await ask());
  const chosen = await view.navigator.credentials.get({ publicKey, mediation: 'conditional', signal }).catch(() => null);
  return (chosen as Answer | null)?.toJSON();
}
