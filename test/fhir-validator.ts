import { parseStrictJson } from '../src/standards/fhir/strict-json.ts'
import type { Finding } from '../src/validation/finding.ts'
import type { Definitions, ElementDefinition, StructureDefinition } from '../src/validation/fhir/definitions.ts'
import { makeInvariants } from '../src/validation/fhir/invariant/invariant.ts'
import { withSnapshots } from '../src/validation/fhir/snapshot/snapshot.ts'
import { makeTerminology } from '../src/validation/fhir/terminology/terminology.ts'
import { makeFhirValidator } from '../src/validation/fhir/validator.ts'

/** A validator of documents, as the program makes it, that answers with the findings of a JSON text or value. */
export function validatorOf(definitions: Definitions) {
  const terminology = makeTerminology(definitions)
  const invariants = makeInvariants({ memberOf: terminology.memberOf })
  const validator = makeFhirValidator({ definitions, terminology, invariants })
  return (document: unknown, profiles: readonly string[] = []): readonly Finding[] => {
    const text = document instanceof Uint8Array ? document : JSON.stringify(document)
    return validator.validate(parseStrictJson(text), { profiles }).findings
  }
}

/** The errors, each as its code and path. */
export function errorsOf(findings: readonly Finding[]): readonly string[] {
  return findings.filter(({ severity }) => severity === 'error').map(({ code, path }) => `${code} ${path}`)
}

/** A narrative that nothing is wrong with. */
export const text = { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml">Said in words</div>' }

/** A profile by its differential, with a canonical URL of its name. */
export function profileOf(
  type: string,
  name: string,
  elements: readonly Partial<ElementDefinition>[],
  more: Partial<StructureDefinition> = {},
): StructureDefinition {
  const element = elements.map((each) => ({ path: each.id?.replaceAll(/:[^.]*/g, '') ?? type, ...each }))
  return {
    resourceType: 'StructureDefinition',
    url: urlOf(name),
    version: '1.0.0',
    name,
    kind: type === 'Extension' ? 'complex-type' : 'resource',
    abstract: false,
    type,
    baseDefinition: `http://hl7.org/fhir/StructureDefinition/${type}`,
    derivation: 'constraint',
    differential: { element: element as readonly ElementDefinition[] }, // whole but for what the snapshot adds
    ...more,
  }
}

export function urlOf(name: string): string {
  return `https://knutepunkt.example/test/StructureDefinition/${name}`
}

/** Definitions with profiles of a test before all others. */
export function withProfiles(definitions: Definitions, profiles: readonly StructureDefinition[]): Definitions {
  const byUrl = new Map(profiles.map((each) => [each.url, each]))
  return withSnapshots({
    ...definitions,
    structure: (canonical) => byUrl.get(canonical.split('|')[0] ?? '') ?? definitions.structure(canonical),
  })
}
