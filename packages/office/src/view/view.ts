import { css, html, LitElement, nothing } from 'lit';
import type { ResidentView } from '@vodokanal/contract/office';
import { notice } from '../../../widgets/src/kit/parts/notice.ts';
import { base } from '../../../widgets/src/kit/theme/theme.ts';
import { callOffice, OfficeProblem } from '../office-api.ts';
import { problemText } from '../texts.ts';

/** What a cabinet shows, in the order of its pages. */
const WIDGETS = [
  'vk-balance-card',
  'vk-charges',
  'vk-payment-history',
  'vk-debt-notices',
  'vk-meter-list',
  'vk-reading-history',
  'vk-claim-list',
  'vk-document-list',
  'vk-profile',
] as const;

/** The banner over the cabinet of a resident that a member of staff looks at. The address ends with `#` and the view. */
export class ResidentViewBanner extends LitElement {
  static override styles = [
    base,
    css`
      :host { display: block; position: sticky; inset-block-start: 0; z-index: 1; padding: 0; }
      .banner { display: flex; flex-wrap: wrap; gap: var(--_s2) var(--_gap); align-items: center; justify-content: space-between; padding: 0.6em 1em; color: var(--_text); background: color-mix(in srgb, var(--_warning) 22%, var(--_surface)); border-block-end: 3px solid var(--_warning); }
      p { margin: 0; }
    `,
  ];

  #view: ResidentView | undefined;
  #problem: string | undefined;
  #isEnded = false;
  #left = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  override render(): unknown {
    if (this.#isEnded) return notice({ text: 'Просмотр закончен. Эту вкладку можно закрыть.' });
    if (this.#problem)
      return notice({
        tone: 'problem',
        text:
          this.#problem === 'NOT_FOUND'
            ? 'Этот просмотр закончился. Откройте его из дела заново.'
            : problemText(this.#problem),
      });
    if (!this.#view) return html`<p role="status">Загружаем…</p>`;
    const { account } = this.#view;
    return html`
      <div class="banner" role="region" aria-label="Просмотр кабинета">
        <p><strong>Вы смотрите кабинет жителя</strong>${account ? ` ${account}` : nothing}: только для чтения. Житель увидит это в своём журнале. Осталось ${this.#left} мин.</p>
        <button type="button" class="vk-tonal" @click=${this.#onEnd}>Закончить</button>
      </div>`;
  }

  async #load(): Promise<void> {
    const viewId = location.hash.slice(1);
    try {
      this.#view = await callOffice('views.get', { parameters: { viewId } });
      this.#show(viewId);
      this.#tick();
      this.#timer = setInterval(() => this.#tick(), 5000);
    } catch (fault) {
      this.#problem = fault instanceof OfficeProblem ? fault.code : 'INTERNAL';
    }
    this.requestUpdate();
  }

  /** Shows the widgets of the resident on the endpoint of the view, which has no changing operations. */
  #show(viewId: string): void {
    const utility = document.createElement('vk-utility');
    utility.setAttribute('endpoint', `/office/views/${viewId}`);
    utility.setAttribute('theme', 'auto');
    utility.append(...WIDGETS.map((tag) => document.createElement(tag)));
    this.#cabinet?.append(utility);
  }

  #tick(): void {
    const left = Date.parse(this.#view?.expiresAt ?? '') - Date.now();
    this.#left = Math.max(1, Math.ceil(left / 60_000));
    if (left <= 0) this.#end();
    this.requestUpdate();
  }

  /** Removes everything of the resident, also what the widgets have stored in this browser. */
  #end(): void {
    clearInterval(this.#timer);
    this.#isEnded = true;
    this.#cabinet?.replaceChildren();
    for (const key of Object.keys(localStorage))
      if (key.includes(`/office/views/${this.#view?.id ?? ''}`)) localStorage.removeItem(key);
    this.requestUpdate();
  }

  #onEnd = async (): Promise<void> => {
    await callOffice('views.delete', { parameters: { viewId: this.#view?.id ?? '' } }).catch(() => undefined);
    this.#end();
  };

  get #cabinet(): HTMLElement | null {
    return document.querySelector('#cabinet');
  }
}

customElements.define('resident-view-banner', ResidentViewBanner);
