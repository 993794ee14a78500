import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Html, HtmlValue } from './html.ts'
import type { Text } from './language.ts'

/** One page, without the frame all pages share. */
export type Page = {
  /** The document title and nothing personal: titles end up in browser histories. */
  readonly title: Text | string
  readonly main: Html
  /** `wide` uses the whole window; the default keeps lines readable. */
  readonly width?: 'wide'
  /** Set where the page shows a document of ours inside itself (an `object` or `iframe`). */
  readonly embeds?: 'own-documents'
  /**
   * Another origin that a form of the page ends at by redirects. Browsers hold `form-action` against all of them
   * (https://www.w3.org/TR/CSP3/, section 6.4.1), so a form that signs somebody in at another system needs this.
   */
  readonly formsEndAt?: string | undefined
  /** Names of our own scripts in the asset list. The page must work without them. */
  readonly scripts?: readonly string[]
  /**
   * The browser goes there by itself after that many seconds: for a page that waits, without script. A header and not a
   * `meta` element, so that the page can be read in peace when headers are not followed.
   */
  readonly onwards?: { readonly to: string; readonly seconds: number }
  /** Set on the page where one signs in, so that the frame does not offer it too. */
  readonly signsIn?: true
  /** Set where anybody may find the page by a search engine: the same to all, about no patient. */
  readonly indexable?: true
  /** Stands above the page in the frame, for instance a banner that must never scroll away. */
  readonly banner?: HtmlValue
}

/** A cookie to set. Always `HttpOnly`, `SameSite=Lax`, path `/`, and `Secure` when we are reached over https. */
export type Cookie = {
  readonly name: string
  readonly value: string
  /** Left out: until the browser closes. Zero removes the cookie. */
  readonly maxAgeSeconds?: number
}

type Common = { readonly cookies?: readonly Cookie[] }

/** What a route answers. */
export type Answer =
  | (Common & { readonly kind: 'page'; readonly page: Page; readonly status?: number })
  | (Common & { readonly kind: 'redirect'; readonly to: string })
  | (Common & {
      readonly kind: 'bytes'
      /** The media type, with its charset where it has one. */
      readonly type: string
      readonly body: Uint8Array | string
      readonly status?: number
      /** `attachment` (the default) is saved; `inline` may be shown inside our own page. */
      readonly disposition?: 'attachment' | 'inline'
      readonly fileName?: string
      /** The address changes whenever the bytes do; only for what is public. */
      readonly immutable?: boolean
      readonly headers?: Readonly<Record<string, string>>
    })
  | {
      /** The connection itself, for software that brings its own protocol. An answer it returns is sent instead. */
      readonly kind: 'raw'
      readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<Answer | undefined>
    }

/** A page, status 200 unless told. */
export function page(content: Page, status = 200): Answer {
  return { kind: 'page', page: content, status }
}

/** Sends the browser on with a GET (303). `to` is an address on this server. */
export function redirect(to: string, cookies: readonly Cookie[] = []): Answer {
  return { kind: 'redirect', to, cookies }
}
