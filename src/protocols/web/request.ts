import type { SignedIn } from '../gate/access.ts'
import type { Language } from './language.ts'

/** A file handed in with a form. */
export type UploadedFile = {
  /** The form field it came in. */
  readonly field: string
  /** As the sender's machine calls it: personal data, never logged. */
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
}

/** One request over HTTP, read once. */
export type WebRequest = {
  /** Ours, random; stands in the log. */
  readonly id: string
  readonly method: string
  /** Without the query. */
  readonly path: string
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly cookies: Readonly<Record<string, string | undefined>>
  /** The fields of a form; empty when none was sent. */
  readonly form: URLSearchParams
  readonly files: readonly UploadedFile[]
  /** The whole body where the route asks for `bytes`. */
  readonly bytes: Uint8Array
  readonly language: Language
  /** Where the connection comes from; stands in audit records and nowhere else. */
  readonly address?: string
  /** DER: what the other end showed on a connection that asks for a certificate, its path checked by TLS. */
  readonly certificate?: Uint8Array
  readonly person: SignedIn | undefined
}
