import type { Json } from '../../standards/fhir/json.ts'
import type { NationalService, Operation, ParameterRule } from './national-service.ts'
import { ifMatch } from './resource-version.ts'

/** What a path of FHIR is: a search of a type, one resource, an operation. */
type Interaction =
  | { readonly kind: 'search' | 'create' | 'read' | 'update' | 'delete'; readonly type: string }
  | { readonly kind: 'operation'; readonly type?: string; readonly name: string }

/**
 * The capability statement of a service that speaks FHIR: what runs, read out of its operations.
 *
 * @see https://hl7.org/fhir/R4/capabilitystatement.html
 */
export function capabilityStatementOf(service: NationalService, url: string, date: string): Json {
  const found = service.operations.flatMap((operation) => {
    const interaction = interactionOf(operation)
    return interaction ? [{ operation, interaction }] : []
  })
  const called = found.flatMap(({ interaction }) => interaction.type ?? [])
  const profiles = new Map(Object.entries(service.profiles ?? {}))
  const types = [...new Set([...called, ...profiles.keys()])]
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    date,
    kind: 'instance',
    fhirVersion: service.format === 'fhir-r5' ? '5.0.0' : '4.0.1',
    format: ['application/fhir+json'],
    implementation: { description: service.title, url },
    rest: [
      {
        mode: 'server',
        ...wholeOf(service),
        security: { description: 'Access tokens of HelseID’s shape, bound to a key by DPoP (RFC 9449)' },
        ...(types.length > 0
          ? {
              resource: types.map((type) =>
                resourceOf(
                  type,
                  found.filter(({ interaction }) => interaction.type === type),
                  profiles.get(type) ?? [],
                ),
              ),
            }
          : {}),
      },
    ],
  }
}

/** What is done with a Bundle sent to the base: a transaction or a batch, as the body of the operation says. */
function wholeOf({ operations }: NationalService): Json {
  const bodies = operations.filter(({ path }) => belowBase(path) === '').map(({ body }) => body?.properties)
  const codes = bodies.flatMap((properties) => {
    const { type } = (properties ?? {}) as { type?: { const?: string; enum?: readonly string[] } }
    return type?.enum ?? type?.const ?? []
  })
  const known = codes.filter((code) => code === 'transaction' || code === 'batch')
  return known.length > 0 ? { interaction: known.map((code) => ({ code })) } : {}
}

/** Where journaldokumenter has its FHIR: it has more than that below its host. */
const documentsBase = '/R4/fhir'

/**
 * Where FHIR begins below the base of a service: a client looks for `/metadata` there.
 *
 * @see https://hl7.org/fhir/R4/http.html#capabilities
 */
export function fhirBaseOf({ operations }: NationalService): string {
  return operations.some(({ path }) => path.startsWith(documentsBase)) ? documentsBase : ''
}

/** VKP has the municipality first, and writes types small. */
function belowBase(path: string): string {
  return (path.startsWith(documentsBase) ? path.slice(documentsBase.length) : path)
    .replace(/^\/:orgNumber\/([a-z])/, (_all, first: string) => `/${first.toUpperCase()}`)
    .replace(/^\/$/, '')
}

type Found = { readonly operation: Operation; readonly interaction: Interaction }

const codes = { search: 'search-type', create: 'create', read: 'read', update: 'update', delete: 'delete' } as const

function resourceOf(type: string, found: readonly Found[], profiles: readonly string[]): Json {
  const interactions = found.flatMap(({ interaction }) =>
    interaction.kind === 'operation' ? [] : [codes[interaction.kind]],
  )
  const searches = found.flatMap(({ operation, interaction }) =>
    interaction.kind === 'search' ? (operation.parameters ?? []).filter(({ name }) => !name.startsWith('_')) : [],
  )
  const operations = found.flatMap(({ interaction }) =>
    interaction.kind === 'operation' ? [{ name: interaction.name }] : [],
  )
  return {
    type,
    ...(profiles.length > 0 ? { supportedProfile: profiles } : {}),
    ...(interactions.length > 0 ? { interaction: [...new Set(interactions)].map((code) => ({ code })) } : {}),
    // Whoever updates says which version they have seen.
    ...(found.some(({ operation }) => operation.headers?.includes(ifMatch)) ? { versioning: 'versioned-update' } : {}),
    ...(searches.length > 0 ? { searchParam: searches.map(searchParamOf) } : {}),
    ...(operations.length > 0
      ? {
          operation: operations.map((each) => ({
            ...each,
            definition: `urn:knutepunkt:operation:${type}-${each.name}`,
          })),
        }
      : {}),
  }
}

/**
 * A search parameter by the name that FHIR gives it: without what follows in a chain, and without a modifier, which are of a
 * reference to somebody.
 */
function searchParamOf({ name, type }: ParameterRule): Json {
  const [first = name, ...rest] = name.split(/[.:]/)
  return { name: first, type: rest.length > 0 ? 'reference' : type }
}

/** The type and interaction that a path says, if it is one of FHIR's; kjernejournal writes a plural and no `_search`. */
function interactionOf({ method, path }: Operation): Interaction | undefined {
  const [, type, rest] = /^\/([A-Z]\w*)(?:\/(.+))?$/.exec(belowBase(path)) ?? []
  if (!type) return undefined
  const named = type === 'Conditions' ? 'Condition' : type
  if (rest?.startsWith('$')) return { kind: 'operation', type: named, name: rest.slice(1) }
  if (rest === '_search' || (rest === undefined && method === 'GET')) return { kind: 'search', type: named }
  const kind = ({ POST: 'create', GET: 'read', PUT: 'update', DELETE: 'delete' } as const)[method]
  return { kind, type: named }
}
