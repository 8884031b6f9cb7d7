/** WebAuthn Level 3 methods that take JSON. Browsers without them are not offered passkeys. */
interface PasskeyApi {
  parseCreationOptionsFromJSON(options: object): PublicKeyCredentialCreationOptions;
  parseRequestOptionsFromJSON(options: object): PublicKeyCredentialRequestOptions;
  isConditionalMediationAvailable?(): Promise<boolean>;
}

type View = Window & { readonly PublicKeyCredential?: Partial<PasskeyApi> };
interface JsonCredential {
  toJSON(): object;
}

const passkeyApiOf = (view: View | null): PasskeyApi | undefined =>
  view?.PublicKeyCredential?.parseCreationOptionsFromJSON ? (view.PublicKeyCredential as PasskeyApi) : undefined;

export const supportsPasskeys = (view: Window | null): boolean => passkeyApiOf(view) !== undefined;

/** Creates a passkey on this device; undefined when the person cancels. */
export async function createPasskey(view: Window, options: object): Promise<object | undefined> {
  const api = passkeyApiOf(view);
  const created =
    api &&
    (await view.navigator.credentials
      .create({ publicKey: api.parseCreationOptionsFromJSON(options) })
      .catch(() => null));
  return (created as JsonCredential | null | undefined)?.toJSON();
}

/** Offers passkeys in the autofill of the login field; resolves when one is chosen. */
export async function offerPasskeys(
  view: Window,
  loadOptions: () => Promise<object>,
  signal: AbortSignal,
): Promise<object | undefined> {
  const api = passkeyApiOf(view);
  if (!api || !(await api.isConditionalMediationAvailable?.())) return undefined;
  const publicKey = api.parseRequestOptionsFromJSON(await loadOptions());
  const chosen = await view.navigator.credentials
    .get({ publicKey, mediation: 'conditional', signal })
    .catch(() => null);
  return (chosen as JsonCredential | null)?.toJSON();
}
