import { type Answer, page } from '../../protocols/web/answer.ts'
import type { WebRequest } from '../../protocols/web/request.ts'
import { get, type HttpRoute, post } from '../../protocols/web/route.ts'
import { addresses } from './addresses.ts'
import type { Validation } from './bounded.ts'
import { conformanceReport, type ConformanceReport, type Product } from './conformance.ts'
import type { ProfileOrigin } from './offered-profiles.ts'
import { maxBytes } from './operation-routes.ts'
import type { Packages } from './packages.ts'
import { conformanceForm, type Lacking } from './pages/conformance-form.ts'
import { conformancePage } from './pages/conformance-report.ts'
import { type Given, validateEach } from './validated.ts'

type Needs = {
  readonly validation: Validation
  readonly packages: Packages
  readonly terminology: ConformanceReport['terminology']
  readonly originOf: (profile: string) => ProfileOrigin | undefined
  readonly now: () => Date
  /** Of the program, as it stands in the report. */
  readonly version: string
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
      answer: (request) => reported(needs, request),
    }),
  ]
}

async function reported(needs: Needs, request: WebRequest): Promise<Answer> {
  const { language, form } = request
  const product = productIn(form)
  const documents = request.files.filter(({ field }) => field === 'fil')
  const lacking = lackingIn(product, documents)
  if (lacking.length > 0) return page(conformanceForm(language, product, lacking), 422)
  const validated = await validateEach(needs.validation, documents, { coverage: true })
  const report = conformanceReport(product, validated, { ...needs, now: needs.now() })
  if (form.get('som') !== 'json') return page(conformancePage(report, language, needs.originOf))
  const body = `${JSON.stringify(report, null, 1)}\n`
  return { kind: 'bytes', type: 'application/json; charset=utf-8', body, fileName: 'samsvarsrapport.json' }
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
