import { html, nothing } from 'lit';
import type { Meter } from '@vodokanal/contract';
import { asProblem, Problem, uploadsOf } from '@vodokanal/client';
import type { VkAccountElement } from '../kit/account-element.ts';
import { isRefusal } from '../kit/controllers/attachments.ts';
import { messages } from '../kit/i18n/messages.ts';
import ru from './messages/photos.ru.ts';

interface Photo {
  readonly before: number;
  /** The file to upload; undefined while it is prepared, or when the browser cannot open the picture. */
  readonly file?: File;
  readonly thumbnail?: HTMLCanvasElement;
  readonly share: number;
  /** Upload id, once the upload is complete. */
  readonly id?: string;
  readonly problem?: Problem;
  readonly isUnreadable?: true;
  /** The browser cannot draw the picture, so it is sent as it is, with what the camera wrote into it. */
  readonly isUnchanged?: true;
}

/** Longer side of the upload and of the thumbnail, in pixels. 1600 is enough to read every drum. */
const UPLOAD_SIZE = 1600;
const THUMBNAIL_SIZE = 160;
const QUALITY = 0.85;

/** A photo for each meter, scaled down and rotated in the page; location and camera data are removed. */
export class ReadingPhotos {
  readonly #host: VkAccountElement;
  readonly #t;
  #photos: ReadonlyMap<string, Photo> = new Map();
  readonly #sending = new Map<string, AbortController>();

  constructor(host: VkAccountElement) {
    this.#host = host;
    this.#t = messages(host, ru, { en: () => import('./messages/photos.en.ts') });
    // An aborted upload shows as failed and can be retried when the form is back.
    host.addController({
      hostDisconnected: () => {
        for (const [id, sending] of this.#sending) {
          sending.abort();
          const photo = this.#photos.get(id);
          if (photo?.file) this.#put(id, { ...photo, problem: new Problem('offline', 'OFFLINE') });
          else this.release(id);
        }
      },
    });
  }

  has({ id }: Meter): boolean {
    return this.#photos.has(id);
  }

  /** Id of the upload for the reading. */
  idOf({ id }: Meter): string | undefined {
    return this.#photos.get(id)?.id;
  }

  /** Whether an upload is still running; failed and aborted ones are not waited for. */
  isUploading({ id }: Meter): boolean {
    const photo = this.#photos.get(id);
    return photo !== undefined && !photo.id && !photo.problem && !photo.isUnreadable;
  }

  get waitText(): string {
    return this.#t('wait');
  }

