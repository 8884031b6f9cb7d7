import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Config } from '@vodokanal/contract';
import { asProblem, type Problem } from '@vodokanal/client';
import type { UploadOptions } from '@vodokanal/client/upload';
import { Toast } from '../parts/toast.ts';

export interface Attachment {
  readonly name: string;
  readonly bytes: number;
  /** Upload id, once the upload is complete. */
  readonly id?: string;
  /** Uploaded share, 0 to 1. */
  readonly share: number;
  readonly problem?: Problem;
  readonly tooLarge?: boolean;
  readonly file?: File;
}

/** Receives the files. */
export interface UploadTarget {
  send(file: File, options: UploadOptions): Promise<string> | undefined;
  remove(id: string): Promise<void> | undefined;
}

const REFUSALS: readonly string[] = [
  ...['UPLOAD_TYPE', 'UPLOAD_DAMAGED', 'UPLOAD_PROTECTED', 'UPLOAD_ACTIVE', 'UPLOAD_OVERSIZED', 'UPLOAD_INFECTED'],
  ...['TOO_LARGE', 'BAD_REQUEST'],
];

/** Whether the file itself is refused, so that sending it again cannot help. */
export const isRefusal = ({ code }: Problem): boolean => REFUSALS.includes(code);

/** Texts of a removal that can be undone. */
export interface RemovalTexts {
  readonly done: string;
  readonly undo: string;
}

/** The files of a form. Each is uploaded when it is added and can be removed, put back and retried. */
export class Attachments implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #uploadTarget: UploadTarget;
  readonly #onChange: () => void;
  readonly #sending = new Map<File, AbortController>();
  #items: readonly Attachment[] = [];
  #types: readonly string[] = [];
  /** More files were added than allowed. */
  hasTooMany = false;
  /** Offers to put back the file that was removed last. */
  readonly toast: Toast;

  constructor(host: ReactiveControllerHost, uploadTarget: UploadTarget, onChange: () => void) {
    this.#host = host;
    this.#uploadTarget = uploadTarget;
    this.#onChange = onChange;
    this.toast = new Toast(host);
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
    for (const { file, id, problem, tooLarge } of this.#items)
      if (file && !id && !problem && !tooLarge && !this.#sending.has(file)) void this.#send(file);
  }

  hostDisconnected(): void {
    for (const sending of this.#sending.values()) sending.abort();
    this.#sending.clear();
  }

  restore(items: readonly Attachment[]): void {
    this.#items = items;
  }

  add(files: Iterable<File>, limits: Config['uploads']): void {
    // A file that was put back could be one too many.
    this.toast.dismiss();
    this.hasTooMany = false;
    this.#types = limits.types;
    for (const file of files) {
      if (this.#items.some(({ name, bytes }) => name === file.name && bytes === file.size)) continue;
      if (this.#items.length >= limits.maxFiles) {
        this.hasTooMany = true;
        break;
      }
      const tooLarge = file.size > limits.maxBytes;
      this.#set([...this.#items, { name: file.name, bytes: file.size, share: 0, file, tooLarge }]);
      if (!tooLarge) void this.#send(file);
    }
    this.#host.requestUpdate();
  }

  retry({ file }: Attachment): void {
    if (file) void this.#send(file);
  }

  /** Takes a file out of the form. Its upload is deleted when that can no longer be undone. */
  remove(item: Attachment, { done, undo }: RemovalTexts): void {
    const at = this.#items.indexOf(item);
    if (at < 0) return;
    this.#takeOut(item);
    this.toast.show({
      text: done,
      undo: { text: undo, run: () => this.#putBack(item, at) },
      onGone: () => this.#delete(item),
    });
  }

  clear(): void {
    this.toast.dismiss();
    for (const item of this.#items) {
      this.#takeOut(item);
      this.#delete(item);
    }
  }

  /** Drops the files without deleting their uploads: they belong to a claim now, or to a person who has left. */
  release(): void {
    this.toast.dismiss();
    this.hostDisconnected();
    this.#set([]);
  }

  #takeOut(item: Attachment): void {
    if (item.file) this.#sending.get(item.file)?.abort();
    this.#set(this.#items.filter((other) => other !== item));
    this.hasTooMany = false;
  }

  #putBack(item: Attachment, at: number): void {
    this.#set([...this.#items.slice(0, at), item, ...this.#items.slice(at)]);
    if (item.file && !item.id && !item.problem && !item.tooLarge) void this.#send(item.file);
  }

  #delete({ id }: Attachment): void {
    if (id) void this.#uploadTarget.remove(id)?.catch(() => undefined);
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
      const id = await this.#uploadTarget.send(file, {
        signal: stop.signal,
        onProgress: (share) => change({ share }),
        types: this.#types,
      });
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
