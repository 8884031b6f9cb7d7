import type { ReactiveElement } from 'lit';

/** The attribute's name, or none; a switch is there or not. The build leaves out what Lit has beyond that. */
interface Options {
  readonly attribute?: string | false;
  readonly type?: BooleanConstructor;
}

type Decorator = (prototype: ReactiveElement, name: string) => void;

/** Lit's decorators of these names, without the second form that our compiler never emits. */
export const property = (options?: Options): Decorator => (prototype, name) => (prototype.constructor as typeof ReactiveElement).createProperty(name, options);

export const state = (): Decorator => property({ attribute: false });
