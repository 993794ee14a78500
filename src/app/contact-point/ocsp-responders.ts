import type { DirectoryKeeper } from '../../features/partner-directory/index.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Certificate } from '../../platform/x509/certificate.ts'
import { writeOcspRequest } from '../../platform/x509/ocsp-request.ts'
import { type Told, toldIn } from '../../platform/x509/ocsp-response.ts'
import type { Task } from '../periodic.ts'

/** What responders have told of certificates that somebody wanted to use. */
export type OcspAnswers = {
  /** Refuse a certificate that no responder says is good; else lists are enough. */
  readonly required: boolean
  /**
   * What is known of the certificates of a path (DER), from the certificate itself to the anchor. What is not known is asked
   * for by `askAgain`: only of certificates that led to one of our own roots, since they say themselves whom to ask.
   */
  readonly of: (path: readonly Certificate[]) => readonly Uint8Array[]
  /** Another number for every change. */
  readonly version: () => number
  /** Asks about what is not known, or not for much longer. @throws Problem `unavailable` `ocsp-silent`, once all are asked */
  readonly askAgain: () => Promise<void>
}

export type OcspNeeds = {
  readonly required: boolean
  /** Whom to ask of everything; left out, whom each certificate names. */
  readonly responder?: string
  /** Sends a request and reads an answer, both DER. */
  readonly ask: (address: string, request: Uint8Array) => Promise<Uint8Array>
  readonly now: () => Date
}

type Entry = {
  readonly certificate: Certificate
  readonly issuer: Certificate
  readonly address: string
  /** The last that told. */
  told?: Told & { readonly response: Uint8Array }
  due: Date
}

/** Certificates that are kept account of: all contact points several times over. */
const most = 500
/** Asked at the same time. */
const mostAtOnce = 20
/** Milliseconds: what was revoked may have been put on hold alone (RFC 5280 section 5.3.1), and so is asked about again. */
const longestUnasked = 86_400_000

/** Keeps the answers of responders for as long as each says itself, and asks anew when half of that is over. */
export function ocspAnswers({ required, responder, ask, now }: OcspNeeds): OcspAnswers {
  const entries = new Map<string, Entry>()
  const state = { version: 1 }
  const note = (certificate: Certificate, issuer: Certificate): Entry | undefined => {
    const key = `${certificate.sha256} ${issuer.sha256}`
    const known = entries.get(key)
    const address = responder ?? certificate.ocspAddress
    if (known || address === undefined || entries.size >= most) return known
    const entry: Entry = { certificate, issuer, address, due: now() }
    entries.set(key, entry)
    return entry
  }
  const askOf = async (entry: Entry): Promise<void> => {
    const { certificate, issuer, address } = entry
    const response = await ask(address, writeOcspRequest(certificate, issuer))
    const at = now()
    const told = toldIn(certificate, issuer, response, at)
    if (!told) throw silent('A responder does not tell whether a certificate is revoked')
    entry.due = new Date(Math.min((at.getTime() + told.until.getTime()) / 2, at.getTime() + longestUnasked))
    // An answer of old, put in the place of a newer one, would take back what was revoked since.
    if (entry.told && told.since < entry.told.since) return
    entry.told = { ...told, response }
    state.version += 1
  }
  const forgetEnded = (): void => {
    for (const [key, { certificate }] of entries) if (certificate.notAfter < now()) entries.delete(key)
  }
  return {
    required,
    version: () => state.version,
    of: (path) =>
      path.flatMap((certificate, index) => {
        const issuer = path[index + 1]
        const told = issuer && note(certificate, issuer)?.told
        return told ? [told.response] : []
      }),
    async askAgain() {
      forgetEnded()
      const due = [...entries].filter(([, entry]) => entry.due <= now()).slice(0, mostAtOnce)
      // Whoever stays silent stands behind the others next time.
      for (const [key] of due) entries.delete(key)
      for (const [key, entry] of due) entries.set(key, entry)
      const asked = await Promise.allSettled(due.map(([, entry]) => askOf(entry)))
      const failed = asked.find((one) => one.status === 'rejected')
      if (failed) throw failed.reason
    },
  }
}

/** Milliseconds that a responder may take; an answer is of a few hundred bytes, with certificates of a few thousand. */
const patience = 10_000
const largest = 20_000

/** Over HTTP: the signature makes an answer safe, not the connection (RFC 6960 appendix A). Follows nobody elsewhere. */
export async function askOverHttp(address: string, request: Uint8Array): Promise<Uint8Array> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
      headers: { 'content-type': 'application/ocsp-request', accept: 'application/ocsp-response' },
      body: Buffer.from(request),
    })
    if (response.status === 200) return await bounded(response)
    await response.body?.cancel()
    throw silent(`A responder answered ${response.status}`)
  } catch (error) {
    if (error instanceof Problem) throw error
    throw silent('A responder does not answer', error)
  }
}

async function bounded(response: Response): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of response.body ?? []) {
    length += part.length
    // Leaving the loop closes the connection.
    if (length > largest) throw silent('The answer of a responder is too large')
    parts.push(part)
  }
  return Buffer.concat(parts)
}

function silent(message: string, cause?: unknown): Problem {
  return new Problem('unavailable', 'ocsp-silent', message, {}, { cause })
}

/** Asks often, since nothing is asked that is known, and has the directory judge by what is new. */
export function askRespondersTask(answers: OcspAnswers, keeper: Pick<DirectoryKeeper, 'reload'>): Task {
  const state = { judgedBy: 0 }
  const judge = async () => {
    const version = answers.version()
    if (version === state.judgedBy) return
    await keeper.reload()
    state.judgedBy = version
  }
  return { name: 'ask-ocsp-responders', everySeconds: 15, run: () => answers.askAgain().finally(judge) }
}