  render(meter: Meter): unknown {
    const t = this.#t;
    const photo = this.#photos.get(meter.id);
    if (!photo) return nothing;
    const { before, file, thumbnail, share, id, problem, isUnreadable, isUnchanged } = photo;
    const size = (bytes: number) =>
      new Intl.NumberFormat(t.language(), {
        style: 'unit',
        unit: bytes < 1_000_000 ? 'kilobyte' : 'megabyte',
        maximumFractionDigits: bytes < 1_000_000 ? 0 : 1,
      }).format(bytes < 1_000_000 ? bytes / 1000 : bytes / 1_000_000);
    return html`
      <div class="photo" role="group" aria-label=${t('photo')}>
        ${thumbnail ?? nothing}
        <div>
          ${isUnreadable ? html`<p class="vk-error">${t('unreadable')}</p>` : problem ? html`<p class="vk-error">${t.problem(problem)} ${t('without')}</p>` : html`<p role="status">${t(id ? 'ready' : 'onItsWay', { percent: Math.round(share * 100) })}</p>`}
          ${file && file.size < before ? html`<p class="vk-muted">${t('smaller', { after: size(file.size), before: size(before) })}</p>` : nothing}
          ${isUnchanged && !problem ? html`<p class="vk-muted">${t('unchanged')}</p>` : nothing}
          <div class="vk-actions">
            ${problem && file && !isRefusal(problem) ? html`<button type="button" class="vk-tonal" aria-describedby="name-${meter.id}" @click=${() => void this.#send(meter.id, file)}>${t('again')}</button>` : nothing}
            <button type="button" class="vk-tonal" aria-describedby="name-${meter.id}" @click=${() => this.remove(meter)}>${t('remove')}</button>
          </div>
        </div>
      </div>`;
  }

  async add(meter: Meter, picture: File): Promise<void> {
    const stop = new AbortController();
    this.#sending.set(meter.id, stop);
    this.#put(meter.id, { before: picture.size, share: 0 });
    try {
      const { file, thumbnail } = await prepare(picture, this.#host.ownerDocument, this.#t('photo'));
      // Removed meanwhile, or another customer has signed in.
      if (stop.signal.aborted) return;
      this.#put(meter.id, { before: picture.size, file, thumbnail, share: 0 });
      await this.#send(meter.id, file);
    } catch {
      const isHeif = await isHeifPicture(picture);
      if (stop.signal.aborted) return;
      if (!isHeif) return this.#put(meter.id, { before: picture.size, share: 0, isUnreadable: true });
      this.#put(meter.id, { before: picture.size, file: picture, share: 0, isUnchanged: true });
      await this.#send(meter.id, picture);
    }
  }

  /** Removes the photo and its upload. */
  remove({ id }: Meter): void {
    const photo = this.#photos.get(id);
    this.release(id);
    const { client } = this.#host;
    if (photo?.id && client)
      void uploadsOf(client)
        .remove(photo.id)
        .catch(() => undefined);
  }

  /** Drops the photo without deleting its upload: it belongs to a reading now, or to a person who has left. */
  release(meterId: string): void {
    this.#sending.get(meterId)?.abort();
    this.#sending.delete(meterId);
    this.#photos = new Map([...this.#photos].filter(([id]) => id !== meterId));
    this.#host.requestUpdate();
  }

  clear(): void {
    for (const id of [...this.#photos.keys()]) this.release(id);
  }

  async #send(meterId: string, file: File): Promise<void> {
    const { client } = this.#host;
    if (!client) return;
    const stop = new AbortController();
    this.#sending.set(meterId, stop);
    const change = (change: Partial<Photo>) => {
      const { problem: _, ...current } = this.#photos.get(meterId) ?? { before: 0, share: 0 };
      if (!stop.signal.aborted) this.#put(meterId, { ...current, ...change });
    };
    change({ share: 0 });
    try {
      const id = await uploadsOf(client).send(file, { signal: stop.signal, onProgress: (share) => change({ share }) });
      change({ id, share: 1 });
    } catch (fault) {
      change({ problem: asProblem(fault) });
    } finally {
      if (this.#sending.get(meterId) === stop) this.#sending.delete(meterId);
    }
  }

  #put(meterId: string, photo: Photo): void {
    this.#photos = new Map(this.#photos).set(meterId, photo);
    this.#host.requestUpdate();
  }
}

/** Whether it is a picture of an iPhone, which many browsers cannot draw but the utility can open. */
async function isHeifPicture(picture: File): Promise<boolean> {
  try {
    const { typeOfFile } = await import('@vodokanal/client/upload');
    return /^image\/hei[cf]$/.test((await typeOfFile(picture)) ?? '');
  } catch {
    return false;
  }
}

/** Redraws a picture: smaller, upright, and without EXIF data. */
async function prepare(
  picture: File,
  page: Document,
  label: string,
): Promise<{ readonly file: File; readonly thumbnail: HTMLCanvasElement }> {
  const bitmap = await createImageBitmap(picture, { imageOrientation: 'from-image' });
  try {
    const draw = (longest: number) => {
      const scale = Math.min(1, longest / Math.max(bitmap.width, bitmap.height));
      const canvas = page.createElement('canvas');
      canvas.width = Math.max(1, Math.round(bitmap.width * scale));
      canvas.height = Math.max(1, Math.round(bitmap.height * scale));
      canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
      return canvas;
    };
    const blob = await new Promise<Blob | null>((resolve) => draw(UPLOAD_SIZE).toBlob(resolve, 'image/jpeg', QUALITY));
    if (!blob) throw new TypeError('no picture');
    const thumbnail = draw(THUMBNAIL_SIZE);
    thumbnail.role = 'img';
    thumbnail.ariaLabel = label;
    return { file: new File([blob], 'photo.jpg', { type: 'image/jpeg' }), thumbnail };
  } finally {
    bitmap.close();
  }
}
