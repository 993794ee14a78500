import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { definitionsIn, makeDocumentValidator, shippedPackagePaths } from '../../features/document-validation/index.ts'
import { makeInvariants } from '../../validation/fhir/invariant/invariant.ts'
import { makeTerminology, type Terminology } from '../../validation/fhir/terminology/terminology.ts'
import { makeFhirValidator } from '../../validation/fhir/validator.ts'
import { configuredPackages } from '../fhir-packages.ts'
import { readConfig } from '../config.ts'

/** What one validator says of one document; `left` is how many of the checks it gave up on. */
export type Said = { readonly errors: number; readonly left: number }

/** Reads a document as far as is not to be timed, and gives back what is. */
type Validate = (document: Uint8Array) => () => Said

const decoder = new TextDecoder()
const parsed = (document: Uint8Array): unknown => JSON.parse(decoder.decode(document))

/** By name, each with what it must load first. A process of its own each. */
export const validators = {
  /** From bytes to findings with lines: base and every profile that is declared, imposed or pointed at. */
  async ours(): Promise<Validate> {
    const validator = makeDocumentValidator({ definitions: await definitions(), now: () => new Date() })
    return (document) => () => ({ errors: errorsOf(validator.validate(document).findings), left: 0 })
  },
  /**
   * The same engine on a parsed resource, with little terminology: what is left is what @medplum/core does, and still
   * required bindings, narrative, references and the rules of documents, which it does not do.
   */
  async structure(): Promise<Validate> {
    const known = await definitions()
    const terminology = onlyRequired(makeTerminology(known))
    const engine = makeFhirValidator({ definitions: known, invariants: makeInvariants(terminology), terminology })
    return (document) => {
      const value = parsed(document)
      return () => ({ errors: errorsOf(engine.validate({ value, written: () => undefined }).findings), left: 0 })
    }
  },
  /** A parsed resource, as far as it takes them: the Bundle by its type, each resource by the profiles it declares. */
  async medplum(): Promise<Validate> {
    const { indexStructureDefinitionBundle, validateResource } = await import('@medplum/core')
    const known = await definitions()
    indexStructureDefinitionBundle(await publishedTypes())
    return (document) => {
      const bundle = parsed(document) as Entered
      const asked = [{ resource: bundle, profile: undefined }, ...declarations(bundle)].flatMap(
        ({ resource, profile }) => {
          const structure = profile === undefined ? undefined : known.structure(profile)
          return profile !== undefined && !structure ? [] : [{ resource, structure }]
        },
      )
      return () => {
        let [errors, left] = [0, 0]
        for (const { resource, structure } of asked) {
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
    }
  },
} satisfies Readonly<Record<string, () => Promise<Validate>>>

/** Codes are looked at only for required bindings: the published EPS has slices that nothing else tells apart. */
function onlyRequired(whole: Terminology): Terminology {
  return {
    ...whole,
    checkCodes: () => [],
    checkBinding: (binding, ...asked) => (binding.strength === 'required' ? whole.checkBinding(binding, ...asked) : []),
  }
}

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
