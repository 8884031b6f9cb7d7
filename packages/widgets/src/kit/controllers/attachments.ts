import type { ReactiveController } from 'lit';
import type { Config } from '@vodokanal/contract';
import { asProblem, type Problem } from '@vodokanal/client';
import type { UploadOptions } from '@vodokanal/client/upload';
import type { VkElement } from '../element.ts';

export interface Attachment {
  readonly name: string;
  readonly bytes: number;
  /** Upload id, once the upload is complete. */
  readonly id?: string;
  /** Uploaded share, 0 to 1. */
  readonly share: number;
  readonly problem?: Problem;
  readonly tooLarge?: boolean;
  readonly wrongType?: boolean;
  readonly file?: File;
}

/** Receives the files. */
export interface UploadTarget {
  send(file: File, options: UploadOptions): Promise<string> | undefined;
  remove(id: string): Promise<void> | undefined;
}

/** The files of a form. Each is uploaded when it is added and can be removed or retried. */
export class Attachments implements ReactiveController {
  readonly #host: VkElement;
  readonly #uploadTarget: UploadTarget;
  readonly #onChange: () => void;
  readonly #sending = new Map<File, AbortController>();
  #items: readonly Attachment[] = [];
  /** More files were added than allowed. */
  hasTooMany = false;

  constructor(host: VkElement, uploadTarget: UploadTarget, onChange: () => void) {
    this.#host = host;
    this.#uploadTarget = uploadTarget;
    this.#onChange = onChange;
    host.addController(this);
  }

  get items(): readonly Attachment[] {
    return this.#items;
  }

  get isUnfinished(): boolean {
    return this.#items.some(({ id }) => id === undefined);
  }

  get ids(): readonly string[] {
    return this.#items.flatMap(({ id }) => id ?? []);
  }

  /** Resumes uploads that were aborted when the form left the page. */
  hostConnected(): void {
    for (const { file, id, problem, tooLarge, wrongType } of this.#items)
      if (file && !id && !problem && !tooLarge && !wrongType && !this.#sending.has(file)) void this.#send(file);
  }

  hostDisconnected(): void {
    for (const sending of this.#sending.values()) sending.abort();
    this.#sending.clear();
  }

  restore(items: readonly Attachment[]): void {
    this.#items = items;
  }

  add(files: Iterable<File>, limits: Config['uploads']): void {
    this.hasTooMany = false;
    for (const file of files) {
      if (this.#items.some(({ name, bytes }) => name === file.name && bytes === file.size)) continue;
      if (this.#items.length >= limits.maxFiles) {
        this.hasTooMany = true;
        break;
      }
      const tooLarge = file.size > limits.maxBytes;
      const wrongType = !limits.types.includes(file.type) || file.size === 0;
      this.#set([...this.#items, { name: file.name, bytes: file.size, share: 0, file, tooLarge, wrongType }]);
      if (!tooLarge && !wrongType) void this.#send(file);
    }
    this.#host.requestUpdate();
  }

  retry({ file }: Attachment): void {
    if (file) void this.#send(file);
  }

  remove(item: Attachment): void {
    if (item.file) this.#sending.get(item.file)?.abort();
    this.#set(this.#items.filter((other) => other !== item));
    this.hasTooMany = false;
    if (item.id) void this.#uploadTarget.remove(item.id)?.catch(() => undefined);
  }

  clear(): void {
    for (const item of this.#items) this.remove(item);
  }

  /** Drops the files without deleting their uploads: they belong to a claim now, or to a person who has left. */
  release(): void {
    this.hostDisconnected();
    this.#set([]);
  }

  async #send(file: File): Promise<void> {
    const stop = new AbortController();
    this.#sending.set(file, stop);
    const change = (change: Partial<Attachment>) =>
      this.#set(this.#items.map((item) => (item.file === file ? { ...item, ...change } : item)));
    this.#set(
      this.#items.map(({ problem, ...item }) => (item.file === file ? item : { ...item, ...(problem && { problem }) })),
    );
    try {
      const id = await this.#uploadTarget.send(file, { signal: stop.signal, onProgress: (share) => change({ share }) });
      if (id) change({ id, share: 1 });
    } catch (fault) {
      if (!stop.signal.aborted) change({ problem: asProblem(fault), share: 0 });
    } finally {
      if (this.#sending.get(file) === stop) this.#sending.delete(file);
    }
  }

  #set(items: readonly Attachment[]): void {
    this.#items = items;
    this.#onChange();
    this.#host.requestUpdate();
  }
}
