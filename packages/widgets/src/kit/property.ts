import type { PropertyDeclaration, ReactiveElement } from 'lit';

type Decorator = (prototype: ReactiveElement, name: string) => void;

/** Lit's decorators of these names, without the second form that our compiler never emits. */
export const property = (options?: PropertyDeclaration): Decorator => (prototype, name) => (prototype.constructor as typeof ReactiveElement).createProperty(name, options);

export const state = (): Decorator => property({ state: true, attribute: false });
