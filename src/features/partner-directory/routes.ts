import { X509Certificate } from 'node:crypto'
import { Problem } from '../../kernel/problem.ts'
import { type Answer, page, redirect } from '../../protocols/web/answer.ts'
import { formMark, senderOf } from '../../protocols/web/form-mark.ts'
import type { WebRequest } from '../../protocols/web/request.ts'
import { get, type HttpRoute, post } from '../../protocols/web/route.ts'
import type { DirectoryKeeper, Operator } from './keeper.ts'
import type { DirectoryFault } from './partner-directory.ts'
import { faultTexts } from './pages/fault-texts.ts'
import { importedUses, type ImportTrouble } from './pages/import-form.ts'
import { inventoryPage } from './pages/inventory.ts'
import { directoryPaths } from './pages/paths.ts'
import { type PinKey, type PinUse, publisherCountry, type Verdict } from './pin.ts'

/** What the operator's pages need. */
export type DirectoryPageNeeds = {
  readonly keeper: DirectoryKeeper
  /** Random, of this process: what ties a form to a visit. */
  readonly formSecret: Uint8Array
  readonly now: () => Date
}

const errand = { errand: 'contact-point-operation' } as const

/** Where operators see whom the contact point trusts, and say so. */
export function directoryRoutes(needs: DirectoryPageNeeds): readonly HttpRoute[] {
  const { keeper } = needs
  return [
    get({
      id: 'certificates',
      path: directoryPaths.inventory,
      releases: errand,
      answer: (request) => inventoryAnswer(needs, request),
    }),
    get({
      id: 'certificate-mask-picture',
      path: directoryPaths.picture(':country', ':sha256', ':number'),
      releases: errand,
      answer: ({ params }) => pictureAnswer(keeper, params),
    }),
    post({
      id: 'certificate-decision',
      path: directoryPaths.decide,
      releases: errand,
      async answer(request) {
        const operator = operatorOf(needs, request)
        const { key, verdict } = decisionIn(request.form)
        await keeper.decide(key, verdict, operator)
        return redirect(directoryPaths.inventory)
      },
    }),
    post({
      id: 'certificate-refresh',
      path: directoryPaths.refresh,
      releases: errand,
      async answer(request) {
        operatorOf(needs, request)
        await keeper.refresh(request.form.get('land') ?? undefined)
        return redirect(directoryPaths.inventory)
      },
    }),
    post({
      id: 'certificate-import',
      path: directoryPaths.import,
      releases: errand,
      body: { kind: 'form', maxBytes: 64 * 1024 },
      answer: (request) => importAnswer(needs, request),
    }),
  ]
}

function inventoryAnswer(
  { keeper, formSecret, now }: DirectoryPageNeeds,
  request: WebRequest,
  trouble?: ImportTrouble,
): Answer {
  const token = formMark(formSecret, marked, request)
  const { language } = request
  return page(
    inventoryPage({ keeper, language, token, now: now(), ...(trouble ? { trouble } : {}) }),
    trouble ? 422 : 200,
  )
}

/** A help picture of a mask that somebody may be about to approve: PNG or JPEG, by its own octets. */
function pictureAnswer(keeper: DirectoryKeeper, { country, sha256, number }: WebRequest['params']): Answer {
  const item = keeper.inventory().find(({ pin }) => pin.country === country && pin.sha256 === sha256)
  const picture = item?.mask?.pictures[Number(number)]
  if (!picture) throw new Problem('not-found', 'not-found', 'No such picture')
  return { kind: 'bytes', type: picture.mimeType, body: picture.bytes, disposition: 'inline' }
}

/** What the marks of these forms are for. */
const marked = 'contact-point'

/** @throws Problem `forbidden` (`form-not-ours`): an approval opens the door to a country */
function operatorOf({ formSecret }: DirectoryPageNeeds, request: WebRequest): Operator {
  const { subject, name } = senderOf(formSecret, marked, request)
  return { by: subject, byName: name }
}

const uses: readonly PinUse[] = [...importedUses, 'mask']
const verdicts: readonly Verdict[] = ['approved', 'refused']

function decisionIn(form: URLSearchParams): { readonly key: PinKey; readonly verdict: Verdict } {
  const [country = '', sha256 = ''] = [form.get('land') ?? '', form.get('avtrykk') ?? '']
  const use = uses.find((each) => each === form.get('bruk'))
  const verdict = verdicts.find((each) => each === form.get('dom'))
  if (!use || !verdict) throw new Problem('not-found', 'pin-unknown', 'There is no such use or verdict')
  return { key: { country, use, sha256 }, verdict }
}

async function importAnswer(needs: DirectoryPageNeeds, request: WebRequest): Promise<Answer> {
  const operator = operatorOf(needs, request)
  const filled = {
    country: request.form.get('land') ?? '',
    use: request.form.get('bruk') ?? '',
    pem: request.form.get('pem') ?? '',
  }
  const countries = [...needs.keeper.publishers.map(({ country }) => country), publisherCountry]
  const use = importedUses.find((each) => each === filled.use)
  const der = derIn(filled.pem)
  const missing = [
    ...(countries.includes(filled.country) ? [] : (['country'] as const)),
    ...(use ? [] : (['use'] as const)),
    ...(der ? [] : (['pem'] as const)),
  ]
  if (!use || !der || missing.length > 0) return inventoryAnswer(needs, request, { filled, missing })
  try {
    await needs.keeper.importCertificate(filled.country, use, der, operator)
  } catch (error) {
    const refused = faultIn(error)
    if (!refused) throw error
    return inventoryAnswer(needs, request, { filled, missing, refused })
  }
  return redirect(directoryPaths.inventory)
}

/** The one certificate of a text; a chain, or a key, is none. */
function derIn(pem: string): Uint8Array | undefined {
  const trimmed = pem.trim()
  if (!/^-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----$/.test(trimmed)) return undefined
  try {
    return new Uint8Array(new X509Certificate(trimmed).raw)
  } catch {
    return undefined
  }
}

/** A fault of the certificate that was brought; undefined for what is no fault of it. */
function faultIn(error: unknown): DirectoryFault | undefined {
  if (!(error instanceof Problem) || error.kind !== 'invalid') return undefined
  // The texts have every fault by its name, and nothing else.
  return error.code in faultTexts('nb') ? (error.code as DirectoryFault) : undefined
}
