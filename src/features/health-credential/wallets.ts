import type { Json } from '../../standards/openid4vp/strict-json.ts'
import type { Presentation, Secrets } from './presentation.ts'

/** A question that is still open, with what its answer has to fit. */
export type OpenQuestion = { readonly presentation: Presentation; readonly secrets: Secrets }

/** What a wallet has shown: which of the asked credentials, and its claims, all verified. */
export type Shown = { readonly credential: string; readonly claims: Json }

/** A way to be shown credentials by wallets. */
export type Wallets = {
  readonly newSecrets: () => Promise<Secrets>
  /** What opens a wallet on the question: stands in the QR code. */
  readonly address: (id: string) => string
  /** The question, signed, as wallets fetch it. */
  readonly question: (open: OpenQuestion) => string
  /**
   * Reads an answer and believes it, or not.
   *
   * @throws Problem `forbidden` of `presentationFaults`
   */
  readonly read: (open: OpenQuestion, answer: URLSearchParams) => Promise<Shown>
}
