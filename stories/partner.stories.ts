import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { browserClient } from '@vodokanal/widgets/kit/client-directory';
import { define } from '@vodokanal/widgets/kit/define';
import { VkConnect } from '@vodokanal/widgets/partner/consent';
import { PartnerSignIn } from '@vodokanal/widgets/partner/partner-sign-in';
import { placeOn, utility, type Globals } from './utilities.ts';
import type { ScenarioName } from '@vodokanal/mocks';

// The content of frames on partner sites, and of the sign-in window they open.
export default { title: 'Partner sites' };

define('story-partner-sign-in', PartnerSignIn);
define('story-connect', VkConnect);

const textOf = (element: Element) => element.shadowRoot?.textContent ?? '';
const seen =
  (tag: string, words: RegExp) =>
  async ({ canvasElement, globals }: { canvasElement: HTMLElement; globals: Globals }) => {
    if ((globals.lang ?? 'ru') === 'ru')
      await waitFor(() => expect(textOf(canvasElement.querySelector(tag)!)).toMatch(words), { timeout: 12_000 });
    else
      await waitFor(() => expect(textOf(canvasElement.querySelector(tag)!).length).toBeGreaterThan(20), {
        timeout: 12_000,
      });
  };

const partnerSignIn = (scenario: ScenarioName, words: RegExp, { isElsewhere = false, works = true } = {}) => ({
  render: (_: unknown, { globals }: { globals: Globals }) => {
    const connection = browserClient(new URL(utility(scenario), location.href).href);
    void connection.session.check();
    return placeOn(
      globals,
      html`<story-partner-sign-in .partner=${{ site: 'https://portal.example.org', connection, redeem: () => Promise.resolve(works) }} .isOwnSiteOnly=${isElsewhere}></story-partner-sign-in>`,
    );
  },
  play: async (context: { canvasElement: HTMLElement; globals: Globals }) => {
    if (!works)
      await context.canvasElement
        .querySelector<PartnerSignIn>('story-partner-sign-in')!
        .redeemCode('A'.repeat(43), 'B'.repeat(43));
    await seen('story-partner-sign-in', words)(context);
  },
});

export const SignedOut = partnerSignIn('signedOut', /Войти через сайт водоканала/);
export const SignedIn = partnerSignIn('happy', /Вы вошли/);
export const CodeRefused = partnerSignIn('signedOut', /Вход не завершён/, { works: false });
export const Elsewhere = partnerSignIn('signedOut', /Это делают на сайте водоканала/, { isElsewhere: true });

const consent = (words: RegExp, isAsked: boolean) => ({
  render: (_: unknown, { globals }: { globals: Globals }) => {
    const endpoint = new URL(utility('happy'), location.href).href;
    const page = isAsked
      ? {
          site: 'https://portal.example.org',
          name: 'УК «Тихий двор»',
          scopes: ['balance:read', 'readings:write'],
          targets: {},
        }
      : undefined;
    return placeOn(
      globals,
      page
        ? html`<story-connect endpoint=${endpoint} .page=${page}></story-connect>`
        : html`<story-connect endpoint=${endpoint}></story-connect>`,
    );
  },
  play: async (context: { canvasElement: HTMLElement; globals: Globals }) => {
    const element = context.canvasElement.querySelector<VkConnect>('story-connect')!;
    await element.updateComplete;
    await element.client?.session.check();
    element.requestUpdate();
    await seen('story-connect', words)(context);
  },
});

export const Consent = consent(/Продолжить на сайте УК «Тихий двор»/, true);
export const Sites = consent(/Сейчас таких сайтов нет/, false);
