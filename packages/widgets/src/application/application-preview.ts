import { html, nothing } from 'lit';
import type { ApplicationFacts, ApplicationTemplate, ApplicationValues, Config, VisitSlot } from '@vodokanal/contract';
import { APPLICATION_HEADINGS, applicationDocument } from '@vodokanal/contract/rules/application-document';
import { storedValues } from '@vodokanal/contract/rules/application-values';
import { styles } from '../claim/claim-preview.styles.ts';
import type { VkAccountElement } from '../kit/account-element.ts';
import { adopt } from '../kit/theme/adopt-styles.ts';

export interface PreviewedApplication {
  readonly template: ApplicationTemplate;
  readonly facts: ApplicationFacts;
  readonly utility: Config['utility'];
  readonly values: ApplicationValues;
  readonly visit: VisitSlot | null;
  readonly files: readonly { readonly id?: string; readonly name: string }[];
  /** What the paper is, for screen readers. */
  readonly label: string;
}

/** The application as its document will read, made by the rule that the PDF is made by. */
export class ApplicationPreview {
  constructor(host: VkAccountElement) {
    adopt(host.renderRoot, styles);
  }

  render({ template, facts, utility, values, visit, files, label }: PreviewedApplication): unknown {
    const { holder, accountNumber, address, meters } = facts;
    const {
      parties,
      facts: rows,
      texts,
      attachments,
      end,
    } = applicationDocument(
      {
        title: template.title.ru,
        fields: template.fields,
        values: storedValues(template.fields, values),
        meters,
        visitKind: template.visit,
        visit,
        attachments: files.map(({ id = '', name }) => ({ id, name })),
        isConfirmed: template.needsCode,
      },
      { holder, account: { number: accountNumber, address }, utility },
      template,
    );
    const [to, from, ...account] = parties;
    return html`
      <article class="paper" lang="ru" aria-label=${label}>
        <section><h4>${template.title.ru}</h4><p>${to}</p><p><strong>${from}</strong></p>${account.map((line) => html`<p>${line}</p>`)}</section>
        ${rows.length > 0 ? html`<section><h4>${APPLICATION_HEADINGS.facts}</h4><dl class="vk-rows">${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl></section>` : nothing}
        ${texts.map(([name, text]) => html`<section><h4>${name}</h4><p class="words">${text}</p></section>`)}
        <section><h4>${APPLICATION_HEADINGS.attachments}</h4><ul>${attachments.map((line) => html`<li>${line}</li>`)}</ul></section>
        <p class="vk-muted">${end}</p>
      </article>`;
  }
}
