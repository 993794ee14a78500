import type { Import } from './modules.ts'

/** From what everything rests on to what rests on everything; a layer imports those before it. */
const layers = ['kernel', 'platform', 'standards', 'validation', 'conversion', 'protocols', 'features', 'app']

/** Know no IO: they take the XML tree from the platform and nothing else. */
const pure = ['kernel', 'standards', 'validation', 'conversion']

/** What pure code may take from Node itself. */
const pureNodeModules = ['node:crypto', 'node:buffer', 'node:util']

/** Files of a feature that may call the machinery of pages: they say so by their name or folder. */
const pageFiles = /\/(pages|view|texts)\/|(^|[/-])(routes?|pages?|texts|index)\.ts$/

/** Files of a feature that may speak to the database. */
const sqlFiles = /\.sql\.ts$/

/** npm package -> the files that may import it. What only tests use is not here. */
export const users: Readonly<Record<string, RegExp>> = {
  saxes: /^src\/platform\/xml\//,
  fhirpath: /^src\/validation\/fhir\/invariant\//,
  pg: /^src\/platform\/sql\//,
  kysely: /^src\/(platform\/sql\/|features\/.*\.sql\.ts$)/,
  pino: /^src\/platform\/log\//,
  fastify: /^src\/(protocols\/web|app)\//,
  '@fastify/cookie': /^src\/protocols\/web\//,
  '@fastify/multipart': /^src\/protocols\/web\//,
  '@digdir/designsystemet-css': /^src\/protocols\/web\//,
  '@fontsource/inter': /^src\/protocols\/web\//,
  'oidc-provider': /^src\/features\/token-service\//,
  'openid-client': /^src\/features\/(identity|ehr-launch)\//,
  jose: /^src\/features\/(health-data-api|health-credential|identity|token-service|demo-wallet|vendor-portal|vendor-self-test)\//,
  uqr: /^src\/features\/health-credential\/pages\//,
  pdfkit: /^src\/features\/patient-summary\/(.*\/)?pdf/,
  unpdf: /^src\/features\/council-papers\/pdf-text/,
  '@orama/stemmers': /^src\/features\/(open-council\/search\/|council\/norwegian-stems)/,
  'hl7.fhir.r4.examples': /^src\/features\/document-validation\/packages/,
  'hl7.terminology.r4': /^src\/features\/document-validation\/packages/,
  'hl7.fhir.uv.extensions.r4': /^src\/features\/document-validation\/packages/,
  'hl7.fhir.uv.ips': /^src\/features\/document-validation\/packages/,
  'tar-stream': /^src\/platform\/fhir-packages\//,
  '@medplum/ccda': /^src\/app\/bench/,
  '@medplum/core': /^src\/app\/bench/,
}

/** Beside the code they test, and written for tests alone. */
export function isTest(file: string): boolean {
  return /\.(test|contract)\.ts$/.test(file) || !file.startsWith('src/')
}

type Where = { readonly layer: string; readonly unit: string }

/** Of `src/features/restriction/fhir.ts`: layer `features`, unit `restriction`. */
function where(file: string): Where {
  const [, layer = '', unit = ''] = file.split('/')
  return { layer, unit }
}

/** Why this file may not import that, or undefined when it may. */
export function objection(file: string, wanted: Import): string | undefined {
  if (!file.startsWith('src/')) return undefined
  return { own: ownObjection, package: packageObjection, node: nodeObjection }[wanted.kind](file, wanted)
}

function ownObjection(file: string, { target, typeOnly }: Import): string | undefined {
  if (!target.startsWith('src/')) {
    return isTest(file) || !/\.[mc]?[jt]s$/.test(target) ? undefined : 'only tests import from outside src/'
  }
  if (isTest(target) && !isTest(file)) return 'only tests import tests'
  const [from, to] = [where(file), where(target)]
  if (!layers.includes(from.layer) || !layers.includes(to.layer)) return 'not in a layer'
  if (layers.indexOf(to.layer) > layers.indexOf(from.layer)) return `${from.layer} comes before ${to.layer}`
  if (pure.includes(from.layer) && to.layer === 'platform' && to.unit !== 'xml') {
    return `${from.layer} takes only xml from the platform`
  }
  if (from.layer === 'features' && to.layer === 'features' && from.unit !== to.unit && !target.endsWith('/index.ts')) {
    return 'a feature meets another through its index.ts'
  }
  return from.layer === 'features' && !isTest(file) && !typeOnly ? machineryObjection(file, to) : undefined
}

/** The rules of a feature know neither database nor page; types of both are fine, being shapes of what is handed in. */
function machineryObjection(file: string, { layer, unit }: Where): string | undefined {
  if (layer === 'platform' && unit === 'sql' && !sqlFiles.test(file)) return 'SQL lives in *.sql.ts'
  if (layer === 'protocols' && unit === 'web' && !pageFiles.test(file)) {
    return 'pages live in pages/, view/, texts/ or texts.ts, and routes.ts'
  }
  return undefined
}

function packageObjection(file: string, { target }: Import): string | undefined {
  if (isTest(file)) return undefined
  const allowed = users[target]
  if (!allowed) return 'no file of the program may use this package'
  return allowed.test(file) ? undefined : `only ${allowed.source.replaceAll('\\', '')}`
}

function nodeObjection(file: string, { target }: Import): string | undefined {
  if (isTest(file)) return undefined
  if (target === 'node:test' || target.startsWith('node:assert')) return 'only tests test'
  if (pure.includes(where(file).layer) && !pureNodeModules.includes(target)) return `${where(file).layer} does no IO`
  return undefined
}

/** Reads the clock or draws by chance; pure code is handed both. `new Date(x)` reads no clock. */
export const ambient =
  /\b(Date\.now\(|new Date\(\)|performance\.now\(|Math\.random\(|randomUUID\(|randomBytes\(|randomInt\()/

/** Layers where the clock and chance come from. */
export const ambientLayers = ['app', 'platform']

/** A file name that says nothing of what is inside. */
export const emptyName = /(^|[/-])(utils?|helpers?|common|managers?|misc)([-.]|$)/

/** A path that exists on somebody's machine only. */
export const machinePath = /(?<![\w.~/])\/(?:home|root|work|Users|tmp)\/[\w.]|\b[A-Z]:\\\\?[A-Za-z]/
