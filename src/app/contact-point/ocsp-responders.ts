import type { DirectoryKeeper } from '../../features/partner-directory/index.ts'
import type { Certificate } from '../../platform/x509/certificate.ts'
import { writeOcspRequest } from '../../platform/x509/ocsp-request.ts'
import { type Told, toldIn } from '../../platform/x509/ocsp-response.ts'
import type { Task } from '../periodic.ts'
import { silent } from './ask-responder.ts'

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

/** What asking responders takes. */
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
export function ocspAnswers(needs: OcspNeeds): OcspAnswers {
  const { required, now } = needs
  const entries = new Map<string, Entry>()
  const state = { version: 1 }
  const askOf = async (entry: Entry): Promise<void> => {
    if (await isNews(entry, needs)) state.version += 1
  }
  return {
    required,
    version: () => state.version,
    of: (path) =>
      path.flatMap((certificate, index) => {
        const issuer = path[index + 1]
        const told = issuer && noted(entries, certificate, issuer, needs)?.told
        return told ? [told.response] : []
      }),
    async askAgain() {
      for (const [key, { certificate }] of entries) if (certificate.notAfter < now()) entries.delete(key)
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

/** The account of a certificate, begun where there is room; undefined where nobody is to be asked. */
function noted(
  entries: Map<string, Entry>,
  certificate: Certificate,
  issuer: Certificate,
  { responder, now }: OcspNeeds,
): Entry | undefined {
  const key = `${certificate.sha256} ${issuer.sha256}`
  const known = entries.get(key)
  const address = responder ?? certificate.ocspAddress
  if (known || address === undefined || entries.size >= most) return known
  const entry: Entry = { certificate, issuer, address, due: now() }
  entries.set(key, entry)
  return entry
}

/** Asks, and keeps what is told. @returns whether it is kept @throws Problem `ocsp-silent` */
async function isNews(entry: Entry, { ask, now }: OcspNeeds): Promise<boolean> {
  const { certificate, issuer, address } = entry
  const response = await ask(address, writeOcspRequest(certificate, issuer))
  const at = now()
  const told = toldIn(certificate, issuer, response, at)
  if (!told) throw silent('A responder does not tell whether a certificate is revoked')
  entry.due = new Date(Math.min((at.getTime() + told.until.getTime()) / 2, at.getTime() + longestUnasked))
  // An answer of old, put in the place of a newer one, would take back what was revoked since.
  if (entry.told && told.since < entry.told.since) return false
  entry.told = { ...told, response }
  return true
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
