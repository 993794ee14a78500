import { type Answer, page } from '../../protocols/web/answer.ts'
import { unescaped } from '../../protocols/web/html.ts'
import type { WebRequest } from '../../protocols/web/request.ts'
import { get, type HttpRoute, post } from '../../protocols/web/route.ts'
import { addresses } from './addresses.ts'
import type { Bound } from './bounded.ts'
import type { Circumstances, Product } from './conformance.ts'
import { conformanceTexts } from './conformance-texts.ts'
import { maxBytes } from './operation-routes.ts'
import { conformanceForm, type Lacking } from './pages/conformance-form.ts'
import type { Rendering } from './pages/rendering.ts'
import type { Sealing } from './threads.ts'
import { type Given, sealEach } from './validated.ts'

type Needs = Omit<Circumstances, 'now' | 'packages'> & {
  readonly threads: Sealing
  readonly atOnce: Bound
  readonly now: () => Date
}

/** The report that a maker of systems puts with the technical documentation. Nothing is kept here. */
export function conformanceRoutes(needs: Needs): readonly HttpRoute[] {
  const nothing: Product = { name: '', version: '', manufacturer: '' }
  return [
    get({
      id: 'conformance',
      path: addresses.report,
      releases: 'public',
      answer: ({ language }) => page(conformanceForm(language, nothing)),
    }),
    post({
      id: 'conformance-report',
      path: addresses.report,
      releases: 'own-input',
      body: { kind: 'files', maxBytes, maxTotalBytes: maxBytes, maxFiles: 50 },
      answer: (request) => handedIn(needs, request),
    }),
  ]
}

async function handedIn(needs: Needs, request: WebRequest): Promise<Answer> {
  const { language, form } = request
  const product = productIn(form)
  const documents = request.files.filter(({ field }) => field === 'fil')
  const lacking = lackingIn(product, documents)
  if (lacking.length > 0) return page(conformanceForm(language, product, lacking), 422)
  const as = form.get('som') === 'json' ? 'json' : 'page'
  const body = await needs.atOnce(() => reportOf(needs, documents, { product, language, form: as }))
  if (as === 'json') {
    return { kind: 'bytes', type: 'application/json; charset=utf-8', body, fileName: 'samsvarsrapport.json' }
  }
  // Made by our escaping template.
  const main = unescaped(Buffer.from(body).toString())
  return page({ title: conformanceTexts(language).title, width: 'wide', main })
}

async function reportOf(
  { threads, terminology, version, now }: Needs,
  documents: readonly Given[],
  wanted: Pick<Extract<Rendering, { as: 'conformance' }>, 'product' | 'language' | 'form'>,
): Promise<Uint8Array> {
  const given = documents.map(({ name, bytes }) => ({ name, bytes }))
  const sealed = await sealEach((bytes) => threads.seal(bytes, { coverage: true }), given)
  return threads.render(sealed, { as: 'conformance', ...wanted, terminology, version, now: now() })
}

function productIn(form: URLSearchParams): Product {
  const typed = (name: string) => (form.get(name) ?? '').trim().slice(0, 200)
  return { name: typed('produkt'), version: typed('versjon'), manufacturer: typed('produsent') }
}

function lackingIn({ name, version }: Product, documents: readonly Given[]): readonly Lacking[] {
  return [
    ...(name === '' ? (['produkt'] as const) : []),
    ...(version === '' ? (['versjon'] as const) : []),
    ...(documents.length === 0 ? (['fil'] as const) : []),
  ]
}
