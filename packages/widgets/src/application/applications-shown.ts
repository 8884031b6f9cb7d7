import type { Application, ApplicationFacts, ApplicationTemplate, Config } from '@vodokanal/contract';

/** What the list, the form and an application are made from. */
export interface ApplicationsShown {
  readonly config: Config;
  readonly templates: readonly ApplicationTemplate[];
  readonly facts: ApplicationFacts;
  readonly applications: readonly Application[];
  /** Address of the page where a debt is paid in instalments. */
  readonly debtUrl: string | undefined;
  /** What the page asks to open at first. */
  readonly asked: { readonly template: string | undefined; readonly application: string | undefined };
}

/** Name of the draft of a template on the device. */
export const draftName = (templateId: string): string => `application:${templateId}`;
