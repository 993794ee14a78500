import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { definitionsIn, makeDocumentValidator, shippedPackagePaths } from '../../features/document-validation/index.ts'
import { configuredPackages } from '../fhir-packages.ts'
import { readConfig } from '../config.ts'

/** What one validator says of one document; `left` is how many of the checks it gave up on. */
export type Said = { readonly errors: number; readonly left: number }

type Validate = (document: Uint8Array) => Said

/** By name, each with what it must load first. A process of its own each. */
export const validators = {
  /** Base and every profile that is declared, imposed or pointed at. */
  async ours(): Promise<Validate> {
    const validator = makeDocumentValidator({ definitions: await definitions(), now: () => new Date() })
    return (document) => ({ errors: errorsOf(validator.validate(document).findings), left: 0 })
  },
  /** The same questions as far as it takes them: the Bundle by its type, each resource by the profiles it declares. */
  async medplum(): Promise<Validate> {
    const { indexStructureDefinitionBundle, validateResource } = await import('@medplum/core')
    const known = await definitions()
    indexStructureDefinitionBundle(await publishedTypes())
    const decoder = new TextDecoder()
    return (document) => {
      const bundle = JSON.parse(decoder.decode(document))
      const asked = [{ resource: bundle, profile: undefined }, ...declarations(bundle)]
      let [errors, left] = [0, 0]
      for (const { resource, profile } of asked) {
        const structure = profile === undefined ? undefined : known.structure(profile)
        if (profile !== undefined && !structure) continue
        try {
          // The types of both describe the same published resource; ours names only the fields that we read.
          const options = structure ? { profile: structure as never } : {}
          validateResource(resource as never, options)
        } catch (error) {
          const issues = issuesOf(error)
          if (issues) errors += errorsOf(issues)
          else left += 1
        }
      }
      return { errors, left }
    }
  },
} satisfies Readonly<Record<string, () => Promise<Validate>>>

export type ValidatorName = keyof typeof validators

async function definitions() {
  return definitionsIn(await configuredPackages(readConfig()))
}

const errorsOf = (issues: readonly { readonly severity?: string }[]) =>
  issues.filter(({ severity }) => severity === 'error' || severity === 'fatal').length

/** It throws an OperationOutcome for what is wrong, and another error for what it cannot do. */
function issuesOf(error: unknown): readonly { readonly severity?: string }[] | undefined {
  if (!(error instanceof Error) || !('outcome' in error)) return undefined
  const { outcome } = error as { readonly outcome?: { readonly issue?: readonly { readonly severity?: string }[] } }
  return outcome?.issue
}

type Declared = { readonly resource: object; readonly profile: string | undefined }
type Entered = { readonly entry?: readonly { readonly resource?: { readonly meta?: { profile?: string[] } } }[] }

function declarations({ entry = [] }: Entered): readonly Declared[] {
  return entry.flatMap(({ resource }) =>
    resource ? (resource.meta?.profile ?? []).map((profile) => ({ resource, profile })) : [],
  )
}

/** The definitions of types, as they were published; of profiles in that package it cannot read all. */
async function publishedTypes() {
  const folder = shippedPackagePaths()[0]!
  const names = (await readdir(folder)).filter((name) => name.startsWith('StructureDefinition-'))
  const all = await Promise.all(names.map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8'))))
  return all.filter(({ derivation }) => derivation !== 'constraint')
}
